package org.linli.audit.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

    private static String written(Object value) {
        return new String(CanonicalForm.write(value), StandardCharsets.UTF_8);
    }

    private static Object read(String text) {
        return CanonicalForm.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int refusedAt(byte[] bytes) {
        CanonicalFormException refused = assertThrows(CanonicalFormException.class, () -> CanonicalForm.read(bytes));
        assertTrue(refused.getMessage().startsWith("The canonical form breaks at byte " + refused.position() + ": "));
        return refused.position();
    }

    @Test
    void everyTypeHasOneSpelling() {
        Map<String, Object> value = Map.of(
                "text",
                "邻里",
                "whole",
                42L,
                "yes",
                true,
                "no",
                false,
                "list",
                List.of(1L, "a", List.of()),
                "map",
                Map.of());
        assertEquals(
                "{\"list\":[1,\"a\",[]],\"map\":{},\"no\":false,\"text\":\"邻里\",\"whole\":42,\"yes\":true}",
                written(value));
        assertEquals(value, read(written(value)));
        assertEquals("[null]", written(Arrays.asList((Object) null)));
        assertEquals(Arrays.asList((Object) null), read("[null]"));
        assertEquals("7", written(7));
    }

    /** The keys of RFC 8785, 3.2.3: U+1F600 sorts before U+FB33, since its first code unit is U+D83D. */
    @Test
    void keysAscendByUtf16CodeUnits() {
        Map<String, Object> value = Map.of(
                "\u20ac",
                "Euro Sign",
                "\r",
                "Carriage Return",
                "\ufb33",
                "Hebrew Letter Dalet With Dagesh",
                "1",
                "One",
                "\ud83d\ude00",
                "Emoji: Grinning Face",
                "\u0080",
                "Control",
                "\u00f6",
                "Latin Small Letter O With Diaeresis");
        String text = "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}";
        assertEquals(text, written(value));
        assertEquals(value, read(text));
        assertEquals(List.copyOf(((Map<?, ?>) read(text)).keySet()).get(5), "\ud83d\ude00");
    }

    @Test
    void charactersAreEscapedOnlyWhereJsonMust() {
        assertEquals(
                "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u007f\u0080\u2028\"",
                written("\0\u0001\b\t\n\u000b\f\r\u001f \"\\/\u007f\u0080\u2028"));
        for (char c = 0; c < 0x300; c++) {
            assertEquals("a" + c + "b", read(written("a" + c + "b")));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 99, 100, 101, 123456789, 1632182400000000L, (1L << 53) - 1})
    void integersAreWrittenAsTheyAre(long value) {
        assertEquals(Long.toString(value), written(value));
        assertEquals(value, read(Long.toString(value)));
        assertEquals(Long.toString(-value), written(-value));
        assertEquals(-value, read(Long.toString(-value)));
    }

    @Test
    void integersOfEveryLengthAreWrittenAsTheyAre() {
        for (long power = 10; power <= CanonicalForm.MAX_INTEGER; power *= 10) {
            integersAreWrittenAsTheyAre(power - 1);
            integersAreWrittenAsTheyAre(power);
            integersAreWrittenAsTheyAre(power + 1);
        }
        for (long power = 1; power <= CanonicalForm.MAX_INTEGER; power *= 2) {
            integersAreWrittenAsTheyAre(power);
        }
    }

    @Test
    void integersBeyondTheRangeAreRefused() {
        for (long value : new long[] {1L << 53, -(1L << 53), Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> CanonicalForm.write(value));
            assertThrows(CanonicalFormException.class, () -> read(Long.toString(value)));
        }
        assertThrows(CanonicalFormException.class, () -> read("9".repeat(1000)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "` 1`|0",
                "`1 `|1",
                "`[1, 2]`|3",
                "`[1 ,2]`|2",
                "`{ }`|1",
                "`{\"a\": 1}`|5",
                "`\n1`|0",
                "00|0",
                "01|0",
                "-0|0",
                "-01|0",
                "-|1",
                "+1|0",
                "1.0|1",
                "1e3|1",
                "1E3|1",
                "0.5|1",
                "9007199254740992|0",
                "-9007199254740992|0",
                "`\"\\u0041\"`|1",
                "`\"\\u000a\"`|1",
                "`\"\\u000B\"`|6",
                "`\"\\/\"`|1",
                "`\"\\u001F\"`|6",
                "`\"\\u0020\"`|1",
                "`\"\\u00e9\"`|1",
                "`\"\\x\"`|1",
                "`\"\\\"`|3",
                "`\"\\`|1",
                "`\"\\u00`|1",
                "`\"\t\"`|1",
                "`\"`|1",
                "`\"abc`|4",
                "`{\"b\":1,\"a\":2}`|7",
                "`{\"a\":1,\"a\":2}`|7",
                "`{\"a\":1,}`|7",
                "`{,}`|1",
                "`{\"a\"}`|4",
                "`{\"a\":}`|5",
                "`{\"a\":1 ,\"b\":2}`|6",
                "`{\"a\":1`|6",
                "`{1:2}`|1",
                "`{a:1}`|1",
                "`{`|1",
                "`[1,]`|3",
                "`[,1]`|1",
                "`[1`|2",
                "`[`|1",
                "`[1}`|2",
                "`[1]]`|3",
                "`{}{}`|2",
                "`1,2`|1",
                "``|0",
                "nul|0",
                "nulL|0",
                "tru|0",
                "True|0",
                "falsee|5",
                "NaN|0",
                "Infinity|0",
                "`'a'`|0",
                "`/**/1`|0",
            })
    void otherSpellingsAreRefusedWhereTheyBegin(String text, int position) {
        assertEquals(position, refusedAt(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c0 80",
                "c1 bf",
                "c2",
                "c2 41",
                "e0 80 80",
                "e0 9f bf",
                "e4 b8",
                "ed a0 80",
                "ed bf bf",
                "ed a0 bd ed b8 80",
                "f0 80 80 80",
                "f0 8f bf bf",
                "f0 9f 98",
                "f4 90 80 80",
                "f5 80 80 80",
                "ff",
                "fe",
            })
    void malformedUtf8IsRefused(String hex) {
        String[] digits = hex.split(" ");
        byte[] bytes = new byte[digits.length + 2];
        bytes[0] = '"';
        bytes[bytes.length - 1] = '"';
        for (int i = 0; i < digits.length; i++) {
            bytes[i + 1] = (byte) Integer.parseInt(digits[i], 16);
        }
        assertTrue(refusedAt(bytes) >= 1);
        refusedAt(Arrays.copyOf(bytes, bytes.length - 1));
    }

    @Test
    void loneSurrogatesAreRefused() {
        for (String text : List.of("\ud83d", "\ude00", "a\ud83d", "\ud83da", "\ude00\ud83d", "字\ud83d\ud83d\ude00")) {
            assertThrows(IllegalArgumentException.class, () -> CanonicalForm.write(text));
            assertThrows(IllegalArgumentException.class, () -> CanonicalForm.write(Map.of(text, 1L)));
            assertThrows(IllegalArgumentException.class, () -> CanonicalName.of(text));
        }
    }

    @Test
    void otherTypesAreRefused() {
        for (Object value : List.of(1.5, 1.0f, 'a', new int[0], Map.of(1, 2), StandardCharsets.UTF_8)) {
            assertThrows(IllegalArgumentException.class, () -> CanonicalForm.write(value));
        }
    }

    @Test
    void depthIsBoundedOnBothSides() {
        Object value = 1L;
        for (int i = 0; i < CanonicalForm.MAX_DEPTH; i++) {
            value = i % 2 == 0 ? List.of(value) : Map.of("k", value);
        }
        assertEquals(value, CanonicalForm.read(CanonicalForm.write(value)));
        Object deeper = List.of(value);
        assertThrows(IllegalArgumentException.class, () -> CanonicalForm.write(deeper));
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        assertThrows(IllegalArgumentException.class, () -> CanonicalForm.write(itself));
        assertEquals(CanonicalForm.MAX_DEPTH, refusedAt("[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                CanonicalForm.MAX_DEPTH * 5, refusedAt("{\"k\":".repeat(1000).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void longStringsAndManyValuesGrowTheArray() {
        String text = ("plain " + "字".repeat(10) + "\ud83d\ude00\n").repeat(10_000);
        List<Object> value = List.of(text, "x".repeat(100_000), "\u0001".repeat(50_000));
        assertEquals(value, CanonicalForm.read(CanonicalForm.write(value)));
    }

    @Test
    void whatIsReadCannotBeChanged() {
        assertThrows(UnsupportedOperationException.class, () -> ((List<?>) read("[1]")).clear());
        assertThrows(UnsupportedOperationException.class, () -> ((Map<?, ?>) read("{\"a\":1}")).clear());
    }

    @Test
    void messagesShowNothingOfTheContent() {
        String secret = "{\"name\":\"Zhang San\",\"name\":\"Li Si\"}";
        CanonicalFormException refused = assertThrows(CanonicalFormException.class, () -> read(secret));
        assertEquals(
                "The canonical form breaks at byte 20: keys must ascend by UTF-16 code units, each once.",
                refused.getMessage());
    }
}
