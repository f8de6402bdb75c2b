package org.linli.audit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.Checkpoints;
import org.linli.audit.ForgedLog;
import org.linli.audit.SampleLog;
import org.linli.audit.TraceLog;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SignerKey;

/** What an auditor types, each in a process of its own; what is refused at once, in this one. */
class AuditCommandTest {
    @TempDir
    private Path temp;

    private Program program;
    private String publicKey;
    private NoteSigner signer;

    /** A log of six records without personal values, its key made by the program, its last checkpoint kept outside. */
    @BeforeEach
    void write() throws Exception {
        program = Program.ofClasses(temp);
        publicKey = run(0, "keygen", "trace.example/dongting", "--out", at("log.key"))
                .strip();
        signer = NoteSigner.of(
                SignerKey.parse(Files.readString(temp.resolve("log.key")).strip()));
        try (TraceLog log = SampleLog.open(temp.resolve("log"))) {
            SampleLog.append(log, "one", SampleLog.deposited("a", 1), SampleLog.deposited("b", 2));
            SampleLog.append(log, "two", SampleLog.deposited("a", 3), SampleLog.deposited("a", 4));
            SampleLog.append(log, "three", SampleLog.deposited("b", 5), SampleLog.deposited("a", 6));
            Checkpoints.of(log, signer).sign();
        }
        Files.copy(temp.resolve("log/cp/6.note"), temp.resolve("kept.note"));
    }

    private String at(String name) {
        return temp.resolve(name).toString();
    }

    /** In this process. */
    private static String run(int code, String... args) {
        StringWriter out = new StringWriter();
        assertEquals(code, AuditCommand.run(new PrintWriter(out), new PrintWriter(out), args), out::toString);
        return out.toString();
    }

