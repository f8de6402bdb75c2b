package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.store.Disk;
import org.linli.audit.store.FileTrouble;
import org.linli.audit.store.FolderLock;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Segment;
import org.linli.audit.store.StateFile;
import org.linli.audit.store.WholeFile;
import org.linli.trace.TraceStoreException;

/**
 * Copies of a log in two folders that are kept apart: the archive with the records, in which every personal value is encrypted, and the
 * folder of keys, without which none of them can be read. A log may be backed up while somebody writes to it.
 *
 * <pre>{@code
 * LogBackup backup = LogBackup.of(archive, keysApart);
 * backup.take(folder);
 * …
 * LogRestore restored = backup.restore(newFolder, Map.of("kept at the court", kept), Optional.of(policy), LogRestore.Tail.WHOLE);
 * }</pre>
 *
 * <p>Each {@link #take} copies only what is new since the last one, and carries erasures into what was copied before: values and keys are
 * overwritten where they stand. The folder of keys also holds the orders to erase and to restrict. {@link #restore} carries out again
 * those that came after the records, so that an old archive with the newest keys brings back nothing that was erased. Older copies of the
 * folder of keys do bring it back; keep none.
 *
 * <p>One at a time for each archive; another is refused.
 */
public final class LogBackup {
    private static final String UNFINISHED = "The archive has no file " + StateFile.NAME
            + " that says how much of it is on disk: no take was finished, or the file is lost. Maybe take the backup"
            + " again if the log is there; otherwise restore what can be read, of which the end may be lost.";

    private final Path archive;
    private final Path keys;
    private final Disk disk;

    /**
     * What one {@link #take} did.
     *
     * @param log the id of the log
     * @param head how many records the archive has now, and the root of their tree: what to hold a later restore against, unless a signed
     *     checkpoint is kept outside
     * @param segments how many files of records were written, whole or in part
     * @param bytes how many bytes of records were written
     * @param leftOut a sentence for each file in the log's folder of checkpoints that is none of this log, and was not copied, and one if
     *     files of the tree, which no archive has, were found damaged; immutable
     */
    public record Taken(String log, TreeHead head, int segments, long bytes, List<String> leftOut) {
        /** Checks that nothing is missing. */
        public Taken {
            Objects.requireNonNull(log, "log");
            Objects.requireNonNull(head, "head");
            leftOut = List.copyOf(leftOut);
        }
    }

    LogBackup(Path archive, Path keys, Disk disk) {
        this.archive = RealPath.of(archive);
        this.keys = RealPath.of(keys);
        this.disk = disk;
        refuseWithin(this.keys, this.archive);
        refuseWithin(this.archive, this.keys);
    }

    /**
     * A backup in two folders; both are made when they are first needed.
     *
     * @param archive where the records go, for one log
     * @param keys where the keys go: on another disk, kept by others, and never copied together with the archive
     * @return the backup
     * @throws IllegalArgumentException if one folder lies in the other, by whatever symbolic links
     */
    public static LogBackup of(Path archive, Path keys) {
        return new LogBackup(archive, keys, Disk.REAL);
    }

    private static void refuseWithin(Path inner, Path outer) {
        if (inner.startsWith(outer)) {
            throw new IllegalArgumentException("The folder " + inner + " must not lie in " + outer
                    + ", since keys, records and the log itself are kept apart. Maybe name another.");
        }
    }

