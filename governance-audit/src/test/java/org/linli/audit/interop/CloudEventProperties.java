package org.linli.audit.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.linli.trace.FactCatalog;

/** CloudEvents go out and come in the same; whatever text comes in, an event or a typed error. */
class CloudEventProperties {
    private static final String SAMPLE =
            "{\"data\":{\"a\":[1,2.5,null,true,\"居\"]},\"datacontenttype\":\"application/json; charset=utf-8\",\"ext\":5,"
                    + "\"id\":\"1\",\"source\":\"/a?b#c\",\"specversion\":\"1.0\",\"time\":\"2026-03-02T01:00:00.5+08:00\","
                    + "\"type\":\"t\"}";

    @Provide
    Arbitrary<CloudEvent> events() {
        Arbitrary<String> text = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('居', '民')
                .ofMinLength(1)
                .ofMaxLength(8);
        Arbitrary<Object> extension = Arbitraries.oneOf(
                text.map(each -> (Object) each),
                Arbitraries.integers().map(each -> (Object) each),
                Arbitraries.of(true, false).map(each -> (Object) each));
        Arbitrary<Map<String, Object>> extensions = Arbitraries.maps(
                        Arbitraries.strings()
                                .withCharRange('k', 'z')
                                .ofMinLength(1)
                                .ofMaxLength(9),
                        extension)
                .ofMaxSize(4);
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                text.map(each -> (Object) each),
                Arbitraries.longs().between(-(1L << 53) + 1, (1L << 53) - 1).map(each -> (Object) each),
                Arbitraries.of(0.5, -1e-9, 1e300).map(each -> (Object) each),
                Arbitraries.of(true, false).map(each -> (Object) each));
        Arbitrary<Object> json = Arbitraries.lazyOf(
                () -> leaf,
                () -> leaf.list().ofMaxSize(3).map(each -> (Object) each),
                () -> Arbitraries.maps(text, leaf).ofMaxSize(3).map(each -> (Object) each));
        Arbitrary<Optional<CloudEvent.Data>> data = Arbitraries.oneOf(
                json.map(each -> Optional.of(new CloudEvent.Data.Json(each))),
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(9)
                        .map(each -> Optional.of(new CloudEvent.Data.Binary(each))),
                Arbitraries.just(Optional.empty()));
        Arbitrary<Optional<Instant>> time = Arbitraries.longs()
                .between(0, 4_000_000_000L)
                .map(each -> Instant.ofEpochSecond(each, each % 1_000_000_000))
                .optional();
        return Combinators.combine(
                        text,
                        Arbitraries.of("/a", "urn:x:y", "https://a.example/b"),
                        text,
                        text.optional(),
                        time,
                        extensions,
                        data)
                .as((id, source, type, subject, at, more, told) -> new CloudEvent(
                        id,
                        source,
                        type,
                        subject,
                        at,
                        Optional.of("application/json"),
                        Optional.of("urn:schema:1"),
                        more,
                        told));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void what_goes_out_comes_in_the_same(@ForAll("events") CloudEvent event) {
        assertEquals(event, CloudEvent.parse(event.toString()));
        assertEquals(List.of(event, event), CloudEvent.parseBatch(CloudEvent.batch(List.of(event, event))));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatever_text_comes_in_there_is_an_event_or_a_typed_error(
            @ForAll List<Byte> bytes, @ForAll int at, @ForAll int length) {
        byte[] any = new byte[bytes.size()];
        for (int i = 0; i < any.length; i++) {
            any[i] = bytes.get(i);
        }
        String noise = new String(any, StandardCharsets.ISO_8859_1);
        taken(noise);
        int from = Math.floorMod(at, SAMPLE.length());
        int to = Math.min(SAMPLE.length(), from + Math.floorMod(length, 9));
        taken(SAMPLE.substring(0, from) + noise.substring(0, Math.min(3, noise.length())) + SAMPLE.substring(to));
        taken(SAMPLE.substring(0, from) + SAMPLE.substring(to));
    }

    private static void taken(String text) {
        CloudEvent event;
        try {
            event = CloudEvent.parse(text);
        } catch (InterchangeException typed) {
            return;
        }
        assertEquals(event, CloudEvent.parse(event.toString()));
        try {
            CloudEvents.event(event, FactCatalog.of(List.of()));
        } catch (InterchangeException typed) {
            return;
        }
    }

    /** The published examples: read, written, and read again the same. */
    @Test
    void the_published_examples_are_read() throws IOException {
        String folder = System.getProperty("linli.data", "");
        Path file = Path.of(folder, "audit/cloudevents/json_examples.json");
        assumeTrue(Files.exists(file), "No published data in " + folder + ": the sample above covers the same code.");
        String text = Files.readString(file).replace("... base64 encoded string ...", "AAEC");
        List<CloudEvent> read = new ArrayList<>();
        for (String each : text.split("\"json\":")) {
            if (each.contains("specversion")) {
                read.add(CloudEvent.parse(each.substring(0, each.lastIndexOf('}', each.lastIndexOf('}') - 1) + 1)
                        .strip()));
            }
        }
        assertEquals(3, read.size());
        for (CloudEvent each : read) {
            assertEquals("com.example.someevent", each.type());
            assertEquals(Optional.empty(), each.subject());
            assertEquals(Map.of("comexampleextension1", "value", "comexampleothervalue", 5), each.extensions());
            assertEquals(each, CloudEvent.parse(each.toString()));
        }
        assertEquals(3, ((CloudEvent.Data.Binary) read.get(0).data().orElseThrow()).bytes().length);
        assertEquals(
                Optional.of(new CloudEvent.Data.Json("I'm just a string")),
                read.get(2).data());
    }
}
