package org.linli.trace;

import java.util.Locale;

/** Why the spine itself says no, whatever the rules of a package. */
public enum TraceReason implements Reason {
    /** The act's actor holds no mandate for what was tried. */
    NO_MANDATE(
            "The actor holds no mandate for this here and now.", "Ask the actor named, or obtain the mandate first."),
    /** The act is older than what the subject remembers, so that a repetition could not be told apart. */
    TOO_OLD_TO_TELL(
            "The act is dated before the time from which the subject remembers its acts, so a repetition could not be told apart.",
            "Look at the subject's trail; if the act is not there, do it again under a new id and date."),
    /** The act has been done on some of the subjects that the ruling is about, and not on others. */
    DONE_IN_PART(
            "The act's id has been used before, for something else about one of the subjects concerned.",
            "Give each thing that is done an act id of its own.");

    private final String meaning;
    private final String remedy;

    TraceReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "trace." + name().toLowerCase(Locale.ROOT);
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
