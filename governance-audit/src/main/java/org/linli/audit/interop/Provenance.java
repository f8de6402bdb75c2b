package org.linli.audit.interop;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.audit.DamagedException;
import org.linli.audit.ProvableLog;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.codec.Envelope;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHasher;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.Direction;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

/**
 * How a subject came to be what it is, in the words of W3C PROV: a PROV-JSON document.
 *
 * <pre>{@code
 * String document = Provenance.of(log, Subject.of("case", "nyc-1"), Audience.PARTIES).orElseThrow();
 * }</pre>
 *
 * <p>Each record of the subject's trail is an {@code entity}, its act an {@code activity}, whoever acted or was acted for an {@code agent}.
 * A record {@code wasGeneratedBy} its act, {@code wasDerivedFrom} the one before it as its revision; the act {@code used} that one and what
 * it relied on (where records that the audience may not see lie between, it is derived from the one before them, and nothing more), {@code wasAssociatedWith} whoever acted, who {@code actedOnBehalfOf} somebody perhaps, and {@code wasInformedBy} the act
 * that it answers. Each entity has the record's position and leaf hash, by which a receipt proves it.
 *
 * <p>What the audience may not see is left out, and no personal value is in the document. Source: PROV-DM (W3C, 2013) and the PROV-JSON
 * submission (W3C, 24 April 2013).
 */
public final class Provenance {
    /** The media type that is in use for such documents. */
    public static final String MEDIA_TYPE = "application/json";

    private final ProvableLog log;
    private final Map<String, Map<String, Object>> sections = new TreeMap<>();
    private @Nullable String before;
    private long sequenceBefore;

    private Provenance(ProvableLog log) {
        this.log = log;
    }

    /**
     * The document of one subject.
     *
     * @param log the log
     * @param subject the subject
     * @param audience whom the document is for
     * @return PROV-JSON in canonical form; nothing if the audience may see no record of the subject
     * @throws DamagedException if a record of the subject is damaged; {@link #of(ProvableLog, Subject, Audience, long)} tells of those before
     *     it
     * @throws org.linli.trace.TraceStoreException if the log cannot be read
     */
    public static Optional<String> of(ProvableLog log, Subject subject, Audience audience) {
        return of(log, subject, audience, Long.MAX_VALUE);
    }

    /**
     * The document of one subject as it was when the log had so many records.
     *
     * @param log the log
     * @param subject the subject
     * @param audience whom the document is for
     * @param size how many records of the log to look at
     * @return PROV-JSON in canonical form; nothing if the audience may see no record of the subject among them
     * @throws DamagedException if a record of the subject among them is damaged
     * @throws org.linli.trace.TraceStoreException if the log cannot be read
     */
    public static Optional<String> of(ProvableLog log, Subject subject, Audience audience, long size) {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(audience, "audience");
        Provenance document = new Provenance(log);
        for (Iterator<TraceEvent> trail = log.trail(subject, Direction.FORWARD).iterator(); hasNext(trail, size); ) {
            TraceEvent event = trail.next();
            if (event.position() >= size) {
                break;
            }
            byte[] entry = log.entry(event.position());
            Envelope envelope = new Envelope();
            envelope.read(entry, 0, entry.length);
            if (audience.sees(event.fact().audience()) && audience.sees(envelope.audience())) {
                document.add(event, envelope, entry);
            }
        }
        return document.before == null ? Optional.empty() : Optional.of(document.write());
    }

    private static boolean hasNext(Iterator<TraceEvent> trail, long size) {
        try {
            return trail.hasNext();
        } catch (DamagedException e) {
            if (e.damage().position() < size) {
                throw e;
            }
            return false;
        }
    }

