package org.linli.responsibility.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.responsibility.inventory.Inventory.Fault;
import org.linli.responsibility.inventory.Inventory.Finding;

class InventoryTest {
    private static final String HEADER = "id,zh,en,field,goods,provision,reason,sources,from,until\n";
    private static final String GOOD = "lamp,路灯,Lamps,traffic,public,,,reports+statute,2026-01-01T00:00:00Z,\n";
    private static final Validity SINCE = Validity.since(Instant.parse("2026-01-01T00:00:00Z"));

    private static Inventory.Reading read(byte[] csv) {
        try {
            return Inventory.read("test", "1", "matters.csv", new ByteArrayInputStream(csv));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Inventory.Reading read(String csv) {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> faults(String csv) {
        Inventory.Reading reading = read(csv);
        assertTrue(reading.inventory().isEmpty() != reading.findings().isEmpty(), "all or nothing");
        return reading.findings().stream()
                .map(each -> each.line() + " " + each.fault())
                .toList();
    }

    @Test
    void the_starter_has_more_than_120_matters_over_all_fields_and_classes() {
        Inventory starter = Inventory.starter();
        assertTrue(starter.matters().size() >= 120, () -> "" + starter.matters().size());
        assertEquals(EnumSet.allOf(MatterField.class), starter.counts().keySet());
        assertTrue(starter.counts().values().stream().allMatch(count -> count >= 10), () -> "" + starter.counts());
        EnumSet<Goods> classes = EnumSet.noneOf(Goods.class);
        EnumSet<Provision> modes = EnumSet.noneOf(Provision.class);
        starter.matters().values().forEach(each -> {
            classes.add(each.goods());
            modes.add(each.provision());
            assertTrue(
                    each.chinese()
                            .value()
                            .codePoints()
                            .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN),
                    each.id()::toString);
            assertEquals(
                    each.provision() != each.goods().suggests(), each.reason().isPresent(), each.id()::toString);
        });
        assertEquals(EnumSet.allOf(Goods.class), classes);
        assertEquals(EnumSet.allOf(Provision.class), modes);
        assertEquals("inventory.starter@1", starter.basis().toString());
        assertEquals(
                Optional.of(Goods.PUBLIC),
                starter.matter(MatterId.of("street-lighting")).map(Matter::goods));
    }

    @Test
    void of_a_hundred_thousand_rows_with_one_bad_line_nothing_is_taken_over_and_the_line_is_named() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 1; i <= 100_000; i++) {
            csv.append("lamp-")
                    .append(i)
                    .append(",路灯,Lamps,traffic,")
                    .append(i == 77_777 ? "publick" : "public")
                    .append(",,,reports,2026-01-01T00:00:00Z,\n");
        }
        Inventory.Reading reading = read(csv.toString());
        assertTrue(reading.inventory().isEmpty());
        Finding only = reading.findings().get(0);
        assertEquals(List.of(only), reading.findings());
        assertEquals("matters.csv:77778 MALFORMED_CELL", only.file() + ":" + only.line() + " " + only.fault());
        String good = csv.toString().replace("publick", "public");
        assertEquals(100_000, read(good).orThrow().matters().size());
    }

    @Test
    void the_class_of_a_good_follows_from_rivalry_and_excludability() {
        for (Goods goods : Goods.values()) {
            assertEquals(goods, Goods.of(goods.isRival(), goods.isExcludable()));
        }
    }

