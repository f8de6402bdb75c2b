package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.store.Frame;
import org.linli.audit.store.LogMeta;
import org.linli.basics.ActorId;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;

/**
 * Whatever happens to the file of keys: what cannot be read any more is never taken for erased, and a log whose values have lost their
 * keys does not open for writing.
 */
class TraceLogKeysTest {
    private static final BrittleDisk HASTY = BrittleDisk.hasty();
    private static final ActorId ZHAO = ActorId.of("resident-zhao");

    @TempDir
    private Path folder;

    private Path log;
    private Path file;
    private byte[] keys;
    private byte[] state;
    private byte[] segment;
    private List<TraceEvent> events;

    /** Four holders in the order of their keys; the first and the last have been erased, the others not. */
    @BeforeEach
    void fill() throws IOException {
        log = folder.resolve("log");
        try (TraceLog filled = SampleLog.open(log)) {
            SampleLog.append(filled, "one", SampleLog.opened("z", ZHAO, "027-0000"));
            SampleLog.fill(filled);
            SampleLog.append(filled, "six", SampleLog.opened("q", ActorId.of("resident-qian"), "027-3333"));
            filled.erase(SampleLog.erasure("erase-1", ZHAO));
            filled.erase(SampleLog.erasure("erase-2", ActorId.of("resident-qian")));
            events = SampleLog.all(filled);
        }
        file = log.resolve("keys");
        keys = Files.readAllBytes(file);
        state = Files.readAllBytes(log.resolve("state"));
        segment = Files.readAllBytes(SampleLog.onlySegment(log));
    }

    @Test
    void nobody_but_the_owner_may_use_the_file_of_keys() throws IOException {
        assumeTrue(
                Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class),
                "needs a file system that knows of owners and others");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SampleLog.open(log).close();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    /** As for an auditor with an account of their own, or with a copy that has no keys. */
    @Test
    void everything_but_keys_and_values_is_verified_without_the_keys() throws IOException {
        Files.delete(file);
        assertEquals(
                Verdict.Problem.KEY,
                assertInstanceOf(Verdict.Damaged.class, verify(log)).problem());
        Verdict.Sound sound = assertInstanceOf(
                Verdict.Sound.class,
                TraceLog.verifyWithoutKeys(log),
                TraceLog.verifyWithoutKeys(log).explain());
        assertFalse(sound.withKeys());
        assertTrue(sound.explain().contains("The keys were not to be read"), sound.explain());
        // A value that nobody ordered to be erased is missed all the same, and so is a record.
        try (TraceLog reading = TraceLog.openForReading(log, SampleLog.CATALOG)) {
            byte[] slot = SampleLog.slot(reading, 1);
            byte[] changed = segment.clone();
            int at = new String(segment, StandardCharsets.ISO_8859_1)
                    .indexOf(new String(slot, StandardCharsets.ISO_8859_1));
            Arrays.fill(changed, at, at + slot.length, (byte) 0);
            SampleLog.rewrite(SampleLog.onlySegment(log), changed);
        }
        assertEquals(
                Verdict.Problem.ERASURE,
                assertInstanceOf(Verdict.Damaged.class, LogCheck.of(log, Patience.NONE, false))
                        .problem());
    }

    /** Without waiting for anybody who may be erasing, since nobody is. */
    private static Verdict verify(Path log) {
        return LogCheck.of(log, Patience.NONE, true);
    }

    private void restore(byte[] changed, boolean withState) throws IOException {
        SampleLog.rewrite(file, changed);
        SampleLog.rewrite(log.resolve("state"), withState ? state : new byte[0]);
        SampleLog.rewrite(SampleLog.onlySegment(log), segment);
    }

    /** Looks at a log whose file of keys is not what was written; gives whether it opens for writing. */
    private boolean look(String what, boolean mustBeNamed) throws IOException {
        Verdict verdict = verify(log);
        if (mustBeNamed) {
            Verdict.Damaged damaged = assertInstanceOf(Verdict.Damaged.class, verdict, what);
            assertEquals(file, damaged.file(), what);
            assertTrue(damaged.offset() <= keys.length, damaged.explain());
            assertEquals(events.size(), damaged.trustworthy().size(), damaged.explain());
        }
        readable(what);
        byte[] before = Files.exists(file) ? Files.readAllBytes(file) : null;
        try (TraceLog opened = SampleLog.open(log, HASTY)) {
            values(opened, what);
        } catch (TraceStoreException refused) {
            assertFalse(verdict.isSound(), what);
            assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
            assertTrue(refused.getMessage().contains("Maybe put the file of keys back"), refused.getMessage());
            assertTrue(
                    before == null ? !Files.exists(file) : Arrays.equals(before, Files.readAllBytes(file)),
                    "nothing is changed: " + what);
            return false;
        }
        assertTrue(verify(log).isSound(), () -> what + ": " + verify(log).explain());
        return true;
    }

