package org.linli.audit;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.store.Disk;
import org.linli.audit.store.FolderLock;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Segment;
import org.linli.audit.store.StateFile;
import org.linli.audit.store.ZerosAhead;
import org.linli.trace.Durability;

/** The open files of a log. */
final class LogFiles implements Closeable {
    private final Path folder;
    private final LogMeta meta;
    private final TraceLog.Settings settings;
    private final Disk disk;
    private final KeyStore keys;
    private final StateFile state;
    private final @Nullable FolderLock lock;
    private final LogIndex index;
    private final byte[] seed;
    private final @Nullable ZerosAhead ahead;
    private final @Nullable Keeper keeper;
    private final List<Closeable> retired = new ArrayList<>();

    LogFiles(
            Path folder,
            LogMeta meta,
            TraceLog.Settings settings,
            Disk disk,
            KeyStore keys,
            StateFile state,
            @Nullable FolderLock lock,
            LogIndex index)
            throws IOException {
        this.folder = folder;
        this.meta = meta;
        this.settings = settings;
        this.disk = disk;
        this.keys = keys;
        this.state = state;
        this.lock = lock;
        this.index = index;
        this.seed = meta.seed();
        this.ahead = lock == null ? null : new ZerosAhead(disk, folder, settings.segmentBytes());
        this.keeper = lock == null ? null : new Keeper(folder, seed, disk);
    }

    Path folder() {
        return folder;
    }

    LogMeta meta() {
        return meta;
    }

    byte[] seed() {
        return seed;
    }

    KeyStore keys() {
        return keys;
    }

    StateFile state() {
        return state;
    }

    Disk disk() {
        return disk;
    }

    /** Takes a segment that another one has come to stand for: whoever reads it now goes on until the log is closed. */
    void retire(Segment segment) {
        retired.add(segment.file());
    }

    /** Waits until nothing more is derived in the background. */
    void awaitDerived() throws IOException {
        if (keeper != null) {
            keeper.await();
        }
    }

    Durability durability() {
        return settings.durability();
    }

    /** Sees to it that nobody else has come to own the folder, who would write to the same files. */
    void requireOwner() throws IOException {
        if (lock != null) {
            lock.require();
        }
    }

    /** How many nanoseconds a record may wait for its sync, if it need not be on disk at once. */
    long maxDelay() {
        return settings.durability() == Durability.GROUP ? settings.maxDelay().toNanos() : Long.MAX_VALUE;
    }

    boolean isForWriting() {
        return lock != null;
    }

    /** The segment that the next record goes to: the last one, or a new one if that is full. */
    Segment segmentForNext(LogIndex known) throws IOException {
        Part[] parts = known.parts();
        if (parts.length > 0) {
            Segment last = parts[parts.length - 1].segment();
            if (last.end() < settings.segmentBytes()) {
                return last;
            }
        }
        return begin(known);
    }

    /** Begins a segment, whether the last one is full or not. */
    Segment begin(LogIndex known) throws IOException {
        Part[] parts = known.parts();
        if (parts.length > 0) {
            Segment last = parts[parts.length - 1].segment();
            // First the keys: a value that is on disk without its key is damage, not a torn tail.
            keys.force();
            ZerosAhead.trim(last);
            last.file().force();
            Part before = parts.length > 1 ? parts[parts.length - 2] : null;
            requireNonNull(keeper)
                    .begin(before, parts[parts.length - 1], known.tree().root(), known.tree());
        }
        Path parent = folder.resolve(Segment.FOLDER);
        Path path = parent.resolve(Segment.name(known.next()));
        long zeros = ahead == null ? 0 : ahead.give(path);
        Segment next = new Segment(path, known.next(), disk.open(path));
        next.zeroedTo(zeros);
        disk.syncFolder(parent);
        known.add(next);
        return next;
    }

    /** Sees to it that zeros follow what has just been written to a segment, if that is worth while. */
    void extend(Segment segment, int written) throws IOException {
        if (ahead != null && settings.durability() != Durability.RELAXED) {
            ahead.extend(segment, written);
        }
    }

    /** Cuts off the zeros after the last record. */
    void trim() throws IOException {
        Segment[] segments = index.segments();
        if (segments.length > 0) {
            ZerosAhead.trim(segments[segments.length - 1]);
        }
    }

    /** Brings everything to disk. */
    void settle(long size, MerkleHash root) throws IOException {
        keys.force();
        Segment[] segments = index.segments();
        if (segments.length > 0) {
            segments[segments.length - 1].file().force();
        }
        if (keeper != null) {
            keeper.await();
        }
        state.write(size, root, keys.end());
        state.force();
    }

    @Override
    public void close() throws IOException {
        List<Closeable> all = new ArrayList<>();
        if (keeper != null) {
            all.add(keeper);
        }
        all.add(index.tree());
        for (Segment segment : index.segments()) {
            all.add(segment.file());
        }
        all.addAll(retired);
        all.add(keys);
        all.add(state);
        if (ahead != null) {
            all.add(ahead);
        }
        if (lock != null) {
            all.add(lock);
        }
        closeAll(all);
    }

    /** Closes all of them, and throws what the first threw that did not close well. */
    static void closeAll(List<? extends Closeable> all) throws IOException {
        IOException first = null;
        for (Closeable each : all) {
            try {
                each.close();
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
