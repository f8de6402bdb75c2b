package org.linli.casework.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.CaseStage;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.casework.csv.CsvException.Trouble;
import org.linli.community.Community;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;

class CaseCsvTest {
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final String HEADER = String.join(",", CaseColumn.headers()) + "\n";
    private static final String ROW =
            "7,2024-03-01T08:00:00,2024-03-02T09:30:00.25,2024-03-04T08:00:00,Noise - Bar,late,Police,Phone,Done,North,Elm,12345,30.55,114.35\n";
    private static final CsvMapping TOWN = CsvMapping.plain(WUHAN)
            .withStages(Map.of("Done", CaseStage.CLOSED))
            .withChannels(Map.of("Phone", Channel.PHONE))
            .withMatters(Map.of("Noise - Bar", MatterId.of("noise")))
            .withAgencies(Map.of("Police", ActorId.of("department-police")))
            .withAreas(Map.of("Elm", AreaId.of("elm-street")));

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<CaseRow> read(String text) throws IOException {
        return CaseCsv.read("town.csv", in(text), TOWN);
    }

    private static CsvException refused(Trouble trouble, long line, String text) {
        CsvException e = assertThrows(CsvException.class, () -> read(text));
        assertEquals(trouble, e.trouble(), e.getMessage());
        assertEquals(line == 0 ? OptionalLong.empty() : OptionalLong.of(line), e.line());
        assertEquals("town.csv", e.file());
        assertEquals(
                "town.csv" + (line == 0 ? "" : ", line " + line) + ": " + e.what() + ". " + e.remedy(), e.getMessage());
        return e;
    }

    @Test
    void a_row_is_read_as_the_mapping_says() throws IOException {
        assertEquals(
                List.of(new CaseRow(
                        CaseId.of("7"),
                        Instant.parse("2024-03-01T00:00:00Z"),
                        Optional.of(Instant.parse("2024-03-02T01:30:00.25Z")),
                        Optional.of(Instant.parse("2024-03-04T00:00:00Z")),
                        Optional.of(MatterId.of("noise")),
                        Optional.of("late"),
                        Optional.of(ActorId.of("department-police")),
                        Channel.PHONE,
                        CaseStage.CLOSED,
                        Optional.of(AreaId.of("North")),
                        Optional.of(AreaId.of("elm-street")),
                        Optional.of("12345"),
                        Optional.of(GeoPoint.of(30.55, 114.35)))),
                read(HEADER + ROW));
    }

    @Test
    void what_is_written_is_what_was_read() throws IOException {
        assertEquals(HEADER + ROW, CaseCsv.write(read(HEADER + ROW), TOWN));
        assertEquals(List.of(), CaseCsv.read("none.csv", in(CaseCsv.write(List.of(), TOWN)), TOWN));
    }

    @Test
    void what_is_empty_is_not_known() throws IOException {
        CaseRow row =
                read(HEADER + "7,2024-03-01T08:00:00,,,,,,,reported,,,,,\n").get(0);
        assertEquals(Channel.OTHER, row.channel());
        assertEquals(CaseStage.REPORTED, row.stage());
        assertEquals(Optional.empty(), row.matter());
        Report report = row.toReport(MatterId.of("unnamed"), ActorId.of("somebody"));
        assertEquals(MatterId.of("unnamed"), report.matter());
        assertEquals(ActorId.of("somebody"), report.receiver());
        assertEquals(Optional.empty(), report.area());
    }

    @Test
    void a_row_makes_a_report_in_the_smallest_area_that_is_known() throws IOException {
        Report report = read(HEADER + ROW).get(0).toReport(MatterId.of("unnamed"), ActorId.of("somebody"));
        assertEquals(
                Report.of(MatterId.of("noise"), ActorId.of("department-police"), Channel.PHONE)
                        .withArea(AreaId.of("elm-street"))
                        .withPoint(GeoPoint.of(30.55, 114.35)),
                report);
        assertEquals(
                Optional.of(AreaId.of("North")),
                read(HEADER + ROW.replace("Elm", ""))
                        .get(0)
                        .toReport(MatterId.of("unnamed"), ActorId.of("somebody"))
                        .area());
    }

