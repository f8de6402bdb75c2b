package org.linli.responsibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaTree;
import org.linli.territory.Territory;

/** The proof against looking at every matter, area and day. */
class CoverageProperties {
    private static final Instant START = Instant.parse("2016-01-01T00:00:00Z");
    private static final int DAYS = 10;
    private static final int FOREVER = 99;
    private static final MatterId LIGHTING = MatterId.of("lighting");

    /** An area or a cover: below which area (or in which), from which day, until which; an area may be one of service. */
    record Span(int area, int from, int until, boolean service) {
        Validity validity() {
            return until == FOREVER ? Validity.since(day(from)) : Validity.of(day(from), day(until));
        }

        boolean contains(int day) {
            return from <= day && day < until;
        }
    }

    /** A small world. The area of the area with number n is taken modulo n + 1, the last of which means that it has none above. */
    record World(List<Span> areas, List<Span> covers) {
        int above(int area) {
            int above = areas.get(area).area() % (area + 1);
            return above == area ? -1 : above;
        }

        /** Whether an area stands on a day and nothing does that divides it, by grids or areas of administration all the way down. */
        boolean isLowest(int area, int day) {
            return areas.get(area).contains(day)
                    && IntStream.range(0, areas.size())
                            .noneMatch(
                                    other -> other != area && areas.get(other).contains(day) && divides(other, area));
        }

        boolean divides(int part, int whole) {
            return part >= 0 && (part == whole || (!areas.get(part).service() && divides(above(part), whole)));
        }

        boolean isIn(int area, int wider) {
            return area >= 0 && (area == wider || isIn(above(area), wider));
        }

        Territory territory() {
            Map<AreaId, Area> all = new HashMap<>();
            for (int i = 0; i < areas.size(); i++) {
                all.put(id(i), area(i));
            }
            return Territory.of("1", all);
        }

        private Area area(int i) {
            Optional<AreaId> parent = above(i) < 0 ? Optional.empty() : Optional.of(id(above(i)));
            boolean service = areas.get(i).service();
            AreaPlan plan = new AreaPlan(
                    service ? AreaTree.SERVICE : AreaTree.GRID,
                    service ? AreaLevel.SERVICE : AreaLevel.GRID,
                    Name.of("area " + i),
                    Optional.empty(),
                    parent,
                    Optional.empty());
            return Area.of(id(i), plan, areas.get(i).validity());
        }

        List<Cover> rows() {
            return IntStream.range(0, covers.size())
                    .mapToObj(i -> new Cover(
                            id(covers.get(i).area() % areas.size()),
                            covers.get(i).validity(),
                            DutyId.of("duty-" + i)))
                    .toList();
        }

        Set<DutyId> at(int area, int day) {
            Set<DutyId> by = new TreeSet<>();
            for (int i = 0; i < covers.size(); i++) {
                if (covers.get(i).contains(day) && isIn(area, covers.get(i).area() % areas.size())) {
                    by.add(DutyId.of("duty-" + i));
                }
            }
            return by;
        }
    }

    private static AreaId id(int area) {
        return AreaId.of("area-" + area);
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    @Provide
    Arbitrary<World> worlds() {
        return Combinators.combine(
                        spans(8).list().ofMinSize(1).ofMaxSize(8),
                        spans(8).list().ofMaxSize(7))
                .as(World::new);
    }

    private static Arbitrary<Span> spans(int areas) {
        Arbitrary<Integer> from = Arbitraries.integers().between(0, 11);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, 6);
        return Combinators.combine(
                        Arbitraries.integers().between(0, areas),
                        from,
                        length,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)))
                .as((area, first, days, kind, service) -> switch (kind) {
                    case 0 -> new Span(area, first, first + days, service);
                    case 1 -> new Span(area, 0, days, service);
                    case 2 -> new Span(area, first, FOREVER, service);
                    default -> new Span(area, 0, FOREVER, service);
                });
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void every_gap_and_overlap_is_found_and_nothing_else(@ForAll("worlds") World world) {
        TimeWindow window = TimeWindow.of(day(0), day(DAYS));
        Coverage coverage = Coverage.of(Map.of(LIGHTING, world.rows()), world.territory(), window);
        boolean covered = true;
        boolean any = false;
        for (int area = 0; area < world.areas().size(); area++) {
            for (int day = 0; day < DAYS; day++) {
                if (world.isLowest(area, day)) {
                    Set<DutyId> by = world.at(area, day);
                    List<Set<DutyId>> wrong = by.size() == 1 ? List.of() : List.of(by);
                    assertEquals(wrong, found(coverage.pieces(), world, area, day));
                    assertEquals(wrong, found(coverage.smallest(LIGHTING), world, area, day));
                    int wider = day % world.areas().size();
                    List<CoveragePiece> within = coverage.within(LIGHTING, world.rows(), id(wider), window);
                    assertEquals(world.isIn(area, wider) ? wrong : List.of(), found(within, world, area, day));
                    covered &= by.size() == 1;
                    any = true;
                }
            }
        }
        assertEquals(covered && any, coverage.isProved());
        for (CoveragePiece piece : coverage.pieces()) {
            assertTrue(isReal(piece, world), () -> "something stood in the whole of " + piece);
        }
        for (CoveragePiece piece : coverage.smallest(LIGHTING)) {
            assertTrue(piece.alone() && isReal(piece, world), () -> "nothing is smaller than " + piece);
        }
        Coverage nothing = Coverage.of(Map.of(LIGHTING, List.of()), world.territory(), window);
        assertEquals(coverage.pieces(), nothing.after(LIGHTING, world.rows()).pieces(), "one matter after the other");
    }

    private static List<Set<DutyId>> found(List<CoveragePiece> pieces, World world, int area, int day) {
        List<Set<DutyId>> found = new ArrayList<>();
        Instant at = day(day).plusSeconds(1);
        for (CoveragePiece piece : pieces) {
            if (isIn(area, piece, world) && piece.window().contains(at)) {
                found.add(new TreeSet<>(piece.by()));
            }
        }
        return found;
    }

    private static boolean isIn(int area, CoveragePiece piece, World world) {
        int wider = Integer.parseInt(piece.area().value().substring("area-".length()));
        return piece.alone() ? area == wider : world.isIn(area, wider);
    }

    /** Whether something of the area was a lowest area on each day of the piece. */
    private static boolean isReal(CoveragePiece piece, World world) {
        return IntStream.range(0, DAYS)
                .filter(day -> piece.window().contains(day(day)))
                .allMatch(day -> IntStream.range(0, world.areas().size())
                        .anyMatch(area -> isIn(area, piece, world) && world.isLowest(area, day)));
    }
}
