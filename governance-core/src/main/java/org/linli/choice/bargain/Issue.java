package org.linli.choice.bargain;

import java.util.Objects;
import org.linli.basics.Identifier;
import org.linli.choice.Options;

/**
 * Something on which the parties have to agree, for example {@code hours} "When the lane is closed to cars" with the options
 * {@code always, daytime, never}. Exactly one of them will be chosen.
 *
 * @param id a well-formed {@link Identifier}
 * @param name what people call it
 * @param options what there is to choose from, in a published order; a status quo that may stay is an option like any other
 */
public record Issue(String id, String name, Options options) {
    /** Checks the id, and that nothing is missing. */
    public Issue {
        Identifier.checked("id of an issue", id);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(options, "options");
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }
}
