package org.linli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.merkle.EntryBundle;
import org.linli.audit.merkle.Frontier;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TilePath;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.SignedNote;
import org.linli.audit.store.Disk;
import org.linli.audit.store.WholeFile;
import org.linli.audit.tiles.TileFiles;
import org.linli.trace.TraceStoreException;

/**
 * A log in forms that programs of others read: as static tiles (C2SP tlog-tiles) with its signed checkpoint, and as JSON Lines with its
 * tree head. Both hold the records as they were hashed; personal values are in neither.
 */
public final class LogExport {
    private static final System.Logger LEFT_BEHIND = System.getLogger(LogExport.class.getName());

    private LogExport() {}

    /**
     * Writes a log as tiles: {@code tile/entries/…} with the records, {@code tile/0/…} and up with the hashes, and {@code checkpoint}. A
     * web server can publish the folder as it is. Where a record was cut, the file that it would stand in is left out; its hash is there.
     * Every hash is computed from the records again; the checkpoint is written last, when all others are on disk, and only if they lead to
     * its root.
     *
     * @param log the log
     * @param checkpoint which of its checkpoints to export
     * @param folder where to; made if it is missing, and must be empty
     * @param progress is told now and then how many records are written
     * @throws IllegalArgumentException if the folder is not empty, or the checkpoint is larger than the log
     * @throws TraceStoreException if the records do not lead to the checkpoint; nothing is left of the export then
     * @throws IOException if something cannot be written
     */
    public static void tiles(ProvableLog log, SignedNote checkpoint, Path folder, LongConsumer progress)
            throws IOException {
        tiles(log, checkpoint, folder, progress, Disk.REAL);
    }

