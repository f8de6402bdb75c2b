package org.linli.audit.postgres;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.erasure.DraftRecord;
import org.linli.trace.Entry;
import org.linli.trace.Head;
import org.linli.trace.StaleHeadException;
import org.linli.trace.Subject;

/**
 * Appends on conditions. Records are written and hashed before anything is locked; then one short transaction locks the rows of all the
 * subjects that were read, in the order of their names, looks whether they are still where they were, and leaves the records to the
 * {@link Sequencer}. It does not wait for the disk: the sequencer's does, and what it brings there comes after.
 */
final class Appender {
    private static final long MAX_LENGTH = 1L << 26;

    private final Database database;
    private final EventCodec codec;
    private final Sequencer sequencer;
    private final RecordReader reader;
    private final PersonalTable personal;
    private final Ends ends;

    private final String begin;
    private final String lock;
    private final String check;
    private final String arrive;
    private final String arriveAndStay;

    Appender(Database database, EventCodec codec, Sequencer sequencer, RecordReader reader, PersonalTable personal) {
        this.database = database;
        this.codec = codec;
        this.sequencer = sequencer;
        this.reader = reader;
        this.personal = personal;
        this.ends = new Ends(database);
        this.begin = database.sql("INSERT INTO $.subject (name) SELECT unnest(?) ON CONFLICT (name) DO NOTHING");
        // Which record that is, and not only how many there are: a server that came back shorter may have others there.
        String last =
                "(SELECT int8send(r.position) || r.leaf FROM $.record AS r WHERE r.subject = s.id AND r.seq = s.seq)";
        this.lock = database.sql("SELECT s.name, s.seq, s.id, " + last
                + " FROM $.subject AS s WHERE s.name = ANY (?) ORDER BY s.name FOR UPDATE");
        this.check = database.sql("SELECT s.name, s.seq, r.size, " + last
                + " FROM (SELECT coalesce(max(position) + 1, 0) AS size FROM $.record) AS r"
                + " LEFT JOIN $.subject AS s ON s.name = ANY (?)");
        // The commit is told not to wait for the disk by the way, which saves a way to the server.
        this.arrive = arrival(", set_config('synchronous_commit', 'off', true) AS later");
        this.arriveAndStay = arrival("");
    }

    private String arrival(String more) {
        return database.sql("WITH next AS (SELECT nextval('$.append_number') AS append" + more + "),"
                + " moved AS (UPDATE $.subject AS s SET seq = m.seq FROM unnest(?, ?) AS m (id, seq) WHERE s.id = m.id)"
                + " INSERT INTO $.arrival (append, ordinal, subject, seq, envelope, leaf)"
                + " SELECT next.append, r.ordinal, r.subject, r.seq, r.envelope, r.leaf FROM next,"
                + " unnest(?, ?, ?, ?) WITH ORDINALITY AS r (subject, seq, envelope, leaf, ordinal)"
                + " RETURNING append");
    }

    /** Tells whoever wrote a draft to write it anew, since a value in it was erased meanwhile. */
    private static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1;

