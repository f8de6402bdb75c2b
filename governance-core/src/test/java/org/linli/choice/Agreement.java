package org.linli.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What became of the values of one reference, value by value: printed as a table by kind of value and by file, and held against the section
 * of docs/reference/agreement.md that says so. With {@code -Dlinli.docs.write=true} the section is written instead.
 */
public final class Agreement {
    private static final int AGREE = 0;
    private static final int DIFFER = 1;
    private static final int NO_VALUE = 2;
    private static final int NOT_COMPARED = 3;

    private final String reference;
    private final Map<String, int[]> kinds = new TreeMap<>();
    private final Map<String, int[]> files = new TreeMap<>();
    private final TreeSet<String> notOffered = new TreeSet<>();
    private final List<String> differences = new ArrayList<>();
    private final List<String> explained = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private String file = "";

    /** A reference, by the name of its section in the document. */
    public Agreement(String reference) {
        this.reference = reference;
    }

    /** Goes on with another file. */
    public Agreement file(String name) {
        file = name;
        files.computeIfAbsent(file, f -> new int[4]);
        return this;
    }

    private void count(String kind, int which, int values) {
        kinds.computeIfAbsent(kind, k -> new int[4])[which] += values;
        files.computeIfAbsent(file, f -> new int[4])[which] += values;
    }

    /** Compares a value; one that the reference does not have is counted as such, and ours not asked for. */
    public boolean compare(String kind, Object expected, Supplier<?> ours) {
        if (expected == null) {
            count(kind, NO_VALUE, 1);
            return true;
        }
        return found(kind, expected.equals(ours.get()), () -> "reference " + expected + ", here " + ours.get());
    }

    /** Counts a comparison that was made elsewhere. */
    public boolean found(String kind, boolean agrees, Supplier<String> difference) {
        count(kind, agrees ? AGREE : DIFFER, 1);
        if (!agrees) {
            differences.add(file + " " + kind + ": " + difference.get());
        }
        return agrees;
    }

    /** Says why the last difference is one. */
    public void explain(String why) {
        assertTrue(explained.size() < differences.size(), "There must be a difference to explain.");
        explained.add(why);
    }

    /** Values that are compared only if asked for, since they take long. */
    public void skip(String kind, int values) {
        count(kind, NOT_COMPARED, values);
        skipped.add(file + " " + kind);
    }

    /** A value of the reference for something that is not offered here. */
    public void notOffered(String kind) {
        notOffered.add(kind);
    }

    /** Prints the tables; fails if a difference is not explained, or the document says otherwise. */
    public void report() throws IOException {
        System.out.println("Agreement with " + reference + ": agree, differ, no value, not compared");
        kinds.forEach((kind, c) -> System.out.printf("  %-62s %5d %3d %3d %3d%n", kind, c[0], c[1], c[2], c[3]));
        System.out.println("  by file:");
        files.forEach((name, c) -> System.out.printf("  %-62s %5d %3d %3d %3d%n", name, c[0], c[1], c[2], c[3]));
        differences.forEach(System.out::println);
        explained.forEach(each -> System.out.println("  explained: " + each));
        notOffered.forEach(each -> System.out.println("  not offered here: " + each));
        skipped.forEach(each ->
                System.out.println("Skipped: " + each + ", since it takes long; -Dlinli.every=true compares it"));
        assertEquals(explained.size(), differences.size(), "Every difference must be explained.");
        Path page = Path.of(System.getProperty("basedir", "")).resolve("../docs/reference/agreement.md");
        String begin = "<!-- " + reference + ": counted by the tests -->\n";
        String end = "<!-- end of " + reference + " -->";
        String text = Files.readString(page);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        assertTrue(from >= 0 && to > from, "docs/reference/agreement.md must have a section for " + reference);
        if (Boolean.getBoolean("linli.docs.write")) {
            Files.writeString(page, text.substring(0, from + begin.length()) + markdown() + text.substring(to));
        } else {
            assertEquals(
                    text.substring(from + begin.length(), to),
                    markdown(),
                    "Maybe run the test with -Dlinli.docs.write=true.");
        }
    }

    /** One row for each file; what is skipped here counts as compared, since it is when all is asked for. */
    private String markdown() {
        StringBuilder table = new StringBuilder("| file | values | differ | no value |\n|---|--:|--:|--:|\n");
        int[] sum = new int[3];
        files.forEach((name, c) -> {
            int[] row = {c[AGREE] + c[DIFFER] + c[NOT_COMPARED], c[DIFFER], c[NO_VALUE]};
            for (int i = 0; i < row.length; i++) {
                sum[i] += row[i];
            }
            table.append(
                    String.format("| %s | %d | %d | %d |%n", Objects.requireNonNull(name), row[0], row[1], row[2]));
        });
        table.append(String.format("| all %d files | %d | %d | %d |%n", files.size(), sum[0], sum[1], sum[2]));
        if (!notOffered.isEmpty()) {
            table.append("\nNot offered here, and so not compared: ")
                    .append(String.join(", ", notOffered))
                    .append(".\n");
        }
        return table.toString();
    }
}
