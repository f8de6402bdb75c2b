package org.linli.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.audit.erasure.Erasures;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.erasure.Reach;
import org.linli.audit.store.Disk;
import org.linli.audit.store.DriveKind;
import org.linli.audit.store.FileTrouble;
import org.linli.audit.store.FolderLock;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.OwnerOnly;
import org.linli.audit.store.Segment;
import org.linli.audit.store.StateFile;
import org.linli.audit.store.WholeFile;
import org.linli.trace.IdSource;
import org.linli.trace.TraceStoreException;

/**
 * Opens the files of a log: reads what is there into an {@link LogIndex}, finds where it ends, and, for writing, cuts a torn tail and
 * finishes interrupted erasures. What is not a tail is not cut.
 */
final class LogOpening {
    private static final int TRIES = 8;

    private final Path folder;
    private final TraceLog.Settings settings;
    private final Disk disk;
    private final List<Closeable> open = new ArrayList<>();
    /** The erasures in what was read, which may have been interrupted. */
    private final Erasures erasures = new Erasures();

    /** Erasures that are not on record yet and will be. */
    private Erasures expected = new Erasures();

    private long expectedCut;

    private Verdict.@Nullable Damaged damage;

    /** What was opened. */
    record Opened(LogFiles files, LogIndex index, Optional<Verdict.Damaged> damage) {}

    private LogOpening(Path folder, TraceLog.Settings settings, Disk disk) {
        this.folder = folder;
        this.settings = settings;
        this.disk = disk;
    }

