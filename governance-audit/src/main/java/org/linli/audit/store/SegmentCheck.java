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
     * @param problem what is wrong with it, in words
     * @param isCorruption whether it must have been on disk in good order before; otherwise it is a torn tail, never acknowledged
     */
    public record Broken(long offset, long sequence, String problem, boolean isCorruption) {}

    /**
     * Checks a segment, the bytes of its erasable slots aside unless they are in its tail.
     *
     * @param file the file
     * @param length how much of the file to look at
     * @param first the position of its first record, by its name
     * @param durable how many records are known to be on disk
     * @param isLast whether no other segment follows
     * @param seed the id of the log
     * @return what is sound, and what comes after
     * @throws IOException if the file cannot be read
     */
    public static SegmentCheck of(
            Disk.OpenFile file, long length, long first, long durable, boolean isLast, byte[] seed) throws IOException {
        FrameWalk walk = new FrameWalk(file, 0, length, seed);
        long end = 0;
        long size = first;
        long next = first;
        MerkleHash root = null;
        while (true) {
            FrameWalk.Step step = walk.step();
            String problem = null;
            if (step == FrameWalk.Step.BROKEN) {
                problem = "a frame whose checksum is right";
            } else if (step == FrameWalk.Step.FRAME) {
                problem = problemOf(walk.frame(), next, size);
                if (problem == null
                        && walk.frame().kind() == Frame.RECORD
                        && next >= durable
                        && hasBrokenSlot(walk.frame())) {
                    long known = FrameWalk.durableByLaterFrames(file, walk.next(), length, seed);
                    problem = known > next ? null : "erasable slots whose checksums are right";
                }
            }
            if (problem != null) {
                long known = FrameWalk.durableByLaterFrames(file, walk.offset() + 1, length, seed);
                boolean isCorruption = !isLast || next < durable || known > next;
                return new SegmentCheck(
                        end, size, root, new Broken(walk.offset(), next, problem, isCorruption), length - end);
            } else if (step == FrameWalk.Step.END) {
                boolean isCut = isLast ? size < durable : next > size;
                Broken missing = isCut
                        ? new Broken(walk.offset(), next, "more records: " + durable + " were on disk", true)
                        : null;
                return new SegmentCheck(end, size, root, missing, walk.offset() - end);
            } else if (walk.frame().kind() == Frame.RECORD) {
                next++;
            } else {
                end = walk.next();
                size = next;
                int at = walk.frame().envelopeOffset() + 8;
                root = MerkleHash.of(walk.frame().source(), at);
            }
        }
    }

    private static @Nullable String problemOf(Frame frame, long next, long batchFirst) {
        if (frame.sequence() != next) {
            return "sequence " + next + ", and not " + frame.sequence();
        } else if (frame.kind() == Frame.BATCH_END) {
            long begun = Bytes.getLong(frame.source(), frame.envelopeOffset());
            return begun == batchFirst && next > batchFirst
                    ? null
                    : "the end of the batch that begins at " + batchFirst + ", and not at " + begun;
        }
        return null;
    }

    private static boolean hasBrokenSlot(Frame frame) {
        for (int i = 0; i < frame.slots(); i++) {
            if (frame.slotFit(i) == Frame.SlotFit.BROKEN) {
                return true;
            }
        }
        return false;
    }
}
