package org.linli.privacy;

import org.linli.basics.Identifier;
import org.linli.trace.ActId;

/**
 * The id of a request for erasure.
 *
 * @param value the id, an {@link Identifier}
 */
public record ErasureRequestId(String value) {
    /** Checks that the id is well-formed. */
    public ErasureRequestId {
        Identifier.checked("id of a request for erasure", value);
    }

    /**
     * The id of the request that an act makes.
     *
     * @param asking the act's id
     * @return the id
     */
    public static ErasureRequestId from(ActId asking) {
        return new ErasureRequestId(asking.value());
    }

    /** The id itself. */
    @Override
    public String toString() {
        return value;
    }
}
