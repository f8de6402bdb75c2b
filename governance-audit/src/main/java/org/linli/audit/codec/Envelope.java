package org.linli.audit.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.Digest;
import org.linli.trace.Personal;

/**
 * The members of one envelope as they stand there. Reads the open part's place only, since it can be understood only after the type,
 * which stands behind it. Meant to be kept and filled again; for one thread at a time.
 */
public final class Envelope {
    private static final String UNDECLARED = Personal.UNDECLARED.toString();
    private static final ActorId NOBODY = ActorId.of("nobody");
    private static final Audience[] AUDIENCES = Audience.values();
    private static final CanonicalName[] AUDIENCE_NAMES = new CanonicalName[AUDIENCES.length];

    static {
        Arrays.setAll(AUDIENCE_NAMES, i -> CanonicalName.of(AUDIENCES[i].name()));
    }

    /**
     * What stands in the open for one personal value.
     *
     * @param holder whose value it is
     * @param slot which slot it fills
     * @param at the position of the earlier record that the value came in with; null if it came in with this one
     * @param came when it came in, in microseconds; null if it came in with this one
     * @param commit the commitment to the value; null if it could not be looked at any more when it was to be written
     * @param consent where the consent to its processing stands; null if none was cited
     * @param under under which processing it is kept; null if none was declared
     */
    public record Sealed(
            String holder,
            String slot,
            @Nullable Long at,
            @Nullable Long came,
            @Nullable Digest commit,
            @Nullable String consent,
            @Nullable String under) {
        /**
         * Under which processing it is kept.
         *
         * @return name and version; those of {@link Personal#UNDECLARED} if none was declared
         */
        public String processing() {
            return under == null ? UNDECLARED : under;
        }

        /**
         * Which slot of the record that it came in with is meant, if this one only restates it.
         *
         * @param there the slots of that record
         * @return the number of the slot; nothing if none is like it
         */
        public OptionalInt slotIn(List<Sealed> there) {
            return IntStream.range(0, there.size())
                    .filter(i -> there.get(i).at() == null
                            && there.get(i).slot().equals(slot)
                            && there.get(i).keyName().equals(keyName()))
                    .findFirst();
        }

        /**
         * Where the value came in.
         *
         * @param journal the id of the journal
         * @param position where this record stands
         * @param recorded when this record was taken in, in microseconds
         * @return the record that it came in with
         */
        public Personal.Origin origin(String journal, long position, long recorded) {
            return at == null
                    ? new Personal.Origin(journal, position, Microseconds.instant(recorded))
                    : new Personal.Origin(journal, at, Microseconds.instant(came == null ? recorded : came));
        }

        /**
         * The name of the key under which it is sealed: each holder has one for each processing.
         *
         * @return holder, space, processing
         */
        public String keyName() {
            return holder + " " + processing();
        }
    }

    String act = "";
    private String actorText = "";
    ActorId actor = NOBODY;
    Audience audience = Audience.AUDITORS;
    final List<Basis> basis = new ArrayList<>();

    @Nullable
    String cause;

    @Nullable
    String onBehalfOf;

    int pubOffset;
    int pubLength;
    long recorded;
    long occurred;
    private int schemaOffset;
    private int schemaLength;
    private int subjectOffset;
    private int subjectLength;
    private boolean isSubjectPlain;
    final List<Sealed> sealed = new ArrayList<>();

    private final byte[] previous = new byte[Digest.BYTES];
    private boolean hasPrevious;
    long subjectSeq;
    String type = "";

    private final Recurring<ActorId> actors = new Recurring<>(ActorId::of);
    private final Recurring<String> actorTexts = new Recurring<>(text -> text);
    private final Recurring<Basis> bases = new Recurring<>(Basis::parse);
    private final Recurring<String> types = new Recurring<>(type -> type);
    private final CanonicalReader in = CanonicalReader.of(new byte[0]);

    /** An envelope to be filled. */
    public Envelope() {}

    /**
     * Reads everything.
     *
     * @param source the array that holds the envelope
     * @param offset where it begins
     * @param length how many bytes it has
     * @throws CanonicalFormException if these are no envelope
     */
    public void read(byte[] source, int offset, int length) {
        read(source, offset, length, true, false);
    }

    /**
     * Reads only what tells where the record belongs: subject, sequence, type, who acted when, and sealed slots.
     *
     * @param source the array that holds the envelope
     * @param offset where it begins
     * @param length how many bytes it has
     * @throws CanonicalFormException if these are no envelope
     */
    public void readBelonging(byte[] source, int offset, int length) {
        read(source, offset, length, false, false);
    }

