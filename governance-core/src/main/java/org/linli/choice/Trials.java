package org.linli.choice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * How many changed ballots are enough for other winners, found by changing some and asking the rule again: for rules whose margin nobody can
 * reckon, such as the transferable votes.
 *
 * <pre>{@code
 * Function<RankedProfile, Outcome> rule = ballots -> ScottishVote.of(ballots, 3, lot);
 * Outcome outcome = Trials.ofRankings(profile, rule);
 * }</pre>
 *
 * <p>A trial takes ballots from a winner and gives them to a rival who just missed. What it finds is enough for certain, since it was done; fewer
 * may be enough as well. What is needed stays as the rule says it, or 1. Cost: some thirty times that of the rule for each rival.
 */
public final class Trials {
    /** How many rivals are tried, the best ranked of those not chosen. */
    public static final int RIVALS = 3;

    private Trials() {}

    /**
     * Adds to an outcome how many changed rankings would be enough.
     *
     * @param profile the ballots
     * @param rule the rule; must give the same outcome for equal ballots
     * @return its outcome, with a margin that has an upper bound if a trial has found one
     */
    public static Outcome ofRankings(RankedProfile profile, Function<RankedProfile, Outcome> rule) {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(rule, "rule");
        return bounded(
                rule.apply(profile),
                (winner, rival, ballots) -> rule.apply(changed(profile, winner, rival, ballots)),
                profile);
    }

    /**
     * Adds to an outcome how many changed approval ballots would be enough.
     *
     * @param profile the ballots
     * @param rule the rule; must give the same outcome for equal ballots
     * @return its outcome, with a margin that has an upper bound if a trial has found one
     */
    public static Outcome ofApprovals(ApprovalProfile profile, Function<ApprovalProfile, Outcome> rule) {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(rule, "rule");
        return bounded(
                rule.apply(profile),
                (winner, rival, ballots) -> rule.apply(changed(profile, winner, rival, ballots)),
                profile);
    }

    /**
     * Adds to an outcome how many changed ballots of grades would be enough.
     *
     * @param profile the ballots
     * @param rule the rule; must give the same outcome for equal ballots
     * @return its outcome, with a margin that has an upper bound if a trial has found one
     */
    public static Outcome ofScores(ScoreProfile profile, Function<ScoreProfile, Outcome> rule) {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(rule, "rule");
        return bounded(
                rule.apply(profile),
                (winner, rival, ballots) -> rule.apply(changed(profile, winner, rival, ballots)),
                profile);
    }

    @FunctionalInterface
    private interface Trial {
        Outcome of(Option winner, Option rival, long ballots);
    }

    private static Outcome bounded(Outcome outcome, Trial trial, Profile profile) {
        List<Option> rivals = outcome.ranking().stream()
                .flatMap(List::stream)
                .filter(option -> !outcome.winners().contains(option))
                .limit(RIVALS)
                .toList();
        // The last to be chosen is nearest to losing the seat.
        List<Option> ranked = outcome.ranking().stream().flatMap(List::stream).toList();
        long enough = profile.electorate().expressed() + 1;
        Optional<Option> gains = Optional.empty();
        if (!outcome.winners().isEmpty()) {
            Option last = ranked.get(outcome.winners().size() - 1);
            for (Option rival : rivals) {
                long found = least(outcome, trial, last, rival, enough);
                if (found < enough) {
                    enough = found;
                    gains = Optional.of(rival);
                }
            }
        }
        if (gains.isEmpty()) {
            return outcome;
        }
        long needed = outcome.margin().map(Margin::atLeast).orElse(1L);
        if (outcome.margin().isPresent() && outcome.margin().get().atMost().orElse(Long.MAX_VALUE) <= enough) {
            return outcome;
        }
        Margin margin = new Margin(needed, OptionalLong.of(Math.max(needed, enough)), gains);
        return outcome.withMargin(margin);
    }

    /** The fewest ballots below a limit that a search by halves finds to be enough. */
    private static long least(Outcome outcome, Trial trial, Option winner, Option rival, long limit) {
        Set<Option> before = new LinkedHashSet<>(outcome.winners());
        long enough = limit;
        long tooFew = 0;
        for (long next = 1; enough - tooFew > 1; next = enough < limit ? tooFew + (enough - tooFew) / 2 : next * 2) {
            long ballots = Math.min(next, enough - 1);
            if (before.equals(
                    new LinkedHashSet<>(trial.of(winner, rival, ballots).winners()))) {
                tooFew = ballots;
            } else {
                enough = ballots;
            }
        }
        return enough;
    }

