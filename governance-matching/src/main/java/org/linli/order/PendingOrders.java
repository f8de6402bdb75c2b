package org.linli.order;

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
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.basics.Microseconds;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * The orders that nobody has accepted yet: those on offer by deadline, those to be dispatched, and those that could not be. Safe to
 * read while a follower feeds it. Holds ids only, nothing personal.
 *
 * <p>Cost: O(log n) a fact.
 */
public final class PendingOrders implements View {
    private static final Comparator<Item> BY_DEADLINE =
            Comparator.comparing(PendingOrders::deadlineOf).thenComparing(Item::id);
    private static final Comparator<Item> LONGEST_FIRST =
            Comparator.comparingLong(Item::since).thenComparing(Item::id);
    private static final long NO_DEADLINE = Long.MIN_VALUE;
    private static final long NEVER = -1;

    private final Map<OrderId, Item> items = new HashMap<>();
    private final NavigableSet<Item> offered = new TreeSet<>(BY_DEADLINE);
    private final NavigableSet<Item> toDispatch = new TreeSet<>(LONGEST_FIRST);
    private final NavigableSet<Item> unserved = new TreeSet<>(LONGEST_FIRST);

    /**
     * A pending order, as the view knows it.
     *
     * @param id the order
     * @param since the position of the event by which it came to stand as it does
     * @param deadline until when its offer stands; nothing while it waits
     * @param reason why it waits, if dispatching it found nobody
     * @param freedAt the position of the event by which somebody has become free since nobody was; −1 if there is none
     */
    public record Item(OrderId id, long since, Optional<Instant> deadline, Optional<Unserved> reason, long freedAt) {
        /** Checks that nothing is missing. */
        public Item {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(reason, "reason");
        }

        Item(OrderId id, long since, Optional<Instant> deadline, Optional<Unserved> reason) {
            this(id, since, deadline, reason, NEVER);
        }

        Item freedAt(long position) {
            return new Item(id, since, deadline, reason, position);
        }
    }

    /** An empty view. */
    public PendingOrders() {}

    @Override
    public String name() {
        return "pending-orders";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof WorkloadFact.Freed) {
            List<Item> again = unserved.stream()
                    .filter(item -> item.reason().equals(Optional.of(Unserved.NOBODY_FREE)))
                    .toList();
            again.forEach(item -> replace(item, item.freedAt(event.position())));
        } else if (event.fact() instanceof OrderFact.Reconsidered again) {
            // Also told of places of the same order that are out or taken on: these stand as they do.
            @Nullable Item item = items.get(again.id());
            if (item != null && item.deadline().isEmpty()) {
                replace(item, new Item(again.id(), event.position(), Optional.empty(), Optional.empty()));
            }
        } else if (event.fact() instanceof OrderFact fact) {
            OrderId id = fact.id();
            long position = event.position();
            leave(id);
            if (fact instanceof OrderFact.Dispatched dispatched) {
                enter(new Item(id, position, Optional.of(dispatched.offer().deadline()), Optional.empty()));
            } else if (fact instanceof OrderFact.LeftWaiting left) {
                enter(new Item(id, position, Optional.empty(), Optional.of(left.reason())));
            } else if (fact instanceof OrderFact.Placed
                    || fact instanceof OrderFact.Declined
                    || fact instanceof OrderFact.TimedOut
                    || fact instanceof OrderFact.GivenBack
                    || fact instanceof OrderFact.Withdrawn) {
                enter(new Item(id, position, Optional.empty(), Optional.empty()));
            }
        }
    }

    /** Takes note that somebody had become free and still nobody could take the order; until somebody else is, it need not be tried. */
    synchronized void triedInVain(Item item) {
        if (item.equals(items.get(item.id())) && item.reason().isPresent()) {
            replace(item, item.freedAt(NEVER));
        }
    }

    private void replace(Item before, Item after) {
        leave(before.id());
        enter(after);
    }

    private void enter(Item item) {
        items.put(item.id(), item);
        group(item).add(item);
    }

    private void leave(OrderId id) {
        @Nullable Item item = items.remove(id);
        if (item != null) {
            group(item).remove(item);
        }
    }

    private NavigableSet<Item> group(Item item) {
        if (item.deadline().isPresent()) {
            return offered;
        }
        return item.reason().isPresent() && item.freedAt() == NEVER ? unserved : toDispatch;
    }

    private static Instant deadlineOf(Item item) {
        return item.deadline().orElse(Instant.MAX);
    }

    /**
     * The offers that have run out and not been timed out.
     *
     * @param now the instant to judge by
     * @return the orders whose deadline lies before it, the earliest first, ties by id; immutable
     */
    public synchronized List<Item> runOutAt(Instant now) {
        return offered.stream()
                .takeWhile(item -> deadlineOf(item).isBefore(now))
                .toList();
    }

    /**
     * The orders that wait and have not been dispatched since they began to, or since somebody became free.
     *
     * @return the orders, the longest waiting first; immutable
     */
    public synchronized List<Item> toDispatch() {
        return List.copyOf(toDispatch);
    }

    /**
     * The orders that wait because dispatching them found nobody.
     *
     * @return the orders with the reason, the longest waiting first; immutable
     */
    public synchronized List<Item> unserved() {
        return List.copyOf(unserved);
    }

    /**
     * How many orders are pending.
     *
     * @return the number
     */
    public synchronized int size() {
        return items.size();
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeInt(items.size());
        for (Item item :
                (Iterable<Item>) Stream.of(offered, toDispatch, unserved).flatMap(NavigableSet::stream)::iterator) {
            out.writeUTF(item.id().value());
            out.writeLong(item.since());
            out.writeLong(item.deadline().map(Microseconds::of).orElse(NO_DEADLINE));
            out.writeUTF(item.reason().map(Unserved::name).orElse(""));
            out.writeLong(item.freedAt());
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            OrderId id = OrderId.of(in.readUTF());
            long since = in.readLong();
            long deadline = in.readLong();
            String reason = in.readUTF();
            long freedAt = in.readLong();
            enter(new Item(
                    id,
                    since,
                    deadline == NO_DEADLINE ? Optional.empty() : Optional.of(Microseconds.instant(deadline)),
                    reason.isEmpty() ? Optional.empty() : Optional.of(Unserved.valueOf(reason)),
                    freedAt));
        }
    }

    @Override
    public synchronized void clear() {
        items.clear();
        offered.clear();
        toDispatch.clear();
        unserved.clear();
    }
}
