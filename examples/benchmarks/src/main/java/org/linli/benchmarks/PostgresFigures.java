package org.linli.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.linli.audit.postgres.PostgresJournal;
import org.linli.basics.ActorId;
import org.linli.casework.Case;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.Entry;
import org.linli.trace.FactCatalog;
import org.linli.trace.Head;
import org.linli.trace.Subject;

/**
 * The figures of the journal on PostgreSQL, on a server of its own with {@code fsync} and {@code synchronous_commit} on: two nodes of
 * four threads each, one fact of about 300 bytes an append, each on the head of its subject. Beside it the simplest table that gives one
 * order: a row with the last position, locked by whoever appends.
 */
final class PostgresFigures {
    private static final int THREADS = 8;
    private static final int EACH = 250;
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private PostgresFigures() {}

    static List<Figure> all() {
        return List.of(
                few(Figure.rate("postgres-appends-8-connections", "facts/s", 1_991, PostgresFigures::journal)),
                few(Figure.ratio("postgres-8-connections-over-one-head-row", 2, () -> journal() / oneHeadRow())));
    }

    private static Figure few(Figure figure) {
        return new Figure(figure.name(), figure.unit(), figure.goal(), figure.sense(), List.of(), 2, 5, figure.run());
    }

    /** Begins when it is first asked for. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
                return started;
            } catch (IOException e) {
                throw new IllegalStateException("The server did not start.", e);
            }
        }

        private static void stop(EmbeddedPostgres started) {
            try {
                started.close();
            } catch (IOException e) {
                throw new IllegalStateException("The server did not stop.", e);
            }
        }
    }

    /** A connection to the server, which is started if it is not there yet. */
    static Connection connect() throws SQLException {
        return Server.POSTGRES.getPostgresDatabase().getConnection();
    }

    /** Connections that are used again. */
    private static DataSource pool() {
        DataSource source = Server.POSTGRES.getPostgresDatabase();
        ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
        ClassLoader loader = PostgresFigures.class.getClassLoader();
        return (DataSource) Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (self, method, with) -> {
            Connection kept = idle.poll();
            Connection real = kept == null ? source.getConnection() : kept;
            return Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, (pooled, call, arguments) -> {
                if (call.getName().equals("close")) {
                    idle.push(real);
                    return null;
                }
                try {
                    return call.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        });
    }

    private static double journal() throws Exception {
        PostgresJournal.Settings settings = new PostgresJournal.Settings("bench_" + SCHEMAS.incrementAndGet());
        List<PostgresJournal> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            nodes.add(PostgresJournal.open(pool(), FactCatalog.load(), Clock.systemUTC(), settings));
        }
        double rate = together(number -> {
            PostgresJournal journal = nodes.get(number % 2);
            CaseId id = CaseId.of("case-" + number);
            Subject subject = Case.KIND.subject(id);
            Head head = Head.NONE;
            for (int i = 0; i < EACH; i++) {
                Act act = Act.of(ActId.of("case-" + number + "/" + i), ActorId.of("team-" + number), MORNING);
                Entry entry = new Entry(
                        act,
                        new CaseFact.TakenUp(id, Audience.PARTIES),
                        List.of(Basis.of("authority.own-behalf", "1")));
                long position =
                        journal.append(List.of(entry), Map.of(subject, head)).first();
                head = new Head(head.sequence() + 1, position);
            }
        });
        if (nodes.get(0).size() != (long) THREADS * EACH) {
            throw new IllegalStateException("Not every fact was appended.");
        }
        return rate;
    }

    private static double oneHeadRow() throws Exception {
        String schema = "head_" + SCHEMAS.incrementAndGet();
        DataSource pool = pool();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
            statement.execute("CREATE TABLE " + schema + ".head (position bigint)");
            statement.execute("INSERT INTO " + schema + ".head VALUES (0)");
            statement.execute("CREATE TABLE " + schema
                    + ".record (position bigint PRIMARY KEY, subject text, seq bigint, envelope bytea,"
                    + " UNIQUE (subject, seq))");
        }
        byte[] envelope = new byte[300];
        return together(number -> {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                for (int i = 0; i < EACH; i++) {
                    try (PreparedStatement insert = connection.prepareStatement("WITH next AS (UPDATE " + schema
                            + ".head SET position = position + 1 RETURNING position) INSERT INTO " + schema
                            + ".record SELECT position, ?, ?, ? FROM next")) {
                        insert.setString(1, "case/case-" + number);
                        insert.setLong(2, i);
                        insert.setBytes(3, envelope);
                        insert.executeUpdate();
                    }
                    connection.commit();
                }
                connection.setAutoCommit(true);
            }
        });
    }

    /** What one of the threads does. */
    private interface Job {
        void run(int number) throws SQLException;
    }

    /** Facts a second of all threads together. */
    private static double together(Job job) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> jobs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                jobs.add(() -> {
                    job.run(number);
                    return null;
                });
            }
            long start = System.nanoTime();
            for (Future<Void> each : threads.invokeAll(jobs)) {
                each.get();
            }
            return THREADS * EACH / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
        }
    }
}
