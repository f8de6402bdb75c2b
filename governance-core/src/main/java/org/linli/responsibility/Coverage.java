package org.linli.responsibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.actor.Roster;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.Rate;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.inventory.Matter;
import org.linli.territory.Territory;

/**
 * A proof that nothing is left to nobody: for every matter, every instant of a window and every lowest area at that instant, there is
 * exactly one lead or arrangement; or else the pieces where there is none, or more than one. Not a sample: each piece is found, and where
 * none is found there is none.
 *
 * <p>An area is a lowest one at an instant if it stands and no grid or area of administration below it does, which are taken to divide it
 * wholly. So a community is asked for by itself before its grids are established and after they are revoked. A service area, such as a
 * school district, divides nothing: whoever leads in it alone leaves the community to nobody. It is asked for by itself whenever it stands.
 *
 * <p>A duty in an area covers everything below it. Two leads above each other overlap like two side by side: a narrower duty does not
 * silently take precedence over a wider one.
 *
 * <p>Who covers is asked of the register alone, unless a roster is given: then whoever takes part no more covers nothing from that day on.
 *
 * <p>Immutable; says of which versions it is and how much was looked at. Cost: O(c log c) over all covers, and after a change O(c log c)
 * over those of the matters that changed and O(m) over all matters. Works on the thread that asks, and on no other.
 */
public final class Coverage {
    private final AreaOrder order;
    private final Base base;
    private final SortedMap<MatterId, List<CoveragePiece>> pieces;

    /**
     * What was looked at, besides the matters.
     *
     * @param window over which time
     * @param territory which version of the areas
     * @param areas how many of them were lowest ones at some time of the window
     * @param roster who is gone, if that was asked
     * @param inventory which matters there are when, if that was asked
     * @param register which version of the register; nothing if none was given
     * @param asOf the position of the last event that it knew; less than 0 if none
     */
    private record Base(
            TimeWindow window,
            String territory,
            int areas,
            @Nullable Roster roster,
            @Nullable Inventory inventory,
            Optional<String> register,
            long asOf) {}

    private Coverage(AreaOrder order, Base base, SortedMap<MatterId, List<CoveragePiece>> pieces) {
        this.order = order;
        this.base = base;
        this.pieces = pieces;
    }

    /** Nothing as yet. */
    private static Coverage of(
            AreaOrder order, Territory territory, Rows rows, TimeWindow window, Optional<String> register) {
        Objects.requireNonNull(window, "window");
        Base base = new Base(
                window,
                territory.basis().toString(),
                standing(order, window),
                rows.roster(),
                rows.inventory(),
                register,
                rows.asOf());
        return new Coverage(order, base, new TreeMap<>());
    }

    /**
     * Looks at all matters.
     *
     * @param covers for each matter what covers it; a matter that nothing covers has an empty list
     * @param territory the areas
     * @param window over which time
     * @return what was found
     * @throws IllegalArgumentException if the parents of an area lead round in a circle
     */
    public static Coverage of(Map<MatterId, List<Cover>> covers, Territory territory, TimeWindow window) {
        Coverage none = of(AreaOrder.of(territory), territory, rows(List.of()), window, Optional.empty());
        covers.forEach((matter, some) -> none.pieces.put(matter, none.sweep(matter, rows(some))));
        return none;
    }

    /** Looks at the matters of a register, whose rows are made as they are needed. */
    static Coverage of(
            Collection<MatterId> matters, Rows rows, Territory territory, AreaOrder order, TimeWindow window) {
        Coverage none = of(order, territory, rows, window, Optional.of(rows.register()));
        matters.forEach(matter -> none.pieces.computeIfAbsent(matter, each -> none.sweep(each, rows)));
        return none;
    }

    /** The rows of a matter, for those who keep them in other ways. */
    interface Rows {
        CoverageSweep.Row[] of(MatterId matter, AreaOrder order);

        DutyId id(int by);

        /** Who is gone, if that is asked. */
        default @Nullable Roster roster() {
            return null;
        }

        /** Which matters there are when, if that is asked. */
        default @Nullable Inventory inventory() {
            return null;
        }

        /** Of which register. */
        default String register() {
            return "";
        }

