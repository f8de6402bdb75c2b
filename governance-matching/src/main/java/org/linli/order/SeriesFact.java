package org.linli.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to a series of orders. */
public sealed interface SeriesFact extends Fact<OrderSeries> {
    /**
     * The series it happened to.
     *
     * @return the id
     */
    SeriesId id();

    @Override
    default Subject subject() {
        return OrderSeries.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PARTIES;
    }

    /**
     * Somebody wants a service again and again.
     *
     * @param id the series
     * @param request what is ordered each time
     * @param recurrence when
     */
    record Begun(SeriesId id, Request request, Recurrence recurrence) implements SeriesFact {
        /** Checks that nothing is missing. */
        public Begun {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(recurrence, "recurrence");
        }

        @Override
        public OrderSeries applyTo(OrderSeries before, Act act) {
            return before.with(new OrderSeries.Beginning(request, recurrence, act.inTheNameOf(), act.at()));
        }
    }

    /**
     * The orders up to a date have been placed, as far as they could be.
     *
     * @param id the series
     * @param until the date before which they have
     * @param missed the dates before it for which none could be placed, in their order; immutable
     */
    record Extended(SeriesId id, LocalDate until, List<MissedDate> missed) implements SeriesFact {
        /** Checks that nothing is missing. */
        public Extended {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(until, "until");
            missed = List.copyOf(missed);
        }

        @Override
        public OrderSeries applyTo(OrderSeries before, Act act) {
            return before.placedUntil(until);
        }
    }

    /**
     * It is wanted no longer.
     *
     * @param id the series
     */
    record Ended(SeriesId id) implements SeriesFact {
        /** Checks that nothing is missing. */
        public Ended {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public OrderSeries applyTo(OrderSeries before, Act act) {
            return before.endedAt(act.at());
        }
    }
}
