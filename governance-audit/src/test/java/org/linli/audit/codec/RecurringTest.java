package org.linli.audit.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;

class RecurringTest {
    private final Recurring<ActorId> actors = new Recurring<>(ActorId::of);

    private ActorId of(String text) {
        byte[] source = ("\"" + text + "\"").getBytes(StandardCharsets.US_ASCII);
        return actors.of(source, 1, source.length - 1);
    }

    @Test
    void one_text_is_one_value_however_many_others_come_between() {
        assertSame(of("team-1"), of("team-1"));
        for (int i = 0; i < 10_000; i++) {
            assertEquals("team-" + i, of("team-" + i).value());
        }
        assertEquals(ActorId.of("team-1"), of("team-1"));
    }

    @Test
    void long_texts_are_not_kept() {
        String text = "a".repeat(100);
        assertEquals(ActorId.of(text), of(text));
    }

    @Test
    void what_cannot_be_made_is_refused_each_time() {
        assertThrows(IllegalArgumentException.class, () -> of("white space"));
        assertThrows(IllegalArgumentException.class, () -> of("white space"));
    }
}