    @ParameterizedTest
    @CsvSource({
        "'Phone,Done','Phone;Done', WRONG_COLUMN_COUNT",
        "'7,2024','7 7,2024', UNREADABLE",
        "'7,2024',',2024', MISSING",
        "'2024-03-01T08:00:00','', MISSING",
        "'2024-03-01T08:00:00','2024-03-01 08:00', UNREADABLE",
        "'2024-03-02T09','2024-02-30T09', UNREADABLE",
        "'2024-03-02T09','2024-02-02T09', OUT_OF_ORDER",
        "'2024-03-04T08','2024-02-04T08', OUT_OF_ORDER",
        "Done,Finished, UNKNOWN_LABEL",
        "Done,unreported, MISSING",
        "Done,'', MISSING",
        "Phone,Pigeon, UNKNOWN_LABEL",
        "Noise - Bar,Noise - Pub, UNKNOWN_LABEL",
        "30.55,91, UNREADABLE",
        "30.55,0x1p4, UNREADABLE",
        "114.35,'', UNREADABLE"
    })
    void a_bad_row_is_named_and_the_others_are_read_all_the_same(String good, String bad, Trouble trouble)
            throws IOException {
        String text =
                HEADER + ROW.replace("7,2024", "6,2024") + ROW.replace(good, bad) + ROW.replace("7,2024", "8,2024");
        CsvException e = refused(trouble, 3, text);
        assertTrue(e.trouble().concernsOneRow());
        List<CsvException> rejected = new ArrayList<>();
        List<CaseRow> rows = CaseCsv.read("town.csv", in(text), TOWN, rejected::add);
        assertEquals(
                List.of(CaseId.of("6"), CaseId.of("8")),
                rows.stream().map(CaseRow::id).toList());
        assertEquals(1, rejected.size());
        assertEquals(e.getMessage(), rejected.get(0).getMessage());
    }

    @Test
    void an_id_stands_once() {
        refused(Trouble.REPEATED_ID, 3, HEADER + ROW + ROW);
    }

    @Test
    void a_file_that_is_no_such_table_is_refused_whole() {
        refused(Trouble.EMPTY, 0, "");
        refused(Trouble.WRONG_HEADER, 1, HEADER.replace("created", "opened") + ROW);
        refused(Trouble.TRUNCATED, 2, HEADER + ROW.substring(0, 60));
        refused(Trouble.TRUNCATED, 2, HEADER + ROW.replace("Police", "\"Police"));
        refused(Trouble.MALFORMED, 2, HEADER + ROW.replace("Police", "Pol\"ice"));
        refused(Trouble.ENDLESS_LINE, 2, HEADER + "x".repeat(70_000));
        assertFalse(Trouble.TRUNCATED.concernsOneRow());
    }

    @ParameterizedTest
    @CsvSource({
        "Done, Zhang San, UNKNOWN_LABEL",
        "2024-03-02T09:30:00.25, Zhang San, UNREADABLE",
        "7, Zhang San, UNREADABLE",
        "30.55, Zhang San, UNREADABLE",
        "late, Zhang\u001B San, UNREADABLE"
    })
    void a_message_shows_nothing_of_what_a_row_says(String good, String bad, Trouble trouble) {
        String message = refused(trouble, 2, HEADER + ROW.replaceFirst(Pattern.quote(good), bad))
                .getMessage();
        assertFalse(message.contains("Zhang"), message);
    }

    @Test
    void a_first_line_that_is_a_row_is_not_shown() {
        assertFalse(refused(Trouble.WRONG_HEADER, 1, ROW.replace("7,2024", "Zhang,2024"))
                .getMessage()
                .contains("Zhang"));
    }

    @Test
    void what_a_spreadsheet_would_take_for_a_formula_is_written_as_text() throws IOException {
        for (String text : List.of("=1+1", "+49 30", "-", "@SUM(A1)", "'=1", "'", "''", "'s")) {
            CaseRow row = read(HEADER + ROW.replace("late", "x" + text)).get(0);
            CaseRow formula = withDetail(row, text);
            String written = CaseCsv.write(List.of(formula), TOWN);
            String cell = written.split("\n", -1)[1].split(",", -1)[CaseColumn.SUBCATEGORY.position()];
            assertTrue("'s".equals(text) || cell.startsWith("'"), cell);
            assertEquals(List.of(formula), CaseCsv.read("again.csv", in(written), TOWN), text);
        }
    }