    private static void values(TraceLog opened, String what) {
        assertEquals(Optional.empty(), SampleLog.phone(opened, 0), what);
        assertEquals(Optional.of("027-1111"), SampleLog.phone(opened, 1), what);
        assertEquals(Optional.of("027-2222"), SampleLog.phone(opened, 3), what);
        assertEquals(Optional.empty(), SampleLog.phone(opened, 7), what);
    }

    /** A log with damaged keys opens for reading, facts and all; values are right or said to be damaged. */
    private void readable(String what) {
        try (TraceLog reading = TraceLog.openForReading(log, SampleLog.CATALOG)) {
            assertEquals(events, SampleLog.all(reading), what);
            assertEquals(Optional.empty(), SampleLog.phone(reading, 0), what);
            assertEquals(Optional.empty(), SampleLog.phone(reading, 7), what);
            for (int position : new int[] {1, 3}) {
                try {
                    assertEquals(
                            Optional.of(position == 1 ? "027-1111" : "027-2222"),
                            SampleLog.phone(reading, position),
                            what);
                } catch (TraceStoreException lost) {
                    assertTrue(reading.damage().isPresent(), what);
                    assertTrue(lost.getMessage().contains("its key is damaged"), lost.getMessage());
                }
            }
        }
    }

    @Test
    void the_file_is_what_this_test_thinks_it_is() throws IOException {
        assertTrue(look("as written", false));
        assertTrue(verify(log).isSound());
    }

    @Test
    void a_bit_flipped_at_any_byte_is_named_and_loses_nothing_silently() throws IOException {
        int refused = 0;
        for (int at = 0; at < keys.length; at++) {
            byte[] flipped = keys.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            restore(flipped, true);
            refused += look("byte " + at, true) ? 0 : 1;
        }
        // The keys that values need are the two in the middle.
        assertEquals(keys.length / 2, refused, 10, "refused");
    }

    @Test
    void a_file_cut_at_any_byte_is_named_and_loses_nothing_silently() throws IOException {
        for (int length = 0; length < keys.length; length++) {
            restore(Arrays.copyOf(keys, length), true);
            boolean opens = look("cut at " + length, true);
            if (length % 3 == 0) {
                restore(Arrays.copyOf(keys, length), false);
                assertEquals(opens, look("cut at " + length + " without state", !opens));
            }
        }
    }

    @Test
    void a_file_that_is_empty_missing_or_another_logs_is_named_and_not_made_anew() throws IOException {
        restore(new byte[0], true);
        assertFalse(look("empty", true));
        restore(new byte[keys.length], true);
        assertFalse(look("all zero", true));
        for (boolean withState : new boolean[] {true, false}) {
            restore(keys, withState);
            Files.delete(file);
            assertFalse(look("missing", true));
            assertFalse(Files.exists(file));
        }
        Path other = folder.resolve("other");
        try (TraceLog filled = SampleLog.open(other)) {
            SampleLog.fill(filled);
        }
        restore(Files.readAllBytes(other.resolve("keys")), true);
        assertFalse(look("another log's", true));
        Files.delete(file);
        Files.createDirectory(file);
        assertThrows(TraceStoreException.class, () -> SampleLog.open(log));
        assertEquals(Verdict.Problem.FILE, ((Verdict.Damaged) verify(log)).problem());
    }

    @Test
    void a_key_destroyed_without_an_erasure_is_named_by_number_and_record() throws IOException {
        byte[] destroyed = keys.clone();
        int first = ByteBuffer.wrap(keys).getInt(0);
        int second = first + ByteBuffer.wrap(keys).getInt(first);
        Arrays.fill(destroyed, second - 36, second, (byte) 0);
        restore(destroyed, true);
        assertFalse(look("destroyed", true));
        Verdict.Damaged damaged = (Verdict.Damaged) verify(log);
        assertEquals(Verdict.Problem.KEY, damaged.problem());
        assertEquals(1, damaged.position());
        assertEquals(second - 36, damaged.offset());
        assertTrue(damaged.expected().startsWith("key 2,"), damaged.explain());
        assertTrue(damaged.explain().contains("personal values under other keys can be read"), damaged.explain());
    }

