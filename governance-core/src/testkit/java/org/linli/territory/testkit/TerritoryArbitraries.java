package org.linli.territory.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.territory.AreaShape;
import org.linli.territory.DivisionCode;

/** Made-up codes, shapes and tilings. */
public final class TerritoryArbitraries {
    private TerritoryArbitraries() {}

    /**
     * Division codes of all levels, cities without districts included.
     *
     * @return codes
     */
    public static Arbitrary<DivisionCode> divisionCodes() {
        return Combinators.combine(
                        Arbitraries.of("11", "42", "44", "65", "82"),
                        Arbitraries.integers().between(1, 99),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(1, 999),
                        Arbitraries.integers().between(1, 999),
                        Arbitraries.of(2, 4, 6, 9, 12))
                .as((province, city, district, street, community, digits) -> {
                    String full = String.format("%s%02d%02d%03d%03d", province, city, district, street, community);
                    return DivisionCode.of(full.substring(0, digits));
                });
    }

    /**
     * Star-shaped polygons around points near Wuhan, from a block to a city in size, never crossing themselves.
     *
     * @return shapes
     */
    public static Arbitrary<AreaShape> shapes() {
        return Combinators.combine(
                        Arbitraries.integers().between(304_000_000, 308_000_000),
                        Arbitraries.integers().between(1_141_000_000, 1_145_000_000),
                        Arbitraries.integers().between(1_000, 1_000_000),
                        Arbitraries.integers()
                                .between(50, 100)
                                .list()
                                .ofMinSize(3)
                                .ofMaxSize(24))
                .as((latitude, longitude, reach, rays) -> {
                    List<GeoPoint> corners = new ArrayList<>();
                    for (int i = 0; i < rays.size(); i++) {
                        double angle = 2 * Math.PI * i / rays.size();
                        double length = reach / 100.0 * rays.get(i);
                        corners.add(new GeoPoint(
                                latitude + (int) Math.rint(length * StrictMath.sin(angle)),
                                longitude + (int) Math.rint(length * StrictMath.cos(angle))));
                    }
                    return AreaShape.polygon(corners.toArray(GeoPoint[]::new));
                });
    }

    /**
     * A rectangle.
     *
     * @param south the southern edge in ten-millionths of a degree
     * @param west the western edge
     * @param height how far north
     * @param width how far east
     * @return the shape
     */
    public static AreaShape rectangle(int south, int west, int height, int width) {
        return AreaShape.polygon(
                new GeoPoint(south, west),
                new GeoPoint(south, west + width),
                new GeoPoint(south + height, west + width),
                new GeoPoint(south + height, west));
    }

    /**
     * A tiling of rows and columns, whose inner corners are moved about so that edges are slanted; neighbours share their boundary.
     *
     * @param rows how many rows
     * @param columns how many columns
     * @param wobble gives for a row and a column how far to move that corner, in hundredths of a cell, −40 to 40
     * @return the tiles by id, {@code t-}row{@code -}column
     */
    public static Map<AreaId, AreaShape> tiling(int rows, int columns, java.util.function.IntBinaryOperator wobble) {
        int cell = 20_000;
        Map<AreaId, AreaShape> tiles = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                tiles.put(
                        AreaId.of(String.format("t-%03d-%03d", row, column)),
                        AreaShape.polygon(
                                corner(row, column, cell, wobble),
                                corner(row, column + 1, cell, wobble),
                                corner(row + 1, column + 1, cell, wobble),
                                corner(row + 1, column, cell, wobble)));
            }
        }
        return tiles;
    }

    private static GeoPoint corner(int row, int column, int cell, java.util.function.IntBinaryOperator wobble) {
        return new GeoPoint(
                304_000_000 + row * cell + wobble.applyAsInt(row, column) * cell / 100,
                1_141_000_000 + column * cell + wobble.applyAsInt(column, row) * cell / 100);
    }
}
