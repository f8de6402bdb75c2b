package org.linli.deliberation.design;

/** Whom a design asks for something. Who that is, each deliberation says when it is convened. Nobody's vote counts more for it. */
public enum Role {
    /** Who convenes it and leads it from phase to phase. */
    CONVENER("召集人"),
    /** Who sees to it that everybody is heard, and takes no side. */
    FACILITATOR("主持人"),
    /** The party organisation, where a design has it propose and review. */
    PARTY_ORGANISATION("党组织"),
    /** Who says whether what is to be voted on is lawful and within the powers of who decides. */
    LEGAL_REVIEWER("合法性审查人"),
    /** Who would have to carry it out. */
    RESPONSIBLE("责任单位");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /**
     * What it is called in Chinese.
     *
     * @return such as 召集人
     */
    public String label() {
        return label;
    }
}
