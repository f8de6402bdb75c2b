package org.linli.walkthrough.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.casework.csv.CaseColumn;

class FileStatisticsTest {

    @TempDir
    Path folder;

    private FileStatistics town() throws Exception {
        return FileStatistics.of(RequestFile.read(Files.writeString(folder.resolve("town.csv"), IntakeTest.TOWN)));
    }

    @Test
    void allRowsReadAreCountedAlsoThoseThatAreRejected() throws Exception {
        FileStatistics town = town();

        assertEquals(15, town.rows());
        assertEquals(1, town.misshapen());
        assertEquals(Optional.of(LocalDateTime.of(2024, 3, 1, 8, 0)), town.first());
        assertEquals(Optional.of(LocalDateTime.of(2024, 3, 2, 13, 0)), town.last());
        assertEquals(Optional.of(LocalDateTime.of(2024, 3, 4, 12, 0)), town.lastInstant());
        assertEquals(1, town.missing().get(CaseColumn.ID));
        assertEquals(10, town.missing().get(CaseColumn.CLOSED));
        assertEquals(11, town.missing().get(CaseColumn.DUE));
        assertEquals(2, town.missing().get(CaseColumn.LON));
        assertEquals(1, town.closedBeforeCreated());
        assertEquals(1, town.closedEqualCreated());
        assertEquals(Map.of(RequestStatus.IN_PROGRESS, 1L), town.closingUnderOpenStatus());
        assertEquals(1, town.closedWithoutClosingTime());
    }

    @Test
    void countsFallAndTiesAreByValue() throws Exception {
        FileStatistics town = town();

        assertEquals(
                "{Streets=10, Police=4, =1}", town.countBy(CaseColumn.AGENCY).toString());
        assertEquals(
                "{North=9, South=4, =1, Unspecified=1}",
                town.countBy(CaseColumn.DISTRICT).toString());
        assertEquals(4, town.distinctCommunities());
        assertEquals("{8=1, 9=3, 10=2, 11=2, 12=2, 13=3}", town.countByHour().toString());
        assertEquals("{5=9, 6=4}", town.countByIsoWeekday().toString());
        assertThrows(IllegalArgumentException.class, () -> town.countBy(CaseColumn.ID));
    }

    @Test
    void hoursAreOfRowsClosedNoSoonerThanTheyCameIn() throws Exception {
        FileStatistics town = town();

        // 0, 2, 3 and 72 hours: type 7 puts the deciles at 0.3, 1.5 and 2.7 of the three gaps.
        CloseHours hours = town.closeHours().orElseThrow();
        assertEquals(4, hours.n());
        assertEquals(19.25, hours.mean(), 1e-12);
        assertEquals(0.6, hours.p10(), 1e-12);
        assertEquals(2.5, hours.p50(), 1e-12);
        assertEquals(51.3, hours.p90(), 1e-12);
        assertEquals(
                List.of("Police", "Streets"),
                List.copyOf(town.closeHoursByAgency().keySet()));
        assertEquals(1, town.closeHoursByAgency().get("Police").n());
    }

    @Test
    void onTimeIsOfRowsDueAndClosed() throws Exception {
        FileStatistics town = town();

        assertEquals(Optional.of(new OnTime(1, 3)), town.onTime());
        assertEquals(Map.of("Police", new OnTime(1, 1), "Streets", new OnTime(0, 2)), town.onTimeByAgency());
        assertEquals(1, town.openPastDue());
        // The interval of one of three, by hand from Wilson's formula.
        assertEquals(0.0615, town.onTime().orElseThrow().wilson95Low(), 5e-5);
        assertEquals(0.7923, town.onTime().orElseThrow().wilson95High(), 5e-5);
        assertThrows(IllegalArgumentException.class, () -> new OnTime(0, 0));
    }

    @Test
    void withoutDueTimesOnTimeIsUndefined() throws Exception {
        FileStatistics one = FileStatistics.of(RequestFile.read(
                Files.writeString(folder.resolve("one.csv"), RequestFileTest.HEADER + RequestFileTest.ROW)));

        assertEquals(Optional.empty(), one.onTime());
        assertEquals(Optional.empty(), one.closeHours());
        assertEquals(Map.of(), one.onTimeByAgency());
        assertTrue(one.cross(CaseColumn.CHANNEL, CaseColumn.AGENCY).cramersV().isEmpty());
    }

    @Test
    void twoColumnsAreCrossed() throws Exception {
        CrossTable table = town().cross(CaseColumn.CHANNEL, CaseColumn.AGENCY);

        assertEquals(14, table.total());
        assertEquals(3, table.cells());
        assertEquals(Map.of("Police", 1L, "Streets", 10L), table.row("Phone"));
        assertEquals(Map.of(), table.row("Pigeon"));
        assertEquals(
                new CrossTable.Cell("Phone", "Streets", 10),
                table.largestCells().get(0));
        // 14 * (1*0 - 10*3)^2 / (11*3*4*10)
        assertEquals(14 * 900 / 1320.0, table.chiSquare().orElseThrow(), 1e-12);
        assertEquals(1, table.degreesOfFreedom());
        assertEquals(Math.sqrt(900 / 1320.0), table.cramersV().orElseThrow(), 1e-12);
        // Four times noise and ten times litter, of fourteen.
        assertEquals(0.5983, town().categoryEntropy().orElseThrow(), 5e-5);
    }
}
