/**
 * Precise supply and demand (精准匹配供需): the pure engine that decides who serves which order.
 *
 * <p>A {@link org.linli.matching.MatchingProblem} says which orders there are, which suppliers with how many places, and what each possible pair
 * costs on named levels. A {@link org.linli.matching.Matcher} finds a {@link org.linli.matching.Plan} of least {@link org.linli.matching.Cost},
 * exactly, and says by which {@link org.linli.matching.Method}. The plan's {@link org.linli.matching.Certificate} holds prices that prove it;
 * {@link org.linli.matching.PlanVerifier} checks them without any solver and gives a {@link org.linli.matching.Verdict}.
 *
 * <p>When something changes, a {@link org.linli.matching.LivePlan} is repaired exactly, and a {@link org.linli.matching.Repair} lists each
 * {@link org.linli.matching.Move}. An {@link org.linli.matching.Explainer} answers {@link org.linli.matching.Why} and
 * {@link org.linli.matching.WhyNot}, and which {@link org.linli.matching.Relaxation} would do for an order that is left over.
 *
 * <p>Who pays: a {@link org.linli.matching.FundingProblem} has programmes with budgets, a {@link org.linli.matching.Funder} finds a
 * {@link org.linli.matching.FundingPlan} and how far from the best it may be, and {@link org.linli.matching.FundingVerifier} checks its
 * {@link org.linli.matching.FundingCertificate}.
 *
 * <p>Whole numbers only; the same problem gives the same plan on every machine, with any number of threads.
 *
 * <p>Depends on {@code org.linli.basics} at most.
 */
@NullMarked
package org.linli.matching;

import org.jspecify.annotations.NullMarked;
