package org.linli.basics.testkit;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.Distance;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.basics.Money;
import org.linli.basics.Rate;
import org.linli.basics.TimeWindow;
import org.linli.basics.WorkCalendar;

/** Arbitrary basic values, within the ranges that the types themselves accept. */
public final class BasicsArbitraries {
    private static final long FIRST_MICRO =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final long LAST_MICRO = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond() * 1_000_000;

    private BasicsArbitraries() {}

    /**
     * Texts that are well-formed identifiers: letters, digits, punctuation, Chinese characters, now and then a character beyond the
     * basic plane.
     *
     * @return short identifiers
     */
    public static Arbitrary<String> identifiers() {
        Arbitrary<String> plain = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("-_.:@/社区网格")
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> rare = plain.map(text -> text + "\uD869\uDEA5"); // a rare character in a surname
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(9, plain), net.jqwik.api.Tuple.of(1, rare));
    }

    /**
     * Actors.
     *
     * @return ids of actors
     */
    public static Arbitrary<ActorId> actorIds() {
        return identifiers().map(ActorId::of);
    }

    /**
     * Areas.
     *
     * @return ids of areas
     */
    public static Arbitrary<AreaId> areaIds() {
        return identifiers().map(AreaId::of);
    }

    /**
     * Matters.
     *
     * @return ids of matters
     */
    public static Arbitrary<MatterId> matterIds() {
        return identifiers().map(MatterId::of);
    }

    /**
     * Instants of this century, in microseconds.
     *
     * @return instants
     */
    public static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(FIRST_MICRO, LAST_MICRO)
                .map(micros -> Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000));
    }

    /**
     * Windows of time, often overlapping and touching each other.
     *
     * @return windows
     */
    public static Arbitrary<TimeWindow> timeWindows() {
        Arbitrary<Instant> few =
                Arbitraries.integers().between(0, 12).map(hours -> Instant.EPOCH.plusSeconds(3_600L * hours));
        Arbitrary<TimeWindow> close = Combinators.combine(
                        few, Arbitraries.integers().between(1, 8))
                .as((start, hours) -> TimeWindow.of(start, start.plusSeconds(3_600L * hours)));
        Arbitrary<TimeWindow> wide = Combinators.combine(
                        instants(), Arbitraries.longs().between(1, 1_000_000_000_000L))
                .as((start, micros) -> TimeWindow.of(start, start.plusNanos(micros * 1_000)));
        return Arbitraries.oneOf(close, wide);
    }

    /**
     * Points all over the earth, poles and date line included.
     *
     * @return points
     */
    public static Arbitrary<GeoPoint> geoPoints() {
        return Combinators.combine(
                        Arbitraries.integers().between(-900_000_000, 900_000_000),
                        Arbitraries.integers().between(-1_800_000_000, 1_800_000_000))
                .as(GeoPoint::new);
    }

    /**
     * Distances.
     *
     * @return distances, zero included
     */
    public static Arbitrary<Distance> distances() {
        return Arbitraries.longs().greaterOrEqual(0).map(Distance::ofMetres);
    }

    /**
     * Amounts of money in a few currencies.
     *
     * @return amounts, negative ones included
     */
    public static Arbitrary<Money> money() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.of("CNY", "USD", "JPY", "KWD").map(Currency::getInstance))
                .as(Money::new);
    }

    /**
     * Rates, the undefined one included.
     *
     * @return rates
     */
    public static Arbitrary<Rate> rates() {
        return Arbitraries.longs()
                .greaterOrEqual(0)
                .flatMap(base -> Arbitraries.longs().between(0, base).map(count -> Rate.of(count, base)));
    }

    /**
     * Classes of deadlines, up to some months.
     *
     * @return deadline classes
     */
    public static Arbitrary<DeadlineClass> deadlineClasses() {
        return Combinators.combine(Arbitraries.integers().between(1, 120), Arbitraries.of(DeadlineClass.Unit.values()))
                .as(DeadlineClass::new);
    }

    /**
     * Calendars in zones with and without summer time, with rest days, holidays and make-up days in the years 2025 and 2026.
     *
     * @return calendars
     */
    public static Arbitrary<WorkCalendar> workCalendars() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC")
                .map(ZoneId::of);
        Arbitrary<Set<DayOfWeek>> restDays =
                Arbitraries.of(DayOfWeek.values()).set().ofMaxSize(6);
        Arbitrary<Set<LocalDate>> dates = Arbitraries.integers()
                .between(0, 729)
                .map(days -> LocalDate.of(2025, 1, 1).plusDays(days))
                .set()
                .ofMaxSize(60);
        return Combinators.combine(zones, restDays, dates, dates).as((zone, rest, holidays, makeUp) -> {
            Set<LocalDate> worked = new HashSet<>(makeUp);
            worked.removeAll(holidays);
            return new WorkCalendar("test", "1", zone, rest, holidays, worked);
        });
    }
}
