package org.linli.audit.postgres;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.audit.Verdict;
import org.linli.audit.Verdict.Problem;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.CanonicalReader;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.Erasures;
import org.linli.audit.erasure.HolderKey;
import org.linli.audit.erasure.Reach;
import org.linli.audit.erasure.Seal;
import org.linli.audit.merkle.Frontier;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.TreeHead;
import org.linli.trace.Digest;

/** Reads the tables of a journal from end to end, block by block, and stops at the first thing that is not right. */
final class TableCheck {
    private static final int BLOCK = 1_000;

    private final Database database;
    private final TreeTable tree;
    private final String id;

    private final Frontier frontier = Frontier.empty();
    private final TreeHasher hasher = TreeHasher.create();
    private final Envelope envelope = new Envelope();
    private final CanonicalReader form = CanonicalReader.of(new byte[0]);
    private final Map<Long, Head> heads = new HashMap<>();
    private final Erasures erasures = new Erasures();
    /** Values that are not there, or not to be opened, in their order: fine if an erasure that comes later says so. */
    private final List<Missing> missing = new ArrayList<>();

    private final Map<Place, byte[]> nodes = new LinkedHashMap<>();
    private final OrderTables orders;
    private long finished;

    /** Where a subject's trail stands. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Head(long sequence, byte[] leaf) {}

    private record Place(int level, long number) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(
            long position,
            long subject,
            long sequence,
            byte[] envelope,
            byte[] leaf,
            @Nullable String name) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Value(
            byte[] bytes,
            byte @Nullable [] secret,
            long number,
            @Nullable String holder) {}

    private record Slot(long subject, long sequence, int slot) {}

    private record Missing(Envelope.Sealed sealed, long position, Problem problem) {}

    /** Thrown to stop at the first thing that is wrong. */
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Verdict.Damaged damage;

