package org.linli.territory;

/** How high an area stands, from the province down to the grid (市区街社网格). */
public enum AreaLevel {
    /** A province, or a city directly under the central government (省级). */
    PROVINCE("省级", 2),
    /** A city (地级). */
    CITY("地级", 4),
    /** A district or county (县级). */
    DISTRICT("县级", 6),
    /** A street, township or town (乡级). */
    STREET("乡级", 9),
    /** A community or village (社区, 村). */
    COMMUNITY("社区", 12),
    /** A grid, the smallest area (网格); without a division code. */
    GRID("网格", 0),
    /** An area of some service that is no level of administration: a school district, a beat. */
    SERVICE("服务区", 0);

    private final String label;
    private final int digits;

    AreaLevel(String label, int digits) {
        this.label = label;
        this.digits = digits;
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
     * How many digits its division codes have.
     *
     * @return 2, 4, 6, 9 or 12; 0 where there is no code
     */
    public int digits() {
        return digits;
    }

    /**
     * Whether an area of this level can stand below one of another.
     *
     * @param parent the level above
     * @return true if it is truly higher; a service area stands below any
     */
    public boolean mayStandBelow(AreaLevel parent) {
        return this == SERVICE || (parent != SERVICE && parent.compareTo(this) < 0);
    }
}
