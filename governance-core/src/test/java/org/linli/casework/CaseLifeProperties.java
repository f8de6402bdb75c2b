package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.basics.Rate;
import org.linli.casework.testkit.CaseArbitraries;
import org.linli.casework.testkit.CaseLifeContract;
import org.linli.casework.testkit.CaseStep;
import org.linli.casework.testkit.CaseStep.Decided;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;

/** The laws of a case's life, under any sequence of steps, and against a model that shares no code with the rules. */
class CaseLifeProperties extends CaseLifeContract {
    /** What a few hundred lives are refused for by the dozen: if one of these is missing, the steps do not reach what they should. */
    private static final List<String> REFUSED = Stream.of(
                    CaseReason.NOT_AT_THIS_STAGE,
                    CaseReason.ENDED,
                    CaseReason.UNKNOWN_CASE,
                    CaseReason.ALREADY_REPORTED,
                    CaseReason.BEFORE_LATEST_ACT,
                    CaseReason.NOT_ACCOUNTABLE,
                    CaseReason.ACCUSED_HAS_NO_PART,
                    CaseReason.OWN_FAVOUR,
                    CaseReason.TAKES_NO_PART,
                    CaseReason.STILL_TAKES_PART,
                    CaseReason.NOT_A_HANDLING_UNIT,
                    CaseReason.PARTY_CANNOT_RULE,
                    CaseReason.BOUND_BY_RULING,
                    CaseReason.DUE_TOO_LATE,
                    CaseReason.NOTHING_TO_RAISE,
                    CaseReason.NOT_SUMMONED,
                    CaseReason.TOO_MUCH_EVIDENCE_OF_ONE,
                    CaseReason.EVIDENCE_ALREADY_THERE,
                    CaseReason.DERIVATION_IN_A_CIRCLE,
                    CaseReason.GOES_ON_FOR_OTHERS,
                    CaseReason.ALREADY_EXCLUDED)
            .map(CaseReason::code)
            .toList();

    @Override
    protected Roster roster() {
        return CaseArbitraries.ROSTER;
    }

    @Override
    protected Optional<CaseTerms> terms() {
        return Optional.of(CaseArbitraries.TERMS);
    }

