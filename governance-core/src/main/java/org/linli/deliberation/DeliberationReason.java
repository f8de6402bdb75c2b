package org.linli.deliberation;

import java.util.Locale;
import org.linli.trace.Reason;

/** Why the rules about deliberations say no. */
public enum DeliberationReason implements Reason {
    /** The act is dated in the future. */
    DATED_IN_FUTURE("The act is dated in the future.", "Date it when it happens."),
    /** The act is dated before the latest one about the same deliberation. */
    CLOCK_RAN_BACKWARDS("The act is dated before the latest act about the same deliberation.", "Set the clock right."),
    /** Nobody has convened a deliberation of this id. */
    UNKNOWN_DELIBERATION("Nobody has convened a deliberation of this id.", "Convene it first."),
    /** It has been convened. */
    ALREADY_CONVENED("A deliberation of this id has been convened.", "Convene another under an act of its own."),
    /** It has ended. */
    ENDED("The deliberation has ended.", "Convene another, and say that it derives from this one."),
    /** That cannot be done at its stage. */
    NOT_AT_THIS_STAGE(
            "This cannot be done at the stage that the deliberation has reached.", "Look at the table of moves."),
    /** The hall has no design of this name. */
    UNKNOWN_DESIGN("The hall has no design of this name.", "Put the design into the book of the hall first."),
    /** The design by which it was convened is not in the book, or says something else. */
    DESIGN_CHANGED(
            "The design by which it was convened is not in the book any more, or says something else.",
            "Put the version back as it was: rules are not changed while somebody deliberates by them."),
    /** The area is unknown, or does not stand at that time. */
    UNKNOWN_AREA("The area is not known, or does not stand at that time.", "Establish it first."),
    /** Somebody named is not known, or takes no part at that time. */
    UNKNOWN_ACTOR("Somebody who is named is not known, or takes no part at that time.", "Register them first."),
    /** A role that the design asks for is nobody's, or is two people's. */
    POST_MISSING("A role that the design asks for is nobody's, or that of two.", "Name one actor for each."),
    /** The post of the party organisation is somebody else's. */
    NOT_A_PARTY_ORGANISATION(
            "The post of the party organisation is held by an actor of another kind.", "Name a party organisation."),
    /** Who leads, moderates or reviews has an interest in it. */
    NOT_IMPARTIAL(
            "Whoever moderates or says whether it is lawful is a party, or leads it as well.", "Name somebody else."),
    /** Somebody is named as a party twice. */
    PARTY_TWICE("Somebody is named as a party twice.", "Name all of their interest in one line."),
    /** Only the convener does this. */
    NOT_THE_CONVENER("Only the convener does this.", "Ask the actor named."),
    /** Only whoever is asked at the gate answers there. */
    NOT_ASKED_HERE("Only whoever has the post that is asked at this gate answers there.", "Ask the actor named."),
    /** The design has no such phase. */
    UNKNOWN_PHASE("The design has no phase of this id.", "Look at the design."),
    /** No way leads there from where it stands. */
    NO_WAY_THERE("No way leads there from where the deliberation stands.", "Look at the ways of the design."),
    /** The phase has been entered as often as it may be. */
    NO_ROUND_LEFT("The phase has been entered as often as it may be.", "Take another way of the design."),
    /** A gate before the phase has not been passed. */
    GATE_NOT_PASSED("A gate before the phase has not been passed.", "Ask the actor named to examine it."),
    /** There is no such gate before that phase. */
    UNKNOWN_GATE("There is no such gate before that phase.", "Look at the design."),
    /** The gate has been passed, or one before it has not. */
    NOT_THIS_GATE_NOW("The gate has been passed, or one before it has not.", "Pass them in their order, each once."),
    /** The phase has not been open for as long as it has to be. */
    TOO_EARLY("The phase has not been open for as long as it has to be.", "Wait until it may be closed."),
    /** The phase has been extended as often as it may be. */
    NO_EXTENSION_LEFT(
            "The phase has been extended as often as it may be.",
            "Let it close, and enter another round if there is one."),
    /** The time of the phase is over. */
    PHASE_OVER("The time of the phase is over.", "Let it close.");

    private final String meaning;
    private final String remedy;

    DeliberationReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "deliberation." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
