package org.linli.responsibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.day;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.Money;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Reason;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceReason;
import org.linli.trace.testkit.HandClock;

class DutyDeskTest {
    private final Set<Reason> given = new HashSet<>();
    private static final ActorId REGISTRAR = ActorId.of("registrar");
    private static final ActorId BUREAU = the(ActorKind.GOVERNMENT_DEPARTMENT);
    private static final ActorId STREET_OFFICE = the(ActorKind.STREET_OFFICE);
    private static final ActorId COMMITTEE = the(ActorKind.RESIDENTS_COMMITTEE);
    private static final ActorId PROPERTY = the(ActorKind.PROPERTY_COMPANY);
    private static final ActorId RESIDENT = the(ActorKind.RESIDENT);
    private static final AreaId C1 = AreaId.of("c1");
    private static final AreaId GRID = AreaId.of("c1-g1");
    private static final Validity ALWAYS = Validity.since(DutyTown.START);
    private static final Validity WEEK = Validity.of(day(0), day(7));
    private static final DutyBasis STATUTE = DutyBasis.of(DutyGround.STATUTE, "law.lighting@2021");

    private final InMemoryJournal journal = InMemoryJournal.create();
    private final HandClock clock = new HandClock(day(5));
    private final DutyDesk desk = desk(Authority.ownBehalf());
    private int acts;

    private DutyDesk desk(Authority authority) {
        return DutyDesk.at(Office.over(journal, Office.Settings.DEFAULT), authority, DutyTown::terms, clock);
    }

    private Act act() {
        return Act.of(ActId.of("act-" + acts++), REGISTRAR, clock.instant());
    }

    private static ChargeId lighting(ActorId actor) {
        return ChargeId.of(DutyTown.LIGHTING, actor);
    }

    private static Duty lead(AreaId area) {
        return Duty.of(DutyPart.LEAD, area, ALWAYS, STATUTE);
    }

    private static Duty supervise(AreaId area, Validity validity) {
        return Duty.of(DutyPart.SUPERVISE, area, validity, STATUTE);
    }

    private DutyId assign(ChargeId id, Duty duty) {
        List<Charge.Held> duties = desk.assign(id, duty, act()).state().duties();
        return duties.get(duties.size() - 1).id();
    }

    private void refused(Reason reason, Runnable tried) {
        given.add(reason);
        long before = journal.read(Selection.ALL, 0, 10_000).events().size();
        RefusedException no = assertThrows(RefusedException.class, tried::run);
        assertEquals(reason, no.refusal().reason(), no.getMessage());
        assertEquals(before, journal.read(Selection.ALL, 0, 10_000).events().size());
    }

    @Test
    void every_reason_is_given_by_one_of_these_tests() throws Exception {
        Set<Reason> all = new HashSet<>();
        for (Method test : DutyDeskTest.class.getDeclaredMethods()) {
            if (test.isAnnotationPresent(Test.class) && !test.getName().startsWith("every_reason_is_given")) {
                DutyDeskTest once = new DutyDeskTest();
                test.invoke(once);
                all.addAll(once.given);
            }
        }
        for (DutyReason reason : DutyReason.values()) {
            assertTrue(all.contains(reason), reason.code() + " is given by no test");
            assertFalse(reason.meaning().isBlank() || reason.remedy().isBlank(), reason.code());
        }
    }

    @Test
    void a_duty_says_where_which_part_how_long_on_what_basis_and_who_supplies() {
        Duty duty = lead(DutyTown.STREET)
                .within(DeadlineClass.TWENTY_FOUR_HOURS)
                .with(new Means(true, false, true))
                .supplied(Supply.by(PROPERTY).paidBy(STREET_OFFICE));
        Act act = act();
        Charge charge = desk.assign(lighting(BUREAU), duty, act).state();
        assertEquals(
                List.of(new Charge.Held(DutyId.from(act.id(), lighting(BUREAU)), duty, Optional.empty(), false)),
                charge.duties());
        assertTrue(desk.assign(lighting(BUREAU), duty, act).repeated());
        TraceEvent event = journal.read(Selection.ALL, 0, 10).events().get(0);
        assertEquals(
                Set.of("authority.own-behalf@1", "roster.town@1", "territory@1", "committee-lists.town@1"),
                Set.copyOf(event.basis().stream().map(Basis::toString).toList()));
    }

    @Test
    void a_duty_is_equipped_supplied_and_ended_once() {
        DutyId duty = assign(lighting(BUREAU), lead(C1));
        desk.equip(lighting(BUREAU), duty, Means.NONE, act());
        desk.supply(lighting(BUREAU), duty, Supply.by(PROPERTY), act());
        Charge.Held held = desk.end(lighting(BUREAU), duty, day(4), act())
                .state()
                .duty(duty)
                .orElseThrow();
        assertEquals(
                Duty.of(DutyPart.LEAD, C1, Validity.of(day(0), day(4)), STATUTE),
                held.duty(),
                "what was said on day 5 holds from then on, and the duty had ended by then");
        refused(DutyReason.ALREADY_ENDED, () -> desk.end(lighting(BUREAU), duty, day(3), act()));
        refused(DutyReason.ALREADY_ENDED, () -> desk.equip(lighting(BUREAU), duty, Means.ALL, act()));
        refused(DutyReason.NO_SUCH_DUTY, () -> desk.supply(lighting(BUREAU), DutyId.of("other"), Supply.OWN, act()));
    }

