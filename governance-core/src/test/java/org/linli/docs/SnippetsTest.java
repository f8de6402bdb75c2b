package org.linli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.docs.testkit.Snippets;

class SnippetsTest {
    @TempDir
    Path folder;

    private Path page;

    @BeforeEach
    void a_source() throws IOException {
        page = folder.resolve("page.md");
        Files.writeString(folder.resolve("Source.java"), """
                class Source {
                    // tag::one
                    int one(
                            String name) {
                        return name.length();
                        // end::one
                    }

                    int two() {
                        return 2;
                    }
                }
                """);
    }

    @Test
    void white_space_tags_and_what_is_left_out_do_not_count() throws IOException {
        write("int one(String name) {\n  return name.length();\n}", "class Source {\n// …\n    return 2;\n}");
        Snippets.assertCompiled(page, folder);
        Snippets.assertCompiled(page, folder.resolve("Source.java"));
    }

    @Test
    void each_block_that_stands_nowhere_is_named_by_its_line() throws IOException {
        write("int two() {", "int three() {", "return 2;\n// …\nint one(", "return 2");
        assertEquals(
                List.of("4", "7"),
                Snippets.findings(page, folder).stream()
                        .map(finding -> finding.split(":")[1])
                        .toList());
        assertTrue(assertThrows(AssertionError.class, () -> Snippets.assertCompiled(page, folder))
                .getMessage()
                .contains("page.md:4"));
    }

    @Test
    void words_are_not_joined() throws IOException {
        write("inttwo() {");
        assertEquals(1, Snippets.findings(page, folder).size());
    }

    @Test
    void a_page_without_blocks_is_a_finding() throws IOException {
        Files.writeString(page, "```sh\nls\n```\n");
        assertEquals(1, Snippets.findings(page, folder).size());
    }

    private void write(String... blocks) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String block : blocks) {
            text.append("```java\n").append(block).append("\n```\n");
        }
        Files.writeString(page, text);
    }
}
