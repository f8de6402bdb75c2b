package org.linli.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.basics.GeoPoint;

/**
 * The shape of an area: one or more polygons, with holes or without, in WGS 84, in whole ten-millionths of a degree. No boundary crosses
 * itself. Whether a point lies inside is judged exactly, in whole numbers; a point on the boundary does.
 */
public final class AreaShape {
    private static final int WIDEST = 900_000_000;

    /** Rings by polygon, the outer one first; latitude and longitude by turns, the first corner not repeated. */
    private final int[][][] polygons;

    private final String text;
    final int south;
    final int west;
    final int north;
    final int east;

    private AreaShape(int[][][] polygons) {
        this.polygons = polygons;
        this.text = write(polygons);
        int minLat = Integer.MAX_VALUE;
        int minLon = Integer.MAX_VALUE;
        int maxLat = Integer.MIN_VALUE;
        int maxLon = Integer.MIN_VALUE;
        for (int[][] polygon : polygons) {
            for (int i = 0; i < polygon[0].length; i += 2) {
                minLat = Math.min(minLat, polygon[0][i]);
                maxLat = Math.max(maxLat, polygon[0][i]);
                minLon = Math.min(minLon, polygon[0][i + 1]);
                maxLon = Math.max(maxLon, polygon[0][i + 1]);
            }
        }
        this.south = minLat;
        this.west = minLon;
        this.north = maxLat;
        this.east = maxLon;
    }

    /**
     * A shape of polygons.
     *
     * @param polygons for each polygon its rings, the outer one first, then holes; each ring its corners in order, the first one repeated
     *     at the end or not
     * @return the shape
     * @throws MalformedShapeException if a ring crosses itself, has too few corners, or lies where it cannot
     */
    public static AreaShape of(List<List<List<GeoPoint>>> polygons) {
        int[][][] all = new int[polygons.size()][][];
        for (int p = 0; p < all.length; p++) {
            List<List<GeoPoint>> rings = polygons.get(p);
            all[p] = new int[rings.size()][];
            for (int r = 0; r < rings.size(); r++) {
                all[p][r] = corners(rings.get(r), p, r);
            }
        }
        return checked(all);
    }

    /**
     * A shape of one polygon without holes.
     *
     * @param corners its corners in order
     * @return the shape
     * @throws MalformedShapeException if the boundary crosses itself or has too few corners
     */
    public static AreaShape polygon(GeoPoint... corners) {
        return of(List.of(List.of(List.of(corners))));
    }

