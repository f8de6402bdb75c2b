package org.linli.audit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.SampleLog;
import org.linli.audit.TraceLog;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.store.Segment;

/** What an auditor gets of a log that is damaged in a segment which opening does not read: all before it, what is wrong, and 1. */
class DamagedLogCommandsTest {
    private static final int DAMAGED = 30;

    @TempDir
    private Path temp;

    private String log;

    @BeforeEach
    void write() throws IOException {
        Path folder = temp.resolve("log");
        log = folder.toString();
        TraceLog.Settings small = TraceLog.Settings.DEFAULT.withSegmentBytes(2_000);
        try (TraceLog open = TraceLog.open(folder, SampleLog.CATALOG, Clock.systemUTC(), small)) {
            for (int i = 0; i < 60; i++) {
                SampleLog.append(open, "act-" + i, SampleLog.deposited(i % 3 == 0 ? "a" : "b" + i, 1_000 + i));
            }
        }
        List<Path> segments = Segment.list(folder);
        for (Path each : segments.subList(1, segments.size() - 1)) {
            String text = Files.readString(each, StandardCharsets.ISO_8859_1);
            int at = text.indexOf("\"cents\":" + (1_000 + DAMAGED));
            if (at >= 0) {
                try (RandomAccessFile file = new RandomAccessFile(each.toFile(), "rw")) {
                    file.seek(at + 8);
                    file.write('9');
                }
            }
        }
    }

    private record Ran(String out, String err) {}

    /** Ends with 1 and names the damage. */
    private static Ran run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = AuditCommand.run(new PrintWriter(out), new PrintWriter(err), args);
        assertEquals(1, code, out + "\n" + err);
        assertTrue(
                (out.toString() + err).contains("is damaged (FRAME)")
                        && (out.toString() + err).contains("record " + DAMAGED),
                out + "\n" + err);
        return new Ran(out.toString(), err.toString());
    }

    private static Map<?, ?> json(String line) {
        return (Map<?, ?>) CanonicalForm.read(line.strip().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_trail_comes_up_to_the_damage() {
        List<String> lines = run("trail", log, "account/a").out().lines().toList();
        assertEquals(10, lines.size());
        assertTrue(lines.get(9).startsWith("27 "), lines.get(9));
        Map<?, ?> result = json(run("trail", log, "account/a", "--json").out());
        assertEquals(10, ((List<?>) result.get("records")).size());
        assertTrue(String.valueOf(result.get("damage")).contains("FRAME"));
    }

    @Test
    void events_and_provenance_come_up_to_the_damage() {
        Ran events = run("cloudevents", log, "--source", "/trace", "--as", "auditors");
        assertEquals(
                LongStream.range(0, DAMAGED).mapToObj(Long::toString).toList(),
                Arrays.stream(events.out().strip().split("\n"))
                        .map(line -> json(line).get("id"))
                        .toList());
        assertTrue(events.err().contains("What stands here is what comes before it."), events.err());
        Map<?, ?> document =
                json(run("provenance", log, "account/a", "--as", "auditors").out());
        assertEquals(10, ((Map<?, ?>) document.get("wasGeneratedBy")).size());
    }

    @Test
    void an_inquiry_comes_up_to_the_damage() {
        Map<?, ?> answer =
                json(run("inquire", log, "--as", "auditors", "--json").out());
        assertEquals((long) DAMAGED, answer.get("size"));
        assertEquals(false, answer.get("whole"));
        assertEquals(21, ((List<?>) answer.get("handlings")).size());
    }

    @Test
    void a_dump_to_a_file_leads_to_the_head_that_it_names() throws IOException {
        Path file = temp.resolve("log.jsonl");
        run("dump", log, "--out", file.toString());
        List<String> lines = Files.readAllLines(file);
        assertEquals(DAMAGED + 1, lines.size());
        MerkleTree tree = MerkleTree.empty();
        lines.subList(1, lines.size()).forEach(line -> tree.append(line.getBytes(StandardCharsets.UTF_8)));
        assertEquals((long) DAMAGED, json(lines.get(0)).get("size"));
        assertEquals(tree.snapshot().root().toBase64(), json(lines.get(0)).get("root"));
    }

    @Test
    void a_backup_ends_with_a_finding() {
        run(
                "backup",
                log,
                temp.resolve("archive").toString(),
                "--keys",
                temp.resolve("keys").toString());
    }
}
