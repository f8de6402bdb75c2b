package org.linli.responsibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.day;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Membership;
import org.linli.actor.Role;
import org.linli.actor.Roster;
import org.linli.actor.Scope;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Money;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.CarriedForward;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Reason;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceReason;
import org.linli.trace.testkit.HandClock;

/** What becomes of duties and admissions whose time is over, or of whose actors one has left. */
class DutyEndingsTest {
    private static final ActorId BUREAU = the(ActorKind.GOVERNMENT_DEPARTMENT);
    private static final ActorId OFFICE = the(ActorKind.STREET_OFFICE);
    private static final ActorId TOWNSHIP = the(ActorKind.TOWNSHIP_GOVERNMENT);
    private static final ActorId COMMITTEE = the(ActorKind.RESIDENTS_COMMITTEE);
    private static final AreaId C1 = AreaId.of("c1");
    private static final DutyBasis LAW = DutyBasis.of(DutyGround.STATUTE, "law@1");

    private final HandClock clock = new HandClock(day(5));
    private final InMemoryJournal journal = InMemoryJournal.create("endings", clock);
    private Roster roster = DutyTown.roster();
    private final DutyDesk desk =
            DutyDesk.at(Office.over(journal, Office.Settings.DEFAULT), Authority.ownBehalf(), this::terms, clock);
    private int acts;

    private DutyTerms terms() {
        return new DutyTerms(roster, DutyTown.territory(), DutyTown.terms().lists());
    }

    private void leave(ActorId actor, Instant when) {
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        Ties was = ties.get(actor);
        ties.put(
                actor,
                new Ties(
                        was.kind(),
                        Validity.of(was.validity().from(), when),
                        was.partOf(),
                        was.memberships(),
                        was.secondments(),
                        was.delegations(),
                        was.untilSaid()));
        roster = Roster.of("town", "2", ties);
    }

    private Act act() {
        return by(ActorId.of("registrar"));
    }

    private Act by(ActorId actor) {
        return Act.of(ActId.of("act-" + acts++), actor, clock.instant());
    }

    private static ChargeId lighting(ActorId actor) {
        return ChargeId.of(DutyTown.LIGHTING, actor);
    }

    private DutyId assign(ChargeId id, Duty duty) {
        return desk.assign(id, duty, act()).state().duties().get(0).id();
    }

    private DutyRegister register() {
        DutyRegister register = new DutyRegister();
        journal.read(Selection.ALL, 0, 100).events().forEach(register::apply);
        return register;
    }

    private static void refused(Reason reason, Runnable tried) {
        assertEquals(
                reason,
                assertThrows(RefusedException.class, tried::run).refusal().reason());
    }

    @Test
    void a_duty_that_was_ended_ahead_of_time_goes_on_until_then_and_may_end_earlier() {
        DutyId duty = assign(lighting(BUREAU), Duty.of(DutyPart.LEAD, C1, Validity.since(DutyTown.START), LAW));
        Instant planned = clock.instant();
        desk.end(lighting(BUREAU), duty, day(300), act());
        clock.move(Duration.ofDays(5));
        desk.supply(lighting(BUREAU), duty, Supply.by(the(ActorKind.PROPERTY_COMPANY)), act());
        desk.equip(lighting(BUREAU), duty, Means.NONE, act());
        desk.delegate(lighting(BUREAU), duty, OFFICE, C1, TimeWindow.of(day(11), day(12)), by(BUREAU));
        refused(DutyReason.ENDS_OUTSIDE, () -> desk.end(lighting(BUREAU), duty, day(300), act()));
        assertFalse(Charge.KIND.closed().test(desk.get(lighting(BUREAU))), "it is not over");
        Instant shorter = clock.instant();
        desk.end(lighting(BUREAU), duty, day(200), act());
        clock.move(Duration.ofDays(1));
        desk.end(lighting(BUREAU), duty, day(20), act());
        assertEquals(
                Optional.of(day(20)),
                desk.get(lighting(BUREAU))
                        .duty(duty)
                        .orElseThrow()
                        .duty()
                        .validity()
                        .until());
        DutyRegister register = new DutyRegister();
        journal.read(Selection.ALL, 0, 100).events().forEach(register::apply);
        assertEquals(desk.get(lighting(BUREAU)), register.charge(lighting(BUREAU)));
        for (DutyRegister each : List.of(register, restored(register))) {
            assertEquals(
                    List.of(1, 1, 0, 0),
                    List.of(
                            lead(each, day(250), planned),
                            lead(each, day(150), shorter),
                            lead(each, day(250), shorter),
                            lead(each, day(150), clock.instant())));
        }
        clock.move(Duration.ofDays(20));
        refused(DutyReason.ALREADY_ENDED, () -> desk.end(lighting(BUREAU), duty, day(15), act()));
        refused(DutyReason.ALREADY_ENDED, () -> desk.equip(lighting(BUREAU), duty, Means.ALL, act()));
    }

