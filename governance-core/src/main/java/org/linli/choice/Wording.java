package org.linli.choice;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The two languages of summaries, side by side at every sentence, so that neither can be forgotten. */
enum Wording {
    ENGLISH(", ", " and "),
    CHINESE("、", "、");

    private final String comma;
    private final String and;

    Wording(String comma, String and) {
        this.comma = comma;
        this.and = and;
    }

    static Wording of(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
    }

    String say(String english, String chinese) {
        return this == CHINESE ? chinese : english;
    }

    String names(List<Option> options) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < options.size(); i++) {
            if (i > 0) {
                text.append(i == options.size() - 1 ? and : comma);
            }
            text.append(options.get(i).name());
        }
        return text.toString();
    }

    /** All of them, or nobody. */
    String list(List<Option> options) {
        return options.isEmpty()
                ? say("nobody", "无人")
                : options.stream().map(Option::name).collect(Collectors.joining(comma));
    }

    String be(List<?> subjects) {
        return subjects.size() == 1 ? "is" : "are";
    }
}
