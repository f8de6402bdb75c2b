package org.linli.responsibility;

import java.util.Locale;
import org.linli.trace.Reason;

/** Why the rules about duties say no. */
public enum DutyReason implements Reason {
    /** The act is dated in the future. */
    DATED_IN_FUTURE(
            "The act is dated in the future.", "Date it when it happens; say in the validity from when on it holds."),
    /** The act is dated before the latest one about the same charge. */
    CLOCK_RAN_BACKWARDS(
            "The act is dated before the latest act about the same charge.",
            "Set the clock right; say in the validity since when it holds."),
    /** Nobody of this id takes part when the duty begins. */
    UNKNOWN_BEARER(
            "No actor of this id takes part when the duty begins.", "Register it first, or let the duty begin later."),
    /** The matter is in the inventory under no such id when the duty begins. */
    UNKNOWN_MATTER(
            "No matter of this id is in the inventory when the duty begins.",
            "Put it into the inventory first, or name the matter that it belongs to."),
    /** Nobody of the id of the producer or payer takes part. */
    UNKNOWN_SUPPLIER(
            "No actor of the id of the producer or the payer takes part then.",
            "Register it first, or let the supply begin later."),
    /** The document is not in force when the duty begins. */
    UNKNOWN_DOCUMENT(
            "The document on which the duty would rest is not in force when it begins.",
            "Name the document that is, or put it into the documents first."),
    /** There is no such area when the duty begins. */
    UNKNOWN_AREA("No area of this id stands when the duty begins.", "Name the area that stands in its place."),
    /** A basis of this kind does not bind a bearer of that kind. */
    BASIS_DOES_NOT_BIND(
            "A basis of this kind cannot bind a bearer of that kind.", "See DutyGround.binds; name what does bind it."),
    /** A basis of this kind cannot give that part. */
    BASIS_DOES_NOT_GIVE("A basis of this kind cannot give that part.", "See DutyGround.gives; name another part."),
    /** Only a body that governs itself can stand for self-government. */
    NOT_SELF_GOVERNING(
            "Only a body by which those concerned govern themselves can stand for a self-governed matter.",
            "Name their committee or assembly."),
    /** How the matter is provided, or who the bearer is, does not suit an arrangement by which nobody leads. */
    ARRANGEMENT_DOES_NOT_SUIT(
            "How the matter is provided, or the kind of the bearer, does not suit such an arrangement.",
            "See DutyPart.suits; name somebody who leads."),
    /** The same actor would do and supervise the same work. */
    SUPERVISES_ITSELF(
            "The actor would do and supervise the same matter in the same place at the same time.",
            "Let somebody else supervise."),
    /** The actor has that part there at that time. */
    ALREADY_ASSIGNED(
            "The actor has that part in this matter there at that time.", "End what overlaps first, or name the rest."),
    /** The task is on the committee's negative list. */
    ON_THE_NEGATIVE_LIST(
            "The task is on the list of what must not be put on a residents' committee.",
            "The department that it belongs to does it itself."),
    /** The task is on none of the committee's lists, and has not been let in. */
    NO_ADMISSION(
            "The task is on none of the residents' committee's lists and has not been let in.",
            "Have it approved, for a period and with its funds, or do it yourself."),
    /** The admission does not last as long as the duty. */
    ADMISSION_TOO_SHORT(
            "The admission does not last as long as the duty.",
            "End the duty with the admission, or have it prolonged."),
    /** Who would let it in cannot. */
    ADMITTED_BY_NOBODY_WHO_CAN(
            "Work is let in by an organ of government or a party organisation that is no part of who takes it on, and withdrawn by the same.",
            "Have it approved by the office in charge of admissions."),
    /** Nobody hands work down to a committee but an organisation that is not one of the people's own, nor a committee. */
    HANDED_DOWN_BY_NOBODY_WHO_CAN(
            "Work is handed down by an organisation that is no residents' committee, no part of it, and none of the people's own.",
            "Name who hands the work down, and pays for it."),
    /** Who lets work in hands it down, or is a part of who does. */
    ADMITTED_BY_WHO_HANDS_DOWN(
            "Who lets the work in hands it down, assigns it, or is a part of who does; or who assigns it is a part of theirs.",
            "Have it approved by somebody else, or assigned by somebody else."),
    /** There is no such admission. */
    NO_SUCH_ADMISSION(
            "No such admission was granted, or it was withdrawn.",
            "Have it approved, for a period and with its funds."),
    /** The admission is for another matter, committee or place, or from somebody else. */
    ADMITTED_FOR_OTHER_WORK(
            "The admission lets in other work: in another matter, at another committee, in another area, or from somebody else.",
            "Cite the admission of this work."),
    /** Another duty has the funds of the admission at that time. */
    ADMISSION_PROMISED(
            "Another duty cites the same admission at that time: its funds are promised to one at a time.",
            "Have more approved, with funds of its own, or end the other duty first."),
    /** There is too much of it for one record. */
    TOO_MUCH_TO_CARRY(
            "There are more duties and acts here than one record can carry forward.",
            "Remember fewer acts, by a later instant; a charge of very many duties cannot be carried forward."),
    /** The committee helps with this, and does not lead in it. */
    ONLY_ASSISTS(
            "The residents' committee helps government with this by law and does not answer for it.",
            "Let it assist; let the department lead."),
    /** There is no such duty here. */
    NO_SUCH_DUTY("The actor has no such duty in this matter.", "Look at the charge."),
    /** The duty has been ended. */
    ALREADY_ENDED("The duty has been ended before.", "Look at the charge; assign it anew if it is to go on."),
    /** The duty would end before it starts, or later than it does. */
    ENDS_OUTSIDE(
            "The duty would end before it starts, or later than it does anyhow.",
            "Name an instant within its validity."),
    /** Means or supply would change at an instant at which the duty does not hold. */
    CHANGES_OUTSIDE(
            "The means or the supply would change at an instant at which the duty does not hold.",
            "Name an instant within its validity."),
    /** Only who bears a duty delegates it. */
    NOT_THE_BEARER("Only who bears a duty delegates a part of it.", "Let the bearer do it."),
    /** Nobody delegates to themselves. */
    DELEGATED_TO_ONESELF("Nobody delegates a duty to themselves.", "Name somebody else."),
    /** What was delegated is not delegated further. */
    DELEGATED_ALREADY("What has been delegated is not delegated further.", "Ask who bears the duty."),
    /** More would be delegated than there is. */
    BEYOND_THE_DUTY(
            "More would be delegated than the duty reaches, in area or time.", "Stay within the area and validity.");

    private final String meaning;
    private final String remedy;

    DutyReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "charge." + name().toLowerCase(Locale.ROOT);
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
