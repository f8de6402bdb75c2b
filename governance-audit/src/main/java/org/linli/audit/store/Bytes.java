package org.linli.audit.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Big-endian numbers in arrays, and checksums that differ from log to log. */
public final class Bytes {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    /**
     * Reads four bytes.
     *
     * @param source where from
     * @param at where they begin
     * @return the number
     */
    public static int getInt(byte[] source, int at) {
        return (int) INT.get(source, at);
    }

    /**
     * Writes four bytes.
     *
     * @param target where to
     * @param at where they begin
     * @param value the number
     */
    public static void putInt(byte[] target, int at, int value) {
        INT.set(target, at, value);
    }

    /**
     * Reads eight bytes.
     *
     * @param source where from
     * @param at where they begin
     * @return the number
     */
    public static long getLong(byte[] source, int at) {
        return (long) LONG.get(source, at);
    }

    /**
     * Writes eight bytes.
     *
     * @param target where to
     * @param at where they begin
     * @param value the number
     */
    public static void putLong(byte[] target, int at, long value) {
        LONG.set(target, at, value);
    }

    /**
     * Begins a checksum.
     *
     * @param seed the id of the log, so that bytes of another log do not pass
     * @return a checksum over the seed
     */
    public static CRC32C sum(byte[] seed) {
        CRC32C sum = new CRC32C();
        sum.update(seed, 0, seed.length);
        return sum;
    }

    /**
     * Whether bytes are all zero.
     *
     * @param source where they are
     * @param from the first
     * @param length how many
     * @return whether there is none but zeros
     */
    public static boolean isBlank(byte[] source, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (source[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
