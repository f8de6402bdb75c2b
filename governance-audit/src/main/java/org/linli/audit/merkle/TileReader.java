package org.linli.audit.merkle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The finished nodes of a log that is there as tiles, in a folder or behind a URL: a {@link NodeReader} from which a
 * {@link TreeSnapshot} makes roots and proofs.
 *
 * <p>One node costs one tile of at most 8 KiB and up to 127 hashes. What a tile says is not believed: a proof made of wrong tiles does not
 * verify against the head that the checker trusts.
 */
public final class TileReader implements NodeReader {

    private static final int HEIGHT = 8;

    private final Source source;
    private final long size;

    private TileReader(Source source, long size) {
        this.source = source;
        this.size = size;
    }

    /** Where tiles come from. */
    @FunctionalInterface
    public interface Source {
        /**
         * Reads one tile.
         *
         * @param path which one
         * @return its bytes
         * @throws IOException if it is not there, or cannot be read
         */
        byte[] read(TilePath path) throws IOException;
    }

    /**
     * The nodes of a log.
     *
     * @param source where its tiles come from
     * @param size the number of its leaves, by which the widths of partial tiles are known
     * @return a reader; nothing is read yet
     */
    public static TileReader of(Source source, long size) {
        return new TileReader(Objects.requireNonNull(source, "source"), TreeHead.checkSize(size));
    }

    /**
     * The tree as these tiles make it.
     *
     * @return the snapshot at the size of this log
     */
    public TreeSnapshot snapshot() {
        return TreeSnapshot.of(this, size);
    }

    /**
     * Reads one node.
     *
     * @throws UncheckedIOException if the tile cannot be read
     * @throws TlogFormatException if the tile is not as long as it must be
     */
    @Override
    public void read(int level, long index, byte[] target, int offset) {
        if (level < 0 || level > 62 || index < 0 || index >= size >>> level) {
            throw new IllegalArgumentException("The node (level " + level + ", index " + index
                    + ") must be finished in the tree of " + size + " leaves.");
        }
        int rest = level % HEIGHT;
        long first = index << rest;
        // The last of the hashes below the node is in the same tile as the first.
        TilePath path = TilePath.holding(level / HEIGHT, first + (1L << rest) - 1, size);
        byte[] tile;
        try {
            tile = source.read(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The tile " + path + " must be readable.", e);
        }
        if (tile.length != path.width() * MerkleHash.BYTES) {
            throw new TlogFormatException(
                    "tile " + path,
                    Math.min(tile.length, path.width() * MerkleHash.BYTES),
                    "It must have " + path.width() * MerkleHash.BYTES + " bytes and has " + tile.length + ".");
        }
        int at = (int) (first % TilePath.FULL) * MerkleHash.BYTES;
        TreeHasher hasher = TreeHasher.create();
        byte[] row = new byte[MerkleHash.BYTES << rest];
        System.arraycopy(tile, at, row, 0, row.length);
        for (int width = 1 << rest; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                hasher.nodeHash(row, 2 * i * MerkleHash.BYTES, row, i * MerkleHash.BYTES);
            }
        }
        System.arraycopy(row, 0, target, offset, MerkleHash.BYTES);
    }
}
