package org.linli.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.audit.erasure.Erasures;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.SignedNote;
import org.linli.audit.store.Disk;
import org.linli.audit.store.FolderLock;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.OwnerOnly;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentCheck;
import org.linli.audit.store.WholeFile;

/**
 * One take of a backup, beside a writer that goes on.
 *
 * <p>A key is on disk before the record that uses it, and an order to destroy a value before that is done. So the keys are read after the
 * records that are copied, and the orders after the keys; they are written the other way round. In what was archived before only that is
 * destroyed whose orders are kept by then. What is new may lack more, which was destroyed while it was copied: so the orders are read
 * again, and kept, before {@code state} counts it in. Whatever this is interrupted in, what {@code state} counts has its keys, its values
 * and the orders for what is missing.
 */
final class Taking {
    /** A file in the making that takes the place of one that was cut; whatever an earlier take has left of it is deleted. */
    private static final String UNFINISHED = "cut.tmp";

    private final Path log;
    private final LogMeta meta;
    private final Path folder;
    private final Path keys;
    private final Disk disk;
    private final FolderLock lock;
    private final Archive archive;
    private final List<String> leftOut = new ArrayList<>();
    private int segments;
    private long bytes;

    Taking(Path log, LogMeta meta, Path folder, Path keys, Disk disk, FolderLock lock) {
        this.log = log;
        this.meta = meta;
        this.folder = folder;
        this.keys = keys;
        this.disk = disk;
        this.lock = lock;
        this.archive = new Archive(folder, meta, disk);
    }

    LogBackup.Taken run() throws IOException {
        Optional<TreeHead> durable = onDisk();
        LogOpening.Opened opened = opened();
        try {
            LogIndex index = opened.index();
            long known = known(index);
            long size = Math.max(known, index.size());
            force(index, durable.map(TreeHead::size).orElse(0L));
            TreeHead head = index.tree().at(size).head();
            if (!LogMeta.isIn(folder)) {
                meta.write(folder, disk);
            }
            byte[] secrets = secrets();
            StandingOrders orders = orders();
            lock.require();
            orders.keep(keys, disk);
            disk.delete(folder.resolve(UNFINISHED));
            FileCopy.copy(FileCopy.of(secrets), 0, secrets.length, keys.resolve(KeyStore.NAME), disk);
            Arrays.fill(secrets, (byte) 0);
            OwnerOnly.keep(keys.resolve(KeyStore.NAME));
            disk.syncFolder(keys);
            copyRecords(index, known, size, orders);
            copyCheckpoints(index, size);
            orders().keep(keys, disk);
            lock.require();
            archive.finish(head);
            lock.require();
            return new LogBackup.Taken(meta.id(), head, segments, bytes, leftOut);
        } finally {
            opened.files().close();
        }
    }

    /** How much of the log is known to be on disk there; read before the records. */
    private Optional<TreeHead> onDisk() throws IOException {
        return new Archive(log, meta, Disk.REAL).finished();
    }

    /**
     * Brings to disk what was read of the log, whether or not its writer waits for that: what may be lost with the power there, while the
     * backup has it, would make another log of the two.
     */
    private void force(LogIndex index, long durable) throws IOException {
        if (durable < index.size()) {
            List<Path> written = new ArrayList<>();
            for (Part part : index.parts()) {
                if (part.first() >= index.partOf(durable).first()) {
                    written.add(part.segment().path());
                }
            }
            written.add(log.resolve(KeyStore.NAME));
            for (Path each : written) {
                if (Files.exists(each)) {
                    try (FileChannel file = FileChannel.open(each, StandardOpenOption.READ)) {
                        file.force(false);
                    }
                }
            }
            Disk.REAL.syncFolder(log.resolve(Segment.FOLDER));
        }
    }

    private LogOpening.Opened opened() throws IOException {
        LogOpening.Opened opened = LogOpening.forReading(log, Disk.REAL);
        if (opened.damage().isPresent()) {
            opened.files().close();
            throw notTaken(opened.damage().get());
        }
        return opened;
    }

