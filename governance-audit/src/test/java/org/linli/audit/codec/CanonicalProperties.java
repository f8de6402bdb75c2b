package org.linli.audit.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.linli.audit.ReferenceData;
import tools.jackson.databind.ObjectMapper;

class CanonicalProperties {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 300)
    void everyValueComesBack(@ForAll("values") Object value) {
        byte[] bytes = CanonicalForm.write(value);
        assertEquals(value, CanonicalForm.read(bytes));
        assertArrayEquals(bytes, CanonicalForm.write(CanonicalForm.read(bytes)));
    }

    @Property(tries = 300)
    void anotherParserReadsTheSame(@ForAll("values") Object value) {
        assertEquals(value, ReferenceData.plain(JSON.readTree(CanonicalForm.write(value))));
    }

    @Property(tries = 100)
    void noFlippedByteEndsInAnythingButTheTypedException(@ForAll("values") Object value, @ForAll byte other) {
        byte[] bytes = CanonicalForm.write(value);
        for (int i = 0; i < bytes.length; i++) {
            byte whole = bytes[i];
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                bytes[i] = (byte) (whole ^ (1 << bit));
                isCanonicalOrRefused(bytes);
            }
            bytes[i] = other;
            isCanonicalOrRefused(bytes);
            bytes[i] = whole;
        }
    }

    @Property(tries = 100)
    void noPrefixIsTakenForTheWhole(@ForAll("values") Object value) {
        byte[] bytes = CanonicalForm.write(value);
        for (int length = 0; length < bytes.length; length++) {
            isCanonicalOrRefused(Arrays.copyOf(bytes, length));
        }
    }

    @Property
    void anyBytesAreCanonicalOrRefused(@ForAll @Size(max = 60) byte[] bytes) {
        isCanonicalOrRefused(bytes);
    }

    @Property
    void anyJsonLikeTextIsCanonicalOrRefused(@ForAll("jsonLike") byte[] bytes) {
        isCanonicalOrRefused(bytes);
    }

    /** Whatever is read would be written with the same bytes; all else ends in the typed exception. */
    private static void isCanonicalOrRefused(byte[] bytes) {
        Object value;
        try {
            value = CanonicalForm.read(bytes);
        } catch (CanonicalFormException refused) {
            assertTrue(refused.position() >= 0 && refused.position() <= bytes.length);
            CanonicalFormException checked = assertThrows(CanonicalFormException.class, () -> check(bytes));
            assertEquals(refused.getMessage(), checked.getMessage());
            assertEquals(refused.position(), checked.position());
            return;
        }
        assertArrayEquals(bytes, CanonicalForm.write(value));
        check(bytes);
    }

    /** Passes over a value without keeping it, which finds the same. */
    private static void check(byte[] bytes) {
        CanonicalReader reader = CanonicalReader.of(bytes);
        reader.check();
        reader.end();
    }

    @Provide
    Arbitrary<byte[]> jsonLike() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"a\"",
                        "\"b\"",
                        "\"",
                        "\\",
                        "\\u00",
                        "1",
                        "0",
                        "-",
                        "null",
                        "true",
                        "é",
                        "\ud83d\ude00",
                        ".",
                        "e")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<Object> values() {
        return values(3);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                Arbitraries.longs().between(-CanonicalForm.MAX_INTEGER, CanonicalForm.MAX_INTEGER),
                strings(),
                Arbitraries.of(Arrays.asList(true, false, null)));
        return depth == 0
                ? leaf
                : Arbitraries.oneOf(
                        leaf,
                        values(depth - 1).list().ofMaxSize(3),
                        Arbitraries.maps(strings(), values(depth - 1)).ofMaxSize(3));
    }

    /** Code points of all planes, and many of those that need an escape. */
    private static Arbitrary<String> strings() {
        Arbitrary<Integer> codePoints = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(0x20, 0x7e)),
                Tuple.of(2, Arbitraries.integers().between(0, 0x1f)),
                Tuple.of(1, Arbitraries.of((int) '"', (int) '\\', 0x7f, 0xfffd, 0xffff, 0x10ffff, 0x10000)),
                Tuple.of(2, Arbitraries.integers().between(0x4e00, 0x9fff)),
                Tuple.of(
                        2,
                        Arbitraries.integers()
                                .between(0x80, Character.MAX_CODE_POINT)
                                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)));
        return codePoints.array(int[].class).ofMaxSize(16).map(points -> new String(points, 0, points.length));
    }
}
