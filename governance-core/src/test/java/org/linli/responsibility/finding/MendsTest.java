package org.linli.responsibility.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.Charge;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.CommitteeLists;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.Means;
import org.linli.responsibility.Responsibility;
import org.linli.responsibility.Supply;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.inventory.Matter;
import org.linli.responsibility.testkit.DutyLife;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.trace.Selection;

/** What a mend does, and what it leaves alone. */
class MendsTest extends FindingsTown {
    @Test
    void whoever_would_be_left_without_any_part_assists_instead() {
        ActorId alone = ActorId.of("drain-crew");
        Map<ActorId, Ties> more = new TreeMap<>(roster.actors());
        more.put(alone, Ties.of(ActorKind.PUBLIC_UTILITY, DutyTown.START));
        roster = Roster.of("town", "3", more);
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS));
        assign(DutyTown.LIGHTING, alone, lead(GRID, ALWAYS));
        Finding finding = planted(FindingKind.OVERLAP, inspection());
        assertTrue(mended.stream()
                .anyMatch(each -> each instanceof DutyChange.Assign assigned
                        && assigned.duty().part() == DutyPart.ASSIST
                        && assigned.id().actor().equals(alone)));
    }

    @Test
    void a_mend_leaves_nobody_out_after_the_time_that_was_looked_at() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, Validity.of(day(0), day(40))));
        assign(DutyTown.LIGHTING, STREET_OFFICE, lead(DutyTown.STREET, Validity.since(day(5))));
        Finding overlap = planted(FindingKind.OVERLAP, inspection());
        assertEquals(TimeWindow.of(day(5), day(10)), overlap.window());
        follower.catchUp(1_000);
        TimeWindow later = TimeWindow.of(day(0), day(400));
        assertTrue(register.coverage(List.of(DutyTown.LIGHTING), terms(), later).isProved());
    }

    @Test
    void a_gap_in_the_past_stays_and_one_that_goes_on_is_filled_from_now_on() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, Validity.of(day(0), day(3))));
        assign(DutyTown.LIGHTING, STREET_OFFICE, lead(DutyTown.STREET, Validity.since(day(7))));
        Findings findings = look(inspection());
        Finding gap = findings.of(FindingKind.HANDOVER_GAP).get(0);
        assertEquals(List.of(), findings.mend(gap, day(7)), "it is over");
        clock.move(java.time.Duration.ofDays(5));
        desk.change(findings.mend(gap, day(5)), act());
        assertEquals(
                List.of(TimeWindow.of(day(3), day(5))),
                look(inspection()).of(FindingKind.HANDOVER_GAP).stream()
                        .map(Finding::window)
                        .toList());
        assertEquals(List.of(), register.who(DutyTown.LIGHTING, GRID, terms().territory(), day(4)));
        assertEquals(List.of(), findings.mend(gap, day(5)), "it is mended already");
    }

    @Test
    void what_was_borne_is_not_annulled_and_what_was_delegated_of_it_still_stands() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, STREET_OFFICE, lead(DutyTown.STREET, Validity.since(day(6))));
        DutyId whole = assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS));
        ChargeId charge = ChargeId.of(DutyTown.LIGHTING, BUREAU);
        desk.delegate(charge, whole, PROPERTY, DutyTown.STREET, TimeWindow.of(day(2), day(5)), act(BUREAU));
        desk.end(charge, whole, day(45), act());
        Findings findings = look(inspection());
        List<DutyChange> mend = findings.mend(findings.of(FindingKind.OVERLAP).get(0), day(3));
        desk.change(mend, act());
        follower.catchUp(1_000);
        assertEquals(
                List.of(),
                inspection().of(register, TimeWindow.of(day(0), day(60))).all());
        assertTrue(mend.stream()
                .noneMatch(each ->
                        each instanceof DutyChange.Annul annul && annul.duty().equals(whole)));
        assertEquals(
                2,
                register.who(DutyTown.LIGHTING, GRID, terms().territory(), day(3))
                        .size());
    }

    @Test
    void whoever_is_gone_overlaps_with_nobody_and_no_mend_ends_who_leads_in_their_place() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, TOWNSHIP, lead(DutyTown.STREET, ALWAYS));
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, Validity.since(day(3))));
        leave(TOWNSHIP);
        Findings findings = look(inspection());
        assertEquals(
                List.of(TimeWindow.of(day(3), day(6))),
                findings.of(FindingKind.OVERLAP).stream().map(Finding::window).toList());
        assertEquals(1, findings.of(FindingKind.LEAD_GONE).size());
        assertEquals(List.of(), findings.mend(findings.of(FindingKind.OVERLAP).get(0), day(6)), "it is over");
        for (Finding each : findings.all()) {
            List<DutyChange> mend = findings.mend(each, day(4));
            assertFalse(mend.isEmpty(), each::toString);
            DutyLife after = new DutyLife(journal.read(Selection.ALL, 0, 1_000).events()).after(mend, terms(), day(4));
            assertEquals(
                    List.of(),
                    after.register()
                            .coverage(List.of(DutyTown.LIGHTING), terms(), TimeWindow.of(day(6), day(100)))
                            .pieces(),
                    () -> "after " + mend);
        }
    }

    @Test
    void of_duties_one_after_the_other_only_those_end_that_are_too_many_at_a_time() {
        seenTo();
        List<AreaId> grids = List.of(GRID, AreaId.of("c1-g3"), AreaId.of("c2-g1"), AreaId.of("c2-g2"));
        for (Validity when : List.of(Validity.of(day(0), day(5)), Validity.of(day(5), day(10)))) {
            grids.forEach(each -> assign(DutyTown.LIGHTING, PROPERTY, Duty.of(DutyPart.ASSIST, each, when, LAW)));
        }
        Finding overload = planted(FindingKind.OVERLOAD, inspection().withLimit(ActorKind.PROPERTY_COMPANY, 3));
        assertEquals(8, overload.duties().size());
        assertEquals(2, mended.size(), mended::toString);
    }

    @Test
    void where_a_committee_supplies_what_it_must_not_another_supply_will_do() {
        seenTo(DutyTown.RELIEF);
        Duty lead = lead(DutyTown.STREET, ALWAYS).supplied(Supply.by(PROPERTY));
        DutyId duty = assign(DutyTown.RELIEF, BUREAU, lead);
        ChargeId charge = ChargeId.of(DutyTown.RELIEF, BUREAU);
        desk.supply(charge, duty, Supply.by(COMMITTEE), day(3), act());
        desk.supply(charge, duty, Supply.by(PROPERTY), day(7), act());
        assertEquals(List.of(), look(inspection()).all());
        lists = CommitteeLists.of("town", "2").withOwn(DutyTown.DISPUTES).withNegative(DutyTown.RELIEF);
        Finding beyond = planted(FindingKind.DUTY_BEYOND_LIST, inspection());
        assertEquals(Optional.of(COMMITTEE), beyond.actor());
        assertEquals(TimeWindow.of(day(3), day(7)), beyond.window());
        Charge after = desk.get(charge);
        assertEquals(
                List.of(Optional.of(PROPERTY), Optional.empty(), Optional.of(PROPERTY)),
                after.duties().get(0).spans().stream()
                        .map(each -> each.supply().producer())
                        .toList());
    }

    @Test
    void a_mend_is_thought_of_anew_after_the_first_event_of_a_journal_too() {
        Findings findings = look(Inspection.of(lightingOnly(), terms()).withBasis(DutyTown.LIGHTING, LAW));
        Finding gap = findings.of(FindingKind.NO_LEAD).get(0);
        assertFalse(findings.mend(gap, day(0)).isEmpty());
        assign(DutyTown.LIGHTING, TOWNSHIP, lead(DutyTown.STREET, ALWAYS));
        follower.catchUp(1_000);
        assertEquals(List.of(), findings.mend(gap, day(0)), "somebody leads by now");
    }

    @Test
    void what_a_mend_takes_a_time_out_of_goes_on_as_it_was_with_each_contractor() {
        seenTo(DutyTown.LIGHTING);
        ActorId other = the(ActorKind.SOCIAL_ORGANISATION);
        assign(DutyTown.LIGHTING, STREET_OFFICE, lead(DutyTown.STREET, Validity.of(day(3), day(5))));
        DutyId lead =
                assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS).supplied(Supply.by(PROPERTY)));
        ChargeId charge = ChargeId.of(DutyTown.LIGHTING, BUREAU);
        desk.supply(charge, lead, Supply.by(other), day(8), act());
        assertEquals(List.of(), broken(inspectionAfterCatchUp(), day(0)));
        planted(FindingKind.OVERLAP, inspection());
        assertEquals(Optional.of(PROPERTY), producer(2));
        assertEquals(Optional.empty(), producer(4));
        assertEquals(Optional.of(PROPERTY), producer(6));
        assertEquals(Optional.of(other), producer(9));
    }

    @Test
    void a_mend_of_one_thing_makes_up_no_means_for_another_time() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, STREET_OFFICE, lead(DutyTown.STREET, Validity.of(day(3), day(5))));
        DutyId lead =
                assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS).with(Means.NONE));
        desk.equip(ChargeId.of(DutyTown.LIGHTING, BUREAU), lead, Means.ALL, day(8), act());
        assertEquals(List.of(), broken(inspectionAfterCatchUp(), day(0)));
        Findings findings = look(inspection());
        desk.change(findings.mend(findings.of(FindingKind.OVERLAP).get(0), day(0)), act());
        assertEquals(
                List.of(TimeWindow.of(day(0), day(3)), TimeWindow.of(day(5), day(8))),
                look(inspection()).of(FindingKind.LEAD_WITHOUT_MEANS).stream()
                        .map(Finding::window)
                        .toList());
    }

    private Inspection inspectionAfterCatchUp() {
        follower.catchUp(1_000);
        return inspection();
    }

    private Optional<ActorId> producer(int day) {
        return register.who(DutyTown.LIGHTING, GRID, territory, day(day)).stream()
                .filter(Responsibility::covers)
                .findFirst()
                .orElseThrow()
                .duty()
                .supply()
                .producer();
    }

    @Test
    void nobody_comes_to_lead_in_an_area_that_is_no_more() {
        cease(day(4), C2, AreaId.of("c2-g1"), AreaId.of("c2-g2"));
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(C1, ALWAYS));
        ActorId owners = the(ActorKind.OWNERS_COMMITTEE);
        DutyBasis charter = DutyBasis.of(DutyGround.CHARTER, "law@1");
        assign(DutyTown.LIGHTING, owners, Duty.of(DutyPart.SELF_GOVERNED, C2, ALWAYS, charter));
        Findings findings = look(inspection());
        Finding unsuited = findings.of(FindingKind.UNSUITED_ARRANGEMENT).get(0);
        List<DutyChange> mend = findings.mend(unsuited, day(0));
        assertFalse(mend.isEmpty());
        assertEquals(List.of(), broken(inspection(), day(0)));
        desk.change(mend, act());
        assertEquals(List.of(), look(inspection()).all(), () -> "after " + mend);
    }

    @Test
    void what_is_borne_in_an_area_that_is_no_more_connects_nobody() {
        cease(day(7), GRID);
        Inspection one = Inspection.of(lightingOnly(), terms());
        assign(DutyTown.LIGHTING, BUREAU, lead(GRID, ALWAYS));
        Findings findings = look(one);
        assertEquals(
                List.of(day(7)),
                findings.of(FindingKind.ISLAND_AREA).stream()
                        .filter(each -> each.area().equals(Optional.of(DutyTown.STREET)))
                        .map(each -> each.window().startInclusive())
                        .toList(),
                () -> findings.of(FindingKind.ISLAND_AREA).toString());
        Finding outlived = findings.of(FindingKind.OUTLIVED).get(0);
        assertFalse(findings.mend(outlived, day(0)).isEmpty());
        assertEquals(List.of(), broken(one, day(0)));
    }

    @Test
    void a_clock_that_counts_nanoseconds_breaks_no_law() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, STREET_OFFICE, lead(DutyTown.STREET, ALWAYS));
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS));
        assertEquals(List.of(), broken(inspectionAfterCatchUp(), day(1).plusNanos(1_500)));
    }

    @Test
    void ids_that_are_too_long_together_are_no_mend_and_no_error() {
        MatterId matter = MatterId.of("m".repeat(186));
        Matter like = DutyTown.inventory().periods(DutyTown.LIGHTING).get(0);
        Matter named = new Matter(
                matter,
                like.chinese(),
                like.english(),
                like.field(),
                like.goods(),
                like.provision(),
                like.reason(),
                like.sources(),
                like.validity());
        Inspection with = Inspection.of(Inventory.of("town", "long", List.of(named)), terms())
                .withBasis(matter, LAW);
        Findings findings = look(with);
        List<DutyChange> mend = findings.mend(findings.of(FindingKind.NO_LEAD).get(0), day(0));
        mend.forEach(each -> assertTrue(ChargeId.isFit(matter, each.id().actor())));
    }

    private static Inventory lightingOnly() {
        return Inventory.of("town", "lighting", DutyTown.inventory().periods(DutyTown.LIGHTING));
    }
}
