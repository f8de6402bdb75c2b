package org.linli.responsibility.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.basics.WorkCalendar;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyGround;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Digest;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.Reason;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceReason;
import org.linli.trace.testkit.HandClock;

class DisclosureDeskTest {
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final Instant JANUARY = at("2026-01-01");
    private static final ActorId COMMITTEE = ActorId.of("committee");
    private static final ActorId TEAM = ActorId.of("committee-desk");
    private static final ActorId OWNERS = ActorId.of("owners");
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId OTHER = ActorId.of("resident-2");
    private static final ActorId STREET = ActorId.of("street");
    private static final ActorId PLATFORM = ActorId.of("platform");
    private static final AreaId COMMUNITY = AreaId.of("420106012021");
    private static final DutyBasis CHARTER = DutyBasis.of(DutyGround.CHARTER, "charter.dongting@2026");
    private static final Validity ALWAYS = Validity.since(JANUARY);
    private static final DisclosureLine FINANCES = line(COMMITTEE, DisclosureTopic.FINANCES);
    private static final DisclosureLine PROJECTS = line(COMMITTEE, DisclosureTopic.PROJECT_RESULT);
    private static final DisclosureLine UNKNOWN = line(ActorId.of("nobody"), DisclosureTopic.FINANCES);
    private static final DisclosureLine PERSON = line(RESIDENT, DisclosureTopic.FINANCES);
    private static final DisclosureLine UNBOUND = line(STREET, DisclosureTopic.PROJECT_RESULT);
    private static final DisclosurePeriod FEBRUARY = DisclosurePeriod.parse("2026-02");
    private static final DisclosureId ID = DisclosureId.of(FINANCES, FEBRUARY);
    private static final Publication.Place BOARD =
            new Publication.Place(Publication.Venue.NOTICE_BOARD, Name.of("东亭路公示栏"));
    private static final Publication.Place GROUP = new Publication.Place(Publication.Venue.ONLINE, Name.of("议事群"));

    private static final DisclosurePlan PLAN = DisclosurePlan.starter(CHARTER)
            .with(FINANCES)
            .with(PROJECTS)
            .with(UNKNOWN)
            .with(PERSON)
            .with(UNBOUND)
            .escalating(Duration.ofDays(7), STREET)
            .named("dongting", "2026");

    private final Set<Reason> given = new HashSet<>();
    private final InMemoryJournal journal = InMemoryJournal.create();
    private final HandClock clock = new HandClock(at("2026-03-02"));
    private final DisclosureDesk desk = desk(Authority.ownBehalf());
    private int acts;

    private static Instant at(String date) {
        return LocalDate.parse(date).atStartOfDay(WUHAN).toInstant();
    }

    private static DisclosureLine line(ActorId discloser, DisclosureTopic topic) {
        return DisclosureLine.of(discloser, topic, COMMUNITY, ALWAYS);
    }

    private static DisclosureTerms terms() {
        return new DisclosureTerms(
                PLAN,
                WorkCalendar.weekdays(WUHAN),
                Roster.of(
                        "town",
                        "1",
                        Map.of(
                                COMMITTEE, Ties.of(ActorKind.RESIDENTS_COMMITTEE, JANUARY),
                                TEAM,
                                        Ties.of(ActorKind.RESIDENTS_COMMITTEE, JANUARY)
                                                .alwaysBelow(Optional.of(COMMITTEE)),
                                OWNERS, Ties.of(ActorKind.OWNERS_ASSEMBLY, JANUARY),
                                RESIDENT, Ties.of(ActorKind.RESIDENT, JANUARY),
                                OTHER, Ties.of(ActorKind.RESIDENT, JANUARY),
                                STREET, Ties.of(ActorKind.STREET_OFFICE, JANUARY))));
    }

    private DisclosureDesk desk(Authority authority) {
        return DisclosureDesk.at(
                Office.over(journal, Office.Settings.DEFAULT), authority, DisclosureDeskTest::terms, clock);
    }

    private Act act(ActorId actor) {
        return Act.of(ActId.of("act-" + acts++), actor, clock.instant());
    }

