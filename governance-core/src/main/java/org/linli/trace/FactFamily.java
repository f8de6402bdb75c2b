package org.linli.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The facts of one kind, as the log names them: family {@code case} of the sealed type {@code CaseFact} gives {@code case.reported},
 * {@code case.taken_up} and so on, written as schema {@code case/1}.
 *
 * <p>When the shape of facts changes so that old ones no longer fit, the major version goes up by one and the step from the version
 * before is an upcast. Stored bytes are never rewritten; upcasts happen on reading.
 *
 * @param name the family's name, the first part of its facts' names
 * @param type the sealed type of its facts; each permitted record is one type of fact
 * @param major the version in which facts are written now, at least 1
 * @param upcasts for each earlier version the step to the next: from the open part as then written (with the entry {@code "type"}
 *     holding the fact's name) to the open part as the next version writes it; versions without a step need none
 */
public record FactFamily(
        String name,
        Class<? extends Fact<?>> type,
        int major,
        Map<Integer, UnaryOperator<Map<String, Object>>> upcasts) {
    /** Checks the name, the type and the steps. */
    public FactFamily {
        Subject.of(name, "any");
        Objects.requireNonNull(type, "type");
        if (!type.isSealed()) {
            throw new IllegalArgumentException(
                    "The type (" + type.getName() + ") of family (" + name + ") must be sealed.");
        }
        if (major < 1) {
            throw new IllegalArgumentException(
                    "The major version (" + major + ") of family (" + name + ") must be at least 1.");
        }
        upcasts = Collections.unmodifiableMap(new LinkedHashMap<>(upcasts));
        for (int from : upcasts.keySet()) {
            if (from < 1 || from >= major) {
                throw new IllegalArgumentException("The upcast from version " + from + " of family (" + name
                        + ") must start at 1 to " + (major - 1) + ".");
            }
        }
    }

    /**
     * A family in its first version.
     *
     * @param name the family's name
     * @param type the sealed type of its facts
     * @return the family
     */
    public static FactFamily of(String name, Class<? extends Fact<?>> type) {
        return new FactFamily(name, type, 1, Map.of());
    }

    /**
     * How the log names the schema now.
     *
     * @return name, slash, major version
     */
    public String schema() {
        return name + "/" + major;
    }

    /**
     * The open part of an old fact as this version would have written it.
     *
     * @param type the fact's name
     * @param writtenIn the version in which it was written, 1 to {@link #major()}
     * @param open the open part as written
     * @return the open part after all the steps, with the entry {@code "type"} holding the fact's name as it is now
     * @throws IllegalArgumentException if the version is none of this family
     */
    public Map<String, Object> upcast(String type, int writtenIn, Map<String, Object> open) {
        if (writtenIn < 1 || writtenIn > major) {
            throw new IllegalArgumentException("The version (" + writtenIn + ") in which a fact of family (" + name
                    + ") was written must be 1 to " + major + ". Maybe a newer program wrote it.");
        }
        Map<String, Object> current = new LinkedHashMap<>(open);
        current.put("type", type);
        for (int version = writtenIn; version < major; version++) {
            UnaryOperator<Map<String, Object>> step = upcasts.get(version);
            if (step != null) {
                current = new LinkedHashMap<>(step.apply(Collections.unmodifiableMap(current)));
            }
        }
        return current;
    }
}
