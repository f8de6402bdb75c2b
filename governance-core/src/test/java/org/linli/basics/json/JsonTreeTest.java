package org.linli.basics.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.basics.json.JsonTree.MalformedJsonException;

/** What is no JSON, or more of it than is read, is said to be so. */
class JsonTreeTest {
    @Test
    void a_text_becomes_a_tree() throws MalformedJsonException {
        assertEquals(Map.of("a", List.of(1.0, "b", true)), JsonTree.read("{\"a\":[1,\"b\",true]}"));
    }

    @Test
    void what_is_nested_too_deeply_or_too_long_is_malformed_like_everything_else() {
        for (String text : List.of(
                "[".repeat(2_000) + "]".repeat(2_000),
                "1".repeat(5_000),
                "\"secret",
                "{\"secret\":nul}",
                "[1]]",
                "",
                "{\"secret\":1,\"secret\":2}",
                "[{\"a\":{\"b\":1,\"c\":2,\"\\u0062\":3}}]")) {
            MalformedJsonException refused = assertThrows(MalformedJsonException.class, () -> JsonTree.read(text));
            assertFalse(String.valueOf(refused.getMessage()).contains("secret"), "no content in messages");
        }
    }
}
