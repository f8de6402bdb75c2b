package org.linli.audit;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.Reach;
import org.linli.audit.store.Disk;
import org.linli.audit.store.Frame;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentLookup.Trait;

/**
 * Destroys what is personal of a holder: first the key, then, in every record before the erasure, the bytes themselves. Doing it again
 * does no harm, and finishes what was interrupted. For the thread that writes.
 */
final class Eraser {
    private final LogFiles files;
    private final LogIndex index;

    Eraser(LogFiles files, LogIndex index) {
        this.files = files;
        this.index = index;
    }

    /**
     * Erases.
     *
     * @param reach what an erasure reaches; only records before its bound are touched
     * @return how many values were destroyed
     * @throws IOException if that fails; it is to be done again then
     */
    long erase(Reach reach) throws IOException {
        long before = reach.before();
        files.keys().destroy(reach);
        long values = 0;
        for (Part part : index.parts()) {
            Set<Disk.OpenFile> touched = new HashSet<>();
            long last = -1;
            for (int local :
                    part.first() < before ? index.candidates(part, Trait.HOLDER, reach.holder()) : new int[0]) {
                long position = part.first() + local;
                if (position < before && position != last) {
                    last = position;
                    values += blank(position, reach, touched);
                }
            }
            for (Disk.OpenFile file : touched) {
                file.force();
            }
        }
        return values;
    }

    private int blank(long position, Reach reach, Set<Disk.OpenFile> touched) throws IOException {
        Part part = index.partOf(position);
        Segment segment = part.segment();
        long offset = LogIndex.offsetOf(part, position);
        int length = (int) (LogIndex.endOf(part, position, index.next()) - offset);
        byte[] bytes = new byte[length];
        Frame frame = new Frame(files.seed());
        if (segment.file().read(bytes, 0, length, offset) < length || !frame.parse(bytes, 0, length)) {
            throw new IOException("The record " + position + " in " + segment.path() + " at byte " + offset
                    + " must be sound for its personal values to be erased.");
        }
        Envelope envelope = new Envelope();
        envelope.readBelonging(bytes, frame.envelopeOffset(), frame.envelopeLength());
        int values = 0;
        for (int slot = 0; slot < frame.slots(); slot++) {
            boolean isMeant = reach.covers(envelope.sealed().get(slot), position);
            if (isMeant && frame.slotFit(slot) != Frame.SlotFit.BLANK) {
                int slotLength = frame.slotLength(slot);
                segment.file().write(new byte[slotLength], 0, slotLength, offset + frame.slotOffsetInFrame(slot));
                touched.add(segment.file());
                values++;
            }
        }
        return values;
    }
}
