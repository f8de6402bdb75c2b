package org.linli.basics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MicrosecondsProperties {
    @Property
    void numbers_and_instants_are_inverses(@ForAll long micros) {
        assertEquals(micros, Microseconds.of(Microseconds.instant(micros)));
        assertSame(Microseconds.instant(micros).getClass(), Instant.class);
    }

    @Property
    void cutting_goes_down_by_less_than_a_microsecond_and_only_once(
            @ForAll @LongRange(min = -9_000_000_000L, max = 9_000_000_000L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant instant = Instant.ofEpochSecond(seconds, nanos);
        Instant cut = Microseconds.cut(instant);
        Duration lost = Duration.between(cut, instant);
        assertTrue(!lost.isNegative() && lost.compareTo(Duration.ofNanos(1_000)) < 0);
        assertSame(cut, Microseconds.cut(cut));
        assertEquals(Microseconds.of(instant), Microseconds.of(cut));
    }

    @Example
    void what_cannot_be_kept_is_refused_and_the_ends_can() {
        assertEquals(Microseconds.EARLIEST, Microseconds.cut(Microseconds.EARLIEST));
        assertEquals(Microseconds.LATEST, Microseconds.cut(Microseconds.LATEST));
        assertThrows(IllegalArgumentException.class, () -> Microseconds.cut(Microseconds.EARLIEST.minusNanos(1)));
        assertThrows(IllegalArgumentException.class, () -> Microseconds.cut(Microseconds.LATEST.plusNanos(1)));
    }

    @Example
    void windows_and_deadlines_are_kept_in_microseconds() {
        Instant fine = Instant.parse("2026-03-03T01:00:00.123456789Z");
        Instant kept = Instant.parse("2026-03-03T01:00:00.123456Z");
        assertEquals(TimeWindow.of(kept, kept.plusSeconds(1)), TimeWindow.of(fine, fine.plusSeconds(1)));
        assertEquals(kept, new Deadline(fine, DeadlineClass.TWO_HOURS, "c@1").due());
    }
}
