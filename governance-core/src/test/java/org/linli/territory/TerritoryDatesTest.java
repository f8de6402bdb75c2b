package org.linli.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.territory.testkit.TerritoryArbitraries;
import org.linli.territory.testkit.TerritoryLaws;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.testkit.HandClock;

/** What ends on a later day stands until then: it keeps its ground, its homes and its name, and nothing comes in its place before. */
class TerritoryDatesTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant BEFORE = Instant.parse("2020-01-01T00:00:00Z");
    private static final AreaId COMMUNITY = AreaId.of("community");
    private static final AreaId OLD = AreaId.of("g-old");
    private static final AreaId NEW = AreaId.of("g-new");
    private static final AreaShape SQUARE = TerritoryArbitraries.rectangle(0, 0, 1_000, 1_000);
    private static final AreaShape FAR = TerritoryArbitraries.rectangle(5_000, 5_000, 1_000, 1_000);
    private static final DwellingId HOME = DwellingId.of("b1-u1-101");

    private final HandClock clock = new HandClock(MARCH);
    private final InMemoryJournal journal = InMemoryJournal.create("test", clock);
    private final Community community = Community.open(
            journal,
            clock,
            IdSource.seeded(1),
            new Community.Settings(
                    Authority.checkedByHost(), WorkCalendar.everyDay(ZoneOffset.UTC), Office.Settings.DEFAULT));
    private final TerritoryDesk places = community.places();

    @BeforeEach
    void a_grid_that_is_to_end_in_july() {
        AreaPlan plan = new AreaPlan(
                AreaTree.ADMINISTRATIVE,
                AreaLevel.COMMUNITY,
                Name.of("community"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        places.establish(COMMUNITY, plan, BEFORE, act());
        places.establish(OLD, grid("old"), BEFORE, act());
        places.record(HOME, new Dwelling.Address(COMMUNITY, "1", "1", "101"), 0, act());
        places.revoke(OLD, JULY, act());
    }

    @Test
    void it_stands_until_then_in_every_question() {
        community.catchUp(1_000);
        Territory territory = community.territory();
        GeoPoint inside = new GeoPoint(500, 500);
        assertTrue(places.get(OLD).standsAt(JULY.minusSeconds(1)));
        assertFalse(places.get(OLD).standsAt(JULY));
        assertEquals(List.of(OLD), territory.index(AreaTree.GRID, MARCH).at(inside));
        assertEquals(List.of(), territory.index(AreaTree.GRID, JULY).at(inside));
        assertEquals(List.of(OLD), territory.successors(OLD, MARCH));
        assertEquals(List.of(), territory.successors(OLD, JULY));
        Siblings siblings = places.get(new SiblingsId(AreaTree.GRID, Optional.of(COMMUNITY)));
        assertEquals(List.of(), siblings.areas());
        assertEquals(List.of(OLD), siblings.standingFrom(JULY.minusSeconds(1)));
        assertEquals(List.of(), siblings.standingFrom(JULY));
    }

    @Test
    void nobody_takes_its_ground_before_and_anybody_may_afterwards() {
        refused(TerritoryReason.OVERLAPS, () -> places.establish(NEW, grid("new"), JULY.minusSeconds(1), act()));
        places.establish(NEW, grid("new"), JULY, act());
        assertEquals(Optional.of(Name.of("new")), places.get(NEW).nameAt(JULY));
    }

    @Test
    void it_takes_homes_and_names_until_then() {
        places.putInGrid(HOME, OLD, act());
        places.rename(OLD, Name.of("old, until July"), MARCH.plusSeconds(1), act());
        refused(TerritoryReason.REVOKED, () -> places.rename(OLD, Name.of("x"), JULY, act()));
        clock.move(Duration.between(MARCH, JULY));
        refused(TerritoryReason.NOT_A_PLACE_FOR_HOMES, () -> places.putInGrid(HOME, OLD, act()));
        refused(TerritoryReason.REVOKED, () -> places.rename(OLD, Name.of("y"), JULY.minusSeconds(1), act()));
    }

    @Test
    void what_it_stands_in_does_not_end_before_it() {
        refused(TerritoryReason.NOT_EMPTY, () -> places.revoke(COMMUNITY, JULY.minusSeconds(1), act()));
        places.revoke(COMMUNITY, JULY, act());
        refused(TerritoryReason.REVOKED, () -> places.establish(NEW, grid("new"), MARCH, act()));
        places.record(DwellingId.of("b1-u1-102"), new Dwelling.Address(COMMUNITY, "1", "1", "102"), 0, act());
        clock.move(Duration.between(MARCH, JULY));
        refused(
                TerritoryReason.NOT_A_PLACE_FOR_HOMES,
                () -> places.record(
                        DwellingId.of("b1-u1-103"), new Dwelling.Address(COMMUNITY, "1", "1", "103"), 0, act()));
    }

    @Test
    void an_end_is_set_once() {
        refused(TerritoryReason.REVOKED, () -> places.revoke(OLD, JULY.plusSeconds(1), act()));
        refused(TerritoryReason.REVOKED, () -> places.redraw(OLD, SQUARE, JULY, act()));
    }

    @Test
    void a_home_is_torn_down_on_the_day_that_was_said() {
        places.demolish(HOME, JULY, act());
        assertTrue(places.get(HOME).standsAt(MARCH));
        places.putInGrid(HOME, OLD, act());
        refused(TerritoryReason.REVOKED, () -> places.demolish(HOME, JULY, act()));
        Dwelling home = places.get(HOME);
        EnumSet<Tenure.Form> owning = EnumSet.of(Tenure.Form.OWNER);
        assertEquals(
                List.of(HOME),
                Roll.of(List.of(home), owning, JULY.minusSeconds(1), EvidenceGrade.DECLARED)
                        .without());
        assertEquals(
                List.of(),
                Roll.of(List.of(home), owning, JULY, EvidenceGrade.DECLARED).without());
        clock.move(Duration.between(MARCH, JULY));
        refused(TerritoryReason.REVOKED, () -> places.putInGrid(HOME, OLD, act()));
    }

    @Test
    void what_goes_on_is_drawn_anew_from_the_day_of_the_merge_on() {
        AreaShape beside = TerritoryArbitraries.rectangle(0, 1_000, 1_000, 1_000);
        AreaId left = AreaId.of("g-left");
        places.establish(NEW, AreaPlan.grid(COMMUNITY, Name.of("new")).withShape(beside), BEFORE, act());
        places.establish(left, AreaPlan.grid(COMMUNITY, Name.of("left")), BEFORE, act());
        AreaPlan larger = AreaPlan.grid(COMMUNITY, Name.of("new"))
                .withShape(TerritoryArbitraries.rectangle(0, 1_000, 1_000, 2_000));
        places.merge(NEW, List.of(NEW, left), larger, JULY, act());
        community.catchUp(1_000);
        GeoPoint gained = new GeoPoint(500, 2_500);
        assertEquals(
                List.of(),
                community.territory().index(AreaTree.GRID, JULY.minusSeconds(1)).at(gained));
        assertEquals(
                List.of(NEW), community.territory().index(AreaTree.GRID, JULY).at(gained));
        assertEquals(Optional.of(beside), places.get(NEW).shapeAt(MARCH));
        assertEquals(larger.shape(), places.get(NEW).shapeAt(JULY));
    }

    @Test
    void in_which_area_a_point_was_on_a_day_is_answered_by_the_boundary_of_that_day() {
        AreaId east = AreaId.of("g-east");
        AreaShape half = TerritoryArbitraries.rectangle(0, 1_000, 1_000, 1_000);
        places.establish(NEW, AreaPlan.grid(COMMUNITY, Name.of("new")).withShape(half), BEFORE, act());
        places.establish(east, AreaPlan.grid(COMMUNITY, Name.of("east")), BEFORE, act());
        places.redraw(east, TerritoryArbitraries.rectangle(0, 2_000, 1_000, 1_000), BEFORE, act());
        Instant swap = MARCH.minusSeconds(86_400);
        AreaShape larger = TerritoryArbitraries.rectangle(0, 1_500, 1_000, 1_500);
        refused(TerritoryReason.OVERLAPS, () -> places.redraw(east, larger, swap, act()));
        places.redraw(NEW, TerritoryArbitraries.rectangle(0, 1_000, 1_000, 500), swap, act());
        refused(TerritoryReason.OVERLAPS, () -> places.redraw(east, larger, swap.minusSeconds(1), act()));
        places.redraw(east, larger, swap, act());
        refused(TerritoryReason.BEGINS_TOO_EARLY, () -> places.redraw(east, larger, swap.minusSeconds(1), act()));
        community.catchUp(1_000);
        GeoPoint between = new GeoPoint(500, 1_700);
        Territory territory = community.territory();
        assertEquals(
                List.of(NEW),
                territory.index(AreaTree.GRID, swap.minusSeconds(1)).at(between));
        assertEquals(List.of(east), territory.index(AreaTree.GRID, swap).at(between));
        assertEquals(Optional.of(half), places.get(NEW).shapeAt(BEFORE));
        assertEquals(List.of(), TerritoryLaws.findings(territory));
    }

    @Test
    void half_a_microsecond_is_cut_off_before_anything_is_judged() {
        Instant late = BEFORE.plusNanos(500);
        AreaPlan plan = AreaPlan.grid(COMMUNITY, Name.of("new")).withShape(FAR);
        places.establish(NEW, plan, BEFORE, act());
        places.rename(NEW, Name.of("x"), MARCH, act());
        places.redraw(NEW, FAR, MARCH, act());
        Instant just = MARCH.plusNanos(500);
        places.rename(NEW, Name.of("new"), just, act());
        places.redraw(NEW, FAR, just, act());
        assertEquals(
                List.of(BEFORE, MARCH),
                places.get(NEW).names().stream().map(Area.Called::since).toList());
        assertEquals(
                List.of(BEFORE, MARCH),
                places.get(NEW).shapes().stream().map(Area.Drawn::since).toList());
        refused(TerritoryReason.ENDS_BEFORE_IT_STARTS, () -> places.revoke(NEW, late, act()));
        AreaId left = AreaId.of("g-left");
        AreaId right = AreaId.of("g-right");
        places.establish(left, AreaPlan.grid(COMMUNITY, Name.of("left")), BEFORE, act());
        refused(
                TerritoryReason.ENDS_BEFORE_IT_STARTS,
                () -> places.merge(right, List.of(NEW, left), plan, late, act()));
        refused(
                TerritoryReason.ENDS_BEFORE_IT_STARTS,
                () -> places.split(
                        NEW,
                        List.of(
                                new AreaRules.Part(right, AreaPlan.grid(COMMUNITY, Name.of("right"))),
                                new AreaRules.Part(AreaId.of("g-3"), AreaPlan.grid(COMMUNITY, Name.of("3")))),
                        late,
                        act()));
        places.recordTenure(
                HOME, Tenure.since(ActorId.of("li"), Tenure.Form.OWNER, EvidenceGrade.DECLARED, BEFORE), act());
        refused(
                TerritoryReason.NO_SUCH_TENURE,
                () -> places.endTenure(HOME, ActorId.of("li"), Tenure.Form.OWNER, late, act()));
        places.rename(NEW, Name.of("y"), MARCH.plusNanos(1_500), act());
        assertEquals(Optional.of(Name.of("new")), places.get(NEW).nameAt(just));
        assertEquals(Optional.of(Name.of("y")), places.get(NEW).nameAt(MARCH.plusNanos(1_000)));
    }

    @Test
    void two_areas_exchange_ground_on_one_day_and_a_parent_moves_with_its_child() {
        AreaId west = AreaId.of("g-west");
        AreaId east = AreaId.of("g-east");
        Instant swap = MARCH.minusSeconds(86_400);
        AreaShape left = TerritoryArbitraries.rectangle(2_000, 0, 1_000, 1_000);
        AreaShape right = TerritoryArbitraries.rectangle(2_000, 1_000, 1_000, 1_000);
        places.establish(west, AreaPlan.grid(COMMUNITY, Name.of("west")).withShape(left), BEFORE, act());
        places.establish(east, AreaPlan.grid(COMMUNITY, Name.of("east")).withShape(right), BEFORE, act());
        List<AreaRules.Drawing> exchange =
                List.of(new AreaRules.Drawing(west, right), new AreaRules.Drawing(east, left));
        refused(TerritoryReason.OVERLAPS, () -> places.redraw(west, right, swap, act()));
        places.redraw(exchange, swap, act());
        community.catchUp(1_000);
        GeoPoint point = new GeoPoint(2_500, 500);
        Territory territory = community.territory();
        assertEquals(
                List.of(west),
                territory.index(AreaTree.GRID, swap.minusNanos(1_000)).at(point));
        assertEquals(List.of(east), territory.index(AreaTree.GRID, swap).at(point));
        assertEquals(List.of(), TerritoryLaws.findings(territory));
        refused(
                TerritoryReason.NAMED_TWICE,
                () -> places.redraw(
                        List.of(new AreaRules.Drawing(west, right), new AreaRules.Drawing(west, right)), swap, act()));
        refused(
                TerritoryReason.OVERLAPS,
                () -> places.redraw(
                        List.of(new AreaRules.Drawing(west, right), new AreaRules.Drawing(east, right)), swap, act()));
        assertThrows(IllegalArgumentException.class, () -> places.redraw(List.of(), swap, act()));
        AreaId around = AreaId.of("around");
        AreaId within = AreaId.of("g-within");
        places.establish(around, division(AreaLevel.COMMUNITY, Optional.empty(), Optional.of(FAR)), BEFORE, act());
        places.establish(within, AreaPlan.grid(around, Name.of("within")).withShape(FAR), BEFORE, act());
        AreaShape moved = TerritoryArbitraries.rectangle(7_000, 7_000, 1_000, 1_000);
        refused(TerritoryReason.REACHES_OUTSIDE, () -> places.redraw(around, moved, swap, act()));
        refused(TerritoryReason.REACHES_OUTSIDE, () -> places.redraw(within, moved, swap, act()));
        places.redraw(List.of(new AreaRules.Drawing(within, moved), new AreaRules.Drawing(around, moved)), swap, act());
        assertEquals(Optional.of(moved), places.get(within).shapeAt(swap));
    }

    @Test
    void whoever_draws_several_areas_needs_a_mandate_for_each() {
        AreaId mine = AreaId.of("g-mine");
        AreaId theirs = AreaId.of("g-theirs");
        AreaShape left = TerritoryArbitraries.rectangle(2_000, 0, 1_000, 1_000);
        for (AreaId each : List.of(mine, theirs)) {
            places.establish(each, AreaPlan.grid(COMMUNITY, Name.of("g")), BEFORE, act());
        }
        Authority onlyMine = question -> question.area().equals(Optional.of(mine))
                ? Mandate.held(Basis.of("mine", "1"))
                : Mandate.missing(Basis.of("mine", "1"), Optional.empty());
        Community narrow = Community.open(
                journal,
                clock,
                IdSource.seeded(2),
                new Community.Settings(onlyMine, WorkCalendar.everyDay(ZoneOffset.UTC), Office.Settings.DEFAULT));
        List<AreaRules.Drawing> both = List.of(new AreaRules.Drawing(mine, left), new AreaRules.Drawing(theirs, FAR));
        long before = journal.size();
        RefusedException refused =
                assertThrows(RefusedException.class, () -> narrow.places().redraw(both, MARCH, act()));
        assertEquals("g-theirs", refused.refusal().subject().id());
        assertEquals(before, journal.size());
        narrow.places().redraw(mine, left, MARCH, act());
    }

    @Test
    void a_slip_of_the_same_day_is_corrected_and_what_has_not_begun_is_called_off() {
        Instant slip = Instant.parse("2206-01-01T00:00:00Z");
        places.establish(NEW, AreaPlan.grid(COMMUNITY, Name.of("new")).withShape(FAR), BEFORE, act());
        AreaShape other = TerritoryArbitraries.rectangle(7_000, 7_000, 1_000, 1_000);
        places.redraw(NEW, other, slip, act());
        places.rename(NEW, Name.of("slip"), slip, act());
        places.redraw(NEW, other, JULY, act());
        places.rename(NEW, Name.of("July"), JULY, act());
        assertEquals(2, places.get(NEW).shapes().size(), "what was to begin later does not come about");
        assertEquals(Optional.of(Name.of("July")), places.get(NEW).nameAt(slip));
        places.redraw(NEW, FAR, BEFORE, act());
        places.rename(NEW, Name.of("new"), BEFORE, act());
        assertEquals(1, places.get(NEW).shapes().size());
        assertEquals(1, places.get(NEW).names().size());
        refused(TerritoryReason.BEGINS_TOO_EARLY, () -> places.redraw(NEW, FAR, BEFORE.minusSeconds(1), act()));
        places.redraw(NEW, FAR, MARCH, act());
        refused(TerritoryReason.BEGINS_TOO_EARLY, () -> places.redraw(NEW, other, MARCH.minusNanos(1_000), act()));
        places.redraw(NEW, other, MARCH, act());
        assertEquals(Optional.of(other), places.get(NEW).shapeAt(MARCH));
    }

    @Test
    void nothing_ends_before_it_was_named_or_drawn_as_has_been_recorded() {
        places.establish(NEW, AreaPlan.grid(COMMUNITY, Name.of("new")).withShape(FAR), BEFORE, act());
        Instant later = BEFORE.plusSeconds(86_400);
        places.redraw(NEW, TerritoryArbitraries.rectangle(7_000, 7_000, 1_000, 1_000), later, act());
        refused(TerritoryReason.ENDS_TOO_EARLY, () -> places.revoke(NEW, later, act()));
        AreaId named = AreaId.of("g-named");
        places.establish(named, AreaPlan.grid(COMMUNITY, Name.of("first")), BEFORE, act());
        places.rename(named, Name.of("second"), later, act());
        refused(TerritoryReason.ENDS_TOO_EARLY, () -> places.revoke(named, later, act()));
        refused(
                TerritoryReason.ENDS_TOO_EARLY,
                () -> places.merge(
                        AreaId.of("g-all"),
                        List.of(NEW, named),
                        AreaPlan.grid(COMMUNITY, Name.of("all")),
                        later,
                        act()));
        places.rename(named, Name.of("third"), JULY, act());
        places.revoke(named, later.plusNanos(1_000), act());
        places.revoke(NEW, later.plusNanos(1_000), act());
        assertEquals(Optional.empty(), places.get(named).nameAt(JULY));
    }

    @Test
    void what_is_to_end_is_drawn_until_then_and_in_the_way_of_nothing_after() {
        places.establish(NEW, grid("new"), JULY, act());
        AreaShape larger = TerritoryArbitraries.rectangle(0, 0, 1_000, 2_000);
        AreaId beside = AreaId.of("g-beside");
        AreaPlan until = AreaPlan.grid(COMMUNITY, Name.of("beside"))
                .withShape(TerritoryArbitraries.rectangle(0, 1_000, 1_000, 1_000));
        places.establish(beside, until, BEFORE, act());
        refused(TerritoryReason.OVERLAPS, () -> places.redraw(OLD, larger, MARCH, act()));
        places.redraw(beside, FAR, MARCH, act());
        refused(TerritoryReason.OVERLAPS, () -> places.redraw(OLD, larger, MARCH.minusNanos(1_000), act()));
        places.redraw(OLD, larger, MARCH, act());
        assertEquals(Optional.of(larger), places.get(OLD).shapeAt(JULY.minusNanos(1_000)));
        refused(TerritoryReason.REVOKED, () -> places.redraw(OLD, larger, JULY, act()));
        clock.move(Duration.between(MARCH, JULY));
        refused(TerritoryReason.REVOKED, () -> places.redraw(OLD, SQUARE, MARCH, act()));
    }

    @Test
    void what_is_not_known_or_falls_into_one_part_is_not_split() {
        AreaRules.Part part = new AreaRules.Part(NEW, AreaPlan.grid(COMMUNITY, Name.of("part")));
        AreaRules.Part other = new AreaRules.Part(AreaId.of("g-other"), part.plan());
        refused(TerritoryReason.UNKNOWN, () -> places.split(AreaId.of("g-none"), List.of(part, other), MARCH, act()));
        places.establish(AreaId.of("g-whole"), part.plan(), BEFORE, act());
        for (List<AreaRules.Part> parts : List.of(List.of(part), List.of(part, part))) {
            refused(TerritoryReason.TOO_FEW_PARTS, () -> places.split(AreaId.of("g-whole"), parts, MARCH, act()));
        }
        AreaPlan elsewhere = division(AreaLevel.COMMUNITY, Optional.empty(), Optional.empty());
        refused(
                TerritoryReason.NOT_SIDE_BY_SIDE,
                () -> places.split(
                        AreaId.of("g-whole"),
                        List.of(part, new AreaRules.Part(AreaId.of("c-2"), elsewhere)),
                        MARCH,
                        act()));
        refused(
                TerritoryReason.REVOKED,
                () -> places.split(
                        AreaId.of("g-whole"), List.of(part, new AreaRules.Part(OLD, part.plan())), MARCH, act()));
    }

    @Test
    void an_area_made_by_hand_has_its_shapes_and_names_in_order() {
        Area made = Area.of(NEW, grid("new"), Validity.since(BEFORE));
        Area.Drawn first = made.shapes().get(0);
        for (Instant second : List.of(BEFORE, BEFORE.minusSeconds(1))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Area(
                            NEW,
                            made.stage(),
                            made.plan(),
                            made.names(),
                            List.of(first, new Area.Drawn(first.shape(), second)),
                            made.validity(),
                            List.of(),
                            List.of(),
                            Optional.empty()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Area(
                            NEW,
                            made.stage(),
                            made.plan(),
                            List.of(made.names().get(0), new Area.Called(Name.of("x"), second)),
                            made.shapes(),
                            made.validity(),
                            List.of(),
                            List.of(),
                            Optional.empty()));
        }
    }

    @Test
    void nothing_that_comes_with_a_date_in_the_past_stands_where_something_else_stood_then() {
        clock.move(Duration.between(MARCH, JULY).plusDays(9));
        AreaId left = AreaId.of("g-left");
        places.establish(left, AreaPlan.grid(COMMUNITY, Name.of("left")), BEFORE, act());
        refused(TerritoryReason.OVERLAPS, () -> places.establish(NEW, grid("new"), MARCH, act()));
        places.establish(NEW, grid("new"), JULY, act());
    }

    @Test
    void a_grid_of_the_street_goes_over_communities_but_not_over_their_grids_whichever_comes_first() {
        AreaId street = AreaId.of("street");
        AreaId drawn = AreaId.of("drawn");
        AreaId spanning = AreaId.of("g-spanning");
        places.establish(street, division(AreaLevel.STREET, Optional.empty(), Optional.empty()), BEFORE, act());
        places.establish(drawn, division(AreaLevel.COMMUNITY, Optional.of(street), Optional.of(FAR)), BEFORE, act());
        AreaPlan special = AreaPlan.grid(street, Name.of("market")).withShape(FAR);
        places.establish(spanning, special, BEFORE, act());
        AreaPlan below = AreaPlan.grid(drawn, Name.of("below")).withShape(FAR);
        refused(TerritoryReason.OVERLAPS, () -> places.establish(NEW, below, BEFORE, act()));
        places.revoke(spanning, MARCH, act());
        refused(TerritoryReason.OVERLAPS, () -> places.establish(NEW, below, BEFORE, act()));
        places.establish(NEW, below, MARCH, act());
        refused(TerritoryReason.OVERLAPS, () -> places.establish(AreaId.of("g-again"), special, MARCH, act()));
    }

    private static AreaPlan division(AreaLevel level, Optional<AreaId> parent, Optional<AreaShape> shape) {
        return new AreaPlan(AreaTree.ADMINISTRATIVE, level, Name.of("d"), Optional.empty(), parent, shape);
    }

    private static AreaPlan grid(String name) {
        return AreaPlan.grid(COMMUNITY, Name.of(name)).withShape(SQUARE);
    }

    private Act act() {
        return community.act(ActorId.of("bureau"));
    }

    private void refused(TerritoryReason reason, Runnable command) {
        long before = journal.size();
        RefusedException refused = assertThrows(RefusedException.class, command::run, reason.code());
        assertEquals(reason, refused.refusal().reason());
        assertEquals(before, journal.size(), "a refusal writes nothing");
    }
}
