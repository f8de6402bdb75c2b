package org.linli.choice.budget;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.linli.choice.Fraction;
import org.linli.choice.Measure;
import org.linli.choice.RuleName;
import org.linli.choice.Spending;
import org.linli.choice.TieBreak;

/**
 * The method of equal shares: every voter has the same share of the budget, and a project is funded if its supporters can pay for it, those
 * projects first that cost them least for what they are worth (D. Peters, G. Pierczyński, P. Skowron, "Proportional participatory budgeting
 * with additive utilities", NeurIPS 2021).
 *
 * <p>Supporters pay equally, in proportion to the utility, and whoever has less pays all that they have left. Every group that agrees gets
 * what its share pays for; see {@link BudgetAxiom#EJR_PLUS}. Money may be left over, of which {@link Completion} disposes.
 *
 * <p>Pinned: the share is the budget divided by the weight of all ballots, blank ones included. A project that a {@link Budget}'s limits rule out
 * is passed over as soon as they do. Ties: by the tie-break, and told in the outcome. A project that was not funded is told what its supporters
 * lacked in the last run; without growing shares, that much less cost would have got it funded, and so would that many more supporters from
 * among those who have money left, if they change nothing else (approvals and points). Only those without growth; with it, more support may end
 * the growth sooner.
 *
 * <p>Exact: amounts are whole numbers with a proven bound on what they leave out, and fractions where the bound does not decide. Cost: O(s) a
 * look for s supporters, and of p projects only those are looked at again whose price may be the lowest; O(p²) looks at worst, with growing
 * shares for each increment at which anything could change, and some at which nothing does.
 */
public final class EqualShares {
    private static final RuleName NAME = new RuleName("equal-shares", "Method of equal shares", "均等份额法");

    private EqualShares() {}

    /**
     * Chooses by equal shares, and leaves over what is left.
     *
     * @param budget money and projects
     * @param utilities what they are worth to whom
     * @param tieBreak which of equally good projects comes first
     * @return the allocation; without any support nothing is funded
     * @throws IllegalArgumentException if the ballots are for other projects
     */
    public static Allocation of(Budget budget, Utilities utilities, TieBreak tieBreak) {
        return of(budget, utilities, Completion.NONE, tieBreak);
    }

    /**
     * Chooses by equal shares, and disposes of what is left.
     *
     * @param budget money and projects
     * @param utilities what they are worth to whom
     * @param completion what becomes of money that is left over
     * @param tieBreak which of equally good projects comes first
     * @return the allocation; without any support nothing is funded
     * @throws IllegalArgumentException if the ballots are for other projects, or the increment of a share leaves all bounds
     * @throws IllegalStateException if shares would have to grow for minutes; the message names a larger increment
     */
    public static Allocation of(Budget budget, Utilities utilities, Completion completion, TieBreak tieBreak) {
        utilities.checked(budget);
        RuleName name =
                completion.variant(NAME.variant(utilities.kind.code, utilities.kind.english, utilities.kind.chinese));
        if (utilities.electorate.expressed() == 0) {
            return Report.nothing(name, budget, utilities);
        }
        int[] priority = Limits.priority(budget, tieBreak);
        long voters = utilities.electorate.weight();
        long total = budget.available();
        long increments = 0;
        List<Growth.Tied> tried = List.of();
        SharesRun run;
        if (completion.increment().isPresent()) {
            if (completion.start() == Completion.Start.WHOLE) {
                total -= total % voters;
            }
            Growth growth = new Growth(
                    budget, utilities, priority, completion.increment().getAsLong(), total);
            run = growth.grow();
            total = growth.total();
            increments = growth.increments();
            tried = List.copyOf(growth.ties());
        } else {
            run = new SharesRun(budget, utilities, priority, total);
            run.run(budget.available());
        }
        Report report = new Report(budget, utilities, tieBreak);
        report.step(new Spending.Endowed(Fraction.of(total, voters), voters, increments));
        tell(budget, run, report);
        tried.forEach(tied -> report.tieOnTheWay(tied.projects(), tied.chosen()));
        if (completion.filling().isPresent()) {
            Greedy.fill(budget, utilities, completion.filling().orElseThrow(), tieBreak, run.limits, report, false);
        }
        reject(budget, utilities, run, report, completion.increment().isEmpty());
        return report.allocation(name, run.limits);
    }

