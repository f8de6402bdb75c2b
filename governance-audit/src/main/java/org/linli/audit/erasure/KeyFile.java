package org.linli.audit.erasure;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.linli.audit.store.Bytes;
import org.linli.audit.store.Disk;

/** The file of keys: {@linkplain KeyFrame frames} end to end, and what stands between them that is none. Not safe for use by several threads. */
final class KeyFile implements Closeable {
    private static final int SECRET = KeyFrame.SECRET;
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private final Disk.OpenFile file;
    private final byte[] seed;
    private final List<Gap> gaps = new ArrayList<>();
    private long end;
    private boolean hasHoles;

    /** Bytes between two keys, or after the last one, that are no key and not zero. */
    private record Gap(long from, long to) {}

    /** Takes a key that was read. */
    interface Taker {
        /**
         * Takes it.
         *
         * @param frame the key
         * @param secretAt where its secret stands
         */
        void take(KeyFrame frame, long secretAt);
    }

    KeyFile(Disk.OpenFile file, byte[] seed) {
        this.file = file;
        this.seed = seed;
    }

    /** Reads all keys, in their order; whatever is none between them is passed over, and found by {@link #firstDamage}. */
    void read(Taker taker) throws IOException {
        if (file.size() > MAX_LENGTH) {
            throw new IOException("The file of keys must have at most " + MAX_LENGTH + " bytes and has " + file.size()
                    + ". Maybe it is another file.");
        }
        byte[] all = new byte[Math.toIntExact(file.size())];
        int length = file.read(all, 0, all.length, 0);
        int at = 0;
        while (at < length) {
            int frame = KeyFrame.length(seed, all, at, length);
            int next = at;
            while (frame == 0 && ++next < length) {
                frame = KeyFrame.length(seed, all, next, length);
            }
            hasHoles |= next > at;
            if (!Bytes.isBlank(all, at, next - at)) {
                gaps.add(new Gap(at, next));
            }
            if (frame > 0) {
                taker.take(KeyFrame.read(seed, all, next, frame), (long) next + frame - SECRET);
                end = (long) next + frame;
            }
            at = next + frame;
        }
        Arrays.fill(all, (byte) 0);
    }

    /** Copies keys to an empty file, those left out that came into use at a position or later. */
    static void copy(Disk.OpenFile from, Disk.OpenFile to, long before, byte[] seed) throws IOException {
        byte[] all = new byte[Math.toIntExact(Math.min(MAX_LENGTH, from.size()))];
        int length = from.read(all, 0, all.length, 0);
        long end = 0;
        int at = 0;
        while (at < length) {
            int frame = KeyFrame.length(seed, all, at, length);
            if (frame > 0 && Bytes.getLong(all, at + 16) < before) {
                to.write(all, at, frame, end);
                end += frame;
            }
            at += Math.max(1, frame);
        }
        to.force();
        Arrays.fill(all, (byte) 0);
    }

    /** Where the last key ends. */
    long end() {
        return end;
    }

    /** Where the first bytes stand that are no key; the end if there are none. */
    long firstGap() {
        return gaps.isEmpty() ? end : gaps.get(0).from();
    }

    /** Whether it is keys from its beginning to its end, and not shorter than is known. */
    boolean isWhole(long known) {
        return !hasHoles && end >= known;
    }

    /** The first place where it is not as it was written; what was being written beyond what is known is none. */
    OptionalLong firstDamage(long known) {
        for (Gap gap : gaps) {
            if (gap.from() < Math.max(end, known)) {
                return OptionalLong.of(gap.from());
            }
        }
        return end < known ? OptionalLong.of(end) : OptionalLong.empty();
    }

    /** Takes a key for a gap, since it is damaged; the last one first. */
    void giveUp(long secretAt, String holder) {
        long from = secretAt - holder.getBytes(StandardCharsets.UTF_8).length - KeyFrame.HEADER;
        gaps.add(new Gap(from, secretAt + SECRET));
        if (end == secretAt + SECRET) {
            end = from;
        }
    }

    /** Overwrites gaps with zeros, and cuts off what stands after the last key. */
    void mend() throws IOException {
        for (Gap gap : gaps) {
            byte[] blank = new byte[Math.toIntExact(gap.to() - gap.from())];
            file.write(blank, 0, blank.length, gap.from());
        }
        if (!gaps.isEmpty()) {
            file.force();
            gaps.clear();
        }
        if (file.size() > end) {
            file.truncate(end);
            file.force();
        }
    }

    /** Writes a key after the last one; gives where its secret stands. */
    long append(long number, long since, String holder, byte[] key) throws IOException {
        byte[] frame = KeyFrame.bytes(seed, number, since, holder, key);
        file.write(frame, 0, frame.length, end);
        end += frame.length;
        Arrays.fill(frame, (byte) 0);
        return end - SECRET;
    }

    /** Writes a key anew as one that is destroyed, and used from another position on. */
    void destroyAt(long secretAt, long number, long since, String holder) throws IOException {
        byte[] frame = KeyFrame.bytes(seed, number, since, holder, null);
        file.write(frame, 0, frame.length, secretAt + SECRET - frame.length);
    }

    /** Overwrites a secret with zeros. */
    void blank(long secretAt) throws IOException {
        file.write(new byte[SECRET], 0, SECRET, secretAt);
    }

    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
