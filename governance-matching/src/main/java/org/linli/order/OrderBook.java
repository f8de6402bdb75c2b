package org.linli.order;

/**
 * Where a rule looks up what it needs besides the order that it rules on, as of the sitting in which it speaks: workloads, and other
 * orders. Asked only for what is needed.
 */
public interface OrderBook extends Workloads {
    /**
     * Another order.
     *
     * @param id its id
     * @return the order; the same in each call of one sitting
     */
    Order order(OrderId id);
}
