package org.linli.audit.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.audit.erasure.DraftRecord;
import org.linli.trace.Head;
import org.linli.trace.Subject;

/**
 * Records that subjects end with, or ended with when somebody here looked: what stands in a journal never changes, so that what is known
 * of a head stays true. The last 50,000 subjects are kept.
 */
final class Ends {
    private static final int MANY = 50_000;

    private final Database database;
    private final Map<Subject, End> known;

    /** A record of a subject. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record End(Head head, byte[] leaf) {}

    Ends(Database database) {
        this.database = database;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Subject, End> eldest) {
                return size() > MANY;
            }
        };
    }

    /** The first subject, by name, for which the journal has no such record as its head says; null if there is none. */
    @Nullable
    Subject firstWrong(Map<Subject, Head> read) {
        List<Subject> open = new ArrayList<>();
        synchronized (known) {
            read.forEach((subject, head) -> {
                End end = head.sequence() == 0 ? null : known.get(subject);
                if (head.sequence() > 0 && (end == null || !end.head.equals(head))) {
                    open.add(subject);
                }
            });
        }
        if (!open.isEmpty()) {
            load(open, read);
            open.sort(null);
            synchronized (known) {
                for (Subject subject : open) {
                    End end = known.get(subject);
                    if (end == null || !end.head.equals(read.get(subject))) {
                        return subject;
                    }
                }
            }
        }
        return null;
    }

    private void load(List<Subject> subjects, Map<Subject, Head> read) {
        Map<Subject, End> found = new HashMap<>();
        List<Long> positions = subjects.stream()
                .map(subject -> Objects.requireNonNull(read.get(subject)).position())
                .toList();
        database.look("looking where subjects end", connection -> {
            Rows.query(
                    connection,
                    database.sql("SELECT s.name, r.seq, r.position, r.leaf FROM $.record AS r"
                            + " JOIN $.subject AS s ON s.id = r.subject WHERE r.position = ANY (?)"),
                    row -> found.put(
                            Subject.parse(row.getString(1)),
                            new End(new Head(row.getLong(2), row.getLong(3)), row.getBytes(4))),
                    Rows.Column.numbers(positions));
            return found;
        });
        synchronized (known) {
            known.putAll(found);
        }
    }

    /** Reads the leaf hash of a record that has been looked for before. */
    void leafHash(Subject subject, Head head, byte[] target) {
        End end;
        synchronized (known) {
            end = known.get(subject);
        }
        if (end == null || !end.head.equals(head)) {
            load(List.of(subject), Map.of(subject, head));
            synchronized (known) {
                end = Objects.requireNonNull(known.get(subject));
            }
        }
        System.arraycopy(end.leaf, 0, target, 0, target.length);
    }

    /** Takes note of a record that has its position. */
    void put(DraftRecord record, long position) {
        byte[] leaf = Arrays.copyOf(record.leafHash(), record.leafHash().length);
        synchronized (known) {
            known.put(record.subject(), new End(new Head(record.sequence(), position), leaf));
        }
    }
}
