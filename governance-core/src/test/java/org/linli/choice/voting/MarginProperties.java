package org.linli.choice.voting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Example;
import org.linli.choice.Margin;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.testkit.BallotArbitraries;

/**
 * Margins against the truth: over three options and a few ballots, all electorates there are, and for each the nearest with other winners.
 */
class MarginProperties {
    private final Options options = BallotArbitraries.letters(3);
    private final List<Ranking> ballots = new ArrayList<>(List.of(Ranking.BLANK));

    MarginProperties() {
        for (String text : List.of(
                "a",
                "b",
                "c",
                "a > b",
                "b > c",
                "c > a",
                "a > b > c",
                "a > c > b",
                "b > a > c",
                "b > c > a",
                "c > a > b",
                "c > b > a",
                "a = b")) {
            ballots.add(Ranking.parse(text));
        }
    }

    private void electorates(int left, int from, List<Integer> head, List<int[]> into) {
        if (left == 0) {
            int[] counts = new int[ballots.size()];
            head.forEach(ballot -> counts[ballot]++);
            into.add(counts);
            return;
        }
        for (int ballot = from; ballot < ballots.size(); ballot++) {
            head.add(ballot);
            electorates(left - 1, ballot, head, into);
            head.remove(head.size() - 1);
        }
    }

    private RankedProfile profile(int[] counts) {
        RankedProfile.Builder builder = RankedProfile.builder(options);
        for (int ballot = 0; ballot < counts.length; ballot++) {
            if (counts[ballot] > 0) {
                builder.add(counts[ballot], 1, ballots.get(ballot));
            }
        }
        return builder.build();
    }

    private static int distance(int[] a, int[] b) {
        int moved = 0;
        for (int i = 0; i < a.length; i++) {
            moved += Math.max(0, a[i] - b[i]);
        }
        return moved;
    }

    @Example
    void everyMarginHoldsAgainstAllElectoratesOfItsSize() {
        Map<String, int[]> tightness = new LinkedHashMap<>();
        for (int size = 1; size <= 4; size++) {
            List<int[]> all = new ArrayList<>();
            electorates(size, 0, new ArrayList<>(), all);
            List<RankedProfile> profiles = all.stream().map(this::profile).toList();
            Random random = new Random(size);
            for (Map.Entry<String, Function<RankedProfile, Outcome>> rule : Rules.ALL.entrySet()) {
                check(rule.getKey(), rule.getValue(), all, profiles, random, tightness);
            }
        }
        tightness.forEach((name, seen) -> System.out.printf("%-40s exact %4d, bounded %4d%n", name, seen[0], seen[1]));
    }

    @Example
    void pointsForPlacesHaveAnExactMarginUnlessBallotsHaveWeights() {
        RankedProfile.Builder equal = RankedProfile.builder(options);
        RankedProfile.Builder weighed = RankedProfile.builder(options);
        for (RankedProfile.Builder builder : List.of(equal, weighed)) {
            builder.add(5, 1, Ranking.parse("a > b > c")).add(3, 1, Ranking.parse("a > c > b"));
            builder.add(1, 1, Ranking.parse("b > a > c"));
        }
        weighed.add(1, 2, Ranking.parse("b > a > c"));

        // a leads by 17 to 8 and by 17 to 2; one ballot turned round moves the lead over c by 4, over b by 3 or 4.
        assertEquals(
                Margin.exactly(3, options.get(1)),
                Borda.of(equal.build(), Borda.Points.AVERAGED).margin().orElseThrow());
        Margin bound = Borda.of(weighed.build(), Borda.Points.AVERAGED).margin().orElseThrow();
        assertTrue(bound.atMost().isEmpty() && bound.atLeast() < 3, bound.toString());
        Outcome tied = Borda.of(
                RankedProfile.builder(options)
                        .add(1, 1, Ranking.parse("a > b > c"))
                        .add(1, 1, Ranking.parse("b > c > a"))
                        .add(1, 1, Ranking.parse("c > a > b"))
                        .build(),
                Borda.Points.AVERAGED);
        assertEquals(Margin.exactly(1, options.get(1)), tied.margin().orElseThrow());
    }

    private void check(
            String name,
            Function<RankedProfile, Outcome> rule,
            List<int[]> all,
            List<RankedProfile> profiles,
            Random random,
            Map<String, int[]> tightness) {
        List<Outcome> outcomes = profiles.stream().map(rule).toList();
        List<List<Option>> winners = outcomes.stream().map(Outcome::winners).toList();
        for (int sample = 0; sample < 50; sample++) {
            int here = random.nextInt(all.size());
            if (outcomes.get(here).margin().isEmpty()) {
                continue;
            }
            Margin margin = outcomes.get(here).margin().get();
            long truth = Long.MAX_VALUE;
            for (int there = 0; there < all.size(); there++) {
                if (!winners.get(there).equals(winners.get(here))) {
                    truth = Math.min(truth, distance(all.get(here), all.get(there)));
                }
            }
            String what = name + " on " + profiles.get(here) + " " + ballotsOf(profiles.get(here)) + " says " + margin
                    + ", truth " + truth;
            assertTrue(margin.atLeast() <= truth, what);
            assertTrue(margin.atMost().isEmpty() || margin.atMost().getAsLong() >= truth, what);
            tightness.computeIfAbsent(name, n -> new int[2])[margin.isExact() ? 0 : 1]++;
        }
    }

    private static List<String> ballotsOf(RankedProfile profile) {
        List<String> text = new ArrayList<>();
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            text.add(profile.count(ballot) + ": " + profile.ballot(ballot));
        }
        return text;
    }
}
