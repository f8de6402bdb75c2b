package org.linli.audit.postgres;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.HolderKey;
import org.linli.audit.erasure.Seal;
import org.linli.trace.Digest;

/**
 * Puts a fresh key in the place of one under which some values were erased and others stay. A row that was deleted lies in the file of its
 * table until the server comes by; without the key it says nothing. The holder of the key is locked by whoever calls.
 */
final class Rekeying {
    /** A secret: gen_random_uuid() has 122 bits from the server's source of randomness, so three of them fill a key. */
    static final String SECRET =
            "sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())" + " || uuid_send(gen_random_uuid()))";

    private static final int MANY = 1_000;

    private final String take;
    private final String make;
    private final String some;
    private final String put;

    Rekeying(Database database) {
        this.take = database.sql("DELETE FROM $.key WHERE number = ? RETURNING holder, secret, until");
        this.make = database.sql("INSERT INTO $.key (holder, secret, until) VALUES (?, " + SECRET
                + ", nullif(?, -1)) RETURNING number, secret");
        this.some = database.sql("SELECT s.subject, s.seq, s.slot, s.bytes, r.envelope FROM $.sealed AS s"
                + " JOIN $.record AS r ON r.subject = s.subject AND r.seq = s.seq"
                + " WHERE s.key = ? AND (s.subject, s.seq, s.slot) > (?, ?, ?)"
                + " ORDER BY s.subject, s.seq, s.slot LIMIT " + MANY);
        this.put = database.sql("UPDATE $.sealed AS s SET key = ?, bytes = n.bytes"
                + " FROM unnest(?, ?, ?, ?) AS n (subject, seq, slot, bytes)"
                + " WHERE s.subject = n.subject AND s.seq = n.seq AND s.slot = n.slot");
    }

    /** A key as it was found, and up to where it was used. */
    private record Taken(HolderKey key, long until) {}

    /** A value that stays, and where. */
    private record Row(long subject, long seq, int slot, Sealed sealed) {}

    /** A value as it stands. */
    private static final class Sealed {
        final byte[] bytes;
        final byte[] envelope;

        Sealed(byte[] bytes, byte[] envelope) {
            this.bytes = bytes;
            this.envelope = envelope;
        }

        /** The same under another key; null if it is damaged, which reading it will tell. */
        byte @Nullable [] under(HolderKey fresh, HolderKey before, int slot) {
            Envelope read = new Envelope();
            read.readBelonging(envelope, 0, envelope.length);
            Digest commit = read.sealed().get(slot).commit();
            try {
                return commit == null ? null : Seal.again(bytes, commit.bytes(), before, fresh);
            } catch (GeneralSecurityException damaged) {
                return null;
            }
        }
    }

    /** Replaces a key, if it is still there. */
    void replace(Connection connection, long number) throws SQLException {
        @Nullable Taken[] taken = new Taken[1];
        Rows.query(
                connection,
                take,
                row -> {
                    HolderKey key = HolderKey.of(number, row.getString(1), row.getBytes(2));
                    long until = row.getLong(3);
                    taken[0] = new Taken(key, row.wasNull() ? -1 : until);
                },
                number);
        Taken before = taken[0];
        if (before == null) {
            return;
        }
        @Nullable HolderKey[] made = new HolderKey[1];
        Rows.query(
                connection,
                make,
                row -> made[0] = HolderKey.of(row.getLong(1), before.key().holder(), row.getBytes(2)),
                before.key().holder(),
                before.until());
        HolderKey fresh = Objects.requireNonNull(made[0]);
        Row last = new Row(Long.MIN_VALUE, 0, 0, new Sealed(new byte[0], new byte[0]));
        for (List<Row> page = after(connection, number, last); !page.isEmpty(); ) {
            put(connection, page, before.key(), fresh);
            last = page.get(page.size() - 1);
            page = page.size() < MANY ? List.of() : after(connection, number, last);
        }
    }

    private List<Row> after(Connection connection, long key, Row last) throws SQLException {
        List<Row> rows = new ArrayList<>();
        Rows.query(
                connection,
                some,
                row -> rows.add(new Row(
                        row.getLong(1), row.getLong(2), row.getInt(3), new Sealed(row.getBytes(4), row.getBytes(5)))),
                key,
                last.subject(),
                last.seq(),
                last.slot());
        return rows;
    }

    private void put(Connection connection, List<Row> rows, HolderKey before, HolderKey fresh) throws SQLException {
        List<Long> subjects = new ArrayList<>();
        List<Long> sequences = new ArrayList<>();
        List<Long> slots = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        for (Row row : rows) {
            byte[] sealed = row.sealed().under(fresh, before, row.slot());
            if (sealed != null) {
                subjects.add(row.subject());
                sequences.add(row.seq());
                slots.add((long) row.slot());
                bytes.add(sealed);
            }
        }
        Rows.update(
                connection,
                put,
                fresh.number(),
                Rows.Column.numbers(subjects),
                Rows.Column.numbers(sequences),
                Rows.Column.numbers(slots),
                Rows.Column.bytes(bytes));
    }
}
