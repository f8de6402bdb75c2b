package org.linli.responsibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.day;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.finding.Finding;
import org.linli.responsibility.finding.FindingKind;
import org.linli.responsibility.finding.Inspection;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Follower;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.testkit.HandClock;

class StreetListsTest {
    private static final ActorId STREET_OFFICE = the(ActorKind.STREET_OFFICE);
    private static final ActorId BUREAU = the(ActorKind.GOVERNMENT_DEPARTMENT);
    private static final String GOOD = """
            matter,list,department
            street-lighting,basic,
            social-relief,cooperation,government_department
            parking-fines,withdrawn,government_department
            """;

    private static StreetLists.Reading read(byte[] csv) throws IOException {
        return StreetLists.read("town", "2026", "lists.csv", new ByteArrayInputStream(csv));
    }

    private static List<String> faults(String csv) throws IOException {
        StreetLists.Reading reading = read(csv.getBytes(StandardCharsets.UTF_8));
        assertTrue(reading.lists().isEmpty() != reading.findings().isEmpty(), "all or nothing");
        return reading.findings().stream()
                .map(each -> each.line() + " " + each.fault())
                .toList();
    }

    @Test
    void the_three_lists_are_read_written_and_give_duties() throws IOException {
        StreetLists lists = read(GOOD.getBytes(StandardCharsets.UTF_8)).orThrow();
        assertEquals(lists, read(lists.csv().getBytes(StandardCharsets.UTF_8)).orThrow());
        assertEquals(
                Optional.of("WITHDRAWN_LIST:street-lists.town@2026"),
                lists.basis(DutyTown.FINES).map(DutyBasis::toString));
        assertEquals(Optional.empty(), lists.basis(DutyTown.DISPUTES));
        HandClock clock = new HandClock(day(1));
        Office office = Office.over(InMemoryJournal.create(), Office.Settings.DEFAULT);
        DutyDesk desk = DutyDesk.at(office, Authority.ownBehalf(), DutyTown::terms, clock);
        DutyRegister register = new DutyRegister();
        Follower follower = Follower.of(office).with(register);
        desk.change(
                lists.changes(STREET_OFFICE, DutyTown.STREET, Validity.since(day(0))),
                Act.of(ActId.of("import"), ActorId.of("registrar"), clock.instant()));
        follower.catchUp(100);
        List<Responsibility> ofStreet = register.all(STREET_OFFICE);
        assertEquals(
                List.of(DutyPart.ASSIST, DutyPart.LEAD),
                ofStreet.stream().map(each -> each.duty().part()).toList());
        assertEquals(
                List.of(DutyTown.FINES),
                register.all(BUREAU).stream().map(Responsibility::matter).toList());
    }

    @Test
    void work_that_was_taken_back_and_is_still_done_by_the_street_is_found() throws IOException {
        StreetLists lists = read(GOOD.getBytes(StandardCharsets.UTF_8)).orThrow();
        HandClock clock = new HandClock(day(1));
        Office office = Office.over(InMemoryJournal.create(), Office.Settings.DEFAULT);
        DutyDesk desk = DutyDesk.at(office, Authority.ownBehalf(), DutyTown::terms, clock);
        desk.assign(
                ChargeId.of(DutyTown.FINES, STREET_OFFICE),
                Duty.of(
                        DutyPart.LEAD,
                        DutyTown.STREET,
                        Validity.since(day(0)),
                        DutyBasis.of(DutyGround.BASIC_LIST, "street-lists.town@2025")),
                Act.of(ActId.of("old"), ActorId.of("registrar"), clock.instant()));
        DutyRegister register = new DutyRegister();
        Follower.of(office).with(register).catchUp(100);
        List<Finding> beyond = Inspection.of(DutyTown.inventory(), DutyTown.terms())
                .withLists(lists, DutyTown.STREET, Validity.since(day(0)))
                .of(register, TimeWindow.of(day(0), day(10)))
                .of(FindingKind.DUTY_BEYOND_LIST);
        assertEquals(1, beyond.size());
        assertEquals(Optional.of(STREET_OFFICE), beyond.get(0).actor());
    }

    private final HandClock clock = new HandClock(day(1));
    private final Office office = Office.over(InMemoryJournal.create("lists", clock), Office.Settings.DEFAULT);
    private final DutyTerms terms = DutyTown.terms().with(DutyTown.inventory());
    private final DutyDesk desk = DutyDesk.at(office, Authority.ownBehalf(), () -> terms, clock);
    private final DutyRegister register = new DutyRegister();
    private final Follower follower = Follower.of(office).with(register);

