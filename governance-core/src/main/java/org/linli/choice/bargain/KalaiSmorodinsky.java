package org.linli.choice.bargain;

import java.util.ArrayList;
import java.util.List;
import org.linli.choice.Fraction;
import org.linli.choice.Measure;
import org.linli.choice.RuleName;
import org.linli.choice.Step;

/**
 * Kalai–Smorodinsky solution: everybody gets as large a share as possible of what they could gain at best (E. Kalai, M. Smorodinsky, "Other
 * solutions to Nash's bargaining problem", Econometrica 43, 1975). Among finitely many packages the shares need not be equal: chosen is the
 * package with the greatest smallest share, then the greatest next to smallest, and so on.
 *
 * <p>It does not depend on the units in which each party counts. Who could hope for more gets more: where packages are added that are better
 * for one party, that party does not lose, which {@link Nash} does not promise; but what nobody chooses may matter, since it sets the hopes.
 *
 * <p>What a party could gain at best is its greatest gain among the packages that no party rejects. A party that cannot gain has no share.
 * Cost: as {@link Nash}, once more for each party. Above 10<sup>6</sup> packages, where the best gain of a party cannot be proved in as many
 * steps, the best that is not ruled out stands for it, and the settlement is not complete. Ties: equals stay equal.
 */
public final class KalaiSmorodinsky {
    private static final RuleName NAME = new RuleName("kalai-smorodinsky", "Kalai–Smorodinsky solution", "卡莱－斯莫罗丁斯基解");

    private KalaiSmorodinsky() {}

    /**
     * Chooses by the smallest share of the ideal gain, then the next.
     *
     * @param problem what is bargained over
     * @return the package, or that there is none which all accept
     */
    public static Settlement of(BargainingProblem problem) {
        return of(problem, Search.MOST_STEPS);
    }

    /**
     * What each party could gain at best, among the packages that no party rejects.
     *
     * @param problem what is bargained over
     * @return the gains in the order of the parties; empty if no package is accepted by all
     */
    public static List<Fraction> idealGains(BargainingProblem problem) {
        return ideal(problem, Search.MOST_STEPS).gains.stream()
                .map(problem.table()::of)
                .toList();
    }

    private record Ideal(List<Fraction> gains, boolean complete) {}

    private static Ideal ideal(BargainingProblem problem, long mostSteps) {
        Table table = problem.table();
        double[] range = new double[table.parties];
        for (int party = 0; party < range.length; party++) {
            range[party] = Math.max(1, table.greatestGain(party));
        }
        List<Fraction> gains = new ArrayList<>();
        boolean complete = true;
        for (int party = 0; party < table.parties; party++) {
            Search.Result best = Search.best(problem, new Goal.Own(party, range), false, mostSteps);
            if (best.packages().isEmpty() && best.complete()) {
                return new Ideal(List.of(), true);
            }
            // A whole number of units, like every gain.
            gains.add(new Fraction(best.proved().floor(), java.math.BigInteger.ONE));
            complete &= best.complete();
        }
        return new Ideal(gains, complete);
    }

    static Settlement of(BargainingProblem problem, long mostSteps) {
        Ideal ideal = ideal(problem, mostSteps);
        long[] best = new long[problem.parties().size()];
        for (int party = 0; party < ideal.gains.size(); party++) {
            best[party] = ideal.gains.get(party).floor().longValueExact();
        }
        Search.Result found = Search.best(problem, new Goal.LeastShare(best), true, mostSteps);
        Search.Result result = new Search.Result(
                found.packages(), found.gains(), found.value(), found.proved(), found.complete() && ideal.complete);
        return Settlement.of(
                NAME,
                problem,
                result,
                Measure.SMALLEST_SHARE,
                value -> value,
                deal -> List.of(Settlement.gains(problem, deal), shares(problem, deal, best)));
    }

    private static Step shares(BargainingProblem problem, Deal deal, long[] best) {
        List<Step.Score> shares = new ArrayList<>();
        for (int party = 0; party < best.length; party++) {
            if (best[party] > 0) {
                Fraction gain = deal.shares().get(party).gain();
                Fraction ideal = problem.table().of(Fraction.of(best[party]));
                shares.add(new Step.Score(
                        Settlement.asOption(problem.parties().get(party)),
                        gain.times(new Fraction(
                                /* numerator= */ ideal.denominator(), /* denominator= */ ideal.numerator()))));
            }
        }
        return new Step.Shared(deal.option(), Measure.SHARE_OF_IDEAL, shares);
    }
}
