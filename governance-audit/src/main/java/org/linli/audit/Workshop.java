package org.linli.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.linli.audit.store.FolderLock;

/**
 * Where a log is restored before it stands under its name: a folder beside it that is locked, and deleted in the end. One that a restore
 * has left which was killed has records and keys side by side; the next restore to the same name deletes it.
 */
final class Workshop implements Closeable {
    private static final String SUFFIX = ".restoring";
    private static final String LOG = "log";
    private static final int TRIES = 8;

    private final Path folder;
    private final FolderLock lock;

    private Workshop(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens the workshop for a log.
     *
     * @throws IOException if the folder is somebody else's, or cannot be made
     * @throws org.linli.trace.TraceStoreException if somebody else is restoring to the same name
     */
    static Workshop open(Path target) throws IOException {
        Path folder = target.resolveSibling(target.getFileName() + SUFFIX);
        if (Files.exists(folder) && !isWorkshop(folder)) {
            throw new IOException("the folder " + folder + " must be free to work in. Maybe move it, or name another");
        }
        FolderLock lock = lock(folder);
        try {
            delete(folder.resolve(LOG));
            return new Workshop(folder, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FolderLock lock(Path folder) throws IOException {
        for (int i = 1; ; i++) {
            try {
                Files.createDirectories(folder);
                return FolderLock.lock(folder);
            } catch (IOException e) {
                // Whoever worked here was just done and has taken the folder away.
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static boolean isWorkshop(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(each -> String.valueOf(each.getFileName()))
                    .allMatch(List.of(FolderLock.NAME, LOG)::contains);
        } catch (NoSuchFileException gone) {
            return true;
        } catch (NotDirectoryException file) {
            return false;
        }
    }

    /** The folder to restore the log in; not there at first. */
    Path log() {
        return folder.resolve(LOG);
    }

    /**
     * Sees to it that nobody else works here.
     *
     * @throws IOException if somebody does, or has taken the lock away
     */
    void require() throws IOException {
        lock.require();
    }

    /** The lock is deleted while it is held, and then the folder only if it is empty: it may be the next one's by then. */
    @Override
    public void close() throws IOException {
        try (lock) {
            lock.require();
            delete(log());
            Files.deleteIfExists(folder.resolve(FolderLock.NAME));
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException next) {
            // Somebody else works here now.
            return;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each :
                        all.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