    @Test
    void damage_that_no_value_needs_is_cleared_away_when_the_log_is_opened_and_the_log_goes_on() throws IOException {
        for (int at : new int[] {3, keys.length - 60, keys.length - 1}) {
            byte[] flipped = keys.clone();
            flipped[at] ^= 4;
            restore(flipped, true);
            try (TraceLog opened = SampleLog.open(log)) {
                SampleLog.append(opened, "new", SampleLog.opened("new-" + at, ZHAO, "027-9999"));
                assertEquals(Optional.of("027-9999"), SampleLog.phone(opened, opened.size() - 1));
                assertTrue(opened.verify().isSound(), opened.verify().explain());
            }
            try (TraceLog opened = SampleLog.open(log)) {
                values(opened, "again");
                assertEquals(Optional.of("027-9999"), SampleLog.phone(opened, opened.size() - 1));
                assertTrue(opened.verify().isSound(), opened.verify().explain());
            }
        }
    }

    @Test
    void an_open_log_finds_what_happens_to_its_keys_on_disk() throws IOException {
        try (TraceLog opened = SampleLog.open(log)) {
            assertTrue(opened.verify().isSound());
            SampleLog.rewrite(file, Arrays.copyOf(keys, keys.length / 2));
            Verdict.Damaged damaged = assertInstanceOf(Verdict.Damaged.class, opened.verify());
            assertEquals(Verdict.Problem.KEY, damaged.problem());
            SampleLog.rewrite(file, keys);
        }
    }

    @Test
    void a_value_blanked_without_an_erasure_after_it_is_named() throws IOException {
        // Zhao was erased, came back, and was not erased again.
        try (TraceLog opened = SampleLog.open(log)) {
            SampleLog.append(opened, "back", SampleLog.opened("y", ZHAO, "027-7777"));
        }
        assertTrue(verify(log).isSound());
        byte[] sound = Files.readAllBytes(SampleLog.onlySegment(log));
        for (long position : new long[] {1, 3, 10}) {
            byte[] blanked = sound.clone();
            blank(blanked, position);
            SampleLog.rewrite(SampleLog.onlySegment(log), blanked);
            Verdict.Damaged damaged = assertInstanceOf(Verdict.Damaged.class, verify(log), "" + position);
            assertEquals(Verdict.Problem.ERASURE, damaged.problem());
            assertEquals(position, damaged.position());
            assertEquals(position, damaged.trustworthy().size());
            TraceStoreException refused = assertThrows(TraceStoreException.class, () -> SampleLog.open(log));
            assertTrue(refused.getMessage().contains("no erasure on record"), refused.getMessage());
            try (TraceLog reading = TraceLog.openForReading(log, SampleLog.CATALOG)) {
                assertThrows(TraceStoreException.class, () -> SampleLog.phone(reading, position));
            }
        }
        SampleLog.rewrite(SampleLog.onlySegment(log), sound);
        assertTrue(verify(log).isSound());
    }

    @Test
    void a_value_left_where_its_holder_was_erased_is_named_reveals_nothing_and_is_erased_on_opening()
            throws IOException {
        Path before = folder.resolve("before");
        byte[] left;
        try (TraceLog filled = SampleLog.open(before)) {
            SampleLog.append(filled, "one", SampleLog.opened("z", ZHAO, "027-0000"));
        }
        left = Files.readAllBytes(SampleLog.onlySegment(before));
        try (TraceLog filled = SampleLog.open(before)) {
            filled.erase(SampleLog.erasure("erase-1", ZHAO));
        }
        byte[] erased = Files.readAllBytes(SampleLog.onlySegment(before));
        System.arraycopy(left, 0, erased, 0, left.length);
        SampleLog.rewrite(SampleLog.onlySegment(before), erased);
        Verdict.Damaged damaged = assertInstanceOf(Verdict.Damaged.class, verify(before));
        assertEquals(Verdict.Problem.ERASURE, damaged.problem());
        assertEquals(0, damaged.position());
        try (TraceLog reading = TraceLog.openForReading(before, SampleLog.CATALOG)) {
            assertEquals(Optional.empty(), SampleLog.phone(reading, 0));
        }
        SampleLog.open(before).close();
        assertTrue(verify(before).isSound());
    }

    private void blank(byte[] bytes, long position) throws IOException {
        Frame frame = new Frame(LogMeta.read(log).seed());
        for (int at = 0; frame.parse(bytes, at, bytes.length); at += frame.length()) {
            if (frame.kind() == Frame.RECORD && frame.sequence() == position) {
                int from = frame.slotOffset(0);
                Arrays.fill(bytes, from, from + frame.slotLength(0), (byte) 0);
                return;
            }
        }
    }
}
