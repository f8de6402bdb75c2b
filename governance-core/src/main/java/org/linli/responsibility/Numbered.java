package org.linli.responsibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values that are numbered in the order in which they first came: open addressing, with the hashes side by side. */
final class Numbered<T> {
    private final List<T> values = new ArrayList<>();
    /** Numbers plus one by slot; 0 where there is none. */
    private int[] slots = new int[64];

    private int[] hashes = new int[64];

    int numberOf(T value) {
        int hash = hash(value);
        int slot = slot(value, hash);
        if (slots[slot] == 0) {
            values.add(value);
            slots[slot] = values.size();
            hashes[slot] = hash;
            if (values.size() * 2 > slots.length) {
                grow();
                return values.size() - 1;
            }
        }
        return slots[slot] - 1;
    }

    /** The number of a value, or −1. */
    int find(T value) {
        return slots[slot(value, hash(value))] - 1;
    }

    private static int hash(Object value) {
        int hash = value.hashCode() * 0x9e3779b9;
        return hash ^ hash >>> 15;
    }

    private int slot(T value, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0
                && (hashes[slot] != hash || !values.get(slots[slot] - 1).equals(value))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] moreSlots = new int[slots.length * 2];
        int[] moreHashes = new int[hashes.length * 2];
        int mask = moreSlots.length - 1;
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] != 0) {
                int slot = hashes[i] & mask;
                while (moreSlots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                moreSlots[slot] = slots[i];
                moreHashes[slot] = hashes[i];
            }
        }
        slots = moreSlots;
        hashes = moreHashes;
    }

    T value(int number) {
        return values.get(number);
    }

    Numbered<T> copy() {
        Numbered<T> copy = new Numbered<>();
        copy.values.addAll(values);
        copy.slots = Arrays.copyOf(slots, slots.length);
        copy.hashes = Arrays.copyOf(hashes, hashes.length);
        return copy;
    }

    int size() {
        return values.size();
    }
}
