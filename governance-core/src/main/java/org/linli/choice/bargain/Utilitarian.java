package org.linli.choice.bargain;

import java.util.Arrays;
import java.util.List;
import org.linli.choice.Measure;
import org.linli.choice.RuleName;

/**
 * Utilitarian solution: the package with the greatest sum of gains, each party counted once or by its weight (J. Harsanyi, "Cardinal welfare,
 * individualistic ethics, and interpersonal comparisons of utility", Journal of Political Economy 63, 1955).
 *
 * <p>For parties that count in the same unit and can make it up to each other, say by payments; the sum does not see who bears the loss.
 * {@link Leximin} sees only that, {@link Nash} both.
 *
 * <p>Cost: as {@link Nash}. Ties: equals stay equal.
 */
public final class Utilitarian {
    private static final RuleName NAME = new RuleName("utilitarian", "Utilitarian", "功利主义法");

    private Utilitarian() {}

    /**
     * Chooses by the sum of gains.
     *
     * @param problem what is bargained over
     * @return the package, or that there is none which all accept
     */
    public static Settlement of(BargainingProblem problem) {
        long[] once = new long[problem.parties().size()];
        Arrays.fill(once, 1);
        return of(NAME, problem, once, Search.MOST_STEPS);
    }

    /**
     * Chooses by the sum of gains, each as often as its party has voices.
     *
     * @param problem what is bargained over, with the weights of the parties
     * @return the package, or that there is none which all accept
     */
    public static Settlement weighted(BargainingProblem problem) {
        long[] voices = problem.parties().stream().mapToLong(Party::weight).toArray();
        return of(NAME.variant("weighted", "by weight", "加权"), problem, voices, Search.MOST_STEPS);
    }

    static Settlement of(RuleName name, BargainingProblem problem, long[] voices, long mostSteps) {
        Search.Result result = Search.best(problem, new Goal.Sum(voices), true, mostSteps);
        return Settlement.of(
                name,
                problem,
                result,
                Measure.TOTAL_GAIN,
                problem.table()::of,
                deal -> List.of(Settlement.gains(problem, deal)));
    }
}
