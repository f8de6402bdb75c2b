package org.linli.audit.codec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A record as an object: its components sorted by name, those that are empty left out. Looked at once for each class. */
final class RecordShape extends Shape {
    private static final ClassValue<RecordShape> KNOWN = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Class<?> type;
    private final Component[] components;
    private final Function<Object[], Object> constructor;

    /** One component: its name, its place in the constructor, and how its value is got at. */
    private static final class Component {
        final String owner;
        final CanonicalName name;
        final int index;
        final Shape shape;
        final @Nullable Function<Object, Object> getter;
        final @Nullable ToLongFunction<Object> longGetter;
        final @Nullable Predicate<Object> booleanGetter;

        Component(Class<?> type, RecordComponent component, int index, Access access) {
            this.owner = type.getName();
            this.name = CanonicalName.of(component.getName());
            this.index = index;
            this.shape = Shapes.of(component);
            Class<?> primitive = component.getType();
            this.getter = primitive.isPrimitive() ? null : access.getter(component);
            this.longGetter =
                    primitive.isPrimitive() && primitive != boolean.class ? access.longGetter(component) : null;
            this.booleanGetter = primitive == boolean.class ? access.booleanGetter(component) : null;
        }

        void write(Object record, CanonicalWriter out, PersonalParts personal) {
            if (longGetter != null) {
                out.key(name);
                Micros.writeLong(longGetter.applyAsLong(record), out);
            } else if (booleanGetter != null) {
                out.key(name).bool(booleanGetter.test(record));
            } else if (getter != null) {
                writeObject(getter.apply(record), out, personal);
            }
        }

        private void writeObject(@Nullable Object value, CanonicalWriter out, PersonalParts personal) {
            if (value == null) {
                throw new IllegalArgumentException("The component " + name.text() + " of " + owner
                        + " must not be null to be written. Maybe make it an Optional.");
            }
            if (!shape.isOptional()) {
                out.key(name);
                shape.write(value, out, personal);
            } else if (((Optional<?>) value).isPresent()) {
                out.key(name);
                shape.write(((Optional<?>) value).get(), out, personal);
            }
        }

        Object read(CanonicalReader in, PersonalParts personal) {
            if (in.tryKey(name)) {
                return shape.read(in, personal);
            } else if (shape.isOptional()) {
                return Optional.empty();
            }
            throw new IllegalArgumentException("The component " + name + " of " + owner + " must be there.");
        }
    }

    private RecordShape(Class<?> type) {
        this.type = type;
        Access access = Access.to(type);
        RecordComponent[] declared = type.getRecordComponents();
        this.components = new Component[declared.length];
        for (int i = 0; i < declared.length; i++) {
            components[i] = new Component(type, declared[i], i, access);
        }
        // String compares by UTF-16 code units, as RFC 8785, 3.2.3 asks.
        Arrays.sort(components, Comparator.comparing((Component each) -> each.name.text()));
        this.constructor = access.constructor();
    }

    /**
     * The shape of a record class.
     *
     * @throws IllegalArgumentException if a component is of a type that cannot be written
     */
    static RecordShape of(Class<?> type) {
        return KNOWN.get(type);
    }

    /**
     * The shape of a record class all of whose records inside, however deep, can be written too.
     *
     * @throws IllegalArgumentException if a component, however deep, is of a type that cannot be written
     */
    static RecordShape ofWhole(Class<?> type) {
        Set<Class<?>> seen = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        for (Class<?> each = type; each != null; each = open.poll()) {
            if (seen.add(each)) {
                of(each).nested(open::add);
            }
        }
        return of(type);
    }

    @Override
    void nested(Consumer<Class<?>> seen) {
        for (Component component : components) {
            component.shape.nested(seen);
        }
    }

    @Override
    void write(Object value, CanonicalWriter out, PersonalParts personal) {
        out.beginObject();
        for (Component component : components) {
            component.write(value, out, personal);
        }
        out.endObject();
    }

    @Override
    Object read(CanonicalReader in, PersonalParts personal) {
        Object[] arguments = new Object[components.length];
        in.beginObject();
        for (Component component : components) {
            arguments[component.index] = component.read(in, personal);
        }
        in.endObject();
        return constructor.apply(arguments);
    }

    @Override
    public String toString() {
        return type.getName();
    }
}
