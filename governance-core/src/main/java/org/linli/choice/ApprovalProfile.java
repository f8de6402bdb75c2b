package org.linli.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Approval ballots, for example 40 of {@code [park, playground]}: each names the options that its voter would accept. */
public final class ApprovalProfile implements Profile {
    private final Options options;
    /** A row lists the approved options, ascending. */
    private final BallotPool.Grouped grouped;

    private ApprovalProfile(Options options, BallotPool.Grouped grouped) {
        this.options = options;
        this.grouped = grouped;
    }

    /**
     * Starts collecting ballots.
     *
     * @param options what there is to approve of
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

    /**
     * How many options a ballot approves of.
     *
     * @param ballot which of the distinct ballots, from 0
     * @return 0 for a blank ballot
     */
    public int approved(int ballot) {
        return grouped.length(ballot);
    }

    /**
     * One of the options that a ballot approves of.
     *
     * @param ballot which of the distinct ballots, from 0
     * @param place 0 for the first in the order of {@link #options()}; less than {@link #approved}
     * @return the option's place in {@link #options()}
     */
    public int option(int ballot, int place) {
        return grouped.entry[grouped.start[ballot] + place];
    }

    /**
     * Whether a ballot approves of an option.
     *
     * @param ballot which of the distinct ballots, from 0
     * @param option the option's place in {@link #options()}
     * @return true if it does
     */
    public boolean approves(int ballot, int option) {
        return Arrays.binarySearch(grouped.entry, grouped.start[ballot], grouped.start[ballot + 1], option) >= 0;
    }

    /**
     * A ballot as a value.
     *
     * @param ballot which of the distinct ballots, from 0
     * @return the ids of the approved options in the order of {@link #options()}; immutable
     */
    public List<String> ballot(int ballot) {
        List<String> ids = new ArrayList<>();
        for (int place = 0; place < approved(ballot); place++) {
            ids.add(options.get(option(ballot, place)).id());
        }
        return List.copyOf(ids);
    }

    /** Equal if the same ballots over the same options were cast equally often with the same weights. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ApprovalProfile that && options.equals(that.options) && grouped.equals(that.grouped);
    }

    @Override
    public int hashCode() {
        return 31 * options.hashCode() + grouped.hashCode();
    }

    @Override
    public String toString() {
        return "ApprovalProfile[" + options.size() + " options, " + distinct() + " distinct of " + electorate() + "]";
    }

    /** Collects approval ballots and refuses what is malformed, naming the ballot. Not safe for several threads at once. */
    public static final class Builder {
        private final Options options;
        private final BallotPool pool = new BallotPool();
        private int fewest;
        private int most;

        private Builder(Options options) {
            this.options = Objects.requireNonNull(options, "options");
            this.most = options.size();
        }

        /**
         * Refuses ballots from here on that approve of too few or too many options; blank ballots are still taken.
         *
         * @param fewestInclusive the fewest options that a ballot may name
         * @param mostInclusive the most options that a ballot may name
         * @return this builder
         * @throws IllegalArgumentException if the limits are no limits of these options
         */
        public Builder limit(int fewestInclusive, int mostInclusive) {
            if (fewestInclusive < 0 || mostInclusive < Math.max(fewestInclusive, 1) || mostInclusive > options.size()) {
                throw new IllegalArgumentException("The limits (" + fewestInclusive + " to " + mostInclusive
                        + ") of an approval ballot must lie between 0 and its " + options.size() + " options.");
            }
            this.fewest = fewestInclusive;
            this.most = mostInclusive;
            return this;
        }

        /**
         * Adds equal ballots of weight 1.
         *
         * @param count how many, at least 1
         * @param approved ids of the approved options, in any order; none for a blank ballot
         * @return this builder
         * @throws IllegalArgumentException if a ballot is malformed
         */
        public Builder add(long count, String... approved) {
            if (approved.length == 0) {
                throw new IllegalArgumentException(
                        "The approvals of " + pool.next(List.of()) + " must name an option. Maybe addBlank is meant.");
            }
            return add(count, 1, Arrays.asList(approved));
        }

        /**
         * Adds ballots that approve of nothing.
         *
         * @param count how many, at least 1
         * @return this builder
         * @throws IllegalArgumentException if they are none, or too many
         */
        public Builder addBlank(long count) {
            return add(count, 1, List.of());
        }

        /**
         * Adds equal ballots.
         *
         * @param count how many, at least 1
         * @param weight what each of them weighs, at least 1
         * @param approved ids of the approved options, in any order; empty for a blank ballot
         * @return this builder
         * @throws IllegalArgumentException if a ballot is malformed
         */
        public Builder add(long count, long weight, Collection<String> approved) {
            int[] entries = new int[Objects.requireNonNull(approved, "approved").size()];
            int at = 0;
            for (String id : approved) {
                Objects.requireNonNull(id, "id");
                if (!options.contains(id)) {
                    throw new IllegalArgumentException(
                            "The option (" + id + ") of " + pool.next(approved) + " must be one of the "
                                    + options.size() + " options. Maybe it is spelt differently there.");
                }
                entries[at++] = options.indexOf(id);
            }
            Arrays.sort(entries);
            for (int i = 1; i < at; i++) {
                if (entries[i] == entries[i - 1]) {
                    throw new IllegalArgumentException("The option (" + options.get(entries[i]) + ") of "
                            + pool.next(approved) + " must not be named twice: approval has no degrees.");
                }
            }
            if (at > 0 && (at < fewest || at > most)) {
                throw new IllegalArgumentException("The number of options (" + at + ") that " + pool.next(approved)
                        + " approves of must be " + fewest + " to " + most + ".");
            }
            pool.add(entries, count, weight, approved);
            return this;
        }

        /**
         * The ballots so far; the builder can go on.
         *
         * @return the profile; without any ballot it is empty, and every rule says that nothing was chosen
         */
        public ApprovalProfile build() {
            return new ApprovalProfile(options, pool.grouped());
        }
    }
}