    private static Digest digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Publication text(String text) {
        return Publication.of(digest(text), BOARD);
    }

    private Disclosure owed() {
        return desk.owe(FINANCES, FEBRUARY, act(PLATFORM)).state();
    }

    private Disclosure objected() {
        owed();
        desk.publish(ID, text("accounts"), act(COMMITTEE));
        return desk.object(ID, Objection.Ground.INCOMPLETE, Optional.empty(), act(RESIDENT))
                .state();
    }

    private void refused(Reason reason, Runnable tried) {
        given.add(reason);
        long before = journal.size();
        RefusedException no = assertThrows(RefusedException.class, tried::run);
        assertEquals(reason, no.refusal().reason(), no.getMessage());
        assertEquals(before, journal.size());
    }

    @Test
    void every_reason_is_given_by_one_of_these_tests() throws Exception {
        Set<Reason> all = new HashSet<>();
        for (Method test : DisclosureDeskTest.class.getDeclaredMethods()) {
            if (test.isAnnotationPresent(Test.class) && !test.getName().startsWith("every_reason_is_given")) {
                DisclosureDeskTest once = new DisclosureDeskTest();
                test.invoke(once);
                all.addAll(once.given);
            }
        }
        for (DisclosureReason reason : DisclosureReason.values()) {
            assertTrue(all.contains(reason), reason.code() + " is given by no test");
            assertFalse(reason.meaning().isBlank() || reason.remedy().isBlank(), reason.code());
        }
    }

    @Test
    void a_period_that_is_over_is_owed_with_a_due_instant_that_explains_itself() {
        Disclosure owed = owed();
        Disclosure.Owing owing = owed.owing().orElseThrow();
        assertEquals(at("2026-03-01"), owing.since());
        assertEquals(at("2026-03-16"), owing.due().due());
        assertEquals(DeadlineClass.FIFTEEN_DAYS, owing.due().deadlineClass());
        assertEquals("law.residents-committees@2026", owing.duty().document().toString());
        assertEquals(Optional.of(at("2026-03-16")), owed.publishBy());
        TraceEvent event = journal.read(Selection.ALL, 0, 10).events().get(0);
        assertEquals(
                Set.of(
                        "authority.own-behalf@1",
                        "disclosure-plan.dongting@2026",
                        "calendar.weekdays@1",
                        "roster.town@1"),
                Set.copyOf(event.basis().stream().map(Basis::toString).toList()));
        refused(DisclosureReason.ALREADY_OWED, this::owed);
    }

    @Test
    void only_what_the_plan_asks_and_what_is_over_is_owed() {
        refused(DisclosureReason.NOT_YET, () -> desk.owe(FINANCES, DisclosurePeriod.parse("2026-03"), act(PLATFORM)));
        for (String other : List.of("2026-Q1", "2025", "2025-12")) {
            refused(
                    DisclosureReason.NOT_IN_PLAN,
                    () -> desk.owe(FINANCES, DisclosurePeriod.parse(other), act(PLATFORM)));
        }
        DisclosureLine stranger = line(OWNERS, DisclosureTopic.REPAIR_FUND);
        refused(DisclosureReason.NOT_IN_PLAN, () -> desk.owe(stranger, "roof", clock.instant(), act(PLATFORM)));
        refused(DisclosureReason.NOT_IN_PLAN, () -> desk.owe(PROJECTS, "roof", JANUARY.minusSeconds(1), act(PLATFORM)));
        refused(DisclosureReason.UNKNOWN_DISCLOSER, () -> desk.owe(UNKNOWN, FEBRUARY, act(PLATFORM)));
        refused(DisclosureReason.NOT_AN_ORGANISATION, () -> desk.owe(PERSON, FEBRUARY, act(PLATFORM)));
        refused(
                DisclosureReason.BASIS_DOES_NOT_BIND,
                () -> desk.owe(UNBOUND, "paving", clock.instant(), act(PLATFORM)));
        assertThrows(IllegalArgumentException.class, () -> DisclosureId.of(PROJECTS, "two words"));
    }

