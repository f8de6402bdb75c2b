package org.linli.territory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.linli.basics.AreaId;
import org.linli.trace.Kind;

/**
 * Which areas stand side by side. A subject of its own, so that two desks cannot together put two areas on the same ground: whoever
 * establishes one has read the others.
 *
 * @param id of which tree, below which parent
 * @param areas the areas that stand and of which no end is set, in the order in which they were established; immutable
 * @param leaving the areas whose end has been set, in that order: what comes with a date in the past must not stand on their ground either,
 *     so that none is ever dropped and the state grows by an id and an instant with every area that has ended; immutable
 */
public record Siblings(SiblingsId id, List<AreaId> areas, List<Leaving> leaving) {
    /** The kind of siblings. */
    public static final Kind<SiblingsId, Siblings> KIND = Kind.of(
            "siblings",
            SiblingsFact.class,
            SiblingsId::toString,
            id -> new Siblings(id, List.of(), List.of()),
            each -> each.areas().isEmpty());

    /** Checks that nothing is missing. */
    public Siblings {
        Objects.requireNonNull(id, "id");
        areas = List.copyOf(areas);
        leaving = List.copyOf(leaving);
    }

    /**
     * An area that stands, or stood, until a day that has been set.
     *
     * @param area the area
     * @param end from when on it stands no more
     */
    public record Leaving(AreaId area, Instant end) {
        /** Checks that nothing is missing. */
        public Leaving {
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(end, "end");
        }
    }

    /**
     * The areas that stand at some instant from the given one on, as far as is known.
     *
     * @param since from when on
     * @return those without an end, then those whose end comes later; immutable
     */
    public List<AreaId> standingFrom(Instant since) {
        return Stream.concat(
                        areas.stream(),
                        leaving.stream()
                                .filter(each -> each.end().isAfter(since))
                                .map(Leaving::area))
                .toList();
    }

    Siblings with(AreaId more) {
        List<AreaId> all = new ArrayList<>(areas);
        all.add(more);
        return new Siblings(id, all, leaving);
    }

    Siblings without(AreaId gone, Instant end) {
        List<Leaving> more = new ArrayList<>(leaving);
        more.add(new Leaving(gone, end));
        return new Siblings(
                id, areas.stream().filter(each -> !each.equals(gone)).toList(), more);
    }
}
