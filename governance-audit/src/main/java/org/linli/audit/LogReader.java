package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.codec.Unsealer;
import org.linli.audit.erasure.HolderKey;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.erasure.Seal;
import org.linli.audit.store.Frame;
import org.linli.audit.store.Name;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentLookup;
import org.linli.audit.store.Tombstone;
import org.linli.trace.Basis;
import org.linli.trace.Digest;
import org.linli.trace.KeptTally;
import org.linli.trace.KeptUnder;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.trace.TraceStoreException;

/** Reads records from the segments by position; checks every frame that it reads. Safe for use by several threads. */
final class LogReader implements Unsealer {
    private static final int BLOCK = 1 << 18;

    private final LogIndex index;
    private final EventCodec codec;
    private final KeyStore keys;
    private final String journal;
    private final byte[] seed;
    private final Path folder;
    private final boolean isWriting;
    private final Narrowing narrowing = new Narrowing();

    LogReader(String journal, LogIndex index, EventCodec codec, LogFiles files) {
        this.journal = journal;
        this.index = index;
        this.codec = codec;
        this.keys = files.keys();
        this.seed = files.seed();
        this.folder = files.folder();
        this.isWriting = files.isForWriting();
    }

    /** The event at a position that is known to be there. */
    TraceEvent event(long position) {
        return event(frame(position), position);
    }

    /**
     * The event at a position; nothing if it is a record of another subject that was cut.
     *
     * @throws RecordCutException if it is one of this subject that was cut
     */
    @Nullable
    TraceEvent eventUnlessCut(long position, Subject subject, Name name) {
        Frame frame = index.anyFrame(position);
        if (!Tombstone.is(frame)) {
            return event(frame, position);
        } else if (Tombstone.subject(frame).equals(name)) {
            throw new RecordCutException(position, "The record " + position + " in the trail of " + subject);
        }
        return null;
    }

    private TraceEvent event(Frame frame, long position) {
        try {
            return codec.decode(frame.source(), frame.envelopeOffset(), frame.envelopeLength(), position, this);
        } catch (CanonicalFormException e) {
            Segment segment = index.segmentOf(position);
            throw index.damaged(segment, index.offsetOf(position), position, e);
        }
    }

    /** The frame of a record, in an array of its own. */
    Frame frame(long position) {
        return index.frame(position);
    }

    /** Events from a position on that match, block by block; up to the first that is damaged, unless that is the very first. */
    Slice slice(Selection selection, long from, int max) {
        long size = index.size();
        List<TraceEvent> events = new ArrayList<>((int) Math.min(Math.min(max, 256), Math.max(0, size - from)));
        Frame frame = new Frame(seed);
        long position = from;
        try {
            while (position < size && events.size() < max) {
                Part part = index.partOf(position);
                int[] some = narrowing.of(selection, part);
                // Where most may match, to read them together costs less than to look for each.
                position = some == null || some.length > part.look(SegmentLookup::count) / 2
                        ? block(selection, position, size, max, events, frame)
                        : only(some, part, selection, position, size, max, events);
            }
        } catch (DamagedException e) {
            if (e.damage().position() <= from) {
                throw e;
            }
            position = e.damage().position();
        }
        return new Slice(events, position);
    }

    /** Those of a part that may match, one by one. */
    private long only(
            int[] some, Part part, Selection selection, long from, long size, int max, List<TraceEvent> events) {
        int begin = Arrays.binarySearch(some, (int) Math.max(0, from - part.first()));
        for (int i = begin < 0 ? -begin - 1 : begin; i < some.length && part.first() + some[i] < size; i++) {
            long position = part.first() + some[i];
            Frame frame = index.anyFrame(position);
            TraceEvent event = Tombstone.is(frame) ? null : event(frame, position);
            if (event != null && selection.matches(event)) {
                events.add(event);
                if (events.size() == max) {
                    return position + 1;
                }
            }
        }
        return Math.min(size, part.first() + part.look(SegmentLookup::count));
    }

    private long block(Selection selection, long from, long size, int max, List<TraceEvent> events, Frame frame) {
        Part part = index.partOf(from);
        Segment segment = part.segment();
        long begin = LogIndex.offsetOf(part, from);
        long last = from;
        long wanted =
                Math.min(Math.min(size, part.first() + part.look(SegmentLookup::count)), from + (max - events.size()))
                        - 1;
        long end = LogIndex.endOf(part, from, size);
        while (last < wanted) {
            long next = LogIndex.endOf(part, last + 1, size);
            if (next - begin > BLOCK) {
                break;
            }
            last++;
            end = next;
        }
        byte[] bytes = index.read(segment, begin, Math.toIntExact(end - begin), from);
        for (long position = from; position <= last; position++) {
            long offset = LogIndex.offsetOf(part, position);
            index.parsed(frame, bytes, (int) (offset - begin), segment, offset, position);
            if (!Tombstone.is(frame)) {
                TraceEvent event = event(frame, position);
                if (selection.matches(event)) {
                    events.add(event);
                }
            }
        }
        return last + 1;
    }

