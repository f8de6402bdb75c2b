package org.linli.audit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.linli.audit.merkle.Frontier;
import org.linli.trace.TraceStoreException;

/**
 * Gives what has been appended its positions: one pass takes all that has arrived, from whichever node, and puts it into the journal and
 * the tree in one transaction. Appends of one subject arrive in the order of their numbers, since these are drawn under the lock on its
 * row; those that share no subject come in any order. At most one pass at a time, of all nodes, holds the lock.
 *
 * <p>Whoever has appended something runs a pass, or finds that another one has taken it along: so a pass carries as many appends as came
 * while the one before was brought to disk.
 */
final class Sequencer {
    /** The first half of the number of the advisory lock; the second tells journals apart. */
    private static final int LOCK = 0x4c6e4c69;

    private static final int MANY = 10_000;

    private final Database database;
    private final TreeTable tree;
    private final int lockNumber;
    private final Runnable grown;
    private final ReentrantLock turn = new ReentrantLock();
    /** Appends of this process that have no position yet, as far as is known here. */
    private final ConcurrentMap<Long, CompletableFuture<Long>> waiting = new ConcurrentHashMap<>();

    /** The right edge of the tree after the last pass of this process, for the next one if no other came between. */
    private @Nullable Frontier frontier;

    /** The leaf that it ends in: a server that has come back without its last records may have grown to the same size otherwise. */
    private byte @Nullable [] lastLeaf;

    private final String arrived;
    private final String move;
    private final String keep;

    Sequencer(Database database, TreeTable tree, int lockNumber, Runnable grown) {
        this.database = database;
        this.tree = tree;
        this.lockNumber = lockNumber;
        this.grown = grown;
        this.arrived = database.sql("SELECT append, leaf, (SELECT max(position) FROM $.record),"
                + " (SELECT leaf FROM $.record ORDER BY position DESC LIMIT 1) FROM $.arrival"
                + " WHERE append <= (SELECT max(append) FROM"
                + " (SELECT append FROM $.arrival ORDER BY append, ordinal LIMIT " + MANY + ") AS early)"
                + " ORDER BY append, ordinal");
        this.move = database.sql("WITH moved AS (DELETE FROM $.arrival WHERE append = ANY (?)"
                + " RETURNING append, ordinal, subject, seq, envelope, leaf)"
                + " INSERT INTO $.record (position, subject, seq, envelope, leaf)"
                + " SELECT ?::bigint + row_number() OVER (ORDER BY append, ordinal) - 1, subject, seq, envelope, leaf"
                + " FROM moved");
        this.keep = database.sql("INSERT INTO $.node (level, number, hash)"
                + " SELECT l::smallint, n, h FROM unnest(?, ?, ?) AS finished (l, n, h)");
    }

    /** Takes note, before it is committed, that somebody here will wait for an append. */
    CompletableFuture<Long> expect(long append) {
        CompletableFuture<Long> position = new CompletableFuture<>();
        waiting.put(append, position);
        return position;
    }

    /** Nobody waits any longer. */
    void forget(long append) {
        waiting.remove(append);
    }

    /** The position of the first record of an append that was expected and is committed; the journal has it when this returns. */
    long positionOf(long append, CompletableFuture<Long> expected, long subject, long seq) {
        try {
            if (!expected.isDone()) {
                turn.lock();
                try {
                    if (!expected.isDone()) {
                        passes();
                    }
                } finally {
                    turn.unlock();
                }
            }
        } finally {
            forget(append);
        }
        Long known = expected.getNow(null);
        return known != null ? known : placedElsewhere(subject, seq);
    }

    private long placedElsewhere(long subject, long seq) {
        long position = database.look(
                "looking where something was appended",
                connection -> Rows.number(
                        connection,
                        database.sql("SELECT coalesce(max(position), -1) FROM $.record WHERE subject = ? AND seq = ?"),
                        subject,
                        seq));
        if (position < 0) {
            throw new TraceStoreException("What was appended must be in the journal, and is not: outcome unknown."
                    + " Maybe the server lost power, or somebody deleted rows; repeat the act under the same id.");
        }
        return position;
    }

