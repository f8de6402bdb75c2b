package org.linli.privacy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;
import org.linli.trace.Basis;
import org.linli.trace.Erasure;
import org.linli.trace.Personal;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.trace.View;

/**
 * What is kept of whom under which processing, and which requests for erasure have something left to do, as of the events it has taken in.
 * Keeps of each value where and when it came in, and no value and no handle; a value that is restated counts once, as of when it came in,
 * also where the record that it came in with has been cut. What counts for a request is asked of the journal ({@code Journal.kept}); an
 * erasure by records leaves the counts here as they were where a value was restated.
 */
public final class PrivacyRegister implements View {
    private final Map<ActorId, Map<String, KeptValues>> holdings = new HashMap<>();
    /** Requests that have something left to do, by their ids. */
    private final Map<String, Pending> open = new TreeMap<>();

    /** What a request waits for: to be carried out, and for duties to end. */
    private record Pending(boolean carriedOut, Map<String, Instant> holds) {
        static Pending of(ErasureFact.Answered answered) {
            Map<String, Instant> holds = new TreeMap<>();
            answered.answers()
                    .forEach(each -> each.hold()
                            .ifPresent(hold -> holds.put(each.processing().toString(), hold.until())));
            return new Pending(false, holds);
        }

        boolean isDue(Instant now) {
            return !carriedOut || holds.values().stream().anyMatch(until -> !until.isAfter(now));
        }
    }

    /** An empty register. */
    public PrivacyRegister() {}

    /**
     * Something that is kept beyond the time that was declared for it.
     *
     * @param holder of whom
     * @param holding what is kept
     * @param since when that time ended
     */
    public record Overdue(ActorId holder, Holding holding, Instant since) {}

    /**
     * What is kept of somebody.
     *
     * @param holder of whom
     * @return for each processing what is kept, in the order of their names
     */
    public synchronized List<Holding> of(ActorId holder) {
        return holdings.getOrDefault(holder, Map.of()).values().stream()
                .map(KeptValues::holding)
                .toList();
    }

    /**
     * What is kept beyond its time, that is to be erased on the ground {@link ErasureGround#RETENTION_ENDED}. O(holdings).
     *
     * @param records gives the entry of a processing
     * @param now the time
     * @param max how much at most, at least 1
     * @return what is overdue, by holder and processing
     */
    public synchronized List<Overdue> overdue(Function<Basis, ProcessingRecord> records, Instant now, int max) {
        List<Overdue> overdue = new ArrayList<>();
        holdings.entrySet().stream()
                .sorted((a, b) -> a.getKey().value().compareTo(b.getKey().value()))
                .forEach(each -> {
                    for (KeptValues kept : each.getValue().values()) {
                        Holding holding = kept.holding();
                        records.apply(holding.processing())
                                .declared()
                                .flatMap(declared -> declared.retention().endsAfter(holding.newest()))
                                .filter(end -> !end.isAfter(now) && overdue.size() < max)
                                .ifPresent(end -> overdue.add(new Overdue(each.getKey(), holding, end)));
                    }
                });
        return overdue;
    }

    /**
     * Requests that have been answered and not carried out, or that restrict something by a duty that has ended.
     *
     * @param now the time
     * @param max how many at most, at least 1
     * @return their ids, in order
     */
    public synchronized List<ErasureRequestId> due(Instant now, int max) {
        return open.entrySet().stream()
                .filter(each -> each.getValue().isDue(now))
                .map(each -> new ErasureRequestId(each.getKey()))
                .limit(max)
                .toList();
    }

