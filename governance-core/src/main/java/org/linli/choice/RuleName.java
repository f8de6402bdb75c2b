package org.linli.choice;

import java.util.Objects;
import org.linli.basics.Identifier;

/**
 * What a rule is called, its pinned variant included, for example {@code schulze.winning-votes} "Schulze, winning votes" "舒尔茨法（赢票）".
 *
 * @param code a stable {@link Identifier} to store and compare
 * @param english the name in English
 * @param chinese the name in Chinese
 */
public record RuleName(String code, String english, String chinese) {
    /** Checks the code, and that there are both names. */
    public RuleName {
        Identifier.checked("code of a rule", code);
        Objects.requireNonNull(english, "english");
        Objects.requireNonNull(chinese, "chinese");
    }

    /**
     * The name of a variant of this rule.
     *
     * @param suffix what to append to the code after a dot
     * @param inEnglish what to append to the English name after a comma
     * @param inChinese what to append to the Chinese name in brackets
     * @return the name of the variant
     */
    public RuleName variant(String suffix, String inEnglish, String inChinese) {
        return new RuleName(code + "." + suffix, english + ", " + inEnglish, chinese + "（" + inChinese + "）");
    }

    /** The code. */
    @Override
    public String toString() {
        return code;
    }
}
