package org.linli.responsibility;

import java.util.List;
import java.util.Objects;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;

/**
 * A piece of matter, area and time that is not covered exactly once: for the longest time that it is so by the same duties, in the widest
 * area below which no duty stands that says otherwise. {@link Coverage#smallest} takes it apart.
 *
 * @param matter which matter
 * @param area in which area and, unless it is meant alone, everything below it that stood then
 * @param window from when, until when
 * @param by what covers it, by id: nothing where nobody leads, two or more where several do; immutable
 * @param alone whether the area alone is meant, at a time when nothing divides it; service areas below it are then told of by themselves
 */
public record CoveragePiece(MatterId matter, AreaId area, TimeWindow window, List<DutyId> by, boolean alone) {
    /** Sorts the duties. */
    public CoveragePiece {
        Objects.requireNonNull(matter, "matter");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(window, "window");
        by = by.stream().sorted().toList();
    }

    /**
     * Whether nobody leads.
     *
     * @return true for a gap (缺位), false for an overlap
     */
    public boolean isGap() {
        return by.isEmpty();
    }
}