    @Test
    void the_result_of_a_project_is_owed_from_the_day_it_ended() {
        Disclosure owed =
                desk.owe(PROJECTS, "lift-7", at("2026-02-20"), act(COMMITTEE)).state();
        assertEquals(Optional.of(at("2026-03-07")), owed.publishBy());
        assertEquals(DisclosureId.of(PROJECTS, "lift-7"), owed.id());
        assertFalse(owed.owing().orElseThrow().isPeriod());
        assertEquals(
                "2026-02",
                desk.owe(FINANCES, "2026-02", at("2026-02-27"), act(COMMITTEE))
                        .state()
                        .owing()
                        .orElseThrow()
                        .occasion(),
                "an occasion that is called like a period is another disclosure");
        assertTrue(desk.get(ID).owing().isEmpty());
    }

    @Test
    void what_was_published_where_and_when_is_a_fact_and_counts_as_in_time_by_its_act() {
        owed();
        refused(DisclosureReason.NOT_THE_DISCLOSER, () -> desk.publish(ID, text("accounts"), act(OWNERS)));
        Disclosure published =
                desk.publish(ID, text("accounts"), act(COMMITTEE)).state();
        assertEquals(Optional.of(true), published.inTime());
        assertEquals(Optional.empty(), published.publishBy());
        refused(DisclosureReason.ALREADY_PUBLISHED, () -> desk.publish(ID, text("accounts"), act(COMMITTEE)));
        desk.publish(ID, Publication.of(digest("accounts"), BOARD, GROUP), act(COMMITTEE));
        refused(
                DisclosureReason.NOT_OWED,
                () -> desk.publish(DisclosureId.of("nothing"), text("accounts"), act(COMMITTEE)));
        assertThrows(IllegalArgumentException.class, () -> Publication.of(digest("nowhere")));
    }

    @Test
    void late_is_late() {
        owed();
        clock.move(Duration.ofDays(14));
        assertEquals(
                Optional.of(true),
                desk.publish(ID, text("accounts"), act(COMMITTEE)).state().inTime(),
                "at the due instant it is in time");
        DisclosureId other = desk.owe(PROJECTS, "lift-7", at("2026-02-20"), act(COMMITTEE))
                .state()
                .id();
        assertEquals(
                Optional.of(false),
                desk.publish(other, text("lift"), act(COMMITTEE)).state().inTime());
    }

    @Test
    void an_objection_is_answered_in_working_days_and_a_right_one_makes_a_correction_due() {
        Disclosure objected = objected();
        assertEquals(
                at("2026-03-11"), objected.objections().get(0).answerBy().due(), "seven working days from a Monday");
        refused(
                DisclosureReason.ALREADY_OBJECTED,
                () -> desk.object(ID, Objection.Ground.UNTRUE, Optional.empty(), act(RESIDENT)));
        desk.object(ID, Objection.Ground.UNTRUE, Optional.empty(), act(OTHER));
        refused(
                DisclosureReason.NOT_THE_DISCLOSER,
                () -> desk.answer(ID, 1, Objection.Verdict.EXPLAINED, digest("no"), act(STREET)));
        for (int wrong : new int[] {0, 3, -1}) {
            refused(
                    DisclosureReason.NO_SUCH_OBJECTION,
                    () -> desk.answer(ID, wrong, Objection.Verdict.EXPLAINED, digest("no"), act(COMMITTEE)));
        }
        Disclosure right = desk.answer(ID, 1, Objection.Verdict.UPHELD, digest("yes"), act(COMMITTEE))
                .state();
        assertEquals(Optional.of(at("2026-03-17")), right.publishBy());
        refused(
                DisclosureReason.ALREADY_ANSWERED,
                () -> desk.answer(ID, 1, Objection.Verdict.EXPLAINED, digest("no"), act(COMMITTEE)));
        clock.move(Duration.ofDays(1));
        Disclosure both = desk.answer(ID, 2, Objection.Verdict.UPHELD, digest("yes"), act(COMMITTEE))
                .state();
        assertEquals(Optional.of(at("2026-03-17")), both.publishBy(), "the earlier correction is due first");
        refused(
                DisclosureReason.NOT_CORRECTED,
                () -> desk.publish(ID, Publication.of(digest("accounts"), GROUP), act(COMMITTEE)));
        assertEquals(
                Optional.empty(),
                desk.publish(ID, text("accounts, with the lift"), act(COMMITTEE))
                        .state()
                        .publishBy());
    }