    @Test
    void a_row_hides_nothing() throws IOException {
        CaseRow row = read(HEADER + ROW).get(0);
        for (String text : List.of("\u0000", "\u202Egpj", "\uD83D")) {
            assertThrows(IllegalArgumentException.class, () -> withDetail(row, text));
        }
    }

    private static CaseRow withDetail(CaseRow row, String detail) {
        return new CaseRow(
                row.id(),
                row.createdAt(),
                row.closedAt(),
                row.dueAt(),
                row.matter(),
                Optional.of(detail),
                row.agency(),
                row.channel(),
                row.stage(),
                row.district(),
                row.community(),
                row.zip(),
                row.point());
    }

    @Test
    void in_an_hour_that_clocks_repeat_nothing_ends_before_it_begins() throws IOException {
        CsvMapping berlin = CsvMapping.plain(ZoneId.of("Europe/Berlin"));
        String text = HEADER + "7,2024-10-27T02:30:00,2024-10-27T02:10:00,2024-10-27T02:40:00,,,,other,closed,,,,,\n";
        CaseRow row = CaseCsv.read("b.csv", in(text), berlin).get(0);
        assertEquals(Optional.of(Instant.parse("2024-10-27T01:10:00Z")), row.closedAt());
        assertEquals(Optional.of(Instant.parse("2024-10-27T00:40:00Z")), row.dueAt());
        assertEquals(text, CaseCsv.write(List.of(row), berlin));
    }

    @Test
    void a_value_whose_spelling_another_has_cannot_be_written() throws IOException {
        CaseRow row = read(HEADER + ROW.replace("Noise - Bar", "noise")).get(0);
        CsvMapping swapped = TOWN.withMatters(Map.of("noise", MatterId.of("waste")));
        assertThrows(IllegalArgumentException.class, () -> CaseCsv.write(List.of(row), swapped));
        assertThrows(IllegalArgumentException.class, () -> TOWN.withMatters(Map.of("", MatterId.of("waste"))));
    }

    @Test
    void the_first_of_several_labels_is_written() throws IOException {
        Map<String, CaseStage> labels = new LinkedHashMap<>();
        labels.put("Closed", CaseStage.CLOSED);
        labels.put("Closed (Duplicate)", CaseStage.CLOSED);
        CsvMapping mapping = TOWN.withStages(labels);
        List<CaseRow> rows = CaseCsv.read("town.csv", in(HEADER + ROW.replace("Done", "Closed (Duplicate)")), mapping);
        assertEquals(HEADER + ROW.replace("Done", "Closed"), CaseCsv.write(rows, mapping));
    }

    @Test
    void an_hour_that_clocks_repeat_is_read_as_the_earlier() throws IOException {
        CsvMapping berlin = CsvMapping.plain(ZoneId.of("Europe/Berlin"));
        String text = HEADER + "7,2024-10-27T02:30:00,,,,,,,reported,,,,,\n";
        CaseRow row = CaseCsv.read("b.csv", in(text), berlin).get(0);
        assertEquals(Instant.parse("2024-10-27T00:30:00Z"), row.createdAt());
        assertEquals(text.replace(",,,,,,,rep", ",,,,,,other,rep"), CaseCsv.write(List.of(row), berlin));
    }

