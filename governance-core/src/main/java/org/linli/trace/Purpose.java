package org.linli.trace;

import org.linli.basics.Identifier;

/**
 * What somebody needs a personal value for, for example {@code follow-up-call}. Named each time a value is revealed.
 *
 * @param name the purpose, an {@link Identifier}
 */
public record Purpose(String name) {
    /** What a journal itself looks at values for, to write them: no duty to keep them can have it. */
    public static final Purpose KEEPING_THE_TRACE = new Purpose("keeping-the-trace");

    /** Checks that the name is well-formed. */
    public Purpose {
        Identifier.checked("purpose", name);
    }

    /**
     * A purpose.
     *
     * @param name its name
     * @return the purpose
     */
    public static Purpose of(String name) {
        return new Purpose(name);
    }
}
