package org.linli.territory;

import static org.linli.basics.json.JsonTree.member;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.basics.GeoPoint;
import org.linli.basics.json.JsonTree;

/**
 * Shapes as GeoJSON (RFC 7946): polygons, multi-polygons, features and collections of them. The RFC says that coordinates are WGS 84; what
 * maps in China give out often is not, and does not say so. So somebody has to: the file, by a {@code crs} member, or the caller.
 */
public final class GeoJson {
    private GeoJson() {}

    /**
     * One feature of a collection.
     *
     * @param id its id, if it has one
     * @param properties its properties that are texts, numbers or truth values, as texts, in the order of the file; immutable
     * @param shape its shape
     */
    public record Feature(Optional<String> id, Map<String, String> properties, AreaShape shape) {
        /** Checks that nothing is missing. */
        public Feature {
            Objects.requireNonNull(id, "id");
            properties = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(properties));
            Objects.requireNonNull(shape, "shape");
        }
    }

    /**
     * Reads one shape whose file says in which coordinates it is.
     *
     * @param json a polygon, a multi-polygon or a feature of one, with a {@code crs} member
     * @return the shape, in WGS 84
     * @throws MalformedShapeException if it is none, or the file does not name a datum
     */
    public static AreaShape read(String json) {
        Object tree = tree(json);
        return shape(tree, named(tree).orElseThrow(() -> new MalformedShapeException(ShapeReason.NO_DATUM, "")));
    }

    /**
     * Reads one shape in a datum that the caller names.
     *
     * @param json a polygon, a multi-polygon or a feature of one
     * @param datum in which coordinates it is; GCJ-02 is converted
     * @return the shape, in WGS 84
     * @throws MalformedShapeException if it is none, or the file names another datum
     */
    public static AreaShape read(String json, Datum datum) {
        Objects.requireNonNull(datum, "datum");
        Object tree = tree(json);
        refuseContradiction(tree, datum);
        return shape(tree, datum);
    }

    /**
     * Reads all features of a collection.
     *
     * @param json a feature collection
     * @param datum in which coordinates it is; GCJ-02 is converted
     * @return the features, in the order of the file; immutable
     * @throws MalformedShapeException if one of them has no shape, or the file names another datum
     */
    public static List<Feature> readAll(String json, Datum datum) {
        Objects.requireNonNull(datum, "datum");
        Object tree = tree(json);
        refuseContradiction(tree, datum);
        if (!(member(tree, "features") instanceof List<?> features)) {
            throw new MalformedShapeException(ShapeReason.NOT_A_POLYGON, "a text without 'features'");
        }
        List<Feature> all = new ArrayList<>();
        for (Object each : features) {
            Map<String, String> properties = new LinkedHashMap<>();
            if (member(each, "properties") instanceof Map<?, ?> given) {
                given.forEach((key, value) -> {
                    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                        properties.put(key.toString(), value.toString());
                    }
                });
            }
            Object id = member(each, "id");
            all.add(new Feature(
                    id instanceof String || id instanceof Number ? Optional.of(id.toString()) : Optional.empty(),
                    properties,
                    shape(each, datum)));
        }
        return List.copyOf(all);
    }

    /**
     * Writes a shape as a geometry.
     *
     * @param shape the shape
     * @return a polygon or multi-polygon in WGS 84, outer rings counterclockwise where they were given so, on one line
     */
    public static String write(AreaShape shape) {
        List<List<List<GeoPoint>>> polygons = shape.polygons();
        boolean one = polygons.size() == 1;
        StringBuilder out = new StringBuilder("{\"type\":\"")
                .append(one ? "Polygon" : "MultiPolygon")
                .append("\",\"coordinates\":")
                .append(one ? "" : "[");
        for (int p = 0; p < polygons.size(); p++) {
            out.append(p > 0 ? ",[" : "[");
            for (int r = 0; r < polygons.get(p).size(); r++) {
                List<GeoPoint> ring = polygons.get(p).get(r);
                out.append(r > 0 ? ",[" : "[");
                for (int i = 0; i <= ring.size(); i++) {
                    String[] degrees = ring.get(i % ring.size()).toString().split(",", -1);
                    out.append(i > 0 ? "," : "")
                            .append('[')
                            .append(degrees[1])
                            .append(',')
                            .append(degrees[0])
                            .append(']');
                }
                out.append(']');
            }
            out.append(']');
        }
        return out.append(one ? "}" : "]}").toString();
    }

    private static void refuseContradiction(Object tree, Datum datum) {
        if (named(tree).filter(each -> each != datum).isPresent()) {
            throw new MalformedShapeException(ShapeReason.DATUM_CONTRADICTED, "");
        }
    }

    /** What the {@code crs} member of GeoJSON 2008 names. */
    private static Optional<Datum> named(Object tree) {
        Object crs = member(tree, "crs");
        if (crs == null) {
            return Optional.empty();
        }
        if (!(member(member(crs, "properties"), "name") instanceof String name)) {
            throw new MalformedShapeException(ShapeReason.UNKNOWN_DATUM, "");
        }
        return Optional.of(
                switch (name) {
                    case "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326" -> Datum.WGS_84;
                    case "urn:ogc:def:crs:EPSG::4326" -> Datum.WGS_84;
                    case "urn:ogc:def:crs:EPSG::4490", "EPSG:4490" -> Datum.CGCS2000;
                    case "GCJ-02", "GCJ02" -> Datum.GCJ_02;
                    default -> throw new MalformedShapeException(ShapeReason.UNKNOWN_DATUM, "");
                });
    }

    private static AreaShape shape(@Nullable Object tree, Datum datum) {
        Object type = member(tree, "type");
        if ("Feature".equals(type)) {
            return shape(member(tree, "geometry"), datum);
        }
        List<List<List<GeoPoint>>> polygons = new ArrayList<>();
        if ("Polygon".equals(type)) {
            polygons.add(polygon(member(tree, "coordinates"), datum));
        } else if ("MultiPolygon".equals(type)) {
            for (Object each : list(member(tree, "coordinates"))) {
                polygons.add(polygon(each, datum));
            }
        } else {
            throw new MalformedShapeException(ShapeReason.NOT_A_POLYGON, "");
        }
        return AreaShape.of(polygons);
    }

    private static List<List<GeoPoint>> polygon(@Nullable Object coordinates, Datum datum) {
        List<List<GeoPoint>> rings = new ArrayList<>();
        for (Object ring : list(coordinates)) {
            List<GeoPoint> points = new ArrayList<>();
            for (Object position : list(ring)) {
                points.add(point(position, datum, points.size()));
            }
            if (points.size() < 4) {
                throw new MalformedShapeException(ShapeReason.TOO_FEW_CORNERS, "ring " + (rings.size() + 1));
            }
            if (!points.get(0).equals(points.get(points.size() - 1))) {
                throw new MalformedShapeException(ShapeReason.NOT_CLOSED, "ring " + (rings.size() + 1));
            }
            rings.add(points);
        }
        return rings;
    }

    private static GeoPoint point(Object position, Datum datum, int number) {
        if (position instanceof List<?> pair
                && pair.size() >= 2
                && pair.get(0) instanceof Number east
                && pair.get(1) instanceof Number north) {
            try {
                return datum.toWgs84(north.doubleValue(), east.doubleValue());
            } catch (IllegalArgumentException e) {
                throw new MalformedShapeException(ShapeReason.NOT_A_POSITION, "position " + (number + 1), e);
            }
        }
        throw new MalformedShapeException(ShapeReason.NOT_A_POSITION, "position " + (number + 1));
    }

    private static List<?> list(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            return list;
        }
        throw new MalformedShapeException(ShapeReason.NOT_A_POLYGON, "coordinates");
    }

    private static Object tree(String json) {
        try {
            Object tree = JsonTree.read(json);
            if (tree == null) {
                throw new MalformedShapeException(ShapeReason.NOT_A_POLYGON, "");
            }
            return tree;
        } catch (JsonTree.MalformedJsonException e) {
            throw new MalformedShapeException(ShapeReason.NOT_JSON, String.valueOf(e.getMessage()), e);
        }
    }
}
