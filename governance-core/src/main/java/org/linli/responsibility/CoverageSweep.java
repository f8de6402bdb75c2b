package org.linli.responsibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;

/**
 * Looks at one matter: goes down the areas from the top with what covers them so far, but only where something further down covers too.
 * Areas below which nothing is said are judged together; an area below which something is said is judged by itself at the times at which
 * it is a lowest one. O(c log c + v) for c covers and v areas on the way to them.
 */
final class CoverageSweep {
    private static final Comparator<Row> BY_AREA =
            Comparator.comparingInt(Row::area).thenComparingLong(Row::from).thenComparingInt(Row::by);
    private static final Comparator<Row> BY_TIME =
            Comparator.comparingLong(Row::from).thenComparingInt(Row::by);

    private final AreaOrder order;
    private final long start;
    private final long end;
    private final MatterId matter;
    private final List<CoveragePiece> pieces = new ArrayList<>();
    private final IntFunction<DutyId> ids;
    private Row[] rows = {};

    /**
     * Something that covers.
     *
     * @param area the number of the area
     * @param from from when, in microseconds
     * @param until the first microsecond after
     * @param by its number, for the one who asks
     */
    record Row(int area, long from, long until, int by) {}

    /** A time over which the same duties cover, not exactly one. */
    private record Fault(long from, long until, List<DutyId> by) {}

    private CoverageSweep(AreaOrder order, long start, long end, MatterId matter, IntFunction<DutyId> ids) {
        this.order = order;
        this.start = start;
        this.end = end;
        this.matter = matter;
        this.ids = ids;
    }

    /**
     * The pieces of a matter that are not covered exactly once.
     *
     * @param order the areas
     * @param start the first instant, in microseconds
     * @param end the first instant after
     * @param matter which matter
     * @param covers what covers it, in any order; what is in no area of the order (−1), or at no time of the window, covers nothing
     * @param ids the ids of what covers, by number
     * @return the pieces, by area and time
     */
    static List<CoveragePiece> of(
            AreaOrder order, long start, long end, MatterId matter, Row[] covers, IntFunction<DutyId> ids) {
        CoverageSweep sweep = new CoverageSweep(order, start, end, matter, ids);
        sweep.take(covers);
        int next = 0;
        for (int root = 0; root < order.size(); root = order.end(root)) {
            next = sweep.visit(root, new Row[0], next);
        }
        return List.copyOf(sweep.pieces);
    }

    /** The same in one area and everything below it. */
    static List<CoveragePiece> within(
            int area, AreaOrder order, long start, long end, MatterId matter, Row[] covers, IntFunction<DutyId> ids) {
        CoverageSweep sweep = new CoverageSweep(order, start, end, matter, ids);
        sweep.take(covers);
        Row[] above = new Row[0];
        int at = 0;
        for (; at < sweep.rows.length && sweep.rows[at].area() < area; at++) {
            if (order.end(sweep.rows[at].area()) > area) {
                above = sweep.merged(above, at, at + 1);
            }
        }
        sweep.visit(area, above, at);
        return List.copyOf(sweep.pieces);
    }

    private void take(Row[] covers) {
        Row[] all = new Row[covers.length];
        int count = 0;
        for (Row cover : covers) {
            long from = Math.max(start, cover.from());
            long until = Math.min(end, cover.until());
            if (cover.area() >= 0 && from < until) {
                all[count++] = from == cover.from() && until == cover.until()
                        ? cover
                        : new Row(cover.area(), from, until, cover.by());
            }
        }
        rows = Arrays.copyOf(all, count);
        Arrays.sort(rows, BY_AREA);
    }

    /** Visits an area; the rows of the areas above are given, and {@code at} is the first row of this area or after. */
    private int visit(int area, Row[] above, int at) {
        int own = at;
        while (own < rows.length && rows[own].area() == area) {
            own++;
        }
        Row[] here = own == at ? above : merged(above, at, own);
        boolean anyBelow = own < rows.length && rows[own].area() < order.end(area);
        List<Fault> faults = faults(here);
        if (!anyBelow) {
            tell(area, faults, order.lifetimes(area), false);
            return own;
        }
        tell(area, faults, order.lowest(area), true);
        int next = own;
        int child = area + 1;
        while (child < order.end(area)) {
            boolean covered = next < rows.length && rows[next].area() < order.end(child);
            if (covered) {
                next = visit(child, here, next);
            } else if (!faults.isEmpty()) {
                tell(child, faults, order.lifetimes(child), false);
            } else if (next < rows.length && rows[next].area() < order.end(area)) {
                // Nothing is wrong here, so go straight to the child below which there is more.
                child = childOver(rows[next].area(), area);
                continue;
            } else {
                return next;
            }
            child = order.end(child);
        }
        return next;
    }

    private int childOver(int number, int area) {
        int child = number;
        while (order.parent(child) != area) {
            child = order.parent(child);
        }
        return child;
    }

    private Row[] merged(Row[] above, int from, int to) {
        Row[] all = Arrays.copyOf(above, above.length + to - from);
        System.arraycopy(rows, from, all, above.length, to - from);
        Arrays.sort(all, BY_TIME);
        return all;
    }

    /** When something other than exactly one of the rows, which are in the order of time, covers. */
    private List<Fault> faults(Row[] here) {
        if (isChain(here)) {
            return List.of();
        }
        long[] times = new long[2 * here.length + 2];
        int count = 0;
        times[count++] = start;
        times[count++] = end;
        for (Row row : here) {
            times[count++] = row.from();
            times[count++] = row.until();
        }
        Arrays.sort(times, 0, count);
        List<Fault> faults = new ArrayList<>();
        List<Row> open = new ArrayList<>();
        int next = 0;
        for (int i = 0; i + 1 < count; i++) {
            long from = times[i];
            long until = times[i + 1];
            if (from == until) {
                continue;
            }
            open.removeIf(row -> row.until() <= from);
            while (next < here.length && here[next].from() <= from) {
                open.add(here[next++]);
            }
            if (open.size() != 1) {
                faults.add(new Fault(
                        from,
                        until,
                        open.stream().map(row -> ids.apply(row.by())).toList()));
            }
        }
        return faults;
    }

    /** Whether each row begins when the one before ends, from the first instant to the last: nothing can be wrong then. */
    private boolean isChain(Row[] here) {
        long at = start;
        for (Row row : here) {
            if (row.from() != at) {
                return false;
            }
            at = row.until();
        }
        return at == end;
    }

    /** Tells of the faults at some times. */
    private void tell(int area, List<Fault> faults, long[] times, boolean alone) {
        for (int i = 0; i < times.length && !faults.isEmpty(); i += 2) {
            for (Fault fault : faults) {
                long from = Math.max(fault.from(), times[i]);
                long until = Math.min(fault.until(), times[i + 1]);
                if (from < until) {
                    pieces.add(new CoveragePiece(
                            matter,
                            order.id(area),
                            TimeWindow.of(AreaOrder.instant(from), AreaOrder.instant(until)),
                            fault.by(),
                            alone));
                }
            }
        }
    }
}
