package org.linli.deliberation.design;

/** What is done in a phase. */
public enum PhaseKind {
    /** Everybody learns what it is about, what is known, and what may be decided. */
    INFORM("告知"),
    /** People say what they think and want, and agree or disagree with what others have said. */
    STATEMENTS("发言"),
    /** Proposals are made, supported and amended. */
    PROPOSALS("提案"),
    /** Parties make offers to each other. */
    NEGOTIATE("协商"),
    /** The competent body decides. */
    DECIDE("表决"),
    /** What was decided is made public, or what came of it. */
    PUBLISH("公开"),
    /** What was promised is done. */
    CARRY_OUT("落实"),
    /** It is asked whether it helped. */
    EVALUATE("评议");

    private final String label;

    PhaseKind(String label) {
        this.label = label;
    }

    /**
     * What it is called in Chinese.
     *
     * @return such as 表决
     */
    public String label() {
        return label;
    }
}
