package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.linli.audit.store.Disk;

/** The real disk, until something happens to it. */
final class BrittleDisk implements Disk {
    /** What can fail. */
    enum Call {
        WRITE,
        FORCE,
        TRUNCATE,
        SYNC_FOLDER,
        OPEN,
        MOVE,
        DELETE
    }

    private final boolean forces;
    /** What fails; null for whatever comes. */
    private @Nullable Call failing = Call.WRITE;

    private final AtomicInteger callsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean tears;
    final AtomicInteger calls = new AtomicInteger();

    private BrittleDisk(boolean forces) {
        this.forces = forces;
    }

    /** A disk that is sound for now. */
    static BrittleDisk sound() {
        return new BrittleDisk(true);
    }

    /** A disk that says it has synced and has not: for tests that open thousands of logs. */
    static BrittleDisk hasty() {
        return new BrittleDisk(false);
    }

    /** Fails the next call of a kind but so many, once. */
    void failAfter(Call call, int sound) {
        failing = call;
        callsLeft.set(sound);
    }

    /** Fails the next call of whatever kind but so many, once. */
    void failAnyAfter(int sound) {
        failing = null;
        callsLeft.set(sound);
    }

    /** Lets a failing write leave half of its bytes. */
    void tear() {
        tears = true;
    }

    private void may(Call call) throws IOException {
        calls.incrementAndGet();
        if ((failing == null || call == failing) && callsLeft.getAndDecrement() == 0) {
            throw new IOException("injected " + call);
        }
    }

    @Override
    public OpenFile open(Path path) throws IOException {
        may(Call.OPEN);
        return new BrittleFile(Disk.REAL.open(path));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        may(Call.MOVE);
        Disk.REAL.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        may(Call.DELETE);
        Disk.REAL.delete(path);
    }

    @Override
    public OpenFile openForReading(Path path) throws IOException {
        return Disk.REAL.openForReading(path);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        may(Call.SYNC_FOLDER);
        if (forces) {
            Disk.REAL.syncFolder(folder);
        }
    }

    private final class BrittleFile implements OpenFile {
        private final OpenFile file;

        BrittleFile(OpenFile file) {
            this.file = file;
        }

        @Override
        public int read(byte[] target, int offset, int length, long position) throws IOException {
            return file.read(target, offset, length, position);
        }

        @Override
        public void write(byte[] source, int offset, int length, long position) throws IOException {
            try {
                may(Call.WRITE);
            } catch (IOException e) {
                if (tears) {
                    file.write(source, offset, length / 2, position);
                }
                throw e;
            }
            file.write(source, offset, length, position);
        }

        @Override
        public void force() throws IOException {
            may(Call.FORCE);
            if (forces) {
                file.force();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            may(Call.TRUNCATE);
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
