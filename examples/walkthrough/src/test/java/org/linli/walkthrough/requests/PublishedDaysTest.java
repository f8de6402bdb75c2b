package org.linli.walkthrough.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.casework.ClosingTimes;
import org.linli.casework.csv.CaseColumn;

/** Two published files and statistics of them computed elsewhere; {@link FileStatisticsTest} needs neither. */
class PublishedDaysTest {

    private static Path data() {
        Path data = Path.of(System.getProperty("linli.data", "absent"));
        boolean there = Files.isDirectory(data);
        if (!there) {
            System.out.println("Skipped: the folder of published data named by linli.data (" + data + ") is absent.");
        }
        assumeTrue(there, "published data are absent");
        return data;
    }

    @ParameterizedTest
    @CsvSource({"stats_nyc.json", "stats_baltimore.json"})
    void theStatisticsAgree(String name) throws Exception {
        Path data = data();
        Json reference =
                Json.parse(Files.readString(data.resolve("reference/demand").resolve(name)));
        FileStatistics got = FileStatistics.of(
                RequestFile.read(data.resolve(reference.at("file").text())));

        assertEquals(reference.at("rows").number(), got.rows());
        assertEquals(0, got.misshapen());
        assertEquals(
                LocalDateTime.parse(reference.at("first").text()), got.first().orElseThrow());
        assertEquals(
                LocalDateTime.parse(reference.at("last").text()), got.last().orElseThrow());
        assertEquals(
                reference.at("missing").counts(),
                got.missing().entrySet().stream()
                        .collect(Collectors.toMap(e -> e.getKey().header(), Map.Entry::getValue)));
        assertEquals(reference.at("closed_before_created").number(), got.closedBeforeCreated());
        assertEquals(reference.at("closed_equal_created").number(), got.closedEqualCreated());
        for (CaseColumn column : List.of(
                CaseColumn.AGENCY, CaseColumn.CHANNEL, CaseColumn.STATUS, CaseColumn.DISTRICT, CaseColumn.CATEGORY)) {
            assertEquals(reference.at("count_by_" + column.header()).counts(), named(got.countBy(column)));
        }
        assertEquals(reference.at("distinct_communities").number(), got.distinctCommunities());
        assertEquals(reference.at("count_by_hour").counts(), byText(got.countByHour()));
        assertEquals(reference.at("count_by_isoweekday").counts(), byText(got.countByIsoWeekday()));
        hours(reference.at("close_hours_all"), got.closeHours().orElseThrow());
        Map<String, Json> byAgency = reference.at("close_hours_by_agency").members();
        assertEquals(byAgency.keySet(), got.closeHoursByAgency().keySet());
        byAgency.forEach(
                (agency, expected) -> hours(expected, got.closeHoursByAgency().get(agency)));
        assertEquals(
                reference.at("category_entropy_nats").number(),
                got.categoryEntropy().orElseThrow(),
                1e-12);
        crossed(reference, got);
        onTime(reference, got);
    }

    private static void hours(Json expected, CloseHours got) {
        assertEquals(expected.at("n").number(), got.n());
        Map<String, ToDoubleFunction<CloseHours>> figures = Map.of(
                "mean", CloseHours::mean, "p10", CloseHours::p10, "p50", CloseHours::p50, "p90", CloseHours::p90);
        // The reference is rounded to four decimals.
        figures.forEach(
                (key, figure) -> assertEquals(expected.at(key).number(), figure.applyAsDouble(got), 5.0001e-5, key));
    }

