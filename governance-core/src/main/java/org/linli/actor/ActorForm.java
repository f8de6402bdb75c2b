package org.linli.actor;

/** What an actor is made of: one person, the people of one home, or an organisation. */
public enum ActorForm {
    /** A natural person. Their id is a pseudonym, and their name stands only in a personal slot. */
    PERSON,
    /** The people who live together in one dwelling. */
    HOUSEHOLD,
    /** Anything with members and an office. */
    ORGANISATION
}
