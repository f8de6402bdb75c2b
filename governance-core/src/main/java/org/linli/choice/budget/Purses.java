package org.linli.choice.budget;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What every voter has left in a run of equal shares: in ticks, whole numbers of which 2<sup>bits</sup> are a share, and exactly, by the {@link Ledger}. In
 * ticks it is what they exactly have, or at most as many ticks more as there were rounds.
 */
final class Purses {
    final Ledger ledger;
    final int bits;
    /** By ballot, in ticks; 0 for whoever has paid all they had. */
    final long[] left;

    private final Utilities utilities;
    private final long total;
    /** By project the round in which it was bought, or -1. */
    private final int[] boughtIn;

    /** Everybody has {@code total} divided by the weight of all. */
    Purses(Utilities utilities, long total) {
        this.utilities = utilities;
        this.total = total;
        long weight = utilities.electorate.weight();
        this.ledger = new Ledger(total, weight);
        this.bits = Math.min(44, Long.numberOfLeadingZeros(weight) - 2);
        this.left = new long[utilities.mass.length];
        Arrays.fill(left, 1L << bits);
        this.boughtIn = new int[utilities.support.length];
        Arrays.fill(boughtIn, -1);
    }

    /** {@code payment / (denominator * parts)} in ticks, rounded down. */
    BigInteger ticks(BigInteger payment, long parts) {
        BigInteger ticks = payment.multiply(BigInteger.valueOf(utilities.electorate.weight()))
                .shiftLeft(bits);
        return floor(
                ticks, ledger.denominator().multiply(BigInteger.valueOf(parts)).multiply(BigInteger.valueOf(total)));
    }

    private static BigInteger floor(BigInteger top, BigInteger bottom) {
        BigInteger[] parts = top.divideAndRemainder(bottom);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** An amount of money over the ledger's denominator in ticks, rounded up. */
    BigInteger ticksUp(BigInteger amount) {
        return ticks(amount.negate(), 1).negate();
    }

    /** Surely so many ticks a ballot has left; {@link #left} may be a few more. */
    long surelyLeft(int ballot) {
        return Math.max(0, left[ballot] - ledger.rounds());
    }

    /** Whether the supporters of a project can pay for it, exactly. */
    boolean suffice(int project, long cost) {
        return behind(project).compareTo(ledger.amount(cost)) >= 0;
    }

    /** What the supporters of a project have left, exactly, over the ledger's denominator. */
    BigInteger behind(int project) {
        long[] paid = new long[ledger.rounds()];
        long shares = 0;
        for (int i = utilities.supportStart[project]; i < utilities.supportStart[project + 1]; i++) {
            int ballot = utilities.supporter[i];
            if (left[ballot] > 0) {
                shares += utilities.mass[ballot];
                addPaid(ballot, utilities.mass[ballot], paid);
            }
        }
        return ledger.sum(shares, paid);
    }

    /** Adds what a ballot with money left has paid: it was in full, or nothing would be left. */
    void addPaid(int ballot, long mass, long[] paid) {
        for (int i = utilities.start[ballot]; i < utilities.start[ballot + 1]; i++) {
            int round = boughtIn[utilities.project[i]];
            if (round >= 0) {
                paid[round] += mass * utilities.score[i];
            }
        }
    }

    /** Compares what a ballot exactly has with what it would have to pay for some points. */
    int compare(int ballot, int points, BigInteger payment, long parts) {
        long[] paid = new long[ledger.rounds()];
        addPaid(ballot, 1, paid);
        return ledger.sum(1, paid)
                .multiply(BigInteger.valueOf(parts))
                .compareTo(payment.multiply(BigInteger.valueOf(points)));
    }

    /** Enters a purchase; the ticks are taken from {@link #left} by whoever knows who pays what. */
    void pay(int project, BigInteger payment, long parts) {
        boughtIn[project] = ledger.rounds();
        ledger.pay(payment, parts);
    }

    /** What is due at a payment of {@code payment / (denominator * parts)} for a unit of score. */
    Due due(BigInteger payment, long parts) {
        return new Due(payment, parts);
    }

    /** What is due for some points, in ticks, rounded down. */
    final class Due {
        private final BigInteger payment;
        private final long parts;
        private final Map<Integer, Long> known = new HashMap<>();
        private int last;
        private long lastTicks;

        private Due(BigInteger payment, long parts) {
            this.payment = payment;
            this.parts = parts;
        }

        long of(int points) {
            if (points != last) {
                last = points;
                lastTicks = known.computeIfAbsent(
                        points,
                        p -> ticks(payment.multiply(BigInteger.valueOf(p)), parts)
                                .min(BigInteger.valueOf(Long.MAX_VALUE))
                                .longValue());
            }
            return lastTicks;
        }
    }
}
