package org.linli.audit.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.trace.TraceStoreException;

/**
 * One writer for a folder: the file {@code LOCK}, locked, with a line that names its owner.
 *
 * <p>The system's lock alone does not keep a second writer out: where locks are those of POSIX, it is gone as soon as any code of the
 * owning process opens the file and closes it again, to make a copy for instance. So the line counts too: while the process that it names
 * lives, nobody else is let in; and the owner looks whether the line is still its own, and the file still the one under its name, before
 * it writes and before it says that it has written ({@link #require}). Whoever deletes the file while a writer lives lets a second one in,
 * and stops the first.
 */
public final class FolderLock implements Closeable {
    /** The name of the file, in the folder of the log. */
    public static final String NAME = "LOCK";

    /**
     * What is locked in this process, by real path: the file must not even be opened a second time, since closing it would give up the
     * lock of the first (POSIX).
     */
    private static final Map<Path, String> HELD = new HashMap<>();

    /** Files that another class loader of this process has locked: never closed, for the same reason. */
    private static final List<RandomAccessFile> LEFT_OPEN = new ArrayList<>();

    private final Path folder;
    /** Not a channel, which an interrupt on whoever looks into the file would close. */
    private final RandomAccessFile file;

    /** The same file, once more. */
    private final RandomAccessFile named;

    private final FileLock lock;
    private final String line;
    /** The file's own number in the file system: nobody else has it while the file is open, deleted or not. */
    private final String number;

    private FolderLock(
            Path folder, RandomAccessFile file, RandomAccessFile named, FileLock lock, String line, String number) {
        this.folder = folder;
        this.file = file;
        this.named = named;
        this.lock = lock;
        this.line = line;
        this.number = number;
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
        synchronized (HELD) {
            String held = HELD.get(real);
            if (held != null) {
                throw refused(folder, "this process (" + held + ")");
            }
            Path path = real.resolve(NAME);
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            FileLock lock;
            try {
                lock = file.getChannel().tryLock();
            } catch (OverlappingFileLockException e) {
                LEFT_OPEN.add(file);
                throw refused(folder, "this process (" + OwnerLine.process(lineIn(file)) + ")");
            } catch (IOException e) {
                file.close();
                throw e;
            }
            try {
                String found = lineIn(file);
                if (lock == null || OwnerLine.isOfAnother(found, path)) {
                    String other = OwnerLine.process(found);
                    throw refused(folder, other.isEmpty() ? "another process" : other);
                }
                String own = write(file, OwnerLine.own(path));
                return held(real, file, lock, own);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        }
    }

    private static FolderLock held(Path folder, RandomAccessFile file, FileLock lock, String line) throws IOException {
        Path path = folder.resolve(NAME);
        String number = OwnerLine.number(path);
        // Not closed before the lock is given up, which would give it up (POSIX).
        RandomAccessFile named = new RandomAccessFile(path.toFile(), "r");
        try {
            if (!lineIn(named).equals(line) || !OwnerLine.number(path).equals(number)) {
                throw new IOException("the file " + path + " was replaced while it was being locked. Maybe try again");
            }
        } catch (IOException | RuntimeException e) {
            named.close();
            throw e;
        }
        HELD.put(folder, OwnerLine.process(line));
        return new FolderLock(folder, file, named, lock, line, number);
    }

    /** Read by the file at hand: opening and closing it once more would give up a lock that this process has on it (POSIX). */
    private static String lineIn(RandomAccessFile file) throws IOException {
        byte[] line = new byte[OwnerLine.MAX_LENGTH];
        file.seek(0);
        int length = Math.max(0, file.read(line));
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private static String write(RandomAccessFile file, String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        file.seek(0);
        file.write(bytes);
        file.setLength(bytes.length);
        return line;
    }

    private static TraceStoreException refused(Path folder, String owner) {
        return new TraceStoreException("The folder " + folder + " must have one writer, and is open for writing by "
                + owner + ". Maybe close it there first; a log can be opened for reading meanwhile.");
    }

    /**
     * Sees to it that the folder has no other owner by now: asked before something is written, and again before anybody is told that it is.
     * What stands then was there before anybody else could have locked the folder. Cost: one read of a short file and one look at its name.
     *
     * @throws IOException if it has, or the file {@code LOCK} is gone, replaced or cannot be read
     */
    public synchronized void require() throws IOException {
        String now = lineIn(file);
        if (!now.equals(line)) {
            String other = OwnerLine.process(now);
            throw new IOException("the folder " + folder + " has another owner by now, "
                    + (other.isEmpty() ? "which does not say who it is" : other));
        }
        Path path = folder.resolve(NAME);
        try {
            if (!OwnerLine.number(path).equals(number)) {
                throw new IOException("the file " + path + " is another by now, and whoever made it may be writing");
            }
        } catch (NoSuchFileException e) {
            throw new IOException("the file " + path + " is gone, and with it what keeps others from writing", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        synchronized (HELD) {
            if (HELD.remove(folder) != null) {
                try (file;
                        named) {
                    if (lineIn(file).equals(line)) {
                        file.setLength(0);
                    }
                    lock.release();
                }
            }
        }
    }
}
