package org.linli.order;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Basis;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * The orders that nobody has accepted yet: those on offer by deadline, those to be dispatched, and those that could not be; and those
 * that were accepted and that nobody has begun. Safe to read while a follower feeds it. Holds ids, categories and windows only, nothing
 * personal.
 *
 * <p>Cost: O(log n) a fact; a roster that is adopted, O(n log n) in the orders that could not be dispatched.
 */
public final class PendingOrders implements View {
    private static final Comparator<Item> BY_DEADLINE =
            Comparator.comparing(PendingOrders::deadlineOf).thenComparing(Item::id);
    private static final Comparator<Item> BY_END =
            Comparator.comparing(PendingOrders::endOf).thenComparing(Item::id);
    private static final Comparator<Item> LONGEST_FIRST =
            Comparator.comparingLong(Item::since).thenComparing(Item::id);

    private final Map<OrderId, Entry> entries = new HashMap<>();
    private final NavigableSet<Item> offered = new TreeSet<>(BY_DEADLINE);
    private final NavigableSet<Item> toDispatch = new TreeSet<>(LONGEST_FIRST);
    private final NavigableSet<Item> unserved = new TreeSet<>(LONGEST_FIRST);
    /** Of the unserved: not tried under the present roster. */
    private final NavigableSet<Item> underAnother = new TreeSet<>(LONGEST_FIRST);
    /** Of the unserved: those who wait for somebody to have room. */
    private final Map<MatterId, NavigableSet<Item>> forRoom = new HashMap<>();
    /** All that wait and are wanted at a certain time. */
    private final NavigableSet<Item> toEnd = new TreeSet<>(BY_END);

    private final NavigableSet<Item> accepted = new TreeSet<>(BY_END);
    private final FreedSuppliers freed = new FreedSuppliers();

    /** What settling has done here, of which the event has not come in yet. */
    private final Set<OrderId> handled = new HashSet<>();
    /** What settling may not do, in the order in which it was tried: it comes last. */
    private final Set<OrderId> later = new LinkedHashSet<>();

    private final Set<OrderId> unreadable = new TreeSet<>();
    private String present = "";

    /**
     * A pending order, as the view knows it.
     *
     * @param id the order
     * @param since the position of the event by which it came to stand as it does
     * @param deadline until when its offer stands; nothing while it waits
     * @param reason why it waits, if dispatching it found nobody
     * @param end when the time is over at which it is wanted; nothing if that is any time
     */
    public record Item(
            OrderId id, long since, Optional<Instant> deadline, Optional<Unserved> reason, Optional<Instant> end) {
        /** Checks that nothing is missing. */
        public Item {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(end, "end");
        }
    }

    /** An order that waits for somebody to have room, and before which position all was known when that was looked at. */
    record Waiting(Item item, Optional<TimeWindow> window, long asOf) {}

    /** An order from placing to its end. */
    private static final class Entry {
        final MatterId category;
        final Optional<TimeWindow> window;
        PendingStage stage = PendingStage.WAITING;
        Item item;
        /** What came of trying, by the roster, since it began to wait: other nodes may go by another one. */
        Map<String, Look> looks = Map.of();

        Entry(OrderId id, long since, MatterId category, Optional<TimeWindow> window) {
            this.category = category;
            this.window = window;
            this.item = new Item(id, since, Optional.empty(), Optional.empty(), window.map(TimeWindow::endExclusive));
        }

        void stand(PendingStage next, long since, Optional<Instant> deadline, Optional<Unserved> reason) {
            stage = next;
            item = new Item(item.id(), since, deadline, reason, item.end());
            if (reason.isEmpty()) {
                looks = Map.of();
            }
        }

        void looked(String roster, Look look) {
            Map<String, Look> more = new HashMap<>(looks);
            more.put(roster, look);
            looks = Map.copyOf(more);
        }

        void forget(String roster) {
            Map<String, Look> fewer = new HashMap<>(looks);
            fewer.remove(roster);
            looks = Map.copyOf(fewer);
        }
    }

    /** Why nobody could be asked, and before which position all was known about who has room. */
    private record Look(Unserved reason, long asOf) {}

    /** An empty view. */
    public PendingOrders() {}

