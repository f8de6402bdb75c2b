package org.linli.territory;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.basics.AreaId;
import org.linli.trace.Basis;

/**
 * All areas with their history, as known at one version: an immutable value that rules can take as input and cite.
 *
 * @param version its version; another one with every change
 * @param areas the areas by id, ended ones included; immutable
 */
public record Territory(String version, SortedMap<AreaId, Area> areas) {
    /** Copies the areas. */
    public Territory {
        Basis.of("territory", version);
        areas = Collections.unmodifiableSortedMap(new TreeMap<>(areas));
    }

    /**
     * A territory.
     *
     * @param version its version
     * @param areas the areas by id
     * @return the territory
     */
    public static Territory of(String version, Map<AreaId, Area> areas) {
        return new Territory(version, new TreeMap<>(areas));
    }

    /**
     * How rulings cite it.
     *
     * @return such as {@code territory@1042}
     */
    public Basis basis() {
        return Basis.of("territory", version);
    }

    /**
     * An area.
     *
     * @param id its id
     * @return the area, nothing if it is unknown here
     */
    public Optional<Area> area(AreaId id) {
        return Optional.ofNullable(areas.get(Objects.requireNonNull(id, "id")));
    }

    /**
     * The areas above one, by parents, over the trees: from a grid to its community, street, district and city.
     *
     * @param id the area
     * @return the parent, its parent and so on; immutable
     */
    public List<AreaId> above(AreaId id) {
        Set<AreaId> chain = new LinkedHashSet<>();
        Optional<AreaId> next = parent(id);
        while (next.isPresent() && chain.add(next.get())) {
            next = parent(next.get());
        }
        return List.copyOf(chain);
    }

    private Optional<AreaId> parent(AreaId id) {
        return area(id).flatMap(Area::plan).flatMap(AreaPlan::parent);
    }

    /**
     * The areas of a tree that stood at an instant.
     *
     * @param tree which tree
     * @param at when
     * @return the areas by id; immutable
     */
    public List<Area> standingAt(AreaTree tree, Instant at) {
        return areas.values().stream()
                .filter(each ->
                        each.plan().filter(plan -> plan.tree().equals(tree)).isPresent() && each.standsAt(at))
                .toList();
    }

    /**
     * What an area became, over all merges and splits until then: the areas that stand in its place.
     *
     * @param id the area
     * @param at when
     * @return itself if it stands then; else its successors that do, by id; none if it was revoked; immutable
     */
    public List<AreaId> successors(AreaId id, Instant at) {
        Set<AreaId> standing = new java.util.TreeSet<>();
        Set<AreaId> seen = new LinkedHashSet<>();
        java.util.ArrayDeque<AreaId> open = new java.util.ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            AreaId next = open.remove();
            if (seen.add(next)) {
                area(next).ifPresent(each -> {
                    if (each.standsAt(at)) {
                        standing.add(next);
                    } else {
                        open.addAll(each.into());
                    }
                });
            }
        }
        return List.copyOf(standing);
    }

    /**
     * An index of the areas of a tree that stand at an instant, as they are drawn then, to find what a point lies in: today, in the past,
     * or on a day to come.
     *
     * @param tree which tree
     * @param at when
     * @return the index; keep it as long as this version is good and none of its areas begins, ends or is drawn anew
     */
    public AreaIndex index(AreaTree tree, Instant at) {
        return AreaIndex.of(areas.values(), tree, at);
    }
}
