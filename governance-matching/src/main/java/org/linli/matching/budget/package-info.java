/**
 * Programmes with budgets that pay for orders: the generalised assignment problem, on plain arrays.
 *
 * <p>NP-hard, so a plan comes with a bound: {@link org.linli.matching.budget.Funding} holds the numbers, a
 * {@link org.linli.matching.budget.Relaxation} lets each programme choose for itself at given prices of orders (Lagrange relaxation; M. L. Fisher,
 * R. Jaikumar and L. N. Van Wassenhove 1986), an {@link org.linli.matching.budget.Ascent} looks for prices of high bound,
 * {@link org.linli.matching.budget.Allotting} makes plans of what they choose, and a {@link org.linli.matching.budget.Branching} closes the gap
 * where there is work left for it.
 */
@NullMarked
package org.linli.matching.budget;

import org.jspecify.annotations.NullMarked;
