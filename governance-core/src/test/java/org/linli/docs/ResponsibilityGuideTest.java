package org.linli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Naming;
import org.linli.actor.Scope;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.Money;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.basics.WorkCalendar;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.community.Community;
import org.linli.community.CommunityExtension;
import org.linli.community.DisclosureRoom;
import org.linli.community.DutyRoom;
import org.linli.docs.testkit.Snippets;
import org.linli.responsibility.Admission;
import org.linli.responsibility.AdmissionId;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.CommitteeLists;
import org.linli.responsibility.Coverage;
import org.linli.responsibility.CoveragePiece;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyAuthority;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.DutyList;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.DutyReason;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.Responsibility;
import org.linli.responsibility.StreetLists;
import org.linli.responsibility.Supply;
import org.linli.responsibility.disclosure.DisclosureFinding;
import org.linli.responsibility.disclosure.DisclosureId;
import org.linli.responsibility.disclosure.DisclosureLine;
import org.linli.responsibility.disclosure.DisclosurePeriod;
import org.linli.responsibility.disclosure.DisclosurePlan;
import org.linli.responsibility.disclosure.DisclosureTopic;
import org.linli.responsibility.disclosure.Objection;
import org.linli.responsibility.disclosure.Publication;
import org.linli.responsibility.finding.Finding;
import org.linli.responsibility.finding.FindingKind;
import org.linli.responsibility.finding.Findings;
import org.linli.responsibility.finding.Inspection;
import org.linli.responsibility.inventory.Goods;
import org.linli.responsibility.inventory.Inventory;
import org.linli.responsibility.inventory.Matter;
import org.linli.responsibility.inventory.Provision;
import org.linli.responsibility.testkit.DutyLaws;
import org.linli.responsibility.testkit.DutyLife;
import org.linli.territory.AreaPlan;
import org.linli.territory.DivisionCode;
import org.linli.territory.DivisionList;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Digest;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.Subject;
import org.linli.trace.View;

