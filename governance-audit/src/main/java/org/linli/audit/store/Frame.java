package org.linli.audit.store;

import java.util.List;
import java.util.zip.CRC32C;

/**
 * One frame of a segment: a record, or the end of a batch. Big-endian:
 *
 * <pre>
 *  0  u32  length of the whole frame
 *  4  u32  CRC32C of the log's id and of bytes 8 to the end of the envelope
 *  8  u64  sequence: the position of the record; at the end of a batch, the number of records by then
 * 16  u32  how many records before the sequence were not known to be on disk when this was written
 * 20  u8   kind: 1 record, 2 end of a batch
 * 21  u8   number of erasable slots
 * 22  u16  length of the envelope
 * 24  for each slot: u32 length, u32 CRC32C of the log's id, the sequence and the slot's bytes
 *     the envelope; at the end of a batch: u64 position of its first record, 32 bytes root of the tree by then
 *     the erasable slots, each as written or, once erased, all zero
 * </pre>
 *
 * <p>Erasing leaves everything but the slots' bytes as it is. The number at 16 tells a torn tail from corruption: whoever wrote this
 * frame knew that what stands more than so many records before it was on disk.
 *
 * <p>Meant to be kept and parsed into again; for one thread at a time.
 */
public final class Frame {
    /** The length of a frame before its slots. */
    public static final int HEADER = 24;
    /** The length of what is said about a slot. */
    public static final int SLOT = 8;
    /** The kind of a record. */
    public static final int RECORD = 1;
    /** The kind of the end of a batch. */
    public static final int BATCH_END = 2;
    /** The kind of what stands in the place of a record that was cut: see {@link Tombstone}. */
    public static final int TOMBSTONE = 3;
    /** The greatest length of an envelope. */
    public static final int MAX_ENVELOPE = 0xffff;
    /** The greatest number of slots. */
    public static final int MAX_SLOTS = 0xff;
    /** The greatest length of all the slots of a record together. */
    public static final int MAX_ERASABLE = 1 << 24;
    /** The length of what stands in the place of the envelope at the end of a batch. */
    public static final int BATCH_END_BODY = 40;
    /** The length of the end of a batch. */
    public static final int BATCH_END_LENGTH = HEADER + BATCH_END_BODY;

    /** The greatest length of a frame. */
    static final int MAX_LENGTH = HEADER + MAX_SLOTS * SLOT + MAX_ENVELOPE + MAX_ERASABLE;

    /** What a slot of a frame holds. */
    public enum SlotFit {
        /** What was written. */
        SOUND,
        /** Nothing: it has been erased, or there never was anything. */
        BLANK,
        /** Something else. */
        BROKEN
    }

    private final byte[] seed;
    private byte[] source = {};
    private int at;

    /**
     * A frame to be parsed into.
     *
     * @param seed the id of the log
     */
    public Frame(byte[] seed) {
        this.seed = seed;
    }

    /**
     * Writes a frame with its checksums.
     *
     * @param seed the id of the log
     * @param target where to; long enough
     * @param at where the frame begins
     * @param sequence the sequence
     * @param unsynced how many records before it are not known to be on disk
     * @param kind the kind
     * @param body the array that holds the envelope
     * @param bodyOffset where the envelope begins
     * @param bodyLength how long it is
     * @param slots the erasable slots
     * @return where the frame ends
     */
    public static int write(
            byte[] seed,
            byte[] target,
            int at,
            long sequence,
            long unsynced,
            int kind,
            byte[] body,
            int bodyOffset,
            int bodyLength,
            List<byte[]> slots) {
        Bytes.putLong(target, at + 8, sequence);
        Bytes.putInt(target, at + 16, (int) Math.min(unsynced, 0xffffffffL));
        target[at + 20] = (byte) kind;
        target[at + 21] = (byte) slots.size();
        target[at + 22] = (byte) (bodyLength >>> 8);
        target[at + 23] = (byte) bodyLength;
        int envelope = at + HEADER + slots.size() * SLOT;
        System.arraycopy(body, bodyOffset, target, envelope, bodyLength);
        int end = envelope + bodyLength;
        for (int i = 0; i < slots.size(); i++) {
            byte[] slot = slots.get(i);
            System.arraycopy(slot, 0, target, end, slot.length);
            Bytes.putInt(target, at + HEADER + i * SLOT, slot.length);
            Bytes.putInt(target, at + HEADER + i * SLOT + 4, slotSum(seed, target, at, end, slot.length));
            end += slot.length;
        }
        Bytes.putInt(target, at, end - at);
        CRC32C sum = Bytes.sum(seed);
        sum.update(target, at + 8, envelope + bodyLength - at - 8);
        Bytes.putInt(target, at + 4, (int) sum.getValue());
        return end;
    }

    private static int slotSum(byte[] seed, byte[] source, int frame, int from, int length) {
        CRC32C sum = Bytes.sum(seed);
        sum.update(source, frame + 8, 8);
        sum.update(source, from, length);
        return (int) sum.getValue();
    }

