package org.linli.walkthrough.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.audit.TraceLog;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Entry;
import org.linli.trace.FactCatalog;
import org.linli.trace.Head;
import org.linli.trace.Personal;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;

/**
 * The day told otherwise by the one who holds the log and its key: one act is put down to somebody else, and everything after it computed
 * anew, so that the forged log is whole in itself.
 */
final class Forgery {
    private static final int AT_ONCE = 256;
    private static final ActorId SOMEBODY_ELSE = ActorId.of("somebody-else");

    private final TraceLog forged;
    private final List<Entry> batch = new ArrayList<>();
    private final Map<Subject, Head> read = new HashMap<>();
    private final Map<Subject, Head> heads = new HashMap<>();
    private long size;

    private Forgery(TraceLog forged) {
        this.forged = forged;
    }

    /** Writes the forged log of an honest one into a folder, and says from which fact on it is forged: one in the middle of the day. */
    static long write(TraceLog honest, Path folder) {
        try (TraceLog log = TraceLog.open(folder, FactCatalog.load(), Clock.systemUTC())) {
            Forgery forgery = new Forgery(log);
            Optional<TraceEvent> open = Optional.empty();
            long changed = -1;
            for (long next = 0; next < honest.size(); ) {
                Slice slice = honest.read(Selection.ALL, next, AT_ONCE);
                for (TraceEvent event : slice.events()) {
                    // What the log says about itself it lets nobody else say.
                    if (!(event.fact() instanceof TraceFact)) {
                        boolean isTheOne = changed < 0 && event.position() >= honest.size() / 2;
                        forgery.add(isTheOne ? by(SOMEBODY_ELSE, event) : entry(event.act(), event));
                        changed = isTheOne ? event.position() : changed;
                        open = Personal.in(event.fact()).isEmpty() ? Optional.of(event) : open;
                    }
                }
                next = slice.next();
            }
            TraceEvent filler = open.orElseThrow();
            while (forgery.size <= honest.size()) {
                forgery.add(entry(
                        Act.of(
                                ActId.of("filler-" + forgery.size),
                                SOMEBODY_ELSE,
                                filler.act().at()),
                        filler));
            }
            forgery.append();
            return changed;
        }
    }

    private static Entry by(ActorId actor, TraceEvent event) {
        return entry(Act.of(event.act().id(), actor, event.act().at()), event);
    }

    private static Entry entry(Act act, TraceEvent event) {
        return new Entry(act, event.fact(), event.basis());
    }

    private void add(Entry entry) {
        Subject subject = entry.fact().subject();
        Head before = heads.getOrDefault(subject, Head.NONE);
        read.putIfAbsent(subject, before);
        batch.add(entry);
        heads.put(subject, new Head(before.sequence() + 1, size));
        size++;
        if (batch.size() == AT_ONCE) {
            append();
        }
    }

    private void append() {
        forged.append(batch, read);
        batch.clear();
        read.clear();
    }

    /** Takes away a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
