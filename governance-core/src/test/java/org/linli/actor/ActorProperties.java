package org.linli.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.linli.actor.testkit.ActorArbitraries;
import org.linli.actor.testkit.ActorCommand;
import org.linli.actor.testkit.ActorLaws;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Direction;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.RefusedException;
import org.linli.trace.TraceEvent;

/** What holds of actors under any sequence of commands. */
class ActorProperties {
    private static final Clock CLOCK = Clock.fixed(ActorArbitraries.START.plusSeconds(3_600), ZoneOffset.UTC);

    /** By looking at every instant at which anything changes, in a roster that nobody leaves. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_part_at_any_instant_of_a_time_is_a_part_during_it(
            @ForAll("rosters") Roster made,
            @ForAll("ids") ActorId who,
            @ForAll("ids") ActorId whole,
            @ForAll("times") Validity time) {
        assertTrue(instants(made, time).noneMatch(at -> made.isPartOf(who, whole, at))
                || made.isPartDuring(who, whole, time));
        Map<ActorId, Ties> staying = new HashMap<>();
        made.actors()
                .forEach((id, ties) -> staying.put(
                        id,
                        new Ties(
                                ties.kind(),
                                Validity.since(Instant.EPOCH),
                                ties.partOf(),
                                ties.memberships(),
                                ties.secondments(),
                                ties.delegations(),
                                List.of())));
        Roster roster = Roster.of("staying", "1", staying);
        boolean any = instants(roster, time).anyMatch(at -> roster.isPartOf(who, whole, at));
        Statistics.collect(any, who.equals(whole));
        assertEquals(any, roster.isPartDuring(who, whole, time));
    }

    private static Stream<Instant> instants(Roster roster, Validity time) {
        return Stream.concat(
                        Stream.of(time.from()),
                        roster.actors().values().stream()
                                .flatMap(ties -> Stream.of(
                                                ties.partOf().stream().map(PartOf::validity),
                                                ties.memberships().stream().map(Membership::validity),
                                                ties.secondments().stream().map(Secondment::validity),
                                                Stream.of(ties.validity()))
                                        .flatMap(each -> each)
                                        .map(Validity::from)))
                .filter(time::contains);
    }

    @Provide
    Arbitrary<Validity> times() {
        return ActorArbitraries.validities();
    }

    @Provide
    Arbitrary<List<ActorCommand>> lives() {
        List<ActorCommand> first = new ArrayList<>();
        List<ActorKind> kinds = List.of(
                ActorKind.STREET_OFFICE,
                ActorKind.RESIDENTS_COMMITTEE,
                ActorKind.SOCIAL_ORGANISATION,
                ActorKind.STAFF_MEMBER,
                ActorKind.RESIDENT,
                ActorKind.SOCIAL_WORKER);
        for (int i = 0; i < kinds.size(); i++) {
            first.add(
                    ActorArbitraries.registration(ActorArbitraries.ACTORS.get(i), kinds.get(i), Name.of("name " + i)));
        }
        return ActorArbitraries.commands().list().ofMaxSize(40).map(more -> {
            List<ActorCommand> all = new ArrayList<>(first);
            all.addAll(more);
            return all;
        });
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void laws_hold_folding_gives_the_live_state_and_a_second_try_changes_nothing(
            @ForAll("lives") List<ActorCommand> commands) throws IOException {
        Journal journal = InMemoryJournal.create("t", CLOCK);
        Community community = Community.open(journal, CLOCK, IdSource.seeded(1));
        Map<ActorId, TreeMap<Instant, Optional<ActorId>>> placed = new HashMap<>();
        Map<ActorId, Instant> departed = new HashMap<>();
        int number = 0;
        for (ActorCommand command : commands) {
            Act act = Act.of(ActId.of("act-" + number), command.id(), ActorArbitraries.START.plusSeconds(number++));
            long before = journal.size();
            Optional<String> refused = perform(community, command, act);
            Statistics.label(command.move().name()).collect(refused.isEmpty() ? "granted" : "refused");
            assertEquals(refused.isEmpty() ? 1 : 0, journal.size() - before);
            if (refused.isEmpty()) {
                assertTrue(command.perform(community.actors(), act).repeated());
                assertEquals(before + 1, journal.size());
                if (command instanceof ActorCommand.ToPlaceBelow to) {
                    Instant since = to.since().truncatedTo(ChronoUnit.MICROS);
                    Map<Instant, Optional<ActorId>> replaced = placed.computeIfAbsent(to.id(), any -> new TreeMap<>())
                            .tailMap(since, true);
                    replaced.keySet().forEach(begun -> assertTrue(begun.isAfter(act.at()), () -> "rewritten " + begun));
                    replaced.clear();
                    placed.get(to.id()).put(since, to.parent());
                } else if (command instanceof ActorCommand.ToDepart to) {
                    departed.put(to.id(), to.end().truncatedTo(ChronoUnit.MICROS));
                }
            }
        }
        community.catchUp(Integer.MAX_VALUE);
        assertEquals(List.of(), ActorLaws.findings(community.roster()));
        for (ActorId id : ActorArbitraries.ACTORS) {
            Actor live = community.actors().get(id);
            assertEquals(live, folded(journal, id));
            assertEquals(live.ties(), community.roster().tiesOf(id));
        }
        assertEquals(community.roster(), restored(journal).roster());
        for (int day = -3; day <= 31; day++) {
            for (int nanos : new int[] {-1_000, 0, 1_000}) {
                Instant at = ActorArbitraries.START.plusSeconds(day * 86_400L).plusNanos(nanos);
                for (ActorId id : ActorArbitraries.ACTORS.subList(0, 3)) {
                    assertEquals(
                            above(placed, departed, id, at), community.roster().above(id, at), () -> id + " on " + at);
                }
            }
        }
    }

    /** What stood above whom on a day, by what was granted alone: as long as neither had departed. */
    private static List<ActorId> above(
            Map<ActorId, TreeMap<Instant, Optional<ActorId>>> placed,
            Map<ActorId, Instant> departed,
            ActorId id,
            Instant at) {
        List<ActorId> chain = new ArrayList<>();
        Optional<ActorId> next = Optional.of(id);
        while (true) {
            next = next.filter(each -> at.isBefore(departed.getOrDefault(each, Instant.MAX)))
                    .map(each -> placed.getOrDefault(each, new TreeMap<>()).floorEntry(at))
                    .flatMap(Map.Entry::getValue)
                    .filter(each -> at.isBefore(departed.getOrDefault(each, Instant.MAX)));
            if (next.isEmpty()) {
                return chain;
            }
            chain.add(next.get());
        }
    }

