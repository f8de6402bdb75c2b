package org.linli.deliberation;

/** How far a deliberation has come. */
public enum DeliberationStage {
    /** Nobody has convened it. */
    UNCONVENED("未召集"),
    /** It is convened, and its rules are fixed; nothing is open yet. */
    CONVENED("已召集"),
    /** A phase is open. */
    OPEN("进行中"),
    /** A vote is closed and has not been counted. */
    COUNTING("计票中"),
    /** A phase is over, and the next has not been opened. */
    BETWEEN("环节之间"),
    /** It has come to an end by its design. */
    COMPLETED("已完成"),
    /** A gate was not passed, and no way led back. */
    STOPPED("审查未通过"),
    /** Whoever convened it has called it off. */
    CANCELLED("已取消");

    private final String label;

    DeliberationStage(String label) {
        this.label = label;
    }

    /**
     * What it is called in Chinese.
     *
     * @return such as 进行中
     */
    public String label() {
        return label;
    }

    /**
     * Whether it has ended.
     *
     * @return true if nothing can be done any more
     */
    public boolean isEnded() {
        return this == COMPLETED || this == STOPPED || this == CANCELLED;
    }
}
