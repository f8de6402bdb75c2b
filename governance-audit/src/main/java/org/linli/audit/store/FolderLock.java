package org.linli.audit.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.trace.TraceStoreException;

/** One writer for a folder: the file {@code LOCK}, locked, with a line that names its owner. */
public final class FolderLock implements Closeable {
    /** The name of the file, in the folder of the log. */
    public static final String NAME = "LOCK";

    /**
     * What is locked in this process, by real path: a second channel must not even be opened, since closing it would give up the
     * lock of the first (POSIX).
     */
    private static final Map<Path, String> HELD = new HashMap<>();

    /** Channels to a file that another class loader of this process has locked: never closed, for the same reason. */
    private static final List<FileChannel> LEFT_OPEN = new ArrayList<>();

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Locks a folder.
     *
     * @param folder the folder, which must be there
     * @return the lock
     * @throws IOException if the file cannot be opened or written
     * @throws TraceStoreException if somebody else has the folder locked; the message names them
     */
    public static FolderLock lock(Path folder) throws IOException {
        Path real = folder.toRealPath();
        String owner = "process " + ProcessHandle.current().pid();
        synchronized (HELD) {
            String held = HELD.get(real);
            if (held != null) {
                throw refused(folder, "this process (" + held + ")");
            }
            Path path = real.resolve(NAME);
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                LEFT_OPEN.add(channel);
                throw refused(folder, "this process (" + ownerIn(channel) + ")");
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            if (lock == null) {
                String other = ownerIn(channel);
                channel.close();
                throw refused(folder, other.isEmpty() ? "another process" : other);
            }
            byte[] line = (owner + "\n").getBytes(StandardCharsets.UTF_8);
            channel.write(ByteBuffer.wrap(line), 0);
            channel.truncate(line.length);
            HELD.put(real, owner);
            return new FolderLock(real, channel, lock);
        }
    }

    /** Read by the channel at hand: opening and closing the file once more would give up a lock that this process has on it (POSIX). */
    private static String ownerIn(FileChannel channel) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(200);
        channel.read(line, 0);
        return new String(line.array(), 0, line.position(), StandardCharsets.UTF_8).strip();
    }

    private static TraceStoreException refused(Path folder, String owner) {
        return new TraceStoreException("The log in " + folder + " must have one writer, and is open for writing by "
                + owner + ". Maybe close it there first, or open it here for reading.");
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (HELD.remove(folder) != null) {
                try {
                    lock.release();
                } finally {
                    channel.close();
                }
            }
        }
    }
}
