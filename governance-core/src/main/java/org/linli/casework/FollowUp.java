package org.linli.casework;

/**
 * What the resident said when asked afterwards.
 *
 * @param reached whether the resident could be reached; only then is the visit valid
 * @param responded whether somebody had been in touch about it before, as the resident remembers (响应); false if not reached
 * @param solved whether the matter is solved, in the resident's eyes; false if not reached
 * @param satisfied whether the resident is satisfied with how it was handled; false if not reached
 */
public record FollowUp(boolean reached, boolean responded, boolean solved, boolean satisfied) {
    /** The resident could not be reached. */
    public static final FollowUp NOT_REACHED = new FollowUp(false, false, false, false);

    /** Checks that nobody answered who was not reached. */
    public FollowUp {
        if (!reached && (responded || solved || satisfied)) {
            throw new IllegalArgumentException("The answers of a follow-up (responded " + responded + ", solved "
                    + solved + ", satisfied " + satisfied + ") must be false where the resident was not reached.");
        }
    }

    /**
     * The resident was reached, remembers that somebody had been in touch, and answered.
     *
     * @param solved whether the matter is solved
     * @param satisfied whether the resident is satisfied
     * @return the follow-up
     */
    public static FollowUp answered(boolean solved, boolean satisfied) {
        return new FollowUp(true, true, solved, satisfied);
    }
}
