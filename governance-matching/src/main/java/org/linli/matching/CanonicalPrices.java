package org.linli.matching;

import org.linli.matching.flow.LeastPrices;

/** The least prices on the problem's levels: sums of what moves would save, each move into a place making room for the next. */
final class CanonicalPrices {
    private CanonicalPrices() {}

    /** By supplier and level. */
    static long[] of(MatchingProblem problem, int[] pair, LeastPrices least) {
        int width = problem.levels.size();
        int suppliers = problem.suppliers.size();
        long[] price = new long[suppliers * width];
        boolean[] known = new boolean[suppliers];
        int[] chain = new int[suppliers];
        for (int j = 0; j < suppliers; j++) {
            int size = 0;
            for (int x = j; x >= 0 && !known[x]; x = above(problem, pair, least, x)) {
                chain[size++] = x;
            }
            while (size > 0) {
                int x = chain[--size];
                known[x] = true;
                int mover = least.mover(x);
                if (mover != LeastPrices.NOBODY) {
                    int from = above(problem, pair, least, x);
                    for (int level = 0; level < width; level++) {
                        price[x * width + level] = (from < 0 ? 0 : price[from * width + level])
                                + problem.amount(mover, pair[mover], level)
                                - problem.amount(mover, least.along(x), level);
                    }
                }
            }
        }
        return price;
    }

    /** The supplier that the order would leave that would move in; negative if it is left over, or nobody would. */
    private static int above(MatchingProblem problem, int[] pair, LeastPrices least, int supplier) {
        int mover = least.mover(supplier);
        return mover == LeastPrices.NOBODY || pair[mover] == Certificate.UNSERVED ? -1 : problem.head[pair[mover]];
    }
}
