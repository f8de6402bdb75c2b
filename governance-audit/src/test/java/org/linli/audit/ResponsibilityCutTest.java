package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.day;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Money;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.basics.WorkCalendar;
import org.linli.responsibility.Admission;
import org.linli.responsibility.AdmissionId;
import org.linli.responsibility.Charge;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.Supply;
import org.linli.responsibility.disclosure.Disclosure;
import org.linli.responsibility.disclosure.DisclosureDesk;
import org.linli.responsibility.disclosure.DisclosureId;
import org.linli.responsibility.disclosure.DisclosureLine;
import org.linli.responsibility.disclosure.DisclosurePlan;
import org.linli.responsibility.disclosure.DisclosureTerms;
import org.linli.responsibility.disclosure.DisclosureTopic;
import org.linli.responsibility.disclosure.Objection;
import org.linli.responsibility.disclosure.Publication;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Digest;
import org.linli.trace.FactCatalog;
import org.linli.trace.Office;
import org.linli.trace.Selection;
import org.linli.trace.Subject;
import org.linli.trace.testkit.HandClock;

/** Duties that are in force, an admission and a disclosure carry themselves forward, and are after a cut what they were before. */
class ResponsibilityCutTest {
    private static final ActorId BUREAU = the(ActorKind.GOVERNMENT_DEPARTMENT);
    private static final ActorId OFFICE = the(ActorKind.STREET_OFFICE);
    private static final ActorId COMMITTEE = the(ActorKind.RESIDENTS_COMMITTEE);
    private static final ActorId REGISTRAR = ActorId.of("registrar");
    private static final AreaId C1 = AreaId.of("c1");
    private static final DutyBasis LAW = DutyBasis.of(DutyGround.STATUTE, "law@1");
    private static final DisclosureLine LINE = DisclosureLine.of(
            COMMITTEE, DisclosureTopic.PROJECT_RESULT, DutyTown.STREET, Validity.since(DutyTown.START));
    private static final ChargeId LIGHTING = ChargeId.of(DutyTown.LIGHTING, BUREAU);
    private static final ChargeId BELOW = ChargeId.of(DutyTown.LIGHTING, OFFICE);

    @TempDir
    private Path temp;

    private final HandClock clock = new HandClock(day(5));
    private int acts;

    private TraceLog open() {
        return TraceLog.open(
                temp.resolve("log"), FactCatalog.load(), clock, TraceLog.Settings.DEFAULT.withSegmentBytes(4_000));
    }

    private DutyDesk duties(TraceLog log) {
        return DutyDesk.at(Office.over(log), Authority.ownBehalf(), DutyTown::terms, clock);
    }

    private DisclosureDesk disclosures(TraceLog log) {
        DisclosurePlan plan = DisclosurePlan.starter(DutyBasis.of(DutyGround.CHARTER, "charter@1"))
                .with(LINE);
        return DisclosureDesk.at(
                Office.over(log),
                Authority.ownBehalf(),
                () -> new DisclosureTerms(plan, WorkCalendar.everyDay(ZoneOffset.UTC), DutyTown.roster()),
                clock);
    }

    private Act act(ActorId actor) {
        return Act.of(ActId.of("act-" + acts++), actor, clock.instant());
    }

    private static Digest digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private DisclosureId objected(DisclosureDesk desk) {
        DisclosureId id =
                desk.owe(LINE, "lift", clock.instant(), act(REGISTRAR)).state().id();
        Publication result = Publication.of(
                digest("the lift runs"), new Publication.Place(Publication.Venue.NOTICE_BOARD, Name.of("Board")));
        desk.publish(id, result, act(COMMITTEE));
        desk.object(id, Objection.Ground.OUT_OF_REACH, Optional.empty(), act(the(ActorKind.RESIDENT)));
        desk.answer(id, 1, Objection.Verdict.UPHELD, digest("so it is"), act(COMMITTEE));
        return id;
    }

