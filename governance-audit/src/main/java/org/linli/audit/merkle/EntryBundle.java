package org.linli.audit.merkle;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Up to 256 entries as the tlog-tiles layout keeps them: each as its length in two bytes, the higher one first, and its bytes.
 */
public final class EntryBundle {

    /** The longest entry that can be exported: 65,535 bytes. */
    public static final int MAX_ENTRY = 0xffff;

    private EntryBundle() {}

    /**
     * Writes entries one after the other.
     *
     * @param entries 1 to 256 entries of at most {@link #MAX_ENTRY} bytes each
     * @return the bytes of the bundle
     * @throws IllegalArgumentException if there are too many or too few, or one is too long
     */
    public static byte[] encode(List<byte[]> entries) {
        if (entries.isEmpty() || entries.size() > TilePath.FULL) {
            throw new IllegalArgumentException(
                    "The number (" + entries.size() + ") of entries of a bundle must be between 1 and 256.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            checkLength(entry);
            bytes.write(entry.length >>> 8);
            bytes.write(entry.length);
            bytes.writeBytes(entry);
        }
        return bytes.toByteArray();
    }

    /**
     * Checks that an entry fits into a bundle.
     *
     * @param entry the entry
     * @throws IllegalArgumentException if it is longer than {@link #MAX_ENTRY}
     */
    public static void checkLength(byte[] entry) {
        if (entry.length > MAX_ENTRY) {
            throw new IllegalArgumentException(
                    "The length (" + entry.length
                            + " bytes) of an entry must be at most 65535 bytes. Maybe keep what is large elsewhere, and its digest here.");
        }
    }

    /**
     * Reads a bundle back.
     *
     * @param bundle the bytes
     * @param width how many entries it must hold, 1 to 256
     * @return the entries, in order; immutable
     * @throws TlogFormatException if it holds more or fewer, or ends within one
     */
    public static List<byte[]> decode(byte[] bundle, int width) {
        Objects.requireNonNull(bundle, "bundle");
        List<byte[]> entries = new ArrayList<>(width);
        int at = 0;
        while (entries.size() < width) {
            int begin = at + 2;
            int length = begin > bundle.length ? 0 : (bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff);
            if (begin + length > bundle.length) {
                throw new TlogFormatException(
                        "entry bundle", at, "Entry " + entries.size() + " of " + width + " must be there whole.");
            }
            entries.add(Arrays.copyOfRange(bundle, begin, begin + length));
            at = begin + length;
        }
        if (at != bundle.length) {
            throw new TlogFormatException("entry bundle", at, "Nothing must follow the last of " + width + " entries.");
        }
        return List.copyOf(entries);
    }
}
