package org.linli.walkthrough.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.linli.trace.Digest;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Selection;

/** Stops a day at each of its appends, goes on, and wants to see no difference. */
public final class CutAnywhere {

    private CutAnywhere() {}

    /** What a day has come to. */
    private record Outcome(List<Object> events, Digest digest, String figures) {}

    /** Stops at every {@code stride}-th append, before and after it; and then stops what goes on, too. */
    public static void hold(Supplier<Scenario> day, int stride) throws ForeignTraceException {
        CutJournal counting = new CutJournal(journal(day.get()), -1, true);
        Outcome undisturbed = play(day.get(), counting);
        for (int cut = 1; cut <= counting.appends(); cut += stride) {
            for (boolean before : new boolean[] {true, false}) {
                Journal journal = journal(day.get());
                stop(day.get(), journal, cut, before);
                stop(day.get(), journal, 1, !before);
                Outcome gone = play(day.get(), journal);
                String where = "cut " + (before ? "before" : "after") + " append " + cut;
                assertEquals(undisturbed.digest(), gone.digest(), where);
                assertEquals(undisturbed.figures(), gone.figures(), where);
                assertEquals(undisturbed.events(), gone.events(), where);
            }
        }
    }

    /** An empty journal by the clock of a day. */
    public static Journal journal(Scenario day) {
        return InMemoryJournal.create(IdSource.random().next(), day.clock());
    }

    private static void stop(Scenario day, Journal journal, int cut, boolean before) throws ForeignTraceException {
        CutJournal cutting = new CutJournal(journal, cut, before);
        try {
            play(day, cutting);
        } catch (CutJournal.Cut stopped) {
            return;
        }
        // Nothing was left to append.
        assertEquals(true, cutting.appends() < cut);
    }

    private static Outcome play(Scenario day, Journal journal) throws ForeignTraceException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Teller teller = new Teller(new PrintStream(told, true, StandardCharsets.UTF_8), true);
        Scenario.Played played = day.play(journal, teller);
        played.conclude(teller);
        return new Outcome(events(journal), played.digest(), told.toString(StandardCharsets.UTF_8));
    }

    /** Everything but when it was recorded. */
    private static List<Object> events(Journal journal) {
        return journal.read(Selection.ALL, 0, 1_000_000).events().stream()
                .<Object>map(event -> List.of(event.head(), event.act(), event.fact(), event.basis()))
                .toList();
    }
}
