package org.linli.audit.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Several values, or perhaps one. */
final class CollectionShapes {
    private CollectionShapes() {}

    /** A value or none. Stands as a component only, whose key is then left out. */
    static final class OptionalShape extends Shape {
        final Shape value;

        OptionalShape(Shape value) {
            this.value = value;
        }

        @Override
        boolean isOptional() {
            return true;
        }

        /** Writes a value that is there. */
        @Override
        void write(Object present, CanonicalWriter out, PersonalParts personal) {
            value.write(present, out, personal);
        }

        @Override
        void nested(Consumer<Class<?>> seen) {
            value.nested(seen);
        }

        @Override
        Object read(CanonicalReader in, PersonalParts personal) {
            return Optional.of(value.read(in, personal));
        }
    }

    /** A list, in its order. */
    static final class ListShape extends Shape {
        private final Shape element;

        ListShape(Shape element) {
            this.element = element;
        }

        @Override
        void write(Object value, CanonicalWriter out, PersonalParts personal) {
            out.beginArray();
            for (Object each : (List<?>) value) {
                element.write(each, out, personal);
            }
            out.endArray();
        }

        @Override
        void nested(Consumer<Class<?>> seen) {
            element.nested(seen);
        }

        @Override
        Object read(CanonicalReader in, PersonalParts personal) {
            in.beginArray();
            if (in.tryEndArray()) {
                return List.of();
            }
            List<Object> elements = new ArrayList<>();
            do {
                elements.add(element.read(in, personal));
            } while (!in.tryEndArray());
            return Collections.unmodifiableList(elements);
        }
    }

    /** A set of values that are written as strings, sorted by these. */
    static final class SetShape extends Shape {
        private final TextShape element;
        private final boolean natural;

        SetShape(TextShape element, boolean natural) {
            this.element = element;
            this.natural = natural;
        }

        @Override
        void write(Object value, CanonicalWriter out, PersonalParts personal) {
            Collection<?> elements = (Collection<?>) value;
            String[] texts = new String[elements.size()];
            int count = 0;
            for (Object each : elements) {
                texts[count++] = element.textOf(each);
            }
            Arrays.sort(texts);
            out.beginArray();
            for (String text : texts) {
                out.string(text);
            }
            out.endArray();
        }

        @Override
        Object read(CanonicalReader in, PersonalParts personal) {
            TreeSet<Object> sorted = new TreeSet<>();
            Set<Object> unsorted = new LinkedHashSet<>();
            Collection<Object> elements = natural ? sorted : unsorted;
            in.beginArray();
            String last = null;
            while (!in.tryEndArray()) {
                String text = in.string();
                if (last != null && text.compareTo(last) <= 0) {
                    throw new IllegalArgumentException("The elements of a set must be sorted, each once.");
                }
                last = text;
                elements.add(element.ofText(text));
            }
            return natural ? Collections.unmodifiableSortedSet(sorted) : Collections.unmodifiableSet(unsorted);
        }
    }

    /** A map whose keys are written as strings, sorted by these. */
    static final class MapShape extends Shape {
        private final TextShape key;
        private final Shape value;
        private final boolean natural;

        MapShape(TextShape key, Shape value, boolean natural) {
            this.key = key;
            this.value = value;
            this.natural = natural;
        }

        @Override
        void write(Object map, CanonicalWriter out, PersonalParts personal) {
            Map<?, ?> members = (Map<?, ?>) map;
            out.beginObject();
            if (members.size() == 1) {
                members.forEach((each, its) -> write(key.textOf(each), its, out, personal));
            } else if (!members.isEmpty()) {
                TreeMap<String, Object> sorted = new TreeMap<>();
                members.forEach((each, its) -> sorted.put(key.textOf(each), its));
                sorted.forEach((each, its) -> write(each, its, out, personal));
            }
            out.endObject();
        }

        private void write(String name, Object its, CanonicalWriter out, PersonalParts personal) {
            out.key(name);
            value.write(its, out, personal);
        }

        @Override
        void nested(Consumer<Class<?>> seen) {
            value.nested(seen);
        }

        @Override
        Object read(CanonicalReader in, PersonalParts personal) {
            TreeMap<Object, Object> sorted = new TreeMap<>();
            Map<Object, Object> members = natural ? sorted : new LinkedHashMap<>();
            in.beginObject();
            while (!in.tryEndObject()) {
                Object each = key.ofText(in.key());
                members.put(each, value.read(in, personal));
            }
            return natural ? Collections.unmodifiableSortedMap(sorted) : Collections.unmodifiableMap(members);
        }
    }
}
