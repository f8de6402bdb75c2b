package org.linli.casework.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.casework.CaseClockFact;
import org.linli.casework.CaseEndFact;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.CaseLinkFact;
import org.linli.casework.CaseOversightFact;
import org.linli.casework.CaseStage;
import org.linli.casework.Report;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Journal;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.TraceEvent;

/**
 * What holds of cases in any journal, read fact by fact and judged without rules or states: only moves of the table, time never
 * backwards, exactly one accountable actor, nobody looks at their own work or grants themselves a favour, whom a report is against has
 * no part and reads nothing of it, a ruling binds, and derivations stand at both ends and go in no circle.
 */
public final class CaseLaws {
    private final Map<CaseId, CaseStage> stages = new HashMap<>();
    private final Map<CaseId, Instant> latest = new HashMap<>();
    private final Map<CaseId, ActorId> accountable = new HashMap<>();
    private final Map<CaseId, ActorId> accused = new HashMap<>();
    private final Set<CaseId> confidential = new HashSet<>();
    private final Map<CaseId, ActorId> bound = new HashMap<>();
    private final Map<CaseId, Set<ActorId>> hands = new HashMap<>();
    private final Map<CaseId, Set<ActorId>> summoned = new HashMap<>();
    private final Map<CaseId, Set<CaseId>> origins = new HashMap<>();
    private final Set<List<Object>> openEnds = new HashSet<>();

    private final Map<CaseId, ActorId> informants = new HashMap<>();
    private final Roster roster;

    private CaseLaws(Roster roster) {
        this.roster = roster;
    }

    /**
     * Reads a journal through.
     *
     * @param journal the journal
     * @throws AssertionError at the first event that breaks a law, which it names
     */
    public static void assertKept(Journal journal) {
        assertKept(journal, Roster.of("nobody", "1", Map.of()));
    }

    /**
     * Reads a journal through, knowing who belongs to whom: what one may not do, no part of theirs does, and nobody is put in charge who
     * takes no part.
     *
     * @param journal the journal
     * @param roster who belonged to whom all the while
     * @throws AssertionError at the first event that breaks a law, which it names
     */
    public static void assertKept(Journal journal, Roster roster) {
        CaseLaws laws = new CaseLaws(roster);
        long from = 0;
        while (true) {
            Slice slice = journal.read(Selection.ofKinds("case"), from, 1_000);
            for (TraceEvent event : slice.events()) {
                laws.take(event, (CaseFact) event.fact());
            }
            if (slice.next() == from) {
                laws.end();
                return;
            }
            from = slice.next();
        }
    }

    private void take(TraceEvent event, CaseFact fact) {
        CaseId id = fact.id();
        Act act = event.act();
        CaseStage before = stages.getOrDefault(id, CaseStage.UNREPORTED);
        check(fact.move().from().contains(before), "not in the table at " + before, event);
        stages.put(id, fact.move().to().orElse(before));
        check(!act.at().isBefore(latest.getOrDefault(id, act.at())), "time runs backwards", event);
        latest.put(id, act.at());
        check(
                !accusedIn(id, act, act.actor()) && !accusedIn(id, act, act.inTheNameOf()),
                "whom it is against has a part",
                event);
        judge(event, fact, act);
        check(
                (fact.audience() == Audience.OFFICERS) == confidential.contains(id),
                "shown to " + fact.audience() + " although confidential: " + confidential.contains(id),
                event);
        fact.putsInCharge(act).ifPresent(actor -> accountable.put(id, actor));
        check(accountable.containsKey(id), "nobody answers for it", event);
        check(!accusedIn(id, act, accountable.get(id)), "whom it is against answers for it", event);
        fact.putsInCharge(act)
                .flatMap(roster::tiesOf)
                .ifPresent(ties -> check(
                        fact instanceof CaseEndFact.Reopened || ties.validity().contains(act.at()),
                        "answered for by who takes no part",
                        event));
    }

