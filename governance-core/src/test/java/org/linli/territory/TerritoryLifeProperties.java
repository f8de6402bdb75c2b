package org.linli.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.basics.Name;
import org.linli.community.Community;
import org.linli.territory.testkit.TerritoryCommand;
import org.linli.territory.testkit.TerritoryLaws;
import org.linli.territory.testkit.TerritoryLives;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.RefusedException;

/** Areas and dwellings under any sequence of commands, against a model that shares no code with the rules. */
class TerritoryLifeProperties {
    private static final Clock CLOCK = Clock.fixed(TerritoryLives.START.plusSeconds(86_400), ZoneOffset.UTC);

    @Provide
    Arbitrary<List<TerritoryCommand>> lives() {
        List<TerritoryCommand> first = new ArrayList<>();
        first.add(new TerritoryCommand.ToEstablish(
                AreaId.of("s-1"),
                new AreaPlan(
                        AreaTree.ADMINISTRATIVE,
                        AreaLevel.STREET,
                        Name.of("一"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                TerritoryLives.START.minusSeconds(9 * 86_400)));
        for (String id : List.of("c-1", "c-2")) {
            first.add(new TerritoryCommand.ToEstablish(
                    AreaId.of(id),
                    new AreaPlan(
                            AreaTree.ADMINISTRATIVE,
                            AreaLevel.COMMUNITY,
                            Name.of("二"),
                            Optional.empty(),
                            Optional.of(AreaId.of("s-1")),
                            Optional.empty()),
                    TerritoryLives.START.minusSeconds(5 * 86_400)));
        }
        return TerritoryLives.commands().list().ofMinSize(10).ofMaxSize(60).map(more -> {
            List<TerritoryCommand> all = new ArrayList<>(first);
            all.addAll(more);
            return all;
        });
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void desk_and_model_agree_and_the_laws_hold(@ForAll("lives") List<TerritoryCommand> commands) {
        Journal journal = InMemoryJournal.create("t", CLOCK);
        Community community = Community.open(journal, CLOCK, IdSource.seeded(1));
        TerritoryModel model = new TerritoryModel();
        int number = 0;
        for (TerritoryCommand command : commands) {
            Act act =
                    Act.of(ActId.of("act-" + number), ActorId.of("bureau"), TerritoryLives.START.plusSeconds(number++));
            long before = journal.size();
            Optional<String> refused = perform(community, command, act);
            Set<String> wrong = model.perform(command, act.at());
            Statistics.label(command.getClass().getSimpleName()).collect(refused.orElse("granted"));
            if (refused.isPresent()) {
                assertTrue(wrong.contains(refused.get()), () -> refused.get() + " of " + wrong + ": " + command);
                assertEquals(before, journal.size(), "a refusal writes nothing");
            } else {
                assertEquals(Set.of(), wrong, () -> "granted " + command);
                assertTrue(command.perform(community.places(), act).repeated());
            }
        }
        community.catchUp(Integer.MAX_VALUE);
        Territory territory = community.territory();
        assertEquals(List.of(), TerritoryLaws.findings(territory));
        assertEquals(
                new TreeSet<>(model.places.keySet()),
                new TreeSet<>(
                        territory.areas().keySet().stream().map(AreaId::value).toList()));
        model.places.forEach((id, place) -> compare(place, community.places().get(AreaId.of(id))));
        for (int day = -3; day < 9; day++) {
            for (int nanos : new int[] {-1_000, 0, 1_000}) {
                history(
                        model,
                        territory,
                        TerritoryLives.START.plusSeconds(day * 86_400L).plusNanos(nanos));
            }
        }
        model.homes.forEach((id, home) -> {
            Dwelling live = community.places().get(DwellingId.of(id));
            assertEquals(home.tenures, live.tenures());
            assertEquals(home.grid, live.grid().map(AreaId::value).orElse(""));
            assertEquals(home.gone, live.end());
        });
    }

    /** What was called how, stood, had come in whose place, and what a point lay in on a day. */
    private static void history(TerritoryModel model, Territory territory, Instant day) {
        model.places.forEach((id, place) -> {
            Area live = territory.area(AreaId.of(id)).orElseThrow();
            assertEquals(place.standsAt(day), live.standsAt(day), () -> id + " on " + day);
            assertEquals(place.nameAt(day), live.nameAt(day).map(Name::value), () -> id + " on " + day);
            assertEquals(
                    model.successors(id, day),
                    texts(territory.successors(AreaId.of(id), day)),
                    () -> id + " on " + day);
        });
        AreaIndex grids = territory.index(AreaTree.GRID, day);
        AreaIndex divisions = territory.index(AreaTree.ADMINISTRATIVE, day);
        for (int i = 0; i < 8; i++) {
            int middle = i * TerritoryLives.UNIT + TerritoryLives.UNIT / 2;
            GeoPoint point = new GeoPoint(middle, middle);
            assertEquals(model.covering(i + "/" + i, Set.of('g'), day), texts(grids.at(point)));
            assertEquals(model.covering(i + "/" + i, Set.of('s', 'c'), day), texts(divisions.at(point)));
        }
    }

    private static Set<String> texts(List<AreaId> ids) {
        return new TreeSet<>(ids.stream().map(AreaId::value).toList());
    }

    private static void compare(TerritoryModel.Place place, Area live) {
        assertEquals(place.end, live.validity().orElseThrow().until());
        assertEquals(
                place.names.lastEntry().getValue(),
                live.plan().orElseThrow().name().value());
        assertEquals(
                place.ground.lastEntry().getValue().isPresent(),
                live.plan().orElseThrow().shape().isPresent());
        assertEquals(
                place.into,
                new TreeSet<>(live.into().stream().map(AreaId::value).toList()));
        assertEquals(
                place.of, new TreeSet<>(live.from().stream().map(AreaId::value).toList()));
    }

    private static Optional<String> perform(Community community, TerritoryCommand command, Act act) {
        try {
            command.perform(community.places(), act);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal().reason().code().replace("territory.", ""));
        }
    }
}
