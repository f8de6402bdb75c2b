/**
 * Tables and charts of a day on one page that needs nothing but a browser.
 *
 * <p>A {@link org.linli.walkthrough.report.ReportPage} is filled from top to bottom with paragraphs,
 * {@link org.linli.walkthrough.report.ReportTable}s and {@link org.linli.walkthrough.report.Chart}s: a
 * {@link org.linli.walkthrough.report.StepChart} shows closing-time curves, a
 * {@link org.linli.walkthrough.report.BarChart} ranks counts, and a
 * {@link org.linli.walkthrough.report.ColumnChart} runs through the hours of a day, and a
 * {@link org.linli.walkthrough.report.StackChart} does so in parts. Every chart says of how many its
 * figures are. {@link org.linli.walkthrough.report.Wording} writes numbers, shares and durations as text.
 *
 * <p>The page is HTML that is well-formed XML as well. It loads nothing and runs nothing, reads well in light and in
 * dark, prints, names Chinese fonts, and describes each chart in words for those who do not see it. The same content
 * gives the same bytes. All text is escaped.
 */
@NullMarked
package org.linli.walkthrough.report;

import org.jspecify.annotations.NullMarked;