    /** A register that was saved and taken up again knows the same. */
    private static ActorRegister restored(Journal journal) throws IOException {
        ActorRegister register = new ActorRegister();
        for (TraceEvent event :
                journal.read(org.linli.trace.Selection.ALL, 0, 1_000).events()) {
            register.apply(event);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        register.save(new DataOutputStream(bytes));
        ActorRegister again = new ActorRegister();
        again.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return again;
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_standing_by_delegation_has_a_chain_that_leads_from_principal_to_actor(
            @ForAll("rosters") Roster roster, @ForAll("ids") ActorId actor, @ForAll("ids") ActorId principal) {
        Instant at = ActorArbitraries.START.plusSeconds(86_400 * 5);
        Act act = Act.of(ActId.of("a"), actor, at).onBehalfOf(principal);
        Standing standing = roster.standing(act, "case.report", Optional.empty(), Optional.of(AreaId.of("g-1")));
        Statistics.collect(standing.ground());
        if (standing.ground() == Standing.Ground.DELEGATION) {
            ActorId here = principal;
            for (Standing.Link link : standing.chain()) {
                assertEquals(here, link.giver());
                Delegation given = link.delegation();
                assertTrue(roster.tiesOf(here).orElseThrow().delegations().contains(given));
                assertTrue(given.isInForceAt(at));
                assertEquals(principal, given.principal().orElse(here), "each link is for the same principal");
                here = given.agent();
            }
            assertEquals(actor, here);
        }
        if (standing.mayEnforce()) {
            assertEquals(
                    Role.ENFORCEMENT_OFFICER, standing.office().orElseThrow().role());
            assertTrue(standing.principalKind().orElseThrow().isGovernment());
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatever_stands_above_takes_part_then_and_is_the_whole_of_that_day(
            @ForAll("rosters") Roster roster, @ForAll("ids") ActorId id, @ForAll("days") Instant at) {
        List<ActorId> above = roster.above(id, at);
        Statistics.collect(above.size());
        ActorId part = id;
        for (ActorId whole : above) {
            Ties ties = roster.tiesOf(part).orElseThrow();
            assertTrue(ties.validity().contains(at));
            assertTrue(ties.partOf().stream()
                    .anyMatch(each ->
                            each.whole().equals(whole) && each.validity().contains(at)));
            assertTrue(roster.tiesOf(whole)
                    .map(each -> each.validity().contains(at))
                    .orElse(true));
            assertTrue(roster.isPartOf(id, whole, at));
            part = whole;
        }
        Optional<ActorId> next = roster.tiesOf(part).flatMap(ties -> ties.parentAt(at));
        assertTrue(
                next.isEmpty()
                        || above.contains(next.get())
                        || next.get().equals(id)
                        || !roster.tiesOf(next.get()).orElseThrow().validity().contains(at),
                () -> next + " stands above " + above);
    }

    @Provide
    Arbitrary<Instant> days() {
        return ActorArbitraries.days();
    }

    @Provide
    Arbitrary<Roster> rosters() {
        return ActorArbitraries.rosters();
    }

    @Provide
    Arbitrary<ActorId> ids() {
        return ActorArbitraries.actorIds();
    }

    private static Optional<String> perform(Community community, ActorCommand command, Act act) {
        try {
            command.perform(community.actors(), act);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal().reason().code());
        }
    }

    private static Actor folded(Journal journal, ActorId id) {
        Actor state = Actor.blank(id);
        for (TraceEvent event : journal.trail(Actor.KIND.subject(id), Direction.FORWARD)) {
            state = ((ActorFact) event.fact()).applyTo(state, event.act());
        }
        return state;
    }
}
