package org.linli.choice.voting;

import org.linli.choice.RuleName;

/**
 * How much a defeat in a pair counts, where defeats contradict each other. The two agree if every ballot compares every pair; they
 * differ where ballots are truncated or tied.
 */
public enum Strength {
    /** By how many more ballots prefer the winner. Lets "100 to 90" count as much as "10 to 0". */
    MARGINS("margins", "margins", "按净胜票"),
    /** How many ballots prefer the winner. Lets "100 to 90" count more than "60 to 0"; the usual choice with truncated ballots. */
    WINNING_VOTES("winning-votes", "winning votes", "按赢票");

    private final String code;
    private final String english;
    private final String chinese;

    Strength(String code, String english, String chinese) {
        this.code = code;
        this.english = english;
        this.chinese = chinese;
    }

    /**
     * The strength of a defeat.
     *
     * @param pairwise the comparisons
     * @param a an option's place in the options
     * @param b another's
     * @return how much it counts that a beats b, positive; 0 if it does not
     */
    public long of(Pairwise pairwise, int a, int b) {
        long margin = pairwise.margin(a, b);
        if (margin <= 0) {
            return 0;
        }
        return this == MARGINS ? margin : pairwise.support(a, b);
    }

    RuleName variantOf(RuleName rule) {
        return rule.variant(code, english, chinese);
    }
}