    /** Sees to it that everything that has been committed by now has its position. */
    void catchUp() {
        turn.lock();
        try {
            passes();
        } finally {
            turn.unlock();
        }
    }

    private void passes() {
        boolean more = true;
        while (more) {
            Pass pass = database.transact("giving positions", Database.Mode.KEPT, true, this::pass);
            done(pass);
            more = pass.count >= MANY;
        }
    }

    /** One pass. */
    static final class Pass {
        final Map<Long, Long> firsts = new HashMap<>();
        int count;
        private @Nullable Frontier frontier;
        private byte @Nullable [] lastLeaf;
    }

    /** Takes the lock on the journal's end until the transaction is over. */
    void lock(Connection connection) throws SQLException {
        Rows.query(connection, "SELECT pg_advisory_xact_lock(?, ?)", row -> {}, LOCK, lockNumber);
    }

    /** Makes one pass in a transaction; to be followed by {@link #done} once that is committed. */
    Pass pass(Connection connection) throws SQLException {
        lock(connection);
        Pass pass = new Pass();
        List<byte[]> leaves = new ArrayList<>();
        List<Long> appends = new ArrayList<>();
        long[] size = new long[1];
        Rows.query(connection, arrived, row -> {
            long append = row.getLong(1);
            leaves.add(row.getBytes(2));
            long last = row.getLong(3);
            size[0] = row.wasNull() ? 0 : last + 1;
            pass.lastLeaf = row.getBytes(4);
            if (pass.firsts.putIfAbsent(append, size[0] + pass.count) == null) {
                appends.add(append);
            }
            pass.count++;
        });
        if (pass.count > 0) {
            if (!waiting.keySet().containsAll(appends)) {
                // A node that waits for the disk may have told its callers so, whatever this one does.
                database.waitForDisk(connection);
            }
            grow(connection, pass, leaves, size[0]);
            int moved = Rows.update(connection, move, Rows.Column.numbers(appends), size[0]);
            if (moved != pass.count) {
                throw new SQLException(
                        "Of " + pass.count + " records that arrived " + moved + " were there to be moved.");
            }
        }
        return pass;
    }

    /** Passes in a transaction until an append has its position; gives the last of them. */
    Pass passUntil(Connection connection, long append) throws SQLException {
        Pass pass = pass(connection);
        while (!pass.firsts.containsKey(append)) {
            Pass next = pass(connection);
            next.firsts.putAll(pass.firsts);
            pass = next;
        }
        return pass;
    }

    private void grow(Connection connection, Pass pass, List<byte[]> leaves, long size) throws SQLException {
        Frontier edge = takeFrontier(pass.lastLeaf);
        if (edge == null || edge.size() != size) {
            edge = Frontier.of(tree.edge(connection, size));
        }
        List<Long> levels = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        for (byte[] leaf : leaves) {
            edge.append(leaf, 0, (level, number, source, offset) -> {
                if (level >= TreeTable.LEVEL) {
                    levels.add((long) level);
                    numbers.add(number);
                    hashes.add(Arrays.copyOfRange(source, offset, offset + leaf.length));
                }
            });
        }
        if (!levels.isEmpty()) {
            Rows.update(
                    connection,
                    keep,
                    Rows.Column.numbers(levels),
                    Rows.Column.numbers(numbers),
                    Rows.Column.bytes(hashes));
        }
        pass.frontier = edge;
        pass.lastLeaf = leaves.get(leaves.size() - 1);
    }

    /** It has grown by what may never be committed, so nobody else may have it until it is. */
    private synchronized @Nullable Frontier takeFrontier(byte @Nullable [] endsIn) {
        Frontier taken = Arrays.equals(endsIn, lastLeaf) ? frontier : null;
        frontier = null;
        return taken;
    }

    /** Lets those know who wait for what a pass has moved. */
    void done(Pass pass) {
        if (pass.count == 0) {
            return;
        }
        synchronized (this) {
            frontier = pass.frontier;
            lastLeaf = pass.lastLeaf;
        }
        pass.firsts.forEach((append, first) -> {
            CompletableFuture<Long> expected = waiting.get(append);
            if (expected != null) {
                expected.complete(first);
            }
        });
        grown.run();
    }
}