    private void judge(TraceEvent event, CaseFact fact, Act act) {
        CaseId id = fact.id();
        Set<ActorId> doers = hands.computeIfAbsent(id, any -> new HashSet<>());
        boolean own = doers.stream().anyMatch(doer -> isOrActsFor(act, doer));
        if (fact instanceof CaseFact.Reported reported) {
            begin(id, reported.report());
            informants.put(id, act.inTheNameOf());
        } else if (fact instanceof CaseFact.TakenUp
                || fact instanceof CaseFact.Handled
                || fact instanceof CaseEndFact.Answered) {
            doers.add(act.actor());
            doers.add(act.inTheNameOf());
        } else if (fact instanceof CaseFact.Verified || fact instanceof CaseFact.SentToRework) {
            check(!own, "looked at by whoever did it", event);
        } else if (fact instanceof CaseClockFact.Extended
                || fact instanceof CaseClockFact.Parked
                || fact instanceof CaseEndFact.Voided
                || fact instanceof CaseOversightFact.ExcludedFromRates) {
            check(!own && !isOrActsFor(act, accountable.get(id)), "in their own favour", event);
        } else if (fact instanceof CaseFact.SentBack || fact instanceof CaseOversightFact.Disputed) {
            check(!act.inTheNameOf().equals(bound.get(id)), "against a ruling that binds", event);
        } else if (fact instanceof CaseOversightFact.Ruled ruled) {
            check(!isOrActsFor(act, accountable.get(id)), "ruled by a party", event);
            bound.remove(id);
            if (ruled.binding()) {
                bound.put(id, ruled.responsible());
            }
        } else if (fact instanceof CaseOversightFact.Whistled whistled) {
            summoned.computeIfAbsent(id, any -> new HashSet<>()).addAll(whistled.departments());
        } else if (fact instanceof CaseOversightFact.WhistleAnswered) {
            check(summoned.getOrDefault(id, Set.of()).remove(act.inTheNameOf()), "answered unsummoned", event);
        } else if (fact instanceof CaseLinkFact linked) {
            tie(event, linked);
        }
    }

    private void begin(CaseId id, Report report) {
        if (report.kind() == CaseKind.WRONGDOING) {
            confidential.add(id);
            report.accused().ifPresent(actor -> accused.put(id, actor));
        }
    }

    private void tie(TraceEvent event, CaseLinkFact fact) {
        Object act = event.act().id();
        if (fact instanceof CaseLinkFact.Merged merged) {
            origin(act, merged.id(), merged.into());
        } else if (fact instanceof CaseLinkFact.Absorbed absorbed) {
            meet(List.of(act, absorbed.from(), absorbed.id()));
        } else if (fact instanceof CaseLinkFact.SplitUp split) {
            split.parts().forEach(part -> meet(List.of(act, part, split.id())));
        } else if (fact instanceof CaseLinkFact.SplitOff part) {
            begin(part.id(), part.intake().report());
            informants.put(part.id(), part.intake().reporter());
            check(part.accountable().equals(accountable.get(part.from())), "a part answered for by another", event);
            origin(act, part.id(), part.from());
        } else if (fact instanceof CaseLinkFact.Related related) {
            origin(act, related.id(), related.from());
        } else if (fact instanceof CaseLinkFact.LedTo led) {
            meet(List.of(act, led.later(), led.id()));
        }
    }

    private void origin(Object act, CaseId later, CaseId origin) {
        origins.computeIfAbsent(later, any -> new HashSet<>()).add(origin);
        meet(List.of(act, later, origin));
    }

    /** Each end is seen once from either side. */
    private void meet(List<Object> end) {
        if (!openEnds.remove(end)) {
            openEnds.add(end);
        }
    }

    private void end() {
        if (!openEnds.isEmpty()) {
            throw new AssertionError("The derivations " + openEnds + " must stand at both their ends.");
        }
        Set<CaseId> sound = new HashSet<>();
        origins.keySet().forEach(id -> walk(id, new HashSet<>(), sound));
    }

    private void walk(CaseId id, Set<CaseId> way, Set<CaseId> sound) {
        if (!way.add(id)) {
            throw new AssertionError("The derivations of case " + id + " must not go in a circle: " + way + ".");
        }
        if (!sound.contains(id)) {
            origins.getOrDefault(id, Set.of()).forEach(origin -> walk(origin, way, sound));
            sound.add(id);
        }
        way.remove(id);
    }

    /** Whoever works for whom it is against has no part either, but may have reported it. */
    private boolean accusedIn(CaseId id, Act act, ActorId who) {
        ActorId against = accused.get(id);
        return against != null
                && (who.equals(against)
                        || (!who.equals(informants.get(id)) && roster.isPartOf(who, against, act.at())));
    }

    private boolean isOrActsFor(Act act, ActorId actor) {
        return actor != null
                && (roster.isPartOf(act.actor(), actor, act.at())
                        || roster.isPartOf(act.inTheNameOf(), actor, act.at()));
    }

    private static void check(boolean kept, String breach, TraceEvent event) {
        if (!kept) {
            throw new AssertionError(
                    breach + ": " + event.fact() + " by " + event.act().actor() + " at position " + event.position());
        }
    }
}
