package org.linli.privacy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;
import org.linli.trace.Basis;
import org.linli.trace.Personal;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.trace.View;

/**
 * What is kept of whom under which processing, and which requests for erasure have something left to do, as of the events it has taken in.
 * Keeps counts and times, no value and no handle; a value that is restated counts once, as of when it came in. An erasure by records, or up to a position that no restriction stands at, leaves the
 * counts as they were or too high.
 */
public final class PrivacyRegister implements View {
    private final Map<ActorId, Map<String, Kept>> holdings = new HashMap<>();
    /** Requests that have something left to do, by their ids. */
    private final Map<String, Pending> open = new TreeMap<>();

    private long next;

    /** What is kept of a holder under one processing: what restrictions have closed off, oldest first, and what came in since. */
    private record Kept(Basis processing, List<Batch> batches) {
        Kept plus(Instant recorded) {
            int last = batches.size() - 1;
            boolean goesOn = last >= 0 && batches.get(last).isOpen();
            List<Batch> more = new ArrayList<>(batches.subList(0, goesOn ? last : last + 1));
            more.add(new Batch(Batch.OPEN, goesOn ? batches.get(last).values() + 1 : 1, recorded));
            return new Kept(processing, List.copyOf(more));
        }

        /** With what is kept so far closed off at a position. */
        Kept closed(long end) {
            return new Kept(
                    processing,
                    batches.stream()
                            .map(each -> each.isOpen() ? new Batch(end, each.values(), each.newest()) : each)
                            .toList());
        }

        /** Without what was closed off before a position; what lies on both sides of it counts as kept. */
        Kept without(long end) {
            return new Kept(
                    processing,
                    batches.stream().filter(each -> each.end() > end).toList());
        }

        Holding holding() {
            long values = batches.stream().mapToLong(Batch::values).sum();
            return new Holding(
                    processing, values, batches.get(batches.size() - 1).newest());
        }
    }

    /** So many values before a position, the newest of them recorded at an instant. */
    private record Batch(long end, long values, Instant newest) {
        static final long OPEN = Long.MAX_VALUE;

        boolean isOpen() {
            return end == OPEN;
        }
    }

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
                .map(Kept::holding)
                .toList();
    }

    /** A register of its own that knows what this one knows of somebody, to go on from there. */
    synchronized PrivacyRegister about(ActorId holder) {
        PrivacyRegister about = new PrivacyRegister();
        Map<String, Kept> kept = holdings.get(holder);
        if (kept != null) {
            about.holdings.put(holder, new TreeMap<>(kept));
        }
        about.next = next;
        return about;
    }

    synchronized long next() {
        return next;
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
                    for (Kept kept : each.getValue().values()) {
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
        return 3;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        next = event.position() + 1;
        if (event.fact() instanceof ErasureFact fact) {
            String id = fact.id().value();
            open.compute(id, (same, before) -> after(before, fact));
        } else if (event.fact() instanceof TraceFact.Erased erased) {
            erase(erased);
        } else if (event.fact() instanceof TraceFact.Restricted restricted) {
            Map<String, Kept> kept = holdings.get(restricted.holder());
            if (kept != null) {
                for (Basis each : restricted.processings()) {
                    kept.computeIfPresent(each.toString(), (same, before) -> before.closed(event.position()));
                }
            }
        } else {
            for (Personal<?> part : Personal.in(event.fact())) {
                if (!cameInWith(event, part)) {
                    continue;
                }
                holdings.computeIfAbsent(part.holder(), none -> new TreeMap<>())
                        .compute(
                                part.processing().toString(),
                                (same, before) -> (before == null ? new Kept(part.processing(), List.of()) : before)
                                        .plus(event.recorded()));
            }
        }
    }

    /** Whether there was a value, and this record does not only restate one that came in before. */
    private static boolean cameInWith(TraceEvent event, Personal<?> part) {
        return part.origin().filter(from -> from.position() == event.position()).isPresent();
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

    private void erase(TraceFact.Erased erased) {
        Map<String, Kept> kept = holdings.get(erased.holder());
        if (kept != null && erased.extent().positions().isEmpty()) {
            List<Basis> processings = erased.extent().processings();
            long end = erased.extent().before().orElse(Batch.OPEN);
            kept.replaceAll((same, each) ->
                    processings.isEmpty() || processings.contains(each.processing()) ? each.without(end) : each);
            kept.values().removeIf(each -> each.batches().isEmpty());
            if (kept.isEmpty()) {
                holdings.remove(erased.holder());
            }
        }
    }

    @Override
    public synchronized void clear() {
        holdings.clear();
        open.clear();
        next = 0;
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeLong(next);
        out.writeInt(holdings.size());
        for (Map.Entry<ActorId, Map<String, Kept>> each : holdings.entrySet()) {
            out.writeUTF(each.getKey().value());
            out.writeInt(each.getValue().size());
            for (Kept kept : each.getValue().values()) {
                out.writeUTF(kept.processing().toString());
                out.writeInt(kept.batches().size());
                for (Batch batch : kept.batches()) {
                    out.writeLong(batch.end());
                    out.writeLong(batch.values());
                    out.writeLong(Microseconds.of(batch.newest()));
                }
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
        next = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            ActorId holder = ActorId.of(in.readUTF());
            Map<String, Kept> kept = new TreeMap<>();
            for (int more = in.readInt(); more > 0; more--) {
                String processing = in.readUTF();
                List<Batch> batches = new ArrayList<>();
                for (int batch = in.readInt(); batch > 0; batch--) {
                    batches.add(new Batch(in.readLong(), in.readLong(), Microseconds.instant(in.readLong())));
                }
                kept.put(processing, new Kept(Basis.parse(processing), List.copyOf(batches)));
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
