package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.casework.testkit.CaseArbitraries;
import org.linli.casework.testkit.CaseCommand;
import org.linli.casework.testkit.CaseStep.Decided;
import org.linli.casework.testkit.OversightCommand;
import org.linli.trace.Purpose;

/**
 * What a case's life ought to be, written again as plain fields and a switch, sharing no code with rules or facts. It knows the terms of
 * the test kit: UTC, one send-back, one extension of a day, two pauses of a day, a week for what is accepted or reopened, two days for what
 * is parked, 60 characters, two pieces of evidence and one of each actor, four links, a hotline that takes calls, a crew of the property
 * company that departs, a clerk of the department, and an old firm that has departed.
 */
final class CaseModel {
    private static final Map<String, String> POSSIBLE = Map.ofEntries(
            Map.entry("ToReport", "UNREPORTED"),
            Map.entry("ToAccept", "REPORTED"),
            Map.entry("ToTurnAway", "REPORTED"),
            Map.entry("ToAssign", "ACCEPTED ASSIGNED"),
            Map.entry("ToSendBack", "ASSIGNED"),
            Map.entry("ToTakeUp", "ASSIGNED"),
            Map.entry("ToPause", "UNDER_WAY"),
            Map.entry("ToResume", "PAUSED PARKED"),
            Map.entry("ToHandle", "UNDER_WAY"),
            Map.entry("ToVerify", "HANDLED"),
            Map.entry("ToSendToRework", "HANDLED VERIFIED"),
            Map.entry("ToClose", "VERIFIED"),
            Map.entry("ToFollowUp", "CLOSED FOLLOWED_UP"),
            Map.entry("ToReopen", "CLOSED FOLLOWED_UP"),
            Map.entry("ToAnswer", "REPORTED ACCEPTED"),
            Map.entry("ToWithdraw", "REPORTED ACCEPTED ASSIGNED DISPUTED UNDER_WAY PAUSED PARKED"),
            Map.entry("ToMakeVoid", "REPORTED ACCEPTED ASSIGNED DISPUTED UNDER_WAY PAUSED PARKED HANDLED VERIFIED"),
            Map.entry("ToMerge", "REPORTED ACCEPTED ASSIGNED UNDER_WAY"),
            Map.entry("ToSplit", "ACCEPTED"),
            Map.entry("ToDispute", "REPORTED ASSIGNED"),
            Map.entry("ToRule", "DISPUTED"),
            Map.entry("ToHandOver", "REPORTED ACCEPTED ASSIGNED DISPUTED UNDER_WAY PAUSED PARKED HANDLED VERIFIED"),
            Map.entry("ToWhistle", "ACCEPTED ASSIGNED DISPUTED UNDER_WAY PAUSED PARKED"),
            Map.entry("ToAnswerWhistle", "ACCEPTED ASSIGNED DISPUTED UNDER_WAY PAUSED PARKED HANDLED VERIFIED"),
            Map.entry("ToUrge", "ACCEPTED ASSIGNED DISPUTED UNDER_WAY PAUSED PARKED HANDLED VERIFIED"),
            Map.entry("ToExtend", "ACCEPTED ASSIGNED UNDER_WAY"),
            Map.entry("ToPark", "UNDER_WAY PAUSED PARKED"),
            Map.entry("ToRaise", "ACCEPTED ASSIGNED DISPUTED UNDER_WAY PAUSED PARKED"),
            Map.entry("ToAbsorb", "REPORTED ACCEPTED ASSIGNED UNDER_WAY HANDLED"));
    private static final Set<String> OPEN = Set.of(
            "REPORTED", "ACCEPTED", "ASSIGNED", "DISPUTED", "UNDER_WAY", "PAUSED", "PARKED", "HANDLED", "VERIFIED");
    private static final Set<String> SUMMONABLE = Set.of("department", "police", "hotline");

    private final Map<String, Life> lives = new HashMap<>();

    /** One case. */
    static final class Life {
        String stage = "UNREPORTED";
        String kind = "";

        @Nullable
        String accused;

        String accountable = "";
        String reporter = "";

        /** When it was reported. */
        Instant begun = Instant.MIN;

