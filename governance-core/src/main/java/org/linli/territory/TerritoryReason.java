package org.linli.territory;

import java.util.Locale;
import org.linli.trace.Reason;

/** Why the rules about areas, dwellings and populations say no. The refusal's subject is the one at fault. */
public enum TerritoryReason implements Reason {
    /** There is no such area, dwelling or population. */
    UNKNOWN("Nothing of this id has been recorded.", "Record it first, or check the id."),
    /** It has been recorded by another act. */
    ALREADY_RECORDED("Something of this id has been recorded before, by another act.", "Choose another id."),
    /** The area or dwelling has ended; its code is not used again. */
    REVOKED(
            "The area or dwelling has ended or its end has been set, and its code is not used again.",
            "Use the one that came in its place."),
    /** The act is dated in the future. */
    DATED_IN_FUTURE("The act is dated in the future.", "Date it when it is done; say from when on it holds."),
    /** The act is dated before the latest one about the same subject. */
    CLOCK_RAN_BACKWARDS(
            "The act is dated before the latest act about the same subject.",
            "Set the clock right; say since when it holds."),
    /** An area with a code has another id than its code. */
    ID_IS_NOT_THE_CODE("The id of an area with a division code must be the short code.", "Name it by its code."),
    /** An area cannot stand below one of that level. */
    WRONG_LEVEL("An area of this level cannot stand below one of that level.", "See AreaLevel."),
    /** Something would begin before what it stands in, or before a change that has come about. */
    BEGINS_TOO_EARLY("It would begin before what it stands in, or before its last change.", "Name a later instant."),
    /** Something would end before it starts. */
    ENDS_BEFORE_IT_STARTS("It would end before it starts.", "Name a later instant."),
    /** An area would end before it was named or drawn as has been recorded. */
    ENDS_TOO_EARLY("It would end before its last change.", "Name a later instant."),
    /** Two areas of one tree would overlap. */
    OVERLAPS("The area named covers some of the same ground in the same tree.", "Redraw one of the two."),
    /** An area would not lie within the one above it. */
    REACHES_OUTSIDE(
            "The area named and the one above or below it do not lie one within the other.", "Redraw one of the two."),
    /** What is merged or split is not of one place in one tree. */
    NOT_SIDE_BY_SIDE("What is merged or split must stand side by side in one tree.", "Name the parts of one parent."),
    /** Too few areas to merge or to split into. */
    TOO_FEW_PARTS("There must be two areas at least, each named once.", "Name the parts."),
    /** One area is to be drawn in two ways at once. */
    NAMED_TWICE("An area is named twice, with a shape each.", "Name each area once."),
    /** Other areas stand below it. */
    NOT_EMPTY("Other areas stand below it.", "Move or end those first."),
    /** A dwelling stands in no such community or grid. */
    NOT_A_PLACE_FOR_HOMES("A dwelling stands in a community, and in a grid of that community.", "Name both rightly."),
    /** Somebody has that tenure already, or another owns it alone. */
    TENURE_CLASHES("Somebody has that tenure in that time already.", "End it first, or record co-owners."),
    /** Nobody has that tenure. */
    NO_SUCH_TENURE("The actor named does not have that tenure now.", "Look at the dwelling."),
    /** The population has been declared for that group and day. */
    ALREADY_DECLARED(
            "How many people of that group there are has been declared for that day by the same source.",
            "Declare a correction for a later day, or under the source that corrects it.");

    private final String meaning;
    private final String remedy;

    TerritoryReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "territory." + name().toLowerCase(Locale.ROOT);
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
