package org.linli.choice.budget;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of equal shares with a given share for every voter.
 *
 * <p>Every decision is exact, and hardly any takes long numbers. Money is kept in ticks, whole numbers in a {@code long}, 2<sup>bits</sup> of
 * them a share. A payment is rounded down to ticks once a round, so that what a voter has in ticks is what they exactly have or at most
 * {@code rounds} ticks more: a bound that costs nothing. Where it leaves a doubt (who can pay in full, which project is cheaper, whether one
 * can be afforded at all), the {@link Purses} decide with exact fractions.
 *
 * <p>What a supporter pays for a unit of score solves {@code sum of min(money, payment * score) = cost}. Whichever supporters are taken for
 * those who cannot pay in full, the payment that follows is at most the true one; so Newton's method from below ends at it, and each step is a
 * lower bound. Since money only dwindles, the bound of one round holds in the next: projects whose old bound is too dear are not looked at.
 */
final class SharesRun {
    private static final double DOWN = 1 - 0x1p-48;
    private static final double UP = 1 + 0x1p-48;

    /** A project at the price of this round. A payment for a unit of score is {@code payment / (denominator * parts)}. */
    record Offer(
            int project,
            BigInteger payment,
            BigInteger denominator,
            long parts,
            BitSet poor,
            long inFull,
            long lessThanFull,
            List<Integer> tied) {}

    final Purses purses;
    final Limits limits;
    final List<Offer> bought = new ArrayList<>();

    private final Budget budget;
    private final Utilities utilities;
    private final int[] priority;
    private final Ledger ledger;
    /** What each ballot has left, in ticks. */
    private final long[] money;

    private final int[] supporter;
    private final long[] supporterMass;
    private final int[] score;
    private final long[] gatheredMoney;
    private final long[] gatheredMass;
    private final int[] live;
    private final long[] cost;
    private final double[] lower;
    private final double[] key;
    private final int[] evaluated;
    private final boolean[] open;
    /** By project: scores times weights of the supporters who have something left. */
    private final long[] rest;

    /** Everybody starts with {@code total} divided by the weight of all. */
    SharesRun(Budget budget, Utilities utilities, int[] priority, long total) {
        this.budget = budget;
        this.utilities = utilities;
        this.priority = priority;
        long weight = utilities.electorate.weight();
        this.purses = new Purses(utilities, total);
        this.ledger = purses.ledger;
        this.money = purses.left;
        this.limits = new Limits(budget, utilities);
        this.supporter = utilities.supporter.clone();
        this.supporterMass = utilities.supporterMass.clone();
        this.score = utilities.unit ? utilities.supporterScore : utilities.supporterScore.clone();
        int most = 0;
        int size = budget.options().size();
        for (int project = 0; project < size; project++) {
            most = Math.max(most, utilities.supportStart[project + 1] - utilities.supportStart[project]);
        }
        this.gatheredMoney = new long[most];
        this.gatheredMass = new long[most];
        this.live = new int[size];
        this.cost = new long[size];
        this.lower = new double[size];
        this.key = new double[size];
        this.evaluated = new int[size];
        this.open = new boolean[size];
        this.rest = utilities.total.clone();
        Arrays.fill(evaluated, -1);
        for (int project = 0; project < size; project++) {
            live[project] = utilities.supportStart[project + 1] - utilities.supportStart[project];
            BigInteger voters = BigInteger.valueOf(weight).multiply(BigInteger.valueOf(budget.cost(project)));
            BigInteger all = BigInteger.valueOf(total);
            open[project] = limits.admits(project)
                    && voters.compareTo(all.multiply(BigInteger.valueOf(utilities.support[project]))) <= 0;
            if (open[project]) {
                cost[project] = voters.shiftLeft(purses.bits).divide(all).longValueExact();
                lower[project] = (double) cost[project] / utilities.total[project] * DOWN;
                key[project] = lower[project] / factor(project) * DOWN;
            }
        }
    }

    /** Buys until nothing can be afforded, or more than {@code stopAbove} is spent. */
    void run(long stopAbove) {
        int[] order = new int[open.length];
        int size = 0;
        for (int project = 0; project < open.length; project++) {
            if (open[project]) {
                order[size++] = project;
            }
        }
        while (size > 0 && limits.spent() <= stopAbove) {
            sort(order, size);
            Offer best = cheapest(order, size);
            if (best != null) {
                buy(best);
            }
            int kept = 0;
            for (int i = 0; i < size; i++) {
                int project = order[i];
                open[project] &= rest[project] > 0 && limits.admits(project) && !limits.isFunded(project);
                if (open[project]) {
                    raise(project, (double) cost[project] / rest[project] * DOWN);
                    order[kept++] = project;
                }
            }
            size = kept;
            if (best == null) {
                return;
            }
        }
    }

