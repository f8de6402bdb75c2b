package org.linli.trace;

/** Who may see a fact (its open part; personal parts need a purpose besides). Each includes the ones before it. */
public enum Audience {
    /** Every resident and passer-by. */
    PUBLIC,
    /** Those whom the subject concerns: who reported it, who must answer. */
    PARTIES,
    /** Those who handle matters of this kind in office. */
    OFFICERS,
    /** Only those who examine the trace itself. */
    AUDITORS;

    /**
     * Whether a reader of this audience may see what is meant for another.
     *
     * @param meantFor the audience that a fact names
     * @return true if this audience includes the other
     */
    public boolean sees(Audience meantFor) {
        return compareTo(meantFor) >= 0;
    }
}
