package org.linli.audit.codec;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.trace.Personal;

/** Finds the shape of a type, or says which component of which record cannot be written. */
final class Shapes {
    private static final Shape LONG = new Shape() {
        @Override
        void write(Object value, CanonicalWriter out, PersonalParts personal) {
            Micros.writeLong((Long) value, out);
        }

        @Override
        Object read(CanonicalReader in, PersonalParts personal) {
            return Micros.readLong(in);
        }
    };

    private static final Shape INT = new Shape() {
        @Override
        void write(Object value, CanonicalWriter out, PersonalParts personal) {
            out.integer((Integer) value);
        }

        @Override
        Object read(CanonicalReader in, PersonalParts personal) {
            return Math.toIntExact(in.integer());
        }
    };

    private static final Shape BOOLEAN = new Shape() {
        @Override
        void write(Object value, CanonicalWriter out, PersonalParts personal) {
            out.bool((Boolean) value);
        }

        @Override
        Object read(CanonicalReader in, PersonalParts personal) {
            return in.bool();
        }
    };

    private static final Shape INSTANT = new Shape() {
        @Override
        void write(Object value, CanonicalWriter out, PersonalParts personal) {
            Micros.write((Instant) value, out);
        }

        @Override
        Object read(CanonicalReader in, PersonalParts personal) {
            return Micros.read(in);
        }
    };

    private static final Map<Class<?>, Shape> LEAVES = Map.ofEntries(
            Map.entry(String.class, TextShape.STRING),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(Instant.class, INSTANT),
            Map.entry(Period.class, TextShape.parsed(Period::parse)),
            Map.entry(ZoneId.class, TextShape.parsed(ZoneId::of)),
            Map.entry(BigDecimal.class, TextShape.parsed(BigDecimal::new)),
            Map.entry(BigInteger.class, TextShape.parsed(BigInteger::new)));

    /** Where a type stands: for messages. */
    private record Place(String owner, String component) {
        IllegalArgumentException refuse(Type type, String hint) {
            return new IllegalArgumentException("The component " + component + " of " + owner
                    + " must be of a type that " + "the log can write, and is " + type.getTypeName() + ". " + hint);
        }
    }

    /** A personal value: its place in the open part is taken by the name of its slot. */
    private static final class PersonalShape extends Shape {
        private final Shape value;

        PersonalShape(Shape value) {
            this.value = value;
        }

        @Override
        void write(Object personal, CanonicalWriter out, PersonalParts parts) {
            parts.write((Personal<?>) personal, value, out);
        }

        @Override
        Object read(CanonicalReader in, PersonalParts parts) {
            return parts.read(value, in);
        }

        @Override
        void nested(Consumer<Class<?>> seen) {
            value.nested(seen);
        }
    }

    /** A record inside a record: looked at when it is first met, since records may contain themselves. */
    private static final class NestedShape extends Shape {
        private final Class<?> type;
        private @Nullable Shape shape;

        NestedShape(Class<?> type) {
            this.type = type;
        }

        private Shape shape() {
            Shape known = shape;
            if (known == null) {
                known = RecordShape.of(type);
                shape = known;
            }
            return known;
        }

        @Override
        void write(Object value, CanonicalWriter out, PersonalParts personal) {
            shape().write(value, out, personal);
        }

        @Override
        Object read(CanonicalReader in, PersonalParts personal) {
            return shape().read(in, personal);
        }

        @Override
        void nested(Consumer<Class<?>> seen) {
            seen.accept(type);
        }
    }

    private Shapes() {}

    /**
     * The shape of a component.
     *
     * @throws IllegalArgumentException if its type cannot be written
     */
    static Shape of(RecordComponent component) {
        Place place = new Place(component.getDeclaringRecord().getName(), component.getName());
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return new CollectionShapes.OptionalShape(of(argument(generic, 0), place));
        }
        return of(type, place);
    }

    private static Shape of(Type type, Place place) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, place);
        } else if (!(type instanceof Class<?> plain)) {
            throw place.refuse(type, "Maybe name the type itself instead of a type variable or wildcard.");
        } else {
            return ofClass(plain, place);
        }
    }

    private static Shape ofClass(Class<?> type, Place place) {
        Shape leaf = LEAVES.get(type);
        if (leaf != null) {
            return leaf;
        } else if (type.isEnum()) {
            return TextShape.ofEnum(type);
        }
        @Nullable Method parse = parse(type);
        if (parse != null) {
            return TextShape.parsed(Access.to(type).parser(parse));
        } else if (type.isRecord()) {
            if (type.getTypeParameters().length > 0) {
                throw place.refuse(type, "Maybe a record without type parameters serves.");
            }
            return new NestedShape(type);
        }
        throw place.refuse(type, hint(type));
    }

    private static String hint(Class<?> type) {
        if (type == double.class || type == float.class || type == Double.class || type == Float.class) {
            return "Maybe a whole number of a smaller unit serves.";
        } else if (type.isArray()) {
            return "Maybe a List serves.";
        }
        return "Maybe it lacks a public static parse(String), the inverse of toString.";
    }

    /** The public static method that reads what {@code toString} writes, if there is one. */
    private static @Nullable Method parse(Class<?> type) {
        for (Class<?> from : List.of(String.class, CharSequence.class)) {
            for (Method method : type.getMethods()) {
                if (method.getName().equals("parse")
                        && Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() == type
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {from})) {
                    return method;
                }
            }
        }
        return null;
    }

    private static Shape ofGeneric(ParameterizedType type, Place place) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == List.class) {
            return new CollectionShapes.ListShape(of(argument(type, 0), place));
        } else if (raw == Set.class || raw == SortedSet.class) {
            return new CollectionShapes.SetShape(text(argument(type, 0), place), raw == SortedSet.class);
        } else if (raw == Map.class || raw == SortedMap.class) {
            return new CollectionShapes.MapShape(
                    text(argument(type, 0), place), of(argument(type, 1), place), raw == SortedMap.class);
        } else if (raw == Personal.class) {
            return new PersonalShape(of(argument(type, 0), place));
        }
        throw place.refuse(
                type,
                raw == Optional.class
                        ? "An Optional may only be a component itself. Maybe an empty list serves."
                        : "Generic types are Optional, List, Set, SortedSet, Map, SortedMap and Personal.");
    }

    private static TextShape text(Type type, Place place) {
        if (of(type, place) instanceof TextShape text) {
            return text;
        }
        throw place.refuse(type, "Keys and elements of sets are strings, enums and types with parse(String).");
    }

    private static Type argument(ParameterizedType type, int index) {
        return type.getActualTypeArguments()[index];
    }
}
