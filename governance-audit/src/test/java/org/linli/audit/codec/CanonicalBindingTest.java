package org.linli.audit.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The writer and the reader piece by piece, as a codec of records uses them. */
class CanonicalBindingTest {

    private static final CanonicalName ACTOR = CanonicalName.of("actor");
    private static final CanonicalName AT = CanonicalName.of("at");
    private static final CanonicalName QUOTED = CanonicalName.of("b\"\n居");
    private static final CanonicalName CASE_REPORTED = CanonicalName.of("case.reported");

    private final CanonicalWriter writer = CanonicalWriter.checked();

    private String text() {
        return new String(writer.toByteArray(), StandardCharsets.UTF_8);
    }

    private static CanonicalReader reader(String text) {
        return CanonicalReader.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRecordGoesThereAndBack() {
        writer.beginObject()
                .key(ACTOR)
                .string("a-17")
                .key(AT)
                .integer(-5)
                .key(QUOTED)
                .beginArray();
        writer.bool(true)
                .nullValue()
                .string(CASE_REPORTED)
                .string("")
                .beginObject()
                .endObject();
        writer.endArray().key("c").string(CASE_REPORTED).endObject();
        String text =
                "{\"actor\":\"a-17\",\"at\":-5,\"b\\\"\\n居\":[true,null,\"case.reported\",\"\",{}],\"c\":\"case.reported\"}";
        assertEquals(text, text());
        assertEquals(text.getBytes(StandardCharsets.UTF_8).length, writer.size());
        assertArrayEquals(writer.toByteArray(), Arrays.copyOf(writer.buffer(), writer.size()));

        byte[] padded = ("xx" + text + "}").getBytes(StandardCharsets.UTF_8);
        CanonicalReader reader = reader("0").reset(padded, 2, padded.length - 3);
        reader.beginObject();
        assertFalse(reader.tryEndObject());
        assertFalse(reader.tryKey(AT));
        reader.key(ACTOR);
        assertEquals("a-17", reader.string());
        assertTrue(reader.tryKey(AT));
        assertFalse(reader.tryNull());
        assertEquals(-5, reader.integer());
        assertEquals(23, reader.position());
        reader.key(QUOTED);
        reader.beginArray();
        assertFalse(reader.tryString(CASE_REPORTED));
        assertTrue(reader.bool());
        assertTrue(reader.tryNull());
        assertTrue(reader.tryString(CASE_REPORTED));
        assertEquals("", reader.string());
        reader.beginObject();
        reader.endObject();
        reader.endArray();
        assertEquals("c", reader.key());
        assertTrue(reader.tryString(CASE_REPORTED));
        reader.endObject();
        reader.end();
        assertEquals(writer.size(), reader.position());
    }

    @Test
    void theReaderSaysWhatItExpected() {
        CanonicalReader reader = reader("{\"at\":1,\"zz\":2}");
        reader.beginObject();
        CanonicalFormException missing = assertThrows(CanonicalFormException.class, () -> reader.key(ACTOR));
        assertEquals(
                "The canonical form breaks at byte 1: the member \"actor\" must stand here. Maybe it is missing or out of"
                        + " order.",
                missing.getMessage());
        reader.key(AT);
        reader.integer();
        assertEquals(
                7, assertThrows(CanonicalFormException.class, reader::endObject).position());
        assertThrows(CanonicalFormException.class, reader::end);
    }

    @Test
    void knownKeysMustAscendToo() {
        CanonicalReader reader = reader("{\"at\":1,\"actor\":2,\"at\":3}");
        reader.beginObject();
        reader.key(AT);
        reader.integer();
        assertEquals(
                8,
                assertThrows(CanonicalFormException.class, () -> reader.tryKey(ACTOR))
                        .position());
        CanonicalReader twice = reader("{\"at\":1,\"at\":2}");
        twice.beginObject();
        assertEquals("at", twice.key());
        twice.integer();
        assertThrows(CanonicalFormException.class, () -> twice.tryKey(AT));
        // Each object has an order of its own.
        CanonicalReader nested = reader("{\"at\":{\"actor\":1}}");
        nested.beginObject();
        nested.key(AT);
        nested.beginObject();
        assertTrue(nested.tryKey(ACTOR));
    }

    @Test
    void aWrongTypeIsRefused() {
        assertThrows(CanonicalFormException.class, () -> reader("1").string());
        assertThrows(CanonicalFormException.class, () -> reader("\"1\"").integer());
        assertThrows(CanonicalFormException.class, () -> reader("1").bool());
        assertThrows(CanonicalFormException.class, () -> reader("nope").tryNull());
        assertThrows(CanonicalFormException.class, () -> reader("[]").beginObject());
        assertThrows(CanonicalFormException.class, () -> reader("{}").beginArray());
        assertThrows(CanonicalFormException.class, () -> reader("1").endArray());
        assertThrows(CanonicalFormException.class, () -> reader("1").base64Url());
        assertThrows(CanonicalFormException.class, () -> reader("1").hex(new byte[4], 0, 4));
        assertFalse(reader("").tryNull());
        assertFalse(reader("1").tryString(CASE_REPORTED));
    }

    @Test
    void digestsAreWrittenWithoutADetour() {
        byte[] bytes = new byte[70];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37 - 5);
        }
        for (int length = 0; length <= 64; length++) {
            byte[] part = Arrays.copyOfRange(bytes, 3, 3 + length);
            writer.reset()
                    .beginArray()
                    .hex(bytes, 3, length)
                    .base64Url(bytes, 3, length)
                    .endArray();
            assertEquals(
                    "[\"" + HexFormat.of().formatHex(part) + "\",\""
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(part) + "\"]",
                    text());
            CanonicalReader reader = reader(text());
            reader.beginArray();
            byte[] read = new byte[length + 1];
            reader.hex(read, 1, length);
            assertArrayEquals(part, Arrays.copyOfRange(read, 1, length + 1));
            assertArrayEquals(part, reader.base64Url());
            reader.endArray();
            reader.end();
        }
    }

    @Test
    void otherSpellingsOfADigestAreRefused() {
        for (String text :
                new String[] {"\"AB\"", "\"a\"", "\"abc\"", "\"abcd\"", "\"ag\"", "\"0a", "\"é\"", "\"0A\""}) {
            assertThrows(CanonicalFormException.class, () -> reader(text).hex(new byte[1], 0, 1), text);
        }
        for (String text :
                new String[] {"\"A\"", "\"AB\"", "\"AAB\"", "\"AA==\"", "\"A+AA\"", "\"AA", "\"éé\"", "\"AAAAA\""}) {
            assertThrows(CanonicalFormException.class, () -> reader(text).base64Url(), text);
        }
    }

    @Test
    void theCheckedWriterRefusesWhatWouldNotBeCanonical() {
        assertThrows(IllegalStateException.class, () -> writer.reset().key(AT));
        assertThrows(
                IllegalStateException.class, () -> writer.reset().beginArray().key("a"));
        assertThrows(
                IllegalStateException.class, () -> writer.reset().beginObject().integer(1));
        assertThrows(
                IllegalStateException.class,
                () -> writer.reset().beginObject().key(AT).key(AT));
        assertThrows(
                IllegalStateException.class,
                () -> writer.reset().beginObject().key(AT).endObject());
        assertThrows(
                IllegalStateException.class, () -> writer.reset().beginObject().endArray());
        assertThrows(
                IllegalStateException.class, () -> writer.reset().beginArray().endObject());
        assertThrows(IllegalStateException.class, () -> writer.reset().endObject());
        assertThrows(
                IllegalStateException.class, () -> writer.reset().integer(1).integer(2));
        assertThrows(
                IllegalStateException.class,
                () -> writer.reset().beginObject().key(AT).integer(1).key(ACTOR));
        assertThrows(
                IllegalStateException.class,
                () -> writer.reset().beginObject().key(AT).integer(1).key("at"));
        assertThrows(
                IllegalStateException.class, () -> writer.reset().beginObject().toByteArray());
        assertThrows(IllegalStateException.class, () -> writer.reset().toByteArray());
        assertEquals(0, writer.reset().size());
        writer.integer(1);
        assertEquals("1", text());
    }

    @Test
    void aNameIsItsText() {
        assertEquals("b\"\n居", QUOTED.text());
        assertEquals("\"b\\\"\\n居\"", QUOTED.toString());
        assertEquals(ACTOR, CanonicalName.of("actor"));
        assertEquals(ACTOR.hashCode(), CanonicalName.of("actor").hashCode());
        assertFalse(ACTOR.equals(AT));
    }

    @Test
    void namesOfAnyLengthAreFoundAtTheVeryEnd() {
        for (int length = 0; length < 40; length++) {
            CanonicalName name = CanonicalName.of("k".repeat(length));
            String text = "[\"" + name.text() + "\"]";
            writer.reset().beginArray().string(name).endArray();
            assertEquals(text, text());
            for (String after : new String[] {"", "        "}) {
                CanonicalReader reader =
                        reader(text + after).reset((text + after).getBytes(StandardCharsets.UTF_8), 0, text.length());
                reader.beginArray();
                assertFalse(reader.tryString(CanonicalName.of("k".repeat(length) + "x")));
                assertTrue(reader.tryString(name));
                reader.endArray();
                reader.end();
            }
        }
    }
}
