package org.linli.basics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u001B[31m", "\u202Egnp", "\uD83D", "\uDE00\uD83D", "\uFEFFid", "\u0085"})
    void what_nobody_sees_is_found(String text) {
        assertTrue(PlainText.hidesSomething(text));
    }

    @Test
    void what_is_seen_may_stand_in_a_text() {
        assertFalse(PlainText.hidesSomething(""));
        assertFalse(PlainText.hidesSomething("东亭,\t\"二\"\r\n\uD83D\uDC69\u200D\uD83D\uDD27"));
    }
}
