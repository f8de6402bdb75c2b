package org.linli.audit;

import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.TreeSnapshot;
import org.linli.trace.Journal;
import org.linli.trace.TraceStoreException;

/** A journal whose records hang together in a tree of hashes: what {@link Checkpoints} sign, and proofs are made from. */
public interface ProvableLog extends Journal {

    /**
     * A record as it is hashed.
     *
     * @param position its place, from 0
     * @return its envelope, JSON in UTF-8 without personal values
     * @throws IllegalArgumentException if there is no such record
     * @throws RecordCutException if it was cut
     * @throws TraceStoreException if it cannot be read, or is damaged
     */
    byte[] entry(long position);

    /**
     * The hash of a record, which is kept when the record itself {@linkplain #isCut was cut}.
     *
     * @param position its place, from 0
     * @return the leaf hash (RFC 9162) of {@link #entry entry(position)}
     * @throws IllegalArgumentException if there is no such record
     * @throws TraceStoreException if it cannot be read, or is damaged
     */
    default MerkleHash leafHash(long position) {
        return TreeHasher.create().leafHash(entry(position));
    }

    /**
     * Whether a record was cut, so that {@link #entry} has nothing to give.
     *
     * @param position its place, from 0
     * @return whether only its hash is kept
     * @throws IllegalArgumentException if there is no such record
     * @throws TraceStoreException if it cannot be read, or is damaged
     */
    default boolean isCut(long position) {
        return false;
    }

    /**
     * The tree of the first so many records (RFC 9162).
     *
     * @param size how many, 0 to {@link #size()}
     * @return the tree, whose leaf i is the hash of {@link #entry entry(i)}
     * @throws IllegalArgumentException if there are not so many
     */
    TreeSnapshot tree(long size);

    /**
     * Reads everything again from where it is kept and checks it: that each record is as it was hashed and in its place, the trails of the
     * subjects, the tree, and that each personal value is the one that was committed to, or was erased by order.
     *
     * <p>Cost: O(size); memory for the heads of all subjects.
     *
     * @return sound, or the first thing that is not
     */
    Verdict verify();

    /**
     * Brings to disk what has been appended, so that a checkpoint over it cannot outlive it.
     *
     * @return how many records are on disk now, at least as many as had been acknowledged when this was called
     * @throws TraceStoreException if that fails, or the log is not open for writing
     */
    long sync();
}
