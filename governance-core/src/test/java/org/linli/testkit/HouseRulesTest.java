package org.linli.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of the house can fail: each is run over a small house in which it is broken on purpose. */
class HouseRulesTest {

    private static final Pattern PLACE =
            Pattern.compile("package ([a-z.]+);.*?(?:class|interface|record|enum) (\\w+)", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static JavaClasses planted;

    @BeforeAll
    static void plant() throws IOException {
        planted = compile(folder, """
                package org.linli.basics;
                public class Floor { org.linli.trace.Journal up; }
                """, """
                package org.linli.trace;
                public interface Journal { org.linli.choice.Ballot sideways(); }
                """, """
                package org.linli.choice;
                public class Ballot { org.linli.trace.internal.Page cycle; }
                """, """
                package org.linli.choice;
                public class BallotHelper { record VoteDTO(int votes) {} }
                """, """
                package org.linli.trace;
                public interface Personal<T> { T reveal(String purpose); }
                """, """
                package org.linli.trace;
                public interface Fact<S> { S applyTo(S before); }
                """, """
                package org.linli.trace.internal;
                public class Page { org.linli.trace.Journal journal; }
                """, """
                package org.linli.nowhere;
                public class Stray {}
                """, """
                package org.jspecify.annotations;
                public @interface NullMarked {}
                """, """
                package com.example;
                public class Foreign extends RuntimeException {}
                """, """
                package org.linli.actor;
                import com.example.Foreign;
                import java.util.List;
                @org.jspecify.annotations.NullMarked
                public class Face<T extends Foreign> {
                    public Foreign[] array;
                    protected List<? extends Foreign> generic() { return List.of(); }
                    public void parameter(Foreign foreign) {}
                    public void thrower() throws Foreign {}
                    public static class Nested implements java.util.function.Supplier<Foreign> {
                        public Foreign get() { return null; }
                    }
                    public org.linli.trace.internal.Page ours() { return null; }
                    Foreign hidden(Foreign foreign) { return foreign; }
                    private static class Inside { public Foreign hidden; }
                    public List<String> fine(org.linli.trace.Journal journal) { return List.of(); }
                }
                """, """
                package org.linli.casework;
                import java.time.*;
                public class CaseRules {
                    static Instant clock(Clock clock) { return clock.instant(); }
                    static Instant now() { return Instant.now(); }
                    static java.util.function.Supplier<LocalDate> reference() { return LocalDate::now; }
                    static Runnable inside() { return new Runnable() { public void run() { System.nanoTime(); } }; }
                    static int dice() { return new java.util.Random(7).nextInt(); }
                    static boolean file() { return java.nio.file.Files.exists(java.nio.file.Path.of("x")); }
                    static Object id() { return java.util.UUID.randomUUID(); }
                    static Object date() { return new java.util.Date(); }
                    static Object fine(Instant at) { return at.plusSeconds(new java.util.Date(0).getTime()); }
                    static String nosy(org.linli.trace.Personal<String> name) { return name.reveal("curiosity"); }
                }
                """, """
                package org.linli.casework;
                public sealed interface CaseFact {
                    record Reported(org.linli.trace.Personal<String> by) implements CaseFact {
                        public String toString() { return by.reveal("gossip"); }
                        long at() { return System.currentTimeMillis(); }
                    }
                }
                """, """
                package org.linli.casework;
                public class Renamed implements org.linli.trace.Fact<Long> {
                    public Long applyTo(Long before) { return System.currentTimeMillis(); }
                }
                """, """
                package org.linli.casework;
                public class CaseDesk {
                    static String fine(org.linli.trace.Personal<String> name) { return java.time.Instant.now() + name.reveal("call back"); }
                }
                """);
    }

    @Test
    void floors() {
        assertFindings(
                HouseRules.floorsAreKept(HousePlan.CORE),
                Set.of(
                        "org.linli.basics.Floor.up",
                        "org.linli.trace.Journal.sideways",
                        "org.linli.nowhere.Stray",
                        "org.linli.choice.Ballot.cycle"),
                Set.of("CaseRules", "CaseDesk", "trace.internal.Page.journal"));
    }

    @Test
    void floorsOfABareRoom() {
        HousePlan plan = HousePlan.CORE.floor("org.linli.nowhere");
        assertFindings(
                HouseRules.floorsAreKept(plan.bare("org.linli.actor")),
                Set.of("org.linli.actor is to need only the JDK", "com.example.Foreign", "org.linli.trace.Journal"),
                Set.of("Stray", "NullMarked"));
        assertThrows(IllegalArgumentException.class, () -> plan.bare("org.linli.cellar"));
        assertThrows(IllegalArgumentException.class, () -> plan.floor("org.linli.trace"));
    }

    @Test
    void cycles() {
        assertFindings(
                HouseRules.packagesHaveNoCycles(),
                Set.of("Slice choice", "Slice trace.internal", "Slice trace"),
                Set.of("Slice casework", "Slice basics"));
    }

    @Test
    void names() {
        assertFindings(
                HouseRules.namesAreOfTheDomain(),
                Set.of("org.linli.choice.BallotHelper is", "org.linli.choice.BallotHelper$VoteDTO is"),
                Set.of("CaseDesk", "Journal"));
    }

    @Test
    void signatures() {
        Set<String> own = Set.of("org.linli.actor", "org.linli.trace", "org.linli.trace.internal");
        assertFindings(
                HouseRules.signaturesAreOurs(Set.of("org.linli.actor", "org.linli.trace"), own),
                Set.of(
                        "Face shows com.example.Foreign in its declaration",
                        "Face.array shows",
                        "Face.generic() shows",
                        "Face.parameter(com.example.Foreign) shows",
                        "Face.thrower() shows",
                        "Face$Nested shows com.example.Foreign in its declaration",
                        "Face$Nested.get() shows",
                        "Face.ours() shows org.linli.trace.internal.Page"),
                Set.of("hidden", "fine", "Inside", "Journal"));
        assertFindings(HouseRules.signaturesAreOurs(Set.of(), own), Set.of(), Set.of("Face"));
    }

    @Test
    void internalPackages() {
        assertFindings(
                HouseRules.internalStaysInside(Set.of("org.linli.trace", "org.linli.trace.internal")),
                Set.of("org.linli.trace.internal.Page is public"),
                Set.of("Journal"));
        assertFindings(HouseRules.internalStaysInside(Set.of("org.linli.trace")), Set.of(), Set.of("Page"));
    }

    @Test
    void purity() {
        assertFindings(
                HouseRules.rulesAndFactsArePure(),
                Set.of(
                        "CaseRules.clock",
                        "CaseRules.now",
                        "CaseRules.reference",
                        "CaseRules$1.run",
                        "CaseRules.dice",
                        "CaseRules.file",
                        "CaseRules.id",
                        "CaseRules.date",
                        "CaseFact$Reported.at",
                        "Renamed.applyTo"),
                Set.of("fine", "CaseDesk"));
    }

    @Test
    void personalData() {
        assertFindings(
                HouseRules.rulesAndFactsRevealNothing(),
                Set.of("CaseRules.nosy", "CaseFact$Reported.toString"),
                Set.of("CaseDesk"));
    }

    @Test
    void emptyHouse(@TempDir Path empty) {
        JavaClasses nothing = new ClassFileImporter().importPath(empty);
        assertAll(Stream.of(
                        HouseRules.floorsAreKept(HousePlan.CORE),
                        HouseRules.packagesHaveNoCycles(),
                        HouseRules.namesAreOfTheDomain(),
                        HouseRules.signaturesAreOurs(Set.of(), Set.of()),
                        HouseRules.internalStaysInside(Set.of()),
                        HouseRules.rulesAndFactsArePure(),
                        HouseRules.rulesAndFactsRevealNothing())
                .map(rule -> () -> rule.check(nothing)));
    }

    @Test
    void exportsAreReadFromTheDescriptor(@TempDir Path module) throws IOException {
        compile(
                module,
                "module org.linli.planted { exports org.linli.open; exports org.linli.half to java.sql; }",
                """
                package org.linli.open;
                public class Open {}
                """,
                """
                package org.linli.half;
                public class Half {}
                """);
        assertEquals(Set.of("org.linli.open"), ArchitectureContract.exports(module.resolve("out/module-info.class")));
    }

    @Test
    void testKitOutsideItsPackageIsFound(@TempDir Path sources) throws IOException {
        Path good = sources.resolve("org/linli/trace/testkit/laws/Good.java");
        Path stray = sources.resolve("org/linli/trace/Stray.java");
        for (Path file : List.of(good, stray)) {
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        assertEquals(List.of(sources.relativize(stray).toString()), ArchitectureContract.strayTestKit(sources));
        assertEquals(List.of(), ArchitectureContract.strayTestKit(sources.resolve("absent")));
    }

    private static void assertFindings(ArchRule rule, Set<String> expected, Set<String> unexpected) {
        List<String> findings = rule.evaluate(planted).getFailureReport().getDetails();
        String all = String.join("\n", findings);
        expected.forEach(text -> assertTrue(all.contains(text), () -> "no finding on " + text + " in:\n" + all));
        unexpected.forEach(text -> assertFalse(all.contains(text), () -> "false alarm on " + text + " in:\n" + all));
        assertEquals(expected.isEmpty(), findings.isEmpty(), all);
    }

    private static JavaClasses compile(Path folder, String... sources) throws IOException {
        Path out = folder.resolve("out");
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-Xlint:-options", "-cp", folder.toString(), "-d", out.toString()));
        for (String source : sources) {
            Matcher place = PLACE.matcher(source);
            Path file = place.find()
                    ? folder.resolve("src")
                            .resolve(place.group(1).replace('.', '/'))
                            .resolve(place.group(2) + ".java")
                    : folder.resolve("src/module-info.java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source, UTF_8);
            arguments.add(file.toString());
        }
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, exit, "the planted sources compile");
        return new ClassFileImporter().importPath(out);
    }
}
