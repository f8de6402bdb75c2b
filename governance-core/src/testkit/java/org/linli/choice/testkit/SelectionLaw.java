package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.Profile;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Scale;
import org.linli.choice.ScoreProfile;
import org.linli.choice.voting.Criterion;

/**
 * The laws for rules that count approvals or grades, for one winner and for committees. An approval is a grade of 1 on a scale from 0, so that
 * one law serves all; {@link VotingLaw} has those for rankings.
 *
 * <p>Cases have up to four options, and up to ten ballots that are all equally likely. Cost of a case: two outcomes, a dozen or two where every
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
    public static Law<BiFunction<ApprovalProfile, Integer, Outcome>> ofCommittees(Axiom axiom) {
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
        List<Arbitrary<Selection<P, R>>> bySize = new ArrayList<>();
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
            bySize.add(Combinators.combine(
                            ballot.list().ofMaxSize(10),
                            Arbitraries.integers().between(1, ballots.ofCommittees() ? size : 1),
                            ballot,
                            Arbitraries.integers().between(0, 999))
                    .as((cast, seats, extra, at) -> new Selection<>(this, options, cast, seats, extra, at)));
        }
        return Arbitraries.oneOf(bySize);
    }

    @Override
    public String english() {
        return axiom.english;
    }

    @Override
    public String chinese() {
        return axiom.chinese;
    }

    /** Ballots, one more of them, and a number by which options and voters are picked. */
    private record Selection<P extends Profile, R>(
            SelectionLaw<P, R> law,
            Options options,
            List<Map<String, Integer>> cast,
            int seats,
            Map<String, Integer> extra,
            int at)
            implements Case<R> {
        @Override
        public Optional<String> violation(R rule) {
            return switch (law.axiom) {
                case ANONYMITY -> {
                    List<Map<String, Integer>> shuffled = new ArrayList<>(cast);
                    Collections.shuffle(shuffled, new Random(at));
                    yield same("In another order", ask(rule, cast), ask(rule, shuffled));
                }
                case NEUTRALITY -> renamed(rule);
                case GROUPING -> {
                    int times = 2 + at % 3;
                    yield same(
                            "With weight " + times + " instead of " + times + " times the ballots",
                            ask(rule, options, cast, seats, times, 1),
                            ask(rule, options, cast, seats, 1, times));
                }
                case MONOTONICITY -> raised(rule);
                case HOUSE_MONOTONICITY -> oneSeatMore(rule);
                case PARTICIPATION -> joined(rule);
                case CLONES -> cloned(rule);
                case REVERSAL_SYMMETRY -> reversed(rule);
                default -> criterion(rule);
            };
        }

        private Outcome ask(R rule, List<Map<String, Integer>> of) {
            return ask(rule, options, of, seats, 1, 1);
        }

        private Outcome ask(R rule, Options from, List<Map<String, Integer>> of, int places, long count, long weight) {
            List<Cast> ballots =
                    of.stream().map(grades -> new Cast(grades, count, weight)).toList();
            return law.ballots.asking().ask(rule, law.ballots.profile().apply(from, ballots), places);
        }

        private static Set<String> ids(Outcome outcome) {
            Set<String> ids = new HashSet<>();
            outcome.winners().forEach(option -> ids.add(option.id()));
            return ids;
        }

        private static Optional<String> same(String how, Outcome before, Outcome after) {
            return ids(before).equals(ids(after))
                    ? Optional.empty()
                    : Optional.of(how + ", " + after.winners() + " is chosen, not " + before.winners() + ".");
        }

        private List<Map<String, Integer>> each(UnaryOperator<Map<String, Integer>> change) {
            return cast.stream().map(change).toList();
        }

        private Optional<String> renamed(R rule) {
            List<String> names =
                    new ArrayList<>(options.asList().stream().map(Option::id).toList());
            Collections.shuffle(names, new Random(at));
            Outcome before = ask(rule, cast);
            Outcome after = ask(rule, each(ballot -> {
                Map<String, Integer> other = new TreeMap<>();
                ballot.forEach((id, grade) -> other.put(names.get(options.indexOf(id)), grade));
                return other;
            }));
            if (law.ballots.ofCommittees()
                    && !(before.ties().isEmpty() && after.ties().isEmpty())) {
                return Optional.empty();
            }
            Set<String> expected = new HashSet<>();
            ids(before).forEach(id -> expected.add(names.get(options.indexOf(id))));
            return expected.equals(ids(after))
                    ? Optional.empty()
                    : Optional.of("Called " + names + " instead, " + ids(after) + " is chosen, not " + expected + ".");
        }

        private Optional<String> raised(R rule) {
            Outcome before = ask(rule, cast);
            for (Option chosen : before.winners()) {
                for (int voter = 0; voter < cast.size(); voter++) {
                    int grade = cast.get(voter)
                            .getOrDefault(chosen.id(), law.ballots.scale().worst());
                    if (grade == law.ballots.scale().best()) {
                        continue;
                    }
                    List<Map<String, Integer>> more = new ArrayList<>(cast);
                    Map<String, Integer> better = new TreeMap<>(cast.get(voter));
                    better.put(chosen.id(), grade + 1);
                    more.set(voter, better);
                    Outcome after = ask(rule, more);
                    if (!after.winners().contains(chosen)) {
                        return Optional.of("Chosen is " + before.winners() + "; if " + cast.get(voter) + " says "
                                + better + ", " + after.winners() + " is.");
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<String> oneSeatMore(R rule) {
            if (seats == options.size()) {
                return Optional.empty();
            }
            Outcome before = ask(rule, cast);
            Outcome after = ask(rule, options, cast, seats + 1, 1, 1);
            return after.winners().containsAll(before.winners())
                    ? Optional.empty()
                    : Optional.of(
                            "Chosen is " + before.winners() + ", and with one seat more " + after.winners() + ".");
        }

        private Optional<String> joined(R rule) {
            Outcome before = ask(rule, cast);
            List<Map<String, Integer>> more = new ArrayList<>(cast);
            more.add(extra);
            Outcome after = ask(rule, more);
            if (before.winner().isEmpty() || after.winner().isEmpty()) {
                return Optional.empty();
            }
            String won = before.winner().orElseThrow().id();
            String wins = after.winner().orElseThrow().id();
            return extra.getOrDefault(won, 0) > extra.getOrDefault(wins, 0)
                    ? Optional.of("Chosen is " + won + "; when " + extra + " joins, " + wins + " is.")
                    : Optional.empty();
        }

        private Optional<String> cloned(R rule) {
            String original = options.get(at % options.size()).id();
            List<Option> more = new ArrayList<>(options.asList());
            more.add(Option.of(original + "2"));
            Set<String> before = ids(ask(rule, cast));
            Outcome all = ask(
                    rule,
                    Options.copyOf(more),
                    each(ballot -> {
                        Map<String, Integer> both = new TreeMap<>(ballot);
                        if (ballot.containsKey(original)) {
                            both.put(original + "2", ballot.get(original));
                        }
                        return both;
                    }),
                    seats,
                    1,
                    1);
            Set<String> after = new HashSet<>();
            ids(all).forEach(id -> after.add(id.equals(original + "2") ? original : id));
            return before.equals(after)
                    ? Optional.empty()
                    : Optional.of("Chosen is " + before + "; with a clone of " + original + ", " + ids(all) + " is.");
        }

        private Optional<String> reversed(R rule) {
            Outcome before = ask(rule, cast);
            Scale scale = law.ballots.scale();
            Outcome after = ask(rule, each(ballot -> {
                Map<String, Integer> opposite = new TreeMap<>();
                options.forEach(option -> opposite.put(
                        option.id(), scale.best() + scale.worst() - ballot.getOrDefault(option.id(), scale.worst())));
                return opposite;
            }));
            boolean differ = cast.stream()
                    .anyMatch(ballot -> ballot.values().stream().distinct().count() > 1);
            return differ && before.winner().isPresent() && before.winner().equals(after.winner())
                    ? Optional.of("Chosen is " + before.winners() + ", and if every ballot means the opposite too.")
                    : Optional.empty();
        }

        private Optional<String> criterion(R rule) {
            Criterion asked = law.axiom.criterion().orElseThrow();
            RankedProfile.Builder rankings = RankedProfile.builder(options);
            for (Map<String, Integer> ballot : cast) {
                rankings.add(ranking(ballot));
            }
            Outcome outcome = ask(rule, cast);
            return asked.of(rankings.build(), outcome) == Criterion.Finding.VIOLATED
                    ? Optional.of("Chosen is " + outcome.winners() + ".")
                    : Optional.empty();
        }

        /** The same ballot as a ranking: better grades before worse ones, the worst left out. */
        private Ranking ranking(Map<String, Integer> ballot) {
            List<List<String>> tiers = new ArrayList<>();
            for (int grade = law.ballots.scale().best();
                    grade > law.ballots.scale().worst();
                    grade--) {
                int wanted = grade;
                List<String> tier = ballot.entrySet().stream()
                        .filter(each -> each.getValue() == wanted)
                        .map(Map.Entry::getKey)
                        .toList();
                if (!tier.isEmpty()) {
                    tiers.add(tier);
                }
            }
            return new Ranking(tiers);
        }

        @Override
        public String toString() {
            return (law.ballots.ofCommittees() ? seats + " seats, " : "") + "options " + options + ", ballots "
                    + String.join("; ", lines())
                    + (law.axiom == Axiom.PARTICIPATION ? ", joined by " + extra : "");
        }

        private List<String> lines() {
            Map<String, Integer> counts = new TreeMap<>();
            boolean approvals =
                    law.ballots.scale().best() == 1 && law.ballots.scale().worst() == 0;
            for (Map<String, Integer> ballot : cast) {
                String said = approvals
                        ? ballot.entrySet().stream()
                                .filter(each -> each.getValue() > 0)
                                .map(Map.Entry::getKey)
                                .toList()
                                .toString()
                        : ballot.toString();
                counts.merge(said, 1, Integer::sum);
            }
            return counts.entrySet().stream()
                    .map(each -> each.getValue() + ": " + each.getKey())
                    .toList();
        }
    }
}
