package org.linli.audit.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tile of a log stands, such as "{@code tile/0/x001/x234/067}" (tile 1,234,067 of the leaves) or
 * "{@code tile/entries/000.p/188}" (the first 188 entries, the bundle not being full yet).
 *
 * <p>Source: C2SP tlog-tiles. A tile holds 256 hashes, or entries; tiles of level L hold the roots of complete subtrees of 256^L leaves.
 * {@link #toString} and {@link #parse} are inverses: one tile has one path.
 *
 * @param level 0 to 63; {@link #ENTRIES} for a bundle of entries
 * @param index the number of the tile at its level, from 0 to {@link #MAX_INDEX}
 * @param width how many hashes or entries it holds, 1 to {@link #FULL}
 */
public record TilePath(int level, long index, int width) {

    /** How many hashes or entries a full tile holds: 256. */
    public static final int FULL = 256;

    /** The level of bundles of entries. */
    public static final int ENTRIES = -1;

    /** The largest number of a tile that a path of six groups can name: 10^18 − 1. */
    public static final long MAX_INDEX = 999_999_999_999_999_999L;

    private static final int MAX_LEVEL = 63;
    private static final int LONGEST = 64;
    private static final Pattern FORM = Pattern.compile(
            "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?", Pattern.DOTALL);

    /**
     * A place of a tile.
     *
     * @param level 0 to 63, or {@link #ENTRIES}
     * @param index the number of the tile, from 0 to {@link #MAX_INDEX}
     * @param width 1 to {@link #FULL}
     * @throws IllegalArgumentException if one of them is out of range
     */
    public TilePath {
        if (level < ENTRIES || level > MAX_LEVEL) {
            throw new IllegalArgumentException("The level (" + level + ") of a tile must be between 0 and 63.");
        }
        if (index < 0 || index > MAX_INDEX) {
            throw new IllegalArgumentException("The index (" + index + ") of a tile must be between 0 and 10^18 - 1.");
        }
        if (width < 1 || width > FULL) {
            throw new IllegalArgumentException("The width (" + width + ") of a tile must be between 1 and 256.");
        }
    }

    /**
     * The tile that holds a hash, as a log of a size has it.
     *
     * @param level the level of the tile, or {@link #ENTRIES}
     * @param index the number of the hash, or entry, at that level; requires that the log has it
     * @param size the number of leaves of the log
     * @return the tile, full or as wide as it is at that size
     * @throws IllegalArgumentException if the log has no such hash
     */
    public static TilePath holding(int level, long index, long size) {
        TreeHead.checkSize(size);
        int shift = 8 * Math.max(level, 0);
        long there = shift > 62 ? 0 : size >>> shift;
        if (index < 0 || index >= there) {
            throw new IllegalArgumentException(
                    "The hash " + index + " of level " + level + " must be there in the log of " + size + " leaves.");
        }
        long tile = index / FULL;
        return new TilePath(level, tile, (int) Math.min(FULL, there - tile * FULL));
    }

    /**
     * All tiles and bundles of a log of a size.
     *
     * @param size the number of leaves; requires fewer than 2^31 tiles
     * @return the bundles first, then the tiles from the leaves upwards, each level from the left; partial ones as wide as they are
     */
    public static List<TilePath> ofLog(long size) {
        TreeHead.checkSize(size);
        List<TilePath> paths = new ArrayList<>();
        long there = size;
        for (int level = ENTRIES; there > 0; level++) {
            for (long tile = 0; tile * FULL < there; tile++) {
                paths.add(new TilePath(level, tile, (int) Math.min(FULL, there - tile * FULL)));
            }
            there = level == ENTRIES ? there : there / FULL;
        }
        return List.copyOf(paths);
    }

    /**
     * The path written as {@link #toString} writes it.
     *
     * @param path a path relative to the log's prefix
     * @return the place
     * @throws TlogFormatException if it is anything else, including another spelling of the same tile
     */
    public static TilePath parse(String path) {
        Objects.requireNonNull(path, "path");
        Matcher form = FORM.matcher(path);
        if (path.length() > LONGEST || !form.matches()) {
            throw broken("It must read tile/<level>/<index>[.p/<width>], the index in groups of three digits.");
        }
        int level = form.group(1).equals("entries") ? ENTRIES : Integer.parseInt(form.group(1));
        long index = Long.parseLong(form.group(2).replace("x", "").replace("/", ""));
        int width = form.group(3) == null ? FULL : Integer.parseInt(form.group(3));
        if (level > MAX_LEVEL || (form.group(3) != null && width >= FULL)) {
            throw broken("The level must be below 64, and the width of a partial tile below 256.");
        }
        TilePath parsed = new TilePath(level, index, width);
        if (!parsed.toString().equals(path)) {
            throw broken("The index must have no group of zeros in front.");
        }
        return parsed;
    }

    private static TlogFormatException broken(String rule) {
        return new TlogFormatException("tile path", 0, rule);
    }

    /**
     * Whether nothing will be added to the tile any more.
     *
     * @return true if it holds 256 hashes or entries
     */
    public boolean isFull() {
        return width == FULL;
    }

    /**
     * The width as the path carries it.
     *
     * @return empty for a full tile
     */
    public OptionalInt partialWidth() {
        return isFull() ? OptionalInt.empty() : OptionalInt.of(width);
    }

    /**
     * The path relative to the log's prefix, the inverse of {@link #parse}.
     *
     * @return such as "{@code tile/0/x001/x234/067}"
     */
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        path.insert(0, "tile/" + (level == ENTRIES ? "entries" : level) + "/");
        return (isFull() ? path : path.append(".p/").append(width)).toString();
    }
}
