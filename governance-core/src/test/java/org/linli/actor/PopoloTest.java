package org.linli.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.actor.testkit.ActorLaws;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Purpose;

class PopoloTest {
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-03-03T01:00:00Z");
    private static final ActorId WHOLE = ActorId.of("whole");
    private static final Instant SINCE = Instant.parse("2019-12-31T16:00:00Z");
    private static final String DOCUMENT = """
            {"organizations":[
              {"id":"street","name":"水果湖街道办事处","classification":"street_office","founding_date":"1979"},
              {"id":"committee","name":"东亭社区居委会","classification":"residents_committee","parent_id":"street","founding_date":"2000-06"},
              {"id":"home-1","classification":"household"},
              {"id":"club","name":"Chess club","founding_date":"2021-05-01","dissolution_date":"2024-01-01"}],
             "persons":[{"id":"p-1","name":"王小明","classification":"staff_member"},{"id":"p-2"}],
             "memberships":[
              {"person_id":"p-1","organization_id":"committee","role":"网格员","area_id":"g07","on_behalf_of_id":"street",
               "start_date":"2025-03-01","end_date":"2026-01-01T00:00:00+08:00"},
              {"person_id":"p-2","organization_id":"home-1","role":"householder"}]}
            """;

    private final Clock clock = Clock.fixed(NOW, WUHAN);
    private final InMemoryJournal journal = InMemoryJournal.create("test", clock);
    private final Community community = Community.open(journal, clock, IdSource.seeded(1));

    @Test
    void a_document_is_taken_over_whole_and_written_out_as_it_came() {
        Popolo.Document document = Popolo.read(DOCUMENT, WUHAN, SINCE);
        assertEquals(List.of(), document.findings());
        Act act = community.act(ActorId.of("importer"));
        int steps = community.actors().takeOver(document, act);
        assertEquals(6 + 1 + 2 + 1, steps);
        long size = journal.size();
        assertEquals(steps, community.actors().takeOver(document, act), "doing it again is safe");
        assertEquals(size, journal.size());

        community.catchUp(1_000);
        Roster roster = community.roster();
        assertEquals(List.of(ActorId.of("street")), roster.above(ActorId.of("committee"), NOW));
        assertEquals(
                List.of(ActorId.of("p-1")),
                roster.serving(AreaId.of("g07"), Role.GRID_WORKER, Instant.parse("2025-06-01T00:00:00Z")).stream()
                        .map(Roster.Serving::actor)
                        .toList());
        assertEquals(Optional.empty(), roster.kindOf(ActorId.of("club"), NOW));

        List<Actor> all =
                roster.actors().keySet().stream().map(community.actors()::get).toList();
        String open = PopoloText.write(all, WUHAN);
        assertFalse(open.contains("王小明"), "names of persons only for a purpose");
        String whole = PopoloText.write(all, WUHAN, Purpose.of("migration"));
        assertTrue(whole.contains("王小明"));
        Popolo.Document again = Popolo.read(whole, WUHAN, SINCE);
        assertEquals(List.of(), again.findings());
        assertEquals(Set.copyOf(document.actors()), Set.copyOf(again.actors()));
        assertEquals(Set.copyOf(document.ties()), Set.copyOf(again.ties()));
        assertEquals(
                Optional.of(Name.of("王小明")),
                community
                        .actors()
                        .get(ActorId.of("p-1"))
                        .naming()
                        .personal()
                        .orElseThrow()
                        .reveal(Purpose.of("test")));
        assertFalse(journal.read(org.linli.trace.Selection.ALL, 0, 100)
                .events()
                .toString()
                .contains("王小明"));
    }

