package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.store.Bytes;
import org.linli.audit.store.Disk;
import org.linli.audit.store.Frame;
import org.linli.audit.store.FrameWalk;
import org.linli.audit.store.Name;
import org.linli.audit.store.Segment;
import org.linli.audit.store.Tombstone;

/** What is kept of a full segment when its records are cut: of each its hash and whose trail it was in, and the orders to erase whole. */
final class CutSegment {
    private static final String UNFINISHED = "cut.tmp";
    private static final int FLUSH = 1 << 20;

    private final Segment segment;
    private final byte[] seed;
    private final Envelope envelope = new Envelope();
    private final TreeHasher hasher = TreeHasher.create();
    private byte[] out = new byte[2 * FLUSH];
    private int filled;
    private long written;

    CutSegment(Segment segment, byte[] seed) {
        this.segment = segment;
        this.seed = seed;
    }

    /** Deletes what another process left unfinished. */
    static void clear(Path folder, Disk disk) throws IOException {
        disk.delete(folder.resolve(UNFINISHED));
    }

    private FrameWalk walk() {
        return new FrameWalk(segment.file(), 0, segment.end(), seed);
    }

    /** Whether a frame is of a record that is to be cut. */
    private boolean isDue(Frame frame) throws IOException {
        if (frame.kind() != Frame.RECORD) {
            return false;
        }
        try {
            envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
        } catch (CanonicalFormException e) {
            throw new IOException(
                    "The record " + frame.sequence() + " in " + segment.path()
                            + " must be sound for it to be cut. Maybe verify the log.",
                    e);
        }
        return !CutRecord.isKept(envelope.type());
    }

    /** Whether nothing is left to be cut. */
    boolean isDone() throws IOException {
        FrameWalk walk = walk();
        while (walk.next() < segment.end() && walk.step() == FrameWalk.Step.FRAME) {
            if (isDue(walk.frame())) {
                return false;
            }
        }
        requireSound(walk);
        return true;
    }

    private void requireSound(FrameWalk walk) throws IOException {
        if (walk.next() < segment.end()) {
            throw new IOException(
                    "The segment " + segment.path() + " must be sound for it to be cut. Maybe verify the log.");
        }
    }

    /** Overwrites the personal values where they stand, so that nothing of them is left in what the disk takes back. */
    void blank() throws IOException {
        FrameWalk walk = walk();
        boolean isTouched = false;
        while (walk.next() < segment.end() && walk.step() == FrameWalk.Step.FRAME) {
            Frame frame = walk.frame();
            for (int slot = 0; slot < frame.slots(); slot++) {
                if (frame.slotFit(slot) != Frame.SlotFit.BLANK) {
                    long at = walk.offset() + frame.slotOffsetInFrame(slot);
                    segment.file().write(new byte[frame.slotLength(slot)], 0, frame.slotLength(slot), at);
                    isTouched = true;
                }
            }
        }
        if (isTouched) {
            segment.file().force();
        }
    }

    /** Writes what is kept and puts it in the place of the segment, in one step; gives the segment that is there then. */
    Segment write(Path folder, Disk disk) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        try (Disk.OpenFile file = disk.open(unfinished)) {
            file.truncate(0);
            keep(file);
            file.force();
        }
        disk.move(unfinished, segment.path());
        disk.syncFolder(folder.resolve(Segment.FOLDER));
        Segment kept = new Segment(segment.path(), segment.first(), disk.open(segment.path()));
        kept.end(written);
        kept.zeroedTo(written);
        return kept;
    }

    private void keep(Disk.OpenFile file) throws IOException {
        FrameWalk walk = walk();
        byte[] batch = new byte[Frame.BATCH_END_BODY];
        byte[] leafHash = new byte[MerkleHash.BYTES];
        long next = segment.first();
        while (walk.next() < segment.end() && walk.step() == FrameWalk.Step.FRAME) {
            Frame frame = walk.frame();
            byte[] source = frame.source();
            int envelopeAt = frame.envelopeOffset();
            if (frame.kind() == Frame.BATCH_END) {
                System.arraycopy(source, envelopeAt, batch, 0, batch.length);
                continue;
            }
            if (isDue(frame)) {
                hasher.leafHash(source, envelopeAt, frame.envelopeLength(), leafHash, 0);
                Name subject = Name.of(envelope.subject(source));
                put(next, Frame.TOMBSTONE, Tombstone.body(leafHash, subject, envelope.subjectSeq()));
            } else {
                int length = frame.length();
                room(length);
                System.arraycopy(source, envelopeAt - Frame.HEADER - frame.slots() * Frame.SLOT, out, filled, length);
                filled += length;
            }
            next++;
            if (filled >= FLUSH) {
                flush(file);
            }
        }
        requireSound(walk);
        Bytes.putLong(batch, 0, segment.first());
        put(next, Frame.BATCH_END, batch);
        flush(file);
    }

    private void put(long sequence, int kind, byte[] body) {
        room(Frame.HEADER + body.length);
        filled = Frame.write(seed, out, filled, sequence, 0, kind, body, 0, body.length, List.of());
    }

    private void room(int length) {
        if (length > out.length - filled) {
            out = Arrays.copyOf(out, filled + length);
        }
    }

    private void flush(Disk.OpenFile file) throws IOException {
        file.write(out, 0, filled, written);
        written += filled;
        filled = 0;
    }
}
