package org.linli.choice.voting;

import java.util.BitSet;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.Step;

/**
 * The options that majorities single out together: a set, not a winner.
 *
 * <p>Where one option beats all others, it is the whole set. Otherwise a rule that looks at pairs should choose from it; whether a rule
 * does is a question about the rule ({@link Copeland}, {@link Schulze}, {@link RankedPairs} and {@link Kemeny} do; {@link Plurality},
 * {@link Borda} and {@link InstantRunoff} need not).
 *
 * <p>Cost: O(n³/64) for n options. There is no tie to break.
 */
public final class DominantSet {
    private static final RuleName SMITH = new RuleName("smith", "Smith set", "史密斯集");
    private static final RuleName SCHWARTZ = new RuleName("schwartz", "Schwartz set", "施瓦茨集");

    private DominantSet() {}

    /**
     * The Smith set: the smallest set, not empty, whose every member beats everyone outside (J. H. Smith, "Aggregation of preferences with
     * variable electorate", Econometrica 41, 1973; also GETCHA).
     *
     * @param pairwise the comparisons
     * @return an outcome whose winners are the set
     */
    public static Outcome smith(Pairwise pairwise) {
        return of(SMITH, pairwise, smithSet(pairwise));
    }

    /**
     * The Schwartz set: all smallest sets that nobody outside beats, taken together (T. Schwartz, "Rationality and the myth of the
     * maximum", Noûs 6, 1972; also GOCHA). Part of the Smith set, and equal to it if there is no tie in any pair.
     *
     * @param pairwise the comparisons
     * @return an outcome whose winners are the set
     */
    public static Outcome schwartz(Pairwise pairwise) {
        BitSet[] reach = closure(pairwise, false);
        int size = reach.length;
        BitSet set = new BitSet(size);
        for (int a = 0; a < size; a++) {
            boolean inside = true;
            for (int b = 0; b < size && inside; b++) {
                inside = !reach[b].get(a) || reach[a].get(b);
            }
            set.set(a, inside);
        }
        return of(SCHWARTZ, pairwise, set);
    }

    static BitSet smithSet(Pairwise pairwise) {
        BitSet[] reach = closure(pairwise, true);
        int size = reach.length;
        BitSet set = new BitSet(size);
        for (int a = 0; a < size; a++) {
            reach[a].set(a);
            set.set(a, reach[a].cardinality() == size);
        }
        return set;
    }

    /** Who gets to whom by beating, and if ties count, by not being beaten. Warshall's algorithm on bits. */
    static BitSet[] closure(Pairwise pairwise, boolean tiesCount) {
        int size = pairwise.options().size();
        BitSet[] reach = new BitSet[size];
        for (int a = 0; a < size; a++) {
            reach[a] = new BitSet(size);
            for (int b = 0; b < size; b++) {
                long margin = pairwise.margin(a, b);
                reach[a].set(b, a != b && (margin > 0 || (tiesCount && margin == 0)));
            }
        }
        for (int via = 0; via < size; via++) {
            for (int a = 0; a < size; a++) {
                if (reach[a].get(via)) {
                    reach[a].or(reach[via]);
                }
            }
        }
        return reach;
    }

    private static Outcome of(RuleName name, Pairwise pairwise, BitSet set) {
        if (pairwise.electorate().expressed() == 0) {
            return Outcome.nothing(name, pairwise.electorate());
        }
        int size = pairwise.options().size();
        Draft draft = new Draft(name, pairwise.options(), pairwise.electorate());
        // The closest call between inside and outside is what would move the border first.
        Step.Duel closest = null;
        for (int a = set.nextSetBit(0); a >= 0; a = set.nextSetBit(a + 1)) {
            for (int b = 0; b < size; b++) {
                if (!set.get(b) && pairwise.beats(a, b)) {
                    Step.Duel duel = pairwise.duel(a, b);
                    if (closest == null
                            || duel.forWinner() - duel.forLoser() < closest.forWinner() - closest.forLoser()) {
                        closest = duel;
                    }
                }
            }
        }
        if (closest != null) {
            draft.step(closest);
        }
        return draft.set(Draft.firstAndRest(set, size), Margins.condorcet(pairwise, set));
    }
}