        /** When what it stands for was reported or opened again last. */
        Instant again = Instant.MIN;

        /** Whether it goes on for what somebody else has reported. */
        boolean forOthers;

        @Nullable
        Instant latest;

        @Nullable
        String assignee;

        final Set<String> assisting = new HashSet<>();
        final Set<String> doers = new HashSet<>();

        @Nullable
        String verifier;

        boolean asked;
        int sentBack;

        @Nullable
        Instant due;

        /** While its clock stands still: as it was when it stopped, while {@link #due} is as it is if the stop is used up. */
        @Nullable
        Instant dueUnpaused;

        @Nullable
        Instant stopped;

        @Nullable
        Instant until;

        @Nullable
        Instant review;

        @Nullable
        Instant handled;

        @Nullable
        Instant ended;

        int pauses;
        int roundsInTime;
        int roundsLate;
        final Set<String> inCharge = new HashSet<>();

        int raised;
        int extensions;
        final Set<String> parties = new HashSet<>();

        /** Whom rulings bind. */
        final Set<String> bound = new HashSet<>();

        /** By department: until when it must answer, and how often it was urged. */
        final Map<String, Instant> summoned = new HashMap<>();

        final Map<String, Integer> urged = new HashMap<>();
        boolean excluded;
        final Map<Object, String> evidence = new HashMap<>();
        final List<String> origins = new ArrayList<>();
        int derived;

        boolean confidential() {
            return kind.equals("WRONGDOING");
        }

        boolean against(String actor) {
            return confidential()
                    && accused != null
                    && (actor.equals(accused) || part(actor, accused) && !actor.equals(reporter));
        }

        int links() {
            return origins.size() + derived;
        }

        void dueAt(Instant instant) {
            due = instant;
            stopped = null;
            review = null;
            raised = 0;
        }

        /** What another case has behind it is behind this one, too. */
        void remember(Life other) {
            doers.addAll(other.doers);
            doers.addAll(other.assisting);
            inCharge.addAll(other.inCharge);
            sentBack = Math.max(sentBack, other.sentBack);
            extensions = Math.max(extensions, other.extensions);
            pauses = Math.max(pauses, other.pauses);
            again = again.isAfter(other.again) ? again : other.again;
            bound.addAll(other.bound);
        }

        void answersFor(String actor) {
            accountable = actor;
            inCharge.add(actor);
        }

        boolean lateAt(Instant now) {
            Instant to = handled != null ? handled : ended != null && ended.isBefore(now) ? ended : now;
            if (due == null) {
                return false;
            }
            return stopped != null && !to.isAfter(until) ? stopped.isAfter(dueUnpaused) : to.isAfter(due);
        }

        /** A stop that has run out is over, one that has not goes on. */
        void stop(Instant at, Instant end) {
            if (stopped == null || at.isAfter(until)) {
                stopped = at;
                dueUnpaused = due;
            }
            until = end;
            due = dueUnpaused.plus(Duration.between(stopped, until));
            raised = 0;
        }
    }

    Life of(CaseId id) {
        return lives.computeIfAbsent(id.value(), any -> new Life());
    }

    /** How many deadlines were met or missed, and how many were missed. */
    int[] deadlines(Instant now) {
        int judged = 0;
        int missed = 0;
        for (Life life : lives.values()) {
            judged += life.roundsInTime + life.roundsLate;
            missed += life.roundsLate;
            if (life.due != null && !life.stage.equals("SPLIT") && !life.stage.equals("VOIDED")) {
                judged += life.handled != null || life.lateAt(now) ? 1 : 0;
                missed += life.lateAt(now) ? 1 : 0;
            }
        }
        return new int[] {judged, missed};
    }

    Map<String, Integer> openByActor() {
        Map<String, Integer> counts = new HashMap<>();
        lives.values().stream()
                .filter(life -> OPEN.contains(life.stage))
                .forEach(life -> counts.merge(life.accountable, 1, Integer::sum));
        return counts;
    }

    private static boolean part(String who, String whole) {
        return who.equals(whole)
                || who.equals("crew") && whole.equals("property")
                || who.equals("clerk") && whole.equals("department");
    }

