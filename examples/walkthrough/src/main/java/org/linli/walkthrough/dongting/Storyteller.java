package org.linli.walkthrough.dongting;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.actor.BranchFact;
import org.linli.actor.ItemFact;
import org.linli.basics.ActorId;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseStage;
import org.linli.order.OrderFact;
import org.linli.order.OrderId;
import org.linli.privacy.ErasureFact;
import org.linli.trace.Act;
import org.linli.trace.Fact;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.walkthrough.run.Teller;

/** Tells the day hour by hour, out of what has come to stand in the trace: how much of it, and what was out of the ordinary. */
final class Storyteller {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Teller teller;
    private final Lives lives;
    private final Map<OrderId, CaseId> causes = new HashMap<>();
    private final Set<OrderId> followed = new HashSet<>();
    private final List<Aside> asides = new ArrayList<>();
    private final CaseStory caseStory;

    Storyteller(Teller teller, Lives lives) {
        this.teller = teller;
        this.lives = lives;
        this.caseStory = new CaseStory(lives);
    }

    /** Takes note of what an earlier run has told. */
    void remember(List<TraceEvent> told) {
        told.forEach(this::line);
    }

    /** Tells an hour that has passed: how much there was, then what was out of the ordinary. */
    void hour(Instant end, List<TraceEvent> events, int open) {
        Map<CaseStage, Integer> reached = new EnumMap<>(CaseStage.class);
        for (TraceEvent event : events) {
            stage(event.fact()).ifPresent(stage -> reached.merge(stage, 1, Integer::sum));
        }
        teller.tell(String.format(
                Locale.ROOT,
                "%s–%s  接诉 reported %2d · 受理 accepted %2d · 办结 closed %2d · 回访 asked %2d · 在办 open %2d",
                clock(end.minus(Duration.ofHours(1))),
                clock(end),
                reached.getOrDefault(CaseStage.REPORTED, 0),
                reached.getOrDefault(CaseStage.ACCEPTED, 0),
                reached.getOrDefault(CaseStage.CLOSED, 0),
                reached.getOrDefault(CaseStage.FOLLOWED_UP, 0),
                open));
        outOfTheOrdinary(events);
    }

    /** Tells only what was out of the ordinary, in the order of time. */
    void outOfTheOrdinary(List<TraceEvent> events) {
        events.forEach(event -> line(event).ifPresent(text -> aside(event.act().at(), text)));
        asides.stream()
                .sorted(Comparator.comparing(Aside::at))
                .forEach(aside -> teller.tell("       " + clock(aside.at()) + "  " + aside.text()));
        asides.clear();
    }

    /** Something to tell in its hour. */
    void aside(Instant at, String text) {
        asides.add(new Aside(at, text));
    }

    private record Aside(Instant at, String text) {}

    private static String clock(Instant at) {
        return CLOCK.format(at.atZone(Dongting.ZONE));
    }

    private static Optional<CaseStage> stage(Fact<?> fact) {
        if (fact instanceof CaseFact.Reported) {
            return Optional.of(CaseStage.REPORTED);
        }
        if (fact instanceof CaseFact.Accepted) {
            return Optional.of(CaseStage.ACCEPTED);
        }
        if (fact instanceof CaseFact.Closed) {
            return Optional.of(CaseStage.CLOSED);
        }
        return fact instanceof CaseFact.FollowedUp ? Optional.of(CaseStage.FOLLOWED_UP) : Optional.empty();
    }

    private Optional<String> line(TraceEvent event) {
        if (event.fact() instanceof CaseFact fact) {
            return caseStory.line(fact, event.act());
        }
        if (event.fact() instanceof OrderFact fact) {
            return orderLine(fact, event.act());
        }
        if (event.fact() instanceof BranchFact.ReportedIn reported) {
            return Optional.of("双报到 " + name(reported.reported().who()) + " reports in with " + name(reported.id()));
        }
        if (event.fact() instanceof ItemFact.Claimed) {
            return Optional.of("认领 " + name(event.act().actor()) + " claims what the committee needs");
        }
        if (event.fact() instanceof TraceFact.Attempted attempted) {
            return Optional.of("拒绝 " + name(event.act().actor()) + " tried " + attempted.tried() + " on "
                    + attempted.about() + ": refused (" + attempted.reason() + ")"
                    + attempted
                            .responsibleInstead()
                            .map(instead -> "; responsible is " + name(instead))
                            .orElse(""));
        }
        return event.fact() instanceof ErasureFact.Answered answered ? Optional.of(told(answered)) : Optional.empty();
    }

    /** What somebody is told who asked for erasure. */
    private static String told(ErasureFact.Answered answered) {
        String answers = answered.answers().stream()
                .map(each -> each.processing() + " "
                        + switch (each.verdict()) {
                            case ERASED -> "erased 删除";
                            case RESTRICTED ->
                                "restricted 限制 to "
                                        + each.hold().orElseThrow().purpose().name() + " by " + each.because();
                            case REFUSED -> "stays 不删, on " + each.because();
                        })
                .collect(Collectors.joining("; "));
        return "答复 " + answered.asked().holder() + " asked for erasure ("
                + answered.asked().ground().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ") and is told: "
                + answers;
    }

    private Optional<String> orderLine(OrderFact fact, Act act) {
        if (fact instanceof OrderFact.Placed placed) {
            placed.request().cause().ifPresent(cause -> causes.put(fact.id(), cause));
            if (causes.size() > 1) {
                return Optional.empty();
            }
            followed.add(fact.id());
            return Optional.of("点单 " + about(fact.id()) + ": an order is placed by itself, as a reaction to the case");
        }
        if (fact instanceof OrderFact.Declined) {
            followed.add(fact.id());
            return Optional.of(
                    "拒单 " + name(act.actor()) + " declines " + about(fact.id()) + "; the next nearest will be asked");
        }
        if (fact instanceof OrderFact.TimedOut timedOut) {
            followed.add(fact.id());
            return Optional.of("超时 " + name(timedOut.supplier()) + " has said nothing for a quarter of an hour about "
                    + about(fact.id()) + "; the order goes on");
        }
        if (fact instanceof OrderFact.LeftWaiting waiting) {
            return Optional.of("待单 " + about(fact.id()) + " waits: "
                    + waiting.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        if (!followed.contains(fact.id())) {
            return Optional.empty();
        }
        return followedLine(fact, act);
    }

    private Optional<String> followedLine(OrderFact fact, Act act) {
        if (fact instanceof OrderFact.Dispatched dispatched) {
            return Optional.of("派单 " + about(fact.id()) + ": offered to "
                    + name(dispatched.offer().supplier()) + ", "
                    + dispatched.offer().distance() + " away, until "
                    + clock(dispatched.offer().deadline()));
        }
        if (fact instanceof OrderFact.Accepted) {
            return Optional.of("接单 " + name(act.actor()) + " accepts " + about(fact.id()));
        }
        return fact instanceof OrderFact.Done
                ? Optional.of("完成 " + name(act.actor()) + " has done " + about(fact.id()))
                : Optional.empty();
    }

    private String about(OrderId id) {
        CaseId cause = causes.get(id);
        return cause == null ? id.value() : about(cause);
    }

    private String about(CaseId id) {
        return lives.matterOf(id).both() + " (" + id + ")";
    }

    private static String name(ActorId actor) {
        return Cast.nameOf(actor);
    }
}
