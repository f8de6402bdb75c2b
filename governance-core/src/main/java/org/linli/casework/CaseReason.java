package org.linli.casework;

import java.util.Locale;
import org.linli.trace.Reason;

/** Why the rules of casework say no. */
public enum CaseReason implements Reason {
    /** There is no case of this id; or it is a report of wrongdoing of which whoever acts may not know, or not theirs to tie anything to. */
    UNKNOWN_CASE("No case of this id has been reported.", "Report it first, or check the id."),
    /** A case of this id has been reported by another act. */
    ALREADY_REPORTED("A case of this id has been reported before, by another act.", "Report under a new act id."),
    /** The case has ended: closed, turned away, withdrawn, voided, merged or split. */
    ENDED("The case has ended.", "Look at its trail; reopen it or report anew what has come up since."),
    /** The table has no such move at this stage. */
    NOT_AT_THIS_STAGE("The case is not at a stage at which this can be done.", "See CaseMove for what comes before."),
    /** The act is dated further before the latest act on this case than any may be dated ahead: a clock runs backwards. */
    BEFORE_LATEST_ACT(
            "The act is dated before the latest act on this case, by more than acts may be dated ahead.",
            "Check the clock that dates the acts, and date it when it occurred."),
    /** The act is dated in the future. */
    IN_THE_FUTURE(
            "The act is dated further in the future than the policy allows.",
            "Check the clock that dates the acts, or the time zone of what was read."),
    /** What the resident said is too long. */
    TEXT_TOO_LONG(
            "The description or the contact of the report is longer than the policy allows.",
            "Shorten it, and attach the rest as evidence."),
    /** What the resident said has characters that nobody sees. */
    TEXT_HAS_HIDDEN_CHARACTERS(
            "The description or the contact of the report has control characters, marks of direction or halves of characters.",
            "Remove them; line breaks and tabs may stay."),
    /** Only the one who answers for the case may do this. */
    NOT_ACCOUNTABLE("Only the actor who answers for the case may do this.", "Ask the actor named."),
    /** Only the one to whom the case was assigned may do this. */
    NOT_THE_ASSIGNEE(
            "Only the actor to whom the case was assigned may do this.", "Ask the actor named, or assign it anew."),
    /** Only the one who reported the case may do this. */
    NOT_THE_REPORTER("Only whoever reported the case may do this.", "Let them do it, or act on their behalf."),
    /** Who answers for a case or has had a hand in it does not take it back for whoever reported it. */
    DOER_CANNOT_WITHDRAW(
            "Who would be rid of a case does not take it back for whoever reported it: who has ever answered for it or had a hand in it, has it assigned, disputes it or owes it an answer, or belongs to them.",
            "Let whoever reported it do it, or somebody else on their behalf, such as the hotline."),
    /** The case goes on for what somebody else has reported, too. */
    GOES_ON_FOR_OTHERS(
            "The case goes on for what somebody else has reported as well, so that it is not taken back, turned away, voided or answered at once.",
            "Let it go on until it is handled."),
    /** The one who handled the case may not verify it. */
    DOER_CANNOT_VERIFY(
            "Who handled a case or answers for it does not verify it. Nor does anybody of theirs.",
            "Let somebody else look at it."),
    /** Who answered for a case or had a hand in it does not ask the resident what they think of it. */
    DOER_CANNOT_ASK(
            "Who has ever answered for a case or has had a hand in it, or belongs to them, does not put down what the resident says of it.",
            "Let somebody else ask, such as the hotline."),
    /** Nobody grants themselves more time, a place among the parked cases, an exclusion, a voiding or a new round. */
    OWN_FAVOUR(
            "Who has ever answered for a case, has it assigned or has had a hand in it, or belongs to them, does not extend, park, exclude, void or reopen it.",
            "Ask somebody above to approve it."),
    /** Whom a report of wrongdoing is against is given no part in the case; if they act themselves, they are told that there is none. */
    ACCUSED_HAS_NO_PART(
            "Whom a report of wrongdoing is against has no part in the case, nor has anybody of theirs.",
            "Let somebody else do it or answer for it."),
    /** Whoever is put in charge, assists or is pointed to takes part. */
    TAKES_NO_PART(
            "The actor named takes no part at that time: it has departed, or has not begun.",
            "Name who has come in its place."),
    /** Nobody else is put in the place of whoever still takes part. */
    STILL_TAKES_PART(
            "The actor named answers for the case and still takes part, so that nobody is put in their place.",
            "Let them go on, assign it, or dispute whose it is."),
    /** A body that governs itself is put in charge of nothing by others. */
    TAKES_NO_ORDERS(
            "The actor named governs itself, and nobody puts it in charge of a case.",
            "Name somebody else, who can ask them by assigning it."),
    /** A call centre passes a report on and does not answer for it; nor does a private person. */
    NOT_A_HANDLING_UNIT(
            "A call centre or a private person cannot answer for a case.",
            "Name the first unit that handles such matters; it answers until another accepts."),
    /** The case has been sent back as often as it may be. */
    SENT_BACK_TOO_OFTEN(
            "The case has been sent back as often as the policy allows.",
            "Dispute whose it is, and have that ruled on."),
    /** The ruling binds whom it names. */
    BOUND_BY_RULING(
            "It has been ruled whose the case is, and that binds the actor named.",
            "Take it up, or assign it to a part of your own."),
    /** Whoever is a party to a dispute does not rule on it, but may take the case upon itself. */
    PARTY_CANNOT_RULE(
            "Who is a party to the dispute, or belongs to one, does not rule on it but that it is their own.",
            "Take it upon yourself, or ask somebody above both."),
    /** A ruling takes authority over the parties. */
    MAY_NOT_RULE(
            "Only a street office or township, an organ of government above all parties, or whom the policy names rules whose a case is, or hands it over.",
            "Ask one of these."),
    /** A dispute is with somebody else. */
    DISPUTED_TO_ONESELF(
            "Who says that a case is not theirs cannot point to themselves or to a part of their own.",
            "Take it up, or assign it to that part."),
    /** The deadline that was set elsewhere had passed before the case was accepted. */
    DEADLINE_PASSED(
            "The deadline is earlier than the act that accepts the case.",
            "Accept it by a deadline class, or date the act when it occurred."),
    /** What is only not ours names who is responsible instead, and nobody names themselves. */
    NOBODY_ELSE_NAMED(
            "What is turned away as not ours names somebody else who is responsible, and nobody names themselves or a part of their own.",
            "Name them; give another reason if nobody is known."),
    /** Only questions are answered out of what the host knows. */
    NOT_A_QUESTION("Only a question can be answered and closed at once.", "Accept the case, and have it handled."),
    /** The resident has been asked and has answered. */
    ALREADY_ASKED(
            "The resident has been reached and has answered.",
            "Leave it; reopen the case if they say that it is not solved."),
    /** A case must be handled, and a whistle answered, within so much time. */
    DUE_TOO_LATE(
            "The case, or the answer to a whistle, would be due later than the policy allows.",
            "Name a shorter deadline."),
    /** A case is granted so much more time at once, and no more. */
    EXTENDED_FOR_TOO_LONG("The case would be granted more time at once than the policy allows.", "Grant less."),
    /** A parked case is looked at again within so much time. */
    PARKED_FOR_TOO_LONG(
            "The day on which the parked case is looked at again lies further ahead than the policy allows.",
            "Name an earlier one; it can be parked again then."),
    /** A case that is opened again must be handled within so much time. */
    REOPENED_FOR_TOO_LONG(
            "The case would have more time when it is opened again than the policy allows.",
            "Name a shorter deadline."),
    /** The case has been paused as often as it may be. */
    PAUSED_TOO_OFTEN(
            "The case has been paused as often as the policy allows.",
            "Handle it, or ask somebody above to park or to extend it."),
    /** The case has been granted more time as often as it may be. */
    EXTENDED_TOO_OFTEN("The case has been extended as often as the policy allows.", "Handle it, or park it openly."),
    /** More time is granted before a case is overdue, not after. */
    ALREADY_OVERDUE("The case is overdue, and no extension heals that.", "Handle it; ask for more time earlier."),
    /** A parked case is looked at again later, not earlier. */
    REVIEW_NOT_AHEAD("The day on which a parked case is looked at again must lie ahead.", "Name a later one."),
    /** Nothing has fallen due, or everything the plan has has been done. */
    NOTHING_TO_RAISE(
            "By the plan there is nothing to raise about the case, or the answer to a whistle, now.",
            "Wait until the next step is due."),
    /** Only a street office or a township blows the whistle. */
    MAY_NOT_WHISTLE("Only a street office or a township government blows the whistle.", "Ask the street."),
    /** A whistle summons departments, police posts and utilities, and nobody else. */
    NOT_SUMMONED_BY_WHISTLE(
            "A whistle summons departments, police posts and public utilities only; a residents' committee governs itself.",
            "Ask the actor named to help, or assign the case."),
    /** A whistle summons somebody. */
    NOBODY_SUMMONED("A whistle must summon somebody.", "Name the departments."),
    /** The department has been summoned and has not answered yet. */
    ALREADY_SUMMONED("The actor named has been summoned and has not answered yet.", "Wait for the answer."),
    /** Only those who were summoned and have not answered answer a whistle, or are urged to. */
    NOT_SUMMONED(
            "Only a department that was summoned and has not answered can answer, or be urged to.",
            "See the summons of the case."),
    /** The case counts in no rate already. */
    ALREADY_EXCLUDED("The case has been taken out of the rates before.", "Leave it."),
    /** The same evidence has been added before. */
    EVIDENCE_ALREADY_THERE("Evidence with this digest is attached to the case already.", "Leave it."),
    /** The case has as much evidence as it may have. */
    TOO_MUCH_EVIDENCE(
            "The case has as many pieces of evidence as the policy allows.",
            "Give it to whoever reported the case or answers for it."),
    /** One actor has brought as much evidence as they may. */
    TOO_MUCH_EVIDENCE_OF_ONE(
            "The actor has brought as many pieces of evidence as the policy lets one bring.",
            "Put several into one document."),
    /** A case cannot be merged into itself. */
    MERGED_INTO_ITSELF("A case cannot be merged into itself.", "Name the other case."),
    /** A case can only be merged into an open one. */
    MERGED_INTO_ENDED(
            "The case to merge into has ended or was never reported.",
            "Merge into an open case, or let this one go on."),
    /** Neither what has a deadline nor what another unit has received is merged into what has no deadline yet. */
    MERGED_INTO_UNACCEPTED(
            "The case to merge into has not been accepted, and so has no deadline to keep; and this one has, or is another unit's.",
            "Accept it first, or merge it into this one."),
    /** What was reported after something had been handled is not merged into that. */
    MERGED_INTO_HANDLED(
            "The case to merge into had been handled before this one was reported, so that has not helped.",
            "Handle this one, or send the other to rework first."),
    /** Only a question is merged into a question. */
    MERGED_INTO_QUESTION(
            "The case to merge into is a question, which can be answered and closed at once, and this one is more.",
            "Merge the question into this one."),
    /** What counts in the rates is not merged into what does not. */
    MERGED_INTO_EXCLUDED(
            "The case to merge into has been taken out of the rates, and this one has not.",
            "Merge the other into this one, or have this one taken out by whoever approves that."),
    /** A department owes the case an answer. */
    WHISTLE_UNANSWERED(
            "The department named was summoned and has not answered, and its answer would be lost with the case.",
            "Wait for the answer, or urge it."),
    /** A report of wrongdoing is not merged with what others may see. */
    CONFIDENTIAL_AND_NOT(
            "A report of wrongdoing is tied to no case that others may see.",
            "Relate nothing; handle each for itself."),
    /** Reports of wrongdoing against different actors are not tied to each other. */
    AGAINST_SOMEBODY_ELSE(
            "Reports of wrongdoing are tied to each other only if they are against the same: whom the one is against may see the other.",
            "Relate nothing; handle each for itself."),
    /** A split makes at least two cases. */
    TOO_FEW_PARTS("A split must make at least two cases.", "Name the parts, or let the case go on."),
    /** A part keeps to what the whole was. */
    PART_UNLIKE_WHOLE(
            "A part of a report of wrongdoing must be one too and against the same, no other case can have such a part, and only a question can have questions as parts.",
            "Name parts of the kind of the whole, or report it anew."),
    /** A case does not derive from itself, neither directly nor over others. */
    DERIVATION_IN_A_CIRCLE(
            "The other case derives from this one, directly or over others.", "Relate them the other way round."),
    /** The two cases are related in this way already. */
    ALREADY_RELATED("The case is said to derive from the other in this way already.", "Leave it."),
    /** The case is tied to as many others as it may be. */
    TOO_MANY_LINKS("The case is tied to as many others as the policy allows.", "Relate to the first of them.");

    private final String meaning;
    private final String remedy;

    CaseReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "case." + name().toLowerCase(Locale.ROOT);
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
