package org.linli.casework.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.casework.CaseMove;
import org.linli.casework.CaseStage;
import org.linli.casework.Derivation;
import org.linli.casework.Evidence;
import org.linli.casework.EvidenceKind;
import org.linli.casework.Exclusion;
import org.linli.casework.ExtendReason;
import org.linli.casework.FollowUp;
import org.linli.casework.ParkReason;
import org.linli.casework.PauseReason;
import org.linli.casework.ReopenReason;
import org.linli.casework.Report;
import org.linli.casework.SendBack;
import org.linli.casework.Solution;
import org.linli.casework.TurnAway;
import org.linli.casework.VoidReason;
import org.linli.casework.WhistleAnswer;
import org.linli.casework.WithdrawReason;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Digest;

/**
 * A step in the lives of some cases, not yet decided: numbers out of which a command, an actor and a time are made once it is known how
 * the cases stand. Two steps in three try what the table allows next, by somebody who is likely to be allowed to; the rest try anything.
 *
 * @param which picks the case
 * @param move picks the move
 * @param actor picks the actor
 * @param detail picks everything else
 * @param minutes how many minutes have gone by since the step before; negative where a clock runs backwards
 * @param report what is reported, if it is a report
 */
public record CaseStep(int which, int move, int actor, int detail, int minutes, Report report) {
    private static final List<CaseMove> TRIED = Arrays.stream(CaseMove.values())
            .filter(each -> each != CaseMove.ABSORB && each != CaseMove.SPLIT_OFF && each != CaseMove.LEAD_TO)
            .toList();
    /** What ends a life before its time. */
    private static final Set<CaseMove> SHORT = EnumSet.of(
            CaseMove.TURN_AWAY, CaseMove.WITHDRAW, CaseMove.VOID, CaseMove.MERGE, CaseMove.SPLIT, CaseMove.ANSWER);

    private static final ActorId CREW = ActorId.of("crew");

    private static final List<DeadlineClass> CLASSES = List.of(
            DeadlineClass.TWO_HOURS,
            DeadlineClass.TWENTY_FOUR_HOURS,
            DeadlineClass.SEVEN_DAYS,
            DeadlineClass.FIFTEEN_DAYS);

    /**
     * A step that has been decided.
     *
     * @param command what is tried
     * @param hand by whose hand
     * @param name in whose name
     * @param at when
     */
    public record Decided(CaseCommand command, ActorId hand, ActorId name, Instant at) {
        /**
         * The act.
         *
         * @param number the number of the step, by which its id is made
         * @return the act
         */
        public Act act(int number) {
            Act own = Act.of(ActId.of("act-" + number), hand, at);
            return hand.equals(name) ? own : own.onBehalfOf(name);
        }
    }

    /**
     * Decides the step.
     *
     * @param ids the cases there may be
     * @param states how each of them stands
     * @param latest when the step before was
     * @return what is tried, by whom and when
     */
    public Decided decide(List<CaseId> ids, Function<CaseId, Case> states, Instant latest) {
        CaseId id = ids.get(which % ids.size());
        Case now = states.apply(id);
        Instant at = latest.plus(minutes, ChronoUnit.MINUTES);
        boolean owesNothing = now.oversight().unanswered().isEmpty();
        Optional<CaseId> same =
                detail % 12 == 1 || !owesNothing && detail % 4 == 3 ? another(id, now, ids, states) : Optional.empty();
        if (same.isPresent()) {
            ActorId whose = now.accountable().orElseThrow();
            return new Decided(new OversightCommand.ToMerge(id, same.get()), whose, whose, at);
        }
        if (detail % 12 == 7 && now.stage() == CaseStage.ACCEPTED) {
            ActorId whose = now.accountable().orElseThrow();
            Report part = like(now.intake().orElseThrow().report());
            return new Decided(new OversightCommand.ToSplit(id, List.of(part, part)), whose, whose, at);
        }
        if (detail % 2 == 0 && now.stage().isOpen() && now.links().forOthers()) {
            ActorId reporter = now.intake().orElseThrow().reporter();
            return new Decided(
                    detail % 4 == 0
                            ? new CaseCommand.ToWithdraw(id, one(WithdrawReason.values()))
                            : new OversightCommand.ToMakeVoid(id, one(VoidReason.values())),
                    detail % 4 == 0 ? reporter : anyActor(),
                    detail % 4 == 0 ? reporter : anyActor(),
                    at);
        }
        if (detail % 4 == 2 && now.stage().isOpen() && hasLeft(now, at)) {
            return new Decided(
                    new OversightCommand.ToHandOver(id, another()),
                    CaseArbitraries.ACTORS.get(0),
                    CaseArbitraries.ACTORS.get(0),
                    at);
        }
        boolean likely = detail % 3 > 0;
        List<CaseMove> next =
                TRIED.stream().filter(each -> each.from().contains(now.stage())).toList();
        // Most of the likely ones lead on, or else lives would be short and full of evidence.
        List<CaseMove> onward = next.stream()
                .filter(each -> each.to().isPresent() && !SHORT.contains(each))
                .toList();
        List<CaseMove> from = !likely ? TRIED : move % 4 > 0 && !onward.isEmpty() ? onward : next;
        CaseMove picked = from.get(move / 4 % from.size());
        ActorId name = likely ? likelyActor(picked, now) : anyActor();
        ActorId hand = actor % 5 == 0 ? anyActor() : name;
        return new Decided(command(picked, id, ids, at), hand, name, at);
    }

