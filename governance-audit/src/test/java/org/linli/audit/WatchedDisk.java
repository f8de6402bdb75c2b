package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.audit.store.Disk;

/** The real disk, which knows of each file how much of it was read, and what of it was synced, and so what a power cut leaves. */
final class WatchedDisk implements Disk {
    private final Map<Path, Long> bytes = new ConcurrentHashMap<>();
    private final Map<Path, byte[]> synced = new ConcurrentHashMap<>();
    private volatile Map<Path, byte[]> syncedBefore = Map.of();
    private final AtomicInteger syncs = new AtomicInteger();

    /** How many bytes were read of a file. */
    long bytes(Path path) {
        return bytes.getOrDefault(path, 0L);
    }

    /** Lets each file of a copy have what the original had when it was last synced, which is nothing if it never was. */
    void cutPower(Path original, Path copy) throws IOException {
        for (Map.Entry<Path, byte[]> each : syncedBefore.entrySet()) {
            Path same = copy.resolve(original.relativize(each.getKey()));
            if (Files.exists(same)) {
                Files.write(same, each.getValue());
            }
        }
    }

    /** How often something was synced. */
    int syncs() {
        return syncs.get();
    }

    /** Takes no more notice of what is synced: what comes now comes after the power cut. */
    void remember() {
        syncedBefore = Map.copyOf(synced);
    }

    @Override
    public OpenFile open(Path path) throws IOException {
        OpenFile file = Disk.REAL.open(path);
        synced.computeIfAbsent(path, fresh -> new byte[0]);
        return new WatchedFile(path, file);
    }

    @Override
    public OpenFile openForReading(Path path) throws IOException {
        return new WatchedFile(path, Disk.REAL.openForReading(path));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Disk.REAL.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        Disk.REAL.delete(path);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        Disk.REAL.syncFolder(folder);
    }

    private final class WatchedFile implements OpenFile {
        private final Path path;
        private final OpenFile file;

        WatchedFile(Path path, OpenFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public int read(byte[] target, int offset, int length, long position) throws IOException {
            int count = file.read(target, offset, length, position);
            bytes.merge(path, (long) count, Long::sum);
            return count;
        }

        @Override
        public void write(byte[] source, int offset, int length, long position) throws IOException {
            file.write(source, offset, length, position);
        }

        @Override
        public void force() throws IOException {
            file.force();
            syncs.incrementAndGet();
            synced.put(path, Files.readAllBytes(path));
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
