package org.linli.choice;

import java.util.Locale;

/**
 * What may fairly be asked of an outcome on the ballots at hand, such as "an option that beats all others is chosen". Each family of rules has its own;
 * they can be counted and named alike.
 */
public interface Requirement {
    /**
     * What is asked for.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return a clause, or the name by which it is known
     */
    String summarize(Locale locale);
}
