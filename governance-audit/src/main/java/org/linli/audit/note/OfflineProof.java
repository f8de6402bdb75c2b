package org.linli.audit.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.audit.merkle.InclusionProof;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHead;

/**
 * A proof in one file that an entry is in a log, to be checked offline by someone who has nothing but a {@link TrustPolicy} (C2SP
 * tlog-proof; file extension {@code .tlog-proof}):
 *
 * <pre>
 * c2sp.org/tlog-proof@v1
 * extra eyJhY3QiOiJhcHAtN2Yz…
 * index 5
 * vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=
 *
 * community.example/log
 * 8
 * XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=
 *
 * — community.example/log wbmX0Qz6c2QV7aZVgIlHucJW…
 * </pre>
 *
 * <p>The extra part carries what is needed to have the entry: in a resident's receipt the entry itself; in a proof that leads up to a
 * higher log ({@link #above}) the proof one level below, whose checkpoint is the entry. It is not authenticated by itself and need not be:
 * {@link #verify} believes only what hashes to the root of the checkpoint.
 *
 * <p>{@link #toString} and {@link #parse(String)} are inverses.
 */
public final class OfflineProof {

    /** How long a proof may be: a mebibyte. */
    public static final int MAX_BYTES = 1 << 20;

    /** How many logs a proof may lead through, from the entry's to the topmost: 8. */
    public static final int MAX_LEVELS = 8;

    private static final String FORMAT = "offline proof";
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final byte[] HEADER_LINE = (HEADER + "\n").getBytes(StandardCharsets.UTF_8);
    private static final int MAX_HASHES = 63;

    private final byte[] extra;
    private final boolean hasExtra;
    private final InclusionProof inclusion;
    private final String checkpoint;

    private OfflineProof(byte[] extra, boolean hasExtra, InclusionProof inclusion, String checkpoint) {
        this.extra = extra;
        this.hasExtra = hasExtra;
        this.inclusion = inclusion;
        this.checkpoint = checkpoint;
    }

    /**
     * A proof without an extra part: whoever checks it brings the entry.
     *
     * @param inclusion index and hashes
     * @param checkpoint the checkpoint whose root they lead to
     * @return the proof; nothing is checked here
     */
    public static OfflineProof of(InclusionProof inclusion, SignedNote checkpoint) {
        return of(inclusion, checkpoint.toString());
    }

    /** With whatever stands in the place of the checkpoint. */
    static OfflineProof of(InclusionProof inclusion, String checkpoint) {
        return new OfflineProof(new byte[0], false, Objects.requireNonNull(inclusion, "inclusion"), checkpoint);
    }

    /**
     * The proof with an extra part.
     *
     * @param bytes what to carry: for a receipt, the entry; copied
     * @return the proof
     */
    public OfflineProof withExtra(byte[] bytes) {
        return new OfflineProof(bytes.clone(), true, inclusion, checkpoint);
    }

