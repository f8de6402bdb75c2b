package org.linli.audit.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.audit.merkle.Frontier;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.NodeReader;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.merkle.TreeSnapshot;

/**
 * The tree of a log: for each level of tiles one file with the hashes end to end, {@code tree/l0} the leaves, {@code tree/l1} the roots of
 * each 256 of them, and so on, halfway up each tile another one, {@code tree/h0} the roots of each 16 leaves, and in memory what came since
 * the files were last brought up to date. What lies between two of these levels is computed when it is asked for, from at most eight
 * hashes: a proof would need nearly all 256 of a tile without the files halfway. One thread appends, another may flush; any number of
 * threads read.
 */
public final class TreeStore implements NodeReader, Closeable {
    /** The folder of the files, in the folder of the log. */
    public static final String FOLDER = "tree";

    private static final int HASH = MerkleHash.BYTES;
    /** How many levels of nodes lie between two files, of which every other one is that of tiles. */
    private static final int HEIGHT = 4;

    private static final int LEVELS = 16;
    private static final ThreadLocal<TreeHasher> HASHERS = ThreadLocal.withInitial(TreeHasher::create);

    private final Level[] levels = new Level[LEVELS];
    private Frontier frontier = Frontier.empty();
    private volatile long size;

    /** The hashes of one level: those in the file, and those after them. */
    private static final class Level {
        private Disk.@Nullable OpenFile file;
        private long filed;
        private byte[] rest = new byte[0];
        private int count;

        synchronized void add(byte[] source, int offset) {
            if ((count + 1) * HASH > rest.length) {
                rest = Arrays.copyOf(rest, Math.max(8 * HASH, 2 * rest.length));
            }
            System.arraycopy(source, offset, rest, count++ * HASH, HASH);
        }

        synchronized void read(long first, int hashes, byte[] target) throws IOException {
            int from = (int) Math.max(0, Math.min(hashes, filed - first));
            if (from > 0 && (file == null || file.read(target, 0, from * HASH, first * HASH) < from * HASH)) {
                throw new IOException("There are no " + (first + from) + " hashes in a file of the tree.");
            }
            if (from < hashes) {
                int at = Math.toIntExact(first + from - filed);
                System.arraycopy(rest, at * HASH, target, from * HASH, (hashes - from) * HASH);
            }
        }

        synchronized byte[] unfiled(long below) {
            return Arrays.copyOf(rest, Math.toIntExact(Math.max(0, Math.min(count, below - filed))) * HASH);
        }

        /** Forgets what is in the file; the room stays for what comes next. */
        synchronized void filed(long now) {
            int gone = Math.toIntExact(now - filed);
            count -= gone;
            System.arraycopy(rest, gone * HASH, rest, 0, count * HASH);
            filed = now;
        }
    }

    /** A tree without leaves, in memory only until it is flushed. */
    public TreeStore() {
        Arrays.setAll(levels, level -> new Level());
    }

    private static Path path(Path folder, int level) {
        return folder.resolve(FOLDER).resolve((level % 2 == 0 ? "l" : "h") + level / 2);
    }

    /**
     * Goes on from the files, if they are those of a tree of a certain size and root.
     *
     * @param folder the folder of the log
     * @param known the size and the root
     * @param disk where to open them
     * @param writing whether to open them for writing
     * @return whether they are; if not, this is as before
     * @throws IOException if a file cannot be read
     */
    public boolean goOnFrom(Path folder, TreeHead known, Disk disk, boolean writing) throws IOException {
        boolean areThere = true;
        for (int level = 0; level < LEVELS; level++) {
            long hashes = known.size() >>> (HEIGHT * level);
            Path path = path(folder, level);
            areThere &= hashes == 0 || Files.exists(path);
            if (areThere && hashes > 0) {
                Disk.OpenFile file = writing ? disk.open(path) : disk.openForReading(path);
                levels[level].file = file;
                levels[level].filed = hashes;
                areThere = file.size() >= hashes * HASH;
            }
        }
        size = known.size();
        if (areThere && snapshot().root().equals(known.root())) {
            frontier = Frontier.of(snapshot());
            return true;
        }
        close();
        Arrays.setAll(levels, level -> new Level());
        size = 0;
        return false;
    }

