package org.linli.choice.bargain;

import java.util.Arrays;
import java.util.List;
import org.linli.choice.Measure;
import org.linli.choice.RuleName;

/**
 * Leximin, or the egalitarian solution: the package in which whoever gains least gains most; then the one who gains next to least, and so on
 * (E. Kalai, "Proportional solutions to bargaining situations", Econometrica 45, 1977; lexicographically after A. Sen, "Collective choice and
 * social welfare", 1970).
 *
 * <p>For parties that count in the same unit, say money or points out of the same total: gains are compared between them. Where they are
 * not, {@link Nash} or {@link KalaiSmorodinsky}.
 *
 * <p>Cost: as {@link Nash}. Ties: equals stay equal.
 */
public final class Leximin {
    private static final RuleName NAME = new RuleName("leximin", "Leximin", "字典序最小最大法");

    private Leximin() {}

    /**
     * Chooses by the smallest gain, then the next.
     *
     * @param problem what is bargained over
     * @return the package, or that there is none which all accept
     */
    public static Settlement of(BargainingProblem problem) {
        return of(problem, Search.MOST_STEPS);
    }

    static Settlement of(BargainingProblem problem, long mostSteps) {
        long[] alike = new long[problem.parties().size()];
        Arrays.fill(alike, 1);
        Search.Result result = Search.best(problem, new Goal.LeastShare(alike), true, mostSteps);
        return Settlement.of(
                NAME,
                problem,
                result,
                Measure.SMALLEST_GAIN,
                problem.table()::of,
                deal -> List.of(Settlement.gains(problem, deal)));
    }
}