    @Test
    void whoever_it_concerns_objects_to_what_was_published_and_nobody_to_what_they_publish() {
        Optional<Personal<String>> none = Optional.empty();
        refused(DisclosureReason.NOT_OWED, () -> desk.object(ID, Objection.Ground.UNCLEAR, none, act(RESIDENT)));
        owed();
        refused(
                DisclosureReason.NOTHING_PUBLISHED,
                () -> desk.object(ID, Objection.Ground.UNCLEAR, none, act(RESIDENT)));
        desk.publish(ID, text("accounts"), act(COMMITTEE));
        for (ActorId self : List.of(COMMITTEE, TEAM)) {
            refused(
                    DisclosureReason.OBJECTS_TO_ITSELF,
                    () -> desk.object(ID, Objection.Ground.UNCLEAR, none, act(self)));
        }
        refused(
                DisclosureReason.TEXT_TOO_LONG,
                () -> desk.object(
                        ID,
                        Objection.Ground.UNCLEAR,
                        Optional.of(Personal.of(RESIDENT, "objection", "x".repeat(4_001))),
                        act(RESIDENT)));
        refused(
                DisclosureReason.TEXT_HAS_HIDDEN_CHARACTERS,
                () -> desk.object(
                        ID,
                        Objection.Ground.UNCLEAR,
                        Optional.of(Personal.of(RESIDENT, "objection", "a\u202eb")),
                        act(RESIDENT)));
        desk.object(
                ID, Objection.Ground.UNCLEAR, Optional.of(Personal.of(RESIDENT, "objection", "看不懂")), act(RESIDENT));
        List<TraceEvent> events = journal.read(Selection.ALL, 0, 10).events();
        assertEquals(Audience.PARTIES, events.get(2).fact().audience(), "who objected is not for everybody");
        assertEquals(Audience.PUBLIC, events.get(1).fact().audience());
    }

    @Test
    void what_is_overdue_is_urged_step_by_step_and_then_no_more() {
        objected();
        refused(DisclosureReason.NOTHING_TO_URGE, () -> desk.urgePublication(ID, act(PLATFORM)));
        clock.move(Duration.ofDays(9));
        refused(DisclosureReason.NOTHING_TO_URGE, () -> desk.urgeAnswer(ID, 1, act(PLATFORM)));
        clock.move(Duration.ofSeconds(1));
        desk.urgeAnswer(ID, 1, act(PLATFORM));
        refused(DisclosureReason.NOTHING_TO_URGE, () -> desk.urgeAnswer(ID, 1, act(PLATFORM)));
        refused(DisclosureReason.NOTHING_TO_URGE, () -> desk.urgeAnswer(ID, 2, act(PLATFORM)));
        clock.move(Duration.ofDays(7));
        desk.urgeAnswer(ID, 1, act(PLATFORM));
        refused(DisclosureReason.NOTHING_TO_URGE, () -> desk.urgeAnswer(ID, 1, act(PLATFORM)));
        List<ActorId> told = journal.read(Selection.ALL, 0, 10).events().stream()
                .filter(each -> each.fact() instanceof DisclosureFact.AnswerUrged)
                .map(each -> ((DisclosureFact.AnswerUrged) each.fact()).told())
                .toList();
        assertEquals(List.of(COMMITTEE, STREET), told);
    }

