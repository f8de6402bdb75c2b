package org.linli.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.linli.basics.AreaId;
import org.linli.trace.Kind;

/**
 * Which areas stand side by side. A subject of its own, so that two desks cannot together put two areas on the same ground: whoever
 * establishes one has read the others.
 *
 * @param id of which tree, below which parent
 * @param areas the areas that stand, in the order in which they were established; immutable
 */
public record Siblings(SiblingsId id, List<AreaId> areas) {
    /** The kind of siblings. */
    public static final Kind<SiblingsId, Siblings> KIND = Kind.of(
            "siblings",
            SiblingsFact.class,
            SiblingsId::toString,
            id -> new Siblings(id, List.of()),
            each -> each.areas().isEmpty());

    /** Checks that nothing is missing. */
    public Siblings {
        Objects.requireNonNull(id, "id");
        areas = List.copyOf(areas);
    }

    Siblings with(AreaId more) {
        List<AreaId> all = new ArrayList<>(areas);
        all.add(more);
        return new Siblings(id, all);
    }

    Siblings without(AreaId gone) {
        return new Siblings(
                id, areas.stream().filter(each -> !each.equals(gone)).toList());
    }
}
