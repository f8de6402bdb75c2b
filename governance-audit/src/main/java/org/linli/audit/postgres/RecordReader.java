package org.linli.audit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.codec.Unsealer;
import org.linli.audit.erasure.DraftRecord;
import org.linli.trace.Direction;
import org.linli.trace.Fact;
import org.linli.trace.Head;
import org.linli.trace.KeptUnder;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;

/** Reads what has a position. Safe for use by several threads. */
final class RecordReader implements Unsealer {
    private static final int FEW = 64;
    private static final int MANY = 1_024;

    private final String journal;
    private final Database database;
    private final EventCodec codec;
    private final PersonalTable personal;
    private final Runnable guard;
    private final String some;
    private final String ofSubjects;
    private final String forward;
    private final String backward;

    /** A guard throws when personal values may not be looked up any more. */
    RecordReader(String journal, Database database, EventCodec codec, PersonalTable personal, Runnable guard) {
        this.journal = journal;
        this.database = database;
        this.codec = codec;
        this.personal = personal;
        this.guard = guard;
        this.some =
                database.sql("SELECT position, envelope FROM $.record WHERE position >= ? ORDER BY position LIMIT ?");
        this.ofSubjects = database.sql("SELECT position, envelope FROM $.record WHERE position >= ? AND position < ?"
                + " AND subject IN (SELECT id FROM $.subject WHERE name = ANY (?)) ORDER BY position LIMIT ?");
        String trail = "SELECT r.position, r.envelope, r.seq, s.last FROM (SELECT id,"
                + " (SELECT max(seq) FROM $.record WHERE subject = id) AS last FROM $.subject WHERE name = ? OFFSET 0) AS s"
                + " JOIN $.record AS r ON r.subject = s.id"
                + " WHERE r.seq > ? AND r.seq <= ? ORDER BY r.seq ";
        this.forward = database.sql(trail + "LIMIT ?");
        this.backward = database.sql(trail + "DESC LIMIT ?");
    }

    long size() {
        return database.look("reading the size of the journal", this::size);
    }

    long size(Connection connection) throws SQLException {
        return Rows.number(connection, database.sql("SELECT coalesce(max(position) + 1, 0) FROM $.record"));
    }

    /** Where the trail of a subject ends. */
    Head head(Subject subject) {
        return database.look("reading the head of a subject", connection -> {
            Head[] head = {Head.NONE};
            Rows.query(
                    connection,
                    database.sql("SELECT r.seq, r.position FROM $.record AS r JOIN $.subject AS s ON s.id = r.subject"
                            + " WHERE s.name = ? ORDER BY r.seq DESC LIMIT 1"),
                    row -> head[0] = new Head(row.getLong(1), row.getLong(2)),
                    subject.toString());
            return head[0];
        });
    }

    /** The envelope at a position, if there is one. */
    byte @Nullable [] envelope(long position) {
        return database.look("reading a record", connection -> {
            byte[][] found = new byte[1][];
            Rows.query(
                    connection,
                    database.sql("SELECT envelope FROM $.record WHERE position = ?"),
                    row -> found[0] = row.getBytes(1),
                    position);
            return found[0];
        });
    }

    @Override
    public String journal() {
        return journal;
    }

    @Override
    public byte @Nullable [] open(long position, int slot, Purpose purpose) {
        guard.run();
        return personal.open(position, slot, purpose);
    }

    /** The fact at a position that is known to be there. */
    Fact<?> fact(long position) {
        return event(Objects.requireNonNull(envelope(position), "a record that has its position"), position)
                .fact();
    }

    private TraceEvent event(byte[] envelope, long position) {
        try {
            return codec.decode(envelope, 0, envelope.length, position, this);
        } catch (CanonicalFormException e) {
            throw new TraceStoreException(
                    "The record " + position
                            + " must be in canonical form, and is damaged. Maybe restore the table record.",
                    e);
        }
    }

