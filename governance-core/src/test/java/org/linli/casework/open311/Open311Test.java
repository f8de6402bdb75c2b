package org.linli.casework.open311;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.casework.Case;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.casework.TurnAway;
import org.linli.community.Community;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Personal;

class Open311Test {
    private static final Instant NINE = Instant.parse("2026-03-03T01:00:00Z");
    private static final ActorId PROPERTY = ActorId.of("property-1");
    private static final ActorId RESIDENT = ActorId.of("resident-1");

    @Provide
    Arbitrary<List<ServiceRequest>> requests() {
        Arbitrary<String> words = Arbitraries.strings()
                .withChars("abc 123 <>&\"'{}[],:\\\n\t楼道灯坏了")
                .withChars('\u00e9', '\u202e', '\ufffd')
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(0, 4_000_000_000L)
                .map(second -> Instant.ofEpochSecond(second, second % 1_000 * 1_000_000));
        Arbitrary<GeoPoint> points = Combinators.combine(
                        Arbitraries.integers().between(-900_000_000, 900_000_000),
                        Arbitraries.integers().between(-1_800_000_000, 1_800_000_000))
                .as(GeoPoint::new);
        return Combinators.combine(
                        words,
                        Arbitraries.of(true, false),
                        words.optional(),
                        words,
                        words.optional(),
                        times.optional(),
                        times.optional(),
                        points.optional())
                .as((id, open, notes, code, text, one, other, point) -> new ServiceRequest(
                        id, open, notes, code, text, text, notes, one, other, one, text, notes, point, text))
                .list()
                .ofMaxSize(4);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void what_is_written_is_read_again_as_it_was(@ForAll("requests") List<ServiceRequest> requests) {
        assertEquals(requests, Open311.fromJson(Open311.toJson(requests)));
        assertEquals(requests, Open311.fromXml(Open311.toXml(requests)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatever_is_damaged_is_read_or_refused_with_line_and_path(
            @ForAll("requests") List<ServiceRequest> requests,
            @ForAll("places") int place,
            @ForAll("damages") String damage) {
        readOrRefused(Open311::fromJson, damaged(Open311.toJson(requests), place, damage));
        readOrRefused(Open311::fromXml, damaged(Open311.toXml(requests), place, damage));
        readOrRefused(Open311::fromJson, damage);
        readOrRefused(Open311::fromXml, damage);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 600);
    }

    @Provide
    Arbitrary<String> damages() {
        return Arbitraries.of(
                "",
                "[",
                "]",
                "{",
                "\"",
                "<",
                ">",
                "</request>",
                "<!DOCTYPE x [<!ENTITY e \"e\">]>",
                "&e;",
                "null",
                "1e999",
                "\u0000",
                "\ud800",
                "[[",
                "[{}]",
                "[1]",
                "<a/>",
                "<service_requests><x/></service_requests>",
                ",");
    }

    private static String damaged(String text, int place, String damage) {
        int at = text.isEmpty() ? 0 : place % text.length();
        return text.substring(0, at) + damage + text.substring(Math.min(text.length(), at + damage.length() % 3));
    }

    private static void readOrRefused(Function<String, List<ServiceRequest>> reader, String text) {
        try {
            List<ServiceRequest> read = reader.apply(text);
            assertTrue(read.stream().noneMatch(each -> each.id().isEmpty()), text);
        } catch (Open311Exception refused) {
            assertTrue(refused.line() >= 1, text);
            assertFalse(refused.path().isEmpty(), text);
        }
    }

    @Test
    void a_refusal_names_the_request_and_the_field() {
        Open311Exception refused = assertThrows(
                Open311Exception.class,
                () -> Open311.fromJson(
                        "[{\"service_request_id\":\"a\",\"status\":\"open\",\"service_code\":\"x\"},\n"
                                + "{\"service_request_id\":\"b\",\"status\":\"open\",\"service_code\":\"x\",\"lat\":91,\"long\":0}]"));
        assertEquals(2, refused.line());
        assertEquals("request[1].lat", refused.path());
        assertEquals(
                "request[0].requested_datetime",
                assertThrows(
                                Open311Exception.class,
                                () -> Open311.fromXml(
                                        "<service_requests><request><service_request_id>a</service_request_id>"
                                                + "<status>open</status><service_code>x</service_code>"
                                                + "<requested_datetime>yesterday</requested_datetime>"
                                                + "</request></service_requests>"))
                        .path());
        assertThrows(
                Open311Exception.class,
                () -> Open311.fromXml("<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                        + "<service_requests>&e;</service_requests>"));
    }

    @Test
    void what_the_standard_does_not_have_is_passed_over() {
        ServiceRequest plain = Open311.fromJson(
                        "[{\"service_request_id\":7,\"status\":\"open\",\"service_code\":\"x\"}]")
                .get(0);
        assertEquals("7", plain.id());
        assertEquals(
                List.of(plain),
                Open311.fromJson(
                        "[{\"service_request_id\":7,\"extended_attributes\":{\"ward\":[3,{\"a\":1}]},"
                                + "\"status\":\"open\",\"service_code\":\"x\",\"photos\":[\"p\"],\"note\":\"a\",\"note\":\"b\"}]"));
        assertEquals(
                List.of(plain),
                Open311.fromXml("<service_requests><request><service_request_id>7</service_request_id><!-- c -->"
                        + "<extended_attributes><ward><n>3</n></ward>x</extended_attributes>"
                        + "<status>open</status><service_code>x</service_code></request></service_requests>"));
    }

    @Test
    void requests_that_cannot_be_read_are_left_out_and_the_others_are_read() {
        List<String> paths = new ArrayList<>();
        String good = "\"status\":\"open\",\"service_code\":\"x\"}";
        List<ServiceRequest> read = Open311.fromJson(
                "[{\"service_request_id\":\"a\"," + good + ",7,[[]],{\"service_request_id\":{\"n\":[1]}," + good
                        + ",{\"service_request_id\":\"b\",\"status\":\"gone\",\"service_code\":\"x\"},"
                        + "{\"service_request_id\":\"c\",\"service_request_id\":\"d\"," + good
                        + ",{\"service_request_id\":\"e\"," + good + "]",
                leftOut -> paths.add(leftOut.path()));
        assertEquals(List.of("a", "e"), read.stream().map(ServiceRequest::id).toList());
        assertEquals(
                List.of(
                        "request[1]",
                        "request[2]",
                        "request[3].service_request_id",
                        "request[4].status",
                        "request[5].service_request_id"),
                paths);
        paths.clear();
        String rest = "<status>open</status><service_code>x</service_code></request>";
        read = Open311.fromXml(
                "<service_requests><request><service_request_id>a</service_request_id>" + rest
                        + "<other><request/></other><request>loose<service_request_id>b</service_request_id>" + rest
                        + "<request><service_request_id><i>c</i></service_request_id>" + rest
                        + "<request><service_request_id>e</service_request_id>" + rest + "</service_requests>",
                leftOut -> paths.add(leftOut.path()));
        assertEquals(List.of("a", "e"), read.stream().map(ServiceRequest::id).toList());
        assertEquals(List.of("request[1]", "request[2]", "request[3].service_request_id"), paths);
        assertThrows(Open311Exception.class, () -> Open311.fromXml("<service_requests>", leftOut -> {}));
        assertThrows(Open311Exception.class, () -> Open311.fromJson("[{\"status\":", leftOut -> {}));
    }

    @Test
    void a_case_becomes_a_request_without_anything_personal_and_a_request_a_report() {
        Community community =
                Community.open(InMemoryJournal.create(), Clock.fixed(NINE, ZoneOffset.UTC), IdSource.seeded(1));
        CaseDesk cases = community.cases();
        Report lamp = Report.of(MatterId.of("lamp"), PROPERTY, Channel.PHONE)
                .withPoint(GeoPoint.of(30.5519012, 114.3612345))
                .withDescription(Personal.of(RESIDENT, "description", "dark at door 3"));
        CaseId id = cases.report(lamp, community.act(RESIDENT)).state().id();
        Case accepted = cases.accept(id, DeadlineClass.TWO_HOURS, community.act(PROPERTY))
                .state();
        ServiceRequest request = ServiceRequest.of(accepted).orElseThrow();
        assertTrue(request.open());
        assertEquals(Optional.of("已受理 accepted"), request.statusNotes());
        assertEquals(Optional.of("property-1"), request.agency());
        assertEquals(Optional.of(NINE.plusSeconds(7_200)), request.expectedAt());
        String json = Open311.toJson(List.of(request));
        assertFalse(json.contains("dark") || json.contains("resident"), json);
        assertTrue(json.contains("\"lat\":30.5519012,\"long\":114.3612345"), json);
        Report again = Open311.fromJson(json).get(0).toReport(PROPERTY);
        assertEquals(lamp.matter(), again.matter());
        assertEquals(lamp.point(), again.point());

        CaseId fire = cases.report(lamp, community.act(RESIDENT)).state().id();
        Case away = cases.turnAway(fire, TurnAway.EMERGENCY_119, Optional.empty(), community.act(PROPERTY))
                .state();
        assertEquals(
                Optional.of("已退回 turned away; 119 消防 fire brigade"),
                ServiceRequest.of(away).orElseThrow().statusNotes());
        Case secret = cases.report(lamp.withKind(CaseKind.WRONGDOING), community.act(RESIDENT))
                .state();
        assertEquals(Optional.empty(), ServiceRequest.of(secret));
        assertEquals(Optional.empty(), ServiceRequest.of(Case.blank(CaseId.of("none"))));
    }
}
