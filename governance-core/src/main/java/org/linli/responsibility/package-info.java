/**
 * Whose duty it is (责任共同体): 人人有责 means that everyone's duties are concrete and clear, or else everybody's duty is nobody's.
 *
 * <p>A {@link org.linli.responsibility.Charge} is what one actor is charged with in one matter: its
 * {@linkplain org.linli.responsibility.Duty duties}, each with its {@linkplain org.linli.responsibility.DutyPart part}, area, validity and
 * {@linkplain org.linli.responsibility.DutyBasis basis}. Only a basis makes a duty, and each
 * {@linkplain org.linli.responsibility.DutyGround ground} says whom it can bind. Who answers, who produces and who pays are kept apart
 * ({@link org.linli.responsibility.Supply}). What is put on a residents' committee stands on its
 * {@linkplain org.linli.responsibility.CommitteeLists lists} or has been let in ({@link org.linli.responsibility.Admission}, 准入).
 * {@link org.linli.responsibility.ChargeRules} say what is allowed, {@link org.linli.responsibility.DutyDesk} is where you go.
 *
 * <pre>{@code
 * desk.assign(
 *         ChargeId.of(lighting, bureau),
 *         Duty.of(DutyPart.LEAD, street, Validity.since(march), DutyBasis.of(DutyGround.POWER_LIST, "power-list.lighting@2026")),
 *         community.act(registrar));
 * }</pre>
 *
 * <p>The {@link org.linli.responsibility.DutyRegister} is the view of all of them: whose duty something is, was on any day, and was thought to
 * be on that day; the lists of duties (责任清单, {@link org.linli.responsibility.DutyList}); and through
 * {@link org.linli.responsibility.DutyAuthority} the mandates of other rooms, cited in their basis.
 *
 * <p>{@link org.linli.responsibility.Coverage} proves that nothing is left to nobody: for every matter, every area and every instant there
 * is exactly one lead, or an arrangement by which nobody leads; or it lists the pieces of which that is not so, gaps (缺位) and overlaps.
 *
 * <pre>{@code
 * Coverage coverage = register.coverage(matters, community.territory(), tenYears);
 * if (!coverage.isProved()) {
 *     coverage.pieces().forEach(piece -> …);
 * }
 * }</pre>
 */
@NullMarked
package org.linli.responsibility;

import org.jspecify.annotations.NullMarked;
