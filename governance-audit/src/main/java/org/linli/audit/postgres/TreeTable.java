package org.linli.audit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.NodeReader;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.TreeSnapshot;
import org.linli.trace.TraceStoreException;

/**
 * The tree of a journal in its tables: leaf hashes beside the records, and the finished nodes from level 8 on. A node below is made of
 * the leaves of its tile, 256 at most, when it is asked for.
 */
final class TreeTable {
    /** The lowest level whose nodes are kept. */
    static final int LEVEL = 8;

    private static final int HASH = MerkleHash.BYTES;

    private final Database database;

    TreeTable(Database database) {
        this.database = database;
    }

    /** The right edge of the tree at a size, read at once: enough for its root, and for a frontier to go on from. */
    TreeSnapshot edge(Connection connection, long size) throws SQLException {
        long first = size >>> LEVEL << LEVEL;
        Nodes nodes = new Nodes();
        Tile tile = tile(connection, size >>> LEVEL, size - first);
        nodes.tiles.put(tile.number, tile);
        List<Long> levels = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (long rest = first; rest != 0; rest &= rest - 1) {
            int level = Long.numberOfTrailingZeros(rest);
            levels.add((long) level);
            numbers.add((size >>> level) - 1);
        }
        if (!levels.isEmpty()) {
            Rows.query(
                    connection,
                    database.sql("SELECT level, number, hash FROM $.node WHERE (level, number) IN "
                            + "(SELECT l::smallint, n FROM unnest(?, ?) AS wanted (l, n))"),
                    row -> {
                        Place place = new Place(row.getInt(1), row.getLong(2));
                        nodes.kept.put(place, hash(row.getBytes(3), place));
                    },
                    Rows.Column.numbers(levels),
                    Rows.Column.numbers(numbers));
        }
        return TreeSnapshot.of(nodes, size);
    }

    /** The tree at a size, each node read when it is asked for. */
    TreeSnapshot whole(long size) {
        return TreeSnapshot.of(new Nodes(), size);
    }

    private Tile tile(Connection connection, long number, long count) throws SQLException {
        byte[] leaves = new byte[Math.toIntExact(count) * HASH];
        long first = number << LEVEL;
        int[] found = new int[1];
        Rows.query(
                connection,
                // No leaf is believed that is not the hash of the envelope beside it: what is signed would be of no
                // record.
                database.sql("SELECT position, leaf, leaf = sha256('\\x00'::bytea || envelope) FROM $.record"
                        + " WHERE position >= ? AND position < ?"),
                row -> {
                    if (!row.getBoolean(3)) {
                        throw new TraceStoreException(
                                "The record " + row.getLong(1)
                                        + " must have the hash of its envelope beside it, and has another. Maybe verify the journal.");
                    }
                    System.arraycopy(row.getBytes(2), 0, leaves, (int) (row.getLong(1) - first) * HASH, HASH);
                    found[0]++;
                },
                first,
                first + count);
        return new Tile(number, leaves, found[0]);
    }

    private static byte[] hash(byte[] found, Place place) {
        if (found.length != HASH) {
            throw new TraceStoreException("The node " + place.number + " of level " + place.level + " must have " + HASH
                    + " bytes and has " + found.length + ". Maybe verify the journal.");
        }
        return found;
    }

    private record Place(int level, long number) {}

    /** The leaves of a tile, side by side, and how many of them are there. */
    private static final class Tile {
        final long number;
        final byte[] leaves;
        final int count;

        Tile(long number, byte[] leaves, int count) {
            this.number = number;
            this.leaves = leaves;
            this.count = count;
        }

        boolean read(int level, long index, byte[] target, int offset) {
            int first = (int) ((index << level) - (number << LEVEL));
            int width = 1 << level;
            if (first + width > count) {
                return false;
            }
            byte[] hashes = java.util.Arrays.copyOfRange(leaves, first * HASH, (first + width) * HASH);
            TreeHasher hasher = TreeHasher.create();
            for (int left = width; left > 1; left >>= 1) {
                for (int pair = 0; pair < left / 2; pair++) {
                    hasher.nodeHash(hashes, 2 * pair * HASH, hashes, pair * HASH);
                }
            }
            System.arraycopy(hashes, 0, target, offset, HASH);
            return true;
        }
    }

    /** Nodes that were read already, and others when they are asked for. */
    private final class Nodes implements NodeReader {
        private static final int TILES = 64;

        final Map<Place, byte[]> kept = new HashMap<>();
        final Map<Long, Tile> tiles = new HashMap<>();

        @Override
        public synchronized void read(int level, long index, byte[] target, int offset) {
            if (level < 0 || level > Long.SIZE - 2 || index < 0) {
                throw missing(level, index);
            }
            if (level < LEVEL) {
                long number = index << level >>> LEVEL;
                Tile tile = tiles.get(number);
                if (tile == null || !tile.read(level, index, target, offset)) {
                    tile = database.look("reading the tree", connection -> tile(connection, number, 1L << LEVEL));
                    if (tiles.size() >= TILES) {
                        tiles.clear();
                    }
                    tiles.put(number, tile);
                    if (!tile.read(level, index, target, offset)) {
                        throw missing(level, index);
                    }
                }
                return;
            }
            Place place = new Place(level, index);
            byte[] hash = kept.get(place);
            if (hash == null) {
                hash = database.look("reading the tree", connection -> node(connection, place))
                        .orElseThrow(() -> missing(level, index));
                kept.put(place, hash);
            }
            System.arraycopy(hash, 0, target, offset, HASH);
        }

        private Optional<byte[]> node(Connection connection, Place place) throws SQLException {
            byte[][] hash = new byte[1][];
            Rows.query(
                    connection,
                    database.sql("SELECT hash FROM $.node WHERE level = ?::smallint AND number = ?"),
                    row -> hash[0] = hash(row.getBytes(1), place),
                    place.level,
                    place.number);
            return Optional.ofNullable(hash[0]);
        }

        private IllegalArgumentException missing(int level, long index) {
            return new IllegalArgumentException(
                    "The node (level " + level + ", index " + index + ") must be finished in the tree of the journal.");
        }
    }
}
