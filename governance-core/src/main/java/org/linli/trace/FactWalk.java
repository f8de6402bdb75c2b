package org.linli.trace;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is met on a walk through a fact, however deep it stands in its records, optionals, lists and maps: its personal parts, and whether
 * all its texts are well-formed.
 */
final class FactWalk {
    private static final ClassValue<Method[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            List<Method> accessors = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (!component.getType().isPrimitive() && !component.getType().isEnum()) {
                    Method accessor = component.getAccessor();
                    accessor.trySetAccessible();
                    accessors.add(accessor);
                }
            }
            return accessors.toArray(Method[]::new);
        }
    };

    private final List<Personal<?>> personal = new ArrayList<>(2);
    private boolean isWellFormed = true;

    private FactWalk() {}

    static FactWalk of(Object fact) {
        FactWalk walk = new FactWalk();
        walk.take(fact);
        return walk;
    }

    /** The handles in the order in which they were met. */
    List<Personal<?>> personal() {
        return personal;
    }

    /**
     * Refuses what no journal could write: two personal parts in one slot, and texts with half a character.
     *
     * @throws IllegalArgumentException if there is one
     */
    void refuseUnwritable(Fact<?> fact) {
        for (int i = 1; i < personal.size(); i++) {
            String slot = personal.get(i).slot();
            for (int before = 0; before < i; before++) {
                if (personal.get(before).slot().equals(slot)) {
                    throw new IllegalArgumentException("The slot (" + slot + ") of a personal value in a "
                            + fact.getClass().getSimpleName() + " of " + fact.subject()
                            + " must be unique in the fact. Maybe number the slots.");
                }
            }
        }
        if (!isWellFormed) {
            throw new IllegalArgumentException(
                    "The texts in a " + fact.getClass().getSimpleName() + " of "
                            + fact.subject() + " must be well-formed, and one has half of a surrogate pair."
                            + " Maybe a text was cut in the middle of a character.");
        }
    }

    /** Refuses a personal value with half a character in it. */
    static boolean isWellFormed(@Nullable Object value) {
        return value == null || of(value).isWellFormed;
    }

    private void take(@Nullable Object value) {
        if (value instanceof String text) {
            isWellFormed &= isWellFormed(text);
        } else if (value instanceof Personal<?> found) {
            personal.add(found);
        } else if (value instanceof Record) {
            for (Method accessor : COMPONENTS.get(value.getClass())) {
                take(read(accessor, value));
            }
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::take);
        } else if (value instanceof Iterable<?> several) {
            several.forEach(this::take);
        } else if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(this::take);
            map.values().forEach(this::take);
        }
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
            }
        }
        return true;
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
