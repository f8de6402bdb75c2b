package org.linli.walkthrough.dongting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.casework.Case;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseLinkFact;
import org.linli.casework.CaseMove;
import org.linli.casework.CaseOversight;
import org.linli.casework.CaseStage;
import org.linli.casework.TurnAway;
import org.linli.order.Order;
import org.linli.order.OrderFact;
import org.linli.privacy.ErasureAnswer;
import org.linli.privacy.ErasureFact;
import org.linli.trace.Audience;
import org.linli.trace.Digest;
import org.linli.trace.Journal;
import org.linli.trace.Purpose;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.walkthrough.run.CutAnywhere;
import org.linli.walkthrough.run.ForeignTraceException;
import org.linli.walkthrough.run.Room;
import org.linli.walkthrough.run.Scenario;
import org.linli.walkthrough.run.Seals;
import org.linli.walkthrough.run.States;
import org.linli.walkthrough.run.Teller;

class MadeUpDayTest {

    private static final Roster NOBODY = Roster.of("nobody", "1", Map.of());
    private static final Instant END = Instant.parse("2026-03-03T12:00:00Z");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Teller teller = new Teller(new PrintStream(told, true, StandardCharsets.UTF_8), false);

    private static List<TraceEvent> events(Journal journal) {
        return journal.read(Selection.ALL, 0, 100_000).events();
    }

    private static long count(Journal journal, Class<?> fact) {
        return events(journal).stream()
                .filter(each -> fact.isInstance(each.fact()))
                .count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void everySeedShowsWhatThisDayIsToShow(long seed) throws Exception {
        Journal journal = CutAnywhere.journal(MadeUpDay.of(1));
        Scenario.Played played = MadeUpDay.of(seed).play(journal, teller);
        played.conclude(teller);

        List<Case> cases = States.of(journal, Room.ALL).of(Case.KIND);
        assertTrue(cases.size() >= 80 && cases.size() <= 140, "cases " + cases.size());
        assertTrue(count(journal, CaseFact.TurnedAway.class) >= 1);
        assertTrue(count(journal, CaseLinkFact.Merged.class) >= 2);
        assertTrue(count(journal, CaseFact.FollowedUp.class) >= 10);
        assertEquals(4, count(journal, TraceFact.Attempted.class));
        assertEquals(3, count(journal, ErasureFact.Answered.class));
        Set<ErasureAnswer.Verdict> verdicts = events(journal).stream()
                .filter(each -> each.fact() instanceof ErasureFact.Answered)
                .flatMap(each -> ((ErasureFact.Answered) each.fact()).answers().stream())
                .map(ErasureAnswer::verdict)
                .collect(Collectors.toSet());
        assertEquals(EnumSet.allOf(ErasureAnswer.Verdict.class), verdicts);
        assertTrue(count(journal, OrderFact.Placed.class) >= 2);
        assertTrue(count(journal, OrderFact.Declined.class) >= 1);
        assertTrue(count(journal, OrderFact.TimedOut.class) >= 1);
        assertTrue(count(journal, OrderFact.Done.class) >= 2);
        String text = told.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("nothing happens twice"), text);
        assertFalse(text.contains("overdue 超期: 0"), text);
        assertEquals(EnumSet.allOf(CaseMove.class), moves(journal));
        assertEquals(TAKING_PART, kinds(journal));
    }

    /** All kinds of actors that this community has; it has no township, no villagers and nobody who stands in for its owners. */
    private static final Set<ActorKind> TAKING_PART = EnumSet.complementOf(
            EnumSet.of(ActorKind.TOWNSHIP_GOVERNMENT, ActorKind.PROPERTY_MANAGEMENT_COMMITTEE, ActorKind.OTHER_PERSON));

