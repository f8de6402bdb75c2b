package org.linli.choice.voting;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.linli.choice.Electorate;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.Tie;

/** Rounds of counting and dropping, for one seat. A rule says what is counted, who could go, and whether somebody is elected at once. */
abstract class Elimination {
    /** How many sets of standing options are looked at before following all ways is given up. */
    static final int MOST_STATES = 1 << 18;

    /** How much is counted before it is given up, in ballots and pairs of options a round: seconds. */
    private static final long MOST_WORK = 2_000_000_000L;

    final Options options;
    final int size;
    private final RuleName name;
    private final Electorate electorate;
    private final TiedLowest tiedLowest;
    private final int[] favour;
    private final long roundCost;

    /** The smallest gap that decided anything so far, or nothing if nothing was decided by a count. */
    private Optional<Fraction> closest = Optional.empty();

    Elimination(RuleName rule, RankedProfile profile, TiedLowest tiedLowest) {
        Objects.requireNonNull(tiedLowest, "tiedLowest");
        this.name = TiedLowest.variant(rule, tiedLowest);
        this.options = profile.options();
        this.size = options.size();
        this.electorate = profile.electorate();
        this.roundCost = (long) profile.distinct() * 4 + (long) size * size;
        this.tiedLowest = tiedLowest;
        this.favour = new int[size];
        if (tiedLowest instanceof TiedLowest.LeastFavoured by) {
            List<Option> order = by.tieBreak().order(options);
            for (int i = 0; i < size; i++) {
                favour[options.indexOf(order.get(i).id())] = i;
            }
        }
    }

    /** One round: what was counted, who could go (never nobody), who is elected at once (nobody, mostly). */
    static final class Round {
        private final Measure measure;
        private final Fraction[] counts;
        private final Fraction base;
        private final BitSet lowest;
        private final BitSet elected;
        private final List<Step> more;

        Round(Measure measure, Fraction[] counts, Fraction base, BitSet lowest, BitSet elected, List<Step> more) {
            this.measure = measure;
            this.counts = counts;
            this.base = base;
            this.lowest = lowest;
            this.elected = elected;
            this.more = more;
        }

        Fraction[] counts() {
            return counts;
        }

        BitSet lowest() {
            return lowest;
        }
    }

    /** Counts a round among at least two. */
    abstract Round round(BitSet standing);

    /** Who wins from here in any way, where the rule can tell without following them; else nobody. */
    BitSet certain(BitSet standing) {
        return new BitSet();
    }

    /** Whether nobody may win where no ballot counts for anybody, everybody sharing first places for example. */
    boolean needsBase() {
        return true;
    }

    /** Whether all that could go will go before any other, in whatever order. */
    boolean allGo(BitSet standing, Round round) {
        return false;
    }

    /** The upper bound of the margin, once it is over. */
    abstract Optional<Margin> margin(long atLeast, List<BitSet> tiers, List<Round> rounds);

    /** Lets a rule say by how little something was decided. */
    final void decidedBy(Fraction gap) {
        closest = Optional.of(closest.filter(c -> c.compareTo(gap) <= 0).orElse(gap));
    }

