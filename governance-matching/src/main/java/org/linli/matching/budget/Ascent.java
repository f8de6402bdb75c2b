package org.linli.matching.budget;

import java.util.function.LongPredicate;

/**
 * Looks for prices of orders whose bound is high: an order that nobody chooses becomes dearer, one that several choose cheaper (M. Held, P. Wolfe and
 * H. Crowder 1974; steps keep some of the direction before, P. Camerini, L. Fratta and F. Maffioli 1975).
 *
 * <p>Directions are reckoned with floating point, which in Java is the same everywhere; bounds are reckoned from whole prices and are exact.
 */
final class Ascent {
    private static final int PATIENCE = 15;
    private static final double LEAST_STEP = 0.002;
    private static final double KEPT = 0.6;
    /** How far above the best bound is aimed at, as one part in so many of it: at first, and near the end. */
    private static final long EARLY = 4;

    private static final long LATE = 50;

    private final Relaxation relaxation;
    private final long[] most;
    private final long[] least;
    /** The best prices so far. */
    final long[] price;
    /** Their bound, in parts. */
    long bound;

    /** Begins with what each order costs at least. */
    Ascent(Funding funding, Relaxation relaxation) {
        this(funding, relaxation, new long[funding.orders()]);
    }

    /** Begins with prices. */
    Ascent(Funding funding, Relaxation relaxation, long[] start) {
        this.relaxation = relaxation;
        this.most = new long[funding.orders()];
        this.least = new long[funding.orders()];
        this.price = new long[funding.orders()];
        for (int j = 0; j < price.length; j++) {
            most[j] = funding.leftOut()[j] * Funding.PARTS;
            least[j] = most[j];
            for (int k = funding.start()[j]; k < funding.start()[j + 1]; k++) {
                least[j] = Math.min(least[j], funding.cost()[k] * Funding.PARTS);
            }
            price[j] = Math.min(most[j], Math.max(least[j], start[j]));
        }
        this.bound = relaxation.at(price, true);
    }

    /** {@return the bound in whole units, rounded up, since plans cost whole units} */
    static long whole(long bound) {
        return Math.floorDiv(bound + Funding.PARTS - 1, Funding.PARTS);
    }

    /** Reckons the bound of the best prices exactly. */
    void settle() {
        bound = Math.max(bound, relaxation.at(price, true));
    }

    /**
     * Goes up from the best prices.
     *
     * @param exactly whether programmes choose exactly at each step
     * @param begin how far to step at first, as a part of the way that is expected
     * @param target what the best plan known costs
     * @param goesOn asked after every step, with the bound there in parts; the relaxation then holds what was chosen
     */
    void climb(boolean exactly, double begin, long target, LongPredicate goesOn) {
        long[] at = price.clone();
        double[] kept = new double[at.length];
        double step = begin;
        int waited = 0;
        long here = relaxation.at(at, exactly);
        while (goesOn.test(here) && whole(bound) < target && step > LEAST_STEP) {
            double length = 0;
            for (int j = 0; j < at.length; j++) {
                int took = relaxation.chosen[j];
                // Left out counts as chosen once where the price has reached what that costs.
                double way = took == 0 && at[j] == most[j] ? 0 : 1 - took;
                kept[j] = way + KEPT * kept[j];
                length += kept[j] * kept[j];
            }
            if (length == 0) {
                return;
            }
            // Where the bound is 0 yet, any part of it would lead nowhere.
            long ahead = bound > 0 ? bound : target * Funding.PARTS / 2;
            long aim = Math.min(target * Funding.PARTS, bound + Funding.PARTS + ahead / (exactly ? LATE : EARLY));
            double size = step * Math.max(1, aim - here) / length;
            for (int j = 0; j < at.length; j++) {
                long moved = at[j] + Math.round(size * kept[j]);
                at[j] = Math.min(most[j], Math.max(least[j], moved));
            }
            here = relaxation.at(at, exactly);
            if (here > bound) {
                bound = here;
                System.arraycopy(at, 0, price, 0, at.length);
                waited = 0;
            } else if (++waited >= PATIENCE) {
                waited = 0;
                step /= 2;
                System.arraycopy(price, 0, at, 0, at.length);
                java.util.Arrays.fill(kept, 0);
                here = relaxation.at(at, exactly);
            }
        }
    }
}