    /**
     * Reads what {@link #readBelonging} does, and makes sure that the rest is in canonical form too, in one go.
     *
     * @param source the array that holds the envelope
     * @param offset where it begins
     * @param length how many bytes it has
     * @throws CanonicalFormException if these are no envelope, or not in canonical form
     */
    public void checkBelonging(byte[] source, int offset, int length) {
        read(source, offset, length, false, true);
    }

    private void read(byte[] source, int offset, int length, boolean all, boolean isStrict) {
        in.reset(source, offset, length);
        in.beginObject();
        try {
            readWho(all, isStrict);
        } catch (IllegalArgumentException e) {
            throw new CanonicalFormException(
                    in.position(), "the actor and what the record relies on must be well-formed.");
        }
        in.key(EnvelopeNames.PUB);
        pubOffset = offset + in.position();
        pass(isStrict);
        pubLength = offset + in.position() - pubOffset;
        in.key(EnvelopeNames.RECORDED);
        recorded = readMicros(all || isStrict);
        if (in.tryKey(EnvelopeNames.REFS)) {
            pass(isStrict);
        }
        in.key(EnvelopeNames.SCHEMA);
        schemaOffset = offset + in.position();
        pass(isStrict);
        schemaLength = offset + in.position() - schemaOffset;
        readSealed();
        in.key(EnvelopeNames.SUBJECT);
        subjectOffset = offset + in.position();
        isSubjectPlain = !all && in.passText();
        if (all) {
            in.skip();
        }
        subjectLength = offset + in.position() - subjectOffset;
        hasPrevious = false;
        if (in.tryKey(EnvelopeNames.SUBJECT_PREV)) {
            if (all) {
                in.skip();
            } else {
                in.base64Url(previous);
                hasPrevious = true;
            }
        }
        in.key(EnvelopeNames.SUBJECT_SEQ);
        subjectSeq = in.integer();
        in.key(EnvelopeNames.T);
        occurred = readMicros(true);
        in.key(EnvelopeNames.TYPE);
        type = in.string(types);
        in.key(EnvelopeNames.V);
        if (in.integer() != EnvelopeNames.VERSION) {
            throw new CanonicalFormException(
                    in.position(), "the version of an envelope must be 1. Maybe a newer program wrote it.");
        }
        in.endObject();
        in.end();
    }

    private void readWho(boolean all, boolean isStrict) {
        in.key(EnvelopeNames.ACT);
        act = text(all, isStrict);
        in.key(EnvelopeNames.ACTOR);
        if (all) {
            actor = in.string(actors);
        } else {
            actorText = in.string(actorTexts);
        }
        in.key(EnvelopeNames.AUDIENCE);
        audience = readAudience();
        basis.clear();
        in.key(EnvelopeNames.BASIS);
        if (all) {
            in.beginArray();
            while (!in.tryEndArray()) {
                basis.add(in.string(bases));
            }
        } else {
            pass(isStrict);
        }
        cause = in.tryKey(EnvelopeNames.CAUSE) ? text(all, isStrict) : null;
        onBehalfOf = in.tryKey(EnvelopeNames.ON_BEHALF_OF) ? in.string() : null;
    }

    private String text(boolean wanted, boolean isStrict) {
        if (wanted) {
            return in.string();
        }
        pass(isStrict);
        return "";
    }

    private long readMicros(boolean wanted) {
        if (wanted) {
            return in.integer();
        }
        in.skip();
        return 0;
    }

    /** Passes over a value, making sure of its form or not. */
    private void pass(boolean isStrict) {
        if (isStrict) {
            in.check();
        } else {
            in.skip();
        }
    }

    private Audience readAudience() {
        for (int i = 0; i < AUDIENCE_NAMES.length; i++) {
            if (in.tryString(AUDIENCE_NAMES[i])) {
                return AUDIENCES[i];
            }
        }
        throw new CanonicalFormException(in.position(), "the audience must be a known one.");
    }

    private Digest readDigest() {
        int at = in.position();
        byte[] bytes = in.base64Url();
        if (bytes.length != Digest.BYTES) {
            throw new CanonicalFormException(at, "a digest must have 32 bytes.");
        }
        return Digest.of(bytes);
    }

