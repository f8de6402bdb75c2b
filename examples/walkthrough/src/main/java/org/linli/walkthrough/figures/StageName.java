package org.linli.walkthrough.figures;

import org.linli.casework.CaseStage;

/** How readers call the stages of a case, in both languages. */
public final class StageName {

    private StageName() {}

    /**
     * The English name.
     *
     * @param stage a stage
     * @return such as {@code under way}
     */
    public static String of(CaseStage stage) {
        return stage.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /**
     * The Chinese name.
     *
     * @param stage a stage
     * @return such as {@code 办理中}
     */
    public static String chinese(CaseStage stage) {
        return switch (stage) {
            case UNREPORTED -> "未接诉";
            case REPORTED -> "已接诉";
            case ACCEPTED -> "已受理";
            case ASSIGNED -> "已交办";
            case UNDER_WAY -> "办理中";
            case HANDLED -> "待核实";
            case VERIFIED -> "已核实";
            case CLOSED -> "已办结";
            case FOLLOWED_UP -> "已回访";
            case TURNED_AWAY -> "已退回";
            case MERGED -> "已并案";
        };
    }

    /**
     * Both.
     *
     * @param stage a stage
     * @return such as {@code under way 办理中}
     */
    public static String both(CaseStage stage) {
        return of(stage) + " " + chinese(stage);
    }
}
