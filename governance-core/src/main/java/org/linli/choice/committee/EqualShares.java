package org.linli.choice.committee;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Measure;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.TieBreak;

/**
 * The method of equal shares for a committee: every voter has the same share of the seats as money, and supporters buy the seats that cost them
 * least each (D. Peters, P. Skowron, "Proportionality and the limits of welfarism", EC 2020; once called Rule X).
 *
 * <p>A group that agrees gets as many members as its size is worth (EJR+), and can show what it paid for. What money is left over may buy no
 * further seat: {@link Completion} says what becomes of seats that are open then. {@link SequentialPhragmen} always fills them and promises
 * less.
 *
 * <p>Cost: O(k·s·b) for k seats, s approvals on distinct ballots and b different amounts of money, less in practice: a price never falls, so most
 * are not reckoned again. Ties: by order or lot. Pinned: a seat costs 1, each unit of weight has seats over the weight of the ballots that say
 * anything; whoever cannot pay the price pays all they have; an option that nobody approves of is never chosen. The margin is at least 1:
 * {@link org.linli.choice.Trials} says how many ballots would do.
 */
public final class EqualShares {
    /** What becomes of seats that supporters cannot buy. */
    public enum Completion {
        /** They stay open. */
        NONE("unfilled", "not completed", "不补足"),
        /** They go to the options with most approvals. */
        APPROVALS("approvals", "completed by approvals", "按赞成票补足"),
        /** Phragmén's rule goes on; a voter begins with a credit of the money that is left. */
        PHRAGMEN("phragmen", "completed by Phragmén", "按弗拉格门法补足"),
        /** All is done again as for one seat more, and one more, until money buys all seats. */
        INCREMENT("increment", "budgets raised seat by seat", "逐席增资补足");

        private final String code;
        private final String english;
        private final String chinese;

        Completion(String code, String english, String chinese) {
            this.code = code;
            this.english = english;
            this.chinese = chinese;
        }
    }

    private static final RuleName NAME = new RuleName("equal-shares", "Equal shares", "均等份额法");

    private final Approvals approvals;
    private final Filling filling;
    /** Every amount of money that some ballot has for each unit of its weight, ascending, in parts of one unit; ballots say which. */
    private List<BigInteger> amounts = new ArrayList<>();

    private BigInteger unit;
    private final int[] has;
    /** The last price that was reckoned, as numerator and denominator; no price ever falls. */
    private final Fraction[] price;

    private EqualShares(Approvals approvals, Filling filling, long virtualSeats) {
        this.approvals = approvals;
        this.filling = filling;
        this.unit = BigInteger.valueOf(approvals.total);
        this.amounts.add(BigInteger.valueOf(virtualSeats));
        this.has = new int[approvals.ballots];
        this.price = new Fraction[approvals.size];
        Arrays.fill(price, Fraction.ZERO);
    }

    /**
     * Fills seats.
     *
     * @param profile the ballots
     * @param seats how many, 1 to the number of options
     * @param completion what becomes of seats that supporters cannot buy
     * @param tieBreak what decides between equals
     * @return the outcome, with fewer winners than seats if they are not completed
     * @throws IllegalArgumentException if there are not so many options
     */
    public static Outcome of(ApprovalProfile profile, int seats, Completion completion, TieBreak tieBreak) {
        RuleName rule = NAME.variant(completion.code, completion.english, completion.chinese);
        Approvals approvals = new Approvals(profile);
        Filling filling = new Filling(rule, approvals, seats, tieBreak);
        if (approvals.ballots == 0) {
            return Outcome.nothing(rule, profile.electorate());
        }
        EqualShares shares = new EqualShares(approvals, filling, seats);
        shares.buy();
        for (long more = 1; completion == Completion.INCREMENT && filling.open() > 0; more++) {
            filling = new Filling(rule, approvals, seats, tieBreak);
            new EqualShares(approvals, filling, seats + more).buy();
        }
        if (completion == Completion.APPROVALS) {
            shares.complete();
        } else if (completion == Completion.PHRAGMEN) {
            List<BigInteger> credits =
                    shares.amounts.stream().map(BigInteger::negate).toList();
            new SequentialPhragmen(approvals, filling, shares.unit, credits, shares.has).fill();
        }
        return filling.outcome();
    }

