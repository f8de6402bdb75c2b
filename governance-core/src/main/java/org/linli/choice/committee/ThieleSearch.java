package org.linli.choice.committee;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.linli.choice.Fraction;

/**
 * Branch and bound for the best committee of a {@link Thiele} rule.
 *
 * <p>For any multipliers λ, one a ballot, no committee is better than {@code Σ m·h*(λ) + the k greatest of Σ m·λ over supporters}, where
 * {@code h*(λ)} is the most by which what r members count can exceed r·λ. Multipliers come from subgradient steps; the bound is summed in
 * whole numbers of a unit in which every worth is whole, or rounded up.
 */
final class ThieleSearch {
    private static final int ROOT_STEPS = 600;
    private static final int NODE_STEPS = 40;

    /** With more approvals than this a node counts for several, so that the limit is one of work. */
    private static final int SUPPORTS = 1_024;

    private static final long LARGEST_UNIT = 1L << 34;

    /** Of more equally good committees than these only one is looked for. */
    private static final int MOST_EQUALS = 64;

    private static final class Node {
        final BitSet in;
        final BitSet free;
        final double[] multipliers;
        final long bound;

        Node(BitSet in, BitSet free, double[] multipliers, long bound) {
            this.in = in;
            this.free = free;
            this.multipliers = multipliers;
            this.bound = bound;
        }
    }

    private final Approvals approvals;
    private final Filling filling;
    private final int seats;
    private final long unit;
    /** The worth of r members, rounded up and down to whole units. */
    private final long[] above;

    private final long[] below;
    /** The worth of the r-th member alone, rounded up. */
    private final long[] worth;

    private BitSet best;
    private long bestBelow;
    /** All that are as good as the best, while they are few. */
    private final Set<BitSet> optima = new LinkedHashSet<>();

    private boolean tooMany;
    private final boolean exact;
    /** Every satisfaction is a whole number of these. */
    private final long step;

    private final BigInteger exactUnit;
    private long open = Long.MIN_VALUE;

    // Of the node at work.
    private final long[] value;
    private final int[] order;
    private final int[] has;

    ThieleSearch(Thiele rule, Approvals approvals, Filling filling, int seats, BitSet start) {
        this.approvals = approvals;
        this.filling = filling;
        this.seats = seats;
        this.exactUnit = rule.unit(seats);
        BigInteger room = BigInteger.valueOf(Long.MAX_VALUE / 4)
                .divide(BigInteger.valueOf(approvals.total).multiply(BigInteger.valueOf(2L * seats + 8)))
                .min(BigInteger.valueOf(LARGEST_UNIT));
        this.exact = exactUnit.compareTo(room) <= 0;
        BigInteger units = exact ? exactUnit.multiply(room.divide(exactUnit)) : room;
        this.unit = units.longValueExact();
        this.step = exact ? unit / exactUnit.longValueExact() : 1;
        BigInteger[] worths = rule.worths(seats);
        this.worth = new long[seats];
        this.above = new long[seats + 1];
        this.below = new long[seats + 1];
        for (int r = 0; r < seats; r++) {
            BigInteger[] parts = worths[r].multiply(units).divideAndRemainder(exactUnit);
            worth[r] = parts[0].longValueExact() + parts[1].signum();
            above[r + 1] = above[r] + worth[r];
            below[r + 1] = below[r] + parts[0].longValueExact();
        }
        this.value = new long[approvals.size];
        this.order = new int[approvals.size];
        this.has = new int[approvals.ballots];
        this.best = start;
        this.bestBelow = satisfaction(start);
        optima.add(copy(start));
    }

    BitSet best() {
        return best;
    }

    /** The best committees, all of them unless there are {@link #hasMore}. */
    Set<BitSet> optima() {
        return optima;
    }

    /** Whether there may be further committees that are as good. */
    boolean hasMore() {
        return tooMany;
    }

    /** Nothing is better than this. */
    Fraction proved() {
        BigInteger least = BigInteger.valueOf(Math.max(open, bestBelow));
        Fraction proved = new Fraction(least, BigInteger.valueOf(unit));
        if (exact) {
            // Satisfactions are whole parts of the exact unit.
            BigInteger parts =
                    proved.times(new Fraction(exactUnit, BigInteger.ONE)).floor();
            return new Fraction(parts, exactUnit);
        }
        // What is best was summed from parts that were rounded down, so another may be better by what was lost.
        return proved.plus(Fraction.of(approvals.total)
                .times(new Fraction(BigInteger.valueOf(above[seats] - below[seats]), BigInteger.valueOf(unit))));
    }

