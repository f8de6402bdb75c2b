package org.linli.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.territory.testkit.TerritoryArbitraries;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class ShapeTest {
    private static final String CRS = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"%s\"}},";
    private static final String SQUARE =
            "{%s\"type\":\"Polygon\",\"coordinates\":[[[114.3,30.5],[114.4,30.5],[114.4,30.6],[114.3,30.6],[114.3,30.5]]]}";

    @Test
    void each_malformed_shape_is_refused_with_its_reason() {
        Map<String, ShapeReason> bad = new LinkedHashMap<>();
        bad.put("{\"type\":", ShapeReason.NOT_JSON);
        bad.put("", ShapeReason.NOT_JSON);
        bad.put("[1,2", ShapeReason.NOT_JSON);
        bad.put("{\"type\":\"Point\",\"coordinates\":[1,2]}", ShapeReason.NOT_A_POLYGON);
        bad.put("{\"type\":\"Polygon\",\"coordinates\":7}", ShapeReason.NOT_A_POLYGON);
        bad.put("{\"type\":\"MultiPolygon\",\"coordinates\":[]}", ShapeReason.NOT_A_POLYGON);
        bad.put(polygon("[0,0],[1,0],[\"x\",1],[0,0]"), ShapeReason.NOT_A_POSITION);
        bad.put(polygon("[30.5,114.3],[1,0],[1,1],[30.5,114.3]"), ShapeReason.NOT_A_POSITION);
        bad.put(polygon("[0,0],[1,0],[0,0]"), ShapeReason.TOO_FEW_CORNERS);
        bad.put(polygon("[0,0],[1,0],[1,0],[0,0]"), ShapeReason.TOO_FEW_CORNERS);
        bad.put(polygon("[0,0],[1,0],[1,1],[0,1]"), ShapeReason.NOT_CLOSED);
        bad.put(polygon("[0,0],[1,1],[1,0],[0,1],[0,0]"), ShapeReason.SELF_CROSSING);
        bad.put(polygon("[0,0],[1,0],[1,1],[0,1],[0,0]],[[5,5],[6,5],[6,6],[5,6],[5,5]"), ShapeReason.MISPLACED_RING);
        bad.put(polygon("[0,0],[95,0],[95,1],[0,1],[0,0]"), ShapeReason.TOO_LARGE);
        bad.put(SQUARE.formatted(CRS.formatted("urn:ogc:def:crs:EPSG::3857")), ShapeReason.UNKNOWN_DATUM);
        bad.put(SQUARE.formatted(CRS.formatted("GCJ-02")), ShapeReason.DATUM_CONTRADICTED);
        Set<ShapeReason> left = EnumSet.allOf(ShapeReason.class);
        bad.forEach((json, reason) -> {
            MalformedShapeException refused =
                    assertThrows(MalformedShapeException.class, () -> GeoJson.read(json, Datum.WGS_84), json);
            assertEquals(reason, refused.reason(), json);
            assertTrue(refused.getMessage().contains(reason.code()));
            left.remove(reason);
        });
        assertEquals(
                ShapeReason.NO_DATUM,
                assertThrows(MalformedShapeException.class, () -> GeoJson.read(SQUARE.formatted("")))
                        .reason());
        left.remove(ShapeReason.NO_DATUM);
        assertEquals(Set.of(), left);
    }

    @Test
    void a_file_may_name_its_datum_and_shifted_coordinates_are_set_right() {
        AreaShape square = GeoJson.read(SQUARE.formatted(""), Datum.WGS_84);
        assertEquals(square, GeoJson.read(SQUARE.formatted(CRS.formatted("urn:ogc:def:crs:OGC:1.3:CRS84"))));
        assertEquals(square, GeoJson.read(SQUARE.formatted(CRS.formatted("EPSG:4490"))));
        AreaShape shifted = GeoJson.read(SQUARE.formatted(CRS.formatted("GCJ-02")));
        long metres = square.polygons()
                .get(0)
                .get(0)
                .get(0)
                .distanceTo(shifted.polygons().get(0).get(0).get(0))
                .metres();
        assertTrue(metres > 300 && metres < 800, "the shift in Wuhan: " + metres + " m");
    }

    /** Published pairs of the conversion (eviltransform, test vectors). */
    @Test
    void the_shift_agrees_with_published_pairs() {
        double[][] pairs = {
            {31.1774276, 121.5272106, 31.17530398364597, 121.531541859215},
            {22.543847, 113.912316, 22.540796131694766, 113.9171764808363},
            {39.911954, 116.377817, 39.91334545536069, 116.38404722455657}
        };
        for (double[] each : pairs) {
            GeoPoint wgs = GeoPoint.of(each[0], each[1]);
            assertEquals(each[2], Datum.shiftedLatitude(wgs), 2e-7);
            assertEquals(each[3], Datum.shiftedLongitude(wgs), 2e-7);
            assertTrue(Datum.GCJ_02.toWgs84(each[2], each[3]).distanceTo(wgs).metres() <= 1);
        }
        assertEquals(GeoPoint.of(52.5, 13.4), Datum.GCJ_02.toWgs84(52.5, 13.4), "no shift abroad");
    }

    @Test
    void holes_are_outside_boundaries_are_inside_and_features_keep_their_properties() {
        String json = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"g07\","
                + "\"properties\":{\"name\":\"七网格\",\"households\":312,\"open\":true,\"none\":null},\"geometry\":"
                + polygon("[0,0],[10,0],[10,10],[0,10],[0,0]],[[4,4],[6,4],[6,6],[4,6],[4,4]") + "}]}";
        GeoJson.Feature feature = GeoJson.readAll(json, Datum.WGS_84).get(0);
        assertEquals(
                List.of("name", "households", "open"),
                List.copyOf(feature.properties().keySet()));
        AreaShape shape = feature.shape();
        assertTrue(shape.contains(GeoPoint.of(1, 1)));
        assertFalse(shape.contains(GeoPoint.of(5, 5)));
        assertTrue(shape.contains(GeoPoint.of(4, 5)), "the edge of the hole");
        assertTrue(shape.contains(GeoPoint.of(0, 0)));
        assertTrue(shape.contains(GeoPoint.of(10, 3)));
        assertFalse(shape.contains(GeoPoint.of(10.0000001, 3)));
        assertEquals(shape, GeoJson.read(GeoJson.write(shape), Datum.WGS_84));
        assertEquals(shape, AreaShape.parse(shape.toString()));
        assertThrows(IllegalArgumentException.class, () -> AreaShape.parse("1,2 3,4 x,6"));
    }

    @Test
    void neighbours_share_a_boundary_and_do_not_overlap() {
        AreaShape west = TerritoryArbitraries.rectangle(0, 0, 1_000, 1_000);
        AreaShape east = TerritoryArbitraries.rectangle(0, 1_000, 1_000, 1_000);
        AreaShape both = TerritoryArbitraries.rectangle(0, 500, 1_000, 1_000);
        AreaShape inside = TerritoryArbitraries.rectangle(100, 100, 10, 10);
        assertFalse(west.overlaps(east));
        assertTrue(west.overlaps(both) && both.overlaps(east) && west.overlaps(inside) && west.overlaps(west));
        assertFalse(west.overlaps(TerritoryArbitraries.rectangle(0, 999, 1_000, 1_000)), "1 cm is rounding");
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whether_a_point_lies_inside_agrees_with_another_judge(
            @ForAll("shapes") AreaShape shape, @ForAll("hundredths") int north, @ForAll("hundredths") int east) {
        GeoPoint point = new GeoPoint(
                shape.south + (int) ((long) (shape.north - shape.south) * north / 100),
                shape.west + (int) ((long) (shape.east - shape.west) * east / 100));
        GeometryFactory factory = new GeometryFactory();
        List<GeoPoint> ring = shape.polygons().get(0).get(0);
        Coordinate[] corners = new Coordinate[ring.size() + 1];
        for (int i = 0; i <= ring.size(); i++) {
            GeoPoint corner = ring.get(i % ring.size());
            corners[i] = new Coordinate(corner.longitudeE7(), corner.latitudeE7());
        }
        Polygon judge = factory.createPolygon(corners);
        assertEquals(
                judge.covers(factory.createPoint(new Coordinate(point.longitudeE7(), point.latitudeE7()))),
                shape.contains(point));
        assertEquals(shape, GeoJson.read(GeoJson.write(shape), Datum.WGS_84));
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void in_a_tiling_the_index_finds_what_looking_at_every_tile_finds(
            @ForAll("hundredths") int seed, @ForAll("points") List<GeoPoint> points) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        int[][] moved = new int[16][16];
        for (int[] row : moved) {
            java.util.Arrays.setAll(row, i -> random.nextInt(-40, 41));
        }
        Map<AreaId, AreaShape> tiles = TerritoryArbitraries.tiling(12, 12, (row, column) -> moved[row][column]);
        AreaIndex index = AreaIndex.of(tiles);
        assertEquals(144, index.size());
        for (GeoPoint point : points) {
            List<AreaId> brute = tiles.entrySet().stream()
                    .filter(each -> each.getValue().contains(point))
                    .map(Map.Entry::getKey)
                    .toList();
            assertEquals(brute, index.at(point));
            assertFalse(brute.isEmpty(), "no gap between neighbours");
        }
        List<AreaShape> all = List.copyOf(tiles.values());
        assertFalse(all.get(0).overlaps(all.get(1)));
        assertFalse(all.get(0).overlaps(all.get(13)));
    }

    @Provide
    Arbitrary<AreaShape> shapes() {
        return TerritoryArbitraries.shapes();
    }

    @Provide
    Arbitrary<Integer> hundredths() {
        return Arbitraries.integers().between(0, 100);
    }

    @Provide
    Arbitrary<List<GeoPoint>> points() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(304_010_000, 304_220_000),
                        Arbitraries.integers().between(1_141_010_000, 1_141_220_000))
                .as(GeoPoint::new)
                .list()
                .ofSize(20);
    }

    private static String polygon(String ring) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}";
    }
}
