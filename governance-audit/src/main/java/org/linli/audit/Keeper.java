package org.linli.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.store.Disk;
import org.linli.audit.store.SegmentIndex;
import org.linli.audit.store.TreeStore;
import org.linli.audit.store.WholeFile;

/**
 * Brings what is derived of a full segment to files, in the background: first the hashes of the tree, then the index. One segment at a
 * time; whoever fills the next one before that is done waits, so that no more than two segments are held in memory.
 */
final class Keeper implements Closeable {
    private final Path folder;
    private final byte[] seed;
    private final Disk disk;
    private @Nullable Thread thread;
    private volatile @Nullable Throwable failure;

    Keeper(Path folder, byte[] seed, Disk disk) {
        this.folder = folder;
        this.seed = seed;
        this.disk = disk;
    }

    /** Deletes what another process left unfinished. */
    static void clear(Path folder) throws IOException {
        Path indexes = folder.resolve(SegmentIndex.FOLDER);
        if (Files.isDirectory(indexes)) {
            try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(indexes, "*.tmp")) {
                for (Path each : unfinished) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Begins with a segment that is full, and forgets of the one before what is in memory. */
    void begin(@Nullable Part before, Part full, MerkleHash root, TreeStore tree) throws IOException {
        await();
        if (before != null) {
            before.forget();
        }
        Thread next = new Thread(
                () -> {
                    try {
                        keep(full, root, tree);
                    } catch (Throwable e) {
                        failure = e;
                    }
                },
                "linli-trace-index");
        next.setDaemon(true);
        thread = next;
        next.start();
    }

    /** Brings everything of a full segment to files. */
    void keep(Part full, MerkleHash root, TreeStore tree) throws IOException {
        long count = full.growing().count();
        tree.flush(folder, full.first() + count, disk);
        byte[] bytes =
                SegmentIndex.bytes(full.growing(), full.first(), full.segment().end(), root, seed);
        Path indexes = folder.resolve(SegmentIndex.FOLDER);
        WholeFile.write(disk, indexes, SegmentIndex.name(full.first()), bytes);
        Path path = indexes.resolve(SegmentIndex.name(full.first()));
        full.full(SegmentIndex.map(path, seed), path);
    }

    /** Waits until what was begun is done. */
    void await() throws IOException {
        Thread begun = thread;
        boolean interrupted = false;
        while (begun != null && begun.isAlive()) {
            try {
                begun.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        thread = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable failed = failure;
        if (failed != null) {
            failure = null;
            throw new IOException("The index of a full segment could not be written (" + failed + ").", failed);
        }
    }

    @Override
    public void close() throws IOException {
        await();
    }
}
