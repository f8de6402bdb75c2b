package org.linli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.community.Community;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountId;

/** An act id that comes again with something else never tears apart what a ruling grants together. */
class ReusedActTest {
    private static final Instant NOW = Instant.parse("2026-03-03T01:00:00Z");
    private static final ActorId UNIT = ActorId.of("property-1");

    private final Journal journal = InMemoryJournal.create("t", Clock.fixed(NOW, ZoneOffset.UTC));
    private final CaseDesk cases = Community.open(journal, Clock.fixed(NOW, ZoneOffset.UTC), IdSource.seeded(1))
            .cases();

    @Test
    void a_second_merge_into_the_same_case_under_one_act_is_refused_whole() {
        CaseId into = report("into");
        CaseId first = report("first");
        CaseId second = report("second");
        Act merge = Act.of(ActId.of("merge"), UNIT, NOW);
        cases.merge(first, into, merge);
        long size = journal.size();
        Refusal refusal = assertThrows(RefusedException.class, () -> cases.merge(second, into, merge))
                .refusal();
        assertEquals(TraceReason.DONE_IN_PART, refusal.reason());
        assertEquals("case/into", refusal.subject().toString());
        assertEquals(size, journal.size());
        assertEquals(Optional.empty(), cases.get(second).links().mergedInto());
        assertEquals(List.of(first), cases.get(into).links().absorbed());
        assertTrue(cases.merge(first, into, merge).repeated(), "what was done whole is repeated as ever");
    }

    @Test
    void a_transfer_that_the_receiver_has_forgotten_and_the_sender_remembers_is_a_repetition() {
        Journal accounts = Bank.journal();
        AccountDesk desk = AccountDesk.at(Office.over(accounts));
        AccountId from = AccountId.of("from");
        AccountId to = AccountId.of("to");
        desk.open(from, act("open-from", 0));
        desk.open(to, act("open-to", 0));
        desk.deposit(from, 10, act("fill", 0));
        Act transfer = act("transfer", 0);
        desk.transfer(from, to, 7, transfer);
        desk.restate(to, NOW.plusSeconds(60), act("restate-to", 61));
        long size = accounts.size();
        assertTrue(desk.transfer(from, to, 7, transfer).repeated());
        desk.restate(from, NOW.plusSeconds(60), act("restate-from", 61));
        Refusal refusal = assertThrows(RefusedException.class, () -> desk.transfer(from, to, 7, transfer))
                .refusal();
        assertEquals(TraceReason.TOO_OLD_TO_TELL, refusal.reason(), "whatever the rule would have said now");
        assertEquals(size + 1, accounts.size());
    }

    private static Act act(String id, long seconds) {
        return Act.of(ActId.of(id), UNIT, NOW.plusSeconds(seconds));
    }

    private CaseId report(String id) {
        return cases.report(
                        CaseId.of(id),
                        Report.of(MatterId.of("lamp"), UNIT, Channel.PHONE),
                        Act.of(ActId.of("report-" + id), UNIT, NOW))
                .state()
                .id();
    }
}
