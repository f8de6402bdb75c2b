package org.linli.responsibility.inventory;

/**
 * What kind of good a matter is, by rivalry × excludability: whether one person's use takes from another's, and whether somebody can be
 * kept from using it. It suggests who is suited to provide it, and makes nobody's duty. Source: Ostrom and Ostrom, <i>Public Goods and
 * Public Choices</i>, 1977.
 */
public enum Goods {
    /** Neither: street lighting, public order (公共物品). */
    PUBLIC("公共物品", false, false),
    /** Others can be kept out, but there is enough for those inside: an estate's gate and garden (俱乐部物品). */
    CLUB("俱乐部物品", false, true),
    /** Nobody can be kept out, and one takes from another: parking at the kerb (公共池塘资源). */
    COMMON_POOL("公共池塘资源", true, false),
    /** Both: a meal, a repair inside a home (私人物品). */
    PRIVATE("私人物品", true, true);

    private final String label;
    private final boolean rival;
    private final boolean excludable;

    Goods(String label, boolean rival, boolean excludable) {
        this.label = label;
        this.rival = rival;
        this.excludable = excludable;
    }

    /**
     * The class of a good.
     *
     * @param rival whether one person's use takes from another's
     * @param excludable whether somebody can be kept from using it
     * @return the class
     */
    public static Goods of(boolean rival, boolean excludable) {
        if (rival) {
            return excludable ? PRIVATE : COMMON_POOL;
        }
        return excludable ? CLUB : PUBLIC;
    }

    /**
     * What it is called in Chinese.
     *
     * @return the term of the field
     */
    public String label() {
        return label;
    }

    /**
     * Whether one person's use takes from another's.
     *
     * @return true for private goods and common pools
     */
    public boolean isRival() {
        return rival;
    }

    /**
     * Whether somebody can be kept from using it.
     *
     * @return true for private goods and clubs
     */
    public boolean isExcludable() {
        return excludable;
    }

    /**
     * The mode of provision that it suggests.
     *
     * @return the mode
     */
    public Provision suggests() {
        return switch (this) {
            case PUBLIC -> Provision.GOVERNMENT;
            case CLUB -> Provision.MEMBERS;
            case COMMON_POOL -> Provision.COMMONS;
            case PRIVATE -> Provision.MARKET;
        };
    }
}
