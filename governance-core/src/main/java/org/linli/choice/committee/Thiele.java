package org.linli.choice.committee;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.TieBreak;

/**
 * Committees that satisfy voters most, where each further member that a voter approves of counts as much or less than the one before (T. N.
 * Thiele, "Om Flerfoldsvalg", 1895).
 *
 * <p>The best committee is hard to find: {@link #exact} proves it, or says how far from the best it may be. {@link #sequential} and
 * {@link #reverseSequential} take one option at a time and are quick; what the first chose it never takes back.
 *
 * <p>Pinned: blank ballots do not count; an option that nobody approves of is never chosen, even if seats stay open. Sums are exact whole
 * numbers of a common fraction.
 */
public enum Thiele {
    /**
     * Proportional approval voting: the r-th member that a voter approves of counts 1/r. The best committee gives every group what it deserves
     * (EJR; H. Aziz, M. Brill, V. Conitzer, E. Elkind, R. Freeman, T. Walsh, "Justified representation in approval-based committee voting",
     * Social Choice and Welfare 48, 2017).
     */
    PROPORTIONAL("pav", "Proportional approval voting", "比例赞成投票制"),
    /**
     * Chamberlin–Courant: one member that a voter approves of is as good as several; as many voters as possible are to have one (J. R.
     * Chamberlin, P. N. Courant, American Political Science Review 77, 1983; here for approvals). For a jury that should hear every view, not
     * for shares of power.
     */
    CHAMBERLIN_COURANT("cc", "Chamberlin–Courant", "钱伯林－库朗法");

    /** How many sets of committees {@link #exact} looks at by default: seconds for fifty options. */
    public static final int MOST_NODES = 20_000;

    private final String code;
    private final String english;
    private final String chinese;

    Thiele(String code, String english, String chinese) {
        this.code = code;
        this.english = english;
        this.chinese = chinese;
    }

    private RuleName name(String suffix, String inEnglish, String inChinese) {
        return new RuleName(code, english, chinese).variant(suffix, inEnglish, inChinese);
    }

    /** What the members count for one voter, in parts of {@link #unit}: the first, the second and so on. */
    BigInteger[] worths(int members) {
        BigInteger unit = unit(members);
        BigInteger[] worths = new BigInteger[members];
        for (int r = 0; r < members; r++) {
            worths[r] = this == PROPORTIONAL
                    ? unit.divide(BigInteger.valueOf(r + 1))
                    : r == 0 ? BigInteger.ONE : BigInteger.ZERO;
        }
        return worths;
    }

    /** The smallest number of which all that members count are whole parts. */
    BigInteger unit(int members) {
        BigInteger unit = BigInteger.ONE;
        for (int r = 2; this == PROPORTIONAL && r <= members; r++) {
            BigInteger next = BigInteger.valueOf(r);
            unit = unit.divide(unit.gcd(next)).multiply(next);
        }
        return unit;
    }

    /**
     * How much a committee satisfies all voters together.
     *
     * @param profile the ballots
     * @param committee ids of the members
     * @return the sum over all ballots, exactly
     * @throws IllegalArgumentException if a member is none of the options
     */
    public Fraction satisfaction(ApprovalProfile profile, Collection<String> committee) {
        Approvals approvals = new Approvals(profile);
        BitSet members = new BitSet();
        committee.forEach(id -> members.set(approvals.options.indexOf(id)));
        return satisfaction(approvals, members);
    }

    Fraction satisfaction(Approvals approvals, BitSet members) {
        int most = Math.max(1, members.cardinality());
        BigInteger[] worths = worths(most);
        long[] levels = new long[most + 1];
        for (int ballot = 0; ballot < approvals.ballots; ballot++) {
            int has = 0;
            for (int option : approvals.approved[ballot]) {
                has += members.get(option) ? 1 : 0;
            }
            levels[has] += approvals.mass[ballot];
        }
        BigInteger sum = BigInteger.ZERO;
        BigInteger each = BigInteger.ZERO;
        for (int has = 1; has <= most; has++) {
            each = each.add(worths[has - 1]);
            sum = sum.add(each.multiply(BigInteger.valueOf(levels[has])));
        }
        return new Fraction(sum, unit(most));
    }

    /** How many members each voter has, and what an option more or less would count; kept up as members come and go. */
    private final class Levels {
        private final Approvals approvals;
        private final BigInteger[] worths;
        private final BigInteger unit;
        private final int[] has;
        /** For each option the mass of its supporters by how many members they have. */
        private final long[][] by;

