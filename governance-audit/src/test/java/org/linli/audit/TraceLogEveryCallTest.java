package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.trace.Durability;
import org.linli.trace.Erasure;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.AccountFact;

/**
 * A life of a log is lived again and again, and each time another call of the disk fails: opening a file, writing (wholly, or after half of
 * it), syncing a file or a folder, cutting, renaming, deleting. Afterwards the log takes nothing more, and opened again it has all that was
 * acknowledged. {@code -Dlinli.faults.every=1} lets every call fail; otherwise every so many.
 */
class TraceLogEveryCallTest {
    private static final int EVERY = Integer.getInteger("linli.faults.every", 23);
    private static final int STEPS = 36;
    private static final TraceLog.Settings SMALL = TraceLog.Settings.DEFAULT.withSegmentBytes(3_000);

    @TempDir
    private Path folder;

    private int lives;

    @Test
    void whichever_call_of_the_disk_fails_what_was_acknowledged_is_there_afterwards() throws IOException {
        liveAgain(SMALL, false, 0);
        liveAgain(SMALL, true, EVERY / 2);
        assertTrue(lives > 150 / EVERY && lives > 8, lives + " lives");
    }

    @Test
    void in_the_modes_group_and_relaxed_it_is_the_same_while_the_machine_runs() throws IOException {
        liveAgain(SMALL.withDurability(Durability.RELAXED), true, EVERY / 3);
        liveAgain(SMALL.withGroup(Duration.ofMillis(1)), true, EVERY / 4);
    }

    private void liveAgain(TraceLog.Settings settings, boolean tears, int first) throws IOException {
        for (int call = first; hasFailed(settings, tears, call); call += EVERY) {
            lives++;
        }
        System.out.println(settings.durability() + (tears ? ", torn: " : ": ") + lives + " lives so far");
    }

    /** Lives once; gives false if the call never came. */
    private boolean hasFailed(TraceLog.Settings settings, boolean tears, int call) throws IOException {
        Path log = folder.resolve(settings.durability() + "-" + tears + "-" + call);
        BrittleDisk disk = BrittleDisk.hasty();
        if (tears) {
            disk.tear();
        }
        disk.failAnyAfter(call);
        List<TraceEvent> acknowledged = new ArrayList<>();
        boolean failed = false;
        try (TraceLog open = TraceLog.open(log, SampleLog.CATALOG, SampleLog.CLOCK, settings, disk)) {
            for (int i = 0; i < STEPS && !failed; i++) {
                try {
                    TraceLogPowerTest.step(open, i);
                    acknowledged = SampleLog.all(open);
                } catch (TraceStoreException unknown) {
                    failed = true;
                    assertThrows(
                            TraceStoreException.class,
                            () -> SampleLog.append(open, "later", SampleLog.deposited("z", 1)),
                            "a log that has failed takes nothing more");
                    assertEquals(acknowledged, SampleLog.all(open).subList(0, acknowledged.size()), "reading goes on");
                }
            }
        } catch (TraceStoreException notOpenedOrNotSettled) {
            failed = true;
        }
        recovers(log, settings, acknowledged, call);
        return failed;
    }

    private static void recovers(Path log, TraceLog.Settings settings, List<TraceEvent> acknowledged, int call) {
        String at = settings.durability() + ", call " + call;
        try (TraceLog again = TraceLog.open(log, SampleLog.CATALOG, SampleLog.CLOCK, settings, BrittleDisk.hasty())) {
            List<TraceEvent> found = SampleLog.all(again);
            assertTrue(found.size() >= acknowledged.size(), at);
            assertEquals(acknowledged, found.subList(0, acknowledged.size()), at);
            for (TraceEvent event : found) {
                if (event.fact() instanceof AccountFact.Opened opened && isErased(opened, event.position(), found)) {
                    assertEquals(Optional.empty(), SampleLog.phone(again, event.position()), at);
                }
            }
            SampleLog.append(again, "goes-on", SampleLog.deposited("z", 1));
            Verdict verdict = again.verify();
            assertTrue(verdict.isSound(), () -> at + ": " + verdict.explain());
        }
        assertTrue(TraceLog.verify(log).isSound(), at);
    }

    private static boolean isErased(AccountFact.Opened opened, long position, List<TraceEvent> events) {
        return events.stream()
                .anyMatch(event -> event.fact() instanceof TraceFact.Erased erased
                        && erased.extent().equals(Erasure.Extent.ALL)
                        && event.position() > position
                        && erased.holder().equals(opened.contact().phone().holder()));
    }
}
