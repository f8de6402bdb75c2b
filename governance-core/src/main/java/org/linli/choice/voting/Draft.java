package org.linli.choice.voting;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.linli.choice.Electorate;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.Tie;

/** An outcome for one seat while a rule is at work: places instead of options, and what was met on the way. */
final class Draft {
    private final RuleName rule;
    private final Options options;
    private final Electorate electorate;
    private final List<Step> steps = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();

    Draft(RuleName rule, Options options, Electorate electorate) {
        this.rule = rule;
        this.options = options;
        this.electorate = electorate;
    }

    void step(Step step) {
        steps.add(step);
    }

    void tie(Tie tie) {
        ties.add(tie);
    }

    List<Option> options(BitSet places) {
        return places.stream().mapToObj(options::get).toList();
    }

    /** Finishes with the best tier as winners. */
    Outcome outcome(List<BitSet> tiers, Optional<Margin> margin) {
        return finish(tiers, OptionalInt.of(1), margin);
    }

    /** Finishes with the first tier chosen whole, however many it holds. */
    Outcome set(List<BitSet> tiers, Optional<Margin> margin) {
        return finish(tiers, OptionalInt.empty(), margin);
    }

    private Outcome finish(List<BitSet> tiers, OptionalInt seats, Optional<Margin> margin) {
        List<List<Option>> ranking = tiers.stream()
                .filter(tier -> !tier.isEmpty())
                .map(this::options)
                .toList();
        List<Option> winners = ranking.get(0);
        boolean settled = ties.stream().anyMatch(tie -> tie.way() == Tie.Way.ALL_FOLLOWED);
        if (seats.isPresent() && winners.size() > seats.getAsInt() && !settled) {
            ties.add(new Tie(0, winners, Tie.Way.LEFT, Optional.empty(), List.of()));
        }
        return new Outcome(rule, electorate, seats, winners, ranking, steps, margin, ties);
    }

    /** Tiers by falling score. */
    static List<BitSet> tiers(int size, Comparator<Integer> best) {
        List<Integer> sorted = IntStream.range(0, size).boxed().sorted(best).toList();
        List<BitSet> tiers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (i == 0 || best.compare(sorted.get(i - 1), sorted.get(i)) != 0) {
                tiers.add(new BitSet(size));
            }
            tiers.get(tiers.size() - 1).set(sorted.get(i));
        }
        return tiers;
    }

    static List<BitSet> tiers(long[] scores) {
        return tiers(
                scores.length,
                Comparator.comparingLong((Integer option) -> scores[option]).reversed());
    }

    static List<BitSet> tiers(Fraction[] scores) {
        return tiers(
                scores.length,
                Comparator.comparing((Integer option) -> scores[option]).reversed());
    }

    /** Some first, then all others. */
    static List<BitSet> firstAndRest(BitSet first, int size) {
        BitSet rest = new BitSet(size);
        rest.set(0, size);
        rest.andNot(first);
        return List.of(first, rest);
    }

    /** A step that counts, the best first. */
    Step.Counted counted(int round, Measure measure, BitSet standing, Fraction[] values, Fraction base) {
        List<Step.Score> scores = standing.stream()
                .boxed()
                .sorted(Comparator.comparing((Integer option) -> values[option]).reversed())
                .map(option -> new Step.Score(options.get(option), values[option]))
                .toList();
        return new Step.Counted(round, measure, scores, base);
    }

    Step.Counted counted(Measure measure, long[] values, long base) {
        BitSet all = new BitSet();
        all.set(0, values.length);
        return counted(0, measure, all, fractions(values), Fraction.of(base));
    }

    static Fraction[] fractions(long[] values) {
        Fraction[] fractions = new Fraction[values.length];
        for (int i = 0; i < values.length; i++) {
            fractions[i] = Fraction.of(values[i]);
        }
        return fractions;
    }
}
