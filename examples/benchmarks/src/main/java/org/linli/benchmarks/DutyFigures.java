package org.linli.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Scope;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.ChargeFact;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.CommitteeLists;
import org.linli.responsibility.Coverage;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyAuthority;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.finding.Finding;
import org.linli.responsibility.finding.FindingKind;
import org.linli.responsibility.finding.Findings;
import org.linli.responsibility.finding.Inspection;
import org.linli.responsibility.inventory.Goods;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.inventory.Matter;
import org.linli.responsibility.inventory.MatterField;
import org.linli.responsibility.inventory.MatterSource;
import org.linli.responsibility.inventory.Provision;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaTree;
import org.linli.territory.Territory;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Head;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

/**
 * The figures of duties: a city of 10,000 areas and 2,000 matters, in each of which every street has another lead every other year; a
 * million duties, folded from 1.8 million facts; in every hundredth matter one handover is a day late.
 */
final class DutyFigures {
    private static final Instant START = Instant.parse("2016-01-01T00:00:00Z");
    private static final TimeWindow DECADE = TimeWindow.of(START, START.plus(Duration.ofDays(3_650)));
    private static final int MATTERS = 2_000;
    private static final int STREETS = 100;
    private static final int TURNS = 5;
    private static final int ACTORS = 10_000;
    private static final int QUESTIONS = 200_000;
    private static final String[] HEAP = {"-Xms512m", "-Xmx512m", "-Xmn160m"};
    private static final DutyBasis BASIS = DutyBasis.of(DutyGround.POWER_LIST, "power-list@2016");
    private static final ActorId REGISTRAR = ActorId.of("registrar");

    private static @Nullable City city;

    private DutyFigures() {}

    /** A city and its register. */
    private record City(Territory territory, List<MatterId> matters, DutyRegister register, Coverage proof) {}

    static List<Figure> all() {
        return List.of(
                Figure.time("duty-coverage-2000x10000x10y", "s", 2, DutyFigures::proof)
                        .in(HEAP),
                Figure.time("duty-coverage-after-one-change", "ms", 10, DutyFigures::again)
                        .in(HEAP),
                Figure.time("duty-inspection-2000x10000x10y", "s", 10, DutyFigures::inspection)
                        .in(HEAP),
                Figure.time("duty-mend-one-of-5000-gaps", "ms", 20, DutyFigures::mend)
                        .in(HEAP),
                Figure.time("duty-register-restored", "s", 1, DutyFigures::restored),
                Figure.time("duty-lists-of-10000-actors", "s", 1, DutyFigures::lists)
                        .in(HEAP),
                Figure.time("duty-mandate", "us", 2, DutyFigures::mandate).in(HEAP));
    }

    private static synchronized City city() {
        City known = city;
        if (known == null) {
            Territory territory = territory();
            List<MatterId> matters = new ArrayList<>();
            DutyRegister register = new DutyRegister();
            long position = 0;
            for (int matter = 0; matter < MATTERS; matter++) {
                matters.add(MatterId.of("matter-" + matter));
                for (int street = 0; street < STREETS; street++) {
                    position = turns(register, matters.get(matter), matter, street, position);
                }
            }
            known = new City(territory, matters, register, register.coverage(matters, territory, DECADE));
            city = known;
            expect(known.proof().pieces().size() == MATTERS / 100, "every late handover is found, and nothing else");
        }
        return known;
    }

    /** Each turn is given for good, and ended when the next one is. */
    private static long turns(DutyRegister register, MatterId id, int matter, int street, long position) {
        long next = position;
        for (int turn = 0; turn < TURNS; turn++) {
            boolean late = matter % 100 == 0 && street == matter / 100 && turn == 2;
            Instant from = START.plus(Duration.ofDays(730L * turn + (late ? 1 : 0)));
            ChargeId charge = ChargeId.of(id, actor(matter, street, turn));
            DutyId duty = DutyId.of("d-" + next);
            Duty lead = Duty.of(DutyPart.LEAD, AreaId.of("street-" + street), Validity.since(from), BASIS);
            register.apply(event(next++, from, new ChargeFact.Assigned(charge, duty, lead)));
            if (turn + 1 < TURNS) {
                Instant end = START.plus(Duration.ofDays(730L * (turn + 1)));
                register.apply(event(next++, end, new ChargeFact.Ended(charge, duty, end)));
            }
        }
        return next;
    }

