package org.linli.order;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
            Comparator.comparing(Item::due).thenComparing(Item::id);

    private final Map<SeriesId, Item> items = new HashMap<>();
    private final NavigableSet<Item> byDate = new TreeSet<>(EARLIEST_FIRST);

    /** A series, as the view knows it: {@code last} is the date after which it has no orders, {@code due} when there are more to place. */
    record Item(SeriesId id, ZoneId zone, LocalDate until, Optional<LocalDate> last, long position) {
        /** When the day begins on which orders beyond that date come to be placed. */
        Instant due() {
            return until.minusDays(OrderSeries.DAYS_AHEAD - 1L)
                    .atStartOfDay(zone)
                    .toInstant();
        }
    }

    @Override
    public String name() {
        return "running-series";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof SeriesFact.Begun begun) {
            Recurrence recurrence = begun.recurrence();
            replace(
                    begun.id(),
                    new Item(begun.id(), recurrence.zone(), LocalDate.EPOCH, recurrence.last(), event.position()));
        } else if (event.fact() instanceof SeriesFact.Extended extended) {
            @Nullable Item known = items.get(extended.id());
            if (known != null) {
                boolean over = known.last().filter(extended.until()::isAfter).isPresent();
                replace(
                        known.id(),
                        over
                                ? null
                                : new Item(known.id(), known.zone(), extended.until(), known.last(), event.position()));
            }
        } else if (event.fact() instanceof SeriesFact.Ended ended) {
            replace(ended.id(), null);
        }
    }

    /**
     * The series whose orders have to be placed further.
     *
     * @param now the instant to judge by
     * @return the series, the longest due first; immutable
     */
    synchronized List<Item> toExtend(Instant now) {
        return byDate.stream().takeWhile(item -> !item.due().isAfter(now)).toList();
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
            out.writeUTF(item.zone().getId());
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
            ZoneId zone = ZoneId.of(in.readUTF());
            LocalDate until = LocalDate.ofEpochDay(in.readLong());
            long last = in.readLong();
            Optional<LocalDate> end =
                    last == Long.MAX_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(last));
            replace(id, new Item(id, zone, until, end, in.readLong()));
        }
    }

    @Override
    public synchronized void clear() {
        items.clear();
        byDate.clear();
    }
}
