package org.linli.matching;

import java.util.Locale;
import java.util.Objects;

/**
 * What a matcher chose to do, and how much it took.
 *
 * @param algorithm which algorithm
 * @param words how many words of 64 bits the levels were packed into, at least 1
 * @param parts how many connected parts of the problem were solved on their own
 * @param steps how many steps it took: pivots or paths
 */
public record Method(Algorithm algorithm, int words, int parts, long steps) {
    /** Checks that nothing is missing. */
    public Method {
        Objects.requireNonNull(algorithm, "algorithm");
    }

    /**
     * The choice in one sentence.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return such as "Solved by network simplex in 1 part and 59640 steps, all levels in 1 word."
     */
    public String summarize(Locale locale) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        String name = algorithm.name(chinese);
        return chinese
                ? "以" + name + "求解，分" + parts + "块，共" + steps + "步，各目标层合为" + words + "个机器字。"
                : "Solved by " + name + " in " + parts + (parts == 1 ? " part" : " parts") + " and " + steps
                        + " steps, all levels in " + words + (words == 1 ? " word." : " words.");
    }
}
