package org.linli.order;

import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.CarriedForward;
import org.linli.trace.Fact;
import org.linli.trace.RememberedAct;
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

    /**
     * All that the supplier has at hand, restated, so that older records can go.
     *
     * @param supplier who
     * @param held the orders and what they take up, by id; immutable
     * @param remembered the acts that are still remembered, in the order in which they were done; immutable
     * @param remembersSince from when on every act is remembered
     */
    record Restated(
            ActorId supplier,
            SortedMap<OrderId, Workload.Held> held,
            List<RememberedAct> remembered,
            Instant remembersSince)
            implements WorkloadFact, CarriedForward<Workload> {
        /** Copies map and list. */
        public Restated {
            Objects.requireNonNull(supplier, "supplier");
            held = ImmutableSortedMap.copyOf(held);
            remembered = List.copyOf(remembered);
            Objects.requireNonNull(remembersSince, "remembersSince");
        }

        static Restated of(Workload workload, List<RememberedAct> remembered, Instant since) {
            return new Restated(workload.supplier(), workload.held(), remembered, since);
        }

        @Override
        public Workload applyTo(Workload before, Act act) {
            return new Workload(supplier, held);
        }
    }
}
