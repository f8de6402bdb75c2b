package org.linli.audit;

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
     * @throws TraceStoreException if it cannot be read, or is damaged
     */
    byte[] entry(long position);

    /**
     * The tree of the first so many records (RFC 9162).
     *
     * @param size how many, 0 to {@link #size()}
     * @return the tree, whose leaf i is the hash of {@link #entry entry(i)}
     * @throws IllegalArgumentException if there are not so many
     */
    TreeSnapshot tree(long size);

    /**
     * Brings to disk what has been appended, so that a checkpoint over it cannot outlive it.
     *
     * @return how many records are on disk now, at least as many as had been acknowledged when this was called
     * @throws TraceStoreException if that fails, or the log is not open for writing
     */
    long sync();
}
