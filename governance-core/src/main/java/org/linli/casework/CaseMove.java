package org.linli.casework;

import static org.linli.casework.CaseStage.ACCEPTED;
import static org.linli.casework.CaseStage.ASSIGNED;
import static org.linli.casework.CaseStage.CLOSED;
import static org.linli.casework.CaseStage.DISPUTED;
import static org.linli.casework.CaseStage.FOLLOWED_UP;
import static org.linli.casework.CaseStage.HANDLED;
import static org.linli.casework.CaseStage.PARKED;
import static org.linli.casework.CaseStage.PAUSED;
import static org.linli.casework.CaseStage.REPORTED;
import static org.linli.casework.CaseStage.TURNED_AWAY;
import static org.linli.casework.CaseStage.UNDER_WAY;
import static org.linli.casework.CaseStage.UNREPORTED;
import static org.linli.casework.CaseStage.VERIFIED;
import static org.linli.casework.CaseStage.VOIDED;
import static org.linli.casework.CaseStage.WITHDRAWN;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The table of a case: what can be done at which stage, and where it leads. Nothing outside this table is reachable. The picture in
 * {@code docs/guide/casework.md} is drawn from it.
 */
public enum CaseMove {
    /** A matter is reported. */
    REPORT("接诉", REPORTED, EnumSet.of(UNREPORTED)),
    /** A unit accepts the case and with it the deadline. */
    ACCEPT("受理", ACCEPTED, EnumSet.of(REPORTED)),
    /** The accountable unit names who is to do it, and who assists; until that one takes it up it may name another. */
    ASSIGN("交办", ASSIGNED, EnumSet.of(ACCEPTED, ASSIGNED)),
    /** The one named gives it back, with a reason. */
    SEND_BACK("退件", ACCEPTED, EnumSet.of(ASSIGNED)),
    /** The one named takes it up and answers for it from then on. */
    TAKE_UP("接办", UNDER_WAY, EnumSet.of(ASSIGNED)),
    /** The doer waits for something, and the clock with them, for so long at most. */
    PAUSE("暂停", PAUSED, EnumSet.of(UNDER_WAY)),
    /** The case goes on after a pause, or is taken out of those that are parked. */
    RESUME("恢复", UNDER_WAY, EnumSet.of(PAUSED, PARKED)),
    /** The doer has handled it and says with what result. */
    HANDLE("办理", HANDLED, EnumSet.of(UNDER_WAY)),
    /** Somebody else has looked at it and found it good. */
    VERIFY("核实", VERIFIED, EnumSet.of(HANDLED)),
    /** Somebody else has looked at it and found it wanting. */
    SEND_TO_REWORK("返工", UNDER_WAY, EnumSet.of(HANDLED, VERIFIED)),
    /** The case is closed. */
    CLOSE("办结", CLOSED, EnumSet.of(VERIFIED)),
    /** The resident has been asked, or could not be reached. */
    FOLLOW_UP("回访", FOLLOWED_UP, EnumSet.of(CLOSED, FOLLOWED_UP)),
    /** It has come up again, or was not what it was said to be. */
    REOPEN("重开", ACCEPTED, EnumSet.of(CLOSED, FOLLOWED_UP)),
    /** A question is answered out of what the host knows. */
    ANSWER("答复", CLOSED, EnumSet.of(REPORTED, ACCEPTED)),
    /** The unit that received it turns it away, with a reason and whom to turn to. */
    TURN_AWAY("不予受理", TURNED_AWAY, EnumSet.of(REPORTED)),
    /** Whoever reported it takes it back. */
    WITHDRAW("撤回", WITHDRAWN, EnumSet.of(REPORTED, ACCEPTED, ASSIGNED, DISPUTED, UNDER_WAY, PAUSED, PARKED)),
    /** It should never have been entered. */
    VOID(
            "作废",
            VOIDED,
            EnumSet.of(REPORTED, ACCEPTED, ASSIGNED, DISPUTED, UNDER_WAY, PAUSED, PARKED, HANDLED, VERIFIED)),
    /** The case is found to be the same as another, and goes on there. */
    MERGE("并案", CaseStage.MERGED, EnumSet.of(REPORTED, ACCEPTED, ASSIGNED, UNDER_WAY)),
    /** The other side of a merge: the case goes on for another as well; not while its clock stands still, it is disputed or it has been verified. */
    ABSORB("并入", EnumSet.of(REPORTED, ACCEPTED, ASSIGNED, UNDER_WAY, HANDLED)),
    /** The unit that accepted it makes several cases of it. */
    SPLIT("拆分", CaseStage.SPLIT, EnumSet.of(ACCEPTED)),
    /** The other side of a split: a part begins as a case of its own, accepted and due as the whole was. */
    SPLIT_OFF("拆出", ACCEPTED, EnumSet.of(UNREPORTED)),
    /** The case is said to derive from another. */
    RELATE("关联", reported()),
    /** The other side of that: another case derives from this one. */
    LEAD_TO("引出", reported()),
    /** Whoever has it says that it is not theirs. */
    DISPUTE("争议", DISPUTED, EnumSet.of(REPORTED, ASSIGNED)),
    /** It is ruled whose it is (裁定), and that binds them. */
    RULE("裁定", ASSIGNED, EnumSet.of(DISPUTED)),
    /** Whoever answers for it has departed, and it is given to somebody else. */
    HAND_OVER("移交", EnumSet.of(REPORTED, ACCEPTED, ASSIGNED, DISPUTED, UNDER_WAY, PAUSED, PARKED, HANDLED, VERIFIED)),
    /** The street blows the whistle (吹哨): departments are summoned. */
    WHISTLE("吹哨", EnumSet.of(ACCEPTED, ASSIGNED, DISPUTED, UNDER_WAY, PAUSED, PARKED)),
    /** A department that was summoned answers (报到). */
    ANSWER_WHISTLE("报到", EnumSet.of(ACCEPTED, ASSIGNED, DISPUTED, UNDER_WAY, PAUSED, PARKED, HANDLED, VERIFIED)),
    /** A department that has not answered is reminded, or somebody above is told, by the next step of a plan for what falls due. */
    URGE_ANSWER("催报到", EnumSet.of(ACCEPTED, ASSIGNED, DISPUTED, UNDER_WAY, PAUSED, PARKED, HANDLED, VERIFIED)),
    /** It is granted more time. */
    EXTEND("延期", EnumSet.of(ACCEPTED, ASSIGNED, UNDER_WAY)),
    /** It cannot be solved now and is kept openly (挂账), until a day on which it is looked at again. */
    PARK("挂账", PARKED, EnumSet.of(UNDER_WAY, PAUSED, PARKED)),
    /** The next step of a plan for what falls due: a reminder, or somebody above is told. */
    RAISE("催办", EnumSet.of(ACCEPTED, ASSIGNED, DISPUTED, UNDER_WAY, PAUSED, PARKED)),
    /** It is taken out of the rates (剔除), for an approved reason. */
    EXCLUDE("剔除", reported()),
    /** A photo, scan or recording is added by its digest. */
    ATTACH("举证", reported());

