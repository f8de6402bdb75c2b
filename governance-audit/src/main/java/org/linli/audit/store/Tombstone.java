package org.linli.audit.store;

import org.linli.audit.merkle.MerkleHash;

/**
 * What stands in the place of a record that was cut: its leaf hash, the name of its subject, and its number in the subject's trail. So the
 * tree goes on leading to the same roots, and no subject can begin anew by having been forgotten.
 */
public final class Tombstone {
    /** The length of what stands in the place of the envelope. */
    public static final int BODY = MerkleHash.BYTES + 3 * Long.BYTES;
    /** The length of the whole frame. */
    public static final int LENGTH = Frame.HEADER + BODY;

    private static final int NAME = MerkleHash.BYTES;
    private static final int SEQUENCE = NAME + 2 * Long.BYTES;

    private Tombstone() {}

    /**
     * What stands in the place of an envelope.
     *
     * @param leafHash the hash of the record
     * @param subject the name of its subject
     * @param sequence its number in the subject's trail
     * @return the bytes
     */
    public static byte[] body(byte[] leafHash, Name subject, long sequence) {
        byte[] body = new byte[BODY];
        System.arraycopy(leafHash, 0, body, 0, MerkleHash.BYTES);
        Bytes.putLong(body, NAME, subject.high());
        Bytes.putLong(body, NAME + Long.BYTES, subject.low());
        Bytes.putLong(body, SEQUENCE, sequence);
        return body;
    }

    /**
     * Whether a frame is one.
     *
     * @param frame the frame
     * @return true if a record was cut there
     */
    public static boolean is(Frame frame) {
        return frame.kind() == Frame.TOMBSTONE;
    }

    /**
     * The hash of the record.
     *
     * @param frame a tombstone
     * @param target where the hash goes, at its beginning
     */
    public static void leafHash(Frame frame, byte[] target) {
        System.arraycopy(frame.source(), frame.envelopeOffset(), target, 0, MerkleHash.BYTES);
    }

    /**
     * The name of the record's subject.
     *
     * @param frame a tombstone
     * @return the name
     */
    public static Name subject(Frame frame) {
        int at = frame.envelopeOffset() + NAME;
        return new Name(Bytes.getLong(frame.source(), at), Bytes.getLong(frame.source(), at + Long.BYTES));
    }

    /**
     * The number of the record in its subject's trail.
     *
     * @param frame a tombstone
     * @return from 1 up
     */
    public static long sequence(Frame frame) {
        return Bytes.getLong(frame.source(), frame.envelopeOffset() + SEQUENCE);
    }
}
