package org.linli.responsibility;

import java.util.Objects;
import org.linli.basics.DeadlineClass;
import org.linli.trace.Basis;

/**
 * How long handling may take, and what says so.
 *
 * @param most how long handling may take
 * @param basis what says so, such as {@code duties@1042}
 */
public record DutyDeadline(DeadlineClass most, Basis basis) {
    /** Checks that nothing is missing. */
    public DutyDeadline {
        Objects.requireNonNull(most, "most");
        Objects.requireNonNull(basis, "basis");
    }
}
