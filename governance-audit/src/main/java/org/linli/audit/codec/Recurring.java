package org.linli.audit.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that many records name by the same few texts: each is made once, and kept until another takes its place. Bounded; for one
 * thread at a time.
 */
final class Recurring<T> {
    private static final int PLACES = 1 << 8;
    private static final int LONGEST = 64;

    private final Function<String, T> make;
    /** None until the first value is kept: many envelopes are read only once. */
    private Kept<T>[] places;

    private static final class Kept<T> {
        final byte[] text;
        final T value;

        Kept(byte[] text, T value) {
            this.text = text;
            this.value = value;
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays cannot be generic
    Recurring(Function<String, T> make) {
        this.make = make;
        this.places = new Kept[0];
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays cannot be generic
    private void makePlaces() {
        places = new Kept[PLACES];
    }

    /** The value of a text, made anew. */
    T of(String text) {
        return make.apply(text);
    }

    /** The value of a text of ASCII characters. */
    T of(byte[] source, int from, int end) {
        int length = end - from;
        if (length > LONGEST) {
            return of(new String(source, from, length, StandardCharsets.ISO_8859_1));
        }
        if (places.length == 0) {
            makePlaces();
        }
        int hash = length;
        for (int i = from; i < end; i++) {
            hash = 31 * hash + source[i];
        }
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        @Nullable Kept<T> kept = places[place];
        if (kept == null || !Arrays.equals(kept.text, 0, kept.text.length, source, from, end)) {
            T made = of(new String(source, from, length, StandardCharsets.ISO_8859_1));
            kept = new Kept<>(Arrays.copyOfRange(source, from, end), made);
            places[place] = kept;
        }
        return kept.value;
    }
}
