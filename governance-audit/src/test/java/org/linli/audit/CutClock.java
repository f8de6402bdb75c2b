package org.linli.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.linli.audit.store.Disk;
import org.linli.basics.ActorId;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** A clock that is put forward by hand, and a log that grows old by it. */
final class CutClock extends Clock {
    static final ActorId EARLY = ActorId.of("resident-early");
    /** When what {@link #fill} writes first is old. */
    static final Instant AFTER_OLD = SampleLog.CLOCK.instant().plusSeconds(3600);

    private Instant now = SampleLog.CLOCK.instant();

    void advance(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    static TraceLog open(Path folder, Clock clock, Disk disk) {
        return TraceLog.open(folder, SampleLog.CATALOG, clock, TraceLog.Settings.DEFAULT.withSegmentBytes(2_000), disk);
    }

    /** Old records, some of a subject that goes on and of a holder that does, orders among them; an hour later, new ones. */
    static Instant fill(TraceLog log, CutClock clock) {
        SampleLog.append(log, "old-0", SampleLog.opened("a", EARLY, "tel-early"));
        SampleLog.append(log, "old-1", SampleLog.deposited("a", 5));
        SampleLog.append(log, "old-2", SampleLog.opened("b", SampleLog.WANG, "tel-both"));
        SampleLog.append(log, "old-3", SampleLog.opened("c", SampleLog.LI, "tel-erased"), SampleLog.deposited("b", 7));
        log.erase(SampleLog.erasure("erase", SampleLog.LI));
        log.restrict(SampleLog.restriction("restrict-early", ActorId.of("nobody-yet")));
        for (int i = 4; i < 20; i++) {
            SampleLog.append(log, "old-" + i, SampleLog.deposited("d" + i, i));
        }
        clock.advance(3600);
        restate(log, "b");
        SampleLog.append(log, "late", SampleLog.opened("late", SampleLog.WANG, "tel-late"));
        for (int i = 0; i < 12; i++) {
            SampleLog.append(log, "new-" + i, SampleLog.deposited("e" + i, i + 1));
        }
        return AFTER_OLD;
    }

    static void restate(TraceLog log, String account) {
        SampleLog.append(
                log,
                "restate-" + account,
                new AccountFact.Restated(
                        AccountId.of(account),
                        Account.Status.OPEN,
                        Optional.empty(),
                        7,
                        SampleLog.CLOCK.instant(),
                        List.of(),
                        SampleLog.CLOCK.instant()));
    }
}
