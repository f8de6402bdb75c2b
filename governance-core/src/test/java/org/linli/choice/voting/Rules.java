package org.linli.choice.voting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Unranked;

/** Every rule on rankings, by code, with unranked options tied last and shared places divided. */
final class Rules {
    static final Map<String, Function<RankedProfile, Outcome>> ALL = new LinkedHashMap<>();

    /** Those that look at pairs only. */
    static final Map<String, Function<Pairwise, Outcome>> ON_PAIRS = new LinkedHashMap<>();

    static {
        ON_PAIRS.put("copeland", Copeland::of);
        for (Strength strength : Strength.values()) {
            ON_PAIRS.put("minimax " + strength, pairwise -> Minimax.of(pairwise, strength));
            ON_PAIRS.put("schulze " + strength, pairwise -> Schulze.of(pairwise, strength));
            ON_PAIRS.put("split cycle " + strength, pairwise -> SplitCycle.of(pairwise, strength));
            ON_PAIRS.put("ranked pairs " + strength, pairwise -> RankedPairs.followingAll(pairwise, strength));
        }
        ON_PAIRS.put("kemeny", Kemeny::of);
        ON_PAIRS.put("smith", DominantSet::smith);
        ON_PAIRS.put("schwartz", DominantSet::schwartz);
        ON_PAIRS.forEach((name, rule) ->
                ALL.put(name, profile -> rule.apply(Pairwise.of(profile, Unranked.TIED_LAST))));
        for (SharedPlace shared : SharedPlace.values()) {
            ALL.put("plurality " + shared, profile -> Plurality.of(profile, shared));
        }
        ALL.put("runoff", profile -> Runoff.of(profile, SharedPlace.DIVIDED));
        for (Borda.Points points : Borda.Points.values()) {
            ALL.put("borda " + points, profile -> Borda.of(profile, points));
        }
        ALL.put("minimax opposition", profile -> Minimax.opposition(Pairwise.of(profile, Unranked.TIED_LAST)));
        for (TiedLowest tied : new TiedLowest[] {TiedLowest.dropTogether(), TiedLowest.followAll()}) {
            ALL.put("irv " + tied, profile -> InstantRunoff.of(profile, SharedPlace.DIVIDED, tied));
            ALL.put("irv, shared none " + tied, profile -> InstantRunoff.of(profile, SharedPlace.NONE, tied));
            ALL.put("btr " + tied, profile -> BottomTwoRunoff.of(profile, SharedPlace.DIVIDED, tied));
            ALL.put("coombs " + tied, profile -> Coombs.of(profile, Unranked.TIED_LAST, SharedPlace.DIVIDED, tied));
        }
    }

    private Rules() {}
}
