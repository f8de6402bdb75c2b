package org.linli.audit.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CanonicalMembersTest {
    private static final CanonicalMembers MEMBERS = CanonicalMembers.of(
            out -> out.key("type").string("case.reported").key("v").integer(1));

    @Test
    void they_are_copied_as_they_would_be_written() {
        assertEquals("\"type\":\"case.reported\",\"v\":1", copied(true));
        assertEquals(",\"type\":\"case.reported\",\"v\":1", copied(false));
    }

    private static String copied(boolean first) {
        byte[] target = new byte[3 + MEMBERS.room()];
        int end = MEMBERS.put(target, 3, first);
        return new String(target, 3, end - 3, StandardCharsets.UTF_8);
    }

    @Test
    void no_more_is_touched_than_they_say() {
        byte[] target = new byte[MEMBERS.room() + 1];
        Arrays.fill(target, (byte) 7);
        MEMBERS.put(target, 0, false);
        assertEquals(7, target[MEMBERS.room()]);
    }

    @Test
    void a_writer_that_trusts_puts_commas_between() {
        CanonicalWriter out = CanonicalWriter.trusting().beginObject().members(MEMBERS);
        out.key("w")
                .integer(-12)
                .members(CanonicalMembers.of(more -> more.key("x").string("")));
        assertEquals(
                "{" + copied(true) + ",\"w\":-12,\"x\":\"\"}",
                new String(out.endObject().toByteArray(), StandardCharsets.UTF_8));
    }

    @Test
    void a_writer_that_checks_writes_the_same_and_checks_them() {
        CanonicalWriter out = CanonicalWriter.checked().beginObject().members(MEMBERS);
        assertArrayEquals(
                ("{" + copied(true) + "}").getBytes(StandardCharsets.UTF_8),
                out.endObject().toByteArray());
        CanonicalWriter late = CanonicalWriter.checked().beginObject().key("z").integer(0);
        assertThrows(IllegalStateException.class, () -> late.members(MEMBERS));
    }
}
