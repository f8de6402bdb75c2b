package org.linli.territory;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** What is left to the library of geometry: whether a boundary crosses itself, and what two shapes share. */
final class Overlay {
    /** Thinner than this, in ten-millionths of a degree, what two shapes share is rounding. */
    private static final double THIN = 2;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Overlay() {}

    static void refuseInvalid(int[][][] polygons) {
        TopologyValidationError error = new IsValidOp(geometry(polygons)).getValidationError();
        if (error == null) {
            return;
        }
        ShapeReason reason = switch (error.getErrorType()) {
            case TopologyValidationError.HOLE_OUTSIDE_SHELL,
                    TopologyValidationError.NESTED_HOLES,
                    TopologyValidationError.NESTED_SHELLS -> ShapeReason.MISPLACED_RING;
            case TopologyValidationError.TOO_FEW_POINTS -> ShapeReason.TOO_FEW_CORNERS;
            default -> ShapeReason.SELF_CROSSING;
        };
        Coordinate at = error.getCoordinate();
        throw new MalformedShapeException(reason, at == null ? "" : "about " + at.getY() / 1e7 + "," + at.getX() / 1e7);
    }

    static boolean overlap(int[][][] one, int[][][] other) {
        return isMoreThanRounding(OverlayNGRobust.overlay(geometry(one), geometry(other), OverlayNG.INTERSECTION));
    }

    static boolean reachesOutside(int[][][] one, int[][][] other) {
        return isMoreThanRounding(OverlayNGRobust.overlay(geometry(one), geometry(other), OverlayNG.DIFFERENCE));
    }

    private static boolean isMoreThanRounding(Geometry left) {
        for (int i = 0; i < left.getNumGeometries(); i++) {
            Geometry part = left.getGeometryN(i);
            if (part.getDimension() == 2 && 2 * part.getArea() > THIN * part.getLength()) {
                return true;
            }
        }
        return false;
    }

    private static Geometry geometry(int[][][] polygons) {
        Polygon[] parts = new Polygon[polygons.length];
        for (int p = 0; p < polygons.length; p++) {
            LinearRing[] holes = new LinearRing[polygons[p].length - 1];
            for (int r = 1; r < polygons[p].length; r++) {
                holes[r - 1] = ring(polygons[p][r]);
            }
            parts[p] = FACTORY.createPolygon(ring(polygons[p][0]), holes);
        }
        return parts.length == 1 ? parts[0] : FACTORY.createMultiPolygon(parts);
    }

    private static LinearRing ring(int[] corners) {
        Coordinate[] all = new Coordinate[corners.length / 2 + 1];
        for (int i = 0; i < corners.length; i += 2) {
            all[i / 2] = new Coordinate(corners[i + 1], corners[i]);
        }
        all[all.length - 1] = all[0].copy();
        return FACTORY.createLinearRing(all);
    }
}
