package org.linli.casework;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.territory.AreaFact;
import org.linli.trace.Act;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * Who answered for what, when: "who was responsible for street lighting in grid 7 on the third of March?" Remembers every stretch of time
 * for which one actor answered for one open case, by matter and area. A question about an area is one about all that lies below it too:
 * the view learns from the facts of the territory which area stands below which. That never changes while an area stands, and what is
 * merged, split or moved ends and begins as another, so the tree of the day asked for is the one that each case was reported in.
 *
 * <p>Safe to read while a follower feeds it. Holds ids only, nothing personal.
 *
 * <p>Cost: O(d) a fact in an area with d areas above it; a question looks at one in 4,096 stretches of its matter and area, at those of
 * the blocks that touch the time asked for, and at what it finds.
 */
public final class Accountability implements View {
    private final Map<AreaId, AreaId> parents = new HashMap<>();
    private final Map<Place, Stretches> within = new HashMap<>();
    private final Map<Place, Stretches> exactly = new HashMap<>();
    private final Set<AreaId> places = new HashSet<>();
    private final Map<CaseId, Place> placeOf = new HashMap<>();
    private final Map<CaseId, Integer> currentOf = new HashMap<>();
    private final List<Answering> all = new ArrayList<>();
    private boolean isSorted = true;

    /**
     * A stretch of time for which an actor answered for a case.
     *
     * @param id the case
     * @param area where the case is; nothing if none is known
     * @param actor who answered for it
     * @param from since when
     * @param until until when, exclusive; nothing if they still do
     */
    public record Answering(CaseId id, Optional<AreaId> area, ActorId actor, Instant from, Optional<Instant> until) {
        /** Checks that nothing is missing. */
        public Answering {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(until, "until");
        }

        Answering endedAt(Instant end) {
            return new Answering(id, area, actor, from, Optional.of(end.isBefore(from) ? from : end));
        }
    }

    private record Place(MatterId matter, Optional<AreaId> area) {}

    /** An empty view. */
    public Accountability() {}

