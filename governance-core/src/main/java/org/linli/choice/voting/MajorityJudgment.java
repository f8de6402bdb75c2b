package org.linli.choice.voting;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.linli.choice.Margin;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.Scale;
import org.linli.choice.ScoreProfile;
import org.linli.choice.Step;

/**
 * Majority judgment: every voter grades every option, and the option with the best middle grade is chosen (M. Balinski, R. Laraki, "A
 * theory of measuring, electing, and ranking", PNAS 104, 2007).
 *
 * <p>Asks what people can answer, and gives little to exaggeration: who grades above the middle already cannot raise it. It may pass over
 * an option that beats all others in pairs; where that is the question, {@link Schulze} on ranked ballots.
 *
 * <p>Cost: O(s + n²·g²) for s grades on distinct ballots, n options and g different grades that were given. Pinned: the middle grade is the lower of the two
 * middlemost; options with the same middle grade are compared by taking one such grade off each, and again, until they differ (the
 * majority value, not the coarser majority gauge). {@link Unrated} says what becomes of options that a ballot does not grade; blank
 * ballots are no part of the base. Ties: options with the same grades throughout stay equal. The margin is not
 * computed; {@link org.linli.choice.Trials} bounds it.
 */
public final class MajorityJudgment {
    /** What becomes of an option that a ballot does not grade, on a ballot that grades others. */
    public enum Unrated {
        /** It has the worst grade from that ballot, as the authors of the method have it. */
        WORST,
        /** There must be none. */
        REFUSED
    }

    private static final RuleName NAME = new RuleName("majority-judgment", "Majority judgment", "多数评判制");

    private MajorityJudgment() {}

    /**
     * Chooses by middle grades.
     *
     * @param profile the ballots
     * @param unrated what becomes of options that a ballot does not grade
     * @return the outcome
     * @throws IllegalArgumentException if an option is unrated and that is refused
     */
    public static Outcome of(ScoreProfile profile, Unrated unrated) {
        Objects.requireNonNull(unrated, "unrated");
        Options options = Objects.requireNonNull(profile, "profile").options();
        Scale scale = profile.scale();
        if (profile.electorate().expressed() == 0) {
            return Outcome.nothing(NAME, profile.electorate());
        }
        int size = options.size();
        int[] grades = given(profile);
        long[][] counts = new long[size][grades.length];
        long total = 0;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            int rated = profile.rated(ballot);
            if (rated == 0) {
                continue;
            }
            if (rated < size && unrated == Unrated.REFUSED) {
                throw new IllegalArgumentException("The ballot (" + profile.ballot(ballot) + ") must grade all " + size
                        + " options. Maybe take unrated options as worst.");
            }
            long mass = profile.mass(ballot);
            total += mass;
            for (int place = 0; place < rated; place++) {
                counts[profile.option(ballot, place)][Arrays.binarySearch(grades, profile.points(ballot, place))] +=
                        mass;
            }
        }
        Grades[] all = new Grades[size];
        for (int option = 0; option < size; option++) {
            counts[option][0] += total - Arrays.stream(counts[option]).sum();
            all[option] = new Grades(counts[option]);
        }
        List<BitSet> tiers = Draft.tiers(size, (a, b) -> all[b].compareTo(all[a]));
        Draft draft = new Draft(NAME, options, profile.electorate());
        for (BitSet tier : tiers) {
            tier.stream().forEach(option -> draft.step(all[option].step(options, option, grades, scale)));
        }
        return draft.outcome(tiers, size == 1 ? Optional.empty() : Optional.of(Margin.atLeast(1)));
    }

    /** The grades that were given to anything, and the worst, in order: points may be many, and few of them occur. */
    private static int[] given(ScoreProfile profile) {
        TreeSet<Integer> given = new TreeSet<>();
        given.add(profile.scale().worst());
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            for (int place = 0; place < profile.rated(ballot); place++) {
                given.add(profile.points(ballot, place));
            }
        }
        return given.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The grades of one option, sorted, as running totals: {@code upTo[g]} of them are the g-th grade that was given or worse. */
    private static final class Grades implements Comparable<Grades> {
        private final long[] upTo;
        private final long total;

        Grades(long[] counts) {
            this.upTo = counts.clone();
            for (int grade = 1; grade < upTo.length; grade++) {
                upTo[grade] += upTo[grade - 1];
            }
            this.total = upTo[upTo.length - 1];
        }

        /** The grade at a place among all grades from the worst up, from 1. */
        private int at(long place) {
            int grade = 0;
            while (upTo[grade] < place) {
                grade++;
            }
            return grade;
        }

        /** Which grade is taken off after so many others: from the middle out, to both sides in turn. */
        private long place(long taken) {
            long middle = (total + 1) / 2;
            long step = (taken + 1) / 2;
            boolean down = total % 2 == 1 ? taken % 2 == 1 : taken % 2 == 0;
            return down ? middle - step : middle + step;
        }

        private long taken(long place) {
            long middle = (total + 1) / 2;
            long step = Math.abs(place - middle);
            boolean down = place < middle;
            if (total % 2 == 1) {
                return down ? 2 * step - 1 : 2 * step;
            }
            return down || step == 0 ? 2 * step : 2 * step - 1;
        }

        /** The first difference can only be where one of the two changes its grade. */
        @Override
        public int compareTo(Grades other) {
            TreeSet<Long> moments = new TreeSet<>();
            moments.add(0L);
            for (Grades grades : List.of(this, other)) {
                for (long boundary : grades.upTo) {
                    for (long place = Math.max(1, boundary); place <= Math.min(total, boundary + 1); place++) {
                        moments.add(taken(place));
                    }
                }
            }
            for (long taken : moments) {
                int order = Integer.compare(at(place(taken)), other.at(place(taken)));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }

        Step step(Options options, int option, int[] grades, Scale scale) {
            int grade = at(place(0));
            return new Step.MiddleGrade(
                    options.get(option),
                    grades[grade],
                    scale.name(grades[grade]),
                    total - upTo[grade],
                    grade == 0 ? 0 : upTo[grade - 1]);
        }
    }
}
