package org.linli.walkthrough.requests;

import java.util.Locale;
import java.util.Objects;

/**
 * The list of rows that were rejected or taken in with something left open, for a clerk to go through.
 *
 * <p>A table by RFC 4180 in UTF-8 with LF, columns {@code line,id,severity,reason,explanation}, by rising line. The
 * severity is {@code rejected} or {@code note}; a line may have several notes. The same intake gives the same bytes.
 */
public final class RejectsFile {

    /** The severity of a row that was not taken in. */
    public static final String REJECTED = "rejected";

    /** The severity of something left open about a row that was taken in. */
    public static final String NOTE = "note";

    private final String text;

    private RejectsFile(String text) {
        this.text = text;
    }

    /**
     * Lists what an intake rejected and noted; a header alone if it did neither.
     *
     * @param intake what became of the rows
     * @return the list
     */
    public static RejectsFile of(Intake intake) {
        Objects.requireNonNull(intake, "intake");
        StringBuilder csv = new StringBuilder("line,id,severity,reason,explanation\n");
        int next = 0;
        for (Note note : intake.notes()) {
            while (next < intake.rejects().size() && intake.rejects().get(next).line() < note.line()) {
                add(csv, intake.rejects().get(next++));
            }
            add(csv, note.line(), note.id(), NOTE, note.kind(), note.explanation());
        }
        while (next < intake.rejects().size()) {
            add(csv, intake.rejects().get(next++));
        }
        return new RejectsFile(csv.toString());
    }

    private static void add(StringBuilder csv, Reject reject) {
        add(csv, reject.line(), reject.id(), REJECTED, reject.reason(), reject.explanation());
    }

    private static void add(
            StringBuilder csv, long line, String id, String severity, Enum<?> reason, String explanation) {
        csv.append(line)
                .append(',')
                .append(quoted(id))
                .append(',')
                .append(severity)
                .append(',');
        csv.append(reason.name().toLowerCase(Locale.ROOT)).append(',');
        csv.append(quoted(explanation)).append('\n');
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** {@return the whole list} */
    public String text() {
        return text;
    }
}
