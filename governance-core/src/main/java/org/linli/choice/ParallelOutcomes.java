package org.linli.choice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * <p>One order of the options is enough for any way of breaking the ties of one count, where those who are chosen or dropped never meet a later
 * tie; so it is for every rule here that takes a {@link TieBreak}.
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
        Set<List<Set<Option>>> seen = new HashSet<>();
        Deque<List<Choice>> ways = new ArrayDeque<>();
        ways.add(List.of());
        int counts = 0;
        boolean cut = false;
        while (!ways.isEmpty() && counts < mostCounts) {
            List<Choice> way = ways.poll();
            counts++;
            Outcome outcome = rule.apply(TieBreak.byOrder(order(options, way)));
            found.putIfAbsent(Set.copyOf(outcome.winners()), outcome);
            List<Tie> ties =
                    outcome.ties().stream().filter(tie -> tie.by().isPresent()).toList();
            List<Choice> path = new ArrayList<>();
            for (int at = 0; at < ties.size(); at++) {
                Choice taken = Choice.of(ties.get(at));
                if (at >= way.size()) {
                    List<Choice> others = taken.others(mostCounts);
                    cut |= others.size() == mostCounts;
                    for (Choice other : others) {
                        List<Choice> next = new ArrayList<>(path);
                        next.add(other);
                        if (seen.add(next.stream().map(Choice::favoured).toList())) {
                            ways.add(List.copyOf(next));
                        }
                    }
                }
                path.add(taken);
            }
        }
        return new ParallelOutcomes(List.copyOf(found.values()), ways.isEmpty() && !cut);
    }

    /** Some of equals before the others of them. */
    private record Choice(Set<Option> favoured, Set<Option> behind) {
        static Choice of(Tie tie) {
            Set<Option> behind = new HashSet<>(tie.tied());
            tie.favoured().forEach(behind::remove);
            return new Choice(Set.copyOf(tie.favoured()), behind);
        }

        /** As many of the same equals, but others; at most so many ways. */
        List<Choice> others(int most) {
            List<Option> all = new ArrayList<>(favoured);
            all.addAll(behind);
            all.sort(null);
            List<Choice> others = new ArrayList<>();
            int size = favoured.size();
            BitSet some = new BitSet();
            some.set(0, size);
            while (some.length() <= all.size() && others.size() < most) {
                Set<Option> chosen = new HashSet<>();
                some.stream().forEach(i -> chosen.add(all.get(i)));
                if (!chosen.equals(favoured)) {
                    Set<Option> rest = new HashSet<>(all);
                    rest.removeAll(chosen);
                    others.add(new Choice(Set.copyOf(chosen), rest));
                }
                next(some);
            }
            return others;
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

    /** An order in which, for each choice, the favoured stand before the others; free places go by the order of the options. */
    private static List<Option> order(Options options, List<Choice> way) {
        Map<Option, Set<Option>> before = new LinkedHashMap<>();
        options.forEach(option -> before.put(option, new HashSet<>()));
        for (Choice choice : way) {
            choice.behind()
                    .forEach(option -> before.merge(option, choice.favoured(), (some, more) -> {
                        some.addAll(more);
                        return some;
                    }));
        }
        List<Option> order = new ArrayList<>();
        while (!before.isEmpty()) {
            Option next = before.entrySet().stream()
                    .filter(entry -> order.containsAll(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "The choices (" + way + ") of parallel outcomes must fit one order."));
            order.add(next);
            before.remove(next);
        }
        return order;
    }
}
