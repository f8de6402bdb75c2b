package org.linli.audit;

import java.io.IOException;
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
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;

/** Reads records from the segments by position; checks every frame that it reads. Safe for use by several threads. */
final class LogReader implements Unsealer {
    private static final int BLOCK = 1 << 18;

    private final LogIndex index;
    private final EventCodec codec;
    private final KeyStore keys;
    private final byte[] seed;

    LogReader(LogIndex index, EventCodec codec, KeyStore keys, byte[] seed) {
        this.index = index;
        this.codec = codec;
        this.keys = keys;
        this.seed = seed;
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

    /** Opens a personal value, unless it has been erased. */
    @Override
    public byte @Nullable [] open(long position, int slot) {
        Frame frame = frame(position);
        if (slot >= frame.slots() || frame.slotFit(slot) == Frame.SlotFit.BLANK) {
            return null;
        }
        int at = frame.slotOffset(slot);
        HolderKey key = keys.byNumber(Seal.keyNumber(frame.source(), at));
        if (frame.slotFit(slot) == Frame.SlotFit.BROKEN) {
            // An erasure may be at work on these very bytes.
            if (frame(position).slotFit(slot) == Frame.SlotFit.BLANK || (key != null && !key.isAlive())) {
                return null;
            }
            throw unreadable(position, null);
        }
        if (key == null || keys.isDamaged(key.number())) {
            throw unreadable(position, null);
        }
        Envelope envelope = new Envelope();
        envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
        Digest commit = envelope.sealed().get(slot).commit();
        try {
            return commit == null ? null : Seal.open(frame.source(), at, frame.slotLength(slot), commit.bytes(), key);
        } catch (GeneralSecurityException e) {
            throw unreadable(position, e);
        }
    }

    private static TraceStoreException unreadable(long position, @Nullable Exception cause) {
        String message = "A personal value of record " + position
                + " must be readable while it is not erased, and is damaged. Maybe verify the log.";
        return cause == null ? new TraceStoreException(message) : new TraceStoreException(message, cause);
    }
}
