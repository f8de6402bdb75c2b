package org.linli.choice.committee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.ParallelOutcomes;
import org.linli.choice.ReferenceData;
import org.linli.choice.TieBreak;
import org.linli.choice.committee.Representation.Verdict;
import org.linli.choice.files.Pabulib;
import org.linli.choice.files.PrefLib;

/** Agreement with committees that others computed from the same ballots. CommitteeTest covers the same code without outside files. */
class CommitteeAgreementTest {
    private final Map<String, int[]> table = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    private static ApprovalProfile ballots(String name) throws IOException {
        if (name.endsWith(".cat")) {
            return PrefLib.readCategories(ReferenceData.folder("deliberation/preflib").resolve(name))
                    .approvals(0);
        }
        return Pabulib.read(ReferenceData.folder("deliberation/pabulib").resolve(name))
                .approvals();
    }

    /** The rules of the reference by its names. */
    static Map<String, Function<TieBreak, Outcome>> rules(ApprovalProfile profile, int seats) {
        Map<String, Function<TieBreak, Outcome>> rules = new LinkedHashMap<>();
        rules.put("av", order -> ApprovalCount.WHOLE.of(profile, seats, order));
        rules.put("sav", order -> ApprovalCount.SHARED.of(profile, seats, order));
        rules.put("seqpav", order -> Thiele.PROPORTIONAL.sequential(profile, seats, order));
        rules.put("revseqpav", order -> Thiele.PROPORTIONAL.reverseSequential(profile, seats, order));
        rules.put("pav_exact", order -> Thiele.PROPORTIONAL.exact(profile, seats, order, Thiele.MOST_NODES));
        rules.put("seqcc", order -> Thiele.CHAMBERLIN_COURANT.sequential(profile, seats, order));
        rules.put("cc_exact", order -> Thiele.CHAMBERLIN_COURANT.exact(profile, seats, order, Thiele.MOST_NODES));
        rules.put("seqphragmen", order -> SequentialPhragmen.of(profile, seats, order));
        rules.put("greedy_monroe", order -> GreedyMonroe.of(profile, seats, order));
        Map<String, EqualShares.Completion> completions = Map.of(
                "without_completion", EqualShares.Completion.NONE,
                "av_completion", EqualShares.Completion.APPROVALS,
                "seqphragmen_completion", EqualShares.Completion.PHRAGMEN,
                "increment_completion", EqualShares.Completion.INCREMENT);
        completions.forEach((name, completion) ->
                rules.put("equal_shares_" + name, order -> EqualShares.of(profile, seats, completion, order)));
        return rules;
    }

    private static List<Long> numbers(List<Option> order, Outcome outcome) {
        return outcome.winners().stream()
                .map(option -> order.indexOf(option) + 1L)
                .sorted()
                .toList();
    }

    private void compare(String what, String where, Object expected, Object actual) {
        boolean agrees = expected.equals(actual);
        table.computeIfAbsent(what, w -> new int[2])[agrees ? 0 : 1]++;
        if (!agrees) {
            differences.add(where + " " + what + ": reference " + expected + ", here " + actual);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void every_committee_of_the_reference_is_reproduced() throws IOException {
        for (Path path : ReferenceData.files("reference/deliberation/abc", ".json")) {
            Map<String, Object> file = (Map<String, Object>) ReferenceData.json(path);
            String name = (String) file.get("file");
            ApprovalProfile given = ballots(name);
            Map<String, String> candidates = (Map<String, String>) file.get("candidates");
            List<Option> order = IntStream.rangeClosed(1, candidates.size())
                    .mapToObj(Integer::toString)
                    .map(id -> given.options().contains(id) ? id : candidates.get(id))
                    .map(given.options()::get)
                    .toList();
            ((Map<String, Map<String, Object>>) file.get("results"))
                    .forEach((k, result) -> compareAll(name, given, order, Integer.parseInt(k), result));
        }
        System.out.println("Agreement with the abcvoting reference: agree, differ");
        table.forEach((what, counts) -> System.out.printf("  %-52s %3d %3d%n", what, counts[0], counts[1]));
        differences.forEach(System.out::println);
    }

    @SuppressWarnings("unchecked")
    private void compareAll(
            String name, ApprovalProfile profile, List<Option> order, int seats, Map<String, Object> result) {
        String where = name + " k=" + seats;
        Map<String, Function<TieBreak, Outcome>> rules = rules(profile, seats);
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        ((Map<String, List<List<Long>>>) result.get("committees")).forEach((rule, committees) -> {
            String code = rule.replaceAll("_resolute$|_all_ties$", "");
            if (!rules.containsKey(code)) {
                return;
            }
            if (rule.endsWith("_all_ties")) {
                ParallelOutcomes all = ParallelOutcomes.of(profile.options(), rules.get(code), 1_000);
                Set<List<Long>> ours = new HashSet<>();
                all.outcomes().forEach(outcome -> ours.add(numbers(order, outcome)));
                assertTrue(all.complete());
                compare(rule, where, new HashSet<>(committees), ours);
            } else {
                long start = System.nanoTime();
                Outcome outcome = rules.get(code).apply(TieBreak.byOrder(order));
                System.out.println(where + " " + rule + " " + (System.nanoTime() - start) / 1000 + " us");
                outcomes.put(rule, outcome);
                compare(rule, where, committees.get(0), numbers(order, outcome));
            }
        });
        ((Map<String, Map<String, Object>>) result.get("properties")).forEach((rule, properties) -> {
            List<String> members = ((Map<String, List<List<Long>>>) result.get("committees"))
                    .get(rule).get(0).stream().map(number -> order.get(number.intValue() - 1).id()).toList();
            properties.forEach((property, value) -> {
                if (value instanceof Boolean holds) {
                    Representation asked = Representation.valueOf(property.replace("+", "_PLUS"));
                    Verdict found = asked.of(profile, members, seats).verdict();
                    compare(property, where, holds ? Verdict.HOLDS : Verdict.VIOLATED, found);
                } else {
                    Thiele worths = property.startsWith("pav") ? Thiele.PROPORTIONAL : Thiele.CHAMBERLIN_COURANT;
                    Fraction exact = worths.satisfaction(profile, members);
                    double here = exact.numerator().doubleValue() / exact.denominator().doubleValue();
                    compare(property, where, Math.round((Double) value * 1e6), Math.round(here * 1e6));
                }
            });
        });
    }
}
