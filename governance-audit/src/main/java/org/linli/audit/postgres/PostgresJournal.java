package org.linli.audit.postgres;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.linli.audit.ProvableLog;
import org.linli.audit.Verdict;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.merkle.TreeSnapshot;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;
import org.linli.trace.Digest;
import org.linli.trace.Direction;
import org.linli.trace.Durability;
import org.linli.trace.Entry;
import org.linli.trace.EntryCheck;
import org.linli.trace.Erasure;
import org.linli.trace.FactCatalog;
import org.linli.trace.Head;
import org.linli.trace.IdSource;
import org.linli.trace.Journal;
import org.linli.trace.KeptUnder;
import org.linli.trace.Mark;
import org.linli.trace.Receipt;
import org.linli.trace.Restriction;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;

/**
 * A journal in PostgreSQL (13 or later), for several nodes that write at once: each opens it over its own {@link DataSource}, all of them
 * see one order, and the conditions of their appends hold between them. Its records and its tree are those of a
 * {@link org.linli.audit.TraceLog} with the same entries, byte for byte. Safe for use by several threads.
 *
 * <pre>{@code
 * PostgresJournal journal = PostgresJournal.open(pool, FactCatalog.load());
 * Community community = Community.open(journal, Clock.systemUTC(), IdSource.random());
 * }</pre>
 *
 * <p>The data source should pool its connections, as every call takes one and gives it back; none is kept, and none is asked for while
 * another is held. Serialization failures and deadlocks are tried again here. If the server goes away while something is appended, the
 * outcome is unknown, and the act may be repeated under its id; the journal itself needs not be opened again.
 *
 * <p>What it promises, and what PostgreSQL keeps of what was erased, stands in {@code docs/guide/postgresql.md}.
 */