    void run(int mostNodes) {
        improve();
        BitSet free = new BitSet();
        free.or(filling.standing);
        double[] multipliers = new double[approvals.ballots];
        for (int ballot = 0; ballot < approvals.ballots; ballot++) {
            multipliers[ballot] = 1.0 / (1 + count(ballot, best));
        }
        Deque<Node> stack = new ArrayDeque<>();
        stack.push(new Node(new BitSet(), free, multipliers, Long.MAX_VALUE));
        long supports = 0;
        for (int[] row : approvals.approved) {
            supports += row.length;
        }
        for (long spent = 0; spent < mostNodes && !stack.isEmpty(); spent += 1 + supports / SUPPORTS) {
            Node node = stack.pop();
            if (node.bound >= bestBelow) {
                expand(node, spent == 0 ? ROOT_STEPS : NODE_STEPS, stack);
            }
        }
        stack.forEach(node -> {
            open = Math.max(open, node.bound);
            tooMany |= node.bound >= bestBelow;
        });
    }

    private int count(int ballot, BitSet members) {
        int count = 0;
        for (int option : approvals.approved[ballot]) {
            count += members.get(option) ? 1 : 0;
        }
        return count;
    }

    private long satisfaction(BitSet members) {
        long sum = 0;
        for (int ballot = 0; ballot < approvals.ballots; ballot++) {
            sum += approvals.mass[ballot] * below[count(ballot, members)];
        }
        return sum;
    }

    private void consider(BitSet members) {
        long found = satisfaction(members);
        if (found > bestBelow) {
            optima.clear();
            tooMany = false;
        }
        if (found >= bestBelow) {
            if (optima.size() < MOST_EQUALS) {
                optima.add(copy(members));
            } else {
                tooMany |= !optima.contains(members);
            }
            best = found > bestBelow || isBefore(members, best) ? copy(members) : best;
            bestBelow = found;
        }
    }

    /** Whether the most favoured option that only one of two committees has is in the first. */
    private boolean isBefore(BitSet one, BitSet other) {
        BitSet differ = copy(one);
        differ.xor(other);
        int decides = -1;
        for (int option = differ.nextSetBit(0); option >= 0; option = differ.nextSetBit(option + 1)) {
            decides = decides < 0 || filling.favour(option) < filling.favour(decides) ? option : decides;
        }
        return decides >= 0 && one.get(decides);
    }

    /** Swaps members for others as long as that helps. */
    private void improve() {
        boolean better = true;
        while (better) {
            better = false;
            for (int out : copy(best).stream().toArray()) {
                for (int in : filling.standing.stream().toArray()) {
                    if (best.get(out) && !best.get(in)) {
                        BitSet swapped = copy(best);
                        swapped.clear(out);
                        swapped.set(in);
                        long before = bestBelow;
                        consider(swapped);
                        better |= bestBelow > before;
                    }
                }
            }
        }
    }

    private void expand(Node node, int steps, Deque<Node> stack) {
        BitSet in = copy(node.in);
        BitSet free = copy(node.free);
        if (settled(in, free)) {
            return;
        }
        double[] multipliers = node.multipliers.clone();
        double[] bestMultipliers = multipliers.clone();
        long bound = node.bound;
        double pace = 1;
        int stale = 0;
        BitSet top = new BitSet();
        for (int step = 0; step < steps; step++) {
            long here = whole(bound(multipliers, in, free, top));
            consider(top);
            if (here < bound) {
                bound = here;
                bestMultipliers = multipliers.clone();
                stale = 0;
            } else if (++stale >= 15) {
                pace /= 2;
                stale = 0;
            }
            if (bound < bestBelow || !move(multipliers, pace, here, top)) {
                break;
            }
        }
        if (bound < bestBelow) {
            return;
        }
        long last = bound(bestMultipliers, in, free, top);
        bound = Math.min(bound, whole(last));
        fix(last, in, free);
        if (settled(in, free) || (tooMany && bound == bestBelow && !isBefore(first(in, free), best))) {
            return;
        }
        int at = closest(in, free);
        BitSet rest = copy(free);
        rest.clear(at);
        BitSet with = copy(in);
        with.set(at);
        stack.push(new Node(in, rest, bestMultipliers, bound));
        stack.push(new Node(with, rest, bestMultipliers, bound));
    }

    /** Looks at the only committee that is left, if it is. */
    private boolean settled(BitSet in, BitSet free) {
        int missing = seats - in.cardinality();
        if (missing < 0 || free.cardinality() < missing) {
            return true;
        }
        if (missing == 0 || free.cardinality() == missing) {
            BitSet only = copy(in);
            if (missing > 0) {
                only.or(free);
            }
            consider(only);
            return true;
        }
        return false;
    }

