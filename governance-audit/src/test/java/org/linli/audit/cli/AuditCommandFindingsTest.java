package org.linli.audit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.Checkpoints;
import org.linli.audit.SampleLog;
import org.linli.audit.TraceLog;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.store.Segment;

/** What the commands say of a log that is not whole, and of a command line that does not go together: what is so, by its code. */
class AuditCommandFindingsTest {
    private static final NoteSigner KEY = SampleKeys.log("trace.example/dongting");

    @TempDir
    private Path temp;

    private String log;

    /** Several full segments, personal values, a checkpoint. */
    @BeforeEach
    void write() {
        log = at("log");
        try (TraceLog open = TraceLog.open(
                temp.resolve("log"),
                SampleLog.CATALOG,
                Clock.systemUTC(),
                TraceLog.Settings.DEFAULT.withSegmentBytes(900))) {
            SampleLog.fill(open);
            Checkpoints.of(open, KEY).sign();
        }
    }

    private String at(String name) {
        return temp.resolve(name).toString();
    }

    private static String run(int code, String... args) {
        StringWriter out = new StringWriter();
        assertEquals(code, AuditCommand.run(new PrintWriter(out), new PrintWriter(out), args), out::toString);
        return out.toString();
    }

    private static Map<?, ?> json(String line) {
        return (Map<?, ?>) CanonicalForm.read(line.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            int before = open.read();
            open.seek(at);
            open.write(before ^ 1);
        }
    }

    @Test
    void fsck_says_of_a_derived_file_that_the_log_opens_for_writing_and_it_does() throws IOException {
        flip(temp.resolve("log/tree/l0"), 5);
        String said = run(1, "fsck", log);
        assertTrue(said.contains("(INDEX)") && said.contains("opens for reading and for writing"), said);
        assertFalse(said.contains("backup"), said);
        Files.delete(temp.resolve("log/tree/l0"));
        SampleLog.open(temp.resolve("log")).close();
        run(0, "fsck", log);
    }

    @Test
    void fsck_says_of_lost_keys_that_they_are_to_be_put_back() throws IOException {
        Path keys = temp.resolve("log/keys");
        Files.move(keys, temp.resolve("kept"));
        String said = run(1, "fsck", log);
        assertTrue(said.contains("(KEY)") && said.contains("put back from where it is kept apart"), said);
        assertFalse(said.contains("from a backup"), said);
        assertTrue(run(0, "fsck", log, "--without-keys").contains("The keys were not to be read"));
        Files.move(temp.resolve("kept"), keys);
        run(0, "fsck", log);
    }

    @Test
    void fsck_says_whether_the_log_opens_for_writing_at_all() throws IOException {
        List<Path> segments = Segment.list(temp.resolve("log"));
        Path last = segments.get(segments.size() - 1);
        flip(segments.get(1), 60);
        String said = run(1, "fsck", log);
        assertTrue(said.contains("It opens, since that reads no full segment"), said);
        SampleLog.open(temp.resolve("log")).close();
        flip(segments.get(1), 60);
        flip(last, 60);
        said = run(1, "fsck", log);
        assertTrue(said.contains("and not for writing until it is restored"), said);
    }

    @Test
    void fsck_names_a_file_among_the_checkpoints_that_is_none() throws IOException {
        Path note = temp.resolve("log/cp/6.note");
        byte[] bytes = Files.readAllBytes(note);
        Files.write(note, Arrays.copyOf(bytes, 20));
        Map<?, ?> found = json(run(1, "fsck", log, "--json"));
        assertEquals(false, found.get("sound"));
        assertTrue(String.valueOf(found.get("checkpointsThatAreNone")).contains("6.note"));
        String receipt = run(3, "receipt", log, "1", "--out", at("r"));
        assertTrue(receipt.contains("6.note"), receipt);
        String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\n6\n", "\nsix\n");
        Files.writeString(note, text);
        assertTrue(run(3, "export", log, at("tiles")).contains("6.note"));
        assertTrue(run(1, "fsck", log).contains("6.note"));
        Files.write(note, bytes);
        Files.write(temp.resolve("log/cp/5.note"), bytes);
        assertTrue(run(1, "fsck", log).contains("5.note"));
    }

    @Test
    void a_command_line_that_does_not_go_together_ends_with_2() throws IOException {
        Files.writeString(temp.resolve("policy"), "log " + KEY.verifier() + "\nquorum none\n");
        run(2, "backup", log, at("log/archive"), "--keys", at("keys"));
        run(2, "backup", log, at("archive"), "--keys", at("archive/keys"));
        run(0, "backup", log, at("archive"), "--keys", at("keys"));
        run(2, "restore", at("archive"), at("archive/log"), "--keys", at("keys"));
        run(2, "verify", log, "--schema", "linli");
        run(2, "verify", log, "--key", KEY.verifier().toString(), "--policy", at("policy"));
        String driver = run(2, "verify", "--jdbc", "nonsense:secret");
        assertTrue(driver.contains("class path") && !driver.contains("secret"), driver);
        run(2, "verify", "--jdbc", "jdbc:postgresql://localhost:1/x", "--without-keys");
        run(0, "trail", log, "account/a", "--proof", at("a.trail"));
        run(
                2,
                "verify-proof",
                at("a.trail"),
                "--entry",
                at("a.trail"),
                "--key",
                KEY.verifier().toString());
        for (String[] inside : new String[][] {
            {"export", log, at("log/out")},
            {"receipt", log, "1", "--out", at("log/receipt")},
            {"dump", log, "--out", at("log/idx/dump")},
            {"trail", log, "account/a", "--proof", at("log/../log/trail")}
        }) {
            assertTrue(run(2, inside).contains("must not stand in the folder"));
        }
        assertTrue(run(3, "verify", log, "--checkpoint", temp.toString()).contains("is a folder"));
        run(0, "verify", log);
    }

    @Test
    void what_is_asked_for_and_not_there_is_said_in_json_too() {
        assertEquals(
                false,
                json(run(1, "provenance", log, "account/nobody", "--json")).get("found"));
        assertEquals(
                List.of(),
                json(run(1, "trail", log, "account/nobody", "--json")).get("records"));
        assertEquals(
                List.of(),
                json(run(1, "inquire", log, "--kind", "nobody", "--json")).get("handlings"));
    }

    @Test
    void a_restore_says_in_json_what_was_left_out() throws IOException {
        run(0, "backup", log, at("archive"), "--keys", at("keys"));
        Files.writeString(temp.resolve("archive/cp/3.note"), "no note");
        Map<?, ?> restored = json(run(0, "restore", at("archive"), at("again"), "--keys", at("keys"), "--json"));
        assertTrue(String.valueOf(restored.get("leftOut")).contains("3.note"), String.valueOf(restored));
    }

    @Test
    void a_witness_whose_address_is_taken_says_so() throws IOException {
        run(0, "keygen", "court", "--witness", "--out", at("court.key"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String said = run(
                    3,
                    "witness",
                    "serve",
                    "--key",
                    at("court.key"),
                    "--store",
                    at("seen"),
                    "--log",
                    KEY.verifier().toString(),
                    "--port",
                    String.valueOf(taken.getLocalPort()));
            assertTrue(said.contains("port " + taken.getLocalPort()) && said.contains("Maybe"), said);
        }
    }
}
