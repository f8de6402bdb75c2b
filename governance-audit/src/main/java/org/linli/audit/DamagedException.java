package org.linli.audit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.trace.TraceStoreException;

/**
 * Thrown when a record that is asked for is not as it was written. What stands before it, and what does not need it, can be read all the
 * same.
 */
public final class DamagedException extends TraceStoreException {
    private static final long serialVersionUID = 1;

    private final transient Verdict.Damaged damage;

    DamagedException(String message, Verdict.Damaged damage, @Nullable Exception cause) {
        super(message);
        if (cause != null) {
            initCause(cause);
        }
        this.damage = Objects.requireNonNull(damage, "damage");
    }

    /**
     * What is damaged. Found by reading one record: of those before it only what was read is known to be sound, and {@link
     * TraceLog#verify()} looks at all of them.
     *
     * @return the record with its file and place
     */
    public Verdict.Damaged damage() {
        return damage;
    }
}
