/**
 * Bargaining over several issues at once: what each side can live with, and which package is fair to all (求同存异, 最大公约数).
 *
 * <p>There are {@link org.linli.choice.bargain.Issue}s, each with options of which one will be chosen, and
 * {@link org.linli.choice.bargain.Party}s that say exactly what each option is worth to them, below which value they would rather have no
 * agreement, and what they refuse whatever else is offered. {@link org.linli.choice.bargain.Condition}s say which
 * {@link org.linli.choice.bargain.Choice}s cannot stand together. All of it is a {@link org.linli.choice.bargain.BargainingProblem}; one
 * option for each issue is a package, with what it brings to each side a {@link org.linli.choice.bargain.Deal}.
 *
 * <p>{@link org.linli.choice.bargain.CommonGround} says what all sides can accept, or all but few; what one concession would open; and who
 * together blocks everything. Where there is common ground, {@link org.linli.choice.bargain.Nash},
 * {@link org.linli.choice.bargain.KalaiSmorodinsky}, {@link org.linli.choice.bargain.Leximin} and
 * {@link org.linli.choice.bargain.Utilitarian} each choose a package by another idea of fairness, among those that no side would leave, and
 * give a {@link org.linli.choice.bargain.Settlement} with its reasons. {@link org.linli.choice.bargain.Frontier} lists the packages that
 * cannot be improved for one side without loss to another: what anyone may still argue about.
 *
 * <p>Values are fractions and are compared exactly. Up to 10<sup>6</sup> packages every answer is exact; above, a search by branch and bound
 * goes as far as a fixed number of steps carries, and says how far from the best it may be.
 *
 * <p>Floor 1: depends on {@code org.linli.choice}.
 */
@NullMarked
package org.linli.choice.bargain;

import org.jspecify.annotations.NullMarked;
