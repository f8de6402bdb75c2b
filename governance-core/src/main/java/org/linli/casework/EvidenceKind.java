package org.linli.casework;

/** What a piece of evidence is. */
public enum EvidenceKind {
    /** A photo. */
    PHOTO,
    /** A scan of something written. */
    SCAN,
    /** A recording of sound or film. */
    RECORDING,
    /** A document. */
    DOCUMENT
}
