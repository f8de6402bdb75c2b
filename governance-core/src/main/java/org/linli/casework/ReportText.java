package org.linli.casework;

import java.util.Optional;
import java.util.stream.Stream;
import org.linli.basics.PlainText;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;

/**
 * Looks at what a resident said before it is written down: how long it is, and whether it has characters that nobody sees. It says which
 * of both, and nothing of what was said.
 */
final class ReportText {
    private static final Purpose INTAKE = Purpose.of("intake-check");

    private ReportText() {}

    /** Why the texts of a report cannot be taken in, if so. */
    static Optional<CaseReason> objection(Report report, CasePolicy policy) {
        return Stream.of(report.description(), report.contact())
                .flatMap(Optional::stream)
                .flatMap(text -> objection(text, policy).stream())
                .findFirst();
    }

    private static Optional<CaseReason> objection(Personal<String> text, CasePolicy policy) {
        return text.reveal(INTAKE)
                .flatMap(said -> said.length() > policy.longestText()
                        ? Optional.of(CaseReason.TEXT_TOO_LONG)
                        : PlainText.hidesSomething(said)
                                ? Optional.of(CaseReason.TEXT_HAS_HIDDEN_CHARACTERS)
                                : Optional.empty());
    }
}
