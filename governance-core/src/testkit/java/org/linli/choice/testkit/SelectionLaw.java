package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.Profile;
import org.linli.choice.Scale;
import org.linli.choice.ScoreProfile;
import org.linli.choice.voting.Criterion;

/**
 * The laws for rules that count approvals or grades, for one winner and for committees. An approval is a grade of 1 on a scale from 0, so that
 * one law serves all; {@link VotingLaw} has those for rankings.
 *
 * <p>Cases have up to four options, and up to ten ballots that are all equally likely, the more options the more often. Cost of a case: two outcomes, a dozen or two where every
 * ballot is changed in turn.
 *
 * @param axiom what is asked
 * @param ballots from which ballots
 * @param <P> what ballots make
 * @param <R> what kind of rule it is
 */
public record SelectionLaw<P extends Profile, R>(Axiom axiom, Ballots<P, R> ballots) implements Law<R> {
    /** Checks that nothing is missing. */
    public SelectionLaw {
        Objects.requireNonNull(axiom, "axiom");
        Objects.requireNonNull(ballots, "ballots");
    }

    /** What may be asked of a rule. */
    public enum Axiom {
        /** Who casts which ballot, and in which order, does not matter. */
        ANONYMITY("anonymity", "匿名性"),
        /** What options are called does not matter, unless a tie was broken by it. */
        NEUTRALITY("neutrality", "中立性"),
        /** Equal ballots count the same, told together or as one of greater weight. */
        GROUPING("invariance to grouping", "归并不变"),
        /** Whoever is chosen stays chosen when one ballot thinks better of them. */
        MONOTONICITY("monotonicity", "单调性"),
        /** With one seat more, nobody loses theirs. Of committees only. */
        HOUSE_MONOTONICITY("house monotonicity", "席位单调性"),
        /** An option that alone is best on more than half of the ballots is chosen, alone. */
        MAJORITY("majority", "过半原则"),
        /** An option that more ballots put above each other one than below is chosen, alone. */
        CONDORCET("Condorcet", "孔多塞原则"),
        /** An option that more ballots put below each other one than above is not chosen. */
        CONDORCET_LOSER("Condorcet loser", "孔多塞败者原则"),
        /** Who is chosen is in the Smith set. */
        SMITH("Smith", "史密斯原则"),
        /** Nobody is chosen to whom every ballot that says anything prefers the same other. */
        PARETO("Pareto", "帕累托原则"),
        /** Who joins with one more ballot does not exchange the winner for somebody whom that ballot likes less. */
        PARTICIPATION("participation", "参与原则"),
        /** An option that is added as the equal of another on every ballot takes nothing from anybody but that one. */
        CLONES("independence of clones", "克隆无关性"),
        /** Whoever alone is best does not stay so when every ballot means the opposite. */
        REVERSAL_SYMMETRY("reversal symmetry", "反转对称性");

        private final String english;
        private final String chinese;

        Axiom(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }

        boolean isOfOneWinner() {
            return compareTo(HOUSE_MONOTONICITY) > 0;
        }

        Optional<Criterion> criterion() {
            return switch (this) {
                case MAJORITY -> Optional.of(Criterion.MAJORITY);
                case CONDORCET -> Optional.of(Criterion.CONDORCET);
                case CONDORCET_LOSER -> Optional.of(Criterion.CONDORCET_LOSER);
                case SMITH -> Optional.of(Criterion.SMITH);
                case PARETO -> Optional.of(Criterion.PARETO);
                default -> Optional.empty();
            };
        }
    }

    /**
     * Ballots of one kind, and how a rule is asked about them.
     *
     * @param scale what may be said of an option; what is not said is the worst
     * @param profile makes one profile of ballots, each with how often it is cast and what it weighs
     * @param asking asks a rule for a number of seats
     * @param ofCommittees whether there may be several seats
     * @param <P> what ballots make
     * @param <R> what kind of rule it is
     */
    public record Ballots<P extends Profile, R>(
            Scale scale, BiFunction<Options, List<Cast>, P> profile, Asking<P, R> asking, boolean ofCommittees) {
        /** Checks that nothing is missing. */
        public Ballots {
            Objects.requireNonNull(scale, "scale");
            Objects.requireNonNull(profile, "profile");
            Objects.requireNonNull(asking, "asking");
        }
    }

    /**
     * A ballot with how often it is cast.
     *
     * @param grades what is said of the options, by id; immutable
     * @param count how often
     * @param weight what each weighs
     */
    public record Cast(Map<String, Integer> grades, long count, long weight) {
        /** Keeps the grades. */
        public Cast {
            grades = Collections.unmodifiableMap(new TreeMap<>(grades));
        }
    }