    private static DamagedException notTaken(Verdict.Damaged damage) {
        return new DamagedException(
                damage.explain() + " It is not backed up, for the archive may have what is damaged here.",
                damage,
                null);
    }

    /** The orders that are on record by now. */
    private StandingOrders orders() throws IOException {
        LogOpening.Opened opened = opened();
        try {
            return StandingOrders.in(opened.files(), opened.index());
        } finally {
            opened.files().close();
        }
    }

    /** In memory, since a second file on the way would leave on a disk what is erased later; a log has no more keys than fit there. */
    private byte[] secrets() throws IOException {
        Path from = log.resolve(KeyStore.NAME);
        if (!Files.exists(from)) {
            return new byte[0];
        }
        try (Disk.OpenFile source = disk.openForReading(from)) {
            byte[] all = new byte[Math.toIntExact(source.size())];
            return Arrays.copyOf(all, source.read(all, 0, all.length, 0));
        }
    }

    /** How many records the archive has that need not be copied, once it is clear that what it has is the log's. */
    private long known(LogIndex index) throws IOException {
        Optional<TreeHead> finished = archive.finished();
        // Where nothing says how much was finished, what is there is compared all the same, and then copied anew.
        TreeHead kept = finished.isPresent() ? finished.get() : archive.found();
        TreeHead now = index.tree().at(Math.min(kept.size(), index.size())).head();
        if (!now.equals(kept)) {
            if (now.size() == kept.size() && LogRoots.fit(index::leafHash, kept)) {
                leftOut.add("The files of the tree in " + log
                        + " are not what the records say (INDEX); the records are, and are in the archive. Maybe verify the log, which"
                        + " names what is damaged.");
                return finished.isPresent() ? kept.size() : 0;
            }
            Checkpoint checkpoint = Checkpoint.of(meta.id(), kept);
            CheckpointFit fit = now.size() < kept.size()
                    ? new CheckpointFit.CutBack(checkpoint, now)
                    : new CheckpointFit.Forked(checkpoint, now.root(), 0);
            throw new ForkException("Nothing is copied over the backup in " + folder + ". ", fit);
        }
        return finished.isPresent() ? kept.size() : 0;
    }

    private void copyRecords(LogIndex index, long known, long size, StandingOrders orders) throws IOException {
        Path to = folder.resolve(Segment.FOLDER);
        WholeFile.makeFolders(disk, to);
        // The last record of a take may be an erasure that was being carried out then.
        Erasures since = orders.erasuresFrom(known - 1);
        long cutBefore = CutRecord.before(index);
        Set<Path> copied = new HashSet<>();
        for (Part part : index.parts()) {
            if (part.first() < size) {
                Path file = to.resolve(Segment.name(part.first()));
                copied.add(file);
                if (part.first() < cutBefore
                        && endWithin(index, part, size) == part.segment().end()) {
                    copyCut(index, part, file);
                } else {
                    copy(index, part, known, size, file, since);
                }
            }
        }
        // What a take that failed has left of a log that went on otherwise.
        for (Path each : Segment.list(folder)) {
            if (!copied.contains(each)) {
                disk.delete(each);
            }
        }
        disk.syncFolder(to);
    }

    private void copy(LogIndex index, Part part, long known, long size, Path to, Erasures since) throws IOException {
        long there = Files.exists(to) ? Files.size(to) : 0;
        long begin = endWithin(index, part, known);
        long end = endWithin(index, part, size);
        begin = begin <= there ? begin : 0;
        long written = 0;
        if (begin > 0 && StandingOrders.touch(index, part, since)) {
            written += archive.blank(to, begin, since);
        }
        if (begin < end || there != end) {
            written += FileCopy.copy(part.segment().file()::read, begin, end, to, disk);
        }
        if (written > 0) {
            check(index, part, to, end);
            segments++;
            bytes += written;
        }
    }

