/**
 * Mini-publics by lot: a panel that mirrors the community in what matters, drawn so that everybody's chance is as equal as the quotas allow (抽签组成的
 * 居民议事小组).
 *
 * <p>{@link org.linli.choice.sortition.Volunteer}s have traits, {@link org.linli.choice.sortition.Quota}s say how many of a trait a panel has to have.
 * {@link org.linli.choice.sortition.Sortition} answers with a {@link org.linli.choice.sortition.PanelLottery}, in which the smallest chance is as large
 * as it can be, then the next, and so on; or, if no panel fits, with the smallest {@link org.linli.choice.sortition.Relaxation} of the quotas. The panel
 * is drawn from a published seed, and anyone can draw it again.
 *
 * <p>Floor 1: depends on {@code org.linli.basics} and {@code org.linli.choice}.
 */
@NullMarked
package org.linli.choice.sortition;

import org.jspecify.annotations.NullMarked;