    @Override
    public String name() {
        return "privacy-register";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof ErasureFact fact) {
            String id = fact.id().value();
            open.compute(id, (same, before) -> after(before, fact));
        } else if (event.fact() instanceof TraceFact.Erased erased) {
            erase(erased, event.position());
        } else if (event.fact() instanceof TraceFact.Restricted restricted) {
            Map<String, KeptValues> kept = holdings.getOrDefault(restricted.holder(), Map.of());
            for (Basis each : restricted.processings()) {
                Optional.ofNullable(kept.get(each.toString())).ifPresent(values -> values.restrict(event.position()));
            }
        } else if (event.fact() instanceof TraceFact.Cut cut) {
            holdings.values().forEach(kept -> kept.values().forEach(each -> each.cut(cut.before())));
            holdings.values().forEach(kept -> kept.values().removeIf(KeptValues::isEmpty));
            holdings.values().removeIf(Map::isEmpty);
        } else {
            for (Personal<?> part : Personal.in(event.fact())) {
                part.origin().ifPresent(origin -> take(event, part, origin));
            }
        }
    }

    /** A value came in with this record, or stands in it too: perhaps where it came in is gone, and was never shown here. */
    private void take(TraceEvent event, Personal<?> part, Personal.Origin origin) {
        boolean isNew = origin.position() == event.position();
        if (isNew || part.isCopied()) {
            holdings.computeIfAbsent(part.holder(), none -> new TreeMap<>())
                    .computeIfAbsent(part.processing().toString(), none -> new KeptValues(part.processing()))
                    .stands(origin.position(), part.slot(), origin.recorded(), event.position());
        }
    }

    private static @Nullable Pending after(@Nullable Pending before, ErasureFact fact) {
        if (fact instanceof ErasureFact.Answered answered) {
            return Pending.of(answered);
        } else if (before == null) {
            return null;
        }
        Map<String, Instant> holds = new TreeMap<>(before.holds());
        if (fact instanceof ErasureFact.HoldEnded ended) {
            ended.processings().forEach(each -> holds.remove(each.toString()));
        }
        return holds.isEmpty() ? null : new Pending(true, holds);
    }

    private void erase(TraceFact.Erased erased, long position) {
        Map<String, KeptValues> kept = holdings.getOrDefault(erased.holder(), Map.of());
        Erasure.Extent extent = erased.extent();
        boolean isWhole = extent.processings().isEmpty() && extent.positions().isEmpty();
        long bound = Math.min(position, extent.before().orElse(position));
        kept.forEach((processing, values) -> {
            if (isWhole
                    || extent.processings().stream()
                            .anyMatch(each -> each.toString().equals(processing))) {
                values.erase(bound);
            }
            values.erase(extent.positions());
        });
        kept.values().removeIf(KeptValues::isEmpty);
        if (kept.isEmpty()) {
            holdings.remove(erased.holder());
        }
    }

    @Override
    public synchronized void clear() {
        holdings.clear();
        open.clear();
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeInt(holdings.size());
        for (Map.Entry<ActorId, Map<String, KeptValues>> each : holdings.entrySet()) {
            out.writeUTF(each.getKey().value());
            out.writeInt(each.getValue().size());
            for (KeptValues kept : each.getValue().values()) {
                kept.save(out);
            }
        }
        out.writeInt(open.size());
        for (Map.Entry<String, Pending> each : open.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeBoolean(each.getValue().carriedOut());
            out.writeInt(each.getValue().holds().size());
            for (Map.Entry<String, Instant> hold : each.getValue().holds().entrySet()) {
                out.writeUTF(hold.getKey());
                out.writeLong(Microseconds.of(hold.getValue()));
            }
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            ActorId holder = ActorId.of(in.readUTF());
            Map<String, KeptValues> kept = new TreeMap<>();
            for (int more = in.readInt(); more > 0; more--) {
                KeptValues values = KeptValues.restored(in);
                kept.put(values.name(), values);
            }
            holdings.put(holder, kept);
        }
        for (int left = in.readInt(); left > 0; left--) {
            String id = in.readUTF();
            boolean carriedOut = in.readBoolean();
            Map<String, Instant> holds = new TreeMap<>();
            for (int more = in.readInt(); more > 0; more--) {
                holds.put(in.readUTF(), Microseconds.instant(in.readLong()));
            }
            open.put(id, new Pending(carriedOut, holds));
        }
    }
}
