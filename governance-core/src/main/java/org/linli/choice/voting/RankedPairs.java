package org.linli.choice.voting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.Tie;
import org.linli.choice.TieBreak;
import org.linli.choice.Unranked;

/**
 * Ranked pairs: the strongest defeat is accepted first, then the next, each unless it contradicts what is accepted already; what remains
 * is a ranking (T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4, 1987).
 *
 * <p>As robust as {@link Schulze}, and easier to tell on a board: strong majorities are respected before weak ones. Where two defeats are
 * equally strong the order between them may matter; it is decided by a {@link TieBreak}, or all orders are followed. {@link SplitCycle}
 * never has to decide that.
 *
 * <p>Cost: O(n⁴/64) at worst for n options with a tie-break. Following all orders is hard in general (M. Brill, F. Fischer, "The price of
 * neutrality for the ranked pairs method", 2012), and is given up beyond {@value #MOST_STATES} sets of accepted defeats.
 *
 * <p>Pinned: of two equally strong defeats, the one whose winner stands earlier in the tie-break's order comes first, then the one
 * whose loser stands later.
 */
public final class RankedPairs {
    /** How many sets of accepted defeats are looked at before giving up. */
    public static final int MOST_STATES = 20_000;

    /** How much is done before giving up, in pairs of options looked at: seconds. */
    private static final long MOST_WORK = 2_000_000_000L;

    private static final RuleName NAME = new RuleName("ranked-pairs", "Ranked pairs", "排序对法");

    private final Pairwise pairwise;
    private final int size;
    private final List<long[]> defeats;
    private long work;

