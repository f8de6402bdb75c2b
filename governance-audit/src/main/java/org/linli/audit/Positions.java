package org.linli.audit;

import java.util.Arrays;

/** Positions in ascending order. One thread adds; any number of threads read what was added before. */
final class Positions {
    private volatile long[] positions = new long[2];
    private volatile int count;

    void add(long position) {
        int last = count;
        if (last == positions.length) {
            positions = Arrays.copyOf(positions, last * 2);
        }
        positions[last] = position;
        count = last + 1;
    }

    long at(int index) {
        return positions[index];
    }

    int count() {
        return count;
    }

    /** How many of them are below a limit. */
    int countBelow(long limit) {
        int below = count;
        long[] known = positions;
        while (below > 0 && known[below - 1] >= limit) {
            below--;
        }
        return below;
    }
}
