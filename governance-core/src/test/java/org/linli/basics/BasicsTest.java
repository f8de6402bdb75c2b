package org.linli.basics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Examples of the basic values. */
final class BasicsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static void assertRefused(Function<String, ?> parse, String... texts) {
        for (String text : texts) {
            assertThrows(IllegalArgumentException.class, () -> parse.apply(text), () -> "'" + text + "'");
        }
        assertThrows(NullPointerException.class, () -> parse.apply(null));
    }

    // Points and distances

    /** Haversine on the mean radius, reckoned independently in 50-digit decimal arithmetic. */
    @Test
    void distances_agree_with_known_figures() {
        assertMetres(111_195, GeoPoint.of(0, 0), GeoPoint.of(1, 0)); // a degree of a great circle
        assertMetres(111_195, GeoPoint.of(0, 0), GeoPoint.of(0, 1));
        assertMetres(10_007_557, GeoPoint.of(0, 0), GeoPoint.of(90, 0)); // a quarter
        assertMetres(20_015_114, GeoPoint.of(0, 0), GeoPoint.of(0, 180)); // half way round
        assertMetres(20_015_114, GeoPoint.of(90, 0), GeoPoint.of(-90, 0));
        assertMetres(0, GeoPoint.of(90, 10), GeoPoint.of(90, -170)); // the pole is one place
        assertMetres(2_224, GeoPoint.of(0, 179.99), GeoPoint.of(0, -179.99)); // across the date line
    }

    /** Movable Type Scripts' example (50°03′59″N 5°42′53″W to 58°38′38″N 3°04′12″W): 968.9 km. */
    @Test
    void the_distance_from_lands_end_to_john_o_groats_is_968_9_km() {
        GeoPoint landsEnd = GeoPoint.of(50 + 3 / 60.0 + 59 / 3600.0, -(5 + 42 / 60.0 + 53 / 3600.0));
        GeoPoint johnOGroats = GeoPoint.of(58 + 38 / 60.0 + 38 / 3600.0, -(3 + 4 / 60.0 + 12 / 3600.0));
        assertEquals(968.9, landsEnd.distanceTo(johnOGroats).metres() / 1_000.0, 0.05);
    }

    /** Nashville to Los Angeles airport, the example that goes with the formula everywhere: 2,887.26 km on a radius of 6,372.8 km. */
    @Test
    void the_distance_from_nashville_to_los_angeles_scales_with_the_radius() {
        double metres = GeoPoint.of(36.12, -86.67)
                .distanceTo(GeoPoint.of(33.94, -118.40))
                .metres();
        assertEquals(2_887_259.95 * 6_371_008.8 / 6_372_800, metres, 1);
    }

    private static void assertMetres(long metres, GeoPoint one, GeoPoint other) {
        assertEquals(Distance.ofMetres(metres), one.distanceTo(other));
    }

    @Test
    void a_point_is_written_in_degrees_with_seven_places() {
        assertEquals(
                "30.5519012,114.3612345", GeoPoint.of(30.5519012, 114.3612345).toString());
        assertEquals("0.0000000,-0.0000001", new GeoPoint(0, -1).toString());
        assertEquals(GeoPoint.of(30.5, 114), GeoPoint.parse("30.5,114"));
        assertEquals(new GeoPoint(2, 4), GeoPoint.parse("0.00000015,0.00000035"));
        assertEquals(GeoPoint.of(0.0, 0.0), GeoPoint.of(-0.0, -0.0));
    }

    @Test
    void points_off_the_earth_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> GeoPoint.of(114.36, 30.55));
        assertThrows(IllegalArgumentException.class, () -> GeoPoint.of(90.1, 0));
        assertThrows(IllegalArgumentException.class, () -> GeoPoint.of(0, -180.1));
        assertThrows(IllegalArgumentException.class, () -> GeoPoint.of(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> GeoPoint.of(0, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new GeoPoint(Integer.MIN_VALUE, 0));
        assertRefused(GeoPoint::parse, "", "1", ",", "1,", ",1", "1,2,3", "a,b", "1;2", "91,0", "0,999999999999");
    }

    @Test
    void a_text_with_a_monstrous_exponent_is_refused_before_it_is_reckoned() {
        assertRefused(
                GeoPoint::parse,
                "1e999999999,0",
                "1e99999999,0",
                "0,1e-999999999",
                "1e-2147483647,1",
                "0e999999999,0",
                "1E5000,0");
    }

    @Test
    void distances_are_whole_metres() {
        assertEquals("320 m", Distance.ofMetres(320).toString());
        assertTrue(Distance.ZERO.compareTo(Distance.ofMetres(1)) < 0);
        assertThrows(IllegalArgumentException.class, () -> Distance.ofMetres(-1));
        assertRefused(
                Distance::parse,
                "",
                "320",
                "320m",
                " m",
                "-1 m",
                "+1 m",
                "01 m",
                "٣ m",
                "3.5 m",
                "9999999999999999999 m");
    }

    // Money

    @Test
    void money_is_counted_in_minor_units_of_one_currency() {
        assertEquals("CNY 1250", Money.of(1250, "CNY").toString());
        assertEquals(Money.of(-5, "CNY"), Money.parse("CNY -5"));
        assertEquals(Money.of(3, "CNY"), Money.of(1, "CNY").plus(Money.of(2, "CNY")));
        assertEquals(Money.of(-1, "CNY"), Money.of(1, "CNY").minus(Money.of(2, "CNY")));
        assertThrows(IllegalArgumentException.class, () -> Money.of(1, "CNY").plus(Money.of(1, "USD")));
        assertThrows(IllegalArgumentException.class, () -> Money.of(1, "CNY").minus(Money.of(1, "USD")));
        assertThrows(
                ArithmeticException.class, () -> Money.of(Long.MAX_VALUE, "CNY").plus(Money.of(1, "CNY")));
        assertThrows(
                ArithmeticException.class, () -> Money.of(Long.MIN_VALUE, "CNY").minus(Money.of(1, "CNY")));
        assertRefused(
                Money::parse, "", "CNY", "CNY ", " 5", "cny 5", "XYZZY 5", "CNY 1.5", "CNY +5", "CNY 05", "CNY ٣");
    }

    // Rates

    @Test
    void a_rate_over_an_empty_base_is_undefined() {
        assertFalse(Rate.UNDEFINED.isDefined());
        assertEquals(OptionalDouble.empty(), Rate.of(0, 0).value());
        assertEquals(Optional.empty(), Rate.of(0, 0).compareShare(Rate.of(1, 2)));
        assertEquals(Optional.empty(), Rate.of(1, 2).compareShare(Rate.of(0, 0)));
    }

    @Test
    void shares_that_differ_less_than_a_double_can_tell_are_still_told_apart() {
        Rate one = Rate.of(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        Rate two = Rate.of(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1);
        assertEquals(one.value(), two.value());
        assertEquals(Optional.of(1), one.compareShare(two));
        assertEquals(Optional.of(0), Rate.of(1, 2).compareShare(Rate.of(3, 6)));
        assertEquals(Optional.of(-1), Rate.of(0, 5).compareShare(Rate.of(1, 100)));
    }

    @Test
    void a_rate_is_two_counts() {
        assertEquals("7988/9555", Rate.of(7988, 9555).toString());
        assertEquals(OptionalDouble.of(0.25), Rate.of(1, 4).value());
        assertRefused(Rate::parse, "", "3", "/", "3/", "/7", "8/7", "-1/7", "3/-7", "+3/7", "03/7", "3/7/9", "٣/٧");
    }

    // Windows

    @Test
    void windows_that_touch_do_not_overlap() {
        Instant noon = Instant.parse("2026-03-03T12:00:00Z");
        TimeWindow before = TimeWindow.of(noon.minusSeconds(60), noon);
        TimeWindow after = TimeWindow.of(noon, noon.plusSeconds(60));
        assertFalse(before.overlaps(after));
        assertEquals(Optional.empty(), before.intersection(after));
        assertEquals(Duration.ofMinutes(1), before.length());
        assertEquals("2026-03-03T11:59:00Z/2026-03-03T12:00:00Z", before.toString());
        assertThrows(IllegalArgumentException.class, () -> TimeWindow.of(noon, noon));
        assertThrows(IllegalArgumentException.class, () -> TimeWindow.of(noon.plusNanos(1), noon));
        assertRefused(
                TimeWindow::parse,
                "",
                "x",
                "/",
                "2026-03-03T12:00:00Z",
                "2026-03-03T12:00:00Z/",
                "2026-03-03/2026-03-04");
    }

    // Calendars and deadlines

    /** The Spring Festival of 2026 as announced: free from 15 to 23 February, worked on the 14th and the 28th. */
    private static WorkCalendar springFestival() {
        Set<LocalDate> free = new HashSet<>();
        for (int day = 15; day <= 23; day++) {
            free.add(LocalDate.of(2026, 2, day));
        }
        return new WorkCalendar(
                "china",
                "2026",
                SHANGHAI,
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                free,
                Set.of(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28)));
    }

    @Test
    void working_days_skip_the_festival_and_count_the_make_up_days() {
        WorkCalendar calendar = springFestival();
        assertTrue(calendar.isWorkingDay(LocalDate.of(2026, 2, 14)));
        assertFalse(calendar.isWorkingDay(LocalDate.of(2026, 2, 16)));
        assertFalse(calendar.isWorkingDay(LocalDate.of(2026, 2, 21)));
        assertTrue(calendar.isWorkingDay(LocalDate.of(2026, 2, 24)));

        Instant friday = LocalDateTime.of(2026, 2, 13, 9, 30).atZone(SHANGHAI).toInstant();
        Deadline deadline = DeadlineClass.parse("7wd").from(friday, calendar);
        // 14, 24, 25, 26, 27, 28 February, 2 March
        assertEquals(LocalDateTime.of(2026, 3, 2, 9, 30).atZone(SHANGHAI).toInstant(), deadline.due());
        assertEquals("china@2026", deadline.calendar());
        assertEquals(
                LocalDateTime.of(2026, 2, 20, 9, 30).atZone(SHANGHAI).toInstant(),
                DeadlineClass.SEVEN_DAYS.from(friday, calendar).due());
        assertEquals(
                friday.plusSeconds(24 * 3_600),
                DeadlineClass.TWENTY_FOUR_HOURS.from(friday, calendar).due());
    }

    @Test
    void a_day_that_begins_an_hour_early_does_not_move_the_time_of_day_of_later_ones() {
        // 2:30 does not exist in New York on Sunday, 8 March 2026. The week after, it does again.
        Instant start = LocalDateTime.of(2026, 3, 6, 2, 30).atZone(NEW_YORK).toInstant();
        WorkCalendar everyDay = WorkCalendar.everyDay(NEW_YORK);
        Instant expected = LocalDateTime.of(2026, 3, 10, 2, 30).atZone(NEW_YORK).toInstant();
        assertEquals(expected, DeadlineClass.parse("4d").from(start, everyDay).due());
        assertEquals(expected, DeadlineClass.parse("4wd").from(start, everyDay).due());
        assertEquals(
                LocalDateTime.of(2026, 3, 8, 3, 30).atZone(NEW_YORK).toInstant(),
                DeadlineClass.parse("2wd").from(start, everyDay).due());
    }

    @Test
    void hours_run_through_the_change_of_summer_time() {
        Instant start = LocalDateTime.of(2026, 3, 7, 12, 0).atZone(NEW_YORK).toInstant();
        assertEquals(
                LocalDateTime.of(2026, 3, 8, 13, 0).atZone(NEW_YORK).toInstant(),
                DeadlineClass.TWENTY_FOUR_HOURS
                        .from(start, WorkCalendar.weekdays(NEW_YORK))
                        .due());
    }

    @Test
    void classes_are_numbers_of_units() {
        assertEquals("5wd", new DeadlineClass(5, DeadlineClass.Unit.WORKING_DAYS).toString());
        assertEquals(DeadlineClass.TWO_HOURS, DeadlineClass.parse("2h"));
        assertEquals(DeadlineClass.FIFTEEN_DAYS, DeadlineClass.parse("15d"));
        assertEquals(10_000, DeadlineClass.parse("10000h").amount());
        assertThrows(IllegalArgumentException.class, () -> new DeadlineClass(0, DeadlineClass.Unit.DAYS));
        assertThrows(IllegalArgumentException.class, () -> new DeadlineClass(10_001, DeadlineClass.Unit.DAYS));
        assertRefused(
                DeadlineClass::parse,
                "",
                "d",
                "5",
                "5w",
                "5 d",
                "-5d",
                "+5d",
                "05d",
                "0d",
                "10001h",
                "99999999999d",
                "٣d");
    }

    @Test
    void calendars_that_leave_no_time_to_work_or_contradict_themselves_are_refused() {
        LocalDate date = LocalDate.of(2026, 1, 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new WorkCalendar("x", "1", SHANGHAI, Set.of(DayOfWeek.values()), Set.of(), Set.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new WorkCalendar("x", "1", SHANGHAI, Set.of(), Set.of(date), Set.of(date)));
        Set<LocalDate> many = new HashSet<>();
        for (int i = 0; i <= 10_000; i++) {
            many.add(date.plusDays(i));
        }
        assertThrows(
                IllegalArgumentException.class, () -> new WorkCalendar("x", "1", SHANGHAI, Set.of(), many, Set.of()));
    }

    @Test
    void the_name_and_version_of_a_calendar_can_be_told_apart_and_stamped() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new WorkCalendar("a@b", "1", SHANGHAI, Set.of(), Set.of(), Set.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new WorkCalendar("n".repeat(141), "v".repeat(50), SHANGHAI, Set.of(), Set.of(), Set.of()));
        WorkCalendar longest =
                new WorkCalendar("n".repeat(141), "v".repeat(49), SHANGHAI, Set.of(), Set.of(), Set.of());
        assertEquals(
                longest.versionedName(),
                DeadlineClass.TWO_HOURS.from(Instant.EPOCH, longest).calendar());
        assertEquals(
                List.of("every-day@1", "weekdays@1"),
                List.of(
                        WorkCalendar.everyDay(SHANGHAI).versionedName(),
                        WorkCalendar.weekdays(SHANGHAI).versionedName()));
    }

    @Test
    void what_a_calendar_was_made_from_may_change_afterwards() {
        Set<LocalDate> holidays = new HashSet<>(Set.of(LocalDate.of(2026, 1, 1)));
        WorkCalendar calendar = new WorkCalendar("x", "1", SHANGHAI, Set.of(), holidays, Set.of());
        holidays.clear();
        assertFalse(calendar.isWorkingDay(LocalDate.of(2026, 1, 1)));
    }
}
