package org.linli.audit.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.linli.trace.TraceStoreException;

/**
 * The host's database, for work in transactions. What PostgreSQL asks to be tried again (serialization failures, deadlocks) is tried
 * again here and seen by nobody; whatever else fails becomes a {@link TraceStoreException}. Safe for use by several threads.
 */
final class Database {
    private static final int ATTEMPTS = 200;
    private static final long PAUSE = 500_000;
    /** What the server tells of a table that it wrote anew, in whatever language: rows left out, rows kept, pages. */
    private static final Pattern FOUND = Pattern.compile("\\d+\\D+(\\d+)\\D+\\d+\\D*$");

    private final DataSource source;
    private final String schema;
    /** Whether transactions are as they are wanted when they begin; otherwise each is told, which takes a way to the server. */
    private volatile boolean readsCommitted;
    /** What a transaction that is kept says of that when it begins. */
    private volatile String keeping = "";

    /** What is done with a connection. It may be done more than once. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** How a transaction is kept. */
    enum Mode {
        /** As the server is set: usually on disk when it is committed. */
        KEPT,
        /** On disk when it is committed, however the server is set, unless {@code fsync} is off. */
        KEPT_AT_ONCE,
        /** On disk once something later is: its commit waits for nothing. */
        KEPT_LATER
    }

    Database(DataSource source, String schema) {
        this.source = Objects.requireNonNull(source, "source");
        this.schema = '"' + schema + '"';
    }

    /** Takes note of what receipts promise: sessions that come to be set otherwise later keep it all the same. */
    void keeps(String synchronousCommit) {
        keeping = synchronousCommit.isEmpty() ? "" : "SET LOCAL synchronous_commit TO " + synchronousCommit;
    }

    /** Lets the commit of a transaction that is kept wait for the disk, if others here do not. */
    void waitForDisk(Connection connection) throws SQLException {
        if (keeping.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL synchronous_commit TO on");
            }
        }
    }

    /** A statement whose tables, written {@code $.name}, stand in the schema. */
    String sql(String text) {
        return text.replace("$.", schema + ".");
    }

    String schema() {
        return schema;
    }

    /** Takes note that the data source's connections begin transactions on the level READ COMMITTED. */
    void readsCommitted() {
        readsCommitted = true;
    }

    /**
     * Does work in a transaction and commits it.
     *
     * @param doing what is done, as in "while …"
     * @param hasBegun whether something of it has been committed before, so that no failure leaves the outcome certain
     */
    <T> T transact(String doing, Mode mode, boolean hasBegun, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            boolean committing = false;
            try {
                Connection connection = source.getConnection();
                boolean done = false;
                try {
                    begin(connection, mode);
                    T result = work.in(connection);
                    committing = true;
                    connection.commit();
                    done = true;
                    return result;
                } finally {
                    release(connection, done);
                }
            } catch (SQLException e) {
                if (!isToBeRepeated(e) || attempt >= ATTEMPTS) {
                    throw failure(doing, e, committing || hasBegun);
                }
                LockSupport.parkNanos(PAUSE * ThreadLocalRandom.current().nextLong(1, 2 + Math.min(attempt, 20)));
            }
        }
    }

    /** Reads something in a transaction of its own. A connection that was lost meanwhile is replaced once. */
    <T> T look(String doing, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                Connection connection = source.getConnection();
                boolean done = false;
                try {
                    T result = work.in(connection);
                    if (!connection.getAutoCommit()) {
                        connection.commit();
                    }
                    done = true;
                    return result;
                } finally {
                    release(connection, done);
                }
            } catch (SQLException e) {
                if ((attempt > 1 && !isToBeRepeated(e)) || attempt >= ATTEMPTS) {
                    throw failure(doing, e, false);
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    /**
     * Has the server write a table anew, without the rows that were deleted, if it gets the lock for it within a time.
     *
     * @return false if others have held the table, or if a transaction is open that may still see a deleted row, which is then kept
     */
    boolean writeAnew(String doing, int millis, String table) {
        try {
            Connection connection = source.getConnection();
            boolean done = false;
            try {
                connection.setAutoCommit(true);
                boolean clean;
                try (Statement work = connection.createStatement()) {
                    String pools = text(work, "SELECT current_setting('lock_timeout')");
                    work.execute("SET lock_timeout = " + millis);
                    try {
                        clean = writeAnew(work, table);
                    } finally {
                        work.execute("SET lock_timeout = '" + pools + "'");
                    }
                }
                done = true;
                return clean;
            } finally {
                release(connection, done);
            }
        } catch (SQLException e) {
            if ("55P03".equals(e.getSQLState())) {
                return false;
            }
            throw failure(doing, e, true);
        }
    }

    /** Whoever adds a row between the count and the lock makes it look as if one was kept, and it is done once more. */
    private static boolean writeAnew(Statement work, String table) throws SQLException {
        long rows = number(work, "SELECT count(*) FROM " + table);
        String file = "SELECT pg_relation_filenode('" + table + "'::regclass)";
        long before = number(work, file);
        work.execute("VACUUM (FULL, VERBOSE) " + table);
        long kept = rows;
        for (SQLWarning told = work.getWarnings(); told != null; told = told.getNextWarning()) {
            Matcher found = FOUND.matcher(told.getMessage());
            if (found.find()) {
                kept = Long.parseLong(found.group(1));
            }
        }
        if (number(work, file) == before) {
            // Whoever may not do that is only warned.
            throw new TraceStoreException(
                    "The erasure is on record, and key and values are deleted; but the table of keys could not be written"
                            + " anew, so that a key stands in its file. Maybe the role must own the table " + table
                            + " (ALTER TABLE " + table
                            + " OWNER TO …): then erase once more under the same act id, or run"
                            + " VACUUM (FULL) " + table + " as its owner.");
        }
        return kept <= rows;
    }

    private static long number(Statement work, String query) throws SQLException {
        return Long.parseLong(text(work, query));
    }

    private static String text(Statement work, String query) throws SQLException {
        try (ResultSet row = work.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void begin(Connection connection, Mode mode) throws SQLException {
        connection.setAutoCommit(false);
        String first = (readsCommitted ? "" : "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;")
                + switch (mode) {
                    case KEPT -> keeping;
                    case KEPT_AT_ONCE -> "SET LOCAL synchronous_commit TO on";
                    case KEPT_LATER -> "SET LOCAL synchronous_commit TO off";
                };
        if (!first.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(first);
            }
        }
    }

    /** Gives a connection back. If that fails there is nothing left to be saved: what was committed is, what was not is not. */
    private static void release(Connection connection, boolean done) {
        try (connection) {
            if (!connection.getAutoCommit()) {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException lost) {
            // The server undoes by itself what a lost connection had under way.
            return;
        }
    }

    private static boolean isToBeRepeated(SQLException e) {
        String state = e.getSQLState();
        return "40001".equals(state) || "40P01".equals(state);
    }

    private static TraceStoreException failure(String doing, SQLException e, boolean unknown) {
        @Nullable String state = e.getSQLState();
        return new TraceStoreException(
                "PostgreSQL failed while " + doing + " (SQLState " + (state == null ? "unknown" : state) + "): "
                        + (unknown
                                ? "outcome unknown. Maybe see to the server and repeat the act under the same id."
                                : "nothing was done. Maybe see to the server and try again."),
                e);
    }
}
