package org.linli.audit.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Short words for JDBC. */
final class Rows {
    private Rows() {}

    /** What is made of a row. */
    @FunctionalInterface
    interface Each {
        void take(ResultSet row) throws SQLException;
    }

    /** Asks, and takes every row. Arguments are {@link Long}, {@link Integer}, {@link String}, bytes, or a {@link Column}. */
    static void query(Connection connection, String sql, Each each, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.take(rows);
                }
            }
        }
    }

    /** Does something, and says to how many rows. */
    static int update(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, arguments);
            return statement.executeUpdate();
        }
    }

    /** A number that is always there. */
    static long number(Connection connection, String sql, Object... arguments) throws SQLException {
        long[] number = new long[1];
        query(connection, sql, row -> number[0] = row.getLong(1), arguments);
        return number[0];
    }

    /** Many values at once, as an array of a type. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Column(String type, Object[] values) {
        static Column texts(Collection<String> values) {
            return new Column("text", values.toArray(new String[0]));
        }

        static Column numbers(Collection<Long> values) {
            return new Column("bigint", values.toArray(new Long[0]));
        }

        static Column bytes(Collection<byte[]> values) {
            return new Column("bytea", values.toArray(new byte[0][]));
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Object... arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof Column column) {
                Array array = connection.createArrayOf(column.type(), column.values());
                statement.setArray(i + 1, array);
            } else if (argument instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, argument);
            }
        }
    }
}
