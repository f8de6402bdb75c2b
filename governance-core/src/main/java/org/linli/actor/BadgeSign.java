package org.linli.actor;

/** What a badge says (亮身份). */
public enum BadgeSign {
    /** A party member (党员). */
    PARTY_MEMBER("党员"),
    /** A volunteer (志愿者). */
    VOLUNTEER("志愿者"),
    /** A veteran (退役军人). */
    VETERAN("退役军人");

    private final String label;

    BadgeSign(String label) {
        this.label = label;
    }

    /**
     * What it is called in Chinese.
     *
     * @return the term of the field
     */
    public String label() {
        return label;
    }
}
