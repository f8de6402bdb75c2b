package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.store.Disk;
import org.linli.audit.store.LogMeta;
import org.linli.trace.Durability;

/** Records and keys that are put back, or reach the disk, from different times. */
class TraceLogRestoredTest {
    @TempDir
    private Path folder;

    private Path log;
    private Path other;

    @BeforeEach
    void name() {
        log = folder.resolve("log");
        other = folder.resolve("other");
    }

    /** The numbers of the keys in a file that are alive. */
    static TreeSet<Long> living(Path log) throws IOException {
        TreeSet<Long> living = new TreeSet<>();
        byte[] seed = LogMeta.read(log).seed();
        try (KeyStore keys = KeyStore.read(Disk.REAL.openForReading(log.resolve("keys")), seed)) {
            for (long number = 1; number < 300; number++) {
                if (keys.fit(number) == KeyStore.Fit.ALIVE) {
                    living.add(number);
                }
            }
        }
        return living;
    }

    private static void assertSound(Path log) {
        Verdict verdict = TraceLog.verify(log);
        assertTrue(verdict.isSound(), verdict.explain());
    }

    private void takeKeysOf(Path from, Path to) throws IOException {
        Files.copy(from.resolve("keys"), to.resolve("keys"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void an_erasure_leaves_no_key_where_keys_that_are_newer_than_the_records_were_put_back() throws IOException {
        try (TraceLog open = SampleLog.open(log)) {
            SampleLog.append(open, "w", SampleLog.opened("w", SampleLog.WANG, "027-0"));
        }
        SampleLog.copy(log, other);
        try (TraceLog open = SampleLog.open(log)) {
            for (int i = 0; i < 20; i++) {
                SampleLog.append(open, "d" + i, SampleLog.deposited("w", i + 1));
            }
            SampleLog.append(open, "one", SampleLog.opened("a", SampleLog.LI, "027-1111"));
        }
        takeKeysOf(log, other);
        eraseLi(other, TraceLog.Settings.DEFAULT);
    }

    @Test
    void an_erasure_leaves_no_key_where_the_power_has_taken_records_and_left_their_keys() throws IOException {
        TraceLog.Settings relaxed = TraceLog.Settings.DEFAULT.withDurability(Durability.RELAXED);
        try (TraceLog open = TraceLog.open(log, SampleLog.CATALOG, SampleLog.CLOCK, relaxed)) {
            SampleLog.append(open, "w", SampleLog.opened("w", SampleLog.WANG, "027-0"));
            SampleLog.copy(log, other);
            for (int i = 0; i < 20; i++) {
                SampleLog.append(open, "d" + i, SampleLog.deposited("w", i + 1));
            }
            SampleLog.append(open, "one", SampleLog.opened("a", SampleLog.LI, "027-1111"));
            takeKeysOf(log, other);
        }
        eraseLi(other, relaxed);
    }

    private void eraseLi(Path restored, TraceLog.Settings settings) throws IOException {
        assertEquals(2, living(restored).size(), "the keys are ahead");
        try (TraceLog open = TraceLog.open(restored, SampleLog.CATALOG, SampleLog.CLOCK, settings)) {
            assertEquals(1, living(restored).size(), "no key without a record");
            SampleLog.append(open, "one", SampleLog.opened("a", SampleLog.LI, "027-1111"));
            assertEquals(3, living(restored).last(), "no number is given again");
            assertEquals(Optional.of("027-1111"), SampleLog.phone(open, open.size() - 1));
            assertEquals(1, open.erase(SampleLog.erasure("er", SampleLog.LI)).values());
            assertEquals(1, living(restored).size(), "Wang's");
            SampleLog.append(open, "two", SampleLog.opened("b", SampleLog.LI, "027-2222"));
        }
        assertSound(restored);
        try (TraceLog open = SampleLog.open(restored)) {
            assertEquals(Optional.of("027-2222"), SampleLog.phone(open, open.size() - 1));
            assertEquals(Optional.of("027-0"), SampleLog.phone(open, 0));
        }
    }

    @Test
    void opening_destroys_again_what_keys_that_are_older_than_an_erasure_have_brought_back() throws IOException {
        TraceLog.Settings small = TraceLog.Settings.DEFAULT.withSegmentBytes(3_000);
        try (TraceLog open = TraceLog.open(log, SampleLog.CATALOG, SampleLog.CLOCK, small)) {
            SampleLog.append(open, "one", SampleLog.opened("a", SampleLog.LI, "027-1111"));
            SampleLog.append(open, "w", SampleLog.opened("w", SampleLog.WANG, "027-2"));
            Files.createDirectories(other);
            takeKeysOf(log, other);
            open.erase(SampleLog.erasure("er", SampleLog.LI));
            for (int i = 0; i < 40; i++) {
                SampleLog.append(open, "d" + i, SampleLog.deposited("w", i + 1));
            }
        }
        takeKeysOf(other, log);
        assertFalse(TraceLog.verify(log).isSound());
        try (TraceLog open = TraceLog.open(log, SampleLog.CATALOG, SampleLog.CLOCK, small)) {
            assertEquals(new TreeSet<>(Set.of(2L)), living(log));
            SampleLog.append(open, "z", SampleLog.opened("z", SampleLog.LI, "027-9"));
            assertSound(log);
            open.erase(SampleLog.erasure("er", SampleLog.LI));
            assertSound(log);
            assertEquals(Optional.of("027-9"), SampleLog.phone(open, open.size() - 1));
            assertEquals(Optional.empty(), SampleLog.phone(open, 0));
        }
        TraceLog.open(log, SampleLog.CATALOG, SampleLog.CLOCK, small).close();
        assertSound(log);
    }
}
