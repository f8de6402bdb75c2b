package org.linli.responsibility.disclosure;

import java.util.Locale;

/** What can be done with a disclosure. */
public enum DisclosureMove {
    /** It comes to be owed: a period is over, or something has happened. */
    OWE,
    /** Something is published: what was owed, a correction, or the same in one more place. */
    PUBLISH,
    /** Somebody objects to what was published. */
    OBJECT,
    /** An objection is answered. */
    ANSWER,
    /** Whoever owes a publication or an answer is reminded, and then somebody above is told. */
    URGE,
    /** It is restated whole, so that what was said before need not be kept. */
    CARRY_FORWARD;

    /**
     * The power that it takes, as asked of an authority.
     *
     * @return such as {@code disclosure.publish}
     */
    public String power() {
        return "disclosure." + name().toLowerCase(Locale.ROOT);
    }
}
