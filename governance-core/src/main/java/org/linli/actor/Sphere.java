package org.linli.actor;

/** Where an actor comes from (党政商社群): the five edges that a community connects. */
public enum Sphere {
    /** The party and its organisations (党). */
    PARTY("党"),
    /** Government and what belongs to it (政). */
    GOVERNMENT("政"),
    /** Business (商). */
    BUSINESS("商"),
    /** Society: self-governing bodies, social and mass organisations, charity (社). */
    SOCIETY("社"),
    /** The people: residents and households (群). */
    PEOPLE("群");

    private final String label;

    Sphere(String label) {
        this.label = label;
    }

    /**
     * What it is called in Chinese.
     *
     * @return one character
     */
    public String label() {
        return label;
    }
}
