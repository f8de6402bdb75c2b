package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.erasure.Erasures;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeSnapshot;
import org.linli.audit.store.Disk;
import org.linli.audit.store.FileTrouble;
import org.linli.audit.store.Frame;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Tombstone;
import org.linli.basics.ActorId;
import org.linli.privacy.ProcessingFact;
import org.linli.trace.Act;
import org.linli.trace.Digest;
import org.linli.trace.Direction;
import org.linli.trace.Durability;
import org.linli.trace.Entry;
import org.linli.trace.EntryCheck;
import org.linli.trace.Erasure;
import org.linli.trace.FactCatalog;
import org.linli.trace.FactFamily;
import org.linli.trace.Head;
import org.linli.trace.KeptUnder;
import org.linli.trace.Mark;
import org.linli.trace.Receipt;
import org.linli.trace.Restriction;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.trace.TraceStoreException;

/**
 * A journal on files that can be proved and checked: an append is on disk when its receipt is given, the facts hang together in a tree
 * of hashes, and {@link #verify()} says whether all of it is as it was written. Safe for use by several threads.
 *
 * <pre>{@code
 * try (TraceLog log = TraceLog.open(folder, FactCatalog.load(), Clock.systemUTC())) {
 *     Community community = Community.open(log, Clock.systemUTC(), IdSource.random());
 *     …
 *     Verdict verdict = log.verify();
 * }
 * }</pre>
 *
 * <p>One log has one writer; any number of processes may open it for reading. What it promises, and what it does not, stands in
 * {@code docs/audit.md}.
 */
public final class TraceLog implements ProvableLog, AutoCloseable {
    private static final System.Logger MADE_ANEW = System.getLogger(TraceLog.class.getName());

    private final LogFiles files;
    private final LogIndex index;
    private final LogReader reader;
    private final Optional<Verdict.Damaged> damage;
    private final @Nullable LogWriter writer;
    private final LogWriting writing;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Growth growth;

    /**
     * How a log is kept.
     *
     * @param segmentBytes how large a file of records grows before the next one is begun, 1 to 1,073,741,824; 64 MiB unless said
     *     otherwise
     * @param durability {@link Durability#DURABLE}: a receipt is given when the records are on disk; {@link Durability#GROUP}: when they
     *     are handed to the operating system, and they are on disk within {@code maxDelay}; {@link Durability#RELAXED}: when they are
     *     handed to the operating system, so that the last moments are lost if the machine loses power
     * @param maxDelay how long a record may wait for its sync with {@link Durability#GROUP}, from 1 microsecond to 1 minute
     * @param networkFileSystems whether a folder on a network file system is taken; what is promised holds there only as far as that
     *     file system keeps locks and syncs
     */
    public record Settings(long segmentBytes, Durability durability, Duration maxDelay, boolean networkFileSystems) {
        /** Files of 64 MiB, durable, on a disk of this machine. */
        public static final Settings DEFAULT =
                new Settings(64L << 20, Durability.DURABLE, Duration.ofMillis(10), false);

        /** Checks the ranges. */
        public Settings {
            Objects.requireNonNull(durability, "durability");
            Objects.requireNonNull(maxDelay, "maxDelay");
            if (segmentBytes < 1 || segmentBytes > 1L << 30) {
                throw new IllegalArgumentException("The size of a segment (" + segmentBytes
                        + " bytes) must be 1 to 1,073,741,824 bytes. Maybe leave it at 64 MiB.");
            }
            if (durability == Durability.MEMORY) {
                throw new IllegalArgumentException(
                        "The durability (" + durability + ") of a log on files must be DURABLE, GROUP or RELAXED.");
            }
            if (maxDelay.compareTo(Duration.ofNanos(1_000)) < 0 || maxDelay.compareTo(Duration.ofMinutes(1)) > 0) {
                throw new IllegalArgumentException(
                        "The delay (" + maxDelay + ") of a sync must be 1 microsecond to 1 minute.");
            }
        }