    /** Another open case of the same actor: without looking for one, merges would hardly ever be granted. */
    private static Optional<CaseId> another(CaseId id, Case now, List<CaseId> ids, Function<CaseId, Case> states) {
        return ids.stream()
                .filter(each -> !each.equals(id) && now.stage().isOpen())
                .filter(each -> states.apply(each).stage().isOpen()
                        && states.apply(each).accountable().equals(now.accountable()))
                .min(Comparator.comparing(each -> states.apply(each).stage() != CaseStage.HANDLED));
    }

    /** What a case can be split into: parts unlike the whole would hardly ever be granted. */
    private static Report like(Report whole) {
        Report part =
                Report.of(whole.matter(), whole.receiver(), whole.channel()).withKind(whole.kind());
        return whole.accused().map(part::against).orElse(part);
    }

    private static boolean hasLeft(Case now, Instant at) {
        return now.accountable().equals(Optional.of(CREW)) && !at.isBefore(CaseArbitraries.CREW_LEAVES);
    }

    private ActorId anyActor() {
        return CaseArbitraries.ACTORS.get(actor % CaseArbitraries.ACTORS.size());
    }

    private ActorId likelyActor(CaseMove picked, Case now) {
        Optional<ActorId> fits = switch (picked) {
            // One unit takes in much, so that there is something to merge.
            case ACCEPT ->
                switch (detail / 3 % 4) {
                    case 0, 1 -> Optional.of(CaseArbitraries.ACTORS.get(1));
                    case 2 -> Optional.of(CREW);
                    default -> Optional.empty();
                };
            case REPORT, VERIFY, SEND_TO_REWORK, FOLLOW_UP, REOPEN, EXTEND, PARK, EXCLUDE, VOID -> Optional.empty();
            case SEND_BACK, TAKE_UP -> now.handling().assignee();
            case DISPUTE -> now.stage() == CaseStage.ASSIGNED ? now.handling().assignee() : now.accountable();
            case WITHDRAW -> now.intake().map(Case.Intake::reporter);
            case RULE, HAND_OVER, WHISTLE -> Optional.of(CaseArbitraries.ACTORS.get(0));
            case ANSWER_WHISTLE -> now.oversight().unanswered().stream().findFirst();
            default -> now.accountable();
        };
        return fits.orElse(anyActor());
    }

    private <T> T one(List<T> some) {
        return some.get(detail / 3 % some.size());
    }

    private <T> T one(T[] some) {
        return one(Arrays.asList(some));
    }

    private ActorId another() {
        return one(CaseArbitraries.ACTORS);
    }

    private List<ActorId> others() {
        List<ActorId> some = new ArrayList<>();
        for (int i = 0; i < detail / 5 % 3; i++) {
            some.add(CaseArbitraries.ACTORS.get((detail / 7 + i * 4) % CaseArbitraries.ACTORS.size()));
        }
        return some;
    }

