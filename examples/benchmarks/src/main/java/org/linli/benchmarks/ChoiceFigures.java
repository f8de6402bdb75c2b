package org.linli.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Step;
import org.linli.choice.TieBreak;
import org.linli.choice.Unranked;
import org.linli.choice.committee.EqualShares;
import org.linli.choice.committee.SequentialPhragmen;
import org.linli.choice.committee.Thiele;
import org.linli.choice.files.Pabulib;
import org.linli.choice.voting.InstantRunoff;
import org.linli.choice.voting.MeekVote;
import org.linli.choice.voting.Pairwise;
import org.linli.choice.voting.Schulze;
import org.linli.choice.voting.ScottishVote;
import org.linli.choice.voting.SharedPlace;
import org.linli.choice.voting.Strength;
import org.linli.choice.voting.TiedLowest;

/**
 * The figures of voting and committees. Ranked ballots are made up from seed 1; the committees' are those of a real vote, Warszawa 2026, Wesoła,
 * if the published file is found below the folder that the system property {@code linli.data} names, and made up in its size if not.
 */
final class ChoiceFigures {
    private static final int RUNS = 20;

    private ChoiceFigures() {}

    static List<Figure> all() {
        return List.of(
                time("choice-scottish-stv-13x9000", 20, () -> {
                    RankedProfile profile = rankings(13, 9_000, 4);
                    return () -> ScottishVote.of(profile, 4, TieBreak.byOrder(profile.options()));
                }),
                time("choice-irv-13x9000", 20, () -> {
                    RankedProfile profile = rankings(13, 9_000, 4);
                    return () -> InstantRunoff.of(profile, SharedPlace.NONE, TiedLowest.dropTogether());
                }),
                time("choice-meek-stv-9x500", 50, () -> {
                    RankedProfile profile = rankings(9, 500, 3);
                    return () -> MeekVote.of(profile, 4, TieBreak.byOrder(profile.options()));
                }),
                time("choice-schulze-200", 50, () -> {
                    Pairwise pairwise = Pairwise.of(rankings(200, 2_000, 40), Unranked.TIED_LAST);
                    return () -> Schulze.of(pairwise, Strength.WINNING_VOTES);
                }),
                Figure.time("choice-pairwise-64000x14", "ms", 50, lasting(() -> {
                    RankedProfile profile = distinct(14, 64_000);
                    return () -> Pairwise.of(profile, Unranked.TIED_LAST).support(0, 1);
                })),
                committee("choice-phragmen-49x1256", 20, SequentialPhragmen::of),
                committee(
                        "choice-equal-shares-49x1256",
                        20,
                        (profile, seats, order) ->
                                EqualShares.of(profile, seats, EqualShares.Completion.PHRAGMEN, order)),
                committee("choice-sequential-pav-49x1256", 20, Thiele.PROPORTIONAL::sequential),
                committee("choice-exact-pav-49x1256", 10_000, (profile, seats, order) -> {
                    Outcome outcome = Thiele.PROPORTIONAL.exact(profile, seats, order, Thiele.MOST_NODES);
                    if (!((Step.Bounded) outcome.steps().get(0)).isOptimal()) {
                        throw new IllegalStateException("The best committee was not proved.");
                    }
                    return outcome;
                }));
    }

    private interface Rule {
        Outcome of(ApprovalProfile profile, int seats, TieBreak order);
    }

    private static Figure committee(String name, double goal, Rule rule) {
        return time(name, goal, () -> {
            ApprovalProfile profile = wesola();
            TieBreak order = TieBreak.byOrder(profile.options());
            return () -> rule.of(profile, 10, order);
        });
    }

    private static Figure time(String name, double goal, Supplier<Supplier<Outcome>> prepared) {
        return Figure.time(name, "ms", goal, lasting(() -> {
            Supplier<Outcome> rule = prepared.get();
            return () -> {
                Outcome outcome = rule.get();
                if (outcome.verdict() == Outcome.Verdict.VOID) {
                    throw new IllegalStateException("Nobody was chosen.");
                }
                return outcome;
            };
        }));
    }

    /** The mean of some runs in a row in milliseconds; what they work on is made before the first. */
    private static Callable<Double> lasting(Supplier<? extends Supplier<?>> prepared) {
        List<Supplier<?>> once = new ArrayList<>();
        return () -> {
            if (once.isEmpty()) {
                once.add(prepared.get());
            }
            long start = System.nanoTime();
            for (int i = 0; i < RUNS; i++) {
                if (once.get(0).get() == null) {
                    throw new IllegalStateException("There must be a result.");
                }
            }
            return (System.nanoTime() - start) / 1e6 / RUNS;
        };
    }

    private static Options options(int size) {
        return Options.copyOf(
                IntStream.range(0, size).mapToObj(i -> Option.of("o" + i)).toList());
    }

    /** Voters who differ around a common opinion, and rank from one to all options. */
    private static RankedProfile rankings(int size, int ballots, int spread) {
        Options options = options(size);
        RankedProfile.Builder builder = RankedProfile.builder(options);
        Random random = new Random(1);
        for (int i = 0; i < ballots; i++) {
            double[] liked = random.doubles(size).toArray();
            for (int option = 0; option < size; option++) {
                liked[option] -= (double) option / size / spread;
            }
            builder.add(ranking(options, order(size, option -> -liked[option]), 1 + random.nextInt(size)));
        }
        return builder.build();
    }

    private static List<Integer> order(int size, IntFunction<Double> key) {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparing(key::apply))
                .toList();
    }

    private static Ranking ranking(Options options, List<Integer> order, int length) {
        return Ranking.of(order.stream()
                .limit(length)
                .map(option -> options.get(option).id())
                .toArray(String[]::new));
    }

    /** Ballots of which no two are equal. */
    private static RankedProfile distinct(int size, int ballots) {
        Options options = options(size);
        Random random = new Random(1);
        RankedProfile.Builder builder = RankedProfile.builder(options);
        List<List<Integer>> all = new ArrayList<>();
        Set<List<Integer>> known = new HashSet<>();
        while (all.size() < ballots) {
            double[] liked = random.doubles(size).toArray();
            List<Integer> order = order(size, option -> liked[option]);
            if (known.add(order)) {
                all.add(order);
            }
        }
        all.forEach(order -> builder.add(ranking(options, order, size)));
        RankedProfile profile = builder.build();
        if (profile.distinct() != ballots) {
            throw new IllegalStateException("The ballots must be distinct.");
        }
        return profile;
    }

    private static ApprovalProfile wesola() {
        Path file = Path.of(System.getProperty("linli.data", "../shared/data"))
                .resolve("deliberation/pabulib/Poland_Warszawa_2026_Wesola.pb");
        if (Files.exists(file)) {
            try {
                return Pabulib.read(file).approvals();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        System.err.println("Without the published file of Wesoła, ballots are made up.");
        Options options = options(49);
        ApprovalProfile.Builder builder = ApprovalProfile.builder(options);
        Random random = new Random(1);
        for (int i = 0; i < 1_256; i++) {
            boolean[] approved = new boolean[49];
            for (int j = 1 + random.nextInt(10); j > 0; j--) {
                approved[(int) (49 * random.nextDouble() * random.nextDouble())] = true;
            }
            builder.add(
                    1,
                    IntStream.range(0, 49)
                            .filter(option -> approved[option])
                            .mapToObj(option -> "o" + option)
                            .toArray(String[]::new));
        }
        return builder.build();
    }
}
