package org.linli.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.linli.audit.codec.Envelope;
import org.linli.audit.store.Tombstone;
import org.linli.basics.Microseconds;
import org.linli.privacy.ProcessingFact;
import org.linli.privacy.ProcessingRecord;
import org.linli.privacy.Retention;
import org.linli.trace.Basis;
import org.linli.trace.Head;
import org.linli.trace.Personal;
import org.linli.trace.TraceFact;

/** Which duties and laws want the values kept that a cut would take. */
final class CutHolds {
    /** What is declared about a processing: as last read, and since when values under it would go. */
    private static final class Declared {
        final long first;
        Instant newest = Instant.MIN;
        boolean isReadable = true;
        Optional<Retention.LegalHold> hold = Optional.empty();

        Declared(long first) {
            this.first = first;
        }
    }

    private final LogIndex index;
    private final LogReader reader;
    private final Instant now;
    private final CutObstacles obstacles;
    private final Map<String, Declared> declared = new HashMap<>();

    CutHolds(LogIndex index, LogReader reader, Instant now, CutObstacles obstacles) {
        this.index = index;
        this.reader = reader;
        this.now = now;
        this.obstacles = obstacles;
    }

    /** Looks at a value that would go; gives whether somebody has restricted it, for a duty that runs or one that has ended. */
    boolean look(Envelope.Sealed sealed, long position, Instant recorded, long size) {
        Declared known = declared.computeIfAbsent(sealed.processing(), processing -> read(processing, position, size));
        known.newest = recorded.isAfter(known.newest) ? recorded : known.newest;
        judge(known, sealed.processing(), position, recorded);
        return lookForDuty(sealed, position);
    }

    /** Looks for a duty alone, where what was declared is known. */
    boolean lookForDuty(Envelope.Sealed sealed, long position) {
        long restricted = index.restriction(sealed, position);
        if (restricted < 0) {
            return false;
        }
        if (reader.event(restricted).fact() instanceof TraceFact.Restricted order
                && order.duty().until().isAfter(now)) {
            obstacles.add(
                    CutOutcome.Reason.DUTY,
                    position,
                    order.duty().statute() + ", which binds " + order.duty().bearer(),
                    Optional.of(order.duty().until()));
        }
        return true;
    }

    /** Takes in that something was declared since. */
    void declaredSince(long size) {
        declared.replaceAll((processing, before) -> {
            Declared again = read(processing, before.first, size);
            again.newest = before.newest;
            judge(again, processing, again.first, again.newest);
            return again;
        });
    }

    private void judge(Declared known, String processing, long position, Instant recorded) {
        if (!known.isReadable) {
            obstacles.add(CutOutcome.Reason.HOLD_UNKNOWN, position, "processing " + processing, Optional.empty());
        }
        known.hold.ifPresent(hold -> {
            Instant until = hold.endsAfter(recorded);
            if (until.isAfter(now)) {
                String about = hold.statute() + ", which binds " + hold.bearer();
                obstacles.add(CutOutcome.Reason.LEGAL_HOLD, position, about, Optional.of(until));
            }
        });
    }

    /** The law that wants values kept under a processing, as it was declared last. */
    private Declared read(String processing, long first, long size) {
        Declared read = new Declared(first);
        Basis id = Basis.parse(processing);
        Head head = id.equals(Personal.UNDECLARED) ? Head.NONE : index.head(ProcessingRecord.KIND.subject(id), size);
        if (head.sequence() > 0) {
            read.isReadable = !Tombstone.is(index.anyFrame(head.position()))
                    && reader.event(head.position()).fact() instanceof ProcessingFact.Declared;
            read.hold = read.isReadable && reader.event(head.position()).fact() instanceof ProcessingFact.Declared fact
                    ? fact.processing().retention().duty()
                    : Optional.empty();
        }
        return read;
    }

    /** When a record was taken in. */
    static Instant recorded(Envelope envelope) {
        return Microseconds.instant(envelope.recorded());
    }
}
