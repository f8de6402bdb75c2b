package org.linli.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A fact whose type no family on the class path knows: it can be read, shown and verified, but its subject cannot be folded.
 *
 * @param subject the subject it is about
 * @param audience who may see it
 * @param type the name under which it was written, such as {@code case.reported}
 * @param schema the family and major version under which it was written, such as {@code case/2}
 * @param open the open part as JDK maps, lists, strings, longs and booleans; immutable, in the order of the log
 */
public record UnknownFact(Subject subject, Audience audience, String type, String schema, Map<String, Object> open)
        implements Fact<Object> {
    /** Checks that nothing is missing and copies the map. */
    public UnknownFact {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(schema, "schema");
        open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
    }

    /**
     * Not possible.
     *
     * @throws UnknownFactException always
     */
    @Override
    public Object applyTo(Object before, Act act) {
        throw new UnknownFactException(subject, type);
    }
}