    @Test
    void everything_that_is_wrong_is_found_at_once_and_nothing_is_taken_over() {
        Popolo.Document bad = Popolo.read("""
                {"organizations":[
                  {"id":"a","name":"A","parent_id":"b"},{"id":"b","name":"B","parent_id":"a"},
                  {"id":"c d","name":"C"},{"name":"D"},{"id":"e"},{"id":"f","name":"F\\u202e"},
                  {"id":"g","name":"G","classification":"resident"},{"id":"h","name":"H","founding_date":"soon"},
                  {"id":"i","name":"I","founding_date":"2026","dissolution_date":"2025"},{"id":"j","name":"J","parent_id":"z"},
                  {"id":"k","name":"K","parent_id":"a"}],
                 "persons":[{"id":"a"},{"id":"p"},7],
                 "memberships":[
                  {"person_id":"p","organization_id":"a","role":"king"},
                  {"person_id":"nobody","organization_id":"a"},
                  {"person_id":"p","organization_id":"a","start_date":"2026-03-01","end_date":"2026-02-01"},
                  {"person_id":"p","organization_id":"a","role":"part_of"},
                  {"member_id":"k","organization_id":"a","role":"part_of","start_date":"2026"},
                  {"member_id":"k","organization_id":"b","role":"part_of","start_date":"2025"},
                  {"member_id":"k","organization_id":"b","role":"part_of","start_date":"2018"}]}
                """, WUHAN, SINCE);
        assertEquals(
                List.of(
                        new Popolo.Finding("organizations[2].id", Popolo.Fault.MALFORMED_ID),
                        new Popolo.Finding("organizations[3].id", Popolo.Fault.MALFORMED_ID),
                        new Popolo.Finding("organizations[4].name", Popolo.Fault.MALFORMED_NAME),
                        new Popolo.Finding("organizations[5].name", Popolo.Fault.MALFORMED_NAME),
                        new Popolo.Finding("organizations[6].classification", Popolo.Fault.UNKNOWN_KIND),
                        new Popolo.Finding("organizations[7].founding_date", Popolo.Fault.MALFORMED_DATE),
                        new Popolo.Finding("organizations[8].dissolution_date", Popolo.Fault.ENDS_BEFORE_IT_STARTS),
                        new Popolo.Finding("persons[0].id", Popolo.Fault.REPEATED_ID),
                        new Popolo.Finding("persons[2]", Popolo.Fault.NOT_JSON),
                        new Popolo.Finding("organizations[9].parent_id", Popolo.Fault.UNKNOWN_ACTOR),
                        new Popolo.Finding("memberships[4]", Popolo.Fault.PART_OF_TWO),
                        new Popolo.Finding("organizations[0].parent_id", Popolo.Fault.CYCLIC),
                        new Popolo.Finding("memberships[0].role", Popolo.Fault.UNKNOWN_ROLE),
                        new Popolo.Finding("memberships[1].person_id", Popolo.Fault.UNKNOWN_ACTOR),
                        new Popolo.Finding("memberships[2].end_date", Popolo.Fault.ENDS_BEFORE_IT_STARTS),
                        new Popolo.Finding("memberships[3].role", Popolo.Fault.UNKNOWN_ROLE),
                        new Popolo.Finding("memberships[6]", Popolo.Fault.OUT_OF_TIME)),
                bad.findings());
        Set<Popolo.Fault> faults = EnumSet.noneOf(Popolo.Fault.class);
        bad.findings().forEach(each -> faults.add(each.fault()));
        assertEquals(EnumSet.allOf(Popolo.Fault.class), faults);
        assertThrows(
                IllegalArgumentException.class,
                () -> community.actors().takeOver(bad, community.act(ActorId.of("importer"))));
        assertEquals(0, journal.size());
        assertEquals(
                Popolo.Fault.NOT_JSON,
                Popolo.read("{\"persons\":", WUHAN, SINCE).findings().get(0).fault());
        assertEquals(
                Popolo.Fault.NOT_JSON,
                Popolo.read("[]", WUHAN, SINCE).findings().get(0).fault());
    }

    @Test
    void what_an_organisation_was_a_part_of_comes_in_and_goes_out_with_its_dates() {
        Popolo.Document document = Popolo.read("""
                {"organizations":[
                  {"id":"bureau","name":"B","founding_date":"2001"},{"id":"street","name":"S","founding_date":"2010"},
                  {"id":"station","name":"T","parent_id":"street","founding_date":"2003"},
                  {"id":"kiosk","name":"K","parent_id":"street","founding_date":"2005"},
                  {"id":"shed","name":"D","founding_date":"2005"}],
                 "memberships":[
                  {"member_id":"station","organization_id":"street","role":"part_of","start_date":"2026-03-01"},
                  {"member_id":"station","organization_id":"bureau","role":"part_of","end_date":"2024-01-01"},
                  {"member_id":"shed","organization_id":"street","role":"part_of","start_date":"2012","end_date":"2013"}]}
                """, WUHAN, SINCE);
        assertEquals(List.of(), document.findings());
        ActorDesk desk = community.actors();
        Act act = community.act(ActorId.of("importer"));
        assertEquals(5 + 3 + 1 + 2, desk.takeOver(document, act));
        assertEquals(5 + 3 + 1 + 2, desk.takeOver(document, act), "doing it again is safe");
        community.catchUp(1_000);
        Roster roster = community.roster();
        ActorId station = ActorId.of("station");
        ActorId bureau = ActorId.of("bureau");
        ActorId street = ActorId.of("street");
        assertTrue(roster.isPartOf(station, bureau, Instant.parse("2003-01-01T00:00:00Z")));
        assertFalse(roster.isPartOf(station, bureau, Instant.parse("2024-01-01T00:00:00Z")));
        assertEquals(List.of(), roster.above(station, Instant.parse("2025-01-01T00:00:00Z")));
        assertEquals(List.of(street), roster.above(station, NOW));
        assertFalse(
                roster.isPartOf(ActorId.of("kiosk"), street, Instant.parse("2009-12-31T00:00:00Z")),
                "a parent without a date is one since both take part");
        assertTrue(roster.isPartOf(ActorId.of("kiosk"), street, Instant.parse("2010-01-01T00:00:00Z")));

        List<Actor> all = roster.actors().keySet().stream().map(desk::get).toList();
        String text = PopoloText.write(all, WUHAN);
        Popolo.Document again = Popolo.read(text, WUHAN, SINCE);
        assertEquals(List.of(), again.findings());
        assertEquals(Set.copyOf(document.actors()), Set.copyOf(again.actors()));
        assertFalse(
                text.contains("\"id\":\"shed\",\"classification\":\"other_stakeholder\",\"name\":\"D\",\"parent_id\""));
    }