    @Override
    public String name() {
        return "pending-orders";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof WorkloadFact.Freed fact) {
            freed.freed(fact.supplier(), event.position());
        } else if (event.fact() instanceof OrderFact.Placed placed) {
            enter(new Entry(
                    placed.id(),
                    event.position(),
                    placed.request().category(),
                    placed.request().window()));
        } else if (event.fact() instanceof OrderFact fact) {
            @Nullable Entry entry = entries.get(fact.id());
            if (entry != null) {
                leave(entry);
                handled.remove(fact.id());
                later.remove(fact.id());
                if (stand(entry, fact, event)) {
                    enter(entry);
                }
            }
        }
    }

    /** How an order stands after a fact; false if it has ended. */
    private boolean stand(Entry entry, OrderFact fact, TraceEvent event) {
        long position = event.position();
        if (fact instanceof OrderFact.Dispatched dispatched) {
            entry.stand(
                    PendingStage.OFFERED,
                    position,
                    Optional.of(dispatched.offer().deadline()),
                    Optional.empty());
        } else if (fact instanceof OrderFact.LeftWaiting left) {
            entry.stand(PendingStage.WAITING, position, Optional.empty(), Optional.of(left.reason()));
            Look look = new Look(left.reason(), left.asOf() < 0 ? position : left.asOf());
            event.basis().stream()
                    .map(Basis::toString)
                    .filter(SupplierRoster::isCited)
                    .forEach(roster -> entry.looked(roster, look));
            freed.lookedAt(look.asOf());
        } else if (fact instanceof OrderFact.Accepted) {
            entry.stand(PendingStage.ACCEPTED, position, Optional.empty(), Optional.empty());
        } else if (fact instanceof OrderFact.Begun) {
            entry.stand(PendingStage.UNDER_WAY, position, Optional.empty(), Optional.empty());
        } else if (fact instanceof OrderFact.Declined
                || fact instanceof OrderFact.TimedOut
                || fact instanceof OrderFact.GivenBack
                || fact instanceof OrderFact.Withdrawn) {
            entry.stand(PendingStage.WAITING, position, Optional.empty(), Optional.empty());
        } else if (fact instanceof OrderFact.Reconsidered) {
            // Also told of places of the same order that are out or taken on: these stand as they do.
            if (entry.stage == PendingStage.WAITING) {
                entry.stand(PendingStage.WAITING, position, Optional.empty(), Optional.empty());
            }
        } else {
            return false;
        }
        return true;
    }

    private void enter(Entry entry) {
        entries.put(entry.item.id(), entry);
        groups(entry).forEach(group -> group.add(entry.item));
    }

    private void leave(Entry entry) {
        entries.remove(entry.item.id());
        groups(entry).forEach(group -> group.remove(entry.item));
    }

    private List<NavigableSet<Item>> groups(Entry entry) {
        List<NavigableSet<Item>> groups = new ArrayList<>(4);
        if (entry.stage == PendingStage.OFFERED) {
            groups.add(offered);
        } else if (entry.stage == PendingStage.ACCEPTED && entry.item.end().isPresent()) {
            groups.add(accepted);
        } else if (entry.stage == PendingStage.WAITING) {
            @Nullable Look look = entry.looks.get(present);
            groups.add(entry.item.reason().isPresent() ? unserved : toDispatch);
            if (entry.item.reason().isPresent() && look == null) {
                groups.add(underAnother);
            }
            if (look != null && look.reason() == Unserved.NOBODY_FREE) {
                groups.add(forRoom.computeIfAbsent(entry.category, any -> new TreeSet<>(LONGEST_FIRST)));
            }
            if (entry.item.end().isPresent()) {
                groups.add(toEnd);
            }
        }
        return groups;
    }

    private static Instant deadlineOf(Item item) {
        return item.deadline().orElse(Instant.MAX);
    }

    private static Instant endOf(Item item) {
        return item.end().orElse(Instant.MAX);
    }

    /** Dispatches by a roster from now on: whatever could not be dispatched is to be tried under it, though it was before. */
    synchronized void adopt(SupplierRoster roster) {
        present = roster.basis().toString();
        underAnother.clear();
        forRoom.clear();
        freed.lookedAt(0);
        for (Item item : List.copyOf(unserved)) {
            Entry entry = known(item);
            leave(entry);
            entry.forget(present);
            enter(entry);
        }
    }

    /** Takes note of what settling has done about an order, or found done: there is nothing to do before the event comes in. */
    synchronized void handled(Item item) {
        if (stands(item)) {
            handled.add(item.id());
        }
    }

    /** Takes note that an order was tried, and still nobody could take it. */
    synchronized void triedInVain(Item item, SupplierRoster roster, long asOf) {
        if (stands(item) && item.reason().isPresent()) {
            Entry entry = known(item);
            leave(entry);
            item.reason().ifPresent(reason -> entry.looked(roster.basis().toString(), new Look(reason, asOf)));
            enter(entry);
            freed.lookedAt(asOf);
        }
    }

    /** Takes note that nobody let settling do what is due. It is tried again, after all others. */
    synchronized void later(Item item) {
        if (stands(item)) {
            later.remove(item.id());
            later.add(item.id());
        }
    }

    /** Takes note that an order cannot be read here: a fact of it is of a type that is not known. */
    synchronized void unreadable(Item item) {
        unreadable.add(item.id());
    }

    private Entry known(Item item) {
        return Objects.requireNonNull(entries.get(item.id()), "entry");
    }

    private boolean stands(Item item) {
        @Nullable Entry entry = entries.get(item.id());
        return entry != null && entry.item.equals(item);
    }

    /** Offers that settling should time out. */
    synchronized List<Item> toTimeOut(Instant now) {
        return due(runOutAt(now));
    }

    /** Orders that wait though the time is over at which they were wanted. */
    synchronized List<Item> toEnd(Instant now) {
        return due(toEnd.stream().takeWhile(item -> !endOf(item).isAfter(now)).toList());
    }

    /** Orders that settling should dispatch: those that have not been tried, and those that have been by another roster. */
    synchronized List<Item> toTry() {
        List<Item> all = new ArrayList<>(toDispatch);
        all.addAll(underAnother);
        return due(all);
    }

    /** Orders of some categories that wait for room, the longest waiting first. */
    synchronized List<Waiting> forRoom(Collection<MatterId> categories) {
        NavigableSet<Item> all = new TreeSet<>(LONGEST_FIRST);
        categories.forEach(each -> all.addAll(forRoom.getOrDefault(each, new TreeSet<>(LONGEST_FIRST))));
        return due(List.copyOf(all)).stream().map(item -> waiting(known(item))).toList();
    }

    private Waiting waiting(Entry entry) {
        @Nullable Look look = entry.looks.get(present);
        return new Waiting(entry.item, entry.window, look == null ? 0 : look.asOf());
    }

    /** Takes the suppliers who have come to have room, as far as that is known before a position and has not been made use of. */
    synchronized List<FreedSuppliers.Freed> takeFreed(long before) {
        return freed.take(before);
    }

    /** Gives back what was taken and not made use of. */
    synchronized void giveBackFreed(long from) {
        freed.lookedAt(from);
    }

    private List<Item> due(List<Item> items) {
        if (handled.isEmpty() && later.isEmpty() && unreadable.isEmpty()) {
            return items;
        }
        List<Item> due = new ArrayList<>(items.size());
        Map<OrderId, Item> last = new HashMap<>();
        for (Item item : items) {
            if (later.contains(item.id())) {
                last.put(item.id(), item);
            } else if (!handled.contains(item.id()) && !unreadable.contains(item.id())) {
                due.add(item);
            }
        }
        later.stream().map(last::get).filter(Objects::nonNull).forEach(due::add);
        return due;
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
     * The orders that wait and have not been dispatched since they began to.
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
     * The orders that were accepted and that nobody has begun, though the time is over at which they were wanted. Nobody settles them:
     * whoever looks after it asks, and the supplier says that it is done, or the platform withdraws it.
     *
     * @param now the instant to judge by
     * @return the orders whose time is over then, the earliest first, ties by id; immutable
     */
    public synchronized List<Item> notBegunAt(Instant now) {
        return accepted.stream().takeWhile(item -> !endOf(item).isAfter(now)).toList();
    }

    /**
     * The orders that settling left out because they, or the workload of a supplier in question, cannot be read here: a fact is of a type
     * that is not known. Maybe a module is missing, or is too old. They are tried again after the next start.
     *
     * @return their ids, in order; immutable
     */
    public synchronized List<OrderId> unreadable() {
        return List.copyOf(unreadable);
    }

    /**
     * How many orders are pending: nobody has accepted them yet.
     *
     * @return the number
     */
    public synchronized int size() {
        return offered.size() + toDispatch.size() + unserved.size();
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeInt(entries.size());
        for (Entry each : entries.values()) {
            out.writeUTF(each.category.value());
            PendingStage.write(each.window, out);
            out.writeUTF(each.item.id().value());
            out.writeLong(each.item.since());
            out.writeUTF(each.stage.name());
            PendingStage.writeInstant(each.item.deadline(), out);
            out.writeUTF(each.item.reason().map(Unserved::name).orElse(""));
            out.writeInt(each.looks.size());
            for (Map.Entry<String, Look> look : each.looks.entrySet()) {
                out.writeUTF(look.getKey());
                out.writeUTF(look.getValue().reason().name());
                out.writeLong(look.getValue().asOf());
            }
        }
        freed.save(out);
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            MatterId category = MatterId.of(in.readUTF());
            Optional<TimeWindow> window = PendingStage.readWindow(in);
            Entry entry = new Entry(OrderId.of(in.readUTF()), in.readLong(), category, window);
            PendingStage stage = PendingStage.valueOf(in.readUTF());
            Optional<Instant> deadline = PendingStage.readInstant(in);
            String reason = in.readUTF();
            entry.stand(
                    stage,
                    entry.item.since(),
                    deadline,
                    reason.isEmpty() ? Optional.empty() : Optional.of(Unserved.valueOf(reason)));
            for (int looks = in.readInt(); looks > 0; looks--) {
                entry.looked(in.readUTF(), new Look(Unserved.valueOf(in.readUTF()), in.readLong()));
            }
            enter(entry);
        }
        freed.restore(in);
    }

    @Override
    public synchronized void clear() {
        entries.clear();
        List.of(offered, toDispatch, unserved, underAnother, toEnd, accepted).forEach(Set::clear);
        forRoom.clear();
        freed.clear();
        handled.clear();
        later.clear();
        unreadable.clear();
    }
}
