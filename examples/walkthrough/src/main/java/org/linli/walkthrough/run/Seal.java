package org.linli.walkthrough.run;

import java.util.Objects;

/**
 * What is known of a trace once the day is over.
 *
 * @param size how many events it holds
 * @param root the root of the tree over all of them, in hexadecimal
 * @param finding what verifying it found, as in {@code sound}
 * @param digest the digest over every subject as the process that played the day holds it
 */
public record Seal(long size, String root, String finding, String digest) {

    /** Checks that nothing is missing. */
    public Seal {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(digest, "digest");
    }
}
