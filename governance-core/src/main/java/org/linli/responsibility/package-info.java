/**
 * Whose duty it is (责任共同体): 人人有责 means that everyone's duties are concrete and clear, or else everybody's duty is nobody's.
 *
 * <p>{@link org.linli.responsibility.Coverage} proves that nothing is left to nobody: for every matter, every area and every instant there
 * is exactly one lead, or an arrangement by which nobody leads; or it lists the pieces of which that is not so, gaps (缺位) and overlaps.
 *
 * <pre>{@code
 * Coverage coverage = Coverage.of(covers, community.territory(), tenYears);
 * if (!coverage.isProved()) {
 *     coverage.pieces().forEach(piece -> …);
 * }
 * }</pre>
 */
@NullMarked
package org.linli.responsibility;

import org.jspecify.annotations.NullMarked;
