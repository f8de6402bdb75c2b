package org.linli.territory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds the areas that a point lies in. Immutable; safe for use by several threads. Boxes are found by a tree (STR-packed R-tree, Leutenegger
 * and others 1997), what lies in them is judged exactly by {@link AreaShape#contains}.
 */
public final class AreaIndex {
    private final STRtree boxes = new STRtree();
    private final int size;

    private record Entry(AreaId area, AreaShape shape) {}

    private AreaIndex(Map<AreaId, AreaShape> shapes) {
        shapes.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(each -> boxes.insert(
                        box(each.getValue().west, each.getValue().east, each.getValue().south, each.getValue().north),
                        new Entry(each.getKey(), each.getValue())));
        boxes.build();
        this.size = shapes.size();
    }

    private static Envelope box(int west, int east, int south, int north) {
        return new Envelope(west, east, south, north);
    }

    /**
     * An index of shapes. Cost: O(n log n).
     *
     * @param shapes the shapes by area
     * @return the index
     */
    public static AreaIndex of(Map<AreaId, AreaShape> shapes) {
        return new AreaIndex(Map.copyOf(shapes));
    }

    /**
     * An index of the areas of one tree that stand at an instant and have a shape then.
     *
     * @param areas the areas
     * @param tree which tree
     * @param at when
     * @return the index
     */
    public static AreaIndex of(Collection<Area> areas, AreaTree tree, Instant at) {
        Map<AreaId, AreaShape> shapes = new java.util.HashMap<>();
        for (Area each : areas) {
            each.plan()
                    .filter(plan -> plan.tree().equals(tree))
                    .flatMap(plan -> each.shapeAt(at))
                    .ifPresent(shape -> shapes.put(each.id(), shape));
        }
        return new AreaIndex(shapes);
    }

    /**
     * The areas that a point lies in or on the boundary of. Cost: O(log n) and the corners of the few shapes whose box it lies in.
     *
     * @param point the point
     * @return the areas by id; several on a common boundary, or where one stands below the other; immutable
     */
    public List<AreaId> at(GeoPoint point) {
        Objects.requireNonNull(point, "point");
        List<AreaId> found = new ArrayList<>(2);
        boxes.query(
                new Envelope(point.longitudeE7(), point.longitudeE7(), point.latitudeE7(), point.latitudeE7()),
                item -> {
                    Entry entry = (Entry) item;
                    if (entry.shape().contains(point)) {
                        found.add(entry.area());
                    }
                });
        found.sort(Comparator.naturalOrder());
        return List.copyOf(found);
    }

    /**
     * The area that a point is counted to: of several the one whose id comes first, so that every point belongs to one.
     *
     * @param point the point
     * @return the area, or nothing
     */
    public Optional<AreaId> first(GeoPoint point) {
        return at(point).stream().findFirst();
    }

    /**
     * How many areas it knows.
     *
     * @return the number
     */
    public int size() {
        return size;
    }
}
