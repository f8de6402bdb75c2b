package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.store.Segment;
import org.linli.privacy.LegalBasis;
import org.linli.privacy.Processing;
import org.linli.privacy.ProcessingFact;
import org.linli.privacy.Retention;
import org.linli.trace.Act;
import org.linli.trace.Direction;
import org.linli.trace.Head;
import org.linli.trace.Personal;
import org.linli.trace.Restriction;
import org.linli.trace.StaleHeadException;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** Retention: the oldest segments are cut, and what is left is the same log. */
class TraceLogCutTest {
    static final TraceLog.Settings SMALL = TraceLog.Settings.DEFAULT.withSegmentBytes(2_000);
    private static final int EVERY = Integer.getInteger("linli.faults.every", 11);
    private static final int ROUNDS = Integer.getInteger("linli.power.rounds", 24) / 3;
    private static final Predicate<Subject> OVER = subject -> true;
    private static final NoteSigner KEY = SampleKeys.log("trace.example/dongting");
    private static final TrustPolicy POLICY = TrustPolicy.of(KEY.verifier());

    @TempDir
    private Path temp;

    private Path folder;
    private CutClock clock;

    @BeforeEach
    void name() {
        folder = temp.resolve("log");
        clock = new CutClock();
    }

    private TraceLog open() {
        return CutClock.open(folder, clock, BrittleDisk.hasty());
    }

    private static Subject account(String id) {
        return Account.KIND.subject(AccountId.of(id));
    }

    private static Cut cut(String act, Instant before) {
        return new Cut(SampleLog.act(act), before, "kept for ten years", "Archives-Rule-12");
    }

    private static CutOutcome.Done done(CutOutcome outcome) {
        return assertInstanceOf(CutOutcome.Done.class, outcome, outcome.explain());
    }

    /** What the host knows of its subjects; docs/audit.md names it so. */
    private interface Desks {
        boolean isClosed(Subject subject);
    }

    @Test
    void the_page_shows_how_it_is_ordered() {
        try (TraceLog log = open()) {
            Instant tenYearsAgo = CutClock.fill(log, clock);
            Act act = SampleLog.act("cut");
            Desks desks = subject -> !subject.equals(account("a"));
            Cut order = new Cut(act, tenYearsAgo, "kept for ten years", "Archives-Rule-12");
            CutOutcome outcome = log.cut(order, subject -> desks.isClosed(subject));
            System.out.println(outcome.explain());
            assertTrue(outcome.explain().startsWith("Nothing was cut. Before position "), outcome.explain());
        }
    }

    private static List<TraceEvent> list(Iterable<TraceEvent> trail) {
        List<TraceEvent> list = new ArrayList<>();
        trail.forEach(list::add);
        return list;
    }

