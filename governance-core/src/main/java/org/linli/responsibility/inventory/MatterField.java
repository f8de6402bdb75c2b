package org.linli.responsibility.inventory;

/** The field that a matter belongs to. */
public enum MatterField {
    /** Public security (治安). */
    SECURITY("治安"),
    /** Cleaning and waste (环卫). */
    SANITATION("环卫"),
    /** Care of the old (养老). */
    ELDER_CARE("养老"),
    /** Care of children (托幼). */
    CHILD_CARE("托幼"),
    /** Buildings and estates (物业). */
    PROPERTY("物业"),
    /** Work and training (就业). */
    EMPLOYMENT("就业"),
    /** Relief and aid (救助). */
    RELIEF("救助"),
    /** Community corrections and resettlement (矫正安置). */
    CORRECTIONS("矫正安置"),
    /** Air, water, noise and green (环境). */
    ENVIRONMENT("环境"),
    /** Fire safety (消防). */
    FIRE("消防"),
    /** Traffic and parking (交通). */
    TRAFFIC("交通"),
    /** Culture, sport and learning (文化). */
    CULTURE("文化");

    private final String label;

    MatterField(String label) {
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
