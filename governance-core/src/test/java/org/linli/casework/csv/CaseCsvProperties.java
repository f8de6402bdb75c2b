package org.linli.casework.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.casework.CaseId;
import org.linli.casework.CaseStage;
import org.linli.casework.Channel;

class CaseCsvProperties {
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"));

    /** As local times can tell it: in an hour that clocks repeat the earlier, but nothing before it began. */
    private static Instant told(Instant at, Instant notBefore, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return zone.getRules().getValidOffsets(local).stream()
                .map(local::toInstant)
                .filter(each -> !each.isBefore(notBefore))
                .findFirst()
                .orElseThrow();
    }

    private static CaseRow told(CaseRow row, ZoneId zone) {
        Instant created = told(row.createdAt(), Instant.MIN, zone);
        return new CaseRow(
                row.id(),
                created,
                row.closedAt().map(at -> told(at, created, zone)),
                row.dueAt().map(at -> told(at, created, zone)),
                row.matter(),
                row.detail(),
                row.agency(),
                row.channel(),
                row.stage(),
                row.district(),
                row.community(),
                row.zip(),
                row.point());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void what_is_written_is_read_again(@ForAll("rows") List<CaseRow> rows, @ForAll("zones") ZoneId zone)
            throws IOException {
        CsvMapping mapping = CsvMapping.plain(zone)
                .withStages(Map.of("Closed, \"really\"", CaseStage.CLOSED))
                .withMatters(Map.of("Noise - Bar", MatterId.of("m1"), "two\nlines", MatterId.of("m2")));
        List<CaseRow> expected = rows.stream().map(row -> told(row, zone)).toList();
        String text = CaseCsv.write(rows, mapping);
        List<CaseRow> read =
                CaseCsv.read("rows.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), mapping);
        assertEquals(expected, read);
        assertEquals(text, CaseCsv.write(read, mapping));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<List<CaseRow>> rows() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("ab ,\"\n\r;=+-@'东亭é\uD83D\uDE00".toCharArray())
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(text -> !hasHalves(text));
        Arbitrary<Instant> anyTime = Arbitraries.longs()
                .between(0, 4_102_444_800_000_000L)
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        Arbitrary<Instant> endOfSummer = Combinators.combine(
                        Arbitraries.of("2024-11-03T05:00:00Z", "2024-04-06T14:30:00Z"),
                        Arbitraries.integers().between(0, 7_200))
                .as((from, seconds) -> Instant.parse(from).plusSeconds(seconds));
        Arbitrary<Instant> times = Arbitraries.oneOf(anyTime, endOfSummer);
        Arbitrary<Optional<Long>> later = Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 40_000_000),
                        Arbitraries.longs().between(0, 4_000))
                .optional();
        return Combinators.combine(
                        times,
                        later,
                        later,
                        Arbitraries.of("m1", "m2", "m3").map(MatterId::of).optional(),
                        texts.optional(),
                        Arbitraries.of("a1", "部门").map(ActorId::of).optional(),
                        Combinators.combine(Arbitraries.of(Channel.class), Arbitraries.of(CaseStage.class))
                                .as(Map::entry)
                                .filter(each -> each.getValue() != CaseStage.UNREPORTED),
                        Combinators.combine(
                                        Arbitraries.integers().between(-900_000_000, 900_000_000),
                                        Arbitraries.integers().between(-1_800_000_000, 1_800_000_000))
                                .as(GeoPoint::new)
                                .optional())
                .as((created, closed, due, matter, text, agency, kind, point) -> new CaseRow(
                        CaseId.of("c" + created.toEpochMilli() + "." + created.getNano()),
                        created,
                        closed.map(created::plusSeconds),
                        due.map(created::plusSeconds),
                        matter,
                        text,
                        agency,
                        kind.getKey(),
                        kind.getValue(),
                        matter.map(any -> AreaId.of("north")),
                        agency.map(any -> AreaId.of("elm")),
                        text,
                        point))
                .list()
                .ofMaxSize(6)
                .filter(CaseCsvProperties::haveIdsOfTheirOwn);
    }

    private static boolean haveIdsOfTheirOwn(List<CaseRow> rows) {
        Set<CaseId> ids = new LinkedHashSet<>();
        return rows.stream().allMatch(row -> ids.add(row.id()));
    }

    /** Half of a character is no text, so UTF-8 cannot hold it. */
    private static boolean hasHalves(String text) {
        return text.codePoints().anyMatch(point -> point >= 0xD800 && point < 0xE000);
    }
}
