package org.linli.trace;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the personal parts of a fact, however deep they stand in its records, optionals, lists and maps. */
final class PersonalParts {
    private static final ClassValue<Method[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            List<Method> accessors = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (!component.getType().isPrimitive() && component.getType() != String.class) {
                    Method accessor = component.getAccessor();
                    accessor.trySetAccessible();
                    accessors.add(accessor);
                }
            }
            return accessors.toArray(Method[]::new);
        }
    };

    private PersonalParts() {}

    static List<Personal<?>> of(Fact<?> fact) {
        List<Personal<?>> found = new ArrayList<>();
        collect(fact, found);
        return found;
    }

    private static void collect(@Nullable Object value, List<Personal<?>> found) {
        if (value instanceof Personal<?> personal) {
            found.add(personal);
        } else if (value instanceof Record) {
            for (Method accessor : COMPONENTS.get(value.getClass())) {
                collect(read(accessor, value), found);
            }
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(each -> collect(each, found));
        } else if (value instanceof Iterable<?> several) {
            several.forEach(each -> collect(each, found));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> collect(each, found));
        }
    }

    private static @Nullable Object read(Method accessor, Object record) {
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(
                    "The record (" + record.getClass().getName()
                            + ") of a fact must be public and in an exported package.",
                    e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The accessor " + accessor + " of a fact must not throw.", e);
        }
    }
}
