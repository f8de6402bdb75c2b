package org.linli.audit.postgres;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.Envelope;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.erasure.DraftRecord;
import org.linli.audit.erasure.HolderKey;
import org.linli.audit.erasure.Reach;
import org.linli.audit.erasure.Seal;
import org.linli.trace.Basis;
import org.linli.trace.Digest;
import org.linli.trace.KeptTally;
import org.linli.trace.KeptUnder;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Subject;
import org.linli.trace.TraceFact;
import org.linli.trace.TraceStoreException;

/**
 * Personal values in their tables, encrypted before they leave this process; and the keys of their holders, which the server makes.
 * Whoever appends a value holds a share in its holder's key until that is committed; whoever erases the holder waits for all of them.
 */
final class PersonalTable {
    /** A value that was to be appended again is gone: the records are to be written anew. */
    static final long GONE = -2;

    private static final long NONE = -1;

    private final Database database;
    private final String share;
    private final String make;
    private final String changed;
    private final Rekeying rekeying;
    private final String seal;
    private final String open;

    PersonalTable(Database database) {
        this.database = database;
        this.rekeying = new Rekeying(database);
        this.share = database.sql(
                "SELECT holder, number, secret FROM $.key WHERE holder = ANY (?) AND until IS NULL ORDER BY holder"
                        + " FOR KEY SHARE");
        this.make = database.sql("INSERT INTO $.key (holder, secret) SELECT holder, " + Rekeying.SECRET
                + " FROM unnest(?) AS wanted (holder) ON CONFLICT (holder) WHERE until IS NULL DO NOTHING");
        this.changed = database.sql("SELECT coalesce(max(position), -1) FROM ("
                + "SELECT position FROM $.erasure WHERE holder = ANY (?)"
                + " UNION ALL SELECT position FROM $.restriction WHERE name = ANY (?)) AS either");
        this.seal = database.sql("INSERT INTO $.sealed (subject, seq, slot, key, bytes)"
                + " SELECT s, q, t::smallint, k, b FROM unnest(?, ?, ?, ?, ?) AS sealed (s, q, t, k, b)");
        this.open = database.sql("SELECT r.envelope, s.bytes, k.number, k.secret FROM $.record AS r"
                + " LEFT JOIN $.sealed AS s ON s.subject = r.subject AND s.seq = r.seq AND s.slot = ?::smallint"
                + " LEFT JOIN $.key AS k ON k.number = s.key WHERE r.position = ?");
    }

    private static String keyName(Personal<?> part) {
        return part.holder() + " " + part.processing();
    }

    /** The names whose keys are shared while values are appended: of each holder itself, which erasures lock, and of each processing. */
    private static SortedSet<String> holders(List<DraftRecord> drafts) {
        TreeSet<String> holders = new TreeSet<>();
        for (DraftRecord draft : drafts) {
            for (DraftRecord.Slot slot : draft.slots()) {
                if (slot.seal() != null) {
                    holders.add(slot.personal().holder().value());
                    holders.add(keyName(slot.personal()));
                }
            }
        }
        return holders;
    }

    /** The last erasure or restriction that the values in drafts have outlived; {@link #GONE} if one of them has not. */
    long watermark(List<DraftRecord> drafts) {
        SortedSet<String> holders = holders(drafts);
        if (holders.isEmpty()) {
            return NONE;
        }
        long last = database.look("looking for erasures", connection -> lastChange(connection, holders, drafts));
        for (DraftRecord draft : drafts) {
            for (DraftRecord.Slot slot : draft.slots()) {
                if (slot.seal() != null && !EventCodec.isStillThere(slot.personal())) {
                    return GONE;
                }
            }
        }
        return last;
    }

    private long lastChange(Connection connection, SortedSet<String> holders, List<DraftRecord> drafts)
            throws SQLException {
        TreeSet<String> restrictions = new TreeSet<>();
        for (DraftRecord draft : drafts) {
            for (DraftRecord.Slot slot : draft.slots()) {
                restrictions.add(Reach.restricting(slot.personal()));
            }
        }
        return Rows.number(connection, changed, Rows.Column.texts(holders), Rows.Column.texts(restrictions));
    }

    /** Encrypts and keeps the values in drafts, unless one of their holders has been erased or restricted since the watermark. */
    void keep(
            Connection connection,
            List<DraftRecord> drafts,
            Map<Subject, Long> ids,
            long watermark,
            Supplier<RuntimeException> outdated)
            throws SQLException {
        SortedSet<String> holders = holders(drafts);
        if (holders.isEmpty()) {
            return;
        }
        Map<String, HolderKey> keys = keysOf(connection, holders);
        if (lastChange(connection, holders, drafts) > watermark) {
            throw outdated.get();
        }
        List<Long> subjects = new ArrayList<>();
        List<Long> sequences = new ArrayList<>();
        List<Long> slots = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        for (DraftRecord draft : drafts) {
            for (int i = 0; i < draft.slots().size(); i++) {
                DraftRecord.Slot slot = draft.slots().get(i);
                if (slot.seal() != null) {
                    HolderKey key = Objects.requireNonNull(keys.get(keyName(slot.personal())));
                    subjects.add(Objects.requireNonNull(ids.get(draft.subject())));
                    sequences.add(draft.sequence());
                    slots.add((long) i);
                    numbers.add(key.number());
                    bytes.add(Objects.requireNonNull(slot.seal().under(key)));
                }
            }
        }
        Rows.update(
                connection,
                seal,
                Rows.Column.numbers(subjects),
                Rows.Column.numbers(sequences),
                Rows.Column.numbers(slots),
                Rows.Column.numbers(numbers),
                Rows.Column.bytes(bytes));
    }

