package org.linli.audit;

import java.util.Arrays;

/** Where in its segment each record begins, by position: 8 bytes a record. One thread adds; any number of threads read. */
final class Offsets {
    private static final int BITS = 12;
    private static final int CHUNK = 1 << BITS;

    private volatile long[][] chunks = new long[16][];
    private long count;

    void add(long offset) {
        int chunk = Math.toIntExact(count >>> BITS);
        long[][] known = chunks;
        if (chunk == known.length) {
            known = Arrays.copyOf(known, chunk * 2);
        }
        if (known[chunk] == null) {
            known[chunk] = new long[CHUNK];
            chunks = known;
        }
        known[chunk][(int) count & (CHUNK - 1)] = offset;
        count++;
    }

    /** The offset of a record that whoever asks has seen to be there. */
    long at(long position) {
        return chunks[(int) (position >>> BITS)][(int) position & (CHUNK - 1)];
    }
}
