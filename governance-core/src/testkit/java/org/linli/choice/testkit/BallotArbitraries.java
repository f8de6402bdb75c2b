package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Options;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Scale;
import org.linli.choice.ScoreProfile;

/** Profiles as jqwik makes and shrinks them: every ballot is as likely as any other (impartial culture). Options are called a, b, c and on. */
public final class BallotArbitraries {
    private BallotArbitraries() {}

    /**
     * The first letters as options.
     *
     * @param size how many, 1 to 26
     * @return the options
     */
    public static Options letters(int size) {
        String[] ids = new String[size];
        for (int i = 0; i < size; i++) {
            ids[i] = String.valueOf((char) ('a' + i));
        }
        return Options.of(ids);
    }

    /**
     * One ordinal ballot.
     *
     * @param options what there is to rank
     * @param ties whether options may share a place
     * @param truncated whether options may be left out
     * @return rankings; blank ones among them if options may be left out
     */
    public static Arbitrary<Ranking> rankings(Options options, boolean ties, boolean truncated) {
        List<String> ids = options.asList().stream().map(option -> option.id()).toList();
        Arbitrary<List<String>> order = Arbitraries.shuffle(ids);
        Arbitrary<Integer> length =
                truncated ? Arbitraries.integers().between(0, ids.size()) : Arbitraries.just(ids.size());
        Arbitrary<List<Boolean>> joins = (ties ? Arbitraries.of(false, false, true) : Arbitraries.just(false))
                .list()
                .ofSize(ids.size());
        return Combinators.combine(order, length, joins).as((shuffled, ranked, join) -> {
            List<List<String>> tiers = new ArrayList<>();
            for (int i = 0; i < ranked; i++) {
                if (i == 0 || !join.get(i)) {
                    tiers.add(new ArrayList<>());
                }
                tiers.get(tiers.size() - 1).add(shuffled.get(i));
            }
            return new Ranking(tiers);
        });
    }

    /**
     * Ordinal profiles.
     *
     * @param mostOptions at least 1
     * @param mostBallots at least 0
     * @param ties whether options may share a place
     * @param truncated whether options may be left out
     * @return profiles with 1 to that many options and 0 to that many ballots
     */
    public static Arbitrary<RankedProfile> rankedProfiles(
            int mostOptions, int mostBallots, boolean ties, boolean truncated) {
        return Arbitraries.integers().between(1, mostOptions).flatMap(size -> {
            Options options = letters(size);
            return rankings(options, ties, truncated)
                    .list()
                    .ofMaxSize(mostBallots)
                    .map(ballots -> {
                        RankedProfile.Builder builder = RankedProfile.builder(options);
                        ballots.forEach(builder::add);
                        return builder.build();
                    });
        });
    }

    /**
     * Approval profiles.
     *
     * @param mostOptions at least 1
     * @param mostBallots at least 0
     * @return profiles with 1 to that many options and 0 to that many ballots, blank ones among them
     */
    public static Arbitrary<ApprovalProfile> approvalProfiles(int mostOptions, int mostBallots) {
        return Arbitraries.integers().between(1, mostOptions).flatMap(size -> {
            Options options = letters(size);
            List<String> ids =
                    options.asList().stream().map(option -> option.id()).toList();
            return Arbitraries.of(ids).set().list().ofMaxSize(mostBallots).map(ballots -> {
                ApprovalProfile.Builder builder = ApprovalProfile.builder(options);
                ballots.forEach(ballot -> builder.add(1, 1, ballot));
                return builder.build();
            });
        });
    }

    /**
     * Profiles of grades, or of points, cumulative ones included.
     *
     * @param mostOptions at least 1
     * @param mostBallots at least 0
     * @param scale what may be given
     * @return profiles with 1 to that many options and 0 to that many ballots, with unrated options and blank ballots among them
     */
    public static Arbitrary<ScoreProfile> scoreProfiles(int mostOptions, int mostBallots, Scale scale) {
        return Arbitraries.integers().between(1, mostOptions).flatMap(size -> {
            Options options = letters(size);
            Arbitrary<Map<String, Integer>> ballot = Arbitraries.integers()
                    .between(scale.worst() - 1, scale.best())
                    .list()
                    .ofSize(size)
                    .map(grades -> {
                        Map<String, Integer> given = new HashMap<>();
                        int left = scale.atMostInTotal().orElse(Integer.MAX_VALUE);
                        for (int i = 0; i < size; i++) {
                            int points = grades.get(i);
                            if (scale.contains(points) && points <= left) {
                                given.put(options.get(i).id(), points);
                                left -= scale.atMostInTotal().isPresent() ? points : 0;
                            }
                        }
                        return given;
                    });
            return ballot.list().ofMaxSize(mostBallots).map(ballots -> {
                ScoreProfile.Builder builder = ScoreProfile.builder(options, scale);
                ballots.forEach(each -> builder.add(1, each));
                return builder.build();
            });
        });
    }
}