    @Test
    void means_and_supply_change_from_a_day_on_and_the_days_before_stay_as_they_were() {
        DutyId duty = assign(lighting(BUREAU), Duty.of(DutyPart.LEAD, C1, WEEK, STATUTE));
        desk.supply(lighting(BUREAU), duty, Supply.by(PROPERTY), act());
        desk.equip(lighting(BUREAU), duty, Means.NONE, day(2), act());
        Charge.Held held = desk.get(lighting(BUREAU)).duty(duty).orElseThrow();
        assertEquals(
                List.of(
                        new DutySpan(Validity.of(day(0), day(2)), Means.ALL, Supply.OWN),
                        new DutySpan(Validity.of(day(2), day(5)), Means.NONE, Supply.OWN),
                        new DutySpan(Validity.of(day(5), day(7)), Means.NONE, Supply.by(PROPERTY))),
                held.spans());
        assertEquals(Supply.by(PROPERTY), held.duty().supply(), "as it is last");
        assertEquals(Supply.OWN, held.at(day(4)).supply());
        assertEquals(Means.ALL, held.at(day(1)).means());
        assertEquals(WEEK, held.at(day(1)).validity());
        desk.supply(lighting(BUREAU), duty, Supply.OWN, day(0), act());
        assertEquals(
                2,
                desk.get(lighting(BUREAU)).duty(duty).orElseThrow().spans().size(),
                "what is said holds for all later times, whatever was said of them before");
        refused(DutyReason.CHANGES_OUTSIDE, () -> desk.equip(lighting(BUREAU), duty, Means.ALL, day(7), act()));
        refused(
                DutyReason.CHANGES_OUTSIDE,
                () -> desk.supply(lighting(BUREAU), duty, Supply.OWN, day(0).minusSeconds(1), act()));
        desk.end(lighting(BUREAU), duty, day(1), act());
        assertEquals(
                List.of(new DutySpan(Validity.of(day(0), day(1)), Means.ALL, Supply.OWN)),
                desk.get(lighting(BUREAU)).duty(duty).orElseThrow().spans());
    }

    @Test
    void what_is_said_of_a_duty_to_come_holds_from_its_start() {
        DutyId duty = assign(lighting(BUREAU), Duty.of(DutyPart.LEAD, C1, Validity.since(day(8)), STATUTE));
        assertEquals(
                List.of(new DutySpan(Validity.since(day(8)), Means.NONE, Supply.OWN)),
                desk.equip(lighting(BUREAU), duty, Means.NONE, act())
                        .state()
                        .duty(duty)
                        .orElseThrow()
                        .spans());
    }

    @Test
    void a_duty_that_was_assigned_in_error_is_annulled_ended_or_not() {
        DutyId duty = assign(lighting(BUREAU), lead(C1));
        desk.end(lighting(BUREAU), duty, day(4), act());
        assertEquals(
                List.of(),
                desk.annul(lighting(BUREAU), duty, act()).state().duties(),
                "it counts as if it never had been");
        refused(DutyReason.NO_SUCH_DUTY, () -> desk.annul(lighting(BUREAU), duty, act()));
        assign(lighting(BUREAU), lead(C1));
    }

    @Test
    void changes_are_carried_out_together_or_not_at_all_and_once() {
        DutyId duty = assign(lighting(BUREAU), lead(C1));
        List<DutyChange> handover = List.of(
                new DutyChange.End(lighting(BUREAU), duty, day(4)),
                new DutyChange.Assign(
                        lighting(STREET_OFFICE), Duty.of(DutyPart.LEAD, C1, Validity.since(day(4)), STATUTE)),
                new DutyChange.Assign(lighting(BUREAU), supervise(C1, Validity.since(day(4)))));
        List<DutyChange> spoilt = new ArrayList<>(handover);
        spoilt.add(new DutyChange.Annul(lighting(BUREAU), DutyId.of("other")));
        refused(DutyReason.NO_SUCH_DUTY, () -> desk.change(spoilt, act()));
        Act act = act();
        List<Charge> charges = desk.change(handover, act);
        assertEquals(2, charges.get(0).duties().size());
        assertEquals(charges.get(0), charges.get(2));
        long before = journal.read(Selection.ALL, 0, 10_000).events().size();
        assertEquals(charges, desk.change(handover, act), "the same act does nothing twice");
        assertEquals(before, journal.read(Selection.ALL, 0, 10_000).events().size());
    }

