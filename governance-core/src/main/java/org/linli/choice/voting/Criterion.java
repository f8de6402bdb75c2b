package org.linli.choice.voting;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Requirement;
import org.linli.choice.Unranked;

/**
 * What may fairly be asked of an outcome for one seat, on the ballots at hand. That a rule meets a criterion always is a property of the rule;
 * here it is a finding about one election, which anybody can check.
 *
 * <p>What a ballot prefers is read as the caller says, as in the rules themselves: where options that it does not rank are {@link Unranked#IGNORED
 * ignored}, a ballot that names one option alone prefers it to nobody. Cost: that of {@link Pairwise}, and O(n³/64) for n options.
 */
public enum Criterion implements Requirement {
    /** If more than half of the ballots that say anything prefer an option to every other, it is chosen, and alone. */
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
     * @param unranked what a ballot says about options that it does not rank
     * @param outcome the outcome, by whatever rule
     * @return what became of the criterion; nothing is asked of an outcome without winners, nor where no ballot says anything
     */
    public Finding of(RankedProfile profile, Unranked unranked, Outcome outcome) {
        return of(profile, unranked, Pairwise.of(profile, unranked), outcome);
    }

    Finding of(RankedProfile profile, Unranked unranked, Pairwise pairwise, Outcome outcome) {
        List<Option> winners = outcome.winners();
        if (winners.isEmpty() || profile.electorate().expressed() == 0) {
            return Finding.SAYS_NOTHING;
        }
        return switch (this) {
            case MAJORITY ->
                favourite(profile, unranked)
                        .map(option -> holds(winners.equals(List.of(option))))
                        .orElse(Finding.SAYS_NOTHING);
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
                long said = expressed(profile);
                boolean asked = false;
                boolean kept = true;
                for (int a = 0; a < profile.options().size(); a++) {
                    for (int b = 0; b < profile.options().size(); b++) {
                        if (a != b && pairwise.support(a, b) == said) {
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
     * @param unranked what a ballot says about options that it does not rank
     * @param outcome the outcome, by whatever rule
     * @return what became of each criterion, in their order; immutable
     */
    public static Map<Criterion, Finding> findings(RankedProfile profile, Unranked unranked, Outcome outcome) {
        Pairwise pairwise = Pairwise.of(profile, unranked);
        Map<Criterion, Finding> findings = new EnumMap<>(Criterion.class);
        for (Criterion criterion : values()) {
            findings.put(criterion, criterion.of(profile, unranked, pairwise, outcome));
        }
        return Collections.unmodifiableMap(findings);
    }

    private static Finding holds(boolean holds) {
        return holds ? Finding.HOLDS : Finding.VIOLATED;
    }

    /** Which option more than half of those who say anything prefer to every other. */
    private static Optional<Option> favourite(RankedProfile profile, Unranked unranked) {
        int size = profile.options().size();
        long[] first = new long[size];
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            int ranked = profile.ranked(ballot);
            boolean alone = ranked > 0 && (ranked == 1 || !profile.tied(ballot, 1));
            if (alone && (unranked == Unranked.TIED_LAST || ranked == size)) {
                first[profile.option(ballot, 0)] += profile.mass(ballot);
            }
        }
        long said = expressed(profile);
        for (int option = 0; option < size; option++) {
            if (first[option] > said - first[option]) {
                return Optional.of(profile.options().get(option));
            }
        }
        return Optional.empty();
    }

    private static long expressed(RankedProfile profile) {
        long said = 0;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            said += profile.ranked(ballot) > 0 ? profile.mass(ballot) : 0;
        }
        return said;
    }

    @Override
    public String summarize(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
