package org.linli.casework;

import java.util.Optional;
import java.util.stream.Stream;
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
                        : said.codePoints().allMatch(ReportText::isSeen)
                                ? Optional.empty()
                                : Optional.of(CaseReason.TEXT_HAS_HIDDEN_CHARACTERS));
    }

    /** Whether a character may stand in a text: line breaks, tabs and the joiners of scripts and pictures may, marks of direction may not. */
    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\r' || point == '\t';
            case Character.FORMAT -> point == 0x200c || point == 0x200d;
            case Character.SURROGATE -> false;
            default -> true;
        };
    }
}