    private static ActorId actor(int matter, int street, int turn) {
        return ActorId.of("actor-" + (matter * 31 + street * 101 + turn * 3_331) % ACTORS);
    }

    private static TraceEvent event(long position, Instant at, ChargeFact fact) {
        return new TraceEvent(
                new Head(1, position), Act.of(ActId.of("a-" + position), REGISTRAR, at), at, fact, List.of());
    }

    /** One city, 100 streets, 1,000 communities, 8,899 grids. */
    private static Territory territory() {
        Map<AreaId, Area> areas = new TreeMap<>();
        put(areas, "city", AreaLevel.CITY, null);
        for (int street = 0; street < STREETS; street++) {
            put(areas, "street-" + street, AreaLevel.STREET, "city");
        }
        for (int community = 0; community < 1_000; community++) {
            put(areas, "community-" + community, AreaLevel.COMMUNITY, "street-" + community % STREETS);
        }
        for (int grid = 0; areas.size() < 10_000; grid++) {
            put(areas, "grid-" + grid, AreaLevel.GRID, "community-" + grid % 1_000);
        }
        return Territory.of("1", areas);
    }

    private static void put(Map<AreaId, Area> areas, String id, AreaLevel level, @Nullable String parent) {
        AreaPlan plan = new AreaPlan(
                level == AreaLevel.GRID ? AreaTree.GRID : AreaTree.ADMINISTRATIVE,
                level,
                Name.of(id),
                Optional.empty(),
                Optional.ofNullable(parent).map(AreaId::of),
                Optional.empty());
        areas.put(AreaId.of(id), Area.of(AreaId.of(id), plan, Validity.since(START)));
    }

    private static double proof() {
        City here = city();
        long start = System.nanoTime();
        Coverage coverage = here.register().coverage(here.matters(), here.territory(), DECADE);
        double seconds = (System.nanoTime() - start) / 1e9;
        expect(coverage.pieces().size() == MATTERS / 100, "the proof finds what is planted");
        return seconds;
    }

    private static double again() {
        City here = city();
        MatterId matter = here.matters().get(500);
        long next = here.register().reached() + 1;
        Duty help = Duty.of(DutyPart.ASSIST, AreaId.of("city"), Validity.since(START), BASIS);
        ChargeId charge = ChargeId.of(matter, ActorId.of("actor-1"));
        here.register().apply(event(next, START, new ChargeFact.Assigned(charge, DutyId.of("d-" + next), help)));
        long start = System.nanoTime();
        Coverage coverage = here.register().again(here.proof());
        double millis = (System.nanoTime() - start) / 1e6;
        expect(coverage.of(matter).size() == 1, "the matter is looked at again");
        city = new City(here.territory(), here.matters(), here.register(), coverage);
        return millis;
    }

    /** Everything that is wrong, over all matters and all areas. */
    private static double inspection() {
        City here = city();
        Map<MatterId, Matter> all = new TreeMap<>();
        here.matters().forEach(matter -> all.put(matter, listed(matter)));
        Inspection with = Inspection.of(
                new Inventory("all", "1", new TreeMap<>(all)),
                new DutyTerms(roster(), here.territory(), CommitteeLists.EMPTY));
        long start = System.nanoTime();
        Findings findings = with.of(here.register(), DECADE);
        double seconds = (System.nanoTime() - start) / 1e9;
        expect(findings.proof().pieces().size() == MATTERS / 100, "every late handover is found, and nothing else");
        expect(
                findings.counts()
                        .equals(Map.of(FindingKind.LEVEL_SKIPPED, STREETS, FindingKind.HANDOVER_GAP, MATTERS / 100)),
                "there are no districts, every late handover is found, and nothing else: " + findings.counts());
        return seconds;
    }