    private static int[] corners(List<GeoPoint> ring, int polygon, int number) {
        List<GeoPoint> distinct = new ArrayList<>();
        for (GeoPoint each : ring) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(each)) {
                distinct.add(each);
            }
        }
        if (distinct.size() > 1 && distinct.get(0).equals(distinct.get(distinct.size() - 1))) {
            distinct.remove(distinct.size() - 1);
        }
        if (distinct.size() < 3) {
            throw new MalformedShapeException(
                    ShapeReason.TOO_FEW_CORNERS, "polygon " + (polygon + 1) + ", ring " + (number + 1));
        }
        int[] corners = new int[2 * distinct.size()];
        for (int i = 0; i < distinct.size(); i++) {
            corners[2 * i] = distinct.get(i).latitudeE7();
            corners[2 * i + 1] = distinct.get(i).longitudeE7();
        }
        return corners;
    }

    private static AreaShape checked(int[][][] polygons) {
        if (polygons.length == 0) {
            throw new MalformedShapeException(ShapeReason.NOT_A_POLYGON, "an empty list of polygons");
        }
        for (int[][] polygon : polygons) {
            if (polygon.length == 0) {
                throw new MalformedShapeException(ShapeReason.NOT_A_POLYGON, "a polygon without rings");
            }
        }
        AreaShape shape = new AreaShape(polygons);
        if ((long) shape.north - shape.south >= WIDEST || (long) shape.east - shape.west >= WIDEST) {
            throw new MalformedShapeException(ShapeReason.TOO_LARGE, "");
        }
        Overlay.refuseInvalid(polygons);
        return shape;
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the corners as whole numbers
     * @return the shape
     * @throws IllegalArgumentException if the text is anything else
     */
    public static AreaShape parse(String text) {
        try {
            String[] polygons = text.split("\\|", -1);
            int[][][] all = new int[polygons.length][][];
            for (int p = 0; p < polygons.length; p++) {
                String[] rings = polygons[p].split(";", -1);
                all[p] = new int[rings.length][];
                for (int r = 0; r < rings.length; r++) {
                    String[] numbers = rings[r].split("[ ,]", -1);
                    List<GeoPoint> points = new ArrayList<>();
                    for (int i = 0; i + 1 < numbers.length; i += 2) {
                        points.add(new GeoPoint(Integer.parseInt(numbers[i]), Integer.parseInt(numbers[i + 1])));
                    }
                    all[p][r] = corners(points, p, r);
                }
            }
            AreaShape shape = checked(all);
            if (shape.text.equals(text)) {
                return shape;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The shape must be corners in whole ten-millionths of a degree.", e);
        }
        throw new IllegalArgumentException("The shape must be corners in whole ten-millionths of a degree.");
    }

    private static String write(int[][][] polygons) {
        StringBuilder out = new StringBuilder();
        for (int p = 0; p < polygons.length; p++) {
            for (int r = 0; r < polygons[p].length; r++) {
                out.append(r > 0 ? ";" : p > 0 ? "|" : "");
                for (int i = 0; i < polygons[p][r].length; i += 2) {
                    out.append(i > 0 ? " " : "")
                            .append(polygons[p][r][i])
                            .append(',')
                            .append(polygons[p][r][i + 1]);
                }
            }
        }
        return out.toString();
    }

    /**
     * The corners.
     *
     * @return for each polygon its rings, the outer one first; each ring its corners, the first one not repeated; immutable
     */
    public List<List<List<GeoPoint>>> polygons() {
        List<List<List<GeoPoint>>> all = new ArrayList<>();
        for (int[][] polygon : polygons) {
            List<List<GeoPoint>> rings = new ArrayList<>();
            for (int[] ring : polygon) {
                List<GeoPoint> corners = new ArrayList<>();
                for (int i = 0; i < ring.length; i += 2) {
                    corners.add(new GeoPoint(ring[i], ring[i + 1]));
                }
                rings.add(List.copyOf(corners));
            }
            all.add(List.copyOf(rings));
        }
        return List.copyOf(all);
    }

    int[][][] rings() {
        return polygons;
    }

    /**
     * Whether a point lies inside or on the boundary. Exact. Cost: O(n) in the corners, less if it lies outside the box around them.
     *
     * @param point the point
     * @return true if it does
     */
    public boolean contains(GeoPoint point) {
        int lat = point.latitudeE7();
        int lon = point.longitudeE7();
        if (lat < south || lat > north || lon < west || lon > east) {
            return false;
        }
        for (int[][] polygon : polygons) {
            int inside = side(polygon[0], lat, lon);
            if (inside == 0) {
                return true;
            }
            if (inside > 0) {
                boolean inHole = false;
                for (int r = 1; r < polygon.length && !inHole; r++) {
                    inHole = side(polygon[r], lat, lon) > 0;
                }
                if (!inHole) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 1 inside, 0 on the boundary, −1 outside: crossings of a ray to the east, in whole numbers (no product exceeds 2⁶¹). */
    private static int side(int[] ring, int lat, int lon) {
        boolean inside = false;
        int lat0 = ring[ring.length - 2];
        int lon0 = ring[ring.length - 1];
        for (int i = 0; i < ring.length; i += 2) {
            int lat1 = ring[i];
            int lon1 = ring[i + 1];
            if (lat0 > lat != lat1 > lat) {
                long cross = (long) (lon1 - lon0) * (lat - lat0) - (long) (lat1 - lat0) * (lon - lon0);
                if (cross == 0) {
                    return 0;
                }
                if (cross > 0 == lat1 > lat0) {
                    inside = !inside;
                }
            } else if (lat0 == lat || lat1 == lat) {
                boolean between = Math.min(lon0, lon1) <= lon && lon <= Math.max(lon0, lon1);
                if ((lat0 == lat1 && between) || (lat1 == lat && lon1 == lon) || (lat0 == lat && lon0 == lon)) {
                    return 0;
                }
            }
            lat0 = lat1;
            lon0 = lon1;
        }
        return inside ? 1 : -1;
    }

    /**
     * Whether the two share more than a boundary. Where what they share is thinner than about 2 cm, that is taken for the rounding of
     * corners.
     *
     * @param other another shape
     * @return true if they overlap
     */
    public boolean overlaps(AreaShape other) {
        return south < other.north
                && other.south < north
                && west < other.east
                && other.west < east
                && Overlay.overlap(polygons, other.polygons);
    }

    /**
     * Whether a part of this one lies outside another. Where that is thinner than about 2 cm, it is taken for the rounding of corners.
     *
     * @param other another shape
     * @return true if this one is not within the other
     */
    public boolean reachesOutside(AreaShape other) {
        return Overlay.reachesOutside(polygons, other.polygons);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AreaShape that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    /** Latitude and longitude of each corner in ten-millionths of a degree; {@code ;} between rings, {@code |} between polygons. */
    @Override
    public String toString() {
        return text;
    }
}
