package org.linli.audit.erasure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.linli.audit.store.Bytes;

/**
 * A key as it stands in the file of keys. Big-endian:
 *
 * <pre>
 *  0  u32  length of the whole frame
 *  4  u32  CRC32C of the log's id and of bytes 8 to the end of the holder
 *  8  u64  number of the key
 * 16  u64  since: the position of the first record that may use it; 2^63 − 1 if none ever will
 * 24  u16  length of the holder
 * 26       the holder
 *     u32  CRC32C of the log's id, the number and the key
 *     32 bytes, the key: all zero, with its checksum, once it is destroyed
 * </pre>
 *
 * @param number its number
 * @param since the position of the first record that may use it
 * @param holder whose key it is
 * @param key the key; null if it is destroyed or damaged
 * @param isDamaged whether it is neither whole nor destroyed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KeyFrame(long number, long since, String holder, byte @Nullable [] key, boolean isDamaged) {
    static final int HEADER = 26;
    /** The checksum and the key: what is blank once it is destroyed. */
    static final int SECRET = 4 + 32;

    /** How long the frame at a place is; 0 if there is none. */
    static int length(byte[] seed, byte[] all, int at, int limit) {
        if (limit - at < HEADER + SECRET) {
            return 0;
        }
        int length = Bytes.getInt(all, at);
        int holder = ((all[at + 24] & 0xff) << 8) | (all[at + 25] & 0xff);
        if (length != HEADER + holder + SECRET || length > limit - at) {
            return 0;
        }
        CRC32C sum = Bytes.sum(seed);
        sum.update(all, at + 8, HEADER - 8 + holder);
        return (int) sum.getValue() == Bytes.getInt(all, at + 4) ? length : 0;
    }

    /** Reads the frame at a place where there is one. */
    static KeyFrame read(byte[] seed, byte[] all, int at, int length) {
        int secret = at + length - SECRET;
        long number = Bytes.getLong(all, at + 8);
        String holder = new String(all, at + HEADER, secret - at - HEADER, StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOfRange(all, secret + 4, secret + SECRET);
        boolean isAlive = secretSum(seed, number, key) == Bytes.getInt(all, secret);
        boolean isDamaged = !isAlive && !Bytes.isBlank(all, secret, SECRET);
        return new KeyFrame(number, Bytes.getLong(all, at + 16), holder, isAlive ? key : null, isDamaged);
    }

    /** The bytes of the frame of a key; of one that is destroyed if there is none. */
    static byte[] bytes(byte[] seed, long number, long since, String name, byte @Nullable [] key) {
        byte[] holder = name.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[HEADER + holder.length + SECRET];
        Bytes.putInt(frame, 0, frame.length);
        Bytes.putLong(frame, 8, number);
        Bytes.putLong(frame, 16, since);
        frame[24] = (byte) (holder.length >>> 8);
        frame[25] = (byte) holder.length;
        System.arraycopy(holder, 0, frame, HEADER, holder.length);
        CRC32C sum = Bytes.sum(seed);
        sum.update(frame, 8, HEADER - 8 + holder.length);
        Bytes.putInt(frame, 4, (int) sum.getValue());
        if (key == null) {
            return frame;
        }
        int secret = HEADER + holder.length;
        Bytes.putInt(frame, secret, secretSum(seed, number, key));
        System.arraycopy(key, 0, frame, secret + 4, 32);
        return frame;
    }

    private static int secretSum(byte[] seed, long number, byte[] key) {
        CRC32C sum = Bytes.sum(seed);
        byte[] eight = new byte[8];
        Bytes.putLong(eight, 0, number);
        sum.update(eight);
        sum.update(key);
        return (int) sum.getValue();
    }
}
