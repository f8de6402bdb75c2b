package org.linli.order;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.linli.basics.ActorId;
import org.linli.trace.Kind;

/**
 * What a supplier has at hand: the orders offered to them and those they have accepted and not done yet. A subject of its own, so that
 * asking whether a supplier is free races only with what else concerns that supplier.
 *
 * @param supplier who
 * @param orders the orders, by id; immutable
 */
public record Workload(ActorId supplier, SortedSet<OrderId> orders) {
    /** The kind of workloads. They stay small and are asked for all the time, so none is ever done with. */
    public static final Kind<ActorId, Workload> KIND =
            Kind.of("workload", WorkloadFact.class, ActorId::value, Workload::blank, each -> false);

    /** Checks that nothing is missing. */
    public Workload {
        Objects.requireNonNull(supplier, "supplier");
        orders = Collections.unmodifiableSortedSet(new TreeSet<>(orders));
    }

    /**
     * The workload of somebody who has nothing at hand.
     *
     * @param supplier who
     * @return the blank workload
     */
    public static Workload blank(ActorId supplier) {
        return new Workload(supplier, Collections.emptySortedSet());
    }

    /**
     * Whether there is room for one more order.
     *
     * @param capacity how many orders the supplier can have at hand
     * @return true if there are fewer
     */
    public boolean isFree(int capacity) {
        return orders.size() < capacity;
    }

    Workload with(OrderId order) {
        SortedSet<OrderId> more = new TreeSet<>(orders);
        more.add(order);
        return new Workload(supplier, more);
    }

    Workload without(OrderId order) {
        SortedSet<OrderId> fewer = new TreeSet<>(orders);
        fewer.remove(order);
        return new Workload(supplier, fewer);
    }
}
