package org.linli.territory;

import java.time.Instant;
import java.util.Objects;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens among siblings. */
public sealed interface SiblingsFact extends Fact<Siblings> {
    /**
     * The siblings it happened among.
     *
     * @return the id
     */
    SiblingsId id();

    @Override
    default Subject subject() {
        return Siblings.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PUBLIC;
    }

    /**
     * An area came to stand among them.
     *
     * @param id among whom
     * @param area the area
     */
    record Placed(SiblingsId id, AreaId area) implements SiblingsFact {
        /** Checks that nothing is missing. */
        public Placed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(area, "area");
        }

        @Override
        public Siblings applyTo(Siblings before, Act act) {
            return before.with(area);
        }
    }

    /**
     * An area stands among them no more, or will not.
     *
     * @param id among whom
     * @param area the area
     * @param end from when on
     */
    record Removed(SiblingsId id, AreaId area, Instant end) implements SiblingsFact {
        /** Checks that nothing is missing. */
        public Removed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(area, "area");
            end = Microseconds.cut(Objects.requireNonNull(end, "end"));
        }

        @Override
        public Siblings applyTo(Siblings before, Act act) {
            return before.without(area, end);
        }
    }
}
