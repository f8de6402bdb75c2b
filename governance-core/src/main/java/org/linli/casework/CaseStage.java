package org.linli.casework;

/** How far a case has come. */
public enum CaseStage {
    /** Nobody has reported it: there is no such case. */
    UNREPORTED("未接诉", false),
    /** Reported; the unit that received it answers for it. */
    REPORTED("已接诉", true),
    /** Accepted, with a deadline; whoever accepted it answers for it. */
    ACCEPTED("已受理", true),
    /** Assigned to somebody who has not taken it up yet. */
    ASSIGNED("已交办", true),
    /** It is disputed whose it is, and somebody has to rule on that; whoever answered for it before goes on to. */
    DISPUTED("待裁定", true),
    /** Taken up; whoever took it up answers for it. */
    UNDER_WAY("办理中", true),
    /** Paused for a reason; the clock stands still until the pause runs out. */
    PAUSED("已暂停", true),
    /** Cannot be solved now and is kept openly until it is looked at again (挂账); the clock stands still. */
    PARKED("已挂账", true),
    /** Handled, with a result, and waiting for a second look. */
    HANDLED("待核实", true),
    /** Looked at by somebody other than the doer, and found good. */
    VERIFIED("已核实", true),
    /** Closed; the resident may still be asked. */
    CLOSED("已办结", false),
    /** Closed, and the resident has been asked. */
    FOLLOWED_UP("已回访", false),
    /** Turned away with a reason. */
    TURNED_AWAY("已退回", false),
    /** Withdrawn by whoever reported it. */
    WITHDRAWN("已撤回", false),
    /** Void: it should never have been entered. */
    VOIDED("已作废", false),
    /** Merged into another case. */
    MERGED("已并案", false),
    /** Split into parts that go on as cases of their own. */
    SPLIT("已拆分", false);

    private final String label;
    private final boolean open;

    CaseStage(String label, boolean open) {
        this.label = label;
        this.open = open;
    }

    /**
     * What it is called in Chinese.
     *
     * @return the term of the field
     */
    public String label() {
        return label;
    }

    /**
     * Whether somebody still has to do something about a case at this stage.
     *
     * @return true from report to verification
     */
    public boolean isOpen() {
        return open;
    }
}
