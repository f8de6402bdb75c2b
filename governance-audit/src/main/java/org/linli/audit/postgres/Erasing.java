package org.linli.audit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.erasure.DraftRecord;
import org.linli.audit.erasure.Reach;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Entry;
import org.linli.trace.EntryCheck;
import org.linli.trace.Erasure;
import org.linli.trace.Head;
import org.linli.trace.Restriction;
import org.linli.trace.Subject;
import org.linli.trace.TraceFact;
import org.linli.trace.TraceStoreException;

/**
 * Erases in one transaction: the fact that says so, the key of the holder and all values under it. The holder's key is locked first, so
 * that whoever is about to append a value under it is through, and whoever comes later waits and gets a new key. What has arrived by then
 * gets its position before the fact.
 */
final class Erasing {
    /** In nanoseconds. */
    private static final long LONG_ENOUGH = 10_000_000_000L;
    /** In milliseconds. */
    private static final int A_LITTLE = 100;

    private final Database database;
    private final EventCodec codec;
    private final Sequencer sequencer;
    private final Appender appender;
    private final PersonalTable personal;
    private final RecordReader reader;

    /** What became of it. */
    record Done(long position, long values) {}

    Erasing(
            Database database,
            EventCodec codec,
            Sequencer sequencer,
            Appender appender,
            PersonalTable personal,
            RecordReader reader) {
        this.database = database;
        this.codec = codec;
        this.sequencer = sequencer;
        this.appender = appender;
        this.personal = personal;
        this.reader = reader;
    }

    /** What is done in the transaction, once the fact has its position. */
    private interface Then {
        long done(Connection connection, long position) throws SQLException;
    }

    Done erase(Erasure erasure, Instant recorded) {
        TraceFact.Erased fact = TraceFact.Erased.of(erasure);
        Done done = once(erasure.act(), fact, erasure.holder(), recorded, (connection, position) -> {
            long values = 0;
            for (Reach each : Reach.of(fact, position)) {
                values += personal.destroy(connection, each);
            }
            return values;
        });
        scrub();
        return done;
    }

    Done restrict(Restriction restriction, Instant recorded) {
        TraceFact.Restricted fact = TraceFact.Restricted.of(restriction);
        return once(restriction.act(), fact, restriction.holder(), recorded, (connection, position) -> {
            personal.restrict(connection, fact, position);
            return 0;
        });
    }

    private Done once(Act act, TraceFact fact, ActorId holder, Instant recorded, Then then) {
        Subject subject = fact.subject();
        List<DraftRecord> drafts = DraftRecord.of(
                List.of(Entry.of(act, fact)),
                Map.of(subject, Head.NONE),
                recorded,
                reader.journal(),
                codec,
                (s, h, t) -> {});
        Done done = doneBefore(act, fact);
        if (done == null) {
            done = first(drafts, subject, holder.value(), then);
        }
        if (done == null) {
            // Somebody else did it meanwhile, or used the id for something else.
            sequencer.catchUp();
            done = Objects.requireNonNull(doneBefore(act, fact), "the record that was there");
        }
        return done;
    }

    private @Nullable Done doneBefore(Act act, TraceFact fact) {
        Head head = reader.head(fact.subject());
        if (head.sequence() == 0) {
            return null;
        }
        if (Reach.isTheSame(fact, reader.fact(head.position()))) {
            return new Done(head.position(), 0);
        }
        throw EntryCheck.usedBefore(act.id());
    }

    private @Nullable Done first(List<DraftRecord> drafts, Subject subject, String holder, Then then) {
        Sequencer.Pass[] pass = new Sequencer.Pass[1];
        Optional<Done> done = database.transact("erasing", Database.Mode.KEPT, false, connection -> {
            pass[0] = null;
            return in(connection, drafts, subject, holder, then, pass);
        });
        if (pass[0] != null) {
            sequencer.done(pass[0]);
        }
        return done.orElse(null);
    }

    private Optional<Done> in(
            Connection connection,
            List<DraftRecord> drafts,
            Subject subject,
            String holder,
            Then then,
            Sequencer.Pass[] pass)
            throws SQLException {
        Map<Subject, Long> ids;
        try {
            ids = appender.locked(connection, Map.of(subject, Head.NONE), Map.of());
        } catch (Appender.Moved doneMeanwhile) {
            return Optional.empty();
        }
        personal.lock(connection, holder);
        Appender.Arrived arrived = appender.arrive(connection, drafts, ids);
        sequencer.forget(arrived.append());
        Sequencer.Pass made = sequencer.passUntil(connection, arrived.append());
        long position = Objects.requireNonNull(made.firsts.get(arrived.append()));
        pass[0] = made;
        return Optional.of(new Done(position, then.done(connection, position)));
    }

    /**
     * Has PostgreSQL write the table of keys anew, so that its file no longer holds the rows that were deleted. What its log of changes,
     * its replicas and its backups hold is not reached.
     */
    private void scrub() {
        String table = database.sql("$.key");
        long since = System.nanoTime();
        // A little at a time, since everybody who comes to the table meanwhile waits as well; and less and less often.
        for (long pause = A_LITTLE;
                System.nanoTime() - since < LONG_ENOUGH;
                pause = Math.min(2 * pause, 10 * A_LITTLE)) {
            if (database.writeAnew("writing the table of keys anew after an erasure", A_LITTLE, table)) {
                return;
            }
            LockSupport.parkNanos(pause * 1_000_000L);
        }
        throw new TraceStoreException(
                "The erasure is on record, and key and values are deleted; but the file of the table"
                        + " of keys still has the key, since for ten seconds others held the table or a transaction was open that"
                        + " began before the erasure. Erase once more under the same act id when it is over, or run VACUUM FULL "
                        + table + ".");
    }
}
