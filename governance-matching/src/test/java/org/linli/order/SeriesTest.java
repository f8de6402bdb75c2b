package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.community.Community;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.order.testkit.OrderLaws;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Reason;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;

class SeriesTest {
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final Instant START = OrderArbitraries.START; // Tuesday, 3 March 2026, 9:00 in Wuhan
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId PLATFORM = ActorId.of("platform");
    private static final Recurrence TUESDAYS = Recurrence.weekly(
            WUHAN, LocalTime.of(9, 30), LocalTime.of(11, 0), LocalDate.of(2026, 3, 1), DayOfWeek.TUESDAY);

    private final Journal journal = InMemoryJournal.create("t", Clock.fixed(START, ZoneOffset.UTC));
    private final Community community = Community.open(journal, Clock.fixed(START, ZoneOffset.UTC), IdSource.seeded(1));
    private final DispatchDesk desk = DispatchDesk.of(community, OrderArbitraries.ROSTER);
    private final Request cleaning =
            Request.of(OrderArbitraries.CATEGORIES.get(1), OrderArbitraries.point(0, 0), RESIDENT);

    @Test
    void every_tuesday_has_an_order_of_its_own_placed_once_however_often_it_is_settled() {
        OrderSeries series = begin(TUESDAYS);
        assertEquals(Optional.of(LocalDate.of(2026, 3, 31)), series.placedUntil());
        assertEquals(List.of(3, 10, 17, 24), daysPlaced(series));
        Order second = desk.get(series.orderOf(LocalDate.of(2026, 3, 10)));
        assertEquals(
                Optional.of(
                        TimeWindow.of(Instant.parse("2026-03-10T01:30:00Z"), Instant.parse("2026-03-10T03:00:00Z"))),
                second.request().window());
        assertEquals(Optional.of(PLATFORM), second.placing().map(Order.Placing::customer));

        community.catchUp(1_000);
        community.settle(START, 100);
        community.catchUp(1_000);
        assertEquals(0, community.settle(START, 100), "today there is nothing more to place");
        Instant nextWeek = START.plus(Duration.ofDays(7));
        assertTrue(community.settle(nextWeek, 100) > 0);
        community.catchUp(1_000);
        community.settle(nextWeek, 100);
        assertEquals(List.of(3, 10, 17, 24, 31), daysPlaced(desk.get(series.id())));
        assertEquals(
                PLATFORM,
                desk.get(series.orderOf(LocalDate.of(2026, 3, 31)))
                        .placing()
                        .orElseThrow()
                        .customer(),
                "whoever extends it does not become the customer");
        OrderLaws.assertKept(journal, OrderArbitraries.ROSTER);
    }

    @Test
    void two_nodes_that_extend_it_at_once_extend_it_once() {
        OrderSeries series = begin(TUESDAYS);
        Community there = Community.open(journal, Clock.fixed(START, ZoneOffset.UTC), IdSource.seeded(2));
        DispatchDesk.of(there, OrderArbitraries.ROSTER);
        Instant later = START.plus(Duration.ofDays(15));
        for (Community each : List.of(community, there)) {
            each.catchUp(1_000);
        }
        community.settle(later, 1_000);
        there.settle(later, 1_000);
        assertEquals(
                List.of(3, 10, 17, 24, 31), daysPlaced(desk.get(series.id())).subList(0, 5));
        OrderLaws.assertKept(journal, OrderArbitraries.ROSTER);
    }

    @Test
    void a_date_whose_id_is_taken_is_left_out_and_recorded_and_the_others_go_on() {
        OrderSeries series = begin(TUESDAYS);
        LocalDate taken = LocalDate.of(2026, 3, 31);
        desk.place(series.orderOf(taken), cleaning, act(RESIDENT));
        settle(START.plus(Duration.ofDays(14)));
        assertTrue(desk.get(series.orderOf(LocalDate.of(2026, 4, 7))).stage().isOpen());
        assertEquals(List.of(new MissedDate(taken, MissedDate.Reason.ID_TAKEN)), missed());
        desk.endSeries(series.id(), act(PLATFORM));
        assertEquals(
                Optional.of(RESIDENT),
                desk.get(series.orderOf(taken)).placing().map(Order.Placing::customer),
                "what is another's is not cancelled");
        assertTrue(desk.get(series.orderOf(taken)).stage().isOpen());
        assertEquals(
                OrderStage.CANCELLED,
                desk.get(series.orderOf(LocalDate.of(2026, 4, 7))).stage());
    }

