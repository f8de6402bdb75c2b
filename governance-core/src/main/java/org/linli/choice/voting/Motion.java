package org.linli.choice.voting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.linli.basics.Rate;
import org.linli.choice.Fingerprint;
import org.linli.choice.Margin;
import org.linli.choice.RuleName;
import org.linli.choice.voting.DualMajority.Vote;

/**
 * A question to be answered yes or no, counted in one unit or several (persons, area): the {@link Condition}s under which it is adopted, and
 * the {@link Decision} with every figure that was compared.
 *
 * <p>Conditions compose: a quorum is a condition on who took part, a majority one on who was in favour, of whom.
 * <pre>{@code
 * Condition simple = Condition.takingPart("persons", Threshold.atLeast(1, 2))
 *         .and(Condition.inFavour("persons", Base.TAKING_PART, Threshold.moreThan(1, 2)));
 * Decision decision = Motion.decide(name, simple, List.of(new Count("persons", 120, 50, 20, 5)), List.of());
 * }</pre>
 *
 * <p>Cost: O(1) for each condition, and O(v log v) for each for the margin among v voters, up to {@value Turning#MOST_VOTERS}. There are no ties: a
 * threshold is met or it is not.
 */
public final class Motion {
    private Motion() {}

    /**
     * What was counted in one unit.
     *
     * @param unit what is counted, a word such as {@code persons} or {@code area}
     * @param entitled all who may vote
     * @param inFavour who voted for it
     * @param against who voted against it
     * @param abstained who took part and did neither
     */
    public record Count(String unit, long entitled, long inFavour, long against, long abstained) {
        /** Checks that no more took part than may. */
        public Count {
            Objects.requireNonNull(unit, "unit");
            if (inFavour < 0
                    || against < 0
                    || abstained < 0
                    || inFavour > entitled - against - abstained
                    || entitled - against < abstained) {
                throw new IllegalArgumentException(
                        "The count of " + unit + " (" + inFavour + " in favour, " + against + " against, " + abstained
                                + " abstaining) must not be negative, nor more than the entitled (" + entitled + ").");
            }
        }

        /** {@return who took part: in favour, against, or abstaining} */
        public long takingPart() {
            return inFavour + against + abstained;
        }
    }

    /** Of whom a majority is asked for. */
    public enum Base {
        /** Of all who may vote. */
        ENTITLED("all entitled", "全体"),
        /** Of those who took part, abstentions included. */
        TAKING_PART("those taking part", "参与表决者"),
        /** Of those who voted for or against. */
        DECIDING("those for or against", "表示同意或反对者");

        final String english;
        final String chinese;

        Base(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }

        long of(Count count) {
            return switch (this) {
                case ENTITLED -> count.entitled();
                case TAKING_PART -> count.takingPart();
                case DECIDING -> count.inFavour() + count.against();
            };
        }
    }

    /** What has to hold for a motion to be adopted. */
    public sealed interface Condition {
        /**
         * A quorum: so many of the entitled take part.
         *
         * @param unit what is counted
         * @param threshold how many
         * @return the condition
         */
        static Condition takingPart(String unit, Threshold threshold) {
            return new Quorum(unit, threshold);
        }

        /**
         * A majority: so many are in favour.
         *
         * @param unit what is counted
         * @param base of whom
         * @param threshold how many
         * @return the condition
         */
        static Condition inFavour(String unit, Base base, Threshold threshold) {
            return new Majority(unit, base, threshold);
        }

        /**
         * Both conditions.
         *
         * @param other another condition
         * @return the condition that both hold
         */
        default Condition and(Condition other) {
            return new All(List.of(this, other));
        }

        /**
         * Either condition.
         *
         * @param other another condition
         * @return the condition that one of them holds, or both
         */
        default Condition or(Condition other) {
            return new Any(List.of(this, other));
        }
    }

