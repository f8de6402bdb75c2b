package org.linli.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linli.audit.TraceLog;
import org.linli.trace.Digest;
import org.linli.trace.FactCatalog;
import org.linli.walkthrough.requests.MadeUpRequests;

class DayTest {

    private static final String GOOD_FILE = MadeUpRequests.csv(40, 1);

    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    private String requests(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Trial day(String... more) {
        return Trial.of(Stream.concat(Stream.of("--quiet", "--out", out().toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void helpIsHelpAndDoesNothing() {
        Trial trial = day("--help");

        assertEquals(Day.GOOD, trial.exit());
        assertEquals(DayOptions.usage(), trial.out());
        assertFalse(Files.exists(out()));
    }

    @Test
    void aDayLeavesItsReportItsRejectsAndItsTrace() throws IOException {
        Trial trial = day("--requests", requests("good.csv", GOOD_FILE));

        assertEquals(Day.GOOD, trial.exit(), trial.err());
        assertEquals("", trial.err());
        assertTrue(Files.readString(out().resolve("report.html")).endsWith("</html>\n"));
        assertTrue(Files.readString(out().resolve("rejects.csv")).startsWith("line,id,"));
        assertTrue(Files.readString(out().resolve("run.properties")).contains("requests.sha256="));
        assertTrue(TraceLog.verify(out().resolve("trace")).isSound());
        assertEquals(
                trial.digest() + "\n",
                Trial.of("--digest", out().resolve("trace").toString()).out());
        assertEquals(
                trial.digest() + "\n", Trial.of("--digest", out().toString()).out());
    }

    @Test
    void theReportSpeaksOfTheTraceThatItWasCountedFrom() throws IOException {
        Trial trial = day("--seed", "3");
        String html = Files.readString(out().resolve("report.html"));

        assertTrue(html.contains(trial.digest().substring("digest ".length())));
        assertTrue(html.contains(trial.out()
                .lines()
                .filter(line -> line.startsWith("root "))
                .findFirst()
                .orElseThrow()
                .substring("root ".length())));
    }

    static Stream<Arguments> badFiles() {
        String header = GOOD_FILE.substring(0, GOOD_FILE.indexOf('\n') + 1);
        String cut = GOOD_FILE.substring(0, GOOD_FILE.lastIndexOf(",North"));
        return Stream.of(
                Arguments.of(
                        "header.csv", GOOD_FILE.replaceFirst("created", "opened"), "line 1", "must read id,created"),
                Arguments.of("cut.csv", cut, "line 41", "fetch it again"),
                Arguments.of("endless.csv", header + "x".repeat(70_000), "line 2", "one request to a line"),
                Arguments.of("empty.csv", "", "empty", "Check the query"),
                Arguments.of("no-rows.csv", header, "no row", "Check the query"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsNamedWithLineAndRemedyAndNothingIsWritten(String name, String text, String where, String remedy)
            throws IOException {
        refused(day("--requests", requests(name, text)), name, where, remedy);
        assertFalse(Files.exists(out()));
    }

    @Test
    void aFileThatIsNotTextIsRefused() throws IOException {
        byte[] bytes = GOOD_FILE.replace("Noise - Bar", "Café").getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("latin.csv"), bytes);

        refused(day("--requests", file.toString()), "latin.csv", "line ", "Save the file as UTF-8");
        assertFalse(Files.exists(out()));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        refused(
                day("--requests", folder.resolve("nowhere.csv").toString()),
                "nowhere.csv",
                "no such file",
                "Check the");
        assertFalse(Files.exists(out()));
    }

    @Test
    void anUnknownOptionIsRefused() {
        refused(day("--sed", "3"), "--sed", "unknown", "Maybe --seed is meant");
        assertFalse(Files.exists(out()));
    }

    @Test
    void anOutThatIsAFileIsRefusedAndStays() throws IOException {
        Files.writeString(out(), "mine");

        refused(day(), out().toString(), "not a folder", "--out");
        assertEquals("mine", Files.readString(out()));
    }

    @Test
    void anOutInsideAFileIsRefused() throws IOException {
        Files.writeString(out(), "mine");

        refused(Trial.of("--out", out().resolve("deeper").toString()), "cannot be made", "--out");
        assertEquals("mine", Files.readString(out()));
    }

    @Test
    void whatIsNotOfADayIsNotWrittenOver() throws IOException {
        Files.createDirectories(out());
        Files.writeString(out().resolve("report.html"), "mine");

        refused(day(), "report.html", "run.properties", "--out");
        assertEquals("mine", Files.readString(out().resolve("report.html")));
    }

    @Test
    void onlyTheSameDayIsGoneOnWith() throws IOException {
        assertEquals(Day.GOOD, day("--seed", "1").exit());
        SortedMap<String, String> before = Trial.contents(folder);

        refused(day("--seed", "2"), "another day", "seed 1 there, 2 now", "--out");
        assertEquals(before, Trial.contents(folder));
        String file = requests("good.csv", GOOD_FILE);
        before = Trial.contents(folder);
        refused(day("--requests", file), "another day", "day made-up/3 there, filed/3 now");
        assertEquals(before, Trial.contents(folder));
    }

    @Test
    void anotherFileIsNamedByBothDigests() throws IOException {
        assertEquals(
                Day.GOOD, day("--requests", requests("good.csv", GOOD_FILE)).exit());
        String other = requests("other.csv", MadeUpRequests.csv(40, 2));

        refused(
                day("--requests", other),
                Digest.sha256(GOOD_FILE.getBytes(StandardCharsets.UTF_8)).toString(),
                Digest.sha256(Files.readAllBytes(Path.of(other))).toString());
    }

    @Test
    void aForeignTraceIsRefused() throws IOException {
        assertEquals(Day.GOOD, day("--seed", "1").exit());
        Path mine = folder.resolve("mine");
        assertEquals(
                Day.GOOD,
                Trial.of("--quiet", "--seed", "2", "--out", mine.toString()).exit());
        Files.copy(
                mine.resolve("run.properties"),
                out().resolve("run.properties"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        Trial trial = day("--seed", "2");
        assertEquals(Day.UNUSABLE, trial.exit());
        assertTrue(trial.err().startsWith("The trace is not of this day"), trial.err());
    }

    @Test
    void aSecondRunOnTheSameFolderChangesNothing() throws IOException {
        Trial first = day("--seed", "4");
        SortedMap<String, String> before = withoutState();
        Trial second = day("--seed", "4");

        assertEquals(Day.GOOD, second.exit());
        assertEquals(first.out(), second.out());
        assertEquals(before, withoutState());
    }

    /** The log writes down anew how far it has come, each time it is opened. */
    private SortedMap<String, String> withoutState() throws IOException {
        SortedMap<String, String> contents = Trial.contents(out());
        contents.remove("trace/state");
        return contents;
    }

    @Test
    void aDamagedTraceIsReported() throws IOException {
        assertEquals(Day.GOOD, day("--seed", "1").exit());
        Path segment = onlySegment();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[2_000] ^= 1;
        Files.write(segment, bytes);
        String report = Files.readString(out().resolve("report.html"));

        Trial again = day("--seed", "1");
        assertEquals(Day.DAMAGED, again.exit());
        assertTrue(again.err().contains(segment.getFileName().toString()), again.err());
        assertEquals(report, Files.readString(out().resolve("report.html")));
        Trial digest = Trial.of("--digest", out().resolve("trace").toString());
        assertEquals(Day.DAMAGED, digest.exit());
        assertEquals("", digest.out());
        assertTrue(digest.err().contains("damaged"), digest.err());
    }

    @Test
    void aTraceThatIsNotThereIsReported() {
        Trial trial = Trial.of("--digest", folder.resolve("nowhere").toString());

        assertEquals(Day.UNUSABLE, trial.exit());
        assertTrue(trial.err().contains("nowhere"), trial.err());
        assertTrue(trial.err().contains("--out"), trial.err());
        assertFalse(Files.exists(folder.resolve("nowhere")));
    }

    @Test
    void a_folder_or_file_that_is_no_trace_is_said_to_be_none_with_a_remedy() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no trace");
        for (Path none : List.of(folder, text)) {
            Trial trial = Trial.of("--digest", none.toString());

            assertEquals(Day.UNUSABLE, trial.exit());
            assertEquals("", trial.out());
            assertTrue(trial.err().contains("no trace in " + none), trial.err());
            assertTrue(trial.err().contains("Name the folder"), trial.err());
        }
        assertEquals("no trace", Files.readString(text));
    }

    @Test
    void a_folder_that_cannot_be_made_is_named_with_a_remedy() {
        Path proc = Path.of("/proc");
        assumeTrue(Files.isDirectory(proc), "needs a folder in which nobody can make another");
        for (Path impossible :
                List.of(proc.resolve("linli-day"), proc.resolve("linli").resolve("day"))) {
            Trial trial = Trial.of("--out", impossible.toString(), "--quiet");

            assertEquals(Day.UNUSABLE, trial.exit());
            assertTrue(trial.err().contains(impossible.toString()), trial.err());
            assertTrue(trial.err().contains("--out"), trial.err());
            assertFalse(Files.exists(impossible));
        }
    }

    @Test
    void aTraceThatSomebodyElseWritesToIsReported() throws IOException {
        assertEquals(Day.GOOD, day("--seed", "1").exit());
        try (TraceLog other = TraceLog.open(out().resolve("trace"), FactCatalog.load())) {
            assertTrue(other.size() > 0);
            assertEquals(Day.DAMAGED, day("--seed", "1").exit());
        }
        assertEquals(Day.GOOD, day("--seed", "1").exit());
    }

    @Test
    void twoDigestsThatDifferAreFoundWrong() {
        Trial trial = Trial.with(trace -> Digest.sha256(new byte[0]), "--quiet", "--out", out().toString());

        assertEquals(Day.WRONG, trial.exit());
        assertTrue(trial.out().contains("differ"), trial.out());
    }

    @Test
    void noSecondDigestIsFoundWrong() {
        Trial trial = Trial.with(
                trace -> {
                    throw new IOException("no process to be had");
                },
                "--quiet",
                "--out",
                out().toString());

        assertEquals(Day.WRONG, trial.exit());
        assertTrue(trial.out().contains("no process to be had"), trial.out());
    }

    @Test
    void aReportThatCannotBeWrittenIsFoundWrong() throws IOException {
        Files.createDirectories(out());
        assertEquals(Day.GOOD, day("--seed", "1").exit());
        Files.delete(out().resolve("report.html"));
        Files.createDirectories(out().resolve("report.html").resolve("in-the-way"));

        Trial trial = day("--seed", "1");
        assertEquals(Day.WRONG, trial.exit());
        assertTrue(trial.err().contains("cannot be written"), trial.err());
    }

    @Test
    void timingsAreToldIfAskedFor() {
        assertTrue(day("--timings").out().contains("time play it through the trace"));
    }

    private Path onlySegment() throws IOException {
        try (Stream<Path> segments = Files.list(out().resolve("trace").resolve("seg"))) {
            return segments.findFirst().orElseThrow();
        }
    }

    private static void refused(Trial trial, String... said) {
        assertEquals(Day.UNUSABLE, trial.exit(), trial.err());
        assertEquals("", trial.out());
        for (String each : said) {
            assertTrue(trial.err().contains(each), trial.err());
        }
        assertEquals(1, trial.err().lines().count(), trial.err());
    }
}
