package org.linli.choice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a rule would have decided had its ties been broken otherwise, for example "an and bo, or an and cai": the rule is asked again under other
 * orders, until every way of breaking every tie has been followed.
 *
 * <pre>{@code
 * ParallelOutcomes all = ParallelOutcomes.of(options, order -> ScottishVote.of(profile, 3, order), 1_000);
 * }</pre>
 *
 * <p>What is found is what the rule decides under some order of the options, provided that it puts every tie on record that such an order broke and
 * that may matter, as every rule here does that takes a {@link TieBreak}. A rule that has not proved its outcome
 * ({@link Step.Bounded}) may have others that nobody has seen. Cost: one count for each way, and there can be as many as there are orders.
 *
 * @param outcomes an outcome for each set of winners, in the order in which they were found; immutable
 * @param complete whether every way was followed; otherwise there may be other winners
 */
public record ParallelOutcomes(List<Outcome> outcomes, boolean complete) {
    /** Keeps the outcomes. */
    public ParallelOutcomes {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Follows every way of breaking ties.
     *
     * @param options the options of the election
     * @param rule the rule under an order; it must put each tie that an order broke on record
     * @param mostCounts how often the rule may be asked, at least 1
     * @return what it decides
     * @throws IllegalArgumentException if the rule must not be asked at all
     */
    public static ParallelOutcomes of(Options options, Function<TieBreak, Outcome> rule, int mostCounts) {
        if (mostCounts < 1) {
            throw new IllegalArgumentException(
                    "The counts (" + mostCounts + ") of parallel outcomes must be at least 1.");
        }
        Map<Set<Option>, Outcome> found = new LinkedHashMap<>();
        Set<Set<Choice>> seen = new HashSet<>();
        Deque<Set<Choice>> ways = new ArrayDeque<>();
        ways.add(Set.of());
        int counts = 0;
        boolean cut = false;
        while (!ways.isEmpty() && counts < mostCounts) {
            Set<Choice> way = ways.poll();
            Optional<List<Option>> order = order(options, way);
            if (order.isEmpty()) {
                continue;
            }
            counts++;
            Outcome outcome = rule.apply(TieBreak.byOrder(order.orElseThrow()));
            found.putIfAbsent(Set.copyOf(outcome.winners()), outcome);
            cut |= outcome.steps().stream().anyMatch(step -> step instanceof Step.Bounded proof && !proof.isOptimal());
            // Any other order differs from this one first at one of the ties that were met, or not at all.
            Set<Choice> path = new LinkedHashSet<>(way);
            for (Tie tie : outcome.ties()) {
                if (tie.by().isEmpty()) {
                    continue;
                }
                Choice taken = Choice.of(tie);
                if (path.contains(taken)) {
                    continue;
                }
                List<Choice> others = taken.others(mostCounts);
                cut |= others.size() == mostCounts;
                for (Choice other : others) {
                    Set<Choice> next = new LinkedHashSet<>(path);
                    next.add(other);
                    if (seen.add(next)) {
                        ways.add(next);
                    }
                }
                path.add(taken);
            }
        }
        return new ParallelOutcomes(List.copyOf(found.values()), ways.isEmpty() && !cut);
    }

    /** Some of equals before others, and these before the next. */
    private record Choice(List<Set<Option>> tiers) {
        static Choice of(Tie tie) {
            if (tie.way() == Tie.Way.ORDERED) {
                return new Choice(tie.favoured().stream().map(Set::of).toList());
            }
            Set<Option> behind = new HashSet<>(tie.tied());
            tie.favoured().forEach(behind::remove);
            return new Choice(List.of(Set.copyOf(tie.favoured()), Set.copyOf(behind)));
        }

        /** The same equals in other tiers of the same size; at most so many ways. */
        List<Choice> others(int most) {
            List<Option> all = tiers.stream().flatMap(Set::stream).sorted().toList();
            List<Choice> others = new ArrayList<>();
            fill(0, List.of(), all, others, most);
            return others;
        }

        private void fill(int tier, List<Set<Option>> begun, List<Option> left, List<Choice> all, int most) {
            if (tier == tiers.size()) {
                if (!begun.equals(tiers)) {
                    all.add(new Choice(begun));
                }
                return;
            }
            BitSet some = new BitSet();
            some.set(0, tiers.get(tier).size());
            while (some.length() <= left.size() && all.size() < most) {
                Set<Option> chosen = new HashSet<>();
                some.stream().forEach(i -> chosen.add(left.get(i)));
                List<Set<Option>> more = new ArrayList<>(begun);
                more.add(Set.copyOf(chosen));
                fill(
                        tier + 1,
                        more,
                        left.stream().filter(option -> !chosen.contains(option)).toList(),
                        all,
                        most);
                if (chosen.isEmpty()) {
                    return;
                }
                next(some);
            }
        }

        /** The next set with as many members, as if counting in binary. */
        private static void next(BitSet some) {
            int low = some.nextSetBit(0);
            int high = some.nextClearBit(low);
            some.clear(low, high);
            some.set(high);
            some.set(0, high - low - 1);
        }
    }

    /** An order in which, for each choice, each tier stands before the next, if there is one; free places go by the order of the options. */
    private static Optional<List<Option>> order(Options options, Set<Choice> way) {
        Map<Option, Set<Option>> before = new LinkedHashMap<>();
        options.forEach(option -> before.put(option, new HashSet<>()));
        for (Choice choice : way) {
            for (int tier = 1; tier < choice.tiers().size(); tier++) {
                for (Option option : choice.tiers().get(tier)) {
                    Objects.requireNonNull(before.get(option), "option")
                            .addAll(choice.tiers().get(tier - 1));
                }
            }
        }
        List<Option> order = new ArrayList<>();
        while (!before.isEmpty()) {
            Optional<Option> next = before.entrySet().stream()
                    .filter(entry -> order.containsAll(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            order.add(next.orElseThrow());
            before.remove(next.orElseThrow());
        }
        return Optional.of(order);
    }
}
