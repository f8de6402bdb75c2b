package org.linli.choice.bargain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.choice.Fraction;
import org.linli.choice.Step;
import org.linli.choice.testkit.BargainArbitraries;

/** Against every package there is, one by one, by the definitions. */
class BargainProperties {
    @Provide
    Arbitrary<BargainingProblem> problems() {
        return BargainArbitraries.problems(4, 4, 3);
    }

    /** All packages, made from the issues without the blocks. */
    private static List<Deal> all(BargainingProblem problem) {
        List<Deal> deals = new ArrayList<>();
        all(problem, new ArrayList<>(), deals);
        return deals;
    }

    private static void all(BargainingProblem problem, List<String> head, List<Deal> into) {
        if (head.size() == problem.issues().size()) {
            try {
                into.add(problem.deal(head.toArray(String[]::new)));
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().contains("must meet the condition"), e.getMessage());
            }
            return;
        }
        Issue issue = problem.issues().get(head.size());
        issue.options().forEach(option -> {
            head.add(issue.id() + "=" + option.id());
            all(problem, head, into);
            head.remove(head.size() - 1);
        });
    }

    private static List<Fraction> gains(Deal deal) {
        return deal.shares().stream().map(Deal.Share::gain).toList();
    }

    private static boolean dominates(List<Fraction> a, List<Fraction> b) {
        boolean better = false;
        for (int i = 0; i < a.size(); i++) {
            if (a.get(i).compareTo(b.get(i)) < 0) {
                return false;
            }
            better |= a.get(i).compareTo(b.get(i)) > 0;
        }
        return better;
    }

    private static List<Deal> best(List<Deal> deals, Comparator<Deal> by) {
        return deals.stream()
                .filter(deal -> deals.stream().allMatch(other -> by.compare(deal, other) >= 0))
                .toList();
    }

    private static Fraction product(Deal deal) {
        return gains(deal).stream().filter(gain -> gain.signum() > 0).reduce(Fraction.of(1), Fraction::times);
    }

    private static int compareSorted(List<Fraction> a, List<Fraction> b) {
        Fraction[] x = a.stream().sorted().toArray(Fraction[]::new);
        Fraction[] y = b.stream().sorted().toArray(Fraction[]::new);
        return Arrays.compare(x, y);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void rules_choose_what_their_definitions_say(@ForAll("problems") BargainingProblem problem) {
        List<Deal> all = all(problem);
        List<Deal> accepted = all.stream().filter(Deal::isAcceptableToAll).toList();

        assertEquals(all.size(), problem.packages().intValueExact());
        assertEquals(
                accepted.stream()
                        .filter(deal -> accepted.stream().noneMatch(other -> dominates(gains(other), gains(deal))))
                        .toList(),
                Frontier.of(problem).deals());
        assertEquals(
                all.stream()
                        .filter(deal -> all.stream().noneMatch(other -> dominates(gains(other), gains(deal))))
                        .toList(),
                Frontier.ofAll(problem).deals());
        assertEquals(
                best(
                        accepted,
                        Comparator.comparing((Deal deal) -> gains(deal).stream()
                                        .filter(gain -> gain.signum() > 0)
                                        .count())
                                .thenComparing(BargainProperties::product)),
                Nash.of(problem).deals());
        assertEquals(
                best(accepted, (a, b) -> compareSorted(gains(a), gains(b))),
                Leximin.of(problem).deals());
        assertEquals(
                best(
                        accepted,
                        Comparator.comparing(deal -> gains(deal).stream().reduce(Fraction.ZERO, Fraction::plus))),
                Utilitarian.of(problem).deals());
        List<Fraction> ideal = KalaiSmorodinsky.idealGains(problem);
        for (int party = 0; party < ideal.size(); party++) {
            int each = party;
            assertEquals(
                    accepted.stream()
                            .map(deal -> gains(deal).get(each))
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    ideal.get(party));
        }
        assertEquals(
                best(accepted, (a, b) -> compareSorted(shares(a, ideal), shares(b, ideal))),
                KalaiSmorodinsky.of(problem).deals());
    }

    private static List<Fraction> shares(Deal deal, List<Fraction> ideal) {
        List<Fraction> shares = new ArrayList<>();
        for (int party = 0; party < ideal.size(); party++) {
            Fraction whole = ideal.get(party);
            if (whole.signum() > 0) {
                shares.add(gains(deal).get(party).times(new Fraction(whole.denominator(), whole.numerator())));
            }
        }
        return shares;
    }

    /** A search that is stopped early never claims more than is true. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void a_search_cut_short_says_a_bound_that_holds(@ForAll("problems") BargainingProblem problem, @ForAll byte steps) {
        long few = Math.floorMod(steps, 20);
        bounded(Nash.of(problem), Nash.of(problem, few));
        bounded(Leximin.of(problem), Leximin.of(problem, few));
    }

    private static void bounded(Settlement whole, Settlement cut) {
        if (whole.deals().isEmpty()) {
            assertTrue(cut.deals().isEmpty());
            return;
        }
        Step.Bounded exact = last(whole);
        Step.Bounded bound = last(cut);
        assertTrue(bound.found().compareTo(exact.found()) <= 0);
        assertTrue(bound.proved().compareTo(exact.found()) >= 0, bound + " " + exact);
        if (cut.complete()) {
            assertEquals(whole, cut);
        }
    }

    private static Step.Bounded last(Settlement settlement) {
        List<Step> steps = settlement.outcome().steps();
        return (Step.Bounded) steps.get(steps.size() - 1);
    }

    private static Set<CommonGround.Demand> failed(Deal deal) {
        Set<CommonGround.Demand> failed = new HashSet<>();
        for (Deal.Share share : deal.shares()) {
            if (share.gain().signum() < 0) {
                failed.add(CommonGround.Demand.reservation(share.party()));
            }
            share.crossed().forEach(line -> failed.add(CommonGround.Demand.redLine(share.party(), line)));
        }
        return failed;
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void openings_and_blockers_are_those_of_the_definition(@ForAll("problems") BargainingProblem problem) {
        Map<Set<CommonGround.Demand>, List<Deal>> byFailed =
                all(problem).stream().collect(Collectors.groupingBy(BargainProperties::failed));
        Set<Set<CommonGround.Demand>> minimal = byFailed.keySet().stream()
                .filter(set ->
                        byFailed.keySet().stream().noneMatch(part -> part.size() < set.size() && set.containsAll(part)))
                .collect(Collectors.toSet());
        Set<Set<CommonGround.Demand>> expected = byFailed.keySet().stream()
                .filter(set -> set.size() == 1 || minimal.contains(set))
                .collect(Collectors.toSet());

        CommonGround ground = CommonGround.of(problem);
        Map<Set<CommonGround.Demand>, CommonGround.Opening> ours = new HashMap<>();
        ground.openings().forEach(opening -> ours.put(new HashSet<>(opening.concessions()), opening));
        assertEquals(expected, ours.keySet());
        ours.forEach((set, opening) -> {
            assertEquals(byFailed.get(set).size(), opening.packages().orElse(-1));
            assertEquals(set, failed(opening.deal()));
            byFailed.get(set).forEach(deal -> assertTrue(compareSorted(gains(opening.deal()), gains(deal)) >= 0));
        });
        assertEquals(minimal.contains(Set.of()), ground.isReached());
        assertEquals(
                byFailed.getOrDefault(Set.of(), List.of()).size(),
                ground.acceptedByAll().orElse(-1));
        CommonGround searched = CommonGround.of(problem, 0, 1_000_000);
        assertEquals(
                minimal,
                searched.openings().stream()
                        .map(opening -> Set.copyOf(opening.concessions()))
                        .collect(Collectors.toSet()));
        assertEquals(ground.blockers(), searched.blockers());
        blockersAreSmallest(minimal, ground);
        assertFalse(ground.summarize().isBlank());
    }

    private static void blockersAreSmallest(Set<Set<CommonGround.Demand>> minimal, CommonGround ground) {
        if (ground.isReached()) {
            assertTrue(ground.blockers().isEmpty());
            return;
        }
        List<CommonGround.Demand> demands =
                minimal.stream().flatMap(Set::stream).distinct().toList();
        Set<Set<CommonGround.Demand>> smallest = new HashSet<>();
        int least = Integer.MAX_VALUE;
        for (int bits = 0; bits < 1 << demands.size(); bits++) {
            Set<CommonGround.Demand> set = new HashSet<>();
            for (int i = 0; i < demands.size(); i++) {
                if ((bits >> i & 1) != 0) {
                    set.add(demands.get(i));
                }
            }
            boolean hits = minimal.stream().allMatch(each -> each.stream().anyMatch(set::contains));
            if (hits && set.size() <= least) {
                if (set.size() < least) {
                    smallest.clear();
                    least = set.size();
                }
                smallest.add(set);
            }
        }
        assertEquals(smallest, ground.blockers().stream().map(Set::copyOf).collect(Collectors.toSet()));
    }
}