    private static void crossed(Json reference, FileStatistics got) {
        CrossTable channels = got.cross(CaseColumn.CATEGORY, CaseColumn.CHANNEL);
        reference
                .at("category_x_channel")
                .members()
                .forEach((category, expected) -> assertEquals(expected.counts(), channels.row(category)));
        CrossTable agencies = got.cross(CaseColumn.CHANNEL, CaseColumn.AGENCY);
        Json chi2 = reference.at("channel_x_agency_chi2");
        assertEquals(chi2.at("chi2").number(), agencies.chiSquare().orElseThrow(), 1e-8);
        assertEquals(chi2.at("df").number(), agencies.degreesOfFreedom());
        assertEquals(chi2.at("cramers_v").number(), agencies.cramersV().orElseThrow(), 1e-12);
        CrossTable communities = got.cross(CaseColumn.COMMUNITY, CaseColumn.CATEGORY);
        Json cells = reference.at("community_x_category_cells");
        assertEquals(cells.at("nonzero").number(), communities.cells());
        assertEquals(cells.at("sum").number(), communities.total());
        List<CrossTable.Cell> largest = communities.largestCells();
        List<CrossTable.Cell> expected = cells.at("top20").elements().stream()
                .map(Json::elements)
                .map(cell -> new CrossTable.Cell(cell.get(0).text(), cell.get(1).text(), (long)
                        cell.get(2).number()))
                .toList();
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).count(), largest.get(i).count());
            assertTrue(largest.contains(expected.get(i)), expected.get(i).toString());
        }
    }

    private static void onTime(Json reference, FileStatistics got) {
        Optional<Json> expected = Optional.ofNullable(reference.members().get("on_time"));
        assertEquals(expected.isPresent(), got.onTime().isPresent());
        if (expected.isPresent()) {
            Json onTime = expected.orElseThrow();
            share(onTime, got.onTime().orElseThrow());
            assertEquals(onTime.at("rate").number(), got.onTime().orElseThrow().share(), 1e-15);
            Map<String, Json> byAgency = onTime.at("by_agency").members();
            assertEquals(byAgency.keySet(), got.onTimeByAgency().keySet());
            byAgency.forEach(
                    (agency, share) -> share(share, got.onTimeByAgency().get(agency)));
        }
    }

    private static void share(Json expected, OnTime got) {
        assertEquals(
                new OnTime((long) expected.at("k").number(), (long)
                        expected.at("n").number()),
                got);
        List<Json> interval = expected.at("wilson95").elements();
        // The reference is rounded to eight decimals.
        assertEquals(interval.get(0).number(), got.wilson95Low(), 5.0001e-9);
        assertEquals(interval.get(1).number(), got.wilson95High(), 5.0001e-9);
    }

    /** The reference calls what is missing "nan". */
    private static Map<String, Long> named(Map<String, Long> counts) {
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((value, count) -> named.put(value.isEmpty() ? "nan" : value, count));
        return named;
    }

    private static Map<String, Long> byText(Map<Integer, Long> counts) {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), Map.Entry::getValue));
    }

    @ParameterizedTest
    @CsvSource({
        "nyc_20210921_fullday.csv, 7012, 6727, 285, 3587, 3140, 350, 4, 634, 2021-09-22T16:35:00",
        "baltimore_2014_2019_sample.csv, 10000, 10000, 0, 9792, 208, 0, 0, 0, 2019-02-13T16:18:56"
    })
    void everyRowIsAccountedFor(
            String name,
            int rows,
            int taken,
            int closedBeforeCreated,
            int closed,
            int censored,
            int openWithClosing,
            int closedWithout,
            int openWithClosingInFile,
            String lastInstant)
            throws Exception {
        RequestFile file = RequestFile.read(data().resolve("requests").resolve(name));
        Intake intake = Intake.of(file);

        assertEquals(rows, intake.rows());
        assertEquals(taken, intake.taken().size());
        assertEquals(
                closedBeforeCreated == 0
                        ? Map.of()
                        : Map.of(Reject.Reason.CLOSED_BEFORE_CREATED, (long) closedBeforeCreated),
                intake.rejectCounts());
        assertEquals(openWithClosing, intake.noteCounts().getOrDefault(Note.Kind.CLOSING_TIME_UNDER_OPEN_STATUS, 0L));
        assertEquals(closedWithout, intake.noteCounts().getOrDefault(Note.Kind.CLOSED_WITHOUT_CLOSING_TIME, 0L));
        FileStatistics statistics = FileStatistics.of(file);
        assertEquals(
                openWithClosingInFile,
                statistics.closingUnderOpenStatus().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        assertEquals(closedWithout, statistics.closedWithoutClosingTime());
        assertEquals(Optional.of(LocalDateTime.parse(lastInstant)), intake.lastInstant());
        assertEquals(intake.lastInstant(), statistics.lastInstant());
        ClosingTimes curve = intake.closingTimes();
        assertEquals(closed, curve.closed());
        assertEquals(censored, curve.censored());
        assertEquals(
                taken,
                intake.closingTimesBy(Request::agency).values().stream()
                        .mapToInt(ClosingTimes::observations)
                        .sum());
        assertEquals(
                1 + intake.rejects().size() + intake.notes().size(),
                RejectsFile.of(intake).text().lines().count());
    }
}
