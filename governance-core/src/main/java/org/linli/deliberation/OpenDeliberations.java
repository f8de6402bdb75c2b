package org.linli.deliberation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.basics.Microseconds;
import org.linli.deliberation.design.PhaseId;
import org.linli.deliberation.design.PhaseKind;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * The phases that are open, by when they are over. Safe to read while a follower feeds it. Holds ids only, nothing personal. Cost: O(log n) a fact.
 */
public final class OpenDeliberations implements View {
    private static final Comparator<Item> BY_TIME =
            Comparator.comparing(Item::closesAt).thenComparing(Item::id);

    private final Map<DeliberationId, Item> items = new HashMap<>();
    private final NavigableSet<Item> byTime = new TreeSet<>(BY_TIME);

    /**
     * A phase that is open, as the view knows it.
     *
     * @param id the deliberation
     * @param phase which phase
     * @param kind what is done in it
     * @param closesAt when it is over
     * @param position the position of the event by which it came to stand so
     */
    public record Item(DeliberationId id, PhaseId phase, PhaseKind kind, Instant closesAt, long position) {
        /** Checks that nothing is missing. */
        public Item {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(closesAt, "closesAt");
        }
    }

    /** An empty view. */
    public OpenDeliberations() {}

    @Override
    public String name() {
        return "open-deliberations";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof DeliberationFact.PhaseOpened opened) {
            Course.Open open = opened.open();
            replace(opened.id(), new Item(opened.id(), open.phase(), open.kind(), open.closesAt(), event.position()));
        } else if (event.fact() instanceof DeliberationFact.Extended extended) {
            @Nullable Item known = items.get(extended.id());
            if (known != null) {
                replace(
                        extended.id(),
                        new Item(extended.id(), known.phase(), known.kind(), extended.closesAt(), event.position()));
            }
        } else if (event.fact() instanceof DeliberationFact.PhaseClosed closed) {
            replace(closed.id(), null);
        } else if (event.fact() instanceof DeliberationFact.Cancelled cancelled) {
            replace(cancelled.id(), null);
        }
    }

    private void replace(DeliberationId id, @Nullable Item next) {
        @Nullable Item before = items.remove(id);
        if (before != null) {
            byTime.remove(before);
        }
        if (next != null) {
            items.put(id, next);
            byTime.add(next);
        }
    }

    /**
     * The phases whose time is over.
     *
     * @param now the instant to judge by
     * @return the phases, the one whose time was over first first, ties by id; immutable
     */
    public synchronized List<Item> over(Instant now) {
        return byTime.stream().takeWhile(item -> !item.closesAt().isAfter(now)).toList();
    }

    /**
     * All phases that are open.
     *
     * @return the phases, by when they are over, ties by id; immutable
     */
    public synchronized List<Item> all() {
        return List.copyOf(byTime);
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeInt(items.size());
        for (Item item : byTime) {
            out.writeUTF(item.id().value());
            out.writeUTF(item.phase().value());
            out.writeUTF(item.kind().name());
            out.writeLong(Microseconds.of(item.closesAt()));
            out.writeLong(item.position());
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            DeliberationId id = DeliberationId.of(in.readUTF());
            replace(
                    id,
                    new Item(
                            id,
                            PhaseId.of(in.readUTF()),
                            PhaseKind.valueOf(in.readUTF()),
                            Microseconds.instant(in.readLong()),
                            in.readLong()));
        }
    }

    @Override
    public synchronized void clear() {
        items.clear();
        byTime.clear();
    }
}
