package org.linli.audit.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.Entry;
import org.linli.trace.Fact;
import org.linli.trace.FactCatalog;
import org.linli.trace.FactFamily;
import org.linli.trace.Head;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;
import org.linli.trace.UnknownFact;

/**
 * Writes the facts of a catalog as envelopes and reads them back:
 * {@code {"act":…,"actor":…,"audience":…,"basis":[…],"pub":{…},"recorded":…,"schema":"case/1",…,"type":"case.reported","v":1}}.
 *
 * <p>The open part {@code pub} holds the components of the record, bound to the canonical form directly, without a tree in between.
 * A personal value is handed to a {@link Sealer}, and only the name of its slot stands in the open part. Facts in an older major
 * version are upcast when they are read; facts that no family here knows, or whose open part does not fit the record as it is now,
 * become {@link UnknownFact}s.
 *
 * <p>Immutable; safe for use by several threads.
 */
public final class EventCodec {
    private static final Purpose KEEPING = Purpose.KEEPING_THE_TRACE;
    private static final ThreadLocal<Envelope> ENVELOPES = ThreadLocal.withInitial(Envelope::new);
    private static final Map<Audience, CanonicalMembers> AUDIENCES = new EnumMap<>(Audience.class);

    static {
        for (Audience each : Audience.values()) {
            AUDIENCES.put(
                    each,
                    CanonicalMembers.of(out -> out.key(EnvelopeNames.AUDIENCE).string(each.name())));
        }
    }

    private final FactCatalog catalog;
    private final Map<Class<?>, Plan> plans = new HashMap<>();
    private final Map<String, Plan> byType = new HashMap<>();

    /** How the facts of one type are written. */
    private record Plan(
            String name, CanonicalName schema, CanonicalMembers schemaMember, CanonicalMembers end, RecordShape shape) {
        static Plan of(String name, FactFamily family, RecordShape shape) {
            return new Plan(
                    name,
                    CanonicalName.of(family.schema()),
                    CanonicalMembers.of(out -> out.key(EnvelopeNames.SCHEMA).string(family.schema())),
                    CanonicalMembers.of(out -> out.key(EnvelopeNames.TYPE)
                            .string(name)
                            .key(EnvelopeNames.V)
                            .integer(EnvelopeNames.VERSION)),
                    shape);
        }
    }

    private EventCodec(FactCatalog catalog) {
        this.catalog = catalog;
        catalog.types().forEach((name, type) -> {
            FactFamily family = catalog.familyOf(type).orElseThrow();
            Plan plan = Plan.of(name, family, RecordShape.ofWhole(type));
            plans.put(type, plan);
            byType.put(name, plan);
        });
    }

    /**
     * The codec for a catalog.
     *
     * @param catalog the families of facts that are known
     * @return the codec
     * @throws IllegalArgumentException if a fact has a component, however deep, that cannot be written
     */
    public static EventCodec of(FactCatalog catalog) {
        return new EventCodec(Objects.requireNonNull(catalog, "catalog"));
    }

    /**
     * The name of a fact.
     *
     * @param fact a fact
     * @return the name of its type, such as {@code case.reported}
     * @throws IllegalArgumentException if no family in the catalog has it
     */
    public String nameOf(Fact<?> fact) {
        return catalog.nameOf(fact);
    }

    /**
     * Writes the envelope of an entry.
     *
     * @param entry the entry
     * @param recorded when it is taken in, in whole microseconds
     * @param subjectSeq the number of the record in its subject's trail, from 1
     * @param previous an array that holds the hash of the subject's previous record; not looked at for the first
     * @param sealer takes the personal values
     * @param out where to write; nothing is written before
     * @throws IllegalArgumentException if the fact is of no family in the catalog, or a value in it cannot be written
     */
    public void encode(
            Entry entry, Instant recorded, long subjectSeq, byte[] previous, Sealer sealer, CanonicalWriter out) {
        Fact<?> fact = entry.fact();
        Plan plan = plans.get(fact.getClass());
        if (plan == null) {
            throw new IllegalArgumentException("The fact (" + catalog.nameOf(fact)
                    + ") must be of a family in the catalog to be written. Maybe a module is missing here.");
        }
        Act act = entry.act();
        Sealing sealing = new Sealing(plan.name);
        out.beginObject()
                .key(EnvelopeNames.ACT)
                .string(act.id().value())
                .key(EnvelopeNames.ACTOR)
                .string(act.actor().value())
                .members(Objects.requireNonNull(AUDIENCES.get(fact.audience())))
                .key(EnvelopeNames.BASIS)
                .beginArray();
        for (Basis basis : entry.basis()) {
            out.joined(basis.source(), '@', basis.version());
        }
        out.endArray();
        if (act.cause().isPresent()) {
            out.key(EnvelopeNames.CAUSE).string(act.cause().get().value());
        }
        if (act.onBehalfOf().isPresent()) {
            out.key(EnvelopeNames.ON_BEHALF_OF).string(act.onBehalfOf().get().value());
        }
        out.key(EnvelopeNames.PUB);
        plan.shape.write(fact, out, sealing);
        out.key(EnvelopeNames.RECORDED);
        Micros.write(recorded, out);
        out.members(plan.schemaMember);
        sealing.finish(sealer, out);
        Subject subject = fact.subject();
        out.key(EnvelopeNames.SUBJECT).joined(subject.kind(), '/', subject.id());
        if (subjectSeq > 1) {
            out.key(EnvelopeNames.SUBJECT_PREV).base64Url(previous, 0, 32);
        }
        out.key(EnvelopeNames.SUBJECT_SEQ).integer(subjectSeq).key(EnvelopeNames.T);
        Micros.write(act.at(), out);
        out.members(plan.end).endObject();
    }

