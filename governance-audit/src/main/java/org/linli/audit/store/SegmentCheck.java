package org.linli.audit.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.linli.audit.merkle.MerkleHash;

/**
 * How much of a segment is sound: whole batches of frames, each in its place.
 *
 * @param end where the last whole batch ends
 * @param size the number of records in the log by then
 * @param root the root of the tree by then as the batch says; null if there is no batch
 * @param broken what stands after it, if it is not the end
 * @param tail how many bytes stand after the last whole batch, up to the end of what is not zero
 */
public record SegmentCheck(
        long end,
        long size,
        @Nullable MerkleHash root,
        @Nullable Broken broken,
        long tail) {
    /**
     * The first frame that is not in order.
     *
     * @param offset where it stands
     * @param sequence the sequence that it should have
     * @param problem what is wrong with it
     * @param isCorruption whether it must have been on disk in good order before; otherwise it is a torn tail, never acknowledged
     */
    public record Broken(long offset, long sequence, Problem problem, boolean isCorruption) {}

    /**
     * What is wrong with a frame.
     *
     * @param isMisplaced whether it is a good frame in the wrong place, or missing; otherwise it is none
     * @param expected what should be there
     * @param got what is there
     */
    public record Problem(boolean isMisplaced, String expected, String got) {}

    /** Knows what the erasable slots of a record must hold. */
    @FunctionalInterface
    public interface Slots {
        /**
         * Whether the slots of a record may be what was brought to disk, although nothing says that the record was.
         *
         * @param frame the record
         * @param file the file that it is in
         * @param next where in the file the next frame begins
         * @param length how much of the file to look at
         * @param batch the number of records before its batch
         * @return false if it was being written
         * @throws IOException if the file cannot be read
         */
        boolean areWhole(Frame frame, Disk.OpenFile file, long next, long length, long batch) throws IOException;
    }

    /**
     * Checks a segment, the bytes of its erasable slots aside unless they are in its tail.
     *
     * @param file the file
     * @param length how much of the file to look at
     * @param first the position of its first record, by its name
     * @param durable how many records are known to be on disk
     * @param isLast whether no other segment follows
     * @param seed the id of the log
     * @param slots knows what the slots of records must hold that are not known to be on disk
     * @return what is sound, and what comes after
     * @throws IOException if the file cannot be read
     */
    public static SegmentCheck of(
            Disk.OpenFile file, long length, long first, long durable, boolean isLast, byte[] seed, Slots slots)
            throws IOException {
        FrameWalk walk = new FrameWalk(file, 0, length, seed);
        long end = 0;
        long size = first;
        long next = first;
        MerkleHash root = null;
        while (true) {
            FrameWalk.Step step = walk.step();
            Problem problem = null;
            if (step == FrameWalk.Step.BROKEN) {
                problem = new Problem(false, "a frame whose checksum is right", "other bytes");
            } else if (step == FrameWalk.Step.FRAME) {
                problem = problemOf(walk.frame(), next, size);
                if (problem == null
                        && walk.frame().kind() == Frame.RECORD
                        && walk.frame().slots() > 0
                        && isLast
                        && size >= durable
                        && !slots.areWhole(walk.frame(), file, walk.next(), length, size)) {
                    long known = FrameWalk.durableByLaterFrames(file, walk.next(), length, seed);
                    problem = known > size
                            ? null
                            : new Problem(false, "erasable slots as they were written", "other bytes");
                }
            }
            if (problem != null) {
                long known = FrameWalk.durableByLaterFrames(file, walk.offset() + 1, length, seed);
                // Batches are synced whole: if more than this was on disk, then so was all of the batch that is broken
                // here.
                boolean isCorruption = !isLast || Math.max(durable, known) > size;
                return new SegmentCheck(
                        end, size, root, new Broken(walk.offset(), next, problem, isCorruption), length - end);
            } else if (step == FrameWalk.Step.END) {
                boolean isCut = isLast ? size < durable : next > size;
                Problem cut = new Problem(true, Math.max(durable, next) + " records", "an end after " + size);
                Broken missing = isCut ? new Broken(walk.offset(), next, cut, true) : null;
                return new SegmentCheck(end, size, root, missing, walk.offset() - end);
            } else if (walk.frame().takesPosition()) {
                next++;
            } else {
                end = walk.next();
                size = next;
                int at = walk.frame().envelopeOffset() + 8;
                root = MerkleHash.of(walk.frame().source(), at);
            }
        }
    }

    private static @Nullable Problem problemOf(Frame frame, long next, long batchFirst) {
        if (frame.sequence() != next) {
            return new Problem(true, "sequence " + next, "sequence " + frame.sequence());
        } else if (frame.kind() == Frame.BATCH_END) {
            long begun = Bytes.getLong(frame.source(), frame.envelopeOffset());
            return begun == batchFirst && next > batchFirst
                    ? null
                    : new Problem(true, "the end of a batch from " + batchFirst, "the end of one from " + begun);
        }
        return null;
    }
}
