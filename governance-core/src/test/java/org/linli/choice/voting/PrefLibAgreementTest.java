package org.linli.choice.voting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.linli.choice.Agreement;
import org.linli.choice.Fraction;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.ReferenceData;
import org.linli.choice.Step;
import org.linli.choice.TieBreak;
import org.linli.choice.Unranked;
import org.linli.choice.files.PrefLib;

/** Agreement with figures that others computed from the same ballots. BurlingtonTest covers the same code without outside files. */
class PrefLibAgreementTest {
    private final Agreement agreement = new Agreement("preflib");

    private void compare(String what, Object expected, Supplier<Object> ours) {
        agreement.compare(what, expected, ours);
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyValueOfTheReferenceIsReproduced() throws IOException {
        Path reference = ReferenceData.folder("reference/deliberation/preflib");
        for (Path path : ReferenceData.files("deliberation/preflib", ".soc", ".soi", ".toc", ".toi")) {
            String file = path.getFileName().toString();
            agreement.file(file);
            RankedProfile profile = PrefLib.readElection(path).profile();
            compareAll(profile, (Map<String, Object>) ReferenceData.json(reference.resolve(file + ".json")));
        }
        agreement.report();
    }

    @SuppressWarnings("unchecked")
    private void compareAll(RankedProfile profile, Map<String, Object> values) {
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);
        int size = profile.options().size();
        compare("voters", values.get("voters"), () -> profile.electorate().ballots());
        ((Map<String, Map<String, Object>>) values.get("support_matrix"))
                .forEach((a, row) -> row.forEach((b, support) -> compare(
                        "pairwise",
                        support,
                        () -> pairwise.support(
                                profile.options().indexOf(a), profile.options().indexOf(b)))));
        scores(
                "first places, whole to each",
                values.get("first_choice_approval_of_top_tier"),
                firsts(profile, SharedPlace.WHOLE_TO_EACH));
        scores("first places, divided", values.get("first_choice_split"), firsts(profile, SharedPlace.DIVIDED));
        Fraction[] net = new Fraction[size];
        for (int a = 0; a < size; a++) {
            long sum = 0;
            for (int b = 0; b < size; b++) {
                sum += pairwise.margin(a, b);
            }
            net[a] = Fraction.of(sum);
        }
        scores("Borda, wins less losses", values.get("borda_symmetric"), net);
        Outcome averaged = Borda.of(profile, Borda.Points.AVERAGED);
        scores(
                "Borda, averaged, doubled",
                values.get("borda_tournament_halves_times2"),
                times(2, counted(profile, averaged)));
        scores(
                "Borda, unranked zero",
                values.get("borda_points_m_minus_rank_unranked_zero"),
                counted(profile, Borda.of(profile, Borda.Points.UNRANKED_ZERO)));
        compare("Borda ranking", values.get("borda_symmetric_ranking"), () -> numbers(averaged.ranking()));
        Outcome copeland = Copeland.of(pairwise);
        scores("Copeland, 2 a win, 1 a tie", values.get("copeland_2win_1tie"), counted(profile, copeland));
        compare("Copeland ranking", values.get("copeland_ranking"), () -> numbers(copeland.ranking()));
        compare(
                "Condorcet winner",
                values.get("condorcet_winner"),
                () -> pairwise.condorcetWinner().map(o -> Long.valueOf(o.id())).orElse(null));
        compare(
                "Condorcet loser",
                values.get("condorcet_loser"),
                () -> pairwise.condorcetLoser().map(o -> Long.valueOf(o.id())).orElse(null));
        compare(
                "Schulze ranking, margins",
                values.get("schulze_margins_beaten_count_ranking"),
                () -> numbers(Schulze.of(pairwise, Strength.MARGINS).ranking()));
        ((Map<String, Object>) values.get("stv")).forEach((name, winners) -> {
            int seats = Integer.parseInt(name.substring(name.indexOf("_k") + 2));
            TieBreak order = TieBreak.byOrder(profile.options());
            if (name.startsWith("stv_scottish")) {
                compare(
                        "committee, stv_scottish",
                        winners,
                        () -> numbers(List.of(
                                        ScottishVote.of(profile, seats, order).winners()))
                                .get(0));
            } else if (name.startsWith("stv_meek")) {
                compare(
                        "committee, stv_meek",
                        winners,
                        () -> numbers(List.of(MeekVote.of(profile, seats, order).winners()))
                                .get(0));
            } else if (winners != null) {
                agreement.notOffered(name.replaceAll("_k.*", ""));
            }
        });
        Map<String, Supplier<Outcome>> rules = rules(profile, pairwise);
        ((Map<String, Object>) values.get("winners")).forEach((rule, winners) -> {
            if (rules.containsKey(rule)) {
                compare(
                        "winners, " + rule,
                        winners,
                        () -> numbers(List.of(rules.get(rule).get().winners())).get(0));
            } else if (winners != null) {
                agreement.notOffered(rule);
            }
        });
    }

