package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Head;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.TraceEvent;

class OpenCasesTest {
    private static final Instant NOW = Instant.parse("2026-03-03T01:00:00Z");
    private static final ActorId A = ActorId.of("a");
    private static final ActorId B = ActorId.of("b");

    private final Community community =
            Community.open(InMemoryJournal.create(), Clock.fixed(NOW, ZoneOffset.UTC), IdSource.seeded(1));

    @BeforeEach
    void three_cases() {
        CaseDesk desk = community.cases();
        for (int i = 1; i <= 3; i++) {
            desk.report(CaseId.of("c-" + i), Report.of(MatterId.of("lamp"), A, Channel.PHONE), community.act(B));
        }
        desk.accept(CaseId.of("c-2"), DeadlineClass.TWENTY_FOUR_HOURS, community.act(A));
        desk.accept(CaseId.of("c-3"), DeadlineClass.TWO_HOURS, community.act(B));
        community.catchUp(100);
    }

    @Test
    void the_earliest_due_comes_first_and_what_has_no_deadline_last() {
        OpenCases view = community.openCases();
        assertEquals(
                List.of("c-2", "c-1"),
                view.of(A, 10).stream().map(item -> item.id().value()).toList());
        assertEquals(Map.of(A, 2, B, 1), view.countByActor());
        assertEquals(List.of(), view.overdueAt(NOW.plusSeconds(7_200), 10), "at the due instant it is not overdue");
        assertEquals(
                List.of(new OpenCases.Item(CaseId.of("c-3"), B, Optional.of(NOW.plusSeconds(7_200)))),
                view.overdueAt(NOW.plusSeconds(7_201), 10));
    }

    @Test
    void what_is_saved_is_restored() throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        community.openCases().save(new DataOutputStream(saved));
        OpenCases restored = new OpenCases();
        restored.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        assertEquals(community.openCases().of(A, 10), restored.of(A, 10));
        assertEquals(community.openCases().of(B, 10), restored.of(B, 10));
        assertEquals(3, restored.size());
        restored.clear();
        assertEquals(0, restored.size());
    }

    @Test
    void facts_of_a_case_whose_report_is_not_known_here_are_passed_over() {
        OpenCases view = new OpenCases();
        Act act = Act.of(ActId.of("x"), A, NOW);
        CaseId id = CaseId.of("newer");
        for (CaseFact fact : List.of(
                new CaseFact.Accepted(
                        id, DeadlineClass.TWO_HOURS.from(NOW, WorkCalendar.everyDay(ZoneOffset.UTC)), Audience.PARTIES),
                new CaseFact.TakenUp(id, Audience.PARTIES),
                new CaseFact.Closed(id, Audience.PARTIES))) {
            view.apply(new TraceEvent(new Head(1, 0), act, NOW, fact, List.of()));
        }
        assertEquals(0, view.size());
        assertEquals(Map.of(), view.countByActor());
    }

    @Test
    void what_ends_leaves() {
        community.cases().merge(CaseId.of("c-1"), CaseId.of("c-2"), Act.of(ActId.of("x"), A, NOW));
        community.cases().withdraw(CaseId.of("c-2"), WithdrawReason.NO_REASON, Act.of(ActId.of("y"), B, NOW));
        community.catchUp(100);
        assertEquals(Map.of(B, 1), community.openCases().countByActor());
        assertEquals(List.of(), community.openCases().of(A, 10));
    }
}
