package org.linli.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.actor.Membership;
import org.linli.actor.Role;
import org.linli.actor.Roster;
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
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Direction;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.HandClock;

class TerritoryDeskTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant BEFORE = Instant.parse("2020-01-01T00:00:00Z");
    private static final ActorId BUREAU = ActorId.of("bureau-civil-affairs");
    private static final ActorId WANG = ActorId.of("resident-wang");
    private static final ActorId LI = ActorId.of("resident-li");
    private static final AreaId STREET = AreaId.of("420106012");
    private static final AreaId DONGTING = AreaId.of("420106012021");
    private static final AreaId OTHER = AreaId.of("420106012022");
    private static final AreaId WEST = AreaId.of("g01");
    private static final AreaId EAST = AreaId.of("g02");
    private static final AreaId OTHER_GRID = AreaId.of("g-other");
    private static final AreaShape FAR = TerritoryArbitraries.rectangle(5_000, 5_000, 1_000, 1_000);
    private static final DwellingId HOME = DwellingId.of("b3-u1-0502");

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
    void a_street_with_two_communities_and_two_grids() throws IOException {
        DivisionList list = DivisionList.EMPTY
                .read(
                        "made-up.csv",
                        new StringReader(
                                "code,name\n420106,武昌区\n420106012,水果湖街道\n420106012021,东亭社区\n" + "420106012022,二社区\n"))
                .with(DivisionCode.of("4201"), Name.of("武汉市"));
        Act act = act();
        assertEquals(5, places.takeOver(list, BEFORE, act));
        long size = journal.size();
        assertEquals(5, places.takeOver(list, BEFORE, act), "doing it again is safe");
        assertEquals(size, journal.size());
        grid(WEST, TerritoryArbitraries.rectangle(0, 0, 1_000, 1_000));
        grid(EAST, TerritoryArbitraries.rectangle(0, 1_000, 1_000, 1_000));
    }

    @Test
    void a_point_leads_to_grid_community_street_and_whoever_serves_there() {
        community.catchUp(1_000);
        Territory territory = community.territory();
        AreaId found = territory
                .index(AreaTree.GRID, MARCH)
                .first(new GeoPoint(5, 1_500))
                .orElseThrow();
        assertEquals(EAST, found);
        assertEquals(List.of(DONGTING, STREET, AreaId.of("420106"), AreaId.of("4201")), territory.above(found));
        assertEquals(
                List.of(WEST, EAST),
                territory.index(AreaTree.GRID, MARCH).at(new GeoPoint(5, 1_000)),
                "the common boundary belongs to both");
        assertEquals(List.of(), TerritoryLaws.findings(territory));
    }

    @Test
    void areas_are_renamed_merged_and_split_and_what_they_were_stays_known() {
        Instant june = Instant.parse("2026-06-01T00:00:00Z");
        places.rename(DONGTING, Name.of("新东亭社区"), june, act());
        assertEquals(Optional.of(Name.of("东亭社区")), places.get(DONGTING).nameAt(june.minusSeconds(1)));
        assertEquals(Optional.of(Name.of("新东亭社区")), places.get(DONGTING).nameAt(june));
        assertEquals(Optional.empty(), places.get(DONGTING).nameAt(BEFORE.minusSeconds(1)));

        AreaId whole = AreaId.of("g-whole");
        places.merge(
                whole,
                List.of(WEST, EAST),
                AreaPlan.grid(DONGTING, Name.of("whole")).withShape(TerritoryArbitraries.rectangle(0, 0, 1_000, 2_000)),
                june,
                act());
        assertEquals(List.of(whole), places.get(WEST).into());
        assertEquals(List.of(WEST, EAST), places.get(whole).from());
        Instant july = Instant.parse("2026-07-01T00:00:00Z");
        AreaId north = AreaId.of("g-north");
        AreaId south = AreaId.of("g-south");
        places.split(
                whole,
                List.of(new AreaRules.Part(south, part("south", 0)), new AreaRules.Part(north, part("north", 500))),
                july,
                act());
        community.catchUp(1_000);
        Territory territory = community.territory();
        assertEquals(List.of(WEST), territory.successors(WEST, june.minusSeconds(1)));
        assertEquals(List.of(whole), territory.successors(WEST, june));
        assertEquals(List.of(north, south), territory.successors(WEST, july));
        assertEquals(
                List.of(WEST, EAST),
                territory.standingAt(AreaTree.GRID, MARCH).stream()
                        .map(Area::id)
                        .toList());
        assertEquals(
                List.of(whole),
                territory.standingAt(AreaTree.GRID, june).stream().map(Area::id).toList());
        assertEquals(
                List.of(north, south),
                territory.standingAt(AreaTree.GRID, july).stream().map(Area::id).toList());
        assertEquals(
                List.of(south, north),
                places.get(new SiblingsId(AreaTree.GRID, Optional.of(DONGTING))).areas());
        assertEquals(List.of(), TerritoryLaws.findings(territory));
        territory.areas().forEach((id, area) -> assertEquals(area, folded(id), "fold = live = view"));
    }

    @Test
    void one_of_the_areas_that_are_merged_may_keep_its_code_and_its_grids() {
        Instant june = Instant.parse("2026-06-01T00:00:00Z");
        AreaPlan whole = AreaPlan.division(DivisionCode.of(DONGTING.value()), Name.of("大东亭社区"));
        places.merge(DONGTING, List.of(DONGTING, OTHER), whole, june, act());
        Area now = places.get(DONGTING);
        assertEquals(Area.AreaStage.STANDING, now.stage());
        assertEquals(List.of(OTHER), now.from());
        assertEquals(Optional.of(Name.of("东亭社区")), now.nameAt(MARCH));
        assertEquals(Optional.of(Name.of("大东亭社区")), now.nameAt(june));
        assertEquals(List.of(DONGTING), places.get(OTHER).into());
        assertEquals(
                List.of(WEST, EAST),
                places.get(new SiblingsId(AreaTree.GRID, Optional.of(DONGTING))).areas());
        assertEquals(
                TerritoryReason.REVOKED,
                assertThrows(
                                RefusedException.class,
                                () -> places.establish(
                                        OTHER,
                                        AreaPlan.division(DivisionCode.of(OTHER.value()), Name.of("again")),
                                        june,
                                        act()))
                        .refusal()
                        .reason(),
                "a code that has ended is not used again");
        community.catchUp(1_000);
        assertEquals(List.of(OTHER), community.territory().successors(OTHER, MARCH));
        assertEquals(List.of(DONGTING), community.territory().successors(OTHER, june));
        assertEquals(List.of(), TerritoryLaws.findings(community.territory()));
        assertEquals(now, folded(DONGTING));
        assertEquals(Optional.of(now), community.territory().area(DONGTING));
    }

    @Test
    void a_shape_lies_within_the_one_above_and_beside_all_others_under_whatever_parent() {
        places.redraw(DONGTING, TerritoryArbitraries.rectangle(0, 0, 1_000, 2_000), MARCH, act());
        AreaPlan outside = AreaPlan.grid(DONGTING, Name.of("x")).withShape(FAR);
        assertEquals(
                "territory.reaches_outside on " + DONGTING,
                refusal(() -> places.establish(OTHER_GRID, outside, BEFORE, act())));
        AreaPlan onOthers =
                AreaPlan.grid(OTHER, Name.of("x")).withShape(TerritoryArbitraries.rectangle(500, 500, 1_000, 1_000));
        assertEquals(
                "territory.overlaps on " + DONGTING,
                refusal(() -> places.establish(OTHER_GRID, onOthers, BEFORE, act())),
                "a community that is drawn speaks for its grids");
        places.establish(OTHER_GRID, AreaPlan.grid(OTHER, Name.of("x")).withShape(FAR), BEFORE, act());
        assertEquals(
                "territory.reaches_outside on g-other",
                refusal(() -> places.redraw(STREET, TerritoryArbitraries.rectangle(0, 0, 2_000, 2_000), MARCH, act())),
                "over a community without a shape");
        places.redraw(STREET, TerritoryArbitraries.rectangle(0, 0, 9_000, 9_000), MARCH, act());
        community.catchUp(1_000);
        assertEquals(List.of(), TerritoryLaws.findings(community.territory()));
    }

    private String refusal(org.junit.jupiter.api.function.Executable attempt) {
        long size = journal.size();
        Refusal refusal = assertThrows(RefusedException.class, attempt).refusal();
        assertEquals(size, journal.size());
        return refusal.reason().code() + " on " + refusal.subject().id();
    }

    @Test
    void the_register_that_was_saved_and_taken_up_again_knows_the_same() throws IOException {
        places.record(HOME, new Dwelling.Address(DONGTING, "3", "1", "0502"), 8_950, act());
        places.revoke(EAST, MARCH, act());
        TerritoryRegister register = new TerritoryRegister();
        journal.read(Selection.ALL, 0, 1_000).events().forEach(register::apply);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        register.save(new DataOutputStream(bytes));
        TerritoryRegister again = new TerritoryRegister();
        again.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(register.territory(), again.territory());
        assertEquals(List.of(HOME), again.dwellingsOf(DONGTING));
        assertTrue(register.territory().basis().toString().matches("territory@\\d+"));
    }

    @Test
    void a_dwelling_leads_to_its_grid_and_staff_and_rolls_are_as_of_a_date() {
        places.record(HOME, new Dwelling.Address(DONGTING, "3", "1", "0502"), 8_950, act());
        DwellingId second = DwellingId.of("b3-u1-0503");
        DwellingId third = DwellingId.of("b3-u1-0601");
        places.record(second, new Dwelling.Address(DONGTING, "3", "1", "0503"), 7_000, act());
        places.record(third, new Dwelling.Address(DONGTING, "3", "1", "0601"), 6_000, act());
        places.putInGrid(HOME, WEST, act());
        places.recordTenure(HOME, owner(WANG, Tenure.Form.CO_OWNER, EvidenceGrade.REGISTERED), act());
        places.recordTenure(HOME, owner(LI, Tenure.Form.CO_OWNER, EvidenceGrade.REGISTERED), act());
        places.recordTenure(second, owner(WANG, Tenure.Form.OWNER, EvidenceGrade.REGISTERED), act());
        places.recordTenure(
                third,
                new Tenure(
                        WANG, Tenure.Form.OWNER, EvidenceGrade.DOCUMENTED, Validity.since(BEFORE), Optional.of(MARCH)),
                act());
        community.catchUp(1_000);
        List<Dwelling> all =
                community.dwellingsOf(DONGTING).stream().map(places::get).toList();
        Set<Tenure.Form> owning = EnumSet.of(Tenure.Form.OWNER, Tenure.Form.CO_OWNER);
        Roll strict = Roll.of(all, owning, MARCH, EvidenceGrade.REGISTERED);
        assertEquals(2, strict.persons(), "co-owners are one person together, Wang alone another");
        assertEquals(15_950, strict.floorArea());
        assertEquals(List.of(third), strict.without());
        assertEquals(List.of(LI, WANG), strict.holders());
        Roll earlier = Roll.of(all, owning, MARCH.minusSeconds(1), EvidenceGrade.DECLARED);
        assertEquals(2, earlier.persons(), "two dwellings of one owner count once");
        assertEquals(21_950, earlier.floorArea());
        clock.move(Duration.ofDays(1));
        places.endTenure(HOME, LI, Tenure.Form.CO_OWNER, MARCH.plusSeconds(60), act());
        Roll later = Roll.of(List.of(places.get(HOME)), owning, MARCH.plusSeconds(60), EvidenceGrade.REGISTERED);
        assertEquals(List.of(WANG), later.holders());
        assertEquals(Optional.of(WEST), places.get(HOME).grid());
        Roster roster = Roster.of(
                "t",
                "1",
                Map.of(
                        WANG,
                        org.linli.actor.Ties.of(org.linli.actor.ActorKind.STAFF_MEMBER, BEFORE)
                                .with(Membership.since(LI, Role.GRID_WORKER, BEFORE)
                                        .withArea(WEST))));
        assertEquals(
                WANG,
                roster.serving(places.get(HOME).grid().orElseThrow(), Role.GRID_WORKER, MARCH)
                        .get(0)
                        .actor());
    }

    @Test
    void no_figure_per_resident_without_a_base_and_a_made_up_one_only_if_asked_for() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        assertEquals(Optional.empty(), places.population(DONGTING).perPerson(12, "residents", day));
        places.declare(base(day, 18_000, PopulationBase.SourceKind.SYNTHETIC, "made up"), act());
        Population synthetic = places.population(DONGTING);
        assertEquals(Optional.empty(), synthetic.perPerson(12, "residents", day));
        assertEquals(
                18_000, synthetic.baseFor("residents", day, true).orElseThrow().count());
        places.declare(base(day.minusDays(9), 12_000, PopulationBase.SourceKind.REGISTER, "register"), act());
        Population.PerPerson figure =
                places.population(DONGTING).perPerson(12, "residents", day).orElseThrow();
        assertEquals(1.0, figure.per(1_000));
        assertEquals(Name.of("register"), figure.base().source());
        assertEquals(Optional.empty(), places.population(DONGTING).perPerson(12, "aged-80-up", day));
        assertEquals(Optional.empty(), places.population(DONGTING).perPerson(12, "residents", day.minusDays(10)));
        assertThrows(IllegalArgumentException.class, () -> base(day, -1, PopulationBase.SourceKind.CENSUS, "census"));
    }

    @Test
    void each_reason_is_given_names_what_is_at_fault_and_writes_nothing() {
        places.record(HOME, new Dwelling.Address(DONGTING, "3", "1", "0502"), 8_950, act());
        places.recordTenure(HOME, owner(WANG, Tenure.Form.OWNER, EvidenceGrade.DECLARED), act());
        LocalDate day = LocalDate.of(2026, 3, 1);
        places.declare(base(day, 10, PopulationBase.SourceKind.CENSUS, "census"), act());
        AreaId gone = AreaId.of("g-gone");
        places.establish(gone, AreaPlan.grid(DONGTING, Name.of("gone")), BEFORE, act());
        places.revoke(gone, MARCH, act());
        AreaId fresh = AreaId.of("g-new");
        AreaPlan plan = AreaPlan.grid(DONGTING, Name.of("new"));
        AreaShape across = TerritoryArbitraries.rectangle(0, 500, 100, 1_000);
        Map<Runnable, Object[]> tries = new LinkedHashMap<>();
        tries.put(
                () -> places.rename(AreaId.of("none"), Name.of("x"), MARCH, act()),
                new Object[] {TerritoryReason.UNKNOWN, "none"});
        tries.put(
                () -> places.establish(WEST, plan, MARCH, act()),
                new Object[] {TerritoryReason.ALREADY_RECORDED, "g01"});
        tries.put(() -> places.establish(gone, plan, MARCH, act()), new Object[] {TerritoryReason.REVOKED, "g-gone"});
        tries.put(
                () -> places.establish(fresh, plan.below(Optional.of(gone)), MARCH, act()),
                new Object[] {TerritoryReason.REVOKED, "g-gone"});
        tries.put(
                () -> places.establish(
                        fresh, plan, MARCH, Act.of(ActId.of("f"), BUREAU, MARCH.plus(Duration.ofDays(1)))),
                new Object[] {TerritoryReason.DATED_IN_FUTURE, "g-new"});
        tries.put(
                () -> places.rename(WEST, Name.of("x"), MARCH, Act.of(ActId.of("b"), BUREAU, BEFORE)),
                new Object[] {TerritoryReason.CLOCK_RAN_BACKWARDS, "g01"});
        tries.put(
                () -> places.establish(
                        fresh, AreaPlan.division(DivisionCode.of("420106012023"), Name.of("x")), MARCH, act()),
                new Object[] {TerritoryReason.ID_IS_NOT_THE_CODE, "g-new"});
        tries.put(
                () -> places.establish(fresh, plan.below(Optional.of(WEST)), MARCH, act()),
                new Object[] {TerritoryReason.WRONG_LEVEL, "g01"});
        tries.put(
                () -> places.establish(fresh, plan, BEFORE.minusSeconds(1), act()),
                new Object[] {TerritoryReason.BEGINS_TOO_EARLY, DONGTING.value()});
        tries.put(
                () -> places.revoke(WEST, BEFORE, act()), new Object[] {TerritoryReason.ENDS_BEFORE_IT_STARTS, "g01"});
        tries.put(
                () -> places.establish(fresh, plan.withShape(across), MARCH, act()),
                new Object[] {TerritoryReason.OVERLAPS, "g01"});
        places.establish(OTHER_GRID, AreaPlan.grid(OTHER, Name.of("o")).withShape(FAR), BEFORE, act());
        places.rename(OTHER_GRID, Name.of("p"), BEFORE.plusSeconds(9), act());
        tries.put(
                () -> places.revoke(OTHER_GRID, BEFORE.plusSeconds(9), act()),
                new Object[] {TerritoryReason.ENDS_TOO_EARLY, "g-other"});
        AreaRules.Drawing twice = new AreaRules.Drawing(OTHER_GRID, FAR);
        tries.put(
                () -> places.redraw(List.of(twice, twice), MARCH, act()),
                new Object[] {TerritoryReason.NAMED_TWICE, "g-other"});
        tries.put(
                () -> places.establish(fresh, plan.withShape(FAR), MARCH, act()),
                new Object[] {TerritoryReason.OVERLAPS, "g-other"});
        tries.put(() -> places.redraw(DONGTING, FAR, MARCH, act()), new Object[] {TerritoryReason.REACHES_OUTSIDE, "g01"
        });
        tries.put(() -> places.redraw(EAST, across, MARCH, act()), new Object[] {TerritoryReason.OVERLAPS, "g01"});
        tries.put(
                () -> places.split(
                        WEST,
                        List.of(
                                new AreaRules.Part(fresh, plan.withShape(TerritoryArbitraries.rectangle(0, 0, 9, 9))),
                                new AreaRules.Part(
                                        AreaId.of("g-x"), plan.withShape(TerritoryArbitraries.rectangle(0, 0, 8, 8)))),
                        MARCH,
                        act()),
                new Object[] {TerritoryReason.OVERLAPS, "g-new"});
        tries.put(
                () -> places.merge(fresh, List.of(WEST, EAST), AreaPlan.grid(OTHER, Name.of("x")), MARCH, act()),
                new Object[] {TerritoryReason.NOT_SIDE_BY_SIDE, "g01"});
        tries.put(
                () -> places.merge(WEST, List.of(WEST, EAST), AreaPlan.grid(OTHER, Name.of("x")), MARCH, act()),
                new Object[] {TerritoryReason.NOT_SIDE_BY_SIDE, "g01"});
        tries.put(
                () -> places.merge(WEST, List.of(WEST, EAST), plan, BEFORE.minusSeconds(1), act()),
                new Object[] {TerritoryReason.BEGINS_TOO_EARLY, "g01"});
        tries.put(
                () -> places.merge(WEST, List.of(WEST), plan, MARCH, act()),
                new Object[] {TerritoryReason.TOO_FEW_PARTS, "g01"});
        tries.put(
                () -> places.merge(gone, List.of(gone, gone), plan, MARCH, act()),
                new Object[] {TerritoryReason.TOO_FEW_PARTS, "g-gone"});
        tries.put(
                () -> places.merge(gone, List.of(gone, EAST), plan, MARCH, act()),
                new Object[] {TerritoryReason.REVOKED, "g-gone"});
        tries.put(
                () -> places.merge(fresh, List.of(WEST, WEST), plan, MARCH, act()),
                new Object[] {TerritoryReason.TOO_FEW_PARTS, "g-new"});
        tries.put(() -> places.revoke(DONGTING, MARCH, act()), new Object[] {TerritoryReason.NOT_EMPTY, DONGTING.value()
        });
        tries.put(
                () -> places.record(DwellingId.of("d"), new Dwelling.Address(WEST, "1", "1", "1"), 0, act()),
                new Object[] {TerritoryReason.NOT_A_PLACE_FOR_HOMES, "g01"});
        tries.put(
                () -> places.putInGrid(HOME, STREET, act()),
                new Object[] {TerritoryReason.NOT_A_PLACE_FOR_HOMES, STREET.value()});
        tries.put(
                () -> places.recordTenure(HOME, owner(LI, Tenure.Form.CO_OWNER, EvidenceGrade.DECLARED), act()),
                new Object[] {TerritoryReason.TENURE_CLASHES, HOME.value()});
        tries.put(
                () -> places.endTenure(HOME, LI, Tenure.Form.TENANT, MARCH, act()),
                new Object[] {TerritoryReason.NO_SUCH_TENURE, HOME.value()});
        tries.put(
                () -> places.declare(base(day, 11, PopulationBase.SourceKind.CENSUS, "census"), act()),
                new Object[] {TerritoryReason.ALREADY_DECLARED, DONGTING.value()});
        Set<TerritoryReason> left = EnumSet.allOf(TerritoryReason.class);
        tries.forEach((attempt, expected) -> {
            long size = journal.size();
            Refusal refusal = assertThrows(RefusedException.class, attempt::run, () -> "" + expected[0])
                    .refusal();
            assertEquals(expected[0], refusal.reason());
            assertEquals(expected[1], refusal.subject().id(), () -> "" + expected[0]);
            assertEquals(size, journal.size());
            left.remove(refusal.reason());
        });
        assertEquals(Set.of(), left);
        places.demolish(HOME, MARCH, act());
        assertEquals(
                TerritoryReason.REVOKED,
                assertThrows(RefusedException.class, () -> places.putInGrid(HOME, WEST, act()))
                        .refusal()
                        .reason());
    }

    @Test
    void a_plan_agrees_with_its_code() {
        AreaPlan plan = AreaPlan.division(DivisionCode.of("420106012021"), Name.of("东亭社区"));
        assertEquals(Optional.of(STREET), plan.parent());
        assertThrows(IllegalArgumentException.class, () -> plan.below(Optional.of(OTHER)));
        assertEquals(SiblingsId.of(plan), SiblingsId.parse(SiblingsId.of(plan).toString()));
        assertEquals(
                new SiblingsId(AreaTree.GRID, Optional.empty()),
                SiblingsId.parse(new SiblingsId(AreaTree.GRID, Optional.empty()).toString()));
    }

    @Test
    void all_of_wuhan_is_taken_over() throws IOException {
        String data = System.getProperty("linli.data", "");
        Path folder = Path.of(data, "divisions");
        assumeTrue(
                !data.isEmpty() && Files.isDirectory(folder),
                "no data folder: a_street_with_two_communities covers the same code");
        DivisionList list = DivisionList.EMPTY.with(DivisionCode.of("4201"), Name.of("武汉市"));
        for (String file : List.of("wuhan_areas.csv", "wuhan_streets.csv", "wuhan_villages.csv")) {
            try (Reader csv = Files.newBufferedReader(folder.resolve(file), StandardCharsets.UTF_8)) {
                list = list.read(file, csv);
            }
        }
        assertEquals(List.of(), list.findings());
        Community whole = Community.open(InMemoryJournal.create(), clock, IdSource.seeded(2));
        assertEquals(list.divisions().size(), whole.places().takeOver(list, BEFORE, whole.act(BUREAU)));
        whole.catchUp(100_000);
        Territory territory = whole.territory();
        assertEquals(list.divisions().size(), territory.areas().size());
        assertEquals(
                3_495,
                territory.areas().values().stream()
                        .filter(each -> each.plan().orElseThrow().level() == AreaLevel.COMMUNITY)
                        .count());
        assertEquals(
                Optional.of(Name.of("东亭社区居委会")),
                territory.area(DONGTING).orElseThrow().nameAt(MARCH));
        assertEquals(List.of(STREET, AreaId.of("420106"), AreaId.of("4201")), territory.above(DONGTING));
        assertFalse(territory.above(AreaId.of("420102002003")).isEmpty());
    }

    private void grid(AreaId id, AreaShape shape) {
        places.establish(id, AreaPlan.grid(DONGTING, Name.of(id.value())).withShape(shape), BEFORE, act());
    }

    private static AreaPlan part(String name, int south) {
        return AreaPlan.grid(DONGTING, Name.of(name)).withShape(TerritoryArbitraries.rectangle(south, 0, 500, 2_000));
    }

    private static Tenure owner(ActorId who, Tenure.Form form, EvidenceGrade grade) {
        return Tenure.since(who, form, grade, BEFORE);
    }

    private static PopulationBase base(LocalDate day, long count, PopulationBase.SourceKind kind, String source) {
        return new PopulationBase(DONGTING, "residents", day, count, kind, Name.of(source));
    }

    private Area folded(AreaId id) {
        Area state = Area.blank(id);
        for (TraceEvent event : journal.trail(Area.KIND.subject(id), Direction.FORWARD)) {
            state = ((AreaFact) event.fact()).applyTo(state, event.act());
        }
        return state;
    }

    private Act act() {
        return community.act(BUREAU);
    }
}
