package org.linli.territory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A shape that is none, with the documented reason and the place. */
public final class MalformedShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final ShapeReason reason;

    MalformedShapeException(ShapeReason reason, String where, @Nullable Throwable cause) {
        super(
                "The shape was refused (" + reason.code() + "): " + reason.meaning() + " " + reason.remedy()
                        + (where.isEmpty() ? "" : " At " + where + "."),
                cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    MalformedShapeException(ShapeReason reason, String where) {
        this(reason, where, null);
    }

    /**
     * Why.
     *
     * @return the documented reason
     */
    public ShapeReason reason() {
        return reason;
    }
}
