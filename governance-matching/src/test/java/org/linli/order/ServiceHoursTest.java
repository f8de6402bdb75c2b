package org.linli.order;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.basics.TimeWindow;

class ServiceHoursTest {
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime NOON = LocalTime.NOON;

    private final ServiceHours hours = ServiceHours.in(WUHAN)
            .with(NINE, NOON, MONDAY, TUESDAY)
            .with(LocalTime.of(14, 0), LocalTime.of(18, 0), MONDAY);

    @Test
    void a_window_has_to_lie_within_one_opening() {
        assertTrue(hours.covers(window(WUHAN, "2026-03-02T09:00", "2026-03-02T12:00")), "half-open on both sides");
        assertFalse(hours.covers(window(WUHAN, "2026-03-02T11:00", "2026-03-02T15:00")), "over the noon break");
        assertFalse(hours.covers(window(WUHAN, "2026-03-03T14:00", "2026-03-03T15:00")), "not on Tuesdays");
        assertFalse(hours.covers(window(WUHAN, "2026-03-04T09:00", "2026-03-04T10:00")));
    }

    @Test
    void openings_that_touch_are_one_and_nights_belong_to_the_day_on_which_they_begin() {
        ServiceHours night = ServiceHours.in(WUHAN)
                .with(LocalTime.of(20, 0), LocalTime.of(2, 0), MONDAY)
                .with(LocalTime.of(2, 0), NINE, TUESDAY);
        assertTrue(night.covers(window(WUHAN, "2026-03-02T21:00", "2026-03-03T08:00")));
        assertFalse(night.covers(window(WUHAN, "2026-03-03T21:00", "2026-03-03T22:00")));
        assertTrue(ServiceHours.in(WUHAN)
                .with(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, MONDAY, TUESDAY)
                .covers(window(WUHAN, "2026-03-02T00:00", "2026-03-04T00:00")));
    }

    @Test
    void on_dates_that_are_closed_no_opening_begins() {
        ServiceHours closed = hours.closedOn(Set.of(LocalDate.of(2026, 3, 2)));
        assertFalse(closed.covers(window(WUHAN, "2026-03-02T09:00", "2026-03-02T10:00")));
        assertTrue(closed.covers(window(WUHAN, "2026-03-09T09:00", "2026-03-09T10:00")));
        assertEquals(hours.openings(), closed.openings());
    }

    @Test
    void days_on_which_the_clocks_change_are_as_long_as_they_are() {
        ServiceHours nights = ServiceHours.in(BERLIN).with(LocalTime.of(1, 0), LocalTime.of(4, 0), SUNDAY);
        assertTrue(nights.covers(window(BERLIN, "2026-03-29T01:00", "2026-03-29T04:00")), "two hours long");
        assertTrue(nights.covers(window(BERLIN, "2026-10-25T01:00", "2026-10-25T04:00")), "four hours long");
        ServiceHours from = ServiceHours.in(BERLIN).with(LocalTime.of(2, 30), LocalTime.of(6, 0), SUNDAY);
        assertTrue(from.covers(window(BERLIN, "2026-03-29T03:00", "2026-03-29T03:30")), "since the clocks were put on");
        ServiceHours until = ServiceHours.in(BERLIN).with(LocalTime.of(1, 0), LocalTime.of(2, 30), SUNDAY);
        assertFalse(until.covers(window(BERLIN, "2026-03-29T03:00", "2026-03-29T03:30")));
        ServiceHours gone = ServiceHours.in(BERLIN).with(LocalTime.of(2, 0), LocalTime.of(2, 30), SUNDAY);
        assertTrue(gone.covers(window(BERLIN, "2026-04-05T02:00", "2026-04-05T02:30")));
        assertTrue(
                gone.covers(window(BERLIN, "2026-03-29T03:00", "2026-03-29T03:30")),
                "what falls into the hour that is left out is later by it, on the wall and in the order alike");
    }

    @Test
    void nobody_is_open_for_more_than_a_month_in_one_go() {
        ServiceHours always =
                ServiceHours.in(WUHAN).with(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, java.time.DayOfWeek.values());
        assertTrue(always.covers(window(WUHAN, "2026-03-01T00:00", "2026-04-01T00:00")));
        assertFalse(always.covers(window(WUHAN, "2026-03-01T00:00", "2026-04-01T00:01")));
        assertFalse(ServiceHours.in(WUHAN)
                .with(NINE, NOON, SATURDAY)
                .covers(window(WUHAN, "2026-03-01T09:00", "2026-03-01T10:00")));
    }

    private static TimeWindow window(ZoneId zone, String from, String to) {
        return TimeWindow.of(
                LocalDateTime.parse(from).atZone(zone).toInstant(),
                LocalDateTime.parse(to).atZone(zone).toInstant());
    }
}
