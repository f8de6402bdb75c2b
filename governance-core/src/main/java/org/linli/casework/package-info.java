/**
 * Is it handled, how, and with what effect: every matter from report to follow-up (可追溯 可核查: it can be followed, it can be checked).
 *
 * <p>A {@link org.linli.casework.Report} opens a {@link org.linli.casework.Case}, which goes from
 * {@link org.linli.casework.CaseStage} to stage by {@link org.linli.casework.CaseMove}s. At any time exactly one actor answers for
 * it: first the unit that received it (首接负责), then whoever accepted it, then whoever took it up. What happened are
 * {@link org.linli.casework.CaseFact}s; what is allowed stands in {@link org.linli.casework.CaseRules}, which says no with a
 * {@link org.linli.casework.CaseReason}; where you go is the {@link org.linli.casework.CaseDesk}.
 *
 * <p>{@link org.linli.casework.OpenCases} remembers what is open, for whom and until when; {@link org.linli.casework.FollowUpRates}
 * counts what the residents said afterwards (三率); {@link org.linli.casework.ClosingTimes} draws how long cases take, the open ones
 * included.
 *
 * <p>Floor 4: depends on {@code org.linli.basics} and {@code org.linli.trace}.
 */
@NullMarked
package org.linli.casework;

import org.jspecify.annotations.NullMarked;
