package org.linli.walkthrough.run;

import java.util.Objects;
import org.linli.audit.Verdict;
import org.linli.trace.Digest;

/**
 * What is known of a trace once the day is over.
 *
 * @param size how many facts it holds
 * @param root the root of the tree over all of them
 * @param verdict what verifying it found
 * @param digest the digest over every subject as the process that played the day holds it
 */
public record Seal(long size, Digest root, Verdict verdict, Digest digest) {

    /** Checks that nothing is missing. */
    public Seal {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(digest, "digest");
    }
}
