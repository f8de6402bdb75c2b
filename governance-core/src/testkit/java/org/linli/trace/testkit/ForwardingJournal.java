package org.linli.trace.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.trace.Direction;
import org.linli.trace.Durability;
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.Head;
import org.linli.trace.Journal;
import org.linli.trace.KeptUnder;
import org.linli.trace.Mark;
import org.linli.trace.Receipt;
import org.linli.trace.Restriction;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

/** A journal that hands everything on to another: the base of journals that count, fail or cheat on purpose. */
public class ForwardingJournal implements Journal {
    private final Journal inner;

    /**
     * A journal in front of another.
     *
     * @param inner where everything goes
     */
    public ForwardingJournal(Journal inner) {
        this.inner = Objects.requireNonNull(inner, "inner");
    }

    @Override
    public String id() {
        return inner.id();
    }

    @Override
    public Durability durability() {
        return inner.durability();
    }

    @Override
    public long size() {
        return inner.size();
    }

    @Override
    public Mark mark(long size) {
        return inner.mark(size);
    }

    @Override
    public Receipt append(List<Entry> entries, Map<Subject, Head> read) {
        return inner.append(entries, read);
    }

    @Override
    public Iterable<TraceEvent> trail(Subject subject, Direction direction) {
        return inner.trail(subject, direction);
    }

    @Override
    public Slice read(Selection selection, long from, int max) {
        return inner.read(selection, from, max);
    }

    @Override
    public long awaitBeyond(long size, Duration patience) throws InterruptedException {
        return inner.awaitBeyond(size, patience);
    }

    @Override
    public Erasure.Outcome erase(Erasure erasure) {
        return inner.erase(erasure);
    }

    @Override
    public Receipt restrict(Restriction restriction) {
        return inner.restrict(restriction);
    }

    @Override
    public List<KeptUnder> kept(ActorId holder) {
        return inner.kept(holder);
    }
}
