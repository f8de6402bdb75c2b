package org.linli.choice.committee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.linli.choice.Agreement;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.ParallelOutcomes;
import org.linli.choice.ReferenceData;
import org.linli.choice.TieBreak;
import org.linli.choice.committee.Representation.Verdict;
import org.linli.choice.files.Pabulib;
import org.linli.choice.files.PrefLib;

/** Agreement with committees that others computed from the same ballots. CommitteeTest covers the same code without outside files. */
class CommitteeAgreementTest {
    private final Agreement agreement = new Agreement("abc");

    private static ApprovalProfile ballots(String name) throws IOException {
        if (name.endsWith(".cat")) {
            return PrefLib.readCategories(
                            ReferenceData.folder("deliberation/preflib").resolve(name))
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
        rules.put("maximin_support", order -> MaximinSupport.of(profile, seats, order));
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
        agreement.found(what, expected.equals(actual), () -> where + ", reference " + expected + ", here " + actual);
    }

    /** Fails unless a difference is one of the two kinds that are known. */
    private void explain(
            String code,
            String name,
            ApprovalProfile profile,
            List<Option> order,
            int seats,
            List<Long> expected,
            Outcome outcome) {
        if (code.equals("cc_exact")) {
            List<String> theirs = expected.stream()
                    .map(number -> order.get(number.intValue() - 1).id())
                    .toList();
            List<String> ours = outcome.winners().stream().map(Option::id).toList();
            assertEquals(
                    Thiele.CHAMBERLIN_COURANT.satisfaction(profile, theirs),
                    Thiele.CHAMBERLIN_COURANT.satisfaction(profile, ours));
            assertTrue(outcome.ties().size() == 1);
            agreement.explain(name + " k=" + seats + " " + code + ": both are best; the tie-break favours ours");
        } else {
            assertEquals("greedy_monroe", code);
            assertEquals(expected, monroeInTheOrderOfTheFile(name, order.size(), seats));
            agreement.explain(name + " k=" + seats + " " + code
                    + ": of those who approve, the reference lets go first who stands first in the file;"
                    + " so done, its committee comes out");
        }
    }

    /** Greedy Monroe voter by voter, as they stand in the file: a profile does not know that order. */
    private static List<Long> monroeInTheOrderOfTheFile(String name, int options, int seats) {
        List<Set<Long>> left = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(
                    ReferenceData.folder("deliberation/preflib").resolve(name))) {
                if (!line.startsWith("#")) {
                    String yes = line.substring(line.indexOf('{') + 1, line.indexOf('}'));
                    Set<Long> ballot = new HashSet<>();
                    for (String id : yes.isEmpty() ? new String[0] : yes.split(",")) {
                        ballot.add(Long.valueOf(id));
                    }
                    for (int i = Integer.parseInt(line.substring(0, line.indexOf(':'))); i > 0; i--) {
                        left.add(ballot);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int voters = left.size();
        List<Long> members = new ArrayList<>();
        for (int seat = 0; seat < seats; seat++) {
            long next = LongStream.rangeClosed(1, options)
                    .filter(option -> !members.contains(option))
                    .boxed()
                    .max(Comparator.comparingLong((Long option) -> left.stream()
                                    .filter(b -> b.contains(option))
                                    .count())
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            members.add(next);
            int leave = voters / seats + (seat < voters % seats ? 1 : 0);
            for (var each = left.iterator(); each.hasNext() && leave > 0; ) {
                if (each.next().contains(next)) {
                    each.remove();
                    leave--;
                }
            }
        }
        return members.stream().sorted().toList();
    }

    @Test
    @SuppressWarnings("unchecked")
    void every_committee_of_the_reference_is_reproduced() throws IOException {
        for (Path path : ReferenceData.files("reference/deliberation/abc", ".json")) {
            Map<String, Object> file = (Map<String, Object>) ReferenceData.json(path);
            String name = (String) file.get("file");
            agreement.file(name);
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
        agreement.report();
    }

    @SuppressWarnings("unchecked")
    private void compareAll(
            String name, ApprovalProfile profile, List<Option> order, int seats, Map<String, Object> result) {
        String where = name + " k=" + seats;
        Map<String, Function<TieBreak, Outcome>> rules = rules(profile, seats);
        ((Map<String, List<List<Long>>>) result.get("committees")).forEach((rule, committees) -> {
            String code = rule.replaceAll("_resolute$|_all_ties$", "");
            if (!rules.containsKey(code)) {
                agreement.notOffered(code);
                return;
            }
            if (rule.endsWith("_all_ties")) {
                ParallelOutcomes all = ParallelOutcomes.of(profile.options(), rules.get(code), 1_000);
                Set<List<Long>> ours = new HashSet<>();
                all.outcomes().forEach(outcome -> ours.add(numbers(order, outcome)));
                assertTrue(all.complete());
                compare(rule, where, new HashSet<>(committees), ours);
            } else {
                Outcome outcome = rules.get(code).apply(TieBreak.byOrder(order));
                compare(rule, where, committees.get(0), numbers(order, outcome));
                if (!committees.get(0).equals(numbers(order, outcome))) {
                    explain(code, name, profile, order, seats, committees.get(0), outcome);
                }
            }
        });
        ((Map<String, Map<String, Object>>) result.get("properties")).forEach((rule, properties) -> {
            List<String> members = ((Map<String, List<List<Long>>>) result.get("committees"))
                    .get(rule).get(0).stream()
                            .map(number -> order.get(number.intValue() - 1).id())
                            .toList();
            properties.forEach((property, value) -> {
                if (value instanceof Boolean holds) {
                    Representation asked = Representation.valueOf(property.replace("+", "_PLUS"));
                    Verdict found = asked.of(profile, members, seats).verdict();
                    compare(property, where, holds ? Verdict.HOLDS : Verdict.VIOLATED, found);
                } else {
                    Thiele worths = property.startsWith("pav") ? Thiele.PROPORTIONAL : Thiele.CHAMBERLIN_COURANT;
                    Fraction exact = worths.satisfaction(profile, members);
                    double here = exact.numerator().doubleValue()
                            / exact.denominator().doubleValue();
                    compare(property, where, Math.round((Double) value * 1e6), Math.round(here * 1e6));
                }
            });
        });
    }
}
