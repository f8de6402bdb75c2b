package org.linli.territory;

import java.time.Instant;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to a dwelling. */
public sealed interface DwellingFact extends Fact<Dwelling> {
    /**
     * The dwelling it happened to.
     *
     * @return the id
     */
    DwellingId id();

    @Override
    default Subject subject() {
        return Dwelling.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.OFFICERS;
    }

    /**
     * The dwelling was recorded.
     *
     * @param id the dwelling
     * @param address where it is
     * @param floorArea its floor area in 0.01 m², 0 if unknown
     */
    record Recorded(DwellingId id, Dwelling.Address address, long floorArea) implements DwellingFact {
        /** Checks that nothing is missing. */
        public Recorded {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(address, "address");
        }

        @Override
        public Dwelling applyTo(Dwelling before, Act act) {
            return before.recorded(address, floorArea, act);
        }
    }

    /**
     * It was put into a grid.
     *
     * @param id the dwelling
     * @param grid the grid
     */
    record PutInGrid(DwellingId id, AreaId grid) implements DwellingFact {
        /** Checks that nothing is missing. */
        public PutInGrid {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(grid, "grid");
        }

        @Override
        public Dwelling applyTo(Dwelling before, Act act) {
            return before.inGrid(grid, act);
        }
    }

    /**
     * Somebody was recorded as its owner, tenant or resident.
     *
     * @param id the dwelling
     * @param tenure who, as what, on what evidence
     */
    record TenureRecorded(DwellingId id, Tenure tenure) implements DwellingFact {
        /** Checks that nothing is missing. */
        public TenureRecorded {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(tenure, "tenure");
        }

        @Override
        public Dwelling applyTo(Dwelling before, Act act) {
            return before.with(tenure, act);
        }
    }

    /**
     * Somebody is it no longer.
     *
     * @param id the dwelling
     * @param holder who
     * @param form as what
     * @param end from when on
     */
    record TenureEnded(DwellingId id, ActorId holder, Tenure.Form form, Instant end) implements DwellingFact {
        /** Checks that nothing is missing. */
        public TenureEnded {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(holder, "holder");
            Objects.requireNonNull(form, "form");
            end = Microseconds.cut(Objects.requireNonNull(end, "end"));
        }

        @Override
        public Dwelling applyTo(Dwelling before, Act act) {
            return before.ended(holder, form, end, act);
        }
    }

    /**
     * It stands no more.
     *
     * @param id the dwelling
     * @param end from when on
     */
    record Demolished(DwellingId id, Instant end) implements DwellingFact {
        /** Checks that nothing is missing. */
        public Demolished {
            Objects.requireNonNull(id, "id");
            end = Microseconds.cut(Objects.requireNonNull(end, "end"));
        }

        @Override
        public Dwelling applyTo(Dwelling before, Act act) {
            return before.goneFrom(end, act);
        }
    }
}