        Outdated() {
            super("A personal value was erased while it was being appended again.", null, false, false);
        }
    }

    /** What has been left to the sequencer. */
    record Arrived(long append, CompletableFuture<Long> position, long subject, long seq) {}

    /** Only looks whether every subject is where it was read, all at one moment; gives the size of the journal then. */
    long check(Map<Subject, Head> read) {
        Map<Subject, byte[]> leaves = leaves(read);
        Map<String, Subject> byName = byName(read);
        SortedSet<String> moved = new TreeSet<>();
        long[] size = new long[1];
        database.look("looking whether subjects have moved", connection -> {
            moved.clear();
            // A subject without a row has no records.
            byName.forEach((name, subject) -> {
                if (!Head.NONE.equals(read.get(subject))) {
                    moved.add(name);
                }
            });
            Rows.query(
                    connection,
                    check,
                    row -> {
                        size[0] = row.getLong(3);
                        String name = row.getString(1);
                        if (name != null) {
                            Subject subject = Objects.requireNonNull(byName.get(name));
                            if (isWhereRead(row, read.get(subject), leaves.get(subject))) {
                                moved.remove(name);
                            } else {
                                moved.add(name);
                            }
                        }
                    },
                    Rows.Column.texts(byName.keySet()));
            return moved;
        });
        if (!moved.isEmpty()) {
            throw stale(Objects.requireNonNull(byName.get(moved.first())), read);
        }
        return size[0];
    }

    /** Appends; gives the position of the first record. */
    long append(List<Entry> entries, Map<Subject, Head> read, Instant recorded) {
        while (true) {
            Map<Subject, byte[]> leaves = leaves(read);
            List<DraftRecord> drafts = DraftRecord.of(
                    entries,
                    read,
                    recorded,
                    reader.journal(),
                    codec,
                    (subject, head, target) ->
                            System.arraycopy(Objects.requireNonNull(leaves.get(subject)), 0, target, 0, target.length));
            refuseTooMuch(drafts);
            long watermark = personal.watermark(drafts);
            if (watermark == PersonalTable.GONE) {
                continue;
            }
            Arrived arrived;
            try {
                arrived = database.transact(
                        "appending",
                        Database.Mode.KEPT,
                        false,
                        connection -> arrive(connection, drafts, read, leaves, watermark));
            } catch (Outdated erasedMeanwhile) {
                continue;
            } catch (Moved moved) {
                throw stale(moved.subject, read);
            }
            long first = sequencer.positionOf(arrived.append, arrived.position, arrived.subject, arrived.seq);
            for (int i = 0; i < drafts.size(); i++) {
                ends.put(drafts.get(i), first + i);
                reader.handOver(drafts.get(i).slots(), first + i, recorded);
            }
            return first;
        }
    }

    /** Which subject has moved; where to can be told only when what moved it has its position. */
    static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Subject subject;

        Moved(Subject subject) {
            super("A subject has moved.", null, false, false);
            this.subject = subject;
        }
    }

    private Arrived arrive(
            Connection connection,
            List<DraftRecord> drafts,
            Map<Subject, Head> read,
            Map<Subject, byte[]> leaves,
            long watermark)
            throws SQLException {
        Map<Subject, Long> ids = locked(connection, read, leaves);
        personal.keep(connection, drafts, ids, watermark, Outdated::new);
        return arrive(connection, arrive, drafts, ids);
    }

    /** Puts records down for the sequencer in a transaction that waits for the disk; their subjects are locked. */
    Arrived arrive(Connection connection, List<DraftRecord> drafts, Map<Subject, Long> ids) throws SQLException {
        return arrive(connection, arriveAndStay, drafts, ids);
    }

    private Arrived arrive(Connection connection, String sql, List<DraftRecord> drafts, Map<Subject, Long> ids)
            throws SQLException {
        Map<Long, Long> moved = new TreeMap<>();
        List<Long> subjects = new ArrayList<>();
        List<Long> sequences = new ArrayList<>();
        List<byte[]> envelopes = new ArrayList<>();
        List<byte[]> leaves = new ArrayList<>();
        for (DraftRecord draft : drafts) {
            Long id = Objects.requireNonNull(ids.get(draft.subject()));
            moved.put(id, draft.sequence());
            subjects.add(id);
            sequences.add(draft.sequence());
            envelopes.add(draft.envelope());
            leaves.add(draft.leafHash());
        }
        long[] append = new long[1];
        Rows.query(
                connection,
                sql,
                row -> append[0] = row.getLong(1),
                Rows.Column.numbers(moved.keySet()),
                Rows.Column.numbers(moved.values()),
                Rows.Column.numbers(subjects),
                Rows.Column.numbers(sequences),
                Rows.Column.bytes(envelopes),
                Rows.Column.bytes(leaves));
        return new Arrived(append[0], sequencer.expect(append[0]), subjects.get(0), sequences.get(0));
    }

    /** Locks the rows of subjects, in the order of their names, and gives their ids, if they are where they were read. */
    Map<Subject, Long> locked(Connection connection, Map<Subject, Head> read, Map<Subject, byte[]> leaves)
            throws SQLException {
        Map<String, Subject> byName = byName(read);
        List<String> blank = new ArrayList<>();
        byName.forEach((name, subject) -> {
            if (Head.NONE.equals(read.get(subject))) {
                blank.add(name);
            }
        });
        if (!blank.isEmpty()) {
            Rows.update(connection, begin, Rows.Column.texts(blank));
        }
        Map<Subject, Long> ids = new HashMap<>();
        Rows.query(
                connection,
                lock,
                row -> {
                    Subject subject = Objects.requireNonNull(byName.get(row.getString(1)));
                    if (isWhereRead(row, read.get(subject), leaves.get(subject))) {
                        ids.put(subject, row.getLong(3));
                    }
                },
                Rows.Column.texts(byName.keySet()));
        for (Subject subject : byName.values()) {
            if (!ids.containsKey(subject)) {
                throw new Moved(subject);
            }
        }
        return ids;
    }

    private void refuseTooMuch(List<DraftRecord> drafts) {
        long length = 0;
        for (DraftRecord draft : drafts) {
            length += draft.envelope().length;
            for (DraftRecord.Slot slot : draft.slots()) {
                length += slot.seal() == null ? 0 : slot.seal().length();
            }
        }
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("An append must have at most " + MAX_LENGTH + " bytes and has " + length
                    + " in " + drafts.size() + " entries. Maybe append in several sittings.");
        }
    }

    /** Whether a row has a subject as it was read: as many records, and the last of them the same one at the same position. */
    private static boolean isWhereRead(ResultSet row, @Nullable Head head, byte @Nullable [] leaf) throws SQLException {
        if (head == null || row.getLong(2) != head.sequence()) {
            return false;
        }
        byte[] last = row.getBytes(4);
        if (leaf == null || last == null) {
            return leaf == last;
        }
        return last.length == Long.BYTES + leaf.length
                && ByteBuffer.wrap(last).getLong() == head.position()
                && Arrays.equals(last, Long.BYTES, last.length, leaf, 0, leaf.length);
    }

    /** A head that is no record of the journal, or one of another subject, cannot be where the subject is. */
    private Map<Subject, byte[]> leaves(Map<Subject, Head> read) {
        Map<Subject, byte[]> leaves = ends.leaves(read);
        byName(read).forEach((name, subject) -> {
            if (!Head.NONE.equals(read.get(subject)) && !leaves.containsKey(subject)) {
                throw stale(subject, read);
            }
        });
        return leaves;
    }

    private StaleHeadException stale(Subject subject, Map<Subject, Head> read) {
        ends.forget(read.keySet());
        sequencer.catchUp();
        return new StaleHeadException(subject, Objects.requireNonNull(read.get(subject)), reader.head(subject));
    }

    /** In the order of their names. */
    private static Map<String, Subject> byName(Map<Subject, Head> read) {
        Map<String, Subject> byName = new TreeMap<>();
        read.keySet().forEach(subject -> byName.put(subject.toString(), subject));
        return byName;
    }
}
