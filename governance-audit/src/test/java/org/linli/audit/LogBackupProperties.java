package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.linli.audit.store.Disk;
import org.linli.basics.ActorId;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.AccountFact;

/** Whatever is done and whenever it is taken: each archive with the newest keys gives the records of its time and no erased value. */
class LogBackupProperties {
    private static final List<ActorId> HOLDERS = List.of(SampleLog.LI, SampleLog.WANG, ActorId.of("resident-zhao"));

    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
    void any_archive_gives_its_records_and_what_is_not_erased(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 11) Integer> steps,
            @ForAll @IntRange(min = 300, max = 2_000) int segmentBytes)
            throws IOException {
        Path temp = Files.createTempDirectory("linli-backup");
        try {
            run(temp, steps, segmentBytes);
        } finally {
            try (Stream<Path> all = Files.walk(temp)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static TraceLog open(Path folder, int segmentBytes) {
        return TraceLog.open(
                folder,
                SampleLog.CATALOG,
                SampleLog.CLOCK,
                TraceLog.Settings.DEFAULT.withSegmentBytes(segmentBytes),
                BrittleDisk.hasty());
    }

    private static void run(Path temp, List<Integer> steps, int segmentBytes) throws IOException {
        Path folder = temp.resolve("log");
        Path keys = temp.resolve("keys");
        LogBackup backup = new LogBackup(temp.resolve("archive"), keys, BrittleDisk.hasty());
        List<Path> archives = new ArrayList<>();
        TraceLog log = open(folder, segmentBytes);
        try {
            for (int i = 0; i < steps.size(); i++) {
                int step = steps.get(i);
                ActorId holder = HOLDERS.get(step % HOLDERS.size());
                if (step < 5) {
                    SampleLog.append(log, "act-" + i, SampleLog.opened("a" + i, holder, "027-" + i));
                } else if (step < 7) {
                    SampleLog.append(log, "act-" + i, SampleLog.deposited("a", i));
                } else if (step == 7) {
                    log.erase(SampleLog.erasure("act-" + i, holder));
                } else if (step == 8 && log.size() > 1) {
                    log.erase(SampleLog.erasureBefore("act-" + i, holder, log.size() / 2));
                } else if (step < 11) {
                    backup.take(folder);
                    Path archive = temp.resolve("archive-" + i);
                    SampleLog.copy(temp.resolve("archive"), archive);
                    archives.add(archive);
                } else {
                    log.close();
                    log = open(folder, segmentBytes);
                }
            }
            backup.take(folder);
            archives.add(temp.resolve("archive"));
            for (Path archive : archives) {
                check(log, new LogBackup(archive, keys, Disk.REAL), temp.resolve(archive.getFileName() + "-restored"));
            }
        } finally {
            log.close();
        }
    }

    private static void check(TraceLog log, LogBackup backup, Path folder) {
        LogRestore restored = backup.restore(folder, Map.of(), Optional.empty(), LogRestore.Tail.WHOLE);
        assertTrue(restored.isDone(), restored.explain());
        long size = restored.archived().size();
        assertEquals(log.tree(size).head(), restored.archived());
        try (TraceLog again = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            assertEquals(size + restored.orders(), again.size());
            for (TraceEvent event : SampleLog.all(again)) {
                long position = event.position();
                if (position < size) {
                    assertArrayEquals(log.entry(position), again.entry(position));
                    if (event.fact() instanceof AccountFact.Opened opened) {
                        assertEquals(
                                SampleLog.phone(log, position),
                                opened.contact().phone().reveal(SampleLog.CALL));
                    }
                }
            }
        }
    }
}
