package org.linli.choice.testkit;

import java.util.Collection;
import java.util.function.Function;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.budget.Allocation;
import org.linli.choice.budget.Budget;
import org.linli.choice.budget.Greedy;
import org.linli.choice.budget.Utilities;

/** The five lines by which a host puts its own rule for budgets under the laws, as docs/guide/choosing.md shows them. */
class OurBudgetProperties extends RuleLaws<Function<BudgetLaw.Purse, Collection<Option>>> {
    OurBudgetProperties() {
        super(BudgetLaw.rule(OurBudget::of), BudgetLaw.FEASIBILITY, BudgetLaw.EXHAUSTIVENESS);
    }
}

/** What stands for a host's own rule. */
final class OurBudget {
    private OurBudget() {}

    static Allocation of(Budget budget, ApprovalProfile ballots) {
        return Greedy.of(budget, Utilities.cost(ballots), Greedy.Order.SUPPORT, budget.byId());
    }
}