    /**
     * Adds a leaf.
     *
     * @param source the array that holds its hash
     * @param offset where the hash begins
     */
    public void appendLeafHash(byte[] source, int offset) {
        frontier.append(source, offset, (level, index, hash, at) -> {
            if (level % HEIGHT == 0) {
                levels[level / HEIGHT].add(hash, at);
            }
        });
        size = frontier.size();
    }

    /**
     * Brings the hashes of the first so many leaves to the files, and to disk, and forgets them in memory.
     *
     * @param folder the folder of the log
     * @param leaves how many leaves
     * @param disk where to open the files
     * @throws IOException if that fails
     */
    public void flush(Path folder, long leaves, Disk disk) throws IOException {
        WholeFile.makeFolders(disk, folder.resolve(FOLDER));
        boolean isNew = false;
        for (int level = 0; level < LEVELS && leaves >>> (HEIGHT * level) > 0; level++) {
            Level each = levels[level];
            long hashes = leaves >>> (HEIGHT * level);
            if (hashes <= each.filed) {
                continue;
            }
            Disk.OpenFile file = each.file;
            if (file == null) {
                file = disk.open(path(folder, level));
                isNew = true;
            }
            byte[] more = each.unfiled(hashes);
            file.write(more, 0, more.length, each.filed * HASH);
            if (file.size() > hashes * HASH) {
                file.truncate(hashes * HASH);
            }
            file.force();
            each.file = file;
            each.filed(hashes);
        }
        if (isNew) {
            disk.syncFolder(folder.resolve(FOLDER));
        }
    }

    /**
     * Compares the files of a log with the hashes in memory, from where the last comparison ended, and forgets these.
     *
     * @param folder the folder of the log
     * @param leaves up to which leaf
     * @return where the first file ends that has other hashes, as a path; null if there is none. A file that is shorter or missing is
     *     not other
     * @throws IOException if a file cannot be read
     */
    public @Nullable Path firstOther(Path folder, long leaves) throws IOException {
        Path other = null;
        for (int level = 0; level < LEVELS; level++) {
            Level each = levels[level];
            long hashes = leaves >>> (HEIGHT * level);
            byte[] wanted = each.unfiled(hashes);
            Path path = path(folder, level);
            if (wanted.length > 0 && Files.exists(path)) {
                byte[] got = new byte[wanted.length];
                try (Disk.OpenFile file = Disk.REAL.openForReading(path)) {
                    int count = file.read(got, 0, got.length, each.filed * HASH);
                    other = other == null && !Arrays.equals(wanted, 0, count, got, 0, count) ? path : other;
                }
            }
        }
        forget(leaves);
        return other;
    }

    /** Gives the hashes of leaves. */
    @FunctionalInterface
    public interface Leaves {
        /**
         * Reads one.
         *
         * @param index the number of the leaf
         * @param target where its hash goes
         */
        void leafHash(long index, byte[] target);
    }

    /**
     * Writes anew what of the files is not what the leaves say; returns when that is on disk. For any thread, beside the one that appends:
     * what that one adds to the files comes after. Cost: O(leaves in the files).
     *
     * @param folder the folder of the log
     * @param leaves the leaves
     * @param disk where to open the files
     * @return the files that were other
     * @throws IOException if a file cannot be read or written
     */
    public Set<Path> mend(Path folder, Leaves leaves, Disk disk) throws IOException {
        long[] filed = new long[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            synchronized (levels[level]) {
                filed[level] = levels[level].file == null ? 0 : levels[level].filed;
            }
        }
        Set<Path> other = new TreeSet<>();
        Frontier whole = Frontier.empty();
        byte[] leaf = new byte[HASH];
        byte[] there = new byte[HASH];
        Disk.OpenFile[] files = new Disk.OpenFile[LEVELS];
        try {
            for (int level = 0; level < LEVELS && filed[level] > 0; level++) {
                files[level] = disk.open(path(folder, level));
            }
            while (whole.size() < filed[0]) {
                leaves.leafHash(whole.size(), leaf);
                List<IOException> failed = new ArrayList<>(0);
                whole.append(leaf, 0, (level, index, hash, at) -> {
                    int row = level / HEIGHT;
                    if (level % HEIGHT == 0 && index < filed[row]) {
                        try {
                            int got = files[row].read(there, 0, HASH, index * HASH);
                            if (got < HASH || !Arrays.equals(there, 0, HASH, hash, at, at + HASH)) {
                                files[row].write(hash, at, HASH, index * HASH);
                                other.add(path(folder, row));
                            }
                        } catch (IOException e) {
                            failed.add(e);
                        }
                    }
                });
                if (!failed.isEmpty()) {
                    throw failed.get(0);
                }
            }
            for (int level = 0; level < LEVELS; level++) {
                if (files[level] != null && other.contains(path(folder, level))) {
                    files[level].force();
                }
            }
        } finally {
            for (Disk.OpenFile each : files) {
                if (each != null) {
                    each.close();
                }
            }
        }
        return other;
    }

