package org.linli.actor;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.Name;
import org.linli.trace.Personal;

/**
 * How an actor is called: an organisation by an open name, a person or household by a name in a personal slot, or not at all.
 *
 * @param open the name of an organisation
 * @param personal the name of a person or household; erased with them
 */
public record Naming(Optional<Name> open, Optional<Personal<Name>> personal) {
    /** No name: known by the id alone. */
    public static final Naming NONE = new Naming(Optional.empty(), Optional.empty());

    /** Checks that it is one name at most. */
    public Naming {
        Objects.requireNonNull(open, "open");
        Objects.requireNonNull(personal, "personal");
        if (open.isPresent() && personal.isPresent()) {
            throw new IllegalArgumentException("The name of an actor must be open or personal, not both.");
        }
    }

    /**
     * An organisation's name.
     *
     * @param name the name
     * @return the naming
     */
    public static Naming open(Name name) {
        return new Naming(Optional.of(name), Optional.empty());
    }

    /**
     * A person's or household's name.
     *
     * @param name the name, in a personal slot
     * @return the naming
     */
    public static Naming personal(Personal<Name> name) {
        return new Naming(Optional.empty(), Optional.of(name));
    }
}
