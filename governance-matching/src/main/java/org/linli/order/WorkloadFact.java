package org.linli.order;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/**
 * What happens to a supplier's workload. Written in one append with the {@link OrderFact} that it belongs to, because one invariant
 * spans both: nobody is given more than they can do.
 */
public sealed interface WorkloadFact extends Fact<Workload> {
    /**
     * Whose workload it is.
     *
     * @return the supplier
     */
    ActorId supplier();

    /**
     * The order it is about.
     *
     * @return the order
     */
    OrderId order();

    @Override
    default Subject subject() {
        return Workload.KIND.subject(supplier());
    }

    @Override
    default Audience audience() {
        return Audience.OFFICERS;
    }

    /**
     * An order takes up one place: it was offered.
     *
     * @param supplier whose place
     * @param order the order
     * @param wanted when it is wanted, and so takes up the place; nothing for all the time
     */
    record Taken(ActorId supplier, OrderId order, Optional<TimeWindow> wanted) implements WorkloadFact {
        /** Checks that nothing is missing. */
        public Taken {
            Objects.requireNonNull(supplier, "supplier");
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(wanted, "wanted");
        }

        @Override
        public Workload applyTo(Workload before, Act act) {
            return before.with(order, wanted);
        }
    }

    /**
     * An order takes up its place no longer: it was declined, timed out, given back, withdrawn, done or cancelled.
     *
     * @param supplier whose place
     * @param order the order
     */
    record Freed(ActorId supplier, OrderId order) implements WorkloadFact {
        /** Checks that nothing is missing. */
        public Freed {
            Objects.requireNonNull(supplier, "supplier");
            Objects.requireNonNull(order, "order");
        }

        @Override
        public Workload applyTo(Workload before, Act act) {
            return before.without(order);
        }
    }
}