    @Test
    void clocks_and_mandates_are_checked() {
        owed();
        refused(
                DisclosureReason.CLOCK_RAN_BACKWARDS,
                () -> desk.publish(
                        ID,
                        text("accounts"),
                        Act.of(ActId.of("early"), COMMITTEE, at("2026-03-01").minusSeconds(1))));
        refused(
                DisclosureReason.DATED_IN_FUTURE,
                () -> desk.publish(
                        ID,
                        text("accounts"),
                        Act.of(ActId.of("late"), COMMITTEE, clock.instant().plusSeconds(61))));
        Authority nobody = question -> {
            assertEquals(Optional.of(DisclosureTopic.FINANCES.matter()), question.matter());
            assertEquals(Optional.of(COMMUNITY), question.area());
            return Mandate.missing(Basis.of("nobody", "1"), Optional.of(COMMITTEE));
        };
        refused(TraceReason.NO_MANDATE, () -> desk(nobody).publish(ID, text("accounts"), act(OWNERS)));
    }

    @Test
    void a_plan_says_where_each_period_comes_from_and_rests_on_no_pledge() {
        PLAN.requirements().forEach((topic, each) -> {
            assertEquals(CHARTER, each.times(), "no statute that is named says by when");
            assertEquals(topic, each.topic());
        });
        assertEquals(
                "STATUTE:measures.repair-fund.30@2008",
                PLAN.of(DisclosureTopic.REPAIR_FUND).orElseThrow().often().toString());
        assertEquals(
                Recurrence.YEAR,
                PLAN.of(DisclosureTopic.REPAIR_FUND).orElseThrow().every());
        DutyBasis pledge = DutyBasis.of(DutyGround.PLEDGE, "pledge@1");
        assertThrows(
                IllegalArgumentException.class,
                () -> new DisclosureRequirement(
                        DisclosureTopic.AFFAIRS,
                        Recurrence.MONTH,
                        DeadlineClass.SEVEN_DAYS,
                        DeadlineClass.SEVEN_DAYS,
                        pledge,
                        CHARTER,
                        CHARTER));
        assertThrows(IllegalArgumentException.class, () -> PLAN.escalating(Duration.ZERO, STREET));
    }

    @Test
    void nobody_owes_for_a_time_at_which_they_took_no_part() {
        Roster late = Roster.of(
                "town",
                "2",
                Map.of(
                        COMMITTEE,
                        Ties.of(ActorKind.RESIDENTS_COMMITTEE, at("2026-03-10")).until(at("2026-06-01"))));
        DisclosureTerms then = new DisclosureTerms(PLAN, WorkCalendar.weekdays(WUHAN), late);
        clock.move(Duration.ofDays(270));
        assertEquals(
                List.of("2026-03", "2026-04", "2026-05"),
                new DisclosureRegister()
                        .toOwe(then, clock.instant(), 50).stream()
                                .filter(each -> each.line().equals(FINANCES))
                                .map(each -> each.period().toString())
                                .toList());
        DisclosureDesk those = DisclosureDesk.at(
                Office.over(journal, Office.Settings.DEFAULT), Authority.ownBehalf(), () -> then, clock);
        for (String each : List.of("2026-02", "2026-06", "2026-10")) {
            DisclosurePeriod period = DisclosurePeriod.parse(each);
            refused(DisclosureReason.UNKNOWN_DISCLOSER, () -> those.owe(FINANCES, period, act(PLATFORM)));
        }
        those.owe(FINANCES, DisclosurePeriod.parse("2026-05"), act(PLATFORM));
        refused(
                DisclosureReason.UNKNOWN_DISCLOSER,
                () -> those.owe(PROJECTS, "too-late", at("2026-06-01"), act(PLATFORM)));
        those.owe(PROJECTS, "in-time", at("2026-05-31"), act(PLATFORM));
    }

    @Test
    void a_period_that_is_owed_out_of_turn_hides_none_before_it() {
        desk.owe(FINANCES, FEBRUARY, act(PLATFORM));
        DisclosureRegister register = new DisclosureRegister();
        journal.read(Selection.ALL, 0, 100).events().forEach(register::apply);
        assertEquals(
                List.of("2026-01"),
                register.toOwe(terms(), clock.instant(), 10).stream()
                        .filter(each -> each.line().equals(FINANCES))
                        .map(each -> each.period().toString())
                        .toList());
    }

