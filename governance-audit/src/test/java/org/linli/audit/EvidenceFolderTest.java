package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.trace.Digest;
import org.linli.trace.EvidenceStore;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.EvidenceStoreContract;

/** Evidence in files: what was given a digest is there after everything; what is damaged is never given out. */
class EvidenceFolderTest extends EvidenceStoreContract {
    private static final byte[] PHOTO = "a photo of a dark lamp".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Override
    protected EvidenceStore create() {
        return EvidenceFolder.in(folder.resolve("evidence"), BrittleDisk.hasty());
    }

    private static List<Path> files(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void what_was_kept_is_found_by_another_store_over_the_same_folder() {
        Path home = folder.resolve("deep").resolve("evidence");
        Digest digest = EvidenceFolder.in(home).put(PHOTO);
        assertArrayEquals(PHOTO, EvidenceFolder.in(home).get(digest).orElseThrow());
    }

    @Test
    void a_flipped_bit_or_a_cut_is_named_and_putting_it_again_mends_it() throws IOException {
        Path home = folder.resolve("evidence");
        EvidenceFolder store = EvidenceFolder.in(home, BrittleDisk.hasty());
        Digest digest = store.put(PHOTO);
        Path file = files(home).get(0);
        for (int at = 0; at < PHOTO.length; at++) {
            byte[] flipped = PHOTO.clone();
            flipped[at] ^= 1;
            for (byte[] damaged : List.of(flipped, Arrays.copyOf(PHOTO, at))) {
                Files.write(file, damaged);
                TraceStoreException named = assertThrows(TraceStoreException.class, () -> store.get(digest));
                assertTrue(named.getMessage().contains(file.toString()), named.getMessage());
                assertEquals(digest, store.put(PHOTO));
                assertArrayEquals(PHOTO, store.get(digest).orElseThrow());
            }
        }
        assertEquals(List.of(file), files(home));
    }

    @Test
    void a_disk_that_fails_at_any_call_leaves_the_evidence_whole_or_not_there() throws IOException {
        for (BrittleDisk.Call call : BrittleDisk.Call.values()) {
            for (int sound = 0; sound < 3; sound++) {
                Path home = folder.resolve(call + "-" + sound);
                BrittleDisk disk = BrittleDisk.hasty();
                EvidenceFolder store = EvidenceFolder.in(home, disk);
                disk.tear();
                disk.failAfter(call, sound);
                Digest digest = Digest.sha256(PHOTO);
                boolean kept = true;
                try {
                    assertEquals(digest, store.put(PHOTO));
                } catch (TraceStoreException failed) {
                    assertTrue(failed.getMessage().contains(home.toString()), failed.getMessage());
                    kept = false;
                }
                disk.failAfter(call, Integer.MAX_VALUE);
                Optional<byte[]> found = EvidenceFolder.in(home).get(digest);
                assertTrue(found.isPresent() || !kept, call + " " + sound);
                found.ifPresent(bytes -> assertArrayEquals(PHOTO, bytes));
                assertTrue(
                        files(home).stream().noneMatch(each -> each.toString().endsWith(".new")));
                assertEquals(digest, store.put(PHOTO));
                assertArrayEquals(PHOTO, store.get(digest).orElseThrow());
            }
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_named_with_a_remedy() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no folder");
        TraceStoreException refused = assertThrows(TraceStoreException.class, () -> EvidenceFolder.in(text));
        assertTrue(refused.getMessage().contains(text.toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains("Maybe"), refused.getMessage());
    }
}