        Levels(Approvals approvals, int members) {
            this.approvals = approvals;
            this.worths = worths(members);
            this.unit = unit(members);
            this.has = new int[approvals.ballots];
            this.by = new long[approvals.size][members + 1];
            for (int option = 0; option < approvals.size; option++) {
                by[option][0] = approvals.support[option];
            }
        }

        void change(int option, int step) {
            for (int ballot : approvals.supporters[option]) {
                int before = has[ballot];
                has[ballot] += step;
                long mass = approvals.mass[ballot];
                for (int other : approvals.approved[ballot]) {
                    by[other][before] -= mass;
                    by[other][before + step] += mass;
                }
            }
        }

        /** What an option counts: joining if the shift is 0, leaving if it is 1. */
        BigInteger worth(int option, int shift) {
            BigInteger sum = BigInteger.ZERO;
            long[] levels = by[option];
            for (int level = shift; level < worths.length + shift; level++) {
                if (levels[level] != 0) {
                    sum = sum.add(worths[level - shift].multiply(BigInteger.valueOf(levels[level])));
                }
            }
            return sum;
        }

        Fraction fraction(BigInteger worth) {
            return new Fraction(worth, unit);
        }
    }

    /**
     * Takes the option that adds most, seat by seat.
     *
     * <p>Cost: O(k·s) for k seats and s approvals on distinct ballots. Ties: by order or lot. The margin is a lower bound: a changed ballot
     * moves the difference of two options in a round by at most two.
     *
     * @param profile the ballots
     * @param seats how many, 1 to the number of options
     * @param tieBreak what decides between options that add equally much
     * @return the outcome
     * @throws IllegalArgumentException if there are not so many options
     */
    public Outcome sequential(ApprovalProfile profile, int seats, TieBreak tieBreak) {
        RuleName rule = name("sequential", "sequential", "逐席");
        Approvals approvals = new Approvals(profile);
        Filling filling = new Filling(rule, approvals, seats, tieBreak);
        if (approvals.ballots == 0) {
            return Outcome.nothing(rule, profile.electorate());
        }
        Levels levels = new Levels(approvals, seats);
        Fraction base = Fraction.of(approvals.total);
        Optional<Fraction> closest = Optional.empty();
        BigInteger[] worth = new BigInteger[approvals.size];
        Arrays.fill(worth, BigInteger.ZERO);
        Comparator<Integer> bestFirst =
                Comparator.comparing((Integer option) -> worth[option]).reversed();
        while (filling.open() > 0) {
            for (int option = filling.standing.nextSetBit(0);
                    option >= 0;
                    option = filling.standing.nextSetBit(option + 1)) {
                worth[option] = levels.worth(option, 0);
            }
            filling.counted(
                    filling.round(), Measure.SATISFACTION, bestFirst, option -> levels.fraction(worth[option]), base);
            int next = filling.pick(filling.best(bestFirst));
            filling.elect(next);
            worth[next] = worth[next].negate();
            BigInteger second = BigInteger.ZERO;
            for (int option = 0; option < approvals.size; option++) {
                second = second.max(worth[option]);
            }
            if (filling.elected.cardinality() < approvals.size) {
                Fraction gap = levels.fraction(worth[next].negate().subtract(second));
                closest = Optional.of(
                        closest.filter(least -> least.compareTo(gap) <= 0).orElse(gap));
            }
            levels.change(next, 1);
        }
        boolean open = filling.elected.cardinality() < seats;
        return filling.outcome(
                open ? Optional.of(Margin.atLeast(1)) : closest.map(gap -> Changes.atLeast(gap, approvals.heaviest)));
    }