    /** Collects the personal values of a fact, which are sealed after its open part is written. */
    private static final class Sealing implements PersonalParts {
        private final String type;
        private @Nullable List<Personal<?>> parts;
        private @Nullable List<Shape> shapes;

        Sealing(String type) {
            this.type = type;
        }

        @Override
        public void write(Personal<?> personal, Shape shape, CanonicalWriter out) {
            out.string(personal.slot());
            List<Personal<?>> known = parts;
            List<Shape> knownShapes = shapes;
            if (known == null || knownShapes == null) {
                known = new ArrayList<>();
                knownShapes = new ArrayList<>();
                parts = known;
                shapes = knownShapes;
            }
            for (Personal<?> other : known) {
                if (other.slot().equals(personal.slot())) {
                    throw new IllegalArgumentException("The slot (" + personal.slot() + ") of a personal value in a "
                            + type + " must be unique in the fact. Maybe number the slots.");
                }
            }
            known.add(personal);
            knownShapes.add(shape);
        }

        void finish(Sealer sealer, CanonicalWriter out) {
            List<Personal<?>> known = parts;
            List<Shape> knownShapes = shapes;
            if (known == null || knownShapes == null) {
                return;
            }
            out.key(EnvelopeNames.SEALED).beginArray();
            for (int i = 0; i < known.size(); i++) {
                Personal<?> personal = known.get(i);
                out.beginObject();
                Optional<Personal.Origin> origin =
                        personal.origin().filter(from -> from.journal().equals(sealer.journal()));
                if (origin.isPresent()) {
                    out.key(EnvelopeNames.AT).integer(origin.get().position()).key(EnvelopeNames.CAME);
                    Micros.write(origin.get().recorded(), out);
                }
                Optional<?> value = personal.reveal(KEEPING);
                if (value.isPresent()) {
                    CanonicalWriter bytes = CanonicalWriter.create();
                    knownShapes.get(i).write(value.get(), bytes, PersonalParts.REFUSED);
                    byte[] commit = sealer.seal(personal, bytes.toByteArray());
                    out.key(EnvelopeNames.COMMIT).base64Url(commit, 0, commit.length);
                } else {
                    sealer.sealNothing(personal);
                }
                Optional<String> consent = personal.ground().flatMap(Personal.Ground::consent);
                if (consent.isPresent()) {
                    out.key(EnvelopeNames.CONSENT).string(consent.get());
                }
                out.key(EnvelopeNames.HOLDER)
                        .string(personal.holder().value())
                        .key(EnvelopeNames.SLOT)
                        .string(personal.slot());
                if (personal.ground().isPresent()) {
                    Basis processing = personal.processing();
                    out.key(EnvelopeNames.UNDER).joined(processing.source(), '@', processing.version());
                }
                out.endObject();
            }
            out.endArray();
        }
    }

    /**
     * Whether a value that was about to be sealed is still there, if it comes from a journal that has erased it meanwhile.
     *
     * @param personal the handle that was given to the {@link Sealer}
     * @return whether it still reveals something
     */
    public static boolean isStillThere(Personal<?> personal) {
        return personal.reveal(KEEPING).isPresent();
    }

    /**
     * Reads an envelope.
     *
     * @param source the array that holds it; not kept
     * @param offset where it begins
     * @param length how many bytes it has
     * @param position the position of the record in the log
     * @param unsealer finds personal values, now or later
     * @return the event
     * @throws CanonicalFormException if these are no envelope
     */
    public TraceEvent decode(byte[] source, int offset, int length, long position, Unsealer unsealer) {
        Envelope envelope = ENVELOPES.get();
        envelope.read(source, offset, length);
        Act act = new Act(
                ActId.of(envelope.act),
                envelope.actor,
                envelope.onBehalfOf == null ? Optional.empty() : Optional.of(ActorId.of(envelope.onBehalfOf)),
                Microseconds.instant(envelope.occurred),
                envelope.cause == null ? Optional.empty() : Optional.of(ActId.of(envelope.cause)));
        Head head = new Head(envelope.subjectSeq, position);
        Instant recorded = Microseconds.instant(envelope.recorded);
        return new TraceEvent(
                head, act, recorded, fact(envelope, source, position, unsealer), List.copyOf(envelope.basis));
    }

