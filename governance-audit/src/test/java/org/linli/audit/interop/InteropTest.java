package org.linli.audit.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.audit.SampleLog;
import org.linli.audit.TraceLog;
import org.linli.audit.codec.CanonicalForm;
import org.linli.basics.ActorId;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.docs.testkit.Snippets;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.FactCatalog;
import org.linli.trace.Head;
import org.linli.trace.Selection;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.UnknownFact;
import org.linli.trace.testkit.AccountFact;

/** What leaves a log, for whom, and what comes in. */
class InteropTest {
    private static final String SOURCE = "https://dongting.example/trace";

    @TempDir
    private Path temp;

    private TraceLog log;

    /** Six records with personal values in two, and one on behalf of somebody, with a cause and a basis. */
    @BeforeEach
    void write() {
        log = SampleLog.open(temp.resolve("log"));
        SampleLog.fill(log);
        Subject a = Subject.of("account", "a");
        Head head = Head.NONE;
        for (TraceEvent last : log.trail(a, Direction.FORWARD)) {
            head = last.head();
        }
        Act act = Act.of(ActId.of("answer/ü-1"), ActorId.of("grid-worker-4"), Instant.parse("2026-03-03T00:00:00.5Z"))
                .onBehalfOf(SampleLog.LI)
                .because(ActId.of("five"));
        Map<Subject, Head> read = new HashMap<>();
        read.put(a, head);
        log.append(
                List.of(new Entry(act, SampleLog.deposited("a", 13), List.of(Basis.of("duty-list", "2026.3")))), read);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void records_leave_as_cloud_events_and_come_back_as_the_facts_they_were() {
        CloudEvents out = CloudEvents.of(log, "https://dongting.example/trace", Audience.AUDITORS);
        for (CloudEvent event : out.read(0, 100).events()) {
            System.out.println(event);
        }

        List<CloudEvent> events = out.read(0, 100).events();
        List<TraceEvent> records = log.read(Selection.ALL, 0, 100).events();
        assertEquals(records.size(), events.size());
        for (int i = 0; i < events.size(); i++) {
            CloudEvent read = CloudEvent.parse(events.get(i).toString());
            assertEquals(events.get(i), read);
            assertArrayEquals(log.entry(i), CloudEvents.entry(read));
            assertEquals(records.get(i), CloudEvents.event(read, SampleLog.CATALOG));
            assertInstanceOf(
                    UnknownFact.class,
                    CloudEvents.event(read, FactCatalog.of(List.of())).fact());
        }
        assertEquals(events, CloudEvent.parseBatch(CloudEvent.batch(events)));
        AccountFact.Opened opened = (AccountFact.Opened)
                CloudEvents.event(events.get(0), SampleLog.CATALOG).fact();
        assertEquals(Optional.empty(), opened.contact().phone().reveal(org.linli.trace.Purpose.of("call")));
        CloudEvents.Page page = out.read(2, 3);
        assertEquals(3, page.events().size());
        assertEquals(5, page.next());
    }

    @Test
    void the_attributes_are_those_of_the_specification() {
        CloudEvent last = CloudEvents.of(log, SOURCE, Audience.AUDITORS)
                .read(6, 1)
                .events()
                .get(0);
        assertEquals("6", last.id());
        assertEquals("org.linli.account.deposited", last.type());
        assertEquals(Optional.of("account/a"), last.subject());
        assertEquals(Optional.of(Instant.parse("2026-03-03T00:00:00.5Z")), last.time());
        assertEquals(Optional.of("urn:linli:schema:account/1"), last.dataSchema());
        assertEquals(
                Map.of(
                        "act", "answer/ü-1",
                        "actor", "grid-worker-4",
                        "audience", "PARTIES",
                        "basis", "duty-list@2026.3",
                        "cause", "five",
                        "onbehalfof", SampleLog.LI.value(),
                        "recorded", "2026-03-02T01:00:00.123456Z",
                        "sequence", "00000000000000000006"),
                last.extensions());
        Map<?, ?> json = (Map<?, ?>) CanonicalForm.read(last.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals("1.0", json.get("specversion"));
        assertEquals("application/json", json.get("datacontenttype"));
        assertEquals("2026-03-03T00:00:00.500Z", json.get("time"));
    }

    @Test
    void what_an_audience_may_not_see_and_what_is_personal_does_not_leave() {
        assertTrue(CloudEvents.of(log, SOURCE, Audience.PUBLIC)
                .read(0, 100)
                .events()
                .isEmpty());
        String all = CloudEvent.batch(
                CloudEvents.of(log, SOURCE, Audience.AUDITORS).read(0, 100).events());
        assertFalse(all.contains("027-1111") || all.contains("027-2222"));
        assertTrue(all.contains("\"phone\""));
        Subject subject = Subject.of("account", "a");
        assertEquals(Optional.empty(), Provenance.of(log, subject, Audience.PUBLIC));
        assertFalse(Provenance.of(log, subject, Audience.AUDITORS).orElseThrow().contains("027-1111"));
    }

    @Test
    void an_event_that_says_something_else_than_its_envelope_is_refused() {
        String honest = CloudEvents.of(log, SOURCE, Audience.AUDITORS)
                .read(1, 1)
                .events()
                .get(0)
                .toString();
        assertTrue(honest.contains("sequence"), honest);
        CloudEvents.entry(CloudEvent.parse(honest));
        // What a broker adds is its own.
        CloudEvents.entry(CloudEvent.parse(honest.replace("\"data\":{", "\"traceparent\":\"00-1\",\"data\":{")));
        for (String[] each : List.of(
                new String[] {"\"subject\":\"account/a\",\"time\"", "\"subject\":\"account/b\",\"time\"", "subject"},
                new String[] {"org.linli.account.deposited", "org.linli.account.opened", "type"},
                new String[] {"\"audience\":\"PARTIES\",\"data\"", "\"audience\":\"PUBLIC\",\"data\"", "audience"},
                new String[] {"\"time\":\"2026", "\"time\":\"1999", "time"},
                new String[] {"\"sequence\":\"00000000000000000001", "\"sequence\":\"00000000000000000009", "sequence"},
                new String[] {"urn:linli:schema:account/1", "urn:linli:schema:other/9", "dataschema"},
                new String[] {"\"recorded\":\"2026", "\"recorded\":\"1980", "recorded"},
                new String[] {"\"data\":{", "\"onbehalfof\":\"mayor\",\"data\":{", "onbehalfof"},
                new String[] {"\"data\":{", "\"cause\":\"x\",\"data\":{", "cause"},
                new String[] {"\"data\":{", "\"basis\":\"y@1\",\"data\":{", "basis"},
                new String[] {
                    "\"act\":\"two\",\"actor\":\"grid-worker-3\",\"audience\":\"PARTIES\",\"data", "\"data", "act"
                },
                new String[] {"application/json", "image/png", "datacontenttype"},
                new String[] {"\"id\":\"1\"", "\"id\":\"77\"", "sequence"},
                new String[] {"\"data\":{\"act\"", "\"data\":{\"bat\"", "data"},
                new String[] {"\"data\":{", "\"data\":{\"x\":1.5,", "data"},
                new String[] {"\"v\":1", "\"v\":2", "data"})) {
            assertTrue(honest.contains(each[0]), honest);
            CloudEvent changed = CloudEvent.parse(honest.replace(each[0], each[1]));
            InterchangeException refused = assertThrows(InterchangeException.class, () -> CloudEvents.entry(changed));
            assertTrue(each[2].equals("act") || each[2].equals(refused.place()), each[2] + " " + refused.place());
        }
        CloudEvent elsewhere = CloudEvent.parse(honest.replace("\"id\":\"1\"", "\"id\":\"01\""));
        assertEquals(
                "id",
                assertThrows(InterchangeException.class, () -> CloudEvents.event(elsewhere, SampleLog.CATALOG))
                        .place());
    }

    /** Each member of a real envelope in the place of each kind of value. */
    @Test
    void whatever_stands_in_an_envelope_is_a_record_or_a_typed_error() {
        Map<?, ?> honest = (Map<?, ?>) CanonicalForm.read(log.entry(6));
        Map<?, ?> open = (Map<?, ?>) honest.get("pub");
        List<Object> values = List.of(
                "",
                -1L,
                (1L << 53) - 1,
                -(1L << 53) + 1,
                List.of(),
                Map.of(),
                true,
                "x y",
                "\n",
                "a/b/c",
                0L,
                List.of(1L),
                List.of("a@"),
                Map.of("a", 1L),
                Optional.empty());
        int refused = 0;
        for (String name : List.of(
                "act",
                "actor",
                "audience",
                "basis",
                "cause",
                "onBehalfOf",
                "pub",
                "recorded",
                "refs",
                "schema",
                "sealed",
                "subject",
                "subjectPrev",
                "subjectSeq",
                "t",
                "type",
                "v",
                "pub.account",
                "pub.cents",
                "pub.memo")) {
            for (Object each : values) {
                boolean isOpen = name.startsWith("pub.");
                Map<String, Object> members = new TreeMap<>();
                (isOpen ? open : honest).forEach((key, value) -> members.put(String.valueOf(key), value));
                members.put(isOpen ? name.substring(4) : name, each.equals(Optional.empty()) ? null : each);
                Map<String, Object> data = new TreeMap<>();
                honest.forEach((key, value) -> data.put(String.valueOf(key), value));
                data.putAll(isOpen ? Map.of("pub", members) : members);
                try {
                    CloudEvent event = new CloudEvent(
                            "6",
                            SOURCE,
                            "org.linli." + data.get("type"),
                            Optional.of(String.valueOf(data.get("subject"))),
                            Optional.of(Instant.parse("2026-03-03T00:00:00.5Z")),
                            Optional.of("application/json"),
                            Optional.of("urn:linli:schema:" + data.get("schema")),
                            CloudEvents.of(log, SOURCE, Audience.AUDITORS)
                                    .read(6, 1)
                                    .events()
                                    .get(0)
                                    .extensions(),
                            Optional.of(new CloudEvent.Data.Json(data)));
                    CloudEvents.event(event, SampleLog.CATALOG);
                } catch (InterchangeException typed) {
                    refused++;
                }
            }
        }
        assertTrue(refused > 200, refused + " refused");
    }

    private static CloudEvent event(Object data) {
        return new CloudEvent(
                "1",
                "/a",
                "t",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(new CloudEvent.Data.Json(data)));
    }

    @Test
    void whatever_event_can_be_made_is_read_again_alone_and_in_a_batch() {
        Object deep = 0L;
        for (int i = 0; i < CanonicalForm.MAX_DEPTH; i++) {
            deep = List.of(deep);
        }
        for (Object each : List.of(5.0, -0.0, 1e300, 7, deep, Map.of("a", List.of(2.0f)))) {
            CloudEvent event = event(each);
            assertEquals(event, CloudEvent.parse(event.toString()));
            assertEquals(List.of(event), CloudEvent.parseBatch(CloudEvent.batch(List.of(event))));
        }
        for (Object each : List.of(Double.NaN, Double.POSITIVE_INFINITY, List.of(deep), "\ud800", Instant.EPOCH)) {
            assertThrows(InterchangeException.class, () -> event(each));
        }
        CloudEvent large = event("x".repeat(60_000));
        assertEquals(
                10,
                CloudEvent.parseBatch(CloudEvent.batch(Collections.nCopies(10, large)))
                        .size());
        assertThrows(InterchangeException.class, () -> CloudEvent.batch(Collections.nCopies(20, large)));
        assertThrows(InterchangeException.class, () -> CloudEvents.of(log, "/é", Audience.PUBLIC));
        assertThrows(
                InterchangeException.class,
                () -> CloudEvent.parse(
                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"id\":\"2\",\"source\":\"/a\",\"type\":\"t\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "[]                                                                             | the beginning",
                "{\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\"}                                | specversion",
                "{\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\"}        | specversion",
                "{\"specversion\":\"1.0\",\"source\":\"/a\",\"type\":\"t\"}                     | id",
                "{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"/a\",\"type\":\"t\"}         | id",
                "{\"specversion\":\"1.0\",\"id\":1,\"source\":\"/a\",\"type\":\"t\"}            | id",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"a b\",\"type\":\"t\"}       | source",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\"}                       | type",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"subject\":\"\"}            | subject",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"time\":\"yesterday\"}      | time",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"time\":\"2026-03-02T01:00Z\"} | time",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"dataschema\":\"a/b\"}      | dataschema",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"datacontenttype\":\"x\"}   | datacontenttype",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"data\":1,\"data_base64\":\"AA==\"} | data_base64",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"data_base64\":\"*\"}       | data_base64",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"Upper\":\"x\"}             | an extension",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"ext\":2147483648}          | ext",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"ext\":{}}                  | ext",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"data\":1e999}              | a number",
                "{\"specversion\":\"1.0\",\"id\":\"1\\u0007\",\"source\":\"/a\",\"type\":\"t\"}                      | id",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"data\":\"\\ud800\"}        | a string"
            })
    void what_is_no_cloud_event_is_named_with_its_place(String json, String place) {
        InterchangeException refused = assertThrows(InterchangeException.class, () -> CloudEvent.parse(json));
        assertEquals(place, refused.place());
        String good = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\"}";
        InterchangeException second =
                assertThrows(InterchangeException.class, () -> CloudEvent.parseBatch("[" + good + "," + json + "]"));
        assertTrue(second.place().endsWith(place), second.place());
    }

    @Test
    void a_text_that_is_no_json_or_too_long_is_named() {
        assertTrue(assertThrows(InterchangeException.class, () -> CloudEvent.parse("{\"id\":"))
                .place()
                .startsWith("line 1"));
        assertThrows(InterchangeException.class, () -> CloudEvent.parse(""));
        assertThrows(InterchangeException.class, () -> CloudEvent.parse("[".repeat(CloudEvent.LONGEST)));
        String deep = "[".repeat(200) + "]".repeat(200);
        assertThrows(
                InterchangeException.class,
                () -> CloudEvent.parse(
                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\",\"data\":" + deep
                                + "}"));
        assertThrows(InterchangeException.class, () -> CloudEvent.parse(" ".repeat(CloudEvent.LONGEST + 1)));
        assertThrows(InterchangeException.class, () -> CloudEvents.of(log, "a b", Audience.PUBLIC));
    }

    @Test
    void a_subjects_trail_is_told_in_the_words_of_prov() {
        Subject subject = Subject.of("account", "a");

        String document = Provenance.of(log, subject, Audience.PARTIES).orElseThrow();

        Map<?, ?> prov = (Map<?, ?>) CanonicalForm.read(document.getBytes(StandardCharsets.UTF_8));
        Map<?, ?> entities = (Map<?, ?>) prov.get("entity");
        assertTrue(entities.keySet().containsAll(List.of("rec:0", "rec:1", "rec:3", "rec:5", "rec:6")));
        assertEquals("account/a", ((Map<?, ?>) entities.get("rec:6")).get("linli:subject"));
        assertEquals(log.tree(7).leafHash(6).toBase64(), ((Map<?, ?>) entities.get("rec:6")).get("linli:leafHash"));
        assertTrue(entities.containsKey("basis:duty-list%402026.3"));
        String act = "act:answer%2F%C3%BC-1";
        assertTrue(((Map<?, ?>) prov.get("activity")).containsKey(act));
        assertTrue(values(prov, "wasGeneratedBy")
                .contains(
                        Map.of("prov:entity", "rec:6", "prov:activity", act, "prov:time", "2026-03-03T00:00:00.500Z")));
        assertTrue(values(prov, "actedOnBehalfOf")
                .contains(Map.of(
                        "prov:delegate",
                        "agent:grid-worker-4",
                        "prov:responsible",
                        "agent:resident-li",
                        "prov:activity",
                        act)));
        assertTrue(values(prov, "wasInformedBy").contains(Map.of("prov:informed", act, "prov:informant", "act:five")));
        assertTrue(values(prov, "used").contains(Map.of("prov:activity", act, "prov:entity", "rec:5")));
        assertEquals(4, values(prov, "wasDerivedFrom").size());
        // Whatever a relation refers to is there, and every prefix is declared or PROV's own.
        Map<?, ?> prefixes = (Map<?, ?>) prov.get("prefix");
        for (String kind : List.of("wasGeneratedBy", "wasAssociatedWith", "used", "wasDerivedFrom", "wasInformedBy")) {
            for (Map<?, ?> relation : values(prov, kind)) {
                relation.forEach((role, name) -> {
                    if (name instanceof String text && !"prov:time".equals(role)) {
                        String section = switch (String.valueOf(role)) {
                            case "prov:agent" -> "agent";
                            case "prov:activity", "prov:informed", "prov:informant" -> "activity";
                            default -> "entity";
                        };
                        assertTrue(((Map<?, ?>) prov.get(section)).containsKey(text), kind + " " + relation);
                        assertTrue(prefixes.containsKey(text.substring(0, text.indexOf(':'))));
                    }
                });
            }
        }
    }

    @Test
    void names_are_qualified_names_and_nothing_is_said_of_what_may_not_be_seen() {
        SampleLog.append(log, "-1", new CaseFact.TakenUp(CaseId.of("c"), Audience.PUBLIC));
        SampleLog.append(log, "hidden", new CaseFact.TakenUp(CaseId.of("c"), Audience.OFFICERS));
        SampleLog.append(log, "-2", new CaseFact.Closed(CaseId.of("c"), Audience.PUBLIC));
        Subject subject = Subject.of("case", "c");
        String all = Provenance.of(log, subject, Audience.AUDITORS).orElseThrow();
        assertTrue(all.contains("\"act:%2D1\"") && all.contains("prov:Revision"), all);
        assertTrue(all.contains("linli:case.taken_up"), all);
        String some = Provenance.of(log, subject, Audience.PUBLIC).orElseThrow();
        Map<?, ?> prov = (Map<?, ?>) CanonicalForm.read(some.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(Map.of("prov:generatedEntity", "rec:9", "prov:usedEntity", "rec:7")),
                values(prov, "wasDerivedFrom"));
        assertFalse(prov.containsKey("used") || some.contains("prov:Revision"), some);
    }

    private static List<Map<?, ?>> values(Map<?, ?> prov, String section) {
        return ((Map<?, ?>) prov.get(section))
                .values().stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
    }

    @Test
    void the_page_shows_what_is_compiled() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        Snippets.assertCompiled(
                module.resolve("../docs/guide/interchange.md"),
                module.resolve("src/test/java/org/linli/audit/interop"));
    }

    @Test
    void what_cannot_be_written_so_that_it_is_read_again_is_no_event() {
        for (String type :
                List.of("a/b;\ud800", "a/b\n;c", "a/b;\u0085", "a/b;\u2028", "a/b; c=\t", "a/b\t;c", "a/b; c=\u00e9")) {
            String named = assertThrows(InterchangeException.class, () -> event(Optional.of(type), Optional.empty()))
                    .place();
            assertEquals("datacontenttype", named);
            String escaped = type.chars()
                    .mapToObj(each -> String.format("\\u%04x", each))
                    .collect(Collectors.joining());
            assertThrows(
                    InterchangeException.class,
                    () -> CloudEvent.parse("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\","
                            + "\"datacontenttype\":\"" + escaped + "\"}"));
        }
        for (String type : List.of("text/plain; charset=\"utf-8\"", "text/plain;charset=utf-8", "a/b ; c=d; e=f")) {
            CloudEvent event = event(Optional.of(type), Optional.empty());
            assertEquals(event, CloudEvent.parse(event.toString()));
        }
        int around = event(Optional.empty(), Optional.of("")).toString().length();
        for (String unit : List.of("x", "\u0001", "\u20ac")) {
            int each = unit.equals("\u0001") ? 6 : 1;
            int most = (CloudEvent.LONGEST - around) / each;
            CloudEvent longest = event(Optional.empty(), Optional.of(unit.repeat(most)));
            assertTrue(CloudEvent.LONGEST - longest.toString().length() < each);
            assertEquals(longest, CloudEvent.parse(longest.toString()));
            assertThrows(InterchangeException.class, () -> event(Optional.empty(), Optional.of(unit.repeat(most + 1))));
        }
    }

    private static CloudEvent event(Optional<String> contentType, Optional<String> data) {
        return new CloudEvent(
                "1",
                "/a",
                "t",
                Optional.empty(),
                Optional.empty(),
                contentType,
                Optional.empty(),
                Map.of(),
                data.map(CloudEvent.Data.Json::new));
    }
}
