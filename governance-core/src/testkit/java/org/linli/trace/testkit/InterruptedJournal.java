package org.linli.trace.testkit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.Head;
import org.linli.trace.Journal;
import org.linli.trace.Receipt;
import org.linli.trace.Restriction;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;

/**
 * A journal that fails at one chosen step, once, just before or just after doing what it was asked, with a {@link TraceStoreException}.
 * Steps are appends, trails, reads and erasures, counted from 0. Trying every step until one is no longer reached tries every way in
 * which work on a journal can be interrupted:
 *
 * <pre>{@code
 * for (long step = 0; ; step++) {
 *     InterruptedJournal journal = new InterruptedJournal(inner, step, Moment.AFTER);
 *     ...
 *     if (!journal.hasFailed()) break;
 * }
 * }</pre>
 */
public final class InterruptedJournal extends ForwardingJournal {
    private final long failing;
    private final Moment moment;
    private long step;
    private boolean failed;

    /** When a step fails. */
    public enum Moment {
        /** Before anything was done. */
        BEFORE,
        /** When all was done, but the caller does not learn of it: the outcome is unknown. */
        AFTER
    }

    /**
     * A journal that fails once.
     *
     * @param inner where everything goes
     * @param failing which step fails, from 0
     * @param moment before or after the step is done
     */
    public InterruptedJournal(Journal inner, long failing, Moment moment) {
        super(inner);
        this.failing = failing;
        this.moment = Objects.requireNonNull(moment, "moment");
    }

    /**
     * Whether the chosen step was reached.
     *
     * @return true once it has failed
     */
    public synchronized boolean hasFailed() {
        return failed;
    }

    @Override
    public Receipt append(List<Entry> entries, Map<Subject, Head> read) {
        return step(() -> super.append(entries, read));
    }

    @Override
    public Iterable<TraceEvent> trail(Subject subject, Direction direction) {
        return step(() -> super.trail(subject, direction));
    }

    @Override
    public Slice read(Selection selection, long from, int max) {
        return step(() -> super.read(selection, from, max));
    }

    @Override
    public Erasure.Outcome erase(Erasure erasure) {
        return step(() -> super.erase(erasure));
    }

    @Override
    public Receipt restrict(Restriction restriction) {
        return step(() -> super.restrict(restriction));
    }

    private synchronized <T> T step(Supplier<T> work) {
        boolean now = step++ == failing;
        if (now && moment == Moment.BEFORE) {
            throw interrupted();
        }
        T done = work.get();
        if (now) {
            throw interrupted();
        }
        return done;
    }

    private TraceStoreException interrupted() {
        failed = true;
        return new TraceStoreException("The journal was interrupted " + moment + " step " + failing + " on purpose.");
    }
}
