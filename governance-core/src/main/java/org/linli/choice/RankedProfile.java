package org.linli.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Ordinal ballots, for example four of {@code park > playground > parking} and three of {@code parking > playground}. Ties and
 * truncation are part of a ballot: {@code a > b} and {@code a > b > c} are different ballots.
 *
 * <p>{@link #option} and {@link #tied} show a ballot as a row of places, without building anything; they are for rules that run over
 * large electorates.
 */
public final class RankedProfile implements Profile {
    private final Options options;
    /** A row lists options best first; {@code ~option} says that it is tied with the one before. */
    private final BallotPool.Grouped grouped;

    private final boolean strict;
    private final boolean complete;

    private RankedProfile(Options options, BallotPool.Grouped grouped) {
        this.options = options;
        this.grouped = grouped;
        this.strict = Arrays.stream(grouped.entry).allMatch(entry -> entry >= 0);
        boolean all = true;
        for (int ballot = 0; ballot < grouped.size(); ballot++) {
            all &= grouped.length(ballot) == options.size();
        }
        this.complete = all;
    }

    /**
     * Starts collecting ballots.
     *
     * @param options what there is to rank
     * @return an empty builder
     */
    public static Builder builder(Options options) {
        return new Builder(options);
    }

    @Override
    public Options options() {
        return options;
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

    /** {@return whether no ballot has a tie} */
    public boolean isStrict() {
        return strict;
    }

    /** {@return whether every ballot ranks every option} */
    public boolean isComplete() {
        return complete;
    }

    /**
     * How many options a ballot ranks.
     *
     * @param ballot which of the distinct ballots, from 0
     * @return 0 for a blank ballot
     */
    public int ranked(int ballot) {
        return grouped.length(ballot);
    }

    /**
     * The option at a place of a ballot. Options of one tier stand in the order of {@link #options()}.
     *
     * @param ballot which of the distinct ballots, from 0
     * @param place 0 for the first; less than {@link #ranked}
     * @return the option's place in {@link #options()}
     */
    public int option(int ballot, int place) {
        int entry = grouped.entry[grouped.start[ballot] + place];
        return entry >= 0 ? entry : ~entry;
    }

    /**
     * Whether the option at a place is tied with the one at the place before.
     *
     * @param ballot which of the distinct ballots, from 0
     * @param place 0 for the first, which is never tied with one before
     * @return true if the two are tied
     */
    public boolean tied(int ballot, int place) {
        return grouped.entry[grouped.start[ballot] + place] < 0;
    }

    /**
     * A ballot as a value.
     *
     * @param ballot which of the distinct ballots, from 0
     * @return the ranking
     */
    public Ranking ballot(int ballot) {
        List<List<String>> tiers = new ArrayList<>();
        for (int place = 0; place < ranked(ballot); place++) {
            if (!tied(ballot, place)) {
                tiers.add(new ArrayList<>());
            }
            tiers.get(tiers.size() - 1).add(options.get(option(ballot, place)).id());
        }
        return new Ranking(tiers);
    }

    /** Equal if the same ballots over the same options were cast equally often with the same weights. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RankedProfile that && options.equals(that.options) && grouped.equals(that.grouped);
    }

    @Override
    public int hashCode() {
        return 31 * options.hashCode() + grouped.hashCode();
    }

    @Override
    public String toString() {
        return "RankedProfile[" + options.size() + " options, " + distinct() + " distinct of " + electorate() + "]";
    }

    /** Collects ordinal ballots and refuses what is malformed, naming the ballot. Not safe for several threads at once. */
    public static final class Builder {
        private final Options options;
        private final Map<String, Integer> indexes = new HashMap<>();
        private final BallotPool pool = new BallotPool();
        private boolean strict;
        private int fewest;
        private int most;

        private Builder(Options options) {
            this.options = Objects.requireNonNull(options, "options");
            for (Option option : options) {
                indexes.put(option.id(), indexes.size());
            }
            this.most = options.size();
        }

        /**
         * Refuses ties from here on: on this ballot paper two options in one place are an overvote.
         *
         * @return this builder
         */
        public Builder refuseTies() {
            this.strict = true;
            return this;
        }

        /**
         * Refuses ballots from here on that rank too few or too many options; blank ballots are still taken.
         *
         * @param fewestInclusive the fewest options that a ballot may rank
         * @param mostInclusive the most options that a ballot may rank
         * @return this builder
         * @throws IllegalArgumentException if the limits are no limits of these options
         */
        public Builder limit(int fewestInclusive, int mostInclusive) {
            if (fewestInclusive < 0 || mostInclusive < Math.max(fewestInclusive, 1) || mostInclusive > options.size()) {
                throw new IllegalArgumentException("The limits (" + fewestInclusive + " to " + mostInclusive
                        + ") of a ranked ballot must lie between 0 and its " + options.size() + " options.");
            }
            this.fewest = fewestInclusive;
            this.most = mostInclusive;
            return this;
        }

        /**
         * Adds one ballot of weight 1.
         *
         * @param ranking the ballot; {@link Ranking#BLANK} is a vote cast for nothing
         * @return this builder
         * @throws IllegalArgumentException if the ballot is malformed
         */
        public Builder add(Ranking ranking) {
            return add(1, 1, ranking);
        }

        /**
         * Adds equal ballots of weight 1.
         *
         * @param count how many, at least 1
         * @param ranking a ranking such as {@code park > parking = playground}; not blank: see {@link #addBlank}
         * @return this builder
         * @throws IllegalArgumentException if a ballot is malformed
         */
        public Builder add(long count, String ranking) {
            Ranking parsed;
            try {
                parsed = Ranking.parse(Objects.requireNonNull(ranking, "ranking"));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        pool.next(ranking).replaceFirst("^t", "T") + ": " + e.getMessage(), e);
            }
            if (parsed.tiers().isEmpty()) {
                throw new IllegalArgumentException(
                        "The ranking of " + pool.next(ranking) + " must rank an option. Maybe addBlank is meant.");
            }
            return add(count, 1, parsed);
        }

        /**
         * Adds ballots that were cast and rank nothing.
         *
         * @param count how many, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the count is not positive
         */
        public Builder addBlank(long count) {
            return add(count, 1, Ranking.BLANK);
        }

        /**
         * Adds equal ballots.
         *
         * @param count how many, at least 1
         * @param weight what each of them weighs, at least 1
         * @param ranking the ballot
         * @return this builder
         * @throws IllegalArgumentException if a ballot is malformed
         */
        public Builder add(long count, long weight, Ranking ranking) {
            int[] entries = new int[Objects.requireNonNull(ranking, "ranking").ranked()];
            int at = 0;
            for (List<String> tier : ranking.tiers()) {
                if (strict && tier.size() > 1) {
                    throw new IllegalArgumentException("The tie " + tier + " of " + pool.next(ranking)
                            + " must not be: options may not share a place on this ballot paper. Maybe the ballot is an overvote"
                            + " and counts as blank.");
                }
                int from = at;
                for (String id : tier) {
                    Integer index = indexes.get(id);
                    if (index == null) {
                        throw new IllegalArgumentException(
                                "The option (" + id + ") of " + pool.next(ranking) + " must be one of the "
                                        + options.size() + " options. Maybe it is spelt differently there.");
                    }
                    entries[at++] = index;
                }
                Arrays.sort(entries, from, at);
                for (int i = from + 1; i < at; i++) {
                    entries[i] = ~entries[i];
                }
            }
            if (at > 0 && (at < fewest || at > most)) {
                throw new IllegalArgumentException("The number of options (" + at + ") that " + pool.next(ranking)
                        + " ranks must be " + fewest + " to " + most + ".");
            }
            pool.add(entries, count, weight, ranking);
            return this;
        }

        /**
         * The ballots so far; the builder can go on.
         *
         * @return the profile; without any ballot it is empty, and every rule says that nothing was chosen
         */
        public RankedProfile build() {
            return new RankedProfile(options, pool.grouped());
        }
    }
}
