package org.linli.basics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000", "0009", "000A", "001B", "007F", "0085", "00A0", "00AD", "061C", "200B", "200E", "200F", "2028",
                "2029", "202A", "202E", "2066", "2069", "3000", "FDD0", "FEFF", "FFFE", "D800", "DC00", "E0001",
                        "10FFFF"
            })
    void control_characters_and_marks_that_nobody_sees_are_refused_by_their_number(String hex) {
        String unseen = Character.toString(Integer.parseInt(hex, 16));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Name.of("王" + unseen + "小明"));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("U+" + hex) && message.contains("index 1"), message);
        assertFalse(message.contains("小明"), "it may be somebody's");
    }

    @Test
    void a_name_has_a_length_and_no_blanks_at_its_ends() {
        for (String bad : new String[] {"", " 王", "王 ", "王".repeat(Name.MAX_LENGTH + 1)}) {
            assertThrows(IllegalArgumentException.class, () -> Name.of(bad));
        }
        for (String good : new String[] {"王", "A B", "ابن", "李\uD869\uDEA5", "王".repeat(Name.MAX_LENGTH)}) {
            assertEquals(good, Name.of(good).toString());
        }
    }
}
