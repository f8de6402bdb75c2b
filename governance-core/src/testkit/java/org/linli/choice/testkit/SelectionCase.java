package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.Profile;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Scale;
import org.linli.choice.Unranked;
import org.linli.choice.voting.Criterion;

/** Ballots, one more of them, and a number by which options and voters are picked. */
record SelectionCase<P extends Profile, R>(
        SelectionLaw<P, R> law,
        Options options,
        List<Map<String, Integer>> cast,
        int seats,
        Map<String, Integer> extra,
        int at)
        implements Law.Case<R> {
    @Override
    public Optional<String> violation(R rule) {
        return switch (law.axiom()) {
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
        List<SelectionLaw.Cast> ballots = of.stream()
                .map(grades -> new SelectionLaw.Cast(grades, count, weight))
                .toList();
        return law.ballots().asking().ask(rule, law.ballots().profile().apply(from, ballots), places);
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
        if (law.ballots().ofCommittees()
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
                        .getOrDefault(chosen.id(), law.ballots().scale().worst());
                if (grade == law.ballots().scale().best()) {
                    continue;
                }
                List<Map<String, Integer>> more = new ArrayList<>(cast);
                Map<String, Integer> better = new TreeMap<>(cast.get(voter));
                better.put(chosen.id(), grade + 1);
                more.set(voter, better);
                Outcome after = ask(rule, more);
                if (!after.winners().contains(chosen)) {
                    return Optional.of("Chosen is " + before.winners() + "; if " + cast.get(voter) + " says " + better
                            + ", " + after.winners() + " is.");
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
                : Optional.of("Chosen is " + before.winners() + ", and with one seat more " + after.winners() + ".");
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
        Scale scale = law.ballots().scale();
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
        Criterion asked = law.axiom().criterion().orElseThrow();
        RankedProfile.Builder rankings = RankedProfile.builder(options);
        for (Map<String, Integer> ballot : cast) {
            rankings.add(ranking(ballot));
        }
        Outcome outcome = ask(rule, cast);
        return asked.of(rankings.build(), Unranked.TIED_LAST, outcome) == Criterion.Finding.VIOLATED
                ? Optional.of("Chosen is " + outcome.winners() + ".")
                : Optional.empty();
    }

    /** The same ballot as a ranking: better grades before worse ones, the worst left out. */
    private Ranking ranking(Map<String, Integer> ballot) {
        List<List<String>> tiers = new ArrayList<>();
        for (int grade = law.ballots().scale().best();
                grade > law.ballots().scale().worst();
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
        return (law.ballots().ofCommittees() ? seats + " seats, " : "") + "options " + options + ", ballots "
                + String.join("; ", lines())
                + (law.axiom() == SelectionLaw.Axiom.PARTICIPATION ? ", joined by " + extra : "");
    }

    private List<String> lines() {
        Map<String, Integer> counts = new TreeMap<>();
        boolean approvals =
                law.ballots().scale().best() == 1 && law.ballots().scale().worst() == 0;
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
