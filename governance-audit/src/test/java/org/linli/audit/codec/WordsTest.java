package org.linli.audit.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void eight_digits_go_there_and_back_wherever_a_digit_changes() {
        for (int power = 1; power <= 10_000_000; power *= 10) {
            for (int digit = 0; digit < 10; digit++) {
                assertThereAndBack(digit * power);
                assertThereAndBack(Math.max(0, digit * power - 1));
                assertThereAndBack(99_999_999 - digit * power);
            }
        }
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void eight_digits_go_there_and_back(@ForAll @IntRange(max = 99_999_999) int value) {
        assertThereAndBack(value);
    }

    private static void assertThereAndBack(int value) {
        byte[] spelt = String.format(Locale.ROOT, "%08d", value).getBytes(StandardCharsets.US_ASCII);
        assertEquals(Words.get(spelt, 0), Words.ASCII_ZEROS + Words.decimal(value));
        assertTrue(Words.areDigits(Words.get(spelt, 0)));
        assertEquals(value, Words.ofDecimal(Words.get(spelt, 0)));
    }

    @Test
    void eight_bytes_are_digits_only_if_each_is() {
        for (int place = 0; place < Words.BYTES; place++) {
            for (int other = 0; other < 256; other++) {
                byte[] bytes = new byte[Words.BYTES];
                Arrays.fill(bytes, (byte) '9');
                bytes[place] = (byte) other;
                boolean isDigit = other >= '0' && other <= '9';
                assertEquals(isDigit, Words.areDigits(Words.get(bytes, 0)), () -> "byte " + bytes[0]);
            }
        }
        assertFalse(Words.areDigits(0));
    }
}
