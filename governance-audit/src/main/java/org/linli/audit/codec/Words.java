package org.linli.audit.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array at a time, the first one lowest. */
final class Words {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = EACH << 7;

    private Words() {}

    static long get(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    static void set(byte[] bytes, int at, long word) {
        WORD.set(bytes, at, word);
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
