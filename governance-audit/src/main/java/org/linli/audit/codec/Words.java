package org.linli.audit.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array at a time, the first one lowest. */
final class Words {

    /** How many bytes a word has. */
    static final int BYTES = 8;

    private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = EACH << 7;
    private static final long HIGH_HALVES = (EACH * 0x0f) << 4;

    /** Eight zeros in ASCII. */
    static final long ASCII_ZEROS = EACH * '0';

    private Words() {}

    static long get(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    static void set(byte[] bytes, int at, long word) {
        WORD.set(bytes, at, word);
    }

    static void setPair(byte[] bytes, int at, short pair) {
        PAIR.set(bytes, at, pair);
    }

    /** Copies whole words: up to seven bytes more are read and written over. */
    static void copy(byte[] source, int from, int count, byte[] target, int at) {
        for (int i = 0; i < count; i += BYTES) {
            set(target, at + i, get(source, from + i));
        }
    }

    /**
     * The eight decimal digits of a value from 0 to 99,999,999 as numbers, leading zeros too: the value is cut in halves, quarters and
     * digits, all parts side by side.
     */
    static long decimal(int value) {
        long halves = (value / 10_000) | ((long) (value % 10_000) << 32);
        long hundreds = ((halves * 10_486) >>> 20) & 0x0000_007f_0000_007fL;
        long quarters = hundreds | ((halves - 100 * hundreds) << 16);
        long tens = ((quarters * 103) >>> 10) & 0x000f_000f_000f_000fL;
        return tens | ((quarters - 10 * tens) << 8);
    }

    /** Whether all eight bytes are decimal digits in ASCII. */
    static boolean areDigits(long word) {
        return (word & HIGH_HALVES) == ASCII_ZEROS && ((word + 6 * EACH) & HIGH_HALVES) == ASCII_ZEROS;
    }

    /** The value of eight decimal digits in ASCII: pairs, then quarters, then halves are put together. */
    static int ofDecimal(long word) {
        long digits = word - ASCII_ZEROS;
        long pairs = digits * 10 + (digits >>> 8);
        long first = (pairs & 0x0000_00ff_0000_00ffL) * (100L + (1_000_000L << 32));
        long second = ((pairs >>> 16) & 0x0000_00ff_0000_00ffL) * (1L + (10_000L << 32));
        return (int) ((first + second) >>> 32);
    }

    /**
     * Marks bytes that are not plain inside a JSON string: control characters, the quote, the backslash, and all that is
     * not ASCII. The high bit of the first such byte is set; bits above it may be false alarms, bits below it are clear.
     */
    static long special(long word) {
        // Flipping bit 1 brings the quote (0x22) to 0x20 and leaves the control characters among themselves.
        long controlOrQuote = (word ^ (0x02 * EACH)) - 0x21 * EACH;
        long backslash = (word ^ ('\\' * EACH)) - EACH;
        return (controlOrQuote | backslash | word) & HIGH_BITS;
    }

    /** The place of the lowest byte that {@link #special} has marked, from 0. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
