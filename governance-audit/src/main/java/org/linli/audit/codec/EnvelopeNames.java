package org.linli.audit.codec;

/** The names of the members of an envelope, in the order in which they stand there. */
final class EnvelopeNames {
    static final CanonicalName ACT = CanonicalName.of("act");
    static final CanonicalName ACTOR = CanonicalName.of("actor");
    static final CanonicalName AUDIENCE = CanonicalName.of("audience");
    static final CanonicalName BASIS = CanonicalName.of("basis");
    static final CanonicalName CAUSE = CanonicalName.of("cause");
    static final CanonicalName ON_BEHALF_OF = CanonicalName.of("onBehalfOf");
    static final CanonicalName PUB = CanonicalName.of("pub");
    static final CanonicalName RECORDED = CanonicalName.of("recorded");
    static final CanonicalName REFS = CanonicalName.of("refs");
    static final CanonicalName SCHEMA = CanonicalName.of("schema");
    static final CanonicalName SEALED = CanonicalName.of("sealed");
    static final CanonicalName SUBJECT = CanonicalName.of("subject");
    static final CanonicalName SUBJECT_PREV = CanonicalName.of("subjectPrev");
    static final CanonicalName SUBJECT_SEQ = CanonicalName.of("subjectSeq");
    static final CanonicalName T = CanonicalName.of("t");
    static final CanonicalName TYPE = CanonicalName.of("type");
    static final CanonicalName V = CanonicalName.of("v");

    // Inside sealed[].
    static final CanonicalName AT = CanonicalName.of("at");
    static final CanonicalName CAME = CanonicalName.of("came");
    static final CanonicalName COMMIT = CanonicalName.of("commit");
    static final CanonicalName CONSENT = CanonicalName.of("consent");
    static final CanonicalName HOLDER = CanonicalName.of("holder");
    static final CanonicalName SLOT = CanonicalName.of("slot");
    static final CanonicalName UNDER = CanonicalName.of("under");

    /** The version of the envelope itself. */
    static final long VERSION = 1;

    private EnvelopeNames() {}
}
