package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import org.linli.audit.store.Disk;

/**
 * Copies files over what stands there, so that what was overwritten is not left elsewhere on the disk. Everything is written and brought to
 * disk, whatever can be read back: what an earlier copy could not bring to disk may be read all the same.
 */
final class FileCopy {
    private static final int BLOCK = 1 << 16;

    private FileCopy() {}

    /** What is copied. */
    @FunctionalInterface
    interface Source {
        int read(byte[] target, int offset, int length, long position) throws IOException;
    }

    /** What is copied from memory. */
    static Source of(byte[] bytes) {
        return (target, offset, length, position) -> {
            int count = (int) Math.max(0, Math.min(length, bytes.length - position));
            System.arraycopy(bytes, (int) position, target, offset, count);
            return count;
        };
    }

    /**
     * Makes a file the beginning of another, of which it has some already.
     *
     * @param from the other
     * @param begin how much it has
     * @param end how much of the other is copied
     * @param to the file
     * @param disk where it stands
     * @return how many bytes were written, once they are on disk
     */
    static long copy(Source from, long begin, long end, Path to, Disk disk) throws IOException {
        byte[] block = new byte[(int) Math.min(BLOCK, end - begin)];
        try (Disk.OpenFile target = disk.open(to)) {
            for (long at = begin; at < end; at += BLOCK) {
                int count = (int) Math.min(BLOCK, end - at);
                int got = from.read(block, 0, count, at);
                if (got < count) {
                    throw new IOException("a file that is copied to " + to + " ends at byte " + (at + got));
                }
                target.write(block, 0, count, at);
            }
            if (target.size() > end) {
                target.truncate(end);
            }
            target.force();
        }
        return end - begin;
    }
}