    private static boolean parts(String who, Iterable<String> wholes) {
        for (String whole : wholes) {
            if (part(who, whole)) {
                return true;
            }
        }
        return false;
    }

    private static boolean canHandle(String actor) {
        return !actor.equals("hotline") && !actor.equals("resident-1");
    }

    private static Instant after(Instant from, DeadlineClass by) {
        return from.plus(Duration.ofHours(by.unit() == DeadlineClass.Unit.HOURS ? by.amount() : 24L * by.amount()));
    }

    private static Optional<String> no(String reason) {
        return Optional.of("case." + reason);
    }

    /** The code of the refusal, or nothing where the command is granted. */
    Optional<String> perform(Decided tried, int number) {
        CaseCommand command = tried.command();
        Life life = of(command.id());
        String hand = tried.hand().value();
        String name = tried.name().value();
        if (command instanceof CaseCommand.ToReport toReport) {
            Optional<String> text = objection(toReport.report());
            if (text.isPresent()) {
                return text;
            }
        }
        Optional<String> no = generally(life, command.getClass().getSimpleName(), hand, name, tried.at());
        if (no.isPresent()) {
            return no;
        }
        no = command instanceof OversightCommand above
                ? above(life, above, hand, name, tried.at(), number)
                : below(life, command, hand, name, tried.at());
        if (no.isEmpty()) {
            life.latest = tried.at();
        }
        return no;
    }

