package org.linli.walkthrough.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

    private static List<String> ticks(TimeAxis axis) {
        return axis.ticks().stream().map(TimeAxis::tick).toList();
    }

    @Test
    void aLinearAxisTakesRoundStepsFromZero() {
        assertEquals(List.of("0", "6 h", "12 h", "18 h", "1 d"), ticks(TimeAxis.linear(Duration.ofHours(25), 0, 300)));
        assertEquals(
                List.of("0", "10 min", "20 min", "30 min"), ticks(TimeAxis.linear(Duration.ofMinutes(35), 0, 240)));
        assertEquals(List.of("0", "10 s", "20 s"), ticks(TimeAxis.linear(Duration.ofSeconds(29), 0, 200)));
    }

    @Test
    void aLogarithmicAxisKeepsTheUnitsFirst() {
        List<String> ticks = ticks(TimeAxis.logarithmic(Duration.ofSeconds(2), Duration.ofDays(1800), 0, 520));

        assertEquals("1 min", ticks.get(0));
        assertTrue(ticks.containsAll(List.of("1 h", "1 d", "7 d", "1 y")), ticks.toString());
        assertEquals(
                "1 h",
                ticks(TimeAxis.logarithmic(Duration.ofMinutes(100), Duration.ofDays(3), 0, 520))
                        .get(0));
    }

    @Test
    void ticksKeepApart() {
        for (long hours = 1; hours < 100_000; hours *= 3) {
            for (TimeAxis axis : List.of(
                    TimeAxis.linear(Duration.ofHours(hours), 10, 400),
                    TimeAxis.logarithmic(Duration.ofSeconds(1), Duration.ofHours(hours), 10, 400))) {
                List<Duration> ticks = axis.ticks();
                for (int i = 1; i < ticks.size(); i++) {
                    assertTrue(axis.x(ticks.get(i)) - axis.x(ticks.get(i - 1)) >= 46);
                }
                assertTrue(ticks.size() >= 2, "hours " + hours);
            }
        }
    }

    @Test
    void durationsOutsideLieOnTheEdge() {
        TimeAxis axis = TimeAxis.logarithmic(Duration.ofSeconds(1), Duration.ofDays(2), 10, 400);

        assertEquals(10, axis.x(Duration.ZERO));
        assertEquals(410, axis.x(Duration.ofDays(3)), 1e-9);
    }
}