        default long asOf() {
            return -1;
        }
    }

    AreaOrder order() {
        return order;
    }

    Optional<Roster> asked() {
        return Optional.ofNullable(base.roster());
    }

    long asOf() {
        return base.asOf();
    }

    /** The same of a later version of the register, where some matters have changed. */
    Coverage after(Collection<MatterId> changed, Rows rows) {
        SortedMap<MatterId, List<CoveragePiece>> more = new TreeMap<>(pieces);
        changed.forEach(matter -> more.computeIfPresent(matter, (same, before) -> sweep(same, rows)));
        Base later = new Base(
                base.window(),
                base.territory(),
                base.areas(),
                base.roster(),
                base.inventory(),
                Optional.of(rows.register()),
                rows.asOf());
        return new Coverage(order, later, more);
    }

    private List<CoveragePiece> sweep(MatterId matter, Rows rows) {
        List<CoveragePiece> pieces = CoverageSweep.of(
                order,
                Microseconds.of(base.window().startInclusive()),
                Microseconds.of(base.window().endExclusive()),
                matter,
                rows.of(matter, order),
                rows::id);
        Inventory known = base.inventory();
        return known == null || pieces.isEmpty() ? pieces : asked(pieces, known.periods(matter));
    }

    /** What of the pieces is asked for: while the matter is in the inventory. In a matter that never is, only overlaps are. */
    private static List<CoveragePiece> asked(List<CoveragePiece> pieces, List<Matter> periods) {
        if (periods.isEmpty()) {
            return pieces.stream().filter(each -> !each.isGap()).toList();
        }
        List<CoveragePiece> left = new ArrayList<>();
        for (CoveragePiece piece : pieces) {
            long[] times = new long[2 * periods.size()];
            int size = 0;
            for (Matter period : periods) {
                long from = AreaOrder.from(period.validity());
                if (size == 0 || times[size - 1] < from) {
                    times[size] = from;
                    size += 2;
                }
                times[size - 1] = AreaOrder.until(period.validity());
            }
            during(
                    Arrays.copyOf(times, size),
                    piece.window(),
                    when -> left.add(new CoveragePiece(piece.matter(), piece.area(), when, piece.by(), piece.alone())));
        }
        return List.copyOf(left);
    }

    private static Rows rows(List<Cover> covers) {
        return new Rows() {
            @Override
            public CoverageSweep.Row[] of(MatterId same, AreaOrder areas) {
                return rows(covers, areas);
            }

            @Override
            public DutyId id(int by) {
                return covers.get(by).by();
            }
        };
    }

