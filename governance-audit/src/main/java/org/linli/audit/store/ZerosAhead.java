package org.linli.audit.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Files filled with zeros before they are written: a sync need not bring a new length to disk then, only the bytes. The segment at hand
 * is filled a step ahead by whoever writes it, and the one after it in the background, once the one at hand is half full. Both are a
 * favour: if the disk has no room for it, files grow as they are written.
 *
 * <p>Small writes gain by it and large ones do not, so that whoever writes much at once fills nothing.
 */
public final class ZerosAhead implements Closeable {
    /** The name of the file that is being filled, in the folder of the log. */
    public static final String NAME = "ahead";
    /** Whoever writes more at once than this lets the file grow. */
    public static final int SMALL = 1 << 16;

    private static final int LEAST_STEP = 1 << 16;
    private static final int GREATEST_STEP = 1 << 20;
    private static final byte[] ZEROS = new byte[GREATEST_STEP];

    private final Disk disk;
    private final Path path;
    private final long segmentBytes;
    private @Nullable Thread filling;
    private volatile boolean isFilled;
    private volatile boolean stopping;

    /**
     * Nothing ahead yet.
     *
     * @param disk where files are opened
     * @param folder the folder of the log
     * @param segmentBytes how large a segment grows
     * @throws IOException if what an earlier process left unfinished cannot be deleted
     */
    public ZerosAhead(Disk disk, Path folder, long segmentBytes) throws IOException {
        this.disk = disk;
        this.path = folder.resolve(NAME);
        this.segmentBytes = segmentBytes;
        Files.deleteIfExists(path);
    }

    /**
     * Sees to it that zeros follow what is about to be written to the segment at hand, before it is synced.
     *
     * @param segment the segment
     * @param length how many bytes are about to be written at its end, or have just been
     * @throws IOException if the segment cannot be written
     */
    public void extend(Segment segment, int length) throws IOException {
        long end = segment.end() + length;
        if (length > SMALL) {
            return;
        }
        if (end > segmentBytes / 2 && segmentBytes >= GREATEST_STEP && filling == null) {
            Thread thread = new Thread(this::fill, "linli-trace-ahead");
            thread.setDaemon(true);
            filling = thread;
            thread.start();
        }
        if (end <= segment.zeroedTo()) {
            return;
        }
        long step = Math.min(GREATEST_STEP, Math.max(LEAST_STEP, end));
        int zeros = (int) Math.min(step, segmentBytes - end);
        if (zeros > 0) {
            segment.file().write(ZEROS, 0, zeros, end);
            segment.zeroedTo(end + zeros);
        }
    }

    private void fill() {
        isFilled = false;
        try (Disk.OpenFile file = disk.open(path)) {
            long done = 0;
            while (done < segmentBytes && !stopping) {
                int count = (int) Math.min(ZEROS.length, segmentBytes - done);
                file.write(ZEROS, 0, count, done);
                file.force();
                done += count;
            }
            isFilled = done == segmentBytes;
        } catch (IOException noRoom) {
            isFilled = false;
        }
    }

    /**
     * Gives a new segment its file, filled if there is one.
     *
     * @param target where the file is to stand; the folder is to be synced afterwards
     * @return how many bytes of zeros are in it
     * @throws IOException if the file that was filled cannot be put there
     */
    public long give(Path target) throws IOException {
        Thread thread = filling;
        filling = null;
        if (thread == null) {
            return 0;
        }
        boolean isReady = !thread.isAlive() && isFilled;
        end(thread);
        if (isReady) {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            return segmentBytes;
        }
        Files.deleteIfExists(path);
        return 0;
    }

    private void end(Thread thread) {
        stopping = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        stopping = false;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Cuts off the zeros that are not needed any more.
     *
     * @param segment the segment, written to its end
     * @throws IOException if that fails
     */
    public static void trim(Segment segment) throws IOException {
        if (segment.file().size() > segment.end()) {
            segment.file().truncate(segment.end());
        }
        segment.zeroedTo(segment.end());
    }

    @Override
    public void close() throws IOException {
        Thread thread = filling;
        if (thread != null) {
            end(thread);
            Files.deleteIfExists(path);
        }
    }
}
