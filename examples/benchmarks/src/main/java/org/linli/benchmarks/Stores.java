package org.linli.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32C;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Those that the log is compared with. All but the bare files read, compare and write the head of each subject with its record. */
final class Stores {
    private static final byte[] BODY = "x".repeat(Store.RECORD).getBytes(StandardCharsets.UTF_8);

    private Stores() {}

    private static byte[] eight(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    private static void expect(long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException("The head must be " + expected + " and is " + found + ".");
        }
    }

    /** A file and a checksum for each record, no conditions; growing, or filled with zeros before. */
    static final class BareFile implements Store {
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        private long position;

        BareFile(Path folder, long zeros) throws IOException {
            channel = FileChannel.open(
                    folder.resolve("bare"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            for (long at = 0; at < zeros; at += buffer.capacity()) {
                buffer.clear();
                channel.write(buffer, at);
            }
            channel.force(true);
        }

        @Override
        public void append(int[] subjects, long[] heads) throws IOException {
            buffer.clear();
            for (int subject : subjects) {
                CRC32C sum = new CRC32C();
                sum.update(BODY);
                buffer.putInt(BODY.length).putInt((int) sum.getValue()).put(BODY);
                heads[subject]++;
            }
            buffer.flip();
            long from = position;
            while (buffer.hasRemaining()) {
                position += channel.write(buffer, from + buffer.position());
            }
            channel.force(false);
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** RocksDB, its log synced at each batch. */
    static final class Rocks implements Store {
        private final Options options = new Options().setCreateIfMissing(true);
        private final WriteOptions sync = new WriteOptions().setSync(true);
        private final RocksDB db;
        private long next;

        Rocks(Path folder) throws RocksDBException {
            RocksDB.loadLibrary();
            db = RocksDB.open(options, folder.resolve("rocks").toString());
        }

        @Override
        public void append(int[] subjects, long[] heads) throws RocksDBException {
            try (WriteBatch batch = new WriteBatch()) {
                for (int subject : subjects) {
                    byte[] key = ("h" + subject).getBytes(StandardCharsets.UTF_8);
                    byte[] found = db.get(key);
                    long at = found == null ? -1 : ByteBuffer.wrap(found).getLong();
                    // A subject that comes twice in a batch has moved in it, which the database does not see yet.
                    expect(Math.min(heads[subject], at), at);
                    heads[subject] = next;
                    batch.put(eight(next), BODY);
                    batch.put(key, eight(next));
                    next++;
                }
                db.write(sync, batch);
            }
        }

        @Override
        public void close() {
            db.close();
            sync.close();
            options.close();
        }
    }

    /** H2's MVStore, committed and synced at each batch. */
    static final class H2 implements Store {
        private final MVStore store;
        private final MVMap<Long, byte[]> records;
        private final MVMap<Integer, Long> known;
        private long next;

        H2(Path folder) {
            store = new MVStore.Builder()
                    .fileName(folder.resolve("h2.mv").toString())
                    .autoCommitDisabled()
                    .open();
            records = store.openMap("records");
            known = store.openMap("heads");
        }

        @Override
        public void append(int[] subjects, long[] heads) {
            for (int subject : subjects) {
                Long at = known.get(subject);
                expect(heads[subject], at == null ? -1 : at);
                heads[subject] = next;
                records.put(next, BODY);
                known.put(subject, next);
                next++;
            }
            store.commit();
            store.sync();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /** A database behind JDBC, a transaction for each batch. */
    static final class Sql implements Store {
        private final Connection connection;
        private final PreparedStatement read;
        private final PreparedStatement record;
        private final PreparedStatement head;
        private long next;

        /** SQLite with a write-ahead log that is synced at each commit. */
        static Sql lite(Path folder) throws SQLException {
            String url = "jdbc:sqlite:" + folder.resolve("sqlite.db");
            return new Sql(
                    DriverManager.getConnection(url), "blob", "pragma journal_mode=wal", "pragma synchronous=full");
        }

        /** An embedded PostgreSQL that waits for the disk at each commit. */
        static Sql postgres(Path folder) throws SQLException {
            return new Sql(
                    PostgresFigures.connect(), "bytea", "drop table if exists record", "drop table if exists head");
        }

        private Sql(Connection connection, String bytes, String... before) throws SQLException {
            this.connection = connection;
            try (Statement statement = connection.createStatement()) {
                for (String each : before) {
                    statement.execute(each);
                }
                statement.execute("create table record (position bigint primary key, body " + bytes + ")");
                statement.execute("create table head (subject bigint primary key, position bigint)");
            }
            connection.setAutoCommit(false);
            read = connection.prepareStatement("select position from head where subject = ?");
            record = connection.prepareStatement("insert into record values (?, ?)");
            head = connection.prepareStatement(
                    "insert into head values (?, ?) on conflict (subject) do update set position = excluded.position");
        }

        @Override
        public void append(int[] subjects, long[] heads) throws SQLException {
            for (int subject : subjects) {
                read.setLong(1, subject);
                try (ResultSet rows = read.executeQuery()) {
                    long at = rows.next() ? rows.getLong(1) : -1;
                    expect(Math.min(heads[subject], at), at);
                }
                heads[subject] = next;
                record.setLong(1, next);
                record.setBytes(2, BODY);
                record.addBatch();
                head.setLong(1, subject);
                head.setLong(2, next);
                head.addBatch();
                next++;
            }
            record.executeBatch();
            head.executeBatch();
            connection.commit();
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("The database could not be closed.", e);
            }
        }
    }
}
