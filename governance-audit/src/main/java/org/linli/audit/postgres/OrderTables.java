package org.linli.audit.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.audit.Verdict.Problem;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.Erasures;
import org.linli.audit.erasure.Reach;

/**
 * What the tables of erasures, restrictions and keys must say by the orders in the records: readers believe these tables, which are derived
 * like any others. Keys are compared where values stand under them, and where a restriction had retired them before an erasure.
 */
final class OrderTables {
    /** Something that is not as the records say. */
    record Wrong(String table, Problem problem, long position, String expected, String got) {}

    private static final String NAMES = "(k.holder = ? OR starts_with(k.holder, ? || ' '))";

    private final Database database;
    private final Set<String> erasures = new TreeSet<>();
    private final Set<String> restrictions = new TreeSet<>();

    OrderTables(Database database) {
        this.database = database;
    }

    /** Takes in a record. */
    void seen(Envelope envelope, byte[] source, long position) {
        List<Reach> reaches = Reach.erasedBy(envelope, source, position);
        for (Reach each : reaches) {
            erasures.add(row(each.name(), position, String.valueOf(each.before())));
        }
        for (Reach each : reaches) {
            if (reaches.stream().noneMatch(other -> other.name().equals(each.holder()))) {
                erasures.add(row(each.holder(), position, "0"));
            }
        }
        List<String> names = Reach.restrictedBy(envelope, source);
        String purpose = names.isEmpty() ? "" : purpose(envelope.open(source).get("duty"));
        names.forEach(name -> restrictions.add(row(name, position, purpose)));
    }

    private static String purpose(@Nullable Object duty) {
        Object purpose = duty instanceof Map<?, ?> members ? members.get("purpose") : null;
        return String.valueOf(purpose instanceof Map<?, ?> members ? members.get("name") : purpose);
    }

    private static String row(String name, long position, String what) {
        return position + "\t" + name + "\t" + what;
    }

    /** The first thing that is not as the first so many records say. */
    Optional<Wrong> judge(long size, Erasures orders) {
        Optional<Wrong> wrong = compare(
                "erasure", erasures, "SELECT holder, position, before::text FROM $.erasure WHERE position < ?", size);
        wrong = wrong.isPresent()
                ? wrong
                : compare(
                        "restriction",
                        restrictions,
                        "SELECT name, position, purpose FROM $.restriction WHERE position < ?",
                        size);
        wrong = wrong.isPresent() ? wrong : retired();
        return wrong.isPresent() ? wrong : left(orders);
    }

    private Optional<Wrong> compare(String table, Set<String> expected, String sql, long size) {
        Set<String> found = database.look("verifying the journal", connection -> {
            Set<String> rows = new TreeSet<>();
            Rows.query(
                    connection,
                    database.sql(sql),
                    row -> rows.add(row(row.getString(1), row.getLong(2), row.getString(3))),
                    size);
            return rows;
        });
        for (String each : expected) {
            if (!found.contains(each)) {
                return Optional.of(new Wrong(
                        table,
                        Problem.ERASURE,
                        position(each),
                        "a row for what the record orders",
                        "none, or another"));
            }
        }
        for (String each : found) {
            if (!expected.contains(each)) {
                return Optional.of(new Wrong(
                        table, Problem.ERASURE, position(each), "no row, since the record does not order it", "a row"));
            }
        }
        return Optional.empty();
    }

    private static long position(String row) {
        return Long.parseLong(row.substring(0, row.indexOf('\t')));
    }

    /** A key is used up to the first restriction of its name after the values under it, and no further. */
    private Optional<Wrong> retired() {
        long wrong = number("SELECT coalesce(min(r.position), -1) FROM $.sealed AS s"
                + " JOIN $.key AS k ON k.number = s.key"
                + " JOIN $.record AS r ON r.subject = s.subject AND r.seq = s.seq WHERE r.position IS NOT NULL"
                + " AND k.until IS DISTINCT FROM (SELECT min(position) FROM $.restriction"
                + " WHERE name = regexp_replace(k.holder, ' ', ' !') AND position > r.position)");
        return wrong < 0
                ? Optional.empty()
                : Optional.of(new Wrong(
                        "key",
                        Problem.KEY,
                        wrong,
                        "a key that is in use up to the first restriction of the value",
                        "another end, or none"));
    }

    /** A key that was retired before an erasure of all that stood under it is gone, whether or not values are left. */
    private Optional<Wrong> left(Erasures orders) {
        for (Reach reach : orders.all()) {
            boolean isRecord = reach.name().startsWith(reach.holder() + " #");
            boolean isWhole = reach.name().equals(reach.holder());
            List<Object> arguments = new ArrayList<>(List.of(reach.before()));
            arguments.addAll(isWhole ? List.of(reach.name(), reach.name()) : List.of(reach.name()));
            String names = isWhole ? NAMES : "k.holder = ?";
            if (!isRecord
                    && number("SELECT count(*) FROM $.key AS k WHERE k.until <= ? AND " + names, arguments.toArray())
                            > 0) {
                return Optional.of(new Wrong(
                        "key",
                        Problem.ERASURE,
                        reach.at(),
                        "no key of what the record erased",
                        "a key. Maybe repeat the erasure under its act, which finishes it"));
            }
        }
        return Optional.empty();
    }

    private long number(String sql, Object... arguments) {
        return database.look(
                "verifying the journal", connection -> Rows.number(connection, database.sql(sql), arguments));
    }
}
