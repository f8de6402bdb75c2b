package org.linli.audit.store;

import java.io.IOException;
import java.util.Arrays;

/** Goes through a file from frame to frame. Needs memory for the longest frame only. */
public final class FrameWalk {
    /** Small enough to stay in the cache of a core while its frames are looked at. */
    private static final int BUFFER = 1 << 17;

    /** What was found. */
    public enum Step {
        /** A frame whose checksum is right. */
        FRAME,
        /** Nothing more: the end of the file, or zeros up to there. */
        END,
        /** Something else. */
        BROKEN
    }

    private final Disk.OpenFile file;
    private final long end;
    private final Frame frame;
    private byte[] buffer;
    /** Where in the file the buffer begins, and how many bytes are in it. */
    private long base;

    private int filled;
    private long next;
    private long offset;

    /**
     * A walk from somewhere.
     *
     * @param file the file
     * @param from where the first frame begins
     * @param end where to stop, at most the length of the file
     * @param seed the id of the log
     */
    public FrameWalk(Disk.OpenFile file, long from, long end, byte[] seed) {
        this.file = file;
        this.end = end;
        this.frame = new Frame(seed);
        this.buffer = new byte[(int) Math.min(BUFFER, Math.max(Frame.HEADER, end - from))];
        this.base = from;
        this.next = from;
        this.offset = from;
    }

    /**
     * Goes to the next frame.
     *
     * @return whether there is one; after anything else but a frame the walk is over
     * @throws IOException if the file cannot be read
     */
    public Step step() throws IOException {
        offset = next;
        long left = end - offset;
        int head = (int) Math.min(left, Frame.HEADER);
        int at = load(offset, head);
        if (head < Frame.HEADER) {
            return isBlankFrom(offset) ? Step.END : Step.BROKEN;
        }
        int length = Bytes.getInt(buffer, at);
        if (length == 0 && isBlankFrom(offset)) {
            return Step.END;
        } else if (length < Frame.HEADER || length > Frame.MAX_LENGTH || length > left) {
            return Step.BROKEN;
        }
        at = load(offset, length);
        if (!frame.parse(buffer, at, at + length)) {
            return Step.BROKEN;
        }
        next = offset + length;
        return Step.FRAME;
    }

    /** Brings a range of the file into the buffer and says where in it the range begins. */
    private int load(long from, int length) throws IOException {
        if (from >= base && from + length <= base + filled) {
            return (int) (from - base);
        }
        if (length > buffer.length) {
            buffer = new byte[Math.max(length, 2 * buffer.length)];
        }
        base = from;
        filled = file.read(buffer, 0, (int) Math.min(buffer.length, end - from), from);
        if (filled < length) {
            // A writer may have cut off the zeros at its end meanwhile.
            Arrays.fill(buffer, filled, length, (byte) 0);
            filled = length;
        }
        return 0;
    }

    private boolean isBlankFrom(long from) throws IOException {
        byte[] rest = new byte[1 << 16];
        for (long at = from; at < end; ) {
            int count = file.read(rest, 0, (int) Math.min(rest.length, end - at), at);
            if (count <= 0 || !Bytes.isBlank(rest, 0, count)) {
                return count <= 0;
            }
            at += count;
        }
        return true;
    }

    /** Where the last byte that is not zero ends, looked for from the end. */
    private static long endOfBytes(Disk.OpenFile file, long from, long end) throws IOException {
        byte[] piece = new byte[1 << 16];
        long until = end;
        while (until > from) {
            long begin = Math.max(from, until - piece.length);
            int count = file.read(piece, 0, (int) (until - begin), begin);
            for (int i = count; i > 0; i--) {
                if (piece[i - 1] != 0) {
                    // A frame may itself end in zeros.
                    return Math.min(end, begin + i + piece.length);
                }
            }
            until = begin;
        }
        return from;
    }

    /**
     * The frame that the last step found.
     *
     * @return the frame; overwritten by the next step
     */
    public Frame frame() {
        return frame;
    }

    /**
     * Where the frame begins that the last step found or missed.
     *
     * @return the place in the file
     */
    public long offset() {
        return offset;
    }

    /**
     * Where the next frame would begin.
     *
     * @return the place in the file
     */
    public long next() {
        return next;
    }

    /**
     * How much of the log must have been on disk, as frames further on bear witness.
     *
     * @param file the file
     * @param from from where on to look for frames, at any place
     * @param end where to stop
     * @param seed the id of the log
     * @return the greatest number of records that a later frame's writer knew to be on disk; 0 if there is no later frame
     * @throws IOException if the file cannot be read
     */
    public static long durableByLaterFrames(Disk.OpenFile file, long from, long end, byte[] seed) throws IOException {
        byte[] rest = new byte[Math.toIntExact(Math.max(0, endOfBytes(file, from, end) - from))];
        int count = file.read(rest, 0, rest.length, from);
        Frame frame = new Frame(seed);
        byte[] source = count == rest.length ? rest : Arrays.copyOf(rest, count);
        long durable = 0;
        for (int at = 0; at + Frame.HEADER <= count; at++) {
            if (source[at + 20] != 0 && frame.parse(source, at, count)) {
                durable = Math.max(durable, frame.durable());
            }
        }
        return durable;
    }
}