    @Test
    void cases_are_written_and_read_again_but_not_those_of_wrongdoing() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-03-03T01:00:00Z"), WUHAN);
        Community community = Community.open(InMemoryJournal.create(), clock, IdSource.seeded(1));
        ActorId resident = ActorId.of("resident-1");
        Report leak = Report.of(MatterId.of("leak"), ActorId.of("property-1"), Channel.PHONE)
                .withArea(AreaId.of("420106012021-g07"))
                .withPoint(GeoPoint.of(30.55, 114.35));
        Case open = community.cases().report(leak, community.act(resident)).state();
        Case accepted = community
                .cases()
                .accept(open.id(), DeadlineClass.TWENTY_FOUR_HOURS, community.act(ActorId.of("property-1")))
                .state();
        Case hidden = community
                .cases()
                .report(leak.withKind(CaseKind.WRONGDOING), community.act(resident))
                .state();
        assertEquals(Optional.empty(), CaseRow.of(hidden));
        assertEquals(Optional.empty(), CaseRow.of(Case.blank(CaseId.of("c-9"))));
        CaseRow row = CaseRow.of(accepted).orElseThrow();
        assertEquals(CaseStage.ACCEPTED, row.stage());
        assertEquals(Optional.of(Instant.parse("2026-03-04T01:00:00Z")), row.dueAt());
        CsvMapping plain = CsvMapping.plain(WUHAN);
        assertEquals(List.of(row), CaseCsv.read("again.csv", in(CaseCsv.write(List.of(row), plain)), plain));
        assertEquals(
                leak,
                row.toReport(MatterId.of("unnamed"), ActorId.of("unnamed")).withArea(AreaId.of("420106012021-g07")));
    }

    @ParameterizedTest
    @CsvSource({"nyc_20210921_fullday.csv, 7012, 285", "baltimore_2014_2019_sample.csv, 10000, 0"})
    void published_files_are_read_and_written_again(String name, int all, int outOfOrder) throws IOException {
        String data = System.getProperty("linli.data");
        boolean there = data != null && Files.isDirectory(Path.of(data).resolve("requests"));
        if (!there) {
            System.out.println("skipped: the published data are absent (linli.data)");
        }
        assumeTrue(there, "the published data are absent");
        Path file = Path.of(data, "requests", name);
        CsvMapping city = mapping(file);
        List<CsvException> rejected = new ArrayList<>();
        List<CaseRow> rows;
        try (InputStream in = Files.newInputStream(file)) {
            rows = CaseCsv.read(name, in, city, rejected::add);
        }
        assertEquals(all, rows.size() + rejected.size());
        assertTrue(rejected.stream().allMatch(each -> each.trouble() == Trouble.OUT_OF_ORDER), rejected.toString());
        assertTrue(rejected.size() >= outOfOrder, "rejected " + rejected.size());
        assertEquals(rows, CaseCsv.read(name, in(CaseCsv.write(rows, city)), city));
    }

    /** Every label of a file that is no identifier of its own, numbered: what a host would write by hand. */
    private static CsvMapping mapping(Path file) throws IOException {
        Map<String, CaseStage> stages = new LinkedHashMap<>();
        Map<String, Channel> channels = new LinkedHashMap<>();
        Map<String, MatterId> matters = new LinkedHashMap<>();
        Map<String, ActorId> agencies = new LinkedHashMap<>();
        Map<String, AreaId> areas = new LinkedHashMap<>();
        try (CsvReader csv = new CsvReader(file.toString(), Files.newInputStream(file))) {
            csv.header(CaseColumn.headers());
            for (Optional<CsvReader.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
                List<String> values = row.get().values();
                put(
                        stages,
                        values.get(CaseColumn.STATUS.position()),
                        label -> label.startsWith("Closed") ? CaseStage.CLOSED : CaseStage.ACCEPTED);
                put(channels, values.get(CaseColumn.CHANNEL.position()), label -> Channel.OTHER);
                put(matters, values.get(CaseColumn.CATEGORY.position()), label -> MatterId.of("m" + matters.size()));
                put(agencies, values.get(CaseColumn.AGENCY.position()), label -> ActorId.of("a" + agencies.size()));
                put(areas, values.get(CaseColumn.DISTRICT.position()), label -> AreaId.of("d" + areas.size()));
                put(areas, values.get(CaseColumn.COMMUNITY.position()), label -> AreaId.of("d" + areas.size()));
            }
        }
        return new CsvMapping(ZoneId.of("America/New_York"), stages, channels, matters, agencies, areas);
    }

    private static <T> void put(Map<String, T> labels, String label, Function<String, T> meaning) {
        if (!label.isEmpty() && !labels.containsKey(label)) {
            labels.put(label, meaning.apply(label));
        }
    }
}