    private static void tell(Budget budget, SharesRun run, Report report) {
        for (SharesRun.Offer offer : run.bought) {
            int round = report.rounds() + 1;
            if (offer.tied().size() > 1) {
                report.tie(round, offer.tied(), offer.project());
            }
            Fraction each =
                    new Fraction(offer.payment(), offer.denominator().multiply(BigInteger.valueOf(offer.parts())));
            report.step(new Spending.Funded(
                    round,
                    budget.options().get(offer.project()),
                    budget.cost(offer.project()),
                    Measure.EFFECTIVE_VOTES,
                    Fraction.of(budget.cost(offer.project())).dividedBy(each),
                    Optional.of(new Spending.Payment(each, offer.inFull(), offer.lessThanFull()))));
        }
    }

    private static void reject(
            Budget budget, Utilities utilities, SharesRun run, Report report, boolean supportersHelp) {
        Limits limits = run.limits;
        Richest richest = supportersHelp && utilities.kind != Utilities.Kind.BORDA ? new Richest(utilities, run) : null;
        for (int project = 0; project < budget.options().size(); project++) {
            if (limits.isFunded(project)) {
                continue;
            }
            int rejected = project;
            report.reject(limits.against(project).orElseGet(() -> {
                BigInteger lacks =
                        run.purses.ledger.amount(budget.cost(rejected)).subtract(run.purses.behind(rejected));
                return new Spending.NotFunded(
                        budget.options().get(rejected),
                        Spending.NotFunded.Why.TOO_LITTLE_MONEY,
                        Optional.empty(),
                        run.purses.ledger.fraction(lacks),
                        richest == null ? OptionalLong.empty() : richest.needed(rejected, run.purses.ticksUp(lacks)));
            }));
        }
    }

    /** Those with the most money left first: so many of them, as new supporters, make up for what a project lacks. */
    private static final class Richest {
        private final Utilities utilities;
        private final SharesRun run;
        private final List<Integer> ballots;
        private final boolean[] supports;

        Richest(Utilities utilities, SharesRun run) {
            this.utilities = Objects.requireNonNull(utilities, "utilities");
            this.run = run;
            this.supports = new boolean[utilities.mass.length];
            this.ballots = IntStream.range(0, utilities.mass.length)
                    .boxed()
                    .filter(ballot -> run.purses.surelyLeft(ballot) > 0)
                    .sorted(Comparator.comparingLong(run.purses::surelyLeft).reversed())
                    .toList();
        }

        OptionalLong needed(int project, BigInteger ticks) {
            if (ticks.bitLength() > 62) {
                return OptionalLong.empty();
            }
            mark(project, true);
            long lacks = ticks.longValueExact();
            long voters = 0;
            for (int i = 0; i < ballots.size() && lacks > 0; i++) {
                int ballot = ballots.get(i);
                if (!supports[ballot]) {
                    long has = run.purses.surelyLeft(ballot);
                    long enough = (lacks + has - 1) / has;
                    long taken = Math.min(enough, utilities.mass[ballot]);
                    voters += taken;
                    lacks -= taken * has;
                }
            }
            mark(project, false);
            return lacks > 0 ? OptionalLong.empty() : OptionalLong.of(voters);
        }

        private void mark(int project, boolean value) {
            for (int i = utilities.supportStart[project]; i < utilities.supportStart[project + 1]; i++) {
                supports[utilities.supporter[i]] = value;
            }
        }
    }
}