    /** Finds all defeats, the strongest first. A defeat is a strength, a winner and a loser. */
    private RankedPairs(Pairwise pairwise, Strength strength) {
        this.pairwise = pairwise;
        this.size = pairwise.options().size();
        this.defeats = new ArrayList<>();
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                if (a != b && pairwise.beats(a, b)) {
                    defeats.add(new long[] {strength.of(pairwise, a, b), a, b});
                }
            }
        }
        defeats.sort(Comparator.comparingLong((long[] defeat) -> -defeat[0]));
    }

    /**
     * Chooses by accepting defeats in order.
     *
     * @param profile the ballots
     * @param unranked what a ballot says about options that it does not rank
     * @param strength how much a defeat counts
     * @param tieBreak what decides between equally strong defeats
     * @return the outcome
     */
    public static Outcome of(RankedProfile profile, Unranked unranked, Strength strength, TieBreak tieBreak) {
        return of(Pairwise.of(profile, unranked), strength, tieBreak);
    }

    /**
     * Chooses by accepting defeats in order.
     *
     * @param pairwise the comparisons
     * @param strength how much a defeat counts
     * @param tieBreak what decides between equally strong defeats; it does not decide between options that nothing accepted separates
     * @return the outcome
     * @throws IllegalArgumentException if the tie-break is not one of these options
     */
    public static Outcome of(Pairwise pairwise, Strength strength, TieBreak tieBreak) {
        RuleName name = strength.variantOf(NAME);
        List<Option> order = tieBreak.order(pairwise.options());
        if (pairwise.electorate().expressed() == 0) {
            return Outcome.nothing(name, pairwise.electorate());
        }
        return new RankedPairs(pairwise, strength)
                .broken(new Draft(name, pairwise.options(), pairwise.electorate()), order, tieBreak);
    }

    /**
     * Chooses by following every order of equally strong defeats: winners are all that win under some order.
     *
     * @param pairwise the comparisons
     * @param strength how much a defeat counts
     * @return the outcome
     * @throws IllegalStateException if there are too many orders to follow; maybe pass a tie-break
     */
    public static Outcome followingAll(Pairwise pairwise, Strength strength) {
        Objects.requireNonNull(strength, "strength");
        RuleName name = strength.variantOf(NAME);
        if (pairwise.electorate().expressed() == 0) {
            return Outcome.nothing(name, pairwise.electorate());
        }
        return new RankedPairs(pairwise, strength).followed(new Draft(name, pairwise.options(), pairwise.electorate()));
    }

    private Outcome broken(Draft draft, List<Option> order, TieBreak tieBreak) {
        Options options = pairwise.options();
        int[] place = new int[size];
        for (int i = 0; i < size; i++) {
            place[options.indexOf(order.get(i).id())] = i;
        }
        defeats.sort(Comparator.comparingLong((long[] defeat) -> -defeat[0])
                .thenComparingInt(defeat -> place[(int) defeat[1]])
                .thenComparingInt(defeat -> -place[(int) defeat[2]]));
        BitSet[] over = new BitSet[size];
        for (int a = 0; a < size; a++) {
            over[a] = new BitSet(size);
        }
        List<long[]> refused = new ArrayList<>();
        List<long[]> accepted = new ArrayList<>();
        int level = 0;
        for (int i = 0; i < defeats.size(); ) {
            level++;
            // Only a refusal that stronger defeats do not ask for can depend on the order of equals, and then on all
            // that are equal in strength.
            boolean matters = false;
            BitSet equals = new BitSet(size);
            List<long[]> doubtful = new ArrayList<>();
            int first = i;
            for (; i < defeats.size() && defeats.get(i)[0] == defeats.get(first)[0]; i++) {
                long[] defeat = defeats.get(i);
                if (over[(int) defeat[2]].get((int) defeat[1])) {
                    refused.add(defeat);
                } else {
                    doubtful.add(defeat);
                }
            }
            for (long[] defeat : doubtful) {
                int a = (int) defeat[1];
                int b = (int) defeat[2];
                equals.set(a);
                equals.set(b);
                if (over[b].get(a)) {
                    refused.add(defeat);
                    matters = true;
                } else {
                    accepted.add(defeat);
                    accept(over, a, b);
                }
            }
            if (matters) {
                List<Option> tied = draft.options(equals);
                draft.tie(new Tie(
                        level,
                        tied,
                        Tie.Way.ORDERED,
                        Optional.of(tieBreak),
                        order.stream().filter(tied::contains).toList()));
            }
        }
        List<BitSet> tiers = layers(over);
        for (long[] defeat : refused) {
            if (tiers.get(0).get((int) defeat[2])) {
                draft.step(new Step.SetAside(
                        pairwise.duel((int) defeat[1], (int) defeat[2]),
                        chain(accepted, (int) defeat[2], (int) defeat[1], defeat[0])));
            }
        }
        int winner = tiers.get(0).nextSetBit(0);
        int closest = -1;
        for (int b = 0; b < size; b++) {
            if (b != winner && pairwise.beats(winner, b)) {
                closest = closest < 0 || pairwise.margin(winner, b) < pairwise.margin(winner, closest) ? b : closest;
            }
        }
        if (closest >= 0) {
            draft.step(pairwise.duel(winner, closest));
        }
        return draft.outcome(tiers, Margins.condorcet(pairwise, tiers.get(0)));
    }

    private static void accept(BitSet[] over, int a, int b) {
        if (over[a].get(b)) {
            return;
        }
        for (int x = 0; x < over.length; x++) {
            if (x == a || over[x].get(a)) {
                over[x].set(b);
                over[x].or(over[b]);
            }
        }
    }

    /** Those whom nobody is above, then those whom only they are above, and so on. */
    private static List<BitSet> layers(BitSet[] over) {
        int size = over.length;
        List<BitSet> layers = new ArrayList<>();
        BitSet left = new BitSet(size);
        left.set(0, size);
        while (!left.isEmpty()) {
            BitSet layer = new BitSet(size);
            layer.or(left);
            left.stream().forEach(a -> layer.andNot(over[a]));
            layers.add(layer);
            left.andNot(layer);
        }
        return layers;
    }

    /** A shortest chain of accepted defeats that are at least as strong. */
    private List<Step.Duel> chain(List<long[]> accepted, int from, int to, long atLeast) {
        int[] before = new int[size];
        Arrays.fill(before, -1);
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(from);
        before[from] = from;
        while (before[to] < 0) {
            int at = open.remove();
            for (long[] defeat : accepted) {
                int next = (int) defeat[2];
                if (defeat[1] == at && defeat[0] >= atLeast && before[next] < 0) {
                    before[next] = at;
                    open.add(next);
                }
            }
        }
        List<Step.Duel> duels = new ArrayList<>();
        for (int at = to; at != from; at = before[at]) {
            duels.add(0, pairwise.duel(before[at], at));
        }
        return duels;
    }

    /** Only defeats inside the Smith set can be refused in favour of one of its members: the others do not matter for who wins. */
    private Outcome followed(Draft draft) {
        BitSet smith = DominantSet.smithSet(pairwise);
        defeats.removeIf(defeat -> !smith.get((int) defeat[1]) || !smith.get((int) defeat[2]));
        Set<BitSet> ends = Set.of(new BitSet(size * size));
        for (int i = 0; i < defeats.size(); ) {
            int end = i;
            while (end < defeats.size() && defeats.get(end)[0] == defeats.get(i)[0]) {
                end++;
            }
            ends = followGroup(ends, defeats.subList(i, end));
            i = end;
        }
        BitSet winners = new BitSet(size);
        for (BitSet end : ends) {
            for (int b = smith.nextSetBit(0); b >= 0; b = smith.nextSetBit(b + 1)) {
                boolean unbeaten = true;
                for (int a = 0; a < size && unbeaten; a++) {
                    unbeaten = !end.get(a * size + b);
                }
                if (unbeaten) {
                    winners.set(b);
                }
            }
        }
        if (ends.size() > 1) {
            draft.tie(new Tie(1, draft.options(smith), Tie.Way.ALL_FOLLOWED, Optional.empty(), List.of()));
        }
        return draft.outcome(Draft.firstAndRest(winners, size), Margins.condorcet(pairwise, winners));
    }

    /** All closures that accepting equally strong defeats in any order can lead to. */
    private Set<BitSet> followGroup(Set<BitSet> starts, List<long[]> group) {
        Set<BitSet> seen = new HashSet<>(starts);
        ArrayDeque<BitSet> open = new ArrayDeque<>(starts);
        Set<BitSet> ends = new HashSet<>();
        while (!open.isEmpty()) {
            BitSet closure = open.remove();
            List<long[]> free = new ArrayList<>();
            for (long[] defeat : group) {
                if (!closure.get((int) (defeat[1] * size + defeat[2]))
                        && !closure.get((int) (defeat[2] * size + defeat[1]))) {
                    free.add(defeat);
                }
            }
            boolean done = free.isEmpty();
            BitSet whole = closure;
            for (long[] defeat : free) {
                whole = accepted(whole, (int) defeat[1], (int) defeat[2]);
            }
            for (long[] defeat : free) {
                // What no cycle of all of them contradicts will be accepted in any order: then there is nothing to
                // follow.
                boolean certain = !whole.get((int) (defeat[2] * size + defeat[1]));
                if (certain) {
                    free = List.of(defeat);
                    break;
                }
            }
            for (long[] defeat : free) {
                BitSet next = accepted(closure, (int) defeat[1], (int) defeat[2]);
                if (seen.add(next)) {
                    open.add(next);
                }
            }
            if (done) {
                ends.add(closure);
            }
            if (seen.size() > MOST_STATES) {
                throw tooMany();
            }
        }
        return ends;
    }

    private static IllegalStateException tooMany() {
        return new IllegalStateException(
                "The orders of equally strong defeats must be few enough to follow, and are followed to " + MOST_STATES
                        + " sets of accepted defeats, or for some seconds. Maybe pass a tie-break.");
    }

    private BitSet accepted(BitSet closure, int a, int b) {
        work += (long) size * size;
        if (work > MOST_WORK) {
            throw tooMany();
        }
        BitSet next = new BitSet(size * size);
        next.or(closure);
        for (int x = 0; x < size; x++) {
            if (x == a || closure.get(x * size + a)) {
                next.set(x * size + b);
                for (int y = 0; y < size; y++) {
                    if (closure.get(b * size + y)) {
                        next.set(x * size + y);
                    }
                }
            }
        }
        return next;
    }
}
