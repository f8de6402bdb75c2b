package org.linli.benchmarks;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.audit.TraceLog;
import org.linli.basics.ActorId;
import org.linli.casework.Case;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Entry;
import org.linli.trace.FactCatalog;
import org.linli.trace.Head;
import org.linli.trace.Receipt;
import org.linli.trace.Subject;

/** The log of this project. Several threads may append for different subjects. */
final class LogStore implements Store {
    private static final Instant NOW = Instant.parse("2026-03-03T01:00:00Z");
    private static final ActorId[] ACTORS = new ActorId[20];

    static {
        for (int i = 0; i < ACTORS.length; i++) {
            ACTORS[i] = ActorId.of("grid-worker-" + i);
        }
    }

    private final TraceLog log;
    private final int[] sequences;

    LogStore(Path folder, int subjects) {
        this(TraceLog.open(folder.resolve("log"), FactCatalog.load(), Clock.systemUTC()), subjects);
    }

    LogStore(TraceLog log, int subjects) {
        this.log = log;
        this.sequences = new int[subjects];
    }

    TraceLog log() {
        return log;
    }

    @Override
    public void append(int[] subjects, long[] heads) {
        List<Entry> entries = new ArrayList<>(subjects.length);
        Map<Subject, Head> read = new HashMap<>(2 * subjects.length);
        for (int number : subjects) {
            CaseId id = CaseId.of("case-" + number);
            Subject subject = Case.KIND.subject(id);
            read.computeIfAbsent(
                    subject, none -> heads[number] < 0 ? Head.NONE : new Head(sequences[number], heads[number]));
            Act act = Act.of(
                    ActId.of("app-" + number + "-" + sequences[number]),
                    ACTORS[number % ACTORS.length],
                    NOW.plusMillis(number));
            entries.add(Entry.of(act, new CaseFact.TakenUp(id, Audience.PARTIES)));
        }
        Receipt receipt = log.append(entries, read);
        for (int i = 0; i < subjects.length; i++) {
            heads[subjects[i]] = receipt.first() + i;
            sequences[subjects[i]]++;
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