/** What docs/guide/responsibility.md shows, compiled and run. */
class ResponsibilityGuideTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final Instant march = Instant.parse("2026-02-28T16:00:00Z");
    private static final Instant april = Instant.parse("2026-03-31T16:00:00Z");
    private static final Clock clock = Clock.fixed(Instant.parse("2026-03-10T01:00:00Z"), WUHAN);
    private static final ActorId registrar = ActorId.of("registrar");
    private static final ActorId bureau = ActorId.of("bureau-urban-management");
    private static final ActorId office = ActorId.of("street-shuiguohu");
    private static final ActorId committee = ActorId.of("committee-dongting");
    private static final ActorId contractor = ActorId.of("lamps-ltd");
    private static final ActorId repairs = ActorId.of("repairs-ltd");
    private static final AreaId street = AreaId.of("420106012");
    private static final AreaId grid = AreaId.of("420106012-g07");
    private static final MatterId lighting = MatterId.of("street-lighting");
    private static final DutyBasis powerList = DutyBasis.of(DutyGround.POWER_LIST, "power-list.lighting@2026");
    private static final DutyBasis statute = DutyBasis.of(DutyGround.STATUTE, "regulation.lighting@2021");

    private final CommitteeLists lists = CommitteeLists.of("wuhan", "2026").withOwn(MatterId.of("neighbour-disputes"));
    private final DutyRegister register = new DutyRegister();
    private final InMemoryJournal journal = InMemoryJournal.create();
    private Community community;

    @BeforeEach
    void a_street() {
        community = Community.open(journal, clock, IdSource.seeded(1));
        community.attach(new CommunityExtension() {
            @Override
            public List<View> views() {
                return List.of(register);
            }
        });
        register(bureau, ActorKind.GOVERNMENT_DEPARTMENT);
        register(office, ActorKind.STREET_OFFICE);
        register(committee, ActorKind.RESIDENTS_COMMITTEE);
        register(contractor, ActorKind.ENTERPRISE);
        register(repairs, ActorKind.ENTERPRISE);
        DivisionList divisions = DivisionList.EMPTY.with(DivisionCode.parse("420106012"), Name.of("水果湖街道"));
        community.places().takeOver(divisions, march, community.act(registrar));
        community.places().establish(grid, AreaPlan.grid(street, Name.of("第七网格")), march, community.act(registrar));
        community.catchUp(1_000);
    }

    private void register(ActorId id, ActorKind kind) {
        community.actors().register(id, kind, Naming.open(Name.of(id.value())), march, community.act(registrar));
    }

    @Test
    void each_block_of_the_guide_is_compiled() throws IOException {
        Snippets.assertCompiled(
                ROOT.resolve("docs/guide/responsibility.md"),
                Path.of("src/test/java/org/linli/docs/ResponsibilityGuideTest.java"));
    }

    @Test
    void an_inventory() throws IOException {
        Inventory inventory = Inventory.starter();
        Matter lamps = inventory.matter(lighting).orElseThrow();
        assertEquals(Goods.PUBLIC, lamps.goods());
        assertEquals(Provision.GOVERNMENT, lamps.provision());
        InputStream file = new ByteArrayInputStream(
                "id,zh,en,field,goods,provision,reason,sources,from,until\nlamp,路灯\n".getBytes(StandardCharsets.UTF_8));
        Inventory.Reading reading = Inventory.read("wuhan", "2026", "matters.csv", file);
        assertEquals(Optional.empty(), reading.inventory());
        assertEquals(2, reading.findings().get(0).line());
        Path json = Files.createTempFile("matters", ".json");
        Files.writeString(json, inventory.json());
        Inventory again =
                Inventory.readJson("matters.json", Files.newInputStream(json)).orThrow();
        assertEquals(inventory, again);
        Files.delete(json);
    }

    @Test
    void duties_the_door_the_register_and_the_proof() {
        DutyDesk desk = DutyDesk.at(
                community.office(),
                community.settings().authority(),
                () -> new DutyTerms(community.roster(), community.territory(), lists),
                clock);
        Duty lead = Duty.of(DutyPart.LEAD, street, Validity.since(march), powerList)
                .within(DeadlineClass.TWENTY_FOUR_HOURS)
                .supplied(Supply.by(contractor));
        desk.assign(ChargeId.of(lighting, bureau), lead, community.act(registrar));
        DutyId duty = desk.get(ChargeId.of(lighting, bureau)).duties().get(0).id();
        Act act = community.act(registrar);
        desk.supply(ChargeId.of(lighting, bureau), duty, Supply.by(repairs), march.plus(Duration.ofDays(9)), act);
        RefusedException no = assertThrows(
                RefusedException.class,
                () -> desk.assign(
                        ChargeId.of(lighting, bureau),
                        Duty.of(DutyPart.SUPERVISE, grid, Validity.since(march), powerList),
                        community.act(registrar)));
        assertEquals(DutyReason.SUPERVISES_ITSELF, no.refusal().reason());
        Duty count = Duty.of(DutyPart.ASSIST, street, Validity.of(march, april), statute);
        RefusedException atTheDoor = assertThrows(
                RefusedException.class,
                () -> desk.assign(ChargeId.of(lighting, committee), count, community.act(registrar)));
        assertEquals(DutyReason.NO_ADMISSION, atTheDoor.refusal().reason());
        Admission.Terms let = new Admission.Terms(
                ChargeId.of(lighting, committee),
                street,
                TimeWindow.of(march, april),
                Money.of(300_000, "CNY"),
                bureau);
        AdmissionId admission = desk.admit(let, community.act(office)).state().id();
        desk.assign(ChargeId.of(lighting, committee), count.admitted(admission), community.act(registrar));
        community.catchUp(1_000);
        List<Responsibility> then = register.who(lighting, grid, community.territory(), march);
        assertEquals(bureau, then.get(0).bearer());
        assertEquals(Optional.of(contractor), then.get(0).duty().supply().producer());
        assertEquals(
                List.of(),
                register.whoAsKnown(lighting, grid, community.territory(), march, march),
                "on the first of March nobody had said so yet");
        Matter lamps = Inventory.starter().matter(lighting).orElseThrow();
        DutyList list = register.ofActor(bureau, clock.instant());
        String printed = list.text(
                WUHAN, id -> id.equals(lighting.value()) ? lamps.chinese().value() : id);
        assertTrue(printed.contains("| 路灯 | 420106012 |"));
        DutyAuthority authority = DutyAuthority.of(
                        register, community::territory, Authority.ownBehalf(), Scope.of("case.accept", "case.handle"))
                .producing(Scope.of("case.handle"))
                .keptBy(registrar);
        assertTrue(accepts(authority, bureau));
        assertFalse(accepts(authority, office));
        Coverage proof = register.coverage(
                List.of(lighting, MatterId.of("fire-lanes")), community.territory(), TimeWindow.of(march, april));
        assertEquals(List.of(), proof.of(lighting));
        CoveragePiece gap = proof.of(MatterId.of("fire-lanes")).get(0);
        assertTrue(gap.isGap());
        assertEquals(street, gap.area());
        findings(desk);
    }

    @Test
    void the_lists_of_a_street() throws IOException {
        DutyDesk desk = DutyDesk.at(
                community.office(),
                community.settings().authority(),
                () -> new DutyTerms(community.roster(), community.territory(), CommitteeLists.EMPTY),
                clock);
        InputStream file = new ByteArrayInputStream(
                "matter,list,department\nstreet-lighting,basic,\n".getBytes(StandardCharsets.UTF_8));
        StreetLists lists =
                StreetLists.read("shuiguohu", "2026", "lists.csv", file).orThrow();
        desk.change(lists.changes(office, street, Validity.since(march)), community.act(registrar));
        assertEquals(1, desk.get(ChargeId.of(lighting, office)).duties().size());
    }

    @Test
    void duties_in_a_community() {
        DutyRoom duties = DutyRoom.of(Inventory.starter(), lists).keptBy(registrar);
        Authority mandates = duties.authority(Authority.ownBehalf(), Scope.of("case.accept"));
        Community governed = Community.open(
                InMemoryJournal.create(),
                clock,
                IdSource.seeded(2),
                new Community.Settings(mandates, WorkCalendar.weekdays(WUHAN), Office.Settings.DEFAULT));
        DutyDesk duty = governed.keepDuties(duties);
        assertEquals(List.of(), duty.get(ChargeId.of(lighting, bureau)).duties());
        CaseId id = governed.cases()
                .report(Report.of(lighting, office, Channel.MOBILE), governed.act(contractor))
                .state()
                .id();
        governed.cases().accept(id, duties.deadlines(DeadlineClass.SEVEN_DAYS), governed.act(bureau));
        assertEquals(
                Optional.of(DeadlineClass.SEVEN_DAYS),
                governed.cases().get(id).clock().deadline().map(Deadline::deadlineClass));
    }

    @Test
    void what_has_to_be_disclosed() {
        Community governed = Community.open(InMemoryJournal.create(), clock, IdSource.seeded(3));
        ActorId platform = registrar;
        ActorId resident = ActorId.of("resident-7");
        AreaId neighbourhood = AreaId.of("420106012021");
        Instant january = Instant.parse("2025-12-31T16:00:00Z");
        DisclosureLine finances =
                DisclosureLine.of(committee, DisclosureTopic.FINANCES, neighbourhood, Validity.since(january));
        DisclosurePlan plan = DisclosurePlan.starter(DutyBasis.of(DutyGround.CHARTER, "charter.dongting@2026"))
                .with(finances)
                .escalating(Duration.ofDays(7), office)
                .named("dongting", "2026");
        DisclosureRoom disclosures = governed.keepDisclosures(() -> plan, platform);
        governed.actors()
                .register(
                        committee,
                        ActorKind.RESIDENTS_COMMITTEE,
                        Naming.open(Name.of("居委会")),
                        january,
                        governed.act(registrar));
        Digest digest = Digest.sha256("accounts".getBytes(StandardCharsets.UTF_8));
        Digest answer = Digest.sha256("answer".getBytes(StandardCharsets.UTF_8));
        Personal<String> said = Personal.of(resident, "objection", "二月的电梯维修费没有列出");
        governed.catchUp(1_000);
        governed.settle(clock.instant(), 100);
        DisclosureId february = DisclosureId.of(finances, DisclosurePeriod.parse("2026-02"));
        Publication accounts =
                Publication.of(digest, new Publication.Place(Publication.Venue.NOTICE_BOARD, Name.of("东亭路公示栏")));
        disclosures.desk().publish(february, accounts, governed.act(committee));
        disclosures.desk().object(february, Objection.Ground.INCOMPLETE, Optional.of(said), governed.act(resident));
        disclosures.desk().answer(february, 1, Objection.Verdict.UPHELD, answer, governed.act(committee));
        governed.catchUp(1_000);
        List<DisclosureFinding> overdue = disclosures.findings(clock.instant());
        assertEquals(DisclosureFinding.Kind.NOT_PUBLISHED, overdue.get(0).kind());
        assertEquals(1, overdue.size(), "January was never published, and the correction is not yet due");
    }

    private void findings(DutyDesk desk) {
        Inventory all = Inventory.starter();
        Inventory inventory = new Inventory(
                "two", "1", new TreeMap<>(all.matters().subMap(MatterId.of("fire-lanes"), MatterId.of("fire-lanes~"))));
        MatterId fireLanes = MatterId.of("fire-lanes");
        DutyTerms terms = new DutyTerms(community.roster(), community.territory(), lists);
        Findings findings = Inspection.of(inventory, terms)
                .withBasis(fireLanes, statute)
                .withLimit(ActorKind.RESIDENTS_COMMITTEE, 30)
                .of(register, TimeWindow.of(march, april));
        Finding missing = findings.of(fireLanes).get(0);
        assertEquals(FindingKind.NO_LEAD, missing.kind());
        assertTrue(missing.summary(Locale.CHINESE).startsWith("缺位·无人牵头"));
        desk.change(findings.mend(missing, clock.instant()), community.act(registrar));
        community.catchUp(1_000);
        assertEquals(
                List.of(),
                Inspection.of(inventory, terms)
                        .of(register, TimeWindow.of(clock.instant(), april))
                        .of(fireLanes));
        assertEquals(1, findings.of(fireLanes).size(), "what was so is not undone");
        Inspection inspection = Inspection.of(inventory, terms);
        DutyLife ours = new DutyLife(journal.read(Selection.ALL, 0, 10_000).events());
        assertEquals(List.of(), DutyLaws.all(ours, inspection, TimeWindow.of(march, april), clock.instant()));
    }

    private static boolean accepts(DutyAuthority authority, ActorId actor) {
        return authority
                .mandate(new Authority.Question(
                        Act.of(ActId.of("accepting"), actor, clock.instant()),
                        "case.accept",
                        Subject.of("case", "1"),
                        Optional.of(lighting),
                        Optional.of(grid)))
                .held();
    }
}