    @Test
    void what_is_in_force_is_after_a_cut_what_it_was_before() {
        Charge lead;
        Charge part;
        Admission admission;
        Disclosure disclosure;
        List<?> who;
        try (TraceLog log = open()) {
            DutyDesk desk = duties(log);
            Act assigning = act(REGISTRAR);
            desk.assign(LIGHTING, Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW), assigning);
            DutyId duty = DutyId.from(assigning.id(), LIGHTING);
            desk.supply(LIGHTING, duty, Supply.by(the(ActorKind.PROPERTY_COMPANY)), day(6), act(REGISTRAR));
            desk.delegate(LIGHTING, duty, OFFICE, C1, TimeWindow.of(day(7), day(400)), act(BUREAU));
            Admission.Terms let = new Admission.Terms(
                    ChargeId.of(DutyTown.LIGHTING, COMMITTEE),
                    C1,
                    TimeWindow.of(day(0), day(400)),
                    Money.of(100, "CNY"),
                    BUREAU);
            AdmissionId admitted = desk.admit(let, act(OFFICE)).state().id();
            DisclosureId owed = objected(disclosures(log));
            for (int i = 0; i < 30; i++) {
                ChargeId over = ChargeId.of(MatterId.of("matter-" + i), BUREAU);
                Act begun = act(REGISTRAR);
                desk.assign(over, Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW), begun);
                desk.end(over, DutyId.from(begun.id(), over), clock.instant(), act(REGISTRAR));
            }
            lead = desk.get(LIGHTING);
            part = desk.get(BELOW);
            admission = desk.get(admitted);
            disclosure = disclosures(log).get(owed);
            who = who(log);

            clock.move(Duration.ofDays(300));
            Set<Subject> goOn = Set.of(
                    Charge.KIND.subject(LIGHTING),
                    Charge.KIND.subject(BELOW),
                    Admission.KIND.subject(admitted),
                    Disclosure.KIND.subject(owed));
            Cut order = new Cut(act(REGISTRAR), day(200), "kept for half a year", "Archives-Rule-12");
            CutOutcome before = log.cut(order, subject -> !goOn.contains(subject));
            assertTrue(before.explain().startsWith("Nothing was cut."), before.explain());
            desk.carryForward(LIGHTING, day(200), act(REGISTRAR));
            desk.carryForward(BELOW, day(200), act(REGISTRAR));
            desk.carryForward(admitted, day(200), act(REGISTRAR));
            disclosures(log).carryForward(owed, day(200), act(REGISTRAR));
            for (int i = 0; i < 12; i++) {
                desk.assign(
                        ChargeId.of(MatterId.of("new-" + i), BUREAU),
                        Duty.of(DutyPart.LEAD, C1, Validity.since(day(0)), LAW),
                        act(REGISTRAR));
            }
            CutOutcome.Done done =
                    assertInstanceOf(CutOutcome.Done.class, log.cut(order, subject -> !goOn.contains(subject)));
            assertTrue(done.before() > 20, done.explain());
            assertTrue(log.isCut(0));
        }
        try (TraceLog log = open()) {
            assertTrue(log.verify().isSound(), log.verify().explain());
            DutyDesk desk = duties(log);
            assertEquals(lead, desk.get(LIGHTING));
            assertEquals(part, desk.get(BELOW));
            assertEquals(admission, desk.get(admission.id()));
            assertEquals(disclosure, disclosures(log).get(disclosure.id()));
            assertEquals(who, who(log), "a register that is built anew says the same");
            desk.end(LIGHTING, lead.duties().get(0).id(), clock.instant(), act(REGISTRAR));
        }
    }

    private static List<String> who(TraceLog log) {
        DutyRegister register = new DutyRegister();
        log.read(Selection.ALL, 0, 1_000).events().forEach(register::apply);
        return List.of(1, 6, 8, 300).stream()
                .flatMap(at -> register.who(DutyTown.LIGHTING, C1, DutyTown.territory(), day(at)).stream()
                        .map(each -> at + " " + each.bearer() + " " + each.duty()))
                .toList();
    }
}
