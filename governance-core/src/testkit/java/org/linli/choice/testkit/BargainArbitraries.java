package org.linli.choice.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.choice.Fraction;
import org.linli.choice.bargain.BargainingProblem;
import org.linli.choice.bargain.Choice;
import org.linli.choice.bargain.Condition;
import org.linli.choice.bargain.Issue;
import org.linli.choice.bargain.Party;

/** Bargaining problems as jqwik makes and shrinks them: small values, so that ties and problems without common ground are frequent. */
public final class BargainArbitraries {
    private BargainArbitraries() {}

    /**
     * Bargaining problems, with fractions among the values, red lines and conditions.
     *
     * @param mostIssues at least 1, at most 26
     * @param mostParties at least 1
     * @param mostOptions at least 1, at most 26; the first option of each issue is in no condition, so that some package is always left
     * @return problems with 1 to that many issues and parties
     */
    public static Arbitrary<BargainingProblem> problems(int mostIssues, int mostParties, int mostOptions) {
        return Arbitraries.integers()
                .between(1, mostOptions)
                .list()
                .ofMinSize(1)
                .ofMaxSize(mostIssues)
                .flatMap(sizes -> problems(sizes, mostParties));
    }

    private static Arbitrary<BargainingProblem> problems(List<Integer> sizes, int mostParties) {
        Arbitrary<Choice> choices = Arbitraries.integers()
                .between(0, sizes.size() - 1)
                .flatMap(issue -> Arbitraries.integers()
                        .between(0, sizes.get(issue) - 1)
                        .map(option -> new Choice(name(issue), name(option))));
        Arbitrary<Condition> conditions = Combinators.combine(
                        choices.list().ofMinSize(1).ofMaxSize(2), choices.list().ofMaxSize(2))
                .as((given, oneOf) -> new Condition(given, oneOf));
        Arbitrary<List<Condition>> some = conditions
                .filter(condition -> condition.given().stream()
                        .noneMatch(choice -> choice.option().equals("a")))
                .list()
                .ofMaxSize(2);
        boolean onlyFirst = sizes.stream().allMatch(size -> size == 1);
        return Combinators.combine(
                        parties(sizes, choices).list().ofMinSize(1).ofMaxSize(mostParties),
                        onlyFirst ? Arbitraries.just(List.of()) : some)
                .as((parties, all) -> {
                    BargainingProblem.Builder builder = BargainingProblem.builder();
                    for (int issue = 0; issue < sizes.size(); issue++) {
                        builder.issue(new Issue(name(issue), name(issue), BallotArbitraries.letters(sizes.get(issue))));
                    }
                    for (int party = 0; party < parties.size(); party++) {
                        Party each = parties.get(party);
                        builder.party(new Party(
                                "p" + party,
                                "p" + party,
                                each.weight(),
                                each.reservation(),
                                each.values(),
                                each.redLines()));
                    }
                    all.forEach(builder::condition);
                    return builder.build();
                });
    }

    private static Arbitrary<Party> parties(List<Integer> sizes, Arbitrary<Choice> choices) {
        int options = sizes.stream().mapToInt(Integer::intValue).sum();
        Arbitrary<Fraction> value = Combinators.combine(
                        Arbitraries.integers().between(-2, 9), Arbitraries.of(1, 1, 1, 2, 3))
                .as((numerator, denominator) -> Fraction.of(numerator, denominator));
        return Combinators.combine(
                        value.list().ofSize(options),
                        Arbitraries.integers().between(-4, 5 * sizes.size()),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(3, Arbitraries.just(List.<Choice>of())),
                                net.jqwik.api.Tuple.of(1, choices.list().ofMaxSize(2))))
                .as((values, reservation, weight, lines) -> {
                    Party party = Party.of("p").withWeight(weight).withReservation(reservation);
                    int at = 0;
                    for (int issue = 0; issue < sizes.size(); issue++) {
                        party = party.withValues(name(issue), values.subList(at, at + sizes.get(issue)));
                        at += sizes.get(issue);
                    }
                    for (Choice line : lines) {
                        party = party.withRedLine(line.toString());
                    }
                    return party;
                });
    }

    private static String name(int place) {
        return String.valueOf((char) ('a' + place));
    }
}
