package org.linli.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.CanonicalWriter;
import org.linli.audit.codec.EventCodec;
import org.linli.audit.codec.Sealer;
import org.linli.audit.erasure.HolderKey;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.erasure.Seal;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.store.Frame;
import org.linli.audit.store.Name;
import org.linli.audit.store.SegmentTable;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.Entry;
import org.linli.trace.Head;
import org.linli.trace.Personal;
import org.linli.trace.Receipt;
import org.linli.trace.Subject;

/**
 * An append on its way to the writer: its envelopes written and hashed by the caller, on the condition under which they are right.
 */
final class Draft {
    private static final long MAX_LENGTH = 1L << 28;
    private static final int HASH = MerkleHash.BYTES;
    private static final List<Slot> NO_SLOTS = List.of();
    private static final ThreadLocal<CanonicalWriter> WRITERS = ThreadLocal.withInitial(CanonicalWriter::create);
    private static final ThreadLocal<TreeHasher> HASHERS = ThreadLocal.withInitial(TreeHasher::create);

    /** What makes drafts of entries. */
    record Maker(String journal, LogIndex index, EventCodec codec, KeyStore keys) {}

    /** A personal value on its way. */
    static final class Slot {
        private final Personal<?> personal;
        private final @Nullable Seal seal;
        private byte[] bytes;
        private @Nullable HolderKey key;

        Slot(Personal<?> personal, @Nullable Seal seal, KeyStore keys) {
            this.personal = personal;
            this.seal = seal;
            this.bytes = new byte[0];
            encrypt(keys);
        }

        private void encrypt(KeyStore keys) {
            byte[] encrypted = null;
            while (seal != null && encrypted == null) {
                key = keys.forHolder(holder() + " " + personal.processing());
                encrypted = seal.under(key);
            }
            bytes = encrypted == null ? bytes : encrypted;
        }

        String holder() {
            return personal.holder().value();
        }

        /** Whether there is something to be erased one day. */
        boolean isFilled() {
            return key != null;
        }

        /** Lets the caller's handle look the value up in the log from now on, so that erasing it there erases it there too. */
        void handOver(long position, Instant recorded, LogReader reader) {
            if (isFilled()) {
                handOver(personal, reader.origin(position, recorded), reader);
            }
        }

        @SuppressWarnings("unchecked") // the value in the slot is the one that was taken from this handle
        private static <T> void handOver(Personal<T> personal, Personal.Origin origin, LogReader reader) {
            personal.keepAt(origin, purpose -> (T) reader.value(origin.position(), personal.slot(), purpose));
        }

        /** The number of the key under which the value stands; 0 if there is none. */
        long keyNumber() {
            HolderKey known = key;
            return known == null ? 0 : known.number();
        }

        /**
         * What to write. If the holder was erased or restricted since the draft was made, a value of the caller's own comes under a new
         * key.
         */
        byte[] bytes(KeyStore keys) {
            if (key != null && !key.isInUse()) {
                encrypt(keys);
            }
            return bytes;
        }
    }

    /** Tells whoever made a draft to make it anew, since something of a holder in it was erased or restricted meanwhile. */
    static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1;

