package org.linli.walkthrough.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.casework.ClosingTimes;

class IntakeTest {

    /** Made by hand: every reason and every kind of note, in a small town that does not exist. */
    static final String TOWN = RequestFileTest.HEADER
            + "A1,2024-03-01T08:00:00,2024-03-01T10:00:00,2024-03-02T08:00:00,Noise,Bar,Police,Phone,Closed,North,Elm,1,30.5,114.3\n"
            + "A2,2024-03-01T09:00:00,,2024-03-01T12:00:00,Noise,,Police,Web,Open,North,Elm,1,30.51,114.31\n"
            + "A3,2024-03-01T09:00:00,2024-03-01T08:59:59,,Noise,,Police,Web,Closed,North,Elm,1,30.5,114.3\n"
            + "A1,2024-03-01T09:30:00,,,Noise,,Police,Web,Open,North,Elm,1,30.5,114.3\n"
            + "A4,2024-03-01T10:00:00,,,Litter,,Streets,Phone,Vanished,North,Elm,1,30.5,114.3\n"
            + "A5,2024-03-01 10:00:00,,,Litter,,Streets,Phone,Open,North,Elm,1,30.5,114.3\n"
            + ",2024-03-01T10:00:00,,,Litter,,Streets,Phone,Open,North,Elm,1,30.5,114.3\n"
            + "A6,,,,Litter,,Streets,Phone,Open,North,Elm,1,30.5,114.3\n"
            + "too,few\n"
            + "A7,2024-03-01T11:00:00,2024-03-01T11:00:00,,Litter,,Streets,Phone,In Progress,North,Unspecified NORTH,1,,\n"
            + "A8,2024-03-01T11:00:00,,,,,,,Closed,,,,31,114\n"
            + "A9,2024-03-01T12:00:00,2024-03-04T12:00:00,2024-02-01T00:00:00,Litter,,Streets,Phone,Closed (Duplicate),Unspecified,0 Unspecified,1,30.5,\n"
            + "B1,2024-03-02T12:00:00,2024-03-02T15:00:00,2024-03-02T14:00:00,Litter,,Streets,Phone,Closed (Transferred),South,Oak,1,95.5,114.3\n"
            + "B2,2024-03-02T13:00:00,,,Litter,,Streets,Phone,closed,South,Oak,1,30.5,114.3\n"
            + "  B3,2024-03-02T13:00:00,,,Litter,,Streets,Phone,Open,South,Oak,1,30.5,114.3\n"
            + "B4,2024-03-02T13:00:00,,,Litter,,Streets,Phone,Pending,South,Oak,1,30.5,114.3";

    @TempDir
    Path folder;

    private RequestFile file(String text) throws IOException, RequestFileException {
        return RequestFile.read(Files.writeString(folder.resolve("town.csv"), text));
    }

    private static List<String> ids(Intake intake) {
        return intake.taken().stream().map(Request::id).toList();
    }

