package org.linli.casework;

import java.util.Locale;
import org.linli.trace.Reason;

/** Why the rules of casework say no. */
public enum CaseReason implements Reason {
    /** There is no case of this id. */
    UNKNOWN_CASE("No case of this id has been reported.", "Report it first, or check the id."),
    /** A case of this id has been reported by another act. */
    ALREADY_REPORTED("A case of this id has been reported before, by another act.", "Report under a new act id."),
    /** The case has ended: closed, turned away or merged. */
    ENDED("The case has ended.", "Look at its trail; report anew what has come up since."),
    /** The table has no such move at this stage. */
    NOT_AT_THIS_STAGE("The case is not at a stage at which this can be done.", "See CaseMove for what comes before."),
    /** Only the one who answers for the case may do this. */
    NOT_ACCOUNTABLE("Only the actor who answers for the case may do this.", "Ask the actor named."),
    /** Only the one to whom the case was assigned may take it up. */
    NOT_THE_ASSIGNEE(
            "Only the actor to whom the case was assigned may take it up.", "Ask the actor named, or assign it anew."),
    /** The one who handled the case may not verify it. */
    DOER_CANNOT_VERIFY("Who handled a case does not verify it.", "Let somebody else look at it."),
    /** A case cannot be merged into itself. */
    MERGED_INTO_ITSELF("A case cannot be merged into itself.", "Name the other case."),
    /** A case can only be merged into an open one. */
    MERGED_INTO_ENDED(
            "The case to merge into has ended or was never reported.",
            "Merge into an open case, or let this one go on.");

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
