package org.linli.actor;

import java.util.Locale;
import org.linli.trace.Reason;

/** Why the rules about actors, branches and listed items say no. The refusal's subject is the one at fault, not always the one acted on. */
public enum ActorReason implements Reason {
    /** There is no actor of this id. */
    UNKNOWN_ACTOR("No actor of this id has been registered.", "Register it first, or check the id."),
    /** An actor of this id has been registered by another act. */
    ALREADY_REGISTERED("An actor of this id has been registered before, by another act.", "Choose another id."),
    /** The actor takes part no more. */
    DEPARTED(
            "The actor takes part no more.",
            "Look at its trail; register anew under another id what has come instead."),
    /** The act is dated in the future. */
    DATED_IN_FUTURE(
            "The act is dated in the future.", "Date it when it happens; say in the period from when on it holds."),
    /** The act is dated before the latest one about the same subject. */
    CLOCK_RAN_BACKWARDS(
            "The act is dated before the latest act about the same subject.",
            "Set the clock right; say in the period since when it holds."),
    /** A person's or household's name stands openly. */
    PERSON_NAMED_OPENLY(
            "The name of a person or household must not stand in the open part.", "Put it into a personal slot."),
    /** An organisation has no open name. */
    ORGANISATION_UNNAMED("An organisation must have an open name.", "Say what it is called."),
    /** The other actor is no organisation. */
    NOT_AN_ORGANISATION(
            "The actor named is a person or household, which has no parts or seats, employs nobody and takes in nobody by secondment.",
            "Name the organisation."),
    /** Such an actor cannot have this role there. */
    ROLE_DOES_NOT_FIT(
            "An actor of this kind cannot have this role in one of that kind.", "See Role for what each is meant for."),
    /** The role needs an employer, and none is named. */
    NO_EMPLOYER("Somebody in this role must have an employer who answers for them.", "Name the employer."),
    /** They are that already at that time. */
    ALREADY_A_MEMBER("The actor is that already in that time.", "End what overlaps first, or choose another period."),
    /** Nobody is a grid worker and an enforcement officer at one time. */
    ROLES_EXCLUDE_EACH_OTHER(
            "Nobody is a grid worker and an enforcement officer at one time: a grid worker enforces nothing.",
            "End the other role first, or choose another period."),
    /** They are not that. */
    NOT_A_MEMBER("The actor is not that in that organisation now.", "Look at its ties."),
    /** Something would end before it starts. */
    ENDS_BEFORE_IT_STARTS("What is ended would end before it starts.", "Name a later instant."),
    /** Somebody would have departed before something began that is known of them. */
    ENDS_TOO_EARLY(
            "It would have departed before it became something that has been recorded.", "Name a later instant."),
    /** Something would begin before one of its parties, or before what it comes in the place of. */
    BEGINS_TOO_EARLY(
            "It would begin before one of those concerned took part, or not after what it comes in the place of.",
            "Name a later instant."),
    /** An organisation would be a part of itself. */
    CYCLIC("The organisation would come to stand above itself.", "Look at the chain of parents of the one named."),
    /** An organisation that is a part of none is not taken out of one. */
    PART_OF_NONE("The organisation is a part of no other then.", "Look at what it has been a part of."),
    /** They do not belong to the home unit. */
    NOT_OF_THE_HOME_UNIT(
            "Only somebody who belongs to the home unit can be sent down by it.", "Record the role first."),
    /** They are sent down already in that time. */
    ALREADY_SECONDED("The actor is sent down already in that time.", "Recall them first, or choose another period."),
    /** They are not sent down there. */
    NOT_SECONDED("The actor is not sent down to that place now.", "Look at its ties."),
    /** Nobody delegates to themselves. */
    DELEGATED_TO_ONESELF("Nobody needs a delegation from themselves.", "Name somebody else."),
    /** A delegation would come back to its principal. */
    DELEGATION_CYCLE("The delegation would come back to the principal over others.", "Revoke the other one first."),
    /** What the principal has not let the actor pass on is not passed on. */
    NOT_TO_BE_PASSED_ON(
            "The principal named has given the actor nothing in that time that may be passed on.",
            "Ask the principal to delegate to the agent themselves, or to let it be passed on."),
    /** There is no such delegation, or it is revoked. */
    UNKNOWN_DELEGATION("The actor has given no such delegation, or has revoked it.", "Look at its ties."),
    /** Only they themselves can do this. */
    NOT_THEIR_OWN("Only the actor themselves can do this.", "Ask the actor named."),
    /** They do not serve where the badge is to be shown. */
    NOT_SERVING_THERE("A badge is shown only where somebody serves.", "Record the role or secondment first."),
    /** There is no such badge. */
    NO_SUCH_BADGE("No badge is shown there.", "Look at the actor's badges."),
    /** There is no such branch, or it is dissolved. */
    UNKNOWN_BRANCH("No party branch of this id has been founded.", "Found it first, or check the id."),
    /** A branch of this id has been founded. */
    ALREADY_FOUNDED("This party branch has been founded before, by another act.", "Go on with it."),
    /** Only a party organisation can be a branch or report in as a unit's. */
    NOT_A_PARTY_ORGANISATION("Only a party organisation can be this.", "Name the party organisation."),
    /** Only a greater committee has concurrent members. */
    NO_GREATER_COMMITTEE("Only a greater party committee has concurrent members.", "Found it as one."),
    /** The seat is taken, or the one named has reported in already. */
    ALREADY_THERE("The actor has that seat, or has reported in, already.", "Look at the branch."),
    /** They hold no seat there, or have not reported in. */
    NOT_THERE("The actor has no seat there, or has not reported in.", "Let them report in first."),
    /** There is no such item. */
    UNKNOWN_ITEM("No item of this id has been listed.", "List it first, or check the id."),
    /** An item of this id has been listed. */
    ALREADY_LISTED("An item of this id has been listed before, by another act.", "List under a new act id."),
    /** The table has no such move at this stage of an item. */
    ITEM_NOT_AT_THIS_STAGE(
            "The item is not at a stage at which this can be done.", "See ItemMove for what comes before."),
    /** Only the one who has claimed an item may do this. */
    NOT_THE_CLAIMANT("Only the one who has claimed the item may do this.", "Ask the actor named."),
    /** Only the one who has listed an item may do this. */
    NOT_THE_LISTER("Only the one who has listed the item may do this.", "Ask the actor named.");

    private final String meaning;
    private final String remedy;

    ActorReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "actor." + name().toLowerCase(Locale.ROOT);
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