    private static CoverageSweep.Row[] rows(List<Cover> covers, AreaOrder areas) {
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

    /**
     * The same after a change to what covers one matter, as a trial: it is of no register any more.
     *
     * @param matter the matter
     * @param covers what covers it now
     * @return what is found then, which cites no register
     */
    public Coverage after(MatterId matter, List<Cover> covers) {
        SortedMap<MatterId, List<CoveragePiece>> more = new TreeMap<>(pieces);
        more.put(matter, sweep(matter, rows(covers)));
        Base tried = new Base(
                base.window(), base.territory(), base.areas(), base.roster(), base.inventory(), Optional.empty(), -1);
        return new Coverage(order, tried, more);
    }

    /**
     * What would not be covered exactly once in one area and everything below it, over another time, if other duties covered a matter. Looks
     * at nothing beside: O(c log c) in what covers something of the area.
     *
     * @param matter the matter
     * @param covers what covers it; what is beside the area may be left out
     * @param area which area
     * @param window over which time
     * @return the pieces, by area and time; none if the area is unknown; immutable
     */
    public List<CoveragePiece> within(MatterId matter, List<Cover> covers, AreaId area, TimeWindow window) {
        int number = order.numberOf(area);
        return number < 0
                ? List.of()
                : CoverageSweep.within(
                        number,
                        order,
                        Microseconds.of(window.startInclusive()),
                        Microseconds.of(window.endExclusive()),
                        matter,
                        rows(covers, order),
                        by -> covers.get(by).by());
    }

    /**
     * Over which time.
     *
     * @return the window
     */
    public TimeWindow window() {
        return base.window();
    }

    /**
     * Which areas were looked at.
     *
     * @return the version of the territory, such as {@code territory@1042}
     */
    public String territory() {
        return base.territory();
    }

    /**
     * By whom it was asked who is gone.
     *
     * @return the version of the roster, such as {@code roster.wuhan@7}; nothing if whoever has a duty was taken to be there
     */
    public Optional<String> roster() {
        return asked().map(each -> each.basis().toString());
    }

    /**
     * By which inventory it was asked when a matter was to be seen to.
     *
     * @return its version, such as {@code inventory.wuhan@2026}; nothing if every matter was, all the time
     */
    public Optional<String> inventory() {
        return matterTerms().map(each -> each.basis().toString());
    }

    Optional<Inventory> matterTerms() {
        return Optional.ofNullable(base.inventory());
    }

    /**
     * Which register was looked at.
     *
     * @return its version, such as {@code duties@1042}; nothing if covers were given instead
     */
    public Optional<String> register() {
        return base.register();
    }

    /**
     * How many matters were looked at.
     *
     * @return the number
     */
    public int matters() {
        return pieces.size();
    }

    /**
     * How many areas were lowest ones at some time of the window.
     *
     * @return the number
     */
    public int areas() {
        return base.areas();
    }

    /**
     * How many of the matters are covered exactly once, everywhere and all the time.
     *
     * @return so many of so many; undefined if there was no matter, or no area stood
     */
    public Rate covered() {
        return base.areas() == 0
                ? Rate.UNDEFINED
                : Rate.of(pieces.values().stream().filter(List::isEmpty).count(), pieces.size());
    }

    /**
     * Whether everything is covered exactly once, and there is something to be covered: nothing is proved of no matter, or where no area
     * stood.
     *
     * @return true if it is
     */
    public boolean isProved() {
        Rate covered = covered();
        return covered.isDefined() && covered.numerator() == covered.denominator();
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

    /**
     * What of a matter is not covered exactly once, taken apart into single lowest areas. O(a) in the areas below those of the pieces.
     *
     * @param matter the matter
     * @return the smallest pieces, each of which means its area alone, by area and time; immutable
     */
    public List<CoveragePiece> smallest(MatterId matter) {
        List<CoveragePiece> all = new ArrayList<>();
        for (CoveragePiece piece : of(matter)) {
            int area = order.numberOf(piece.area());
            int end = piece.alone() ? area + 1 : order.end(area);
            for (int each = area; each < end; each++) {
                AreaId id = order.id(each);
                during(
                        order.lowest(each),
                        piece.window(),
                        when -> all.add(new CoveragePiece(matter, id, when, piece.by(), true)));
            }
        }
        return all.stream()
                .sorted(Comparator.comparing(CoveragePiece::area)
                        .thenComparing(each -> each.window().startInclusive()))
                .toList();
    }

    /**
     * When an area was asked for by itself: when it stood and nothing that divides it did.
     *
     * @param area the area
     * @param window over which time
     * @return the times in order, not touching; none if it is unknown; immutable
     */
    public List<TimeWindow> lowest(AreaId area, TimeWindow window) {
        int number = order.numberOf(area);
        List<TimeWindow> all = new ArrayList<>();
        during(number < 0 ? new long[0] : order.lowest(number), window, all::add);
        return List.copyOf(all);
    }

    private static void during(long[] times, TimeWindow window, Consumer<TimeWindow> each) {
        long start = Microseconds.of(window.startInclusive());
        long end = Microseconds.of(window.endExclusive());
        for (int i = 0; i < times.length; i += 2) {
            long from = Math.max(start, times[i]);
            long until = Math.min(end, times[i + 1]);
            if (from < until) {
                each.accept(TimeWindow.of(AreaOrder.instant(from), AreaOrder.instant(until)));
            }
        }
    }

    private static int standing(AreaOrder order, TimeWindow window) {
        int[] count = {0};
        for (int area = 0; area < order.size(); area++) {
            boolean[] any = {false};
            during(order.lowest(area), window, when -> any[0] = true);
            count[0] += any[0] ? 1 : 0;
        }
        return count[0];
    }
}
