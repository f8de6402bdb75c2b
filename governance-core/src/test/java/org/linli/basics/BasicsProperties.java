package org.linli.basics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.basics.testkit.BasicsArbitraries;

/** Laws of the basic values. */
final class BasicsProperties {
    // Texts

    @Property(tries = 200)
    void ids_are_read_back_from_their_texts(@ForAll("identifiers") String text) {
        assertEquals(text, Identifier.checked("id", text));
        assertReadBack(ActorId.of(text), ActorId::parse);
        assertReadBack(AreaId.of(text), AreaId::parse);
        assertReadBack(MatterId.of(text), MatterId::parse);
        assertEquals(text, ActorId.of(text).toString());
    }

    @Property(tries = 200)
    void windows_are_read_back_from_their_texts(@ForAll("windows") TimeWindow window) {
        assertReadBack(window, TimeWindow::parse);
    }

    @Property(tries = 200)
    void points_are_read_back_from_their_texts_and_degrees(@ForAll("points") GeoPoint point) {
        assertReadBack(point, GeoPoint::parse);
        assertEquals(point, GeoPoint.of(point.latitude(), point.longitude()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void distances_money_rates_and_classes_are_read_back_from_their_texts(
            @ForAll("distances") Distance distance,
            @ForAll("money") Money money,
            @ForAll("rates") Rate rate,
            @ForAll("classes") DeadlineClass deadlineClass) {
        assertReadBack(distance, Distance::parse);
        assertReadBack(money, Money::parse);
        assertReadBack(rate, Rate::parse);
        assertReadBack(deadlineClass, DeadlineClass::parse);
    }

    private static <T> void assertReadBack(T value, Function<String, T> parse) {
        assertEquals(value, parse.apply(value.toString()));
    }

    @Property(tries = 500)
    void any_text_is_either_refused_as_an_argument_or_read_as_the_value_it_stands_for(
            @ForAll("scribbles") String text) {
        assertReadOrRefused(text, Distance::parse, true);
        assertReadOrRefused(text, Money::parse, true);
        assertReadOrRefused(text, Rate::parse, true);
        assertReadOrRefused(text, DeadlineClass::parse, true);
        assertReadOrRefused(text, TimeWindow::parse, false);
        assertReadOrRefused(text, GeoPoint::parse, false);
        assertReadOrRefused(text, ActorId::parse, true);
    }

    private static <T> void assertReadOrRefused(String text, Function<String, T> parse, boolean oneTextPerValue) {
        T value;
        try {
            value = parse.apply(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertEquals(value, parse.apply(value.toString()));
        if (oneTextPerValue) {
            assertEquals(text, value.toString());
        }
    }

    // Windows

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void two_windows_overlap_exactly_if_an_instant_lies_in_both(
            @ForAll("windows") TimeWindow one, @ForAll("windows") TimeWindow other) {
        boolean common = one.contains(other.startInclusive()) || other.contains(one.startInclusive());
        assertEquals(common, one.overlaps(other));
        assertEquals(one.overlaps(other), other.overlaps(one));
        assertEquals(one.overlaps(other), one.intersection(other).isPresent());
        assertEquals(one.intersection(other), other.intersection(one));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void an_instant_lies_in_the_intersection_exactly_if_it_lies_in_both(
            @ForAll("windows") TimeWindow one,
            @ForAll("windows") TimeWindow other,
            @ForAll("windows") TimeWindow somewhere) {
        for (Instant instant : new Instant[] {
            somewhere.startInclusive(),
            one.startInclusive(),
            one.endExclusive(),
            other.startInclusive(),
            other.endExclusive(),
            other.endExclusive().minusNanos(1_000)
        }) {
            boolean inBoth = one.contains(instant) && other.contains(instant);
            assertEquals(
                    inBoth,
                    one.intersection(other).map(both -> both.contains(instant)).orElse(false));
        }
    }

    @Property(tries = 200)
    void a_window_contains_its_start_and_not_its_end_and_intersects_itself(@ForAll("windows") TimeWindow window) {
        assertTrue(window.contains(window.startInclusive()));
        assertFalse(window.contains(window.endExclusive()));
        assertEquals(Optional.of(window), window.intersection(window));
        assertTrue(window.length().compareTo(java.time.Duration.ZERO) > 0);
        assertEquals(window.endExclusive(), window.startInclusive().plus(window.length()));
    }

    // Rates

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void shares_are_compared_as_fractions(@ForAll("rates") Rate one, @ForAll("rates") Rate other) {
        assertEquals(
                one.isDefined() && other.isDefined(), one.compareShare(other).isPresent());
        assertEquals(one.isDefined(), one.value().isPresent());
        if (one.isDefined() && other.isDefined()) {
            assertEquals(one.compareShare(other), other.compareShare(one).map(sign -> -sign));
            assertEquals(Optional.of(0), one.compareShare(one));
            double share = one.value().orElseThrow();
            assertTrue(share >= 0 && share <= 1);
            if (one.value().orElseThrow() < other.value().orElseThrow()) {
                assertEquals(Optional.of(-1), one.compareShare(other));
            }
        }
    }

    @Property(tries = 200)
    void a_numerator_never_lies_outside_its_base(@ForAll long numerator, @ForAll long denominator) {
        if (numerator >= 0 && numerator <= denominator) {
            assertEquals(numerator, Rate.of(numerator, denominator).numerator());
        } else {
            assertThrows(IllegalArgumentException.class, () -> Rate.of(numerator, denominator));
        }
    }

    // Points

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void distance_is_the_same_both_ways_and_never_more_than_half_way_round(
            @ForAll("points") GeoPoint one, @ForAll("points") GeoPoint other) {
        assertEquals(one.distanceTo(other), other.distanceTo(one));
        assertEquals(Distance.ZERO, one.distanceTo(one));
        assertTrue(one.distanceTo(other).metres() <= 20_015_116);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void no_detour_is_shorter(
            @ForAll("points") GeoPoint one, @ForAll("points") GeoPoint way, @ForAll("points") GeoPoint other) {
        long detour = one.distanceTo(way).metres() + way.distanceTo(other).metres();
        assertTrue(one.distanceTo(other).metres() <= detour + 2, "but for rounding to metres");
    }

    // Money

    @Property(tries = 200)
    void subtracting_undoes_adding(@ForAll int some, @ForAll int more) {
        Money one = Money.of(some, "CNY");
        Money two = Money.of(more, "CNY");
        assertEquals(one, one.plus(two).minus(two));
        assertEquals(one.plus(two), two.plus(one));
    }

    // Deadlines

    /** Day by day, as somebody with a wall calendar would: find the date first, then the time of day on it. */
    private static Instant byTheWallCalendar(DeadlineClass deadline, Instant start, WorkCalendar calendar) {
        if (deadline.unit() == DeadlineClass.Unit.HOURS) {
            return Instant.ofEpochSecond(start.getEpochSecond() + 3_600L * deadline.amount(), start.getNano());
        }
        ZonedDateTime local = start.atZone(calendar.zone());
        Set<LocalDate> free = new HashSet<>(calendar.holidays());
        LocalDate date = local.toLocalDate();
        int counted = 0;
        while (counted < deadline.amount()) {
            date = date.plusDays(1);
            boolean worked = calendar.makeUpDays().contains(date)
                    || !(free.contains(date) || calendar.restDays().contains(date.getDayOfWeek()));
            if (deadline.unit() == DeadlineClass.Unit.DAYS || worked) {
                counted++;
            }
        }
        LocalTime time = local.toLocalTime();
        var transition = calendar.zone().getRules().getTransition(date.atTime(time));
        ZoneOffset offset;
        if (transition == null) {
            offset = calendar.zone().getRules().getOffset(date.atTime(time));
        } else if (transition.isGap()) {
            offset = transition.getOffsetBefore(); // so much later as the gap is wide
        } else {
            // Twice that day: the one that keeps the offset of the start, else the first.
            offset = transition.getOffsetAfter().equals(local.getOffset())
                    ? transition.getOffsetAfter()
                    : transition.getOffsetBefore();
        }
        return date.atTime(time).toInstant(offset);
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void deadlines_are_those_of_the_wall_calendar(
            @ForAll("classes") DeadlineClass deadlineClass,
            @ForAll("starts") Instant start,
            @ForAll("calendars") WorkCalendar calendar) {
        Deadline deadline = deadlineClass.from(start, calendar);
        assertEquals(byTheWallCalendar(deadlineClass, start, calendar), deadline.due());
        assertEquals(deadlineClass, deadline.deadlineClass());
        assertEquals("test@1", deadline.calendar());
        assertTrue(deadline.due().isAfter(start));
        assertFalse(deadline.isOverdueAt(deadline.due()));
        assertTrue(deadline.isOverdueAt(deadline.due().plusNanos(1)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_working_day_deadline_ends_on_a_working_day_and_a_longer_one_not_before(
            @ForAll("starts") Instant start, @ForAll("calendars") WorkCalendar calendar) {
        Instant before = start;
        for (int days = 1; days < 10; days++) {
            Instant due = new DeadlineClass(days, DeadlineClass.Unit.WORKING_DAYS)
                    .from(start, calendar)
                    .due();
            assertTrue(calendar.isWorkingDay(due.atZone(calendar.zone()).toLocalDate()));
            assertTrue(due.isAfter(before));
            before = due;
        }
    }

    @Provide
    Arbitrary<String> identifiers() {
        return BasicsArbitraries.identifiers();
    }

    @Provide
    Arbitrary<TimeWindow> windows() {
        return BasicsArbitraries.timeWindows();
    }

    @Provide
    Arbitrary<GeoPoint> points() {
        return BasicsArbitraries.geoPoints();
    }

    @Provide
    Arbitrary<Distance> distances() {
        return BasicsArbitraries.distances();
    }

    @Provide
    Arbitrary<Money> money() {
        return BasicsArbitraries.money();
    }

    @Provide
    Arbitrary<Rate> rates() {
        return BasicsArbitraries.rates();
    }

    @Provide
    Arbitrary<DeadlineClass> classes() {
        return BasicsArbitraries.deadlineClasses();
    }

    @Provide
    Arbitrary<WorkCalendar> calendars() {
        return BasicsArbitraries.workCalendars();
    }

    /** Instants of 2025, every quarter of an hour, and often in the small hours, when summer time comes and goes. */
    @Provide
    Arbitrary<Instant> starts() {
        Instant first = Instant.parse("2025-01-01T00:00:00Z");
        Arbitrary<Instant> any = Arbitraries.integers().between(0, 365 * 96 - 1).map(n -> first.plusSeconds(900L * n));
        Arbitrary<Instant> newYorkNights = Arbitraries.integers()
                .between(0, 364)
                .map(day -> first.plusSeconds(86_400L * day + 7 * 3_600 + 1_800)); // 2:30 in winter
        return Arbitraries.oneOf(any, newYorkNights);
    }

    /** Texts that look a little like values. */
    @Provide
    Arbitrary<String> scribbles() {
        return Arbitraries.strings()
                .withChars("0123456789+-/., mhdwCNYeE:TZ٣\u200b")
                .ofMaxLength(12);
    }
}
