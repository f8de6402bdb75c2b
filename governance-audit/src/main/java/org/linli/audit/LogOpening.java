package org.linli.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.store.Disk;
import org.linli.audit.store.DriveKind;
import org.linli.audit.store.FileTrouble;
import org.linli.audit.store.FolderLock;
import org.linli.audit.store.Frame;
import org.linli.audit.store.FrameWalk;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentCheck;
import org.linli.audit.store.StateFile;
import org.linli.audit.store.WholeFile;
import org.linli.trace.IdSource;
import org.linli.trace.Subject;
import org.linli.trace.TraceStoreException;

/**
 * Opens the files of a log: reads what is there into an {@link LogIndex}, finds where it ends, and, for writing, cuts a torn tail and
 * finishes interrupted erasures. What is not a tail is not cut.
 */
final class LogOpening {
    private final Path folder;
    private final TraceLog.Settings settings;
    private final Disk disk;
    private final LogIndex index = new LogIndex();
    private final List<Closeable> open = new ArrayList<>();

    private final Envelope envelope = new Envelope();
    private final TreeHasher hasher = TreeHasher.create();
    private final byte[] leafHash = new byte[MerkleHash.BYTES];
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
                opening.finish(opened.files());
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
        return new LogOpening(folder, TraceLog.Settings.DEFAULT, disk).read(null);
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
            return readAll(lock);
        } catch (IOException | RuntimeException e) {
            LogFiles.closeAll(open);
            throw e;
        }
    }

    private Opened readAll(@Nullable FolderLock lock) throws IOException {
        LogMeta meta = LogMeta.read(folder);
        boolean writing = lock != null;
        // The state before the segments: a writer in another process may be at work.
        StateFile state = new StateFile(open(folder.resolve(StateFile.NAME), writing), meta.seed());
        Optional<StateFile.State> known = state.read();
        Keyring keys = writing ? Keyring.toWrite(folder, meta.seed(), disk) : Keyring.toRead(folder, meta.seed());
        open.add(keys);
        PersonalCheck personal = new PersonalCheck(keys, false, Patience.NONE);
        readSegments(meta, known.map(StateFile.State::size).orElse(0L), writing, keys, personal);
        if (damage == null) {
            personal.judge(
                            folder,
                            meta.seed(),
                            index.next(),
                            known.map(StateFile.State::keys).orElse(0L),
                            PersonalCheck.Value::fit)
                    .ifPresent(wrong -> damage = damaged(meta, wrong));
        }
        if (writing && damage != null) {
            throw new TraceStoreException(damage.explain() + " It is not opened for writing." + remedy(damage));
        }
        KeyStore store = keys.store();
        if (writing && !keys.isThere()) {
            store = KeyStore.read(open(keys.path(), true), meta.seed());
        }
        if (writing) {
            disk.syncFolder(folder);
        }
        store.beyond(personal.greatestKey());
        index.publish();
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

    private void readSegments(LogMeta meta, long durable, boolean writing, Keyring keys, PersonalCheck personal)
            throws IOException {
        List<Path> paths = Segment.list(folder);
        for (int i = 0; i < paths.size() && damage == null; i++) {
            Path path = paths.get(i);
            long first = Segment.first(path);
            if (first != index.next()) {
                damage = damaged(meta, Verdict.Problem.SEQUENCE, path, 0, "record " + index.next(), "record " + first);
                return;
            }
            Segment segment = new Segment(path, first, open(path, writing));
            index.add(segment);
            boolean isLast = i == paths.size() - 1;
            SegmentCheck check =
                    SegmentCheck.of(segment.file(), segment.file().size(), first, durable, isLast, meta.seed(), keys);
            segment.end(check.end());
            readRecords(meta, segment, check, personal);
            SegmentCheck.Broken broken = check.broken();
            if (damage == null && broken != null && broken.isCorruption()) {
                damage = new Verdict.Damaged(
                        meta.id(),
                        LogCheck.problem(broken),
                        path,
                        broken.offset(),
                        broken.sequence(),
                        broken.problem().expected(),
                        broken.problem().got(),
                        index.tree().snapshot().head());
            }
            if (writing && damage == null && check.tail() > 0) {
                segment.file().truncate(check.end());
            }
            segment.zeroedTo(check.tail() > 0 ? check.end() : segment.file().size());
        }
        if (damage == null && index.next() < durable) {
            damage =
                    damaged(meta, Verdict.Problem.SEQUENCE, folder, 0, durable + " records", index.next() + " records");
        }
    }

    private void readRecords(LogMeta meta, Segment segment, SegmentCheck check, PersonalCheck personal)
            throws IOException {
        FrameWalk walk = new FrameWalk(segment.file(), 0, check.end(), meta.seed());
        while (walk.next() < check.end() && walk.step() == FrameWalk.Step.FRAME) {
            if (walk.frame().kind() == Frame.RECORD && !readRecord(meta, segment, walk, personal)) {
                return;
            }
        }
        MerkleHash root = check.root();
        if (root != null && !index.tree().snapshot().root().equals(root)) {
            damage = damaged(
                    meta,
                    Verdict.Problem.TREE,
                    segment.path(),
                    check.end(),
                    "the root " + root,
                    "the root " + index.tree().snapshot().root());
        }
    }

    private boolean readRecord(LogMeta meta, Segment segment, FrameWalk walk, PersonalCheck personal) {
        Frame frame = walk.frame();
        long position = index.next();
        Subject subject;
        try {
            envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
            subject = Subject.parse(envelope.subject(frame.source()));
            String erased = Eraser.erasedBy(envelope, frame.source());
            if (erased != null) {
                personal.erased(erased, position);
                index.addErasure(erased, position);
            }
        } catch (CanonicalFormException | IllegalArgumentException e) {
            damage = damaged(
                    meta,
                    Verdict.Problem.FORM,
                    segment.path(),
                    walk.offset(),
                    "an envelope",
                    String.valueOf(e.getMessage()));
            return false;
        }
        if (envelope.sealed().size() != frame.slots()
                || envelope.subjectSeq() != index.latestHead(subject).sequence() + 1) {
            damage = damaged(
                    meta,
                    Verdict.Problem.TRAIL,
                    segment.path(),
                    walk.offset(),
                    "record " + (index.latestHead(subject).sequence() + 1) + " of its subject with its slots",
                    "record " + envelope.subjectSeq());
            return false;
        }
        for (int slot = 0; slot < frame.slots(); slot++) {
            Envelope.Sealed sealed = envelope.sealed().get(slot);
            PersonalCheck.Wrong wrong = personal.slot(frame, slot, sealed, position, segment.path(), walk.offset());
            if (wrong != null) {
                damage = damaged(meta, wrong);
                return false;
            }
            if (frame.slotFit(slot) != Frame.SlotFit.BLANK) {
                index.addSealed(sealed.holder(), position);
            }
        }
        hasher.leafHash(frame.source(), frame.envelopeOffset(), frame.envelopeLength(), leafHash, 0);
        index.add(subject, walk.offset(), leafHash, 0);
        return true;
    }

    private Verdict.Damaged damaged(
            LogMeta meta, Verdict.Problem problem, Path file, long offset, String expected, String got) {
        return new Verdict.Damaged(
                meta.id(),
                problem,
                file,
                offset,
                index.next(),
                expected,
                got,
                index.tree().snapshot().head());
    }

    private Verdict.Damaged damaged(LogMeta meta, PersonalCheck.Wrong wrong) {
        long sound = wrong.problem() == Verdict.Problem.KEY ? index.next() : wrong.position();
        return new Verdict.Damaged(
                meta.id(),
                wrong.problem(),
                wrong.file(),
                wrong.offset(),
                wrong.position(),
                wrong.expected(),
                wrong.got(),
                index.tree().at(sound).head());
    }

    /** Brings what was recovered to disk, and finishes what was interrupted. */
    private void finish(LogFiles files) throws IOException {
        files.keys().mend();
        Eraser eraser = new Eraser(files, index);
        for (Map.Entry<String, Long> erasure : index.erasures().entrySet()) {
            eraser.erase(erasure.getKey(), erasure.getValue());
        }
        files.settle(index.size(), index.tree().snapshot().root());
    }
}
