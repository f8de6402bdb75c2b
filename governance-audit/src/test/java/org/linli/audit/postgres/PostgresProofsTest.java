package org.linli.audit.postgres;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.Checkpoints;
import org.linli.audit.Inquiry;
import org.linli.audit.InquiryAnswer;
import org.linli.audit.LogExport;
import org.linli.audit.interop.CloudEvent;
import org.linli.audit.interop.CloudEvents;
import org.linli.audit.interop.Provenance;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.Head;
import org.linli.trace.Subject;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** What can be signed, proven, asked and handed on of a log on files can be of a journal on PostgreSQL. */
class PostgresProofsTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

    @TempDir
    private Path temp;

    private static void deposit(PostgresJournal journal, String account, String actor, int number) {
        Subject subject = Account.KIND.subject(AccountId.of(account));
        Map<Subject, Head> read = new HashMap<>();
        read.put(subject, Head.NONE);
        journal.trail(subject, Direction.FORWARD).forEach(event -> read.put(subject, event.head()));
        Act act = Act.of(ActId.of("act-" + number), ActorId.of(actor), MORNING.plusSeconds(number));
        AccountFact fact = new AccountFact.Deposited(AccountId.of(account), number, Optional.empty());
        journal.append(List.of(Entry.of(act, fact)), read);
    }

    @Test
    void checkpoints_receipts_and_trails_are_those_of_any_log() throws Exception {
        PostgresJournal journal = Server.open(Server.freshSchema());
        for (int i = 1; i <= 9; i++) {
            deposit(journal, i % 3 == 0 ? "b" : "a", "grid-3", i);
        }
        Path folder = temp.resolve("checkpoints");
        NoteSigner signer = SampleKeys.log("trace.example/dongting");
        TrustPolicy policy = TrustPolicy.of(signer.verifier());
        long position = 4;

        Checkpoints checkpoints = Checkpoints.of(journal, folder, signer);
        SignedNote checkpoint = checkpoints.sign();
        OfflineProof receipt = checkpoints.receipt(position);

        assertTrue(OfflineProof.parse(receipt.toString().getBytes(StandardCharsets.UTF_8))
                .verify(policy)
                .isProven());
        assertTrue(checkpoints
                .trail(Account.KIND.subject(AccountId.of("b")))
                .orElseThrow()
                .verify(policy)
                .isProven());
        deposit(journal, "a", "grid-3", 10);
        assertTrue(checkpoints.compare(checkpoint).fits());
        assertEquals(9, Checkpoint.of(checkpoint).head().size());
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        assertEquals(journal.tree(10).head(), LogExport.lines(journal, lines, done -> {}));
    }

    @Test
    void inquiries_and_interchange_are_those_of_any_log() throws IOException {
        PostgresJournal journal = Server.open(Server.freshSchema());
        deposit(journal, "a", "grid-3", 1);
        deposit(journal, "b", "grid-4", 2);
        deposit(journal, "a", "grid-4", 3);
        InquiryAnswer answer =
                Inquiry.seenBy(Audience.AUDITORS).by(ActorId.of("grid-4")).ask(journal);
        assertEquals(List.of(1L, 2L), answer.positions());
        assertEquals(2, answer.handlings().size());
        List<CloudEvent> events =
                CloudEvents.of(journal, "/trace", Audience.AUDITORS).read(0, 10).events();
        assertArrayEquals(journal.entry(1), CloudEvents.entry(events.get(1)));
        assertTrue(Provenance.of(journal, Account.KIND.subject(AccountId.of("a")), Audience.AUDITORS)
                .orElseThrow()
                .contains("rec:2"));
        assertThrows(IllegalArgumentException.class, () -> journal.entry(3));
    }
}
