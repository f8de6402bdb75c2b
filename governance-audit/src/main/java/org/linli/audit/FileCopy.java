package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.linli.audit.store.Disk;

/** Copies files over what stands there, block by block where they differ, so that what was overwritten is not left elsewhere on the disk. */
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

    /** Makes a file the same as the beginning of another, and returns how many bytes had to be written when they are on disk. */
    static long inPlace(Source from, long length, Path to, Disk disk) throws IOException {
        byte[] wanted = new byte[BLOCK];
        byte[] got = new byte[BLOCK];
        long written = 0;
        try (Disk.OpenFile target = disk.open(to)) {
            for (long at = 0; at < length; at += BLOCK) {
                int count = from.read(wanted, 0, (int) Math.min(BLOCK, length - at), at);
                if (count < Math.min(BLOCK, length - at)) {
                    throw new IOException("a file that is copied to " + to + " ends at byte " + (at + count));
                }
                int there = target.read(got, 0, count, at);
                if (!Arrays.equals(wanted, 0, count, got, 0, there)) {
                    target.write(wanted, 0, count, at);
                    written += count;
                }
            }
            boolean isLonger = target.size() > length;
            if (isLonger) {
                target.truncate(length);
            }
            if (written > 0 || isLonger) {
                target.force();
            }
        }
        return written;
    }
}