    /** Copies a file of which records were cut, or are to be, unless it stands there as it is. What was there stands until then. */
    private void copyCut(LogIndex index, Part part, Path to) throws IOException {
        long end = part.segment().end();
        if (Files.exists(to) && Files.size(to) == end && isAsIn(part, to)) {
            return;
        }
        Path next = folder.resolve(UNFINISHED);
        bytes += FileCopy.copy(part.segment().file()::read, 0, end, next, disk);
        segments++;
        check(index, part, next, end);
        disk.move(next, to);
    }

    private boolean isAsIn(Part part, Path copy) throws IOException {
        byte[] there = new byte[1 << 16];
        byte[] here = new byte[1 << 16];
        long end = part.segment().end();
        try (Disk.OpenFile file = disk.openForReading(copy)) {
            for (long at = 0; at < end; at += there.length) {
                int length = (int) Math.min(there.length, end - at);
                file.read(there, 0, length, at);
                part.segment().file().read(here, 0, length, at);
                if (Arrays.mismatch(there, 0, length, here, 0, length) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where in a file of the log the first so many records end. */
    private static long endWithin(LogIndex index, Part part, long size) {
        if (size <= part.first()) {
            return 0;
        }
        return size < index.size() && index.segmentOf(size) == part.segment()
                ? index.offsetOf(size)
                : part.segment().end();
    }

    /** Looks at every frame of a copy once it is written. */
    private void check(LogIndex index, Part part, Path copy, long end) throws IOException {
        try (Disk.OpenFile file = disk.openForReading(copy)) {
            SegmentCheck check = SegmentCheck.of(
                    file, file.size(), part.first(), 0, false, meta.seed(), (frame, of, next, length, batch) -> true);
            SegmentCheck.Broken broken = check.broken();
            if (broken != null || check.end() != end) {
                long position = broken == null ? check.size() : broken.sequence();
                requireSound(index, position);
                throw new IOException("the copy " + copy + " is not sound at byte "
                        + (broken == null ? check.end() : broken.offset())
                        + ". Maybe verify the log");
            }
        }
    }

    /** Sees to it that a record of the log, of which the copy is not sound, is not damaged itself. */
    private static void requireSound(LogIndex index, long position) {
        try {
            if (position < index.size()) {
                index.anyFrame(position);
            }
        } catch (DamagedException e) {
            throw notTaken(e.damage());
        }
    }

    /** Copies what was signed over records that are archived, with cosignatures that have come since, and what the log contradicts. */
    private void copyCheckpoints(LogIndex index, long size) throws IOException {
        CheckpointFiles from = new CheckpointFiles(log.resolve(CheckpointFiles.FOLDER), Disk.REAL);
        CheckpointFiles to = new CheckpointFiles(folder.resolve(CheckpointFiles.FOLDER), disk);
        Set<Long> there = new HashSet<>(to.sizes());
        for (long each : from.sizes()) {
            if (each <= size) {
                boolean isNew = !there.contains(each);
                Optional<SignedNote> note = from.readIfWhole(each);
                if (note.isEmpty() || !isOf(index, each, note.get())) {
                    leftOut.add(
                            "The file " + from.file(each) + " must be a checkpoint over the first " + each
                                    + " records of the log, and is none: it is not in the archive. Maybe put back a copy of it.");
                } else if (isNew) {
                    to.write(each, note.get());
                } else if (Files.size(from.file(each)) > Files.size(to.file(each))) {
                    to.add(each, note.get());
                }
            }
        }
        Optional<SignedNote> disputed = from.disputedIfWhole();
        if (disputed.isEmpty() && Files.exists(from.disputedFile())) {
            leftOut.add(
                    "The file " + from.disputedFile()
                            + " must be a checkpoint that the log contradicts, and is none: it is not in the archive. Maybe put back a copy of it.");
        } else if (disputed.isPresent() && !disputed.equals(to.disputedIfWhole())) {
            to.writeDisputed(disputed.get());
        }
    }

    private static boolean isOf(LogIndex index, long size, SignedNote note) {
        try {
            TreeHead head = Checkpoint.of(note).head();
            return head.size() == size
                    && (head.equals(index.tree().at(size).head()) || LogRoots.fit(index::leafHash, head));
        } catch (TlogFormatException e) {
            return false;
        }
    }
}
