package org.linli.audit.codec;

import java.util.function.Consumer;

/** Members whose keys and values are all known ahead, such as {@code "type":"case.reported","v":1}: spelt once, then copied. */
final class CanonicalMembers {
    private final Consumer<CanonicalWriter> writing;
    /** A comma and the members; padded, so that whole words can be read from any place in it. */
    private final byte[] bytes;

    private final int length;

    private CanonicalMembers(Consumer<CanonicalWriter> writing) {
        this.writing = writing;
        CanonicalWriter once = CanonicalWriter.create().beginObject();
        writing.accept(once);
        byte[] object = once.endObject().toByteArray();
        length = object.length - 2;
        bytes = new byte[1 + length + 2 * Words.BYTES];
        bytes[0] = ',';
        System.arraycopy(object, 1, bytes, 1, length);
    }

    /** What something writes into an object. */
    static CanonicalMembers of(Consumer<CanonicalWriter> writing) {
        return new CanonicalMembers(writing);
    }

    /** Writes them one by one, for a writer that checks. */
    void replay(CanonicalWriter out) {
        writing.accept(out);
    }

    /** Copies them, up to seven bytes more being written over, and gives where they end. */
    int put(byte[] target, int at, boolean first) {
        int from = first ? 1 : 0;
        int count = length + 1 - from;
        Words.copy(bytes, from, count, target, at);
        return at + count;
    }

    /** How many bytes {@link #put} may touch at most. */
    int room() {
        return length + 1 + Words.BYTES;
    }
}
