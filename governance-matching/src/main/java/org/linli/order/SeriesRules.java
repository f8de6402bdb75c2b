package org.linli.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Fact;
import org.linli.trace.Mandate;
import org.linli.trace.Refusal;
import org.linli.trace.Ruling;

/**
 * What is allowed with a series of orders. Its orders are placed for so many days ahead ({@link OrderSeries#DAYS_AHEAD}), with the fact
 * that says how far, in one append: each date has its order once, however often and wherever that is tried.
 */
public final class SeriesRules {
    private static final String BEGIN = "order.begin_series";
    private static final String EXTEND = "order.extend_series";
    private static final String END = "order.end_series";

    private SeriesRules() {}

    /**
     * The power that it takes to begin a series.
     *
     * @return {@code order.begin_series}
     */
    public static String beginPower() {
        return BEGIN;
    }

    /**
     * The power that it takes to place a series' orders of the days to come.
     *
     * @return {@code order.extend_series}
     */
    public static String extendPower() {
        return EXTEND;
    }

    /**
     * The power that it takes to end a series.
     *
     * @return {@code order.end_series}
     */
    public static String endPower() {
        return END;
    }

    /**
     * Begins a series and places its first orders. What is over by then is left out; where an id is taken, that is recorded.
     *
     * @param before the series, not begun
     * @param request what is ordered each time; its window does not count
     * @param recurrence when
     * @param platform in whose name orders are dispatched; it alone orders for others
     * @param book finds the orders
     * @param mandate whether the actor may
     * @param act who wants it, for whom, from when on
     * @return begun, extended, and the orders placed, or why not
     */
    public static Ruling<Fact<?>> begin(
            OrderSeries before,
            Request request,
            Recurrence recurrence,
            ActorId platform,
            OrderBook book,
            Mandate mandate,
            Act act) {
        if (before.beginning().isPresent()) {
            return refused(OrderReason.SERIES_BEGUN, before, BEGIN);
        }
        if (!mandate.held()) {
            return mandate.refusal(OrderSeries.KIND.subject(before.id()), BEGIN);
        }
        if (!OrderRules.isFor(request, platform, act)) {
            return refused(OrderReason.NOT_FOR_ANOTHER, before, BEGIN, Optional.of(request.beneficiary()));
        }
        Optional<OrderReason> objection = OrderText.objection(request.note());
        if (objection.isPresent()) {
            return refused(objection.get(), before, BEGIN);
        }
        LocalDate today = today(recurrence, act);
        if (recurrence.last().filter(last -> last.isBefore(today)).isPresent()) {
            return refused(OrderReason.SERIES_OVER, before, BEGIN);
        }
        SeriesFact.Begun begun = new SeriesFact.Begun(before.id(), request, recurrence);
        OrderSeries running = begun.applyTo(before, act);
        List<Fact<?>> facts = new ArrayList<>(List.of(begun));
        return place(running, today, ahead(recurrence, act), facts, book, mandate, act);
    }

    /**
     * Places the orders of the days that have come nearer. A date for which none can be placed is left out, and recorded with the reason;
     * the others go on.
     *
     * @param before the series
     * @param platform in whose name orders are dispatched
     * @param book finds the orders
     * @param mandate whether the actor may
     * @param act who does it, when
     * @return extended, and the orders placed, or why not
     */
    public static Ruling<Fact<?>> extend(
            OrderSeries before, ActorId platform, OrderBook book, Mandate mandate, Act act) {
        Ruling<Fact<?>> no = guard(before, EXTEND, mandate);
        if (no != null) {
            return no;
        }
        if (!act.inTheNameOf().equals(platform)) {
            return refused(OrderReason.NOT_THE_PLATFORM, before, EXTEND, Optional.of(platform));
        }
        Recurrence recurrence = before.beginning().orElseThrow().recurrence();
        LocalDate from = before.placedUntil().orElseThrow();
        LocalDate until = ahead(recurrence, act);
        if (!until.isAfter(from) || before.isPlacedToTheEnd()) {
            return refused(OrderReason.SERIES_UP_TO_DATE, before, EXTEND);
        }
        return place(before, from, until, new ArrayList<>(), book, mandate, act);
    }

