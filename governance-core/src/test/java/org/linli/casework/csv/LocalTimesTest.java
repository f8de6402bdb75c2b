package org.linli.casework.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimesTest {

    @Test
    void secondsAndFractionsToTheMicrosecondAreRead() {
        assertEquals(Optional.of(LocalDateTime.of(2021, 9, 21, 0, 0, 4)), LocalTimes.parse("2021-09-21T00:00:04"));
        assertEquals(
                Optional.of(LocalDateTime.of(2024, 2, 29, 23, 59, 59, 250_000_000)),
                LocalTimes.parse("2024-02-29T23:59:59.25"));
        assertEquals(
                Optional.of(LocalDateTime.of(2024, 2, 29, 23, 59, 59, 1_000)),
                LocalTimes.parse("2024-02-29T23:59:59.000001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2021-09-21",
                "2021-09-21T00:00",
                "2021-09-21 00:00:04",
                "2021-09-21T00:00:04Z",
                "2021-09-21T00:00:04+08:00",
                "2021-09-21T00:00:04.",
                "2021-09-21T00:00:04.0000001",
                "2021-09-21T24:00:00",
                "2021-09-21T00:60:00",
                "2021-02-30T00:00:00",
                "2023-02-29T00:00:00",
                "2021-13-01T00:00:00",
                "0000-00-00T00:00:00",
                "09/21/2021 12:00:04 AM",
                "２０２１-09-21T00:00:04",
                "-021-09-21T00:00:04"
            })
    void nothingElseIsATime(String text) {
        assertEquals(Optional.empty(), LocalTimes.parse(text));
    }
}
