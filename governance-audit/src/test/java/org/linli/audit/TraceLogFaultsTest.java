package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.MerkleHash;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;

/**
 * A small last segment that is cut at every byte or has any bit flipped: what opens is a prefix that holds all that was acknowledged, or
 * nothing opens and the place is named.
 */
class TraceLogFaultsTest {
    private static final BrittleDisk HASTY = BrittleDisk.hasty();

    @TempDir
    private Path folder;

    private Path log;
    private Path segment;
    private byte[] bytes;
    private List<TraceEvent> events;
    private final List<MerkleHash> roots = new ArrayList<>();
    private byte[] keys;
    private byte[] state;

    @BeforeEach
    void fill() throws IOException {
        log = folder.resolve("log");
        try (TraceLog filled = SampleLog.open(log)) {
            SampleLog.fill(filled);
            events = SampleLog.all(filled);
            for (int size = 0; size <= events.size(); size++) {
                roots.add(MerkleHash.of(filled.mark(size).root().orElseThrow().bytes()));
            }
        }
        segment = SampleLog.onlySegment(log);
        bytes = Files.readAllBytes(segment);
        keys = Files.readAllBytes(log.resolve("keys"));
        state = Files.readAllBytes(log.resolve("state"));
    }

    private void restore(byte[] segmentBytes, boolean withState) throws IOException {
        SampleLog.rewrite(segment, segmentBytes);
        SampleLog.rewrite(log.resolve("keys"), keys);
        SampleLog.rewrite(log.resolve("state"), withState ? state : new byte[0]);
    }

    /** How many records it opens with, all of them right; −1 if it does not open and says so. */
    private int opened() {
        try (TraceLog reopened = SampleLog.open(log, HASTY)) {
            List<TraceEvent> found = SampleLog.all(reopened);
            assertEquals(events.subList(0, found.size()), found);
            for (int i = 0; i < found.size(); i++) {
                if (i == 0 || i == 2) {
                    assertEquals(Optional.of(i == 0 ? "027-1111" : "027-2222"), SampleLog.phone(reopened, i));
                }
            }
            return found.size();
        } catch (TraceStoreException refused) {
            assertTrue(refused.getMessage().contains(log.toString()), refused.getMessage());
            return -1;
        }
    }

    /** How many records are found on opening, all of them right; −1 if damage is found. */
    private int found() throws IOException {
        LogOpening.Opened opened = LogOpening.forReading(log, HASTY);
        int size = (int) opened.index().size();
        assertEquals(roots.get(size), opened.index().tree().snapshot().root());
        opened.files().close();
        return opened.damage().isPresent() ? -1 : size;
    }

    @Test
    void aSegmentThatIsShorterThanWhatIsKnownToBeOnDiskDoesNotOpen() throws IOException {
        for (int length = 0; length < bytes.length; length++) {
            restore(Arrays.copyOf(bytes, length), true);
            assertEquals(-1, found(), "cut at " + length);
            if (length % 16 == 0) {
                assertEquals(-1, opened(), "cut at " + length);
                assertFalse(TraceLog.verify(log).isSound(), "cut at " + length);
            }
        }
    }

    @Test
    void aSegmentThatIsCutBeyondWhatIsKnownToBeOnDiskOpensWithItsWholeBatches() throws IOException {
        int most = 0;
        for (int length = 0; length <= bytes.length; length++) {
            restore(Arrays.copyOf(bytes, length), false);
            int size = found();
            assertTrue(size >= most && size != 3, "cut at " + length + ": " + size);
            most = size;
            if (length % 16 == 0) {
                assertTrue(TraceLog.verify(log).isSound(), "cut at " + length);
                assertEquals(size, opened(), "cut at " + length);
                assertEquals(size, opened(), "recovered twice");
            }
        }
        assertEquals(events.size(), most);
    }

    @Test
    void aSegmentThatEndsInZerosOpensWithItsWholeBatches() throws IOException {
        for (int length = 0; length <= bytes.length; length += 37) {
            restore(Arrays.copyOf(Arrays.copyOf(bytes, length), bytes.length + 300), false);
            assertTrue(opened() >= 0, "zeros from " + length);
        }
    }

    @Test
    void aFlippedBitIsNamedAndNothingOpens() throws IOException {
        for (int at = 0; at < bytes.length; at += 16) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << (at / 16 % 8));
            restore(flipped, true);
            assertEquals(-1, opened(), "byte " + at);
            Verdict verdict = TraceLog.verify(log);
            assertFalse(verdict.isSound(), "byte " + at);
            assertTrue(((Verdict.Damaged) verdict).offset() <= at, verdict.explain());
        }
    }

    @Test
    void noFlippedBitIsEverReadAsAnotherRecord() throws IOException {
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            // Where no state says otherwise, a last batch that is not whole has never been acknowledged.
            restore(flipped, false);
            int size = found();
            assertTrue(size == -1 || size == 5, "bit " + bit + ": " + size);
        }
    }

    @Test
    void aDamagedStateOrKeyIsNeverReadAsAnotherOne() throws IOException {
        for (int at = 0; at < keys.length; at += 5) {
            restore(bytes, true);
            byte[] flipped = keys.clone();
            flipped[at] ^= 1;
            SampleLog.rewrite(log.resolve("keys"), flipped);
            try (TraceLog reopened = SampleLog.open(log, HASTY)) {
                assertEquals(events, SampleLog.all(reopened));
                for (int position : new int[] {0, 2}) {
                    try {
                        assertTrue(SampleLog.phone(reopened, position).isPresent());
                    } catch (TraceStoreException unreadable) {
                        assertTrue(unreadable.getMessage().contains("damaged"));
                    }
                }
            } catch (TraceStoreException refused) {
                assertTrue(refused.getMessage().contains("damaged"), refused.getMessage());
            }
        }
        for (int at = 0; at < state.length; at += at < 128 || at > 4090 ? 1 : 64) {
            restore(bytes, true);
            byte[] flipped = state.clone();
            flipped[at] ^= 1;
            SampleLog.rewrite(log.resolve("state"), flipped);
            assertEquals(events.size(), opened());
        }
    }

    @Test
    void aFileOrFolderThatIsNotALogIsSaidToBeNone() throws IOException {
        Files.delete(log.resolve("meta"));
        assertTrue(assertThrows(TraceStoreException.class, () -> SampleLog.open(log))
                .getMessage()
                .contains("meta"));
        assertFalse(TraceLog.verify(log).isSound());
        Files.writeString(log.resolve("meta"), "{\"format\":2,\"id\":\"x\"}\n");
        assertTrue(assertThrows(TraceStoreException.class, () -> SampleLog.open(log))
                .getMessage()
                .contains("newer"));
        Files.writeString(log.resolve("meta"), "{");
        assertThrows(TraceStoreException.class, () -> SampleLog.open(log));
        assertThrows(
                TraceStoreException.class, () -> TraceLog.openForReading(folder.resolve("none"), SampleLog.CATALOG));
        assertFalse(TraceLog.verify(folder.resolve("none")).isSound());
        Path text = Files.writeString(folder.resolve("text"), "no log");
        assertThrows(TraceStoreException.class, () -> SampleLog.open(text));
    }
}