    @Test
    void another_provision_than_the_class_suggests_needs_a_reason() {
        Name name = Name.of("x");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Matter(
                        MatterId.of("x"),
                        name,
                        name,
                        MatterField.FIRE,
                        Goods.PUBLIC,
                        Provision.MARKET,
                        Optional.empty(),
                        Set.of(MatterSource.SURVEY),
                        SINCE));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Matter(
                        MatterId.of("x"),
                        name,
                        name,
                        MatterField.FIRE,
                        Goods.PUBLIC,
                        Provision.GOVERNMENT,
                        Optional.empty(),
                        Set.of(),
                        SINCE));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_by_line() {
        assertEquals(
                List.of(
                        "3 REPEATED_ID",
                        "4 MALFORMED_LINE",
                        "5 MALFORMED_CELL",
                        "6 NO_REASON",
                        "7 UPSIDE_DOWN",
                        "8 MALFORMED_LINE",
                        "10 MALFORMED_CELL"),
                faults(HEADER + GOOD + GOOD + "a,b\n"
                        + "b,路,L,nowhere,public,,,reports,2026-01-01T00:00:00Z,\n"
                        + "c,路,L,fire,public,market,,reports,2026-01-01T00:00:00Z,\n"
                        + "d,路,L,fire,public,,,reports,2026-01-01T00:00:00Z,2025-01-01T00:00:00Z\n"
                        + "e,\"路,L,fire,public,,,reports,2026-01-01T00:00:00Z,\n"
                        + "\n"
                        + "f,路,L,fire,public,,,rumours,2026-01-01T00:00:00Z,\n"));
        assertEquals(List.of("1 NO_HEADER"), faults(""));
        assertEquals(List.of("1 NO_HEADER"), faults("id,name\n" + GOOD));
        assertEquals(List.of(), faults("\uFEFF" + HEADER + GOOD.replace("\n", "\r\n")));
        assertThrows(IllegalArgumentException.class, () -> read("").orThrow());
    }

    @Test
    void dates_that_cannot_be_kept_quotes_inside_and_private_words_are_told_by_line_and_never_repeated() {
        String row = "lamps,路灯,Lamps,traffic,%s,,,reports,%s,%s\n";
        String csv = HEADER
                + row.formatted("public", "2026-01-01T00:00:00Z", "9999-12-31T00:00:00Z")
                + row.formatted("public", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.0000005Z")
                + row.formatted("张三 13900001111", "2026-01-01T00:00:00Z", "")
                + "\"la\"mps,路灯,Lamps,traffic,public,,,reports,2026-01-01T00:00:00Z,\n"
                + "la\"mps,路灯,Lamps,traffic,public,,,reports,2026-01-01T00:00:00Z,\n";
        assertEquals(
                List.of(
                        "2 MALFORMED_CELL",
                        "3 UPSIDE_DOWN",
                        "4 MALFORMED_CELL",
                        "5 MALFORMED_LINE",
                        "6 MALFORMED_LINE"),
                faults(csv));
        String message = read(csv).findings().get(2).toString();
        assertTrue(message.contains("goods, of 14 characters") && message.contains("common_pool"), message);
        assertTrue(!message.contains("139"), message);
        assertEquals(List.of("1 NO_HEADER"), faults("another,file\nlamps\n"));
    }

    @Test
    void a_matter_that_was_classified_otherwise_once_or_out_for_a_time_has_periods() throws IOException {
        String csv = HEADER
                + "lamps,路灯,Lamps,traffic,club,members,,reports,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z\n"
                + "lamps,路灯,Lamps,traffic,public,government,,reports,2026-03-01T00:00:00Z,\n";
        Inventory inventory = read(csv).orThrow();
        assertEquals(csv, inventory.csv());
        MatterId lamps = MatterId.of("lamps");
        assertEquals(
                List.of(Optional.of(Goods.CLUB), Optional.empty(), Optional.of(Goods.PUBLIC)),
                List.of("2026-01-15T00:00:00Z", "2026-02-15T00:00:00Z", "2026-03-15T00:00:00Z").stream()
                        .map(at -> inventory
                                .matter(lamps, java.time.Instant.parse(at))
                                .map(Matter::goods))
                        .toList());
        assertEquals(2, inventory.periods(lamps).size());
        assertEquals(
                inventory,
                Inventory.readJson(
                                "matters.json",
                                new ByteArrayInputStream(inventory.json().getBytes(StandardCharsets.UTF_8)))
                        .orThrow());
        assertEquals(
                List.of("4 REPEATED_ID"),
                faults(csv + "lamps,路灯,Lamps,traffic,public,,,reports,2026-01-20T00:00:00Z,2026-01-21T00:00:00Z\n"));
        Matter last = inventory.matter(lamps).orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> Inventory.of("x", "1", List.of(last, last)));
    }

    @Test
    void a_matter_may_have_very_many_periods() {
        StringBuilder csv = new StringBuilder(HEADER);
        java.time.Instant from = java.time.Instant.parse("2026-01-01T00:00:00Z");
        int many = 10_000;
        for (int i = 0; i < many; i++) {
            // From the last to the first, so that each stands before all others.
            java.time.Instant start = from.plusSeconds(many - i);
            csv.append("lamps,路灯,Lamps,traffic,public,,,reports,%s,%s\n".formatted(start, start.plusSeconds(1)));
        }
        assertEquals(
                many,
                read(csv.toString()).orThrow().periods(MatterId.of("lamps")).size());
        csv.append("lamps,路灯,Lamps,traffic,public,,,reports,%s,\n".formatted(from));
        assertEquals(List.of((many + 2) + " REPEATED_ID"), faults(csv.toString()));
    }

    @Test
    void a_line_in_another_encoding_is_named() {
        byte[] good = (HEADER + GOOD).getBytes(StandardCharsets.UTF_8);
        byte[] bad = GOOD.replace("lamp", "lamp-2").getBytes(Charset.forName("GBK"));
        byte[] both = new byte[good.length + bad.length];
        System.arraycopy(good, 0, both, 0, good.length);
        System.arraycopy(bad, 0, both, good.length, bad.length);
        assertEquals(
                List.of(Fault.NOT_UTF_8),
                read(both).findings().stream().map(Finding::fault).toList());
    }

    private static Inventory.Reading readJson(byte[] json) {
        try {
            return Inventory.readJson("matters.json", new ByteArrayInputStream(json));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> jsonFaults(String json) {
        Inventory.Reading reading = readJson(json.getBytes(StandardCharsets.UTF_8));
        assertTrue(reading.inventory().isEmpty() != reading.findings().isEmpty(), "all or nothing");
        return reading.findings().stream()
                .map(each -> each.line() + " " + each.path() + " " + each.fault())
                .toList();
    }

    private static final String LAMP =
            "{\"id\":\"lamp\",\"zh\":\"路灯\",\"en\":\"Lamps\",\"field\":\"traffic\",\"goods\":\"public\","
                    + "\"sources\":[\"reports\",\"statute\"],\"from\":\"2026-01-01T00:00:00Z\"}";

    private static String json(String... matters) {
        return "{\"name\":\"test\",\"version\":\"1\",\"matters\":[\n" + String.join(",\n", matters) + "]}";
    }

    @Test
    void the_same_is_read_from_json_as_from_csv() {
        assertEquals(
                read(HEADER + GOOD).orThrow(),
                readJson(json(LAMP).getBytes(StandardCharsets.UTF_8)).orThrow());
        Inventory starter = Inventory.starter();
        assertEquals(
                starter,
                readJson(starter.json().getBytes(StandardCharsets.UTF_8)).orThrow());
        assertEquals(List.of(), jsonFaults("\uFEFF" + json(LAMP.replace("}", ",\"until\":null}"))));
    }

    @Test
    void everything_that_is_wrong_with_json_is_said_at_once_by_line_and_path() {
        assertEquals(
                List.of(
                        "3 matters[1].id REPEATED_ID",
                        "4 matters[2].goods MALFORMED_CELL",
                        "5 matters[3].reason NO_REASON",
                        "6 matters[4] UNKNOWN_MEMBER",
                        "7 matters[5].en MISSING_MEMBER",
                        "8 matters[6].until UPSIDE_DOWN",
                        "9 matters[7].sources[1] WRONG_TYPE",
                        "10 matters[8].zh WRONG_TYPE",
                        "11 matters[9] WRONG_TYPE",
                        "12 matters[10].sources MALFORMED_CELL",
                        "13 matters[11].sources MISSING_MEMBER"),
                jsonFaults(json(
                        LAMP,
                        LAMP,
                        LAMP.replace("public", "pubic"),
                        LAMP.replace("\"goods\"", "\"provision\":\"market\",\"goods\""),
                        LAMP.replace("}", ",\"untill\":\"2027-01-01T00:00:00Z\"}"),
                        LAMP.replace("\"en\":\"Lamps\",", ""),
                        LAMP.replace("}", ",\"until\":\"2025-01-01T00:00:00Z\"}"),
                        LAMP.replace("\"statute\"", "7"),
                        LAMP.replace("\"路灯\"", "\"\""),
                        "[1]",
                        LAMP.replace("statute", "rumours"),
                        LAMP.replace("\"reports\",\"statute\"", ""))));
    }

    @Test
    void what_is_no_json_too_deep_double_or_long_is_named_and_nothing_is_taken_over() throws IOException {
        assertEquals(List.of("1  WRONG_TYPE"), jsonFaults("[]"));
        assertEquals(List.of("1  WRONG_TYPE"), jsonFaults(""));
        assertEquals(
                List.of("1 name MISSING_MEMBER", "1 version MISSING_MEMBER", "1 matters MISSING_MEMBER"),
                jsonFaults("{}"));
        assertEquals(
                List.of("1 name MALFORMED_CELL"), jsonFaults("{\"name\":\"a@b\",\"version\":\"1\",\"matters\":[]}"));
        assertEquals(
                List.of("1 name WRONG_TYPE", "1 name MISSING_MEMBER", "1 matters WRONG_TYPE", "1  UNKNOWN_MEMBER")
                        .stream()
                        .sorted()
                        .toList(),
                jsonFaults("{\"name\":[1],\"version\":\"1\",\"matters\":{},\"more\":{}}").stream()
                        .sorted()
                        .toList());
        assertEquals(List.of("2  MALFORMED_JSON"), jsonFaults(json(LAMP.substring(0, 40))));
        assertEquals(
                List.of("2  MALFORMED_JSON"),
                jsonFaults(json(LAMP.replace("\"zh\"", "\"id\":\"other\",\"zh\""))),
                "a member that stands twice");
        assertEquals(List.of("2 matters[0] WRONG_TYPE", "2  MALFORMED_JSON"), jsonFaults(json("[[[[[[1]]]]]]")));
        assertEquals(List.of("3  MALFORMED_JSON"), jsonFaults(json(LAMP) + "\n{}"));
        assertEquals(List.of("2  MALFORMED_JSON"), jsonFaults(json(LAMP.replace("Lamps", "L".repeat(10_001)))));
        byte[] gbk = json(LAMP, LAMP).getBytes(Charset.forName("GBK"));
        assertEquals(
                List.of(new Finding(
                        "matters.json", 2, Fault.NOT_UTF_8, "The line must be UTF-8. Maybe it was saved as GBK.")),
                readJson(gbk).findings());
        byte[] cut = json(LAMP).getBytes(StandardCharsets.UTF_8);
        assertEquals(
                Fault.NOT_UTF_8,
                readJson(java.util.Arrays.copyOf(cut, new String(cut, StandardCharsets.ISO_8859_1).indexOf("zh") + 6))
                        .findings()
                        .get(0)
                        .fault(),
                "a file that ends within a character");
        java.io.InputStream endless = new java.io.InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                java.util.Arrays.fill(into, from, from + length, (byte) ' ');
                return length;
            }
        };
        assertEquals(
                Fault.TOO_LARGE,
                Inventory.readJson("endless.json", endless).findings().get(0).fault());
    }

    @Provide
    Arbitrary<Matter> matters() {
        Arbitrary<Name> names = Arbitraries.strings()
                .withChars("abc, \"路灯")
                .ofMinLength(0)
                .ofMaxLength(8)
                .map(text -> Name.of("n" + text + "n"));
        return Combinators.combine(
                        Arbitraries.strings()
                                .withChars("ab,\"|")
                                .ofMinLength(1)
                                .ofMaxLength(6)
                                .map(MatterId::of),
                        names,
                        names,
                        Arbitraries.of(MatterField.values()),
                        Arbitraries.of(Goods.values()),
                        Arbitraries.of(Provision.values()),
                        Arbitraries.of(MatterSource.class).set().ofMinSize(1),
                        Arbitraries.of(SINCE, SINCE.until(Instant.parse("2027-01-01T00:00:00Z"))))
                .as((id, zh, en, field, goods, provision, sources, validity) ->
                        new Matter(id, zh, en, field, goods, provision, Optional.of(zh), sources, validity));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void what_is_written_is_read_again(@ForAll("inventories") Inventory inventory) {
        assertEquals(inventory, read(inventory.csv()).orThrow());
        assertEquals(
                inventory,
                readJson(inventory.json().getBytes(StandardCharsets.UTF_8)).orThrow());
    }

    /** Any one character of a file, changed, is either no matter or named with its file and line; nothing is thrown. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void a_spoilt_file_never_throws(
            @ForAll("inventories") Inventory inventory, @ForAll int where, @ForAll("spoilers") String with) {
        String text = inventory.json();
        int at = Math.floorMod(where, text.length());
        String spoilt = text.substring(0, at) + with + text.substring(at + 1);
        Inventory.Reading reading = readJson(spoilt.getBytes(StandardCharsets.UTF_8));
        assertTrue(reading.inventory().isEmpty() != reading.findings().isEmpty());
        reading.findings()
                .forEach(each -> assertTrue(each.line() >= 1 && !each.message().isBlank()));
    }

    @Provide
    Arbitrary<String> spoilers() {
        return Arbitraries.of("", "{", "}", "[", "]", "\"", ",", ":", "null", "1e999", "\\", "\u0000", "路", "+");
    }

    @Provide
    Arbitrary<Inventory> inventories() {
        return matters().list().ofMaxSize(6).map(some -> {
            TreeMap<MatterId, Matter> all = new TreeMap<>();
            some.forEach(each -> all.put(each.id(), each));
            return new Inventory("test", "1", all);
        });
    }
}
