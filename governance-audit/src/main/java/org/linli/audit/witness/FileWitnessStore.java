package org.linli.audit.witness;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.UntrustedException;
import org.linli.audit.store.Disk;
import org.linli.audit.store.FolderLock;
import org.linli.audit.store.WholeFile;
import org.linli.trace.TraceStoreException;

/**
 * What a witness has seen, in a folder: for each log one file, the latest cosigned checkpoint, named after the SHA-256 of the origin. Each
 * file is a signed note that anybody may read, and is replaced as a whole: written beside, synced, renamed, and the folder synced.
 *
 * <p>A file that is there and does not carry the witness's own cosignature is refused: a witness that took a damaged file for "never seen"
 * could be led to cosign a second history. Who can put an older file back, or take one away, can do that: guard the folder, and do not
 * restore it from a backup.
 */
public final class FileWitnessStore implements WitnessStore, Closeable {

    private final Path folder;
    private final NoteVerifier witness;
    private final Disk disk;
    private final FolderLock lock;

    private FileWitnessStore(Path folder, NoteVerifier witness, Disk disk, FolderLock lock) {
        this.folder = folder;
        this.witness = witness;
        this.disk = disk;
        this.lock = lock;
    }

    /**
     * Opens a folder for one witness.
     *
     * @param folder the folder; made if it is missing
     * @param witness the key of the witness, by which it knows its own files
     * @return the store, to be closed
     * @throws IOException if the folder cannot be made or locked
     * @throws TraceStoreException if another witness has it open; the message names it
     */
    public static FileWitnessStore open(Path folder, NoteVerifier witness) throws IOException {
        return open(folder, witness, Disk.REAL);
    }

    static FileWitnessStore open(Path folder, NoteVerifier witness, Disk disk) throws IOException {
        Objects.requireNonNull(witness, "witness");
        Files.createDirectories(folder);
        return new FileWitnessStore(folder, witness, disk, FolderLock.lock(folder));
    }

    @Override
    public Optional<SignedNote> latest(String origin) throws IOException {
        Path file = folder.resolve(name(origin));
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(bytes);
            if (Checkpoint.of(note).origin().equals(origin)
                    && !note.verifiedBy(List.of(witness)).isEmpty()) {
                return Optional.of(note);
            }
        } catch (TlogFormatException | UntrustedException e) {
            throw new IOException(refusal(file), e);
        }
        throw new IOException(refusal(file));
    }

    private String refusal(Path file) {
        return "The file " + file + " must be a checkpoint that " + witness.name()
                + " has cosigned. Maybe it was damaged, or the witness has another key now.";
    }

    @Override
    public void record(String origin, SignedNote cosigned) throws IOException {
        lock.require();
        WholeFile.write(disk, folder, name(origin), cosigned.toBytes());
        lock.require();
    }

    private static String name(String origin) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest) + ".note";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must offer SHA-256, and this one does not.", e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
