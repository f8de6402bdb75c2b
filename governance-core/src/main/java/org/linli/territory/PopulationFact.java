package org.linli.territory;

import java.util.Objects;
import org.linli.basics.AreaId;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What is known about the people of an area. */
public sealed interface PopulationFact extends Fact<Population> {
    /**
     * The area it happened to.
     *
     * @return the id
     */
    AreaId id();

    @Override
    default Subject subject() {
        return Population.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PUBLIC;
    }

    /**
     * Somebody declared how many people of a group there are.
     *
     * @param id the area
     * @param base how many, when, and who says so
     */
    record Declared(AreaId id, PopulationBase base) implements PopulationFact {
        /** Checks that nothing is missing. */
        public Declared {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(base, "base");
        }

        @Override
        public Population applyTo(Population before, Act act) {
            return before.with(base, act);
        }
    }
}
