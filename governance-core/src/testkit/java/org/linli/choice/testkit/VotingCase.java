package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Unranked;
import org.linli.choice.voting.Criterion;

/** Rankings, and what else a case of a law is made of; each law reads what it needs. */
record VotingCase(VotingLaw law, RankedProfile profile, Ranking extra, int at, int which, int voters)
        implements Law.Case<Function<RankedProfile, Outcome>> {
    private static final int MOST_OPTIONS = 4;
    private static final int MOST_BALLOTS = 8;
    private static final int MOST_VOTERS = 6;

    @Override
    public Optional<String> violation(Function<RankedProfile, Outcome> rule) {
        return law.broken(this, rule);
    }

    @Override
    public String toString() {
        return "options " + profile.options() + ", ballots " + text(profile);
    }

    /** Rules on pairs break participation where there are four options and many voters who all but quarrel, so that this is what it gets most. */
    static Arbitrary<VotingCase> of(VotingLaw law) {
        int most = law == VotingLaw.PARTICIPATION ? 12 : 4;
        return Arbitraries.frequencyOf(
                Tuple.of(1, of(law, 2)),
                Tuple.of(4, of(law, 3)),
                Tuple.of(most, of(law, MOST_OPTIONS)),
                Tuple.of(1, of(law, 1)));
    }

    private static Arbitrary<VotingCase> of(VotingLaw law, int size) {
        Options options = BallotArbitraries.letters(size);
        Arbitrary<List<Ranking>> sharp = law == VotingLaw.PARTICIPATION
                ? Arbitraries.oneOf(Cultures.impartial(options, MOST_BALLOTS), Cultures.any(options, MOST_BALLOTS))
                : Cultures.any(options, MOST_BALLOTS);
        Arbitrary<List<Ranking>> ballots = law.isBlunt()
                ? Arbitraries.frequencyOf(
                        Tuple.of(law == VotingLaw.PARTICIPATION ? 4 : 1, sharp), Tuple.of(1, Cultures.blunted(sharp)))
                : sharp;
        return Combinators.combine(
                        Cultures.profiles(options, ballots, MOST_VOTERS),
                        BallotArbitraries.rankings(options, !law.wholeExtra(), !law.wholeExtra()),
                        Arbitraries.integers().between(0, 1 << 16).withoutEdgeCases(),
                        Arbitraries.integers().between(0, size - 1),
                        Arbitraries.integers().between(0, MOST_VOTERS))
                .as((profile, extra, at, which, voters) -> new VotingCase(law, profile, extra, at, which, voters));
    }

    /** What those who join may say: what is at hand, and every ranking of the options. */
    Set<Ranking> joining() {
        Set<Ranking> join = new LinkedHashSet<>(List.of(extra));
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            join.add(profile.ballot(ballot));
        }
        orders(
                List.of(),
                profile.options().asList().stream().map(option -> option.id()).toList(),
                join);
        return join;
    }

    private static void orders(List<String> before, List<String> left, Set<Ranking> into) {
        if (left.isEmpty()) {
            into.add(Ranking.of(before.toArray(String[]::new)));
        }
        for (String next : left) {
            List<String> longer = new ArrayList<>(before);
            longer.add(next);
            orders(longer, left.stream().filter(id -> !id.equals(next)).toList(), into);
        }
    }

    static String text(RankedProfile profile) {
        List<String> lines = new ArrayList<>();
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            Ranking ranking = profile.ballot(ballot);
            lines.add(profile.count(ballot) + ": " + (ranking.ranked() == 0 ? "(blank)" : ranking));
        }
        return String.join("; ", lines);
    }

    static Optional<String> broken(Criterion criterion, VotingCase c, Function<RankedProfile, Outcome> rule) {
        Outcome outcome = rule.apply(c.profile);
        return criterion.of(c.profile, Unranked.TIED_LAST, outcome) == Criterion.Finding.VIOLATED
                ? Optional.of("Chosen is " + outcome.winners() + ".")
                : Optional.empty();
    }

    static Optional<String> same(String when, Outcome a, Outcome b) {
        return a.winners().equals(b.winners()) && a.ranking().equals(b.ranking())
                ? Optional.empty()
                : Optional.of(when + " " + b.ranking() + " comes out, not " + a.ranking() + ".");
    }

    static Set<String> ids(Outcome outcome) {
        Set<String> ids = new TreeSet<>();
        outcome.winners().forEach(option -> ids.add(option.id()));
        return ids;
    }

    static List<Ranking> ballots(RankedProfile profile) {
        List<Ranking> ballots = new ArrayList<>();
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            ballots.addAll(Collections.nCopies((int) profile.count(ballot), profile.ballot(ballot)));
        }
        return ballots;
    }

    static RankedProfile.Builder copy(RankedProfile profile, Function<Ranking, Ranking> change) {
        RankedProfile.Builder builder = RankedProfile.builder(profile.options());
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            builder.add(profile.count(ballot), profile.weight(ballot), change.apply(profile.ballot(ballot)));
        }
        return builder;
    }

    /** The ballots, of which some equal ones say something else. */
    static RankedProfile changed(RankedProfile profile, int at, long voters, Ranking other) {
        RankedProfile.Builder builder = RankedProfile.builder(profile.options()).add(voters, 1, other);
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            long left = profile.count(ballot) - (ballot == at ? voters : 0);
            if (left > 0) {
                builder.add(left, 1, profile.ballot(ballot));
            }
        }
        return builder.build();
    }

    static Ranking mapped(Ranking ranking, Function<String, String> name) {
        return new Ranking(ranking.tiers().stream()
                .map(tier -> tier.stream().map(name).toList())
                .toList());
    }

    static Ranking lifted(Ranking ranking, String id) {
        List<List<String>> tiers = new ArrayList<>(ranking.tiers());
        int place = tiers.indexOf(List.of(id));
        if (place > 0) {
            Collections.swap(tiers, place, place - 1);
        }
        return new Ranking(tiers);
    }

    static int place(Ranking ranking, String id) {
        for (int tier = 0; tier < ranking.tiers().size(); tier++) {
            if (ranking.tiers().get(tier).contains(id)) {
                return tier;
            }
        }
        return Integer.MAX_VALUE;
    }
}
