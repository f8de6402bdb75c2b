package org.linli.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Naming;
import org.linli.actor.Scope;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.basics.WorkCalendar;
import org.linli.casework.Case;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.CommitteeLists;
import org.linli.responsibility.Coverage;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutyReason;
import org.linli.responsibility.finding.Deed;
import org.linli.responsibility.finding.Finding;
import org.linli.responsibility.finding.FindingKind;
import org.linli.responsibility.inventory.Goods;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.inventory.Matter;
import org.linli.territory.AreaPlan;
import org.linli.territory.DivisionCode;
import org.linli.territory.DivisionList;
import org.linli.trace.Authority;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceReason;
import org.linli.trace.testkit.HandClock;

/** The duties of a community, and the cases that take their mandates and deadlines from them. */
class DutyRoomTest {
    private static final Instant MORNING = Instant.parse("2026-03-03T01:00:00Z");
    private static final TimeWindow MARCH = TimeWindow.of(MORNING, MORNING.plus(Duration.ofDays(28)));
    private static final MatterId LIGHTING = MatterId.of("street-lighting");
    private static final ActorId BUREAU = ActorId.of("bureau");
    private static final ActorId COMPANY = ActorId.of("company");
    private static final ActorId RESIDENT = ActorId.of("resident");
    private static final ActorId REGISTRAR = ActorId.of("registrar");
    private static final AreaId STREET = AreaId.of("420106012");
    private static final AreaId GRID = AreaId.of("420106012-g07");
    private static final DutyBasis LIST = DutyBasis.of(DutyGround.POWER_LIST, "power-list.lighting@2026");

    private final InMemoryJournal journal = InMemoryJournal.create();
    private final HandClock clock = new HandClock(MORNING);
    private Inventory inventory = Inventory.starter();
    private final DutyRoom duties =
            DutyRoom.of(() -> inventory, () -> CommitteeLists.EMPTY).keptBy(REGISTRAR);
    private Community community;
    private DutyDesk desk;

    @BeforeEach
    void a_street() {
        Authority authority = duties.authority(Authority.ownBehalf(), Scope.of("case.accept"));
        community = Community.open(
                journal,
                clock,
                IdSource.seeded(1),
                new Community.Settings(authority, WorkCalendar.everyDay(ZoneOffset.UTC), Office.Settings.DEFAULT));
        assertThrows(IllegalStateException.class, duties::desk);
        desk = community.keepDuties(duties);
        register(BUREAU, ActorKind.GOVERNMENT_DEPARTMENT);
        register(COMPANY, ActorKind.ENTERPRISE);
        community
                .places()
                .takeOver(
                        DivisionList.EMPTY.with(DivisionCode.parse(STREET.value()), Name.of("水果湖街道")),
                        MORNING,
                        community.act(REGISTRAR));
        community.places().establish(GRID, AreaPlan.grid(STREET, Name.of("第七网格")), MORNING, community.act(REGISTRAR));
        community.catchUp(1_000);
    }

    private void register(ActorId id, ActorKind kind) {
        community.actors().register(id, kind, Naming.open(Name.of(id.value())), MORNING, community.act(REGISTRAR));
    }

    private void lead(AreaId area, Validity when, DeadlineClass most) {
        desk.assign(
                ChargeId.of(LIGHTING, BUREAU),
                Duty.of(DutyPart.LEAD, area, when, LIST).within(most),
                community.act(REGISTRAR));
        community.catchUp(1_000);
    }

