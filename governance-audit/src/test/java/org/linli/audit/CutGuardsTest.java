package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.codec.CanonicalWriter;
import org.linli.audit.codec.Envelope;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.codec.Sealer;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.store.Disk;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Segment;
import org.linli.privacy.LegalBasis;
import org.linli.privacy.Processing;
import org.linli.privacy.ProcessingFact;
import org.linli.privacy.ProcessingRecord;
import org.linli.privacy.Retention;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Digest;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.FactCatalog;
import org.linli.trace.Office;
import org.linli.trace.Outcome;
import org.linli.trace.Personal;
import org.linli.trace.RememberedAct;
import org.linli.trace.Restriction;
import org.linli.trace.Ruling;
import org.linli.trace.Selection;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** What a cut must not take, whatever goes on beside it and whenever it is made again. */
class CutGuardsTest {
    private static final Predicate<Subject> OVER = subject -> true;

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

    private static Cut cut(String act, Instant before) {
        return new Cut(SampleLog.act(act), before, "kept for ten years", "Archives-Rule-12");
    }

    private static void more(TraceLog log, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            SampleLog.append(log, prefix + i, SampleLog.deposited(prefix + i, 1));
        }
    }

    private static long done(CutOutcome outcome) {
        return assertInstanceOf(CutOutcome.Done.class, outcome, outcome.explain())
                .before();
    }

    private static CutOutcome.Obstacle only(CutOutcome outcome) {
        List<CutOutcome.Obstacle> all = assertInstanceOf(CutOutcome.Refused.class, outcome, outcome.explain())
                .obstacles();
        assertEquals(1, all.size(), outcome.explain());
        return all.get(0);
    }

    private static Account account(TraceLog log, String id) {
        return Office.over(log).get(Account.KIND, AccountId.of(id));
    }

    private LogBackup backup(String archive) {
        return LogBackup.of(temp.resolve(archive), temp.resolve("keys"));
    }

    @Test
    void an_archive_from_before_a_subject_carried_itself_forward_is_not_cut_again() throws IOException {
        try (TraceLog log = open()) {
            SampleLog.append(log, "o", SampleLog.opened("b", SampleLog.LI, "tel"));
            SampleLog.append(log, "in", SampleLog.deposited("b", 700));
            more(log, "x", 12);
            clock.advance(3600);
            Instant old = clock.instant();
            more(log, "w", 8);
            backup("archive").take(folder);
            SampleLog.copy(temp.resolve("archive"), temp.resolve("older"));
            CutClock.restate(log, "b");
            backup("archive").take(folder);
            SampleLog.copy(temp.resolve("archive"), temp.resolve("newer"));
            more(log, "y", 12);
            done(log.cut(cut("cut", old), OVER));
            assertEquals(7, account(log, "b").cents());
            backup("archive").take(folder);
        }
        LogRestore refused = restore("older");
        assertFalse(refused.isDone());
        assertTrue(refused.explain().contains("Maybe there is a newer archive."), refused.explain());
        assertFalse(Files.exists(temp.resolve("again-older")));
        LogRestore restored = restore("newer");
        assertTrue(restored.isDone(), restored.explain());
        try (TraceLog log = CutClock.open(temp.resolve("again-newer"), clock, BrittleDisk.hasty())) {
            assertTrue(log.isCut(0));
            assertEquals(7, account(log, "b").cents());
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
    }

    private LogRestore restore(String archive) {
        return backup(archive)
                .restore(temp.resolve("again-" + archive), Map.of(), Optional.empty(), LogRestore.Tail.MAY_BE_LOST);
    }

    @Test
    void a_duty_that_came_after_the_cut_keeps_an_older_archive_from_being_cut() throws IOException {
        try (TraceLog log = open()) {
            SampleLog.append(log, "o", SampleLog.opened("b", SampleLog.LI, "tel"));
            Restriction.Duty duty = new Restriction.Duty(
                    SampleLog.AUDIT, SampleLog.WANG, "law", Instant.now().plusSeconds(1_000_000));
            log.restrict(new Restriction(SampleLog.act("r"), SampleLog.LI, List.of(Personal.UNDECLARED), duty));
            more(log, "x", 12);
            clock.advance(3600);
            Instant old = clock.instant();
            more(log, "w", 8);
            backup("archive").take(folder);
            SampleLog.copy(temp.resolve("archive"), temp.resolve("older"));
            clock.advance(100L * 366 * 24 * 3600);
            done(log.cut(cut("cut", old), OVER));
            backup("archive").take(folder);
        }
        LogRestore refused = restore("older");
        assertFalse(refused.isDone());
        assertTrue(refused.explain().contains("law, which binds"), refused.explain());
    }

    @Test
    void an_order_to_cut_is_not_carried_out_on_another_history_of_the_log() throws IOException {
        Path other = temp.resolve("other");
        try (TraceLog log = open()) {
            more(log, "x", 3);
            log.sync();
            SampleLog.copy(folder, other);
            more(log, "y", 20);
            clock.advance(3600);
            done(log.cut(cut("cut", clock.instant()), OVER));
            backup("archive").take(folder);
        }
        try (TraceLog log = CutClock.open(other, clock, BrittleDisk.hasty())) {
            more(log, "z", 40);
        }
        LogBackup.of(temp.resolve("others"), temp.resolve("keys")).take(other);
        LogRestore restored = restore("others");
        assertTrue(restored.isDone(), restored.explain());
        assertEquals(0, restored.orders());
        try (TraceLog log = TraceLog.openForReading(temp.resolve("again-others"), SampleLog.CATALOG)) {
            assertFalse(log.isCut(0));
            assertEquals(43, log.size());
        }
    }

    private static final Processing BILLING = Processing.ofOrdinary(
                    "billing", "1", LegalBasis.CONTRACT, "contract", SampleLog.WANG, SampleLog.CALL)
            .heldBy(new Retention.LegalHold(Period.ofYears(10), "Accounting-Law-23", SampleLog.WANG, SampleLog.AUDIT));

    private static AccountFact paid(String id) {
        return new AccountFact.Opened(
                AccountId.of(id),
                SampleLog.LI,
                Account.Tier.GROUP,
                new Account.Contact(BILLING.part(SampleLog.LI, "phone", "tel-paid"), Optional.empty()));
    }

    @Test
    void the_law_holds_values_also_after_what_stood_before_them_was_cut() {
        try (TraceLog log = open()) {
            SampleLog.append(log, "declare", new ProcessingFact.Declared(BILLING));
            more(log, "x", 9);
            clock.advance(3600);
            final Instant first = clock.instant();
            SampleLog.append(log, "paid", paid("paid"));
            more(log, "y", 15);
            clock.advance(3600);
            final Instant second = clock.instant();
            more(log, "z", 15);
            done(log.cut(cut("first", first), OVER));
            assertFalse(log.isCut(0), "the declaration stays");
            assertTrue(log.isCut(1));
            assertEquals(
                    CutOutcome.Reason.LEGAL_HOLD,
                    only(log.cut(cut("second", second), OVER)).reason());
            assertEquals(
                    Optional.of(BILLING),
                    Office.over(log).get(ProcessingRecord.KIND, BILLING.id()).declared());
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
    }

    @Test
    void a_declaration_that_cannot_be_read_stands_in_the_way() {
        try (TraceLog log = open()) {
            SampleLog.append(log, "declare", new ProcessingFact.Declared(BILLING));
            SampleLog.append(log, "paid", paid("paid"));
            more(log, "x", 20);
        }
        clock.advance(3600);
        FactCatalog without = FactCatalog.of(List.of(AccountFact.FAMILY));
        try (TraceLog log = TraceLog.open(folder, without, clock, TraceLogCutTest.SMALL)) {
            CutOutcome.Obstacle unread = only(log.cut(cut("cut", clock.instant()), OVER));
            assertEquals(CutOutcome.Reason.HOLD_UNKNOWN, unread.reason());
            assertTrue(unread.explain().contains("billing@1"), unread.explain());
        }
    }

    private static Personal<String> phone(TraceLog log, long position) {
        return ((AccountFact.Opened)
                        log.read(Selection.ALL, position, 1).events().get(0).fact())
                .contact()
                .phone();
    }

    @Test
    void a_value_that_stands_later_and_is_opened_here_stays_until_its_restriction_is_settled() {
        try (TraceLog log = open()) {
            SampleLog.append(log, "o", SampleLog.opened("a", SampleLog.LI, "tel-1"));
            Restriction.Duty duty = new Restriction.Duty(
                    SampleLog.AUDIT, SampleLog.WANG, "law", clock.instant().plusSeconds(60));
            log.restrict(new Restriction(SampleLog.act("r"), SampleLog.LI, List.of(Personal.UNDECLARED), duty));
            more(log, "x", 12);
            clock.advance(3600);
            final Instant old = clock.instant();
            AccountFact again = new AccountFact.Opened(
                    AccountId.of("b"),
                    SampleLog.LI,
                    Account.Tier.GROUP,
                    new Account.Contact(phone(log, 0), Optional.empty()));
            SampleLog.append(log, "again", again);
            long at = log.size() - 1;
            more(log, "y", 12);
            CutOutcome.Obstacle stands = only(log.cut(cut("cut", old), OVER));
            assertEquals(CutOutcome.Reason.RESTATED_LATER, stands.reason());
            assertEquals("account/b", stands.about());
            assertEquals(Optional.of("tel-1"), phone(log, at).reveal(SampleLog.AUDIT));
            log.erase(SampleLog.erasureBefore("ended", SampleLog.LI, 1));
            done(log.cut(cut("cut", old), OVER));
            assertEquals(Optional.empty(), phone(log, at).reveal(SampleLog.AUDIT));
            SampleLog.append(
                    log,
                    "once-more",
                    new AccountFact.Opened(
                            AccountId.of("c"),
                            SampleLog.LI,
                            Account.Tier.GROUP,
                            new Account.Contact(phone(log, at), Optional.empty())));
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
    }

    /** Lets something come in when the host is asked for the n-th time, which is when the log looks. */
    private Predicate<Subject> once(Runnable meanwhile) {
        AtomicInteger asked = new AtomicInteger();
        return subject -> {
            if (asked.getAndIncrement() == 0) {
                meanwhile.run();
            }
            return true;
        };
    }

    @Test
    void what_comes_in_while_the_log_looks_is_looked_at_and_the_host_is_asked_once_for_each() {
        try (TraceLog log = open()) {
            SampleLog.append(log, "o", SampleLog.opened("a", SampleLog.LI, "tel-1"));
            SampleLog.append(log, "paid", paid("p"));
            more(log, "x", 20);
            clock.advance(3600);
            final Instant old = clock.instant();
            more(log, "y", 12);

            CutOutcome.Obstacle goesOn =
                    only(log.cut(cut("1", old), once(() -> SampleLog.append(log, "in", SampleLog.deposited("a", 5)))));
            assertEquals(CutOutcome.Reason.GOES_ON, goesOn.reason());
            CutClock.restate(log, "a");

            Restriction.Duty duty = new Restriction.Duty(
                    SampleLog.AUDIT, SampleLog.WANG, "law", clock.instant().plusSeconds(60));
            Restriction restriction =
                    new Restriction(SampleLog.act("r"), SampleLog.LI, List.of(Personal.UNDECLARED), duty);
            CutOutcome.Obstacle kept = only(log.cut(cut("2", old), once(() -> log.restrict(restriction))));
            assertEquals(CutOutcome.Reason.DUTY, kept.reason());
            clock.advance(100);

            CutOutcome.Obstacle held = only(log.cut(
                    cut("3", old), once(() -> SampleLog.append(log, "declare", new ProcessingFact.Declared(BILLING)))));
            assertEquals(CutOutcome.Reason.LEGAL_HOLD, held.reason());
            clock.advance(11L * 366 * 24 * 3600);

            AtomicInteger asked = new AtomicInteger();
            Set<Subject> subjects = new HashSet<>();
            final long later = log.size() + 1;
            Predicate<Subject> counting = subject -> {
                assertTrue(subjects.add(subject), "asked again for " + subject);
                // Somebody whose old value goes is served at every moment, and refusals are traced.
                SampleLog.append(
                        log, "q" + asked.incrementAndGet(), SampleLog.opened("q" + asked, SampleLog.LI, "tel-new"));
                return true;
            };
            done(log.cut(cut("4", old), counting));
            assertTrue(asked.get() > 10, () -> "asked " + asked);
            assertEquals(Optional.of("tel-new"), phone(log, later).reveal(SampleLog.CALL));
            assertEquals(Optional.of("tel-new"), phone(log, later + 3).reveal(SampleLog.CALL));
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
        assertTrue(TraceLog.verify(folder).isSound());
    }

    @Test
    void a_cut_is_done_beside_others_who_never_stop_appending() throws Exception {
        try (TraceLog log = open()) {
            SampleLog.append(log, "o", SampleLog.opened("a", SampleLog.LI, "tel-1"));
            more(log, "x", 400);
            clock.advance(3600);
            CompletableFuture<CutOutcome> outcome =
                    CompletableFuture.supplyAsync(() -> log.cut(cut("cut", clock.instant()), OVER));
            int appended = 0;
            for (; !outcome.isDone() || appended < 10; appended++) {
                SampleLog.append(
                        log, "q" + appended, SampleLog.opened("q" + appended, SampleLog.LI, "tel-" + appended));
            }
            long before = done(outcome.get());
            for (TraceEvent event : SampleLog.all(log)) {
                if (event.position() >= before && event.fact() instanceof AccountFact.Opened opened) {
                    assertTrue(opened.contact().phone().reveal(SampleLog.CALL).isPresent());
                }
            }
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
    }

    @Test
    void a_cut_that_names_another_root_is_found() throws IOException {
        Path path = temp.resolve("seg");
        MerkleHash root = TreeHasher.create().leafHash(new byte[] {7});
        for (boolean isRight : List.of(true, false)) {
            Digest named = isRight ? Digest.of(root.toBytes()) : Digest.sha256(new byte[0]);
            CutCheck check = new CutCheck();
            check.begins(0, MerkleHash.EMPTY_ROOT);
            check.begins(3, root);
            for (int i = 0; i < 3; i++) {
                check.seenTombstone(i, path, i);
            }
            TraceFact.Cut cut = new TraceFact.Cut(ActId.of("cut"), 3, named, "r", "b", Optional.of(0L));
            byte[] bytes = envelope(Entry.of(SampleLog.act("cut"), cut));
            Envelope envelope = new Envelope();
            envelope.readBelonging(bytes, 0, bytes.length);
            check.seen(envelope, bytes, 4, path, 4);
            Optional<PersonalCheck.Wrong> wrong = check.judge(temp, new byte[16], 5);
            assertEquals(isRight, wrong.isEmpty());
            wrong.ifPresent(each -> assertEquals(4, each.position()));
            wrong.ifPresent(each -> assertEquals(Verdict.Problem.CUT, each.problem()));
        }
    }

    private static byte[] envelope(Entry entry) {
        CanonicalWriter out = CanonicalWriter.create();
        EventCodec.of(FactCatalog.of(List.of()))
                .encode(
                        entry,
                        SampleLog.CLOCK.instant(),
                        1,
                        new byte[32],
                        new Sealer() {
                            @Override
                            public String journal() {
                                return "log";
                            }

                            @Override
                            public byte[] seal(Personal<?> personal, byte[] value) {
                                throw new AssertionError("nothing personal");
                            }

                            @Override
                            public void sealNothing(Personal<?> personal) {
                                throw new AssertionError("nothing personal");
                            }
                        },
                        out);
        return out.toByteArray();
    }

    @Test
    void a_segment_that_was_damaged_before_a_cut_is_finished_says_so() throws IOException {
        SampleLog.openCut(folder, SampleKeys.log("trace.example/dongting")).close();
        Path second = Segment.list(folder).get(1);
        byte[] seed = LogMeta.read(folder).seed();
        try (Disk.OpenFile file = Disk.REAL.openForReading(second)) {
            Segment segment = new Segment(second, Segment.first(second), file);
            segment.end(file.size());
            assertTrue(new CutSegment(segment, seed).isDone());
            try (RandomAccessFile damaging = new RandomAccessFile(second.toFile(), "rw")) {
                damaging.seek(damaging.length() / 2);
                damaging.write(new byte[90]);
            }
            assertThrows(IOException.class, () -> new CutSegment(segment, seed).isDone());
        }
    }

    @Test
    void an_act_whose_record_was_cut_is_known_as_done_without_a_receipt() {
        try (TraceLog log = open()) {
            SampleLog.append(log, "o", SampleLog.opened("b", SampleLog.LI, "tel"));
            more(log, "x", 12);
            clock.advance(3600);
            final Instant old = clock.instant();
            SampleLog.append(
                    log,
                    "carry",
                    new AccountFact.Restated(
                            AccountId.of("b"),
                            Account.Status.OPEN,
                            Optional.empty(),
                            7,
                            SampleLog.CLOCK.instant(),
                            List.of(new RememberedAct(ActId.of("o"), SampleLog.CLOCK.instant())),
                            SampleLog.CLOCK.instant()));
            more(log, "y", 12);
            done(log.cut(cut("cut", old), OVER));
            Outcome<Account> again = Office.over(log)
                    .act(
                            Account.KIND,
                            AccountId.of("b"),
                            SampleLog.act("o"),
                            before -> Ruling.granted(SampleLog.deposited("b", 1)));
            assertTrue(again.repeated());
            assertEquals(Optional.empty(), again.receipt());
            assertEquals(7, again.state().cents());
        }
    }

    @Test
    void an_inquiry_says_that_records_were_cut_also_where_an_order_stands_first() {
        try (TraceLog log = open()) {
            log.restrict(SampleLog.restriction("restrict", SampleLog.LI));
            more(log, "x", 20);
            clock.advance(3600);
            done(log.cut(cut("cut", clock.instant()), OVER));
            assertFalse(log.isCut(0));
            assertTrue(Inquiry.seenBy(Audience.AUDITORS).ask(log).isCut());
            assertEquals(
                    1,
                    List.of(log.trail(Account.KIND.subject(AccountId.of("x0")), Direction.FORWARD))
                            .size());
        }
    }

    @Test
    void keys_that_a_take_left_in_the_middle_of_a_cut_do_not_come_back() throws IOException {
        Path keys = temp.resolve("keys").resolve(KeyStore.NAME);
        byte[] living;
        try (TraceLog log = open()) {
            Instant old = CutClock.fill(log, clock);
            backup("archive").take(folder);
            living = Files.readAllBytes(keys);
            done(log.cut(cut("cut", old), OVER));
            backup("archive").take(folder);
        }
        Files.write(keys, living);
        LogRestore restored = restore("archive");
        assertTrue(restored.isDone(), restored.explain());
        String left = Files.readString(temp.resolve("again-archive/keys"), StandardCharsets.ISO_8859_1);
        // The key of whose values went with the cut is written over; the one that is used still is there.
        assertEquals(1, aliveIn(left, living));
    }

    /** How many of the stretches of a file of keys that no name and no zero is in stand in another. */
    private static int aliveIn(String there, byte[] living) {
        String all = new String(living, StandardCharsets.ISO_8859_1);
        int found = 0;
        for (String holder : List.of(CutClock.EARLY.value(), SampleLog.WANG.value())) {
            int at = all.indexOf(holder + " undeclared@0") + (holder + " undeclared@0").length();
            found += there.contains(all.substring(at, at + 32)) ? 1 : 0;
        }
        assertTrue(all.contains(CutClock.EARLY.value()));
        return found;
    }

    @Test
    void whoever_verifies_the_folder_while_records_are_cut_finds_an_honest_log_sound() throws Exception {
        for (int round = 0; round < 2; round++) {
            Path log = temp.resolve("beside-" + round);
            CutClock time = new CutClock();
            try (TraceLog open =
                    TraceLog.open(log, SampleLog.CATALOG, time, TraceLog.Settings.DEFAULT.withSegmentBytes(100_000))) {
                batches(open, "o", 4);
                time.advance(3600);
                final Instant old = time.instant();
                batches(open, "n", 8);
                CompletableFuture<Verdict> verdict = CompletableFuture.supplyAsync(() -> TraceLog.verify(log));
                for (int i = 0; i < round; i++) {
                    SampleLog.append(open, "wait-" + i, SampleLog.deposited("wait", 1));
                }
                done(open.cut(cut("cut", old), OVER));
                Verdict found = verdict.get();
                assertTrue(found.isSound(), found.explain());
            }
        }
    }

    private static void batches(TraceLog log, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            AccountFact[] facts = new AccountFact[400];
            for (int j = 0; j < facts.length; j++) {
                facts[j] = SampleLog.deposited(prefix + i + "-" + j, 1);
            }
            SampleLog.append(log, prefix + i, facts);
        }
    }
}