    /** The personal value in a slot of a record, or null once it has been erased. */
    @Nullable
    Object value(long position, String slot, Purpose purpose) {
        if (isCut(position)) {
            return null;
        }
        for (Personal<?> part : Personal.in(event(position).fact())) {
            if (part.slot().equals(slot)) {
                return part.reveal(purpose).orElse(null);
            }
        }
        throw unreadable(position, null);
    }

    @Override
    public String journal() {
        return journal;
    }

    /** What a handle says of a value that came in with the record at a position. */
    Personal.Origin origin(long position, Instant recorded) {
        return new Personal.Origin(journal, position, recorded);
    }

    /** What is kept of somebody, by the values that stand in records. */
    List<KeptUnder> kept(String holder) {
        KeptTally tally = new KeptTally();
        Envelope envelope = new Envelope();
        long size = index.size();
        long before = CutRecord.before(index);
        for (Part part : index.parts()) {
            long last = before - 1;
            for (int local : index.candidates(part, SegmentLookup.Trait.HOLDER, holder)) {
                long position = part.first() + local;
                Frame frame = position < size && position > last ? index.anyFrame(position) : null;
                last = Math.max(last, position);
                if (frame != null && !Tombstone.is(frame)) {
                    envelope.read(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
                    for (int slot = 0; slot < frame.slots(); slot++) {
                        Envelope.Sealed sealed = envelope.sealed().get(slot);
                        boolean isKept = sealed.holder().equals(holder)
                                && sealed.commit() != null
                                && frame.slotFit(slot) != Frame.SlotFit.BLANK
                                && !index.isErased(sealed, position);
                        if (isKept) {
                            Basis processing = Basis.parse(sealed.processing());
                            tally.add(processing, sealed.slot(), sealed.origin(journal, position, envelope.recorded()));
                        }
                    }
                }
            }
        }
        return tally.list();
    }

    /** Opens a personal value, unless it has been erased: that is, if an erasure of its holder is on record after it. */
    @Override
    public byte @Nullable [] open(long position, int slot, Purpose purpose) {
        Frame frame = index.anyFrame(position);
        if (Tombstone.is(frame)) {
            return null;
        }
        Envelope envelope = new Envelope();
        envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
        Envelope.Sealed sealed = envelope.sealed().get(slot);
        Digest commit = sealed.commit();
        Long at = sealed.at();
        if (commit == null && at != null && !index.isErased(sealed, position)) {
            return restated(sealed, at, position, purpose);
        } else if (commit == null || index.isErased(sealed, position) || isRestricted(sealed, position, purpose)) {
            return null;
        }
        HolderKey key = keys.byNumber(Seal.keyNumber(frame, slot));
        GeneralSecurityException wrong = null;
        if (key != null && frame.slotFit(slot) == Frame.SlotFit.SOUND) {
            try {
                byte[] value =
                        Seal.open(frame.source(), frame.slotOffset(slot), frame.slotLength(slot), commit.bytes(), key);
                if (value != null) {
                    return value;
                }
            } catch (GeneralSecurityException e) {
                wrong = e;
            }
        }
        if (isErasedMeanwhile(sealed, position)) {
            return null;
        }
        throw unreadable(position, wrong);
    }

    /** Opens a value where it came in; null if it was erased or cut there, or is restricted to another purpose. */
    private byte @Nullable [] restated(Envelope.Sealed sealed, long at, long position, Purpose purpose) {
        if (at < 0 || at >= position) {
            throw unreadable(position, null);
        }
        Frame frame = index.anyFrame(at);
        if (Tombstone.is(frame)) {
            return null;
        }
        Envelope envelope = new Envelope();
        envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
        return open(at, sealed.slotIn(envelope.sealed()).orElseThrow(() -> unreadable(position, null)), purpose);
    }

    /** Whether a value is revealed for another purpose only. */
    private boolean isRestricted(Envelope.Sealed sealed, long position, Purpose purpose) {
        long at = index.restriction(sealed, position);
        return at >= 0
                && event(at).fact() instanceof TraceFact.Restricted restricted
                && !restricted.duty().purpose().equals(purpose);
    }

    /** Whether an erasure was begun while a value was read, by this process or, if this one only reads, another. */
    private boolean isErasedMeanwhile(Envelope.Sealed sealed, long position) {
        if (!isWriting && !index.isErased(sealed, position)) {
            try {
                index.addLater(ErasureScan.beyond(folder, seed, index.size()));
            } catch (IOException e) {
                throw unreadable(position, e);
            }
        }
        return index.isErased(sealed, position) || isCutMeanwhile(position);
    }

    /** Whether a record was cut: its values are gone with it. */
    private boolean isCut(long position) {
        return Tombstone.is(index.anyFrame(position));
    }

    /** Whether a cut of a record was begun while a value in it was read, by this process or another. */
    private boolean isCutMeanwhile(long position) {
        try {
            return position < CutRecord.before(index)
                    || (!isWriting && position < ErasureScan.cutBeyond(folder, seed, position));
        } catch (IOException e) {
            throw unreadable(position, e);
        }
    }

    private static TraceStoreException unreadable(long position, @Nullable Exception cause) {
        String message = "A personal value of record " + position
                + " must be readable while no erasure is on record after it, and it or its key is damaged. Maybe verify the log.";
        return cause == null ? new TraceStoreException(message) : new TraceStoreException(message, cause);
    }
}
