package org.linli.choice.voting;

import java.util.Objects;
import org.linli.choice.RuleName;
import org.linli.choice.TieBreak;

/** What happens when a rule that eliminates round by round meets several options that could go. The winner can depend on it. */
public sealed interface TiedLowest {
    /**
     * All of them go at once; if that would leave nobody, all of them win.
     *
     * @return the convention
     */
    static TiedLowest dropTogether() {
        return Together.ALL;
    }

    /**
     * Each way is followed to its end; all who win in some way are named.
     *
     * @return the convention
     */
    static TiedLowest followAll() {
        return Each.WAY;
    }

    /**
     * The least favoured of them goes.
     *
     * @param tieBreak the order or lot that decides
     * @return the convention
     */
    static TiedLowest breakBy(TieBreak tieBreak) {
        return new LeastFavoured(tieBreak);
    }

    /** All at once. */
    enum Together implements TiedLowest {
        /** The only one of its kind. */
        ALL
    }

    /** Each way. */
    enum Each implements TiedLowest {
        /** The only one of its kind. */
        WAY
    }

    /**
     * By an order or a lot.
     *
     * @param tieBreak what decides
     */
    record LeastFavoured(TieBreak tieBreak) implements TiedLowest {
        /** Checks that there is a tie-break. */
        public LeastFavoured {
            Objects.requireNonNull(tieBreak, "tieBreak");
        }
    }

    /**
     * {@return the name of a rule under a convention}
     *
     * @param rule the rule that eliminates
     * @param tiedLowest what it does with options that are lowest together
     */
    static RuleName variant(RuleName rule, TiedLowest tiedLowest) {
        if (tiedLowest instanceof Together) {
            return rule.variant("drop-together", "tied lowest dropped together", "末位并列一并淘汰");
        }
        return tiedLowest instanceof Each
                ? rule.variant("follow-all", "all ways followed", "各种决法均推演")
                : rule.variant("tie-break", "tied lowest by order or lot", "末位并列按次序或抽签");
    }
}
