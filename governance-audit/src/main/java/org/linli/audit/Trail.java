package org.linli.audit;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.linli.audit.store.Name;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

/** The events of a subject in the first so many records, segment by segment. */
final class Trail implements Iterator<TraceEvent> {
    private final Subject subject;
    private final Name name;
    private final LogReader reader;
    private final Part[] parts;
    private final long within;
    private final boolean forward;
    private int part;
    private int[] found = {};
    private int seen;
    private @Nullable TraceEvent next;
    private boolean isOver;

    Trail(Subject subject, LogIndex index, LogReader reader, boolean forward) {
        this.subject = subject;
        this.name = Name.of(subject.toString());
        this.reader = reader;
        this.within = index.size();
        this.parts = index.parts();
        this.forward = forward;
        this.part = forward ? -1 : parts.length;
    }

    private @Nullable TraceEvent find() {
        while (true) {
            while (seen < found.length) {
                int local = found[forward ? seen : found.length - 1 - seen];
                seen++;
                TraceEvent event = reader.eventUnlessCut(parts[part].first() + local, subject, name);
                if (event != null && event.fact().subject().equals(subject)) {
                    return event;
                }
            }
            part += forward ? 1 : -1;
            if (part < 0 || part == parts.length) {
                return null;
            }
            Part at = parts[part];
            int below = (int) Math.max(0, Math.min(Integer.MAX_VALUE, within - at.first()));
            found = at.look(lookup -> lookup.ofSubject(name, below));
            seen = 0;
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null && !isOver) {
            next = find();
            isOver = next == null;
        }
        return next != null;
    }

    @Override
    public TraceEvent next() {
        TraceEvent event = hasNext() ? next : null;
        if (event == null) {
            throw new NoSuchElementException("The trail has no more events.");
        }
        next = null;
        // A trail begins with its first event, so that nobody need look for it in older segments.
        isOver = !forward && event.head().sequence() == 1;
        return event;
    }
}