    /**
     * Ends a series. Its orders that are wanted later are cancelled, unless their supplier has begun.
     *
     * @param before the series
     * @param book finds the orders
     * @param mandate whether the actor may
     * @param act who ends it: who began it, or for whom it is
     * @return ended, and its later orders cancelled, or why not
     */
    public static Ruling<Fact<?>> end(OrderSeries before, OrderBook book, Mandate mandate, Act act) {
        Ruling<Fact<?>> no = guard(before, END, mandate);
        if (no != null) {
            return no;
        }
        OrderSeries.Beginning begun = before.beginning().orElseThrow();
        ActorId actor = act.inTheNameOf();
        if (!actor.equals(begun.customer()) && !actor.equals(begun.request().beneficiary())) {
            return refused(OrderReason.NOT_THE_CUSTOMER, before, END, Optional.of(begun.customer()));
        }
        List<Fact<?>> facts = new ArrayList<>(List.of(new SeriesFact.Ended(before.id())));
        for (LocalDate date : begun.recurrence()
                .dates(today(begun.recurrence(), act), before.placedUntil().orElseThrow())) {
            if (begun.recurrence().on(date).startInclusive().isAfter(act.at())) {
                for (OrderId each : before.orderOf(date).places(begun.request().helpers())) {
                    Order order = book.order(each);
                    boolean isOfTheSeries = order.placing()
                            .filter(placed -> placed.customer().equals(begun.customer()))
                            .isPresent();
                    if (isOfTheSeries && order.stage().isOpen() && order.stage() != OrderStage.UNDER_WAY) {
                        facts.addAll(OrderRules.freed(new OrderFact.Cancelled(each), order, book));
                    }
                }
            }
        }
        return Ruling.granted(facts, mandate.basis());
    }

    private static Ruling<Fact<?>> place(
            OrderSeries series,
            LocalDate from,
            LocalDate until,
            List<Fact<?>> facts,
            OrderBook book,
            Mandate mandate,
            Act act) {
        OrderSeries.Beginning begun = series.beginning().orElseThrow();
        List<Fact<?>> placed = new ArrayList<>();
        List<MissedDate> missed = new ArrayList<>();
        for (LocalDate date : begun.recurrence().dates(from, until)) {
            Request once = begun.request().withWindow(begun.recurrence().on(date));
            boolean isOver = !begun.recurrence().on(date).endExclusive().isAfter(act.at());
            if (!isOver
                    && OrderRules.place(book.order(series.orderOf(date)), once, begun.customer(), book, mandate)
                            instanceof Ruling.Granted<Fact<?>> granted) {
                placed.addAll(granted.facts());
            } else if (!isOver) {
                missed.add(new MissedDate(date, MissedDate.Reason.ID_TAKEN));
            } else if (series.placedUntil().isPresent()) {
                missed.add(new MissedDate(date, MissedDate.Reason.TIME_OVER));
            }
        }
        facts.add(new SeriesFact.Extended(series.id(), until, missed));
        facts.addAll(placed);
        return Ruling.granted(facts, mandate.basis());
    }

    private static @Nullable Ruling<Fact<?>> guard(OrderSeries before, String power, Mandate mandate) {
        if (before.beginning().isEmpty()) {
            return refused(OrderReason.UNKNOWN_SERIES, before, power);
        }
        if (before.endedAt().isPresent()) {
            return refused(OrderReason.SERIES_OVER, before, power);
        }
        return mandate.held() ? null : mandate.refusal(OrderSeries.KIND.subject(before.id()), power);
    }

    private static LocalDate today(Recurrence recurrence, Act act) {
        return act.at().atZone(recurrence.zone()).toLocalDate();
    }

    private static LocalDate ahead(Recurrence recurrence, Act act) {
        return today(recurrence, act).plusDays(OrderSeries.DAYS_AHEAD);
    }

    private static Ruling<Fact<?>> refused(OrderReason reason, OrderSeries before, String power) {
        return refused(reason, before, power, Optional.empty());
    }

    private static Ruling<Fact<?>> refused(
            OrderReason reason, OrderSeries before, String power, Optional<ActorId> responsibleInstead) {
        return new Ruling.Refused<>(
                new Refusal(reason, OrderSeries.KIND.subject(before.id()), power, responsibleInstead));
    }
}
