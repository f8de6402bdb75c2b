package org.linli.walkthrough.dongting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.linli.basics.ActorId;
import org.linli.privacy.ErasureFact;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.trace.View;

/** What has come in, in order: what to tell of it next, who did how much, and what was refused. */
final class Chronicle implements View {

    private final List<TraceEvent> untold = new ArrayList<>();
    private final Map<ActorId, Long> factsByActor = new TreeMap<>();
    private final List<TraceEvent> attempts = new ArrayList<>();
    private final List<TraceEvent> orders = new ArrayList<>();
    private final Set<ActorId> erased = new HashSet<>();
    private long asked;

    @Override
    public String name() {
        return "chronicle";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        untold.add(event);
        if (event.fact() instanceof TraceFact.Attempted) {
            attempts.add(event);
        } else {
            factsByActor.merge(event.act().inTheNameOf(), 1L, Long::sum);
        }
        if (event.fact().subject().kind().equals("order")) {
            orders.add(event);
        }
        if (event.fact() instanceof TraceFact.Erased erased) {
            this.erased.add(erased.holder());
        } else if (event.fact() instanceof ErasureFact.Answered) {
            asked++;
        }
    }

    /** What has come in since the last time, in order. */
    synchronized List<TraceEvent> takeUntold() {
        List<TraceEvent> taken = List.copyOf(untold);
        untold.clear();
        return taken;
    }

    /** How many facts stand in the name of each actor, by id. */
    synchronized Map<ActorId, Long> factsByActor() {
        return new TreeMap<>(factsByActor);
    }

    /** What was tried and refused, in order. */
    synchronized List<TraceEvent> attempts() {
        return List.copyOf(attempts);
    }

    /** What happened to orders, in order. */
    synchronized List<TraceEvent> orders() {
        return List.copyOf(orders);
    }

    /** How many residents asked to have what is personal of theirs erased. */
    synchronized long asked() {
        return asked;
    }

    /** Of how many residents something was erased. */
    synchronized long erasures() {
        return erased.size();
    }

    /** Writes nothing: reading the journal again costs less than this would. */
    @Override
    public void save(DataOutput out) {}

    @Override
    public void restore(DataInput in) throws IOException {
        throw new IOException("A chronicle is kept nowhere but in the journal. Read it again.");
    }

    @Override
    public synchronized void clear() {
        untold.clear();
        factsByActor.clear();
        attempts.clear();
        orders.clear();
        asked = 0;
        erased.clear();
    }
}
