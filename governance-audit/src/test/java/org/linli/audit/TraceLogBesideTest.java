package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.trace.Erasure;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Selection;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** Erasures and restrictions that come while their holder's values are being appended once more; looks while records are written. */
class TraceLogBesideTest {
    private static final Map<String, Consumer<TraceLog>> ORDERS = new TreeMap<>(Map.of(
            "all", log -> log.erase(SampleLog.erasure("order", SampleLog.LI)),
            "record", log -> log.erase(record(0)),
            "processing", log -> log.erase(SampleLog.erasureBefore("order", SampleLog.LI, 1)),
            "restricted", log -> log.restrict(SampleLog.restriction("order", SampleLog.LI))));

    @TempDir
    private Path folder;

    private static Erasure record(long position) {
        return new Erasure(
                SampleLog.act("order"), SampleLog.LI, Erasure.Extent.records(List.of(position)), "mistake", "PIPL-47");
    }

    private static Personal<String> phoneAt(TraceLog log, long position) {
        return ((AccountFact.Opened)
                        log.read(Selection.ALL, position, 1).events().get(0).fact())
                .contact()
                .phone();
    }

    private static AccountFact again(Personal<String> phone) {
        return new AccountFact.Opened(
                AccountId.of("b"), SampleLog.LI, Account.Tier.HOUSEHOLD, new Account.Contact(phone, Optional.empty()));
    }

    @Test
    void a_value_is_not_written_again_if_an_order_comes_between_looking_at_it_and_writing_it() {
        ORDERS.forEach((name, order) -> {
            try (TraceLog log = SampleLog.open(folder.resolve(name))) {
                SampleLog.append(log, "one", SampleLog.opened("a", SampleLog.LI, "027-1111"));
                Personal<String> first = phoneAt(log, 0);
                AtomicBoolean isGiven = new AtomicBoolean();
                Personal<String> slow = Personal.kept(SampleLog.LI, "phone", Optional.empty(), purpose -> {
                    String value = first.reveal(purpose).orElse(null);
                    if (!isGiven.getAndSet(true)) {
                        order.accept(log);
                    }
                    return value;
                });
                SampleLog.append(log, "two", again(slow));
                assertEquals(3, log.size(), name);
                for (Purpose purpose : List.of(SampleLog.CALL, Purpose.of("anything"))) {
                    assertEquals(Optional.empty(), phoneAt(log, 0).reveal(purpose), name);
                    assertEquals(Optional.empty(), phoneAt(log, 2).reveal(purpose), name);
                }
                assertTrue(log.verify().isSound(), () -> log.verify().explain());
            }
        });
    }

    @Test
    void a_handle_to_a_record_stays_one_however_often_it_is_appended_again() {
        try (TraceLog log = SampleLog.open(folder.resolve("log"))) {
            SampleLog.append(log, "one", SampleLog.opened("a", SampleLog.LI, "027-1111"));
            Personal<String> first = phoneAt(log, 0);
            SampleLog.append(log, "two", again(first));
            assertEquals(Optional.of("027-1111"), phoneAt(log, 1).reveal(SampleLog.CALL));
            log.erase(record(0));
            assertEquals(Optional.empty(), first.reveal(SampleLog.CALL));
            assertEquals(Optional.of("027-1111"), phoneAt(log, 1).reveal(SampleLog.CALL), "not what was ordered");
        }
    }

    @Test
    void orders_of_others_send_no_append_back() {
        try (TraceLog log = SampleLog.open(folder.resolve("log"))) {
            SampleLog.append(log, "one", SampleLog.opened("a", SampleLog.LI, "027-1111"));
            int[] looks = new int[1];
            Personal<String> slow = Personal.kept(SampleLog.LI, "phone", Optional.empty(), purpose -> {
                log.erase(SampleLog.erasure("order-" + looks[0]++, SampleLog.WANG));
                return "027-1111";
            });
            SampleLog.append(log, "two", again(slow));
            assertEquals(1, looks[0]);
        }
    }

    /** Whoever reads a file while frames are put into it may see a later one and not the one before, as it was a moment ago. */
    @Test
    void a_log_that_is_being_written_to_is_never_called_damaged() throws InterruptedException {
        List<String> damaged = new ArrayList<>();
        int looks = 0;
        try (TraceLog log = SampleLog.open(folder, BrittleDisk.hasty())) {
            Thread writing = new Thread(() -> {
                for (int i = 0; i < 2_000; i++) {
                    SampleLog.append(log, "act-" + i, SampleLog.deposited("a" + i, i));
                }
            });
            writing.start();
            while (writing.isAlive()) {
                looks++;
                Verdict verdict = TraceLog.verify(folder);
                try (TraceLog reading = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
                    reading.damage().ifPresent(each -> damaged.add(each.explain()));
                }
                if (!verdict.isSound()) {
                    damaged.add(verdict.explain());
                }
            }
            writing.join();
        }
        assertEquals(List.of(), damaged);
        assertTrue(looks > 5, looks + " looks");
    }
}
