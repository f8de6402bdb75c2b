package org.linli.walkthrough.figures;

import org.linli.walkthrough.report.ReportPage;
import org.linli.walkthrough.report.Wording;
import org.linli.walkthrough.run.Seal;

/** The section of a report that says what is known of the trace, and how to check it. */
public final class SealSection {

    private SealSection() {}

    /**
     * Adds the section.
     *
     * @param page the page to add it to
     * @param seal what is known of the trace
     */
    public static void addTo(ReportPage page, Seal seal) {
        page.section("The trace 全程留痕")
                .paragraph("Everything above was counted from " + Wording.count(seal.size())
                        + " facts in the folder trace, in the order in which they stand. Verified: " + seal.finding()
                        + ".")
                .exact("Root of the tree over all facts:", seal.root())
                .exact("Digest over every subject's state:", seal.digest())
                .paragraph("Whoever folds the facts anew must come to the same digest:")
                .exact("", "java -jar day.jar --digest trace");
    }
}
