package org.linli.responsibility;

/**
 * From two numbers, not negative, to the number of a row: open addressing in two arrays, so that a million pairs take 24 MiB. A pair that is
 * not there is mostly told by one look at the keys.
 */
final class PairIndex {
    private static final int NONE = -1;
    /** Keys plus one, so that 0 is no key. */
    private long[] keys;

    private int[] rows;
    private int size;

    PairIndex() {
        this(32);
    }

    /** With room for so many pairs. */
    PairIndex(int pairs) {
        int capacity = Integer.highestOneBit(Math.max(32, pairs)) * 4;
        keys = new long[capacity];
        rows = new int[capacity];
    }

    int size() {
        return size;
    }

    /** The row under a pair, or −1. */
    int get(int one, int other) {
        long key = key(one, other);
        int slot = slot(keys, key);
        return keys[slot] == 0 ? NONE : rows[slot];
    }

    /** Puts a row under a pair, and gives the one that was there, or −1. */
    int put(int one, int other, int row) {
        long key = key(one, other);
        int slot = slot(keys, key);
        int before = keys[slot] == 0 ? NONE : rows[slot];
        keys[slot] = key;
        rows[slot] = row;
        if (before == NONE && ++size * 2 > rows.length) {
            grow();
        }
        return before;
    }

    private static long key(int one, int other) {
        return ((long) one << 32 | other) + 1;
    }

    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        long mixed = (key ^ key >>> 29) * 0x9e3779b97f4a7c15L;
        int slot = (int) (mixed ^ mixed >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] moreKeys = new long[keys.length * 2];
        int[] moreRows = new int[rows.length * 2];
        for (int i = 0; i < rows.length; i++) {
            if (keys[i] != 0) {
                int slot = slot(moreKeys, keys[i]);
                moreKeys[slot] = keys[i];
                moreRows[slot] = rows[i];
            }
        }
        keys = moreKeys;
        rows = moreRows;
    }
}