        Stop(Verdict.Damaged damage) {
            super(damage.explain(), null, false, false);
            this.damage = damage;
        }
    }

    TableCheck(Database database, TreeTable tree, String id) {
        this.database = database;
        this.tree = tree;
        this.id = id;
        this.orders = new OrderTables(database);
    }

    Verdict run() {
        try {
            long size = number("SELECT coalesce(max(position) + 1, 0) FROM $.record");
            for (long from = 0; from < size; from += BLOCK) {
                check(from, Math.min(size, from + BLOCK));
            }
            checkNodes(size);
            checkCounts();
            checkMissing(size);
            checkLeft();
            Optional<OrderTables.Wrong> wrong = orders.judge(size, erasures);
            if (wrong.isPresent()) {
                OrderTables.Wrong each = wrong.get();
                throw stop(each.table(), each.problem(), each.position(), each.expected(), each.got());
            }
            return new Verdict.Sound(id, frontier.head(), 0, 0, true);
        } catch (Stop stop) {
            return stop.damage;
        }
    }

    private long number(String sql, Object... arguments) {
        return database.look(
                "verifying the journal", connection -> Rows.number(connection, database.sql(sql), arguments));
    }

    private Stop stop(String table, Problem problem, long position, String expected, String got) {
        Path place = Path.of(database.schema().replace("\"", "") + "." + table);
        long sound = position < 0 || problem == Problem.KEY ? frontier.size() : Math.min(position, frontier.size());
        TreeHead head = sound == frontier.size()
                ? frontier.head()
                : database.look(
                        "verifying the journal",
                        connection -> tree.edge(connection, sound).head());
        return new Stop(new Verdict.Damaged(id, problem, place, -1, position, expected, got, head));
    }

    private void check(long from, long end) throws Stop {
        List<Row> rows = new ArrayList<>();
        Map<Slot, Value> values = new HashMap<>();
        database.look("verifying the journal", connection -> {
            rows.clear();
            values.clear();
            // The values before the records, so that whoever erases them in between has said so by then.
            Rows.query(
                    connection,
                    database.sql("SELECT s.subject, s.seq, s.slot, s.bytes, k.number, k.holder, k.secret"
                            + " FROM $.record AS r JOIN $.sealed AS s ON s.subject = r.subject AND s.seq = r.seq"
                            + " LEFT JOIN $.key AS k ON k.number = s.key WHERE r.position >= ? AND r.position < ?"),
                    row -> {
                        values.put(
                                new Slot(row.getLong(1), row.getLong(2), row.getInt(3)),
                                new Value(row.getBytes(4), row.getBytes(7), row.getLong(5), row.getString(6)));
                    },
                    from,
                    end);
            Rows.query(
                    connection,
                    database.sql("SELECT r.position, r.subject, r.seq, r.envelope, r.leaf, s.name FROM $.record AS r"
                            + " LEFT JOIN $.subject AS s ON s.id = r.subject"
                            + " WHERE r.position >= ? AND r.position < ? ORDER BY r.position"),
                    row -> rows.add(new Row(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getBytes(4),
                            row.getBytes(5),
                            row.getString(6))),
                    from,
                    end);
            return rows;
        });
        long next = from;
        for (Row row : rows) {
            if (row.position() != next) {
                break;
            }
            check(row, values);
            next++;
        }
        if (next < end) {
            throw stop("record", Problem.SEQUENCE, next, "record " + next, "none at that position");
        }
        compareNodes();
    }

    private void check(Row row, Map<Slot, Value> values) throws Stop {
        byte[] source = row.envelope();
        long position = row.position();
        try {
            form.reset(source, 0, source.length);
            form.check();
            form.end();
            envelope.readBelonging(source, 0, source.length);
        } catch (CanonicalFormException e) {
            throw stop(
                    "record", Problem.FORM, position, "an envelope in canonical form", String.valueOf(e.getMessage()));
        }
        byte[] leaf = new byte[MerkleHash.BYTES];
        hasher.leafHash(source, 0, source.length, leaf, 0);
        if (!Arrays.equals(leaf, row.leaf())) {
            throw stop("record", Problem.FRAME, position, "the hash of the envelope beside it", "another hash");
        }
        checkTrail(row, leaf);
        erasures(source, position);
        orders.seen(envelope, source, position);
        for (int slot = 0; slot < envelope.sealed().size(); slot++) {
            check(envelope.sealed().get(slot), row, values.get(new Slot(row.subject(), row.sequence(), slot)));
        }
        frontier.append(leaf, 0, (level, number, hash, at) -> {
            if (level >= TreeTable.LEVEL) {
                nodes.put(new Place(level, number), Arrays.copyOfRange(hash, at, at + MerkleHash.BYTES));
            }
        });
    }

    private void erasures(byte[] source, long position) {
        Reach.erasedBy(envelope, source, position).forEach(erasures::add);
    }

    private void checkTrail(Row row, byte[] leaf) throws Stop {
        long position = row.position();
        String subject = envelope.subject(row.envelope());
        if (!subject.equals(row.name())) {
            throw stop("subject", Problem.TRAIL, position, "the subject " + subject, "another one, or none");
        }
        Head before = heads.get(row.subject());
        long sequence = before == null ? 1 : before.sequence() + 1;
        if (row.sequence() != sequence || envelope.subjectSeq() != sequence) {
            throw stop(
                    "record",
                    Problem.TRAIL,
                    position,
                    "record " + sequence + " of " + subject,
                    "record " + envelope.subjectSeq() + " in row " + row.sequence());
        }
        Digest previous = envelope.subjectPrev();
        boolean isLinked =
                before == null ? previous == null : Digest.of(before.leaf()).equals(previous);
        if (!isLinked) {
            throw stop("record", Problem.TRAIL, position, "the hash of the record before it", "another hash");
        }
        heads.put(row.subject(), new Head(sequence, leaf));
    }

    private void check(Envelope.Sealed sealed, Row row, @Nullable Value value) throws Stop {
        Digest commit = sealed.commit();
        if (commit == null) {
            if (value != null) {
                throw stop("sealed", Problem.VALUE, row.position(), "nothing in a slot", "a value");
            }
            return;
        } else if (value == null) {
            missing.add(new Missing(sealed, row.position(), Problem.ERASURE));
            return;
        }
        byte[] secret = value.secret();
        String holder = value.holder();
        if (secret == null || holder == null) {
            missing.add(new Missing(sealed, row.position(), Problem.KEY));
        } else if (secret.length != HolderKey.BYTES) {
            throw stop(
                    "key",
                    Problem.KEY,
                    row.position(),
                    "a key of " + HolderKey.BYTES + " bytes",
                    "one of " + secret.length);
        } else if (!isThatValue(value, HolderKey.of(value.number(), holder, secret), sealed, commit)) {
            throw stop(
                    "sealed",
                    Problem.VALUE,
                    row.position(),
                    "the value in slot " + sealed.slot() + " to which the record commits",
                    "another");
        }
    }

    private static boolean isThatValue(Value value, HolderKey key, Envelope.Sealed sealed, Digest commit) {
        try {
            Seal.open(value.bytes(), 0, value.bytes().length, commit.bytes(), key);
            return key.holder().equals(sealed.keyName());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Compares the nodes that the block has finished with those that are kept. */
    private void compareNodes() throws Stop {
        List<Long> levels = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        nodes.keySet().forEach(place -> {
            levels.add((long) place.level());
            numbers.add(place.number());
        });
        Map<Place, byte[]> kept = new HashMap<>();
        if (!levels.isEmpty()) {
            database.look("verifying the journal", connection -> {
                Rows.query(
                        connection,
                        database.sql("SELECT level, number, hash FROM $.node WHERE (level, number) IN "
                                + "(SELECT l::smallint, n FROM unnest(?, ?) AS wanted (l, n))"),
                        row -> kept.put(new Place(row.getInt(1), row.getLong(2)), row.getBytes(3)),
                        Rows.Column.numbers(levels),
                        Rows.Column.numbers(numbers));
                return kept;
            });
        }
        for (Map.Entry<Place, byte[]> each : nodes.entrySet()) {
            byte[] found = kept.get(each.getKey());
            if (!Arrays.equals(each.getValue(), found)) {
                throw wrongNode(each.getKey(), found == null ? "none" : "another hash");
            }
        }
        finished += nodes.size();
        nodes.clear();
    }

    /** All records are sound, and what is derived of them is not: who proves something by it proves nothing. */
    private Stop wrongNode(Place place, String got) {
        return stop(
                "node",
                Problem.TREE,
                -1,
                "the hash of the records below node " + place.number() + " of level " + place.level(),
                got);
    }

    private void checkNodes(long size) throws Stop {
        long there = number("SELECT count(*) FROM $.node WHERE (number + 1) <= (?::bigint >> level)", size);
        if (there != finished) {
            throw stop("node", Problem.TREE, -1, finished + " nodes of " + size + " records", there + " nodes");
        }
    }

    /** Whoever appends goes by how many records a subject has by its row: with another number it can never move again. */
    private void checkCounts() throws Stop {
        String[] wrong = database.look("verifying the journal", connection -> {
            String[] found = new String[3];
            Rows.query(
                    connection,
                    database.sql("SELECT s.name, s.seq, coalesce(l.seq, 0) FROM $.subject AS s LEFT JOIN"
                            + " (SELECT subject, max(seq) AS seq FROM (SELECT subject, seq FROM $.record"
                            + " UNION ALL SELECT subject, seq FROM $.arrival) AS r GROUP BY subject) AS l"
                            + " ON l.subject = s.id WHERE s.seq <> coalesce(l.seq, 0) ORDER BY s.id LIMIT 1"),
                    row -> {
                        for (int i = 0; i < found.length; i++) {
                            found[i] = row.getString(i + 1);
                        }
                    });
            return found;
        });
        if (wrong[0] != null) {
            throw stop("subject", Problem.TRAIL, -1, wrong[2] + " records of " + wrong[0], wrong[1]);
        }
    }

    private void checkMissing(long size) throws Stop {
        if (!missing.isEmpty()) {
            // Somebody may have erased them since the size was read, and has said so first.
            database.look("verifying the journal", connection -> {
                Rows.query(
                        connection,
                        database.sql("SELECT position, envelope FROM $.record WHERE position >= ? ORDER BY position"),
                        row -> {
                            byte[] source = row.getBytes(2);
                            envelope.readBelonging(source, 0, source.length);
                            erasures(source, row.getLong(1));
                        },
                        size);
                return size;
            });
        }
        for (Missing each : missing) {
            if (!erasures.cover(each.sealed(), each.position())) {
                boolean isKey = each.problem() == Problem.KEY;
                throw stop(
                        isKey ? "key" : "sealed",
                        each.problem(),
                        each.position(),
                        isKey ? "the key of a personal value" : "a personal value",
                        "none, and no erasure on record after it");
            }
        }
    }

    /** Looks whether values are left that an erasure on record has reached. */
    private void checkLeft() throws Stop {
        for (Reach reach : erasures.all()) {
            String holder = reach.holder();
            boolean isRecord = reach.name().startsWith(holder + " #");
            boolean isWhole = isRecord || reach.name().equals(holder);
            List<Object> arguments = new ArrayList<>();
            arguments.add(isRecord ? Long.parseLong(reach.name().substring(holder.length() + 2)) : reach.before());
            arguments.addAll(isWhole ? List.of(holder, holder) : List.of(reach.name()));
            long left = number(
                    "SELECT coalesce(min(r.position), -1) FROM $.key AS k JOIN $.sealed AS s ON s.key = k.number"
                            + " JOIN $.record AS r ON r.subject = s.subject AND r.seq = s.seq WHERE r.position "
                            + (isRecord ? "=" : "<") + " ? AND "
                            + (isWhole ? "(k.holder = ? OR starts_with(k.holder, ? || ' '))" : "k.holder = ?"),
                    arguments.toArray());
            if (left >= 0) {
                throw stop(
                        "sealed",
                        Problem.ERASURE,
                        left,
                        "nothing, since record " + reach.at() + " erased it",
                        "a personal value. Maybe repeat the erasure under its act, which finishes it");
            }
        }
    }
}