    private void buy() {
        Fraction base = Fraction.of(approvals.total);
        Comparator<Integer> cheapest = Comparator.comparing(option -> price[option]);
        boolean[] tooDear = new boolean[approvals.size];
        while (filling.open() > 0) {
            Integer best = null;
            List<Integer> dear = new ArrayList<>();
            // What was cheapest last time is reckoned first; whoever was dearer than the best price now needs no
            // reckoning.
            for (int option : filling.standing.stream().boxed().sorted(cheapest).toList()) {
                if (tooDear[option] || (best != null && cheapest.compare(option, best) > 0)) {
                    continue;
                }
                Optional<Fraction> now = price(option);
                if (now.isEmpty()) {
                    dear.add(option);
                } else {
                    price[option] = now.get();
                    best = best == null || cheapest.compare(option, best) < 0 ? option : best;
                }
            }
            dear.forEach(option -> tooDear[option] = true);
            if (best == null) {
                return;
            }
            Fraction least = price[best];
            BitSet equals = new BitSet();
            filling.standing.stream()
                    .filter(option -> !tooDear[option] && price[option].equals(least))
                    .forEach(equals::set);
            int next = filling.pick(equals);
            filling.step(new Step.Counted(
                    filling.round(), Measure.PRICE, List.of(new Step.Score(filling.options.get(next), least)), base));
            filling.elect(next);
            pay(next, least);
        }
    }

    /** What each unit of supporters' weight has to pay, those that cannot giving all; empty if all of it is not enough. */
    private Optional<Fraction> price(int option) {
        long[] mass = new long[amounts.size()];
        for (int ballot : approvals.supporters[option]) {
            mass[has[ballot]] += approvals.mass[ballot];
        }
        long able = approvals.support[option];
        BigInteger missing = unit;
        for (int amount = 0; amount < mass.length; amount++) {
            if (mass[amount] == 0) {
                continue;
            }
            BigInteger each = amounts.get(amount);
            if (each.multiply(BigInteger.valueOf(able)).compareTo(missing) >= 0) {
                return Optional.of(new Fraction(missing, unit.multiply(BigInteger.valueOf(able))));
            }
            missing = missing.subtract(each.multiply(BigInteger.valueOf(mass[amount])));
            able -= mass[amount];
        }
        return Optional.empty();
    }

    private void pay(int chosen, Fraction price) {
        BigInteger more = price.denominator().divide(unit.gcd(price.denominator()));
        unit = unit.multiply(more);
        BigInteger due = price.numerator().multiply(unit.divide(price.denominator()));
        int before = amounts.size();
        boolean[] kept = new boolean[2 * before];
        boolean[] pays = new boolean[approvals.ballots];
        for (int ballot : approvals.supporters[chosen]) {
            pays[ballot] = true;
        }
        for (int ballot = 0; ballot < approvals.ballots; ballot++) {
            has[ballot] += pays[ballot] ? before : 0;
            kept[has[ballot]] = true;
        }
        BigInteger[] all = new BigInteger[2 * before];
        for (int amount = 0; amount < before; amount++) {
            all[amount] = amounts.get(amount).multiply(more);
            all[before + amount] = all[amount].subtract(due).max(BigInteger.ZERO);
        }
        List<BigInteger> left = new ArrayList<>();
        for (int amount = 0; amount < all.length; amount++) {
            if (kept[amount]) {
                left.add(all[amount]);
            }
        }
        amounts = left.stream().distinct().sorted().toList();
        int[] renamed = new int[all.length];
        for (int amount = 0; amount < all.length; amount++) {
            renamed[amount] = kept[amount] ? Collections.binarySearch(amounts, all[amount]) : -1;
        }
        for (int ballot = 0; ballot < approvals.ballots; ballot++) {
            has[ballot] = renamed[has[ballot]];
        }
    }

    private void complete() {
        Comparator<Integer> most = Comparator.comparingLong((Integer option) -> -approvals.support[option]);
        while (filling.open() > 0) {
            filling.counted(
                    filling.round(),
                    Measure.APPROVALS,
                    most,
                    option -> Fraction.of(approvals.support[option]),
                    Fraction.of(approvals.total));
            filling.elect(filling.pick(filling.best(most)));
        }
    }
}