    /**
     * How a rule is asked.
     *
     * @param <P> what ballots make
     * @param <R> what kind of rule it is
     */
    @FunctionalInterface
    public interface Asking<P, R> {
        /**
         * Asks a rule.
         *
         * @param rule the rule
         * @param profile the ballots
         * @param seats how many are to be chosen
         * @return what it makes of them
         */
        Outcome ask(R rule, P profile, int seats);
    }

    /**
     * A law for one winner from approvals.
     *
     * @param axiom what is asked, not of committees only
     * @return the law
     * @throws IllegalArgumentException if the axiom is of committees only
     */
    public static Law<Function<ApprovalProfile, Outcome>> ofApprovals(Axiom axiom) {
        return new SelectionLaw<>(
                forOne(axiom),
                new Ballots<>(
                        Scale.points(1),
                        SelectionLaw::approvals,
                        (rule, profile, seats) -> rule.apply(profile),
                        false));
    }

    /**
     * A law for one winner from grades.
     *
     * @param axiom what is asked, not of committees only
     * @param scale what may be given
     * @return the law
     * @throws IllegalArgumentException if the axiom is of committees only
     */
    public static Law<Function<ScoreProfile, Outcome>> ofGrades(Axiom axiom, Scale scale) {
        return new SelectionLaw<>(
                forOne(axiom),
                new Ballots<>(
                        scale,
                        (options, ballots) -> {
                            ScoreProfile.Builder builder = ScoreProfile.builder(options, scale);
                            ballots.forEach(each -> builder.add(each.count(), each.weight(), each.grades()));
                            return builder.build();
                        },
                        (rule, profile, seats) -> rule.apply(profile),
                        false));
    }

    /**
     * A law for committees from approvals. What groups are owed, {@link CommitteeLaw} asks.
     *
     * @param axiom what is asked, not of one winner only
     * @return the law
     * @throws IllegalArgumentException if the axiom is of one winner only
     */
    public static SelectionLaw<ApprovalProfile, BiFunction<ApprovalProfile, Integer, Outcome>> ofCommittees(
            Axiom axiom) {
        if (axiom.isOfOneWinner()) {
            throw new IllegalArgumentException("The axiom (" + axiom + ") must be one of committees.");
        }
        return new SelectionLaw<>(
                axiom, new Ballots<>(Scale.points(1), SelectionLaw::approvals, BiFunction::apply, true));
    }

    private static Axiom forOne(Axiom axiom) {
        if (axiom == Axiom.HOUSE_MONOTONICITY) {
            throw new IllegalArgumentException("The axiom (" + axiom + ") must be one for one winner.");
        }
        return axiom;
    }

    private static ApprovalProfile approvals(Options options, List<Cast> ballots) {
        ApprovalProfile.Builder builder = ApprovalProfile.builder(options);
        for (Cast each : ballots) {
            builder.add(
                    each.count(),
                    each.weight(),
                    each.grades().entrySet().stream()
                            .filter(grade -> grade.getValue() > 0)
                            .map(Map.Entry::getKey)
                            .toList());
        }
        return builder.build();
    }

    @Override
    public Arbitrary<? extends Case<R>> cases() {
        List<Tuple.Tuple2<Integer, Arbitrary<SelectionCase<P, R>>>> bySize = new ArrayList<>();
        for (int size = 1; size <= 4; size++) {
            Options options = BallotArbitraries.letters(size);
            Arbitrary<Map<String, Integer>> ballot = Arbitraries.integers()
                    .between(ballots.scale().worst(), ballots.scale().best())
                    .list()
                    .ofSize(size)
                    .map(grades -> {
                        Map<String, Integer> given = new TreeMap<>();
                        for (int i = 0; i < grades.size(); i++) {
                            given.put(options.get(i).id(), grades.get(i));
                        }
                        return given;
                    });
            bySize.add(Tuple.of(
                    size,
                    Combinators.combine(
                                    ballot.list().ofMaxSize(10),
                                    Arbitraries.integers().between(1, ballots.ofCommittees() ? size : 1),
                                    ballot,
                                    Arbitraries.integers().between(0, 999))
                            .as((cast, seats, extra, at) ->
                                    new SelectionCase<>(this, options, cast, seats, extra, at))));
        }
        return Arbitraries.frequencyOf(bySize);
    }

    @Override
    public String english() {
        return axiom.english;
    }

    @Override
    public String chinese() {
        return axiom.chinese;
    }
}
