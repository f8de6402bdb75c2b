package org.linli.order;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Kind;
import org.linli.trace.Restatement;

/**
 * What a supplier has at hand: the orders offered to them and those they have accepted and not done yet, each with the time at which it
 * is wanted. A subject of its own, so that asking whether a supplier is free races only with what else concerns that supplier.
 *
 * @param supplier who
 * @param held the orders and what they take up, by id; immutable
 */
public record Workload(ActorId supplier, SortedMap<OrderId, Held> held) {
    /** The kind of workloads. They are asked for all the time, so none is ever done with, and each remembers all its acts since it last restated itself. */
    public static final Kind<ActorId, Workload> KIND =
            Kind.of("workload", WorkloadFact.class, ActorId::value, Workload::blank, each -> false);

    /** How workloads restate themselves, so that older records can go. */
    public static final Restatement<ActorId, Workload> RESTATEMENT =
            new Restatement<>(KIND, ActorId::of, WorkloadFact.Restated::of);

    /** Checks that nothing is missing. */
    public Workload {
        Objects.requireNonNull(supplier, "supplier");
        held = ImmutableSortedMap.copyOf(held);
    }

    /**
     * What an order takes up: one place.
     *
     * @param wanted when; nothing for all the time
     */
    public record Held(Optional<TimeWindow> wanted) {
        /** Checks that nothing is missing. */
        public Held {
            Objects.requireNonNull(wanted, "wanted");
        }
    }

    /**
     * The workload of somebody who has nothing at hand.
     *
     * @param supplier who
     * @return the blank workload
     */
    public static Workload blank(ActorId supplier) {
        return new Workload(supplier, Collections.emptySortedMap());
    }

    /**
     * The orders at hand.
     *
     * @return their ids; immutable
     */
    public SortedSet<OrderId> orders() {
        return ImmutableSortedSet.copyOf(held.keySet());
    }

    /**
     * Whether there is room for one more order.
     *
     * @param capacity how many orders the supplier can have at hand at any one time
     * @param wanted when the order is wanted; nothing for any time
     * @return true if there are fewer at every instant of that time
     */
    public boolean isFree(int capacity, Optional<TimeWindow> wanted) {
        return held.size() < capacity || most(wanted) < capacity;
    }

    /** How many are at hand at once, at most, during a time: O(n), and O(k log k) in those that overlap it. */
    private int most(Optional<TimeWindow> during) {
        int always = 0;
        List<Instant> begins = new ArrayList<>();
        List<Instant> ends = new ArrayList<>();
        for (Held each : held.values()) {
            Optional<TimeWindow> wanted = each.wanted();
            if (wanted.isEmpty()) {
                always++;
            } else if (during.isEmpty() || during.get().overlaps(wanted.get())) {
                begins.add(wanted.get().startInclusive());
                ends.add(wanted.get().endExclusive());
            }
        }
        // All that overlap the time are in it at some instant, but not all at the same. Half-open: an end frees before
        // a begin takes.
        Collections.sort(begins);
        Collections.sort(ends);
        int now = 0;
        int most = 0;
        int ended = 0;
        Instant from = during.map(TimeWindow::startInclusive).orElse(Instant.MIN);
        Instant to = during.map(TimeWindow::endExclusive).orElse(Instant.MAX);
        for (Instant begin : begins) {
            Instant at = begin.isBefore(from) ? from : begin;
            while (ended < ends.size() && !ends.get(ended).isAfter(at)) {
                ended++;
                now--;
            }
            now++;
            if (at.isBefore(to)) {
                most = Math.max(most, now);
            }
        }
        return always + most;
    }

    Workload with(OrderId order, Optional<TimeWindow> wanted) {
        return new Workload(supplier, others(order).put(order, new Held(wanted)).build());
    }

    Workload without(OrderId order) {
        return new Workload(supplier, others(order).build());
    }

    private ImmutableSortedMap.Builder<OrderId, Held> others(OrderId order) {
        ImmutableSortedMap.Builder<OrderId, Held> others = ImmutableSortedMap.naturalOrder();
        held.forEach((id, each) -> {
            if (!id.equals(order)) {
                others.put(id, each);
            }
        });
        return others;
    }
}
