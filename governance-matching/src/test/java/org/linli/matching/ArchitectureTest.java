package org.linli.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.linli.testkit.ArchitectureContract;
import org.linli.testkit.HousePlan;

class ArchitectureTest extends ArchitectureContract {
    ArchitectureTest() {
        super(HousePlan.CORE
                .floor("org.linli.demand")
                .floor("org.linli.matching")
                .floor("org.linli.purchase")
                .floor("org.linli.order"));
    }

    /** Whoever checks a plan runs no line of whoever made it, not even around a corner. */
    @Test
    void the_verifier_needs_no_solver() {
        Path classes = Path.of(System.getProperty("basedir", "")).resolve("target/classes");
        noClasses()
                .that()
                .belongToAnyOf(PlanVerifier.class)
                .should()
                .transitivelyDependOnClassesThat()
                .resideInAPackage("org.linli.matching.flow..")
                .check(new ClassFileImporter().importPath(classes));
    }

    @Test
    void the_verifier_of_funding_needs_no_solver() {
        Path classes = Path.of(System.getProperty("basedir", "")).resolve("target/classes");
        noClasses()
                .that()
                .belongToAnyOf(FundingVerifier.class)
                .should()
                .transitivelyDependOnClassesThat()
                .haveNameMatching(
                        "org\\.linli\\.matching\\.(Funder|budget\\.(Search|Ascent|Relaxation|Knapsack|Allotting|Branching))")
                .check(new ClassFileImporter().importPath(classes));
    }

    /** The engine is pure: it knows nothing of the rest of the house but the ground. */
    @Test
    void the_engine_stands_on_the_ground() {
        Path classes = Path.of(System.getProperty("basedir", "")).resolve("target/classes");
        noClasses()
                .that()
                .resideInAPackage("org.linli.matching..")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage("org.linli..")
                                .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                                                "org.linli.matching..", "org.linli.basics"))))
                .check(new ClassFileImporter().importPath(classes));
    }
}
