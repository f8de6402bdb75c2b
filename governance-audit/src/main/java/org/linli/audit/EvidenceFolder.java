package org.linli.audit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import org.linli.audit.store.Disk;
import org.linli.audit.store.FileTrouble;
import org.linli.trace.Digest;
import org.linli.trace.EvidenceStore;
import org.linli.trace.IdSource;
import org.linli.trace.TraceStoreException;

/**
 * Evidence in a folder of files, each named by its digest: {@code 9f/9f86d081…}. What {@link #put} has given a digest for is on disk,
 * whole, whatever happens after; a file is written under another name first and renamed when it is on disk. Several processes may use one
 * folder. Safe for use by several threads.
 *
 * <pre>{@code
 * EvidenceStore evidence = EvidenceFolder.in(folder.resolve("evidence"));
 * Digest photo = evidence.put(bytes);
 * }</pre>
 *
 * <p>Evidence is kept as it is, not encrypted: what is personal and may have to be erased belongs into a
 * {@link org.linli.trace.Personal}. A process that is killed may leave a file {@code *.new} behind, which nobody reads and which may be
 * deleted while nobody writes.
 *
 * <p>Cost: a put is two syncs, or one if the evidence is there already; a get reads and digests the whole file.
 */
public final class EvidenceFolder implements EvidenceStore {
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private final Path folder;
    private final Disk disk;

    private EvidenceFolder(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * The evidence in a folder, which is made if it is not there.
     *
     * @param folder the folder
     * @return the store
     * @throws TraceStoreException if the folder cannot be made
     */
    public static EvidenceFolder in(Path folder) {
        return in(folder, Disk.REAL);
    }

    static EvidenceFolder in(Path folder, Disk disk) {
        Objects.requireNonNull(folder, "folder");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new TraceStoreException(
                    "The folder " + folder + " for evidence cannot be made: " + FileTrouble.in(e)
                            + ". Maybe name another, or see to its permissions.",
                    e);
        }
        return new EvidenceFolder(folder, disk);
    }

    @Override
    public Digest put(byte[] bytes) {
        byte[] copy = Objects.requireNonNull(bytes, "bytes").clone();
        Digest digest = Digest.sha256(copy);
        Path path = path(digest);
        try {
            if (!isWhole(path, digest)) {
                write(path, copy);
            }
            // Also if it was there: whoever put it may not have come so far.
            disk.syncFolder(parent(path));
            disk.syncFolder(folder);
        } catch (IOException e) {
            throw new TraceStoreException(
                    "The evidence " + digest + " cannot be kept in " + folder + ": " + FileTrouble.in(e)
                            + ". Maybe see to the disk and put it again.",
                    e);
        }
        return digest;
    }

    private void write(Path path, byte[] bytes) throws IOException {
        try {
            Files.createDirectory(parent(path));
        } catch (FileAlreadyExistsException madeBefore) {
            if (!Files.isDirectory(parent(path))) {
                throw madeBefore;
            }
        }
        Path temporary =
                path.resolveSibling(path.getFileName() + "." + IdSource.random().next() + ".new");
        try {
            try (Disk.OpenFile file = disk.open(temporary)) {
                file.truncate(0);
                file.write(bytes, 0, bytes.length, 0);
                file.force();
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    @Override
    public Optional<byte[]> get(Digest digest) {
        Path path = path(digest);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = read(path);
        } catch (IOException e) {
            throw new TraceStoreException(
                    "The evidence " + digest + " cannot be read: " + FileTrouble.in(e) + ". Maybe see to the disk.", e);
        }
        if (!Digest.sha256(bytes).equals(digest)) {
            throw new TraceStoreException("The file " + path + " must have the digest that it is named by, and is"
                    + " damaged. Maybe put the evidence again, from whoever has it.");
        }
        return Optional.of(bytes);
    }

    private boolean isWhole(Path path, Digest digest) throws IOException {
        return Files.exists(path) && Digest.sha256(read(path)).equals(digest);
    }

    private byte[] read(Path path) throws IOException {
        try (Disk.OpenFile file = disk.openForReading(path)) {
            if (file.size() > MAX_LENGTH) {
                throw new IOException(path + " must have at most " + MAX_LENGTH + " bytes, and has " + file.size());
            }
            byte[] bytes = new byte[(int) file.size()];
            if (file.read(bytes, 0, bytes.length, 0) < bytes.length) {
                throw new IOException(path + " became shorter while it was read");
            }
            return bytes;
        }
    }

    private Path path(Digest digest) {
        String name = digest.toString();
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    /** The folder, nothing of the content. */
    @Override
    public String toString() {
        return "evidence in " + folder;
    }
}
