package org.linli.audit.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.linli.trace.Durability;
import org.linli.trace.TraceStoreException;

/** The tables of a journal: made where there are none, and refused where they are not of the version that is read here. */
final class Tables {
    static final int VERSION = 2;
    private static final String RESOURCE = "schema.sql";
    private static final Set<String> WAITS_FOR_DISK = Set.of("on", "local", "remote_write", "remote_apply");

    private Tables() {}

    /** What is known of a journal once its tables are. */
    record Found(
            String id, Durability durability, String synchronousCommit, int sequencerLock, boolean readsCommitted) {}

    /** The statements that make the tables in a schema. */
    static String definition(String schema) {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("${schema}", schema);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + RESOURCE + " must be readable.", e);
        }
    }

    /** Opens the tables, and makes them if there are none. Of several nodes that come at once, one makes them. */
    static Found open(Database database, String newId) {
        Found found = database.transact("opening the journal", Database.Mode.KEPT, false, connection -> {
            try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext(?))")) {
                lock.setString(1, "linli " + database.schema());
                lock.execute();
            }
            refuseOtherEncoding(connection);
            if (!exists(connection, database, "journal")) {
                make(connection, database, newId);
            }
            refuseOtherVersion(connection, database);
            return found(connection, database);
        });
        if (found.readsCommitted) {
            database.readsCommitted();
        }
        return found;
    }

    /** The id of the journal in a schema, if there is one; nothing is made. */
    static Optional<String> idIn(Database database) {
        return database.look("looking for the journal", connection -> {
            if (!exists(connection, database, "journal")) {
                return Optional.empty();
            }
            refuseOtherVersion(connection, database);
            String[] id = new String[1];
            Rows.query(connection, database.sql("SELECT id FROM $.journal"), row -> id[0] = row.getString(1));
            return Optional.of(id[0]);
        });
    }

    private static void refuseOtherEncoding(Connection connection) throws SQLException {
        String encoding = setting(connection, "server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new TraceStoreException("The database of a journal must have the encoding UTF8 and has " + encoding
                    + ". Maybe create another database for it.");
        }
    }

    private static boolean exists(Connection connection, Database database, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, database.schema() + "." + table);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void make(Connection connection, Database database, String newId) throws SQLException {
        if (exists(connection, database, "record") || exists(connection, database, "subject")) {
            throw new TraceStoreException(
                    "The schema " + database.schema()
                            + " must be empty or hold a journal, and holds other tables. Maybe name another schema in the settings.");
        }
        try (Statement statement = connection.createStatement()) {
            // A schema that the host has made may belong to a role that must not make others.
            boolean isThere;
            try (ResultSet row =
                    statement.executeQuery("SELECT to_regnamespace('" + database.schema() + "') IS NOT NULL")) {
                row.next();
                isThere = row.getBoolean(1);
            }
            if (!isThere) {
                statement.execute("CREATE SCHEMA " + database.schema());
            }
            statement.execute(definition(database.schema()));
        }
        try (PreparedStatement insert =
                connection.prepareStatement(database.sql("INSERT INTO $.journal (version, id) VALUES (?, ?)"))) {
            insert.setInt(1, VERSION);
            insert.setString(2, newId);
            insert.executeUpdate();
        }
    }

    private static void refuseOtherVersion(Connection connection, Database database) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(database.sql("SELECT version FROM $.journal"))) {
            if (!row.next()) {
                throw new TraceStoreException("The table journal of the schema " + database.schema()
                        + " must have a row, and has none. Maybe restore it from a backup.");
            }
            int version = row.getInt(1);
            if (version != VERSION) {
                throw new TraceStoreException("The tables in the schema " + database.schema() + " must be of version "
                        + VERSION + " and are of version " + version + ". Maybe "
                        + (version > VERSION
                                ? "a newer Linli made them: use that one."
                                : "an older Linli made them: name another schema and carry the records over."));
            }
        }
    }

    private static Found found(Connection connection, Database database) throws SQLException {
        String commits = setting(connection, "synchronous_commit");
        boolean waits = setting(connection, "fsync").equals("on") && WAITS_FOR_DISK.contains(commits);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        database.sql("SELECT id, '$.record'::regclass::oid::bigint FROM $.journal"))) {
            row.next();
            return new Found(
                    row.getString(1),
                    waits ? Durability.DURABLE : Durability.RELAXED,
                    waits ? commits : "",
                    (int) row.getLong(2),
                    setting(connection, "default_transaction_isolation").equals("read committed"));
        }
    }

    static String setting(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT current_setting(?)")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