    private static Map<String, Supplier<Outcome>> rules(RankedProfile profile, Pairwise pairwise) {
        TieBreak ascending = TieBreak.byOrder(profile.options());
        List<Option> reversed = new ArrayList<>(profile.options().asList());
        java.util.Collections.reverse(reversed);
        Map<String, Supplier<Outcome>> rules = new LinkedHashMap<>();
        for (String name : List.of("plurality_pref_voting", "plurality_soc")) {
            rules.put(name, () -> Plurality.of(profile, SharedPlace.DIVIDED));
        }
        for (String name : List.of("borda_pref_voting", "borda_soc")) {
            rules.put(name, () -> Borda.of(profile, Borda.Points.AVERAGED));
        }
        rules.put("plurality_with_runoff_put", () -> Runoff.of(profile, SharedPlace.DIVIDED));
        rules.put("copeland", () -> Copeland.of(pairwise));
        rules.put("smith", () -> DominantSet.smith(pairwise));
        rules.put("schwartz_gocha", () -> DominantSet.schwartz(pairwise));
        rules.put("minimax_margins", () -> Minimax.of(pairwise, Strength.MARGINS));
        rules.put("minimax_winning_votes", () -> Minimax.of(pairwise, Strength.WINNING_VOTES));
        rules.put("schulze_margins", () -> Schulze.of(pairwise, Strength.MARGINS));
        rules.put("schulze_winning_votes", () -> Schulze.of(pairwise, Strength.WINNING_VOTES));
        rules.put("split_cycle", () -> SplitCycle.of(pairwise, Strength.MARGINS));
        rules.put("ranked_pairs_all_tiebreaks", () -> RankedPairs.followingAll(pairwise, Strength.MARGINS));
        rules.put("ranked_pairs_tb_ascending_id", () -> RankedPairs.of(pairwise, Strength.MARGINS, ascending));
        rules.put("irv_remove_all_tied", () -> InstantRunoff.of(profile, SharedPlace.NONE, TiedLowest.dropTogether()));
        rules.put("irv_truncated", () -> InstantRunoff.of(profile, SharedPlace.NONE, TiedLowest.dropTogether()));
        rules.put(
                "irv_tb_lowest_id_eliminated_first",
                () -> InstantRunoff.of(profile, SharedPlace.NONE, TiedLowest.breakBy(TieBreak.byOrder(reversed))));
        rules.put("irv_put_all_tiebreaks", () -> InstantRunoff.of(profile, SharedPlace.NONE, TiedLowest.followAll()));
        rules.put("bottom_two_runoff_irv", () -> BottomTwoRunoff.of(profile, SharedPlace.NONE, TiedLowest.followAll()));
        rules.put(
                "coombs", () -> Coombs.of(profile, Unranked.TIED_LAST, SharedPlace.DIVIDED, TiedLowest.dropTogether()));
        rules.put("kemeny", () -> Kemeny.of(pairwise));
        return rules;
    }

    private static Fraction[] firsts(RankedProfile profile, SharedPlace shared) {
        BitSet all = new BitSet();
        all.set(0, profile.options().size());
        return new PlaceCount(profile, shared).first(all);
    }

    /** What the first count of an outcome gave to each option. */
    private static Fraction[] counted(RankedProfile profile, Outcome outcome) {
        Fraction[] counts = new Fraction[profile.options().size()];
        ((Step.Counted) outcome.steps().get(0))
                .scores()
                .forEach(
                        score -> counts[profile.options().indexOf(score.option().id())] = score.value());
        return counts;
    }

    private static Fraction[] times(long factor, Fraction[] values) {
        return java.util.Arrays.stream(values)
                .map(value -> value.times(Fraction.of(factor)))
                .toArray(Fraction[]::new);
    }

    @SuppressWarnings("unchecked")
    private void scores(String what, Object expected, Fraction[] ours) {
        if (expected == null) {
            compare(what, null, () -> "");
            return;
        }
        Function<Object, Fraction> exact = value ->
                value instanceof Double d ? Fraction.of(Math.round(d * 5040), 5040) : Fraction.of((Long) value);
        ((Map<String, Object>) expected)
                .forEach((id, value) ->
                        compare(what, value == null ? null : exact.apply(value), () -> ours[Integer.parseInt(id) - 1]));
    }

    private static List<List<Long>> numbers(List<List<Option>> ranking) {
        return ranking.stream()
                .map(tier ->
                        tier.stream().map(option -> Long.valueOf(option.id())).toList())
                .toList();
    }
}
