/**
 * Is it handled, how, and with what effect: every matter from report to follow-up (可追溯 可核查: it can be followed, it can be checked).
 *
 * <p>A {@link org.linli.casework.Report} of some {@link org.linli.casework.CaseKind} opens a {@link org.linli.casework.Case}, which goes
 * from {@link org.linli.casework.CaseStage} to stage by {@link org.linli.casework.CaseMove}s. At any time exactly one actor answers for
 * it: first the unit that received it (首接负责), then whoever accepted it, then whoever took it up or was named by a ruling (裁定). What
 * happened are {@link org.linli.casework.CaseFact}s; what is allowed stands in {@link org.linli.casework.CaseRules} and its neighbours
 * {@link org.linli.casework.CaseClockRules}, {@link org.linli.casework.CaseLinkRules} and {@link org.linli.casework.CaseOversightRules},
 * which say no with a {@link org.linli.casework.CaseReason} and rely on {@link org.linli.casework.CaseTerms}. Where you go is the
 * {@link org.linli.casework.CaseDesk}, and its {@link org.linli.casework.OversightDesk} for those above.
 *
 * <p>Its {@link org.linli.casework.CaseClock} says when it is due and stands still while it is paused, for so long at most, or parked (挂账);
 * a {@link org.linli.casework.DuePlan} says who is told when. Each time it is opened again, a {@link org.linli.casework.CaseRound} is over
 * and keeps what was late in it. {@link org.linli.casework.CaseLinks} tie it to other cases,
 * {@link org.linli.casework.CaseOversight} tells of disputes, whistles (吹哨) and exclusion (剔除).
 *
 * <p>{@link org.linli.casework.OpenCases} remembers what is open, for whom and until when; {@link org.linli.casework.CaseRegister}
 * finds any cases by a {@link org.linli.casework.CaseFilter}; {@link org.linli.casework.Accountability} knows who answered for what,
 * when. {@link org.linli.casework.FollowUpRates} and {@link org.linli.casework.CaseRates} count over declared bases (三率 and others);
 * {@link org.linli.casework.ClosingTimes} draws how long cases take, the open ones included, {@link org.linli.casework.ClosingCross} by
 * whatever they are crossed with, and {@link org.linli.casework.LogRank} says whether that makes a difference.
 *
 * <p>Floor 4: depends on {@code org.linli.basics}, {@code org.linli.trace} and {@code org.linli.actor}.
 */
@NullMarked
package org.linli.casework;

import org.jspecify.annotations.NullMarked;