    private CaseCommand command(CaseMove picked, CaseId id, List<CaseId> ids, Instant at) {
        return switch (picked) {
            case REPORT -> new CaseCommand.ToReport(id, report);
            case ACCEPT -> new CaseCommand.ToAccept(id, one(CLASSES));
            case ASSIGN -> new CaseCommand.ToAssign(id, another(), others());
            case SEND_BACK -> new CaseCommand.ToSendBack(id, one(SendBack.values()));
            case TAKE_UP -> new CaseCommand.ToTakeUp(id);
            case PAUSE -> new CaseCommand.ToPause(id, one(PauseReason.values()));
            case RESUME -> new CaseCommand.ToResume(id);
            case HANDLE -> new CaseCommand.ToHandle(id, one(Solution.values()));
            case VERIFY -> new CaseCommand.ToVerify(id);
            case SEND_TO_REWORK -> new CaseCommand.ToSendToRework(id);
            case CLOSE -> new CaseCommand.ToClose(id);
            case FOLLOW_UP ->
                new CaseCommand.ToFollowUp(
                        id, detail / 3 % 3 == 0 ? FollowUp.NOT_REACHED : FollowUp.answered(true, detail % 2 == 0));
            case REOPEN ->
                new CaseCommand.ToReopen(
                        id,
                        one(ReopenReason.values()),
                        detail % 5 == 0 ? Optional.of(another()) : Optional.empty(),
                        one(CLASSES));
            case ANSWER -> new CaseCommand.ToAnswer(id, Basis.of("kb.opening-hours", "3"));
            case TURN_AWAY ->
                new CaseCommand.ToTurnAway(
                        id, one(TurnAway.values()), detail % 7 == 0 ? Optional.empty() : Optional.of(another()));
            case WITHDRAW -> new CaseCommand.ToWithdraw(id, one(WithdrawReason.values()));
            default -> above(picked, id, ids, at);
        };
    }

    private OversightCommand above(CaseMove picked, CaseId id, List<CaseId> ids, Instant at) {
        return switch (picked) {
            case VOID -> new OversightCommand.ToMakeVoid(id, one(VoidReason.values()));
            case MERGE -> new OversightCommand.ToMerge(id, one(ids));
            case SPLIT ->
                new OversightCommand.ToSplit(id, detail / 3 % 4 == 0 ? List.of(report) : List.of(report, report));
            case RELATE ->
                new OversightCommand.ToRelate(
                        id, detail / 2 % 2 == 0 ? Derivation.FOLLOWS : Derivation.CAUSED_BY, one(ids));
            case DISPUTE ->
                new OversightCommand.ToDispute(id, detail / 3 % 2 == 0 ? Optional.empty() : Optional.of(another()));
            case RULE -> new OversightCommand.ToRule(id, another(), one(CLASSES));
            case HAND_OVER -> new OversightCommand.ToHandOver(id, another());
            case WHISTLE ->
                new OversightCommand.ToWhistle(
                        id,
                        detail / 3 % 2 == 0 ? others() : List.of(CaseArbitraries.ACTORS.get(4 + detail / 6 % 2)),
                        one(CLASSES));
            case ANSWER_WHISTLE -> new OversightCommand.ToAnswerWhistle(id, one(WhistleAnswer.values()));
            case URGE_ANSWER ->
                new OversightCommand.ToUrge(id, CaseArbitraries.ACTORS.get(4 + detail / 3 % 2), CaseArbitraries.PLAN);
            case EXTEND -> new OversightCommand.ToExtend(id, one(CLASSES), one(ExtendReason.values()));
            case PARK ->
                new OversightCommand.ToPark(
                        id, one(ParkReason.values()), at.plus(detail / 3 % 5 - 1L, ChronoUnit.DAYS));
            case RAISE -> new OversightCommand.ToRaise(id, CaseArbitraries.PLAN);
            case EXCLUDE -> new OversightCommand.ToExclude(id, one(Exclusion.values()));
            case ATTACH ->
                new OversightCommand.ToAttach(
                        id,
                        new Evidence(
                                one(EvidenceKind.values()),
                                Digest.sha256(("photo-" + detail / 3 % 4).getBytes(StandardCharsets.UTF_8))));
            default -> throw new IllegalArgumentException("The move (" + picked + ") must be one that is tried.");
        };
    }
}
