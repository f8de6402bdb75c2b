package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.linli.basics.ActorId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.testkit.CaseArbitraries;
import org.linli.casework.testkit.CaseCommand;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Direction;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.TraceEvent;

/** The laws of a case's life, under any sequence of commands, against a model that shares no code with the rules. */
class CaseLifeProperties {
    private static final Instant START = Instant.parse("2026-03-03T01:00:00Z");

    /** A command, and by whose hands and in whose name it is tried. */
    record Try(CaseCommand command, ActorId hand, ActorId actor) {
        Try(CaseCommand command, ActorId actor) {
            this(command, actor, actor);
        }

        Act act(int number) {
            Act own = Act.of(ActId.of("act-" + number), hand, START.plusSeconds(number));
            return hand.equals(actor) ? own : own.onBehalfOf(actor);
        }
    }

    @Provide
    Arbitrary<Try> tries() {
        return Combinators.combine(
                        CaseArbitraries.commands(),
                        CaseArbitraries.actors(),
                        CaseArbitraries.actors(),
                        Arbitraries.integers().between(0, 3))
                .as((command, hand, actor, own) -> new Try(command, own > 0 ? actor : hand, actor));
    }

    /** Likely next steps of whatever case they meet, so that lives get far. */
    @Provide
    Arbitrary<List<Try>> lives() {
        Arbitrary<Try> any = tries();
        return Combinators.combine(
                        any.list().ofMaxSize(40), Arbitraries.integers().between(0, 8), lifeOf())
                .as((noise, at, life) -> {
                    List<Try> all = new ArrayList<>(noise);
                    int step = 0;
                    for (Try each : life) {
                        all.add(Math.min(all.size(), step++ * (at + 1)), each);
                    }
                    return all;
                });
    }

    private static Arbitrary<List<Try>> lifeOf() {
        return CaseArbitraries.reports().map(report -> {
            CaseId id = CaseArbitraries.CASES.get(0);
            ActorId unit = CaseArbitraries.ACTORS.get(1);
            ActorId team = CaseArbitraries.ACTORS.get(2);
            ActorId other = CaseArbitraries.ACTORS.get(3);
            return List.of(
                    new Try(new CaseCommand.ToReport(id, report), other),
                    new Try(new CaseCommand.ToAccept(id, org.linli.basics.DeadlineClass.SEVEN_DAYS), unit),
                    new Try(new CaseCommand.ToAssign(id, team), unit),
                    new Try(new CaseCommand.ToTakeUp(id), team),
                    new Try(new CaseCommand.ToHandle(id, Solution.SOLVED), team),
                    new Try(new CaseCommand.ToVerify(id), other),
                    new Try(new CaseCommand.ToClose(id), other),
                    new Try(new CaseCommand.ToFollowUp(id, FollowUp.answered(true, true)), other));
        });
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void desk_and_model_agree_and_folding_the_journal_gives_the_live_state(@ForAll("lives") List<Try> tries) {
        Journal journal = InMemoryJournal.create("t", Clock.fixed(START, ZoneOffset.UTC));
        Community community = open(journal);
        CaseModel model = new CaseModel();
        int number = 0;
        for (Try each : tries) {
            Act act = each.act(number++);
            long before = journal.size();
            Map<CaseId, CaseStage> stages = stages(community);
            Optional<String> refused = perform(community, each.command(), act);
            Optional<String> expected = model.perform(each.command(), each.hand(), each.actor());
            assertEquals(expected, refused, () -> "refusal of " + each);
            Statistics.label("outcome").collect(refused.isEmpty() ? "granted" : "refused");
            long appended = journal.size() - before;
            assertEquals(refused.isPresent() ? 0 : each.command() instanceof CaseCommand.ToMerge ? 2 : 1, appended);
            assertOnlyTableMoves(stages, stages(community), each.command().move(), refused.isEmpty());
        }
        community.catchUp(Integer.MAX_VALUE);
        for (CaseId id : CaseArbitraries.CASES) {
            Case live = community.cases().get(id);
            assertEquals(model.stageOf(id), live.stage().name());
            assertEquals(model.accountableOf(id), live.accountable().map(ActorId::value));
            assertEquals(
                    live.stage() != CaseStage.UNREPORTED,
                    live.accountable().isPresent(),
                    "exactly one accountable actor");
            assertEquals(live, folded(journal, id), "fold = live");
        }
        assertEquals(model.openByActor(), byActor(community.openCases()));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void the_same_act_twice_changes_nothing(@ForAll("lives") @Size(min = 1) List<Try> tries) {
        Journal journal = InMemoryJournal.create("t", Clock.fixed(START, ZoneOffset.UTC));
        Community community = open(journal);
        int number = 0;
        for (Try each : tries) {
            Act act = each.act(number++);
            if (perform(community, each.command(), act).isEmpty()) {
                long size = journal.size();
                Outcome<Case> again = each.command().perform(community.cases(), act);
                assertTrue(again.repeated());
                assertEquals(size, journal.size());
                assertEquals(community.cases().get(each.command().id()), again.state());
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void rates_lie_within_their_bases(@ForAll("lives") List<Try> tries) {
        Community community = open(InMemoryJournal.create());
        int number = 0;
        for (Try each : tries) {
            perform(community, each.command(), each.act(number++));
        }
        List<Case> cases =
                CaseArbitraries.CASES.stream().map(community.cases()::get).toList();
        FollowUpRates rates = FollowUpRates.of(cases);
        long asked = cases.stream()
                .filter(each -> each.stage() == CaseStage.FOLLOWED_UP)
                .count();
        assertEquals(asked, rates.contact().denominator());
        assertEquals(rates.contact().numerator(), rates.solution().denominator());
        assertEquals(rates.contact().numerator(), rates.satisfaction().denominator());
        assertEquals(asked > 0, rates.contact().isDefined());
    }

    private static Community open(Journal journal) {
        return Community.open(
                journal,
                Clock.fixed(START, ZoneOffset.UTC),
                IdSource.seeded(1),
                new Community.Settings(
                        Authority.checkedByHost(), WorkCalendar.everyDay(ZoneOffset.UTC), Office.Settings.DEFAULT));
    }

    private static Optional<String> perform(Community community, CaseCommand command, Act act) {
        try {
            command.perform(community.cases(), act);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal().reason().code());
        }
    }

    private static Map<CaseId, CaseStage> stages(Community community) {
        Map<CaseId, CaseStage> stages = new HashMap<>();
        CaseArbitraries.CASES.forEach(
                id -> stages.put(id, community.cases().get(id).stage()));
        return stages;
    }

    private static void assertOnlyTableMoves(
            Map<CaseId, CaseStage> before, Map<CaseId, CaseStage> after, CaseMove move, boolean granted) {
        before.forEach((id, stage) -> {
            CaseStage next = after.get(id);
            if (next != stage) {
                assertTrue(granted && move.from().contains(stage) && move.to() == next, () -> stage + " to " + next);
            }
        });
    }

    private static Case folded(Journal journal, CaseId id) {
        Case state = Case.blank(id);
        for (TraceEvent event : journal.trail(Case.KIND.subject(id), Direction.FORWARD)) {
            state = ((CaseFact) event.fact()).applyTo(state, event.act());
        }
        return state;
    }

    private static Map<String, Integer> byActor(OpenCases open) {
        Map<String, Integer> counts = new HashMap<>();
        open.countByActor().forEach((actor, count) -> counts.put(actor.value(), count));
        return counts;
    }
}