    private static Map<?, ?> json(String line) {
        return (Map<?, ?>) CanonicalForm.read(line.strip().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void of_a_log_that_was_cut_is_said_what_is_gone() throws Exception {
        Path log = temp.resolve("cut-log");
        try (TraceLog open = SampleLog.openCut(log, signer)) {
            assertTrue(open.isCut(0));
        }
        assertTrue(run(0, "verify", log.toString()).contains("only the hashes are kept"));
        assertTrue(run(1, "trail", log.toString(), "account/a").contains("was cut"));
        String left = run(0, "trail", log.toString(), "account/b");
        assertTrue(left.contains("is not shown") && left.contains("account.restated"), left);
        String receipt = run(1, "receipt", log.toString(), "0", "--out", at("gone.tlog-proof"));
        assertTrue(receipt.contains("The record 0 was cut"), receipt);
        String dump = at("cut.jsonl");
        run(0, "dump", log.toString(), "--out", dump);
        assertTrue(Files.readAllLines(Path.of(dump)).get(1).startsWith("{\"cut\":"));
    }

    @Test
    void an_honest_log_verifies_and_a_fork_is_named() throws Exception {
        Program.Ran sound = program.run("verify", "log", "--checkpoint", "kept.note", "--key", publicKey)
                .expect(0);
        assertTrue(sound.out().contains("is sound: 6 records") && sound.out().contains("2 checkpoints"), sound.out());

        ForgedLog.make(temp.resolve("log"), temp.resolve("forged"), records -> {
            records.set(2, records.get(2).replace("\"cents\":3", "\"cents\":300"));
            return records;
        });
        Program.Ran fork = program.run("verify", "forged", "--checkpoint", "kept.note", "--json", "--quiet")
                .expect(1);
        assertEquals(false, fork.json().get("sound"));
        List<?> compared = (List<?>) fork.json().get("checkpoints");
        assertTrue(compared.stream()
                .anyMatch(each -> ((Map<?, ?>) each).get("name").equals("kept.note")
                        && ((Map<?, ?>) each).get("finding").equals("FORKED")));
        assertEquals("", fork.err());
    }

    @Test
    void exit_codes_tell_what_is_sound_found_mistyped_and_unreadable() throws Exception {
        String log = at("log");
        assertTrue(run(2).contains("verify-proof"));
        run(2, "verify");
        run(2, "verify", log, "--nonsense");
        run(2, "no-such-command");
        run(0, "--help");
        run(0, "verify", "--help");
        assertTrue(run(3, "verify", at("nothing")).contains("There is no log"));
        assertTrue(run(3, "fsck", at("nothing")).contains("There is no log"));
        assertTrue(run(3, "trail", at("nothing"), "account/a").contains("cannot be opened"));
        assertTrue(run(3, "verify", log, "--checkpoint", at("missing.note")).contains("missing.note"));
        assertTrue(run(2, "verify", log, "--key", "nonsense").contains("verifier key"));
        Files.writeString(temp.resolve("policy"), "quorum nobody\n");
        assertTrue(run(2, "verify", log, "--policy", at("policy")).contains("must be a trust policy"));
        Files.writeString(temp.resolve("bad.note"), "no note");
        assertTrue(run(3, "verify", log, "--checkpoint", at("bad.note")).contains("signed checkpoint"));
        run(2, "trail", log, "no subject at all");
        assertTrue(run(1, "trail", log, "account/nobody").contains("no record"));
        assertTrue(run(2, "receipt", log, "6", "--out", at("r")).contains("must lie below"));
        run(2, "receipt", log, "x", "--out", at("r"));
        assertFalse(Files.exists(temp.resolve("r")));
        Files.writeString(temp.resolve("quorum"), "log " + publicKey + "\nquorum none\n");
        assertTrue(run(2, "witness", "submit", log, "--policy", at("quorum")).contains("must say where"));
        assertTrue(run(2, "witness", "serve", "--key", at("log.key"), "--store", at("w"), "--log", publicKey)
                .contains("keygen --witness"));
        String court =
                run(0, "keygen", "court", "--witness", "--out", at("court.key")).strip();
        assertTrue(run(2, "witness", "serve", "--key", at("court.key"), "--store", at("w"), "--log", court)
                .contains("not cosign"));
        assertTrue(run(2, "verify", log, "--key", court).contains("not cosign"));
        run(2, "keygen", "two words", "--out", at("k"));
        assertTrue(run(3, "keygen", "a", "--out", at("log.key")).contains("log.key"));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("log.key"))));
        }
    }

    @Test
    void what_a_full_disk_does_not_take_is_said_and_not_left_half() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no device that is always full here");
        for (String[] each :
                List.of(new String[] {"verify", at("log")}, new String[] {"dump", at("log")}, new String[] {
                    "trail", at("log"), "account/a"
                })) {
            Process process = program.beginTo(full, each);
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(3, process.waitFor(), each[0] + ": " + said);
            assertFalse(said.isBlank(), each[0]);
        }
        Path half = temp.resolve("half");
        assertThrows(
                IOException.class,
                () -> NewFile.write(half, file -> {
                    file.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }));
        assertFalse(Files.exists(half));
        assertThrows(FileAlreadyExistsException.class, () -> NewFile.write(temp.resolve("log.key"), "another"));
        assertTrue(Files.size(temp.resolve("log.key")) > 10, "what was there stays");
    }

    @Test
    void a_receipt_and_a_trail_go_from_the_log_to_a_resident() throws Exception {
        run(0, "receipt", at("log"), "3", "--out", at("mine.tlog-proof"));
        run(0, "trail", at("log"), "account/a", "--proof", at("a.trail"));
        Program.Ran mine = program.run("verify-proof", "mine.tlog-proof", "--key", publicKey, "--json")
                .expect(0);
        assertTrue(String.valueOf(mine.json().get("entry")).contains("\"cents\":4"));
        Program.Ran trail =
                program.run("verify-proof", "a.trail", "--key", publicKey).expect(0);
        assertTrue(trail.out().contains("first 4 records of account/a"), trail.out());
        assertTrue(run(0, "trail", at("log"), "account/b").startsWith("1 {\"act\":\"one\""));

        String receipt = Files.readString(temp.resolve("mine.tlog-proof"));
        Files.writeString(temp.resolve("forged"), receipt.replace("index 3", "index 2"));
        assertTrue(run(1, "verify-proof", at("forged"), "--key", publicKey).contains("INCLUSION"));
        Files.writeString(temp.resolve("garbage"), "garbage");
        assertEquals(
                "FORMAT",
                json(run(1, "verify-proof", at("garbage"), "--key", publicKey, "--json"))
                        .get("problem"));
        assertTrue(run(2, "verify-proof", at("mine.tlog-proof")).contains("Whom to trust"));
        String missing = run(3, "verify-proof", at("missing"), "--key", publicKey);
        assertTrue(missing.contains("there is no " + at("missing")) && missing.contains("Maybe"), missing);
        String taken = run(3, "receipt", at("log"), "3", "--out", at("mine.tlog-proof"));
        assertTrue(taken.contains("must be new") && taken.contains("Maybe name another"), taken);
        assertEquals(receipt, Files.readString(temp.resolve("mine.tlog-proof")));
    }

    @Test
    void one_record_is_taken_for_a_trail_only_if_it_is_the_first_of_the_subject_asked_for() throws Exception {
        run(0, "receipt", at("log"), "0", "--out", at("first"));
        run(0, "receipt", at("log"), "3", "--out", at("third"));
        run(0, "trail", at("log"), "account/a", "--proof", at("a.trail"));
        String[] trail = {"--trail", "account/a", "--key", publicKey};
        assertTrue(run(0, "verify-proof", at("first"), trail[0], trail[1], trail[2], trail[3])
                .contains("first 1 record"));
        run(1, "verify-proof", at("third"), trail[0], trail[1], trail[2], trail[3]);
        run(0, "verify-proof", at("a.trail"), trail[0], trail[1], trail[2], trail[3]);
        assertTrue(run(1, "verify-proof", at("a.trail"), "--trail", "account/b", "--key", publicKey)
                .contains("must be of account/b"));
    }

    @Test
    void an_inquiry_is_answered_with_the_records() {
        assertTrue(
                run(0, "inquire", at("log"), "--actor", "grid-worker-3", "--subject", "account/b", "--as", "auditors")
                        .contains("account.deposited by grid-worker-3 [record 4]"));
        Map<?, ?> answer = json(run(
                0, "inquire", at("log"), "--max", "1", "--json", "--from", "2026-01-01T00:00:00Z", "--as", "auditors"));
        assertEquals(false, answer.get("whole"));
        assertEquals(1, ((List<?>) answer.get("handlings")).size());
        run(1, "inquire", at("log"), "--area", "420106012021");
        run(1, "inquire", at("log"), "--to", "2020-01-01T00:00:00Z", "--as", "auditors");
        assertTrue(run(1, "inquire", at("log"), "--actor", "grid-worker-3").contains("PUBLIC may see"));
        assertTrue(run(2, "inquire", at("log"), "--subject", "nonsense").contains("nonsense"));
        run(2, "inquire", at("log"), "--from", "yesterday");
    }

    @Test
    void records_are_printed_as_cloud_events_and_as_provenance() {
        String[] events = run(0, "cloudevents", at("log"), "--source", "/trace", "--as", "auditors", "--from", "4")
                .strip()
                .split("\n");
        assertEquals(
                List.of("4", "5"),
                Arrays.stream(events).map(line -> json(line).get("id")).toList());
        assertEquals("", run(0, "cloudevents", at("log"), "--source", "/trace"));
        run(2, "cloudevents", at("log"), "--source", "two words");
        run(2, "cloudevents", at("log"), "--source", "/trace", "--from", "-1");
        Map<?, ?> document = json(run(0, "provenance", at("log"), "account/b", "--as", "auditors"));
        assertEquals(2, ((Map<?, ?>) document.get("wasGeneratedBy")).size());
        assertTrue(run(1, "provenance", at("log"), "account/b").contains("PUBLIC may see"));
        run(2, "provenance", at("log"), "nonsense");
    }

    @Test
    void a_dump_leads_to_the_head_that_it_names() throws Exception {
        List<String> lines = program.run("dump", "log").expect(0).out().lines().toList();
        MerkleTree tree = MerkleTree.empty();
        lines.subList(1, lines.size()).forEach(line -> tree.append(line.getBytes(StandardCharsets.UTF_8)));
        assertEquals(tree.snapshot().root().toBase64(), json(lines.get(0)).get("root"));
        assertEquals(6L, json(lines.get(0)).get("size"));
        run(0, "dump", at("log"), "--out", at("log.jsonl"));
        assertEquals(lines, Files.readAllLines(temp.resolve("log.jsonl")));
    }

    @Test
    void a_backup_is_taken_and_restored_only_if_it_is_the_newest() throws Exception {
        assertTrue(
                run(0, "backup", at("log"), at("archive"), "--keys", at("keys")).contains("has 6 records"));
        try (TraceLog log = SampleLog.open(temp.resolve("log"))) {
            SampleLog.append(log, "four", SampleLog.deposited("a", 7));
            Files.write(
                    temp.resolve("newer.note"),
                    Checkpoints.of(log, signer).sign().toBytes());
        }
        String[] restore = {"restore", at("archive"), at("again"), "--keys", at("keys"), "--key", publicKey};
        String[] newer = concat(restore, "--checkpoint", at("newer.note"));
        assertTrue(run(1, newer).contains("was cut back"));
        assertFalse(Files.exists(temp.resolve("again")));
        assertEquals(1L, json(run(0, concat(newer, "--accept-loss", "--json"))).get("lost"));
        run(3, newer);
        run(2, "backup", at("log"), at("log/archive"), "--keys", at("log"));
        Map<?, ?> more = json(run(0, "backup", at("log"), at("archive"), "--keys", at("keys"), "--json"));
        assertEquals(7L, ((Map<?, ?>) more.get("head")).get("size"));
        ForgedLog.make(temp.resolve("log"), temp.resolve("fork"), records -> {
            records.set(1, records.get(1).replace("\"cents\":2", "\"cents\":222"));
            return records;
        });
        assertTrue(run(1, "backup", at("fork"), at("archive"), "--keys", at("keys"))
                .contains("is a fork"));
    }

    private static String[] concat(String[] first, String... more) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void damage_is_named_with_its_place() throws Exception {
        Path segment = SampleLog.onlySegment(temp.resolve("log"));
        byte[] bytes = Files.readAllBytes(segment);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"cents\":4");
        bytes[at + 8] = '5';
        SampleLog.rewrite(segment, bytes);
        String text = run(1, "fsck", at("log"));
        assertTrue(
                text.contains("is damaged (FRAME)") && text.contains("record 3") && text.contains("not for writing"));
        Map<?, ?> found = json(run(1, "fsck", at("log"), "--json"));
        assertEquals(segment.toString(), found.get("file"));
        assertTrue((Long) found.get("offset") > 0 && (Long) found.get("offset") < at);
        run(1, "verify", at("log"), "--key", publicKey);
        for (String[] command : new String[][] {
            {"trail", at("log"), "account/a"},
            {"trail", at("log"), "account/nobody"},
            {"trail", at("log"), "account/a", "--proof", at("proof")},
            {"receipt", at("log"), "1", "--out", at("proof")},
            {"dump", at("log"), "--out", at("dump")},
            {"export", at("log"), at("tiles")},
            {"inquire", at("log"), "--as", "auditors"},
            {"inquire", at("log"), "--as", "auditors", "--subject", "account/nobody"},
            {"provenance", at("log"), "account/a", "--as", "auditors"},
            {"cloudevents", at("log"), "--source", "/trace", "--as", "auditors"},
            {"backup", at("log"), at("archive"), "--keys", at("keys")}
        }) {
            String said = run(1, command);
            assertTrue(said.contains("is damaged (FRAME)") && said.contains("record 3"), said);
        }
        Map<?, ?> answer = json(program.run("inquire", "log", "--as", "auditors", "--json")
                .expect(1)
                .out());
        assertEquals(false, answer.get("whole"));
        assertTrue(String.valueOf(answer.get("damage")).contains("is damaged (FRAME)"));
        assertFalse(Files.exists(temp.resolve("proof")));
        assertFalse(Files.exists(temp.resolve("tiles/tile")));
    }

    @Test
    void a_fork_and_a_tail_cut_back_are_findings_whatever_is_asked_for() throws Exception {
        forgeOn();
        Path cut = temp.resolve("cut");
        try (TraceLog log = SampleLog.open(cut)) {
            SampleLog.append(log, "one", SampleLog.deposited("a", 1), SampleLog.deposited("b", 2));
        }
        String policy = "log " + publicKey + "\nwitness court "
                + run(0, "keygen", "court", "--witness", "--out", at("court.key"))
                        .strip()
                + " http://127.0.0.1:1/\nquorum court\n";
        Files.writeString(temp.resolve("policy"), policy);
        for (String log : List.of(at("fork"), cut.toString())) {
            String kept = at("kept.note");
            assertTrue(run(1, "receipt", log, "1", "--checkpoint", kept, "--out", at("proof"))
                    .contains("another tree"));
            run(1, "trail", log, "account/a", "--checkpoint", kept, "--proof", at("proof"));
            run(1, "export", log, at("tiles"), "--checkpoint", kept);
            run(1, "witness", "submit", log, "--checkpoint", kept, "--policy", at("policy"));
        }
        assertFalse(Files.exists(temp.resolve("proof")));
        assertFalse(Files.exists(temp.resolve("tiles/tile")));
    }

    @Test
    void a_witness_serves_and_refuses_a_fork() throws Exception {
        String witnessKey =
                run(0, "keygen", "court", "--witness", "--out", at("court.key")).strip();
        Process serving = program.begin(
                "witness",
                "serve",
                "--key",
                "court.key",
                "--store",
                "seen",
                "--log",
                publicKey,
                "--port",
                "0",
                "--json");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(serving.getInputStream(), StandardCharsets.UTF_8))) {
            String address = String.valueOf(json(lines.readLine()).get("address"));
            Files.writeString(
                    temp.resolve("policy"),
                    "log " + publicKey + "\nwitness court " + witnessKey + " " + address + "\nquorum court\n");
            run(1, "verify", at("log"), "--checkpoint", at("kept.note"), "--policy", at("policy"));
            program.run("witness", "submit", "log", "--policy", "policy", "--out", "cosigned.note")
                    .expect(0);
            run(0, "verify", at("log"), "--checkpoint", at("cosigned.note"), "--policy", at("policy"));

            assertTrue(run(3, "witness", "submit", at("log"), "--policy", at("policy"), "--out", at("cosigned.note"))
                    .contains("must be new"));
            forgeOn();
            String refused = run(1, "witness", "submit", at("fork"), "--policy", at("policy"));
            assertTrue(refused.contains("court: 422"), refused);
        } finally {
            serving.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private void forgeOn() throws IOException {
        ForgedLog.make(temp.resolve("log"), temp.resolve("fork"), records -> {
            records.set(1, records.get(1).replace("\"cents\":2", "\"cents\":222"));
            return records;
        });
        Files.delete(temp.resolve("fork/cp/6.note"));
        try (TraceLog log = SampleLog.open(temp.resolve("fork"))) {
            SampleLog.append(log, "four", SampleLog.deposited("a", 7));
            Checkpoints.of(log, signer).sign();
        }
    }
}