    private static final ImmutableSet<CaseStage> LAST = Arrays.stream(CaseStage.values())
            .filter(stage ->
                    Arrays.stream(values()).noneMatch(move -> move.to.isPresent() && move.from.contains(stage)))
            .collect(Sets.toImmutableEnumSet());

    private final String label;
    private final Optional<CaseStage> to;
    private final ImmutableSet<CaseStage> from;
    private final String power;

    CaseMove(String label, CaseStage to, EnumSet<CaseStage> from) {
        this(label, Optional.of(to), from);
    }

    CaseMove(String label, EnumSet<CaseStage> from) {
        this(label, Optional.empty(), from);
    }

    CaseMove(String label, Optional<CaseStage> to, EnumSet<CaseStage> from) {
        this.label = label;
        this.to = to;
        this.from = Sets.immutableEnumSet(from);
        this.power = "case." + name().toLowerCase(Locale.ROOT);
    }

    private static EnumSet<CaseStage> reported() {
        return EnumSet.complementOf(EnumSet.of(UNREPORTED));
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
     * @return the stage after; nothing if the case stays where it is
     */
    public Optional<CaseStage> to() {
        return to;
    }

    /**
     * Whether it makes an open case of what was none, or none any more.
     *
     * @return true for a report, a part that is split off, and a reopening
     */
    public boolean opens() {
        return to.filter(CaseStage::isOpen).isPresent() && from.stream().noneMatch(CaseStage::isOpen);
    }

    /**
     * Whether it ends what was open.
     *
     * @return true if it leads to a stage at which nobody has to do anything any more
     */
    public boolean ends() {
        return to.filter(stage -> !stage.isOpen()).isPresent();
    }

    /**
     * Whether a case never leaves a stage again.
     *
     * @param stage any stage
     * @return true if no move leads on from it
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
