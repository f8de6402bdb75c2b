package org.linli.audit.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.linli.audit.merkle.EntryBundle;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TilePath;
import org.linli.audit.merkle.TileReader;
import org.linli.audit.merkle.TlogFormatException;

/**
 * A log that lies in a folder as tiles (C2SP tlog-tiles), to be read by anybody, while somebody else appends to it or after. What it says
 * is to be checked against a checkpoint that one trusts.
 */
public final class TileFiles implements TileReader.Source {

    /** The name of the file with the latest checkpoint. */
    public static final String CHECKPOINT = "checkpoint";

    private final Path folder;

    private TileFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * The tiles in a folder.
     *
     * @param folder the folder
     * @return a reader; nothing is read yet
     */
    public static TileFiles in(Path folder) {
        return new TileFiles(Objects.requireNonNull(folder, "folder"));
    }

    /** Where a tile stands. */
    Path file(TilePath path) {
        return folder.resolve(path.toString());
    }

    /**
     * Reads a tile. Where a narrow one is gone because the full one has come, that is read and cut.
     */
    @Override
    public byte[] read(TilePath path) throws IOException {
        if (path.level() == TilePath.ENTRIES) {
            return EntryBundle.encode(entries(path));
        }
        try {
            return Files.readAllBytes(file(path));
        } catch (NoSuchFileException e) {
            if (path.isFull()) {
                throw e;
            }
            byte[] full = Files.readAllBytes(file(new TilePath(path.level(), path.index(), TilePath.FULL)));
            return Arrays.copyOf(full, path.width() * MerkleHash.BYTES);
        }
    }

    /**
     * Reads a bundle of entries.
     *
     * @param path a path of level {@link TilePath#ENTRIES}
     * @return as many entries as its width says; immutable
     * @throws IOException if it is not there
     * @throws TlogFormatException if it is no bundle of so many entries
     */
    public List<byte[]> entries(TilePath path) throws IOException {
        try {
            return EntryBundle.decode(Files.readAllBytes(file(path)), path.width());
        } catch (NoSuchFileException e) {
            if (path.isFull()) {
                throw e;
            }
            TilePath full = new TilePath(path.level(), path.index(), TilePath.FULL);
            return EntryBundle.decode(Files.readAllBytes(file(full)), TilePath.FULL)
                    .subList(0, path.width());
        }
    }

    /**
     * Reads one entry.
     *
     * @param index its number; requires {@code 0 <= index < size}
     * @param size the number of entries of the log
     * @return its bytes
     * @throws IOException if its bundle is not there
     * @throws TlogFormatException if its bundle is none
     */
    public byte[] entry(long index, long size) throws IOException {
        return entries(TilePath.holding(TilePath.ENTRIES, index, size)).get((int) (index % TilePath.FULL));
    }
}
