package org.linli.responsibility;

import java.util.Objects;
import org.linli.basics.AreaId;
import org.linli.basics.Validity;

/**
 * What sees to a matter in an area and everything below it, for a time: a lead, or an arrangement by which nobody leads (self-governed,
 * private, or joint with a named coordinator).
 *
 * @param area in which area
 * @param validity from when, until when
 * @param by the duty or arrangement
 */
public record Cover(AreaId area, Validity validity, DutyId by) {
    /** Checks that nothing is missing. */
    public Cover {
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(by, "by");
    }
}
