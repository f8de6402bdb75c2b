package org.linli.walkthrough.run;

import java.io.PrintStream;
import java.util.Objects;

/** Tells the day on the console: what happens on the way, unless it was asked to be quiet, and what came of it, always. */
public final class Teller {

    private final PrintStream out;
    private final boolean quiet;

    /**
     * A teller.
     *
     * @param out where to
     * @param quiet whether to leave out what happens on the way
     */
    public Teller(PrintStream out, boolean quiet) {
        this.out = Objects.requireNonNull(out, "out");
        this.quiet = quiet;
    }

    /**
     * Tells something on the way.
     *
     * @param line what happened
     */
    public void tell(String line) {
        if (!quiet) {
            out.println(line);
        }
    }

    /**
     * Tells something that came of the day.
     *
     * @param line the result
     */
    public void result(String line) {
        out.println(line);
    }

    /** Makes sure that everything told so far can be read. */
    public void flush() {
        out.flush();
    }
}