    /** Events from a position on that match, block by block. */
    Slice slice(Selection selection, long from, int max) {
        boolean ofSome = !selection.subjects().isEmpty();
        long size = ofSome ? size() : Long.MAX_VALUE;
        int limit = Math.min(selection.equals(Selection.ALL) ? max : MANY, MANY);
        List<TraceEvent> events = new ArrayList<>();
        long next = from;
        boolean more = from < size;
        while (more && events.size() < max) {
            List<Row> block = block(selection, next, size, limit);
            for (Row row : block) {
                if (events.size() == max) {
                    break;
                }
                TraceEvent event = event(row.envelope, row.position);
                next = row.position + 1;
                if (selection.matches(event)) {
                    events.add(event);
                }
            }
            more = block.size() == limit;
            if (ofSome && !more && events.size() < max) {
                next = size;
            }
        }
        return new Slice(events, next);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(long position, byte[] envelope, long sequence, long last) {}

    private List<Row> block(Selection selection, long from, long size, int limit) {
        return database.look("reading records", connection -> {
            List<Row> rows = new ArrayList<>();
            Rows.Each each = row -> rows.add(new Row(row.getLong(1), row.getBytes(2), 0, 0));
            if (selection.subjects().isEmpty()) {
                Rows.query(connection, some, each, from, limit);
            } else {
                List<String> names = selection.subjects().stream()
                        .map(Subject::toString)
                        .sorted()
                        .toList();
                Rows.query(connection, ofSubjects, each, from, size, Rows.Column.texts(names), limit);
            }
            return rows;
        });
    }

    /** The events of a subject as of now. */
    Iterator<TraceEvent> trail(Subject subject, Direction direction) {
        return new Trail(subject, direction == Direction.FORWARD);
    }

    private final class Trail implements Iterator<TraceEvent> {
        private final String subject;
        private final boolean isForward;
        /** What is left of the trail: sequences beyond the one and up to the other. */
        private long beyond;

        private long upTo = Long.MAX_VALUE;
        private Iterator<Row> page;

        Trail(Subject subject, boolean isForward) {
            this.subject = subject.toString();
            this.isForward = isForward;
            this.page = read(FEW);
        }

        private Iterator<Row> read(int limit) {
            List<Row> rows = new ArrayList<>();
            database.look("reading a trail", connection -> {
                rows.clear();
                Rows.query(
                        connection,
                        isForward ? forward : backward,
                        row -> rows.add(new Row(row.getLong(1), row.getBytes(2), row.getLong(3), row.getLong(4))),
                        subject,
                        beyond,
                        upTo,
                        limit);
                return rows;
            });
            if (rows.isEmpty()) {
                upTo = beyond;
            } else if (isForward) {
                upTo = Math.min(upTo, rows.get(0).last);
                beyond = rows.get(rows.size() - 1).sequence;
            } else {
                upTo = rows.get(rows.size() - 1).sequence - 1;
            }
            return rows.iterator();
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && beyond < upTo) {
                page = read(MANY);
            }
            return page.hasNext();
        }

        @Override
        public TraceEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The trail has no more events.");
            }
            Row row = page.next();
            return event(row.envelope, row.position);
        }
    }

    /** Lets the handles of what was appended look their values up in the journal from now on, so that erasures reach them. */
    void handOver(List<DraftRecord.Slot> slots, long position, Instant recorded) {
        Personal.Origin origin = new Personal.Origin(journal, position, recorded);
        for (DraftRecord.Slot slot : slots) {
            if (slot.seal() != null) {
                handOver(slot.personal(), origin);
            }
        }
    }

    @SuppressWarnings("unchecked") // the value in the slot is the one that was taken from this handle
    private <T> void handOver(Personal<T> given, Personal.Origin origin) {
        given.keepAt(origin, purpose -> (T) value(origin.position(), given.slot(), purpose));
    }

    /** What is kept of somebody, by the values that stand in their table. */
    List<KeptUnder> kept(String holder) {
        return personal.kept(journal, holder);
    }

    private @Nullable Object value(long position, String slot, Purpose purpose) {
        guard.run();
        for (Personal<?> part : Personal.in(fact(position))) {
            if (part.slot().equals(slot)) {
                return part.reveal(purpose).orElse(null);
            }
        }
        throw new TraceStoreException("The record " + position + " must have a personal value in slot " + slot
                + ", and has none that can be read.");
    }
}
