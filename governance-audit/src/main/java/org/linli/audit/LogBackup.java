package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.store.Disk;
import org.linli.audit.store.FileTrouble;
import org.linli.audit.store.FolderLock;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentCheck;
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
     */
    public record Taken(String log, TreeHead head, int segments, long bytes) {
        /** Checks that nothing is missing. */
        public Taken {
            Objects.requireNonNull(log, "log");
            Objects.requireNonNull(head, "head");
        }
    }

    LogBackup(Path archive, Path keys, Disk disk) {
        this.archive = archive.toAbsolutePath().normalize();
        this.keys = keys.toAbsolutePath().normalize();
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
     * @throws IllegalArgumentException if one folder lies in the other
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
     * Copies what is new of a log. What this is interrupted in stays good for {@link #restore} up to the take before, and the next one
     * finishes it.
     *
     * <p>Cost: O(what is new), and O(the files of records that erasures since the last time have touched).
     *
     * @param folder the folder of the log, which somebody may be writing to
     * @return what was done
     * @throws ForkException if the log does not continue what the archive has: it was set back, or is another history; nothing is copied
     * @throws TraceStoreException if the log is damaged or not the one in the archive, somebody else is backing up to it, or a file cannot
     *     be read or written
     */
    public Taken take(Path folder) {
        Path log = folder.toAbsolutePath().normalize();
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
                return take(log, meta);
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

    private Taken take(Path log, LogMeta meta) throws IOException {
        LogOpening.Opened opened = opened(log);
        try {
            long known = knownToContinue(meta, opened.index());
            // A key is on disk before the record that uses it, and an order to destroy it before that is done: so the
            // keys are read after
            // the records that are copied, and the orders after the keys. They are written the other way round, so that
            // whatever this
            // is interrupted in, no key is missing whose value nobody ordered to be erased.
            byte[] secrets = secrets(log);
            LogOpening.Opened later = opened(log);
            StandingOrders orders;
            try {
                orders = StandingOrders.in(later.files(), later.index());
            } finally {
                later.files().close();
            }
            orders.keep(keys, disk);
            FileCopy.inPlace(FileCopy.of(secrets), secrets.length, keys.resolve(KeyStore.NAME), disk);
            Arrays.fill(secrets, (byte) 0);
            disk.syncFolder(keys);
            // The last record of a take may be an erasure that was being carried out then.
            return copy(log, meta, opened.index(), orders.holdersErasedFrom(known - 1));
        } finally {
            opened.files().close();
        }
    }

    private static LogOpening.Opened opened(Path log) throws IOException {
        LogOpening.Opened opened = LogOpening.forReading(log, Disk.REAL);
        if (opened.damage().isPresent()) {
            opened.files().close();
            throw new TraceStoreException(opened.damage().get().explain()
                    + " It is not backed up, for the archive may have what is damaged here.");
        }
        return opened;
    }

    private Taken copy(Path log, LogMeta meta, LogIndex index, Set<String> holders) throws IOException {
        TreeHead now = index.tree().at(index.size()).head();
        Path segments = archive.resolve(Segment.FOLDER);
        WholeFile.makeFolders(disk, segments);
        List<Path> archived = Segment.list(archive);
        Path last = archived.isEmpty() ? null : archived.get(archived.size() - 1);
        int copied = 0;
        long bytes = 0;
        for (Part part : index.parts()) {
            Path to = segments.resolve(Segment.name(part.first()));
            boolean isThere = archived.contains(to)
                    && !to.equals(last)
                    && Files.size(to) == part.segment().end();
            if (!isThere || StandingOrders.touch(index, part, holders)) {
                boolean isShorter =
                        Files.exists(to) && Files.size(to) > part.segment().end();
                // Whoever is interrupted while a cut is carried over leaves what was there before.
                Path target = isShorter ? archive.resolve("cut.tmp") : to;
                long written = FileCopy.inPlace(
                        part.segment().file()::read, part.segment().end(), target, disk);
                check(part, target, meta);
                if (isShorter) {
                    disk.move(target, to);
                }
                bytes += written;
                copied += written > 0 ? 1 : 0;
            }
        }
        disk.syncFolder(segments);
        copyCheckpoints(log);
        if (!LogMeta.isIn(archive)) {
            meta.write(archive, disk);
        }
        try (StateFile state = state(meta)) {
            state.read();
            state.write(now.size(), now.root(), 0);
            state.force();
        }
        disk.syncFolder(archive);
        return new Taken(meta.id(), now, copied, bytes);
    }

    private StateFile state(LogMeta meta) throws IOException {
        return new StateFile(disk.open(archive.resolve(StateFile.NAME)), meta.seed());
    }

    /** How many records the archive is known to have, once it is clear that they are the log's. */
    private long knownToContinue(LogMeta meta, LogIndex index) throws IOException {
        if (!Files.exists(archive.resolve(StateFile.NAME))) {
            return 0;
        }
        Optional<StateFile.State> state;
        try (StateFile file = state(meta)) {
            state = file.read();
        }
        long size = state.map(StateFile.State::size).orElse(0L);
        TreeHead kept = new TreeHead(size, state.map(StateFile.State::root).orElse(MerkleHash.EMPTY_ROOT));
        Checkpoint checkpoint = Checkpoint.of(meta.id(), kept);
        TreeHead now = index.tree().at(Math.min(size, index.size())).head();
        if (!now.equals(kept)) {
            CheckpointFit fit = now.size() < size
                    ? new CheckpointFit.CutBack(checkpoint, now)
                    : new CheckpointFit.Forked(checkpoint, now.root(), 0);
            throw new ForkException("Nothing is copied over the backup in " + archive + ". ", fit);
        }
        return size;
    }

    /** Looks at every frame of a copy once it is written. */
    private void check(Part part, Path copy, LogMeta meta) throws IOException {
        try (Disk.OpenFile file = disk.openForReading(copy)) {
            SegmentCheck check = SegmentCheck.of(
                    file, file.size(), part.first(), 0, false, meta.seed(), (frame, of, next, length, batch) -> true);
            SegmentCheck.Broken broken = check.broken();
            if (broken != null || check.end() != part.segment().end()) {
                throw new IOException("the copy " + copy + " is not sound at byte "
                        + (broken == null ? check.end() : broken.offset())
                        + ". Maybe verify the log");
            }
        }
    }

    private void copyCheckpoints(Path log) throws IOException {
        CheckpointFiles from = new CheckpointFiles(log.resolve(CheckpointFiles.FOLDER), Disk.REAL);
        CheckpointFiles to = new CheckpointFiles(archive.resolve(CheckpointFiles.FOLDER), disk);
        Set<Long> there = new HashSet<>(to.sizes());
        for (long size : from.sizes()) {
            if (!there.contains(size)) {
                to.write(size, from.read(size));
            }
        }
    }

    private byte[] secrets(Path log) throws IOException {
        Path from = log.resolve(KeyStore.NAME);
        if (!Files.exists(from)) {
            return new byte[0];
        }
        try (Disk.OpenFile source = disk.openForReading(from)) {
            byte[] all = new byte[Math.toIntExact(source.size())];
            return Arrays.copyOf(all, source.read(all, 0, all.length, 0));
        }
    }

    /**
     * Makes a log of the archive and the keys, carries out the orders to erase and to restrict that came later, and checks all of it before
     * anything stands under the name that was asked for. Nothing is there afterwards if something is wrong.
     *
     * <p>Cost: O(size), several times.
     *
     * @param folder where the log is to stand; not there, or empty
     * @param kept checkpoints that were kept outside, each with a word on where it comes from. Without any, nobody can tell whether the
     *     archive is the newest, or was made anew by whoever holds it
     * @param policy whose signatures are asked for on these; without one, roots are compared and no signature is checked
     * @param tail what to do if a checkpoint commits to records that the archive does not have
     * @return the restored log's head, or what is wrong
     * @throws TraceStoreException if the folder is not empty, there is no archive, or a file cannot be read or written
     */
    public LogRestore restore(
            Path folder, Map<String, SignedNote> kept, Optional<TrustPolicy> policy, LogRestore.Tail tail) {
        Objects.requireNonNull(tail, "tail");
        Path target = folder.toAbsolutePath().normalize();
        for (Path own : List.of(archive, keys)) {
            refuseWithin(own, target);
            refuseWithin(target, own);
        }
        Path building = target.resolveSibling(target.getFileName() + ".restoring");
        try {
            refuseTaken(target);
            refuseTaken(building);
            LogMeta meta = LogMeta.read(archive);
            try {
                copyAll(meta, building);
                LogRestore restored = new Restoring(meta, building, keys, disk).run(kept, policy, tail);
                if (restored.isDone()) {
                    Files.deleteIfExists(target);
                    Files.move(building, target);
                    disk.syncFolder(Objects.requireNonNull(target.getParent()));
                }
                return restored;
            } finally {
                delete(building);
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
                    return;
                }
            }
        }
        if (Files.exists(folder)) {
            throw new IOException("the folder " + folder + " must be empty or not there. Maybe name another");
        }
    }

    private void copyAll(LogMeta meta, Path building) throws IOException {
        Files.createDirectories(building.resolve(Segment.FOLDER));
        List<Path> all = new ArrayList<>(Segment.list(archive));
        all.add(archive.resolve(StateFile.NAME));
        CheckpointFiles checkpoints = new CheckpointFiles(archive.resolve(CheckpointFiles.FOLDER), Disk.REAL);
        for (long size : checkpoints.sizes()) {
            all.add(checkpoints.file(size));
        }
        for (Path each : all) {
            if (Files.exists(each)) {
                Path to = building.resolve(archive.relativize(each).toString());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                try (Disk.OpenFile from = disk.openForReading(each)) {
                    FileCopy.inPlace(from::read, from.size(), to, disk);
                }
            }
        }
        meta.write(building, disk);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each :
                        all.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