        Outdated() {
            super(
                    "Personal values were erased or restricted while others of their holder were being appended.",
                    null,
                    false,
                    false);
        }
    }

    /** One record of a draft. */
    static final class Item {
        final SegmentTable.Traits traits;
        final byte[] envelope;
        final byte[] leafHash;
        final List<Slot> slots;

        Item(SegmentTable.Traits traits, byte[] envelope, byte[] leafHash, List<Slot> slots) {
            this.traits = traits;
            this.envelope = envelope;
            this.leafHash = leafHash;
            this.slots = slots;
        }
    }

    /** A subject that was read, and where its trail ended then. */
    static final class Condition {
        private final Subject subject;
        private final String text;
        private final Name name;
        private final Head head;
        /** The record of the subject that was drafted last; for the thread that drafts. */
        private @Nullable Item last;

        private Condition(Subject subject, String text, Head head) {
            this.subject = subject;
            this.text = text;
            this.name = Name.of(text);
            this.head = head;
        }

        static Condition of(Subject subject, Head head) {
            return new Condition(subject, subject.toString(), head);
        }

        Subject subject() {
            return subject;
        }

        String text() {
            return text;
        }

        Name name() {
            return name;
        }

        Head head() {
            return head;
        }
    }

    final List<Item> items;
    final Map<Subject, Condition> read;
    /** The size of the log for which the conditions were found to hold. */
    final long asOf;
    /** The size of the log before the values were looked at. */
    private final long valuesAsOf;
    /** When its records are taken in. */
    private final Instant recorded;
    /** How many bytes it takes in a segment. */
    final long length;

    final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

    private Draft(List<Item> items, Map<Subject, Condition> read, long asOf, long valuesAsOf, Instant recorded) {
        this.items = items;
        this.read = read;
        this.asOf = asOf;
        this.valuesAsOf = valuesAsOf;
        this.recorded = recorded;
        this.length = length(items);
    }

    /**
     * Writes and hashes entries as the records that they will be if every subject still has the head at which it was read.
     *
     * @throws IllegalArgumentException if an entry cannot be written
     */
    static Draft of(List<Entry> entries, Map<Subject, Condition> read, long asOf, Instant recorded, Maker maker) {
        long valuesAsOf = maker.index().size();
        CanonicalWriter writer = WRITERS.get();
        TreeHasher hasher = HASHERS.get();
        List<Item> items = new ArrayList<>(entries.size());
        read.values().forEach(each -> each.last = null);
        byte[] previous = new byte[HASH];
        Sealing sealing = new Sealing(maker);
        for (Entry entry : entries) {
            Subject subject = entry.fact().subject();
            Condition condition = Objects.requireNonNull(read.get(subject), "a head among those read");
            Item last = condition.last;
            long sequence;
            if (last != null) {
                sequence = last.traits.sequence() + 1;
                System.arraycopy(last.leafHash, 0, previous, 0, HASH);
            } else {
                sequence = condition.head().sequence() + 1;
                if (sequence > 1) {
                    maker.index().leafHash(condition.head().position(), previous);
                }
            }
            sealing.slots = NO_SLOTS;
            maker.codec().encode(entry, recorded, sequence, previous, sealing, writer.reset());
            List<Slot> slots = sealing.slots;
            String type = maker.codec().nameOf(entry.fact());
            refuseTooLarge(subject, type, writer.size(), slots);
            byte[] envelope = Arrays.copyOf(writer.buffer(), writer.size());
            byte[] leafHash = new byte[HASH];
            hasher.leafHash(envelope, 0, envelope.length, leafHash, 0);
            Item item = new Item(traits(condition.name(), sequence, type, entry.act()), envelope, leafHash, slots);
            items.add(item);
            condition.last = item;
        }
        Draft draft = new Draft(items, read, asOf, valuesAsOf, recorded);
        if (draft.length > MAX_LENGTH) {
            throw new IllegalArgumentException("An append must have at most " + MAX_LENGTH + " bytes and has "
                    + draft.length + " in " + items.size() + " entries. Maybe append in several sittings.");
        }
        return draft;
    }

    private static SegmentTable.Traits traits(Name subject, long sequence, String type, Act act) {
        return new SegmentTable.Traits(
                subject,
                sequence,
                Name.keyOf(type),
                Name.keyOf(act.actor().value()),
                act.onBehalfOf().map(principal -> Name.keyOf(principal.value())).orElse(null),
                Microseconds.of(act.at()));
    }

    /** Takes the personal values of one entry after the other; most have none. */
    private static final class Sealing implements Sealer {
        private final Maker maker;
        private List<Slot> slots = NO_SLOTS;

        Sealing(Maker maker) {
            this.maker = maker;
        }

        @Override
        public String journal() {
            return maker.journal();
        }

        @Override
        public byte[] seal(Personal<?> personal, byte[] value) {
            Seal seal = Seal.of(value);
            add(new Slot(personal, seal, maker.keys()));
            return seal.commit();
        }

        @Override
        public void sealNothing(Personal<?> personal) {
            add(new Slot(personal, null, maker.keys()));
        }

        private void add(Slot slot) {
            if (slots.isEmpty()) {
                slots = new ArrayList<>(2);
            }
            slots.add(slot);
        }
    }

    private static void refuseTooLarge(Subject subject, String type, int size, List<Slot> slots) {
        if (size > Frame.MAX_ENVELOPE) {
            throw new IllegalArgumentException("The record (" + type + ") of " + subject
                    + " must have at most " + Frame.MAX_ENVELOPE + " bytes and has " + size
                    + ". Maybe put what is large into an EvidenceStore and its digest into the fact.");
        }
        long erasable = 0;
        for (Slot slot : slots) {
            erasable += slot.bytes.length;
        }
        if (slots.size() > Frame.MAX_SLOTS || erasable > Frame.MAX_ERASABLE) {
            throw new IllegalArgumentException("The record (" + type + ") of " + subject
                    + " must have at most " + Frame.MAX_SLOTS + " personal values of " + Frame.MAX_ERASABLE
                    + " bytes together and has " + slots.size() + " of " + erasable
                    + ". Maybe spread them over several facts.");
        }
    }

    /** Hands the personal values of acknowledged entries over to the log. */
    void handOver(long first, LogReader reader) {
        for (int i = 0; i < items.size(); i++) {
            for (Slot slot : items.get(i).slots) {
                slot.handOver(first + i, recorded, reader);
            }
        }
    }

    /**
     * Whether it must be made anew: something of a holder in it was erased or restricted since its values were looked at, and they may
     * have come from there. Whether they did cannot be told any more.
     */
    boolean isOutdated(LogIndex index) {
        for (Item item : items) {
            for (Slot slot : item.slots) {
                if (slot.isFilled() && index.hasOrder(slot.holder(), valuesAsOf)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long length(List<Item> items) {
        long length = Frame.BATCH_END_LENGTH;
        for (Item item : items) {
            length += Frame.HEADER + item.envelope.length;
            for (Slot slot : item.slots) {
                length += Frame.SLOT + slot.bytes.length;
            }
        }
        return length;
    }
}