public final class PostgresJournal implements ProvableLog, AutoCloseable {
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);
    private static final long FIRST_GLANCE = 1_000_000;
    private static final long LAST_GLANCE = 50_000_000;

    private final Tables.Found found;
    private final Database database;
    private final Clock clock;
    private final TreeTable tree;
    private final RecordReader reader;
    private final Sequencer sequencer;
    private final Appender appender;
    private final Erasing erasing;
    private final AtomicBoolean closed = new AtomicBoolean();

    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition grown = waiting.newCondition();

    /**
     * Where in the database a journal is kept.
     *
     * @param schema the schema that holds its tables and nothing else: 1 to 63 of {@code a–z}, {@code 0–9} and {@code _}, not beginning
     *     with a digit or {@code pg_}
     */
    public record Settings(String schema) {
        private static final Pattern NAME = Pattern.compile("(?!pg_)[a-z_][a-z0-9_]{0,62}");

        /** The schema {@code linli}. */
        public static final Settings DEFAULT = new Settings("linli");

        /** Checks the name. */
        public Settings {
            Objects.requireNonNull(schema, "schema");
            if (!NAME.matcher(schema).matches()) {
                throw new IllegalArgumentException("The schema (" + schema
                        + ") of a journal must have 1 to 63 of a-z, 0-9 and _, and not begin with a digit or pg_."
                        + " Maybe linli.");
            }
        }

        /**
         * The same in another schema.
         *
         * @param name the name of the schema
         * @return settings
         * @throws IllegalArgumentException if it is no such name
         */
        public Settings withSchema(String name) {
            return new Settings(name);
        }
    }

    private PostgresJournal(Database database, Tables.Found found, EventCodec codec, Clock clock) {
        this.database = database;
        this.found = found;
        this.clock = clock;
        this.tree = new TreeTable(database);
        PersonalTable personal = new PersonalTable(database);
        this.reader = new RecordReader(found.id(), database, codec, personal, this::refuseIfClosed);
        database.keeps(found.synchronousCommit());
        this.sequencer = new Sequencer(database, tree, found.sequencerLock(), this::wake);
        this.appender = new Appender(database, codec, sequencer, reader, personal);
        this.erasing = new Erasing(database, codec, sequencer, appender, personal, reader);
    }

    /**
     * Opens a journal in the schema {@code linli} on the system's clock, and makes its tables if there are none.
     *
     * @param source gives connections to a PostgreSQL; remains the caller's
     * @param catalog the facts that are known
     * @return the journal
     * @throws TraceStoreException if the server cannot be reached, or the tables are of another version; the message says what to do
     * @throws IllegalArgumentException if a fact in the catalog cannot be written
     */
    public static PostgresJournal open(DataSource source, FactCatalog catalog) {
        return open(source, catalog, Clock.systemUTC(), Settings.DEFAULT);
    }

    /**
     * Opens a journal with settings, and makes its tables if there are none. Of several nodes that come at once, one makes them.
     *
     * @param source gives connections to a PostgreSQL; remains the caller's
     * @param catalog the facts that are known
     * @param clock tells when events are recorded
     * @param settings where it is kept
     * @return the journal
     * @throws TraceStoreException if the server cannot be reached, or the tables are of another version; the message says what to do
     * @throws IllegalArgumentException if a fact in the catalog cannot be written
     */
    public static PostgresJournal open(DataSource source, FactCatalog catalog, Clock clock, Settings settings) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(clock, "clock");
        EventCodec codec = EventCodec.of(catalog);
        Database database = new Database(
                source, Objects.requireNonNull(settings, "settings").schema());
        Tables.Found found = Tables.open(database, IdSource.random().next());
        PostgresJournal journal = new PostgresJournal(database, found, codec, clock);
        journal.sequencer.catchUp();
        return journal;
    }

    /**
     * What a host puts down in transactions of its own, to be carried into this journal.
     *
     * @return the outbox beside this journal
     */
    public Outbox outbox() {
        return new Outbox(database);
    }

    @Override
    public String id() {
        return found.id();
    }

    /** Durable, unless the server was set not to wait for its disk ({@code fsync}, {@code synchronous_commit}) when this was opened. */
    @Override
    public Durability durability() {
        return found.durability();
    }

    @Override
    public long size() {
        refuseIfClosed();
        return reader.size();
    }

    /** The mark has the root of the tree (RFC 9162) of the first so many records. */
    @Override
    public Mark mark(long size) {
        refuseUnknown(size);
        byte[] root = database.look(
                "reading the tree",
                connection -> tree.edge(connection, size).root().toBytes());
        return new Mark(id(), size, Optional.of(Digest.of(root)));
    }

    /** The tree of the first so many records, for proofs of inclusion and consistency. Nodes are read when they are asked for. */
    @Override
    public TreeSnapshot tree(long size) {
        refuseUnknown(size);
        return tree.whole(size);
    }

    private void refuseUnknown(long size) {
        long known = size();
        if (size < 0 || size > known) {
            throw new IllegalArgumentException("The size (" + size + ") of a mark must lie between 0 and the size ("
                    + known + ") of journal " + id() + ".");
        }
    }

    @Override
    public byte[] entry(long position) {
        refuseIfClosed();
        byte[] envelope = reader.envelope(position);
        if (envelope == null) {
            throw new IllegalArgumentException("The position (" + position + ") of a record must be below the size ("
                    + size() + ") of journal " + id() + ".");
        }
        return envelope;
    }

    /**
     * Brings to disk what has positions, whichever node has appended it and whatever its sessions wait for: the server writes its log in
     * order, so that one commit that waits for the disk waits for all before it.
     *
     * @return how many records are on disk
     * @throws TraceStoreException if the server does not wait for its disk at all ({@code fsync} is off), so that a checkpoint could
     *     outlive what it is over
     */
    @Override
    public long sync() {
        refuseIfClosed();
        return database.transact("bringing the journal to disk", Database.Mode.KEPT_AT_ONCE, true, connection -> {
            if (!Tables.setting(connection, "fsync").equals("on")) {
                throw new TraceStoreException("The server of journal " + id()
                        + " must bring to disk what it commits before anything is signed. Maybe turn on fsync.");
            }
            long size = reader.size(connection);
            // A transaction that has written nothing waits for nothing.
            Rows.query(connection, "SELECT pg_logical_emit_message(true, 'linli', '')", row -> {});
            return size;
        });
    }

    /**
     * Checks all tables of the journal, needing none of the classes of the facts: {@code record} (places, form, hashes, trails), {@code
     * node}, and with them {@code sealed}, {@code key} and {@code erasure}. What is appended or erased meanwhile does no harm. The file of a
     * finding is the table, and its place the position.
     *
     * <p>Cost: O(size), in blocks of 1,000 records; memory for the heads of all subjects.
     */
    @Override
    public Verdict verify() {
        refuseIfClosed();
        return new TableCheck(database, tree, id()).run();
    }

    /**
     * Checks the tables of a journal without opening it: see {@link #verify()}. Nothing is written, so that a role that may read the
     * tables is enough.
     *
     * @param source gives connections to a PostgreSQL; remains the caller's
     * @param settings where it is kept
     * @return sound, or the first thing that is not; without an id if there is no journal
     * @throws TraceStoreException if the server cannot be reached, or the tables are of another version
     */
    public static Verdict verify(DataSource source, Settings settings) {
        Database database = new Database(Objects.requireNonNull(source, "source"), settings.schema());
        Optional<String> id = Tables.idIn(database);
        if (id.isEmpty()) {
            return new Verdict.Damaged(
                    "",
                    Verdict.Problem.FILE,
                    Path.of(settings.schema()),
                    -1,
                    -1,
                    "the tables of a journal",
                    "the schema has no table journal. Maybe another schema was meant.",
                    TreeHead.EMPTY);
        }
        return new TableCheck(database, new TreeTable(database), id.get()).run();
    }

    @Override
    public Receipt append(List<Entry> entries, Map<Subject, Head> read) {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(read, "read");
        refuseIfClosed();
        List<Entry> checked = EntryCheck.checked(entries, read);
        read.values().forEach(head -> Objects.requireNonNull(head, "a head among those read"));
        Map<Subject, Head> kept = Map.copyOf(read);
        long first = checked.isEmpty() ? appender.check(kept) : appender.append(checked, kept, now());
        return new Receipt(id(), first, checked.size(), durability());
    }

    private Instant now() {
        return Microseconds.cut(clock.instant());
    }

    private void refuseIfClosed() {
        if (closed.get()) {
            throw new TraceStoreException("The journal " + id() + " must be open, and is closed. Maybe open it again.");
        }
    }

    @Override
    public Iterable<TraceEvent> trail(Subject subject, Direction direction) {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(direction, "direction");
        return () -> {
            refuseIfClosed();
            return reader.trail(subject, direction);
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

    /** Looks every millisecond at first and every 50 later, and at once when something is appended through this object. */
    @Override
    public long awaitBeyond(long size, Duration patience) throws InterruptedException {
        if (size < 0) {
            throw new IllegalArgumentException("The size (" + size + ") to wait beyond must not be negative.");
        }
        Objects.requireNonNull(patience, "patience");
        long left = patience.isNegative() ? 0 : patience.compareTo(FOREVER) < 0 ? patience.toNanos() : Long.MAX_VALUE;
        long start = System.nanoTime();
        long glance = FIRST_GLANCE;
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The wait for more events was interrupted.");
            }
            long known = size();
            long waited = System.nanoTime() - start;
            if (known > size || waited >= left) {
                return known;
            }
            if (glance == LAST_GLANCE) {
                // Nobody may be there any more for what a node that was killed has left without positions.
                sequencer.catchUp();
            }
            waiting.lockInterruptibly();
            try {
                grown.awaitNanos(Math.min(glance, left - waited));
            } finally {
                waiting.unlock();
            }
            glance = Math.min(LAST_GLANCE, 2 * glance);
        }
    }

    private void wake() {
        waiting.lock();
        try {
            grown.signalAll();
        } finally {
            waiting.unlock();
        }
    }

    /**
     * Erases as {@link Journal#erase} says, in one transaction, and then has PostgreSQL write its table of keys anew, so that no dead row
     * is left in its file. If that cannot be done within ten seconds, since others have the table locked, it throws; the next try under
     * the same act finishes it.
     */
    @Override
    public Erasure.Outcome erase(Erasure erasure) {
        Objects.requireNonNull(erasure, "erasure");
        refuseIfClosed();
        Erasing.Done done = erasing.erase(erasure, now());
        return new Erasure.Outcome(new Receipt(id(), done.position(), 1, durability()), done.values());
    }

    @Override
    public Receipt restrict(Restriction restriction) {
        Objects.requireNonNull(restriction, "restriction");
        refuseIfClosed();
        Erasing.Done done = erasing.restrict(restriction, now());
        return new Receipt(id(), done.position(), 1, durability());
    }

    @Override
    public List<KeptUnder> kept(ActorId holder) {
        Objects.requireNonNull(holder, "holder");
        refuseIfClosed();
        return reader.kept(holder.value());
    }

    /** Takes no more calls. Connections and tables are the host's and stay as they are. Closing twice does no harm. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            wake();
        }
    }

    /** The schema and the id, nothing of the content. */
    @Override
    public String toString() {
        return "journal " + id() + " in the schema " + database.schema();
    }
}
