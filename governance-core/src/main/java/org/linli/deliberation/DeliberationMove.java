package org.linli.deliberation;

import static org.linli.deliberation.DeliberationStage.BETWEEN;
import static org.linli.deliberation.DeliberationStage.CONVENED;
import static org.linli.deliberation.DeliberationStage.COUNTING;
import static org.linli.deliberation.DeliberationStage.OPEN;
import static org.linli.deliberation.DeliberationStage.UNCONVENED;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The table of a deliberation: what can be done at which stage. Nothing outside this table is reachable. */
public enum DeliberationMove {
    /** Somebody convenes it, and fixes its rules. */
    CONVENE("召集", EnumSet.of(UNCONVENED)),
    /** Whoever is asked at a gate says whether the phase behind it may begin. */
    EXAMINE("审查", EnumSet.of(CONVENED, BETWEEN)),
    /** The convener opens a phase. */
    OPEN_PHASE("开启环节", EnumSet.of(CONVENED, BETWEEN)),
    /** The convener lets a phase last longer. */
    EXTEND("延长", EnumSet.of(OPEN)),
    /** A phase is over: its time is, or the convener ends it. */
    CLOSE("结束环节", EnumSet.of(OPEN)),
    /** It is put down what a vote has come to. */
    CONCLUDE("公布计票", EnumSet.of(COUNTING)),
    /** The convener calls it off. */
    CANCEL("取消", EnumSet.of(CONVENED, OPEN, BETWEEN));

    private final String label;
    private final ImmutableSet<DeliberationStage> from;

    DeliberationMove(String label, Set<DeliberationStage> from) {
        this.label = label;
        this.from = Sets.immutableEnumSet(from);
    }

    /**
     * What it is called in Chinese.
     *
     * @return such as 召集
     */
    public String label() {
        return label;
    }

    /**
     * The stages at which this can be done.
     *
     * @return the stages, in their order; immutable
     */
    public Set<DeliberationStage> from() {
        return from;
    }

    /**
     * The power that it takes, as asked of an authority.
     *
     * @return such as {@code deliberation.open_phase}
     */
    public String power() {
        return "deliberation." + name().toLowerCase(Locale.ROOT);
    }
}