    /**
     * How long a frame has to be.
     *
     * @param bodyLength the length of its envelope
     * @param slots its erasable slots
     * @return the length
     */
    public static int length(int bodyLength, List<byte[]> slots) {
        int length = HEADER + bodyLength;
        for (byte[] slot : slots) {
            length += SLOT + slot.length;
        }
        return length;
    }

    /**
     * Looks whether a frame stands somewhere, its slots aside.
     *
     * @param from the array it would be in; kept until the next parsing
     * @param offset where it would begin
     * @param limit where the array's bytes end
     * @return whether it does; if not, this holds no frame
     */
    public boolean parse(byte[] from, int offset, int limit) {
        source = from;
        at = offset;
        if (!hasShape(limit)) {
            return false;
        }
        CRC32C sum = Bytes.sum(seed);
        sum.update(source, at + 8, envelopeOffset() + envelopeLength() - at - 8);
        return (int) sum.getValue() == Bytes.getInt(source, at + 4);
    }

    /** Whether kind and lengths agree: what tells most bytes that are no frame before a checksum is needed. */
    private boolean hasShape(int limit) {
        if (limit - at < HEADER) {
            return false;
        }
        int kind = kind();
        int length = length();
        if (kind < RECORD || kind > TOMBSTONE || length > limit - at || length < HEADER) {
            return false;
        }
        long wanted = HEADER + (long) slots() * SLOT + envelopeLength();
        if (wanted > length) {
            return false;
        }
        for (int i = 0; i < slots(); i++) {
            wanted += Integer.toUnsignedLong(Bytes.getInt(source, at + HEADER + i * SLOT));
        }
        int body = kind == BATCH_END ? BATCH_END_BODY : Tombstone.BODY;
        return wanted == length && (kind == RECORD || (slots() == 0 && envelopeLength() == body));
    }

    /**
     * The length of the whole frame.
     *
     * @return in bytes
     */
    public int length() {
        return Bytes.getInt(source, at);
    }

    /**
     * The sequence.
     *
     * @return the position of the record, or the number of records at the end of a batch
     */
    public long sequence() {
        return Bytes.getLong(source, at + 8);
    }

    /**
     * How many records were known to be on disk when this was written.
     *
     * @return the number of records
     */
    public long durable() {
        return sequence() - Integer.toUnsignedLong(Bytes.getInt(source, at + 16));
    }

    /**
     * The kind.
     *
     * @return {@link #RECORD}, {@link #BATCH_END} or {@link #TOMBSTONE}
     */
    public int kind() {
        return source[at + 20];
    }

    /**
     * Whether it takes a position in the log.
     *
     * @return true for a record, cut or not
     */
    public boolean takesPosition() {
        return kind() != BATCH_END;
    }

    /**
     * How many erasable slots there are.
     *
     * @return from 0 to {@link #MAX_SLOTS}
     */
    public int slots() {
        return source[at + 21] & 0xff;
    }

    /**
     * The array that the frame is in.
     *
     * @return the array itself
     */
    public byte[] source() {
        return source;
    }

    /**
     * Where the envelope begins.
     *
     * @return the place in {@link #source()}
     */
    public int envelopeOffset() {
        return at + HEADER + slots() * SLOT;
    }

    /**
     * How long the envelope is.
     *
     * @return from 0 to {@link #MAX_ENVELOPE}
     */
    public int envelopeLength() {
        return ((source[at + 22] & 0xff) << 8) | (source[at + 23] & 0xff);
    }

    /**
     * Where a slot begins.
     *
     * @param slot the number of the slot, from 0
     * @return the place in {@link #source()}
     */
    public int slotOffset(int slot) {
        int offset = envelopeOffset() + envelopeLength();
        for (int i = 0; i < slot; i++) {
            offset += slotLength(i);
        }
        return offset;
    }

    /**
     * How long a slot is.
     *
     * @param slot the number of the slot, from 0
     * @return in bytes
     */
    public int slotLength(int slot) {
        return Bytes.getInt(source, at + HEADER + slot * SLOT);
    }

    /**
     * What a slot holds.
     *
     * @param slot the number of the slot, from 0
     * @return sound, blank or broken
     */
    public SlotFit slotFit(int slot) {
        int from = slotOffset(slot);
        int length = slotLength(slot);
        if (Bytes.isBlank(source, from, length)) {
            return SlotFit.BLANK;
        }
        return slotSum(seed, source, at, from, length) == Bytes.getInt(source, at + HEADER + slot * SLOT + 4)
                ? SlotFit.SOUND
                : SlotFit.BROKEN;
    }

    /**
     * Where in the frame a slot begins.
     *
     * @param slot the number of the slot, from 0
     * @return the number of bytes before it
     */
    public int slotOffsetInFrame(int slot) {
        return slotOffset(slot) - at;
    }
}
