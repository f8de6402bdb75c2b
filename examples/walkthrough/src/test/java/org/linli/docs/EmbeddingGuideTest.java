package org.linli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.TraceLog;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.Case;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseId;
import org.linli.casework.CaseReason;
import org.linli.casework.CaseStage;
import org.linli.casework.Channel;
import org.linli.casework.OpenCases;
import org.linli.casework.Report;
import org.linli.community.Community;
import org.linli.docs.testkit.Snippets;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.Checkpoints;
import org.linli.trace.Direction;
import org.linli.trace.Erasure;
import org.linli.trace.FactCatalog;
import org.linli.trace.Freshness;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Outcome;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Receipt;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.TraceEvent;

/** The blocks of docs/guide/embedding.md, compiled and run. */
class EmbeddingGuideTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-03T01:14:00Z"), ZoneId.of("Asia/Shanghai"));
    private final IdSource ids = IdSource.seeded(1);
    private final ActorId resident = ActorId.of("resident-7f3a");
    private final ActorId property = ActorId.of("property-1");
    private final ActorId electrician = ActorId.of("electrician-2");
    private final ActorId gridWorker = ActorId.of("grid-worker-3");
    private final ActorId committee = ActorId.of("committee");
    private final List<String> shown = new ArrayList<>();

    @TempDir
    Path folder;

    /** A host's own rights. */
    private interface Rights {
        boolean mayDo(String who, String power);
    }

    @Test
    void the_guide_shows_only_what_is_compiled_and_run_here() throws IOException {
        Path root = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("../..");
        Snippets.assertCompiled(
                root.resolve("docs/guide/embedding.md"), root.resolve("examples/walkthrough/src/test/java"));
    }

    @Test
    void a_community_is_opened_in_memory_or_on_disk() {
        Community community = Community.open(InMemoryJournal.create(), Clock.systemUTC(), IdSource.random());
        assertEquals(0, community.openCases().size());
        onDisk(folder.resolve("trace"));
        onDisk(folder.resolve("trace"));
    }

    private void onDisk(Path folder) {
        try (TraceLog log = TraceLog.open(folder, FactCatalog.load())) {
            Community community = Community.open(log, Clock.systemUTC(), IdSource.random());
            serve(community);
        }
    }

    private void serve(Community community) {
        CaseId lamp = report(community, community.act(resident)).state().id();
        assertEquals(CaseStage.REPORTED, community.cases().get(lamp).stage());
    }

    @Test
    void settings_say_who_may_and_by_which_calendar() {
        Journal journal = InMemoryJournal.create("t", clock);
        Rights rights = (who, power) -> power.equals("case.report");
        Community.Settings settings = new Community.Settings(
                question -> rights.mayDo(question.act().actor().value(), question.power())
                        ? Mandate.held(Basis.of("host-rights", "2026-11"))
                        : Mandate.missing(Basis.of("host-rights", "2026-11"), Optional.empty()),
                WorkCalendar.weekdays(ZoneId.of("Asia/Shanghai")),
                new Office.Settings(50_000, 1_000, true));
        Community community = Community.open(journal, clock, ids, settings);

        CaseId lamp = report(community, community.act(resident)).state().id();
        assertThrows(
                RefusedException.class,
                () -> community.cases().accept(lamp, DeadlineClass.TWO_HOURS, community.act(property)));
        assertEquals(2, journal.size(), "the report, and the trace of the attempt");
    }

    @Test
    void acting_again_sitting_and_being_refused() {
        Journal journal = InMemoryJournal.create("t", clock);
        Community community = Community.open(journal, clock, ids);
        Act act = community.act(resident);
        Outcome<Case> outcome = community
                .cases()
                .report(
                        Report.of(MatterId.of("street-lighting"), property, Channel.MOBILE)
                                .withArea(AreaId.of("420106012021-g07"))
                                .withDescription(Personal.of(resident, "description", "Dark at door 3")),
                        act);
        CaseId lamp = outcome.state().id();
        long position = outcome.receipt().orElseThrow().first();
        assertEquals(0, position);

        Report sameReport = outcome.state().intake().orElseThrow().report();
        Outcome<Case> again = community.cases().report(sameReport, act);
        assertTrue(again.repeated());

        Act forAnOldNeighbour = community.act(gridWorker).onBehalfOf(resident);
        assertEquals(resident, forAnOldNeighbour.inTheNameOf());

        Act acceptance = community.act(property);
        Act assignment = community.act(property);
        community.sit(sitting -> {
            CaseDesk cases = community.cases().in(sitting);
            cases.accept(lamp, DeadlineClass.TWENTY_FOUR_HOURS, acceptance);
            cases.assign(lamp, electrician, assignment);
            return lamp;
        });
        assertEquals(3, journal.size());

        try {
            community.cases().takeUp(lamp, community.act(property));
        } catch (RefusedException refused) {
            Refusal refusal = refused.refusal();
            assertEquals(CaseReason.NOT_THE_ASSIGNEE, refusal.reason());
            assertEquals(Optional.of(electrician), refusal.responsibleInstead());
        }
        assertEquals(CaseStage.ASSIGNED, community.cases().get(lamp).stage());
    }

    @Test
    void reading_following_settling_and_erasing() throws IOException, InterruptedException {
        readFollowSettleAndErase(InMemoryJournal.create("t", clock));
    }

    @Test
    void reading_following_settling_and_erasing_on_disk() throws IOException, InterruptedException {
        try (TraceLog log = TraceLog.open(folder.resolve("trace"), FactCatalog.load(), clock)) {
            readFollowSettleAndErase(log);
        }
    }

    private void readFollowSettleAndErase(Journal journal) throws IOException, InterruptedException {
        Community community = Community.open(journal, clock, ids);
        FactCatalog catalog = FactCatalog.load();
        Outcome<Case> outcome = report(community, community.act(resident));
        CaseId lamp = outcome.state().id();
        Report report = outcome.state().intake().orElseThrow().report();
        Receipt receipt = outcome.receipt().orElseThrow();

        Case known = community.cases().get(lamp);
        Case latest = community.office().get(Case.KIND, lamp, Freshness.latest());
        Case atLeast = community.office().get(Case.KIND, lamp, Freshness.atLeast(receipt));
        assertEquals(List.of(known, known), List.of(latest, atLeast));

        for (TraceEvent event : journal.trail(Case.KIND.subject(lamp), Direction.FORWARD)) {
            show(event.act().at(), catalog.nameOf(event.fact()), event.act().actor());
        }
        Slice slice = journal.read(Selection.ofKinds("case").by(property).seenBy(Audience.PARTIES), 0, 100);
        assertEquals(List.of("case.reported"), shown);
        assertTrue(slice.events().isEmpty(), "the property company has done nothing yet");

        Optional<String> said = report.description().flatMap(text -> text.reveal(Purpose.of("repair")));
        assertEquals(Optional.of("Dark at door 3"), said);

        while (community.catchUp(1_000) == 1_000) {
            // more has come in
        }
        List<OpenCases.Item> next = community.openCases().of(property, 20);
        assertEquals(lamp, next.get(0).id());

        Checkpoints checkpoints = Checkpoints.in(folder.resolve("views"));
        community.save(checkpoints);
        List<String> fromTheStart = community.restore(checkpoints);
        assertEquals(List.of(), fromTheStart);

        long seen = 0;
        long size = journal.awaitBeyond(seen, Duration.ofSeconds(5));
        assertEquals(1, size);

        int settled = community.settle(clock.instant(), 100);
        assertEquals(0, settled);

        Erasure.Outcome erased =
                community.erase(new Erasure(community.act(committee), resident, "moved away", "PIPL-47"));
        Report after = community.cases().get(lamp).intake().orElseThrow().report();
        assertTrue(
                after.description().orElseThrow().reveal(Purpose.of("repair")).isEmpty());
        assertEquals(1, erased.values());
        assertFalse(report.description().isEmpty(), "the fact still says that something was said");
    }

    private Outcome<Case> report(Community community, Act act) {
        return community
                .cases()
                .report(
                        Report.of(MatterId.of("street-lighting"), property, Channel.MOBILE)
                                .withDescription(Personal.of(resident, "description", "Dark at door 3")),
                        act);
    }

    private void show(Instant at, String what, ActorId who) {
        assertEquals(clock.instant(), at);
        assertEquals(resident, who);
        shown.add(what);
    }
}
