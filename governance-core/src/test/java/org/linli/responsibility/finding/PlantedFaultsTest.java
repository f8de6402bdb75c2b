package org.linli.responsibility.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.AdmissionId;
import org.linli.responsibility.ChargeFact;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.CommitteeLists;
import org.linli.responsibility.Delegated;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyBasis;
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
import org.linli.responsibility.inventory.MatterField;
import org.linli.responsibility.inventory.MatterSource;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaTree;
import org.linli.territory.Territory;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Head;
import org.linli.trace.TraceEvent;

/**
 * A synthetic city in which everything looks a little wrong and nothing is, and the same with faults planted where nobody would look: how
 * many of the findings are faults (precision), and how many of the faults are found (recall).
 */
class PlantedFaultsTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final TimeWindow YEAR = TimeWindow.of(START, day(365));
    private static final int MATTERS = 160;
    private static final int COMMUNITIES = 12;
    private static final int EACH = 5;
    private static final AreaId STREET = AreaId.of("street");
    private static final StreetLists.Item BACK =
            new StreetLists.Item(StreetLists.Listing.WITHDRAWN, List.of(ActorId.of("bureau-0")));
    private static final ActorId OFFICE = ActorId.of("office");
    private static final ActorId REGISTRAR = ActorId.of("registrar");
    private static final DutyBasis LAW = DutyBasis.of(DutyGround.STATUTE, "law@1");

    private final Map<ActorId, Ties> actors = new TreeMap<>();
    private final Map<AreaId, Area> areas = new TreeMap<>();
    private final TreeMap<MatterId, Matter> matters = new TreeMap<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<MatterId[]> conflicts = new ArrayList<>();
    private final TreeMap<MatterId, StreetLists.Item> withdrawn = new TreeMap<>();
    private final TreeMap<MatterId, StreetLists.Item> withdrawnElsewhere = new TreeMap<>();
    /** When those are wrong that are not all the time. */
    private final Map<String, TimeWindow> times = new TreeMap<>();

    private final Set<String> planted = new TreeSet<>();
    private final DutyRegister register = new DutyRegister();
    private long position;

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Validity from(int day) {
        return Validity.since(day(day));
    }

    private static ActorId bureau(int number) {
        return ActorId.of("bureau-" + Math.floorMod(number, 10));
    }

    private static ActorId company(int number) {
        return ActorId.of("company-" + Math.floorMod(number, 10));
    }

    private static AreaId community(int number) {
        return AreaId.of("community-" + Math.floorMod(number, COMMUNITIES));
    }

    private static AreaId grid(int number) {
        return AreaId.of("grid-" + Math.floorMod(number, COMMUNITIES * 4));
    }

    private void area(String id, AreaLevel level, Optional<AreaId> parent) {
        AreaPlan plan = new AreaPlan(
                level == AreaLevel.GRID ? AreaTree.GRID : AreaTree.ADMINISTRATIVE,
                level,
                Name.of(id),
                Optional.empty(),
                parent,
                Optional.empty());
        areas.put(AreaId.of(id), Area.of(AreaId.of(id), plan, Validity.since(START)));
    }

    private void people() {
        Instant before = day(-1);
        actors.put(ActorId.of("district"), Ties.of(ActorKind.PARTY_ORGANISATION, before));
        for (int i = 0; i < 10; i++) {
            below(bureau(i), ActorKind.GOVERNMENT_DEPARTMENT);
            below(company(i), ActorKind.PROPERTY_COMPANY);
        }
        for (int i = 0; i < COMMUNITIES; i++) {
            below(ActorId.of("committee-" + i), ActorKind.RESIDENTS_COMMITTEE);
            actors.put(ActorId.of("resident-" + i), Ties.of(ActorKind.RESIDENT, before));
        }
        below(OFFICE, ActorKind.STREET_OFFICE);
        area("street", AreaLevel.STREET, Optional.empty());
        for (int i = 0; i < COMMUNITIES; i++) {
            area("community-" + i, AreaLevel.COMMUNITY, Optional.of(STREET));
        }
        for (int i = 0; i < COMMUNITIES * 4; i++) {
            area("grid-" + i, AreaLevel.GRID, Optional.of(community(i)));
        }
    }

    private void below(ActorId id, ActorKind kind) {
        actors.put(id, Ties.of(kind, day(-1)).alwaysBelow(Optional.of(ActorId.of("district"))));
    }

    private MatterId matter(int number) {
        MatterId id = MatterId.of("matter-" + number);
        matters.put(
                id,
                new Matter(
                        id,
                        Name.of("事项" + number),
                        Name.of("matter " + number),
                        MatterField.ENVIRONMENT,
                        Goods.PUBLIC,
                        Goods.PUBLIC.suggests(),
                        Optional.empty(),
                        Set.of(MatterSource.SURVEY),
                        Validity.since(START)));
        return id;
    }

    private DutyId give(MatterId matter, ActorId actor, Duty duty) {
        return give(matter, actor, duty, Optional.empty());
    }

    private DutyId give(MatterId matter, ActorId actor, Duty duty, Optional<Delegated> from) {
        Act act = Act.of(ActId.of("a-" + position), REGISTRAR, day(-1));
        ChargeId charge = ChargeId.of(matter, actor);
        DutyId id = DutyId.from(act.id(), charge);
        ChargeFact fact = from.isPresent()
                ? new ChargeFact.TakenOver(charge, id, duty, from.get())
                : new ChargeFact.Assigned(charge, id, duty);
        register.apply(new TraceEvent(new Head(1, position++), act, act.at(), fact, List.of()));
        return id;
    }

    private void equip(MatterId matter, ActorId actor, DutyId duty, Means means, int day) {
        Act act = Act.of(ActId.of("a-" + position), REGISTRAR, day(-1));
        ChargeFact fact = new ChargeFact.Equipped(ChargeId.of(matter, actor), duty, means, day(day));
        register.apply(new TraceEvent(new Head(1, position++), act, act.at(), fact, List.of()));
    }

    private static Duty lead(AreaId area, Validity when) {
        return Duty.of(DutyPart.LEAD, area, when, LAW);
    }

    private static Duty part(DutyPart part, AreaId area) {
        return Duty.of(part, area, from(0), LAW);
    }

    private void plant(FindingKind kind, String actor, String matter, String area) {
        planted.add(key(kind, actor, matter, area));
    }

    private static String key(FindingKind kind, String actor, String matter, String area) {
        return kind + " " + actor + " " + matter + " " + area;
    }

    private static String key(Finding finding) {
        return key(
                finding.kind(),
                finding.actor().map(ActorId::value).orElse("-"),
                finding.matter().map(MatterId::value).orElse("-"),
                finding.area().map(AreaId::value).orElse("-"));
    }

    /** Nothing is wrong in any of these, though it may look so. */
    private void healthy(MatterId matter, int number) {
        switch (number % 8) {
            case 0 -> {
                give(matter, bureau(number), lead(STREET, from(0)).supplied(Supply.by(company(number))));
                deeds.add(new Deed(company(number), matter, grid(number), day(40), "case.handle", 0));
            }
            case 5 -> {
                // Taken back where it was handed up in time, and in another street where it was not.
                give(matter, OFFICE, lead(STREET, Validity.of(day(0), day(100))));
                give(matter, bureau(number), lead(STREET, from(100)));
                withdrawn.put(matter, BACK);
                withdrawnElsewhere.put(matter, BACK);
            }
            case 6 -> {
                DutyId lead = give(matter, bureau(number), lead(STREET, from(0)));
                equip(matter, bureau(number), lead, Means.NONE, 400);
            }
            case 7 -> give(matter, bureau(number), Duty.of(DutyPart.JOINT, STREET, from(0), LAW));
            case 1 -> {
                for (int i = 0; i < COMMUNITIES; i++) {
                    give(matter, bureau(number + i), lead(community(i), from(0)));
                }
                give(matter, company(number), part(DutyPart.SUPERVISE, STREET));
            }
            case 2 -> {
                give(matter, bureau(number), lead(STREET, Validity.of(day(0), day(100))));
                give(matter, bureau(number + 1), lead(STREET, from(100)));
            }
            case 3 -> {
                DutyId whole = give(matter, bureau(number), lead(STREET, Validity.of(day(0), day(400))));
                Duty piece = lead(grid(number), Validity.of(day(10), day(90)));
                give(matter, company(number), piece, Optional.of(new Delegated(bureau(number), whole)));
                give(
                        matter,
                        ActorId.of("resident-3"),
                        part(DutyPart.ASSIST, community(number)).with(Means.NONE));
            }
            default -> {
                give(matter, bureau(number), lead(STREET, from(0)));
                ActorId committee = ActorId.of("committee-" + number % COMMUNITIES);
                Duty count = Duty.of(DutyPart.ASSIST, community(number), Validity.of(day(0), day(300)), LAW);
                give(matter, committee, count.admitted(AdmissionId.of("let-" + number)));
            }
        }
        deeds.add(new Deed(
                ActorId.of("resident-" + number % COMMUNITIES), matter, grid(number), day(50), "case.handle", 0));
    }

    private void faulty(MatterId matter, int number, FindingKind kind) {
        ActorId lead = bureau(number);
        switch (kind) {
            case NO_LEAD -> {
                for (int i = 1; i < COMMUNITIES; i++) {
                    give(matter, bureau(number + i), lead(community(number + i), from(0)));
                }
                plant(kind, "-", matter.value(), community(number).value());
            }
            case HANDOVER_GAP, OVERLAP -> {
                give(matter, lead, lead(STREET, Validity.of(day(0), day(100))));
                give(matter, bureau(number + 1), lead(STREET, from(kind == FindingKind.OVERLAP ? 97 : 103)));
                plant(kind, "-", matter.value(), "street");
            }
            case LEAD_GONE -> {
                ActorId leaving = ActorId.of("leaving-" + number);
                actors.put(
                        leaving,
                        Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, day(-1))
                                .until(day(200))
                                .alwaysBelow(Optional.of(ActorId.of("district"))));
                give(matter, leaving, lead(STREET, from(0)));
                plant(kind, leaving.value(), matter.value(), "street");
            }
            case LEAD_WITHOUT_MEANS -> {
                DutyId poor = give(matter, lead, lead(STREET, from(0)).with(new Means(true, false, true)));
                plant(kind, lead.value(), matter.value(), "street");
                if (number % 2 == 0) {
                    equip(matter, lead, poor, Means.ALL, 60);
                    times.put(key(kind, lead.value(), matter.value(), "street"), TimeWindow.of(START, day(60)));
                }
            }
            case UNSUITED_ARRANGEMENT -> {
                boolean joint = number % 2 == 0;
                DutyBasis basis = joint ? DutyBasis.of(DutyGround.PLEDGE, "pledge@1") : LAW;
                give(
                        matter,
                        joint ? ActorId.of("resident-1") : company(number),
                        Duty.of(joint ? DutyPart.JOINT : DutyPart.PRIVATE, STREET, from(0), basis));
                plant(kind, joint ? "-" : company(number).value(), matter.value(), "street");
            }
            case WITHOUT_MEANS -> {
                give(matter, lead, lead(STREET, from(0)));
                give(
                        matter,
                        company(number),
                        part(DutyPart.ASSIST, grid(number)).with(new Means(false, true, true)));
                plant(
                        kind,
                        company(number).value(),
                        matter.value(),
                        grid(number).value());
            }
            case WRONG_PROVIDER -> {
                give(matter, company(number), lead(STREET, from(0)));
                plant(kind, company(number).value(), matter.value(), "street");
            }
            case SUPERVISES_ITSELF -> {
                give(matter, lead, lead(STREET, from(0)).supplied(Supply.by(company(number))));
                give(matter, company(number), part(DutyPart.SUPERVISE, grid(number)));
                plant(
                        kind,
                        company(number).value(),
                        matter.value(),
                        grid(number).value());
            }
            case OUTLIVED -> {
                DutyId whole = give(matter, lead, lead(STREET, Validity.of(day(0), day(80))));
                give(matter, bureau(number + 1), lead(STREET, from(80)));
                Duty piece = lead(grid(number), Validity.of(day(10), day(90)));
                give(matter, company(number), piece, Optional.of(new Delegated(lead, whole)));
                plant(
                        kind,
                        company(number).value(),
                        matter.value(),
                        grid(number).value());
            }
            case DUTY_BEYOND_LIST -> {
                if (number % 2 == 0) {
                    give(matter, OFFICE, lead(STREET, from(0)));
                    withdrawn.put(matter, BACK);
                    plant(kind, "office", matter.value(), "street");
                    times.put(key(kind, "office", matter.value(), "street"), TimeWindow.of(day(100), day(365)));
                    return;
                }
                give(matter, lead, lead(STREET, from(0)));
                ActorId committee = ActorId.of("committee-" + number % COMMUNITIES);
                give(matter, committee, part(DutyPart.ASSIST, community(number)));
                plant(kind, committee.value(), matter.value(), community(number).value());
            }
            case ACTS_BEYOND_LIST -> {
                // Whoever produces elsewhere does not produce here.
                give(matter, lead, lead(STREET, from(0)).supplied(Supply.by(company(number + 1))));
                deeds.add(new Deed(company(number + 1), matter, grid(number), day(30), "case.accept", 8));
                deeds.add(new Deed(company(number), matter, grid(number), day(30), "case.accept", 9));
                deeds.add(new Deed(lead, matter, grid(number), day(30), "case.accept", 10));
                plant(
                        kind,
                        company(number).value(),
                        matter.value(),
                        grid(number).value());
            }
            case CONFLICTING_LEADS -> {
                MatterId other = matter(1_000 + number);
                give(matter, lead, lead(STREET, from(0)));
                give(other, lead, lead(STREET, from(0)));
                conflicts.add(new MatterId[] {matter, other});
                plant(kind, lead.value(), matter.value(), "street");
            }
            case OVERLOAD -> {
                give(matter, lead, lead(STREET, from(0)));
                ActorId busy = ActorId.of("union-" + number);
                below(busy, ActorKind.MASS_ORGANISATION);
                for (int i = 0; i < 4; i++) {
                    give(matter, busy, Duty.of(DutyPart.ASSIST, grid(number + i), from(i * 20), LAW));
                }
                plant(kind, busy.value(), "-", "-");
            }
            case ISLAND_ACTOR -> {
                give(matter, lead, lead(STREET, from(0)));
                actors.put(ActorId.of("alone-" + number), Ties.of(ActorKind.SOCIAL_ORGANISATION, day(0)));
                plant(kind, "alone-" + number, "-", "-");
            }
            case LEVEL_SKIPPED -> {
                give(matter, lead, lead(STREET, from(0)));
                area("stray-" + number, AreaLevel.GRID, Optional.of(STREET));
                // Those who lead by community do not lead there.
                plant(kind, "-", "-", "stray-" + number);
            }
            case ISLAND_AREA -> throw new IllegalArgumentException("Planted apart.");
        }
    }

    private Findings look() {
        Roster roster = Roster.of("city", "1", actors);
        DutyTerms terms = new DutyTerms(roster, Territory.of("1", areas), CommitteeLists.EMPTY);
        Inspection with = Inspection.of(new Inventory("city", "1", matters), terms)
                .withLimit(ActorKind.MASS_ORGANISATION, 3)
                .withLists(new StreetLists("street", "1", withdrawn), STREET, from(100))
                .withLists(new StreetLists("other", "1", withdrawnElsewhere), AreaId.of("other-street"), from(0))
                .withDeeds(deeds);
        for (MatterId[] pair : conflicts) {
            with = with.withConflict(pair[0], pair[1]);
        }
        return with.of(register, YEAR);
    }

    @Test
    void where_nothing_is_planted_nothing_is_found() {
        people();
        for (int i = 0; i < MATTERS; i++) {
            healthy(matter(i), i);
        }
        assertEquals(
                List.of(), look().all().stream().map(PlantedFaultsTest::key).toList());
    }

    @Test
    void what_is_planted_is_found_and_nothing_else() {
        people();
        List<FindingKind> kinds = new ArrayList<>();
        for (FindingKind kind : FindingKind.values()) {
            if (kind != FindingKind.ISLAND_AREA) {
                kinds.addAll(Collections.nCopies(EACH, kind));
            }
        }
        while (kinds.size() < MATTERS) {
            kinds.add(null);
        }
        Collections.shuffle(kinds, new Random(7));
        List<MatterId> byCommunity = new ArrayList<>();
        for (int i = 0; i < MATTERS; i++) {
            MatterId matter = matter(i);
            if (kinds.get(i) == null) {
                healthy(matter, i);
            } else {
                faulty(matter, i, kinds.get(i));
            }
            if (kinds.get(i) == FindingKind.NO_LEAD || (kinds.get(i) == null && i % 8 == 1)) {
                byCommunity.add(matter);
            }
        }
        area("forgotten", AreaLevel.STREET, Optional.empty());
        plant(FindingKind.ISLAND_AREA, "-", "-", "forgotten");
        // Each of these follows from what was planted: nobody leads there in anything, or in what is led by community.
        matters.keySet().forEach(each -> plant(FindingKind.NO_LEAD, "-", each.value(), "forgotten"));
        areas.keySet().stream()
                .filter(each -> each.value().startsWith("stray"))
                .forEach(each ->
                        byCommunity.forEach(matter -> plant(FindingKind.NO_LEAD, "-", matter.value(), each.value())));
        Findings findings = look();
        Set<String> found = new TreeSet<>();
        int mended = 0;
        for (Finding each : findings.all()) {
            found.add(key(each));
            mended += findings.mend(each, START).isEmpty() ? 0 : 1;
        }
        print(found, findings.all().size(), mended);
        times.forEach((what, when) -> assertEquals(
                List.of(when),
                findings.all().stream()
                        .filter(each -> key(each).equals(what))
                        .map(Finding::window)
                        .toList(),
                what));
        Set<String> missed = new TreeSet<>(planted);
        missed.removeAll(found);
        found.removeAll(planted);
        assertEquals(Set.of(), missed, "missed");
        assertEquals(Set.of(), found, "found where nothing was planted");
    }

    private void print(Set<String> found, int all, int mended) {
        StringBuilder text = new StringBuilder("FINDINGS kind planted found right precision recall\n");
        for (FindingKind kind : FindingKind.values()) {
            Set<String> wanted = of(kind, planted);
            Set<String> got = of(kind, found);
            long right = got.stream().filter(wanted::contains).count();
            text.append(String.format(
                    Locale.ROOT,
                    "FINDINGS %s %d %d %d %s %s%n",
                    kind,
                    wanted.size(),
                    got.size(),
                    right,
                    share(right, got.size()),
                    share(right, wanted.size())));
        }
        System.out.print(text);
        System.out.println("FINDINGS all: " + all + ", with a mend: " + mended);
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "undefined" : String.format(Locale.ROOT, "%.3f", (double) part / whole);
    }

    private static Set<String> of(FindingKind kind, Set<String> keys) {
        return new TreeSet<>(
                keys.stream().filter(each -> each.startsWith(kind + " ")).toList());
    }
}
