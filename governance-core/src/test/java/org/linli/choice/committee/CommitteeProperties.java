package org.linli.choice.committee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.Step;
import org.linli.choice.TieBreak;
import org.linli.choice.committee.EqualShares.Completion;
import org.linli.choice.committee.Representation.Verdict;
import org.linli.choice.testkit.BallotArbitraries;

/** Searches against all committees there are, rules against what they promise. */
class CommitteeProperties {
    @Provide
    Arbitrary<ApprovalProfile> profiles() {
        return BallotArbitraries.approvalProfiles(6, 12);
    }

    private static int seats(ApprovalProfile profile, int wanted) {
        return Math.min(wanted, profile.options().size());
    }

    private static List<List<String>> committees(ApprovalProfile profile, int seats) {
        List<List<String>> all = new ArrayList<>();
        int size = profile.options().size();
        for (int set = 0; set < 1 << size; set++) {
            if (Integer.bitCount(set) == seats) {
                all.add(ids(profile, set));
            }
        }
        return all;
    }

    private static List<String> ids(ApprovalProfile profile, int set) {
        List<String> ids = new ArrayList<>();
        for (int option = 0; option < profile.options().size(); option++) {
            if ((set >> option & 1) == 1) {
                ids.add(profile.options().get(option).id());
            }
        }
        return ids;
    }