    private static int lead(DutyRegister register, Instant at, Instant known) {
        return (int) register.whoAsKnown(DutyTown.LIGHTING, C1, DutyTown.territory(), at, known).stream()
                .filter(Responsibility::covers)
                .count();
    }

    private static DutyRegister restored(DutyRegister register) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DutyRegister other = new DutyRegister();
        try {
            register.save(new DataOutputStream(bytes));
            other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return other;
    }

    @Test
    void whoever_leads_and_takes_part_no_more_keeps_nobody_from_the_work() {
        assign(lighting(TOWNSHIP), Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW));
        leave(TOWNSHIP, day(6));
        DutyRegister register = register();
        DutyAuthority plain =
                DutyAuthority.of(register, DutyTown::territory, Authority.ownBehalf(), Scope.of("case.accept"));
        DutyAuthority asking = plain.among(() -> roster);
        assertEquals(Optional.of(TOWNSHIP), accepts(asking).responsibleInstead());
        clock.move(Duration.ofDays(1));
        assertTrue(accepts(asking).held(), "a gap stops nobody from helping");
        assertFalse(accepts(plain).held(), "an authority that is told of no roster takes everybody to be there");
        assertTrue(
                accepts(asking.producing(Scope.of("case.handle")).keptBy(BUREAU))
                        .held(),
                "whatever is said besides");
        assign(lighting(OFFICE), Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW));
        assertEquals(
                Optional.of(OFFICE),
                accepts(DutyAuthority.of(
                                        register(), DutyTown::territory, Authority.ownBehalf(), Scope.of("case.accept"))
                                .among(() -> roster))
                        .responsibleInstead(),
                "and whoever leads besides is named");
    }

    private Mandate accepts(DutyAuthority authority) {
        return authority.mandate(new Authority.Question(
                by(BUREAU), "case.accept", Subject.of("case", "1"), Optional.of(DutyTown.LIGHTING), Optional.of(C1)));
    }

    private AdmissionId admit(ActorId approver) {
        Admission.Terms let = new Admission.Terms(
                lighting(COMMITTEE), C1, TimeWindow.of(day(0), day(90)), Money.of(100_000, "CNY"), BUREAU);
        return desk.admit(let, by(approver)).state().id();
    }

    @Test
    void what_somebody_let_in_who_has_left_is_withdrawn_by_another_who_could_have() {
        AdmissionId id = admit(TOWNSHIP);
        refused(DutyReason.ADMITTED_BY_NOBODY_WHO_CAN, () -> desk.withdraw(id, by(OFFICE)));
        leave(TOWNSHIP, day(6));
        clock.move(Duration.ofDays(1));
        refused(DutyReason.ADMITTED_BY_NOBODY_WHO_CAN, () -> desk.withdraw(id, by(COMMITTEE)));
        refused(DutyReason.ADMITTED_BY_NOBODY_WHO_CAN, () -> desk.withdraw(id, by(BUREAU)));
        assertEquals(
                Optional.of(clock.instant()),
                desk.withdraw(id, by(OFFICE)).state().withdrawn());
        assertEquals(desk.get(id), restored(register()).admission(id));
    }

    @Test
    void an_admission_is_free_again_once_that_of_which_a_part_cites_it_was_annulled() {
        AdmissionId id = admit(OFFICE);
        DutyId whole = assign(lighting(BUREAU), Duty.of(DutyPart.ASSIST, C1, Validity.since(day(0)), LAW));
        TimeWindow when = TimeWindow.of(day(11), day(20));
        ChargeRules.Part part = new ChargeRules.Part(whole, C1, when, Optional.of(id));
        desk.delegate(lighting(BUREAU), COMMITTEE, part, by(BUREAU));
        Duty cited = Duty.of(DutyPart.CO_LEAD, C1, Validity.of(day(11), day(20)), LAW)
                .admitted(id);
        refused(DutyReason.ADMISSION_PROMISED, () -> desk.assign(lighting(COMMITTEE), cited, act()));
        desk.annul(lighting(BUREAU), whole, act());
        desk.assign(lighting(COMMITTEE), cited, act());
    }

    @Test
    void whoever_lets_in_does_not_have_its_own_staff_write_it_down() {
        AdmissionId id = admit(OFFICE);
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        ActorId team = ActorId.of("office-team");
        ties.put(team, Ties.of(ActorKind.STREET_OFFICE, day(0)).alwaysBelow(Optional.of(OFFICE)));
        roster = Roster.of("town", "2", ties);
        Duty assist =
                Duty.of(DutyPart.ASSIST, C1, Validity.of(day(5), day(9)), LAW).admitted(id);
        refused(DutyReason.ADMITTED_BY_WHO_HANDS_DOWN, () -> desk.assign(lighting(COMMITTEE), assist, by(team)));
        desk.assign(lighting(COMMITTEE), assist, act());
    }

    @Test
    void what_is_restated_is_what_was_and_a_register_that_hears_no_more_says_the_same() {
        DutyId lead = assign(lighting(BUREAU), Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW));
        desk.supply(lighting(BUREAU), lead, Supply.by(the(ActorKind.PROPERTY_COMPANY)), day(6), act());
        desk.equip(lighting(BUREAU), lead, Means.NONE, day(8), act());
        desk.delegate(lighting(BUREAU), lead, OFFICE, C1, TimeWindow.of(day(11), day(12)), by(BUREAU));
        desk.end(lighting(BUREAU), lead, day(20), act());
        AdmissionId admission = admit(OFFICE);
        Act restating = act();
        for (ActorId each : List.of(BUREAU, OFFICE)) {
            Charge before = desk.get(lighting(each));
            clock.move(Duration.ofDays(1));
            Charge after =
                    desk.carryForward(lighting(each), clock.instant(), act()).state();
            assertEquals(before, after);
        }
        Admission let = desk.get(admission);
        assertEquals(let, desk.carryForward(admission, clock.instant(), act()).state());
        refused(TraceReason.TOO_OLD_TO_TELL, () -> desk.end(lighting(BUREAU), lead, day(15), restating));
        refused(DutyReason.NO_SUCH_DUTY, () -> desk.carryForward(lighting(TOWNSHIP), clock.instant(), act()));
        refused(DutyReason.NO_SUCH_ADMISSION, () -> desk.carryForward(AdmissionId.of("none"), clock.instant(), act()));

        DutyRegister whole = register();
        DutyRegister rest = new DutyRegister();
        journal.read(Selection.ALL, 0, 100).events().stream()
                .filter(each -> each.fact() instanceof CarriedForward)
                .forEach(rest::apply);
        for (DutyRegister each : List.of(whole, rest, restored(rest))) {
            for (ActorId actor : List.of(BUREAU, OFFICE)) {
                assertEquals(desk.get(lighting(actor)), each.charge(lighting(actor)));
            }
            assertEquals(let, each.admission(admission));
            for (int day : new int[] {3, 7, 9, 11, 15, 25}) {
                assertEquals(duties(whole, day), duties(each, day), "day " + day);
            }
        }
        desk.end(lighting(BUREAU), lead, day(15), act());
        TraceEvent last =
                journal.read(Selection.ALL, journal.size() - 1, 1).events().get(0);
        whole.apply(last);
        rest.apply(last);
        assertEquals(desk.get(lighting(BUREAU)), rest.charge(lighting(BUREAU)));
        assertEquals(duties(whole, 17), duties(rest, 17));
    }

    private static List<String> duties(DutyRegister register, int day) {
        return register.who(DutyTown.LIGHTING, C1, DutyTown.territory(), day(day)).stream()
                .map(each -> each.charge() + " " + each.id() + " " + each.duty())
                .toList();
    }

    @Test
    void what_is_too_much_for_one_record_is_not_carried_forward() {
        ChargeId id = lighting(BUREAU);
        for (int i = 0; i < 101; i++) {
            Validity when = Validity.of(day(i), day(i + 1));
            desk.assign(id, Duty.of(DutyPart.LEAD, C1, when, LAW), act());
        }
        refused(DutyReason.TOO_MUCH_TO_CARRY, () -> desk.carryForward(id, clock.instant(), act()));
        DutyId first = desk.get(id).duties().get(0).id();
        desk.annul(id, first, act());
        refused(DutyReason.TOO_MUCH_TO_CARRY, () -> desk.carryForward(id, clock.instant(), act()));
        clock.move(Duration.ofDays(1));
        desk.carryForward(id, clock.instant(), act());
    }

    @Test
    void what_was_delegated_is_taken_back_or_given_back_by_those_who_agreed_on_it() {
        DutyAuthority kept = DutyAuthority.of(
                        new DutyRegister(), DutyTown::territory, Authority.ownBehalf(), Scope.of("case.accept"))
                .keptBy(ActorId.of("registrar"));
        DutyDesk kind = DutyDesk.at(Office.over(journal, Office.Settings.DEFAULT), kept, this::terms, clock);
        DutyId lead = assign(lighting(BUREAU), Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW));
        for (ActorId each : List.of(BUREAU, OFFICE)) {
            Act delegating = by(BUREAU);
            kind.delegate(lighting(BUREAU), lead, OFFICE, C1, TimeWindow.of(clock.instant(), day(90)), delegating);
            DutyId part = DutyId.from(delegating.id(), lighting(OFFICE));
            clock.move(Duration.ofDays(1));
            Instant past = clock.instant().minus(Duration.ofHours(1));
            refused(TraceReason.NO_MANDATE, () -> kind.end(lighting(OFFICE), part, clock.instant(), by(TOWNSHIP)));
            refused(TraceReason.NO_MANDATE, () -> kind.end(lighting(OFFICE), part, past, by(each)));
            refused(TraceReason.NO_MANDATE, () -> kind.annul(lighting(OFFICE), part, by(each)));
            kind.end(lighting(OFFICE), part, clock.instant(), by(each));
            assertEquals(
                    Optional.of(clock.instant()),
                    desk.get(lighting(OFFICE))
                            .duty(part)
                            .orElseThrow()
                            .duty()
                            .validity()
                            .until());
        }
        refused(TraceReason.NO_MANDATE, () -> kind.end(lighting(BUREAU), lead, day(80), by(BUREAU)));
    }

    @Test
    void the_door_of_a_committee_is_not_walked_round_by_naming_its_people() {
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        ActorId secretary = ActorId.of("secretary");
        ActorId team = ActorId.of("committee-team");
        ties.put(
                secretary,
                Ties.of(ActorKind.STAFF_MEMBER, day(0)).with(Membership.since(COMMITTEE, Role.MEMBER, day(0))));
        ties.put(team, Ties.of(ActorKind.SOCIAL_ORGANISATION, day(0)).alwaysBelow(Optional.of(COMMITTEE)));
        roster = Roster.of("town", "2", ties);
        Validity always = Validity.since(day(0));
        for (ActorId each : List.of(secretary, team)) {
            Duty assist = Duty.of(DutyPart.ASSIST, C1, always, LAW);
            ChargeId fines = ChargeId.of(DutyTown.FINES, each);
            refused(DutyReason.ON_THE_NEGATIVE_LIST, () -> desk.assign(fines, assist, act()));
            refused(DutyReason.NO_ADMISSION, () -> desk.assign(lighting(each), assist, act()));
            Duty supplied = Duty.of(DutyPart.LEAD, C1, always, LAW).supplied(Supply.by(each));
            refused(
                    DutyReason.ON_THE_NEGATIVE_LIST,
                    () -> desk.assign(ChargeId.of(DutyTown.FINES, BUREAU), supplied, act()));
            desk.assign(ChargeId.of(DutyTown.DISPUTES, each), assist, act());
        }
        ActorId neighbour = the(ActorKind.RESIDENT);
        ties.computeIfPresent(neighbour, (same, was) -> was.with(Membership.since(COMMITTEE, Role.MEMBER, day(0))));
        roster = Roster.of("town", "3", ties);
        Duty helping = Duty.of(DutyPart.ASSIST, C1, always, DutyBasis.of(DutyGround.PLEDGE, "pledge@1"));
        desk.assign(lighting(neighbour), helping, act());
    }
}
