package org.linli.responsibility.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.day;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Membership;
import org.linli.actor.Role;
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
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.Means;
import org.linli.responsibility.StreetLists;
import org.linli.responsibility.Supply;
import org.linli.responsibility.inventory.Goods;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.inventory.Matter;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Follower;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.testkit.HandClock;

/** Every kind of finding, planted one by one in a town where nothing is wrong otherwise, and mended. */
class FindingsTest {
    private static final ActorId BUREAU = the(ActorKind.GOVERNMENT_DEPARTMENT);
    private static final ActorId STREET_OFFICE = the(ActorKind.STREET_OFFICE);
    private static final ActorId COMMITTEE = the(ActorKind.RESIDENTS_COMMITTEE);
    private static final ActorId PROPERTY = the(ActorKind.PROPERTY_COMPANY);
    private static final ActorId RESIDENT = the(ActorKind.RESIDENT);
    private static final ActorId TOWNSHIP = the(ActorKind.TOWNSHIP_GOVERNMENT);
    private static final AreaId C1 = AreaId.of("c1");
    private static final AreaId C2 = AreaId.of("c2");
    private static final AreaId GRID = AreaId.of("c1-g1");
    private static final DutyBasis LAW = DutyBasis.of(DutyGround.STATUTE, "law@1");
    private static final Validity ALWAYS = Validity.since(DutyTown.START);
    private static final TimeWindow TEN_DAYS = TimeWindow.of(day(0), day(10));
    private static final TimeWindow AFTERWARDS = TimeWindow.of(day(0), day(100));
    private static final EnumSet<FindingKind> SEEN = EnumSet.noneOf(FindingKind.class);

    private final HandClock clock = new HandClock(day(0));
    private final Office office = Office.over(InMemoryJournal.create(), Office.Settings.DEFAULT);
    private Roster roster = tied(DutyTown.roster());
    private final DutyDesk desk = DutyDesk.at(office, Authority.ownBehalf(), this::terms, clock);
    private final DutyRegister register = new DutyRegister();
    private final Follower follower = Follower.of(office).with(register);
    private int acts;
    private List<DutyChange> mended = List.of();

    /** Everybody belongs to the party organisation's round, so that nobody is connected to nobody. */
    private static Roster tied(Roster roster) {
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        ties.replaceAll((actor, each) -> actor.equals(the(ActorKind.PARTY_ORGANISATION))
                ? each
                : each.with(org.linli.actor.Membership.since(
                        the(ActorKind.PARTY_ORGANISATION), org.linli.actor.Role.MEMBER, DutyTown.START)));
        return Roster.of("town", "2", ties);
    }

    private DutyTerms terms() {
        return new DutyTerms(roster, DutyTown.territory(), DutyTown.terms().lists());
    }

    private Act act() {
        return Act.of(ActId.of("act-" + acts++), ActorId.of("registrar"), clock.instant());
    }

    private Act act(ActorId actor) {
        return Act.of(ActId.of("act-" + acts++), actor, clock.instant());
    }

    private DutyId assign(MatterId matter, ActorId actor, Duty duty) {
        Act act = act();
        desk.assign(ChargeId.of(matter, actor), duty, act);
        return DutyId.from(act.id(), ChargeId.of(matter, actor));
    }

    private static Duty lead(AreaId area, Validity validity) {
        return Duty.of(DutyPart.LEAD, area, validity, LAW);
    }

    private static Duty duty(DutyPart part, AreaId area) {
        return Duty.of(part, area, ALWAYS, LAW);
    }

    /** All four matters are led over the whole town, but for the given ones. */
    private void seenTo(MatterId... not) {
        for (MatterId matter : DutyTown.MATTERS) {
            if (!Set.of(not).contains(matter)) {
                ActorId lead = matter.equals(DutyTown.DISPUTES) ? COMMITTEE : BUREAU;
                assign(matter, lead, lead(DutyTown.STREET, ALWAYS));
            }
        }
    }

    private Findings look(Inspection with) {
        follower.catchUp(1_000);
        return with.of(register, TEN_DAYS);
    }

    private Inspection inspection() {
        return Inspection.of(DutyTown.inventory(), terms());
    }

    /** There is exactly one finding, of the kind; its mend removes it and leaves nothing. */
    private Finding planted(FindingKind kind, Inspection with) {
        Finding only = one(kind, with);
        List<DutyChange> mend = mend(only, with);
        assertFalse(mend.isEmpty(), () -> "a mend for " + only);
        mended = mend;
        desk.change(mend, act());
        follower.catchUp(1_000);
        assertEquals(List.of(), with.of(register, AFTERWARDS).all(), () -> "after " + mend);
        return only;
    }

    /** What mends a finding as of day 0, when nothing of it was in the past. */
    private List<DutyChange> mend(Finding finding, Inspection with) {
        return look(with).mend(finding, day(0));
    }

    private Finding one(FindingKind kind, Inspection with) {
        Findings findings = look(with);
        assertEquals(
                List.of(kind),
                findings.all().stream().map(Finding::kind).toList(),
                () -> findings.all().toString());
        Finding only = findings.all().get(0);
        SEEN.add(kind);
        assertTrue(only.summary(Locale.CHINESE).startsWith(kind.group().label() + "·" + kind.chinese()));
        assertTrue(only.summary(Locale.ENGLISH).contains(kind.remedy()));
        assertEquals(
                only.duties().stream().map(each -> each.position()).sorted().toList(),
                only.positions().stream()
                        .filter(each -> only.deed().isEmpty() || each < 1_000)
                        .toList());
        assertThrows(IllegalStateException.class, findings::throwIfAny);
        return only;
    }

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

    private void leave(ActorId actor) {
        Map<ActorId, Ties> ties = new TreeMap<>(roster.actors());
        Ties was = ties.get(actor);
        ties.put(
                actor,
                new Ties(
                        was.kind(),
                        Validity.of(was.validity().from(), day(6)),
                        was.partOf(),
                        was.memberships(),
                        was.secondments(),
                        was.delegations(),
                        was.untilSaid()));
        roster = Roster.of("town", "3", ties);
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
}