    /** The keys of holders, shared until the transaction is over; made where there are none. */
    private Map<String, HolderKey> keysOf(Connection connection, SortedSet<String> holders) throws SQLException {
        Map<String, HolderKey> keys = new HashMap<>();
        while (true) {
            Rows.query(
                    connection,
                    share,
                    row -> keys.put(row.getString(1), HolderKey.of(row.getLong(2), row.getString(1), row.getBytes(3))),
                    Rows.Column.texts(holders));
            if (keys.keySet().containsAll(holders)) {
                return keys;
            }
            TreeSet<String> missing = new TreeSet<>(holders);
            missing.removeAll(keys.keySet());
            Rows.update(connection, make, Rows.Column.texts(missing));
        }
    }

    /** Keeps everybody from appending values of a holder until the transaction is over; those who were about to are through. */
    void lock(Connection connection, String holder) throws SQLException {
        Rows.Column one = Rows.Column.texts(List.of(holder));
        boolean[] locked = new boolean[1];
        while (!locked[0]) {
            Rows.update(connection, make, one);
            Rows.query(
                    connection,
                    database.sql("SELECT number FROM $.key WHERE holder = ANY (?) FOR UPDATE"),
                    row -> locked[0] = true,
                    one);
        }
    }

    /** Destroys what an erasure reaches; its holder is locked. */
    int destroy(Connection connection, Reach reach) throws SQLException {
        String holder = reach.holder();
        Rows.update(
                connection,
                database.sql("INSERT INTO $.erasure (holder, position, before) VALUES (?, ?, ?)"),
                reach.name(),
                reach.at(),
                reach.before());
        // Of whatever is erased of a holder a row stands under the holder's own name: who is about to append looks for
        // it.
        Rows.update(
                connection,
                database.sql(
                        "INSERT INTO $.erasure (holder, position, before) VALUES (?, ?, 0) ON CONFLICT DO NOTHING"),
                holder,
                reach.at());
        boolean isRecord = reach.name().startsWith(holder + " #");
        boolean isWhole = isRecord || reach.name().equals(holder);
        String keys = isWhole ? "(holder = ? OR starts_with(holder, ? || ' '))" : "holder = ?";
        List<Object> names = isWhole ? List.of(holder, holder) : List.of(reach.name());
        String ofKeys = "key IN (SELECT number FROM $.key WHERE " + keys + ")";
        if (!isRecord && !reach.isBounded()) {
            int values = Rows.update(connection, database.sql("DELETE FROM $.sealed WHERE " + ofKeys), names.toArray());
            Rows.update(connection, database.sql("DELETE FROM $.key WHERE " + keys), names.toArray());
            return values;
        }
        List<Object> bounded = new ArrayList<>();
        bounded.add(isRecord ? Long.parseLong(reach.name().substring(holder.length() + 2)) : reach.before());
        bounded.addAll(names);
        List<Long> under = new ArrayList<>();
        Rows.query(
                connection,
                database.sql("DELETE FROM $.sealed AS s USING $.record AS r WHERE r.position " + (isRecord ? "=" : "<")
                        + " ? AND s.subject = r.subject AND s.seq = r.seq AND s." + ofKeys + " RETURNING s.key"),
                row -> under.add(row.getLong(1)),
                bounded.toArray());
        if (!isRecord) {
            Rows.update(connection, database.sql("DELETE FROM $.key WHERE until <= ? AND " + keys), bounded.toArray());
        }
        for (long key : new TreeSet<>(under)) {
            rekeying.replace(connection, key);
        }
        return under.size();
    }

    /** Takes note of a restriction at a position, and retires the keys of what it reaches; its holder is locked. */
    void restrict(Connection connection, TraceFact.Restricted restricted, long position) throws SQLException {
        for (String name : Reach.of(restricted)) {
            Rows.update(
                    connection,
                    database.sql("INSERT INTO $.restriction (name, position, purpose) VALUES (?, ?, ?)"),
                    name,
                    position,
                    restricted.duty().purpose().name());
        }
        Rows.update(
                connection,
                database.sql("UPDATE $.key SET until = ? WHERE until IS NULL AND holder = ANY (?)"),
                position,
                Rows.Column.texts(Reach.keys(restricted)));
    }

