package org.linli.docs.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds the Java blocks of a Markdown document against sources that are compiled: each block must stand, word for word, in one of them.
 *
 * <p>White space does not count, so that a block may be indented and broken as the page wants it. A line {@code // …} in a block stands
 * for whatever the source has there. In a source, lines {@code // tag::name} and {@code // end::name}, by which its readers see what is
 * shown where, are passed over.
 *
 * <pre>{@code
 * Snippets.assertCompiled(root.resolve("docs/guide/embedding.md"), Path.of("src/test/java"));
 * }</pre>
 */
public final class Snippets {
    private static final Pattern GAP = Pattern.compile("\\h*// …\\h*");
    private static final Pattern TAG = Pattern.compile("(?m)^\\h*// (tag|end)::.*$");
    private static final Pattern BESIDE_SIGNS = Pattern.compile("\\s*([^\\w\\s\"'])\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Snippets() {}

    /** A block of a document. */
    private record Block(int line, List<String> parts) {
        boolean standsIn(String source) {
            int from = 0;
            for (String part : parts) {
                int at = source.indexOf(part, from);
                if (at < 0) {
                    return false;
                }
                from = at + part.length();
            }
            return true;
        }
    }

    /**
     * Fails unless a document has Java blocks, all of which stand in compiled sources.
     *
     * @param markdown the document
     * @param sources Java files, or folders with Java files at any depth
     * @throws IOException if something cannot be read
     * @throws AssertionError if a block stands nowhere; names all such blocks by file and line
     */
    public static void assertCompiled(Path markdown, Path... sources) throws IOException {
        List<String> findings = findings(markdown, sources);
        if (!findings.isEmpty()) {
            throw new AssertionError(String.join("\n", findings));
        }
    }

    /**
     * What of a document stands in no compiled source.
     *
     * @param markdown the document
     * @param sources Java files, or folders with Java files at any depth
     * @return one line for each block, with file and line, in the order of the document; immutable
     * @throws IOException if something cannot be read
     */
    public static List<String> findings(Path markdown, Path... sources) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path source : sources) {
            texts.addAll(read(source));
        }
        List<Block> blocks = blocks(Files.readAllLines(markdown, StandardCharsets.UTF_8));
        if (blocks.isEmpty()) {
            return List.of(markdown + ": the document must have a Java block. Maybe it is another document.");
        }
        return blocks.stream()
                .filter(block -> texts.stream().noneMatch(block::standsIn))
                .map(block -> markdown + ":" + block.line()
                        + ": the block must stand in a compiled source. Maybe the source has changed.")
                .toList();
    }

    private static List<String> read(Path source) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file :
                    (Iterable<Path>) files.filter(each -> each.toString().endsWith(".java"))::iterator) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                texts.add(normalised(TAG.matcher(text).replaceAll("")));
            }
        }
        return texts;
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```java")) {
                int first = i + 1;
                List<String> parts = new ArrayList<>();
                StringBuilder part = new StringBuilder();
                for (i = first; i < lines.size() && !lines.get(i).strip().equals("```"); i++) {
                    if (GAP.matcher(lines.get(i)).matches()) {
                        parts.add(normalised(part.toString()));
                        part.setLength(0);
                    } else {
                        part.append(lines.get(i)).append('\n');
                    }
                }
                parts.add(normalised(part.toString()));
                blocks.add(new Block(first, parts));
            }
        }
        return blocks;
    }

    private static String normalised(String code) {
        String tight = BESIDE_SIGNS.matcher(code).replaceAll("$1");
        return SPACE.matcher(tight).replaceAll(" ").strip();
    }
}
