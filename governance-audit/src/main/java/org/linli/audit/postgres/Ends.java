package org.linli.audit.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.linli.audit.erasure.DraftRecord;
import org.linli.trace.Head;
import org.linli.trace.Subject;

/**
 * Records that subjects end with, or ended with when somebody here looked. They spare a way to the server and are never believed: a server
 * that has lost its last records, as after a failover, may have others at the same places, so that whoever appends compares them with the
 * record under the lock of its subject. The last 50,000 subjects are kept.
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

    /** The leaf hashes of the records that heads name, by subject; without those for which the journal has no such record. */
    Map<Subject, byte[]> leaves(Map<Subject, Head> read) {
        Map<Subject, byte[]> leaves = new HashMap<>();
        List<Subject> open = known(read.keySet(), read, leaves);
        if (!open.isEmpty()) {
            load(open, read);
            known(open, read, leaves);
        }
        return leaves;
    }

    /** Adds those that are known; gives the subjects of the others. */
    private List<Subject> known(Collection<Subject> subjects, Map<Subject, Head> read, Map<Subject, byte[]> leaves) {
        List<Subject> open = new ArrayList<>();
        synchronized (known) {
            for (Subject subject : subjects) {
                Head head = Objects.requireNonNull(read.get(subject));
                if (head.sequence() > 0) {
                    End end = known.get(subject);
                    if (end != null && end.head.equals(head)) {
                        leaves.put(subject, end.leaf);
                    } else {
                        open.add(subject);
                    }
                }
            }
        }
        return open;
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

    /** Lets go of what is known of subjects. */
    void forget(Collection<Subject> subjects) {
        synchronized (known) {
            known.keySet().removeAll(subjects);
        }
    }

    /** Takes note of a record that has its position. */
    void put(DraftRecord record, long position) {
        byte[] leaf = Arrays.copyOf(record.leafHash(), record.leafHash().length);
        synchronized (known) {
            known.put(record.subject(), new End(new Head(record.sequence(), position), leaf));
        }
    }
}
