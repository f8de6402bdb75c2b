package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.casework.testkit.CaseArbitraries;
import org.linli.trace.Purpose;

/** Who is who in the test kit's little world, and what a case has behind it, as the {@link CaseModel} has it. */
abstract class CaseModelWorld {
    static final Map<String, String> POSSIBLE = Map.ofEntries(
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

    /** Of a report of wrongdoing. */
    static final Set<String> ONLY_BY_WHO_MAY_KNOW =
            Set.of("ToAccept", "ToReopen", "ToExtend", "ToPark", "ToExclude", "ToMakeVoid", "ToAttach");

    static final Set<String> OPEN = Set.of(
            "REPORTED", "ACCEPTED", "ASSIGNED", "DISPUTED", "UNDER_WAY", "PAUSED", "PARKED", "HANDLED", "VERIFIED");

    static final Set<String> SUMMONABLE = Set.of("department", "police", "hotline");

    final Map<String, Life> lives = new HashMap<>();

    /** One case. */
    static final class Life {
        String stage = "UNREPORTED";
        String kind = "";

        @Nullable
        String accused;

        String accountable = "";
        String reporter = "";

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

        /** Who else has had anything to do with it. */
        final Set<String> others = new HashSet<>();

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
                    && (actor.equals(accused) || theirs(actor, accused) && !actor.equals(reporter));
        }

        /** Whether they are a part now, or were at any time since it was reported; a departure frees nobody. */
        boolean theirs(String who, String whole) {
            return part(who, whole, Instant.MIN);
        }

        boolean theirs(String who, Iterable<String> wholes) {
            for (String whole : wholes) {
                if (theirs(who, whole)) {
                    return true;
                }
            }
            return false;
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

    static boolean part(String who, String whole, Instant at) {
        return who.equals(whole)
                || who.equals("crew") && whole.equals("property") && at.isBefore(CaseArbitraries.CREW_LEAVES)
                || who.equals("clerk") && whole.equals("department");
    }

    static boolean canHandle(String actor) {
        return !actor.equals("hotline") && !actor.equals("resident-1");
    }

    static Instant after(Instant from, DeadlineClass by) {
        return from.plus(Duration.ofHours(by.unit() == DeadlineClass.Unit.HOURS ? by.amount() : 24L * by.amount()));
    }

    static Optional<String> no(String reason) {
        return Optional.of("case." + reason);
    }

    static Optional<String> objection(Report report) {
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

    static Optional<String> generally(Life life, String command, String hand, String name, Instant at) {
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

    static boolean tooLate(DeadlineClass by, Instant at) {
        return after(at, by).isAfter(at.plus(Duration.ofDays(7)));
    }

    static boolean absent(String actor, Instant at) {
        return actor.equals("old-firm") || actor.equals("crew") && !at.isBefore(CaseArbitraries.CREW_LEAVES);
    }

    /** Whom others put in charge where whoever answered for it has departed. */
    static Optional<String> instead(Life life, String next, Instant at) {
        Optional<String> no = handler(life, next, at);
        return no.isEmpty() && next.equals("committee") ? no("takes_no_orders") : no;
    }

    static Optional<String> handler(Life life, String next, Instant at) {
        if (absent(next, at)) {
            return no("takes_no_part");
        }
        if (!canHandle(next)) {
            return no("not_a_handling_unit");
        }
        return life.against(next) ? no("accused_has_no_part") : Optional.empty();
    }

    static boolean own(Life life, String hand, String name) {
        return has(life, hand) || has(life, name);
    }

    static boolean has(Life life, String actor) {
        return did(life, actor)
                || life.theirs(actor, life.inCharge)
                || life.assignee != null && life.theirs(actor, life.assignee);
    }

    static boolean didOrAnswers(Life life, String hand, String name) {
        return did(life, hand)
                || did(life, name)
                || life.theirs(hand, life.accountable)
                || life.theirs(name, life.accountable);
    }

    static boolean rid(Life life, String actor) {
        return has(life, actor) || life.theirs(actor, life.parties) || life.theirs(actor, life.summoned.keySet());
    }

    /** Whoever a report of wrongdoing is not against, and who has to do with it or could rule on it. */
    static boolean mayKnow(Life life, String hand, String name) {
        return !life.confidential()
                || !life.against(hand)
                        && !life.against(name)
                        && (name.equals(life.reporter)
                                || mayRule(name, Set.of(life.accountable))
                                || life.theirs(hand, life.others)
                                || life.theirs(name, life.others)
                                || rid(life, hand)
                                || rid(life, name));
    }

    static boolean did(Life life, String actor) {
        return life.theirs(actor, life.doers) || life.theirs(actor, life.assisting);
    }

    static Optional<String> to(Life life, String stage) {
        life.stage = stage;
        return Optional.empty();
    }

    static Optional<String> begin(Life life, Report report, String accountable, String reporter, String stage) {
        life.kind = report.kind().name();
        life.accused = report.accused().map(ActorId::value).orElse(null);
        life.answersFor(accountable);
        life.reporter = reporter;
        return to(life, stage);
    }

    /** The street, the police post as an arbiter, and the department over its own clerk. */
    static boolean mayRule(String name, Set<String> parties) {
        return Set.of("street", "police").contains(name)
                || name.equals("department") && Set.of("clerk", "department").containsAll(parties);
    }

    static boolean isTime(int taken, Instant due, Instant at) {
        return taken == 0 && !at.isBefore(due.minusSeconds(3_600)) || taken == 1 && !at.isBefore(due.plusSeconds(60));
    }
}
