package org.linli.audit.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHead;

/**
 * What a log asks a witness (C2SP tlog-witness, {@code add-checkpoint}): to cosign a checkpoint that continues the one the witness has.
 *
 * <pre>
 * old 3
 * KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
 * KgMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
 *
 * trace.example/log1
 * 5
 * QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=
 *
 * — trace.example/log1 UgIomw/EOJmWi0i1…
 * </pre>
 *
 * @param oldSize the size that the log believes the witness has seen, 0 for none
 * @param proof that the new tree continues the one of that size; empty for 0
 * @param checkpoint the new checkpoint, signed by the log
 */
public record AddCheckpoint(long oldSize, ConsistencyProof proof, SignedNote checkpoint) {

    /** How long a request may be: 64 KiB, room for a hundred signatures and more. */
    public static final int MAX_BYTES = 1 << 16;

    private static final String FORMAT = "request to add a checkpoint";
    private static final int MAX_HASHES = 63;
    /** Together with some signatures a checkpoint has to fit into an entry of a log. */
    private static final int MAX_TEXT = 1 << 14;

    /**
     * A request as it is made.
     *
     * @param oldSize the size that the log believes the witness has seen
     * @param proof that the new tree continues that one
     * @param checkpoint the new checkpoint
     * @throws IllegalArgumentException if the size is out of range, or the proof has more than 63 hashes
     */
    public AddCheckpoint {
        Objects.requireNonNull(checkpoint, "checkpoint");
        if (oldSize < 0 || oldSize > TreeHead.MAX_SIZE) {
            throw new IllegalArgumentException("The old size (" + oldSize + ") must be between 0 and 2^62.");
        }
        if (proof.path().size() > MAX_HASHES) {
            throw new IllegalArgumentException(
                    "The number (" + proof.path().size() + ") of hashes of the proof must be at most 63.");
        }
    }

    /**
     * Reads a request.
     *
     * @param body the bytes of the request's body
     * @return the request; nothing is verified yet
     * @throws TlogFormatException if it is none
     */
    public static AddCheckpoint parse(byte[] body) {
        TextCursor cursor = new TextCursor(FORMAT, TextCursor.decode(FORMAT, body, MAX_BYTES), MAX_BYTES);
        long oldSize = cursor.number(cursor.afterWord("old", cursor.nextLine("The old size")), TreeHead.MAX_SIZE);
        List<MerkleHash> path = new ArrayList<>();
        for (String line = cursor.nextLine("A blank line"); !line.isEmpty(); line = cursor.nextLine("A blank line")) {
            if (path.size() == MAX_HASHES) {
                throw cursor.broken("There must be at most " + MAX_HASHES + " hashes.");
            }
            path.add(cursor.hash(line));
        }
        SignedNote checkpoint = SignedNote.parse(cursor.rest());
        if (checkpoint.text().length() > MAX_TEXT) {
            throw cursor.broken("The text of the checkpoint must not be longer than " + MAX_TEXT + " characters.");
        }
        return new AddCheckpoint(oldSize, new ConsistencyProof(path), checkpoint);
    }

    /**
     * The body of the request, the inverse of {@link #parse}.
     *
     * @return old size, hashes, blank line, checkpoint
     */
    @Override
    public String toString() {
        StringBuilder body = new StringBuilder("old ").append(oldSize).append('\n');
        proof.path().forEach(hash -> body.append(hash.toBase64()).append('\n'));
        return body.append('\n').append(checkpoint).toString();
    }
}
