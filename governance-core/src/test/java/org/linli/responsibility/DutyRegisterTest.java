package org.linli.responsibility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.day;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Scope;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.Money;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.territory.Territory;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Follower;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.Subject;
import org.linli.trace.testkit.HandClock;

class DutyRegisterTest {
    private static final ActorId BUREAU = the(ActorKind.GOVERNMENT_DEPARTMENT);
    private static final ActorId STREET_OFFICE = the(ActorKind.STREET_OFFICE);
    private static final ActorId PROPERTY = the(ActorKind.PROPERTY_COMPANY);
    private static final AreaId C1 = AreaId.of("c1");
    private static final AreaId GRID = AreaId.of("c1-g1");
    private static final DutyBasis LAW = DutyBasis.of(DutyGround.STATUTE, "law.lighting@2021");
    private static final ChargeId LEAD = ChargeId.of(DutyTown.LIGHTING, BUREAU);

    private final Territory territory = DutyTown.territory();
    private final HandClock clock = new HandClock(day(5));
    private final Office office = Office.over(InMemoryJournal.create("town", clock), Office.Settings.DEFAULT);
    private final DutyDesk desk = DutyDesk.at(office, Authority.ownBehalf(), DutyTown::terms, clock);
    private final DutyRegister register = new DutyRegister();
    private final Follower follower = Follower.of(office).with(register);
    private int acts;

    private Act act() {
        return Act.of(ActId.of("act-" + acts++), ActorId.of("registrar"), clock.instant());
    }

    private Act by(ActorId actor) {
        return Act.of(ActId.of("act-" + acts++), actor, clock.instant());
    }

    private DutyId assign(ChargeId id, Duty duty) {
        Act act = act();
        desk.assign(id, duty, act);
        follower.catchUp(10);
        return DutyId.from(act.id(), id);
    }

