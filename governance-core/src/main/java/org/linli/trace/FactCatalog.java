package org.linli.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All the families of facts that are known here, and the names of their facts. Names are derived from the types ({@code TakenUp} of
 * family {@code case} is {@code case.taken_up}) and, once released, pinned by a test: renaming a record would otherwise orphan what has
 * been written.
 */
public final class FactCatalog {
    private final Map<String, FactFamily> families = new TreeMap<>();
    private final Map<String, Class<? extends Fact<?>>> types = new TreeMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();
    private final Map<Class<?>, FactFamily> familyOf = new HashMap<>();

    /** What every journal writes, whatever modules there are. */
    private static final FactFamily TRACE = FactFamily.of("trace", TraceFact.class);

    private FactCatalog(Collection<FactFamily> all) {
        families.put(TRACE.name(), TRACE);
        register(TRACE, TRACE.type());
        for (FactFamily family : all) {
            if (family.equals(TRACE)) {
                continue;
            }
            FactFamily other = families.putIfAbsent(family.name(), family);
            if (other != null) {
                throw new IllegalArgumentException("The family (" + family.name()
                        + ") must be declared once but is declared by "
                        + other.type().getName() + " and by " + family.type().getName() + ".");
            }
            register(family, family.type());
        }
    }

    private void register(FactFamily family, Class<?> sealed) {
        Class<?>[] permitted = sealed.getPermittedSubclasses();
        for (Class<?> each : permitted == null ? new Class<?>[0] : permitted) {
            if (each.isRecord()) {
                String name = family.name() + "." + snakeCase(each.getSimpleName());
                Class<? extends Fact<?>> other = types.put(name, asFact(each));
                if (other != null) {
                    throw new IllegalArgumentException("The fact (" + name + ") must be one record but is "
                            + other.getName() + " and " + each.getName() + ".");
                }
                names.put(each, name);
                familyOf.put(each, family);
            } else if (each.isSealed()) {
                register(family, each);
            } else {
                throw new IllegalArgumentException("The fact (" + each.getName() + ") must be a record.");
            }
        }
    }

    @SuppressWarnings("unchecked") // what a sealed fact type permits is a fact
    private static Class<? extends Fact<?>> asFact(Class<?> type) {
        return (Class<? extends Fact<?>>) type.asSubclass(Fact.class);
    }

    private static String snakeCase(String camelCase) {
        StringBuilder snake = new StringBuilder(camelCase.length() + 4);
        for (int i = 0; i < camelCase.length(); i++) {
            char c = camelCase.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                snake.append('_');
            }
            snake.append(c);
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * The catalog of all modules that are present, found by {@link ServiceLoader}.
     *
     * @return the catalog
     * @throws IllegalArgumentException if two modules declare the same family or fact
     */
    public static FactCatalog load() {
        List<FactFamily> all = new ArrayList<>();
        for (FactFamilies each : ServiceLoader.load(FactFamilies.class)) {
            all.addAll(each.families());
        }
        return new FactCatalog(all);
    }

    /**
     * The catalog of exactly these families, and of what the trace says about itself.
     *
     * @param families the families
     * @return the catalog
     * @throws IllegalArgumentException if two declare the same name
     */
    public static FactCatalog of(Collection<FactFamily> families) {
        return new FactCatalog(families);
    }

    /**
     * This catalog with more families.
     *
     * @param more further families, for example a host's own
     * @return a new catalog
     * @throws IllegalArgumentException if two declare the same name
     */
    public FactCatalog with(FactFamily... more) {
        List<FactFamily> all = new ArrayList<>(families.values());
        Collections.addAll(all, more);
        return new FactCatalog(all);
    }

    /**
     * All the families.
     *
     * @return the families by name, in alphabetical order; immutable
     */
    public Map<String, FactFamily> families() {
        return Collections.unmodifiableMap(families);
    }

    /**
     * All the types of facts.
     *
     * @return the records by the names of the facts, in alphabetical order; immutable
     */
    public Map<String, Class<? extends Fact<?>>> types() {
        return Collections.unmodifiableMap(types);
    }

    /**
     * The name of a fact.
     *
     * @param fact a fact
     * @return the name of its type, such as {@code case.reported}
     * @throws IllegalArgumentException if no family here has it
     */
    public String nameOf(Fact<?> fact) {
        if (fact instanceof UnknownFact unknown) {
            return unknown.type();
        }
        @Nullable String name = names.get(fact.getClass());
        if (name == null) {
            throw new IllegalArgumentException(
                    "The fact (" + fact.getClass().getName()
                            + ") must be of a family in the catalog. Maybe its FactFamilies service is not declared in META-INF/services.");
        }
        return name;
    }

    /**
     * The record of a fact's name.
     *
     * @param name such as {@code case.reported}
     * @return the record type, or nothing if no family here has it
     */
    public Optional<Class<? extends Fact<?>>> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /**
     * The family of a record of facts.
     *
     * @param type a record type
     * @return its family, or nothing if no family here has it
     */
    public Optional<FactFamily> familyOf(Class<?> type) {
        return Optional.ofNullable(familyOf.get(type));
    }
}
