package org.linli.territory.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaRules;
import org.linli.territory.AreaShape;
import org.linli.territory.AreaTree;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.EvidenceGrade;
import org.linli.territory.Tenure;

/**
 * Made-up commands about a small territory: a street, three communities, six grids and two homes. Ids, days and rectangles come from
 * small sets, so that commands meet: many are refused, areas end and stand in each other's way. Now and then a day is half a microsecond
 * later, which is cut off, or a whole one.
 */
public final class TerritoryLives {
    /** When everything begins. */
    public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** The areas: the first letter says whether it is a street, a community or a grid. */
    public static final List<AreaId> AREAS =
            List.of("s-1", "c-1", "c-2", "c-3", "g-1", "g-2", "g-3", "g-4", "g-5", "g-6").stream()
                    .map(AreaId::of)
                    .toList();

    /** The dwellings. */
    public static final List<DwellingId> HOMES = List.of(DwellingId.of("h-1"), DwellingId.of("h-2"));

    /** How far apart the lines are on which rectangles lie, in ten-millionths of a degree. */
    public static final int UNIT = 1_000;

    private TerritoryLives() {}

    /**
     * Commands of every kind, the likely ones more often.
     *
     * @return commands
     */
    public static Arbitrary<TerritoryCommand> commands() {
        Arbitrary<AreaId> areas = Arbitraries.of(AREAS);
        Arbitrary<AreaRules.Part> parts = areas.flatMap(id -> plans(id).map(plan -> new AreaRules.Part(id, plan)));
        return Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        areas.flatMap(id -> Combinators.combine(plans(id), days())
                                .as((plan, since) -> new TerritoryCommand.ToEstablish(id, plan, since)))),
                Tuple.of(1, Combinators.combine(areas, names(), days()).as(TerritoryCommand.ToRename::new)),
                Tuple.of(3, Combinators.combine(areas, shapes(), days()).as(TerritoryCommand.ToRedraw::new)),
                Tuple.of(
                        2,
                        Combinators.combine(
                                        Combinators.combine(areas, shapes())
                                                .as(AreaRules.Drawing::new)
                                                .list()
                                                .ofMinSize(2)
                                                .ofMaxSize(3),
                                        days())
                                .as(TerritoryCommand.ToRedrawTogether::new)),
                Tuple.of(2, exchanges()),
                Tuple.of(
                        3,
                        Combinators.combine(areas, areas.list().ofMinSize(1).ofMaxSize(3), days())
                                .flatAs((id, some, since) ->
                                        plans(id).map(plan -> new TerritoryCommand.ToMerge(id, some, plan, since)))),
                Tuple.of(
                        2,
                        Combinators.combine(areas, parts.list().ofMinSize(1).ofMaxSize(3), days())
                                .as(TerritoryCommand.ToSplit::new)),
                Tuple.of(1, Combinators.combine(areas, days()).as(TerritoryCommand.ToRevoke::new)),
                Tuple.of(4, homes()));
    }

    /** Two grids, or a community and a grid, with shapes that fit each other: side by side, one within the other. */
    private static Arbitrary<TerritoryCommand> exchanges() {
        Arbitrary<AreaId> some = Arbitraries.of(AREAS.subList(1, AREAS.size()));
        Arbitrary<Integer> middle = Arbitraries.integers().between(1, 7);
        return Combinators.combine(some, some, middle, Arbitraries.of(true, false), days())
                .as((one, other, at, within, since) -> new TerritoryCommand.ToRedrawTogether(
                        List.of(
                                new AreaRules.Drawing(one, TerritoryArbitraries.rectangle(0, 0, at * UNIT, 8 * UNIT)),
                                new AreaRules.Drawing(
                                        other,
                                        within
                                                ? TerritoryArbitraries.rectangle(0, 0, UNIT, UNIT)
                                                : TerritoryArbitraries.rectangle(
                                                        at * UNIT, 0, (8 - at) * UNIT, 8 * UNIT))),
                        since));
    }

    private static Arbitrary<TerritoryCommand> homes() {
        Arbitrary<DwellingId> homes = Arbitraries.of(HOMES);
        Arbitrary<AreaId> areas = Arbitraries.of(AREAS);
        Arbitrary<ActorId> holders = Arbitraries.of("li", "wang").map(ActorId::of);
        Arbitrary<Tenure.Form> forms = Arbitraries.of(Tenure.Form.class);
        Arbitrary<Validity> validities = Combinators.combine(
                        days(), Arbitraries.integers().between(0, 6))
                .as((from, length) ->
                        length == 0 ? Validity.since(from) : Validity.of(from, from.plus(Duration.ofDays(length))));
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Combinators.combine(homes, areas)
                                .as((home, area) -> new TerritoryCommand.ToRecord(
                                        home, new Dwelling.Address(area, "3", "1", "0502")))),
                Tuple.of(2, Combinators.combine(homes, areas).as(TerritoryCommand.ToPutInGrid::new)),
                Tuple.of(
                        4,
                        Combinators.combine(homes, holders, forms, validities)
                                .as((home, holder, form, validity) -> new TerritoryCommand.ToRecordTenure(
                                        home,
                                        new Tenure(holder, form, EvidenceGrade.DECLARED, validity, Optional.empty())))),
                Tuple.of(2, Combinators.combine(homes, holders, forms, days()).as(TerritoryCommand.ToEndTenure::new)),
                Tuple.of(1, Combinators.combine(homes, days()).as(TerritoryCommand.ToDemolish::new)));
    }

    /** Plans that fit the id's letter, mostly below something higher, with and without a shape. */
    private static Arbitrary<AreaPlan> plans(AreaId id) {
        char letter = id.value().charAt(0);
        AreaTree tree = letter == 'g' ? AreaTree.GRID : AreaTree.ADMINISTRATIVE;
        AreaLevel level = letter == 's' ? AreaLevel.STREET : letter == 'c' ? AreaLevel.COMMUNITY : AreaLevel.GRID;
        Arbitrary<Optional<AreaId>> parents = letter == 's'
                ? Arbitraries.just(Optional.empty())
                : Arbitraries.frequencyOf(
                        Tuple.of(
                                9,
                                Arbitraries.of(letter == 'c' ? AREAS.subList(0, 1) : AREAS.subList(1, 3))
                                        .map(Optional::of)),
                        Tuple.of(2, Arbitraries.of(AREAS).map(Optional::of)),
                        Tuple.of(1, Arbitraries.just(Optional.empty())));
        return Combinators.combine(names(), parents, shapes().optional(0.6))
                .as((name, parent, shape) -> new AreaPlan(tree, level, name, Optional.empty(), parent, shape));
    }

    private static Arbitrary<Name> names() {
        return Arbitraries.of("一", "二", "三").map(Name::of);
    }

    private static Arbitrary<Instant> days() {
        return Combinators.combine(
                        Arbitraries.integers().between(-2, 6), Arbitraries.of(0, 0, 0, 0, 0, 0, 0, 0, 500, 1_000))
                .as((day, nanos) -> START.plus(Duration.ofDays(day)).plusNanos(nanos));
    }

    /** Rectangles of whole units, from one unit to the whole ground of eight by eight. */
    private static Arbitrary<AreaShape> shapes() {
        Arbitrary<Integer> corner = Arbitraries.integers().between(0, 6);
        Arbitrary<Integer> side = Arbitraries.of(1, 1, 2, 2, 3, 8);
        return Combinators.combine(corner, corner, side, side)
                .as((south, west, height, width) -> height == 8
                        ? TerritoryArbitraries.rectangle(0, 0, 8 * UNIT, 8 * UNIT)
                        : TerritoryArbitraries.rectangle(south * UNIT, west * UNIT, height * UNIT, width * UNIT));
    }
}
