package org.linli.audit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
        this.lock = database.sql("SELECT name, seq, id FROM $.subject WHERE name = ANY (?) ORDER BY name FOR UPDATE");
        this.check = database.sql(
                "SELECT s.name, s.seq, r.size FROM (SELECT coalesce(max(position) + 1, 0) AS size FROM $.record) AS r"
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
        refuseIfOfAnotherHistory(read);
        Map<String, Long> found = new HashMap<>();
        long[] size = new long[1];
        database.look("looking whether subjects have moved", connection -> {
            found.clear();
            Rows.query(
                    connection,
                    check,
                    row -> {
                        size[0] = row.getLong(3);
                        String name = row.getString(1);
                        if (name != null) {
                            found.put(name, row.getLong(2));
                        }
                    },
                    Rows.Column.texts(names(read.keySet())));
            return found;
        });
        read.forEach((subject, head) -> {
            if (found.getOrDefault(subject.toString(), 0L) != head.sequence()) {
                throw stale(subject, head);
            }
        });
        return size[0];
    }

    /** Appends; gives the position of the first record. */
    long append(List<Entry> entries, Map<Subject, Head> read, Instant recorded) {
        while (true) {
            refuseIfOfAnotherHistory(read);
            List<DraftRecord> drafts = DraftRecord.of(entries, read, recorded, reader.journal(), codec, ends::leafHash);
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
                        connection -> arrive(connection, drafts, read, watermark));
            } catch (Outdated erasedMeanwhile) {
                continue;
            } catch (Moved moved) {
                throw stale(moved.subject, Objects.requireNonNull(read.get(moved.subject)));
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

    private Arrived arrive(Connection connection, List<DraftRecord> drafts, Map<Subject, Head> read, long watermark)
            throws SQLException {
        Map<Subject, Long> ids = locked(connection, read);
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
    Map<Subject, Long> locked(Connection connection, Map<Subject, Head> read) throws SQLException {
        Map<String, Subject> byName = new TreeMap<>();
        List<String> blank = new ArrayList<>();
        read.keySet().forEach(subject -> byName.put(subject.toString(), subject));
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
                    if (row.getLong(2)
                            == Objects.requireNonNull(read.get(subject)).sequence()) {
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

    /** A head that is no record of the journal, or one of another subject, cannot be where the subject is. */
    private void refuseIfOfAnotherHistory(Map<Subject, Head> read) {
        @Nullable Subject wrong = ends.firstWrong(read);
        if (wrong != null) {
            throw stale(wrong, Objects.requireNonNull(read.get(wrong)));
        }
    }

    private StaleHeadException stale(Subject subject, Head expected) {
        sequencer.catchUp();
        return new StaleHeadException(subject, expected, reader.head(subject));
    }

    private static Collection<String> names(Collection<Subject> subjects) {
        return subjects.stream().map(Subject::toString).sorted().toList();
    }
}
