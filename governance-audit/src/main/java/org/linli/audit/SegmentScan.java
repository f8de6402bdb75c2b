package org.linli.audit;

import java.io.IOException;
import java.util.List;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.Reach;
import org.linli.audit.erasure.Seal;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.store.Frame;
import org.linli.audit.store.FrameWalk;
import org.linli.audit.store.Name;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentIndex;
import org.linli.audit.store.SegmentTable;
import org.linli.audit.store.Tombstone;

/** What goes into the index of a segment, out of its records. */
final class SegmentScan {
    private SegmentScan() {}

    /** What is looked for later of a record whose belonging has been read. */
    static SegmentTable.Traits traits(Envelope envelope, byte[] source) {
        String principal = envelope.principal();
        return new SegmentTable.Traits(
                subject(envelope, source),
                envelope.subjectSeq(),
                Name.keyOf(envelope.type()),
                Name.keyOf(envelope.actor()),
                principal == null ? null : Name.keyOf(principal),
                envelope.occurred());
    }

    /** The name of the subject of a record whose belonging has been read. */
    static Name subject(Envelope envelope, byte[] source) {
        return envelope.isSubjectPlain()
                ? Name.of(source, envelope.subjectFrom(), envelope.subjectLength())
                : Name.of(envelope.subject(source));
    }

    /** Takes note of the values and the erasure in a record that is about to be added to a table. */
    static void note(SegmentTable table, Frame frame, Envelope envelope, List<Reach> erased) {
        for (int slot = 0; slot < frame.slots(); slot++) {
            Envelope.Sealed sealed = envelope.sealed().get(slot);
            if (sealed.commit() != null) {
                boolean isThere = frame.slotFit(slot) == Frame.SlotFit.SOUND;
                table.nextHolds(Name.keyOf(sealed.holder()), isThere ? Seal.keyNumber(frame, slot) : 0);
            }
        }
        for (Reach each : erased) {
            table.erased(table.count(), Name.keyOf(each.name()));
        }
        for (String name : Reach.restrictedBy(envelope, frame.source())) {
            table.erased(table.count(), Name.keyOf(name));
        }
    }

    /** The index of a full segment, made anew. */
    static byte[] indexOf(Segment segment, byte[] seed) throws IOException {
        SegmentTable table = new SegmentTable();
        Envelope envelope = new Envelope();
        MerkleHash root = MerkleHash.EMPTY_ROOT;
        FrameWalk walk = new FrameWalk(segment.file(), 0, segment.end(), seed);
        try {
            while (walk.next() < segment.end() && walk.step() == FrameWalk.Step.FRAME) {
                Frame frame = walk.frame();
                byte[] source = frame.source();
                if (Tombstone.is(frame)) {
                    table.addCut(Tombstone.subject(frame), Tombstone.sequence(frame), walk.offset());
                } else if (frame.kind() == Frame.RECORD) {
                    envelope.readBelonging(source, frame.envelopeOffset(), frame.envelopeLength());
                    note(table, frame, envelope, Reach.erasedBy(envelope, source, frame.sequence()));
                    table.add(traits(envelope, source), walk.offset());
                } else {
                    root = MerkleHash.of(source, frame.envelopeOffset() + 8);
                }
            }
        } catch (CanonicalFormException e) {
            throw new IOException("The record at byte " + walk.offset() + " of " + segment.path() + " is damaged.", e);
        }
        if (walk.next() < segment.end()) {
            throw new IOException("The record at byte " + walk.offset() + " of " + segment.path() + " is damaged.");
        }
        return SegmentIndex.bytes(table, segment.first(), segment.end(), root, seed);
    }
}
