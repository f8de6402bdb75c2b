package org.linli.audit.tiles;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.EntryBundle;
import org.linli.audit.merkle.Frontier;
import org.linli.audit.merkle.InclusionProof;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.NodeSink;
import org.linli.audit.merkle.TilePath;
import org.linli.audit.merkle.TileReader;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.merkle.TreeSnapshot;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SignedNote;
import org.linli.audit.store.Disk;
import org.linli.audit.store.FolderLock;
import org.linli.audit.store.WholeFile;
import org.linli.trace.TraceStoreException;

/**
 * A small log of opaque entries in a folder, written as tiles (C2SP tlog-tiles) with a signed checkpoint: what a static web server can
 * publish and any auditor's tool can read.
 *
 * <p>The file {@code checkpoint} is what counts: tiles are written and synced first, and what lies beyond the checkpoint after a crash is
 * written over. Opening reads O(log n) tiles. An append costs about three synced files, whatever the number of its entries: it is made for
 * checkpoints and exports, not for records, which are the trace log's.
 *
 * <p>One process appends. Threads may read while one appends.
 */
public final class TiledLog implements Closeable {

    private static final System.Logger LEFT_BEHIND = System.getLogger(TiledLog.class.getName());

    private final Path folder;
    private final NoteSigner signer;
    private final Disk disk;
    private final FolderLock lock;
    private final TileFiles files;
    private final TreeHasher hasher = TreeHasher.create();
    private final NodeSink sink = this::put;

    private Frontier frontier = Frontier.empty();
    private List<byte[]> bundle = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<TilePath> filled = new ArrayList<>();
    private boolean failed;
    /** Written after the tiles that it counts: who reads it finds them. */
    private volatile SignedNote checkpoint;

    /** The tile at the right edge of a level, not full yet. */
    private static final class Edge {
        private final byte[] hashes = new byte[TilePath.FULL * MerkleHash.BYTES];
        private int width;
        private boolean changed;
    }

    private TiledLog(Path folder, NoteSigner signer, Disk disk, FolderLock lock) throws IOException {
        this.folder = folder;
        this.signer = signer;
        this.disk = disk;
        this.lock = lock;
        this.files = TileFiles.in(folder);
        Path file = folder.resolve(TileFiles.CHECKPOINT);
        if (Files.exists(file)) {
            this.checkpoint = SignedNote.parse(Files.readAllBytes(file));
            recover();
        } else {
            this.checkpoint = Checkpoint.of(origin(), TreeHead.EMPTY).sign(signer);
            WholeFile.write(disk, folder, TileFiles.CHECKPOINT, checkpoint.toBytes());
        }
    }

    /**
     * Opens a log, or begins one.
     *
     * @param folder the folder; made if it is missing
     * @param signer the key of the log, whose name is its origin
     * @return the log, to be closed
     * @throws IOException if the folder cannot be read or written
     * @throws TraceStoreException if another process has it open, or what is there is not a log that this key has signed
     */
    public static TiledLog open(Path folder, NoteSigner signer) throws IOException {
        return open(folder, signer, Disk.REAL);
    }

