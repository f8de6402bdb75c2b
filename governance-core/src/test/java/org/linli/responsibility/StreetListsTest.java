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
    private static final String GOOD =
            """
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

    @Test
    void everything_that_is_wrong_is_said_at_once_by_line() throws IOException {
        assertEquals(List.of("1 NO_HEADER"), faults(""));
        assertEquals(
                List.of(
                        "2 MALFORMED_CELL",
                        "3 MALFORMED_CELL",
                        "4 MALFORMED_LINE",
                        "5 MALFORMED_CELL",
                        "7 REPEATED_ID"),
                faults(
                        """
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
