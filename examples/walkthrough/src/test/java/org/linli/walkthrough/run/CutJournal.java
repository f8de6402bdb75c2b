package org.linli.walkthrough.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** A journal whose process is stopped at a given append, before it or right after it. */
public final class CutJournal implements Journal {

    private final Journal under;
    private final int cutAt;
    private final boolean before;
    private int appends;

    /** What happens then. Nobody catches it. */
    public static final class Cut extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Cuts at the append of this number, from 1. */
    public CutJournal(Journal under, int cutAt, boolean before) {
        this.under = under;
        this.cutAt = cutAt;
        this.before = before;
    }

    /** How many appends there were that wrote something. */
    public int appends() {
        return appends;
    }

    private interface Write<T> {
        T perform();
    }

    private <T> T cut(Write<T> write) {
        appends++;
        if (appends == cutAt && before) {
            throw new Cut();
        }
        T done = write.perform();
        if (appends == cutAt) {
            throw new Cut();
        }
        return done;
    }

    @Override
    public Receipt append(List<Entry> entries, Map<Subject, Head> read) {
        return entries.isEmpty() ? under.append(entries, read) : cut(() -> under.append(entries, read));
    }

    @Override
    public Erasure.Outcome erase(Erasure erasure) {
        return cut(() -> under.erase(erasure));
    }

    @Override
    public Receipt restrict(Restriction restriction) {
        return cut(() -> under.restrict(restriction));
    }

    @Override
    public String id() {
        return under.id();
    }

    @Override
    public Durability durability() {
        return under.durability();
    }

    @Override
    public long size() {
        return under.size();
    }

    @Override
    public Mark mark(long size) {
        return under.mark(size);
    }

    @Override
    public Iterable<TraceEvent> trail(Subject subject, Direction direction) {
        return under.trail(subject, direction);
    }

    @Override
    public Slice read(Selection selection, long from, int max) {
        return under.read(selection, from, max);
    }

    @Override
    public long awaitBeyond(long size, Duration patience) throws InterruptedException {
        return under.awaitBeyond(size, patience);
    }

    @Override
    public List<KeptUnder> kept(ActorId holder) {
        return under.kept(holder);
    }
}
