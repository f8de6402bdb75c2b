package org.linli.audit.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.audit.ProvableLog;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.EventCodec;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.FactCatalog;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.TraceEvent;

/**
 * The records of a log as {@link CloudEvent}s for one audience, and such events back as facts.
 *
 * <pre>{@code
 * CloudEvents out = CloudEvents.of(log, "https://dongting.example/trace", Audience.PARTIES);
 * for (CloudEvent event : out.read(0, 100).events()) {
 *     send(event.toString());
 * }
 * }</pre>
 *
 * <p>The data of an event is the record's envelope, whole: whoever writes it in canonical form (RFC 8785) has the bytes that were hashed,
 * so that a receipt proves an event too. The attributes repeat what brokers route and filter by:
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><th>attribute</th><th>is</th></tr>
 * <tr><td>{@code id}</td><td>the position of the record</td></tr>
 * <tr><td>{@code source}</td><td>a URI reference that the host gives, one for each log</td></tr>
 * <tr><td>{@code type}</td><td>{@code org.linli.} and the name of the fact</td></tr>
 * <tr><td>{@code subject}</td><td>the subject, such as {@code case/nyc-1}</td></tr>
 * <tr><td>{@code time}</td><td>when the act occurred</td></tr>
 * <tr><td>{@code dataschema}</td><td>{@code urn:linli:schema:} and the family with its version, such as {@code case/1}</td></tr>
 * <tr><td>{@code sequence}</td><td>the position with twenty digits, in the order of the log (the documented extension)</td></tr>
 * <tr><td>{@code act}, {@code actor}, {@code onbehalfof}, {@code cause}</td><td>the act, where there is one</td></tr>
 * <tr><td>{@code audience}</td><td>who may see it</td></tr>
 * <tr><td>{@code recorded}, {@code basis}</td><td>when the log took it in, and what it relies on, with blanks between</td></tr>
 * </table>
 *
 * <p>What the audience may not see, by what was said when it was recorded or by what the fact says now, is left out. No personal value is
 * in any event.
 */
public final class CloudEvents {
    private static final String TYPE = "org.linli.";
    private static final String SCHEMA = "urn:linli:schema:";
    /** Those that the record says; others are a broker's. */
    private static final Set<String> OWN =
            Set.of("sequence", "act", "actor", "onbehalfof", "cause", "audience", "recorded", "basis");

    /** Knows what stands in an envelope, and no fact. */
    private static final EventCodec BARE = EventCodec.of(FactCatalog.of(List.of()));

    private final ProvableLog log;
    private final String source;
    private final Audience audience;

    private CloudEvents(ProvableLog log, String source, Audience audience) {
        this.log = log;
        this.source = source;
        this.audience = audience;
    }

    /**
     * The events of a log.
     *
     * @param log the log
     * @param source what names it to others, a URI reference
     * @param audience whom the events are for
     * @return the events
     * @throws InterchangeException if the source is no URI reference
     */
    public static CloudEvents of(ProvableLog log, String source, Audience audience) {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(audience, "audience");
        CloudEventCheck.checkReference("source", source);
        return new CloudEvents(log, source, audience);
    }

    /**
     * Some events, and where to go on.
     *
     * @param events the events, in the order of the log; immutable
     * @param next the position to read from next
     */
    public record Page(List<CloudEvent> events, long next) {
        /** Copies the list. */
        public Page {
            events = List.copyOf(events);
        }
    }

    /**
     * The events from a position on.
     *
     * @param from the first position to consider, not negative
     * @param max how many to give at most, at least 1
     * @return the events; if {@code next} equals {@code from}, there was nothing to consider
     * @throws IllegalArgumentException if the position is negative or the maximum less than 1
     * @throws org.linli.trace.TraceStoreException if the log cannot be read
     */
    public Page read(long from, int max) {
        Slice slice = log.read(Selection.ALL.seenBy(audience), from, max);
        List<CloudEvent> events = new ArrayList<>();
        for (TraceEvent each : slice.events()) {
            byte[] entry = log.entry(each.position());
            Map<?, ?> members = members(entry);
            if (audience.sees(Audience.valueOf(String.valueOf(members.get("audience"))))) {
                events.add(event(entry, members, each.position(), source));
            }
        }
        return new Page(events, slice.next());
    }

    private static Map<?, ?> members(byte[] entry) {
        return (Map<?, ?>) Objects.requireNonNull(CanonicalForm.read(entry));
    }

