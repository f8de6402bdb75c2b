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
                .paragraph(
                        "What happened to the cases above stands in " + Wording.count(seal.size())
                                + " facts in the folder trace, in the order in which it happened. "
                                + (seal.verdict().isSound()
                                        ? "The folder was read again from disk and is sound: every frame, the trail of every"
                                                + " subject, the tree over all facts and every personal value that is not erased"
                                                + " are as they were written."
                                        : "The folder was read again from disk and is not sound. "
                                                + seal.verdict().explain()),
                        "上述案件的经过按发生顺序留存于 trace 目录，共 " + Wording.count(seal.size()) + " 条；"
                                + (seal.verdict().isSound() ? "已从磁盘重新读取并验证，完好无损。" : "重新读取后发现有损。"))
                .exact("Root of the tree over all facts:", seal.root().toString())
                .exact("Digest over the state of every subject:", seal.digest().toString())
                .exact("Whoever folds the facts anew comes to the same digest:", "java -jar day.jar --digest trace");
    }
}