    private Fact<?> fact(Envelope envelope, byte[] source, long position, Unsealer unsealer) {
        Plan plan = byType.get(envelope.type);
        if (plan != null && envelope.hasSchema(plan.schema, source)) {
            try {
                CanonicalReader in = envelope.pub(source);
                Fact<?> fact = (Fact<?>) plan.shape.read(in, new Opening(envelope, position, unsealer));
                in.end();
                return fact;
            } catch (RuntimeException doesNotFit) {
                return unknown(envelope, source);
            }
        }
        UnknownFact unknown = unknown(envelope, source);
        @Nullable Fact<?> current = upcast(unknown, envelope, position, unsealer);
        return current == null ? unknown : current;
    }

    private static UnknownFact unknown(Envelope envelope, byte[] source) {
        return new UnknownFact(
                Subject.parse(envelope.subject(source)),
                envelope.audience,
                envelope.type,
                envelope.schema(source),
                envelope.open(source));
    }

    /** The fact in its present form if it was written in an older version of a known family, else null. */
    private @Nullable Fact<?> upcast(UnknownFact old, Envelope envelope, long position, Unsealer unsealer) {
        int slash = old.schema().lastIndexOf('/');
        FactFamily family =
                slash < 0 ? null : catalog.families().get(old.schema().substring(0, slash));
        int writtenIn = family == null ? 0 : major(old.schema(), slash + 1);
        if (family == null || writtenIn < 1 || writtenIn >= family.major()) {
            return null;
        }
        try {
            Map<String, Object> open = new LinkedHashMap<>(family.upcast(old.type(), writtenIn, old.open()));
            Plan plan = byType.get(Objects.requireNonNull(open.remove("type")));
            if (plan == null) {
                return null;
            }
            CanonicalReader in = CanonicalReader.of(CanonicalForm.write(open));
            Fact<?> fact = (Fact<?>) plan.shape.read(in, new Opening(envelope, position, unsealer));
            in.end();
            return fact;
        } catch (RuntimeException doesNotFit) {
            return null;
        }
    }

    private static int major(String schema, int from) {
        try {
            return Integer.parseInt(schema, from, schema.length(), 10);
        } catch (NumberFormatException other) {
            return 0;
        }
    }

    /** Gives handles to the personal values of one record. */
    private static final class Opening implements PersonalParts {
        private final Envelope envelope;
        private final long position;
        private final Unsealer unsealer;

        Opening(Envelope envelope, long position, Unsealer unsealer) {
            this.envelope = envelope;
            this.position = position;
            this.unsealer = unsealer;
        }

        @Override
        public void write(Personal<?> personal, Shape shape, CanonicalWriter out) {
            throw new IllegalStateException("What is read must not be written.");
        }

        @Override
        public Personal<?> read(Shape shape, CanonicalReader in) {
            String slot = in.string();
            List<Envelope.Sealed> sealed = envelope.sealed;
            for (int i = 0; i < sealed.size(); i++) {
                Envelope.Sealed each = sealed.get(i);
                if (each.slot().equals(slot)) {
                    return kept(each, i, shape, position, envelope.recorded, unsealer);
                }
            }
            throw new IllegalArgumentException("The slot of a personal value must be among those sealed.");
        }

        private static Personal<?> kept(
                Envelope.Sealed sealed, int slot, Shape shape, long position, long recorded, Unsealer unsealer) {
            boolean neverThere = sealed.commit() == null && sealed.at() == null;
            Personal.Origin origin = sealed.origin(unsealer.journal(), position, recorded);
            Optional<Personal.Ground> ground = Optional.ofNullable(sealed.under())
                    .map(under -> new Personal.Ground(Basis.parse(under), Optional.ofNullable(sealed.consent())));
            Function<Purpose, @Nullable Object> source = purpose -> {
                byte[] value = neverThere ? null : unsealer.open(position, slot, purpose);
                return value == null ? null : read(value, shape, sealed, position);
            };
            ActorId holder = ActorId.of(sealed.holder());
            return sealed.commit() != null && sealed.at() != null
                    ? Personal.copied(holder, sealed.slot(), ground, origin, source)
                    : Personal.kept(
                            holder, sealed.slot(), ground, neverThere ? Optional.empty() : Optional.of(origin), source);
        }

        private static Object read(byte[] value, Shape shape, Envelope.Sealed sealed, long position) {
            try {
                return shape.read(CanonicalReader.of(value), PersonalParts.REFUSED);
            } catch (RuntimeException e) {
                // Not passed on, nor its message: what a type says of a text that it does not take may quote the value.
                throw new TraceStoreException("The personal value in slot " + sealed.slot() + " of record " + position
                        + " must be one that its type reads, and is none ("
                        + e.getClass().getSimpleName() + "). Maybe the type reads less than it used to.");
            }
        }
    }
}