    @Test
    void dates_that_were_over_before_anybody_settled_are_recorded() {
        OrderSeries series = begin(TUESDAYS);
        settle(Instant.parse("2026-04-15T01:00:00Z"));
        assertEquals(
                Stream.of(LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 7), LocalDate.of(2026, 4, 14))
                        .map(date -> new MissedDate(date, MissedDate.Reason.TIME_OVER))
                        .toList(),
                missed());
        assertEquals(
                OrderStage.UNSERVED,
                desk.get(series.orderOf(LocalDate.of(2026, 3, 24))).stage(),
                "what was placed and waited ended");
    }

    @Test
    void a_series_is_due_from_midnight_in_its_own_zone_and_not_before() {
        for (String zone : List.of("Asia/Shanghai", "Pacific/Honolulu")) {
            ZoneId there = ZoneId.of(zone);
            SeriesId id = desk.beginSeries(
                            cleaning,
                            Recurrence.weekly(
                                    there,
                                    LocalTime.of(9, 0),
                                    LocalTime.of(10, 0),
                                    LocalDate.of(2026, 3, 1),
                                    DayOfWeek.values()),
                            act(RESIDENT))
                    .state()
                    .id();
            community.catchUp(1_000);
            LocalDate until = desk.get(id).placedUntil().orElseThrow();
            Instant midnight = until.minusDays(OrderSeries.DAYS_AHEAD - 1L)
                    .atStartOfDay(there)
                    .toInstant();
            assertFalse(isDue(id, midnight.minusNanos(1_000)));
            assertTrue(isDue(id, midnight));
            desk.endSeries(id, act(RESIDENT));
            community.catchUp(1_000);
        }
    }

    @Test
    void for_ever_is_a_last_date_too_and_no_days_are_refused() {
        OrderSeries series = begin(TUESDAYS.until(LocalDate.MAX));
        assertEquals(List.of(3, 10, 17, 24), daysPlaced(series));
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Recurrence.weekly(WUHAN, LocalTime.NOON, LocalTime.MIDNIGHT, LocalDate.of(2026, 3, 1)))
                .getMessage();
        assertTrue(message.contains("one at least"), message);
    }

    @Test
    void what_is_over_today_is_left_out_and_a_last_date_is_the_last() {
        Recurrence early = Recurrence.weekly(
                        WUHAN, LocalTime.of(7, 0), LocalTime.of(9, 0), LocalDate.of(2026, 1, 1), DayOfWeek.TUESDAY)
                .until(LocalDate.of(2026, 3, 17));
        OrderSeries series = begin(early);
        assertEquals(List.of(10, 17), daysPlaced(series), "at nine it is over");
        assertEquals(OrderReason.SERIES_UP_TO_DATE, refused(() -> desk.extendSeries(series.id(), act(PLATFORM))));
        assertEquals(
                OrderReason.SERIES_OVER,
                refused(() -> desk.beginSeries(cleaning, early.until(LocalDate.of(2026, 3, 2)), act(RESIDENT))));
    }

    @Test
    void ending_it_cancels_what_is_wanted_later_and_frees_whoever_had_it_in_hand() {
        OrderSeries series = begin(TUESDAYS);
        OrderId today = series.orderOf(LocalDate.of(2026, 3, 3));
        OrderId next = series.orderOf(LocalDate.of(2026, 3, 10));
        for (OrderId each : List.of(today, next)) {
            desk.dispatch(each, act(PLATFORM));
            ActorId asked = desk.get(each).heldBy().orElseThrow();
            desk.accept(each, act(asked));
        }
        ActorId supplier = desk.get(today).heldBy().orElseThrow();
        desk.begin(today, Act.of(ActId.of("begin"), supplier, Instant.parse("2026-03-03T01:30:00Z")));
        assertEquals(
                OrderReason.NOT_THE_CUSTOMER, refused(() -> desk.endSeries(series.id(), act(ActorId.of("other")))));
        OrderSeries ended = desk.endSeries(
                        series.id(), Act.of(ActId.of("end"), RESIDENT, Instant.parse("2026-03-03T02:00:00Z")))
                .state();
        assertTrue(ended.endedAt().isPresent());
        assertEquals(OrderStage.UNDER_WAY, desk.get(today).stage());
        assertEquals(OrderStage.CANCELLED, desk.get(next).stage());
        assertEquals(
                OrderStage.CANCELLED,
                desk.get(series.orderOf(LocalDate.of(2026, 3, 24))).stage());
        community.catchUp(1_000);
        community.settle(START.plus(Duration.ofDays(30)), 100);
        assertEquals(
                OrderStage.UNPLACED,
                desk.get(series.orderOf(LocalDate.of(2026, 3, 31))).stage());
        OrderLaws.assertKept(journal, OrderArbitraries.ROSTER);
    }

    @Test
    void a_series_for_several_helpers_places_each_place() {
        OrderSeries series = desk.beginSeries(cleaning.withHelpers(2), TUESDAYS, act(RESIDENT))
                .state();
        OrderId first = series.orderOf(LocalDate.of(2026, 3, 17));
        assertEquals(
                List.of(first, OrderId.of(first + ".2")),
                desk.get(first).placing().orElseThrow().places());
        desk.endSeries(series.id(), act(RESIDENT));
        assertEquals(OrderStage.CANCELLED, desk.get(OrderId.of(first + ".2")).stage());
    }

    @Test
    void windows_are_as_long_as_the_clocks_on_the_wall_make_them() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Recurrence nights = Recurrence.weekly(
                berlin, LocalTime.of(23, 0), LocalTime.of(6, 0), LocalDate.of(2026, 3, 1), DayOfWeek.SATURDAY);
        assertEquals(Duration.ofHours(7), nights.on(LocalDate.of(2026, 3, 21)).length());
        assertEquals(Duration.ofHours(6), nights.on(LocalDate.of(2026, 3, 28)).length());
        assertEquals(Duration.ofHours(8), nights.on(LocalDate.of(2026, 10, 24)).length());
        Recurrence gone = Recurrence.weekly(
                berlin, LocalTime.of(2, 0), LocalTime.of(2, 45), LocalDate.of(2026, 3, 1), DayOfWeek.SUNDAY);
        assertEquals(Duration.ofMinutes(45), gone.on(LocalDate.of(2026, 3, 29)).length());
        Recurrence over = Recurrence.weekly(
                berlin, LocalTime.of(2, 30), LocalTime.of(3, 15), LocalDate.of(2026, 3, 1), DayOfWeek.SUNDAY);
        assertEquals(
                TimeWindow.of(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-29T01:15:00Z")),
                over.on(LocalDate.of(2026, 3, 29)),
                "from the instant at which the clocks are put forward");
        assertThrows(IllegalArgumentException.class, () -> TUESDAYS.until(LocalDate.of(2026, 2, 28)));
    }

    private boolean isDue(SeriesId id, Instant now) {
        return desk.running().toExtend(now).stream().anyMatch(item -> item.id().equals(id));
    }

    private void settle(Instant at) {
        for (int round = 0; round < 3; round++) {
            community.catchUp(1_000);
            community.settle(at, 1_000);
        }
    }

    private List<MissedDate> missed() {
        return journal.read(Selection.ALL, 0, 10_000).events().stream()
                .flatMap(event -> event.fact() instanceof SeriesFact.Extended extended
                        ? extended.missed().stream()
                        : Stream.empty())
                .toList();
    }

    private OrderSeries begin(Recurrence recurrence) {
        return desk.beginSeries(cleaning, recurrence, act(PLATFORM)).state();
    }

    private List<Integer> daysPlaced(OrderSeries series) {
        List<Integer> days = new ArrayList<>();
        Stream.iterate(LocalDate.of(2026, 3, 1), day -> day.plusDays(1))
                .limit(31)
                .forEach(day -> {
                    if (desk.get(series.orderOf(day)).stage() != OrderStage.UNPLACED) {
                        days.add(day.getDayOfMonth());
                    }
                });
        return days;
    }

    private Act act(ActorId actor) {
        return community.act(actor);
    }

    private static Reason refused(Runnable command) {
        return assertThrows(RefusedException.class, command::run).refusal().reason();
    }
}
