package org.linli.choice.committee;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Margin;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.TieBreak;
import org.linli.choice.Trials;
import org.linli.choice.testkit.BallotArbitraries;

/** Margins against the truth: over three options and a few ballots, all electorates there are, and for each the nearest with other winners. */
class CommitteeMarginTest {
    private static final Options OPTIONS = BallotArbitraries.letters(3);

    private static void electorates(int left, int from, int[] counts, List<int[]> into) {
        if (left == 0) {
            into.add(counts.clone());
            return;
        }
        for (int ballot = from; ballot < counts.length; ballot++) {
            counts[ballot]++;
            electorates(left - 1, ballot, counts, into);
            counts[ballot]--;
        }
    }

    private static ApprovalProfile profile(int[] counts) {
        ApprovalProfile.Builder builder = ApprovalProfile.builder(OPTIONS);
        for (int set = 0; set < counts.length; set++) {
            List<String> approved = new ArrayList<>();
            for (int option = 0; option < OPTIONS.size(); option++) {
                if ((set >> option & 1) == 1) {
                    approved.add(OPTIONS.get(option).id());
                }
            }
            if (counts[set] > 0) {
                builder.add(counts[set], 1, approved);
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

    @Test
    void every_margin_holds_against_all_electorates_of_its_size() {
        TieBreak order = TieBreak.byOrder(OPTIONS);
        Map<String, Function<ApprovalProfile, Outcome>> rules = new LinkedHashMap<>();
        for (int k = 1; k <= 2; k++) {
            int seats = k;
            for (ApprovalCount rule : ApprovalCount.values()) {
                rules.put(rule + " " + seats, ballots -> rule.of(ballots, seats, order));
            }
            for (Thiele rule : Thiele.values()) {
                rules.put(rule + " " + seats, ballots -> rule.sequential(ballots, seats, order));
            }
            rules.put("maximin support " + seats, ballots -> MaximinSupport.of(ballots, seats, order));
            rules.put(
                    "phragmen, tried " + seats,
                    profile -> Trials.ofApprovals(profile, ballots -> SequentialPhragmen.of(ballots, seats, order)));
        }
        for (int size = 1; size <= 3; size++) {
            List<int[]> all = new ArrayList<>();
            electorates(size, 0, new int[1 << OPTIONS.size()], all);
            List<ApprovalProfile> profiles =
                    all.stream().map(CommitteeMarginTest::profile).toList();
            rules.forEach(
                    (name, rule) -> check(name, all, profiles.stream().map(rule).toList()));
        }
    }

    private static void check(String name, List<int[]> all, List<Outcome> outcomes) {
        List<List<Option>> winners = outcomes.stream().map(Outcome::winners).toList();
        for (int here = 0; here < all.size(); here++) {
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
            String what =
                    name + " on " + java.util.Arrays.toString(all.get(here)) + " says " + margin + ", truth " + truth;
            assertTrue(margin.atLeast() <= truth, what);
            assertTrue(margin.atMost().isEmpty() || margin.atMost().getAsLong() >= truth, what);
        }
    }
}
