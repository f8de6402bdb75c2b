package org.linli.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What holds in every module: floors, no cycles, names of the domain, a public face of JDK types, pure rules.
 *
 * <p>Each rule lists everything that breaks it, one finding a line. All of them hold over nothing, so that a module
 * may be empty.
 */
public final class HouseRules {

    private static final String HOUSE = "org.linli";

    private static final Pattern PATTERN_NAMES = Pattern.compile(".*(Entity|VO|DTO|Impl|Manager|Helper|Utils?)");

    /** Types that answer differently at another time, on another machine or in another run. */
    private static final Pattern IMPURE_TYPES = Pattern.compile("java\\.time\\.(Clock|InstantSource)"
            + "|java\\.util\\.(Random|SplittableRandom|Timer|Scanner)|java\\.util\\.random\\..*"
            + "|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.security\\.SecureRandom"
            + "|java\\.io\\.(File.*|RandomAccessFile|Console)|java\\.nio\\.(file|channels)\\..*|java\\.net\\..*"
            + "|java\\.lang\\.(Thread|Process|ProcessBuilder|Runtime)");

    /** Single methods of that kind, as owner.method. */
    private static final Pattern IMPURE_CALLS =
            Pattern.compile("java\\.time\\..*\\.now|java\\.time\\.ZoneId\\.systemDefault"
                    + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|identityHashCode)"
                    + "|java\\.lang\\.(Strict)?Math\\.random|java\\.util\\.UUID\\.randomUUID"
                    + "|java\\.util\\.(TimeZone|Locale)\\.getDefault|java\\.util\\.Calendar\\.getInstance");

    private HouseRules() {}

    /**
     * A package imports only from floors below its own, and every package has its place in the plan.
     *
     * @param plan the floors
     * @return the rule
     */
    public static ArchRule floorsAreKept(HousePlan plan) {
        return rule("import only from floors below their own", (type, finding) -> {
            Optional<String> home = plan.roomOf(type.getPackageName());
            if (home.isEmpty()) {
                finding.accept(type.getName() + " stands in no room. Maybe its package is missing from the HousePlan.");
                return;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (inHouse(target)) {
                    Optional<String> there = plan.roomOf(target.getPackageName());
                    if (!there.equals(home) && !isBelow(plan, there, home)) {
                        finding.accept(dependency.getDescription() + ": not on a floor below " + home.get());
                    }
                }
                if (plan.isBare(home.get())
                        && !isOfJdk(target)
                        && !isOfJSpecify(target)
                        && !plan.roomOf(target.getPackageName()).equals(home)) {
                    finding.accept(dependency.getDescription() + ": " + home.get() + " is to need only the JDK");
                }
            }
        });
    }

    /** {@return the rule that no two packages need each other, directly or around a corner} */
    public static ArchRule packagesHaveNoCycles() {
        return slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    /** {@return the rule that names carry the domain, not the pattern} */
    public static ArchRule namesAreOfTheDomain() {
        return rule("be named after the domain", (type, finding) -> {
            if (PATTERN_NAMES.matcher(type.getSimpleName()).matches()) {
                finding.accept(type.getName() + " is named after a pattern. Maybe say what it is or does.");
            }
        });
    }

    /**
     * Public and protected signatures of exported packages mention only the JDK and what the house itself exports.
     *
     * <p>Annotations are no part of a signature: a reader who lacks them loses nothing.
     *
     * @param exported the packages that the module exports to everybody
     * @param own all packages of the module
     * @return the rule
     */
    public static ArchRule signaturesAreOurs(Set<String> exported, Set<String> own) {
        return rule("show only types of the JDK and exported types of the house", (type, finding) -> {
            if (!exported.contains(type.getPackageName()) || !isVisible(type)) {
                return;
            }
            headOf(type)
                    .filter(seen -> !mayBeShown(seen, exported, own))
                    .forEach(seen ->
                            finding.accept(type.getName() + " shows " + seen.getName() + " in its declaration"));
            for (JavaMember member : type.getMembers()) {
                if (isVisible(member.getModifiers())) {
                    signatureOf(member)
                            .filter(seen -> !mayBeShown(seen, exported, own))
                            .forEach(seen -> finding.accept(member.getFullName() + " shows " + seen.getName()));
                }
            }
        });
    }

    /**
     * What is called internal is not exported.
     *
     * @param exported the packages that the module exports to everybody
     * @return the rule
     */
    public static ArchRule internalStaysInside(Set<String> exported) {
        return rule("not be exported from a package named internal", (type, finding) -> {
            String room = type.getPackageName();
            if (type.getModifiers().contains(JavaModifier.PUBLIC)
                    && Set.of(room.split("\\.")).contains("internal")
                    && exported.contains(room)) {
                finding.accept(type.getName() + " is public, and module-info exports " + room);
            }
        });
    }

    /** {@return the rule that rules and facts read no clock, no random source, no file, no environment} */
    public static ArchRule rulesAndFactsArePure() {
        return rule("read no clock, no random source and no file if they are rules or facts", (type, finding) -> {
            if (!isRuleOrFact(type)) {
                return;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (IMPURE_TYPES.matcher(target.getName()).matches()) {
                    finding.accept(dependency.getDescription());
                }
            }
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (IMPURE_CALLS.matcher(nameOfTarget(access)).matches() || isDateOfNow(access)) {
                    finding.accept(access.getDescription());
                }
            }
        });
    }

    /** {@return the rule that rules and facts never look into what is personal} */
    public static ArchRule rulesAndFactsRevealNothing() {
        return rule("never reveal personal data if they are rules or facts", (type, finding) -> {
            if (isRuleOrFact(type)) {
                type.getAccessesFromSelf().stream()
                        .filter(access -> nameOfTarget(access).equals(HOUSE + ".trace.Personal.reveal"))
                        .forEach(access -> finding.accept(access.getDescription()));
            }
        });
    }

    private static ArchRule rule(String should, BiConsumer<JavaClass, Consumer<String>> check) {
        return classes()
                .that(DescribedPredicate.describe("are in the house", HouseRules::inHouse))
                .should(new ArchCondition<JavaClass>(should) {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        check.accept(type, text -> events.add(SimpleConditionEvent.violated(type, text)));
                    }
                })
                .allowEmptyShould(true);
    }

    private static boolean inHouse(JavaClass type) {
        return type.getPackageName().equals(HOUSE) || type.getPackageName().startsWith(HOUSE + ".");
    }

    private static boolean isOfJdk(JavaClass type) {
        return type.isPrimitive()
                || type.getName().startsWith("java.")
                || type.getName().startsWith("javax.");
    }

    /** Annotations about null: whoever lacks them at run time loses nothing. */
    private static boolean isOfJSpecify(JavaClass type) {
        return type.getPackageName().startsWith("org.jspecify.");
    }

    private static boolean isBelow(HousePlan plan, Optional<String> there, Optional<String> home) {
        return there.isPresent() && plan.floorOf(there.get()) < plan.floorOf(home.orElseThrow());
    }

    /** Nested and anonymous classes count with the class around them; a fact is a fact under any name. */
    private static boolean isRuleOrFact(JavaClass type) {
        return Stream.iterate(
                        Optional.of(type), Optional::isPresent, inner -> inner.flatMap(JavaClass::getEnclosingClass))
                .map(Optional::orElseThrow)
                .anyMatch(around -> around.getSimpleName().endsWith("Rules")
                        || around.getSimpleName().endsWith("Fact")
                        || around.isAssignableTo(HOUSE + ".trace.Fact"));
    }

    private static String nameOfTarget(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static boolean isDateOfNow(JavaAccess<?> access) {
        return access.getTarget().getFullName().equals("java.util.Date.<init>()");
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return !modifiers.contains(JavaModifier.SYNTHETIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }

    private static boolean isVisible(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(HouseRules::isVisible).orElse(true);
    }

    private static boolean mayBeShown(JavaClass type, Set<String> exported, Set<String> own) {
        JavaClass seen = type.getBaseComponentType();
        String room = seen.getPackageName();
        return isOfJdk(seen) || isOfJSpecify(seen) || inHouse(seen) && (exported.contains(room) || !own.contains(room));
    }

    private static Stream<JavaClass> headOf(JavaClass type) {
        Set<JavaType> head = new LinkedHashSet<>(type.getInterfaces());
        type.getSuperclass().ifPresent(head::add);
        type.getTypeParameters().forEach(parameter -> head.addAll(parameter.getUpperBounds()));
        return sorted(head.stream().flatMap(part -> part.getAllInvolvedRawTypes().stream()));
    }

    private static Stream<JavaClass> signatureOf(JavaMember member) {
        Stream<JavaClass> types = member.getAllInvolvedRawTypes().stream();
        if (member instanceof JavaCodeUnit code) {
            types = Stream.concat(types, code.getExceptionTypes().stream());
        }
        return sorted(types);
    }

    private static Stream<JavaClass> sorted(Stream<JavaClass> types) {
        Set<JavaClass> each = new TreeSet<>(Comparator.comparing(JavaClass::getName));
        types.forEach(each::add);
        return each.stream();
    }
}
