package org.linli.audit.note;

/** What a key of a signed note signs, and how; the byte in its id and its text form (C2SP signed-note, "Signature types"). */
public enum KeyType {
    /** The text of the note, by Ed25519: what a log does with its checkpoint. */
    ED25519(1),
    /** A time with the text of a checkpoint, by Ed25519: what a witness does (C2SP tlog-cosignature, v1). */
    COSIGNATURE(4);

    private final int code;

    KeyType(int code) {
        this.code = code;
    }

    /**
     * The byte that stands for the type.
     *
     * @return 1 or 4
     */
    public int code() {
        return code;
    }
}