    private CaseId reported(CaseKind kind, Optional<AreaId> area) {
        Report report = new Report(
                kind,
                LIGHTING,
                COMPANY,
                Channel.MOBILE,
                kind == CaseKind.WRONGDOING ? Optional.of(BUREAU) : Optional.empty(),
                area,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        CaseId id = community
                .cases()
                .report(report, community.act(RESIDENT))
                .state()
                .id();
        community.catchUp(1_000);
        return id;
    }

    @Test
    void a_case_is_accepted_by_whose_duty_it_is_within_the_time_that_the_duty_sets_and_both_are_cited() {
        lead(STREET, Validity.since(MORNING), DeadlineClass.TWENTY_FOUR_HOURS);
        CaseId id = reported(CaseKind.HELP, Optional.of(GRID));
        RefusedException no = assertThrows(
                RefusedException.class,
                () -> community.cases().accept(id, duties.deadlines(DeadlineClass.SEVEN_DAYS), community.act(COMPANY)));
        assertEquals(TraceReason.NO_MANDATE, no.refusal().reason());
        assertEquals(Optional.of(BUREAU), no.refusal().responsibleInstead());
        Case accepted = community
                .cases()
                .accept(id, duties.deadlines(DeadlineClass.SEVEN_DAYS), community.act(BUREAU))
                .state();
        assertEquals(
                Optional.of(MORNING.plus(Duration.ofHours(24))),
                accepted.clock().deadline().map(Deadline::due));
        TraceEvent event = journal.read(Selection.ALL, 0, 1_000).events().stream()
                .filter(each -> each.fact() instanceof CaseFact.Accepted)
                .findFirst()
                .orElseThrow();
        Set<String> cited = event.basis().stream().map(Object::toString).collect(Collectors.toSet());
        assertTrue(cited.contains("duties@" + duties.register().reached()), cited::toString);
        assertTrue(cited.stream().anyMatch(each -> each.endsWith(".authority.own-behalf-1")), cited::toString);
    }

    @Test
    void where_no_time_is_set_or_no_place_is_named_the_hosts_own_holds() {
        CaseId id = reported(CaseKind.HELP, Optional.of(GRID));
        assertEquals(
                DeadlineClass.SEVEN_DAYS,
                duties.deadlines(DeadlineClass.SEVEN_DAYS)
                        .apply(community.cases().get(id))
                        .most());
        lead(STREET, Validity.since(MORNING), DeadlineClass.TWO_HOURS);
        CaseId nowhere = reported(CaseKind.HELP, Optional.empty());
        assertEquals(
                DeadlineClass.SEVEN_DAYS,
                duties.deadlines(DeadlineClass.SEVEN_DAYS)
                        .apply(community.cases().get(nowhere))
                        .most());
    }

    @Test
    void what_was_done_in_cases_beyond_a_list_is_found_and_reports_of_wrongdoing_leave_no_deed() throws IOException {
        CaseId early = reported(CaseKind.HELP, Optional.of(GRID));
        community.cases().accept(early, DeadlineClass.SEVEN_DAYS, community.act(COMPANY));
        lead(STREET, Validity.since(MORNING), DeadlineClass.TWO_HOURS);
        List<Deed> deeds = duties.inspection(MARCH).deeds();
        assertEquals(List.of(COMPANY), deeds.stream().map(Deed::actor).toList());
        List<Finding> beyond =
                duties.inspection(MARCH).of(duties.register(), MARCH).of(FindingKind.ACTS_BEYOND_LIST);
        assertEquals(1, beyond.size());
        assertEquals(deeds, beyond.get(0).deed().stream().toList());
        assertEquals("case.accept", deeds.get(0).power());
        CaseDeeds kept = (CaseDeeds) duties.views().get(1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        kept.save(new DataOutputStream(bytes));
        CaseDeeds restored = new CaseDeeds();
        restored.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(deeds, restored.during(MARCH));
        CaseId secret = reported(CaseKind.WRONGDOING, Optional.of(GRID));
        assertTrue(community.cases().get(secret).isConfidential());
        assertEquals(1, duties.inspection(MARCH).deeds().size());
    }

    @Test
    void the_latest_deeds_are_kept_and_since_when_is_said() throws IOException {
        for (int i = 0; i < 2; i++) {
            CaseId id = reported(CaseKind.HELP, Optional.of(GRID));
            community.cases().accept(id, DeadlineClass.SEVEN_DAYS, community.act(COMPANY));
            clock.move(Duration.ofHours(1));
        }
        community.catchUp(1_000);
        assertEquals(2, duties.inspection(MARCH).deeds().size());
        assertEquals(Optional.empty(), duties.deedsSince());
        CaseDeeds few = new CaseDeeds(1);
        journal.read(Selection.ALL, 0, 1_000).events().forEach(few::apply);
        assertEquals(duties.inspection(MARCH).deeds().subList(1, 2), few.during(MARCH), "the latest is kept");
        Instant since = few.since().orElseThrow();
        assertTrue(since.isAfter(MORNING) && since.isBefore(MORNING.plus(Duration.ofHours(1))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        few.save(new DataOutputStream(bytes));
        CaseDeeds restored = new CaseDeeds(1);
        restored.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(few.since(), restored.since());
    }

    private static Matter lighting(Goods goods, Validity validity) {
        Matter was = Inventory.starter().matter(LIGHTING).orElseThrow();
        return new Matter(
                LIGHTING,
                was.chinese(),
                was.english(),
                was.field(),
                goods,
                goods.suggests(),
                Optional.empty(),
                was.sources(),
                validity);
    }

    @Test
    void a_matter_that_is_reclassified_in_the_middle_of_a_case_is_judged_by_what_it_was_on_each_day() {
        lead(STREET, Validity.since(MORNING), DeadlineClass.TWENTY_FOUR_HOURS);
        CaseId id = reported(CaseKind.HELP, Optional.of(GRID));
        Case before = community
                .cases()
                .accept(id, duties.deadlines(DeadlineClass.SEVEN_DAYS), community.act(BUREAU))
                .state();
        Coverage proof = duties.register().coverage(List.of(LIGHTING), duties.terms(), MARCH);
        assertTrue(proof.isProved());
        assertEquals(
                List.of(), duties.inspection(MARCH).of(duties.register(), MARCH).of(FindingKind.WRONG_PROVIDER));

        Instant since = MORNING.plus(Duration.ofDays(3));
        clock.move(Duration.ofDays(3));
        inventory = Inventory.of(
                "starter",
                "2",
                List.of(
                        lighting(Goods.PUBLIC, Validity.of(MORNING.minus(Duration.ofDays(60)), since)),
                        lighting(Goods.CLUB, Validity.since(since))));
        Finding misplaced = duties.inspection(MARCH)
                .of(duties.register(), MARCH)
                .of(FindingKind.WRONG_PROVIDER)
                .get(0);
        assertEquals(Optional.of(BUREAU), misplaced.actor());
        assertEquals(
                TimeWindow.of(since, MARCH.endExclusive()),
                misplaced.window(),
                "the days on which it was a public good stay as they were");
        assertEquals(
                proof.pieces(),
                duties.register()
                        .coverage(List.of(LIGHTING), duties.terms(), MARCH)
                        .pieces(),
                "who leads is not a question of the class");

        assertEquals(before, community.cases().get(id), "what was accepted stays so, with its deadline");
        RefusedException no = assertThrows(
                RefusedException.class,
                () -> community
                        .cases()
                        .accept(
                                reported(CaseKind.HELP, Optional.of(GRID)),
                                duties.deadlines(DeadlineClass.SEVEN_DAYS),
                                community.act(COMPANY)));
        assertEquals(Optional.of(BUREAU), no.refusal().responsibleInstead(), "and so does whose duty it is");

        ChargeId company = ChargeId.of(LIGHTING, COMPANY);
        DutyBasis charter = DutyBasis.of(DutyGround.CHARTER, "charter@1");
        RefusedException then = assertThrows(
                RefusedException.class,
                () -> desk.assign(
                        company,
                        Duty.of(DutyPart.JOINT, GRID, Validity.since(since.minusSeconds(1)), charter),
                        community.act(REGISTRAR)));
        assertEquals(DutyReason.ARRANGEMENT_DOES_NOT_SUIT, then.refusal().reason());
        desk.assign(company, Duty.of(DutyPart.JOINT, GRID, Validity.since(since), charter), community.act(REGISTRAR));
    }

    @Test
    void a_duty_for_a_matter_that_is_in_no_inventory_is_refused_and_a_room_is_for_one_community() {
        RefusedException no = assertThrows(
                RefusedException.class,
                () -> desk.assign(
                        ChargeId.of(MatterId.of("unheard-of"), BUREAU),
                        Duty.of(DutyPart.LEAD, STREET, Validity.since(MORNING), LIST),
                        community.act(REGISTRAR)));
        assertEquals(DutyReason.UNKNOWN_MATTER, no.refusal().reason());
        Community other = Community.open(InMemoryJournal.create(), clock, IdSource.seeded(2));
        assertThrows(IllegalStateException.class, () -> other.keepDuties(duties));
    }
}