    /** Takes note of a bound, if it is better than the one that is known. */
    private void raise(int project, double payment) {
        if (payment > lower[project]) {
            lower[project] = payment;
            key[project] = payment / factor(project) * DOWN;
        }
    }

    private double factor(int project) {
        return utilities.factor(budget, project);
    }

    private void sort(int[] order, int size) {
        for (int i = 1; i < size; i++) {
            int project = order[i];
            int at = i;
            while (at > 0 && key[order[at - 1]] > key[project]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = project;
        }
    }

    private @Nullable Offer cheapest(int[] order, int size) {
        double best = Double.POSITIVE_INFINITY;
        int cheapest = -1;
        for (int i = 0; i < size && key[order[i]] <= best; i++) {
            if (look(order[i], best) && key[order[i]] < best) {
                best = key[order[i]];
                cheapest = order[i];
            }
        }
        if (cheapest < 0) {
            return null;
        }
        Offer offer = exactly(cheapest);
        double upTo = upper(offer);
        List<Offer> equals = new ArrayList<>(List.of(offer));
        for (int i = 0; i < size; i++) {
            int project = order[i];
            if (project != cheapest
                    && open[project]
                    && key[project] <= upTo
                    && look(project, upTo)
                    && key[project] <= upTo) {
                Offer other = exactly(project);
                int dearer = compare(other, equals.get(0));
                if (dearer < 0) {
                    equals.clear();
                }
                if (dearer <= 0) {
                    equals.add(other);
                }
            }
        }
        if (equals.size() == 1) {
            return equals.get(0);
        }
        Offer chosen = equals.get(0);
        for (Offer each : equals) {
            chosen = priority[each.project] < priority[chosen.project] ? each : chosen;
        }
        List<Integer> tied = equals.stream().map(Offer::project).sorted().toList();
        return new Offer(
                chosen.project,
                chosen.payment,
                chosen.denominator,
                chosen.parts,
                chosen.poor,
                chosen.inFull,
                chosen.lessThanFull,
                tied);
    }

    private int compare(Offer one, Offer other) {
        BigInteger left = one.payment
                .multiply(BigInteger.valueOf(other.parts))
                .multiply(BigInteger.valueOf(utilities.factor(budget, other.project)));
        BigInteger right = other.payment
                .multiply(BigInteger.valueOf(one.parts))
                .multiply(BigInteger.valueOf(utilities.factor(budget, one.project)));
        return left.compareTo(right);
    }

    /** The payment for a unit of score in 2^-10 ticks, rounded up, for a unit of utility. */
    private double upper(Offer offer) {
        BigInteger ticks = purses.ticks(offer.payment.shiftLeft(10), offer.parts);
        return (ticks.doubleValue() + 1) * 0x1p-10 * UP * UP / factor(offer.project) * UP;
    }

    /** Brings the bound of a project up to date; false, and out, if its supporters cannot afford it. */
    private boolean look(int project, double upTo) {
        if (!open[project]) {
            return false;
        }
        if (evaluated[project] == bought.size()) {
            return true;
        }
        evaluated[project] = bought.size();
        long weight = gather(project);
        long behind = 0;
        for (int k = 0; k < live[project]; k++) {
            behind += gatheredMoney[k] * gatheredMass[k];
        }
        long doubt = weight * ledger.rounds();
        if (behind < cost[project]
                || (behind - doubt <= cost[project] && !purses.suffice(project, budget.cost(project)))) {
            open[project] = false;
            return false;
        }
        raise(project, approach(project, weight, upTo * factor(project) * UP * UP));
        return true;
    }

    /** Drops supporters who have nothing left, and lays out what the others have side by side: the one walk over scattered memory. */
    private long gather(int project) {
        int from = utilities.supportStart[project];
        int to = from + live[project];
        int kept = 0;
        long weight = 0;
        for (int i = from; i < to; i++) {
            int ballot = supporter[i];
            long has = money[ballot];
            if (has > 0) {
                long mass = supporterMass[i];
                supporter[from + kept] = ballot;
                supporterMass[from + kept] = mass;
                gatheredMoney[kept] = has;
                gatheredMass[kept] = mass;
                if (!utilities.unit) {
                    score[from + kept] = score[i];
                }
                kept++;
                weight += mass;
            }
        }
        live[project] = kept;
        return weight;
    }

    /** Newton's method on what was gathered; not carried to its end beyond a payment that is too dear anyway. */
    private double approach(int project, long weight, double upTo) {
        int from = utilities.supportStart[project];
        int size = live[project];
        double payment = lower[project];
        long richBefore = -1;
        while (true) {
            long poor = 0;
            long rich = 0;
            if (utilities.unit) {
                long most = (long) payment;
                long poorWeight = 0;
                for (int k = 0; k < size; k++) {
                    long has = gatheredMoney[k];
                    long mass = has <= most ? gatheredMass[k] : 0;
                    poor += has * mass;
                    poorWeight += mass;
                }
                rich = weight - poorWeight;
            } else {
                for (int k = 0; k < size; k++) {
                    long has = gatheredMoney[k];
                    if (has <= payment * score[from + k]) {
                        poor += has * gatheredMass[k];
                    } else {
                        rich += gatheredMass[k] * score[from + k];
                    }
                }
            }
            if (rich == 0 || rich == richBefore) {
                break;
            }
            richBefore = rich;
            double next = (double) (cost[project] - poor) / rich * DOWN;
            if (next <= payment) {
                break;
            }
            payment = next;
            if (payment > upTo) {
                break;
            }
        }
        return payment;
    }

    /** The exact payment: that of the lower bound, with every doubt about who can pay in full removed. */
    private Offer exactly(int project) {
        int from = utilities.supportStart[project];
        int size = live[project];
        BitSet poor = new BitSet(size);
        for (int k = 0; k < size; k++) {
            poor.set(k, money[supporter[from + k]] <= lower[project] * score[from + k]);
        }
        while (true) {
            long[] paid = new long[ledger.rounds()];
            long poorWeight = 0;
            long weight = 0;
            long parts = 0;
            for (int k = 0; k < size; k++) {
                int ballot = supporter[from + k];
                long mass = supporterMass[from + k];
                if (poor.get(k)) {
                    poorWeight += mass;
                    purses.addPaid(ballot, mass, paid);
                } else {
                    weight += mass;
                    parts += mass * score[from + k];
                }
            }
            if (parts == 0) {
                poor.clear(richest(from, size));
                continue;
            }
            BigInteger payment = ledger.amount(budget.cost(project)).subtract(ledger.sum(poorWeight, paid));
            if (!moveDoubtful(from, size, poor, payment, parts)) {
                return new Offer(
                        project, payment, ledger.denominator(), parts, poor, weight, poorWeight, List.of(project));
            }
        }
    }

    private int richest(int from, int size) {
        int richest = 0;
        for (int k = 1; k < size; k++) {
            double ratio = (double) money[supporter[from + k]] / score[from + k];
            richest = ratio > (double) money[supporter[from + richest]] / score[from + richest] ? k : richest;
        }
        return richest;
    }

    /** Moves whoever stands on the wrong side of a payment, and says whether anybody was moved. */
    private boolean moveDoubtful(int from, int size, BitSet poor, BigInteger payment, long parts) {
        Purses.Due due = purses.due(payment, parts);
        boolean moved = false;
        for (int k = 0; k < size; k++) {
            long has = money[supporter[from + k]];
            long most = due.of(score[from + k]);
            boolean surelyRich = has - ledger.rounds() > most;
            boolean surelyPoor = has < most;
            if (poor.get(k) ? has <= most : surelyRich) {
                continue;
            }
            boolean wrong = poor.get(k) ? surelyRich : surelyPoor;
            if (!wrong) {
                int against = purses.compare(supporter[from + k], score[from + k], payment, parts);
                wrong = poor.get(k) ? against > 0 : against < 0;
            }
            if (wrong) {
                poor.flip(k);
                moved = true;
            }
        }
        return moved;
    }

    private void buy(Offer offer) {
        int from = utilities.supportStart[offer.project];
        Purses.Due due = purses.due(offer.payment, offer.parts);
        for (int k = 0; k < live[offer.project]; k++) {
            int ballot = supporter[from + k];
            if (offer.poor.get(k)) {
                money[ballot] = 0;
                for (int i = utilities.start[ballot]; i < utilities.start[ballot + 1]; i++) {
                    rest[utilities.project[i]] -= utilities.mass[ballot] * utilities.score[i];
                }
            } else {
                money[ballot] -= due.of(score[from + k]);
            }
        }
        purses.pay(offer.project, offer.payment, offer.parts);
        bought.add(offer);
        limits.fund(offer.project);
    }
}
