package org.linli.walkthrough.figures;

import org.linli.casework.CaseStage;

/** The stages of a case in five groups, for where there is no room for all of them. */
public enum StageGroup {
    /** Nobody has taken it up yet. */
    WAITING("waiting", "待接办"),
    /** Somebody works on it, or it is paused or kept openly. */
    UNDER_WAY("under way", "办理中"),
    /** It has been handled and is looked at. */
    CHECKED("being checked", "待核实"),
    /** It is closed. */
    CLOSED("closed", "已办结"),
    /** It has ended in another way. */
    OTHER("ended otherwise", "其他终结");

    private final String english;
    private final String chinese;

    StageGroup(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /**
     * The group of a stage.
     *
     * @param stage a stage of a case that has been reported
     * @return the group
     */
    public static StageGroup of(CaseStage stage) {
        return switch (stage) {
            case UNREPORTED, REPORTED, ACCEPTED, ASSIGNED, DISPUTED -> WAITING;
            case UNDER_WAY, PAUSED, PARKED -> UNDER_WAY;
            case HANDLED, VERIFIED -> CHECKED;
            case CLOSED, FOLLOWED_UP -> CLOSED;
            case TURNED_AWAY, WITHDRAWN, VOIDED, MERGED, SPLIT -> OTHER;
        };
    }

    /** {@return its name in both languages} */
    public String both() {
        return english + " " + chinese;
    }
}