    private void add(TraceEvent event, Envelope envelope, byte[] entry) {
        Act act = event.act();
        String time = act.at().toString();
        String record = "rec:" + event.position();
        String activity = name("act", act.id().value());
        String agent = name("agent", act.actor().value());

        section("entity")
                .put(
                        record,
                        Map.of(
                                "prov:type", named(name("linli", envelope.type())),
                                "linli:subject", event.fact().subject().toString(),
                                "linli:subjectSeq", event.head().sequence(),
                                "linli:position", event.position(),
                                "linli:leafHash", leafHash(entry).toBase64()));
        section("activity").put(activity, Map.of("prov:startTime", time, "prov:endTime", time));
        section("agent").put(agent, Map.of());
        relate("wasGeneratedBy", record, "prov:entity", record, "prov:activity", activity, "prov:time", time);
        relate("wasAssociatedWith", activity, "prov:activity", activity, "prov:agent", agent);
        act.onBehalfOf().ifPresent(each -> {
            String principal = name("agent", each.value());
            section("agent").put(principal, Map.of());
            relate(
                    "actedOnBehalfOf",
                    activity,
                    "prov:delegate",
                    agent,
                    "prov:responsible",
                    principal,
                    "prov:activity",
                    activity);
        });
        act.cause().ifPresent(each -> {
            String cause = name("act", each.value());
            section("activity").putIfAbsent(cause, Map.of());
            relate("wasInformedBy", activity, "prov:informed", activity, "prov:informant", cause);
        });
        for (Basis basis : event.basis()) {
            String relied = name("basis", basis.toString());
            section("entity").put(relied, Map.of("prov:type", named("linli:Basis")));
            relate("used", activity + relied, "prov:activity", activity, "prov:entity", relied);
        }
        String earlier = before;
        if (earlier != null) {
            Map<String, Object> derivation = relation("prov:generatedEntity", record, "prov:usedEntity", earlier);
            // Only of the record right before it is it known that the act went on from that one: others may lie
            // between.
            if (event.head().sequence() == sequenceBefore + 1) {
                relate("used", activity + earlier, "prov:activity", activity, "prov:entity", earlier);
                derivation.put("prov:activity", activity);
                derivation.put("prov:type", named("prov:Revision"));
            }
            section("wasDerivedFrom").put(blank("wasDerivedFrom", record), derivation);
        }
        before = record;
        sequenceBefore = event.head().sequence();
    }

    private static MerkleHash leafHash(byte[] entry) {
        byte[] hash = new byte[MerkleHash.BYTES];
        TreeHasher.create().leafHash(entry, 0, entry.length, hash, 0);
        return MerkleHash.of(hash, 0);
    }

    private Map<String, Object> section(String name) {
        return sections.computeIfAbsent(name, none -> new TreeMap<>());
    }

    private void relate(String kind, String key, String... members) {
        section(kind).put(blank(kind, key), relation(members));
    }

    private static Map<String, Object> relation(String... members) {
        Map<String, Object> relation = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            relation.put(members[i], members[i + 1]);
        }
        return relation;
    }

    /** The name of a relation that nobody refers to. */
    private static String blank(String kind, String key) {
        return "_:" + kind + "-" + key.replace(':', '-');
    }

    private static Map<String, String> named(String qualified) {
        return Map.of("$", qualified, "type", "xsd:QName");
    }

    /** A qualified name (PROV-N, PN_LOCAL): what may not stand in one is written as a URI writes it. */
    private static String name(String prefix, String local) {
        StringBuilder name = new StringBuilder(prefix).append(':');
        byte[] bytes = local.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte each = bytes[i];
            boolean isPlain = (each >= 'a' && each <= 'z')
                    || (each >= 'A' && each <= 'Z')
                    || (each >= '0' && each <= '9')
                    || each == '_'
                    || (i > 0 && each == '-')
                    || (i > 0 && i < bytes.length - 1 && each == '.');
            if (isPlain) {
                name.append((char) each);
            } else {
                name.append(String.format(Locale.ROOT, "%%%02X", each & 0xff));
            }
        }
        return name.toString();
    }

    private String write() {
        String base = "urn:linli:log:" + log.id() + ":";
        Map<String, Object> document = new TreeMap<>(sections);
        document.put(
                "prefix",
                Map.of(
                        "linli", "urn:linli:",
                        "rec", base + "record:",
                        "act", base + "act:",
                        "agent", "urn:linli:actor:",
                        "basis", "urn:linli:basis:"));
        return new String(CanonicalForm.write(document), StandardCharsets.UTF_8);
    }
}
