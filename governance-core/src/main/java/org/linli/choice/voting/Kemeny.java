package org.linli.choice.voting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.Unranked;

/**
 * Kemeny–Young: the ranking with which the ballots disagree least, added over all pairs (J. G. Kemeny, "Mathematics without numbers", 1959;
 * H. P. Young, A. Levenglick, "A consistent extension of Condorcet's election principle", SIAM Journal on Applied Mathematics 35, 1978).
 *
 * <p>For when the whole ranking is wanted: it is the most likely true one if voters err independently. For one winner {@link Schulze} and
 * {@link RankedPairs} cost less and resist similar options, which Kemeny–Young does not.
 *
 * <p>Finding it is hard in general. Options that a majority of pairs separates are ranked apart first (M. Truchon, "An extension of the
 * Condorcet criterion and Kemeny orders", 1998): whatever stands in a higher group beats all in a lower one. Within groups of up to
 * {@value #EXACT} options it is exact, by dynamic programming over sets in O(2ⁿ·n²). In a larger group a ranking is searched by moving
 * options, and the outcome says by a {@link Step.Bounded} how much better another could be; its winner is then the best known, not proved.
 *
 * <p>Ties: of all best rankings, the one that puts options that stand earlier in the options first is shown; winners are all that are
 * first in some best ranking.
 */
public final class Kemeny {
    /** The largest group of options, none of them separated by majorities, that is solved exactly. */
    public static final int EXACT = 16;

    private static final RuleName NAME = new RuleName("kemeny", "Kemeny–Young", "凯梅尼－扬法");

    private final Pairwise pairwise;
    private final List<Integer> ranking = new ArrayList<>();
    private final BitSet winners = new BitSet();
    private long found;
    private long proved;

    private Kemeny(Pairwise pairwise) {
        this.pairwise = pairwise;
    }

    /**
     * Ranks with the least disagreement.
     *
     * @param profile the ballots
     * @param unranked what a ballot says about options that it does not rank
     * @return the outcome
     */
    public static Outcome of(RankedProfile profile, Unranked unranked) {
        return of(Pairwise.of(profile, unranked));
    }

    /**
     * Ranks with the least disagreement.
     *
     * @param pairwise the comparisons
     * @return the outcome
     */
    public static Outcome of(Pairwise pairwise) {
        Objects.requireNonNull(pairwise, "pairwise");
        if (pairwise.electorate().expressed() == 0) {
            return Outcome.nothing(NAME, pairwise.electorate());
        }
        Kemeny kemeny = new Kemeny(pairwise);
        kemeny.rank();
        Draft draft = new Draft(NAME, pairwise.options(), pairwise.electorate());
        draft.step(new Step.Bounded(Measure.DISAGREEMENT, Fraction.of(kemeny.proved), Fraction.of(kemeny.found)));
        List<BitSet> tiers = new ArrayList<>();
        tiers.add(kemeny.winners);
        for (int option : kemeny.ranking) {
            if (!kemeny.winners.get(option)) {
                BitSet tier = new BitSet();
                tier.set(option);
                tiers.add(tier);
            }
        }
        boolean exact = kemeny.found == kemeny.proved;
        Optional<Margin> margin = exact ? Margins.condorcet(pairwise, kemeny.winners) : Optional.empty();
        return draft.outcome(tiers, margin);
    }

    private void rank() {
        List<int[]> groups = groups();
        for (int i = 0; i < groups.size(); i++) {
            int[] group = groups.get(i);
            if (group.length <= EXACT) {
                solve(group, i == 0);
            } else {
                search(group, i == 0);
            }
        }
        // Pairs of different groups are in the order that fewest object to.
        for (int i = 0; i < ranking.size(); i++) {
            for (int j = i + 1; j < ranking.size(); j++) {
                if (groupOf(groups, ranking.get(i)) != groupOf(groups, ranking.get(j))) {
                    long against = pairwise.support(ranking.get(j), ranking.get(i));
                    found += against;
                    proved += against;
                }
            }
        }
    }

