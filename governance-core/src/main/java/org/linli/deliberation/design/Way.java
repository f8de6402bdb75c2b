package org.linli.deliberation.design;

import java.util.Objects;

/**
 * A way from one phase to another. Where several stand open, the convener chooses.
 *
 * @param to which phase comes then
 * @param when on what
 */
public record Way(PhaseId to, When when) {
    /** Checks that nothing is missing. */
    public Way {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(when, "when");
    }

    /** On what a way is open. */
    public enum When {
        /** When the phase is over. */
        OVER,
        /** When what was decided on has been adopted. */
        ADOPTED,
        /** When it has not. */
        NOT_ADOPTED
    }

    /**
     * A way that is open when the phase is over.
     *
     * @param phase which phase comes then
     * @return the way
     */
    public static Way to(String phase) {
        return new Way(PhaseId.of(phase), When.OVER);
    }

    /**
     * A way that is open when something was adopted.
     *
     * @param phase which phase comes then
     * @return the way
     */
    public static Way ifAdopted(String phase) {
        return new Way(PhaseId.of(phase), When.ADOPTED);
    }

    /**
     * A way that is open when nothing was adopted.
     *
     * @param phase which phase comes then
     * @return the way
     */
    public static Way ifNot(String phase) {
        return new Way(PhaseId.of(phase), When.NOT_ADOPTED);
    }
}