        /**
         * The same with another size of files.
         *
         * @param bytes how large a file of records grows
         * @return settings
         */
        public Settings withSegmentBytes(long bytes) {
            return new Settings(bytes, durability, maxDelay, networkFileSystems);
        }

        /**
         * The same with another durability.
         *
         * @param promised what receipts promise
         * @return settings
         */
        public Settings withDurability(Durability promised) {
            return new Settings(segmentBytes, promised, maxDelay, networkFileSystems);
        }

        /**
         * The same with {@link Durability#GROUP}: many appends share a sync, and none waits for it.
         *
         * @param delay how long after its receipt a record may be on disk at the latest
         * @return settings
         */
        public Settings withGroup(Duration delay) {
            return new Settings(segmentBytes, Durability.GROUP, delay, networkFileSystems);
        }

        /**
         * The same with network file systems taken or not.
         *
         * @param taken whether they are
         * @return settings
         */
        public Settings withNetworkFileSystems(boolean taken) {
            return new Settings(segmentBytes, durability, maxDelay, taken);
        }
    }

    private TraceLog(LogOpening.Opened opened, EventCodec codec, Clock clock) {
        this.files = opened.files();
        this.index = opened.index();
        this.damage = opened.damage();
        this.growth = new Growth(index, closed);
        this.reader = new LogReader(files.meta().id(), index, codec, files);
        Draft.Maker maker = new Draft.Maker(files.meta().id(), index, codec, files.keys());
        this.writer = files.isForWriting() ? new LogWriter(files, index, growth::wake) : null;
        this.writing = new LogWriting(files, index, reader, maker, clock, writer);
    }

    /**
     * Opens a log for writing on the system's clock, and makes one if the folder is empty or not there.
     *
     * @param folder the folder of the log
     * @param catalog the facts that are known
     * @return the log
     * @throws TraceStoreException if it is open for writing elsewhere, is damaged, or its files cannot be used; the message says who,
     *     where or which
     * @throws IllegalArgumentException if a fact in the catalog cannot be written
     */
    public static TraceLog open(Path folder, FactCatalog catalog) {
        return open(folder, catalog, Clock.systemUTC());
    }

    /**
     * Opens a log for writing, and makes one if the folder is empty or not there.
     *
     * @param folder the folder of the log
     * @param catalog the facts that are known
     * @param clock tells when events are recorded
     * @return the log
     * @throws TraceStoreException if it is open for writing elsewhere, is damaged, or its files cannot be used; the message says who,
     *     where or which
     * @throws IllegalArgumentException if a fact in the catalog cannot be written
     */
    public static TraceLog open(Path folder, FactCatalog catalog, Clock clock) {
        return open(folder, catalog, clock, Settings.DEFAULT);
    }

    /**
     * Opens a log for writing with settings, and makes one if the folder is empty or not there.
     *
     * @param folder the folder of the log
     * @param catalog the facts that are known
     * @param clock tells when events are recorded
     * @param settings how it is kept
     * @return the log
     * @throws TraceStoreException if it is open for writing elsewhere, is damaged, or its files cannot be used; the message says who,
     *     where or which
     * @throws IllegalArgumentException if a fact in the catalog cannot be written
     */
    public static TraceLog open(Path folder, FactCatalog catalog, Clock clock, Settings settings) {
        return open(folder, catalog, clock, settings, Disk.REAL);
    }

    static TraceLog open(Path folder, FactCatalog catalog, Clock clock, Settings settings, Disk disk) {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(settings, "settings");
        EventCodec codec = EventCodec.of(catalog);
        try {
            return new TraceLog(LogOpening.forWriting(folder, settings, disk), codec, clock);
        } catch (IOException e) {
            throw notOpened(folder, e);
        }
    }

