package org.linli.casework;

import static org.linli.casework.CaseStage.ACCEPTED;
import static org.linli.casework.CaseStage.ASSIGNED;
import static org.linli.casework.CaseStage.CLOSED;
import static org.linli.casework.CaseStage.FOLLOWED_UP;
import static org.linli.casework.CaseStage.HANDLED;
import static org.linli.casework.CaseStage.REPORTED;
import static org.linli.casework.CaseStage.TURNED_AWAY;
import static org.linli.casework.CaseStage.UNDER_WAY;
import static org.linli.casework.CaseStage.UNREPORTED;
import static org.linli.casework.CaseStage.VERIFIED;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The table of a case: what can be done at which stage, and where it leads. Nothing outside this table is reachable. */
public enum CaseMove {
    /** A matter is reported. */
    REPORT(REPORTED, EnumSet.of(UNREPORTED)),
    /** A unit accepts the case and with it the deadline. */
    ACCEPT(ACCEPTED, EnumSet.of(REPORTED)),
    /** The accountable unit names who is to do it; until that one takes it up it may name another. */
    ASSIGN(ASSIGNED, EnumSet.of(ACCEPTED, ASSIGNED)),
    /** The one named takes it up and answers for it from then on. */
    TAKE_UP(UNDER_WAY, EnumSet.of(ASSIGNED)),
    /** The doer has handled it and says with what result. */
    HANDLE(HANDLED, EnumSet.of(UNDER_WAY)),
    /** Somebody else has looked at it and found it good. */
    VERIFY(VERIFIED, EnumSet.of(HANDLED)),
    /** The case is closed. */
    CLOSE(CLOSED, EnumSet.of(VERIFIED)),
    /** The resident has been asked, or could not be reached. */
    FOLLOW_UP(FOLLOWED_UP, EnumSet.of(CLOSED)),
    /** The unit that received it turns it away, with a reason and whom to turn to. */
    TURN_AWAY(TURNED_AWAY, EnumSet.of(REPORTED)),
    /** The case is found to be the same as another, and goes on there. */
    MERGE(CaseStage.MERGED, EnumSet.of(REPORTED, ACCEPTED, ASSIGNED, UNDER_WAY));

    private static final ImmutableSet<CaseStage> LAST = Arrays.stream(CaseStage.values())
            .filter(stage -> Arrays.stream(values()).noneMatch(move -> move.from.contains(stage)))
            .collect(Sets.toImmutableEnumSet());

    private final CaseStage to;
    private final ImmutableSet<CaseStage> from;
    private final String power;

    CaseMove(CaseStage to, EnumSet<CaseStage> from) {
        this.to = to;
        this.from = Sets.immutableEnumSet(from);
        this.power = "case." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * The stages at which this can be done.
     *
     * @return the stages, in their order; immutable
     */
    public Set<CaseStage> from() {
        return from;
    }

    /**
     * The stage it leads to.
     *
     * @return the stage after
     */
    public CaseStage to() {
        return to;
    }

    /**
     * Whether nothing can be done any more at a stage.
     *
     * @param stage any stage
     * @return true if no move starts from it
     */
    public static boolean isLast(CaseStage stage) {
        return LAST.contains(stage);
    }

    /**
     * The power that it takes, as asked of an authority.
     *
     * @return such as {@code case.take_up}
     */
    public String power() {
        return power;
    }
}
