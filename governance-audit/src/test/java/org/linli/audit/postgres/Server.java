package org.linli.audit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.trace.FactCatalog;
import org.linli.trace.testkit.AccountFact;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL for all tests of this JVM, which waits for its disk as a real one does; a schema of its own for each test. */
final class Server {
    static final FactCatalog CATALOG = FactCatalog.load().with(AccountFact.FAMILY);
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private Server() {}

    /** Begins when it is first asked for. */
    private static final class Running {
        static final EmbeddedPostgres POSTGRES = start();
        static final Pool POOL = new Pool(POSTGRES.getPostgresDatabase());

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres started = server();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A server of one's own, to be stopped by whoever starts it. */
    static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Pool pool() {
        return Running.POOL;
    }

    /** Connections of another process, or of one that shares nothing with the others. */
    static Pool anotherPool() {
        return new Pool(Running.POSTGRES.getPostgresDatabase());
    }

    static String url() {
        return "jdbc:postgresql://localhost:" + Running.POSTGRES.getPort() + "/postgres?user=postgres";
    }

    /** Connections of a process that knows nothing but the address. */
    static Pool poolAt(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        return new Pool(source);
    }

    /** The name of a schema that nobody has used. */
    static PostgresJournal.Settings freshSchema() {
        return new PostgresJournal.Settings("test_" + SCHEMAS.incrementAndGet());
    }

    static PostgresJournal open(PostgresJournal.Settings settings) {
        return open(settings, pool());
    }

    static PostgresJournal open(PostgresJournal.Settings settings, Pool pool) {
        return PostgresJournal.open(pool, CATALOG, Clock.systemUTC(), settings);
    }

    /** Where the server keeps everything. */
    static Path data() throws SQLException {
        return Path.of(text("SHOW data_directory"));
    }

    static void run(String... statements) throws SQLException {
        try (Connection connection = pool().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    static String text(String query) throws SQLException {
        try (Connection connection = pool().getConnection()) {
            return text(connection, query);
        }
    }

    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    static byte[] bytes(String query) throws SQLException {
        try (Connection connection = pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBytes(1);
        }
    }

    static long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }
}
