package org.linli.territory;

import org.linli.basics.Identifier;

/**
 * One way to divide the territory: by administration, by grids, by the areas of some service. Areas of one tree do not overlap unless one
 * stands below the other; areas of different trees may.
 *
 * @param value its name, an {@link Identifier} without {@code :}
 */
public record AreaTree(String value) implements Comparable<AreaTree> {
    /** Provinces, cities, districts, streets, communities (行政区划). */
    public static final AreaTree ADMINISTRATIVE = new AreaTree("administrative");

    /** Grids (网格); their parents are communities. */
    public static final AreaTree GRID = new AreaTree("grid");

    /** Service areas (服务区); a host with several kinds of them names a tree for each. */
    public static final AreaTree SERVICE = new AreaTree("service");

    /** Checks the name. */
    public AreaTree {
        Identifier.checked("name of a tree", value);
        if (value.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The name (" + value + ") of a tree must not have a ':'.");
        }
    }

    /**
     * The tree with this name.
     *
     * @param value its name
     * @return the tree
     */
    public static AreaTree of(String value) {
        return new AreaTree(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text its name
     * @return the tree
     */
    public static AreaTree parse(String text) {
        return new AreaTree(text);
    }

    /** Orders by the name. */
    @Override
    public int compareTo(AreaTree other) {
        return value.compareTo(other.value);
    }

    /** The name. */
    @Override
    public String toString() {
        return value;
    }
}
