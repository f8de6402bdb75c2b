package org.linli.order;

import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;

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

    /**
     * Whether a supplier has room for one more order.
     *
     * @param supplier who
     * @param wanted when it is wanted; nothing for any time
     * @return true if they have; read only if they are not known to be full
     */
    default boolean isFree(Supplier supplier, Optional<TimeWindow> wanted) {
        return !isKnownToBeFull(supplier, wanted) && of(supplier.id()).isFree(supplier.capacity(), wanted);
    }

    /**
     * Whether it is known well enough, without reading it, that a supplier has no room.
     *
     * @param supplier who
     * @param wanted when room would be wanted; nothing for any time
     * @return true if it is; false if it has to be read
     */
    default boolean isKnownToBeFull(Supplier supplier, Optional<TimeWindow> wanted) {
        return false;
    }

    /**
     * As of when {@link #isKnownToBeFull} knows who has no room.
     *
     * @return the position before which all events are known; {@link OrderFact.LeftWaiting#AS_IT_STOOD} if everything is read as it stands
     */
    default long asOf() {
        return OrderFact.LeftWaiting.AS_IT_STOOD;
    }
}
