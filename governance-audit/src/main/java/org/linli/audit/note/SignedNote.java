package org.linli.audit.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.linli.audit.merkle.TlogFormatException;

/**
 * A text with signatures (C2SP signed-note):
 *
 * <pre>
 * trace.example/log1
 * 10
 * IuxcIXmnofXaq7aTl5deam/aq6rMfi144xt75bsBbnc=
 *
 * — trace.example/log1 wbmX0Qz6c2QV7aZVgIlHucJW…
 * </pre>
 *
 * <p>Nothing of it may be believed before {@link #verifiedBy} has found a key that one trusts. {@link #toString} and {@link #parse(String)}
 * are inverses.
 *
 * @param text the text that is signed, with its last newline
 * @param signatures the signature lines in order, 1 to {@link #MAX_SIGNATURES}; immutable
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** How many signatures a note may have: 100. */
    public static final int MAX_SIGNATURES = 100;

    /** How long a note may be: a million bytes. */
    public static final int MAX_BYTES = 1_000_000;

    private static final String FORMAT = "signed note";

    /**
     * A note as it is claimed.
     *
     * @param text the text that is signed, with its last newline
     * @param signatures the signature lines; copied
     * @throws TlogFormatException if it is no text of a note, or there are no or too many signatures
     */
    public SignedNote {
        signatures = List.copyOf(signatures);
        checkText(new TextCursor(FORMAT, text, MAX_BYTES), text);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw TlogFormatException.inText(
                    FORMAT,
                    text,
                    text.length(),
                    "There must be 1 to 100 signatures and are " + signatures.size() + ".");
        }
    }

    private static void checkText(TextCursor cursor, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && text.charAt(i) != '\n') {
                throw cursor.broken(i, "There must be no control characters but newlines.");
            }
        }
        if (!text.endsWith("\n")) {
            throw cursor.broken(text.length(), "The text must end with a newline.");
        }
    }

    /**
     * Signs a text.
     *
     * @param text the text, with its last newline
     * @param signers who signs, in the order of the lines
     * @return the note; each signature has been checked with the signer's own verifier
     * @throws IllegalStateException if a signer's signature does not verify. Maybe its hardware holds another key
     */
    public static SignedNote sign(String text, NoteSigner... signers) {
        List<NoteSignature> signatures = new ArrayList<>();
        for (NoteSigner signer : signers) {
            signatures.add(signature(text, signer));
        }
        return new SignedNote(text, signatures);
    }

    private static NoteSignature signature(String text, NoteSigner signer) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        NoteVerifier verifier = signer.verifier();
        byte[] signature = signer.sign(bytes);
        if (!verifier.verify(bytes, signature)) {
            throw new IllegalStateException("The signature that the signer " + verifier.name()
                    + " makes must verify with its own key. Maybe its hardware holds another one.");
        }
        return NoteSignature.of(verifier.name(), verifier.keyId(), signature);
    }

    /**
     * Reads a note.
     *
     * @param note the bytes of the note, in UTF-8
     * @return the note; no signature is checked yet
     * @throws TlogFormatException if it is no note
     */
    public static SignedNote parse(byte[] note) {
        return parse(TextCursor.decode(FORMAT, Objects.requireNonNull(note, "note"), MAX_BYTES));
    }

    /**
     * Reads a note.
     *
     * @param note text, blank line and signature lines; the last blank line is what divides them
     * @return the note; no signature is checked yet
     * @throws TlogFormatException if it is no note
     */
    public static SignedNote parse(String note) {
        TextCursor whole = new TextCursor(FORMAT, Objects.requireNonNull(note, "note"), MAX_BYTES);
        checkText(whole, note);
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0) {
            throw whole.broken(note.length(), "A blank line must stand before the signatures.");
        }
        while (whole.nextLineBegin() < blank + 2) {
            whole.nextLine("The text");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        while (!whole.isAtEnd()) {
            signatures.add(NoteSignature.parse(whole, whole.nextLine("A signature line")));
            if (signatures.size() > MAX_SIGNATURES) {
                throw whole.broken("There must be at most 100 signatures.");
            }
        }
        if (signatures.isEmpty()) {
            throw whole.broken(note.length(), "A signature line must follow the blank line.");
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /**
     * Checks the signatures of the keys that one knows. Others are passed over, whatever they say.
     *
     * @param known the keys, no two of the same name and id
     * @return the signatures that these keys made, in the order of the note, each key once; empty if none did. Immutable
     * @throws UntrustedException if a signature that claims to be of a known key is not: somebody has tampered with the note
     * @throws IllegalArgumentException if two keys have the same name and id
     */
    public List<Verified> verifiedBy(Collection<? extends NoteVerifier> known) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Verified> verified = new ArrayList<>();
        List<NoteSignature> checked = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            List<? extends NoteVerifier> keys =
                    known.stream().filter(signature::isOf).distinct().toList();
            if (keys.size() > 1) {
                throw new IllegalArgumentException(
                        "The keys named " + signature.name() + " must differ in their ids. Maybe leave one out.");
            }
            if (!keys.isEmpty() && !checked.contains(signature)) {
                NoteVerifier key = keys.get(0);
                if (!key.verify(bytes, signature.signature())) {
                    throw new UntrustedException("The signature of the known key " + key.name()
                            + " on the note must be right. Maybe the note was changed.");
                }
                checked.add(signature);
                if (verified.stream().noneMatch(each -> each.key().equals(key))) {
                    verified.add(new Verified(key, signature));
                }
            }
        }
        return List.copyOf(verified);
    }

    /**
     * A signature with the key that made it.
     *
     * @param key the key
     * @param signature the signature, which has been checked
     */
    public record Verified(NoteVerifier key, NoteSignature signature) {}

    /**
     * The note with one more signature, at the end.
     *
     * @param signer who signs
     * @return the note; the signature has been checked with the signer's own verifier
     * @throws IllegalStateException if the signature does not verify
     */
    public SignedNote signedBy(NoteSigner signer) {
        return with(List.of(signature(text, signer)));
    }

    /**
     * The note with more signatures, at the end; those that it has already are not added again.
     *
     * @param more the signatures, not checked here
     * @return the note
     */
    public SignedNote with(List<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        more.stream().filter(each -> !all.contains(each)).forEach(all::add);
        return new SignedNote(text, all);
    }

    /**
     * The note as bytes.
     *
     * @return UTF-8
     */
    public byte[] toBytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The note as a file has it, the inverse of {@link #parse(String)}.
     *
     * @return text, blank line, signature lines
     */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature).append('\n'));
        return note.toString();
    }
}