    private static int groupOf(List<int[]> groups, int option) {
        for (int i = 0; i < groups.size(); i++) {
            if (Arrays.binarySearch(groups.get(i), option) >= 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("The option (" + option + ") must be in a group.");
    }

    /** Groups of options that get to each other without losing, the highest first; in each, options ascending. */
    private List<int[]> groups() {
        BitSet[] reach = DominantSet.closure(pairwise, true);
        int size = reach.length;
        List<Integer> order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingInt((Integer a) -> -minusSelf(reach[a], a)))
                .toList();
        List<int[]> groups = new ArrayList<>();
        BitSet done = new BitSet(size);
        for (int a : order) {
            if (!done.get(a)) {
                int[] group = IntStream.range(0, size)
                        .filter(b -> b == a || (reach[a].get(b) && reach[b].get(a)))
                        .toArray();
                groups.add(group);
                Arrays.stream(group).forEach(done::set);
            }
        }
        return groups;
    }

    private static int minusSelf(BitSet reach, int self) {
        return reach.cardinality() - (reach.get(self) ? 1 : 0);
    }

    /** The least disagreement of each set of options ranked last, built up from the empty set. */
    private void solve(int[] group, boolean top) {
        int size = group.length;
        long[] least = new long[1 << size];
        for (int set = 1; set < 1 << size; set++) {
            least[set] = Long.MAX_VALUE;
            for (int first = 0; first < size; first++) {
                if ((set >> first & 1) != 0) {
                    int rest = set & ~(1 << first);
                    least[set] = Math.min(least[set], against(group, first, rest) + least[rest]);
                }
            }
        }
        int left = (1 << size) - 1;
        found += least[left];
        proved += least[left];
        boolean atTop = top;
        while (left != 0) {
            int next = -1;
            for (int first = 0; first < size; first++) {
                int rest = left & ~(1 << first);
                if (rest != left && against(group, first, rest) + least[rest] == least[left]) {
                    next = next < 0 ? first : next;
                    if (atTop) {
                        winners.set(group[first]);
                    }
                }
            }
            atTop = false;
            ranking.add(group[next]);
            left &= ~(1 << next);
        }
    }

    /** How many ballots object, pair by pair, to one option above a set of others. */
    private long against(int[] group, int first, int rest) {
        long against = 0;
        for (int other = rest; other != 0; other &= other - 1) {
            against += pairwise.support(group[Integer.numberOfTrailingZeros(other)], group[first]);
        }
        return against;
    }

    /** Starts from the comparisons won, and moves single options as long as that helps. */
    private void search(int[] group, boolean top) {
        int size = group.length;
        List<Integer> order = new ArrayList<>(Arrays.stream(group)
                .boxed()
                .sorted(Comparator.comparingLong((Integer a) -> -net(group, a)))
                .toList());
        boolean better = true;
        while (better) {
            better = false;
            for (int from = 0; from < size; from++) {
                int option = order.get(from);
                long change = 0;
                long best = 0;
                int to = from;
                for (int at = from - 1; at >= 0; at--) {
                    change -= pairwise.margin(option, order.get(at));
                    if (change < best) {
                        best = change;
                        to = at;
                    }
                }
                change = 0;
                for (int at = from + 1; at < size; at++) {
                    change += pairwise.margin(option, order.get(at));
                    if (change < best) {
                        best = change;
                        to = at;
                    }
                }
                if (best < 0) {
                    order.add(to, order.remove(from));
                    better = true;
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                long above = pairwise.support(order.get(i), order.get(j));
                long below = pairwise.support(order.get(j), order.get(i));
                found += below;
                proved += Math.min(above, below);
            }
        }
        ranking.addAll(order);
        if (top) {
            winners.set(order.get(0));
        }
    }

    private long net(int[] group, int a) {
        return Arrays.stream(group)
                .filter(b -> b != a)
                .mapToLong(b -> pairwise.margin(a, b))
                .sum();
    }
}