    private static Optional<String> objection(Report report) {
        for (var text : List.of(report.description(), report.contact())) {
            String said = text.flatMap(each -> each.reveal(Purpose.of("test"))).orElse("");
            if (said.length() > 60) {
                return no("text_too_long");
            }
            if (said.indexOf('\u202e') >= 0) {
                return no("text_has_hidden_characters");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> generally(Life life, String command, String hand, String name, Instant at) {
        boolean possible = POSSIBLE.containsKey(command)
                ? List.of(POSSIBLE.get(command).split(" ")).contains(life.stage)
                : !life.stage.equals("UNREPORTED");
        if (!possible) {
            return no(
                    life.stage.equals("UNREPORTED")
                            ? "unknown_case"
                            : command.equals("ToReport")
                                    ? "already_reported"
                                    : OPEN.contains(life.stage) ? "not_at_this_stage" : "ended");
        }
        if (life.latest != null && at.isBefore(life.latest)) {
            return no("before_latest_act");
        }
        return life.against(hand) || life.against(name) ? no("accused_has_no_part") : Optional.empty();
    }

    private static boolean tooLate(DeadlineClass by, Instant at) {
        return after(at, by).isAfter(at.plus(Duration.ofDays(7)));
    }

    private static boolean absent(String actor, Instant at) {
        return actor.equals("old-firm") || actor.equals("crew") && !at.isBefore(CaseArbitraries.CREW_LEAVES);
    }

    /** Whom others put in charge where whoever answered for it has departed. */
    private static Optional<String> instead(Life life, String next, Instant at) {
        Optional<String> no = handler(life, next, at);
        return no.isEmpty() && next.equals("committee") ? no("takes_no_orders") : no;
    }

    private static Optional<String> handler(Life life, String next, Instant at) {
        if (absent(next, at)) {
            return no("takes_no_part");
        }
        if (!canHandle(next)) {
            return no("not_a_handling_unit");
        }
        return life.against(next) ? no("accused_has_no_part") : Optional.empty();
    }

    private static boolean own(Life life, String hand, String name) {
        return has(life, hand) || has(life, name);
    }

    private static boolean has(Life life, String actor) {
        return did(life, actor) || parts(actor, life.inCharge) || life.assignee != null && part(actor, life.assignee);
    }

    private static boolean didOrAnswers(Life life, String hand, String name) {
        return did(life, hand) || did(life, name) || part(hand, life.accountable) || part(name, life.accountable);
    }

    private static boolean rid(Life life, String actor) {
        return has(life, actor) || parts(actor, life.parties) || parts(actor, life.summoned.keySet());
    }

    private static boolean did(Life life, String actor) {
        return parts(actor, life.doers) || parts(actor, life.assisting);
    }

    private static Optional<String> to(Life life, String stage) {
        life.stage = stage;
        return Optional.empty();
    }

    private Optional<String> below(Life life, CaseCommand command, String hand, String name, Instant at) {
        boolean answers = name.equals(life.accountable);
        if (command instanceof CaseCommand.ToReport toReport) {
            Report report = toReport.report();
            String receiver = report.receiver().value();
            boolean itself = report.kind() == CaseKind.WRONGDOING
                    && report.accused().isPresent()
                    && part(receiver, report.accused().get().value());
            Optional<String> no = handler(new Life(), receiver, at);
            if (no.isPresent()) {
                return no;
            }
            life.begun = at;
            life.again = at;
            return itself ? no("accused_has_no_part") : begin(life, report, receiver, name, "REPORTED");
        } else if (command instanceof CaseCommand.ToAccept toAccept) {
            Optional<String> no = handler(life, name, at);
            if (no.isEmpty() && tooLate(toAccept.deadlineClass(), at)) {
                return no("due_too_late");
            }
            if (no.isEmpty()) {
                life.answersFor(name);
                life.dueAt(after(at, toAccept.deadlineClass()));
                life.stage = "ACCEPTED";
            }
            return no;
        } else if (command instanceof CaseCommand.ToAssign toAssign) {
            Optional<String> no = answers ? handler(life, toAssign.assignee().value(), at) : no("not_accountable");
            for (ActorId each : toAssign.assisting()) {
                no = no.isPresent() ? no : handler(life, each.value(), at);
            }
            if (no.isEmpty()) {
                life.assignee = toAssign.assignee().value();
                life.assisting.clear();
                toAssign.assisting().forEach(each -> life.assisting.add(each.value()));
                life.stage = "ASSIGNED";
            }
            return no;
        } else if (command instanceof CaseCommand.ToSendBack) {
            if (!name.equals(life.assignee)) {
                return no("not_the_assignee");
            }
            if (life.bound.contains(name)) {
                return no("bound_by_ruling");
            }
            if (life.sentBack >= 1) {
                return no("sent_back_too_often");
            }
            life.sentBack++;
            life.assignee = null;
            life.assisting.clear();
            return to(life, "ACCEPTED");
        } else if (command instanceof CaseCommand.ToTakeUp) {
            if (!name.equals(life.assignee)) {
                return no("not_the_assignee");
            }
            Optional<String> no = handler(life, name, at);
            if (no.isPresent()) {
                return no;
            }
            life.doers.addAll(List.of(hand, name));
            life.answersFor(name);
            return to(life, "UNDER_WAY");
        } else if (command instanceof CaseCommand.ToVerify) {
            if (didOrAnswers(life, hand, name)) {
                return no("doer_cannot_verify");
            }
            life.verifier = name;
            return to(life, "VERIFIED");
        } else if (command instanceof CaseCommand.ToSendToRework) {
            if (didOrAnswers(life, hand, name)) {
                return no("doer_cannot_verify");
            }
            life.verifier = null;
            life.handled = null;
            return to(life, "UNDER_WAY");
        } else if (command instanceof CaseCommand.ToClose) {
            if (!answers && !name.equals(life.verifier)) {
                return no("not_accountable");
            }
            life.ended = at;
            return to(life, "CLOSED");
        } else if (command instanceof CaseCommand.ToFollowUp toFollowUp) {
            if (did(life, hand) || did(life, name) || parts(hand, life.inCharge) || parts(name, life.inCharge)) {
                return no("doer_cannot_ask");
            }
            if (life.asked) {
                return no("already_asked");
            }
            life.asked = toFollowUp.followUp().reached();
            return to(life, "FOLLOWED_UP");
        } else if (command instanceof CaseCommand.ToReopen toReopen) {
            if (own(life, hand, name)) {
                return no("own_favour");
            }
            if (tooLate(toReopen.deadlineClass(), at)) {
                return no("reopened_for_too_long");
            }
            String next = toReopen.instead().map(ActorId::value).orElse(life.accountable);
            if (toReopen.instead().isPresent()) {
                Optional<String> no = absent(life.accountable, at) ? Optional.empty() : no("still_takes_part");
                if (no.isEmpty()) {
                    no = mayRule(name, Set.of(life.accountable)) ? instead(life, next, at) : no("may_not_rule");
                }
                if (no.isPresent()) {
                    return no;
                }
            } else if (absent(next, at)) {
                return no("takes_no_part");
            }
            life.answersFor(next);
            life.again = life.again.isAfter(at) ? life.again : at;
            if (life.due != null) {
                life.roundsLate += life.lateAt(at) ? 1 : 0;
                life.roundsInTime += life.lateAt(at) ? 0 : 1;
            }
            life.asked = false;
            life.verifier = null;
            life.handled = null;
            life.ended = null;
            life.dueAt(after(at, toReopen.deadlineClass()));
            return to(life, "ACCEPTED");
        } else if (command instanceof CaseCommand.ToWithdraw) {
            if (!name.equals(life.reporter)) {
                return no("not_the_reporter");
            }
            if (!part(hand, name) && (rid(life, hand) || rid(life, name))) {
                return no("doer_cannot_withdraw");
            }
            if (life.forOthers) {
                return no("goes_on_for_others");
            }
            life.ended = at;
            return to(life, "WITHDRAWN");
        }
        return answers ? byWhoAnswers(life, command, hand, name, at) : no("not_accountable");
    }

    private static Optional<String> byWhoAnswers(Life life, CaseCommand command, String hand, String name, Instant at) {
        if (command instanceof CaseCommand.ToPause) {
            if (life.pauses >= 2) {
                return no("paused_too_often");
            }
            life.pauses++;
            life.stop(at, at.plus(Duration.ofDays(1)));
            return to(life, "PAUSED");
        } else if (command instanceof CaseCommand.ToResume) {
            life.dueAt(at.isAfter(life.until) ? life.due : life.dueUnpaused.plus(Duration.between(life.stopped, at)));
            return to(life, "UNDER_WAY");
        } else if (command instanceof CaseCommand.ToHandle) {
            life.doers.addAll(List.of(hand, name));
            life.handled = at;
            return to(life, "HANDLED");
        } else if (command instanceof CaseCommand.ToAnswer) {
            if (!life.kind.equals("QUESTION")) {
                return no("not_a_question");
            }
            if (life.forOthers) {
                return no("goes_on_for_others");
            }
            life.doers.addAll(List.of(hand, name));
            life.handled = at;
            life.ended = at;
            return to(life, "CLOSED");
        } else if (command instanceof CaseCommand.ToTurnAway toTurnAway) {
            if (life.forOthers) {
                return no("goes_on_for_others");
            }
            String other = toTurnAway.instead().map(ActorId::value).orElse("");
            if (other.isEmpty() && toTurnAway.reason() == TurnAway.NOT_OURS || part(other, hand) || part(other, name)) {
                return no("nobody_else_named");
            }
            if (absent(other, at)) {
                return no("takes_no_part");
            }
            if (life.against(other)) {
                return no("accused_has_no_part");
            }
            return to(life, "TURNED_AWAY");
        }
        throw new AssertionError(command);
    }

    private static Optional<String> begin(Life life, Report report, String accountable, String reporter, String stage) {
        life.kind = report.kind().name();
        life.accused = report.accused().map(ActorId::value).orElse(null);
        life.answersFor(accountable);
        life.reporter = reporter;
        return to(life, stage);
    }

    private Optional<String> above(
            Life life, OversightCommand command, String hand, String name, Instant at, int number) {
        boolean answers = name.equals(life.accountable);
        if (command instanceof OversightCommand.ToMerge toMerge) {
            return merge(life, toMerge, answers, hand, name, at);
        } else if (command instanceof OversightCommand.ToSplit toSplit) {
            return answers ? split(life, toSplit, at, number) : no("not_accountable");
        } else if (command instanceof OversightCommand.ToRelate toRelate) {
            return answers ? relate(life, toRelate, hand, name, at) : no("not_accountable");
        } else if (command instanceof OversightCommand.ToDispute toDispute) {
            boolean assigned = life.stage.equals("ASSIGNED");
            if (!name.equals(assigned ? life.assignee : life.accountable)) {
                return no(assigned ? "not_the_assignee" : "not_accountable");
            }
            String pointsTo = toDispute.pointsTo().map(ActorId::value).orElse("");
            if (part(pointsTo, name)) {
                return no("disputed_to_oneself");
            }
            if (absent(pointsTo, at)) {
                return no("takes_no_part");
            }
            if (life.against(pointsTo)) {
                return no("accused_has_no_part");
            }
            if (life.bound.contains(name)) {
                return no("bound_by_ruling");
            }
            life.parties.clear();
            life.parties.add(name);
            toDispute.pointsTo().ifPresent(each -> life.parties.add(each.value()));
            return to(life, "DISPUTED");
        } else if (command instanceof OversightCommand.ToRule toRule) {
            Set<String> parties = new HashSet<>(life.parties);
            parties.add(life.accountable);
            parties.add(life.assignee == null ? life.accountable : life.assignee);
            String next = toRule.responsible().value();
            boolean uponItself = next.equals(name) && part(hand, name);
            Optional<String> no = !uponItself && (parts(hand, parties) || parts(name, parties))
                    ? no("party_cannot_rule")
                    : mayRule(name, parties) ? handler(life, next, at) : no("may_not_rule");
            if (no.isEmpty() && life.due == null && tooLate(toRule.deadlineClass(), at)) {
                return no("due_too_late");
            }
            if (no.isEmpty()) {
                boolean binding = !next.equals("committee");
                if (binding) {
                    life.answersFor(next);
                }
                life.assignee = next;
                life.assisting.clear();
                life.bound.clear();
                life.bound.addAll(binding ? Set.of(next) : Set.of());
                if (life.due == null) {
                    life.dueAt(after(at, toRule.deadlineClass()));
                }
                life.stage = "ASSIGNED";
            }
            return no;
        } else if (command instanceof OversightCommand.ToHandOver toHandOver) {
            if (!absent(life.accountable, at)) {
                return no("still_takes_part");
            }
            if (didOrAnswers(life, hand, name)) {
                return no("own_favour");
            }
            Optional<String> no = mayRule(name, Set.of(life.accountable))
                    ? instead(life, toHandOver.next().value(), at)
                    : no("may_not_rule");
            if (no.isEmpty()) {
                life.answersFor(toHandOver.next().value());
                life.raised = 0;
            }
            return no;
        } else if (command instanceof OversightCommand.ToWhistle toWhistle) {
            return whistle(
                    life,
                    toWhistle.departments().stream().map(ActorId::value).toList(),
                    name,
                    after(at, toWhistle.answerWithin()),
                    tooLate(toWhistle.answerWithin(), at));
        } else if (command instanceof OversightCommand.ToAnswerWhistle) {
            return life.summoned.remove(name) == null ? no("not_summoned") : Optional.empty();
        } else if (command instanceof OversightCommand.ToUrge toUrge) {
            String department = toUrge.department().value();
            Instant answerBy = life.summoned.get(department);
            if (answerBy == null) {
                return no("not_summoned");
            }
            if (!isTime(life.urged.get(department), answerBy, at)) {
                return no("nothing_to_raise");
            }
            life.urged.merge(department, 1, Integer::sum);
            return Optional.empty();
        } else if (command instanceof OversightCommand.ToRaise) {
            return raise(life, at);
        } else if (command instanceof OversightCommand.ToAttach toAttach) {
            Object digest = toAttach.evidence().digest();
            if (life.evidence.containsKey(digest)) {
                return no("evidence_already_there");
            }
            if (life.evidence.containsValue(name)) {
                return no("too_much_evidence_of_one");
            }
            if (life.evidence.size() >= 2 && !answers && !name.equals(life.reporter)) {
                return no("too_much_evidence");
            }
            life.evidence.put(digest, name);
            return Optional.empty();
        }
        return own(life, hand, name) ? no("own_favour") : favour(life, command, at);
    }

    private static Optional<String> favour(Life life, OversightCommand command, Instant at) {
        if (command instanceof OversightCommand.ToExtend toExtend) {
            if (at.isAfter(life.due)) {
                return no("already_overdue");
            }
            if (life.extensions >= 1) {
                return no("extended_too_often");
            }
            if (after(life.due, toExtend.by()).isAfter(life.due.plus(Duration.ofDays(1)))) {
                return no("extended_for_too_long");
            }
            life.extensions++;
            life.dueAt(after(life.due, toExtend.by()));
            return Optional.empty();
        } else if (command instanceof OversightCommand.ToPark toPark) {
            if (!toPark.reviewAt().isAfter(at)) {
                return no("review_not_ahead");
            }
            if (toPark.reviewAt().isAfter(at.plus(Duration.ofDays(2)))) {
                return no("parked_for_too_long");
            }
            life.stop(at, toPark.reviewAt());
            life.review = toPark.reviewAt();
            return to(life, "PARKED");
        } else if (command instanceof OversightCommand.ToExclude) {
            if (life.excluded) {
                return no("already_excluded");
            }
            life.excluded = true;
            return Optional.empty();
        } else if (command instanceof OversightCommand.ToMakeVoid) {
            return life.forOthers ? no("goes_on_for_others") : to(life, "VOIDED");
        }
        throw new AssertionError(command);
    }

    private static Optional<String> whistle(
            Life life, List<String> departments, String name, Instant answerBy, boolean late) {
        if (!name.equals("street")) {
            return no("may_not_whistle");
        }
        if (departments.isEmpty()) {
            return no("nobody_summoned");
        }
        if (!SUMMONABLE.containsAll(departments)) {
            return no("not_summoned_by_whistle");
        }
        if (departments.stream().anyMatch(life::against)) {
            return no("accused_has_no_part");
        }
        if (departments.stream().anyMatch(life.summoned::containsKey)) {
            return no("already_summoned");
        }
        if (late) {
            return no("due_too_late");
        }
        departments.forEach(each -> {
            life.summoned.put(each, answerBy);
            life.urged.put(each, 0);
        });
        return Optional.empty();
    }

    /** The street, the police post as an arbiter, and the department over its own clerk. */
    private static boolean mayRule(String name, Set<String> parties) {
        return Set.of("street", "police").contains(name)
                || name.equals("department") && Set.of("clerk", "department").containsAll(parties);
    }

    private static Optional<String> raise(Life life, Instant at) {
        Instant watched = life.stage.equals("PARKED") ? life.review : life.due;
        if (watched == null) {
            return no("nothing_to_raise");
        }
        if (isTime(life.raised, watched, at)) {
            life.raised++;
            return Optional.empty();
        }
        int second = Math.max(life.raised, 2);
        if (!life.stage.equals("PARKED") || at.isBefore(life.review) || !isTime(second - 2, life.due, at)) {
            return no("nothing_to_raise");
        }
        life.raised = second + 1;
        return Optional.empty();
    }

    private static boolean isTime(int taken, Instant due, Instant at) {
        return taken == 0 && !at.isBefore(due.minusSeconds(3_600)) || taken == 1 && !at.isBefore(due.plusSeconds(60));
    }

    private boolean derives(String from, String target) {
        return lives.getOrDefault(from, new Life()).origins.stream()
                .map(origin -> origin.substring(origin.indexOf(':') + 1))
                .anyMatch(origin -> origin.equals(target) || derives(origin, target));
    }

    private Optional<String> merge(
            Life life, OversightCommand.ToMerge command, boolean answers, String hand, String name, Instant at) {
        Life into = of(command.into());
        if (into == life) {
            return no("merged_into_itself");
        }
        if (!OPEN.contains(into.stage) || into.confidential() && !name.equals(into.accountable)) {
            return no("merged_into_ended");
        }
        if (!answers && (!life.stage.equals("REPORTED") || life.confidential())) {
            return no("not_accountable");
        }
        Optional<String> no = generally(into, "ToAbsorb", hand, name, at);
        if (no.isPresent()) {
            return no;
        }
        if (!name.equals(into.accountable)) {
            return no("not_accountable");
        }
        if (absent(name, at)) {
            return no("takes_no_part");
        }
        if (into.due == null && (life.due != null || !answers)) {
            return no("merged_into_unaccepted");
        }
        if (into.handled != null && !life.again.isBefore(into.handled)) {
            return no("merged_into_handled");
        }
        if (into.kind.equals("QUESTION") && !life.kind.equals("QUESTION")) {
            return no("merged_into_question");
        }
        if (into.excluded && !life.excluded) {
            return no("merged_into_excluded");
        }
        no = unlike(life, into);
        if (no.isPresent()) {
            return no;
        }
        if (life.links() < 4 && into.links() < 4 && !life.summoned.isEmpty()) {
            return no("whistle_unanswered");
        }
        no = tie(life, "MERGED_INTO", command.id().value(), command.into().value(), into, at);
        if (no.isPresent()) {
            return no;
        }
        life.ended = at;
        if (life.due != null && life.due.isBefore(into.due)) {
            into.dueAt(life.due);
        }
        into.forOthers |= life.forOthers || !life.reporter.equals(into.reporter) || life.reporter.equals("hotline");
        into.remember(life);
        return to(life, "MERGED");
    }

    private static Optional<String> unlike(Life life, Life other) {
        if (life.confidential() != other.confidential()) {
            return no("confidential_and_not");
        }
        return life.confidential() && !Objects.equals(life.accused, other.accused)
                ? no("against_somebody_else")
                : Optional.empty();
    }

    private Optional<String> relate(
            Life life, OversightCommand.ToRelate command, String hand, String name, Instant at) {
        Life origin = of(command.origin());
        if (origin == life) {
            return no("derivation_in_a_circle");
        }
        if (origin.confidential() && !name.equals(origin.accountable)) {
            return no("unknown_case");
        }
        Optional<String> no = generally(origin, "ToLead", hand, name, at);
        if (no.isPresent()) {
            return no;
        }
        String kind = command.derivation().name();
        if (life.origins.contains(kind + ":" + command.origin())) {
            return no("already_related");
        }
        no = unlike(life, origin);
        return no.isPresent()
                ? no
                : tie(life, kind, command.id().value(), command.origin().value(), origin, at);
    }

    private Optional<String> tie(Life life, String kind, String id, String originId, Life origin, Instant at) {
        if (life.links() >= 4 || origin.links() >= 4) {
            return no("too_many_links");
        }
        if (derives(originId, id)) {
            return no("derivation_in_a_circle");
        }
        life.origins.add(kind + ":" + originId);
        origin.derived++;
        origin.latest = at;
        return Optional.empty();
    }

    private Optional<String> split(Life life, OversightCommand.ToSplit command, Instant at, int number) {
        List<Report> parts = command.parts();
        if (parts.size() < 2) {
            return no("too_few_parts");
        }
        if (life.links() + parts.size() > 4) {
            return no("too_many_links");
        }
        for (Report part : parts) {
            boolean confidential = part.kind() == CaseKind.WRONGDOING;
            String accused = part.accused().map(ActorId::value).orElse(null);
            if (confidential != life.confidential()
                    || confidential && !Objects.equals(accused, life.accused)
                    || part.kind() == CaseKind.QUESTION && !life.kind.equals("QUESTION")) {
                return no("part_unlike_whole");
            }
        }
        if (!life.summoned.isEmpty()) {
            return no("whistle_unanswered");
        }
        if (absent(life.accountable, at)) {
            return no("takes_no_part");
        }
        for (Report part : parts) {
            Optional<String> text = objection(part);
            if (text.isPresent()) {
                return text;
            }
        }
        for (int i = 1; i <= parts.size(); i++) {
            Life part = of(CaseId.of("act-" + number + "." + i));
            begin(part, parts.get(i - 1), life.accountable, life.reporter, "ACCEPTED");
            part.dueAt(life.due);
            part.begun = life.begun;
            part.forOthers = life.forOthers;
            part.excluded = life.excluded;
            part.remember(life);
            part.latest = at;
            part.origins.add("SPLIT_FROM:" + command.id());
            life.derived++;
        }
        return to(life, "SPLIT");
    }
}
