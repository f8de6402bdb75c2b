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
        return stage.label();
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
