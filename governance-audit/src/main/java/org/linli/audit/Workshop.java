package org.linli.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
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
        Files.createDirectories(folder);
        FolderLock lock = FolderLock.lock(folder);
        try {
            delete(folder.resolve(LOG));
            return new Workshop(folder, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static boolean isWorkshop(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(each -> String.valueOf(each.getFileName()))
                    .allMatch(List.of(FolderLock.NAME, LOG)::contains);
        }
    }

    /** The folder to restore the log in; not there at first. */
    Path log() {
        return folder.resolve(LOG);
    }

    @Override
    public void close() throws IOException {
        try {
            delete(log());
        } finally {
            lock.close();
        }
        delete(folder);
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
