package org.linli.matching.budget;

import java.util.Arrays;

/**
 * What programmes would choose if each order carried a price that whoever takes it is paid: a bound below every plan.
 *
 * <p>Each programme spends its budget on what gains it most; an order may be chosen by several or by none. The prices of all orders together,
 * less what the programmes gain, is at most what any plan costs, whatever the prices are. Reused from prices to prices; not for several threads.
 */
final class Relaxation {
    private final Funding funding;
    private final int[] begin;
    private final int[] option;
    private final int[] orderOf;
    private final long[] units;
    private final long[] unitPrice;
    private final Knapsack sack = new Knapsack();
    /** By order, how many programmes have chosen it. */
    final int[] chosen;
    /** By option, whether its programme has chosen it. */
    final boolean[] isChosen;

    /** By programme, what one more unit of price would gain it, about, in parts. */
    final double[] worth;

    private final long[] unit;
    private long work;

    Relaxation(Funding funding) {
        this.funding = funding;
        int pairs = funding.programme().length;
        this.orderOf = new int[pairs];
        for (int j = 0; j < funding.orders(); j++) {
            Arrays.fill(orderOf, funding.start()[j], funding.start()[j + 1], j);
        }
        this.begin = new int[funding.programmes() + 1];
        this.units = new long[funding.programmes()];
        this.unitPrice = new long[pairs];
        this.chosen = new int[funding.orders()];
        this.isChosen = new boolean[pairs];
        this.worth = new double[funding.programmes()];
        this.unit = new long[funding.programmes()];
        for (int k = 0; k < pairs; k++) {
            int i = funding.programme()[k];
            if (isAffordable(k)) {
                begin[i + 1]++;
                unit[i] = gcd(unit[i], funding.price()[k]);
            }
        }
        for (int i = 0; i < units.length; i++) {
            begin[i + 1] += begin[i];
            unit[i] = Math.max(1, unit[i]);
            units[i] = funding.budget()[i] / unit[i];
        }
        this.option = new int[begin[units.length]];
        int[] next = begin.clone();
        for (int k = 0; k < pairs; k++) {
            int i = funding.programme()[k];
            if (isAffordable(k)) {
                option[next[i]++] = k;
                unitPrice[k] = funding.price()[k] / unit[i];
            }
        }
    }

    private boolean isAffordable(int k) {
        return funding.price()[k] <= funding.budget()[funding.programme()[k]];
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    int orderOf(int k) {
        return orderOf[k];
    }

    /** {@return how many orders are chosen by several programmes or by none} */
    int disputed() {
        int count = 0;
        for (int took : chosen) {
            count += took == 1 ? 0 : 1;
        }
        return count;
    }

    /** How much was looked at so far: options, and cells of tables by eights. */
    long work() {
        return work + sack.work() / 8;
    }

    /**
     * Lets all choose.
     *
     * @param price by order, in {@link Funding#PARTS}, from 0 to what leaving it out costs
     * @param exactly whether programmes choose what gains most; otherwise nearly so, which is quicker, and the bound is a little lower
     * @return the bound, in parts
     */
    long at(long[] price, boolean exactly) {
        Arrays.fill(chosen, 0);
        long bound = 0;
        for (long each : price) {
            bound += each;
        }
        for (int i = 0; i < units.length; i++) {
            bound -= gain(i, price, exactly);
        }
        work += option.length;
        return bound;
    }

    private long gain(int i, long[] price, boolean exactly) {
        sack.clear();
        for (int at = begin[i]; at < begin[i + 1]; at++) {
            int k = option[at];
            isChosen[k] = false;
            long profit = price[orderOf[k]] - funding.cost()[k] * Funding.PARTS;
            if (profit > 0) {
                sack.add(k, profit, unitPrice[k]);
            }
        }
        long gain = sack.solve(units[i], exactly);
        worth[i] = sack.worth() / unit[i];
        for (int place = 0; place < sack.size(); place++) {
            if (sack.isTaken(place)) {
                isChosen[sack.option(place)] = true;
                chosen[orderOf[sack.option(place)]]++;
            }
        }
        return gain;
    }
}
