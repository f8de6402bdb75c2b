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
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.Head;
import org.linli.trace.Subject;
import org.linli.trace.TraceFact;
import org.linli.trace.TraceStoreException;

/**
 * Erases in one transaction: the fact that says so, the key of the holder and all values under it. The holder's key is locked first, so
 * that whoever is about to append a value under it is through, and whoever comes later waits and gets a new key. What has arrived by then
 * gets its position before the fact.
 */
final class Erasing {
    private static final int TIMES = 50;
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

    Done erase(Erasure erasure, Instant recorded) {
        TraceFact.Erased fact = TraceFact.Erased.of(erasure);
        Subject subject = fact.subject();
        List<DraftRecord> drafts = DraftRecord.of(
                List.of(Entry.of(erasure.act(), fact)), Map.of(subject, Head.NONE), recorded, codec, (s, h, t) -> {});
        Done done = doneBefore(subject, erasure);
        if (done == null) {
            done = first(drafts, subject, erasure);
        }
        if (done == null) {
            // Somebody else did it meanwhile, or used the id for something else.
            sequencer.catchUp();
            done = Objects.requireNonNull(doneBefore(subject, erasure), "the record that was there");
        }
        scrub();
        return done;
    }

    private @Nullable Done doneBefore(Subject subject, Erasure erasure) {
        Head head = reader.head(subject);
        if (head.sequence() == 0) {
            return null;
        }
        if (reader.fact(head.position()) instanceof TraceFact.Erased erased
                && erased.holder().equals(erasure.holder())) {
            return new Done(head.position(), 0);
        }
        throw new IllegalArgumentException("The act (" + erasure.act().id()
                + ") of an erasure must be new, or the one that erased the same holder before."
                + " Maybe give the erasure an id of its own.");
    }

    private @Nullable Done first(List<DraftRecord> drafts, Subject subject, Erasure erasure) {
        Sequencer.Pass[] pass = new Sequencer.Pass[1];
        Optional<Done> done = database.transact("erasing", Database.Mode.KEPT, false, connection -> {
            pass[0] = null;
            return in(connection, drafts, subject, erasure.holder().value(), pass);
        });
        if (pass[0] != null) {
            sequencer.done(pass[0]);
        }
        return done.orElse(null);
    }

    private Optional<Done> in(
            Connection connection, List<DraftRecord> drafts, Subject subject, String holder, Sequencer.Pass[] pass)
            throws SQLException {
        Map<Subject, Long> ids;
        try {
            ids = appender.locked(connection, Map.of(subject, Head.NONE));
        } catch (Appender.Moved doneMeanwhile) {
            return Optional.empty();
        }
        personal.lock(connection, holder);
        Appender.Arrived arrived = appender.arrive(connection, drafts, ids);
        sequencer.forget(arrived.append());
        Sequencer.Pass made = sequencer.passUntil(connection, arrived.append());
        long position = Objects.requireNonNull(made.firsts.get(arrived.append()));
        pass[0] = made;
        return Optional.of(new Done(position, personal.destroy(connection, holder, position)));
    }

    /**
     * Has PostgreSQL write the table of keys anew, so that its file no longer holds the rows that were deleted. What its log of changes,
     * its replicas and its backups hold is not reached.
     */
    private void scrub() {
        String statement = database.sql("VACUUM (FULL) $.key");
        // A little at a time, since everybody who comes to the table meanwhile waits as well.
        for (int i = 0; i < TIMES; i++) {
            if (database.alone("writing the table of keys anew after an erasure", A_LITTLE, statement)) {
                return;
            }
            LockSupport.parkNanos(A_LITTLE * 1_000_000L);
        }
        throw new TraceStoreException("The erasure is on record, and key and values are deleted; but the table of keys"
                + " could not be written anew, since others held it for ten seconds. Maybe erase once more under the"
                + " same act id, or run " + statement + ".");
    }
}
