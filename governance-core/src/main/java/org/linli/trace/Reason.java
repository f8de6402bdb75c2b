package org.linli.trace;

/**
 * Why rules say no. Each package has an enum of its own; each constant is documented, produced by a test, and keeps its code for
 * good.
 */
public interface Reason {
    /**
     * The stable name of the reason, such as {@code case.already_accepted}.
     *
     * @return family, dot, name in lower case
     */
    String code();

    /**
     * What the reason means, in one sentence.
     *
     * @return a sentence without personal data
     */
    String meaning();

    /**
     * What can be done about it, in one sentence.
     *
     * @return a sentence without personal data
     */
    String remedy();
}
