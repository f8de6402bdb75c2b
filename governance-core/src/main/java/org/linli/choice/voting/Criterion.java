package org.linli.choice.voting;

import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linli.choice.Fraction;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Requirement;
import org.linli.choice.Unranked;

/**
 * What may fairly be asked of an outcome for one seat, on the ballots at hand. That a rule meets a criterion always is a property of the rule;
 * here it is a finding about one election, which anybody can check.
 *
 * <p>Comparisons are those of {@link Unranked#TIED_LAST}. Cost: that of {@link Pairwise}, and O(n³/64) for n options.
 */
public enum Criterion implements Requirement {
    /** If an option alone is first on more than half of the ballots that say anything, it is chosen, and alone. */
    MAJORITY("an option that most put first is chosen", "过半首选者当选"),
    /** If an option beats every other, it is chosen, and alone. */
    CONDORCET("an option that beats all others is chosen", "孔多塞胜者当选"),
    /** If an option loses to every other, it is not chosen. */
    CONDORCET_LOSER("an option that loses to all others is not chosen", "孔多塞败者不当选"),
    /** Who is chosen is in the Smith set. */
    SMITH("who is chosen is in the Smith set", "当选者在史密斯集内"),
    /** Nobody is chosen to whom every ballot that says anything prefers the same other option. */
    PARETO("nobody is chosen to whom all prefer the same other", "当选者不被他者一致优于");

    /** What became of a criterion on the ballots at hand. */
    public enum Finding {
        /** It asked for something, and got it. */
        HOLDS,
        /** It asked for something, and did not get it. */
        VIOLATED,
        /** It asked for nothing on these ballots. */
        SAYS_NOTHING
    }

    private final String english;
    private final String chinese;

    Criterion(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /**
     * Looks at an outcome.
     *
     * @param profile the ballots it came from
     * @param outcome the outcome, by whatever rule
     * @return what became of the criterion; nothing is asked of an outcome without winners, nor where no ballot says anything
     */
    public Finding of(RankedProfile profile, Outcome outcome) {
        List<Option> winners = outcome.winners();
        if (winners.isEmpty() || profile.electorate().expressed() == 0) {
            return Finding.SAYS_NOTHING;
        }
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);
        return switch (this) {
            case MAJORITY -> {
                BitSet all = new BitSet();
                all.set(0, profile.options().size());
                Fraction[] first = new PlaceCount(profile, SharedPlace.NONE).first(all);
                Fraction said = expressed(profile);
                List<Option> favourite = all.stream()
                        .filter(option -> first[option].plus(first[option]).compareTo(said) > 0)
                        .mapToObj(profile.options()::get)
                        .toList();
                yield favourite.isEmpty() ? Finding.SAYS_NOTHING : holds(winners.equals(favourite));
            }
            case CONDORCET ->
                pairwise.condorcetWinner()
                        .map(option -> holds(winners.equals(List.of(option))))
                        .orElse(Finding.SAYS_NOTHING);
            case CONDORCET_LOSER ->
                profile.options().size() == 1
                        ? Finding.SAYS_NOTHING
                        : pairwise.condorcetLoser()
                                .map(option -> holds(!winners.contains(option)))
                                .orElse(Finding.SAYS_NOTHING);
            case SMITH -> {
                List<Option> smith = DominantSet.smith(pairwise).winners();
                yield smith.size() == profile.options().size()
                        ? Finding.SAYS_NOTHING
                        : holds(smith.containsAll(winners));
            }
            case PARETO -> {
                Fraction said = expressed(profile);
                boolean asked = false;
                boolean kept = true;
                for (int a = 0; a < profile.options().size(); a++) {
                    for (int b = 0; b < profile.options().size(); b++) {
                        if (a != b && Fraction.of(pairwise.support(a, b)).equals(said)) {
                            asked = true;
                            kept &= !winners.contains(profile.options().get(b));
                        }
                    }
                }
                yield asked ? holds(kept) : Finding.SAYS_NOTHING;
            }
        };
    }

    /**
     * Looks at an outcome by every criterion.
     *
     * @param profile the ballots it came from
     * @param outcome the outcome, by whatever rule
     * @return what became of each criterion, in their order; immutable
     */
    public static Map<Criterion, Finding> findings(RankedProfile profile, Outcome outcome) {
        Map<Criterion, Finding> findings = new EnumMap<>(Criterion.class);
        for (Criterion criterion : values()) {
            findings.put(criterion, criterion.of(profile, outcome));
        }
        return Collections.unmodifiableMap(findings);
    }

    private static Finding holds(boolean holds) {
        return holds ? Finding.HOLDS : Finding.VIOLATED;
    }

    private static Fraction expressed(RankedProfile profile) {
        long said = 0;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            said += profile.ranked(ballot) > 0 ? profile.mass(ballot) : 0;
        }
        return Fraction.of(said);
    }

    @Override
    public String summarize(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
