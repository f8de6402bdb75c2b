package org.linli.matching;

import java.util.Locale;
import java.util.Optional;

/** The two languages of summaries, side by side at every sentence, so that neither can be forgotten. */
enum Wording {
    ENGLISH,
    CHINESE;

    static Wording of(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
    }

    String say(String english, String chinese) {
        return this == CHINESE ? chinese : english;
    }

    String place(Optional<String> supplier) {
        return supplier.map(id -> say("with supplier " + id, "由" + id + "承接")).orElse(say("left over", "未获安排"));
    }
}