    /** Whether a value of the record at a position is revealed for another purpose only. */
    private boolean isRestricted(Envelope.Sealed sealed, long position, Purpose purpose) {
        return database.look("looking for restrictions", connection -> {
            String[] only = new String[1];
            Rows.query(
                    connection,
                    database.sql("SELECT purpose FROM $.restriction WHERE name = ? AND position > ?"
                            + " ORDER BY position LIMIT 1"),
                    row -> only[0] = row.getString(1),
                    Reach.restricting(sealed),
                    position);
            return only[0] != null && !only[0].equals(purpose.name());
        });
    }

    /** What is kept of somebody. */
    List<KeptUnder> kept(String journal, String holder) {
        return database.look("looking for what is kept of somebody", connection -> {
            KeptTally tally = new KeptTally();
            Envelope envelope = new Envelope();
            Rows.query(
                    connection,
                    database.sql(
                            "SELECT r.position, r.envelope, s.slot FROM $.key AS k JOIN $.sealed AS s ON s.key = k.number"
                                    + " JOIN $.record AS r ON r.subject = s.subject AND r.seq = s.seq"
                                    + " WHERE r.position IS NOT NULL AND starts_with(k.holder, ? || ' ')"),
                    row -> {
                        byte[] bytes = row.getBytes(2);
                        envelope.read(bytes, 0, bytes.length);
                        Envelope.Sealed sealed = envelope.sealed().get(row.getInt(3));
                        Personal.Origin origin = sealed.origin(journal, row.getLong(1), envelope.recorded());
                        tally.add(Basis.parse(sealed.processing()), sealed.slot(), origin);
                    },
                    holder);
            return tally.list();
        });
    }

    /** What is looked up to open a value. */
    private static final class Found {
        byte @Nullable [] envelope;
        byte @Nullable [] sealed;

        @Nullable
        HolderKey key;
    }

    /** Opens a value; null if it has been erased, or is restricted to another purpose. */
    byte @Nullable [] open(long position, int slot, Purpose purpose) {
        Found found = database.look("reading a personal value", connection -> {
            Found one = new Found();
            Rows.query(
                    connection,
                    open,
                    row -> {
                        one.envelope = row.getBytes(1);
                        one.sealed = row.getBytes(2);
                        byte[] secret = row.getBytes(4);
                        one.key = secret == null ? null : HolderKey.of(row.getLong(3), "", secret);
                    },
                    slot,
                    position);
            return one;
        });
        byte[] envelope = found.envelope;
        if (envelope == null) {
            throw unreadable(position, null);
        }
        Envelope read = new Envelope();
        read.readBelonging(envelope, 0, envelope.length);
        Envelope.Sealed sealed = read.sealed().get(slot);
        Digest commit = sealed.commit();
        Long at = sealed.at();
        if (commit == null && at != null && !isErased(sealed, position)) {
            return restated(sealed, at, position, purpose);
        } else if (commit == null || isRestricted(sealed, position, purpose)) {
            return null;
        }
        GeneralSecurityException wrong = null;
        byte[] bytes = found.sealed;
        HolderKey key = found.key;
        if (bytes != null && key != null) {
            try {
                return Seal.open(bytes, 0, bytes.length, commit.bytes(), key);
            } catch (GeneralSecurityException e) {
                wrong = e;
            }
        }
        if (isErased(sealed, position)) {
            return null;
        }
        throw unreadable(position, wrong);
    }

    /** Opens a value where it came in; null if it was erased there, or is restricted to another purpose. */
    private byte @Nullable [] restated(Envelope.Sealed sealed, long at, long position, Purpose purpose) {
        byte[] envelope = database.look("reading where a personal value came in", connection -> {
            byte[][] one = new byte[1][];
            Rows.query(
                    connection,
                    database.sql("SELECT envelope FROM $.record WHERE position = ?"),
                    row -> one[0] = row.getBytes(1),
                    at);
            return one[0];
        });
        if (envelope == null || at >= position) {
            throw unreadable(position, null);
        }
        Envelope there = new Envelope();
        there.readBelonging(envelope, 0, envelope.length);
        return open(at, sealed.slotIn(there.sealed()).orElseThrow(() -> unreadable(position, null)), purpose);
    }

    /** Whether a value of the record at a position was erased by a later record. */
    private boolean isErased(Envelope.Sealed sealed, long position) {
        String reaching = database.sql("SELECT count(*) FROM $.erasure WHERE holder = ANY (?) AND before > ?");
        List<String> names = Reach.names(sealed, position);
        return database.look(
                        "looking for erasures",
                        connection -> Rows.number(connection, reaching, Rows.Column.texts(names), position))
                > 0;
    }

    private static TraceStoreException unreadable(long position, @Nullable Exception cause) {
        String message = "A personal value of record " + position + " must be readable while no erasure is on record"
                + " after it, and it or its key is missing or damaged. Maybe restore the tables sealed and key.";
        return cause == null ? new TraceStoreException(message) : new TraceStoreException(message, cause);
    }
}