    private static Request request(Intake intake, String id) {
        return intake.taken().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Note.Kind> notes(Intake intake, String id) {
        return intake.notes().stream()
                .filter(note -> note.id().equals(id))
                .map(Note::kind)
                .toList();
    }

    @Test
    void everyRowIsTakenInOrRejectedWithAReason() throws Exception {
        RequestFile file = file(TOWN);
        Intake intake = Intake.of(file);

        assertEquals(16, intake.rows());
        assertEquals(file.rows().size(), intake.rows());
        assertEquals(List.of("A1", "A2", "A7", "A8", "A9", "B1", "B4"), ids(intake));
        assertEquals(
                Map.of(
                        Reject.Reason.CLOSED_BEFORE_CREATED, 1L,
                        Reject.Reason.ID_REPEATED, 1L,
                        Reject.Reason.STATUS_UNKNOWN, 2L,
                        Reject.Reason.TIME_UNREADABLE, 1L,
                        Reject.Reason.ID_MISSING, 1L,
                        Reject.Reason.CREATED_MISSING, 1L,
                        Reject.Reason.WRONG_COLUMN_COUNT, 1L,
                        Reject.Reason.ID_UNUSABLE, 1L),
                intake.rejectCounts());
        assertEquals(
                List.of(4L, 5L, 6L, 7L, 8L, 9L, 10L, 15L, 16L),
                intake.rejects().stream().map(Reject::line).toList());
        assertEquals(
                "the status 'closed' is not known; maybe 'Closed' is meant",
                intake.rejects().get(7).explanation());
    }

    @Test
    void whatIsNotKnownIsLeftOpenAndNoted() throws Exception {
        Intake intake = Intake.of(file(TOWN));

        assertEquals(List.of(), notes(intake, "A1"));
        assertEquals(
                List.of(
                        Note.Kind.CLOSING_TIME_UNDER_OPEN_STATUS,
                        Note.Kind.COMMUNITY_UNKNOWN,
                        Note.Kind.COORDINATES_MISSING),
                notes(intake, "A7"));
        assertEquals(
                List.of(
                        Note.Kind.CLOSED_WITHOUT_CLOSING_TIME,
                        Note.Kind.CATEGORY_UNKNOWN,
                        Note.Kind.AGENCY_UNKNOWN,
                        Note.Kind.DISTRICT_UNKNOWN,
                        Note.Kind.COMMUNITY_UNKNOWN,
                        Note.Kind.COORDINATES_TOO_COARSE),
                notes(intake, "A8"));
        assertEquals(
                List.of(
                        Note.Kind.DUPLICATE_OF_UNKNOWN,
                        Note.Kind.DUE_BEFORE_CREATED,
                        Note.Kind.DISTRICT_UNKNOWN,
                        Note.Kind.COMMUNITY_UNKNOWN,
                        Note.Kind.COORDINATES_UNREADABLE),
                notes(intake, "A9"));
        assertEquals(List.of(Note.Kind.TRANSFERRED_TO_UNKNOWN, Note.Kind.COORDINATES_UNREADABLE), notes(intake, "B1"));
        assertEquals(List.of(Note.Kind.NO_LINE_END), notes(intake, "B4"));
        assertEquals(Set.of(Note.Kind.values()), Set.copyOf(intake.noteCounts().keySet()));
    }

    @Test
    void theStatusCountsNotTheClosingTimeBesideIt() throws Exception {
        Intake intake = Intake.of(file(TOWN));

        assertEquals(Optional.empty(), request(intake, "A7").times().closed());
        assertEquals(Optional.empty(), request(intake, "A8").times().closed());
        assertEquals(
                Optional.of(Duration.ofHours(2)), request(intake, "A1").times().open());
        assertEquals(Optional.of(true), request(intake, "A1").times().onTime());
        assertEquals(Optional.of(false), request(intake, "B1").times().onTime());
        assertEquals(Optional.empty(), request(intake, "A2").times().onTime());
        assertEquals(
                Optional.of(new Coordinates(30.5, 114.3)),
                request(intake, "A1").place().point());
        assertEquals(Optional.empty(), request(intake, "B1").place().point());
    }

    @Test
    void openCasesAreWatchedToTheLastInstantOfTheFile() throws Exception {
        Intake intake = Intake.of(file(TOWN));

        assertEquals(Optional.of(LocalDateTime.of(2024, 3, 4, 12, 0)), intake.lastInstant());
        ClosingTimes all = intake.closingTimes();
        assertEquals(7, all.observations());
        assertEquals(3, all.closed());
        assertEquals(4, all.censored());
        // A2 came in last of those that are open and were watched longest among them.
        assertEquals(Optional.of(Duration.ofHours(75)), all.lastObserved());
        Map<String, ClosingTimes> byAgency = intake.closingTimesBy(Request::agency);
        assertEquals(List.of("Police", "Streets"), List.copyOf(byAgency.keySet()));
        assertEquals(2, byAgency.get("Police").observations());
    }

    @Test
    void theListOfRejectsTellsEveryRowAndNote() throws Exception {
        Intake intake = Intake.of(file(TOWN));
        String text = RejectsFile.of(intake).text();

        assertEquals(
                1 + intake.rejects().size() + intake.notes().size(),
                text.lines().count());
        assertTrue(text.startsWith("line,id,severity,reason,explanation\n"
                + "4,A3,rejected,closed_before_created,closed 2024-03-01T08:59:59 is before created 2024-03-01T09:00\n"
                + "5,A1,rejected,id_repeated,an earlier row has the same id\n"));
        List<Long> lines =
                text.lines().skip(1).map(l -> Long.valueOf(l.split(",")[0])).toList();
        assertEquals(lines.stream().sorted().toList(), lines);
    }

    @Test
    void everyStatusIsFoundByItsLabel() {
        for (RequestStatus status : RequestStatus.values()) {
            assertEquals(Optional.of(status), RequestStatus.of(status.label()));
        }
        assertEquals(Optional.empty(), RequestStatus.of(""));
    }
}
