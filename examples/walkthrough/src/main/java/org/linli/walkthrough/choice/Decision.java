package org.linli.walkthrough.choice;

import org.linli.walkthrough.report.ReportPage;

/** Ballots that were counted, what came of them, and a page that explains it. */
public interface Decision {

    /** {@return the name of the file for its page} */
    String file();

    /** {@return what came of it, in a line} */
    String headline();

    /** {@return the page} */
    ReportPage page();
}