    @Override
    public String name() {
        return "accountability";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof CaseFact fact) {
            apply(fact, event.act());
        } else if (event.fact() instanceof AreaFact.Established area) {
            area.plan().parent().ifPresent(parent -> parents.put(area.id(), parent));
            // Cases may have been reported there before anybody said what it is part of.
            isSorted &= !places.contains(area.id());
        }
    }

    private void apply(CaseFact fact, Act act) {
        if (fact instanceof CaseFact.Reported reported) {
            placeOf.put(fact.id(), placeOf(reported.report()));
        } else if (fact instanceof CaseLinkFact.SplitOff part) {
            placeOf.put(fact.id(), placeOf(part.intake().report()));
        }
        @Nullable Place place = placeOf.get(fact.id());
        if (place == null) {
            return;
        }
        fact.putsInCharge(act).ifPresent(actor -> charge(place, fact.id(), actor, act.at()));
        if (fact.move().ends()) {
            end(place, currentOf.remove(fact.id()), act.at());
        }
    }

    private void charge(Place place, CaseId id, ActorId actor, Instant at) {
        @Nullable Integer current = currentOf.get(id);
        if (current == null || !all.get(current).actor().equals(actor)) {
            end(place, current, at);
            currentOf.put(id, all.size());
            all.add(new Answering(id, place.area(), actor, at, Optional.empty()));
            sortIn(all.size() - 1);
        }
    }

    private void end(Place place, @Nullable Integer number, Instant at) {
        if (number != null) {
            Answering ended = all.get(number).endedAt(at);
            all.set(number, ended);
            if (isSorted) {
                long until = Microseconds.of(ended.until().orElseThrow());
                stretches(exactly, place).end(number, until);
                chain(place).forEach(each -> stretches(within, each).end(number, until));
            }
        }
    }

    private void sortIn(int number) {
        if (isSorted) {
            Answering one = all.get(number);
            Place place = Objects.requireNonNull(placeOf.get(one.id()));
            long from = Microseconds.of(one.from());
            long until = one.until().map(Microseconds::of).orElse(Stretches.OPEN);
            stretches(exactly, place).add(number, from, until);
            for (Place each : chain(place)) {
                each.area().ifPresent(places::add);
                stretches(within, each).add(number, from, until);
            }
        }
    }

    private static Stretches stretches(Map<Place, Stretches> some, Place place) {
        return some.computeIfAbsent(place, any -> new Stretches());
    }

    /** The same matter in the area and in each area above it. */
    private List<Place> chain(Place place) {
        List<Place> chain = new ArrayList<>(6);
        @Nullable Place next = place;
        while (next != null && !chain.contains(next)) {
            chain.add(next);
            @Nullable AreaId above = next.area().map(parents::get).orElse(null);
            next = above == null ? null : new Place(place.matter(), Optional.of(above));
        }
        return chain;
    }

    private void sort() {
        if (!isSorted) {
            isSorted = true;
            within.clear();
            exactly.clear();
            for (int number = 0; number < all.size(); number++) {
                sortIn(number);
            }
        }
    }

    private static Place placeOf(Report report) {
        return new Place(report.matter(), report.area());
    }

    /**
     * Who answered for cases of a matter in an area, or in any area below it, at some time.
     *
     * @param matter the matter
     * @param area the area; nothing for cases of which none is known
     * @param window the time, such as a day in a zone
     * @return every stretch that touches it, in the order in which they were written down; immutable
     */
    public synchronized List<Answering> during(MatterId matter, Optional<AreaId> area, TimeWindow window) {
        sort();
        return found(numbers(within, new Place(matter, area), window));
    }

    /**
     * Who answered for cases of a matter that may concern an area at some time: those in it or in an area below it, and those reported for
     * an area above it as a whole, such as a street of which no grid is named.
     *
     * @param matter the matter
     * @param area the area
     * @param window the time, such as a day in a zone
     * @return every stretch that touches it, in the order in which they were written down; immutable
     */
    public synchronized List<Answering> concerning(MatterId matter, AreaId area, TimeWindow window) {
        sort();
        Place place = new Place(matter, Optional.of(area));
        List<Integer> numbers = new ArrayList<>(numbers(within, place, window));
        List<Place> chain = chain(place);
        chain.subList(1, chain.size()).forEach(above -> numbers.addAll(numbers(exactly, above, window)));
        numbers.sort(null);
        return found(numbers);
    }

    private static List<Integer> numbers(Map<Place, Stretches> some, Place place, TimeWindow window) {
        @Nullable Stretches stretches = some.get(place);
        return stretches == null
                ? List.of()
                : stretches.during(Microseconds.of(window.startInclusive()), Microseconds.of(window.endExclusive()));
    }

    private List<Answering> found(List<Integer> numbers) {
        return numbers.stream().map(all::get).toList();
    }

    /**
     * How many stretches are remembered.
     *
     * @return the number
     */
    public synchronized int size() {
        return all.size();
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeInt(parents.size());
        for (Map.Entry<AreaId, AreaId> each : parents.entrySet()) {
            out.writeUTF(each.getKey().value());
            out.writeUTF(each.getValue().value());
        }
        out.writeInt(all.size());
        for (Answering each : all) {
            out.writeUTF(each.id().value());
            out.writeUTF(Objects.requireNonNull(placeOf.get(each.id())).matter().value());
            out.writeUTF(each.area().map(AreaId::value).orElse(""));
            out.writeUTF(each.actor().value());
            out.writeLong(Microseconds.of(each.from()));
            out.writeLong(each.until().map(Microseconds::of).orElse(Stretches.OPEN));
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            parents.put(AreaId.of(in.readUTF()), AreaId.of(in.readUTF()));
        }
        for (int left = in.readInt(); left > 0; left--) {
            CaseId id = CaseId.of(in.readUTF());
            MatterId matter = MatterId.of(in.readUTF());
            String area = in.readUTF();
            Place place = new Place(matter, area.isEmpty() ? Optional.empty() : Optional.of(AreaId.of(area)));
            ActorId actor = ActorId.of(in.readUTF());
            Instant from = Microseconds.instant(in.readLong());
            long until = in.readLong();
            placeOf.put(id, place);
            if (until == Stretches.OPEN) {
                currentOf.put(id, all.size());
            }
            all.add(new Answering(
                    id,
                    place.area(),
                    actor,
                    from,
                    until == Stretches.OPEN ? Optional.empty() : Optional.of(Microseconds.instant(until))));
            sortIn(all.size() - 1);
        }
    }

    @Override
    public synchronized void clear() {
        parents.clear();
        within.clear();
        exactly.clear();
        places.clear();
        placeOf.clear();
        currentOf.clear();
        all.clear();
        isSorted = true;
    }

    /** Numbers of stretches in ascending order, their times side by side, and what each block of 64 and of 4,096 of them spans. */
    private static final class Stretches {
        static final long OPEN = Long.MAX_VALUE;
        private static final int BITS = 6;

        private int[] numbers = new int[16];
        private long[] from = new long[16];
        private long[] until = new long[16];
        private final Spans blocks = new Spans();
        private final Spans groups = new Spans();
        private int size;

        void add(int number, long start, long end) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
                from = Arrays.copyOf(from, size * 2);
                until = Arrays.copyOf(until, size * 2);
            }
            numbers[size] = number;
            from[size] = start;
            until[size] = end;
            blocks.widen(size >> BITS, start, end);
            groups.widen(size >> (2 * BITS), start, end);
            size++;
        }

        void end(int number, long end) {
            int row = Arrays.binarySearch(numbers, 0, size, number);
            until[row] = end;
            blocks.shorten(row >> BITS, until, size);
            groups.shorten(row >> (2 * BITS), blocks.latest, blocks.size);
        }

        List<Integer> during(long start, long end) {
            List<Integer> found = new ArrayList<>();
            for (int group = 0; group < groups.size; group++) {
                for (int block = group << BITS;
                        groups.touches(group, start, end) && block < blocks.upTo(group);
                        block++) {
                    for (int row = block << BITS; blocks.touches(block, start, end) && row < upTo(block); row++) {
                        if (from[row] < end && until[row] > start) {
                            found.add(numbers[row]);
                        }
                    }
                }
            }
            return found;
        }

        private int upTo(int block) {
            return Math.min(size, (block + 1) << BITS);
        }
    }

    /** From when until when, for each of some blocks. */
    private static final class Spans {
        long[] earliest = new long[4];
        long[] latest = new long[4];
        int size;

        void widen(int block, long start, long end) {
            if (block == size) {
                if (size == earliest.length) {
                    earliest = Arrays.copyOf(earliest, size * 2);
                    latest = Arrays.copyOf(latest, size * 2);
                }
                earliest[block] = start;
                latest[block] = end;
                size++;
            }
            earliest[block] = Math.min(earliest[block], start);
            latest[block] = Math.max(latest[block], end);
        }

        /** Looks again until when a block lasts, by the up to 64 parts that it has. */
        void shorten(int block, long[] ends, int count) {
            if (latest[block] == Stretches.OPEN) {
                int first = block << Stretches.BITS;
                int last = Math.min(count, first + (1 << Stretches.BITS));
                latest[block] = Arrays.stream(ends, first, last).max().orElseThrow();
            }
        }

        boolean touches(int block, long start, long end) {
            return earliest[block] < end && latest[block] > start;
        }

        int upTo(int group) {
            return Math.min(size, (group + 1) << Stretches.BITS);
        }
    }
}
