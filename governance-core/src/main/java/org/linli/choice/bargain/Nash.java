package org.linli.choice.bargain;

import java.util.List;
import org.linli.choice.Fraction;
import org.linli.choice.Measure;
import org.linli.choice.RuleName;

/**
 * Nash bargaining solution: the package with the greatest product of gains over no agreement (J. F. Nash, "The bargaining problem",
 * Econometrica 18, 1950).
 *
 * <p>The one to begin with: it does not depend on the units in which each party counts, treats like parties alike, and does not change when
 * packages are taken away that were not chosen. It balances: what one party gains by a tenth weighs as much as what another loses by a
 * tenth. {@link KalaiSmorodinsky} asks instead that each get as much of what it could hope for; {@link Leximin} looks at who gains least.
 *
 * <p>Where no package brings a gain to everybody, as many parties gain as can, and the product is that of their gains (I. Caragiannis et al.,
 * "The unreasonable fairness of maximum Nash welfare", ACM TEAC 7, 2019).
 *
 * <p>Cost: branch and bound over the packages that no party rejects, in at most 4 million steps of O(parties); exact to 10<sup>6</sup>
 * packages, above with a bound. Products are compared exactly, as {@code long} where they fit. Ties: equals stay equal.
 */
public final class Nash {
    private static final RuleName NAME = new RuleName("nash", "Nash bargaining solution", "纳什谈判解");

    private Nash() {}

    /**
     * Chooses by the product of gains.
     *
     * @param problem what is bargained over
     * @return the package, or that there is none which all accept
     */
    public static Settlement of(BargainingProblem problem) {
        return of(problem, Search.MOST_STEPS);
    }

    static Settlement of(BargainingProblem problem, long mostSteps) {
        Table table = problem.table();
        int bits = 0;
        for (int party = 0; party < table.parties; party++) {
            bits += 64 - Long.numberOfLeadingZeros(table.greatestGain(party));
        }
        Search.Result result = Search.best(problem, new Goal.Product(bits < 63), true, mostSteps);
        Fraction[] unit = {Fraction.of(1)};
        for (int party = 0; party < table.parties; party++) {
            unit[0] = table.of(unit[0]);
        }
        return Settlement.of(
                NAME,
                problem,
                result,
                Measure.NASH_PRODUCT,
                value -> value.times(unit[0]),
                deal -> List.of(Settlement.gains(problem, deal)));
    }
}
