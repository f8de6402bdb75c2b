package org.linli.choice.sortition;

import java.util.Map;
import java.util.TreeMap;
import org.linli.basics.Identifier;

/**
 * Somebody who could be on a panel, for example {@code v17} with {@code age: 60+, building: 3}.
 *
 * @param id a pseudonym, a well-formed {@link Identifier}; the lot is drawn by it
 * @param traits the value of each category, by category; as few as the quotas need, and nothing else; immutable, sorted
 */
public record Volunteer(String id, Map<String, String> traits) {
    /** Checks the id, and keeps the traits. */
    public Volunteer {
        Identifier.checked("id of a volunteer", id);
        traits = java.util.Collections.unmodifiableMap(new TreeMap<>(traits));
    }
}