    @Test
    void the_time_for_an_answer_counts_from_when_the_objection_comes_in_and_a_correction_that_is_due_stays_due() {
        owed();
        Act published = act(COMMITTEE);
        desk.publish(ID, text("accounts"), published);
        clock.move(DisclosureRules.BACK);
        Act dated = Act.of(ActId.of("dated-back"), RESIDENT, published.at());
        Objection objection = desk.object(ID, Objection.Ground.INCOMPLETE, Optional.empty(), dated)
                .state()
                .objections()
                .get(0);
        assertEquals(at("2026-03-16"), objection.answerBy().due(), "seven working days from a Thursday");
        desk.object(ID, Objection.Ground.INCOMPLETE, Optional.empty(), act(OTHER));
        desk.answer(ID, 1, Objection.Verdict.UPHELD, digest("yes"), act(COMMITTEE));
        Optional<Deadline> due = desk.get(ID).correction().map(Disclosure.Correction::by);
        clock.move(Duration.ofDays(3));
        desk.answer(ID, 2, Objection.Verdict.UPHELD, digest("yes too"), act(COMMITTEE));
        assertEquals(due, desk.get(ID).correction().map(Disclosure.Correction::by));
        List<TraceEvent> events = journal.read(Selection.ALL, 0, 100).events();
        DisclosureFact.Answered last =
                (DisclosureFact.Answered) events.get(events.size() - 1).fact();
        assertEquals(due, last.correctBy(), "the record names the day that holds");
    }

    private Disclosure upheld(Objection.Ground... grounds) {
        owed();
        desk.publish(ID, text("accounts"), act(COMMITTEE));
        for (Objection.Ground ground : grounds) {
            Disclosure objected =
                    desk.object(ID, ground, Optional.empty(), act(RESIDENT)).state();
            int last = objected.objections().size();
            desk.answer(ID, last, Objection.Verdict.UPHELD, digest("yes"), act(COMMITTEE));
        }
        return desk.get(ID);
    }

    private Set<Objection.Ground> due() {
        return Set.copyOf(
                desk.get(ID).correction().map(Disclosure.Correction::grounds).orElse(List.of()));
    }

    @Test
    void what_nobody_could_get_at_is_put_right_by_the_same_in_another_place() {
        assertEquals(
                List.of(Objection.Ground.OUT_OF_REACH),
                upheld(Objection.Ground.OUT_OF_REACH).correction().orElseThrow().grounds());
        refused(DisclosureReason.NOT_CORRECTED, () -> desk.publish(ID, text("accounts"), act(COMMITTEE)));
        desk.publish(ID, text("other accounts"), act(COMMITTEE));
        assertEquals(Set.of(Objection.Ground.OUT_OF_REACH), due(), "another text on the same board is no nearer");
        refused(
                DisclosureReason.NOT_CORRECTED,
                () -> desk.publish(ID, Publication.of(digest("accounts"), GROUP), act(COMMITTEE)));
        desk.publish(ID, Publication.of(digest("other accounts"), BOARD, GROUP), act(COMMITTEE));
        assertEquals(Optional.empty(), desk.get(ID).publishBy());
    }

    @Test
    void a_correction_puts_right_what_it_is_due_for_and_what_is_left_stays_due() {
        Optional<Instant> by =
                upheld(Objection.Ground.UNTRUE, Objection.Ground.OUT_OF_REACH).publishBy();
        assertEquals(Set.of(Objection.Ground.UNTRUE, Objection.Ground.OUT_OF_REACH), due());
        refused(
                DisclosureReason.NOT_CORRECTED,
                () -> desk.publish(ID, Publication.of(digest("accounts"), GROUP), act(COMMITTEE)));
        clock.move(Duration.ofDays(20));
        desk.urgePublication(ID, act(PLATFORM));
        assertEquals(
                1,
                desk.publish(ID, text("true accounts"), act(COMMITTEE)).state().urged());
        assertEquals(Set.of(Objection.Ground.OUT_OF_REACH), due());
        assertEquals(by, desk.get(ID).publishBy());
        DisclosureRegister register = new DisclosureRegister();
        journal.read(Selection.ALL, 0, 100).events().forEach(register::apply);
        DisclosureFinding finding = register.findings(clock.instant()).get(0);
        assertEquals(Set.of(Objection.Ground.OUT_OF_REACH), finding.grounds());
        assertTrue(finding.summary(Locale.CHINESE, id -> id).contains("，看不到，"), finding.toString());
        assertTrue(finding.summary(Locale.ENGLISH, id -> id).contains(", out of reach, "), finding.toString());
        assertEquals(
                0,
                desk.publish(ID, Publication.of(digest("true accounts"), GROUP), act(COMMITTEE))
                        .state()
                        .urged());
        assertEquals(Set.of(), due());
    }