    /** The event of a record, by what its envelope says and nothing else. */
    private static CloudEvent event(byte[] entry, Map<?, ?> members, long position, String source) {
        TraceEvent event = decoded(BARE, entry, position);
        Map<String, Object> extensions = new TreeMap<>();
        extensions.put("sequence", String.format(Locale.ROOT, "%020d", position));
        extensions.put("act", event.act().id().value());
        extensions.put("actor", event.act().actor().value());
        event.act().onBehalfOf().ifPresent(principal -> extensions.put("onbehalfof", principal.value()));
        event.act().cause().ifPresent(cause -> extensions.put("cause", cause.value()));
        extensions.put("audience", String.valueOf(members.get("audience")));
        extensions.put("recorded", event.recorded().toString());
        if (!event.basis().isEmpty()) {
            extensions.put("basis", event.basis().stream().map(Basis::toString).collect(Collectors.joining(" ")));
        }
        return new CloudEvent(
                Long.toString(position),
                source,
                TYPE + members.get("type"),
                Optional.of(event.fact().subject().toString()),
                Optional.of(event.act().at()),
                Optional.of("application/json"),
                Optional.of(SCHEMA + members.get("schema")),
                extensions,
                Optional.of(new CloudEvent.Data.Json(members)));
    }

    private static TraceEvent decoded(EventCodec codec, byte[] entry, long position) {
        return codec.decode(entry, 0, entry.length, position, (at, slot, purpose) -> null);
    }

    /**
     * The record that an event carries, byte for byte as it was hashed in the log that it came from.
     *
     * @param event an event that {@link #read} made, here or elsewhere
     * @return the envelope, JSON in UTF-8: what a receipt proves
     * @throws InterchangeException if its data is no envelope, its id is no position, or an attribute says something else than these; its
     *     source may be any, and attributes that brokers add are not looked at
     */
    public static byte[] entry(CloudEvent event) {
        if (!(event.data().orElse(null) instanceof CloudEvent.Data.Json json)) {
            throw CloudEventCheck.broken("data", "it must be the envelope of a record, in JSON.");
        }
        long position = position(event);
        CloudEvent said;
        byte[] entry;
        try {
            entry = CanonicalForm.write(json.value());
            said = event(entry, members(entry), position, event.source());
        } catch (CanonicalFormException | IllegalArgumentException | ClassCastException e) {
            throw CloudEventCheck.broken("data", "it must be the envelope of a record.");
        }
        requireSame("type", event.type(), said.type());
        requireSame("subject", event.subject(), said.subject());
        requireSame("time", event.time(), said.time());
        requireSame("datacontenttype", event.dataContentType(), said.dataContentType());
        requireSame("dataschema", event.dataSchema(), said.dataSchema());
        for (String name : OWN) {
            requireSame(name, event.extension(name), said.extension(name));
        }
        return entry;
    }

    private static void requireSame(String name, Object got, Object said) {
        if (!got.equals(said)) {
            throw CloudEventCheck.broken(name, "it must say what the record in the data says.");
        }
    }

    private static long position(CloudEvent event) {
        long position;
        try {
            position = Long.parseLong(event.id());
        } catch (NumberFormatException e) {
            position = -1;
        }
        if (position < 0 || !event.id().equals(Long.toString(position))) {
            throw CloudEventCheck.broken("id", "it must be the position of a record.");
        }
        return position;
    }

    /**
     * The fact that an event carries. That it stood in any log is not known by this: ask for a receipt. Whoever takes it over does so by an
     * act of their own, which cites where it came from.
     *
     * @param event an event that {@link #read} made, here or elsewhere
     * @param catalog the facts that are known; others become {@link org.linli.trace.UnknownFact}s
     * @return the event as it stood in the log; its personal parts reveal nothing
     * @throws InterchangeException if its data is no envelope, its attributes say something else, or its id is no position
     * @throws IllegalArgumentException if a fact in the catalog cannot be read
     */
    public static TraceEvent event(CloudEvent event, FactCatalog catalog) {
        byte[] entry = entry(event);
        EventCodec codec = EventCodec.of(catalog);
        try {
            return decoded(codec, entry, position(event));
        } catch (CanonicalFormException | IllegalArgumentException e) {
            throw CloudEventCheck.broken("data", "its envelope must hold what a record can hold.");
        }
    }
}
