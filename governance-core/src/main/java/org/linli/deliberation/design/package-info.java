/**
 * How a deliberation goes, as data (议事规则): which phases, in which order, who says at which gate whether it may go on, which body decides
 * in the end, and with what effect. Fixed before anybody speaks, so that nobody bends the rules when they see who wins.
 *
 * <p>A {@link org.linli.deliberation.design.Design} has {@link org.linli.deliberation.design.Phase}s of some
 * {@link org.linli.deliberation.design.PhaseKind}, each with a {@link org.linli.deliberation.design.PhaseLength}. From one to another lead
 * {@link org.linli.deliberation.design.Way}s; before some stands a {@link org.linli.deliberation.design.Gate}, at which a
 * {@link org.linli.deliberation.design.Role} is asked. Where something is decided, a {@link org.linli.deliberation.design.DecisionRule} names
 * the {@link org.linli.deliberation.design.CompetentBody}, the {@link org.linli.deliberation.design.Counting} and the
 * {@link org.linli.deliberation.design.LegalSource} of its thresholds.
 *
 * <p>{@link org.linli.deliberation.design.Designs} are the ones that Linli brings along (居民议事, 四议两公开, 业主共同决定 and others); a host may
 * write its own, and {@link org.linli.deliberation.design.DesignCheck} finds what is wrong with one before a neighbourhood does: dead ends,
 * phases that nobody reaches, thresholds that cannot be met.
 *
 * <p>Floor 4: depends on {@code org.linli.basics}, {@code org.linli.trace} and {@code org.linli.choice}.
 */
@NullMarked
package org.linli.deliberation.design;

import org.jspecify.annotations.NullMarked;