    /**
     * Opens a log for writing, and makes one where there is none.
     *
     * @throws IOException if a file cannot be opened, read or written
     * @throws TraceStoreException if somebody else has it open for writing, or it is damaged
     */
    static Opened forWriting(Path folder, TraceLog.Settings settings, Disk disk) throws IOException {
        try {
            WholeFile.makeFolders(disk, folder);
        } catch (IOException e) {
            throw new IOException(
                    "its folder cannot be made, for " + FileTrouble.in(e)
                            + ". Maybe name another, or see to its permissions.",
                    e);
        }
        try {
            if (!LogMeta.isIn(folder)) {
                refuseForeign(folder);
            }
        } catch (IOException e) {
            // Unless somebody has just made it: then the lock says who.
            if (!LogMeta.isIn(folder)) {
                throw e;
            }
        }
        if (!settings.networkFileSystems()) {
            DriveKind.refuseNetwork(folder);
        }
        FolderLock lock = FolderLock.lock(folder);
        try {
            if (!Files.exists(folder.resolve(LogMeta.NAME))) {
                make(folder, disk);
            }
            LogOpening opening = new LogOpening(folder, settings, disk);
            Opened opened = opening.read(lock);
            try {
                opening.finish(opened.files(), opened.index());
            } catch (IOException | RuntimeException e) {
                opened.files().close();
                throw e;
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens what is sound of a log for reading.
     *
     * @throws IOException if there is no log, or a file cannot be opened or read
     */
    static Opened forReading(Path folder, Disk disk) throws IOException {
        Verdict.@Nullable Damaged last = null;
        for (int i = 1; ; i++) {
            Opened opened = new LogOpening(folder, TraceLog.Settings.DEFAULT, disk).read(null);
            Verdict.@Nullable Damaged found = opened.damage().orElse(null);
            if (found == null || i == TRIES || !FolderCheck.mayPass(folder, last, found)) {
                return opened;
            }
            opened.files().close();
            last = found;
        }
    }

    /**
     * Opens a copy of a log for writing, and looks at all of it.
     *
     * @param erased erasures that will be carried out: whatever they reach need not be readable any more
     * @param cut the position before which records will be cut
     * @throws IOException if a file cannot be opened, read or written
     * @throws TraceStoreException if it is damaged
     */
    static Opened forRestoring(Path folder, Erasures erased, long cut, Disk disk) throws IOException {
        FolderLock lock = FolderLock.lock(folder);
        LogOpening opening = new LogOpening(folder, TraceLog.Settings.DEFAULT, disk);
        opening.expected = erased;
        opening.expectedCut = cut;
        try {
            Opened opened = Objects.requireNonNull(opening.readAll(lock, true), "a log that was read from end to end");
            opening.finish(opened.files(), opened.index());
            return opened;
        } catch (IOException | RuntimeException e) {
            LogFiles.closeAll(opening.open);
            lock.close();
            throw e;
        }
    }

    private static void make(Path folder, Disk disk) throws IOException {
        refuseForeign(folder);
        Files.createDirectories(folder.resolve(Segment.FOLDER));
        new LogMeta(IdSource.random().next(), LogMeta.FORMAT).write(folder, disk);
    }

    /** A log is made only where nothing of anybody else's is: what a first try left behind may be there, and nothing more. */
    private static void refuseForeign(Path folder) throws IOException {
        if (!Segment.list(folder).isEmpty()) {
            throw new IOException("The folder " + folder + " has segments of a log but no file " + LogMeta.NAME
                    + ". Maybe it was not copied whole.");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            Optional<String> foreign = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.equals(FolderLock.NAME)
                            && !name.equals(Segment.FOLDER)
                            && !name.equals(LogMeta.NAME + ".new"))
                    .sorted()
                    .findFirst();
            if (foreign.isPresent()) {
                throw new IOException("The folder " + folder + " must be empty for a log to be made in it, but has "
                        + foreign.get() + ". Maybe another folder was meant.");
            }
        }
    }

    private Opened read(@Nullable FolderLock lock) throws IOException {
        try {
            Opened opened = readAll(lock, false);
            if (opened == null) {
                LogFiles.closeAll(open);
                open.clear();
                opened = readAll(lock, true);
            }
            return Objects.requireNonNull(opened, "a log that was read from end to end");
        } catch (IOException | RuntimeException e) {
            LogFiles.closeAll(open);
            throw e;
        }
    }

    /** Opens the files; gives null if something about the keys asks for all records to be looked at. */
    private @Nullable Opened readAll(@Nullable FolderLock lock, boolean everything) throws IOException {
        LogMeta meta = LogMeta.read(folder);
        boolean writing = lock != null;
        // The state before the segments: a writer in another process may be at work.
        StateFile state = new StateFile(open(folder.resolve(StateFile.NAME), writing), meta.seed());
        Optional<StateFile.State> known = state.read();
        Keyring keys = writing ? Keyring.toWrite(folder, meta.seed(), disk) : Keyring.toRead(folder, meta.seed());
        open.add(keys);
        LogIndex index = new LogIndex(meta);
        open.add(index.tree());
        PersonalCheck personal = new PersonalCheck(keys, false, Patience.NONE);
        SegmentsOpening segments = new SegmentsOpening(folder, meta, disk, writing, index, keys, personal, open);
        damage = segments.read(known.map(StateFile.State::size).orElse(0L), everything);
        long keysKnown = known.map(StateFile.State::keys).orElse(0L);
        if (damage == null && !everything && !keys.areWithheld() && segments.mayMissKeys(keysKnown)) {
            return null;
        }
        index.publish(segments.next());
        if (damage == null) {
            personal.expect(expected);
            personal.cut(expectedCut);
            personal.judge(
                            folder,
                            meta.seed(),
                            index.next(),
                            keysKnown,
                            index::isErased,
                            () -> CutRecord.before(index),
                            PersonalCheck.Value::fit)
                    .ifPresent(wrong -> damage = segments.damaged(wrong));
        }
        if (writing && damage != null) {
            throw new TraceStoreException(damage.explain() + " It is not opened for writing." + remedy(damage));
        }
        KeyStore store = keys.store();
        if (writing && !keys.isThere()) {
            store = KeyStore.read(open(keys.path(), true), meta.seed());
        }
        if (writing) {
            OwnerOnly.keep(keys.path());
        }
        if (writing) {
            disk.syncFolder(folder);
        }
        store.beyond(Math.max(personal.greatestKey(), segments.greatestKey()));
        erasures.addAll(personal.erasures());
        LogFiles files = new LogFiles(folder, meta, settings, disk, store, state, lock, index);
        return new Opened(files, index, Optional.ofNullable(damage));
    }

    private static String remedy(Verdict.Damaged found) {
        return found.problem() == Verdict.Problem.KEY
                ? " Maybe put the file of keys back from where it is kept apart; until then, open the log for reading."
                : " Maybe put back a copy, or open it for reading up to there.";
    }

    private Disk.OpenFile open(Path path, boolean writing) throws IOException {
        Disk.OpenFile file =
                writing ? disk.open(path) : Files.exists(path) ? disk.openForReading(path) : new Keyring.NoFile();
        open.add(file);
        return file;
    }

    /** Brings what was recovered to disk, and finishes what was interrupted. */
    private void finish(LogFiles files, LogIndex index) throws IOException {
        CutJob.finish(files, index);
        files.keys().withdraw(index.size());
        // Those in full segments too: older keys may have been put back, which an erasure has destroyed before.
        erasures.addAll(index.erasuresOf(files.keys().living()));
        Eraser eraser = new Eraser(files, index);
        for (Reach each : erasures.all()) {
            eraser.erase(each);
        }
        // Last, since what was torn while it was destroyed is no key that nobody needs.
        files.keys().mend();
        files.settle(index.size(), index.tree().root());
    }
}
