package org.linli.responsibility.disclosure;

import java.util.Locale;
import org.linli.trace.Reason;

/** Why the rules about disclosures say no. */
public enum DisclosureReason implements Reason {
    /** The act is dated in the future. */
    DATED_IN_FUTURE("The act is dated in the future.", "Date it when it happens."),
    /** The act is dated before the latest one about the same disclosure. */
    CLOCK_RAN_BACKWARDS("The act is dated before the latest act about the same disclosure.", "Set the clock right."),
    /** The act is dated longer before it comes in than is believed. */
    DATED_TOO_FAR_BACK(
            "The act is dated more than three days before it comes in.",
            "Date it when it comes in; what was done when is for its text to say."),
    /** The plan does not ask for it. */
    NOT_IN_PLAN(
            "The plan does not ask this of the discloser, in this area, about this time, so often.",
            "Put the line or the requirement into the plan first."),
    /** It is owed already. */
    ALREADY_OWED("This is owed already.", "Look at the disclosure."),
    /** The period is not over, or it has not happened yet. */
    NOT_YET("The period is not over, or it has not happened yet.", "Wait until it is."),
    /** Nobody of the discloser's id took part then. */
    UNKNOWN_DISCLOSER("No actor of the discloser's id took part then.", "Register it first."),
    /** The discloser is a person or a household. */
    NOT_AN_ORGANISATION(
            "Persons and households owe nobody a disclosure.", "Name the organisation that answers for the matter."),
    /** What says that it must be disclosed does not bind the discloser. */
    BASIS_DOES_NOT_BIND(
            "What says that it must be disclosed cannot bind a discloser of that kind.",
            "See DutyGround.binds; name what does bind it."),
    /** Nothing of this id is owed. */
    NOT_OWED("Nothing of this id is owed.", "Let it be owed first: settle, or name the occasion."),
    /** Only whoever owes it does this. */
    NOT_THE_DISCLOSER("Only whoever owes the disclosure publishes it and answers.", "Ask the actor named."),
    /** The same was published there before. */
    ALREADY_PUBLISHED("The same was published in the same places before.", "Name another place, or a correction."),
    /** A correction is due, and this is what was published before. */
    NOT_CORRECTED(
            "A correction is due, but this is what was published before.",
            "Publish the text with the correction; where people could not get at it, the same in another place."),
    /** Nothing has been published that could be objected to. */
    NOTHING_PUBLISHED(
            "Nothing has been published to which one could object.",
            "Wait until it is due: then it is urged, and found overdue."),
    /** Nobody objects to what they publish themselves. */
    OBJECTS_TO_ITSELF(
            "The objector is the discloser or a part of it.", "Publish a correction, or let somebody else object."),
    /** The objector waits for an answer already. */
    ALREADY_OBJECTED("The objector waits for the answer to another objection.", "Wait for the answer."),
    /** The objector has been answered on this ground, and nothing was published since. */
    OBJECTED_BEFORE(
            "The objector has been answered on the same ground, and nothing was published since.",
            "Object on another ground, or go above: the answer is on record."),
    /** There is too much of it for one record. */
    TOO_MUCH_TO_CARRY(
            "There are more publications, objections and acts here than one record can carry forward.",
            "Remember fewer acts, by a later instant."),
    /** The text is too long. */
    TEXT_TOO_LONG("The text of the objection is too long.", "Shorten it to 4,000 characters."),
    /** The text has characters that nobody sees. */
    TEXT_HAS_HIDDEN_CHARACTERS(
            "The text of the objection has characters that nobody sees.", "Remove control characters and the like."),
    /** There is no such objection. */
    NO_SUCH_OBJECTION("There is no objection of this number.", "Look at the disclosure."),
    /** It has been answered. */
    ALREADY_ANSWERED("The objection has been answered.", "Look at the disclosure."),
    /** Nothing is overdue, or every step has been taken. */
    NOTHING_TO_URGE("Nothing is overdue here, or every step of the plan has been taken.", "Look at the disclosure.");

    private final String meaning;
    private final String remedy;

    DisclosureReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "disclosure." + name().toLowerCase(Locale.ROOT);
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
