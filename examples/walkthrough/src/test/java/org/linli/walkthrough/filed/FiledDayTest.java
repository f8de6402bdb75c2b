package org.linli.walkthrough.filed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.basics.ActorId;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.casework.CaseStage;
import org.linli.casework.ClosingTimes;
import org.linli.casework.Solution;
import org.linli.casework.TurnAway;
import org.linli.casework.csv.CaseColumn;
import org.linli.trace.Digest;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Selection;
import org.linli.walkthrough.figures.ClosingFigures;
import org.linli.walkthrough.requests.Intake;
import org.linli.walkthrough.requests.MadeUpRequests;
import org.linli.walkthrough.requests.RequestFile;
import org.linli.walkthrough.requests.RequestStatus;
import org.linli.walkthrough.run.CutAnywhere;
import org.linli.walkthrough.run.ForeignTraceException;
import org.linli.walkthrough.run.Room;
import org.linli.walkthrough.run.Scenario;
import org.linli.walkthrough.run.Seals;
import org.linli.walkthrough.run.States;
import org.linli.walkthrough.run.Teller;

class FiledDayTest {

    private static final String TOWN = String.join(",", CaseColumn.headers()) + "\n"
            + "C,2024-03-01T08:00:00,2024-03-01T10:00:00,2024-03-04T09:00:00,Noise,,Police,Phone,Closed,North,Elm,1,30.5,114.3\n"
            + "D,2024-03-01T08:01:00,2024-03-01T11:00:00,,Noise,,Police,Web,Closed (Duplicate),North,Elm,1,30.5,114.3\n"
            + "T,2024-03-01T08:02:00,2024-03-01T12:00:00,,Noise,,Police,Web,Closed (Transferred),North,Elm,1,30.5,114.3\n"
            + "T2,2024-03-01T08:02:30,,,Noise,,Police,Web,Closed (Transferred),North,Elm,1,30.5,114.3\n"
            + "N,2024-03-01T08:03:00,,,Noise,,Police,Web,New,North,Elm,1,30.5,114.3\n"
            + "O,2024-03-01T08:04:00,,,Noise,,Police,Web,Open,North,Elm,1,30.5,114.3\n"
            + "A,2024-03-01T08:05:00,,,Noise,,Police,Web,Assigned,North,Elm,1,30.5,114.3\n"
            + "P,2024-03-01T08:06:00,2024-03-01T09:00:00,,Noise,,,Web,In Progress,North,Elm,1,30.5,114.3\n"
            + "X,2024-03-01T08:07:00,,,Noise,,Police,Web,Closed,North,Elm,1,30.5,114.3\n";

    @TempDir
    Path folder;

    private RequestFile file(String text) throws Exception {
        return RequestFile.read(Files.writeString(folder.resolve("town.csv"), text));
    }

    private static States states(Journal journal) {
        return States.of(journal, Room.ALL);
    }

    private static Teller nobody() {
        return new Teller(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false);
    }

