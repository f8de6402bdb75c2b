package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.casework.Case;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.community.Community;
import org.linli.trace.FactCatalog;
import org.linli.trace.IdSource;
import org.linli.trace.Personal;

/** What {@link TraceLog#verify} says. */
class TraceLogVerifyTest {
    @TempDir
    private Path folder;

    @Test
    void aCommunityOverALogLeavesASoundTrace() {
        ActorId resident = ActorId.of("resident-7");
        Case reported;
        Verdict.Sound sound;
        try (TraceLog log = TraceLog.open(folder, FactCatalog.load())) {
            Community community = Community.open(log, Clock.systemUTC(), IdSource.random());
            reported = community
                    .cases()
                    .report(
                            Report.of(MatterId.of("lighting"), ActorId.of("property"), Channel.PHONE)
                                    .withDescription(Personal.of(resident, "description", "楼道灯坏了")),
                            community.act(resident))
                    .state();
            sound = assertInstanceOf(Verdict.Sound.class, log.verify());
            assertEquals(1, sound.head().size());
            assertEquals(log.id(), sound.log());
        }
        assertEquals(sound, TraceLog.verify(folder));
        try (TraceLog copy = TraceLog.openForReading(folder, FactCatalog.load())) {
            Community again = Community.open(copy, Clock.systemUTC(), IdSource.random());
            assertEquals(reported, again.office().get(Case.KIND, reported.id()));
            assertEquals(sound, copy.verify());
        }
    }
}
