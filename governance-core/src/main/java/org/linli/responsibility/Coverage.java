package org.linli.responsibility;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.territory.Territory;

/**
 * A proof that nothing is left to nobody: for every matter, every lowest area and every instant of a window at which the area stood, there
 * is exactly one lead or arrangement; or else the pieces where there is none, or more than one. Not a sample: each piece is found, and where
 * none is found there is none.
 *
 * <p>A duty in an area covers everything below it. Two leads above each other overlap like two side by side: a narrower duty does not
 * silently take precedence over a wider one.
 *
 * <p>Immutable. Cost: O(c log c) over all covers, and after a change O(c log c) over those of the matter that changed.
 */
public final class Coverage {
    private final AreaOrder order;
    private final TimeWindow window;
    private final String territory;
    private final SortedMap<MatterId, List<CoveragePiece>> pieces;

    private Coverage(
            AreaOrder order, TimeWindow window, String territory, SortedMap<MatterId, List<CoveragePiece>> pieces) {
        this.order = order;
        this.window = window;
        this.territory = territory;
        this.pieces = pieces;
    }

    /**
     * Looks at all matters.
     *
     * @param covers for each matter what covers it; a matter that nothing covers has an empty list
     * @param territory the areas
     * @param window over which time
     * @return what was found
     */
    public static Coverage of(Map<MatterId, List<Cover>> covers, Territory territory, TimeWindow window) {
        AreaOrder order = AreaOrder.of(territory);
        Coverage none = new Coverage(
                order,
                Objects.requireNonNull(window, "window"),
                territory.basis().toString(),
                new TreeMap<>());
        Map<MatterId, List<CoveragePiece>> found = covers.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(
                        Map.Entry::getKey, each -> none.sweep(each.getKey(), each.getValue())));
        return new Coverage(order, window, none.territory, new TreeMap<>(found));
    }

    /** Looks at the matters of a register, whose rows are made as they are needed. */
    static Coverage of(
            Collection<MatterId> matters, Rows rows, Territory territory, AreaOrder order, TimeWindow window) {
        Coverage none = new Coverage(order, window, territory.basis().toString(), new TreeMap<>());
        Map<MatterId, List<CoveragePiece>> found = matters.parallelStream()
                .distinct()
                .collect(Collectors.toConcurrentMap(matter -> matter, matter -> none.sweep(matter, rows)));
        return new Coverage(order, window, none.territory, new TreeMap<>(found));
    }

    /** The rows of a matter, for those who keep them in other ways. */
    interface Rows {
        CoverageSweep.Row[] of(MatterId matter, AreaOrder order);

        DutyId id(int by);
    }

    AreaOrder order() {
        return order;
    }

    Coverage after(MatterId matter, Rows rows) {
        SortedMap<MatterId, List<CoveragePiece>> more = new TreeMap<>(pieces);
        more.put(matter, sweep(matter, rows));
        return new Coverage(order, window, territory, more);
    }

    private List<CoveragePiece> sweep(MatterId matter, Rows rows) {
        return CoverageSweep.of(
                order,
                Microseconds.of(window.startInclusive()),
                Microseconds.of(window.endExclusive()),
                matter,
                rows.of(matter, order),
                rows::id);
    }

    private List<CoveragePiece> sweep(MatterId matter, List<Cover> covers) {
        return sweep(matter, new Rows() {
            @Override
            public CoverageSweep.Row[] of(MatterId same, AreaOrder areas) {
                CoverageSweep.Row[] all = new CoverageSweep.Row[covers.size()];
                for (int i = 0; i < all.length; i++) {
                    Cover cover = covers.get(i);
                    all[i] = new CoverageSweep.Row(
                            areas.numberOf(cover.area()),
                            AreaOrder.from(cover.validity()),
                            AreaOrder.until(cover.validity()),
                            i);
                }
                return all;
            }

            @Override
            public DutyId id(int by) {
                return covers.get(by).by();
            }
        });
    }

    /**
     * The same after a change to what covers one matter.
     *
     * @param matter the matter
     * @param covers what covers it now
     * @return what is found then
     */
    public Coverage after(MatterId matter, List<Cover> covers) {
        SortedMap<MatterId, List<CoveragePiece>> more = new TreeMap<>(pieces);
        more.put(matter, sweep(matter, covers));
        return new Coverage(order, window, territory, more);
    }

    /**
     * Over which time.
     *
     * @return the window
     */
    public TimeWindow window() {
        return window;
    }

    /**
     * Which areas were looked at.
     *
     * @return the version of the territory, such as {@code territory@1042}
     */
    public String territory() {
        return territory;
    }

    /**
     * Whether everything is covered exactly once.
     *
     * @return true if it is
     */
    public boolean isProved() {
        return pieces.values().stream().allMatch(List::isEmpty);
    }

    /**
     * What is not covered exactly once.
     *
     * @return the pieces, by matter, area and time
     */
    public List<CoveragePiece> pieces() {
        List<CoveragePiece> all = new ArrayList<>();
        pieces.values().forEach(all::addAll);
        return all;
    }

    /**
     * What of a matter is not covered exactly once.
     *
     * @param matter the matter
     * @return the pieces, by area and time
     */
    public List<CoveragePiece> of(MatterId matter) {
        return pieces.getOrDefault(matter, List.of());
    }
}