    static void tiles(ProvableLog log, SignedNote checkpoint, Path folder, LongConsumer progress, Disk disk)
            throws IOException {
        TreeHead head = Checkpoint.of(checkpoint).head();
        if (head.size() > log.size()) {
            throw new IllegalArgumentException("The size (" + head.size()
                    + ") of the checkpoint must not be beyond that (" + log.size() + ") of the log " + log.id() + ".");
        }
        Files.createDirectories(folder);
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new IllegalArgumentException(
                        "The folder " + folder + " of an export must be empty. Maybe name another one.");
            }
        }
        try {
            write(log, checkpoint, head, folder, progress, disk);
        } catch (IOException | RuntimeException e) {
            // There was nothing before: tiles without a checkpoint would be taken for an export that is under way.
            forget(folder.resolve("tile"));
            throw e;
        }
    }

    private static void forget(Path tiles) {
        try (Stream<Path> there = Files.walk(tiles)) {
            for (Path each : there.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            LEFT_BEHIND.log(System.Logger.Level.DEBUG, "Tiles of an export that failed are left behind.", e);
        }
    }

    private static void write(
            ProvableLog log, SignedNote checkpoint, TreeHead head, Path folder, LongConsumer progress, Disk disk)
            throws IOException {
        TileWriting tiles = new TileWriting(folder, head.size(), disk);
        for (long i = 0; i < head.size(); i++) {
            if (log.isCut(i)) {
                tiles.addCut(log.leafHash(i));
            } else {
                tiles.add(log.entry(i));
            }
            if ((i + 1) % LogRoots.STEP == 0) {
                progress.accept(i + 1);
            }
        }
        if (!tiles.frontier.root().equals(head.root())) {
            throw new TraceStoreException(
                    "The records of log " + log.id() + " must lead to the root of its checkpoint over " + head.size()
                            + " records, and lead to another. Maybe verify the log.");
        }
        // A checkpoint that is there after a power cut says that all under it is.
        for (Path each : tiles.folders) {
            disk.syncFolder(each);
        }
        WholeFile.write(disk, folder, TileFiles.CHECKPOINT, checkpoint.toBytes());
    }

    /** The tiles of a log of a known size, each written when it has all that it will have. */
    private static final class TileWriting {
        private final Path folder;
        private final long size;
        private final Frontier frontier = Frontier.empty();
        private final TreeHasher hasher = TreeHasher.create();
        private final byte[] leaf = new byte[MerkleHash.BYTES];
        private final List<byte[]> bundle = new ArrayList<>();
        private boolean isBundleWhole = true;
        /** For each level of tiles the hashes of its last tile. */
        private final List<byte[]> edges = new ArrayList<>();

        private final Disk disk;
        /** Those in which files stand. */
        private final Set<Path> folders = new TreeSet<>();

        TileWriting(Path folder, long size, Disk disk) {
            this.folder = folder;
            this.size = size;
            this.disk = disk;
        }

        void add(byte[] entry) throws IOException {
            hasher.leafHash(entry, 0, entry.length, leaf, 0);
            add(entry, true);
        }

        void addCut(MerkleHash hash) throws IOException {
            hash.copyTo(leaf, 0);
            add(new byte[0], false);
        }

        private void add(byte[] entry, boolean isThere) throws IOException {
            bundle.add(entry);
            isBundleWhole &= isThere;
            List<TilePath> whole = new ArrayList<>();
            long index = frontier.append(leaf, 0, (level, at, source, offset) -> put(level, at, source, offset, whole));
            TilePath path = TilePath.holding(TilePath.ENTRIES, index, size);
            if (bundle.size() == path.width()) {
                if (isBundleWhole) {
                    write(path, EntryBundle.encode(bundle));
                }
                bundle.clear();
                isBundleWhole = true;
            }
            for (TilePath each : whole) {
                byte[] hashes = edges.get(each.level());
                write(each, Arrays.copyOf(hashes, each.width() * MerkleHash.BYTES));
            }
        }

        private void put(int level, long index, byte[] source, int offset, List<TilePath> whole) {
            if (level % Byte.SIZE != 0) {
                return;
            }
            int tile = level / Byte.SIZE;
            while (edges.size() <= tile) {
                edges.add(new byte[TilePath.FULL * MerkleHash.BYTES]);
            }
            int at = (int) (index % TilePath.FULL);
            System.arraycopy(source, offset, edges.get(tile), at * MerkleHash.BYTES, MerkleHash.BYTES);
            TilePath path = TilePath.holding(tile, index, size);
            if (at + 1 == path.width()) {
                whole.add(path);
            }
        }

        private void write(TilePath path, byte[] bytes) throws IOException {
            Path file = folder.resolve(path.toString());
            Path parent = Objects.requireNonNull(file.getParent());
            if (folders.add(parent)) {
                WholeFile.makeFolders(disk, parent);
            }
            try (Disk.OpenFile open = disk.open(file)) {
                open.write(bytes, 0, bytes.length, 0);
                open.force();
            }
        }
    }

    /**
     * Writes a log as JSON Lines: first its head, {@code {"log":…,"root":…,"size":…}} with the root in base64, then each record on a line
     * of its own, byte for byte as it was hashed; in the place of one that was cut {@code {"cut":…}} with its leaf hash in base64. Who hashes the lines as RFC 9162 says comes to the root.
     *
     * @param log the log
     * @param out where to, in UTF-8; not closed
     * @param progress is told now and then how many records are written
     * @return the head that was written
     * @throws DamagedException if a record is damaged; those before it are written, under a head of all
     * @throws IOException if something cannot be written
     */
    public static TreeHead lines(ProvableLog log, OutputStream out, LongConsumer progress) throws IOException {
        return lines(log, log.size(), out, progress);
    }

    /**
     * Writes the first so many records of a log as {@linkplain #lines(ProvableLog, OutputStream, LongConsumer) JSON Lines}, under the head
     * that the log had then.
     *
     * @param log the log
     * @param size how many records, 0 to that of the log
     * @param out where to, in UTF-8; not closed
     * @param progress is told now and then how many records are written
     * @return the head that was written
     * @throws DamagedException if a record is damaged; those before it are written, under a head of all
     * @throws IllegalArgumentException if there are not so many records
     * @throws IOException if something cannot be written
     */
    public static TreeHead lines(ProvableLog log, long size, OutputStream out, LongConsumer progress)
            throws IOException {
        TreeHead head = log.tree(size).head();
        out.write(
                CanonicalForm.write(Map.of("log", log.id(), "root", head.root().toBase64(), "size", head.size())));
        out.write('\n');
        for (long i = 0; i < head.size(); i++) {
            out.write(
                    log.isCut(i)
                            ? CanonicalForm.write(Map.of("cut", log.leafHash(i).toBase64()))
                            : log.entry(i));
            out.write('\n');
            if ((i + 1) % LogRoots.STEP == 0) {
                progress.accept(i + 1);
            }
        }
        out.flush();
        return head;
    }
}
