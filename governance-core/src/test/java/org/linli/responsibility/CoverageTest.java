package org.linli.responsibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.day;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.Rate;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaTree;
import org.linli.territory.Territory;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Head;
import org.linli.trace.TraceEvent;

/** What is asked of whom, when, and when nothing is proved. */
class CoverageTest {
    private static final MatterId LIGHTING = DutyTown.LIGHTING;
    private static final AreaId COMMUNITY = AreaId.of("c");
    private static final AreaId BELOW = AreaId.of("g");
    private static final TimeWindow TEN_DAYS = TimeWindow.of(day(0), day(10));
    private static final ActorId BUREAU = the(ActorKind.GOVERNMENT_DEPARTMENT);

    private final DutyRegister register = new DutyRegister();
    private long position;

    private static Area area(AreaId id, AreaLevel level, Optional<AreaId> parent, Validity validity) {
        AreaTree tree = level == AreaLevel.SERVICE ? AreaTree.SERVICE : AreaTree.ADMINISTRATIVE;
        return Area.of(
                id,
                new AreaPlan(tree, level, Name.of(id.value()), Optional.empty(), parent, Optional.empty()),
                validity);
    }

    private static Territory community(AreaLevel below, Validity stands) {
        Map<AreaId, Area> areas = new TreeMap<>();
        areas.put(COMMUNITY, area(COMMUNITY, AreaLevel.COMMUNITY, Optional.empty(), Validity.since(day(0))));
        areas.put(BELOW, area(BELOW, below, Optional.of(COMMUNITY), stands));
        return Territory.of("1", areas);
    }

    private static Coverage covered(Territory territory, AreaId area, Validity when) {
        return Coverage.of(Map.of(LIGHTING, List.of(new Cover(area, when, DutyId.of("d")))), territory, TEN_DAYS);
    }

    private DutyId lead(MatterId matter, Validity when) {
        DutyId id = DutyId.of("d-" + position);
        Duty lead = Duty.of(DutyPart.LEAD, DutyTown.STREET, when, DutyBasis.of(DutyGround.STATUTE, "law@1"));
        apply(new ChargeFact.Assigned(ChargeId.of(matter, BUREAU), id, lead));
        return id;
    }

    private void apply(ChargeFact fact) {
        Act act = Act.of(ActId.of("act-" + position), BUREAU, day(0));
        register.apply(new TraceEvent(new Head(1, position++), act, act.at(), fact, List.of()));
    }

    @Test
    void a_community_is_asked_for_by_itself_before_and_after_its_grids_stand() {
        Validity stands = Validity.of(day(5), day(7));
        Coverage coverage = covered(community(AreaLevel.GRID, stands), BELOW, stands);
        assertEquals(
                List.of(
                        new CoveragePiece(LIGHTING, COMMUNITY, TimeWindow.of(day(0), day(5)), List.of(), true),
                        new CoveragePiece(LIGHTING, COMMUNITY, TimeWindow.of(day(7), day(10)), List.of(), true)),
                coverage.pieces());
        assertFalse(coverage.isProved());
        assertTrue(covered(community(AreaLevel.GRID, stands), COMMUNITY, Validity.since(day(0)))
                .isProved());
    }

    @Test
    void whoever_leads_in_a_service_area_alone_leaves_the_community_to_nobody() {
        Territory territory = community(AreaLevel.SERVICE, Validity.since(day(0)));
        assertEquals(
                List.of(new CoveragePiece(LIGHTING, COMMUNITY, TEN_DAYS, List.of(), true)),
                covered(territory, BELOW, Validity.since(day(0))).pieces());
        Coverage nobody = Coverage.of(Map.of(LIGHTING, List.of()), territory, TEN_DAYS);
        assertEquals(List.of(new CoveragePiece(LIGHTING, COMMUNITY, TEN_DAYS, List.of(), false)), nobody.pieces());
        assertEquals(2, nobody.smallest(LIGHTING).size());
        assertEquals(2, nobody.areas());
    }

    @Test
    void of_nothing_nothing_is_proved() {
        Coverage nowhere = Coverage.of(Map.of(LIGHTING, List.of()), Territory.of("0", Map.of()), TEN_DAYS);
        assertFalse(nowhere.isProved());
        assertEquals(Rate.UNDEFINED, nowhere.covered());
        Coverage ofNothing = Coverage.of(Map.of(), DutyTown.territory(), TEN_DAYS);
        assertFalse(ofNothing.isProved());
        assertFalse(ofNothing.covered().isDefined());
        assertEquals(5, ofNothing.areas());
    }

