package org.linli.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.walkthrough.DayOptions.Flag;
import org.linli.walkthrough.UsageException.Trouble;
import org.linli.walkthrough.choice.BallotFiles;

class DayOptionsTest {

    @Test
    void withoutArgumentsASmallDayIsMadeUp() throws UsageException {
        assertEquals(DayOptions.DEFAULT, DayOptions.parse());
        assertEquals(Path.of("day-out"), DayOptions.DEFAULT.out());
        assertEquals(Optional.empty(), DayOptions.DEFAULT.requests());
    }

    @Test
    void everyOptionIsRead() throws UsageException {
        DayOptions options = DayOptions.parse(
                "--requests",
                "a day.csv",
                "--out=out dir",
                "--seed",
                "-7",
                "--zone",
                "Asia/Shanghai",
                "--sitting",
                "9",
                "--digest",
                "a trace",
                "--budget=b.pb",
                "--election",
                "e.soi",
                "--seats=3",
                "--conversation",
                "c",
                "--quiet",
                "--timings",
                "-h");

        assertEquals(
                new DayOptions(
                        Optional.of(Path.of("a day.csv")),
                        Path.of("out dir"),
                        -7,
                        ZoneId.of("Asia/Shanghai"),
                        9,
                        Optional.of(Path.of("a trace")),
                        new BallotFiles(
                                Optional.of(Path.of("b.pb")),
                                Optional.of(Path.of("c")),
                                Optional.of(Path.of("e.soi")),
                                3),
                        Set.of(Flag.values())),
                options);
        assertEquals(options, DayOptions.parse(options.toArguments().toArray(String[]::new)));
    }

    @Test
    void aValueMayHoldAnEqualsSignOrBeginWithADashIfItIsJoined() throws UsageException {
        assertEquals(Path.of("a=b"), DayOptions.parse("--out=a=b").out());
        assertEquals(Path.of("--b"), DayOptions.parse("--out=--b").out());
    }

    @ParameterizedTest
    @CsvSource({
        "--request x.csv, UNKNOWN_OPTION, --requests",
        "--QUIET, UNKNOWN_OPTION, --quiet",
        "-seed 3, UNKNOWN_OPTION, --seed",
        "--req x.csv, UNKNOWN_OPTION, --requests",
        "--frobnicate, UNKNOWN_OPTION, --help",
        "x.csv, STRAY_ARGUMENT, --requests x.csv",
        "--requests, MISSING_VALUE, FILE.csv",
        "--requests --quiet, MISSING_VALUE, FILE.csv",
        "--out=, MISSING_VALUE, DIR",
        "--quiet=yes, NEEDLESS_VALUE, --quiet",
        "--seed 1 --seed 2, REPEATED_OPTION, once",
        "--quiet --quiet, REPEATED_OPTION, once",
        "--seed many, NOT_A_NUMBER, many",
        "--seed 9223372036854775808, NOT_A_NUMBER, 9223372036854775807",
        "--seed 1.5, NOT_A_NUMBER, 1.5",
        "--sitting 0, OUT_OF_RANGE, from 1 to",
        "--sitting 10001, OUT_OF_RANGE, from 1 to",
        "--sitting few, NOT_A_NUMBER, few",
        "--budget, MISSING_VALUE, FILE.pb",
        "--seats 3, MISSING_OPTION, --election FILE",
        "--election e.soi --seats 0, OUT_OF_RANGE, from 1 to 100",
        "--zone Wuhan, NOT_A_ZONE, Asia/Shanghai"
    })
    void whatCannotBeAskedForIsNamedWithARemedy(String line, Trouble trouble, String remedy) {
        UsageException usage = assertThrows(UsageException.class, () -> DayOptions.parse(line.split(" ")));

        assertEquals(trouble, usage.trouble());
        String message = String.valueOf(usage.getMessage());
        assertTrue(message.contains(remedy), message);
    }

    @Test
    void aPathThatIsNoneIsNamed() {
        assertEquals(
                Trouble.NOT_A_PATH,
                assertThrows(UsageException.class, () -> DayOptions.parse("--out", "a\0b"))
                        .trouble());
    }

    @Test
    void theHelpListsEveryOption() {
        String usage = DayOptions.usage();

        for (String option : new String[] {
            "--requests FILE.csv",
            "--out DIR",
            "--seed N",
            "--zone ZONE",
            "--sitting N",
            "--budget FILE.pb",
            "--election FILE",
            "--seats N",
            "--conversation DIR",
            "--digest DIR",
            "--quiet",
            "--timings"
        }) {
            assertTrue(usage.lines().anyMatch(line -> line.startsWith("  " + option)), usage);
        }
        assertTrue(usage.endsWith("\n"));
    }
}
