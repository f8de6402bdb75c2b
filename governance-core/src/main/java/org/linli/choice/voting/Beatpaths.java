package org.linli.choice.voting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.linli.choice.Step;

/** The strongest chains of defeats between any two options; a chain is as strong as its weakest defeat. O(n³), as by Floyd. */
final class Beatpaths {
    private final Pairwise pairwise;
    private final int size;
    private final long[] strongest;
    /** The last stop before the end of the strongest chain, as in Schulze's paper. */
    private final int[] before;

    Beatpaths(Pairwise pairwise, Strength strength) {
        this.pairwise = pairwise;
        this.size = pairwise.options().size();
        this.strongest = new long[size * size];
        this.before = new int[size * size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                if (a != b) {
                    strongest[a * size + b] = strength.of(pairwise, a, b);
                    before[a * size + b] = a;
                }
            }
        }
        // While it is worked out, every option has the strongest of chains to itself, so that none is ever put in its
        // place.
        for (int a = 0; a < size; a++) {
            strongest[a * size + a] = Long.MAX_VALUE;
        }
        for (int via = 0; via < size; via++) {
            for (int a = 0; a < size; a++) {
                long there = strongest[a * size + via];
                if (a != via && there != 0) {
                    join(a * size, via * size, there);
                }
            }
        }
        for (int a = 0; a < size; a++) {
            strongest[a * size + a] = 0;
        }
    }

    /** Goes on from the end of a chain, wherever that is stronger. */
    private void join(int from, int via, long there) {
        for (int b = 0; b < size; b++) {
            long whole = Math.min(there, strongest[via + b]);
            if (whole > strongest[from + b]) {
                strongest[from + b] = whole;
                before[from + b] = before[via + b];
            }
        }
    }

    /** {@return how strong the strongest chain is; 0 if there is none} */
    long of(int a, int b) {
        return strongest[a * size + b];
    }

    /** {@return the duels of the strongest chain; there must be one} */
    List<Step.Duel> duels(int a, int b) {
        List<Step.Duel> duels = new ArrayList<>();
        int at = b;
        while (at != a) {
            int previous = before[a * size + at];
            duels.add(pairwise.duel(previous, at));
            at = previous;
        }
        Collections.reverse(duels);
        return duels;
    }
}
