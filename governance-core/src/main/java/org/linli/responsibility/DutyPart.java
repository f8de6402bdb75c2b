package org.linli.responsibility;

import org.linli.actor.ActorForm;
import org.linli.actor.ActorKind;
import org.linli.responsibility.inventory.Provision;

/** The part that somebody has in a matter, or the arrangement by which nobody leads in it. */
public enum DutyPart {
    /** Leads: sees to it that the matter is handled, and answers for it (牵头). */
    LEAD("牵头", "lead", true),
    /** Leads a part of the work under the one who leads (协同牵头). */
    CO_LEAD("协同牵头", "co-lead", false),
    /** Does what the lead asks for (配合). */
    ASSIST("配合", "assist", false),
    /** Looks after how the others do it (监督); never one of those who lead. */
    SUPERVISE("监督", "supervise", false),
    /** Is asked before something is decided (征询). */
    CONSULT("征询", "consult", false),
    /** Is told (告知). */
    INFORM("告知", "inform", false),
    /** An arrangement: those whom it concerns govern it themselves, through the bearer (自治). */
    SELF_GOVERNED("自治", "self-governed", true),
    /** An arrangement: a private matter, left to those whom it concerns, for whom the bearer speaks (自理). */
    PRIVATE("自理", "private", true),
    /** An arrangement: several together, and the bearer coordinates (共担). */
    JOINT("共担", "joint", true);

    private final String label;
    private final String english;
    private final boolean covers;

    DutyPart(String label, String english, boolean covers) {
        this.label = label;
        this.english = english;
        this.covers = covers;
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
     * What it is called in English.
     *
     * @return a word or two
     */
    public String english() {
        return english;
    }

    /**
     * Whether the matter is seen to by it, so that {@link Coverage} counts it.
     *
     * @return true for a lead and for the arrangements
     */
    public boolean covers() {
        return covers;
    }

    /**
     * Whether it is an arrangement by which nobody leads.
     *
     * @return true for self-governed, private and joint
     */
    public boolean isArrangement() {
        return covers && this != LEAD;
    }

    /**
     * Whether it suits how a matter is provided. That nobody leads suits what is no government's: those who belong to a thing or share it
     * govern it themselves, what each buys for themselves is private, and several see to a thing together where the one who coordinates is
     * an organisation of a kind that may answer for it. Any other part suits any provision.
     *
     * @param provision how the matter is provided
     * @param bearer of which kind the bearer is
     * @return true if it suits
     */
    public boolean suits(Provision provision, ActorKind bearer) {
        return switch (this) {
            case SELF_GOVERNED -> provision == Provision.COMMONS || provision == Provision.MEMBERS;
            case PRIVATE -> provision == Provision.MARKET;
            case JOINT ->
                bearer.form() == ActorForm.ORGANISATION && provision.providers().contains(bearer);
            default -> true;
        };
    }

    /**
     * Whether whoever has it does the work that is supervised.
     *
     * @return true for lead, co-lead, assist and the arrangements
     */
    public boolean isSupervised() {
        return covers || this == CO_LEAD || this == ASSIST;
    }

    /**
     * Whether work comes with it.
     *
     * @return true for all but being asked and being told
     */
    public boolean isWork() {
        return this != CONSULT && this != INFORM;
    }
}
