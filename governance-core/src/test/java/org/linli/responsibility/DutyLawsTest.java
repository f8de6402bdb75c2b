package org.linli.responsibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.day;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.finding.FindingKind;
import org.linli.responsibility.finding.Inspection;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.testkit.DutyArbitraries;
import org.linli.responsibility.testkit.DutyCommand;
import org.linli.responsibility.testkit.DutyLaws;
import org.linli.responsibility.testkit.DutyLife;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Head;
import org.linli.trace.TraceEvent;

/** The laws of the test kit as a host runs them: with its own terms, inventory and events in a few lines; and that each can be broken. */
class DutyLawsTest {
    private static final TimeWindow WINDOW = TimeWindow.of(day(0), day(DutyTown.DAYS));
    private static final ActorId BUREAU = the(ActorKind.GOVERNMENT_DEPARTMENT);
    private static final ChargeId CHARGE = ChargeId.of(DutyTown.LIGHTING, BUREAU);

    @Provide
    Arbitrary<DutyLife> lives() {
        return DutyArbitraries.lives(DutyTown.terms());
    }

    @Provide
    Arbitrary<Inventory> inventories() {
        return DutyArbitraries.inventories();
    }

    @Property(tries = 4, edgeCases = EdgeCasesMode.NONE)
    void all_laws_hold_of_what_becomes_of_commands(
            @ForAll("lives") DutyLife life, @ForAll("inventories") Inventory inventory) {
        Inspection with = Inspection.of(inventory, DutyTown.terms()).withLimit(ActorKind.STREET_OFFICE, 1);
        assertEquals(List.of(), DutyLaws.all(life, with, WINDOW, day(3)));
    }

    private static DutyLife led(Validity when) {
        Duty lead = Duty.of(DutyPart.LEAD, DutyTown.STREET, when, DutyBasis.of(DutyGround.STATUTE, "law@1"));
        return DutyLife.of(List.of(new DutyCommand.Assign(CHARGE, lead)), DutyTown.terms());
    }

    @Test
    void a_proof_of_another_register_is_seen_through() {
        DutyRegister register = led(Validity.of(day(0), day(4))).register();
        Coverage good = register.coverage(List.of(DutyTown.LIGHTING), DutyTown.territory(), WINDOW);
        assertEquals(List.of(), DutyLaws.proof(good, register, DutyTown.terms()));
        DutyId id = good.pieces().isEmpty()
                ? DutyId.of("none")
                : register.all(DutyTown.LIGHTING).get(0).id();
        Cover longer = new Cover(DutyTown.STREET, Validity.since(day(0)), id);
        Coverage covered = Coverage.of(Map.of(DutyTown.LIGHTING, List.of(longer)), DutyTown.territory(), WINDOW);
        assertFalse(DutyLaws.proof(covered, register, DutyTown.terms()).isEmpty(), "a false covered");
        Coverage gaps = Coverage.of(Map.of(DutyTown.LIGHTING, List.of()), DutyTown.territory(), WINDOW);
        assertFalse(DutyLaws.proof(gaps, register, DutyTown.terms()).isEmpty(), "a false gap");
    }

    @Test
    void mends_that_do_harm_are_seen_through() {
        DutyLife life = led(Validity.since(day(0)))
                .after(
                        List.of(new DutyChange.Assign(
                                ChargeId.of(DutyTown.LIGHTING, the(ActorKind.STREET_OFFICE)),
                                Duty.of(
                                        DutyPart.LEAD,
                                        DutyTown.STREET,
                                        Validity.of(day(2), day(20)),
                                        DutyBasis.of(DutyGround.STATUTE, "law@1")))),
                        DutyTown.terms(),
                        day(0));
        Inspection with = Inspection.of(DutyTown.inventory(), DutyTown.terms());
        DutyId first = life.charges().get(CHARGE).duties().get(0).id();
        assertEquals(List.of(), DutyLaws.all(life, with, WINDOW, day(3)));
        assertTrue(harm(life, with, new DutyChange.Annul(CHARGE, first)).contains("changes what was"));
        assertTrue(
                harm(life, with, new DutyChange.End(CHARGE, first, day(3))).contains("adds NO_LEAD"), "after day 20");
        assertTrue(harm(life, with, new DutyChange.End(CHARGE, first, day(9))).contains("leaves it"));
        assertTrue(harm(life, with, new DutyChange.End(CHARGE, DutyId.of("none"), day(9)))
                .contains("is refused"));
    }

    private static String harm(DutyLife life, Inspection with, DutyChange mend) {
        return String.join(
                "\n",
                DutyLaws.mends(
                        life,
                        with,
                        WINDOW,
                        day(3),
                        (findings, finding, now) -> finding.kind() == FindingKind.OVERLAP ? List.of(mend) : List.of()));
    }

    @Test
    void nobody_comes_to_supervise_themselves_unseen() {
        DutyLife life = led(Validity.since(day(0)));
        Duty supervise = Duty.of(
                DutyPart.SUPERVISE, DutyTown.STREET, Validity.since(day(0)), DutyBasis.of(DutyGround.STATUTE, "law@1"));
        Act act = Act.of(ActId.of("past-the-rules"), BUREAU, day(1));
        TraceEvent more = new TraceEvent(
                new Head(1, 9), act, day(1), new ChargeFact.Assigned(CHARGE, DutyId.of("d-9"), supervise), List.of());
        DutyLife forced =
                new DutyLife(java.util.stream.Stream.concat(life.events().stream(), java.util.stream.Stream.of(more))
                        .toList());
        assertEquals(
                List.of(CHARGE + " supervises itself"),
                DutyLaws.findings(forced.charges().values(), DutyTown.territory()));
        Instant now = day(3);
        assertTrue(DutyLaws.all(forced, Inspection.of(DutyTown.inventory(), DutyTown.terms()), WINDOW, now)
                .contains(CHARGE + " supervises itself"));
    }

    @Test
    void what_was_known_is_held_against_a_register_that_was_told_no_more() {
        DutyLife life = led(Validity.since(day(0)));
        assertEquals(List.of(), DutyLaws.history(life, DutyTown.territory(), WINDOW));
        DutyLife twice = new DutyLife(List.of(
                life.events().get(0),
                life.after(
                                List.of(new DutyChange.Annul(
                                        CHARGE,
                                        life.charges()
                                                .get(CHARGE)
                                                .duties()
                                                .get(0)
                                                .id())),
                                DutyTown.terms(),
                                day(2))
                        .events()
                        .get(1)));
        assertEquals(List.of(), DutyLaws.history(twice, DutyTown.territory(), WINDOW));
    }
}
