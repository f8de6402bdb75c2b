package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
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
import org.linli.audit.store.Segment;
import org.linli.trace.Digest;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;

/** Reads records from the segments by position; checks every frame that it reads. Safe for use by several threads. */
final class LogReader implements Unsealer {
    private static final int BLOCK = 1 << 18;
    private static final Purpose KEEPING = Purpose.of("keeping-the-trace");

    private final LogIndex index;
    private final EventCodec codec;
    private final KeyStore keys;
    private final byte[] seed;
    private final Path folder;
    private final boolean isWriting;

    LogReader(LogIndex index, EventCodec codec, LogFiles files) {
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

    private TraceEvent event(Frame frame, long position) {
        try {
            return codec.decode(frame.source(), frame.envelopeOffset(), frame.envelopeLength(), position, this);
        } catch (CanonicalFormException e) {
            Segment segment = index.segmentOf(position);
            throw damaged(segment, index.offsetOf(position), position, e);
        }
    }

    /** The frame of a record, in an array of its own. */
    Frame frame(long position) {
        Segment segment = index.segmentOf(position);
        long offset = index.offsetOf(position);
        int length = (int) Math.min(index.endOf(position, index.size(), segment) - offset, Integer.MAX_VALUE - 8);
        byte[] bytes = read(segment, offset, length, position);
        return parsed(new Frame(seed), bytes, 0, segment, offset, position);
    }

    private static byte[] read(Segment segment, long offset, int length, long position) {
        byte[] bytes = new byte[length];
        try {
            if (segment.file().read(bytes, 0, length, offset) < length) {
                throw damaged(segment, offset, position, null);
            }
        } catch (IOException e) {
            throw new TraceStoreException(
                    "The file " + segment.path() + " cannot be read at byte " + offset + " (" + e
                            + "). Maybe the log is closed.",
                    e);
        }
        return bytes;
    }

    private static Frame parsed(Frame frame, byte[] bytes, int at, Segment segment, long offset, long position) {
        if (!frame.parse(bytes, at, bytes.length) || frame.kind() != Frame.RECORD || frame.sequence() != position) {
            throw damaged(segment, offset, position, null);
        }
        return frame;
    }

    private static TraceStoreException damaged(Segment segment, long offset, long position, @Nullable Exception cause) {
        String message = "The record " + position + " must stand in " + segment.path() + " at byte " + offset
                + ", and is damaged there. Maybe verify the log to see how much of it is sound.";
        return cause == null ? new TraceStoreException(message) : new TraceStoreException(message, cause);
    }

    /** Events from a position on that match, block by block. */
    Slice slice(Selection selection, long from, int max) {
        long size = index.size();
        List<TraceEvent> events = new ArrayList<>((int) Math.min(Math.min(max, 256), Math.max(0, size - from)));
        Frame frame = new Frame(seed);
        long position = from;
        while (position < size && events.size() < max) {
            position = block(selection, position, size, max, events, frame);
        }
        return new Slice(events, position);
    }

    private long block(Selection selection, long from, long size, int max, List<TraceEvent> events, Frame frame) {
        Segment segment = index.segmentOf(from);
        long begin = index.offsetOf(from);
        long last = from;
        long wanted = Math.min(size, from + (max - events.size())) - 1;
        long end = index.endOf(from, size, segment);
        while (last < wanted && index.segmentOf(last + 1) == segment) {
            long next = index.endOf(last + 1, size, segment);
            if (next - begin > BLOCK) {
                break;
            }
            last++;
            end = next;
        }
        byte[] bytes = read(segment, begin, Math.toIntExact(end - begin), from);
        for (long position = from; position <= last; position++) {
            long offset = index.offsetOf(position);
            parsed(frame, bytes, (int) (offset - begin), segment, offset, position);
            TraceEvent event = event(frame, position);
            if (selection.matches(event)) {
                events.add(event);
            }
        }
        return last + 1;
    }

    /** The personal value in a slot of a record, or null once it has been erased. */
    @Nullable
    Object value(long position, String slot) {
        for (Personal<?> part : Personal.in(event(position).fact())) {
            if (part.slot().equals(slot)) {
                return part.reveal(KEEPING).orElse(null);
            }
        }
        throw unreadable(position, null);
    }

    /** Opens a personal value, unless it has been erased: that is, if an erasure of its holder is on record after it. */
    @Override
    public byte @Nullable [] open(long position, int slot) {
        Frame frame = frame(position);
        Envelope envelope = new Envelope();
        envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
        Envelope.Sealed sealed = envelope.sealed().get(slot);
        Digest commit = sealed.commit();
        if (commit == null || index.isErased(sealed.holder(), position)) {
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
        if (isErasedMeanwhile(sealed.holder(), position)) {
            return null;
        }
        throw unreadable(position, wrong);
    }

    /** Whether an erasure was begun while a value was read, by this process or, if this one only reads, another. */
    private boolean isErasedMeanwhile(String holder, long position) {
        if (!isWriting && !index.isErased(holder, position)) {
            try {
                ErasureScan.beyond(folder, seed, index.size()).forEach(index::addErasure);
            } catch (IOException e) {
                throw unreadable(position, e);
            }
        }
        return index.isErased(holder, position);
    }

    private static TraceStoreException unreadable(long position, @Nullable Exception cause) {
        String message = "A personal value of record " + position
                + " must be readable while no erasure is on record after it, and it or its key is damaged. Maybe verify the log.";
        return cause == null ? new TraceStoreException(message) : new TraceStoreException(message, cause);
    }
}
