package org.linli.casework;

import org.linli.basics.Identifier;
import org.linli.trace.ActId;

/**
 * A case, for example {@code nyc-51934683}.
 *
 * @param value the id as text: see {@link Identifier} for what it may contain; compared exactly
 */
public record CaseId(String value) implements Comparable<CaseId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public CaseId {
        Identifier.checked("case id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static CaseId of(String value) {
        return new CaseId(value);
    }

    /**
     * The id of the case that an act reports: the act's own, so that reporting it twice opens one case.
     *
     * @param report the id of the act that reports it
     * @return the id
     */
    public static CaseId from(ActId report) {
        return new CaseId(report.value());
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static CaseId parse(String text) {
        return new CaseId(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(CaseId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