    private void readSealed() {
        sealed.clear();
        if (!in.tryKey(EnvelopeNames.SEALED)) {
            return;
        }
        in.beginArray();
        while (!in.tryEndArray()) {
            in.beginObject();
            Long at = in.tryKey(EnvelopeNames.AT) ? Long.valueOf(in.integer()) : null;
            Long came = in.tryKey(EnvelopeNames.CAME) ? Long.valueOf(readMicros(true)) : null;
            Digest commit = in.tryKey(EnvelopeNames.COMMIT) ? readDigest() : null;
            String consent = in.tryKey(EnvelopeNames.CONSENT) ? in.string() : null;
            in.key(EnvelopeNames.HOLDER);
            String holder = in.string();
            in.key(EnvelopeNames.SLOT);
            String slot = in.string();
            String under = in.tryKey(EnvelopeNames.UNDER) ? in.string() : null;
            sealed.add(new Sealed(holder, slot, at, came, commit, consent, under));
            in.endObject();
        }
    }

    /**
     * The subject.
     *
     * @param source the array that the envelope was read from
     * @return kind, slash, id
     * @throws CanonicalFormException if it is not in canonical form
     */
    public String subject(byte[] source) {
        return textAt(source, subjectOffset, subjectLength);
    }

    /**
     * Whether the subject stands in the envelope as it is, in ASCII: from {@link #subjectFrom} on; known after {@link #readBelonging} only.
     *
     * @return false if it has to be {@linkplain #subject read}
     */
    public boolean isSubjectPlain() {
        return isSubjectPlain;
    }

    /**
     * Where the subject begins, if it is plain.
     *
     * @return the place in the array that the envelope was read from
     */
    public int subjectFrom() {
        return subjectOffset + 1;
    }

    /**
     * How long the subject is, if it is plain.
     *
     * @return in bytes
     */
    public int subjectLength() {
        return subjectLength - 2;
    }

    String schema(byte[] source) {
        return textAt(source, schemaOffset, schemaLength);
    }

    private String textAt(byte[] source, int offset, int length) {
        in.reset(source, offset, length);
        String text = in.string();
        in.end();
        return text;
    }

    boolean hasSchema(CanonicalName schema, byte[] source) {
        return schema.length() == schemaLength && schema.matchesText(source, schemaOffset, schemaOffset + schemaLength);
    }

    /**
     * Who acted; known after {@link #readBelonging} only.
     *
     * @return the id
     */
    public String actor() {
        return actorText;
    }

    /**
     * For whom the actor acted.
     *
     * @return the id; null for nobody
     */
    public @Nullable String principal() {
        return onBehalfOf;
    }

    /**
     * When the record was taken in.
     *
     * @return in microseconds; only after everything was read
     */
    public long recorded() {
        return recorded;
    }

    /**
     * When the act occurred.
     *
     * @return in microseconds since 1970
     */
    public long occurred() {
        return occurred;
    }

    /**
     * Who may see the record, as it was said when it was recorded; known after {@link #read} only.
     *
     * @return the audience
     */
    public Audience audience() {
        return audience;
    }

    /**
     * The number of the record in its subject's trail.
     *
     * @return from 1 up
     */
    public long subjectSeq() {
        return subjectSeq;
    }

    /**
     * The hash of the subject's previous record; known after {@link #readBelonging} only.
     *
     * @return the hash, or null if there is none
     */
    public @Nullable Digest subjectPrev() {
        return hasPrevious ? Digest.of(previous) : null;
    }

    /**
     * Whether it names the hash of its subject's previous record; known after {@link #readBelonging} only.
     *
     * @return false if it says that there is none
     */
    public boolean hasPrevious() {
        return hasPrevious;
    }

    /**
     * Whether it names a hash as that of its subject's previous record; known after {@link #readBelonging} only.
     *
     * @param hash 32 bytes
     * @return true if it does
     */
    public boolean isPrevious(byte[] hash) {
        return hasPrevious && Arrays.equals(previous, hash);
    }

    /**
     * The name of the fact.
     *
     * @return such as {@code case.reported}
     */
    public String type() {
        return type;
    }

    /**
     * The open part.
     *
     * @param source the array that the envelope was read from
     * @return its members, immutable, in the order of their names
     * @throws CanonicalFormException if it is not in canonical form
     */
    public Map<String, @Nullable Object> open(byte[] source) {
        Map<String, @Nullable Object> members = pub(source).object();
        in.end();
        return members;
    }

    /** The reader of this envelope, at the beginning of the open part and up to its end. */
    CanonicalReader pub(byte[] source) {
        return in.reset(source, pubOffset, pubLength);
    }

    /**
     * The sealed slots.
     *
     * @return in the order of their numbers; valid until the next reading
     */
    public List<Sealed> sealed() {
        return sealed;
    }
}
