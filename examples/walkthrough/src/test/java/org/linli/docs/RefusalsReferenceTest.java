package org.linli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.audit.TraceLog;
import org.linli.community.Community;
import org.linli.order.DispatchDesk;
import org.linli.trace.Reason;

/**
 * The list of all reasons for a refusal is what the code says; where it is meant to change, {@code target/refusals.md} is the new list.
 */
class RefusalsReferenceTest {
    @Test
    void every_reason_of_every_module_is_listed_as_the_code_has_it() throws Exception {
        SortedMap<String, List<Reason>> families = families();
        assertTrue(
                families.containsKey("case") && families.containsKey("order"),
                families.keySet().toString());
        String listed = page(families);
        Path module = Path.of(System.getProperty("basedir", ""));
        Files.createDirectories(module.resolve("target"));
        Files.writeString(module.resolve("target/refusals.md"), listed);
        assertEquals(
                Files.readString(module.resolve("../../docs/reference/refusals.md"), StandardCharsets.UTF_8), listed);
    }

    /** Where it is held that some test gives every reason of a family: a family that is missing here is a finding. */
    private static final Map<String, String> GIVEN_BY = Map.of(
            "actor", "governance-core/src/test/java/org/linli/actor/ActorDeskTest.java",
            "case", "governance-core/src/test/java/org/linli/casework/CaseReasonsTest.java",
            "charge", "governance-core/src/test/java/org/linli/responsibility/DutyDeskTest.java",
            "deliberation", "governance-core/src/test/java/org/linli/deliberation/CouncilHallTest.java",
            "disclosure", "governance-core/src/test/java/org/linli/responsibility/disclosure/DisclosureDeskTest.java",
            "order", "governance-matching/src/test/java/org/linli/order/DispatchDeskTest.java",
            "privacy", "governance-core/src/test/java/org/linli/privacy/PrivacyDeskTest.java",
            "shape", "governance-core/src/test/java/org/linli/territory/ShapeTest.java",
            "territory", "governance-core/src/test/java/org/linli/territory/TerritoryDeskTest.java",
            "trace", "governance-core/src/test/java/org/linli/trace/TraceReasonsTest.java");

    @Test
    void every_family_of_reasons_has_a_test_that_misses_each_reason_which_nothing_gives() throws Exception {
        SortedMap<String, List<Reason>> families = families();
        assertEquals(new TreeSet<>(GIVEN_BY.keySet()), families.keySet());
        for (Map.Entry<String, List<Reason>> family : families.entrySet()) {
            String type = family.getValue().get(0).getClass().getSimpleName();
            Path test = Path.of(System.getProperty("basedir", ""), "../..", GIVEN_BY.get(family.getKey()));
            String source = Files.readString(test, StandardCharsets.UTF_8);
            assertTrue(
                    source.contains(type + ".values()") || source.contains("allOf(" + type + ".class)"),
                    test + " does not go through all of " + type);
        }
    }

    private static String page(SortedMap<String, List<Reason>> families) {
        StringBuilder page = new StringBuilder("""
                # Refusals

                Every reason for which the rules say no, as it stands in a `Refusal` and in the trace of attempts. Codes are for good. This page is
                written from the code; a test fails if the two differ. Each reason is given by at least one test.
                """);
        families.forEach((family, reasons) -> {
            page.append("\n## ").append(family).append("\n\n| code | meaning | what to do |\n|---|---|---|\n");
            reasons.forEach(reason -> page.append("| `")
                    .append(reason.code())
                    .append("` | ")
                    .append(reason.meaning())
                    .append(" | ")
                    .append(reason.remedy())
                    .append(" |\n"));
        });
        return page.toString();
    }

    private static SortedMap<String, List<Reason>> families() throws Exception {
        SortedMap<String, List<Reason>> families = new TreeMap<>();
        for (Class<?> anchor : List.of(Community.class, DispatchDesk.class, TraceLog.class)) {
            for (String name : classes(anchor)) {
                Class<?> type = Class.forName(name, false, anchor.getClassLoader());
                if (type.isEnum() && Reason.class.isAssignableFrom(type)) {
                    List<Reason> reasons = Stream.of(type.getEnumConstants())
                            .map(Reason.class::cast)
                            .toList();
                    String code = reasons.get(0).code();
                    families.put(code.substring(0, code.indexOf('.')), reasons);
                }
            }
        }
        return families;
    }

    private static Set<String> classes(Class<?> anchor) throws IOException, URISyntaxException {
        URI source = anchor.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path path = Path.of(source);
        if (Files.isDirectory(path)) {
            return classes(path);
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + source), Map.of())) {
            return classes(jar.getPath("/"));
        }
    }

    private static Set<String> classes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith("Reason.class"))
                    .forEach(name -> names.add(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.')));
            return names;
        }
    }
}
