package org.linli.testkit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules of the house over the main classes of the module whose tests run; a module extends it with its plan. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureContract {

    private final HousePlan plan;
    private final Path module;
    private final JavaClasses classes;
    private final Set<String> exported;

    /**
     * Reads the classes of the module.
     *
     * @param plan the floors that hold in the module
     */
    protected ArchitectureContract(HousePlan plan) {
        this.plan = requireNonNull(plan, "plan");
        // Surefire says where the module is; elsewhere it is where the tests were started.
        this.module = Path.of(System.getProperty("basedir", ""));
        Path output = module.resolve("target/classes");
        this.classes = new ClassFileImporter().importPath(output);
        this.exported = exports(output.resolve("module-info.class"));
    }

    @Test
    protected void packagesImportOnlyFromFloorsBelow() {
        HouseRules.floorsAreKept(plan).check(classes);
    }

    @Test
    protected void packagesHaveNoCycles() {
        HouseRules.packagesHaveNoCycles().check(classes);
    }

    @Test
    protected void namesAreOfTheDomain() {
        HouseRules.namesAreOfTheDomain().check(classes);
    }

    @Test
    protected void publicSignaturesShowNoThirdParty() {
        Set<String> own = classes.stream().map(JavaClass::getPackageName).collect(toUnmodifiableSet());
        HouseRules.signaturesAreOurs(exported, own).check(classes);
    }

    @Test
    protected void internalPackagesAreNotExported() {
        HouseRules.internalStaysInside(exported).check(classes);
    }

    @Test
    protected void rulesAndFactsArePure() {
        HouseRules.rulesAndFactsArePure().check(classes);
    }

    @Test
    protected void rulesAndFactsRevealNothingPersonal() {
        HouseRules.rulesAndFactsRevealNothing().check(classes);
    }

    /** The test-kit jar is packed by package name, and no package may be split between it and the main jar. */
    @Test
    protected void packagesOfTheTestKitAreCalledTestkit() throws IOException {
        assertEquals(List.of(), strayTestKit(module.resolve("src/testkit/java")), "test kit outside a testkit package");
    }

    /** {@return the packages that a compiled module-info exports to everybody} */
    static Set<String> exports(Path moduleInfo) {
        try (InputStream in = Files.newInputStream(moduleInfo)) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The module's descriptor (" + moduleInfo + ") must be readable.", e);
        }
    }

    /** {@return the source files below a folder that no testkit package holds} */
    static List<String> strayTestKit(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(sources::relativize)
                    .filter(file -> !file.startsWith("org/linli") || !hasFolder(file, "testkit"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasFolder(Path file, String name) {
        return file.getParent() != null
                && Stream.iterate(0, i -> i + 1)
                        .limit(file.getParent().getNameCount())
                        .anyMatch(i -> file.getName(i).toString().equals(name));
    }
}
