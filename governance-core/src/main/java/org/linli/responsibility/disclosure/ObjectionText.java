package org.linli.responsibility.disclosure;

import java.util.Optional;
import org.linli.basics.PlainText;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;

/**
 * Looks at what somebody objected before it is written down: how long it is, and whether it has characters that nobody sees. It says which of
 * both, and nothing of what was said.
 */
final class ObjectionText {
    private static final Purpose INTAKE = Purpose.of("intake-check");

    private ObjectionText() {}

    /** Why the text cannot be taken in, if so. */
    static Optional<DisclosureReason> unfit(Optional<Personal<String>> text) {
        return text.flatMap(each -> each.reveal(INTAKE)).flatMap(ObjectionText::unfit);
    }

    private static Optional<DisclosureReason> unfit(String said) {
        if (said.length() > DisclosureRules.LONGEST_TEXT) {
            return Optional.of(DisclosureReason.TEXT_TOO_LONG);
        }
        return PlainText.hidesSomething(said)
                ? Optional.of(DisclosureReason.TEXT_HAS_HIDDEN_CHARACTERS)
                : Optional.empty();
    }
}
