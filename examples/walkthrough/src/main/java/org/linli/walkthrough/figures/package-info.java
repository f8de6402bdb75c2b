/**
 * Figures of cases as they stand, whatever day they come from: {@link org.linli.walkthrough.figures.CaseFigures} counts them, for the
 * console and for the report, {@link org.linli.walkthrough.figures.RateFigures} gives rates with their bases,
 * {@link org.linli.walkthrough.figures.ClosingFigures} the times until cases are closed, {@link org.linli.walkthrough.figures.AnsweredFigures}
 * who answered for what; {@link org.linli.walkthrough.figures.StageName} says how readers call their stages.
 */
@NullMarked
package org.linli.walkthrough.figures;

import org.jspecify.annotations.NullMarked;