    /**
     * Brings to disk what a log has written, and copies what is new of it. What this is interrupted in, by a failure or a power cut, stays good for
     * {@link #restore} as of the take before, and the next one finishes it.
     *
     * <p>Cost: O(what is new), O(the keys and the orders), and O(the files of records that it or an erasure since the last time has touched).
     *
     * @param folder the folder of the log, which somebody may be writing to
     * @return what was done
     * @throws ForkException if the log does not continue what the archive has: it was set back, or is another history; nothing is copied
     * @throws IllegalArgumentException if the log's folder lies in one of the backup, or one of these in it
     * @throws DamagedException if the log is damaged; the archive stays good as of the take before
     * @throws TraceStoreException if the log is not the one in the archive, somebody else is backing up to it, or a file cannot
     *     be read or written
     */
    public Taken take(Path folder) {
        Path log = RealPath.of(folder);
        for (Path own : List.of(archive, keys)) {
            refuseWithin(own, log);
            refuseWithin(log, own);
        }
        try {
            LogMeta meta = LogMeta.read(log);
            if (LogMeta.isIn(archive) && !LogMeta.read(archive).equals(meta)) {
                throw new TraceStoreException("The archive " + archive + " must be of log " + meta.id() + " and is of "
                        + LogMeta.read(archive).id() + ". Maybe keep an archive for each log.");
            }
            WholeFile.makeFolders(disk, archive);
            WholeFile.makeFolders(disk, keys);
            FolderLock lock = FolderLock.lock(archive);
            try {
                return new Taking(log, meta, archive, keys, disk, lock).run();
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new TraceStoreException(
                    "The log in " + folder + " could not be backed up to " + archive + " (" + FileTrouble.in(e)
                            + "). Maybe see to the disk and take it again.",
                    e);
        }
    }

    /**
     * Makes a log of the archive and the keys, carries out the orders to erase and to restrict that came later, and checks all of it before
     * anything stands under the name that was asked for. Nothing is there afterwards if something is wrong. What a restore that was killed
     * has left beside that name, in a folder with the suffix {@code .restoring}, is deleted by the next one.
     *
     * <p>Cost: O(size), several times.
     *
     * @param folder where the log is to stand; not there, or empty, and no disk of its own, since a folder is put in its place. If it is a
     *     symbolic link, the log is put where that leads
     * @param kept checkpoints that were kept outside, each with a word on where it comes from. Without any, nobody can tell whether the
     *     archive is the newest, or was made anew by whoever holds it
     * @param policy whose signatures are asked for on these; without one, roots are compared and no signature is checked
     * @param tail what to do if a checkpoint commits to records that the archive does not have, or nothing says how many it must have
     * @return the restored log's head, or what is wrong
     * @throws IllegalArgumentException if the folder lies in one of the backup, or one of these in it
     * @throws TraceStoreException if the folder is not empty or a disk of its own, somebody else is restoring to it, there is no archive, the orders are missing
     *     or not whole, or a file cannot be read or written
     */
    public LogRestore restore(
            Path folder, Map<String, SignedNote> kept, Optional<TrustPolicy> policy, LogRestore.Tail tail) {
        Objects.requireNonNull(tail, "tail");
        Path target = RealPath.of(folder);
        for (Path own : List.of(archive, keys)) {
            refuseWithin(own, target);
            refuseWithin(target, own);
        }
        try {
            refuseTaken(target);
            LogMeta meta = LogMeta.read(archive);
            Archive from = new Archive(archive, meta, Disk.REAL);
            Optional<TreeHead> finished = from.finished();
            if (finished.isEmpty() && tail == LogRestore.Tail.WHOLE) {
                return new LogRestore(TreeHead.EMPTY, 0, 0, List.of(UNFINISHED), List.of());
            }
            try (Workshop workshop = Workshop.open(target)) {
                Path building = workshop.log();
                copyAll(from, meta, finished, building);
                LogRestore restored = new Restoring(meta, building, keys, disk).run(kept, policy, tail);
                if (!restored.isDone()) {
                    return restored;
                }
                LogRestore done = copyDispute(building, restored);
                workshop.require();
                Files.deleteIfExists(target);
                Files.move(building, target);
                disk.syncFolder(Objects.requireNonNull(target.getParent()));
                return done;
            }
        } catch (IOException e) {
            throw new TraceStoreException(
                    "The archive " + archive + " could not be restored to " + folder + " (" + FileTrouble.in(e) + ").",
                    e);
        }
    }

    private static void refuseTaken(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isEmpty()) {
                    refuseDisk(folder);
                    return;
                }
            }
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("the folder " + folder + " must be empty or not there. Maybe name another");
        }
    }

    /** A folder where a disk begins cannot be put in the place of another: known at once and not when all is copied. */
    private static void refuseDisk(Path folder) throws IOException {
        if (RealPath.isDisk(folder)) {
            throw new IOException("the folder " + folder
                    + " must not be a disk of its own, in whose place no folder can be put. Maybe name one below it, such as "
                    + folder.resolve("log"));
        }
    }

    private void copyAll(Archive from, LogMeta meta, Optional<TreeHead> finished, Path building) throws IOException {
        Files.createDirectories(building.resolve(Segment.FOLDER));
        long size = finished.isPresent() ? finished.get().size() : from.found().size();
        List<Path> all = Segment.list(archive);
        for (int i = 0; i < all.size() && Segment.first(all.get(i)) < size; i++) {
            try (Disk.OpenFile file = disk.openForReading(all.get(i))) {
                boolean isFull = i + 1 < all.size() && Segment.first(all.get(i + 1)) <= size;
                copy(file, isFull ? file.size() : from.endOf(file, size), all.get(i), building);
            }
        }
        List<Path> others = new ArrayList<>();
        CheckpointFiles checkpoints = new CheckpointFiles(archive.resolve(CheckpointFiles.FOLDER), Disk.REAL);
        checkpoints.sizes().stream()
                .filter(each -> each <= size)
                .map(checkpoints::file)
                .forEach(others::add);
        if (finished.isPresent()) {
            others.add(archive.resolve(StateFile.NAME));
        }
        for (Path each : others) {
            try (Disk.OpenFile file = disk.openForReading(each)) {
                copy(file, file.size(), each, building);
            }
        }
        meta.write(building, disk);
        for (String each : List.of(Segment.FOLDER, CheckpointFiles.FOLDER)) {
            if (Files.isDirectory(building.resolve(each))) {
                disk.syncFolder(building.resolve(each));
            }
        }
        disk.syncFolder(building);
    }

    private void copy(Disk.OpenFile file, long length, Path from, Path building) throws IOException {
        Path to = building.resolve(archive.relativize(from).toString());
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        FileCopy.copy(file::read, 0, length, to, disk);
    }

    /** What the log contradicted stays with it, once it was restored all the same: until it continues that, it signs nothing. */
    private LogRestore copyDispute(Path building, LogRestore restored) throws IOException {
        CheckpointFiles from = new CheckpointFiles(archive.resolve(CheckpointFiles.FOLDER), Disk.REAL);
        Optional<SignedNote> disputed = from.disputedIfWhole();
        if (disputed.isPresent()) {
            new CheckpointFiles(building.resolve(CheckpointFiles.FOLDER), disk).writeDisputed(disputed.get());
        } else if (Files.exists(from.disputedFile())) {
            return restored.leavingOut("The archive's " + from.disputedFile().getFileName()
                    + " was left out: it must be a checkpoint that the log contradicts, and is none.");
        }
        return restored;
    }
}
