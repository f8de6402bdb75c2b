package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.store.Segment;
import org.linli.basics.ActorId;
import org.linli.trace.Durability;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.AccountFact;

/** The power goes at any moment, on a disk that drops, reorders and tears whatever was not synced. */
class TraceLogPowerTest {
    private static final BrittleDisk HASTY = BrittleDisk.hasty();
    private static final int ROUNDS = Integer.getInteger("linli.power.rounds", 24);

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_is_a_part_of_what_is_recovered_which_is_a_prefix_and_stays() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            cutOnce(round, TraceLog.Settings.DEFAULT.withSegmentBytes(3_000));
        }
    }

    @Test
    void in_the_modes_relaxed_and_group_what_is_recovered_is_a_prefix_all_the_same() throws IOException {
        for (int round = 0; round < ROUNDS / 4; round++) {
            TraceLog.Settings small = TraceLog.Settings.DEFAULT.withSegmentBytes(3_000);
            cutOnce(10_000 + round, small.withDurability(Durability.RELAXED));
            cutOnce(20_000 + round, small.withGroup(Duration.ofMillis(1)));
        }
    }

    private void cutOnce(int round, TraceLog.Settings settings) throws IOException {
        Random random = new Random(round);
        Path log = folder.resolve("log-" + round);
        Path left = folder.resolve("left-" + round);
        SectorDisk disk = new SectorDisk(log, random);
        AtomicLong acknowledged = new AtomicLong();
        AtomicLong known = new AtomicLong();
        List<TraceEvent> events;
        try (TraceLog open = TraceLog.open(log, SampleLog.CATALOG, SampleLog.CLOCK, settings, disk)) {
            disk.cutAfter(random.nextInt(250), left, () -> known.set(acknowledged.get()));
            for (int i = 0; i < 40 && !disk.wasCut(); i++) {
                step(open, i);
                acknowledged.set(open.size());
            }
            for (int i = 40; !disk.wasCut(); i++) {
                step(open, i);
                acknowledged.set(open.size());
            }
            events = new ArrayList<>(SampleLog.all(open));
        }
        boolean durable = settings.durability() == Durability.DURABLE;
        List<TraceEvent> found = recovered(left, events, durable ? known.get() : 0, round);
        List<byte[]> segments = segments(left);
        assertEquals(found, recovered(left, events, found.size(), round), "recovered twice");
        List<byte[]> again = segments(left);
        assertEquals(segments.size(), again.size());
        for (int i = 0; i < segments.size(); i++) {
            assertArrayEquals(segments.get(i), again.get(i), "nothing is left to be done");
        }
        eraseEverybody(left, round);
    }

    /** Keys may have reached the disk without the records that were to use them: an erasure destroys them all the same. */
    private static void eraseEverybody(Path left, int round) throws IOException {
        try (TraceLog open = SampleLog.open(left, HASTY)) {
            for (int holder = 0; holder < 12; holder++) {
                ActorId id = ActorId.of("holder-" + holder);
                SampleLog.append(open, "late-" + holder, SampleLog.opened("late-" + holder, id, "tel-late"));
                open.erase(SampleLog.erasure("late-erase-" + holder, id));
            }
        }
        assertEquals(Set.of(), TraceLogRestoredTest.living(left), "round " + round);
    }

    private static List<byte[]> segments(Path log) throws IOException {
        List<byte[]> segments = new ArrayList<>();
        for (Path path : Segment.list(log)) {
            segments.add(Files.readAllBytes(path));
        }
        return segments;
    }

    /** Some act in the life of a log: appends with and without values, restrictions, ends of duties, erasures. */
    static void step(TraceLog open, int number) {
        if (number % 11 == 8) {
            open.restrict(SampleLog.restriction("restrict-" + number, ActorId.of("holder-" + number / 7)));
        } else if (number % 11 == 10) {
            // What a restriction has reached that was made two steps ago; a step between them may have given its holder
            // a value.
            ActorId restricted = ActorId.of("holder-" + (number - 2) / 7);
            long end = open.restrict(SampleLog.restriction("restrict-" + (number - 2), restricted))
                    .first();
            open.erase(SampleLog.erasureBefore("end-" + number, restricted, end));
        } else if (number % 7 == 6) {
            open.erase(SampleLog.erasure("erase-" + number, ActorId.of("holder-" + number / 14)));
        } else if (number % 3 == 0) {
            SampleLog.append(
                    open,
                    "act-" + number,
                    SampleLog.opened("a" + number, ActorId.of("holder-" + number / 7), "tel-" + number),
                    SampleLog.deposited("b", number + 1));
        } else {
            SampleLog.append(open, "act-" + number, SampleLog.deposited("b", number + 1));
        }
    }

    private static List<TraceEvent> recovered(Path left, List<TraceEvent> events, long acknowledged, int round) {
        try (TraceLog again = TraceLog.open(
                left, SampleLog.CATALOG, SampleLog.CLOCK, TraceLog.Settings.DEFAULT.withSegmentBytes(3_000), HASTY)) {
            List<TraceEvent> found = SampleLog.all(again);
            assertTrue(
                    found.size() >= acknowledged, () -> "round " + round + ": " + found.size() + " of " + acknowledged);
            assertEquals(events.subList(0, found.size()), found, "round " + round);
            for (TraceEvent event : found) {
                if (event.fact() instanceof AccountFact.Opened opened) {
                    Optional<String> phone = SampleLog.phone(again, event.position());
                    String number = opened.account().value().substring(1);
                    assertTrue(phone.isEmpty() || phone.equals(Optional.of("tel-" + number)), "round " + round);
                }
            }
            Verdict verdict = again.verify();
            assertTrue(verdict.isSound(), () -> "round " + round + ": " + verdict.explain());
            return found;
        }
    }
}
