package org.linli.choice.budget;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.linli.choice.Option;
import org.linli.choice.Requirement;

/**
 * What may fairly be asked of an allocation, on the ballots at hand, whatever rule made it. That a rule keeps an axiom always is a property of the
 * rule; here it is a finding about one allocation, which anybody can check.
 */
public enum BudgetAxiom implements Requirement {
    /** No more is spent than there is, on the whole and in any category; nothing funded excludes another, or lacks the support asked for. */
    FEASIBLE("nothing is overspent, and every limit is kept", "不超支且遵守各项限制"),
    /** No supported project that the limits allow could still be paid for. */
    EXHAUSTIVE("what is left pays for no further project", "余款不足以再拨任何项目"),
    /**
     * EJR+ up to any project: a group that supports a project in common and could pay for it, with what its members already have, out of its equal
     * shares, goes not empty-handed: the project is funded, or some member has more than that already. With u<sub>i</sub> for utilities and b for
     * a share, a violation is a project p that is not funded and a group of its supporters with {@code (u_i(funded) + u_i(p)) * cost(p) <= b *
     * sum of u_j(p)} for every member i (M. Brill, J. Peters, "Robust and verifiable proportionality axioms for multiwinner voting", EC 2023, for
     * costs). It implies extended justified representation up to one project. Equal shares keep it where no limit intervenes, with or without completion; it is found in O(s log s), while EJR itself is hard.
     */
    EJR_PLUS("no group that agrees is denied what its shares pay for", "一致群体应得其份额所能负担者");

    private final String english;
    private final String chinese;

    BudgetAxiom(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /**
     * Where an axiom is broken.
     *
     * @param axiom which one
     * @param project the project that shows it: one that ought not be funded, or ought to be
     * @param group the weight of the group that has a claim to it; 0 where the axiom speaks of no group
     */
    public record Violation(BudgetAxiom axiom, Option project, long group) {}

    /**
     * Looks at an allocation.
     *
     * @param budget money and projects
     * @param utilities what they are worth to whom
     * @param funded the projects that are funded, in any order
     * @return a violation; empty if there is none
     * @throws IllegalArgumentException if the ballots or what is funded are of another budget, or a project is funded twice
     */
    public Optional<Violation> violation(Budget budget, Utilities utilities, List<Option> funded) {
        utilities.checked(budget);
        if (Set.copyOf(funded).size() != funded.size()) {
            throw new IllegalArgumentException("The funded projects " + funded + " must be different.");
        }
        Limits limits = new Limits(budget, utilities);
        Option against = null;
        for (Option project : funded) {
            int at = budget.options().indexOf(project.id());
            if (against == null && !(limits.admits(at) && limits.fits(at))) {
                against = project;
            }
            limits.fund(at);
        }
        return switch (this) {
            case FEASIBLE -> Optional.ofNullable(against).map(project -> new Violation(this, project, 0));
            case EXHAUSTIVE ->
                IntStream.range(0, budget.options().size())
                        .filter(at -> !limits.isFunded(at) && limits.fits(at) && limits.admits(at))
                        .mapToObj(at -> new Violation(this, budget.options().get(at), 0))
                        .findFirst();
            case EJR_PLUS -> claims(budget, utilities, limits);
        };
    }

    /**
     * Looks at an allocation.
     *
     * @param budget money and projects
     * @param utilities what they are worth to whom
     * @param allocation the allocation
     * @return a violation; empty if there is none
     * @throws IllegalArgumentException if the ballots or the allocation are of another budget
     */
    public Optional<Violation> violation(Budget budget, Utilities utilities, Allocation allocation) {
        return violation(budget, utilities, allocation.order());
    }

    private static Optional<Violation> claims(Budget budget, Utilities utilities, Limits limits) {
        BigInteger[] has = new BigInteger[utilities.mass.length];
        Arrays.setAll(has, ballot -> {
            BigInteger sum = BigInteger.ZERO;
            for (int i = utilities.start[ballot]; i < utilities.start[ballot + 1]; i++) {
                if (limits.isFunded(utilities.project[i])) {
                    sum = sum.add(worth(budget, utilities, utilities.project[i], utilities.score[i]));
                }
            }
            return sum;
        });
        for (int project = 0; project < budget.options().size(); project++) {
            if (!limits.isFunded(project) && utilities.support[project] > 0) {
                long group = claim(budget, utilities, has, project);
                if (group > 0) {
                    return Optional.of(new Violation(EJR_PLUS, budget.options().get(project), group));
                }
            }
        }
        return Optional.empty();
    }

    private static BigInteger worth(Budget budget, Utilities utilities, int project, int score) {
        return BigInteger.valueOf(score).multiply(BigInteger.valueOf(utilities.factor(budget, project)));
    }

    /** Those with the least first: if any group has a claim, one of these has. */
    private static long claim(Budget budget, Utilities utilities, BigInteger[] has, int project) {
        Map<Integer, BigInteger> with = new java.util.HashMap<>();
        List<Integer> supports = IntStream.range(utilities.supportStart[project], utilities.supportStart[project + 1])
                .boxed()
                .peek(i -> with.put(
                        i,
                        has[utilities.supporter[i]].add(
                                worth(budget, utilities, project, utilities.supporterScore[i]))))
                .sorted(Comparator.comparing(with::get))
                .toList();
        BigInteger voters = BigInteger.valueOf(utilities.electorate.weight());
        BigInteger cost = BigInteger.valueOf(budget.cost(project)).multiply(voters);
        BigInteger together = BigInteger.ZERO;
        long group = 0;
        for (int i : supports) {
            long mass = utilities.mass[utilities.supporter[i]];
            together = together.add(worth(budget, utilities, project, utilities.supporterScore[i])
                    .multiply(BigInteger.valueOf(mass)));
            group += mass;
            BigInteger most = with.getOrDefault(i, BigInteger.ZERO);
            if (most.multiply(cost)
                            .compareTo(BigInteger.valueOf(budget.available()).multiply(together))
                    <= 0) {
                return group;
            }
        }
        return 0;
    }

    @Override
    public String summarize(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
