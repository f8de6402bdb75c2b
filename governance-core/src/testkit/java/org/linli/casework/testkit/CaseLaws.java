package org.linli.casework.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.basics.Validity;
import org.linli.casework.CaseClockFact;
import org.linli.casework.CaseEndFact;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.CaseLinkFact;
import org.linli.casework.CaseOversightFact;
import org.linli.casework.CaseStage;
import org.linli.casework.CaseTerms;
import org.linli.casework.Report;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Journal;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.TraceEvent;

/**
 * What holds of cases in any journal, read fact by fact and judged without rules or states: only moves of the table, time never
 * backwards, exactly one accountable actor, nobody looks at their own work, asks the resident what they think of it or grants themselves a
 * favour or takes a report back for somebody else whose case they have, whom a report is against has no part and reads nothing of it, no
 * party rules but on itself, a ruling binds, derivations stand at both ends and go in no circle, merging and splitting make nothing
 * forgotten, and nothing makes a case due later but time that was granted before it was overdue, a stop and a new round.
 */
public final class CaseLaws {
    private static final Roster NOBODY = Roster.of("nobody", "1", Map.of());

    private final Map<CaseId, CaseStage> stages = new HashMap<>();
    private final Map<CaseId, Instant> latest = new HashMap<>();
    private final Map<CaseId, ActorId> accountable = new HashMap<>();
    private final Map<CaseId, Instant> reported = new HashMap<>();
    private final Map<CaseId, ActorId> accused = new HashMap<>();
    private final Set<CaseId> confidential = new HashSet<>();
    private final Map<CaseId, Set<ActorId>> bound = new HashMap<>();
    private final Map<CaseId, Set<ActorId>> hands = new HashMap<>();
    private final Map<CaseId, List<ActorId>> assisting = new HashMap<>();
    private final Map<CaseId, Set<ActorId>> summoned = new HashMap<>();
    private final Map<CaseId, ActorId> assigned = new HashMap<>();
    private final Map<CaseId, Set<ActorId>> disputants = new HashMap<>();
    private final Map<CaseId, Set<ActorId>> inCharge = new HashMap<>();
    private final DueLaws due = new DueLaws();
    private final LinkLaws links = new LinkLaws();
    private final Map<CaseId, ActorId> informants = new HashMap<>();
    private final Roster roster;
    private final Duration ahead;
    private final Optional<TermsLaws> terms;

    private CaseLaws(Roster roster, Duration ahead, Optional<TermsLaws> terms) {
        this.roster = roster;
        this.ahead = ahead;
        this.terms = terms;
    }

    /**
     * Reads a journal through.
     *
     * @param journal the journal
     * @throws AssertionError at the first event that breaks a law, which it names
     */
    public static void assertKept(Journal journal) {
        assertKept(journal, NOBODY, Duration.ZERO);
    }

    /**
     * Reads a journal through, knowing who belongs to whom: what one may not do, no part of theirs does, and nobody is put in charge who
     * takes no part.
     *
     * @param journal the journal
     * @param roster who belonged to whom all the while
     * @param ahead by how much acts may be dated ahead, and so before the latest act on their case; zero if they come in the order of time
     * @throws AssertionError at the first event that breaks a law, which it names
     */
    public static void assertKept(Journal journal, Roster roster, Duration ahead) {
        read(journal, new CaseLaws(roster, ahead, Optional.empty()));
    }

    /**
     * Reads a journal through, knowing by which terms it was ruled all the while: besides the rest, no limit of the policy is passed, only
     * who may rule rules and hands over, only a street whistles, nobody points to their own or to who takes no part, and nobody is put in
     * charge who cannot handle a case.
     *
     * @param journal the journal
     * @param terms calendar, policy and roster
     * @param ahead by how much acts may be dated ahead, and so before the latest act on their case; zero if they come in the order of time
     * @throws AssertionError at the first event that breaks a law, which it names
     */
    public static void assertKept(Journal journal, CaseTerms terms, Duration ahead) {
        read(journal, new CaseLaws(terms.roster(), ahead, Optional.of(new TermsLaws(terms))));
    }

    /**
     * How often a case was handled late and opened again, fact by fact.
     *
     * @param journal the journal
     * @return the number by case; cases that never were are not in it
     * @throws AssertionError at the first event that breaks a law, which it names
     */
    public static Map<CaseId, Integer> lateRounds(Journal journal) {
        return read(journal, new CaseLaws(NOBODY, Duration.ZERO, Optional.empty()))
                .due
                .lateRounds();
    }

