package org.linli.casework;

/** How far a case has come. */
public enum CaseStage {
    /** Nobody has reported it: there is no such case. */
    UNREPORTED(false),
    /** Reported; the unit that received it answers for it. */
    REPORTED(true),
    /** Accepted, with a deadline; whoever accepted it answers for it. */
    ACCEPTED(true),
    /** Assigned to somebody who has not taken it up yet. */
    ASSIGNED(true),
    /** Taken up; whoever took it up answers for it. */
    UNDER_WAY(true),
    /** Handled, with a result, and waiting for a second look. */
    HANDLED(true),
    /** Looked at by somebody other than the doer, and found good. */
    VERIFIED(true),
    /** Closed; the resident may still be asked. */
    CLOSED(false),
    /** Closed, and the resident has been asked. */
    FOLLOWED_UP(false),
    /** Turned away with a reason. */
    TURNED_AWAY(false),
    /** Merged into another case. */
    MERGED(false);

    private final boolean open;

    CaseStage(boolean open) {
        this.open = open;
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