    /**
     * This proof, one level above another one: the checkpoint of the lower one is the entry that this one is about.
     *
     * @param lower the proof that ends at that checkpoint
     * @return the proof with the lower one as its extra part
     */
    public OfflineProof above(OfflineProof lower) {
        return withExtra(lower.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The proof with another copy of its checkpoint, such as one that has more cosignatures.
     *
     * @param note a note of the same text
     * @return the proof
     * @throws IllegalArgumentException if the text is another one
     */
    public OfflineProof withCheckpoint(SignedNote note) {
        if (!note.text().equals(note().text())) {
            throw new IllegalArgumentException(
                    "The checkpoint in the place of that of " + inclusion.index() + " must have the same text.");
        }
        return new OfflineProof(extra, hasExtra, inclusion, note.toString());
    }

    /**
     * Reads a proof.
     *
     * @param proof the bytes of a {@code .tlog-proof} file
     * @return the proof; neither hashes nor signatures are checked yet
     * @throws TlogFormatException if it is none
     */
    public static OfflineProof parse(byte[] proof) {
        return parse(TextCursor.decode(FORMAT, Objects.requireNonNull(proof, "proof"), MAX_BYTES));
    }

    /**
     * Reads a proof.
     *
     * @param proof the text of a {@code .tlog-proof} file
     * @return the proof; neither hashes nor signatures are checked yet, and the checkpoint is not read
     * @throws TlogFormatException if it is none
     */
    public static OfflineProof parse(String proof) {
        TextCursor cursor = new TextCursor(FORMAT, Objects.requireNonNull(proof, "proof"), MAX_BYTES);
        if (!cursor.nextLine("The header").equals(HEADER)) {
            throw cursor.broken("The first line must be \"" + HEADER + "\".");
        }
        boolean hasExtra = cursor.nextStartsWith("extra ");
        byte[] extra =
                hasExtra ? cursor.base64(cursor.afterWord("extra", cursor.nextLine("The extra part"))) : new byte[0];
        long index = cursor.number(cursor.afterWord("index", cursor.nextLine("The index")), TreeHead.MAX_SIZE - 1);
        List<MerkleHash> path = new ArrayList<>();
        for (String line = cursor.nextLine("A blank line"); !line.isEmpty(); line = cursor.nextLine("A blank line")) {
            if (path.size() == MAX_HASHES) {
                throw cursor.broken("There must be at most " + MAX_HASHES + " hashes.");
            }
            path.add(cursor.hash(line));
        }
        if (cursor.isAtEnd()) {
            throw cursor.broken(proof.length(), "A checkpoint must follow the blank line.");
        }
        return new OfflineProof(extra, hasExtra, new InclusionProof(index, path), cursor.rest());
    }

    /**
     * The extra part as it stands.
     *
     * @return its bytes as a copy; empty if there is none
     */
    public Optional<byte[]> extra() {
        return hasExtra ? Optional.of(extra.clone()) : Optional.empty();
    }

    /**
     * The proof one level below, if this one stands above another.
     *
     * @return the proof in the extra part; empty if there is none, or if it begins otherwise than a proof does
     * @throws TlogFormatException if it begins as a proof does and is none
     */
    public Optional<OfflineProof> lower() {
        boolean isProof = extra.length >= HEADER_LINE.length
                && Arrays.equals(extra, 0, HEADER_LINE.length, HEADER_LINE, 0, HEADER_LINE.length);
        return isProof ? Optional.of(parse(extra)) : Optional.empty();
    }

    /**
     * Index and hashes.
     *
     * @return what leads from the entry to the root of the checkpoint
     */
    public InclusionProof inclusion() {
        return inclusion;
    }

    /**
     * The checkpoint as it stands, byte for byte.
     *
     * @return the text after the blank line
     */
    public String checkpoint() {
        return checkpoint;
    }

    /**
     * The checkpoint as a note.
     *
     * @return the note; no signature is checked
     * @throws TlogFormatException if it is no note
     */
    public SignedNote note() {
        return SignedNote.parse(checkpoint);
    }

    /**
     * Checks the proof with the entry that it carries. Costs one Ed25519 verification for each known key, and the hashes.
     *
     * @param policy whom the checker trusts, for the topmost checkpoint
     * @return {@link ProofVerdict.Proven} with the entry, or what is wrong
     */
    public ProofVerdict verify(TrustPolicy policy) {
        return ProofCheck.check(this, Optional.empty(), policy);
    }

    /**
     * Checks the proof with an entry that the checker has.
     *
     * @param entry the bytes of the entry
     * @param policy whom the checker trusts, for the topmost checkpoint
     * @return {@link ProofVerdict.Proven} with the entry, or what is wrong
     */
    public ProofVerdict verify(byte[] entry, TrustPolicy policy) {
        return ProofCheck.check(this, Optional.of(entry.clone()), policy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OfflineProof that
                && hasExtra == that.hasExtra
                && Arrays.equals(extra, that.extra)
                && inclusion.equals(that.inclusion)
                && checkpoint.equals(that.checkpoint);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inclusion, checkpoint, Arrays.hashCode(extra));
    }

    /**
     * The proof as a file has it, the inverse of {@link #parse(String)}.
     *
     * @return header, extra part, index, hashes, blank line, checkpoint
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        if (hasExtra) {
            text.append("extra ")
                    .append(Base64.getEncoder().encodeToString(extra))
                    .append('\n');
        }
        text.append("index ").append(inclusion.index()).append('\n');
        inclusion.path().forEach(hash -> text.append(hash.toBase64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