    static TiledLog open(Path folder, NoteSigner signer, Disk disk) throws IOException {
        Objects.requireNonNull(signer, "signer");
        Files.createDirectories(folder);
        FolderLock lock = FolderLock.lock(folder);
        try {
            return new TiledLog(folder, signer, disk, lock);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            lock.close();
            throw new TraceStoreException(
                    "The log in " + folder + " must be as its checkpoint says. Maybe it was damaged: " + e.getMessage(),
                    e);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void recover() throws IOException {
        TreeHead head = head();
        boolean ours = !checkpoint.verifiedBy(List.of(signer.verifier())).isEmpty()
                && Checkpoint.of(checkpoint).origin().equals(origin());
        frontier = Frontier.of(snapshot());
        if (!ours || !frontier.head().equals(head)) {
            throw new TraceStoreException("The log in " + folder + " must be one that the key " + origin()
                    + " has signed, with the root that it has signed.");
        }
        long there = head.size();
        if (there % TilePath.FULL != 0) {
            bundle = new ArrayList<>(files.entries(TilePath.holding(TilePath.ENTRIES, there - 1, there)));
        }
        for (int level = 0; there > 0; level++, there /= TilePath.FULL) {
            Edge edge = edge(level);
            if (there % TilePath.FULL != 0) {
                byte[] hashes = files.read(TilePath.holding(level, there - 1, head.size()));
                System.arraycopy(hashes, 0, edge.hashes, 0, hashes.length);
                edge.width = (int) (there % TilePath.FULL);
            }
        }
        for (int i = 0; i < bundle.size(); i++) {
            if (!hasher.leafHash(bundle.get(i)).equals(MerkleHash.of(edge(0).hashes, i * MerkleHash.BYTES))) {
                throw new TraceStoreException("The entry " + (head.size() - bundle.size() + i) + " of the log in "
                        + folder + " must hash to its leaf. Maybe it was changed.");
            }
        }
    }

    /**
     * The name of the log.
     *
     * @return the name of its key
     */
    public String origin() {
        return signer.verifier().name();
    }

    /**
     * The latest checkpoint.
     *
     * @return the note as it stands in the folder, with the cosignatures that were published
     */
    public SignedNote checkpoint() {
        return checkpoint;
    }

    private TreeHead head() {
        return Checkpoint.of(checkpoint).head();
    }

    /**
     * The number of entries.
     *
     * @return as many as the latest checkpoint says
     */
    public long size() {
        return head().size();
    }

    /**
     * Appends entries. They are on disk, under a checkpoint, when this returns.
     *
     * @param entries the entries, of at most 65,535 bytes each
     * @return the new checkpoint; the one before if there is nothing to append
     * @throws IllegalArgumentException if one is too long; nothing is appended then
     * @throws TraceStoreException if the disk fails. The log must then be opened again, and has either all of the entries or none
     */
    public synchronized SignedNote append(List<byte[]> entries) {
        entries.forEach(EntryBundle::checkLength);
        if (failed) {
            throw new TraceStoreException("The log in " + folder + " has failed, and must be opened again.");
        }
        if (entries.isEmpty()) {
            return checkpoint;
        }
        failed = true;
        try {
            lock.require();
            byte[] leaf = new byte[MerkleHash.BYTES];
            for (byte[] entry : entries) {
                bundle.add(entry.clone());
                hasher.leafHash(entry, 0, entry.length, leaf, 0);
                long index = frontier.append(leaf, 0, sink);
                if (bundle.size() == TilePath.FULL) {
                    fill(
                            new TilePath(TilePath.ENTRIES, index / TilePath.FULL, TilePath.FULL),
                            EntryBundle.encode(bundle));
                    bundle.clear();
                }
            }
            writeEdges();
            SignedNote next = Checkpoint.of(origin(), frontier.head()).sign(signer);
            WholeFile.write(disk, folder, TileFiles.CHECKPOINT, next.toBytes());
            lock.require();
            checkpoint = next;
            failed = false;
            dropNarrow();
            return next;
        } catch (UncheckedIOException | IOException e) {
            throw new TraceStoreException(
                    "The log in " + folder + " must be writable (" + e
                            + "). Maybe the disk is full; open it again to go on.",
                    e);
        }
    }

    private void put(int level, long index, byte[] source, int offset) {
        if (level % Byte.SIZE != 0) {
            return;
        }
        Edge edge = edge(level / Byte.SIZE);
        System.arraycopy(source, offset, edge.hashes, edge.width * MerkleHash.BYTES, MerkleHash.BYTES);
        edge.width++;
        edge.changed = true;
        if (edge.width == TilePath.FULL) {
            try {
                fill(new TilePath(level / Byte.SIZE, index / TilePath.FULL, TilePath.FULL), edge.hashes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            edge.width = 0;
        }
    }

    private Edge edge(int level) {
        while (edges.size() <= level) {
            edges.add(new Edge());
        }
        return edges.get(level);
    }

    private void write(TilePath path, byte[] bytes) throws IOException {
        int name = path.toString().lastIndexOf('/');
        WholeFile.write(
                disk,
                folder.resolve(path.toString().substring(0, name)),
                path.toString().substring(name + 1),
                bytes);
    }

    private void fill(TilePath path, byte[] bytes) throws IOException {
        write(path, bytes);
        filled.add(path);
    }

    private void writeEdges() throws IOException {
        long size = frontier.size();
        if (!bundle.isEmpty()) {
            TilePath path = TilePath.holding(TilePath.ENTRIES, size - 1, size);
            write(path, EntryBundle.encode(bundle));
        }
        for (int level = 0; level < edges.size(); level++) {
            Edge edge = edges.get(level);
            if (edge.changed && edge.width > 0) {
                TilePath path = TilePath.holding(level, (size >>> (Byte.SIZE * level)) - 1, size);
                write(path, Arrays.copyOf(edge.hashes, edge.width * MerkleHash.BYTES));
            }
            edge.changed = false;
        }
    }

    /** Where a tile has become full, those that were narrower serve nobody any more. */
    private void dropNarrow() {
        for (TilePath path : filled) {
            Path narrow = folder.resolve(path + ".p");
            if (Files.isDirectory(narrow)) {
                try (Stream<Path> listed = Files.list(narrow)) {
                    for (Path each : listed.toList()) {
                        Files.deleteIfExists(each);
                    }
                    Files.deleteIfExists(narrow);
                } catch (IOException e) {
                    LEFT_BEHIND.log(System.Logger.Level.DEBUG, "A narrow tile is left behind.", e);
                }
            }
        }
        filled.clear();
    }

    /**
     * Publishes the latest checkpoint with cosignatures.
     *
     * @param cosigned a copy of the latest checkpoint with more signatures
     * @return whether it is the latest; if not, nothing is done
     * @throws TraceStoreException if the disk fails
     */
    public synchronized boolean publish(SignedNote cosigned) {
        if (!cosigned.text().equals(checkpoint.text())) {
            return false;
        }
        SignedNote all = checkpoint.with(cosigned.signatures());
        try {
            lock.require();
            WholeFile.write(disk, folder, TileFiles.CHECKPOINT, all.toBytes());
            lock.require();
        } catch (IOException e) {
            throw new TraceStoreException("The checkpoint in " + folder + " must be writable (" + e + ").", e);
        }
        checkpoint = all;
        return true;
    }

    /**
     * The tree as the latest checkpoint has it.
     *
     * @return a snapshot that reads tiles
     */
    public TreeSnapshot snapshot() {
        return TileReader.of(files, size()).snapshot();
    }

    /**
     * The tree as it stood at an earlier size.
     *
     * @param size the number of entries by then, 0 to {@link #size()}
     * @return a snapshot that reads tiles
     * @throws IllegalArgumentException if the size is out of range
     */
    public TreeSnapshot snapshot(long size) {
        return TreeSnapshot.of(TileReader.of(files, size()), size);
    }

    /**
     * Reads entries from one on: those that stand in one file with it.
     *
     * @param from the number of the first
     * @return that one and those after it, up to 256; immutable
     * @throws IllegalArgumentException if the log has no such entry
     * @throws TraceStoreException if they cannot be read
     */
    public List<byte[]> entries(long from) {
        try {
            List<byte[]> bundle = files.entries(TilePath.holding(TilePath.ENTRIES, from, size()));
            return bundle.subList((int) (from % TilePath.FULL), bundle.size());
        } catch (IOException e) {
            throw new TraceStoreException(
                    "The entries from " + from + " of the log in " + folder + " must be readable.", e);
        }
    }

    /**
     * Reads an entry.
     *
     * @param index its number, from 0
     * @return its bytes
     * @throws IllegalArgumentException if the log has no such entry
     * @throws TraceStoreException if it cannot be read
     */
    public byte[] entry(long index) {
        try {
            return files.entry(index, size());
        } catch (IOException e) {
            throw new TraceStoreException("The entry " + index + " of the log in " + folder + " must be readable.", e);
        }
    }

    /**
     * Proves that an entry is in the log.
     *
     * @param index its number, from 0
     * @return the proof under the latest checkpoint, without the entry; it has been checked against that
     * @throws IllegalArgumentException if the log has no such entry
     * @throws TraceStoreException if the tiles do not lead to the checkpoint. Maybe one was changed
     */
    public OfflineProof prove(long index) {
        SignedNote under = checkpoint;
        TreeHead head = Checkpoint.of(under).head();
        TreeSnapshot tree = TileReader.of(files, head.size()).snapshot();
        InclusionProof proof = tree.proveInclusion(index);
        if (!proof.verify(tree.leafHash(index), head).isValid()) {
            throw damaged();
        }
        return OfflineProof.of(proof, under);
    }

    /**
     * Proves that the latest checkpoint continues an earlier one.
     *
     * @param olderSize the size of the earlier one, from 1 to the present one
     * @return the proof; it has been checked against the latest checkpoint
     * @throws IllegalArgumentException if the size is out of range
     * @throws TraceStoreException if the tiles do not lead to the checkpoint. Maybe one was changed
     */
    public ConsistencyProof proveConsistency(long olderSize) {
        TreeHead head = head();
        TileReader tiles = TileReader.of(files, head.size());
        ConsistencyProof proof = tiles.snapshot().proveConsistency(olderSize);
        if (!proof.verify(TreeSnapshot.of(tiles, olderSize).head(), head).isValid()) {
            throw damaged();
        }
        return proof;
    }

    private TraceStoreException damaged() {
        return new TraceStoreException(
                "The tiles in " + folder + " must lead to the root of the checkpoint. Maybe one of them was changed.");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
