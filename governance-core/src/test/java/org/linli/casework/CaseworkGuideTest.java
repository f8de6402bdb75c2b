package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.csv.CaseColumn;
import org.linli.casework.csv.CaseCsv;
import org.linli.casework.csv.CaseRow;
import org.linli.casework.csv.CsvException;
import org.linli.casework.csv.CsvMapping;
import org.linli.community.Community;
import org.linli.docs.testkit.Snippets;
import org.linli.trace.Authority;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;

/** What the guide to casework shows is compiled and does what it says. */
class CaseworkGuideTest {
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");

    private final ActorId resident = ActorId.of("resident-7f3a");
    private final ActorId property = ActorId.of("property-1");
    private final ActorId team = ActorId.of("repair-team");
    private final ActorId street = ActorId.of("street-shuiguohu");
    private final ActorId water = ActorId.of("water-bureau");
    private final ActorId housing = ActorId.of("housing-bureau");
    private final ActorId hotline = ActorId.of("hotline-12345");
    private final ActorId platform = ActorId.of("platform");
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-03T01:14:00Z"), WUHAN);

    @Test
    void every_block_of_the_guide_is_compiled() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        Snippets.assertCompiled(
                module.resolve("../docs/guide/casework.md"),
                module.resolve("src/main/java"),
                module.resolve("src/test/java/org/linli/casework"));
    }

    @Test
    void what_the_guide_tells_happens() {
        Roster roster = Roster.of(
                "dongting",
                "1",
                Map.of(
                        street, Ties.of(ActorKind.STREET_OFFICE, SINCE),
                        water, Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, SINCE),
                        housing, Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, SINCE)));
        // tag::terms
        CaseTerms terms = CaseTerms.of(WorkCalendar.weekdays(WUHAN))
                .with(CasePolicy.DEFAULT.toBuilder("2026-03")
                        .addCallCentre(hotline)
                        .build())
                .with(roster);
        Community community = Community.open(
                InMemoryJournal.create(),
                clock,
                IdSource.random(),
                new Community.Settings(Authority.checkedByHost(), terms, Office.Settings.DEFAULT));
        CaseDesk cases = community.cases();
        // end::terms
        // tag::life
        Report leak = Report.of(MatterId.of("water-leak"), property, Channel.PHONE);
        CaseId id = cases.report(leak, community.act(resident)).state().id();
        cases.accept(id, DeadlineClass.TWENTY_FOUR_HOURS, community.act(property));
        cases.assign(id, team, community.act(property));
        cases.takeUp(id, community.act(team));
        cases.pause(id, PauseReason.MATERIAL, community.act(team));
        cases.resume(id, community.act(team));
        cases.handle(id, Solution.SOLVED, community.act(team));
        cases.sendToRework(id, community.act(street));
        cases.handle(id, Solution.SOLVED, community.act(team));
        cases.verify(id, community.act(street));
        cases.close(id, community.act(street));
        cases.followUp(id, FollowUp.answered(true, true), community.act(platform));
        // end::life
        assertEquals(CaseStage.FOLLOWED_UP, cases.get(id).stage());
        CaseRates before = CaseRates.of(List.of(cases.get(id)), clock.instant());
        // tag::reopened
        cases.reopen(id, ReopenReason.CAME_BACK, DeadlineClass.TWENTY_FOUR_HOURS, community.act(resident));
        assertEquals(CaseStage.ACCEPTED, cases.get(id).stage());
        // end::reopened
        assertEquals(
                before.all().onTime(),
                CaseRates.of(List.of(cases.get(id)), clock.instant()).all().onTime());

        CaseId pipe = cases.report(leak, community.act(resident)).state().id();
        // tag::dispute
        cases.dispute(pipe, Optional.of(water), community.act(property));
        assertEquals(Optional.of(property), cases.get(pipe).accountable(), "until it is ruled on");
        cases.oversight().rule(pipe, water, DeadlineClass.SEVEN_DAYS, community.act(street));
        RefusedException bound = assertThrows(
                RefusedException.class, () -> cases.sendBack(pipe, SendBack.NOT_MINE, community.act(water)));
        assertEquals(CaseReason.BOUND_BY_RULING, bound.refusal().reason());
        // end::dispute
        // tag::whistle
        cases.oversight().whistle(pipe, List.of(housing), DeadlineClass.TWO_HOURS, community.act(street));
        assertEquals(List.of(housing), cases.get(pipe).oversight().unanswered());
        cases.oversight().answerWhistle(pipe, WhistleAnswer.COMING, community.act(housing));
        // end::whistle
        cases.takeUp(pipe, community.act(water));
        // tag::parked
        Instant inAYear = clock.instant().plus(Duration.ofDays(365));
        cases.oversight().park(pipe, ParkReason.FUNDS, inAYear, community.act(street));
        cases.oversight().exclude(pipe, Exclusion.BEYOND_COMPETENCE, community.act(street));
        // end::parked
        // tag::rates
        CaseRates rates = CaseRates.of(List.of(cases.get(id), cases.get(pipe)), clock.instant());
        String onTime = "按期处置率 " + rates.all().onTime() + ", without " + rates.excluded() + " excluded: "
                + rates.withoutExcluded().onTime();
        // end::rates
        assertEquals("按期处置率 1/1, without 1 excluded: 1/1", onTime);
    }

    @Test
    void a_table_is_read_and_written() throws IOException {
        InputStream in = new ByteArrayInputStream((String.join(",", CaseColumn.headers())
                        + "\n7,2026-03-02T08:00:00,,,SW-Bulk Scheduled,,sanitation,phone,under way,,,,,\n"
                        + "8,2026-03-02T08:00:00,,,Unheard of,,sanitation,phone,under way,,,,,\n")
                .getBytes(StandardCharsets.UTF_8));
        // tag::csv
        CsvMapping city = CsvMapping.plain(WUHAN)
                .withMatters(Map.of("SW-Bulk Scheduled", MatterId.of("bulky-waste")))
                .withStages(Map.of("Closed (Duplicate)", CaseStage.CLOSED));
        List<CsvException> refused = new ArrayList<>();
        List<CaseRow> rows = CaseCsv.read("requests.csv", in, city, refused::add);
        String table = CaseCsv.write(rows, city);
        // end::csv
        assertEquals(1, refused.size());
        assertTrue(table.contains("SW-Bulk Scheduled"));
    }

    @Test
    void what_falls_due_is_raised_when_the_host_settles() {
        Community community = Community.open(InMemoryJournal.create(), clock, IdSource.seeded(1));
        CaseDesk cases = community.cases();
        // tag::watch
        CaseRegister register = community.watch(
                new DuePlan(
                        "street",
                        "2026-03",
                        List.of(
                                DuePlan.Step.remindBefore(Duration.ofHours(2)),
                                DuePlan.Step.escalateAfter(Duration.ZERO, street))),
                platform);
        // end::watch
        CaseId id = cases.report(Report.of(MatterId.of("lamp"), property, Channel.PHONE), community.act(resident))
                .state()
                .id();
        cases.accept(id, DeadlineClass.TWO_HOURS, community.act(property));
        // tag::settle
        community.catchUp(1_000);
        community.settle(clock.instant(), 100);
        List<CaseRegister.Item> urgent = register.find(
                CaseFilter.ALL.open().of(property).dueBefore(clock.instant().plus(Duration.ofHours(4))), 20);
        // end::settle
        assertEquals(1, urgent.size());
        assertEquals(1, cases.get(id).clock().raised());
        assertTrue(cases.get(id).clock().due().isPresent());
    }
}
