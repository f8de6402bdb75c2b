package org.linli.territory;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.basics.Name;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to an area. */
public sealed interface AreaFact extends Fact<Area> {
    /**
     * The area it happened to.
     *
     * @return the id
     */
    AreaId id();

    @Override
    default Subject subject() {
        return Area.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PUBLIC;
    }

    /**
     * The area was established.
     *
     * @param id the area
     * @param plan what it is
     * @param since from when on
     * @param of the areas that it is made of, if any; immutable
     */
    record Established(AreaId id, AreaPlan plan, Instant since, List<AreaId> of) implements AreaFact {
        /** Checks that nothing is missing. */
        public Established {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(plan, "plan");
            since = Microseconds.cut(Objects.requireNonNull(since, "since"));
            of = List.copyOf(of);
        }

        @Override
        public Area applyTo(Area before, Act act) {
            return before.established(plan, since, of, act);
        }
    }

    /**
     * It was called otherwise.
     *
     * @param id the area
     * @param name what it is called from then on
     * @param since from when on
     */
    record Renamed(AreaId id, Name name, Instant since) implements AreaFact {
        /** Checks that nothing is missing. */
        public Renamed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            since = Microseconds.cut(Objects.requireNonNull(since, "since"));
        }

        @Override
        public Area applyTo(Area before, Act act) {
            return before.renamed(name, since, act);
        }
    }

    /**
     * Its boundary was drawn anew.
     *
     * @param id the area
     * @param shape its shape from then on
     * @param since from when on
     */
    record Redrawn(AreaId id, AreaShape shape, Instant since) implements AreaFact {
        /** Checks that nothing is missing and cuts the time to microseconds. */
        public Redrawn {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(shape, "shape");
            since = Microseconds.cut(Objects.requireNonNull(since, "since"));
        }

        @Override
        public Area applyTo(Area before, Act act) {
            return before.redrawn(shape, since, act);
        }
    }

    /**
     * Others became a part of it, and it went on under its own id and code.
     *
     * @param id the area
     * @param plan what it is from then on
     * @param since from when on
     * @param by the areas that became a part of it; immutable
     */
    record Enlarged(AreaId id, AreaPlan plan, Instant since, List<AreaId> by) implements AreaFact {
        /** Checks that nothing is missing. */
        public Enlarged {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(plan, "plan");
            since = Microseconds.cut(Objects.requireNonNull(since, "since"));
            by = List.copyOf(by);
        }

        @Override
        public Area applyTo(Area before, Act act) {
            return before.enlarged(plan, since, by, act);
        }
    }

    /**
     * It became a part of another.
     *
     * @param id the area
     * @param into the area that it became a part of
     * @param end from when on
     */
    record Merged(AreaId id, AreaId into, Instant end) implements AreaFact {
        /** Checks that nothing is missing. */
        public Merged {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(into, "into");
            end = Microseconds.cut(Objects.requireNonNull(end, "end"));
        }

        @Override
        public Area applyTo(Area before, Act act) {
            return before.ended(end, List.of(into), act);
        }
    }

    /**
     * It became several others.
     *
     * @param id the area
     * @param into the areas that it became; immutable
     * @param end from when on
     */
    record Split(AreaId id, List<AreaId> into, Instant end) implements AreaFact {
        /** Checks that nothing is missing. */
        public Split {
            Objects.requireNonNull(id, "id");
            into = List.copyOf(into);
            end = Microseconds.cut(Objects.requireNonNull(end, "end"));
        }

        @Override
        public Area applyTo(Area before, Act act) {
            return before.ended(end, into, act);
        }
    }

    /**
     * It was revoked and nothing came in its place.
     *
     * @param id the area
     * @param end from when on
     */
    record Revoked(AreaId id, Instant end) implements AreaFact {
        /** Checks that nothing is missing. */
        public Revoked {
            Objects.requireNonNull(id, "id");
            end = Microseconds.cut(Objects.requireNonNull(end, "end"));
        }

        @Override
        public Area applyTo(Area before, Act act) {
            return before.ended(end, List.of(), act);
        }
    }
}
