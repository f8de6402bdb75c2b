package org.linli.choice.committee;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.Tie;
import org.linli.choice.TieBreak;

/** A committee while it is being filled: who is in, in which order, who could still be, and what is to be told. */
final class Filling {
    /** How many options a count tells, the best first: those that explain who was next. */
    static final int TOLD = 5;

    final Options options;
    final int seats;
    final TieBreak tieBreak;
    /** Who may still be chosen: somebody approves of them. */
    final BitSet standing = new BitSet();

    final BitSet elected = new BitSet();

    private final RuleName rule;
    private final ApprovalProfile profile;
    private final int[] favour;
    private final List<Integer> order = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();

    Filling(RuleName rule, Approvals approvals, int seats, TieBreak tieBreak) {
        this.rule = rule;
        this.profile = approvals.profile;
        this.options = approvals.options;
        this.seats = seats;
        this.tieBreak = Objects.requireNonNull(tieBreak, "tieBreak");
        checkSeats(options, seats);
        this.favour = new int[options.size()];
        int place = 0;
        for (Option option : tieBreak.order(options)) {
            favour[options.indexOf(option.id())] = place++;
        }
        for (int option = 0; option < options.size(); option++) {
            standing.set(option, approvals.support[option] > 0);
        }
    }

    static void checkSeats(Options options, int seats) {
        if (seats < 1 || seats > options.size()) {
            throw new IllegalArgumentException(
                    "The seats (" + seats + ") must be 1 to the number of options (" + options.size() + ").");
        }
    }

    /** How far an option stands from the front of the tie-break, 0 for the most favoured. */
    int favour(int option) {
        return favour[option];
    }

    int round() {
        return order.size() + 1;
    }

    /** Seats that somebody can still be put on. */
    int open() {
        return Math.min(seats - elected.cardinality(), standing.cardinality());
    }

    /** The standing options that are best, none of them better than another; the order must be total. */
    BitSet best(Comparator<Integer> bestFirst) {
        BitSet best = new BitSet();
        for (int option = standing.nextSetBit(0); option >= 0; option = standing.nextSetBit(option + 1)) {
            int order = best.isEmpty() ? -1 : bestFirst.compare(option, best.nextSetBit(0));
            if (order < 0) {
                best.clear();
            }
            if (order <= 0) {
                best.set(option);
            }
        }
        return best;
    }

    /** The most favoured of equals, the tie put on record. */
    int pick(BitSet equals) {
        int picked = first(equals);
        if (equals.cardinality() > 1) {
            BitSet favoured = new BitSet();
            favoured.set(picked);
            broken(round(), equals, favoured);
        }
        return picked;
    }

    int first(BitSet some) {
        return some.stream()
                .boxed()
                .min(Comparator.comparingInt(option -> favour[option]))
                .orElseThrow();
    }

    void ordered(int round, BitSet equals) {
        List<Option> tied = named(equals);
        List<Option> order =
                tieBreak.order(options).stream().filter(tied::contains).toList();
        ties.add(new Tie(round, tied, Tie.Way.ORDERED, Optional.of(tieBreak), order));
    }

    void broken(int round, BitSet equals, BitSet favoured) {
        ties.add(new Tie(round, named(equals), Tie.Way.BROKEN, Optional.of(tieBreak), named(favoured)));
    }

    void elect(int option) {
        steps.add(new Step.Elected(round(), List.of(options.get(option)), Optional.empty()));
        elected.set(option);
        standing.clear(option);
        order.add(option);
    }

    void step(Step step) {
        steps.add(step);
    }

    boolean isTied() {
        return !ties.isEmpty();
    }

    /** Tells the best of those that stand. */
    void counted(
            int round, Measure measure, Comparator<Integer> bestFirst, IntFunction<Fraction> value, Fraction base) {
        List<Step.Score> scores = standing.stream()
                .boxed()
                .sorted(bestFirst.thenComparing(Comparator.naturalOrder()))
                .limit(TOLD)
                .map(option -> new Step.Score(options.get(option), value.apply(option)))
                .toList();
        steps.add(new Step.Counted(round, measure, scores, base));
    }

    List<Option> named(BitSet some) {
        return some.stream().mapToObj(options::get).toList();
    }

    /** Those chosen one by one stand in the order in which they were chosen, all others behind them. */
    Outcome outcome(Optional<Margin> margin) {
        List<List<Option>> ranking = new ArrayList<>();
        order.forEach(option -> ranking.add(List.of(options.get(option))));
        return outcome(ranking, margin);
    }

    /** The same, where of the margin no more is known than that it is 1 or more. */
    Outcome outcome() {
        return outcome(Optional.of(Margin.atLeast(1)));
    }

    /** Those chosen at once stand in one tier, then others in an order, then all that are left; of the margin it is known that it is 1 or more. */
    Outcome outcomeOf(BitSet chosen, Collection<List<Option>> behind) {
        elected.or(chosen);
        List<List<Option>> ranking = new ArrayList<>();
        ranking.add(named(chosen));
        ranking.addAll(behind);
        return outcome(ranking, Optional.of(Margin.atLeast(1)));
    }

    private Outcome outcome(List<List<Option>> ranking, Optional<Margin> margin) {
        BitSet rest = new BitSet();
        rest.set(0, options.size());
        ranking.forEach(tier -> tier.forEach(option -> rest.clear(options.indexOf(option.id()))));
        if (!rest.isEmpty()) {
            ranking.add(named(rest));
        }
        return new Outcome(
                rule, profile.electorate(), OptionalInt.of(seats), named(elected), ranking, steps, margin, ties);
    }
}
