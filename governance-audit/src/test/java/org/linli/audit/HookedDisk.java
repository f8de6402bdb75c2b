package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import org.linli.audit.store.Disk;

/** The real disk, on which something happens, or fails, at the moment that a file is opened or forced. */
final class HookedDisk implements Disk {
    /** What happens. */
    @FunctionalInterface
    interface Hook {
        void at(Path file) throws IOException;
    }

    private volatile Hook opening = file -> {};
    private volatile Hook forcing = file -> {};

    HookedDisk whenOpened(Hook hook) {
        opening = hook;
        return this;
    }

    HookedDisk whenForced(Hook hook) {
        forcing = hook;
        return this;
    }

    @Override
    public OpenFile open(Path path) throws IOException {
        opening.at(path);
        OpenFile file = Disk.REAL.open(path);
        return new OpenFile() {
            @Override
            public int read(byte[] target, int offset, int length, long position) throws IOException {
                return file.read(target, offset, length, position);
            }

            @Override
            public void write(byte[] source, int offset, int length, long position) throws IOException {
                file.write(source, offset, length, position);
            }

            @Override
            public void force() throws IOException {
                forcing.at(path);
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
        };
    }

    @Override
    public OpenFile openForReading(Path path) throws IOException {
        return Disk.REAL.openForReading(path);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        Disk.REAL.syncFolder(folder);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Disk.REAL.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        Disk.REAL.delete(path);
    }
}
