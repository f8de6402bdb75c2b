package org.linli.choice.voting;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.linli.choice.Electorate;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.RankedProfile;
import org.linli.choice.Step;
import org.linli.choice.Unranked;

/**
 * How many ballots prefer which of every two options: the whole of what most rules of this package look at, for example "park before
 * parking 6, parking before park 3". Whole numbers, in the weight of the ballots.
 *
 * <p>Counting costs O(d·r²) for d distinct ballots that rank r options, and O(n²) for n options; what {@link Unranked} adds is derived
 * from how many ballots rank both, either and neither, not counted again.
 */
public final class Pairwise {
    private final Options options;
    private final Electorate electorate;
    private final int size;
    private final long[] support;
    private final long heaviest;

    private Pairwise(Options options, Electorate electorate, long[] support, long heaviest) {
        this.options = options;
        this.electorate = electorate;
        this.size = options.size();
        this.support = support;
        this.heaviest = heaviest;
    }

    /**
     * Counts a profile.
     *
     * @param profile the ballots
     * @param unranked what a ballot says about options that it does not rank
     * @return the comparisons
     */
    public static Pairwise of(RankedProfile profile, Unranked unranked) {
        Objects.requireNonNull(unranked, "unranked");
        int size = Objects.requireNonNull(profile, "profile").options().size();
        long[] support = new long[size * size];
        long[] ties = new long[size * size];
        long[] ranking = new long[size];
        long heaviest = 1;
        int[] row = new int[size];
        int[] tierEnd = new int[size];
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            long mass = profile.mass(ballot);
            heaviest = Math.max(heaviest, profile.weight(ballot));
            int ranked = profile.ranked(ballot);
            for (int place = 0; place < ranked; place++) {
                row[place] = profile.option(ballot, place);
                ranking[row[place]] += mass;
            }
            int end = ranked;
            for (int place = ranked - 1; place >= 0; place--) {
                tierEnd[place] = end;
                end = profile.tied(ballot, place) ? end : place;
            }
            for (int place = 0; place < ranked; place++) {
                int base = row[place] * size;
                for (int other = place + 1; other < tierEnd[place]; other++) {
                    ties[base + row[other]] += mass;
                }
                for (int other = tierEnd[place]; other < ranked; other++) {
                    support[base + row[other]] += mass;
                }
            }
        }
        if (unranked == Unranked.TIED_LAST) {
            addTruncated(support, ties, ranking);
        }
        return new Pairwise(profile.options(), profile.electorate(), support, heaviest);
    }

    /** A ballot that ranks one of two prefers it: those that rank it, without those that rank both. */
    private static void addTruncated(long[] support, long[] ties, long[] ranking) {
        int size = ranking.length;
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                int ab = a * size + b;
                int ba = b * size + a;
                long both = support[ab] + support[ba] + ties[ab] + ties[ba];
                support[ab] += ranking[a] - both;
                support[ba] += ranking[b] - both;
            }
        }
    }

    /**
     * Comparisons that were published without the ballots.
     *
     * @param options what there was to choose from
     * @param ballots how many ballots of weight 1 were counted
     * @param support row by row how many prefer the option of the row to that of the column; the diagonal is not looked at
     * @return the comparisons
     * @throws IllegalArgumentException if the figures are no square, negative, or more for two options than there are ballots
     */
    public static Pairwise ofFigures(Options options, long ballots, long[][] support) {
        int size = options.size();
        if (support.length != size) {
            throw new IllegalArgumentException(
                    "The rows (" + support.length + ") of comparisons must be as many as the options (" + size + ").");
        }
        long[] flat = new long[size * size];
        for (int a = 0; a < size; a++) {
            if (support[a].length != size) {
                throw new IllegalArgumentException("The figures (" + support[a].length + ") for " + options.get(a)
                        + " must be as many as the options (" + size + ").");
            }
            for (int b = 0; b < size; b++) {
                if (a == b) {
                    continue;
                }
                if (support[a][b] < 0 || support[b][a] < 0 || support[a][b] > ballots - support[b][a]) {
                    throw new IllegalArgumentException(
                            "The figures for " + options.get(a) + " and " + options.get(b) + " ("
                                    + support[a][b] + " and " + support[b][a]
                                    + ") must not be negative, nor more than the " + ballots
                                    + " ballots together.");
                }
                flat[a * size + b] = support[a][b];
            }
        }
        return new Pairwise(options, new Electorate(ballots, 0, ballots), flat, 1);
    }

    /** {@return what there is to choose from} */
    public Options options() {
        return options;
    }

    /** {@return what the comparisons were counted over} */
    public Electorate electorate() {
        return electorate;
    }

    /**
     * How many prefer one option to another.
     *
     * @param a an option's place in {@link #options()}
     * @param b another's
     * @return the weight of the ballots that prefer a to b; 0 for the same option
     */
    public long support(int a, int b) {
        return support[a * size + b];
    }

    /**
     * By how many more one option is preferred.
     *
     * @param a an option's place in {@link #options()}
     * @param b another's
     * @return those who prefer a, less those who prefer b
     */
    public long margin(int a, int b) {
        return support[a * size + b] - support[b * size + a];
    }

    /**
     * Whether more prefer one option.
     *
     * @param a an option's place in {@link #options()}
     * @param b another's
     * @return true if a has more support; false in a tie
     */
    public boolean beats(int a, int b) {
        return margin(a, b) > 0;
    }

    /** {@return the option that beats every other; empty if there is none} With a single option, it is that one. */
    public Optional<Option> condorcetWinner() {
        return beatingAll(1);
    }

    /** {@return the option that every other beats; empty if there is none} With a single option, it is that one. */
    public Optional<Option> condorcetLoser() {
        return beatingAll(-1);
    }

    private Optional<Option> beatingAll(int sign) {
        if (electorate.expressed() == 0) {
            return Optional.empty();
        }
        for (int a = 0; a < size; a++) {
            boolean all = true;
            for (int b = 0; b < size && all; b++) {
                all = a == b || sign * margin(a, b) > 0;
            }
            if (all) {
                return Optional.of(options.get(a));
            }
        }
        return Optional.empty();
    }

    /**
     * The comparison of two options as a step.
     *
     * @param a an option's place in {@link #options()}
     * @param b another's
     * @return the duel, its winner first; in a tie, the option that stands first in {@link #options()}
     */
    public Step.Duel duel(int a, int b) {
        long margin = margin(a, b);
        boolean first = margin > 0 || (margin == 0 && a < b);
        int winner = first ? a : b;
        int loser = first ? b : a;
        return new Step.Duel(options.get(winner), options.get(loser), support(winner, loser), support(loser, winner));
    }

    /** {@return the greatest weight of a single ballot} */
    long heaviest() {
        return heaviest;
    }

    /** Equal if the same options have the same figures over the same electorate. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Pairwise that
                && options.equals(that.options)
                && electorate.equals(that.electorate)
                && Arrays.equals(support, that.support);
    }

    @Override
    public int hashCode() {
        return 31 * options.hashCode() + Arrays.hashCode(support);
    }

    @Override
    public String toString() {
        return "Pairwise[" + size + " options, " + electorate + "]";
    }
}