    @Override
    protected Community open(Journal journal) {
        return Community.open(
                journal,
                Clock.fixed(CaseArbitraries.START, ZoneOffset.UTC),
                IdSource.seeded(1),
                new Community.Settings(Authority.checkedByHost(), CaseArbitraries.TERMS, Office.Settings.DEFAULT));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void desk_and_model_agree(@ForAll("lives") List<CaseStep> steps) {
        Journal journal = InMemoryJournal.create();
        Community community = open(journal);
        CaseModel model = new CaseModel();
        Instant latest = CaseArbitraries.START;
        List<CaseId> ids = new ArrayList<>(CaseArbitraries.CASES);
        int number = 0;
        for (CaseStep step : steps) {
            Decided decided = step.decide(ids, community.cases()::get, latest);
            latest = decided.at().isAfter(latest) ? decided.at() : latest;
            Optional<String> refused = perform(community, decided, decided.act(number));
            assertEquals(model.perform(decided, number), refused, () -> "refusal of " + decided);
            number++;
            boolean onPart = !CaseArbitraries.CASES.contains(decided.command().id());
            ids.addAll(refused.isEmpty() ? partsOf(decided, community) : List.of());
            Statistics.label("on a part").collect(onPart && refused.isEmpty());
            Statistics.label("outcome").collect(refused.orElse("granted"));
            Statistics.label("granted")
                    .collect(refused.isEmpty() ? decided.command().move() : "-");
        }
        community.catchUp(Integer.MAX_VALUE);
        for (CaseId id : cases(journal)) {
            Case live = community.cases().get(id);
            CaseModelWorld.Life life = model.of(id);
            assertEquals(life.stage, live.stage().name());
            assertEquals(Optional.of(life.accountable), live.accountable().map(ActorId::value));
            assertEquals(Optional.ofNullable(life.due), live.clock().due(), "due");
            assertEquals(life.links(), live.links().size(), "links");
            assertSamePast(life, live);
        }
        Statistics.label("outcome")
                .coverage(met -> REFUSED.forEach(reason -> met.check(reason).count(count -> count > 0)));
        Statistics.label("on a part").coverage(met -> met.check(true).count(count -> count > 0));
        Statistics.label("granted").coverage(met -> {
            for (CaseMove move : List.of(CaseMove.MERGE, CaseMove.SPLIT, CaseMove.PARK, CaseMove.RAISE)) {
                met.check(move).count(count -> count > 0);
            }
        });
        assertEquals(model.openByActor(), byActor(community.openCases()));
        CaseRates rates =
                CaseRates.of(cases(journal).stream().map(community.cases()::get).toList(), latest);
        int[] deadlines = model.deadlines(latest);
        assertEquals(Rate.of(deadlines[1], deadlines[0]), rates.all().overdue());
        assertEquals(
                Rate.of(deadlines[0] - deadlines[1], deadlines[0]), rates.all().onTime());
    }

    private static void assertSamePast(CaseModelWorld.Life life, Case live) {
        assertEquals(life.doers, ids(live.handling().doers()), "doers");
        assertEquals(life.inCharge, ids(live.handling().inCharge()), "in charge");
        assertEquals(life.sentBack, live.handling().sentBack(), "sent back");
        assertEquals(life.extensions, live.clock().extensions(), "extensions");
        assertEquals(life.pauses, live.clock().pauses(), "pauses");
        assertEquals(life.bound, ids(live.oversight().bound()), "bound");
        assertEquals(life.forOthers, live.links().forOthers(), "for others");
        assertEquals(life.excluded, live.oversight().exclusion().isPresent(), "excluded");
        assertEquals(life.again, live.reportedLast(), "reported last");
    }

    private static Set<String> ids(List<ActorId> actors) {
        Set<String> ids = new HashSet<>();
        actors.forEach(actor -> ids.add(actor.value()));
        return ids;
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void rates_lie_within_their_bases(@ForAll("lives") List<CaseStep> steps) {
        Journal journal = InMemoryJournal.create();
        Community community = open(journal);
        Instant latest = CaseArbitraries.START;
        List<CaseId> ids = new ArrayList<>(CaseArbitraries.CASES);
        int number = 0;
        for (CaseStep step : steps) {
            Decided decided = step.decide(ids, community.cases()::get, latest);
            latest = decided.at().isAfter(latest) ? decided.at() : latest;
            boolean granted = perform(community, decided, decided.act(number++)).isEmpty();
            ids.addAll(granted ? partsOf(decided, community) : List.of());
        }
        List<Case> cases = cases(journal).stream().map(community.cases()::get).toList();
        FollowUpRates rates = FollowUpRates.of(cases);
        long asked = closingsAskedAbout(journal);
        assertEquals(asked, rates.contact().denominator());
        assertEquals(rates.contact().numerator(), rates.solution().denominator());
        assertEquals(rates.contact().numerator(), rates.satisfaction().denominator());
        assertEquals(asked > 0, rates.contact().isDefined());
        CaseRates figures = CaseRates.of(cases, latest);
        assertEquals(
                cases.stream()
                        .filter(each -> each.oversight().exclusion().isPresent())
                        .count(),
                figures.excluded());
        for (CaseRates.Figures each : List.of(figures.all(), figures.withoutExcluded())) {
            Stream.of(
                            each.response(),
                            each.solution(),
                            each.satisfaction(),
                            each.disposal(),
                            each.onTime(),
                            each.overdue(),
                            each.rework(),
                            each.extension())
                    .forEach(rate -> assertTrue(
                            0 <= rate.numerator() && rate.numerator() <= rate.denominator(), rate.toString()));
            assertEquals(
                    each.onTime().denominator(),
                    each.onTime().numerator() + each.overdue().numerator());
            assertEquals(each.onTime().denominator(), each.overdue().denominator());
        }
        CaseRates counted = CaseRates.of(
                cases.stream()
                        .filter(each -> each.oversight().exclusion().isEmpty())
                        .toList(),
                latest);
        assertEquals(counted.all(), figures.withoutExcluded());
    }

    /** Counted fact by fact: each closing after which there was a follow-up, however often the resident was asked. */
    private static long closingsAskedAbout(Journal journal) {
        Set<List<Object>> asked = new HashSet<>();
        Map<CaseId, Integer> closings = new HashMap<>();
        for (TraceEvent event :
                journal.read(Selection.ofKinds("case"), 0, Integer.MAX_VALUE).events()) {
            CaseFact fact = (CaseFact) event.fact();
            if (fact.move().to().filter(CaseStage.CLOSED::equals).isPresent()) {
                closings.merge(fact.id(), 1, Integer::sum);
            } else if (fact instanceof CaseFact.FollowedUp) {
                asked.add(List.of(fact.id(), closings.get(fact.id())));
            }
        }
        return asked.size();
    }

    private static Optional<String> perform(Community community, Decided decided, Act act) {
        try {
            decided.command().perform(community.cases(), act);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal().reason().code());
        }
    }

    private static Map<String, Integer> byActor(OpenCases open) {
        Map<String, Integer> counts = new HashMap<>();
        open.countByActor().forEach((actor, count) -> counts.put(actor.value(), count));
        return counts;
    }
}