    private static CaseLaws read(Journal journal, CaseLaws laws) {
        long from = 0;
        while (true) {
            Slice slice = journal.read(Selection.ofKinds("case"), from, 1_000);
            for (TraceEvent event : slice.events()) {
                laws.take(event, (CaseFact) event.fact());
            }
            if (slice.next() == from) {
                laws.links.end();
                return laws;
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
        Instant latestBefore = latest.getOrDefault(id, act.at());
        check(!act.at().plus(ahead).isBefore(latestBefore), "time runs backwards", event);
        latest.put(id, act.at().isAfter(latestBefore) ? act.at() : latestBefore);
        check(
                !accusedIn(id, act, act.actor()) && !accusedIn(id, act, act.inTheNameOf()),
                "whom it is against has a part",
                event);
        judge(event, fact, act);
        terms.ifPresent(laws -> laws.take(event, fact));
        links.take(event, fact, before, accountable);
        due.take(event, fact);
        check(
                (fact.audience() == Audience.OFFICERS) == confidential.contains(id),
                "shown to " + fact.audience() + " although confidential: " + confidential.contains(id),
                event);
        fact.putsInCharge(act).ifPresent(actor -> {
            accountable.put(id, actor);
            inCharge.computeIfAbsent(id, any -> new HashSet<>()).add(actor);
        });
        check(accountable.containsKey(id), "nobody answers for it", event);
        check(!accusedIn(id, act, accountable.get(id)), "whom it is against answers for it", event);
        Optional<ActorId> inHand =
                fact instanceof CaseLinkFact.Absorbed ? Optional.of(accountable.get(id)) : fact.putsInCharge(act);
        inHand.flatMap(roster::tiesOf)
                .ifPresent(
                        ties -> check(ties.validity().contains(act.at()), "answered for by who takes no part", event));
    }

    private void judge(TraceEvent event, CaseFact fact, Act act) {
        CaseId id = fact.id();
        Set<ActorId> doers = hands.computeIfAbsent(id, any -> new HashSet<>());
        boolean own = Stream.concat(doers.stream(), assisting.getOrDefault(id, List.of()).stream())
                .anyMatch(doer -> isOrActsFor(id, act, doer));
        if (fact instanceof CaseFact.Reported opened) {
            begin(id, opened.report(), act.at());
            informants.put(id, act.inTheNameOf());
        } else if (fact instanceof CaseFact.TakenUp
                || fact instanceof CaseFact.Handled
                || fact instanceof CaseEndFact.Answered) {
            doers.add(act.actor());
            doers.add(act.inTheNameOf());
        } else if (fact instanceof CaseFact.Verified || fact instanceof CaseFact.SentToRework) {
            check(!own && !isOrActsFor(id, act, accountable.get(id)), "looked at by whoever did it", event);
        } else if (fact instanceof CaseFact.FollowedUp) {
            check(!own && !served(id, act), "asked by whoever answered for it or did it", event);
        } else if (fact instanceof CaseClockFact.Extended
                || fact instanceof CaseClockFact.Parked
                || fact instanceof CaseEndFact.Voided
                || fact instanceof CaseEndFact.Reopened
                || fact instanceof CaseOversightFact.ExcludedFromRates) {
            check(!own && !served(id, act) && !isOrActsFor(id, act, assigned.get(id)), "in their own favour", event);
        } else if (fact instanceof CaseFact.Assigned handed) {
            assigned.put(id, handed.assignee());
            assisting.put(id, handed.assisting());
        } else if (fact instanceof CaseFact.SentBack) {
            check(!bound.getOrDefault(id, Set.of()).contains(act.inTheNameOf()), "against a ruling that binds", event);
            assigned.remove(id);
            assisting.remove(id);
        } else if (fact instanceof CaseOversightFact.Disputed disputed) {
            check(!bound.getOrDefault(id, Set.of()).contains(act.inTheNameOf()), "against a ruling that binds", event);
            Set<ActorId> parties = new HashSet<>(Set.of(act.inTheNameOf()));
            disputed.pointsTo().ifPresent(parties::add);
            disputants.put(id, parties);
        } else if (fact instanceof CaseOversightFact.Ruled ruled) {
            Set<ActorId> parties = new HashSet<>(disputants.get(id));
            parties.add(accountable.get(id));
            parties.add(assigned.getOrDefault(id, accountable.get(id)));
            boolean onItself = ruled.responsible().equals(act.inTheNameOf()) && isByTheirOwnHand(act);
            check(
                    onItself || parties.stream().noneMatch(each -> isOrActsFor(id, act, each)),
                    "ruled by a party",
                    event);
            assigned.put(id, ruled.responsible());
            assisting.remove(id);
            bound.put(id, new HashSet<>(ruled.binding() ? Set.of(ruled.responsible()) : Set.of()));
        } else if (fact instanceof CaseOversightFact.HandedOver) {
            boolean left = roster.actors().isEmpty()
                    || roster.tiesOf(accountable.get(id))
                            .filter(ties -> !ties.validity().contains(act.at()))
                            .isPresent();
            check(left && !own && !isOrActsFor(id, act, accountable.get(id)), "taken from who still takes part", event);
        } else if (fact instanceof CaseOversightFact.Whistled whistled) {
            summoned.computeIfAbsent(id, any -> new HashSet<>()).addAll(whistled.departments());
        } else if (fact instanceof CaseOversightFact.WhistleAnswered) {
            check(summoned.getOrDefault(id, Set.of()).remove(act.inTheNameOf()), "answered unsummoned", event);
        } else if (fact instanceof CaseOversightFact.AnswerUrged urged) {
            check(summoned.getOrDefault(id, Set.of()).contains(urged.department()), "urged unsummoned", event);
        } else if (fact instanceof CaseEndFact.Withdrawn) {
            check(act.inTheNameOf().equals(informants.get(id)), "taken back by somebody else", event);
            check(isByTheirOwnHand(act) || !own && !wouldBeRid(id, act), "taken back by whoever had it", event);
        } else if (fact instanceof CaseLinkFact linked) {
            goOn(event, linked);
        }
    }

    private boolean served(CaseId id, Act act) {
        return inCharge.getOrDefault(id, Set.of()).stream().anyMatch(each -> isOrActsFor(id, act, each));
    }

    private boolean wouldBeRid(CaseId id, Act act) {
        return served(id, act)
                || isOrActsFor(id, act, assigned.get(id))
                || Stream.concat(
                                disputants.getOrDefault(id, Set.of()).stream(),
                                summoned.getOrDefault(id, Set.of()).stream())
                        .anyMatch(each -> isOrActsFor(id, act, each));
    }

    /** What was learnt of a case goes on to count in the one that goes on for it. */
    private void goOn(TraceEvent event, CaseLinkFact fact) {
        boolean ends = fact instanceof CaseLinkFact.Merged || fact instanceof CaseLinkFact.SplitUp;
        check(
                !ends
                        || summoned.getOrDefault(fact.id(), Set.of()).stream()
                                .noneMatch(each -> takesPart(each, event.act())),
                "an answer is lost",
                event);
        if (fact instanceof CaseLinkFact.Absorbed absorbed) {
            remember(absorbed.id(), absorbed.from());
        } else if (fact instanceof CaseLinkFact.SplitOff part) {
            begin(part.id(), part.intake().report(), part.intake().at());
            informants.put(part.id(), part.intake().reporter());
            remember(part.id(), part.from());
        }
    }

    /** Whether they do, as far as is known. */
    private boolean takesPart(ActorId actor, Act act) {
        return roster.tiesOf(actor)
                .filter(ties -> !ties.validity().contains(act.at()))
                .isEmpty();
    }

    private void remember(CaseId id, CaseId other) {
        Set<ActorId> doers = hands.computeIfAbsent(id, any -> new HashSet<>());
        doers.addAll(hands.getOrDefault(other, Set.of()));
        doers.addAll(assisting.getOrDefault(other, List.of()));
        inCharge.computeIfAbsent(id, any -> new HashSet<>()).addAll(inCharge.getOrDefault(other, Set.of()));
        bound.computeIfAbsent(id, any -> new HashSet<>()).addAll(bound.getOrDefault(other, Set.of()));
    }

    private void begin(CaseId id, Report report, Instant at) {
        reported.put(id, at);
        if (report.kind() == CaseKind.WRONGDOING) {
            confidential.add(id);
            report.accused().ifPresent(actor -> accused.put(id, actor));
        }
    }

    /** Whoever works for whom it is against has no part either, but may have reported it. */
    private boolean accusedIn(CaseId id, Act act, ActorId who) {
        ActorId against = accused.get(id);
        return against != null
                && (who.equals(against)
                        || (!who.equals(informants.get(id)) && isOrWasPart(id, who, against, act.at())));
    }

    /** Whether whoever acts belongs to those in whose name they do; taken to be so where nobody is known. */
    private boolean isByTheirOwnHand(Act act) {
        return roster.actors().isEmpty() || roster.isPartOf(act.actor(), act.inTheNameOf(), act.at());
    }

    private boolean isOrActsFor(CaseId id, Act act, ActorId actor) {
        return actor != null
                && (isOrWasPart(id, act.actor(), actor, act.at())
                        || isOrWasPart(id, act.inTheNameOf(), actor, act.at()));
    }

    /** Whether somebody is a part of another then, or was at any time since it was reported. */
    private boolean isOrWasPart(CaseId id, ActorId who, ActorId whole, Instant at) {
        Instant begun = reported.getOrDefault(id, at);
        Instant first = begun.isBefore(at) ? begun : at;
        Instant last = begun.isBefore(at) ? at : begun;
        return roster.isPartDuring(who, whole, Validity.of(first, last.plusNanos(1_000)));
    }

    static void check(boolean kept, String breach, TraceEvent event) {
        if (!kept) {
            throw new AssertionError(
                    breach + ": " + event.fact() + " by " + event.act().actor() + " at position " + event.position());
        }
    }
}