    private static String everything(Path log) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : SampleLog.standingIn(log).stream().sorted().toList()) {
            // What is being made under another name is in the copy that comes of it.
            if (Files.isRegularFile(file) && !file.toString().endsWith(".tmp")) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void what_is_left_after_a_cut_is_the_same_log_without_the_records() throws IOException {
        List<TraceEvent> events;
        List<byte[]> roots = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        SignedNote kept;
        OfflineProof receipt;
        long before;
        long size;
        byte[] slot;
        try (TraceLog log = open()) {
            Instant old = CutClock.fill(log, clock);
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            kept = checkpoints.sign();
            receipt = checkpoints.receipt(1);
            events = SampleLog.all(log);
            size = log.size();
            slot = SampleLog.slot(log, 0);
            for (int i = 0; i <= size; i++) {
                roots.add(log.mark(i).root().orElseThrow().bytes());
                entries.add(i < size ? log.entry(i) : new byte[0]);
            }
            assertTrue(everything(folder).contains("\"act\":\"old-3\""));
            CutOutcome.Done outcome = done(log.cut(cut("cut", old), OVER));
            before = outcome.before();
            assertTrue(before > 10, outcome.explain());
            assertEquals(outcome, log.cut(cut("cut", old), OVER), "the same order again");
            look(log, events, roots, entries, before);
        }
        String left = everything(folder);
        assertFalse(left.contains("\"act\":\"old-3\""), "no record");
        assertFalse(left.contains(new String(slot, StandardCharsets.ISO_8859_1)), "no cipher");
        assertFalse(left.contains(new String(Arrays.copyOfRange(slot, 20, 52), StandardCharsets.ISO_8859_1)));
        assertFalse(left.contains("tel-early"));
        try (TraceLog log = open()) {
            look(log, events, roots, entries, before);
            assertTrue(log.verify().isSound(), log.verify().explain());
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            assertTrue(checkpoints.compare(kept).fits());
            checkpoints.sign();
            assertTrue(checkpoints.receipt(size).verify(POLICY).isProven());
            assertTrue(OfflineProof.parse(receipt.toString().getBytes(StandardCharsets.UTF_8))
                    .verify(POLICY)
                    .isProven());
            RecordCutException gone = assertThrows(RecordCutException.class, () -> checkpoints.receipt(1));
            assertEquals(1, gone.position());
            assertTrue(checkpoints.trail(account("late")).isPresent());
            assertThrows(RecordCutException.class, () -> checkpoints.trail(account("b")));
        }
        try (TraceLog log = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            look(log, events, roots, entries, before);
        }
        LogAudit audit = LogAudit.of(folder, Map.of("the court", kept), Optional.of(POLICY));
        assertTrue(audit.isSound(), audit.explain());
        assertTrue(audit.explain().contains("only the hashes are kept"), audit.explain());
    }

    private static void look(
            TraceLog log, List<TraceEvent> events, List<byte[]> roots, List<byte[]> entries, long before) {
        List<TraceEvent> left = events.stream()
                .filter(event -> event.position() >= before || event.fact() instanceof TraceFact)
                .toList();
        assertEquals(left, SampleLog.all(log).subList(0, left.size()));
        TreeHasher hasher = TreeHasher.create();
        for (int i = 0; i < events.size(); i++) {
            assertArrayEquals(roots.get(i), log.mark(i).root().orElseThrow().bytes());
            assertEquals(hasher.leafHash(entries.get(i)), log.leafHash(i));
            assertTrue(log.tree(log.size())
                    .proveInclusion(i)
                    .verify(log.leafHash(i), log.tree(log.size()).head())
                    .isValid());
            boolean isGone = i < before && !(events.get(i).fact() instanceof TraceFact);
            assertEquals(isGone, log.isCut(i), "record " + i);
            int position = i;
            if (isGone) {
                assertThrows(RecordCutException.class, () -> log.entry(position));
            } else {
                assertArrayEquals(entries.get(i), log.entry(i));
            }
        }
        // One that was cut whole, one that has carried itself forward, one that came later.
        assertThrows(RecordCutException.class, () -> list(log.trail(account("a"), Direction.FORWARD)));
        assertThrows(RecordCutException.class, () -> list(log.trail(account("a"), Direction.BACKWARD)));
        assertThrows(StaleHeadException.class, () -> log.append(List.of(), Map.of(account("a"), Head.NONE)));
        TraceEvent last = log.trail(account("b"), Direction.BACKWARD).iterator().next();
        assertInstanceOf(AccountFact.Restated.class, last.fact());
        assertTrue(last.head().sequence() > 1);
        assertEquals(0, log.append(List.of(), Map.of(account("b"), last.head())).count());
        assertEquals(1, list(log.trail(account("late"), Direction.FORWARD)).size());
        assertEquals(Optional.of("tel-late"), SampleLog.phone(log, lateOne(log)));
    }

    private static long lateOne(TraceLog log) {
        return log.trail(account("late"), Direction.FORWARD).iterator().next().position();
    }

    @Test
    void what_is_derived_of_a_cut_log_is_made_anew_byte_by_byte() throws IOException {
        try (TraceLog log = open()) {
            done(log.cut(cut("cut", CutClock.fill(log, clock)), OVER));
        }
        List<Path> derived;
        try (Stream<Path> files =
                Stream.concat(Files.list(folder.resolve("idx")), Files.list(folder.resolve("tree")))) {
            derived = files.sorted().toList();
        }
        List<byte[]> sound = new ArrayList<>();
        for (Path path : derived) {
            sound.add(Files.readAllBytes(path));
        }
        for (Path path : derived) {
            Files.delete(path);
        }
        assertTrue(TraceLog.verify(folder).isSound());
        open().close();
        for (int i = 0; i < derived.size(); i++) {
            byte[] again = Files.readAllBytes(derived.get(i));
            byte[] before = sound.get(i);
            if (derived.get(i).toString().endsWith(".idx")) {
                // The greatest number of a key, and the checksum over it: nothing tells it any more.
                Arrays.fill(again, 24, 32, (byte) 0);
                Arrays.fill(again, 4092, 4096, (byte) 0);
                Arrays.fill(before, 24, 32, (byte) 0);
                Arrays.fill(before, 4092, 4096, (byte) 0);
            }
            assertArrayEquals(before, again, derived.get(i).toString());
        }
        assertTrue(TraceLog.verify(folder).isSound());
    }

    @Test
    void a_cut_goes_on_where_the_one_before_ended() {
        try (TraceLog log = open()) {
            Instant old = CutClock.fill(log, clock);
            long before = done(log.cut(cut("cut", old), OVER)).before();
            assertEquals(
                    0, refused(log.cut(cut("cut-2", old), OVER)).obstacles().size());
            long more = done(log.cut(cut("cut-3", clock.instant().plusSeconds(1)), OVER))
                    .before();
            assertTrue(more > before);
            assertTrue(log.verify().isSound(), log.verify().explain());
            assertFalse(log.isCut(log.size() - 1), "what orders a cut is kept");
        }
        assertTrue(TraceLog.verify(folder).isSound());
        open().close();
        assertTrue(TraceLog.verify(folder).isSound());
    }

    private static CutOutcome.Refused refused(CutOutcome outcome) {
        return assertInstanceOf(CutOutcome.Refused.class, outcome, outcome.explain());
    }

    @Test
    void what_has_to_stay_refuses_a_cut_and_is_named() throws IOException {
        try (TraceLog log = open()) {
            Instant old = CutClock.fill(log, clock);
            String before = everything(folder);

            CutOutcome.Refused open = refused(log.cut(cut("c1", old), subject -> !subject.equals(account("a"))));
            assertEquals(CutOutcome.Reason.NOT_OVER, open.obstacles().get(0).reason());
            assertEquals("account/a", open.obstacles().get(0).about());
            assertTrue(open.explain().contains("record 0: account/a is not over."), open.explain());

            SampleLog.append(log, "again", SampleLog.deposited("a", 3));
            CutOutcome.Obstacle goesOn =
                    refused(log.cut(cut("c2", old), OVER)).obstacles().get(0);
            assertEquals(CutOutcome.Reason.GOES_ON, goesOn.reason());
            assertEquals("account/a", goesOn.about());
            CutClock.restate(log, "a");

            Restriction.Duty duty = new Restriction.Duty(
                    SampleLog.AUDIT,
                    SampleLog.WANG,
                    "Accounting-Law-23",
                    clock.instant().plusSeconds(10));
            log.restrict(
                    new Restriction(SampleLog.act("restrict"), CutClock.EARLY, List.of(Personal.UNDECLARED), duty));
            CutOutcome.Obstacle kept =
                    refused(log.cut(cut("c3", old), OVER)).obstacles().get(0);
            assertEquals(CutOutcome.Reason.DUTY, kept.reason());
            assertEquals(Optional.of(duty.until()), kept.until());
            assertTrue(kept.explain().contains("Accounting-Law-23, which binds resident-wang"), kept.explain());

            assertTrue(everything(folder).startsWith(before.substring(0, 200)), "nothing was touched");
            clock.advance(10);
            done(log.cut(cut("c4", old), OVER));
            assertThrows(IllegalArgumentException.class, () -> log.cut(cut("restrict", old), OVER));
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
    }

    @Test
    void a_declared_law_that_wants_values_kept_refuses_a_cut_until_its_time_is_over() {
        Processing billing = Processing.ofOrdinary(
                        "billing", "1", LegalBasis.CONTRACT, "contract", SampleLog.WANG, SampleLog.CALL)
                .heldBy(new Retention.LegalHold(
                        Period.ofYears(10), "Accounting-Law-23", SampleLog.WANG, SampleLog.AUDIT));
        try (TraceLog log = open()) {
            SampleLog.append(log, "declare", new ProcessingFact.Declared(billing));
            SampleLog.append(
                    log,
                    "paid",
                    new AccountFact.Opened(
                            AccountId.of("paid"),
                            SampleLog.LI,
                            Account.Tier.GROUP,
                            new Account.Contact(billing.part(SampleLog.LI, "phone", "tel-paid"), Optional.empty())));
            for (int i = 0; i < 9; i++) {
                SampleLog.append(log, "old-" + i, SampleLog.deposited("old-" + i, 1));
            }
            clock.advance(3600);
            Instant old = clock.instant();
            for (int i = 0; i < 9; i++) {
                SampleLog.append(log, "more-" + i, SampleLog.deposited("more-" + i, 1));
            }
            CutOutcome.Obstacle held =
                    refused(log.cut(cut("cut", old), OVER)).obstacles().get(0);
            assertEquals(CutOutcome.Reason.LEGAL_HOLD, held.reason());
            assertEquals(1, held.position());
            clock.advance(11L * 366 * 24 * 3600);
            done(log.cut(cut("cut", old), OVER));
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
    }

    @Test
    void a_cut_that_nobody_has_on_record_and_one_that_was_undone_are_named() throws IOException {
        Path before = temp.resolve("before");
        Path first;
        try (TraceLog log = open()) {
            Instant old = CutClock.fill(log, clock);
            log.sync();
            SampleLog.copy(folder, before);
            done(log.cut(cut("cut", old), OVER));
            first = Segment.list(folder).get(0);
        }
        Path there = before.resolve(folder.relativize(first).toString());
        byte[] whole = Files.readAllBytes(there);
        Files.write(there, Files.readAllBytes(first));
        Verdict.Damaged hidden = assertInstanceOf(Verdict.Damaged.class, TraceLog.verify(before));
        assertEquals(Verdict.Problem.CUT, hidden.problem(), hidden.explain());
        Files.write(first, whole);
        Verdict.Damaged undone = assertInstanceOf(Verdict.Damaged.class, TraceLog.verify(folder));
        assertEquals(Verdict.Problem.CUT, undone.problem(), undone.explain());
        assertEquals(0, undone.position());
        try (TraceLog log = open()) {
            done(log.cut(cut("cut", CutClock.AFTER_OLD), OVER));
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
        assertTrue(TraceLog.verify(folder).isSound());
    }

    @Test
    void a_cut_log_is_exported_with_the_hashes_of_what_is_gone() throws IOException {
        try (TraceLog log = open()) {
            done(log.cut(cut("cut", CutClock.fill(log, clock)), OVER));
            SignedNote checkpoint = Checkpoints.of(log, KEY).sign();
            LogExport.tiles(log, checkpoint, temp.resolve("tiles"), done -> {});
            assertTrue(Files.exists(temp.resolve("tiles/checkpoint")));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            LogExport.lines(log, out, done -> {});
            List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
            assertEquals("{\"cut\":\"" + log.leafHash(0).toBase64() + "\"}", lines.get(1));
            assertEquals(log.size() + 1, lines.size());
        }
    }

    @Test
    void a_backup_and_what_is_restored_of_it_are_cut_too() throws IOException {
        LogBackup backup = LogBackup.of(temp.resolve("archive"), temp.resolve("keys"));
        Path older = temp.resolve("older");
        long before;
        long size;
        try (TraceLog log = open()) {
            Instant old = CutClock.fill(log, clock);
            backup.take(folder);
            SampleLog.copy(temp.resolve("archive"), older);
            before = done(log.cut(cut("cut", old), OVER)).before();
            backup.take(folder);
            size = log.size();
        }
        assertFalse(everything(temp.resolve("archive")).contains("\"act\":\"old-3\""));
        for (Path archive : List.of(temp.resolve("archive"), older)) {
            Path again = temp.resolve("again-" + archive.getFileName());
            LogRestore restored = LogBackup.of(archive, temp.resolve("keys"))
                    .restore(again, Map.of(), Optional.empty(), LogRestore.Tail.WHOLE);
            assertTrue(restored.isDone(), restored.explain());
            assertFalse(everything(again).contains("\"act\":\"old-3\""), archive.toString());
            try (TraceLog log = TraceLog.open(again, SampleLog.CATALOG)) {
                assertTrue(log.isCut(1) && !log.isCut(before));
                assertEquals(size, log.size());
                assertEquals(Optional.of("tel-late"), SampleLog.phone(log, lateOne(log)));
                assertTrue(log.verify().isSound(), log.verify().explain());
            }
        }
    }

    @Test
    void an_archive_that_ends_within_what_was_cut_later_brings_nothing_back() throws IOException {
        LogBackup backup = LogBackup.of(temp.resolve("archive"), temp.resolve("keys"));
        Path older = temp.resolve("older");
        try (TraceLog log = open()) {
            SampleLog.append(log, "old-0", SampleLog.opened("a", CutClock.EARLY, "tel-early"));
            SampleLog.append(log, "old-1", SampleLog.deposited("a", 1));
            backup.take(folder);
            SampleLog.copy(temp.resolve("archive"), older);
            for (int i = 2; i < 20; i++) {
                SampleLog.append(log, "old-" + i, SampleLog.deposited("a" + i, 1));
            }
            clock.advance(3600);
            done(log.cut(cut("cut", clock.instant()), OVER));
            backup.take(folder);
        }
        Path again = temp.resolve("again");
        LogRestore restored = LogBackup.of(older, temp.resolve("keys"))
                .restore(again, Map.of(), Optional.empty(), LogRestore.Tail.WHOLE);
        assertTrue(restored.isDone(), restored.explain());
        assertFalse(everything(again).contains("\"act\":\"old-1\""));
        Verdict verdict = TraceLog.verify(again);
        assertTrue(verdict.isSound(), verdict.explain());
    }

    @Test
    void a_cut_that_fails_at_any_call_has_been_done_or_not_once_the_log_is_opened_again() throws IOException {
        int tried = 0;
        for (boolean tears : new boolean[] {false, true}) {
            for (int call = tears ? EVERY / 2 : 0; ; call += EVERY) {
                Path log = temp.resolve("log-" + tears + "-" + call);
                if (!failsAt(log, call, tears)) {
                    break;
                }
                tried++;
            }
        }
        assertTrue(tried > 100 / EVERY, tried + " calls");
    }

    @Test
    void after_a_power_cut_the_records_are_there_or_gone_and_once_it_is_opened_all_of_them() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            cutThePower(round);
        }
    }

    private void cutThePower(int round) throws IOException {
        Random random = new Random(round);
        Path log = temp.resolve("power-" + round);
        Path left = temp.resolve("left-" + round);
        CutClock clock = new CutClock();
        SectorDisk disk = new SectorDisk(log, random);
        boolean[] isDone = new boolean[1];
        boolean[] wasDone = new boolean[1];
        Instant old;
        try (TraceLog open = CutClock.open(log, clock, disk)) {
            old = CutClock.fill(open, clock);
            disk.cutAfter(random.nextInt(60), left, () -> wasDone[0] = isDone[0]);
            done(open.cut(cut("cut", old), OVER));
            isDone[0] = true;
            for (int i = 0; !disk.wasCut(); i++) {
                SampleLog.append(open, "more-" + i, SampleLog.deposited("more", 1));
            }
        }
        try (TraceLog again = CutClock.open(left, clock, BrittleDisk.hasty())) {
            assertTrue(again.isCut(0) || !wasDone[0], "round " + round);
            assertEquals(again.isCut(0), !everything(left).contains("\"act\":\"old-3\""), "round " + round);
            assertEquals(Optional.of("tel-late"), SampleLog.phone(again, lateOne(again)), "round " + round);
            done(again.cut(cut("cut", old), OVER));
            assertTrue(
                    again.verify().isSound(),
                    () -> "round " + round + ": " + again.verify().explain());
        }
        assertTrue(TraceLog.verify(left).isSound(), "round " + round);
    }

    private static boolean failsAt(Path path, int call, boolean tears) throws IOException {
        BrittleDisk disk = BrittleDisk.hasty();
        CutClock clock = new CutClock();
        Instant old;
        boolean failed = false;
        List<TraceEvent> events;
        try (TraceLog log = CutClock.open(path, clock, disk)) {
            old = CutClock.fill(log, clock);
            events = SampleLog.all(log);
            if (tears) {
                disk.tear();
            }
            disk.failAnyAfter(call);
            try {
                log.cut(cut("cut", old), OVER);
            } catch (org.linli.trace.TraceStoreException e) {
                failed = true;
            }
            disk.failAnyAfter(Integer.MAX_VALUE);
            if (failed) {
                assertThrows(
                        org.linli.trace.TraceStoreException.class,
                        () -> SampleLog.append(log, "later", SampleLog.deposited("z", 1)));
            }
        } catch (org.linli.trace.TraceStoreException notSettled) {
            failed = true;
            old = CutClock.AFTER_OLD;
            events = List.of();
        }
        Verdict verdict = TraceLog.verify(path);
        assertTrue(verdict.isSound(), () -> "call " + call + ": " + verdict.explain());
        try (TraceLog log = CutClock.open(path, clock, BrittleDisk.hasty())) {
            assertTrue(
                    log.verify().isSound(),
                    () -> "call " + call + ": " + log.verify().explain());
            boolean isOnRecord =
                    SampleLog.head(log, org.linli.trace.Notice.KIND.subject(org.linli.trace.ActId.of("cut")))
                                    .sequence()
                            > 0;
            assertEquals(isOnRecord, log.isCut(0), "call " + call);
            assertEquals(isOnRecord, !everything(path).contains("\"act\":\"old-3\""), "call " + call);
            assertFalse(Files.exists(path.resolve("cut")) || Files.exists(path.resolve("cut.tmp")));
            done(log.cut(cut("cut", old), OVER));
            assertTrue(log.isCut(0));
            assertEquals(Optional.of("tel-late"), SampleLog.phone(log, lateOne(log)));
            if (!isOnRecord && !events.isEmpty()) {
                assertEquals(events.size() + 1, log.size());
            }
            assertTrue(log.verify().isSound());
        }
        return failed;
    }
}