    @Test
    void a_circle_of_parents_is_refused_by_name() {
        Map<AreaId, Area> areas = new TreeMap<>();
        AreaId other = AreaId.of("other");
        areas.put(COMMUNITY, area(COMMUNITY, AreaLevel.STREET, Optional.of(other), Validity.since(day(0))));
        areas.put(other, area(other, AreaLevel.STREET, Optional.of(COMMUNITY), Validity.since(day(0))));
        areas.put(BELOW, area(BELOW, AreaLevel.STREET, Optional.empty(), Validity.since(day(0))));
        IllegalArgumentException no = assertThrows(
                IllegalArgumentException.class,
                () -> Coverage.of(Map.of(LIGHTING, List.of()), Territory.of("1", areas), TEN_DAYS));
        assertTrue(no.getMessage().contains("area (c)"), no.getMessage());
    }

    @Test
    void whoever_has_left_covers_nothing_if_it_is_asked_who_is_who() {
        lead(LIGHTING, Validity.since(day(0)));
        Map<ActorId, Ties> ties = new TreeMap<>(DutyTown.roster().actors());
        ties.computeIfPresent(BUREAU, (actor, was) -> was.until(day(2)));
        DutyTerms terms = new DutyTerms(
                Roster.of("town", "2", ties),
                DutyTown.territory(),
                DutyTown.terms().lists());
        Coverage proof = register.coverage(List.of(LIGHTING), terms, TEN_DAYS);
        assertEquals(
                List.of(new CoveragePiece(LIGHTING, DutyTown.STREET, TimeWindow.of(day(2), day(10)), List.of(), false)),
                proof.pieces());
        assertEquals(Optional.of("roster.town@2"), proof.roster());
        Coverage anyhow = register.coverage(List.of(LIGHTING), terms.territory(), TEN_DAYS);
        assertTrue(anyhow.isProved());
        assertEquals(Optional.empty(), anyhow.roster());
        assertEquals(proof.pieces(), register.again(proof).pieces());
        ties.remove(BUREAU);
        DutyTerms unknown = new DutyTerms(Roster.of("town", "3", ties), terms.territory(), terms.lists());
        assertFalse(register.coverage(List.of(LIGHTING), unknown, TEN_DAYS).isProved());
    }

    @Test
    void a_proof_says_of_what_it_is_and_is_made_again_wherever_something_happened() {
        lead(LIGHTING, Validity.since(day(0)));
        DutyId fines = lead(DutyTown.FINES, Validity.since(day(0)));
        lead(DutyTown.RELIEF, Validity.since(day(0)));
        Coverage proof = register.coverage(List.of(LIGHTING, DutyTown.FINES), DutyTown.territory(), TEN_DAYS);
        assertEquals(Optional.of("duties@2"), proof.register());
        assertEquals(2, proof.matters());
        assertEquals(5, proof.areas());
        assertEquals(Rate.of(2, 2), proof.covered());
        apply(new ChargeFact.Ended(ChargeId.of(DutyTown.FINES, BUREAU), fines, day(4)));
        lead(LIGHTING, Validity.since(day(9)));
        Coverage again = register.again(proof);
        assertFalse(again.isProved());
        assertEquals(Rate.of(0, 2), again.covered());
        assertEquals(Optional.of("duties@4"), again.register());
        assertEquals(List.of(), again.of(DutyTown.RELIEF));
        assertEquals(2, again.matters());
        assertEquals(Rate.of(2, 2), proof.covered(), "what was proved before is as it was");
    }

    @Test
    void what_is_tried_cites_no_register_and_is_not_made_good_by_it() {
        Territory territory = community(AreaLevel.GRID, Validity.since(day(0)));
        Coverage proof = register.coverage(List.of(LIGHTING), territory, TEN_DAYS);
        assertFalse(proof.isProved());
        Cover made = new Cover(COMMUNITY, Validity.since(day(0)), DutyId.of("made-up"));
        Coverage tried = proof.after(LIGHTING, List.of(made));
        assertTrue(tried.isProved());
        assertEquals(Optional.empty(), tried.register());
        assertThrows(IllegalArgumentException.class, () -> register.again(tried));
    }
}