    @Test
    void a_circle_that_closes_at_one_time_only_is_found_and_one_that_never_does_is_none() {
        String organizations = """
                {"organizations":[{"id":"a","name":"A"},{"id":"b","name":"B"}],"memberships":[
                  {"member_id":"a","organization_id":"b","role":"part_of","start_date":"2021","end_date":"2023"},
                  {"member_id":"b","organization_id":"a","role":"part_of","start_date":"%s","end_date":"2025"}]}
                """;
        assertEquals(
                List.of(),
                Popolo.read(organizations.formatted("2023"), WUHAN, SINCE).findings());
        assertEquals(
                List.of(new Popolo.Finding("memberships[0]", Popolo.Fault.CYCLIC)),
                Popolo.read(organizations.formatted("2022-12"), WUHAN, SINCE).findings());
    }

    @Test
    void what_has_no_start_begins_when_both_take_part_and_nothing_begins_before_or_after() {
        String document = """
                {"organizations":[{"id":"part","name":"P","founding_date":"2020","dissolution_date":"2026"%s},
                  {"id":"whole","name":"W","founding_date":"2022","dissolution_date":"2024"},
                  {"id":"next","name":"N","founding_date":"2024","dissolution_date":"2025"}],"memberships":[%s
                  {"member_id":"part","organization_id":"next","role":"member"}]}
                """;
        String below = "{\"member_id\":\"part\",\"organization_id\":\"whole\",\"role\":\"part_of\"%s},";
        Popolo.Document good = Popolo.read(document.formatted("", below.formatted("")), WUHAN, SINCE);
        assertEquals(List.of(), good.findings());
        assertEquals(
                List.of(PartOf.since(WHOLE, Instant.parse("2021-12-31T16:00:00Z"))),
                good.actors().get(0).partOf());
        community.actors().takeOver(good, community.act(ActorId.of("importer")));
        for (String start : List.of("2021", "2024", "2025")) {
            String dated = below.formatted(",\"start_date\":\"" + start + "\"");
            assertEquals(
                    List.of(new Popolo.Finding("memberships[0]", Popolo.Fault.OUT_OF_TIME)),
                    Popolo.read(document.formatted("", dated), WUHAN, SINCE).findings());
        }
        String until = below.formatted(",\"end_date\":\"2025-06-01\"");
        assertEquals(
                List.of(new Popolo.Finding("organizations[0].parent_id", Popolo.Fault.OUT_OF_TIME)),
                Popolo.read(document.formatted(",\"parent_id\":\"next\"", until), WUHAN, SINCE)
                        .findings());
    }

    @Test
    void many_organisations_with_a_day_of_founding_each_are_looked_through() {
        StringBuilder organizations = new StringBuilder();
        for (int i = 0; i < 4_000; i++) {
            organizations
                    .append(i == 0 ? "" : ",")
                    .append("{\"id\":\"o-%d\",\"name\":\"O\",\"founding_date\":\"%s\""
                            .formatted(i, SINCE.plusSeconds(86_400L * (i * 7_919L % 4_000))))
                    .append(i % 50 == 0 ? "}" : ",\"parent_id\":\"o-" + (i - 1) + "\"}");
        }
        Popolo.Document read = Popolo.read("{\"organizations\":[" + organizations + "]}", WUHAN, SINCE);
        assertEquals(List.of(), read.findings());
        assertEquals(4_000, read.actors().size());
        Map<ActorId, Ties> ties = new HashMap<>();
        read.actors()
                .forEach(each -> ties.put(
                        each.id(),
                        new Ties(
                                each.kind(),
                                each.validity(),
                                each.partOf(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of())));
        assertEquals(List.of(), ActorLaws.findings(Roster.of("many", "1", ties)));
    }

    @Test
    void one_fault_has_one_finding_and_a_path() {
        assertEquals(1, Popolo.read("{\"persons\":", WUHAN, SINCE).findings().size());
        Popolo.Document bad = Popolo.read("""
                {"organizations":[
                  {"id":"a","name":"A","classification":"dragon"},
                  {"id":"b","name":"B","parent_id":"a"},
                  {"id":"c","name":"C","parent_id":"d"},{"id":"d","name":"D","parent_id":"e"},
                  {"id":"e","name":"E","parent_id":"d"}],
                 "persons":[{"id":"p"},{"id":"p","name":7}],
                 "memberships":[{"person_id":"p","organization_id":"a"}]}
                """, WUHAN, SINCE);
        assertEquals(
                List.of(
                        new Popolo.Finding("organizations[0].classification", Popolo.Fault.UNKNOWN_KIND),
                        new Popolo.Finding("persons[1].name", Popolo.Fault.MALFORMED_NAME),
                        new Popolo.Finding("organizations[3].parent_id", Popolo.Fault.CYCLIC)),
                bad.findings());
    }
}
