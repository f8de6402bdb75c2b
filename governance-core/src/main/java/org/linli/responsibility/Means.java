package org.linli.responsibility;

/**
 * What a bearer has been given to do a duty with (权责利): a duty without it is a finding, for whoever gave the duty rather than for whoever
 * bears it.
 *
 * @param people whether there are people to do it
 * @param money whether there is money to do it
 * @param authority whether there is the authority to do it
 */
public record Means(boolean people, boolean money, boolean authority) {
    /** Everything that it takes. */
    public static final Means ALL = new Means(true, true, true);
    /** Nothing but the duty. */
    public static final Means NONE = new Means(false, false, false);

    /**
     * Whether nothing is missing.
     *
     * @return true if there are people, money and authority
     */
    public boolean areAll() {
        return people && money && authority;
    }
}