    /**
     * So many of the entitled take part.
     *
     * @param unit what is counted
     * @param threshold how many
     */
    public record Quorum(String unit, Threshold threshold) implements Condition {
        /** Checks that nothing is missing. */
        public Quorum {
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(threshold, "threshold");
        }
    }

    /**
     * So many are in favour.
     *
     * @param unit what is counted
     * @param base of whom
     * @param threshold how many
     */
    public record Majority(String unit, Base base, Threshold threshold) implements Condition {
        /** Checks that nothing is missing. */
        public Majority {
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(threshold, "threshold");
        }
    }

    /**
     * All of several conditions.
     *
     * @param parts the conditions, at least one; immutable
     */
    public record All(List<Condition> parts) implements Condition {
        /** Keeps the parts. */
        public All {
            parts = notEmpty(parts);
        }
    }

    /**
     * One of several conditions, or more.
     *
     * @param parts the conditions, at least one; immutable
     */
    public record Any(List<Condition> parts) implements Condition {
        /** Keeps the parts. */
        public Any {
            parts = notEmpty(parts);
        }
    }

    private static List<Condition> notEmpty(List<Condition> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(
                    "A condition of several parts must have one: nothing is adopted by nothing.");
        }
        return List.copyOf(parts);
    }

    /**
     * One figure that was compared.
     *
     * @param condition a quorum or a majority
     * @param rate the figure, with its base
     * @param met whether it was enough
     */
    public record Check(Condition condition, Rate rate, boolean met) {
        /** Checks that nothing is missing. */
        public Check {
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(rate, "rate");
        }

        /**
         * How many more it would have taken, of the same base.
         *
         * @return the number; nothing if it was enough, or if the base is nothing
         */
        public OptionalLong lacking() {
            return met || !rate.isDefined()
                    ? OptionalLong.empty()
                    : OptionalLong.of(threshold().leastOf(rate.denominator()) - rate.numerator());
        }

        Threshold threshold() {
            return condition instanceof Quorum quorum ? quorum.threshold() : ((Majority) condition).threshold();
        }

        /**
         * The comparison in one sentence.
         *
         * @param locale Chinese for the language {@code zh}, English for any other
         * @return the sentence
         */
        public String summarize(Locale locale) {
            return MotionText.of(this, locale);
        }
    }

    /**
     * What became of a motion, and why.
     *
     * @param rule which rule was applied
     * @param adopted whether it was adopted
     * @param checks every figure that was compared, in the order of the conditions; immutable
     * @param counts what was counted; immutable
     * @param margin how many voters would have to vote otherwise, or now, or no longer, for the opposite, each weighing what they weigh; empty if
     *     none could bring it about, or it is not known who weighs what
     * @param notes what rests on something other than the rule itself, such as a charter; immutable
     */
    public record Decision(
            RuleName rule,
            boolean adopted,
            List<Check> checks,
            List<Count> counts,
            Optional<Margin> margin,
            List<Note> notes) {
        /** Keeps the lists. */
        public Decision {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(margin, "margin");
            checks = List.copyOf(checks);
            counts = List.copyOf(counts);
            notes = List.copyOf(notes);
        }

        /** {@return the decision and all of its explanation in 64 digits, by which it can be kept and found again: see {@link Fingerprint}} */
        public String digest() {
            return Fingerprint.of(this);
        }

        /** {@return the decision in a few lines of English} */
        public String summarize() {
            return summarize(Locale.ENGLISH);
        }

        /**
         * The decision in a few lines.
         *
         * @param locale Chinese for the language {@code zh}, English for any other
         * @return lines with a line feed between
         */
        public String summarize(Locale locale) {
            return MotionText.of(this, locale);
        }
    }

    /**
     * A remark that belongs to a decision.
     *
     * @param english in English
     * @param chinese in Chinese
     */
    public record Note(String english, String chinese) {
        /** Checks that there are both. */
        public Note {
            Objects.requireNonNull(english, "english");
            Objects.requireNonNull(chinese, "chinese");
        }
    }

    /**
     * Decides a motion. Where one unit is counted and it is called {@code persons}, by this word, everybody weighs one, and the decision says how many
     * of them it would take for the opposite: exactly, but for an adopted motion that several conditions would each suffice for; up to {@value
     * Turning#MOST_VOTERS} entitled. With any other unit, or several, the counts do not tell who weighs what, and there is no margin; {@link
     * DualMajority} knows its owners and has one.
     *
     * @param rule what to call the rule
     * @param condition what has to hold
     * @param counts what was counted, one for each unit that the condition mentions
     * @param notes what to print with the decision
     * @return the decision
     * @throws IllegalArgumentException if a unit was not counted, or counted twice
     */
    public static Decision decide(RuleName rule, Condition condition, List<Count> counts, List<Note> notes) {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(notes, "notes");
        boolean persons = Objects.requireNonNull(counts, "counts").size() == 1
                && counts.get(0).unit().equals("persons")
                && counts.get(0).entitled() <= Turning.MOST_VOTERS;
        return decide(
                rule,
                condition,
                counts,
                persons ? Optional.of(turning(condition, counts.get(0))) : Optional.empty(),
                notes);
    }

    private static Turning turning(Condition condition, Count persons) {
        Turning turning = new Turning(condition, List.of(persons.unit()), true);
        turning.add(persons.inFavour(), Optional.of(Vote.IN_FAVOUR), 1L);
        turning.add(persons.against(), Optional.of(Vote.AGAINST), 1L);
        turning.add(persons.abstained(), Optional.of(Vote.ABSTAINS), 1L);
        turning.add(persons.entitled() - persons.takingPart(), Optional.empty(), 1L);
        return turning;
    }

    static Decision decide(
            RuleName rule, Condition condition, List<Count> counts, Optional<Turning> turning, List<Note> notes) {
        List<Check> checks = new ArrayList<>();
        boolean adopted = holds(condition, byUnit(counts), checks);
        return new Decision(rule, adopted, checks, counts, turning.flatMap(voters -> voters.margin(adopted)), notes);
    }

    static boolean holds(Condition condition, List<Count> counts) {
        return holds(condition, byUnit(counts), new ArrayList<>());
    }

    private static Map<String, Count> byUnit(List<Count> counts) {
        Map<String, Count> byUnit = new LinkedHashMap<>();
        for (Count count : counts) {
            if (byUnit.put(count.unit(), count) != null) {
                throw new IllegalArgumentException("The unit (" + count.unit() + ") must be counted once.");
            }
        }
        return byUnit;
    }

    /** Compares everything, also where the result is certain already: whoever lost wants to know all of it. */
    private static boolean holds(Condition condition, Map<String, Count> counts, List<Check> checks) {
        if (condition instanceof All all) {
            boolean every = true;
            for (Condition part : all.parts()) {
                every &= holds(part, counts, checks);
            }
            return every;
        }
        if (condition instanceof Any any) {
            boolean some = false;
            for (Condition part : any.parts()) {
                some |= holds(part, counts, checks);
            }
            return some;
        }
        Check check;
        if (condition instanceof Majority majority) {
            Count count = count(counts, majority.unit());
            Rate rate = Rate.of(count.inFavour(), majority.base().of(count));
            check = new Check(majority, rate, majority.threshold().isMetBy(rate));
        } else {
            Quorum quorum = (Quorum) condition;
            Count count = count(counts, quorum.unit());
            Rate rate = Rate.of(count.takingPart(), count.entitled());
            check = new Check(quorum, rate, quorum.threshold().isMetBy(rate));
        }
        checks.add(check);
        return check.met();
    }

    private static Count count(Map<String, Count> counts, String unit) {
        Count count = counts.get(unit);
        if (count == null) {
            throw new IllegalArgumentException("The unit (" + unit
                    + ") of a condition must be counted. Maybe it is one of " + List.copyOf(counts.keySet()) + ".");
        }
        return count;
    }
}