    private static List<String> ids(Outcome outcome) {
        return outcome.winners().stream().map(Option::id).toList();
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void the_best_committee_is_found_and_proved(
            @ForAll("profiles") ApprovalProfile profile, @ForAll @IntRange(min = 1, max = 5) int wanted) {
        int seats = seats(profile, wanted);
        TieBreak order = TieBreak.byOrder(profile.options());
        for (Thiele rule : Thiele.values()) {
            Outcome outcome = rule.exact(profile, seats, order, 100_000);
            if (outcome.verdict() == Outcome.Verdict.VOID) {
                continue;
            }
            Step.Bounded proof = (Step.Bounded) outcome.steps().get(0);
            assertTrue(proof.isOptimal());
            assertEquals(proof.found(), rule.satisfaction(profile, ids(outcome)));
            List<String> first = List.of();
            Fraction best = Fraction.of(-1);
            // Committees in the order of the tie-break: those with an earlier first difference come first.
            for (List<String> members : committees(profile, seats).stream()
                    .filter(members -> outcome.winners().size() < seats
                            || approved(profile).containsAll(members))
                    .sorted((a, b) -> String.join("", a).compareTo(String.join("", b)))
                    .toList()) {
                Fraction here = rule.satisfaction(profile, members);
                if (here.compareTo(best) > 0) {
                    best = here;
                    first = members;
                }
            }
            assertEquals(best, proof.found());
            if (outcome.winners().size() == seats) {
                assertEquals(first, ids(outcome));
            }
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void rules_keep_their_promises(
            @ForAll("profiles") ApprovalProfile profile, @ForAll @IntRange(min = 1, max = 5) int wanted) {
        int seats = seats(profile, wanted);
        TieBreak order = TieBreak.byOrder(profile.options());
        for (Completion completion : Completion.values()) {
            Outcome shares = EqualShares.of(profile, seats, completion, order);
            if (shares.seats().isPresent() && completion != Completion.INCREMENT) {
                assertEquals(
                        Verdict.HOLDS,
                        Representation.EJR_PLUS.of(profile, shares).verdict(),
                        completion.name());
            }
            assertTrue(completion == Completion.NONE || isFull(profile, shares, seats));
        }
        Outcome phragmen = SequentialPhragmen.of(profile, seats, order);
        if (phragmen.seats().isPresent()) {
            assertEquals(Verdict.HOLDS, Representation.PJR.of(profile, phragmen).verdict());
            if (phragmen.winners().size() == seats) {
                assertEquals(
                        Verdict.HOLDS,
                        Representation.PRICEABILITY.of(profile, phragmen).verdict());
            }
            Outcome best = Thiele.PROPORTIONAL.exact(profile, seats, order, 100_000);
            assertEquals(
                    Verdict.HOLDS, Representation.EJR_PLUS.of(profile, best).verdict());
            Outcome covering = Thiele.CHAMBERLIN_COURANT.sequential(profile, seats, order);
            assertEquals(Verdict.HOLDS, Representation.JR.of(profile, covering).verdict());
            assertTrue(phragmen.summarize(Locale.CHINESE).contains("弗拉格门"));
        }
    }

    /** Seat by seat, the least of every set of members over all sets of them, added up ballot by ballot. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void maximin_support_is_what_the_definition_says(
            @ForAll("profiles") ApprovalProfile profile, @ForAll @IntRange(min = 1, max = 5) int wanted) {
        int seats = seats(profile, wanted);
        Outcome outcome = MaximinSupport.of(profile, seats, TieBreak.byOrder(profile.options()));
        List<String> chosen = new ArrayList<>();
        for (int seat = 0; seat < Math.min(seats, approved(profile).size()); seat++) {
            String next = "";
            Fraction best = Fraction.ZERO;
            for (Option option : profile.options()) {
                if (!chosen.contains(option.id())) {
                    List<String> members = new ArrayList<>(chosen);
                    members.add(option.id());
                    Fraction least = leastSupport(profile, members);
                    if (least.compareTo(best) > 0) {
                        best = least;
                        next = option.id();
                    }
                }
            }
            chosen.add(next);
            Fraction told = ((Step.Counted) outcome.steps().get(2 * seat))
                    .scores()
                    .get(0)
                    .value();
            assertEquals(best, told);
        }
        assertEquals(
                chosen,
                outcome.ranking().stream()
                        .limit(chosen.size())
                        .map(tier -> tier.get(0).id())
                        .toList());
        if (outcome.seats().isPresent()) {
            assertEquals(Verdict.HOLDS, Representation.PJR.of(profile, outcome).verdict());
        }
    }

    private static Fraction leastSupport(ApprovalProfile profile, List<String> members) {
        Fraction least = Fraction.of(Long.MAX_VALUE);
        for (int set = 1; set < 1 << members.size(); set++) {
            long support = 0;
            for (int ballot = 0; ballot < profile.distinct(); ballot++) {
                for (int member = 0; member < members.size(); member++) {
                    if ((set >> member & 1) == 1
                            && profile.approves(ballot, profile.options().indexOf(members.get(member)))) {
                        support += profile.mass(ballot);
                        break;
                    }
                }
            }
            Fraction share = Fraction.of(support, Integer.bitCount(set));
            least = share.compareTo(least) < 0 ? share : least;
        }
        return least;
    }

    private static boolean isFull(ApprovalProfile profile, Outcome outcome, int seats) {
        return outcome.winners().size() == Math.min(seats, approved(profile).size());
    }

    /** Whom somebody approves of. */
    private static Set<String> approved(ApprovalProfile profile) {
        Set<String> approved = new HashSet<>();
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            approved.addAll(profile.ballot(ballot));
        }
        return approved;
    }

    /** Every group of ballots, by brute force over sets of options. */
    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void findings_agree_with_their_definitions(
            @ForAll("profiles") ApprovalProfile profile,
            @ForAll @IntRange(min = 1, max = 4) int wanted,
            @ForAll @IntRange(min = 0, max = 63) int drawn) {
        int seats = seats(profile, wanted);
        List<List<String>> all = committees(profile, seats);
        List<String> members = all.get(drawn % all.size());
        int committee = 0;
        for (String id : members) {
            committee |= 1 << profile.options().indexOf(id);
        }
        boolean[] violated = new boolean[Representation.values().length];
        long total = 0;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            total += profile.approved(ballot) > 0 ? profile.mass(ballot) : 0;
        }
        int size = profile.options().size();
        for (int set = 1; set < 1 << size && total > 0; set++) {
            int claimed = Integer.bitCount(set);
            if (claimed > seats) {
                continue;
            }
            long ejr = 0;
            long core = 0;
            for (int ballot = 0; ballot < profile.distinct(); ballot++) {
                int approved = approved(profile, ballot);
                int has = Integer.bitCount(approved & committee);
                ejr += (approved & set) == set && has < claimed ? profile.mass(ballot) : 0;
                core += Integer.bitCount(approved & set) > has ? profile.mass(ballot) : 0;
            }
            violated[Representation.EJR.ordinal()] |= ejr * seats >= claimed * total;
            violated[Representation.JR.ordinal()] |= claimed == 1 && ejr * seats >= total;
            violated[Representation.CORE.ordinal()] |= core * seats >= claimed * total;
            for (int allowed = 0; allowed < 1 << size; allowed++) {
                if (Integer.bitCount(allowed) != claimed - 1) {
                    continue;
                }
                long pjr = 0;
                for (int ballot = 0; ballot < profile.distinct(); ballot++) {
                    int approved = approved(profile, ballot);
                    boolean inside = (approved & set) == set && (approved & committee & ~allowed) == 0;
                    pjr += inside ? profile.mass(ballot) : 0;
                }
                violated[Representation.PJR.ordinal()] |= pjr * seats >= claimed * total;
            }
        }
        for (Representation asked :
                List.of(Representation.JR, Representation.PJR, Representation.EJR, Representation.CORE)) {
            assertEquals(
                    violated[asked.ordinal()] ? Verdict.VIOLATED : Verdict.HOLDS,
                    asked.of(profile, members, seats).verdict(),
                    asked + " of " + members);
        }
        if (violated[Representation.EJR.ordinal()]) {
            assertNotEquals(
                    Verdict.HOLDS,
                    Representation.EJR_PLUS.of(profile, members, seats).verdict());
        }
    }

    private static int approved(ApprovalProfile profile, int ballot) {
        int approved = 0;
        for (int place = 0; place < profile.approved(ballot); place++) {
            approved |= 1 << profile.option(ballot, place);
        }
        return approved;
    }
}
