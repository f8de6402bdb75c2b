package org.linli.audit.interop;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event as CloudEvents 1.0 describes it, in structured mode with the JSON format (media type {@code application/cloudevents+json}).
 *
 * <pre>{@code
 * {"data":{…},"datacontenttype":"application/json","id":"17","source":"urn:linli:log:4f0c…","specversion":"1.0",
 *  "subject":"case/nyc-1","time":"2026-03-02T01:00:00.123456Z","type":"org.linli.case.reported"}
 * }</pre>
 *
 * <p>Source: CloudEvents specification and JSON event format, 1.0.2 (CNCF). {@link #parse} is the inverse of {@link #toString}: the same
 * event, though a text made elsewhere may be spelt otherwise. No event has a text of more than {@link #LONGEST} characters.
 *
 * <p>Of what the specification allows, this refuses times with a second 60, more than nine digits of a second or an offset beyond 18 hours,
 * and URIs whose host is an address of a future version of IP: the JDK has no such values.
 *
 * @param id what tells it from other events of its source; not empty
 * @param source where it happened, a URI reference; not empty
 * @param type what happened, such as {@code org.linli.case.reported}; not empty
 * @param subject what it is about, within its source
 * @param time when it happened
 * @param dataContentType the media type of the data; JSON if there is none
 * @param dataSchema an absolute URI that names the schema of the data
 * @param extensions further attributes by their names (lower-case letters of ASCII and digits, at most 20 by custom): strings, booleans and 32-bit
 *     integers; immutable, by name
 * @param data what is told, if anything
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        Optional<String> subject,
        Optional<Instant> time,
        Optional<String> dataContentType,
        Optional<String> dataSchema,
        Map<String, Object> extensions,
        Optional<Data> data) {
    /** The media type of one event. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";
    /** The media type of a batch. */
    public static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";
    /** How many characters a text may have that is parsed: 1,048,576. */
    public static final int LONGEST = 1 << 20;

    /** What an event tells. */
    public sealed interface Data {
        /**
         * A JSON value, nested at most 64 deep.
         *
         * @param value a map, list, string, boolean, number or null for the JSON null. Copied: lists and maps are immutable, and a number is a
         *     long if it is whole and at most 2^53 - 1 in size, otherwise a double
         */
        record Json(@Nullable Object value) implements Data {
            /**
             * Copies the value.
             *
             * @throws InterchangeException if it is none of these, a number that JSON has not, or nested too deep
             */
            public Json {
                value = CloudEventJson.copy(value, 0);
            }
        }

        /**
         * Bytes of another media type, or a JSON text that was sent as bytes.
         *
         * @param bytes the bytes; copied
         */
        @SuppressWarnings("ArrayRecordComponent") // equality is by content, see below
        record Binary(byte[] bytes) implements Data {
            /** Copies the bytes. */
            public Binary {
                bytes = bytes.clone();
            }

            @Override
            public byte[] bytes() {
                return bytes.clone();
            }

            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(bytes);
            }

            /** How many bytes there are. */
            @Override
            public String toString() {
                return bytes.length + " bytes";
            }
        }
    }

    /**
     * Checks each attribute against the specification.
     *
     * @throws InterchangeException if an attribute is not as it must be, or the text of the event would have more than {@link #LONGEST}
     *     characters
     */
    public CloudEvent {
        CloudEventCheck.check("id", id);
        CloudEventCheck.checkReference("source", source);
        CloudEventCheck.check("type", type);
        subject.ifPresent(each -> CloudEventCheck.check("subject", each));
        time.ifPresent(CloudEventCheck::checkTime);
        dataContentType.ifPresent(CloudEventCheck::checkMediaType);
        dataSchema.ifPresent(each -> CloudEventCheck.checkAbsolute("dataschema", each));
        extensions = Collections.unmodifiableMap(new TreeMap<>(extensions));
        extensions.forEach(CloudEventCheck::checkExtension);
        Objects.requireNonNull(data, "data");
        CloudEventJson.requireWritable(
                CloudEventJson.members(id, source, type, subject, time, dataContentType, dataSchema, extensions, data));
    }

    /**
     * Reads an event.
     *
     * @param json the text, at most {@link #LONGEST} characters
     * @return the event
     * @throws InterchangeException if it is no CloudEvent in JSON
     */
    public static CloudEvent parse(String json) {
        return CloudEventJson.event(CloudEventJson.tree(json), "");
    }

    /**
     * Reads a batch of events: a JSON array.
     *
     * @param json the text, at most {@link #LONGEST} characters
     * @return the events; immutable, in their order
     * @throws InterchangeException if one is no CloudEvent, which is named by its number from 0; then none is taken
     */
    public static List<CloudEvent> parseBatch(String json) {
        return CloudEventJson.batch(CloudEventJson.tree(json));
    }

    /**
     * Writes a batch.
     *
     * @param events the events
     * @return a JSON array, which {@link #parseBatch} reads
     * @throws InterchangeException if it would have more than {@link #LONGEST} characters. Maybe send fewer at once
     */
    public static String batch(List<CloudEvent> events) {
        String json = CloudEventJson.write(
                events.stream().map(CloudEventJson::members).toList());
        CloudEventJson.requireShort(json);
        return json;
    }

    /**
     * An extension.
     *
     * @param name its name
     * @return its value as text, if it is there
     */
    public Optional<String> extension(String name) {
        return Optional.ofNullable(extensions.get(name)).map(Object::toString);
    }

    /** The event in JSON, its members in the order of their names. */
    @Override
    public String toString() {
        return CloudEventJson.write(CloudEventJson.members(this));
    }
}