    private static Case one(Journal journal, String id) {
        return states(journal).of(Case.KIND).stream()
                .filter(each -> each.id().equals(CaseId.of(id)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRowGoesAsFarAsItSays() throws Exception {
        Journal journal = InMemoryJournal.create();
        FiledDay.of(file(TOWN), ZoneOffset.UTC, 3).play(journal, nobody());

        Map<String, CaseStage> stages = new TreeMap<>();
        states(journal).of(Case.KIND).forEach(each -> stages.put(each.id().value(), each.stage()));
        assertEquals(
                Map.of(
                        "C", CaseStage.CLOSED,
                        "D", CaseStage.CLOSED,
                        "T", CaseStage.TURNED_AWAY,
                        "T2", CaseStage.REPORTED,
                        "N", CaseStage.REPORTED,
                        "O", CaseStage.ACCEPTED,
                        "A", CaseStage.ASSIGNED,
                        "P", CaseStage.UNDER_WAY,
                        "X", CaseStage.UNDER_WAY),
                stages);
        Case closed = one(journal, "C");
        assertEquals(Optional.of(Solution.SOLVED), closed.handling().solution());
        assertEquals(List.of(ActorId.of("team:Police")), closed.handling().doers());
        assertEquals(Optional.of(FiledNames.CALL_CENTRE), closed.ending().verifier());
        assertEquals(
                Optional.of(Instant.parse("2024-03-01T10:00:00Z")),
                closed.ending().at());
        assertEquals(
                "3d", closed.clock().deadline().orElseThrow().deadlineClass().toString());
        assertEquals(
                Instant.parse("2024-03-04T09:00:00Z"),
                closed.clock().deadline().orElseThrow().due());
        assertEquals("as-filed@1", closed.clock().deadline().orElseThrow().calendar());
        assertEquals(
                Optional.of(Solution.EXPLAINED), one(journal, "D").handling().solution());
        assertEquals(
                "15d",
                one(journal, "D")
                        .clock()
                        .deadline()
                        .orElseThrow()
                        .deadlineClass()
                        .toString());
        assertEquals(Optional.of(TurnAway.NOT_OURS), one(journal, "T").ending().turnedAway());
        assertEquals(
                Optional.of(FiledNames.CALL_CENTRE),
                one(journal, "T").ending().instead(),
                "the file does not say to whom; the call centre can be asked");
        assertEquals(Optional.of(ActorId.of("unnamed-team")), one(journal, "P").accountable());
        assertEquals(Optional.of(ActorId.of("agency:Police")), one(journal, "A").accountable());
    }

    @Test
    void actsComeInTheOrderOfTime() throws Exception {
        Journal journal = InMemoryJournal.create();
        FiledDay.of(file(MadeUpRequests.csv(200, 5)), ZoneOffset.UTC, 100).play(journal, nobody());

        List<Instant> times = journal.read(Selection.ALL, 0, 10_000).events().stream()
                .map(event -> event.act().at())
                .toList();
        assertEquals(times.stream().sorted().toList(), times);
    }

    @Test
    void whereClocksGoForwardNothingIsDoneBeforeItsTime() throws Exception {
        // In Berlin there was no 02:30 on that night: it is taken to be 03:30, which is after 03:10.
        String night = TOWN.substring(0, TOWN.indexOf('\n') + 1)
                + "B,2024-03-31T02:30:00,2024-03-31T03:10:00,,Noise,,Police,Phone,Closed,North,Elm,1,30.5,114.3\n";
        Journal journal = InMemoryJournal.create();
        FiledDay.of(file(night), ZoneId.of("Europe/Berlin"), 100).play(journal, nobody());

        assertEquals(CaseStage.CLOSED, one(journal, "B").stage());
        assertEquals(
                one(journal, "B").intake().orElseThrow().at(),
                one(journal, "B").ending().at().orElseThrow());
    }

    @Test
    void stoppedAnywhereItGoesOnAsIfNothingHadBeen() throws Exception {
        RequestFile file = file(MadeUpRequests.csv(60, 3));
        CutAnywhere.hold(() -> FiledDay.of(file, ZoneOffset.UTC, 16), 1);
    }

    @Test
    void theSizeOfASittingIsNotInTheResult() throws Exception {
        RequestFile file = file(MadeUpRequests.csv(60, 4));
        Digest one = FiledDay.of(file, ZoneOffset.UTC, 1)
                .play(InMemoryJournal.create(), nobody())
                .digest();
        Digest many = FiledDay.of(file, ZoneOffset.UTC, 10_000)
                .play(InMemoryJournal.create(), nobody())
                .digest();
        assertEquals(one, many);
    }

    @Test
    void curvesOverCasesAreTheCurvesOverRows() throws Exception {
        Journal journal = InMemoryJournal.create();
        RequestFile file = file(MadeUpRequests.csv(300, 11));
        FiledDay.of(file, ZoneOffset.UTC, 128).play(journal, nobody());

        Intake intake = Intake.of(file);
        Instant last = intake.lastInstant().orElseThrow().toInstant(ZoneOffset.UTC);
        // What was handed on is over in the rows; among cases it was turned away, and not closed.
        List<Case> kept = states(journal).of(Case.KIND).stream()
                .filter(each -> each.stage() != CaseStage.TURNED_AWAY)
                .toList();
        ClosingTimes rows = ClosingTimes.of(intake.taken().stream()
                .filter(request ->
                        request.times().closed().isEmpty() || request.status().mark() != RequestStatus.Mark.TRANSFERRED)
                .map(request -> request.observation(intake.lastInstant().orElseThrow()))
                .toList());
        assertEquals(rows, ClosingFigures.of(kept, each -> "all", last).all());
    }

    @Test
    void anotherDaysTraceIsRefused() throws Exception {
        Journal journal = InMemoryJournal.create();
        FiledDay.of(file(MadeUpRequests.csv(40, 1)), ZoneOffset.UTC, 100).play(journal, nobody());
        long size = journal.size();

        FiledDay shorter = FiledDay.of(file(MadeUpRequests.csv(10, 1)), ZoneOffset.UTC, 100);
        assertThrows(ForeignTraceException.class, () -> shorter.play(journal, nobody()));
        FiledDay other = FiledDay.of(file(MadeUpRequests.csv(80, 2)), ZoneOffset.UTC, 100);
        assertThrows(ForeignTraceException.class, () -> other.play(journal, nobody()));
        assertEquals(size, journal.size());
    }

    @Test
    void aDayOfRejectsOnlyIsADayToo() throws Exception {
        String bad = TOWN.substring(0, TOWN.indexOf('\n') + 1)
                + "B,2024-03-31T02:30:00,2024-03-30T03:10:00,,Noise,,Police,Phone,Closed,North,Elm,1,30.5,114.3\n";
        Journal journal = InMemoryJournal.create();
        Scenario.Played played = FiledDay.of(file(bad), ZoneOffset.UTC, 100).play(journal, nobody());

        assertEquals(0, journal.size());
        played.conclude(nobody());
        Map<String, String> files = played.files(Seals.sound(0, played.digest()));
        assertTrue(files.get("rejects.csv").contains("closed_before_created"));
        assertTrue(files.get("report.html").contains("A day in the community"));
    }
}
