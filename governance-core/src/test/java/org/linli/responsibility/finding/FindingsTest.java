package org.linli.responsibility.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.day;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.util.EnumSet;
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
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.Means;
import org.linli.responsibility.Supply;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.trace.Act;
import org.linli.trace.ActId;

/** Every kind of finding, planted one by one in a town where nothing is wrong otherwise, and mended. */
class FindingsTest extends FindingsTown {
    @Test
    void every_kind_is_found_by_one_of_these_tests() throws Exception {
        for (var test : FindingsTest.class.getDeclaredMethods()) {
            if (test.isAnnotationPresent(Test.class) && !test.getName().startsWith("every_kind")) {
                test.invoke(new FindingsTest());
            }
        }
        assertEquals(EnumSet.allOf(FindingKind.class), SEEN);
    }

    @Test
    void where_everything_is_seen_to_nothing_is_found() {
        seenTo();
        Findings findings = look(inspection());
        assertEquals(List.of(), findings.all());
        assertTrue(findings.isEmpty() && findings.proof().isProved());
        findings.throwIfAny();
        assertEquals(Map.of(), findings.counts());
    }

    @Test
    void nobody_leads() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(C1, ALWAYS));
        Finding gap = planted(FindingKind.NO_LEAD, inspection());
        assertEquals(Optional.of(C2), gap.area());
        assertEquals(TEN_DAYS, gap.window());
        assertEquals(Optional.empty(), gap.actor());
    }

    @Test
    void a_basis_that_is_known_gives_a_lead_where_there_never_was_one_and_none_is_made_up() {
        seenTo(DutyTown.FINES);
        Finding gap = one(FindingKind.NO_LEAD, inspection());
        assertEquals(List.of(), mend(gap, inspection()), "only a basis makes a duty");
        planted(
                FindingKind.NO_LEAD,
                inspection().withBasis(DutyTown.FINES, DutyBasis.of(DutyGround.POWER_LIST, "power-list@2026")));
    }

    @Test
    void nobody_leads_between_two() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, Validity.of(day(0), day(3))));
        assign(DutyTown.LIGHTING, STREET_OFFICE, lead(DutyTown.STREET, Validity.since(day(5))));
        Finding gap = planted(FindingKind.HANDOVER_GAP, inspection());
        assertEquals(TimeWindow.of(day(3), day(5)), gap.window());
        assertEquals(2, gap.duties().size());
        assertTrue(mended.get(0) instanceof DutyChange.Assign assign
                && assign.id().actor().equals(BUREAU));
    }

    @Test
    void who_leads_is_gone() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, TOWNSHIP, lead(DutyTown.STREET, ALWAYS));
        leave(TOWNSHIP);
        Finding gone = planted(FindingKind.LEAD_GONE, inspection());
        assertEquals(Optional.of(TOWNSHIP), gone.actor());
        assertEquals(TimeWindow.of(day(6), day(10)), gone.window());
    }

    @Test
    void residents_households_volunteers_and_pledges_are_never_found_missing() {
        seenTo(DutyTown.DISPUTES);
        Duty pledged = Duty.of(DutyPart.LEAD, DutyTown.STREET, ALWAYS, DutyBasis.of(DutyGround.PLEDGE, "pledge@1"));
        assign(DutyTown.DISPUTES, the(ActorKind.SOCIAL_ORGANISATION), pledged.with(Means.NONE));
        assign(DutyTown.DISPUTES, RESIDENT, duty(DutyPart.ASSIST, C1).with(Means.NONE));
        assign(
                DutyTown.LIGHTING,
                the(ActorKind.HOUSEHOLD),
                duty(DutyPart.ASSIST, C1).with(Means.NONE));
        leave(RESIDENT);
        leave(the(ActorKind.HOUSEHOLD));
        assertEquals(List.of(), look(inspection()).all());
        leave(the(ActorKind.SOCIAL_ORGANISATION));
        Finding gap = one(FindingKind.NO_LEAD, inspection());
        assertEquals(Optional.empty(), gap.actor(), "that nobody leads is found, and nobody found missing");
    }

    @Test
    void who_leads_is_without_means() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS).with(new Means(true, false, true)));
        Finding finding = one(FindingKind.LEAD_WITHOUT_MEANS, inspection());
        assertEquals(Optional.of(BUREAU), finding.actor());
        assertEquals(List.of(), mend(finding, inspection()), "means are given, not written down");
    }

    @Test
    void who_assists_is_without_means() {
        seenTo();
        assign(DutyTown.LIGHTING, PROPERTY, duty(DutyPart.ASSIST, C1).with(Means.NONE));
        assertEquals(List.of(), mend(one(FindingKind.WITHOUT_MEANS, inspection()), inspection()));
    }

    @Test
    void somebody_acts_beyond_their_list() {
        seenTo();
        Deed deed = new Deed(PROPERTY, DutyTown.LIGHTING, GRID, day(2), "case.accept", 4_711);
        Deed owned = new Deed(BUREAU, DutyTown.LIGHTING, GRID, day(2), "case.accept", 4_712);
        Deed kind = new Deed(RESIDENT, DutyTown.LIGHTING, GRID, day(2), "case.handle", 4_713);
        Deed before = new Deed(PROPERTY, DutyTown.LIGHTING, GRID, day(-1), "case.accept", 4_710);
        Inspection with = inspection().withDeeds(List.of(deed, owned, kind, before));
        Finding finding = one(FindingKind.ACTS_BEYOND_LIST, with);
        assertTrue(finding.positions().contains(4_711L));
        assertEquals(List.of(), mend(finding, with), "what was done was done");
    }

    @Test
    void a_committee_has_a_duty_that_its_list_no_longer_has() {
        seenTo();
        assign(DutyTown.RELIEF, COMMITTEE, duty(DutyPart.ASSIST, C1));
        Inspection stricter = Inspection.of(
                DutyTown.inventory(),
                new DutyTerms(
                        roster,
                        DutyTown.territory(),
                        org.linli.responsibility.CommitteeLists.of("town", "2")
                                .withOwn(DutyTown.DISPUTES)
                                .withNegative(DutyTown.RELIEF)));
        planted(FindingKind.DUTY_BEYOND_LIST, stricter);
    }

    @Test
    void a_street_still_does_what_those_above_have_taken_back() {
        seenTo(DutyTown.FINES);
        assign(DutyTown.FINES, STREET_OFFICE, lead(DutyTown.STREET, ALWAYS));
        Inspection takenBack =
                inspection().withBasis(DutyTown.FINES, DutyBasis.of(DutyGround.WITHDRAWN_LIST, "withdrawn@2026"));
        Finding finding = planted(FindingKind.DUTY_BEYOND_LIST, takenBack);
        assertEquals(Optional.of(STREET_OFFICE), finding.actor());
        assertTrue(
                mended.stream()
                        .anyMatch(each -> each instanceof DutyChange.Assign assign
                                && !assign.id().actor().equals(STREET_OFFICE)),
                "a department takes over");
    }

    @Test
    void a_company_leads_in_a_public_good() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, PROPERTY, lead(DutyTown.STREET, ALWAYS));
        planted(FindingKind.WRONG_PROVIDER, inspection());
    }

    @Test
    void who_produces_supervises() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS).supplied(Supply.by(PROPERTY)));
        assign(DutyTown.LIGHTING, PROPERTY, duty(DutyPart.SUPERVISE, C1));
        Finding finding = planted(FindingKind.SUPERVISES_ITSELF, inspection());
        assertEquals(Optional.of(C1), finding.area());
    }

    @Test
    void one_leads_in_two_that_conflict() {
        seenTo(DutyTown.FINES);
        assign(DutyTown.FINES, BUREAU, lead(C1, ALWAYS));
        assign(DutyTown.FINES, TOWNSHIP, lead(C2, ALWAYS));
        Finding finding =
                planted(FindingKind.CONFLICTING_LEADS, inspection().withConflict(DutyTown.LIGHTING, DutyTown.FINES));
        assertEquals(Optional.of(C1), finding.area());
    }

    @Test
    void several_lead_side_by_side_and_above_each_other() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS));
        assign(DutyTown.LIGHTING, TOWNSHIP, lead(GRID, Validity.of(day(2), day(4))));
        Finding finding = planted(FindingKind.OVERLAP, inspection());
        assertEquals(Optional.of(GRID), finding.area());
        assertEquals(2, finding.duties().size());
    }

    @Test
    void one_of_two_who_lead_from_the_same_day_is_annulled() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS));
        assign(DutyTown.LIGHTING, TOWNSHIP, lead(DutyTown.STREET, ALWAYS));
        Finding finding = planted(FindingKind.OVERLAP, inspection());
        assertTrue(mended.stream().anyMatch(DutyChange.Annul.class::isInstance));
    }

    @Test
    void one_has_too_much_at_a_time() {
        seenTo();
        assign(DutyTown.LIGHTING, PROPERTY, duty(DutyPart.ASSIST, C1));
        assign(DutyTown.RELIEF, PROPERTY, Duty.of(DutyPart.ASSIST, C1, Validity.of(day(3), day(6)), LAW));
        Finding finding = planted(FindingKind.OVERLOAD, inspection().withLimit(ActorKind.PROPERTY_COMPANY, 1));
        assertEquals(TimeWindow.of(day(3), day(6)), finding.window());
    }

    @Test
    void a_duty_outlives_what_it_was_delegated_from() {
        seenTo(DutyTown.LIGHTING);
        DutyId whole = assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS));
        desk.delegate(
                ChargeId.of(DutyTown.LIGHTING, BUREAU),
                whole,
                PROPERTY,
                GRID,
                TimeWindow.of(day(2), day(9)),
                Act.of(ActId.of("delegating"), BUREAU, act().at()));
        assertEquals(List.of(), look(inspection()).all());
        desk.end(ChargeId.of(DutyTown.LIGHTING, BUREAU), whole, day(5), act());
        assign(DutyTown.LIGHTING, TOWNSHIP, lead(DutyTown.STREET, Validity.since(day(5))));
        Finding finding = planted(FindingKind.OUTLIVED, inspection());
        assertEquals(TimeWindow.of(day(5), day(9)), finding.window());
    }

    @Test
    void an_actor_is_connected_to_nobody() {
        seenTo();
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        ties.put(ActorId.of("new-bureau"), Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, day(0)));
        roster = Roster.of("town", "4", ties);
        planted(FindingKind.ISLAND_ACTOR, inspection());
    }

    @Test
    void an_area_is_connected_to_nobody() {
        for (MatterId matter : DutyTown.MATTERS) {
            ActorId lead = matter.equals(DutyTown.DISPUTES) ? COMMITTEE : BUREAU;
            assign(matter, lead, lead(C1, ALWAYS));
        }
        Findings findings = look(inspection());
        assertEquals(Map.of(FindingKind.NO_LEAD, 4, FindingKind.ISLAND_AREA, 1), findings.counts());
        Finding island = findings.of(FindingKind.ISLAND_AREA).get(0);
        assertEquals(Optional.of(C2), island.area());
        desk.change(findings.mend(island, day(0)), act());
        assertEquals(Map.of(FindingKind.NO_LEAD, 3), look(inspection()).counts());
        SEEN.add(FindingKind.ISLAND_AREA);
    }

    @Test
    void a_level_is_skipped() {
        seenTo();
        Map<AreaId, org.linli.territory.Area> areas =
                new TreeMap<>(DutyTown.territory().areas());
        org.linli.territory.Area grid = areas.get(AreaId.of("c2-g2"));
        areas.put(
                grid.id(),
                new org.linli.territory.Area(
                        grid.id(),
                        grid.stage(),
                        grid.plan().map(plan -> plan.below(Optional.of(DutyTown.STREET))),
                        grid.names(),
                        grid.shapes(),
                        grid.validity(),
                        grid.from(),
                        grid.into(),
                        grid.latest()));
        Inspection with = Inspection.of(
                DutyTown.inventory(),
                new DutyTerms(roster, org.linli.territory.Territory.of("2", areas), terms().lists()));
        Finding finding = one(FindingKind.LEVEL_SKIPPED, with);
        assertEquals(List.of(), mend(finding, with), "the mend is not for the desk for duties");
    }

    @Test
    void what_an_inspection_is_given_is_checked() {
        assertThrows(IllegalArgumentException.class, () -> inspection().withLimit(ActorKind.ENTERPRISE, 0));
        assertThrows(
                IllegalArgumentException.class, () -> inspection().withConflict(DutyTown.LIGHTING, DutyTown.LIGHTING));
    }

    @Test
    void an_arrangement_does_not_suit_the_matter_or_is_made_with_a_person() {
        seenTo(DutyTown.LIGHTING, DutyTown.FINES);
        DutyBasis charter = DutyBasis.of(DutyGround.CHARTER, "charter@1");
        assign(
                DutyTown.LIGHTING,
                the(ActorKind.HOUSEHOLD),
                Duty.of(DutyPart.PRIVATE, DutyTown.STREET, ALWAYS, charter));
        assign(DutyTown.FINES, BUREAU, lead(C1, ALWAYS));
        assign(DutyTown.FINES, RESIDENT, Duty.of(DutyPart.JOINT, C2, ALWAYS, charter));
        Inspection with = inspection().withBasis(DutyTown.LIGHTING, DutyBasis.of(DutyGround.POWER_LIST, "powers@1"));
        Findings findings = look(with);
        assertEquals(Map.of(FindingKind.UNSUITED_ARRANGEMENT, 2), findings.counts());
        for (Finding each : findings.all()) {
            assertEquals(Optional.empty(), each.actor(), "it is not held against a person");
            desk.change(findings.mend(each, day(0)), act());
            follower.catchUp(1_000);
        }
        assertEquals(List.of(), look(with).all());
        assign(DutyTown.RELIEF, PROPERTY, Duty.of(DutyPart.PRIVATE, GRID, ALWAYS, LAW));
        assertEquals(
                Optional.of(PROPERTY),
                look(with).of(FindingKind.UNSUITED_ARRANGEMENT).get(0).actor());
        SEEN.add(FindingKind.UNSUITED_ARRANGEMENT);
    }
}