    @Test
    void who_was_responsible_on_a_day_and_who_was_thought_to_be() {
        DutyId first = assign(LEAD, Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW));
        clock.move(java.time.Duration.ofDays(2));
        desk.end(LEAD, first, day(3), act());
        DutyId second = assign(
                ChargeId.of(DutyTown.LIGHTING, STREET_OFFICE), Duty.of(DutyPart.LEAD, C1, Validity.since(day(3)), LAW));
        assertEquals(List.of(first), ids(register.who(DutyTown.LIGHTING, GRID, territory, day(2))));
        assertEquals(List.of(second), ids(register.who(DutyTown.LIGHTING, GRID, territory, day(4))));
        assertEquals(
                List.of(first),
                ids(register.whoAsKnown(DutyTown.LIGHTING, GRID, territory, day(4), day(6))),
                "on day 6 nobody had said that it had ended on day 3");
        assertEquals(List.of(), register.whoAsKnown(DutyTown.LIGHTING, GRID, territory, day(4), day(4)));
        assertEquals(List.of(), register.who(DutyTown.LIGHTING, AreaId.of("c2"), territory, day(4)));
        assertEquals(List.of(), register.who(MatterId.of("unheard-of"), GRID, territory, day(4)));
    }

    @Test
    void who_produced_and_what_there_was_to_do_it_with_stays_known_of_the_past() {
        Supply before = Supply.by(the(ActorKind.SOCIAL_ORGANISATION));
        DutyId duty = assign(
                LEAD,
                Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW)
                        .with(Means.NONE)
                        .supplied(before));
        clock.move(java.time.Duration.ofDays(3));
        desk.supply(LEAD, duty, Supply.by(PROPERTY), act());
        desk.equip(LEAD, duty, Means.ALL, act());
        follower.catchUp(10);
        Responsibility then =
                register.who(DutyTown.LIGHTING, GRID, territory, day(3)).get(0);
        assertEquals(before, then.duty().supply());
        assertEquals(Means.NONE, then.duty().means());
        Responsibility now =
                register.who(DutyTown.LIGHTING, GRID, territory, day(8)).get(0);
        assertEquals(Supply.by(PROPERTY), now.duty().supply());
        assertEquals(Means.ALL, now.duty().means());
        assertEquals(
                before,
                register.whoAsKnown(DutyTown.LIGHTING, GRID, territory, day(9), day(7))
                        .get(0)
                        .duty()
                        .supply(),
                "on day 7 nobody had said so yet");
        assertEquals(
                List.of(
                        new DutySpan(Validity.of(day(0), day(8)), Means.NONE, before),
                        new DutySpan(Validity.since(day(8)), Means.ALL, Supply.by(PROPERTY))),
                register.all(DutyTown.LIGHTING).get(0).spans());
        assertEquals(
                before, register.ofActor(BUREAU, day(7)).lines().get(0).duty().supply());
        assertEquals(desk.get(LEAD), register.charge(LEAD));
    }

    private static List<DutyId> ids(List<Responsibility> lines) {
        return lines.stream().map(Responsibility::id).toList();
    }

    @Test
    void what_was_delegated_ends_with_that_of_which_it_is_a_part() {
        DutyId whole = assign(LEAD, Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW));
        desk.delegate(LEAD, whole, PROPERTY, GRID, TimeWindow.of(day(6), day(9)), by(BUREAU));
        follower.catchUp(10);
        assertEquals(2, register.who(DutyTown.LIGHTING, GRID, territory, day(8)).size());
        assertEquals(1, register.who(DutyTown.LIGHTING, C1, territory, day(8)).size());
        Coverage proof = register.coverage(List.of(DutyTown.LIGHTING), territory, TimeWindow.of(day(0), day(10)));
        assertTrue(proof.of(DutyTown.LIGHTING).stream().allMatch(CoveragePiece::isGap), "delegating is no overlap");
        desk.end(LEAD, whole, day(7), act());
        follower.catchUp(10);
        assertEquals(List.of(), register.who(DutyTown.LIGHTING, GRID, territory, day(8)));
        assertEquals(2, register.who(DutyTown.LIGHTING, GRID, territory, day(6)).size());
    }

    @Test
    void a_list_of_duties_is_printed_in_both_languages() {
        assign(
                LEAD,
                Duty.of(DutyPart.LEAD, C1, Validity.of(day(0), day(9)), LAW).within(DeadlineClass.TWENTY_FOUR_HOURS));
        String text =
                register.ofActor(BUREAU, day(5)).text(ZoneOffset.UTC, id -> id.equals(BUREAU.value()) ? "城管|局" : id);
        assertEquals("""
                # 责任清单 Duties: 城管\\|局

                2026-01-06 · duties@0

                | 事项 matter | 区域 area | 责任主体 bearer | 角色 part | 依据 basis | 时限 deadline | 起止 from, until |
                |---|---|---|---|---|---|---|
                | street-lighting | c1 | 城管\\|局 | 牵头 lead | 法律法规 law.lighting@2021 | 24h | 2026-01-01, 2026-01-09 |
                """, text);
        assertEquals(List.of(), register.ofActor(BUREAU, day(9)).lines());
        assertEquals(1, register.ofArea(GRID, territory, day(5)).lines().size());
        assertEquals(List.of(), register.ofMatter(DutyTown.FINES, day(5)).lines());
    }

    @Test
    void a_mandate_comes_from_the_register_and_cites_it() {
        assign(LEAD, Duty.of(DutyPart.LEAD, C1, Validity.of(day(0), day(9)), LAW));
        assign(
                ChargeId.of(DutyTown.LIGHTING, STREET_OFFICE),
                Duty.of(DutyPart.SUPERVISE, C1, Validity.since(day(0)), LAW));
        DutyAuthority authority = DutyAuthority.of(
                register, () -> territory, Authority.ownBehalf(), Scope.of("case.accept", "case.handle"));
        Mandate held = authority.mandate(asked(BUREAU, "case.accept", Optional.of(GRID), day(5)));
        assertTrue(held.held());
        assertEquals("duties@1.authority.own-behalf-1", held.basis().toString());
        Mandate missing = authority.mandate(asked(STREET_OFFICE, "case.accept", Optional.of(GRID), day(5)));
        assertFalse(missing.held(), "who supervises does not do");
        assertEquals(Optional.of(BUREAU), missing.responsibleInstead());
        assertTrue(authority
                .mandate(asked(STREET_OFFICE, "case.report", Optional.of(GRID), day(5)))
                .held());
        assertTrue(authority
                .mandate(asked(STREET_OFFICE, "case.accept", Optional.empty(), day(5)))
                .held());
        assertTrue(
                authority
                        .mandate(asked(STREET_OFFICE, "case.accept", Optional.of(GRID), day(9)))
                        .held(),
                "a gap stops nobody");
        Mandate stranger = authority.mandate(new Authority.Question(
                Act.of(ActId.of("x"), PROPERTY, day(5)).onBehalfOf(BUREAU),
                "case.accept",
                Subject.of("case", "1"),
                Optional.of(DutyTown.LIGHTING),
                Optional.of(GRID)));
        assertFalse(stranger.held(), "who may act in whose name is asked first");
    }

    private static Authority.Question asked(ActorId actor, String power, Optional<AreaId> area, Instant at) {
        return new Authority.Question(
                Act.of(ActId.of("x"), actor, at), power, Subject.of("case", "1"), Optional.of(DutyTown.LIGHTING), area);
    }

    @Test
    void what_is_dated_back_was_not_known_before_it_was_recorded() {
        Act backdated = Act.of(ActId.of("back"), ActorId.of("registrar"), day(1));
        desk.assign(LEAD, Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW), backdated);
        follower.catchUp(10);
        assertEquals(1, register.who(DutyTown.LIGHTING, GRID, territory, day(3)).size());
        assertEquals(List.of(), register.whoAsKnown(DutyTown.LIGHTING, GRID, territory, day(3), day(3)));
        assertEquals(
                1,
                register.whoAsKnown(DutyTown.LIGHTING, GRID, territory, day(3), day(5))
                        .size());
        assertEquals(desk.get(LEAD), register.charge(LEAD), "what a charge remembers is when acts were done");
    }

    @Test
    void who_produces_does_the_work_and_answers_for_nothing() {
        ActorId society = the(ActorKind.SOCIAL_ORGANISATION);
        DutyId duty = assign(
                LEAD, Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW).supplied(Supply.by(society)));
        Scope powers = Scope.of("case.accept", "case.handle");
        DutyAuthority authority = DutyAuthority.of(register, () -> territory, Authority.ownBehalf(), powers)
                .producing(Scope.of("case.handle"));
        assertTrue(authority
                .mandate(asked(society, "case.handle", Optional.of(GRID), day(5)))
                .held());
        Mandate no = authority.mandate(asked(society, "case.accept", Optional.of(GRID), day(5)));
        assertFalse(no.held());
        assertEquals(Optional.of(BUREAU), no.responsibleInstead());
        desk.supply(LEAD, duty, Supply.by(PROPERTY), day(6), act());
        follower.catchUp(10);
        assertTrue(authority
                .mandate(asked(society, "case.handle", Optional.of(GRID), day(5)))
                .held());
        assertFalse(authority
                .mandate(asked(society, "case.handle", Optional.of(GRID), day(6)))
                .held());
        assertTrue(authority
                .mandate(asked(PROPERTY, "case.handle", Optional.of(GRID), day(6)))
                .held());
        assertFalse(authority
                .mandate(asked(PROPERTY, "case.handle", Optional.of(GRID), day(5)))
                .held());
        DutyAuthority plain = DutyAuthority.of(register, () -> territory, Authority.ownBehalf(), powers);
        assertFalse(plain.mandate(asked(PROPERTY, "case.handle", Optional.of(GRID), day(6)))
                .held());
    }

    @Test
    void nobody_keeps_the_register_who_was_not_named() {
        DutyAuthority closed =
                DutyAuthority.of(register, () -> territory, Authority.ownBehalf(), Scope.of("case.accept"));
        ActorId registrar = ActorId.of("registrar");
        DutyAuthority open = closed.keptBy(registrar);
        for (ChargeMove move : ChargeMove.values()) {
            boolean keeps = move != ChargeMove.DELEGATE && move != ChargeMove.ADMIT;
            assertEquals(
                    !keeps,
                    closed.mandate(asked(registrar, move.power(), Optional.of(C1), day(5)))
                            .held());
            assertTrue(open.mandate(asked(registrar, move.power(), Optional.of(C1), day(5)))
                    .held());
            Mandate other = open.mandate(asked(BUREAU, move.power(), Optional.of(C1), day(5)));
            assertEquals(!keeps, other.held());
            assertEquals(keeps ? Optional.of(registrar) : Optional.empty(), other.responsibleInstead());
        }
        assertTrue(closed.keptBy(Authority.checkedByHost())
                .mandate(asked(BUREAU, "charge.assign", Optional.of(C1), day(5)))
                .held());
        DutyDesk guarded = DutyDesk.at(office, closed, DutyTown::terms, clock);
        assertThrows(
                RefusedException.class,
                () -> guarded.assign(LEAD, Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW), act()));
    }

    @Test
    void a_long_basis_of_names_is_cited_by_its_digest() {
        Basis names = Basis.of("names-" + "n".repeat(150), "v".repeat(150));
        DutyAuthority authority =
                DutyAuthority.of(register, () -> territory, question -> Mandate.held(names), Scope.of("case.accept"));
        Mandate held = authority.mandate(asked(BUREAU, "case.accept", Optional.of(GRID), day(5)));
        assertTrue(held.basis().toString().startsWith("duties@0.sha256-"));
        Basis other = Basis.of("names-" + "n".repeat(150), "v".repeat(149) + "w");
        DutyAuthority differs =
                DutyAuthority.of(register, () -> territory, question -> Mandate.held(other), Scope.of("case.accept"));
        assertNotEquals(
                held.basis(),
                differs.mandate(asked(BUREAU, "case.accept", Optional.of(GRID), day(5)))
                        .basis());
    }

    @Test
    void questions_leave_a_checkpoint_as_it_was() throws IOException {
        assign(LEAD, Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW));
        byte[] before = saved();
        register.who(DutyTown.LIGHTING, GRID, territory, day(5));
        DutyAuthority.of(register, () -> territory, Authority.ownBehalf(), Scope.of("case.accept"))
                .mandate(asked(BUREAU, "case.accept", Optional.of(GRID), day(5)));
        assertArrayEquals(before, saved());
    }

    private byte[] saved() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        register.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void an_admission_stands_in_the_register_too_and_is_kept() throws IOException {
        ChargeId committee = ChargeId.of(DutyTown.LIGHTING, the(ActorKind.RESIDENTS_COMMITTEE));
        Admission.Terms let =
                new Admission.Terms(committee, C1, TimeWindow.of(day(0), day(7)), Money.of(100, "CNY"), BUREAU);
        AdmissionId id = desk.admit(let, by(STREET_OFFICE)).state().id();
        AdmissionId gone = desk.admit(let, by(STREET_OFFICE)).state().id();
        desk.withdraw(gone, by(STREET_OFFICE));
        follower.catchUp(10);
        DutyRegister restored = new DutyRegister();
        restored.restore(new DataInputStream(new ByteArrayInputStream(saved())));
        for (DutyRegister each : List.of(register, restored)) {
            assertEquals(desk.get(id), each.admission(id));
            assertEquals(desk.get(gone), each.admission(gone));
            assertEquals(Admission.blank(AdmissionId.of("other")), each.admission(AdmissionId.of("other")));
        }
    }

    @Test
    void pairs_are_found_however_many_there_are() {
        PairIndex index = new PairIndex();
        for (int i = 0; i < 5_000; i++) {
            assertEquals(-1, index.put(i % 70, i / 70, i));
        }
        for (int i = 0; i < 5_000; i++) {
            assertEquals(i, index.get(i % 70, i / 70));
            assertEquals(i, index.put(i % 70, i / 70, 7));
        }
        assertEquals(-1, index.get(70, 0));
    }
}