    /** So many ballots put a rival first and a winner last, those that rank the winner highest before others. */
    private static RankedProfile changed(RankedProfile profile, Option winner, Option rival, long ballots) {
        RankedProfile.Builder builder = RankedProfile.builder(profile.options());
        List<Integer> order = new ArrayList<>();
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            order.add(ballot);
        }
        int[] rank = new int[profile.distinct()];
        int from = profile.options().indexOf(winner.id());
        int to = profile.options().indexOf(rival.id());
        for (int ballot = 0; ballot < rank.length; ballot++) {
            rank[ballot] = ranked(profile, ballot, from, to);
        }
        order.sort(Comparator.comparingInt(ballot -> rank[ballot]));
        long left = ballots;
        for (int ballot : order) {
            long change = profile.ranked(ballot) == 0 ? 0 : Math.min(left, profile.count(ballot));
            Ranking ranking = profile.ballot(ballot);
            if (change > 0) {
                builder.add(change, profile.weight(ballot), swapped(ranking, winner.id(), rival.id()));
                left -= change;
            }
            if (profile.count(ballot) > change) {
                builder.add(profile.count(ballot) - change, profile.weight(ballot), ranking);
            }
        }
        return builder.build();
    }

    /** Where a ballot ranks the winner; behind all others if it has the rival before. */
    private static int ranked(RankedProfile profile, int ballot, int winner, int rival) {
        for (int place = 0; place < profile.ranked(ballot); place++) {
            int option = profile.option(ballot, place);
            if (option == winner) {
                return place;
            }
            if (option == rival) {
                return Integer.MAX_VALUE;
            }
        }
        return profile.options().size();
    }

    private static Ranking swapped(Ranking ranking, String winner, String rival) {
        List<List<String>> tiers = new ArrayList<>();
        tiers.add(List.of(rival));
        for (List<String> tier : ranking.tiers()) {
            List<String> rest = tier.stream()
                    .filter(id -> !id.equals(winner) && !id.equals(rival))
                    .toList();
            if (!rest.isEmpty()) {
                tiers.add(rest);
            }
        }
        return new Ranking(tiers);
    }

    /** So many ballots approve of a rival alone, those that approve of the winner and not of the rival before others. */
    private static ApprovalProfile changed(ApprovalProfile profile, Option winner, Option rival, long ballots) {
        ApprovalProfile.Builder builder = ApprovalProfile.builder(profile.options());
        int from = profile.options().indexOf(winner.id());
        int to = profile.options().indexOf(rival.id());
        long left = ballots;
        for (int pass = 0; pass < 3; pass++) {
            for (int ballot = 0; ballot < profile.distinct(); ballot++) {
                boolean blank = profile.approved(ballot) == 0;
                int turn = blank || profile.approves(ballot, to) ? 2 : profile.approves(ballot, from) ? 0 : 1;
                if (turn != pass) {
                    continue;
                }
                long change = blank ? 0 : Math.min(left, profile.count(ballot));
                if (change > 0) {
                    builder.add(change, profile.weight(ballot), List.of(rival.id()));
                    left -= change;
                }
                if (profile.count(ballot) > change) {
                    builder.add(profile.count(ballot) - change, profile.weight(ballot), profile.ballot(ballot));
                }
            }
        }
        return builder.build();
    }

    /** So many ballots give a rival the best grade and a winner the worst, those that part them most in the winner's favour before others. */
    private static ScoreProfile changed(ScoreProfile profile, Option winner, Option rival, long ballots) {
        ScoreProfile.Builder builder = ScoreProfile.builder(profile.options(), profile.scale());
        List<Integer> order = new ArrayList<>();
        int[] lead = new int[profile.distinct()];
        for (int ballot = 0; ballot < lead.length; ballot++) {
            Map<String, Integer> given = profile.ballot(ballot);
            int worst = profile.scale().worst();
            lead[ballot] = given.getOrDefault(winner.id(), worst) - given.getOrDefault(rival.id(), worst);
            order.add(ballot);
        }
        order.sort(Comparator.comparingInt(ballot -> -lead[ballot]));
        long left = ballots;
        for (int ballot : order) {
            Map<String, Integer> given = profile.ballot(ballot);
            long change = given.isEmpty() ? 0 : Math.min(left, profile.count(ballot));
            if (change > 0) {
                builder.add(change, profile.weight(ballot), swapped(given, profile.scale(), winner, rival));
                left -= change;
            }
            if (profile.count(ballot) > change) {
                builder.add(profile.count(ballot) - change, profile.weight(ballot), given);
            }
        }
        return builder.build();
    }

    /** Where points come from one purse, all of it goes to the rival; else other grades stay as they are. */
    private static Map<String, Integer> swapped(Map<String, Integer> given, Scale scale, Option winner, Option rival) {
        if (scale.atMostInTotal().isPresent()) {
            return Map.of(
                    rival.id(), Math.min(scale.best(), scale.atMostInTotal().getAsInt()));
        }
        Map<String, Integer> other = new HashMap<>(given);
        other.put(winner.id(), scale.worst());
        other.put(rival.id(), scale.best());
        return other;
    }
}