    private StreetLists.Taking taking(String version, String csv, int from) throws IOException {
        follower.catchUp(1_000);
        return StreetLists.read(
                        "town", version, "lists.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)))
                .taking(register, STREET_OFFICE, DutyTown.STREET, Validity.since(day(from)), terms, clock.instant());
    }

    private void carryOut(String id, StreetLists.Taking taking) {
        desk.change(taking.orThrow(), Act.of(ActId.of(id), ActorId.of("registrar"), clock.instant()));
        follower.catchUp(1_000);
    }

    @Test
    void the_next_version_of_the_lists_changes_what_differs_and_lets_the_rest_go_on() throws IOException {
        carryOut("first", taking("2026", GOOD, 0));
        assertEquals(List.of(), taking("2026", GOOD, 0).changes(), "the same again changes nothing");
        StreetLists.Taking next = taking("2027", """
                matter,list,department
                street-lighting,withdrawn,government_department
                neighbour-disputes,basic,
                parking-fines,withdrawn,government_department
                """, 5);
        assertEquals(4, next.changes().size());
        carryOut("next", next);
        assertEquals(
                List.of(
                        "neighbour-disputes street_office LEAD 5",
                        "parking-fines government_department LEAD 1",
                        "street-lighting government_department LEAD 5"),
                DutyTown.MATTERS.stream()
                        .flatMap(matter -> register.ofMatter(matter, day(6)).lines().stream())
                        .map(line -> line.matter() + " " + line.bearer() + " "
                                + line.duty().part() + " "
                                + java.time.Duration.between(
                                                day(0), line.duty().validity().from())
                                        .toDays())
                        .sorted()
                        .toList());
        assertEquals(
                3,
                DutyTown.MATTERS.stream()
                        .mapToInt(
                                each -> register.ofMatter(each, day(4)).lines().size())
                        .sum());
    }

    @Test
    void what_was_borne_under_lists_is_not_undone_by_the_next_and_nobody_comes_to_have_been_responsible()
            throws IOException {
        carryOut("first", taking("2026", GOOD, 10));
        clock.move(java.time.Duration.ofDays(29));
        String next = """
                matter,list,department
                street-lighting,basic,
                social-relief,basic,
                """;
        carryOut("next", taking("2027", next, 5));
        assertEquals(
                List.of("7 0", "15 3", "31 2"),
                List.of(7, 15, 31).stream()
                        .map(day -> day + " "
                                + DutyTown.MATTERS.stream()
                                        .mapToInt(each -> register.ofMatter(each, day(day))
                                                .lines()
                                                .size())
                                        .sum())
                        .toList());
        DutyBasis own = DutyBasis.of(DutyGround.POWER_LIST, "powers@1");
        Duty other = Duty.of(DutyPart.LEAD, DutyTown.STREET, Validity.since(day(30)), own);
        Act assigning = Act.of(ActId.of("other"), ActorId.of("registrar"), clock.instant());
        desk.assign(ChargeId.of(DutyTown.FINES, DutyTown.the(ActorKind.GOVERNMENT_DEPARTMENT)), other, assigning);
        assertEquals(
                new StreetLists.Taking(List.of(), List.of()),
                taking("2027", next, 5),
                "the same again changes nothing, nor what rests on something else");
        assertEquals(
                List.of(),
                StreetLists.read(
                                "town",
                                "2025",
                                "old.csv",
                                new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8)))
                        .taking(
                                register,
                                STREET_OFFICE,
                                DutyTown.STREET,
                                Validity.of(day(0), day(20)),
                                terms,
                                clock.instant())
                        .changes(),
                "lists that are over change nothing");
    }

    @Test
    void lists_that_are_prolonged_or_cut_short_leave_the_duties_with_what_they_have() throws IOException {
        ByteArrayInputStream csv = new ByteArrayInputStream(
                "matter,list,department\nstreet-lighting,basic,\n".getBytes(StandardCharsets.UTF_8));
        StreetLists.Reading lists = StreetLists.read("town", "2026", "lists.csv", csv);
        carryOut("first", during(lists, Validity.of(day(0), day(100))));
        ChargeId charge = ChargeId.of(DutyTown.LIGHTING, STREET_OFFICE);
        DutyId duty = desk.get(charge).duties().get(0).id();
        Act act = Act.of(ActId.of("supply"), ActorId.of("registrar"), clock.instant());
        desk.supply(charge, duty, Supply.by(DutyTown.the(ActorKind.PROPERTY_COMPANY)), act);
        clock.move(java.time.Duration.ofDays(30));
        follower.catchUp(1_000);

        carryOut("longer", during(lists, Validity.since(day(0))));
        List<Charge.Held> held = desk.get(charge).duties();
        assertEquals(duty, held.get(0).id());
        assertEquals(
                List.of(Validity.of(day(1), day(100)), Validity.since(day(100))),
                held.stream().map(each -> each.duty().validity()).toList());
        assertEquals(held.get(0).duty().supply(), held.get(1).duty().supply(), "whoever produced goes on to");
        assertEquals(List.of(), during(lists, Validity.since(day(0))).changes());

        carryOut("shorter", during(lists, Validity.of(day(0), day(50))));
        assertEquals(new StreetLists.Taking(List.of(), List.of()), during(lists, Validity.of(day(0), day(50))));
        assertEquals(
                List.of(Validity.of(day(1), day(50))),
                desk.get(charge).duties().stream()
                        .map(each -> each.duty().validity())
                        .toList());
    }

    private StreetLists.Taking during(StreetLists.Reading lists, Validity validity) {
        follower.catchUp(1_000);
        return lists.taking(register, STREET_OFFICE, DutyTown.STREET, validity, terms, clock.instant());
    }

    @Test
    void an_area_that_does_not_stand_is_said_by_file_and_row() throws IOException {
        StreetLists.Taking taking = StreetLists.read(
                        "town", "2026", "lists.csv", new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8)))
                .taking(register, STREET_OFFICE, AreaId.of("nowhere"), Validity.since(day(0)), terms, day(0));
        assertEquals(List.of(), taking.changes());
        assertTrue(
                taking.findings().get(0).toString().startsWith("lists.csv:2: charge.unknown_area: "),
                taking.findings()::toString);
    }

    @Test
    void of_a_hundred_thousand_rows_with_one_bad_line_nothing_is_taken_over_and_the_line_is_named() throws IOException {
        StringBuilder csv = new StringBuilder("matter,list,department\n");
        for (int i = 2; i <= 100_001; i++) {
            // All of one matter: each row is compared with those before.
            csv.append("social-relief,")
                    .append(i == 77_777 ? "cooperaton" : "cooperation")
                    .append(",bureau-")
                    .append(i)
                    .append('\n');
        }
        StreetLists.Reading reading = read(csv.toString().getBytes(StandardCharsets.UTF_8));
        assertTrue(reading.lists().isEmpty());
        assertEquals(1, reading.findings().size());
        assertTrue(reading.findings().get(0).toString().startsWith("lists.csv:77777: "));
        StreetLists good = read(csv.toString()
                        .replace("cooperaton", "cooperation")
                        .getBytes(StandardCharsets.UTF_8))
                .orThrow();
        assertEquals(100_000, good.items().get(DutyTown.RELIEF).departments().size());
    }

    @Test
    void everything_that_the_rules_refuse_is_said_by_file_and_row_and_nothing_is_done() throws IOException {
        StreetLists.Taking taking = taking("2026", """
                matter,list,department
                unheard-of,basic,
                street-lighting,basic,
                parking-fines,withdrawn,nobody
                another,cooperation,government_department
                """, 0);
        assertEquals(List.of(), taking.changes());
        assertEquals(
                List.of(
                        "lists.csv:2: charge.unknown_matter: No matter of this id is in the inventory when the duty begins.",
                        "lists.csv:4: charge.unknown_bearer: No actor of this id takes part when the duty begins.",
                        "lists.csv:5: charge.unknown_matter: No matter of this id is in the inventory when the duty begins."),
                taking.findings().stream().map(Object::toString).toList());
        assertThrows(IllegalArgumentException.class, taking::orThrow);
        StreetLists.Taking tooLong = taking("2026", "matter,list,department\n" + "m".repeat(190) + ",basic,\n", 0);
        assertEquals(2, tooLong.findings().get(0).line());
        assertEquals(
                "2 MALFORMED_LINE",
                taking("2026", "matter,list,department\na,basic\n", 0).findings().stream()
                        .map(each -> each.line() + " " + each.fault())
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void what_several_departments_are_helped_with_stands_on_a_line_for_each() throws IOException {
        String csv = """
                matter,list,department
                social-relief,cooperation,government_department
                social-relief,cooperation,police_post
                """;
        StreetLists lists = read(csv.getBytes(StandardCharsets.UTF_8)).orThrow();
        assertEquals(2, lists.items().get(DutyTown.RELIEF).departments().size());
        assertEquals(csv, lists.csv());
        assertEquals(List.of("4 REPEATED_ID"), faults(csv + "social-relief,cooperation,police_post\n"));
        assertEquals(List.of("4 REPEATED_ID"), faults(csv + "social-relief,basic,\n"));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_by_line() throws IOException {
        assertEquals(List.of("1 NO_HEADER"), faults(""));
        assertEquals(List.of("1 NO_HEADER"), faults("another,file\na\nb\n"), "and no line after it");
        assertEquals(
                List.of(
                        "2 MALFORMED_CELL",
                        "3 MALFORMED_CELL",
                        "4 MALFORMED_LINE",
                        "5 MALFORMED_CELL",
                        "7 REPEATED_ID"),
                faults("""
                        matter,list,department
                        a,basic,bureau
                        b,withdrawn,
                        c,basic
                        d,own,
                        e,basic,
                        e,cooperation,bureau
                        """));
        byte[] mixed = GOOD.replace("street-lighting", "路灯").getBytes(Charset.forName("GBK"));
        assertEquals(
                "lists.csv:2: The line must be UTF-8. Maybe it was saved as GBK.",
                read(mixed).findings().get(0).toString());
        assertThrows(IllegalArgumentException.class, () -> read(mixed).orThrow());
    }
}