    @Test
    void both_are_put_right_by_another_text_in_another_place() {
        upheld(Objection.Ground.UNCLEAR, Objection.Ground.INCOMPLETE, Objection.Ground.OUT_OF_REACH);
        desk.publish(ID, Publication.of(digest("clear accounts"), GROUP), act(COMMITTEE));
        assertEquals(Set.of(), due());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Disclosure.Correction(
                        new Deadline(clock.instant(), DeadlineClass.SEVEN_DAYS, "weekdays@1"), List.of()));
    }

    @Test
    void what_hung_in_time_is_in_time_though_it_comes_in_after_it_was_urged_and_what_is_older_is_not_believed() {
        owed();
        clock.move(Duration.ofDays(15));
        desk.urgePublication(ID, act(PLATFORM));
        Instant hung = at("2026-03-15");
        clock.move(Duration.ofDays(1).plusNanos(1_000));
        refused(
                DisclosureReason.DATED_TOO_FAR_BACK,
                () -> desk.publish(ID, text("accounts"), Act.of(ActId.of("forged"), COMMITTEE, hung)));
        clock.move(Duration.ofNanos(-1_000));
        Disclosure published = desk.publish(ID, text("accounts"), Act.of(ActId.of("hung"), COMMITTEE, hung))
                .state();
        assertEquals(Optional.of(true), published.inTime());
        DisclosureRegister register = new DisclosureRegister();
        List<TraceEvent> events = journal.read(Selection.ALL, 0, 100).events();
        events.forEach(register::apply);
        DisclosureRegister.Item item = register.of(COMMITTEE).get(0);
        assertEquals(Optional.of(hung), item.published());
        assertEquals(Optional.of(events.get(2).recorded()), item.entered(), "both are known");
        clock.move(Duration.ofDays(4));
        refused(
                DisclosureReason.DATED_TOO_FAR_BACK,
                () -> desk.object(
                        ID, Objection.Ground.UNTRUE, Optional.empty(), Act.of(ActId.of("old"), RESIDENT, hung)));
    }

    @Test
    void what_hung_before_the_host_said_that_it_was_owed_is_in_time_too() {
        clock.move(Duration.ofDays(2));
        owed();
        Act before = Act.of(ActId.of("hung"), COMMITTEE, at("2026-03-02"));
        assertEquals(
                Optional.of(true),
                desk.publish(ID, text("accounts"), before).state().inTime());
        refused(
                DisclosureReason.CLOCK_RAN_BACKWARDS,
                () -> desk.publish(
                        ID,
                        text("more"),
                        Act.of(ActId.of("other"), COMMITTEE, at("2026-03-01").minusSeconds(1))));
    }

    @Test
    void whoever_was_answered_objects_on_the_same_ground_once_more_is_published_and_not_before() {
        objected();
        desk.answer(ID, 1, Objection.Verdict.EXPLAINED, digest("no"), act(COMMITTEE));
        refused(
                DisclosureReason.OBJECTED_BEFORE,
                () -> desk.object(ID, Objection.Ground.INCOMPLETE, Optional.empty(), act(RESIDENT)));
        desk.object(ID, Objection.Ground.INCOMPLETE, Optional.empty(), act(OTHER));
        desk.object(ID, Objection.Ground.UNTRUE, Optional.empty(), act(RESIDENT));
        desk.answer(ID, 3, Objection.Verdict.EXPLAINED, digest("no"), act(COMMITTEE));
        desk.publish(ID, text("accounts of the lift"), act(COMMITTEE));
        Disclosure again = desk.object(ID, Objection.Ground.INCOMPLETE, Optional.empty(), act(RESIDENT))
                .state();
        assertEquals(2, again.objections().get(3).about());
        assertEquals(
                List.of(1, 1, 1, 2),
                again.objections().stream().map(Objection::about).toList());
    }

    @Test
    void what_is_restated_is_what_was_and_a_register_that_hears_no_more_says_the_same() {
        upheld(Objection.Ground.UNTRUE, Objection.Ground.OUT_OF_REACH);
        desk.publish(ID, text("true accounts"), act(COMMITTEE));
        desk.object(ID, Objection.Ground.UNCLEAR, Optional.empty(), act(OTHER));
        clock.move(Duration.ofDays(20));
        desk.urgePublication(ID, act(PLATFORM));
        desk.urgeAnswer(ID, 3, act(PLATFORM));
        Disclosure before = desk.get(ID);
        assertEquals(
                before, desk.carryForward(ID, clock.instant(), act(PLATFORM)).state());
        refused(
                DisclosureReason.NOT_OWED,
                () -> desk.carryForward(DisclosureId.of("nothing"), clock.instant(), act(PLATFORM)));
        DisclosureRegister whole = new DisclosureRegister();
        journal.read(Selection.ALL, 0, 100).events().forEach(whole::apply);
        DisclosureRegister rest = new DisclosureRegister();
        long last = journal.size() - 1;
        journal.read(Selection.ALL, last, 1).events().forEach(rest::apply);
        assertEquals(whole.findings(clock.instant()), rest.findings(clock.instant()));
        assertEquals(2, rest.findings(clock.instant()).size());
        assertEquals(whole.toUrge(PLAN, at("2027-01-01"), 9), rest.toUrge(PLAN, at("2027-01-01"), 9));
        assertEquals(
                whole.of(COMMITTEE).get(0).published(),
                rest.of(COMMITTEE).get(0).published());
        desk.publish(ID, Publication.of(digest("true accounts"), GROUP), act(COMMITTEE));
        journal.read(Selection.ALL, last + 1, 1).events().forEach(rest::apply);
        assertEquals(1, rest.findings(clock.instant()).size(), "the places where it was published are known");
    }

    @Test
    void what_is_too_much_for_one_record_is_not_carried_forward() {
        owed();
        for (int i = 0; i < 150; i++) {
            desk.publish(ID, text("accounts " + i), act(COMMITTEE));
        }
        refused(DisclosureReason.TOO_MUCH_TO_CARRY, () -> desk.carryForward(ID, clock.instant(), act(PLATFORM)));
        desk.carryForward(
                ID,
                clock.instant().plusSeconds(1),
                Act.of(ActId.of("next"), PLATFORM, clock.instant().plusSeconds(1)));
    }

    @Test
    void periods_are_written_and_read_and_follow_each_other() {
        for (Recurrence every : List.of(Recurrence.MONTH, Recurrence.QUARTER, Recurrence.HALF_YEAR, Recurrence.YEAR)) {
            DisclosurePeriod period = DisclosurePeriod.of(every, LocalDate.of(2024, 1, 31));
            for (int i = 0; i < 30; i++) {
                assertEquals(period, DisclosurePeriod.parse(period.toString()));
                assertEquals(
                        period.window(WUHAN).endExclusive(),
                        period.next().window(WUHAN).startInclusive());
                assertTrue(period.compareTo(period.next()) < 0);
                period = period.next();
            }
        }
        for (String wrong : List.of("", "2026-13", "2026-Q5", "2026-H3", "26", "2026-1", "2026-00", "二〇二六")) {
            assertThrows(IllegalArgumentException.class, () -> DisclosurePeriod.parse(wrong), wrong);
        }
        assertThrows(
                IllegalArgumentException.class, () -> DisclosurePeriod.of(Recurrence.EVENT, LocalDate.of(2026, 1, 1)));
    }
}
