package org.linli.basics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IdentifierTest {
    private static void assertRefused(String value) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Identifier.checked("actor id", value));
        assertTrue(refused.getMessage().startsWith("The actor id must "), refused.getMessage());
    }

    @Test
    void letters_digits_and_punctuation_of_any_script_are_accepted() {
        for (String good : List.of(
                "street-shuiguohu",
                "420106012021-g07",
                "东亭社区",
                "a",
                "!~",
                "é",
                "नमस्ते",
                "\uD869\uDEA5",
                "\uD83D\uDCA1",
                "a/b:c@d")) {
            assertEquals(good, Identifier.checked("actor id", good));
        }
    }

    @Test
    void lengths_from_1_to_200_are_accepted() {
        assertEquals(
                200,
                Identifier.checked("actor id", "x".repeat(Identifier.MAX_LENGTH))
                        .length());
        assertRefused("");
        assertRefused("x".repeat(201));
    }

    @Test
    void null_is_refused_by_name() {
        assertEquals(
                "actor id",
                assertThrows(NullPointerException.class, () -> Identifier.checked("actor id", null))
                        .getMessage());
    }

    @Test
    void white_space_of_every_kind_is_refused() {
        for (int c : new int[] {' ', '\t', '\n', '\r', 0x85, 0xA0, 0x1680, 0x2003, 0x2028, 0x2029, 0x202F, 0x3000}) {
            assertRefused("a" + Character.toString(c) + "b");
        }
    }

    @Test
    void control_characters_are_refused_wherever_they_stand() {
        for (int c = 0; c < 0xA0; c++) {
            if (c < 0x20 || c >= 0x7F) {
                assertRefused("a" + (char) c);
                assertRefused((char) c + "a");
            }
        }
    }

    @Test
    void invisible_and_direction_marks_are_refused() {
        for (int c : new int[] {
            0xAD, 0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066,
            0x2067, 0x2068, 0x2069, 0xFEFF
        }) {
            assertRefused("resident-7" + Character.toString(c));
        }
    }

    @Test
    void invisible_tags_beyond_the_basic_plane_are_refused() {
        for (int c : new int[] {0xE0001, 0xE0041, 0xE007F, 0x1D173, 0x110BD}) {
            assertRefused("resident-7" + Character.toString(c));
        }
    }

    @Test
    void halves_of_characters_and_what_is_no_character_are_refused() {
        for (String bad : List.of(
                "\uD869",
                "\uDEA5",
                "a\uDEA5\uD869",
                "\uD869\uD869\uDEA5",
                "\uFFFE",
                "\uFFFF",
                "\uFDD0",
                "\uDBFF\uDFFF")) {
            assertRefused("a" + bad);
        }
    }

    @Test
    void a_character_that_a_newer_unicode_has_added_is_accepted_by_an_older_jdk_too() {
        // Assigned in Unicode 14 and 15, unknown to JDK 17: an id written on one JDK can be read on every other.
        for (int c : new int[] {0x20C0, 0x0870, 0x31350}) {
            assertEquals(
                    1, Identifier.checked("actor id", Character.toString(c)).codePointCount(0, Character.charCount(c)));
        }
    }

    @Test
    void the_message_names_the_character_and_the_place_but_not_the_value() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> ActorId.of("张三 secret"));
        assertTrue(refused.getMessage().contains("U+0020 (at index 2)"), refused.getMessage());
        assertFalse(refused.getMessage().contains("secret"));
    }

    @Test
    void ids_are_ordered_by_their_texts() {
        assertTrue(ActorId.of("a").compareTo(ActorId.of("b")) < 0);
        assertTrue(AreaId.of("b").compareTo(AreaId.of("a")) > 0);
        assertEquals(0, MatterId.of("x").compareTo(MatterId.parse("x")));
    }
}
