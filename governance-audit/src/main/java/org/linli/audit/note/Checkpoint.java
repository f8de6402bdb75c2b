package org.linli.audit.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHead;

/**
 * What a log commits to: its name, its size and its root, such as "trace.example/log1 has 10 records under IuxcIXmn…" (C2SP
 * tlog-checkpoint). Signed, it is a {@link SignedNote}; who keeps one will notice if any of these records is ever changed.
 *
 * @param origin the name of the log, one line, not empty; the name of its key
 * @param head size and root
 * @param extensions further lines, not empty, about which nothing is claimed; better none
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {

    private static final String FORMAT = "checkpoint";

    /**
     * A checkpoint as it is claimed.
     *
     * @param origin the name of the log
     * @param head size and root
     * @param extensions further lines; copied
     * @throws IllegalArgumentException if the origin or a line is empty, or holds a newline
     */
    public Checkpoint {
        Objects.requireNonNull(head, "head");
        extensions = List.copyOf(extensions);
        checkLine("origin", origin);
        extensions.forEach(line -> checkLine("extension line", line));
    }

    /**
     * A checkpoint without extensions.
     *
     * @param origin the name of the log
     * @param head size and root
     * @return the checkpoint
     * @throws IllegalArgumentException if the origin is empty, or holds a newline
     */
    public static Checkpoint of(String origin, TreeHead head) {
        return new Checkpoint(origin, head, List.of());
    }

    private static void checkLine(String what, String line) {
        if (line.isEmpty() || line.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException(
                    "The " + what + " of a checkpoint must not be empty, nor hold newlines or control characters.");
        }
    }

    /**
     * Reads the text of a checkpoint.
     *
     * @param text origin, size and root, each on a line, and further lines if there are any
     * @return the checkpoint
     * @throws TlogFormatException if it is anything else
     */
    public static Checkpoint parse(String text) {
        TextCursor cursor = new TextCursor(FORMAT, Objects.requireNonNull(text, "text"), SignedNote.MAX_BYTES);
        String origin = line(cursor, "The origin");
        long size = cursor.number(cursor.nextLine("The size"), TreeHead.MAX_SIZE);
        MerkleHash root = cursor.hash(cursor.nextLine("The root"));
        if (size == 0 && !root.equals(MerkleHash.EMPTY_ROOT)) {
            throw cursor.broken("The root of an empty tree must be that of nothing.");
        }
        List<String> extensions = new ArrayList<>();
        while (!cursor.isAtEnd()) {
            extensions.add(line(cursor, "An extension line"));
        }
        return new Checkpoint(origin, new TreeHead(size, root), extensions);
    }

    private static String line(TextCursor cursor, String what) {
        String line = cursor.nextLine(what);
        if (line.isEmpty() || line.chars().anyMatch(c -> c < ' ')) {
            throw cursor.broken(what + " must not be empty, nor hold control characters.");
        }
        return line;
    }

    /**
     * Reads the checkpoint that a note is; no signature is checked here.
     *
     * @param note the note
     * @return the checkpoint
     * @throws TlogFormatException if its text is no checkpoint
     */
    public static Checkpoint of(SignedNote note) {
        return parse(note.text());
    }

    /**
     * Signs the checkpoint.
     *
     * @param signer the log's key, whose name must be the origin
     * @return the note
     * @throws IllegalArgumentException if the key has another name
     */
    public SignedNote sign(NoteSigner signer) {
        if (!signer.verifier().name().equals(origin)) {
            throw new IllegalArgumentException("The name (" + signer.verifier().name()
                    + ") of the key must be the origin (" + origin + ") of the checkpoint.");
        }
        return SignedNote.sign(toString(), signer);
    }

    /**
     * The text that is signed, the inverse of {@link #parse}.
     *
     * @return origin, size and root, each on a line, and further lines if there are any
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                origin + "\n" + head.size() + "\n" + head.root().toBase64() + "\n");
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
