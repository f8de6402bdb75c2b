/**
 * What do we want together (利益共同体, 民主协商): equals with different interests deliberate, in steps that everybody sees, and by rules that were
 * fixed before anybody spoke.
 *
 * <p>Somebody convenes a {@link org.linli.deliberation.Deliberation} by a {@link org.linli.deliberation.Convening}: about what, in which area,
 * who has which interest in it ({@link org.linli.deliberation.Party}), who is asked for what ({@link org.linli.deliberation.Post}), and by which
 * {@link org.linli.deliberation.design.Design}, of those in the {@link org.linli.deliberation.DesignBook}. It goes from phase to phase: what can be
 * done stands in {@link org.linli.deliberation.DeliberationMove}, what has happened are {@link org.linli.deliberation.DeliberationFact}s, and how
 * far it has come is its {@link org.linli.deliberation.Course}. What is allowed stands in {@link org.linli.deliberation.DeliberationRules}, which say
 * no with a {@link org.linli.deliberation.DeliberationReason} and rely on {@link org.linli.deliberation.HallTerms}. Where you go is the
 * {@link org.linli.deliberation.CouncilHall} (议事厅); {@link org.linli.deliberation.OpenDeliberations} remembers what is open, and until when.
 *
 * <p>Floor 4: depends on {@code org.linli.basics}, {@code org.linli.trace}, {@code org.linli.choice}, {@code org.linli.actor} and
 * {@code org.linli.territory}.
 */
@NullMarked
package org.linli.deliberation;

import org.jspecify.annotations.NullMarked;