    /**
     * Opens a log for reading: what of it is sound as of now. Somebody else may have it open for writing; what they append later is not
     * seen. A damaged log is opened up to the damage, which {@link #verify()} names.
     *
     * @param folder the folder of the log, or of a copy of it
     * @param catalog the facts that are known
     * @return the log; what would write to it throws {@link TraceStoreException}
     * @throws TraceStoreException if there is no log, or its files cannot be read
     * @throws IllegalArgumentException if a fact in the catalog cannot be written
     */
    public static TraceLog openForReading(Path folder, FactCatalog catalog) {
        Objects.requireNonNull(folder, "folder");
        EventCodec codec = EventCodec.of(catalog);
        try {
            return new TraceLog(LogOpening.forReading(folder, Disk.REAL), codec, Clock.systemUTC());
        } catch (IOException e) {
            throw notOpened(folder, e);
        }
    }

    /** Opens what was copied from a backup, whatever erasures are still to be carried out on it. */
    static TraceLog restoring(Path folder, Erasures erased, long cut, Disk disk) throws IOException {
        // What is declared about processings says whether a cut that is to be made again may take what it takes.
        FactFamily declarations = FactFamily.of("processing", ProcessingFact.class);
        EventCodec codec = EventCodec.of(FactCatalog.of(List.of(declarations)));
        return new TraceLog(LogOpening.forRestoring(folder, erased, cut, disk), codec, Clock.systemUTC());
    }

    /**
     * Whether a folder holds a log, sound or not.
     *
     * @param folder any path, which need not be there
     * @return whether there is one to be opened, or verified
     */
    public static boolean isIn(Path folder) {
        return LogMeta.isIn(folder);
    }

    private static TraceStoreException notOpened(Path folder, IOException cause) {
        return new TraceStoreException("The log in " + folder + " cannot be opened: " + FileTrouble.in(cause), cause);
    }

    /**
     * Checks a whole log on disk, whoever has it open, needing nothing but its folder: see {@link #verify()}.
     *
     * @param folder the folder of the log, or of a copy of it
     * @return sound, or the first thing that is not
     */
    public static Verdict verify(Path folder) {
        return FolderCheck.of(folder, Patience.USUAL, true);
    }

    /**
     * Checks a whole log on disk for somebody who must not see its keys: see {@link #verify(Path)}. Everything is checked but whether each
     * personal value has its key and is the one that was committed to, and the file of keys itself. {@link #verify(Path)} does the same
     * where that file is there and may not be read, and the verdict says so.
     *
     * @param folder the folder of the log, or of a copy of it without keys
     * @return sound, or the first thing that is not
     */
    public static Verdict verifyWithoutKeys(Path folder) {
        return FolderCheck.of(folder, Patience.USUAL, false);
    }

    @Override
    public String id() {
        return files.meta().id();
    }

    @Override
    public Durability durability() {
        return files.durability();
    }

    @Override
    public long size() {
        return index.size();
    }

    /** The mark of a trace log has the root of the tree (RFC 9162) of the first so many records. */
    @Override
    public Mark mark(long size) {
        long known = index.size();
        if (size < 0 || size > known) {
            throw new IllegalArgumentException("The size (" + size + ") of a mark must lie between 0 and the size ("
                    + known + ") of log " + id() + ".");
        }
        return new Mark(
                id(), size, Optional.of(Digest.of(index.tree().at(size).root().toBytes())));
    }

    @Override
    public TreeSnapshot tree(long size) {
        long known = index.size();
        if (size < 0 || size > known) {
            throw new IllegalArgumentException("The size (" + size + ") of a tree must lie between 0 and the size ("
                    + known + ") of log " + id() + ".");
        }
        return index.tree().at(size);
    }

    @Override
    public byte[] entry(long position) {
        requirePosition(position);
        Frame frame = reader.frame(position);
        int from = frame.envelopeOffset();
        return Arrays.copyOfRange(frame.source(), from, from + frame.envelopeLength());
    }

