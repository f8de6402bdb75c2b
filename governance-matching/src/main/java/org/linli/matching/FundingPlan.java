package org.linli.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.linli.matching.budget.Funding;

/**
 * Which programme pays for which order, and how good that is at least: "the meals programme pays for both lunches; of 12,742 unpaid yuan at most 17
 * could be avoided".
 *
 * <p>Immutable. No budget is overspent, ever.
 */
public final class FundingPlan {
    private final FundingProblem problem;
    private final int[] option;
    private final FundingCertificate certificate;
    private final boolean isOptimal;

    FundingPlan(FundingProblem problem, int[] option, FundingCertificate certificate, boolean isOptimal) {
        this.problem = problem;
        this.option = option;
        this.certificate = certificate;
        this.isOptimal = isOptimal;
    }

    /**
     * How much better another plan could be at most.
     *
     * @param level the first level on which the plan is above its bound
     * @param amount by how much, above 0
     * @param atLeast what every plan costs at least on that level, if it is as good on those before
     */
    public record Gap(String level, long amount, long atLeast) {
        /**
         * The gap as a part of what every plan costs.
         *
         * @return in per cent, rounded up to two places; empty if plans may cost nothing
         */
        public Optional<BigDecimal> percent() {
            return atLeast == 0
                    ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(amount)
                            .multiply(BigDecimal.valueOf(100))
                            .divide(BigDecimal.valueOf(atLeast), 2, RoundingMode.CEILING));
        }
    }

    /** {@return the problem it is for} */
    public FundingProblem problem() {
        return problem;
    }

    /** {@return the plan with the prices that prove its bound} */
    public FundingCertificate certificate() {
        return certificate;
    }

    /** {@return what it costs: the sum over all orders} */
    public Cost cost() {
        return Cost.of(problem.levels, certificate.cost);
    }

    /** {@return what every plan costs at least, as {@link FundingVerifier} can check} */
    public Cost bound() {
        return Cost.of(problem.levels, certificate.bound);
    }

    /**
     * Whether no plan costs less. Where {@link #gap()} says otherwise the search has gone through everything, which the certificate does not show.
     *
     * @return whether that is proved
     */
    public boolean isOptimal() {
        return isOptimal;
    }

    /** {@return how much better another plan could be, as far as the certificate proves; empty if it proves that none is} */
    public Optional<Gap> gap() {
        for (int level = 0; level < certificate.cost.length; level++) {
            long amount = certificate.cost[level] - certificate.bound[level];
            if (amount != 0) {
                return Optional.of(new Gap(problem.levels.get(level), amount, certificate.bound[level]));
            }
        }
        return Optional.empty();
    }

    /**
     * Who pays for an order.
     *
     * @param order its id
     * @return the programme's id; empty if nobody does
     * @throws IllegalArgumentException if there is no such order
     */
    public Optional<String> programmeOf(String order) {
        int k = option[problem.orders.at(order, "order")];
        return k == Funding.NOBODY
                ? Optional.empty()
                : Optional.of(problem.programmes.get(problem.funding.programme()[k]));
    }

    /**
     * What an order costs in this plan.
     *
     * @param order its id
     * @return the cost of its option, or its penalty
     * @throws IllegalArgumentException if there is no such order
     */
    public Cost costOf(String order) {
        int j = problem.orders.at(order, "order");
        return problem.optionCost(j, option[j]);
    }

    /**
     * What a programme spends.
     *
     * @param programme its id
     * @return the sum of its prices, at most its budget
     * @throws IllegalArgumentException if there is no such programme
     */
    public long spent(String programme) {
        int i = problem.programmes.at(programme, "programme");
        return Arrays.stream(option)
                .filter(k -> k != Funding.NOBODY && problem.funding.programme()[k] == i)
                .mapToLong(k -> problem.funding.price()[k])
                .sum();
    }

    /** {@return the orders that nobody pays for, ascending by id; immutable} */
    public List<String> unpaid() {
        return IntStream.range(0, option.length)
                .filter(j -> option[j] == Funding.NOBODY)
                .mapToObj(problem.orders::get)
                .toList();
    }

    /**
     * The plan in two sentences: what it costs, and how much better another could be.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return the sentences
     */
    public String summarize(Locale locale) {
        Wording w = Wording.of(locale);
        int paid = option.length - unpaid().size();
        String all = w.say(
                paid + " of " + option.length + " orders are paid (" + cost() + "). ",
                option.length + "个订单中" + paid + "个获得资助（" + cost() + "）。");
        if (isOptimal) {
            return all + w.say("No plan costs less.", "没有代价更低的方案。");
        }
        Gap gap = gap().orElseThrow();
        String part =
                gap.percent().map(percent -> percent.toPlainString() + " %").orElse("");
        return all
                + w.say(
                        "Another could be better by at most " + gap.amount() + " on the level " + gap.level()
                                + (part.isEmpty() ? "" : ", " + part) + ".",
                        "其他方案在“" + gap.level() + "”上至多再优" + gap.amount() + (part.isEmpty() ? "" : "，即" + part) + "。");
    }

    /** Equal if problem and certificate are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FundingPlan that
                && problem.equals(that.problem)
                && certificate.equals(that.certificate)
                && isOptimal == that.isOptimal;
    }

    @Override
    public int hashCode() {
        return certificate.hashCode();
    }

    /** {@return the plan in English, as {@link #summarize} has it} */
    @Override
    public String toString() {
        return "FundingPlan[" + summarize(Locale.ENGLISH) + "]";
    }
}
