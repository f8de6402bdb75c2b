package org.linli.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.trace.Kind;

/**
 * A service that is wanted again and again: the request, when, and up to which date its orders have been placed. Each date has an order of
 * its own, whose id derives from the series and the date.
 *
 * @param id its id
 * @param beginning how it began; nothing if it has not
 * @param placedUntil the date before which all its orders have been placed; nothing if it has not begun
 * @param endedAt when it ended; nothing while it goes on
 */
public record OrderSeries(
        SeriesId id, Optional<Beginning> beginning, Optional<LocalDate> placedUntil, Optional<Instant> endedAt) {
    /** For how many days ahead orders are placed. */
    public static final int DAYS_AHEAD = 28;

    /** The kind of series. */
    public static final Kind<SeriesId, OrderSeries> KIND = Kind.of(
            "series",
            SeriesFact.class,
            SeriesId::value,
            OrderSeries::blank,
            each -> each.endedAt().isPresent());

    /** Checks that nothing is missing. */
    public OrderSeries {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(beginning, "beginning");
        Objects.requireNonNull(placedUntil, "placedUntil");
        Objects.requireNonNull(endedAt, "endedAt");
    }

    /**
     * How a series began.
     *
     * @param request what is ordered each time; without a window
     * @param recurrence when
     * @param customer in whose name it began and its orders are placed
     * @param at when it began
     */
    public record Beginning(Request request, Recurrence recurrence, ActorId customer, Instant at) {
        /** Checks that nothing is missing. */
        public Beginning {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(recurrence, "recurrence");
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A series before anything has happened.
     *
     * @param id its id
     * @return the blank series
     */
    public static OrderSeries blank(SeriesId id) {
        return new OrderSeries(id, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The id of its order of a date.
     *
     * @param date the date
     * @return the id
     */
    public OrderId orderOf(LocalDate date) {
        return OrderId.of(id.value()).derived(date.toString());
    }

    /** Whether all orders that it will ever have have been placed. */
    boolean isPlacedToTheEnd() {
        return beginning
                .flatMap(begun -> begun.recurrence().last())
                .flatMap(last -> placedUntil.map(until -> until.isAfter(last)))
                .orElse(false);
    }

    OrderSeries with(Beginning begun) {
        return new OrderSeries(id, Optional.of(begun), placedUntil, endedAt);
    }

    OrderSeries placedUntil(LocalDate date) {
        return new OrderSeries(id, beginning, Optional.of(date), endedAt);
    }

    OrderSeries endedAt(Instant when) {
        return new OrderSeries(id, beginning, placedUntil, Optional.of(when));
    }
}