    /**
     * Forgets the hashes of the first so many leaves in memory, where nobody asks for them any more.
     *
     * @param leaves how many leaves
     */
    public void forget(long leaves) {
        for (int level = 0; level < LEVELS; level++) {
            Level each = levels[level];
            each.filed(Math.max(each.filed, leaves >>> (HEIGHT * level)));
        }
    }

    /**
     * The number of leaves.
     *
     * @return from 0 up
     */
    public long size() {
        return size;
    }

    /**
     * The root of all leaves; for the thread that appends.
     *
     * @return the root
     */
    public MerkleHash root() {
        return frontier.root();
    }

    /**
     * The size with its root; for the thread that appends.
     *
     * @return the head
     */
    public TreeHead head() {
        return frontier.head();
    }

    /**
     * The tree as it stands now.
     *
     * @return a snapshot that later leaves do not touch
     */
    public TreeSnapshot snapshot() {
        return TreeSnapshot.of(this, size);
    }

    /**
     * The tree as it stood, or stands, at a size.
     *
     * @param wanted from 0 to {@link #size()}
     * @return a snapshot that later leaves do not touch
     * @throws IllegalArgumentException if the tree has not grown to that size
     */
    public TreeSnapshot at(long wanted) {
        long current = size;
        if (wanted < 0 || wanted > current) {
            throw new IllegalArgumentException("The size (" + wanted
                    + ") of a snapshot must be between 0 and the size (" + current + ") of the tree.");
        }
        return TreeSnapshot.of(this, wanted);
    }

    /**
     * Reads a leaf that came since the files were last brought up to date.
     *
     * @param index the number of the leaf
     * @param target where its hash goes
     * @param offset where in the target it begins
     * @return whether it is that young; older ones are in a file, which is not to be believed without a proof
     */
    public boolean readYoung(long index, byte[] target, int offset) {
        Level leaves = levels[0];
        synchronized (leaves) {
            if (index < leaves.filed) {
                return false;
            }
            System.arraycopy(leaves.rest, Math.toIntExact(index - leaves.filed) * HASH, target, offset, HASH);
            return true;
        }
    }

    @Override
    public void read(int level, long index, byte[] target, int offset) {
        if (level < 0 || level >= HEIGHT * LEVELS || index < 0 || index >= size >>> level) {
            throw new IllegalArgumentException("The node (level " + level + ", index " + index
                    + ") must be finished in the tree of " + size + " leaves.");
        }
        int rest = level % HEIGHT;
        byte[] row = new byte[HASH << rest];
        try {
            levels[level / HEIGHT].read(index << rest, 1 << rest, row);
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the tree must be readable.", e);
        }
        if (rest > 0) {
            TreeHasher hasher = HASHERS.get();
            for (int width = 1 << rest; width > 1; width /= 2) {
                for (int i = 0; i < width / 2; i++) {
                    hasher.nodeHash(row, 2 * i * HASH, row, i * HASH);
                }
            }
        }
        System.arraycopy(row, 0, target, offset, HASH);
    }

    @Override
    public void close() throws IOException {
        for (Level each : levels) {
            Disk.OpenFile file = each.file;
            if (file != null) {
                file.close();
            }
        }
    }
}
