package org.linli.audit.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.CanonicalWriter;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.codec.Sealer;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.store.Frame;
import org.linli.trace.Entry;
import org.linli.trace.Head;
import org.linli.trace.Personal;
import org.linli.trace.Subject;

/**
 * One record of an append, written and hashed as it will stand if no subject has moved since it was read. Its personal values are salted
 * and committed to; to encrypt and keep them is for whoever stores the record.
 */
public final class DraftRecord {
    private static final int HASH = MerkleHash.BYTES;
    private static final ThreadLocal<CanonicalWriter> WRITERS = ThreadLocal.withInitial(CanonicalWriter::create);
    private static final ThreadLocal<TreeHasher> HASHERS = ThreadLocal.withInitial(TreeHasher::create);

    private final Subject subject;
    private final long sequence;
    private final byte[] envelope;
    private final byte[] leafHash;
    private final List<Slot> slots;

    private DraftRecord(Subject subject, long sequence, byte[] envelope, byte[] leafHash, List<Slot> slots) {
        this.subject = subject;
        this.sequence = sequence;
        this.envelope = envelope;
        this.leafHash = leafHash;
        this.slots = slots;
    }

    /**
     * Whose trail it belongs to.
     *
     * @return the subject
     */
    public Subject subject() {
        return subject;
    }

    /**
     * Which record of that trail it is.
     *
     * @return from 1
     */
    public long sequence() {
        return sequence;
    }

    /**
     * The envelope in canonical form.
     *
     * @return its bytes, not to be changed
     */
    public byte[] envelope() {
        return envelope;
    }

    /**
     * Its leaf hash in the tree.
     *
     * @return 32 bytes, not to be changed
     */
    public byte[] leafHash() {
        return leafHash;
    }

    /**
     * Its personal values.
     *
     * @return by the numbers of their slots
     */
    public List<Slot> slots() {
        return slots;
    }

    /**
     * A personal value on its way.
     *
     * @param personal the handle that was given
     * @param seal the value with its salt; null if it could not be looked at any more
     */
    public record Slot(Personal<?> personal, @Nullable Seal seal) {}

    /** Knows the records that subjects end with. */
    @FunctionalInterface
    public interface Ends {
        /**
         * Reads the leaf hash of the last record of a subject.
         *
         * @param subject the subject
         * @param head where its trail ends; not the head of no records
         * @param target where 32 bytes go
         */
        void leafHash(Subject subject, Head head, byte[] target);
    }

    /**
     * Writes and hashes entries.
     *
     * @param entries the entries
     * @param read the head of each of their subjects
     * @param recorded when they are taken in, in whole microseconds
     * @param journal the id of the journal that they are for
     * @param codec writes them
     * @param ends knows the records that their subjects end with
     * @return a record for each entry, in their order
     * @throws IllegalArgumentException if an entry cannot be written, or is too large for any log
     */
    public static List<DraftRecord> of(
            List<Entry> entries,
            Map<Subject, Head> read,
            Instant recorded,
            String journal,
            EventCodec codec,
            Ends ends) {
        CanonicalWriter writer = WRITERS.get();
        List<DraftRecord> records = new ArrayList<>(entries.size());
        Map<Subject, DraftRecord> lasts = new HashMap<>();
        byte[] previous = new byte[HASH];
        for (Entry entry : entries) {
            Subject subject = entry.fact().subject();
            DraftRecord last = lasts.get(subject);
            long sequence;
            if (last != null) {
                sequence = last.sequence + 1;
                System.arraycopy(last.leafHash, 0, previous, 0, HASH);
            } else {
                Head head = Objects.requireNonNull(read.get(subject), "a head among those read");
                sequence = head.sequence() + 1;
                if (sequence > 1) {
                    ends.leafHash(subject, head, previous);
                }
            }
            List<Slot> slots = new ArrayList<>(0);
            codec.encode(entry, recorded, sequence, previous, salting(journal, slots), writer.reset());
            DraftRecord record = hashed(subject, sequence, writer, slots);
            record.refuseTooLarge(codec.nameOf(entry.fact()));
            records.add(record);
            if (entries.size() > 1) {
                lasts.put(subject, record);
            }
        }
        return records;
    }

    private static DraftRecord hashed(Subject subject, long sequence, CanonicalWriter writer, List<Slot> slots) {
        byte[] envelope = Arrays.copyOf(writer.buffer(), writer.size());
        byte[] leafHash = new byte[HASH];
        HASHERS.get().leafHash(envelope, 0, envelope.length, leafHash, 0);
        return new DraftRecord(subject, sequence, envelope, leafHash, slots);
    }

    private static Sealer salting(String journal, List<Slot> slots) {
        return new Sealer() {
            @Override
            public String journal() {
                return journal;
            }

            @Override
            public byte[] seal(Personal<?> personal, byte[] value) {
                Seal seal = Seal.of(value);
                slots.add(new Slot(personal, seal));
                return seal.commit();
            }

            @Override
            public void sealNothing(Personal<?> personal) {
                slots.add(new Slot(personal, null));
            }
        };
    }

    private void refuseTooLarge(String type) {
        if (envelope.length > Frame.MAX_ENVELOPE) {
            throw new IllegalArgumentException("The record (" + type + ") of " + subject
                    + " must have at most " + Frame.MAX_ENVELOPE + " bytes and has " + envelope.length
                    + ". Maybe put what is large into an EvidenceStore and its digest into the fact.");
        }
        long erasable = 0;
        for (Slot slot : slots) {
            erasable += slot.seal == null ? 0 : slot.seal.length();
        }
        if (slots.size() > Frame.MAX_SLOTS || erasable > Frame.MAX_ERASABLE) {
            throw new IllegalArgumentException("The record (" + type + ") of " + subject
                    + " must have at most " + Frame.MAX_SLOTS + " personal values of " + Frame.MAX_ERASABLE
                    + " bytes together and has " + slots.size() + " of " + erasable
                    + ". Maybe spread them over several facts.");
        }
    }
}