    /** Every other of 10,000 grids is without a lead in one matter; what is measured is one mend, on average over a hundred. */
    private static double mend() {
        Map<AreaId, Area> areas = new TreeMap<>();
        put(areas, "street", AreaLevel.STREET, null);
        DutyRegister register = new DutyRegister();
        MatterId matter = MatterId.of("matter");
        for (int grid = 0; grid < 10_000; grid++) {
            put(areas, "grid-" + grid, AreaLevel.GRID, "street");
            if (grid % 2 == 0) {
                ChargeId charge = ChargeId.of(matter, ActorId.of("actor-" + grid % 500));
                Duty lead = Duty.of(DutyPart.LEAD, AreaId.of("grid-" + grid), Validity.since(START), BASIS);
                register.apply(event(grid, START, new ChargeFact.Assigned(charge, DutyId.of("d-" + grid), lead)));
            }
        }
        DutyTerms terms = new DutyTerms(roster(), Territory.of("1", areas), CommitteeLists.EMPTY);
        Inventory one = new Inventory("one", "1", new TreeMap<>(Map.of(matter, listed(matter))));
        Findings findings = Inspection.of(one, terms).of(register, DECADE);
        List<Finding> gaps = findings.of(FindingKind.NO_LEAD);
        expect(gaps.size() == 5_000, "every gap is found");
        int mended = 0;
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            mended += findings.mend(gaps.get(i * 50), START).isEmpty() ? 0 : 1;
        }
        double millis = (System.nanoTime() - start) / 1e6 / 100;
        expect(mended == 100, "each gap has a mend");
        return millis;
    }

    private static Matter listed(MatterId matter) {
        return new Matter(
                matter,
                Name.of("事项"),
                Name.of("matter"),
                MatterField.ENVIRONMENT,
                Goods.PUBLIC,
                Provision.GOVERNMENT,
                Optional.empty(),
                Set.of(MatterSource.SURVEY),
                Validity.since(START));
    }

    private static Roster roster() {
        Map<ActorId, Ties> ties = new TreeMap<>();
        for (int actor = 0; actor < ACTORS; actor++) {
            ties.put(
                    ActorId.of("actor-" + actor),
                    Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, START).alwaysBelow(Optional.of(REGISTRAR)));
        }
        return Roster.of("city", "1", ties);
    }

    private static double restored() throws IOException {
        City here = city();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96 << 20);
        here.register().save(new DataOutputStream(bytes));
        city = null;
        DutyRegister other = new DutyRegister();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        long start = System.nanoTime();
        other.restore(in);
        double seconds = (System.nanoTime() - start) / 1e9;
        expect(other.size() >= MATTERS * STREETS * TURNS, "every duty is restored");
        city = new City(here.territory(), here.matters(), other, here.proof());
        return seconds;
    }

    private static double lists() {
        City here = city();
        Instant day = START.plus(Duration.ofDays(1_000));
        long start = System.nanoTime();
        int lines = 0;
        for (int actor = 0; actor < ACTORS; actor++) {
            lines += here.register()
                    .ofActor(ActorId.of("actor-" + actor), day)
                    .lines()
                    .size();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        expect(lines == MATTERS * STREETS, "every matter and street has one lead on a day");
        return seconds;
    }

    /** Half of those who ask hold the duty. */
    private static double mandate() {
        City here = city();
        Territory territory = here.territory();
        DutyAuthority authority =
                DutyAuthority.of(here.register(), () -> territory, Authority.checkedByHost(), Scope.of("case.accept"));
        List<Authority.Question> questions = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < QUESTIONS; i++) {
            int matter = random.nextInt(MATTERS);
            int grid = random.nextInt(8_899);
            ActorId who = actor(matter, grid % 1_000 % STREETS, i % 2 == 0 ? 4 : 3);
            questions.add(new Authority.Question(
                    Act.of(ActId.of("q"), who, START.plus(Duration.ofDays(3_000))),
                    "case.accept",
                    Subject.of("case", "1"),
                    Optional.of(here.matters().get(matter)),
                    Optional.of(AreaId.of("grid-" + grid))));
        }
        int held = 0;
        long start = System.nanoTime();
        for (Authority.Question question : questions) {
            held += authority.mandate(question).held() ? 1 : 0;
        }
        double micros = (System.nanoTime() - start) / 1e3 / QUESTIONS;
        expect(held == QUESTIONS / 2, "half of them hold it");
        return micros;
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("It does not hold that " + what + ".");
        }
    }
}