    /**
     * Starts from all options and drops the one that is missed least, until as many are left as there are seats.
     *
     * <p>Cost: O(n·s) for n options and s approvals on distinct ballots. Ties: by order or lot. The margin is at least 1: {@link
     * org.linli.choice.Trials} says how many ballots would do.
     *
     * @param profile the ballots
     * @param seats how many, 1 to the number of options
     * @param tieBreak what decides between options that are missed equally little
     * @return the outcome, ranked with those dropped last before those dropped first
     * @throws IllegalArgumentException if there are not so many options
     */
    public Outcome reverseSequential(ApprovalProfile profile, int seats, TieBreak tieBreak) {
        RuleName rule = name("reverse-sequential", "reverse sequential", "逐个淘汰");
        Approvals approvals = new Approvals(profile);
        Filling filling = new Filling(rule, approvals, seats, tieBreak);
        if (approvals.ballots == 0) {
            return Outcome.nothing(rule, profile.electorate());
        }
        BitSet left = new BitSet();
        left.or(filling.standing);
        Levels levels = new Levels(
                approvals,
                Arrays.stream(approvals.approved)
                        .mapToInt(row -> row.length)
                        .max()
                        .orElse(1));
        left.stream().forEach(option -> levels.change(option, 1));
        Deque<List<Option>> dropped = new ArrayDeque<>();
        for (int round = 1; left.cardinality() > seats; round++) {
            BigInteger least = BigInteger.ZERO;
            BitSet lowest = new BitSet();
            for (int option = left.nextSetBit(0); option >= 0; option = left.nextSetBit(option + 1)) {
                BigInteger missed = levels.worth(option, 1);
                int order = lowest.isEmpty() ? -1 : missed.compareTo(least);
                if (order < 0) {
                    lowest.clear();
                    least = missed;
                }
                if (order <= 0) {
                    lowest.set(option);
                }
            }
            int out = lowest.stream()
                    .boxed()
                    .max(Comparator.comparingInt(filling::favour))
                    .orElseThrow();
            if (lowest.cardinality() > 1) {
                BitSet spared = new BitSet();
                spared.or(lowest);
                spared.clear(out);
                filling.broken(round, lowest, spared);
            }
            filling.step(new Step.Counted(
                    round,
                    Measure.SATISFACTION,
                    List.of(new Step.Score(approvals.options.get(out), levels.fraction(least))),
                    Fraction.of(approvals.total)));
            filling.step(new Step.Eliminated(round, List.of(approvals.options.get(out))));
            left.clear(out);
            levels.change(out, -1);
            dropped.push(List.of(approvals.options.get(out)));
        }
        return filling.outcomeOf(left, dropped);
    }

    /**
     * Finds the committee that satisfies most, and proves it.
     *
     * <p>Cost: branch and bound, exponential at worst. A committee is bounded by its Lagrangian dual, one multiplier for each ballot, improved
     * by subgradient steps; multipliers are found with floating-point numbers, but each bound is added up from whole numbers and holds
     * whatever they are. Options that can be in no better committee, or must be in each, are settled by their reduced cost. If the search
     * ends before it is over, the {@link Step.Bounded} says how much better another committee could be at most.
     *
     * <p>Ties: of equally good committees the one is chosen that is first when members are listed from the most favoured on; every
     * option that this decided about is on record, or, of very many such committees, that the whole order may have decided. The margin is at least 1: {@link
     * org.linli.choice.Trials} says how many ballots would do.
     *
     * @param profile the ballots
     * @param seats how many, 1 to the number of options
     * @param tieBreak what decides between equally good committees
     * @param mostNodes how many sets of committees are looked at before the search ends, at least 1: {@link #MOST_NODES} for example; one counts for as
     *     many as there are thousands of approvals on distinct ballots, so that the limit is one of work
     * @return the outcome
     * @throws IllegalArgumentException if there are not so many options, or the search must not even begin
     */
    public Outcome exact(ApprovalProfile profile, int seats, TieBreak tieBreak, int mostNodes) {
        RuleName rule = name("exact", "exact", "最优");
        Approvals approvals = new Approvals(profile);
        Filling filling = new Filling(rule, approvals, seats, tieBreak);
        if (mostNodes < 1) {
            throw new IllegalArgumentException("The nodes (" + mostNodes + ") of a search must be at least 1.");
        }
        if (approvals.ballots == 0) {
            return Outcome.nothing(rule, profile.electorate());
        }
        int filled = filling.open();
        Outcome start = sequential(profile, seats, tieBreak);
        BitSet first = new BitSet();
        start.winners().forEach(option -> first.set(approvals.options.indexOf(option.id())));
        ThieleSearch search = new ThieleSearch(this, approvals, filling, filled, first);
        search.run(mostNodes);
        Fraction found = satisfaction(approvals, search.best());
        Fraction proved = search.proved();
        filling.step(new Step.Bounded(Measure.SATISFACTION, proved.compareTo(found) < 0 ? found : proved, found));
        tell(filling, search);
        return filling.outcomeOf(search.best(), List.of());
    }

    /** Of equally good committees the favoured one is found option by option, as the tie-break goes through those that only some of them have. */
    private static void tell(Filling filling, ThieleSearch search) {
        if (search.hasMore() && search.optima().size() > 1) {
            filling.ordered(0, filling.standing);
            return;
        }
        List<BitSet> left = List.copyOf(search.optima());
        while (left.size() > 1) {
            BitSet some = new BitSet();
            BitSet all = new BitSet();
            all.or(left.get(0));
            for (BitSet each : left) {
                some.or(each);
                all.and(each);
            }
            some.andNot(all);
            int next = filling.first(some);
            BitSet favoured = new BitSet();
            favoured.set(next);
            filling.broken(0, some, favoured);
            left = left.stream().filter(each -> each.get(next)).toList();
        }
    }
}
