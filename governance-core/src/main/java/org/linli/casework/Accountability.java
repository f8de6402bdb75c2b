package org.linli.casework;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.trace.Act;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * Who answered for what, when: "who was responsible for street lighting in grid 7 on the third of March?" Remembers every stretch of time
 * for which one actor answered for one open case, by matter and area. Safe to read while a follower feeds it. Holds ids only, nothing
 * personal.
 *
 * <p>Cost: O(1) a fact; a question looks at one in 64 stretches of its matter and area and at those of the blocks that touch
 * the time asked for.
 */
public final class Accountability implements View {
    private static final int BLOCK = 64;
    private static final long OPEN = Long.MAX_VALUE;

    private final Map<Place, Stretches> byPlace = new HashMap<>();
    private final Map<CaseId, Place> placeOf = new HashMap<>();
    private final Map<CaseId, Integer> currentOf = new HashMap<>();

    /**
     * A stretch of time for which an actor answered for a case.
     *
     * @param id the case
     * @param actor who answered for it
     * @param from since when
     * @param until until when, exclusive; nothing if they still do
     */
    public record Answering(CaseId id, ActorId actor, Instant from, Optional<Instant> until) {
        /** Checks that nothing is missing. */
        public Answering {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(until, "until");
        }
    }

    private record Place(MatterId matter, Optional<AreaId> area) {}

    /** The stretches of one matter and area, in the order in which they were written down, and what each block of them spans. */
    private static final class Stretches {
        CaseId[] ids = new CaseId[16];
        ActorId[] actors = new ActorId[16];
        long[] from = new long[16];
        long[] until = new long[16];
        long[] earliest = new long[4];
        long[] latest = new long[4];
        int size;

        int add(CaseId id, ActorId actor, long start, long end) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
                actors = Arrays.copyOf(actors, size * 2);
                from = Arrays.copyOf(from, size * 2);
                until = Arrays.copyOf(until, size * 2);
            }
            int block = size / BLOCK;
            if (block == earliest.length) {
                earliest = Arrays.copyOf(earliest, block * 2);
                latest = Arrays.copyOf(latest, block * 2);
            }
            boolean first = size % BLOCK == 0;
            ids[size] = id;
            actors[size] = actor;
            from[size] = start;
            until[size] = end;
            earliest[block] = first ? start : Math.min(earliest[block], start);
            latest[block] = first ? end : Math.max(latest[block], end);
            return size++;
        }

        void end(int number, long end) {
            until[number] = Math.max(from[number], end);
            int block = number / BLOCK;
            if (latest[block] == OPEN) {
                long max = Long.MIN_VALUE;
                for (int i = block * BLOCK; i < Math.min(size, (block + 1) * BLOCK); i++) {
                    max = Math.max(max, until[i]);
                }
                latest[block] = max;
            }
        }

        List<Answering> during(long start, long end) {
            List<Answering> found = new ArrayList<>();
            for (int block = 0; block * BLOCK < size; block++) {
                if (earliest[block] < end && latest[block] > start) {
                    for (int i = block * BLOCK; i < Math.min(size, (block + 1) * BLOCK); i++) {
                        if (from[i] < end && until[i] > start) {
                            found.add(answering(i));
                        }
                    }
                }
            }
            return List.copyOf(found);
        }

        Answering answering(int i) {
            return new Answering(
                    ids[i],
                    actors[i],
                    Microseconds.instant(from[i]),
                    until[i] == OPEN ? Optional.empty() : Optional.of(Microseconds.instant(until[i])));
        }
    }

    /** An empty view. */
    public Accountability() {}

    @Override
    public String name() {
        return "accountability";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof CaseFact fact) {
            apply(fact, event.act());
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
        Stretches stretches = byPlace.computeIfAbsent(place, any -> new Stretches());
        long at = Microseconds.of(act.at());
        fact.putsInCharge(act).ifPresent(actor -> charge(stretches, fact.id(), actor, at));
        if (fact.move().ends()) {
            @Nullable Integer current = currentOf.remove(fact.id());
            if (current != null) {
                stretches.end(current, at);
            }
        }
    }

    private void charge(Stretches stretches, CaseId id, ActorId actor, long at) {
        @Nullable Integer current = currentOf.get(id);
        if (current == null || !stretches.actors[current].equals(actor)) {
            if (current != null) {
                stretches.end(current, at);
            }
            currentOf.put(id, stretches.add(id, actor, at, OPEN));
        }
    }

    private static Place placeOf(Report report) {
        return new Place(report.matter(), report.area());
    }

    /**
     * Who answered for cases of a matter in an area at some time.
     *
     * @param matter the matter
     * @param area the area; nothing for cases of which none is known
     * @param window the time, such as a day in a zone
     * @return every stretch that touches it, in the order in which they were written down; immutable
     */
    public synchronized List<Answering> during(MatterId matter, Optional<AreaId> area, TimeWindow window) {
        @Nullable Stretches stretches = byPlace.get(new Place(matter, area));
        return stretches == null
                ? List.of()
                : stretches.during(Microseconds.of(window.startInclusive()), Microseconds.of(window.endExclusive()));
    }

    /**
     * How many stretches are remembered.
     *
     * @return the number
     */
    public synchronized int size() {
        return byPlace.values().stream().mapToInt(each -> each.size).sum();
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeInt(byPlace.size());
        for (Map.Entry<Place, Stretches> each : byPlace.entrySet()) {
            out.writeUTF(each.getKey().matter().value());
            out.writeUTF(each.getKey().area().map(AreaId::value).orElse(""));
            Stretches stretches = each.getValue();
            out.writeInt(stretches.size);
            for (int i = 0; i < stretches.size; i++) {
                out.writeUTF(stretches.ids[i].value());
                out.writeUTF(stretches.actors[i].value());
                out.writeLong(stretches.from[i]);
                out.writeLong(stretches.until[i]);
            }
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            MatterId matter = MatterId.of(in.readUTF());
            String area = in.readUTF();
            Place place = new Place(matter, area.isEmpty() ? Optional.empty() : Optional.of(AreaId.of(area)));
            Stretches stretches = new Stretches();
            byPlace.put(place, stretches);
            for (int each = in.readInt(); each > 0; each--) {
                CaseId id = CaseId.of(in.readUTF());
                ActorId actor = ActorId.of(in.readUTF());
                long from = in.readLong();
                long until = in.readLong();
                int number = stretches.add(id, actor, from, until);
                placeOf.put(id, place);
                if (until == OPEN) {
                    currentOf.put(id, number);
                }
            }
        }
    }

    @Override
    public synchronized void clear() {
        byPlace.clear();
        placeOf.clear();
        currentOf.clear();
    }
}
