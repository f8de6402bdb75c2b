package org.linli.responsibility;

import java.util.Arrays;

/** From two numbers, not negative, to the number of a row: open addressing in two arrays, so that a million pairs take 24 MiB. */
final class PairIndex {
    private static final int NONE = -1;
    private long[] keys = new long[64];
    private int[] rows = new int[64];
    private int size;

    PairIndex() {
        Arrays.fill(rows, NONE);
    }

    /** The row under a pair, or −1. */
    int get(int one, int other) {
        return rows[slot(keys, rows, key(one, other))];
    }

    /** Puts a row under a pair, and gives the one that was there, or −1. */
    int put(int one, int other, int row) {
        int slot = slot(keys, rows, key(one, other));
        int before = rows[slot];
        keys[slot] = key(one, other);
        rows[slot] = row;
        if (before == NONE && ++size * 2 > rows.length) {
            grow();
        }
        return before;
    }

    private static long key(int one, int other) {
        return (long) one << 32 | other;
    }

    private static int slot(long[] keys, int[] rows, long key) {
        int mask = rows.length - 1;
        long spread = key * 0x9e3779b97f4a7c15L;
        int slot = (int) (spread >>> 32) & mask;
        while (rows[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] moreKeys = new long[keys.length * 2];
        int[] moreRows = new int[rows.length * 2];
        Arrays.fill(moreRows, NONE);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != NONE) {
                int slot = slot(moreKeys, moreRows, keys[i]);
                moreKeys[slot] = keys[i];
                moreRows[slot] = rows[i];
            }
        }
        keys = moreKeys;
        rows = moreRows;
    }
}
