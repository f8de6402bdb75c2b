package org.linli.order;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * The series of orders that go on, by the date up to which their orders have been placed. Holds ids only, nothing personal. Cost: O(log n)
 * a fact.
 */
final class RunningSeries implements View {
    private static final Comparator<Item> EARLIEST_FIRST =
            Comparator.comparing(Item::until).thenComparing(Item::id);

    private final Map<SeriesId, Item> items = new HashMap<>();
    private final NavigableSet<Item> byDate = new TreeSet<>(EARLIEST_FIRST);

    /** A series, as the view knows it: {@code last} is the date after which it has no orders. */
    record Item(SeriesId id, LocalDate until, Optional<LocalDate> last, long position) {}

    @Override
    public String name() {
        return "running-series";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof SeriesFact.Begun begun) {
            replace(
                    begun.id(),
                    new Item(begun.id(), LocalDate.MIN, begun.recurrence().last(), event.position()));
        } else if (event.fact() instanceof SeriesFact.Extended extended) {
            @Nullable Item known = items.get(extended.id());
            if (known != null) {
                boolean over = known.last().filter(extended.until()::isAfter).isPresent();
                replace(
                        known.id(),
                        over ? null : new Item(known.id(), extended.until(), known.last(), event.position()));
            }
        } else if (event.fact() instanceof SeriesFact.Ended ended) {
            replace(ended.id(), null);
        }
    }

    /**
     * The series whose orders may have to be placed further. Their zones are not known here: a day more is let through, and the rule says
     * whether there is something to do.
     *
     * @param now the instant to judge by
     * @return the series, the least far placed first; immutable
     */
    synchronized List<Item> toExtend(Instant now) {
        LocalDate ahead = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(OrderSeries.DAYS_AHEAD);
        return byDate.stream().takeWhile(item -> item.until().isBefore(ahead)).toList();
    }

    private void replace(SeriesId id, @Nullable Item next) {
        @Nullable Item before = items.remove(id);
        if (before != null) {
            byDate.remove(before);
        }
        if (next != null) {
            items.put(id, next);
            byDate.add(next);
        }
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeInt(items.size());
        for (Item item : byDate) {
            out.writeUTF(item.id().value());
            out.writeLong(item.until().toEpochDay());
            out.writeLong(item.last().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE));
            out.writeLong(item.position());
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            SeriesId id = SeriesId.of(in.readUTF());
            LocalDate until = LocalDate.ofEpochDay(in.readLong());
            long last = in.readLong();
            Optional<LocalDate> end =
                    last == Long.MAX_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(last));
            replace(id, new Item(id, until, end, in.readLong()));
        }
    }

    @Override
    public synchronized void clear() {
        items.clear();
        byDate.clear();
    }
}
