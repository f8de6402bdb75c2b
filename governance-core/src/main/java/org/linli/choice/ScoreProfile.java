package org.linli.choice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ballots that give grades or points, for example {@code {park=good, parking=reject}}: cardinal ballots, and cumulative ones if the
 * {@link Scale} limits the total. A ballot need not rate all options; an option that it does not mention is unrated, which is not the
 * same as the worst.
 */
public final class ScoreProfile implements Profile {
    private final Options options;
    private final Scale scale;
    /** A row lists options ascending, each followed by what it was given. */
    private final BallotPool.Grouped grouped;

    private ScoreProfile(Options options, Scale scale, BallotPool.Grouped grouped) {
        this.options = options;
        this.scale = scale;
        this.grouped = grouped;
    }

    /**
     * Starts collecting ballots.
     *
     * @param options what there is to rate
     * @param scale what may be given
     * @return an empty builder
     */
    public static Builder builder(Options options, Scale scale) {
        return new Builder(options, scale);
    }

    @Override
    public Options options() {
        return options;
    }

    /** {@return what could be given} */
    public Scale scale() {
        return scale;
    }

    @Override
    public Electorate electorate() {
        return grouped.electorate;
    }

    @Override
    public int distinct() {
        return grouped.size();
    }

    @Override
    public long count(int ballot) {
        return grouped.count[ballot];
    }

    @Override
    public long weight(int ballot) {
        return grouped.weight[ballot];
    }

    /**
     * How many options a ballot rates.
     *
     * @param ballot which of the distinct ballots, from 0
     * @return 0 for a blank ballot
     */
    public int rated(int ballot) {
        return grouped.length(ballot) / 2;
    }

    /**
     * One of the options that a ballot rates.
     *
     * @param ballot which of the distinct ballots, from 0
     * @param place 0 for the first in the order of {@link #options()}; less than {@link #rated}
     * @return the option's place in {@link #options()}
     */
    public int option(int ballot, int place) {
        return grouped.entry[grouped.start[ballot] + 2 * place];
    }

    /**
     * What a ballot gives to one of the options that it rates.
     *
     * @param ballot which of the distinct ballots, from 0
     * @param place the same place as in {@link #option}
     * @return the grade or points, on the {@link #scale()}
     */
    public int points(int ballot, int place) {
        return grouped.entry[grouped.start[ballot] + 2 * place + 1];
    }

    /**
     * A ballot as a value.
     *
     * @param ballot which of the distinct ballots, from 0
     * @return what it gives, by option id, in the order of {@link #options()}; immutable
     */
    public Map<String, Integer> ballot(int ballot) {
        Map<String, Integer> given = new LinkedHashMap<>();
        for (int place = 0; place < rated(ballot); place++) {
            given.put(options.get(option(ballot, place)).id(), points(ballot, place));
        }
        return Collections.unmodifiableMap(given);
    }

    /** Equal if the same ballots over the same options and scale were cast equally often with the same weights. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ScoreProfile that
                && options.equals(that.options)
                && scale.equals(that.scale)
                && grouped.equals(that.grouped);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * options.hashCode() + scale.hashCode()) + grouped.hashCode();
    }

    @Override
    public String toString() {
        return "ScoreProfile[" + options.size() + " options, " + distinct() + " distinct of " + electorate() + "]";
    }

    /** Collects ballots with grades or points and refuses what is malformed, naming the ballot. Not safe for several threads at once. */
    public static final class Builder {
        private final Options options;
        private final Scale scale;
        private final BallotPool pool = new BallotPool();

        private Builder(Options options, Scale scale) {
            this.options = Objects.requireNonNull(options, "options");
            this.scale = Objects.requireNonNull(scale, "scale");
        }

        /**
         * Adds equal ballots of weight 1.
         *
         * @param count how many, at least 1
         * @param given grades or points by option id; empty for a blank ballot
         * @return this builder
         * @throws IllegalArgumentException if a ballot is malformed
         */
        public Builder add(long count, Map<String, Integer> given) {
            return add(count, 1, given);
        }

        /**
         * Adds equal ballots.
         *
         * @param count how many, at least 1
         * @param weight what each of them weighs, at least 1
         * @param given grades or points by option id; empty for a blank ballot
         * @return this builder
         * @throws IllegalArgumentException if a ballot names an option that is none, or gives what is not on the scale
         */
        public Builder add(long count, long weight, Map<String, Integer> given) {
            // A map of its own keeps the message, like the ballot, free of the order in which a caller's map lists
            // things.
            SortedMap<Integer, Integer> byIndex = new TreeMap<>();
            SortedMap<String, Integer> shown = new TreeMap<>(Objects.requireNonNull(given, "given"));
            long total = 0;
            for (Map.Entry<String, Integer> each : shown.entrySet()) {
                if (!options.contains(each.getKey())) {
                    throw new IllegalArgumentException(
                            "The option (" + each.getKey() + ") of " + pool.next(shown) + " must be one of the "
                                    + options.size() + " options. Maybe it is spelt differently there.");
                }
                int points = Objects.requireNonNull(each.getValue(), "points");
                if (!scale.contains(points)) {
                    throw new IllegalArgumentException("The points (" + points + ") for " + each.getKey() + " of "
                            + pool.next(shown) + " must be " + scale.worst() + " to " + scale.best() + ".");
                }
                total += points;
                byIndex.put(options.indexOf(each.getKey()), points);
            }
            OptionalInt limit = scale.atMostInTotal();
            if (limit.isPresent() && total > limit.getAsInt()) {
                throw new IllegalArgumentException(
                        "The points in total (" + total + ") of " + pool.next(shown) + " must be at most "
                                + limit.getAsInt() + ". Maybe the ballot is an overvote and counts as blank.");
            }
            int[] entries = new int[2 * byIndex.size()];
            int at = 0;
            for (Map.Entry<Integer, Integer> each : byIndex.entrySet()) {
                entries[at++] = each.getKey();
                entries[at++] = each.getValue();
            }
            pool.add(entries, count, weight, shown);
            return this;
        }

        /**
         * The ballots so far; the builder can go on.
         *
         * @return the profile; without any ballot it is empty, and every rule says that nothing was chosen
         */
        public ScoreProfile build() {
            return new ScoreProfile(options, scale, pool.grouped());
        }
    }
}
