package org.linli.trace;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A subject as folded up to its head: its state, and the acts that it remembers. Immutable. */
final class Loaded<S> {
    final Kind<?, S> kind;
    final S state;
    final Head head;
    final @Nullable Remembered acts;
    final Instant remembersSince;

    Loaded(Kind<?, S> kind, S state, Head head, @Nullable Remembered acts, Instant remembersSince) {
        this.kind = kind;
        this.state = state;
        this.head = head;
        this.acts = acts;
        this.remembersSince = remembersSince;
    }

    /** Folds a trail, reading backward only as far as the last fact that carries everything forward. */
    static <I, S> Loaded<S> from(Journal journal, Kind<I, S> kind, I id, Subject subject) {
        Deque<TraceEvent> events = new ArrayDeque<>();
        for (TraceEvent event : journal.trail(subject, Direction.BACKWARD)) {
            events.push(event);
            if (event.fact() instanceof CarriedForward) {
                break;
            }
        }
        Loaded<S> loaded = new Loaded<>(kind, kind.blank().apply(id), Head.NONE, null, Instant.MIN);
        for (TraceEvent event : events) {
            loaded = loaded.after(event.fact(), event.act(), event.head());
        }
        return loaded;
    }

    Loaded<S> after(Fact<?> fact, Act act, Head next) {
        S folded = kind.fold(state, fact, act);
        return fact instanceof CarriedForward<?> carried
                ? restated(folded, carried, act, next)
                : new Loaded<>(kind, folded, next, Remembered.with(acts, act.id(), act.at()), remembersSince);
    }

    private Loaded<S> restated(S folded, CarriedForward<?> carried, Act act, Head next) {
        Remembered restated = null;
        for (RememberedAct each : carried.remembered()) {
            restated = Remembered.with(restated, each.id(), each.at());
        }
        restated = Remembered.with(restated, act.id(), act.at());
        return new Loaded<>(kind, folded, next, restated, carried.remembersSince());
    }

    Loaded<S> at(Head known) {
        return new Loaded<>(kind, state, known, acts, remembersSince);
    }

    boolean isClosed() {
        return kind.closed().test(state);
    }

    boolean remembers(Act act) {
        return Remembered.has(acts, act.id());
    }

    boolean isOlderThanMemory(Act act) {
        return act.at().isBefore(remembersSince);
    }

    /** This, if it really is of the kind asked for. */
    @SuppressWarnings("unchecked") // a kind's name stands for one type of state; two kinds of one name are refused here
    <T> Loaded<T> as(Kind<?, T> asked, Subject subject) {
        if (!kind.facts().equals(asked.facts())) {
            throw new IllegalArgumentException("The kind (" + asked.facts().getName() + ") of " + subject + " must be "
                    + kind.facts().getName() + ", as which it was read before. Maybe two kinds share a name.");
        }
        return (Loaded<T>) this;
    }
}
