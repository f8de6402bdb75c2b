package org.linli.trace;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Where evidence too large for a fact is kept by its digest: a photo, a scan, the certificate of a plan. The fact holds the digest;
 * whoever has the bytes can prove that they are the ones. Safe for use by several threads.
 */
public interface EvidenceStore {
    /**
     * Keeps some bytes. Keeping the same bytes twice is keeping them once.
     *
     * @param bytes the evidence
     * @return its digest, by which a fact may cite it once this returns
     * @throws TraceStoreException if the bytes could not be kept
     */
    Digest put(byte[] bytes);

    /**
     * Finds kept bytes.
     *
     * @param digest the digest that a fact cites
     * @return a copy of the bytes, or nothing if they are not kept here
     * @throws TraceStoreException if the store failed or the bytes no longer have this digest
     */
    Optional<byte[]> get(Digest digest);

    /**
     * A store that lives in memory, for tests and small hosts.
     *
     * @return a new, empty store
     */
    static EvidenceStore inMemory() {
        ConcurrentMap<Digest, byte[]> kept = new ConcurrentHashMap<>();
        return new EvidenceStore() {
            @Override
            public Digest put(byte[] bytes) {
                Digest digest = Digest.sha256(bytes);
                kept.putIfAbsent(digest, bytes.clone());
                return digest;
            }

            @Override
            public Optional<byte[]> get(Digest digest) {
                return Optional.ofNullable(kept.get(digest)).map(byte[]::clone);
            }
        };
    }
}
