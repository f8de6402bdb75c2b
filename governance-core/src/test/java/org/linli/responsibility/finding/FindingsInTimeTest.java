package org.linli.responsibility.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.day;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Membership;
import org.linli.actor.Role;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.basics.Money;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.Admission;
import org.linli.responsibility.AdmissionId;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.CommitteeLists;
import org.linli.responsibility.Coverage;
import org.linli.responsibility.CoveragePiece;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyDocuments;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.Means;
import org.linli.responsibility.StreetLists;
import org.linli.responsibility.Supply;
import org.linli.responsibility.inventory.Goods;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.inventory.Matter;
import org.linli.responsibility.testkit.DutyTown;

/** What was so for a time is found for that time, whatever came before and after. */
class FindingsInTimeTest extends FindingsTown {
    @Test
    void means_and_supply_are_judged_as_they_were_then() {
        seenTo(DutyTown.LIGHTING);
        ChargeId charge = ChargeId.of(DutyTown.LIGHTING, BUREAU);
        DutyId lead =
                assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS).with(Means.NONE));
        desk.equip(charge, lead, Means.ALL, day(4), act());
        desk.equip(charge, lead, Means.NONE, day(20), act());
        Finding without = one(FindingKind.LEAD_WITHOUT_MEANS, inspection());
        assertEquals(TimeWindow.of(day(0), day(4)), without.window());
        desk.equip(charge, lead, Means.ALL, day(0), act());
        assertEquals(List.of(), look(inspection()).all());
        desk.supply(charge, lead, Supply.by(PROPERTY), day(2), act());
        desk.supply(charge, lead, Supply.OWN, day(8), act());
        assign(DutyTown.LIGHTING, PROPERTY, duty(DutyPart.SUPERVISE, C1));
        assertEquals(
                TimeWindow.of(day(2), day(8)),
                one(FindingKind.SUPERVISES_ITSELF, inspection()).window());
    }

    @Test
    void whoever_produces_does_what_is_theirs_as_long_as_they_do() {
        seenTo(DutyTown.LIGHTING);
        ChargeId charge = ChargeId.of(DutyTown.LIGHTING, BUREAU);
        DutyId lead =
                assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS).supplied(Supply.by(PROPERTY)));
        desk.supply(charge, lead, Supply.OWN, day(5), act());
        Deed during = new Deed(PROPERTY, DutyTown.LIGHTING, GRID, day(2), "case.handle", 4_711);
        assertEquals(List.of(), look(inspection().withDeeds(List.of(during))).all());
        Deed after = new Deed(PROPERTY, DutyTown.LIGHTING, GRID, day(6), "case.handle", 4_712);
        Finding finding = one(FindingKind.ACTS_BEYOND_LIST, inspection().withDeeds(List.of(during, after)));
        assertEquals(Optional.of(after), finding.deed());
    }

    @Test
    void whoever_becomes_a_part_of_whom_they_supervise_does_so_from_that_day_on() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS));
        assign(DutyTown.LIGHTING, PROPERTY, duty(DutyPart.SUPERVISE, C1));
        assertEquals(List.of(), look(inspection()).all());
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        ties.computeIfPresent(PROPERTY, (actor, was) -> was.alwaysBelow(Optional.of(STREET_OFFICE)));
        ties.computeIfPresent(STREET_OFFICE, (actor, was) -> was.below(Optional.of(BUREAU), day(4)));
        roster = Roster.of("town", "3", ties);
        Finding since = one(FindingKind.SUPERVISES_ITSELF, inspection());
        assertEquals(day(4), since.window().startInclusive(), "two steps up, and not before");
    }

    @Test
    void nobody_supervises_themselves_through_staff_or_through_those_who_produce() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS));
        assertEquals(List.of(), look(inspection()).all());
        DutyId looks = assign(
                DutyTown.LIGHTING, STREET_OFFICE, duty(DutyPart.SUPERVISE, C1).supplied(Supply.by(BUREAU)));
        assertEquals(
                Optional.of(STREET_OFFICE),
                planted(FindingKind.SUPERVISES_ITSELF, inspection()).actor());
        ActorId official = the(ActorKind.STAFF_MEMBER);
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        Membership serves = Membership.since(BUREAU, Role.OFFICER, day(2)).until(day(6));
        ties.computeIfPresent(official, (actor, was) -> was.with(serves));
        ties.computeIfPresent(PROPERTY, (actor, was) -> was.alwaysBelow(Optional.of(STREET_OFFICE)));
        roster = Roster.of("town", "3", ties);
        assign(DutyTown.LIGHTING, official, duty(DutyPart.SUPERVISE, C1));
        Finding served = planted(FindingKind.SUPERVISES_ITSELF, inspection());
        assertEquals(TimeWindow.of(day(2), day(6)), served.window());
        desk.supply(
                ChargeId.of(DutyTown.LIGHTING, BUREAU),
                desk.get(ChargeId.of(DutyTown.LIGHTING, BUREAU)).duties().get(0).id(),
                Supply.by(PROPERTY),
                act());
        assign(DutyTown.LIGHTING, STREET_OFFICE, Duty.of(DutyPart.SUPERVISE, C2, ALWAYS, LAW));
        assertEquals(
                Optional.of(C2),
                one(FindingKind.SUPERVISES_ITSELF, inspection()).area(),
                "the office's own company");
        assertTrue(desk.get(ChargeId.of(DutyTown.LIGHTING, STREET_OFFICE)).duties().stream()
                .noneMatch(each -> each.id().equals(looks) && !each.ended()));
    }

    @Test
    void the_lists_of_a_street_hold_in_its_area_and_for_their_time() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, STREET_OFFICE, lead(C1, Validity.of(day(0), day(8))));
        assign(DutyTown.LIGHTING, BUREAU, lead(C1, Validity.since(day(8))));
        assign(DutyTown.LIGHTING, TOWNSHIP, lead(C2, ALWAYS));
        StreetLists withdrawn = new StreetLists(
                "lists",
                "2026",
                new TreeMap<>(Map.of(
                        DutyTown.LIGHTING, new StreetLists.Item(StreetLists.Listing.WITHDRAWN, List.of(BUREAU)))));
        Inspection afterwards = inspection().withLists(withdrawn, C1, Validity.since(day(8)));
        assertEquals(List.of(), look(afterwards).all(), "handed up in time, and elsewhere it was not taken back");
        Inspection earlier = inspection().withLists(withdrawn, C1, Validity.since(day(5)));
        Finding late = planted(FindingKind.DUTY_BEYOND_LIST, earlier);
        assertEquals(Optional.of(STREET_OFFICE), late.actor());
        assertEquals(TimeWindow.of(day(5), day(8)), late.window());
    }

    @Test
    void who_volunteers_somewhere_is_found_missing_in_their_office_and_not_in_what_a_charter_lets_them_do() {
        seenTo(DutyTown.DISPUTES);
        ActorId official = the(ActorKind.STAFF_MEMBER);
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        ties.computeIfPresent(official, (actor, was) -> was.with(Membership.since(PROPERTY, Role.VOLUNTEER, day(-9))));
        roster = Roster.of("town", "3", ties);
        assign(DutyTown.DISPUTES, COMMITTEE, lead(DutyTown.STREET, ALWAYS));
        DutyBasis charter = DutyBasis.of(DutyGround.CHARTER, "charter@1");
        assign(
                DutyTown.DISPUTES,
                official,
                Duty.of(DutyPart.ASSIST, C2, ALWAYS, charter).with(Means.NONE));
        assertEquals(List.of(), look(inspection()).all());
        assign(DutyTown.DISPUTES, official, duty(DutyPart.ASSIST, C1).with(Means.NONE));
        assertEquals(
                Optional.of(official),
                one(FindingKind.WITHOUT_MEANS, inspection()).actor());
    }

    @Test
    void what_is_counted_is_work_of_organisations_that_still_goes_on_and_was_not_pledged() {
        seenTo();
        assertThrows(IllegalArgumentException.class, () -> inspection().withLimit(ActorKind.RESIDENT, 1));
        assertThrows(IllegalArgumentException.class, () -> inspection().withLimit(ActorKind.HOUSEHOLD, 1));
        assign(DutyTown.LIGHTING, PROPERTY, duty(DutyPart.ASSIST, C1));
        DutyBasis pledge = DutyBasis.of(DutyGround.PLEDGE, "pledge@1");
        assign(DutyTown.RELIEF, PROPERTY, Duty.of(DutyPart.ASSIST, C1, ALWAYS, pledge));
        DutyId whole = assign(DutyTown.FINES, TOWNSHIP, duty(DutyPart.ASSIST, C2));
        ChargeId charge = ChargeId.of(DutyTown.FINES, TOWNSHIP);
        desk.delegate(charge, whole, PROPERTY, C2, TimeWindow.of(day(3), day(9)), act(TOWNSHIP));
        Inspection with = inspection().withLimit(ActorKind.PROPERTY_COMPANY, 1);
        assertEquals(
                TimeWindow.of(day(3), day(9)), one(FindingKind.OVERLOAD, with).window());
        desk.end(charge, whole, day(3), act());
        assertEquals(Map.of(FindingKind.OUTLIVED, 1), look(with).counts());
    }

    @Test
    void two_conflict_whoever_leads_with_others_or_for_those_who_govern_it_themselves() {
        seenTo(DutyTown.LIGHTING);
        Inspection with = inspection().withConflict(DutyTown.DISPUTES, DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, ALWAYS));
        for (DutyPart part : List.of(DutyPart.CO_LEAD, DutyPart.JOINT, DutyPart.ASSIST)) {
            DutyId other = assign(DutyTown.DISPUTES, BUREAU, Duty.of(part, GRID, ALWAYS, LAW));
            assertEquals(
                    part == DutyPart.ASSIST ? 0 : 1,
                    look(with).of(FindingKind.CONFLICTING_LEADS).size(),
                    part::toString);
            desk.annul(ChargeId.of(DutyTown.DISPUTES, BUREAU), other, act());
        }
        assign(DutyTown.DISPUTES, COMMITTEE, duty(DutyPart.SELF_GOVERNED, GRID));
        assertEquals(0, look(with).of(FindingKind.CONFLICTING_LEADS).size());
        Inspection own = inspection().withConflict(DutyTown.DISPUTES, DutyTown.RELIEF);
        assign(DutyTown.RELIEF, COMMITTEE, duty(DutyPart.ASSIST, GRID));
        assertEquals(0, look(own).of(FindingKind.CONFLICTING_LEADS).size());
    }

    @Test
    void an_organisation_is_connected_to_nobody_only_while_it_has_no_duty() {
        seenTo();
        ActorId fresh = ActorId.of("new-bureau");
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        ties.put(fresh, Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, day(0)));
        roster = Roster.of("town", "4", ties);
        assign(DutyTown.LIGHTING, fresh, Duty.of(DutyPart.ASSIST, C1, Validity.of(day(2), day(6)), LAW));
        assertEquals(
                List.of(TimeWindow.of(day(0), day(2)), TimeWindow.of(day(6), day(10))),
                look(inspection()).of(FindingKind.ISLAND_ACTOR).stream()
                        .map(Finding::window)
                        .toList());
    }

    @Test
    void a_proof_with_findings_counts_whoever_is_gone_for_nobody() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, TOWNSHIP, lead(DutyTown.STREET, ALWAYS));
        leave(TOWNSHIP);
        Findings findings = look(inspection());
        assertEquals(Map.of(FindingKind.LEAD_GONE, 1), findings.counts());
        assertFalse(findings.proof().isProved());
        assertEquals(
                TimeWindow.of(day(6), day(10)),
                findings.proof().of(DutyTown.LIGHTING).get(0).window());
    }

    @Test
    void the_past_is_judged_by_the_class_that_a_matter_had_then() {
        seenTo();
        Matter now = DutyTown.inventory().matter(DutyTown.LIGHTING).orElseThrow();
        Matter before = new Matter(
                now.id(),
                now.chinese(),
                now.english(),
                now.field(),
                Goods.CLUB,
                Goods.CLUB.suggests(),
                Optional.empty(),
                now.sources(),
                Validity.of(day(0), day(4)));
        Matter since = new Matter(
                now.id(),
                now.chinese(),
                now.english(),
                now.field(),
                now.goods(),
                now.provision(),
                Optional.empty(),
                now.sources(),
                Validity.since(day(4)));
        List<Matter> all = new ArrayList<>(List.of(before, since));
        DutyTown.inventory().matters().values().stream()
                .filter(each -> !each.id().equals(now.id()))
                .forEach(all::add);
        Inspection with = Inspection.of(Inventory.of("town", "2", all), terms());
        Finding then = one(FindingKind.WRONG_PROVIDER, with);
        assertEquals(TimeWindow.of(day(0), day(4)), then.window());
        assertEquals(List.of(), look(with).mend(then, day(4)), "it is over");
    }

    @Test
    void nobody_need_lead_in_a_matter_while_it_is_in_no_inventory() {
        seenTo(DutyTown.LIGHTING);
        assign(DutyTown.LIGHTING, BUREAU, lead(DutyTown.STREET, Validity.of(day(5), day(8))));
        List<Matter> all = new ArrayList<>();
        DutyTown.inventory().matters().values().stream()
                .map(each -> each.id().equals(DutyTown.LIGHTING) ? during(each, Validity.of(day(5), day(8))) : each)
                .forEach(all::add);
        Inventory inventory = Inventory.of("town", "2", all);
        Findings findings = look(Inspection.of(inventory, terms()));
        assertEquals(List.of(), findings.all());
        assertTrue(findings.proof().isProved(), () -> findings.proof().pieces().toString());
        assertEquals(Optional.of("inventory.town@2"), findings.proof().inventory());
        MatterId never = MatterId.of("never-heard-of");
        assertEquals(
                List.of(),
                register.coverage(List.of(never), terms().with(inventory), TEN_DAYS)
                        .of(never));
        assertEquals(
                2,
                register.coverage(List.of(DutyTown.LIGHTING), DutyTown.territory(), TEN_DAYS)
                        .pieces()
                        .size(),
                "a proof that does not ask by an inventory asks for every matter all the time");
        Coverage proof = register.coverage(List.of(DutyTown.LIGHTING), terms().with(inventory), TEN_DAYS);
        assign(DutyTown.LIGHTING, STREET_OFFICE, lead(DutyTown.STREET, Validity.of(day(7), day(9))));
        follower.catchUp(1_000);
        assertEquals(
                List.of(TimeWindow.of(day(7), day(8))),
                register.again(proof).pieces().stream()
                        .map(CoveragePiece::window)
                        .toList());
    }

    private static Matter during(Matter matter, Validity when) {
        return new Matter(
                matter.id(),
                matter.chinese(),
                matter.english(),
                matter.field(),
                matter.goods(),
                matter.provision(),
                matter.reason(),
                matter.sources(),
                when);
    }

    @Test
    void what_was_let_in_is_beyond_the_list_once_that_is_withdrawn() {
        seenTo();
        ChargeId charge = ChargeId.of(DutyTown.LIGHTING, COMMITTEE);
        Admission.Terms let = new Admission.Terms(
                charge, DutyTown.STREET, TimeWindow.of(day(0), day(9)), Money.of(100, "CNY"), BUREAU);
        AdmissionId admission = desk.admit(let, act(STREET_OFFICE)).state().id();
        assign(
                DutyTown.LIGHTING,
                COMMITTEE,
                Duty.of(DutyPart.ASSIST, DutyTown.STREET, Validity.of(day(0), day(9)), LAW)
                        .admitted(admission));
        assertEquals(List.of(), look(inspection()).all());
        clock.move(java.time.Duration.ofDays(4));
        desk.withdraw(admission, act(STREET_OFFICE));
        Finding beyond = one(FindingKind.DUTY_BEYOND_LIST, inspection());
        assertEquals(Optional.of(COMMITTEE), beyond.actor());
        assertEquals(TimeWindow.of(day(4), day(9)), beyond.window());
        desk.change(look(inspection()).mend(beyond, day(5)), act());
        assertEquals(
                TimeWindow.of(day(4), day(5)),
                one(FindingKind.DUTY_BEYOND_LIST, inspection()).window());
    }

    @Test
    void who_supplies_is_judged_by_when_they_did() {
        seenTo(DutyTown.RELIEF);
        DutyId duty =
                assign(DutyTown.RELIEF, BUREAU, lead(DutyTown.STREET, ALWAYS).supplied(Supply.by(COMMITTEE)));
        desk.supply(ChargeId.of(DutyTown.RELIEF, BUREAU), duty, Supply.by(PROPERTY), day(5), act());
        lists = CommitteeLists.of("town", "2").withOwn(DutyTown.DISPUTES).withNegative(DutyTown.RELIEF);
        Finding beyond = one(FindingKind.DUTY_BEYOND_LIST, inspection());
        assertEquals(Optional.of(COMMITTEE), beyond.actor());
        assertEquals(TimeWindow.of(day(0), day(5)), beyond.window());
    }

    @Test
    void a_duty_outlives_the_document_on_which_it_rests() {
        seenTo();
        DutyDocuments documents = DutyDocuments.of("town", "1").with(LAW, Validity.of(DutyTown.START, day(3)));
        Findings findings = look(Inspection.of(DutyTown.inventory(), terms().with(documents)));
        assertEquals(4, findings.all().size(), () -> findings.all().toString());
        findings.all().forEach(each -> {
            assertEquals(FindingKind.OUTLIVED, each.kind());
            assertEquals(TimeWindow.of(day(3), day(10)), each.window());
        });
        DutyDocuments goesOn = DutyDocuments.of("town", "1").with(LAW, ALWAYS);
        assertEquals(
                List.of(),
                look(Inspection.of(DutyTown.inventory(), terms().with(goesOn))).all());
        assertEquals(Optional.empty(), documents.end(DutyBasis.of(DutyGround.CHARTER, "law@1")));
    }

    @Test
    void no_private_person_makes_a_matter_everybodys_own_where_others_live() {
        seenTo(DutyTown.DISPUTES);
        List<Matter> all = new ArrayList<>(DutyTown.inventory().matters().values());
        all.replaceAll(each -> each.id().equals(DutyTown.DISPUTES)
                ? new Matter(
                        each.id(),
                        each.chinese(),
                        each.english(),
                        each.field(),
                        Goods.PRIVATE,
                        Goods.PRIVATE.suggests(),
                        Optional.empty(),
                        each.sources(),
                        each.validity())
                : each);
        Inspection with = Inspection.of(Inventory.of("town", "2", all), terms());
        DutyBasis charter = DutyBasis.of(DutyGround.CHARTER, "charter@1");
        ChargeId mine = ChargeId.of(DutyTown.DISPUTES, RESIDENT);
        DutyId own = assign(DutyTown.DISPUTES, RESIDENT, Duty.of(DutyPart.PRIVATE, DutyTown.STREET, ALWAYS, charter));
        Finding found = one(FindingKind.UNSUITED_ARRANGEMENT, with);
        assertEquals(Optional.empty(), found.actor(), "nobody is named");
        desk.annul(mine, own, act());
        DutyTown.AREAS.stream()
                .filter(each -> each.value().contains("-g") && !each.value().equals("c1-g2"))
                .forEach(each -> assign(DutyTown.DISPUTES, RESIDENT, Duty.of(DutyPart.PRIVATE, each, ALWAYS, charter)));
        assertEquals(
                List.of(), look(with).of(FindingKind.UNSUITED_ARRANGEMENT), "each grid may speak for its own homes");
    }
}
