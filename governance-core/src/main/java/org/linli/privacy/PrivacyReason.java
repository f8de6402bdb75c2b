package org.linli.privacy;

import java.util.Locale;
import org.linli.trace.Reason;

/** Why the rules about personal data say no. */
public enum PrivacyReason implements Reason {
    /** The processing has been declared otherwise. */
    DECLARED_OTHERWISE(
            "A processing of this name and version has been declared, with other terms.", "Declare a new version."),
    /** The act is dated in the future. */
    DATED_IN_FUTURE("The act is dated in the future.", "Date it when it happens."),
    /** A request of this id has been answered by another act. */
    ALREADY_ANSWERED("A request of this id has been answered before.", "Look at its answers, or ask under a new id."),
    /** Something would be kept under a processing that was never declared. */
    PROCESSING_UNDECLARED(
            "Something would be kept under a processing that was never declared here.",
            "Declare the processing named, then do it again."),
    /** Something would be kept that needs a consent, and cites none. */
    CONSENT_NOT_CITED(
            "Something would be kept under a processing that needs consent, and none is cited.",
            "Ask for the consent and cite it, or declare another processing."),
    /** The person has a key for pseudonyms already. */
    ALREADY_ENROLLED("The person has a key for pseudonyms, which can be read.", "Ask for the pseudonym."),
    /** The person has no key for pseudonyms that may be looked at. */
    NOT_ENROLLED("The person has no key for pseudonyms that may be looked at here.", "Enrol the person first."),
    /** The person was enrolled anew since the matter began. */
    ENROLLED_ANEW(
            "The person was enrolled anew since the matter began, and may have another pseudonym in it.",
            "Let the person take part under a second pseudonym only if they have not taken part before."),
    /** Whose pseudonym it is cannot be found out here. */
    PSEUDONYM_UNKNOWN(
            "Whose pseudonym it is cannot be found out here: its key is erased, restricted or not known yet.",
            "Catch up with the journal and try again, or ask for the person's pseudonym anew."),
    /** The request has not been answered. */
    NOT_ANSWERED("The request has not been answered.", "Ask first."),
    /** A duty to keep something runs still. */
    STILL_HELD("A duty to keep something runs still.", "Wait until it ends.");

    private final String meaning;
    private final String remedy;

    PrivacyReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "privacy." + name().toLowerCase(Locale.ROOT);
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
