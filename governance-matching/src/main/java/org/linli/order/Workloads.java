package org.linli.order;

import org.linli.basics.ActorId;

/** Where a rule looks up what suppliers have at hand, as of the sitting in which it speaks. Asked only for those it needs. */
@FunctionalInterface
public interface Workloads {
    /**
     * The workload of a supplier.
     *
     * @param supplier who
     * @return what they have at hand; the same in each call of one sitting
     */
    Workload of(ActorId supplier);
}
