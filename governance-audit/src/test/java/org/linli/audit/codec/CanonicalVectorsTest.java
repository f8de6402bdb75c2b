package org.linli.audit.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.audit.ReferenceData;
import tools.jackson.databind.JsonNode;

/**
 * The test data of RFC 8785, as far as the restriction to integers reaches. Out of it, and refused: {@code values}, whose
 * numbers are no integers within ±(2^53 − 1), and all of the list of floating-point numbers but those that are. One number
 * of {@code structures} is written {@code 56.0} in the input, which is the integer 56.
 *
 * <p>{@link CanonicalFormTest} is the twin that needs no outside file.
 */
class CanonicalVectorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"arrays", "structures", "unicode"})
    void theOutputIsReproducedByteForByte(String name) throws IOException {
        Object value = ReferenceData.plain(ReferenceData.json("jcs/input/" + name + ".json"));
        byte[] output = ReferenceData.bytes("jcs/output/" + name + ".json");
        assertArrayEquals(output, CanonicalForm.write(value));
        assertEquals(value, CanonicalForm.read(output));
        assertArrayEquals(output, hex(ReferenceData.bytes("jcs/outhex/" + name + ".txt")));
        if (!name.equals("unicode")) {
            byte[] input = ReferenceData.bytes("jcs/input/" + name + ".json");
            assertThrows(CanonicalFormException.class, () -> CanonicalForm.read(input));
        }
    }

    @Test
    void theFloatingPointNumbersOfTheValuesAreRefusedAndTheRestIsReproduced() throws IOException {
        byte[] output = ReferenceData.bytes("jcs/output/values.json");
        CanonicalFormException refused = assertThrows(CanonicalFormException.class, () -> CanonicalForm.read(output));
        assertEquals(new String(output, StandardCharsets.UTF_8).indexOf('.'), refused.position());
        JsonNode input = ReferenceData.json("jcs/input/values.json");
        String text = new String(output, StandardCharsets.UTF_8);
        for (String key : List.of("literals", "string")) {
            String written =
                    new String(CanonicalForm.write(ReferenceData.plain(input.get(key))), StandardCharsets.UTF_8);
            assertTrue(text.contains("\"" + key + "\":" + written), key);
        }
    }

    /** Each line holds the bits of a double and its canonical spelling. */
    @Test
    void ofTheNumbersTheIntegersAreReadAndAllOthersRefused() throws IOException {
        int integers = 0;
        for (String line :
                new String(ReferenceData.bytes("jcs/es6_numbers_10000.txt"), StandardCharsets.UTF_8).split("\n")) {
            String spelling = line.substring(line.indexOf(',') + 1).strip();
            byte[] bytes = spelling.getBytes(StandardCharsets.UTF_8);
            double number = Double.parseDouble(spelling);
            if (number == Math.rint(number) && Math.abs(number) <= CanonicalForm.MAX_INTEGER) {
                assertEquals((long) number, CanonicalForm.read(bytes));
                assertArrayEquals(bytes, CanonicalForm.write((long) number));
                integers++;
            } else {
                assertThrows(CanonicalFormException.class, () -> CanonicalForm.read(bytes), spelling);
            }
        }
        assertTrue(integers > 0);
    }

    private static byte[] hex(byte[] dump) {
        String[] digits = new String(dump, StandardCharsets.US_ASCII).strip().split("\\s+");
        byte[] bytes = new byte[digits.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits[i], 16);
        }
        return bytes;
    }
}