    /** The committee of a node that a tie-break would put first. */
    private BitSet first(BitSet in, BitSet free) {
        BitSet first = copy(in);
        free.stream()
                .boxed()
                .sorted(java.util.Comparator.comparingInt(filling::favour))
                .limit(seats - in.cardinality())
                .forEach(first::set);
        return first;
    }

    /** An upper bound that holds for any multipliers; leaves in {@code top} the committee that they prefer. */
    private long bound(double[] multipliers, BitSet in, BitSet free, BitSet top) {
        Arrays.fill(value, 0);
        long sum = 0;
        for (int ballot = 0; ballot < approvals.ballots; ballot++) {
            long multiplier = Math.max(0, Math.min(unit, Math.round(multipliers[ballot] * unit)));
            long mass = approvals.mass[ballot];
            int reachable = 0;
            for (int option : approvals.approved[ballot]) {
                if (in.get(option) || free.get(option)) {
                    reachable++;
                    value[option] += mass * multiplier;
                }
            }
            int wanted = 0;
            while (wanted < seats && wanted < reachable && worth[wanted] > multiplier) {
                wanted++;
            }
            has[ballot] = wanted;
            sum += mass * (above[wanted] - wanted * multiplier);
        }
        top.clear();
        top.or(in);
        for (int option = in.nextSetBit(0); option >= 0; option = in.nextSetBit(option + 1)) {
            sum += value[option];
        }
        sort(free);
        for (int i = 0; i < seats - in.cardinality(); i++) {
            sum += value[order[i]];
            top.set(order[i]);
        }
        return sum;
    }

    /** The greatest satisfaction that is no more than a bound. */
    private long whole(long bound) {
        return bound - bound % step;
    }

    /** Puts the free options into order, the most valuable first and equals as the tie-break favours them. */
    private int sort(BitSet free) {
        int listed = 0;
        for (int option = free.nextSetBit(0); option >= 0; option = free.nextSetBit(option + 1)) {
            int at = listed++;
            while (at > 0 && isBehind(order[at - 1], option)) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = option;
        }
        return listed;
    }

    private boolean isBehind(int option, int other) {
        return value[option] < value[other]
                || (value[option] == value[other] && filling.favour(option) > filling.favour(other));
    }

    /** One subgradient step by Polyak's length; false if there is nowhere to go. */
    private boolean move(double[] multipliers, double pace, long here, BitSet top) {
        double norm = 0;
        for (int ballot = 0; ballot < approvals.ballots; ballot++) {
            int gap = count(ballot, top) - has[ballot];
            has[ballot] = gap;
            norm += (double) approvals.mass[ballot] * gap * gap;
        }
        if (norm == 0) {
            return false;
        }
        double length = pace * ((double) (here - bestBelow) / unit + 1e-6) / norm;
        for (int ballot = 0; ballot < approvals.ballots; ballot++) {
            multipliers[ballot] = Math.max(0, Math.min(1, multipliers[ballot] - length * has[ballot]));
        }
        return true;
    }

    /**
     * Settles options that no committee as good as the best can have, or that each must have, by the values of the last bound. The bound is
     * taken as it was summed: rounded down first, it would settle options of committees that are equally good.
     */
    private void fix(long bound, BitSet in, BitSet free) {
        int missing = seats - in.cardinality();
        int listed = sort(free);
        if (missing <= 0 || missing >= listed) {
            return;
        }
        long last = value[order[missing - 1]];
        long next = value[order[missing]];
        for (int i = 0; i < listed; i++) {
            int option = order[i];
            if (i < missing && bound - value[option] + next < bestBelow) {
                in.set(option);
                free.clear(option);
            } else if (i >= missing && bound - last + value[option] < bestBelow) {
                free.clear(option);
            }
        }
    }

    /** The free option whose value is nearest to what decides. */
    private int closest(BitSet in, BitSet free) {
        int missing = seats - in.cardinality();
        sort(free);
        double middle = (value[order[missing - 1]] + (double) value[order[missing]]) / 2;
        int closest = -1;
        double least = Double.MAX_VALUE;
        for (int option = free.nextSetBit(0); option >= 0; option = free.nextSetBit(option + 1)) {
            double distance = Math.abs(value[option] - middle);
            if (distance < least) {
                least = distance;
                closest = option;
            }
        }
        return closest;
    }

    private static BitSet copy(BitSet set) {
        BitSet copy = new BitSet();
        copy.or(set);
        return copy;
    }
}