    private static Set<ActorKind> kinds(Journal journal) {
        return events(journal).stream()
                .map(each -> Cast.of(each.act().inTheNameOf()).kind())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ActorKind.class)));
    }

    private static Set<CaseMove> moves(Journal journal) {
        return events(journal).stream()
                .filter(each -> each.fact() instanceof CaseFact)
                .map(each -> ((CaseFact) each.fact()).move())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseMove.class)));
    }

    @Test
    void aSeedIsADay() throws Exception {
        Journal one = CutAnywhere.journal(MadeUpDay.of(1));
        Journal again = CutAnywhere.journal(MadeUpDay.of(1));
        Digest digest = MadeUpDay.of(7).play(one, teller).digest();
        Digest digestAgain = MadeUpDay.of(7).play(again, teller).digest();
        Digest other = MadeUpDay.of(8)
                .play(CutAnywhere.journal(MadeUpDay.of(1)), teller)
                .digest();

        assertEquals(digest, digestAgain);
        assertNotEquals(digest, other);
        assertEquals(facts(one), facts(again));
    }

    private static List<Object> facts(Journal journal) {
        return events(journal).stream()
                .<Object>map(each -> List.of(each.act(), each.fact()))
                .toList();
    }

    @Test
    void stoppedAnywhereItGoesOnAsIfNothingHadBeen() throws Exception {
        CutAnywhere.hold(() -> MadeUpDay.of(1), 3);
    }

    @Test
    void theEvidenceOfTimeIsTheTimetable() throws Exception {
        Journal journal = CutAnywhere.journal(MadeUpDay.of(1));
        MadeUpDay.of(1).play(journal, teller);
        Timetable timetable = Timetable.ofTheDay();
        int step = 0;
        for (TraceEvent event : events(journal)) {
            while (step < timetable.steps().size()
                    && !timetable.steps().get(step).holds(event.act().at())) {
                step++;
            }
            assertTrue(step < timetable.steps().size(), "position " + event.position());
        }
    }

    @Test
    void whatIsErasedIsGoneAndWhatIsNotIsNot() throws Exception {
        Journal journal = CutAnywhere.journal(MadeUpDay.of(1));
        MadeUpDay.of(1).play(journal, teller);
        Map<String, ErasureAnswer.Verdict> verdicts = new HashMap<>();
        for (TraceEvent event : events(journal)) {
            if (event.fact() instanceof ErasureFact.Answered answered) {
                answered.answers()
                        .forEach(each ->
                                verdicts.put(answered.asked().holder() + " " + each.processing(), each.verdict()));
            }
        }

        int kept = 0;
        for (Case each : States.of(journal, Room.ALL).of(Case.KIND)) {
            var contact = each.intake().orElseThrow().report().contact();
            if (contact.isPresent()) {
                ErasureAnswer.Verdict verdict = verdicts.get(
                        contact.get().holder() + " " + contact.get().processing());
                boolean isOpen = verdict == null || verdict == ErasureAnswer.Verdict.REFUSED;
                assertEquals(isOpen, contact.get().reveal(Purpose.of("test")).isPresent());
                boolean isForTheDuty = isOpen || verdict == ErasureAnswer.Verdict.RESTRICTED;
                assertEquals(isForTheDuty, contact.get().reveal(Kept.AUDIT).isPresent());
                kept += isOpen ? 1 : 0;
            }
        }
        assertTrue(kept > 0);
    }

    @Test
    void everyOrderOfACaseIsServedBeforeTheCaseIsHandled() throws Exception {
        Journal journal = CutAnywhere.journal(MadeUpDay.of(1));
        MadeUpDay.of(1).play(journal, teller);
        States states = States.of(journal, Room.ALL);
        for (Order order : states.of(Order.KIND)) {
            var cause = order.placing().orElseThrow().request().cause().orElseThrow();
            Case of = states.of(Case.KIND).stream()
                    .filter(each -> each.id().equals(cause))
                    .findFirst()
                    .orElseThrow();
            of.handling()
                    .handledAt()
                    .ifPresent(at -> assertTrue(at.isAfter(order.endedAt().orElseThrow()), cause.toString()));
        }
    }

    @Test
    void anotherDaysTraceIsRefused() throws Exception {
        Journal journal = CutAnywhere.journal(MadeUpDay.of(1));
        MadeUpDay.of(1).play(journal, teller);
        assertThrows(ForeignTraceException.class, () -> MadeUpDay.of(2).play(journal, teller));
    }

    @Test
    void the_second_look_sends_shoddy_work_back_and_another_than_the_doer_closes_it() throws Exception {
        Journal journal = CutAnywhere.journal(MadeUpDay.of(1));
        MadeUpDay.of(1).play(journal, teller);
        Case paving = one(journal, "paving");
        assertEquals(1, paving.handling().reworks());
        assertEquals(1, paving.ending().reopened());
        assertEquals(1, paving.handling().sentBack());
    }

    @Test
    void departments_answer_the_whistle_and_a_ruling_binds_whom_it_names() throws Exception {
        Journal journal = CutAnywhere.journal(MadeUpDay.of(1));
        MadeUpDay.of(1).play(journal, teller);
        Case fumes = one(journal, "cooking-fumes");
        assertEquals(4, fumes.oversight().summons().size());
        assertEquals(List.of(), fumes.oversight().unanswered());
        Case facade = one(journal, "facade");
        assertEquals(
                Optional.of(new CaseOversight.Verdict(Cast.OWNERS.id(), false)),
                facade.oversight().verdict(),
                "who govern themselves are asked");
        assertEquals(CaseStage.PARKED, one(journal, "lift-retrofit").stage());
        assertTrue(one(journal, "mobile-signal").oversight().exclusion().isPresent());
        assertEquals(
                Optional.of(TurnAway.EMERGENCY_119),
                one(journal, "kitchen-fire").ending().turnedAway());
        assertEquals(
                Optional.of(TurnAway.ARBITRATION),
                one(journal, "unpaid-wages").ending().turnedAway());
    }

    @Test
    void whom_a_report_of_wrongdoing_is_against_never_learns_who_reported() throws Exception {
        Journal journal = CutAnywhere.journal(MadeUpDay.of(1));
        Scenario.Played played = MadeUpDay.of(1).play(journal, teller);
        Case dumping = one(journal, "dumping");
        assertEquals(Optional.empty(), dumping.reporterFor(Cast.RESTAURANT.id(), Audience.OFFICERS, NOBODY, END));
        String html = played.files(Seals.sound(journal.size(), played.digest())).get("report.html");
        String informant = dumping.reporterFor(Cast.PATROL.id(), Audience.OFFICERS, NOBODY, END)
                .orElseThrow()
                .value();
        assertFalse(html.contains(informant), "the informant in the report");
        assertFalse(told.toString(StandardCharsets.UTF_8).contains(informant), "the informant on the console");
    }

    private static Case one(Journal journal, String matter) {
        return States.of(journal, Room.ALL).of(Case.KIND).stream()
                .filter(each -> each.id().equals(Plot.idOf(matter)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theReportSaysThatEverythingIsSynthetic() throws Exception {
        Journal journal = CutAnywhere.journal(MadeUpDay.of(1));
        Scenario.Played played = MadeUpDay.of(1).play(journal, teller);
        String html = played.files(Seals.sound(journal.size(), played.digest())).get("report.html");

        assertTrue(html.contains("is synthetic"));
        assertTrue(html.contains("8,664"));
        assertFalse(html.contains("000-0000-"), "a telephone number in the report");
        assertFalse(told.toString(StandardCharsets.UTF_8).contains("000-0000-"), "a telephone number on the console");
    }
}