    final Outcome run(boolean anythingSaid, long heaviest) {
        if (!anythingSaid) {
            return Outcome.nothing(name, electorate);
        }
        Draft draft = new Draft(name, options, electorate);
        List<BitSet> dropped = new ArrayList<>();
        List<Round> rounds = new ArrayList<>();
        BitSet standing = new BitSet(size);
        standing.set(0, size);
        boolean branched = false;
        boolean met = false;
        BitSet first = new BitSet(size);
        while (standing.cardinality() > 1) {
            Round round = round(standing);
            if (rounds.isEmpty() && needsBase() && round.base.signum() == 0) {
                return Outcome.nothing(name, electorate);
            }
            rounds.add(round);
            int number = rounds.size();
            draft.step(draft.counted(number, round.measure, standing, round.counts, round.base));
            round.more.forEach(draft::step);
            if (!round.elected.isEmpty()) {
                draft.step(new Step.Elected(number, draft.options(round.elected), Optional.empty()));
                first.or(round.elected);
                break;
            }
            BitSet out = round.lowest;
            if (out.cardinality() > 1) {
                met = true;
                Tie.Way way = Tie.Way.DROPPED_TOGETHER;
                if (tiedLowest instanceof TiedLowest.LeastFavoured by) {
                    BitSet tied = out;
                    out = only(leastFavoured(tied));
                    BitSet spared = minus(tied, out);
                    draft.tie(new Tie(
                            number,
                            draft.options(tied),
                            Tie.Way.BROKEN,
                            Optional.of(by.tieBreak()),
                            draft.options(spared)));
                } else if (tiedLowest instanceof TiedLowest.Each && !allGo(standing, round)) {
                    draft.tie(new Tie(number, draft.options(out), Tie.Way.ALL_FOLLOWED, Optional.empty(), List.of()));
                    branched = true;
                    break;
                } else if (out.equals(standing)) {
                    break;
                } else {
                    draft.tie(new Tie(number, draft.options(out), way, Optional.empty(), List.of()));
                }
            }
            draft.step(new Step.Eliminated(number, draft.options(out)));
            dropped.add(out);
            standing = minus(standing, out);
        }
        if (branched) {
            first.or(winners(standing, new HashMap<>()));
        } else if (first.isEmpty()) {
            first.or(standing);
        }
        List<BitSet> tiers = new ArrayList<>();
        tiers.add(first);
        tiers.add(minus(standing, first));
        Collections.reverse(dropped);
        tiers.addAll(dropped);
        if (size == 1) {
            return draft.outcome(tiers, Optional.empty());
        }
        long atLeast = met ? 1 : closest.map(gap -> Margins.half(gap, heaviest)).orElse(1L);
        return draft.outcome(tiers, met ? Optional.of(Margin.atLeast(1)) : margin(atLeast, tiers, rounds));
    }

    /** Everyone who wins from here in some way. */
    private BitSet winners(BitSet standing, Map<BitSet, BitSet> known) {
        BitSet before = known.get(standing);
        if (before != null) {
            return before;
        }
        BitSet winners = new BitSet(size);
        winners.or(standing.cardinality() == 1 ? standing : certain(standing));
        if (winners.isEmpty()) {
            Round round = round(standing);
            if (!round.elected.isEmpty()) {
                winners.or(round.elected);
            } else if (allGo(standing, round)) {
                winners.or(winners(minus(standing, round.lowest), known));
            } else {
                for (int out = round.lowest.nextSetBit(0); out >= 0; out = round.lowest.nextSetBit(out + 1)) {
                    winners.or(winners(minus(standing, only(out)), known));
                }
            }
        }
        known.put(standing, winners);
        if (known.size() > MOST_STATES || known.size() * roundCost > MOST_WORK) {
            throw new IllegalStateException(
                    "The ways of breaking ties must be few enough to follow, but lead to more than "
                            + Math.min(MOST_STATES, MOST_WORK / roundCost)
                            + " sets of standing options. Maybe break ties by an order or a lot.");
        }
        return winners;
    }

    private int leastFavoured(BitSet tied) {
        return tied.stream()
                .boxed()
                .max(java.util.Comparator.comparingInt(option -> favour[option]))
                .orElseThrow();
    }

    private BitSet only(int option) {
        BitSet only = new BitSet(size);
        only.set(option);
        return only;
    }

    static BitSet minus(BitSet set, BitSet without) {
        BitSet rest = new BitSet();
        rest.or(set);
        rest.andNot(without);
        return rest;
    }

    /** The standing options with the least, and how far the next is from them; ties are a gap of 0. */
    final BitSet least(BitSet standing, Fraction[] counts) {
        BitSet least = new BitSet(size);
        Fraction lowest = Fraction.ZERO;
        for (int option = standing.nextSetBit(0); option >= 0; option = standing.nextSetBit(option + 1)) {
            int order = least.isEmpty() ? -1 : counts[option].compareTo(lowest);
            if (order < 0) {
                least.clear();
                lowest = counts[option];
            }
            if (order <= 0) {
                least.set(option);
            }
        }
        for (int option = standing.nextSetBit(0); option >= 0; option = standing.nextSetBit(option + 1)) {
            if (!least.get(option)) {
                decidedBy(counts[option].minus(lowest));
            }
        }
        return least;
    }
}