    /** The leaf hash of a record, also of one that was cut. */
    MerkleHash leaf(long position) {
        byte[] hash = new byte[MerkleHash.BYTES];
        index.leafHash(position, hash);
        return MerkleHash.of(hash, 0);
    }

    private void requirePosition(long position) {
        if (position < 0 || position >= index.size()) {
            throw new IllegalArgumentException("The position (" + position + ") of a record must lie below the size ("
                    + index.size() + ") of log " + id() + ".");
        }
        refuseIfClosed();
    }

    @Override
    public long sync() {
        return writing.sync();
    }

    @Override
    public MerkleHash leafHash(long position) {
        requirePosition(position);
        byte[] hash = new byte[MerkleHash.BYTES];
        index.leafHash(position, hash);
        return MerkleHash.of(hash, 0);
    }

    @Override
    public boolean isCut(long position) {
        requirePosition(position);
        return Tombstone.is(index.anyFrame(position));
    }

    Path folder() {
        return files.folder();
    }

    @Override
    public Receipt append(List<Entry> entries, Map<Subject, Head> read) {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(read, "read");
        List<Entry> checked = EntryCheck.checked(entries, read);
        if (checked.isEmpty()) {
            long size = writing.requireHeads(read);
            refuseIfClosed();
            return new Receipt(id(), size, 0, durability());
        }
        return writing.append(checked, read);
    }

    /** For tests that look at frames. */
    LogReader reader() {
        return reader;
    }

    private void refuseIfClosed() {
        if (closed.get()) {
            throw new TraceStoreException("The log in " + files.folder() + " must be open, and is closed.");
        }
    }

    @Override
    public Iterable<TraceEvent> trail(Subject subject, Direction direction) {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(direction, "direction");
        return () -> {
            refuseIfClosed();
            return new Trail(subject, index, reader, direction == Direction.FORWARD);
        };
    }

    @Override
    public Slice read(Selection selection, long from, int max) {
        Objects.requireNonNull(selection, "selection");
        if (from < 0 || max < 1) {
            throw new IllegalArgumentException("The position (" + from
                    + ") to read from must not be negative and the maximum (" + max + ") at least 1.");
        }
        refuseIfClosed();
        return reader.slice(selection, from, max);
    }

    @Override
    public List<KeptUnder> kept(ActorId holder) {
        Objects.requireNonNull(holder, "holder");
        refuseIfClosed();
        return reader.kept(holder.value());
    }

    @Override
    public long awaitBeyond(long size, Duration patience) throws InterruptedException {
        if (size < 0) {
            throw new IllegalArgumentException("The size (" + size + ") to wait beyond must not be negative.");
        }
        Objects.requireNonNull(patience, "patience");
        return growth.await(size, patience);
    }

    @Override
    public Erasure.Outcome erase(Erasure erasure) {
        Objects.requireNonNull(erasure, "erasure");
        return writing.erase(erasure);
    }

    @Override
    public Receipt restrict(Restriction restriction) {
        Objects.requireNonNull(restriction, "restriction");
        return writing.restrict(restriction);
    }

    /**
     * Deletes the oldest records, all but their hashes: of each its leaf hash stays, the name of its subject (digested) and its number in
     * the trail, so that every checkpoint and proof goes on being right, and no subject can begin anew. The fact {@code trace.cut} says who
     * ordered it and why. Orders to erase, to restrict and to cut are kept.
     *
     * <p>Nothing is cut if anything in it has to stay: a value that a duty or a declared law wants kept, a subject that goes on later
     * without having carried itself forward, or one that is not over. Declarations of processings stay whole. Afterwards {@link #read}
     * passes over what was cut; {@link #entry} and {@link #trail} throw {@link RecordCutException} when they come to it.
     *
     * <p>A second try under the same act id does no more, and finishes what the first may have left. Killed in between, the cut is
     * finished when the log is opened for writing, or was never begun. Others append meanwhile: what they wait for is one look at what
     * has just come in, and then, one at a time, the segments that are cut. Cost: O(records that are cut, trails that go on after them,
     * and records with values); memory does not grow with them.
     *
     * @param order what to cut
     * @param isOver whether a subject whose last record would be cut is over, and needed by nobody: asked once for each, on the caller's
     *     thread; of a kind that is folded, for example {@code kind.isClosed(state)}
     * @return done, or what stands in the way
     * @throws IllegalArgumentException if the act's id already stands for something else; nothing is cut
     * @throws TraceStoreException if the store failed, or a record that would be cut is damaged
     */
    public CutOutcome cut(Cut order, Predicate<Subject> isOver) {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(isOver, "isOver");
        return cutter().cut(order, isOver);
    }

