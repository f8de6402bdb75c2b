package org.linli.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.linli.actor.ActorKind;
import org.linli.actor.Membership;
import org.linli.actor.Role;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.basics.Name;
import org.linli.community.Community;
import org.linli.territory.AreaIndex;
import org.linli.territory.AreaShape;
import org.linli.territory.DivisionCode;
import org.linli.territory.DivisionList;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;

/** The figures of actors and places: who served where on a day, what a point lies in, a city taken over. */
final class PlaceFigures {
    private static final Instant START = Instant.parse("2016-01-01T00:00:00Z");
    private static final int ROWS = 100;
    private static final int CELL = 20_000;
    private static final int CORNERS = 16;
    private static final int LOOKUPS = 100_000;

    private PlaceFigures() {}

    static List<Figure> all() {
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.time("who-served-where-on-day-p99", "us", 10, PlaceFigures::whoServed),
                Figure.time("point-in-10000-areas-p99", "us", 20, PlaceFigures::pointInArea)));
        if (Files.isDirectory(divisions())) {
            figures.add(Figure.time("take-over-wuhan", "s", 1, PlaceFigures::takeOver));
        } else {
            System.err.println(
                    "take-over-wuhan is left out: there is no folder of divisions; name it with -Dlinli.data.");
        }
        return figures;
    }

    /** 2,000 grids, each walked by somebody else every quarter for ten years. */
    private static double whoServed() {
        Map<ActorId, Ties> actors = new HashMap<>();
        List<AreaId> grids = new ArrayList<>();
        for (int grid = 0; grid < 2_000; grid++) {
            AreaId area = AreaId.of("grid-" + grid);
            grids.add(area);
            for (int quarter = 0; quarter < 40; quarter++) {
                Instant from = START.plus(Duration.ofDays(90L * quarter));
                ActorId walker = ActorId.of("walker-" + grid + "-" + quarter);
                actors.put(
                        walker,
                        Ties.of(ActorKind.STAFF_MEMBER, START)
                                .with(Membership.since(ActorId.of("street"), Role.GRID_WORKER, from)
                                        .withArea(area)
                                        .until(from.plus(Duration.ofDays(90)))));
            }
        }
        Roster roster = Roster.of("ten-years", "1", actors);
        SplittableRandom random = new SplittableRandom(1);
        return p99(() -> {
            Instant day = START.plus(Duration.ofDays(random.nextInt(3_600)));
            return roster.serving(grids.get(random.nextInt(grids.size())), Role.GRID_WORKER, day)
                    .size();
        });
    }

    /** 10,000 areas of 16 corners each, side by side; every point lies in one of them at least. */
    private static double pointInArea() {
        Map<AreaId, AreaShape> shapes = new HashMap<>();
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < ROWS; column++) {
                shapes.put(AreaId.of("area-" + row + "-" + column), cell(row, column));
            }
        }
        AreaIndex index = AreaIndex.of(shapes);
        SplittableRandom random = new SplittableRandom(1);
        return p99(() -> index.at(new GeoPoint(
                        304_000_000 + random.nextInt(ROWS * CELL), 1_141_000_000 + random.nextInt(ROWS * CELL)))
                .size());
    }

    private static AreaShape cell(int row, int column) {
        int south = 304_000_000 + row * CELL;
        int west = 1_141_000_000 + column * CELL;
        int step = CELL / (CORNERS / 4);
        GeoPoint[] corners = new GeoPoint[CORNERS];
        for (int i = 0; i < CORNERS / 4; i++) {
            corners[i] = new GeoPoint(south, west + i * step);
            corners[i + CORNERS / 4] = new GeoPoint(south + i * step, west + CELL);
            corners[i + CORNERS / 2] = new GeoPoint(south + CELL, west + CELL - i * step);
            corners[i + 3 * CORNERS / 4] = new GeoPoint(south + CELL - i * step, west);
        }
        return AreaShape.polygon(corners);
    }

    private interface Lookup {
        int find();
    }

    /** The 99th percentile over many lookups, in microseconds; each of them has to find something. */
    private static double p99(Lookup lookup) {
        long[] nanos = new long[LOOKUPS];
        for (int i = 0; i < LOOKUPS; i++) {
            long start = System.nanoTime();
            int found = lookup.find();
            nanos[i] = System.nanoTime() - start;
            if (found < 1) {
                throw new IllegalStateException("Nothing was found.");
            }
        }
        Arrays.sort(nanos);
        return nanos[LOOKUPS / 100 * 99] / 1e3;
    }

    private static Path divisions() {
        return Path.of(System.getProperty("linli.data", "../shared/data"), "divisions");
    }

    /** From the files to the facts in memory and the view of them. */
    private static double takeOver() throws IOException {
        long start = System.nanoTime();
        DivisionList list = DivisionList.EMPTY.with(DivisionCode.of("4201"), Name.of("武汉市"));
        for (String file : List.of("wuhan_areas.csv", "wuhan_streets.csv", "wuhan_villages.csv")) {
            try (Reader csv = Files.newBufferedReader(divisions().resolve(file), StandardCharsets.UTF_8)) {
                list = list.read(file, csv);
            }
        }
        Community community = Community.open(InMemoryJournal.create(), Clock.systemUTC(), IdSource.seeded(1));
        int areas = community.places().takeOver(list, START, community.act(ActorId.of("registrar")));
        community.catchUp(100_000);
        if (community.territory().areas().size() != areas || areas < 3_000) {
            throw new IllegalStateException("Not every division became an area.");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
