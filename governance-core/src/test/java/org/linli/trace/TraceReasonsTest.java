package org.linli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.community.Community;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountId;

/** Every reason of the spine itself is given, and says what it means. */
class TraceReasonsTest {
    private static final Instant NOW = Instant.parse("2026-03-03T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ActorId UNIT = ActorId.of("property-1");

    private final Set<TraceReason> left = EnumSet.allOf(TraceReason.class);

    @Test
    void every_reason_of_the_trace_is_given_and_says_what_it_means() {
        without_a_mandate();
        under_an_act_id_that_was_used_before();
        by_a_subject_that_has_forgotten();
        assertEquals(Set.of(), left);
        for (TraceReason reason : TraceReason.values()) {
            assertFalse(reason.meaning().isBlank() || reason.remedy().isBlank(), reason.code());
        }
    }

    private void refused(TraceReason reason, Executable attempt) {
        assertEquals(
                reason, assertThrows(RefusedException.class, attempt).refusal().reason());
        left.remove(reason);
    }

    private void without_a_mandate() {
        Authority nobody = question -> Mandate.missing(Basis.of("nobody", "1"), Optional.empty());
        CaseDesk cases = Community.open(
                        InMemoryJournal.create(),
                        CLOCK,
                        IdSource.seeded(1),
                        new Community.Settings(nobody, WorkCalendar.everyDay(ZoneOffset.UTC), Office.Settings.DEFAULT))
                .cases();
        refused(TraceReason.NO_MANDATE, () -> report(cases, "lamp"));
    }

    private void under_an_act_id_that_was_used_before() {
        CaseDesk cases = Community.open(InMemoryJournal.create(), CLOCK, IdSource.seeded(1))
                .cases();
        CaseId into = report(cases, "into");
        Act merge = act("merge", 0);
        cases.merge(report(cases, "first"), into, merge);
        CaseId second = report(cases, "second");
        refused(TraceReason.DONE_IN_PART, () -> cases.merge(second, into, merge));
    }

    private void by_a_subject_that_has_forgotten() {
        AccountDesk desk = AccountDesk.at(Office.over(Bank.journal()));
        AccountId account = AccountId.of("account");
        desk.open(account, act("open", 0));
        desk.deposit(account, 10, act("fill", 0));
        desk.restate(account, NOW.plusSeconds(60), act("restate", 61));
        refused(TraceReason.TOO_OLD_TO_TELL, () -> desk.deposit(account, 10, act("fill", 0)));
    }

    private static CaseId report(CaseDesk cases, String id) {
        return cases.report(CaseId.of(id), Report.of(MatterId.of("lamp"), UNIT, Channel.PHONE), act("report-" + id, 0))
                .state()
                .id();
    }

    private static Act act(String id, long seconds) {
        return Act.of(ActId.of(id), UNIT, NOW.plusSeconds(seconds));
    }
}