    /** Cuts what a copy still has of the records that were cut elsewhere; gives what stands in the way. */
    List<String> cutAgain(Act act, TraceFact.Cut done) {
        return cutter().cutAgain(act, done);
    }

    /** Destroys the keys in a copy under which no record has a value. */
    void keepUsedKeys() {
        cutter().keepUsedKeys();
    }

    private Cutter cutter() {
        return writing.cutter();
    }

    /** Makes the files of the tree anew where they are not what the records say; gives whether any was that could be. */
    boolean mendTree() {
        if (writer == null) {
            return false;
        }
        try {
            Set<Path> other = index.tree().mend(files.folder(), index::leafHash, files.disk());
            other.forEach(each -> MADE_ANEW.log(
                    System.Logger.Level.WARNING,
                    "The file {0} was not what the records say (INDEX), and was made anew. No record is touched by it.",
                    each));
            return !other.isEmpty();
        } catch (IOException e) {
            throw new TraceStoreException(
                    "The files of the tree of log " + id() + " could not be made anew (" + FileTrouble.in(e)
                            + "). Maybe see to the disk.",
                    e);
        }
    }

    /** The position before which records were cut, or are about to be; 0 if none were. */
    long cutBefore() {
        return CutRecord.before(index);
    }

    /**
     * Reads the whole log again from disk and checks it: frames and checksums, canonical form, positions, the trail of each subject, the
     * root of the tree at the end of each batch and in the file of state, the commitment to each personal value that is not erased, and
     * that nothing of an erased holder is left. On a log that is open for writing it covers what was there when it was called.
     *
     * <p>It finds whatever has changed by accident, and whatever was changed by somebody who did not compute everything anew from there
     * on. Against somebody who did, compare {@link #mark} with one that was kept elsewhere.
     *
     * <p>Cost: O(size); memory for the heads of all subjects.
     *
     * @return sound, or the first thing that is not
     */
    @Override
    public Verdict verify() {
        return writer == null ? FolderCheck.of(files.folder(), Patience.USUAL, true) : LogCheck.of(files, index);
    }

    /**
     * Where a log that was opened for reading was found damaged.
     *
     * @return the damage up to which it can be read; nothing if there is none, or only one that {@link #verify()} finds
     */
    public Optional<Verdict.Damaged> damage() {
        return damage;
    }

    /**
     * Brings everything to disk and lets go of the folder. What queues before is still done. Closing twice does no harm.
     *
     * @throws TraceStoreException if something could not be brought to disk or closed; what receipts of a durable log have
     *     acknowledged is on disk all the same
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (writer != null) {
            writer.stop();
        }
        growth.wakeAll();
        try {
            files.close();
        } catch (IOException e) {
            throw new TraceStoreException("The files of the log in " + files.folder() + " could not be closed.", e);
        }
        TraceStoreException unsettled = writer == null ? null : writer.unsettled();
        if (unsettled != null) {
            throw unsettled;
        }
    }

    /** The folder and the id, nothing of the content. */
    @Override
    public String toString() {
        return "log " + id() + " in " + files.folder();
    }
}
