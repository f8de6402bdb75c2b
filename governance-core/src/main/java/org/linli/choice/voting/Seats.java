package org.linli.choice.voting;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.Tie;
import org.linli.choice.TieBreak;

/** A count for several seats while it is under way: who stands, who is in and out in which order, and what is to be told. */
final class Seats {
    final Options options;
    final int size;
    final int seats;
    final BitSet standing = new BitSet();
    final BitSet elected = new BitSet();
    final List<Step> steps = new ArrayList<>();

    private final RankedProfile profile;
    private final RuleName rule;
    private final long unit;
    private final TieBreak tieBreak;
    private final int[] favour;
    private final List<Tie> ties = new ArrayList<>();
    private final List<List<Option>> in = new ArrayList<>();
    private final List<List<Option>> out = new ArrayList<>();
    private final List<long[]> history = new ArrayList<>();

    Seats(RankedProfile profile, RuleName rule, int seats, long unit, TieBreak tieBreak) {
        this.options = Objects.requireNonNull(profile, "profile").options();
        this.size = options.size();
        this.seats = seats;
        this.profile = profile;
        this.rule = rule;
        this.unit = unit;
        this.tieBreak = Objects.requireNonNull(tieBreak, "tieBreak");
        if (seats < 1 || seats > size) {
            throw new IllegalArgumentException(
                    "The seats (" + seats + ") must be 1 to the number of options (" + size + ").");
        }
        if (!profile.isStrict()) {
            throw new IllegalArgumentException("The ballots of a single transferable vote must rank without ties."
                    + " Maybe build the profile with refuseTies, and count overvotes as blank.");
        }
        this.favour = new int[size];
        List<Option> order = tieBreak.order(options);
        for (int i = 0; i < size; i++) {
            favour[options.indexOf(order.get(i).id())] = i;
        }
        standing.set(0, size);
    }

    int stage() {
        return history.size();
    }

    int vacancies() {
        return seats - elected.cardinality();
    }

    /** Ends a stage: keeps its votes for later ties, and tells them. */
    void counted(long[] votes) {
        history.add(votes.clone());
        BitSet shown = new BitSet();
        shown.or(standing);
        shown.or(elected);
        long base = 0;
        List<Step.Score> scores = new ArrayList<>();
        for (int option : shown.stream()
                .boxed()
                .sorted(Comparator.comparingLong(option -> -votes[option]))
                .toList()) {
            scores.add(new Step.Score(options.get(option), Fraction.of(votes[option], unit)));
            base += votes[option];
        }
        steps.add(new Step.Counted(stage(), Measure.TRANSFERABLE_VOTES, scores, Fraction.of(base, unit)));
    }

    /** Elects some, the one with most votes first. */
    void elect(BitSet some, long[] votes, Optional<Fraction> threshold) {
        if (some.isEmpty()) {
            return;
        }
        List<Integer> order = some.stream()
                .boxed()
                .sorted(Comparator.comparingLong(option -> -votes[option]))
                .toList();
        for (int i = 0; i < order.size(); i++) {
            if (i == 0 || votes[order.get(i)] != votes[order.get(i - 1)]) {
                in.add(new ArrayList<>());
            }
            in.get(in.size() - 1).add(options.get(order.get(i)));
        }
        steps.add(new Step.Elected(stage(), order.stream().map(options::get).toList(), threshold));
        elected.or(some);
        standing.andNot(some);
    }

    void drop(int option) {
        steps.add(new Step.Eliminated(stage(), List.of(options.get(option))));
        out.add(0, List.of(options.get(option)));
        standing.clear(option);
    }

    /** Tells some apart who are equal now: by the latest earlier stage where they differ, if that counts, then by order or lot. */
    int pick(BitSet equals, boolean highest, boolean byHistory) {
        BitSet left = new BitSet();
        left.or(equals);
        for (int at = history.size() - 1; byHistory && at >= 0 && left.cardinality() > 1; at--) {
            long[] votes = history.get(at);
            long extreme = highest
                    ? left.stream().mapToLong(option -> votes[option]).max().orElseThrow()
                    : left.stream().mapToLong(option -> votes[option]).min().orElseThrow();
            BitSet same = new BitSet();
            left.stream().filter(option -> votes[option] == extreme).forEach(same::set);
            left = same;
        }
        boolean lot = left.cardinality() > 1;
        Comparator<Integer> byFavour = Comparator.comparingInt(option -> favour[option]);
        int picked = left.stream()
                .boxed()
                .min(highest ? byFavour : byFavour.reversed())
                .orElseThrow();
        if (equals.cardinality() > 1) {
            BitSet better = new BitSet();
            better.or(equals);
            if (highest) {
                better.clear();
                better.set(picked);
            } else {
                better.clear(picked);
            }
            ties.add(new Tie(
                    stage(),
                    named(equals),
                    lot ? Tie.Way.BROKEN : Tie.Way.HISTORY,
                    lot ? Optional.of(tieBreak) : Optional.empty(),
                    named(better)));
        }
        return picked;
    }

    private List<Option> named(BitSet some) {
        return some.stream().mapToObj(options::get).toList();
    }

    /** All places are filled. Who could change that is not known, unless everybody has a place. */
    Outcome outcome() {
        List<List<Option>> ranking = new ArrayList<>(in);
        if (!standing.isEmpty()) {
            ranking.add(named(standing));
        }
        ranking.addAll(out);
        return new Outcome(
                rule,
                profile.electorate(),
                OptionalInt.of(seats),
                named(elected),
                ranking,
                steps,
                elected.cardinality() == size ? Optional.empty() : Optional.of(Margin.atLeast(1)),
                ties);
    }
}
