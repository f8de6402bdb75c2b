package org.linli.choice.bargain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.choice.Fraction;

/** The values of all parties as whole multiples of one unit, and their demands by number: first each one's reservation, then the red lines. */
final class Table {
    /** Sums of values, weighted by all weights, stay below this. */
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(62);

    final int parties;
    /** How many units make 1. */
    final BigInteger unit;
    /** By party, issue and option. */
    final long[][][] value;
    /** By party. */
    final long[] reservation;
    /** By issue and option, the red lines that it crosses, as bits. */
    final long[][] crossed;
    /** Every demand. */
    final List<CommonGround.Demand> demands = new ArrayList<>();

    Table(List<Issue> issues, List<Party> all) {
        this.parties = all.size();
        this.value = new long[parties][issues.size()][];
        this.reservation = new long[parties];
        this.crossed = new long[issues.size()][];
        BigInteger common = BigInteger.ONE;
        for (Party party : all) {
            check(party, issues);
            common = lcm(common, party.reservation().denominator());
            for (List<Fraction> values : party.values().values()) {
                for (Fraction each : values) {
                    common = lcm(common, each.denominator());
                }
            }
        }
        this.unit = common;
        bound(issues, all);
        for (int p = 0; p < parties; p++) {
            reservation[p] = scaled(all.get(p).reservation());
            for (int i = 0; i < issues.size(); i++) {
                value[p][i] = values(all.get(p), issues.get(i)).stream()
                        .mapToLong(this::scaled)
                        .toArray();
            }
            demands.add(CommonGround.Demand.reservation(all.get(p).id()));
        }
        redLines(issues, all);
    }

    private void redLines(List<Issue> issues, List<Party> all) {
        for (int i = 0; i < crossed.length; i++) {
            crossed[i] = new long[issues.get(i).options().size()];
        }
        for (Party party : all) {
            for (Choice line : party.redLines()) {
                if (demands.size() == BargainingProblem.MOST_DEMANDS) {
                    throw new IllegalArgumentException(
                            "The parties and red lines of a bargaining problem must be at most "
                                    + BargainingProblem.MOST_DEMANDS
                                    + " together. Maybe let groups speak as one party.");
                }
                Issue issue = issues.stream()
                        .filter(each -> each.id().equals(line.issue()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("The red line (" + line + ") of the party "
                                + party + " must be about one of the issues " + issues + "."));
                crossed[issues.indexOf(issue)][issue.options().indexOf(line.option())] |= 1L << demands.size();
                demands.add(CommonGround.Demand.redLine(party.id(), line));
            }
        }
        if (parties > BargainingProblem.MOST_DEMANDS) {
            throw new IllegalArgumentException("The parties (" + parties + ") of a bargaining problem must be at most "
                    + BargainingProblem.MOST_DEMANDS + ". Maybe let groups speak as one party.");
        }
    }

    private static void check(Party party, List<Issue> issues) {
        for (String id : party.values().keySet()) {
            if (issues.stream().noneMatch(issue -> issue.id().equals(id))) {
                throw new IllegalArgumentException("The issue (" + id + ") that the party " + party
                        + " values must be one of " + issues + ". Maybe it is spelt differently there.");
            }
        }
        for (Issue issue : issues) {
            int given = values(party, issue).size();
            if (given != issue.options().size()) {
                throw new IllegalArgumentException(
                        "The values (" + given + ") of the party " + party + " for the issue "
                                + issue + " must be as many as its options ("
                                + issue.options().size() + ").");
            }
        }
    }

    static List<Fraction> values(Party party, Issue issue) {
        @Nullable List<Fraction> values = party.values().get(issue.id());
        if (values == null) {
            throw new IllegalStateException("The party (" + party + ") must say what the options of the issue " + issue
                    + " are worth to it. Maybe all 0, if they are all the same to it.");
        }
        return values;
    }

    private static BigInteger lcm(BigInteger a, BigInteger b) {
        return a.divide(a.gcd(b)).multiply(b);
    }

    private void bound(List<Issue> issues, List<Party> all) {
        BigInteger sum = BigInteger.ZERO;
        for (Party party : all) {
            Fraction most = abs(party.reservation());
            for (Issue issue : issues) {
                most = most.plus(values(party, issue).stream()
                        .map(Table::abs)
                        .max(Fraction::compareTo)
                        .orElse(Fraction.ZERO));
            }
            sum = sum.add(most.times(new Fraction(unit, BigInteger.ONE))
                    .numerator()
                    .multiply(BigInteger.valueOf(party.weight())));
        }
        if (sum.compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("The values of all parties, over one denominator (" + unit
                    + ") and by weight, must add up to less than 2^62. Maybe use values with fewer digits.");
        }
    }

    private static Fraction abs(Fraction value) {
        return value.signum() < 0 ? Fraction.ZERO.minus(value) : value;
    }

    private long scaled(Fraction each) {
        return each.numerator().multiply(unit.divide(each.denominator())).longValueExact();
    }

    /** What a party can gain at most if it decides everything, in units; not negative. */
    long greatestGain(int party) {
        long gain = -reservation[party];
        for (long[] options : value[party]) {
            gain += Arrays.stream(options).max().orElse(0);
        }
        return Math.max(0, gain);
    }

    /** So many units as a number. */
    Fraction of(Fraction units) {
        return new Fraction(units.numerator(), units.denominator().multiply(unit));
    }
}
