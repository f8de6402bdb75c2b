/**
 * Rules for a participatory budget (参与式预算): which projects a neighbourhood spends its money on.
 *
 * <p>A {@link org.linli.choice.budget.Budget} has the money, the projects with their costs, and limits beside the budget itself: caps of
 * categories, incompatible projects, a minimum of support. {@link org.linli.choice.budget.Utilities} say what a funded project is worth to those
 * who voted for it. A rule makes an {@link org.linli.choice.budget.Allocation} of the two, an {@link org.linli.choice.Outcome} whose steps tell
 * for every project who paid what, or what it lacked.
 *
 * <p>{@link org.linli.choice.budget.Greedy} is what most cities do. {@link org.linli.choice.budget.EqualShares} gives every voter the same part of
 * the money to decide on, with a {@link org.linli.choice.budget.Completion} for what is left over;
 * {@link org.linli.choice.budget.SequentialPhragmen} and {@link org.linli.choice.budget.BoundedOverspending} are other ways to be fair. A
 * {@link org.linli.choice.budget.BudgetAxiom} looks at an allocation, by whatever rule, and says whether it keeps what may fairly be asked of it.
 *
 * <p>Sums of money are whole numbers of the smallest unit; every decision is exact.
 *
 * <p>Floor 1: depends on {@code org.linli.choice} and {@code org.linli.choice.files}.
 */
@NullMarked
package org.linli.choice.budget;

import org.jspecify.annotations.NullMarked;
