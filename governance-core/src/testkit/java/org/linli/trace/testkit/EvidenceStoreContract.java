package org.linli.trace.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.trace.Digest;
import org.linli.trace.EvidenceStore;

/** What every {@link EvidenceStore} promises. Whoever implements one extends this class and says how to make a fresh store. */
public abstract class EvidenceStoreContract {
    private EvidenceStore store;

    /** For subclasses. */
    protected EvidenceStoreContract() {}

    /**
     * Makes a new, empty store.
     *
     * @return the store
     * @throws Exception if that fails
     */
    protected abstract EvidenceStore create() throws Exception;

    @BeforeEach
    final void createStore() throws Exception {
        store = create();
    }

    @Test
    void what_is_put_is_found_by_its_digest() {
        byte[] photo = "a photo".getBytes(StandardCharsets.UTF_8);
        Digest digest = store.put(photo);

        assertEquals(Digest.sha256(photo), digest);
        assertArrayEquals(photo, store.get(digest).orElseThrow());
        assertTrue(store.get(Digest.sha256(new byte[] {1})).isEmpty());
    }

    @Test
    void nothing_at_all_and_large_things_can_be_kept() {
        byte[] large = new byte[1 << 20];
        Arrays.fill(large, (byte) 7);
        assertArrayEquals(large, store.get(store.put(large)).orElseThrow());
        assertArrayEquals(new byte[0], store.get(store.put(new byte[0])).orElseThrow());
    }

    @Test
    void changing_the_bytes_given_or_gotten_changes_nothing_kept() {
        byte[] bytes = {1, 2, 3};
        Digest digest = store.put(bytes);
        bytes[0] = 9;
        store.get(digest).orElseThrow()[1] = 9;
        assertArrayEquals(new byte[] {1, 2, 3}, store.get(digest).orElseThrow());
    }

    @Test
    void keeping_the_same_bytes_twice_is_keeping_them_once() {
        assertEquals(store.put(new byte[] {4}), store.put(new byte[] {4}));
        assertArrayEquals(
                new byte[] {4}, store.get(Digest.sha256(new byte[] {4})).orElseThrow());
    }

    @Test
    void several_threads_keep_and_find_at_once() throws Exception {
        Crew.of(4, number -> {
            for (int i = 0; i < 100; i++) {
                byte[] bytes = ("evidence " + i).getBytes(StandardCharsets.UTF_8);
                assertArrayEquals(bytes, store.get(store.put(bytes)).orElseThrow());
            }
        });
    }

    @Test
    void null_is_refused() {
        assertThrows(NullPointerException.class, () -> store.put(null));
        assertThrows(NullPointerException.class, () -> store.get(null));
    }
}
