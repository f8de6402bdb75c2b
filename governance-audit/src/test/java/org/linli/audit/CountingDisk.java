package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.audit.store.Disk;

/** The real disk, which counts how many bytes are read of each file. */
final class CountingDisk implements Disk {
    private final Map<Path, Long> bytes = new ConcurrentHashMap<>();

    long bytes(Path path) {
        return bytes.getOrDefault(path, 0L);
    }

    @Override
    public OpenFile open(Path path) throws IOException {
        return new CountingFile(path, Disk.REAL.open(path));
    }

    @Override
    public OpenFile openForReading(Path path) throws IOException {
        return new CountingFile(path, Disk.REAL.openForReading(path));
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        Disk.REAL.syncFolder(folder);
    }

    private final class CountingFile implements OpenFile {
        private final Path path;
        private final OpenFile file;

        CountingFile(Path path, OpenFile file) {
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
