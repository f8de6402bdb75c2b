package org.linli.audit;

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

    Durability durability() {
        return settings.durability();
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
        Segment[] segments = known.segments();
        if (segments.length > 0) {
            Segment last = segments[segments.length - 1];
            if (last.end() < settings.segmentBytes()) {
                return last;
            }
            // First the keys: a value that is on disk without its key is damage, not a torn tail.
            keys.force();
            ZerosAhead.trim(last);
            last.file().force();
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
        state.write(size, root, keys.end());
        state.force();
    }

    @Override
    public void close() throws IOException {
        List<Closeable> all = new ArrayList<>();
        for (Segment segment : index.segments()) {
            all.add(segment.file());
        }
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