    @Test
    void two_registers_that_are_imported_at_once_are_each_taken_whole_or_not_at_all() throws Exception {
        List<DutyChange> one = new ArrayList<>();
        List<DutyChange> other = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            MatterId matter = MatterId.of("matter-" + i);
            one.add(new DutyChange.Assign(ChargeId.of(matter, BUREAU), lead(C1)));
            // They meet in the last matter only, where both give the same part to the same actor.
            ActorId actor = i == 199 ? BUREAU : STREET_OFFICE;
            other.add(new DutyChange.Assign(ChargeId.of(matter, actor), lead(C1)));
        }
        Act first = act();
        Act second = act();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<Boolean> left = threads.submit(() -> imported(one, first));
        Future<Boolean> right = threads.submit(() -> imported(other, second));
        assertNotEquals(left.get(), right.get(), "one is taken, the other refused");
        threads.shutdown();
        List<TraceEvent> events = journal.read(Selection.ALL, 0, 10_000).events();
        assertEquals(200, events.size());
        Act taken = left.get() ? first : second;
        assertTrue(events.stream()
                .allMatch(each ->
                        each.act().id().equals(taken.id()) || each.act().cause().equals(Optional.of(taken.id()))));
    }

    private boolean imported(List<DutyChange> changes, Act act) {
        try {
            desk.change(changes, act);
            return true;
        } catch (RefusedException e) {
            assertEquals(DutyReason.ALREADY_ASSIGNED, e.refusal().reason());
            return false;
        }
    }

    @Test
    void one_act_may_begin_duties_in_several_charges_and_each_has_its_own_id() {
        Act act = act();
        DutyId one = desk.assign(lighting(BUREAU), lead(C1), act)
                .state()
                .duties()
                .get(0)
                .id();
        DutyId other = desk.assign(lighting(STREET_OFFICE), lead(AreaId.of("c2")), act)
                .state()
                .duties()
                .get(0)
                .id();
        assertNotEquals(one, other);
    }

    @Test
    void a_duty_is_for_a_matter_that_the_inventory_knows() {
        DutyDesk strict = DutyDesk.at(
                Office.over(journal, Office.Settings.DEFAULT),
                Authority.ownBehalf(),
                () -> DutyTown.terms().with(Inventory.starter()),
                clock);
        strict.assign(lighting(BUREAU), lead(C1), act());
        MatterId unknown = MatterId.of("unheard-of");
        refused(DutyReason.UNKNOWN_MATTER, () -> strict.assign(ChargeId.of(unknown, BUREAU), lead(C1), act()));
        refused(
                DutyReason.UNKNOWN_MATTER,
                () -> strict.assign(
                        lighting(STREET_OFFICE),
                        Duty.of(DutyPart.LEAD, C1, Validity.since(DutyTown.START.minusSeconds(1)), STATUTE),
                        act()));
        List<TraceEvent> events = journal.read(Selection.ALL, 0, 10).events();
        assertTrue(events.get(0).basis().contains(Inventory.starter().basis()));
    }

    @Test
    void a_duty_ends_within_its_validity() {
        DutyId duty = assign(lighting(BUREAU), Duty.of(DutyPart.LEAD, C1, WEEK, STATUTE));
        refused(DutyReason.ENDS_OUTSIDE, () -> desk.end(lighting(BUREAU), duty, day(0), act()));
        refused(DutyReason.ENDS_OUTSIDE, () -> desk.end(lighting(BUREAU), duty, day(8), act()));
        refused(DutyReason.ENDS_OUTSIDE, () -> desk.end(lighting(BUREAU), duty, day(0).plusNanos(500), act()));
        assertTrue(desk.end(lighting(BUREAU), duty, day(7), act()).receipt().isPresent());
    }

    @Test
    void nobody_supervises_themselves_above_below_or_by_delegation() {
        DutyId duty = assign(lighting(BUREAU), lead(C1));
        refused(DutyReason.SUPERVISES_ITSELF, () -> assign(lighting(BUREAU), supervise(DutyTown.STREET, ALWAYS)));
        refused(DutyReason.SUPERVISES_ITSELF, () -> assign(lighting(BUREAU), supervise(GRID, WEEK)));
        assign(lighting(BUREAU), supervise(AreaId.of("c2"), ALWAYS));
        assign(lighting(STREET_OFFICE), supervise(DutyTown.STREET, ALWAYS));
        TimeWindow days = TimeWindow.of(day(1), day(3));
        refused(
                DutyReason.SUPERVISES_ITSELF,
                () -> desk.delegate(lighting(BUREAU), duty, STREET_OFFICE, GRID, days, by(BUREAU)));
        desk.delegate(lighting(BUREAU), duty, PROPERTY, GRID, days, by(BUREAU));
        refused(DutyReason.SUPERVISES_ITSELF, () -> assign(lighting(PROPERTY), supervise(C1, WEEK)));
        assign(lighting(PROPERTY), supervise(C1, Validity.since(day(3))));
    }

    @Test
    void a_part_of_a_duty_is_delegated_for_a_time_and_taken_back() {
        DutyId duty = assign(lighting(BUREAU), Duty.of(DutyPart.LEAD, C1, WEEK, STATUTE));
        TimeWindow days = TimeWindow.of(day(1), day(3));
        Charge.Held part = desk.delegate(lighting(BUREAU), duty, PROPERTY, GRID, days, by(BUREAU))
                .state()
                .duties()
                .get(0);
        assertEquals(Optional.of(new Delegated(BUREAU, duty)), part.delegated());
        assertEquals(Optional.of(BUREAU), part.duty().supply().payer());
        assertEquals(Validity.of(day(1), day(3)), part.duty().validity());
        refused(
                DutyReason.DELEGATED_ALREADY,
                () -> desk.delegate(lighting(PROPERTY), part.id(), RESIDENT, GRID, days, by(PROPERTY)));
        refused(
                DutyReason.DELEGATED_TO_ONESELF,
                () -> desk.delegate(lighting(BUREAU), duty, BUREAU, GRID, days, by(BUREAU)));
        refused(
                DutyReason.BEYOND_THE_DUTY,
                () -> desk.delegate(lighting(BUREAU), duty, RESIDENT, DutyTown.STREET, days, by(BUREAU)));
        refused(
                DutyReason.BEYOND_THE_DUTY,
                () -> desk.delegate(lighting(BUREAU), duty, RESIDENT, GRID, TimeWindow.of(day(1), day(8)), by(BUREAU)));
        refused(
                DutyReason.NO_SUCH_DUTY,
                () -> desk.delegate(lighting(BUREAU), DutyId.of("other"), RESIDENT, GRID, days, by(BUREAU)));
        assertTrue(desk.end(lighting(PROPERTY), part.id(), day(2), act())
                .state()
                .duties()
                .get(0)
                .ended());
    }

    @Test
    void what_is_put_on_a_residents_committee_stands_on_its_lists_or_has_been_let_in() {
        desk.assign(ChargeId.of(DutyTown.DISPUTES, COMMITTEE), lead(C1), act());
        refused(
                DutyReason.ON_THE_NEGATIVE_LIST,
                () -> desk.assign(ChargeId.of(DutyTown.FINES, COMMITTEE), lead(C1), act()));
        refused(DutyReason.ONLY_ASSISTS, () -> desk.assign(ChargeId.of(DutyTown.RELIEF, COMMITTEE), lead(C1), act()));
        Duty assist = Duty.of(DutyPart.ASSIST, C1, WEEK, DutyBasis.of(DutyGround.LAWFUL_ASSISTANCE, "list@1"));
        desk.assign(ChargeId.of(DutyTown.RELIEF, COMMITTEE), assist, act());
        refused(DutyReason.NO_ADMISSION, () -> assign(lighting(COMMITTEE), assist));
        refused(
                DutyReason.NO_SUCH_ADMISSION,
                () -> assign(lighting(COMMITTEE), assist.admitted(AdmissionId.of("made-up"))));
        AdmissionId let = admit(STREET_OFFICE, let(lighting(COMMITTEE), C1, BUREAU));
        refused(
                DutyReason.ADMISSION_TOO_SHORT,
                () -> assign(lighting(COMMITTEE), assist.during(ALWAYS).admitted(let)));
        assign(lighting(COMMITTEE), assist.admitted(let));
        assign(lighting(COMMITTEE), Duty.of(DutyPart.INFORM, C1, ALWAYS, STATUTE));
        DutyId duty = assign(lighting(BUREAU), lead(C1));
        refused(DutyReason.NO_ADMISSION, () -> delegate(BUREAU, duty, COMMITTEE, Optional.empty()));
    }

    private static Admission.Terms let(ChargeId charge, AreaId area, ActorId from) {
        return new Admission.Terms(charge, area, TimeWindow.of(day(0), day(7)), Money.of(100_000, "CNY"), from);
    }

    private AdmissionId admit(ActorId approver, Admission.Terms let) {
        return desk.admit(let, by(approver)).state().id();
    }

    private Act by(ActorId actor) {
        return Act.of(ActId.of("act-" + acts++), actor, clock.instant());
    }

    private Charge.Held delegate(ActorId from, DutyId duty, ActorId to, Optional<AdmissionId> admission) {
        TimeWindow days = TimeWindow.of(day(1), day(3));
        List<Charge.Held> duties = desk.delegate(
                        lighting(from), to, new ChargeRules.Part(duty, GRID, days, admission), by(from))
                .state()
                .duties();
        return duties.get(duties.size() - 1);
    }

    @Test
    void an_admission_brings_its_funds() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Admission.Terms(
                        lighting(COMMITTEE), C1, TimeWindow.of(day(0), day(1)), Money.of(0, "CNY"), BUREAU));
    }

    @Test
    void work_is_let_in_by_who_neither_takes_it_on_nor_hands_it_down() {
        Admission.Terms let = let(lighting(COMMITTEE), C1, BUREAU);
        refused(DutyReason.ADMITTED_BY_NOBODY_WHO_CAN, () -> admit(COMMITTEE, let));
        refused(DutyReason.ADMITTED_BY_NOBODY_WHO_CAN, () -> admit(RESIDENT, let));
        refused(DutyReason.ADMITTED_BY_WHO_HANDS_DOWN, () -> admit(BUREAU, let));
        refused(
                DutyReason.ON_THE_NEGATIVE_LIST,
                () -> admit(STREET_OFFICE, let(ChargeId.of(DutyTown.FINES, COMMITTEE), C1, BUREAU)));
        refused(DutyReason.UNKNOWN_BEARER, () -> admit(STREET_OFFICE, let(lighting(PROPERTY), C1, BUREAU)));
        refused(
                DutyReason.UNKNOWN_BEARER,
                () -> admit(STREET_OFFICE, let(lighting(COMMITTEE), C1, ActorId.of("nobody"))));
        refused(
                DutyReason.UNKNOWN_AREA,
                () -> admit(STREET_OFFICE, let(lighting(COMMITTEE), AreaId.of("nowhere"), BUREAU)));
        refused(
                DutyReason.UNKNOWN_AREA,
                () -> admit(STREET_OFFICE, let(lighting(COMMITTEE), AreaId.of("c1-g2"), BUREAU)));
        for (ActorId nobody : List.of(COMMITTEE, RESIDENT, the(ActorKind.HOUSEHOLD))) {
            refused(
                    DutyReason.HANDED_DOWN_BY_NOBODY_WHO_CAN,
                    () -> admit(STREET_OFFICE, let(lighting(COMMITTEE), C1, nobody)));
        }
        refused(DutyReason.DATED_IN_FUTURE, () -> desk.admit(let, Act.of(ActId.of("early"), STREET_OFFICE, day(6))));
        Basis closed = Basis.of("closed", "1");
        refused(
                TraceReason.NO_MANDATE,
                () -> desk(question -> Mandate.missing(closed, Optional.empty()))
                        .admit(let, by(STREET_OFFICE)));
        AdmissionId id = admit(STREET_OFFICE, let);
        assertEquals(Optional.of(STREET_OFFICE), desk.get(id).approver());
        Duty assist = Duty.of(DutyPart.ASSIST, C1, WEEK, STATUTE).admitted(id);
        refused(
                DutyReason.ADMITTED_BY_WHO_HANDS_DOWN,
                () -> desk.assign(lighting(COMMITTEE), assist, by(STREET_OFFICE)));
    }

    @Test
    void an_admission_is_for_its_work_and_its_funds_are_promised_once() {
        AdmissionId id = admit(STREET_OFFICE, let(lighting(COMMITTEE), C1, BUREAU));
        Duty days = Duty.of(DutyPart.ASSIST, GRID, Validity.of(day(0), day(2)), STATUTE);
        assign(lighting(COMMITTEE), days.admitted(id));
        refused(
                DutyReason.ADMISSION_PROMISED,
                () -> assign(
                        lighting(COMMITTEE),
                        Duty.of(DutyPart.CO_LEAD, AreaId.of("c1-g3"), WEEK, STATUTE)
                                .admitted(id)));
        refused(
                DutyReason.ADMISSION_TOO_SHORT,
                () -> assign(
                        lighting(COMMITTEE),
                        days.during(Validity.of(day(2), day(8))).admitted(id)));
        assign(
                lighting(COMMITTEE),
                days.during(Validity.of(day(2), day(7)))
                        .supplied(Supply.by(COMMITTEE))
                        .admitted(id));
        AdmissionId other = admit(STREET_OFFICE, let(lighting(COMMITTEE), C1, BUREAU));
        refused(
                DutyReason.ADMITTED_FOR_OTHER_WORK,
                () -> assign(
                        lighting(COMMITTEE),
                        Duty.of(DutyPart.ASSIST, DutyTown.STREET, WEEK, STATUTE).admitted(other)));
        refused(
                DutyReason.ADMITTED_FOR_OTHER_WORK,
                () -> assign(ChargeId.of(MatterId.of("another"), COMMITTEE), days.admitted(other)));
        refused(DutyReason.ADMITTED_BY_NOBODY_WHO_CAN, () -> desk.withdraw(other, by(BUREAU)));
        desk.withdraw(other, by(STREET_OFFICE));
        refused(
                DutyReason.NO_SUCH_ADMISSION,
                () -> assign(
                        lighting(COMMITTEE),
                        days.during(Validity.of(day(2), day(3))).admitted(other)));
        refused(DutyReason.NO_SUCH_ADMISSION, () -> desk.withdraw(other, by(STREET_OFFICE)));
    }

    @Test
    void what_is_delegated_to_a_committee_is_let_in_from_who_delegates_it() {
        DutyId duty = assign(lighting(BUREAU), lead(C1));
        AdmissionId others = admit(STREET_OFFICE, let(lighting(COMMITTEE), C1, PROPERTY));
        refused(DutyReason.ADMITTED_FOR_OTHER_WORK, () -> delegate(BUREAU, duty, COMMITTEE, Optional.of(others)));
        AdmissionId id = admit(STREET_OFFICE, let(lighting(COMMITTEE), C1, BUREAU));
        assertEquals(
                Optional.of(id),
                delegate(BUREAU, duty, COMMITTEE, Optional.of(id)).duty().admission());
    }

    @Test
    void the_door_is_not_gone_round_by_supply_and_who_supplies_is_known() {
        ChargeId fines = ChargeId.of(DutyTown.FINES, BUREAU);
        Supply committee = Supply.by(COMMITTEE).paidBy(COMMITTEE);
        refused(DutyReason.ON_THE_NEGATIVE_LIST, () -> assign(fines, lead(C1).supplied(committee)));
        refused(DutyReason.NO_ADMISSION, () -> assign(lighting(BUREAU), lead(C1).supplied(Supply.by(COMMITTEE))));
        refused(
                DutyReason.ONLY_ASSISTS,
                () -> assign(ChargeId.of(DutyTown.RELIEF, BUREAU), lead(C1).supplied(committee)));
        assign(ChargeId.of(DutyTown.RELIEF, BUREAU), lead(C1).supplied(Supply.by(COMMITTEE)));
        assign(ChargeId.of(DutyTown.DISPUTES, BUREAU), lead(C1).supplied(committee));
        DutyId duty = assign(fines, lead(C1));
        refused(DutyReason.ON_THE_NEGATIVE_LIST, () -> desk.supply(fines, duty, Supply.by(COMMITTEE), act()));
        refused(DutyReason.ON_THE_NEGATIVE_LIST, () -> desk.supply(fines, duty, Supply.OWN.paidBy(COMMITTEE), act()));
        Supply nobody = Supply.by(ActorId.of("nobody"));
        refused(DutyReason.UNKNOWN_SUPPLIER, () -> desk.supply(fines, duty, nobody, act()));
        refused(DutyReason.UNKNOWN_SUPPLIER, () -> assign(lighting(BUREAU), lead(C1).supplied(nobody)));
        assertEquals(
                Optional.of(DutyReason.ON_THE_NEGATIVE_LIST),
                ChargeRules.door(fines, lead(C1).supplied(committee), DutyTown.terms()),
                "and what stands already is found");
    }

    @Test
    void only_the_bearer_delegates_and_only_to_whom_the_basis_binds() {
        Duty led = Duty.of(DutyPart.LEAD, C1, WEEK, DutyBasis.of(DutyGround.POWER_LIST, "list@1"));
        DutyId duty = assign(lighting(BUREAU), led);
        TimeWindow days = TimeWindow.of(day(1), day(3));
        refused(
                DutyReason.NOT_THE_BEARER,
                () -> desk.delegate(lighting(BUREAU), duty, STREET_OFFICE, GRID, days, act()));
        refused(
                DutyReason.BASIS_DOES_NOT_BIND,
                () -> delegate(BUREAU, duty, the(ActorKind.HOUSEHOLD), Optional.empty()));
        delegate(BUREAU, duty, STREET_OFFICE, Optional.empty());
        ChargeId disputes = ChargeId.of(DutyTown.DISPUTES, COMMITTEE);
        DutyId governed = assign(disputes, Duty.of(DutyPart.SELF_GOVERNED, C1, WEEK, STATUTE));
        refused(
                DutyReason.NOT_SELF_GOVERNING,
                () -> desk.delegate(disputes, governed, BUREAU, GRID, days, by(COMMITTEE)));
    }

    @Test
    void the_mandate_is_asked_with_the_area_of_the_duty() {
        Basis scope = Basis.of("scope", "1");
        DutyDesk here = desk(question -> question.area().equals(Optional.of(C1))
                ? Mandate.held(scope)
                : Mandate.missing(scope, Optional.empty()));
        DutyId mine = DutyId.from(ActId.of("mine"), lighting(BUREAU));
        here.assign(lighting(BUREAU), lead(C1), Act.of(ActId.of("mine"), REGISTRAR, clock.instant()));
        here.equip(lighting(BUREAU), mine, Means.NONE, act());
        here.supply(lighting(BUREAU), mine, Supply.by(PROPERTY), act());
        DutyId other = assign(lighting(STREET_OFFICE), lead(AreaId.of("c2")));
        refused(TraceReason.NO_MANDATE, () -> here.annul(lighting(STREET_OFFICE), other, act()));
        refused(TraceReason.NO_MANDATE, () -> here.end(lighting(STREET_OFFICE), other, day(4), act()));
        refused(TraceReason.NO_MANDATE, () -> here.equip(lighting(STREET_OFFICE), other, Means.NONE, act()));
        refused(TraceReason.NO_MANDATE, () -> here.end(lighting(BUREAU), DutyId.of("unheard-of"), day(4), act()));
        here.end(lighting(BUREAU), mine, day(4), act());
    }

    @Test
    void a_duty_of_public_law_rests_on_a_document_that_is_in_force() {
        DutyDocuments documents = DutyDocuments.of("town", "1").with(STATUTE, Validity.of(day(0), day(3)));
        DutyDesk strict = DutyDesk.at(
                Office.over(journal, Office.Settings.DEFAULT),
                Authority.ownBehalf(),
                () -> DutyTown.terms().with(documents),
                clock);
        strict.assign(lighting(BUREAU), lead(C1), act());
        TraceEvent event = journal.read(Selection.ALL, 0, 10).events().get(0);
        assertTrue(event.basis().contains(documents.basis()));
        refused(
                DutyReason.UNKNOWN_DOCUMENT,
                () -> strict.assign(
                        lighting(STREET_OFFICE),
                        Duty.of(DutyPart.ASSIST, C1, ALWAYS, DutyBasis.of(DutyGround.STATUTE, "made-up@1")),
                        act()));
        refused(
                DutyReason.UNKNOWN_DOCUMENT,
                () -> strict.assign(
                        lighting(STREET_OFFICE), Duty.of(DutyPart.ASSIST, C1, Validity.since(day(3)), STATUTE), act()));
        strict.assign(
                lighting(PROPERTY),
                Duty.of(DutyPart.ASSIST, C1, ALWAYS, DutyBasis.of(DutyGround.CONTRACT, "contract@1")),
                act());
    }

    @Test
    void no_private_person_leads_by_statute_or_stands_for_an_arrangement_by_statute_or_pledge() {
        ActorId household = the(ActorKind.HOUSEHOLD);
        DutyBasis pledge = DutyBasis.of(DutyGround.PLEDGE, "pledge@1");
        refused(DutyReason.BASIS_DOES_NOT_BIND, () -> assign(lighting(household), lead(C1)));
        for (DutyPart part : List.of(DutyPart.PRIVATE, DutyPart.JOINT)) {
            refused(
                    DutyReason.BASIS_DOES_NOT_BIND,
                    () -> assign(lighting(household), Duty.of(part, C1, ALWAYS, STATUTE)));
            refused(
                    DutyReason.BASIS_DOES_NOT_BIND,
                    () -> assign(lighting(RESIDENT), Duty.of(part, C1, ALWAYS, pledge)));
        }
        assign(lighting(household), Duty.of(DutyPart.ASSIST, C1, ALWAYS, STATUTE));
        assign(lighting(RESIDENT), Duty.of(DutyPart.LEAD, C1, ALWAYS, pledge));
        assertFalse(DutyGround.STATUTE.binds(ActorKind.OTHER_PERSON, DutyPart.CO_LEAD));
        assertTrue(DutyGround.CHARTER.binds(ActorKind.HOUSEHOLD, DutyPart.PRIVATE));
    }

    @Test
    void an_arrangement_suits_how_the_matter_is_provided() {
        DutyDesk strict = DutyDesk.at(
                Office.over(journal, Office.Settings.DEFAULT),
                Authority.ownBehalf(),
                () -> DutyTown.terms().with(DutyTown.inventory()),
                clock);
        DutyBasis charter = DutyBasis.of(DutyGround.CHARTER, "charter@1");
        for (DutyPart part : List.of(DutyPart.PRIVATE, DutyPart.SELF_GOVERNED, DutyPart.JOINT)) {
            refused(
                    DutyReason.ARRANGEMENT_DOES_NOT_SUIT,
                    () -> strict.assign(
                            lighting(the(ActorKind.OWNERS_COMMITTEE)), Duty.of(part, C1, ALWAYS, charter), act()));
        }
        strict.assign(lighting(BUREAU), Duty.of(DutyPart.JOINT, C1, ALWAYS, STATUTE), act());
        ChargeId disputes = ChargeId.of(DutyTown.DISPUTES, COMMITTEE);
        strict.assign(disputes, Duty.of(DutyPart.SELF_GOVERNED, C1, ALWAYS, charter), act());
        refused(
                DutyReason.ARRANGEMENT_DOES_NOT_SUIT,
                () -> strict.assign(
                        ChargeId.of(DutyTown.DISPUTES, the(ActorKind.HOUSEHOLD)),
                        Duty.of(DutyPart.JOINT, C1, ALWAYS, charter),
                        act()));
    }

    @Test
    void what_was_delegated_and_ended_with_its_whole_is_in_nobodys_way() {
        DutyId duty = assign(lighting(BUREAU), Duty.of(DutyPart.LEAD, C1, WEEK, STATUTE));
        delegate(BUREAU, duty, PROPERTY, Optional.empty());
        refused(DutyReason.SUPERVISES_ITSELF, () -> assign(lighting(PROPERTY), supervise(C1, WEEK)));
        desk.end(lighting(BUREAU), duty, day(1), act());
        assign(lighting(PROPERTY), supervise(C1, WEEK));
        assign(lighting(STREET_OFFICE), lead(C1));
    }

    @Test
    void only_a_basis_that_binds_makes_a_duty() {
        DutyBasis contract = DutyBasis.of(DutyGround.CONTRACT, "contract@1");
        refused(
                DutyReason.BASIS_DOES_NOT_BIND,
                () -> assign(lighting(BUREAU), Duty.of(DutyPart.LEAD, C1, ALWAYS, contract)));
        assign(lighting(PROPERTY), Duty.of(DutyPart.LEAD, C1, ALWAYS, contract));
        DutyBasis cooperation = DutyBasis.of(DutyGround.COOPERATION_LIST, "list@1");
        refused(
                DutyReason.BASIS_DOES_NOT_GIVE,
                () -> assign(lighting(STREET_OFFICE), Duty.of(DutyPart.LEAD, C1, ALWAYS, cooperation)));
        refused(
                DutyReason.NOT_SELF_GOVERNING,
                () -> assign(lighting(PROPERTY), Duty.of(DutyPart.SELF_GOVERNED, C1, ALWAYS, STATUTE)));
    }

    @Test
    void the_grounds_bind_whom_they_are_made_for() {
        EnumSet<ActorKind> listed = EnumSet.noneOf(ActorKind.class);
        for (ActorKind kind : ActorKind.values()) {
            assertTrue(DutyGround.STATUTE.binds(kind));
            assertEquals(kind.isGovernment(), !DutyGround.PLEDGE.binds(kind));
            if (DutyGround.BASIC_LIST.binds(kind)) {
                listed.add(kind);
            }
        }
        assertEquals(EnumSet.of(ActorKind.STREET_OFFICE, ActorKind.TOWNSHIP_GOVERNMENT), listed);
        assertFalse(DutyGround.WITHDRAWN_LIST.binds(ActorKind.STREET_OFFICE));
        assertFalse(DutyGround.LAWFUL_ASSISTANCE.binds(ActorKind.OWNERS_COMMITTEE));
    }

    @Test
    void bearer_area_clock_and_mandate_are_checked() {
        refused(DutyReason.UNKNOWN_BEARER, () -> assign(lighting(ActorId.of("nobody")), lead(C1)));
        refused(DutyReason.UNKNOWN_AREA, () -> assign(lighting(BUREAU), lead(AreaId.of("nowhere"))));
        refused(DutyReason.UNKNOWN_AREA, () -> assign(lighting(BUREAU), lead(AreaId.of("c1-g2"))));
        assign(lighting(BUREAU), Duty.of(DutyPart.LEAD, AreaId.of("c1-g2"), Validity.since(day(3)), STATUTE));
        refused(
                DutyReason.DATED_IN_FUTURE,
                () -> desk.assign(lighting(BUREAU), lead(C1), Act.of(ActId.of("early"), REGISTRAR, day(6))));
        refused(
                DutyReason.CLOCK_RAN_BACKWARDS,
                () -> desk.assign(lighting(BUREAU), lead(C1), Act.of(ActId.of("late"), REGISTRAR, day(4))));
        Basis closed = Basis.of("closed", "1");
        refused(
                TraceReason.NO_MANDATE,
                () -> desk(question -> Mandate.missing(closed, Optional.empty()))
                        .assign(lighting(BUREAU), lead(C1), act()));
        refused(
                DutyReason.ALREADY_ASSIGNED,
                () -> assign(lighting(BUREAU), Duty.of(DutyPart.LEAD, C1, Validity.since(day(6)), STATUTE)));
    }

    @Test
    void a_charge_of_very_many_duties_is_too_much_for_one_record() {
        for (int i = 0; i < 101; i++) {
            assign(lighting(BUREAU), lead(C1).during(Validity.of(day(i), day(i + 1))));
        }
        refused(
                DutyReason.TOO_MUCH_TO_CARRY,
                () -> desk.carryForward(lighting(BUREAU), clock.instant().plusSeconds(1), act()));
    }

    @Test
    void a_charge_is_written_and_read_with_any_characters() {
        for (String matter : List.of("a", "a|b", "a%b", "%7C", "%|%25")) {
            ChargeId id = ChargeId.of(MatterId.of(matter), ActorId.of("who|%"));
            assertEquals(id, ChargeId.parse(id.toString()));
        }
        assertThrows(IllegalArgumentException.class, () -> ChargeId.parse("no-bar"));
        assertThrows(IllegalArgumentException.class, () -> ChargeId.parse("a%b|c"));
        assertThrows(
                IllegalArgumentException.class,
                () -> ChargeId.of(MatterId.of("m".repeat(150)), ActorId.of("a".repeat(50))));
        assertEquals(STATUTE, DutyBasis.parse(STATUTE.toString()));
        assertThrows(IllegalArgumentException.class, () -> DutyBasis.parse("HABIT:custom@1"));
    }
}
