package org.linli.audit.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known in memory of the records of one segment, while it is being written and for a while after: about 60 bytes a record. One
 * thread adds, any number of threads look.
 */
public final class SegmentTable implements SegmentLookup {
    /** When the act of a record occurred that was cut: in no time that is asked for. */
    static final long NEVER = Long.MAX_VALUE;

    private int count;
    private int[] offsets;
    /** For each record the two halves of its subject's name, side by side. */
    private long[] names;

    private long[] times;
    private int[] sequences;
    /** For each record the number of the one before of the same subject, or −1. */
    private int[] previous;
    /** By hash, the number of the last record of a subject, plus one, below half of the name: what is not sought is told without a look at names. */
    private long[] lasts;

    private final Longs actors = new Longs();
    private final Longs types = new Longs();
    private final Longs holders = new Longs();
    private final Longs erasures = new Longs();
    private long greatestKey;

    /** A table without records. */
    public SegmentTable() {
        this(0);
    }

    /**
     * A table without records.
     *
     * @param expected about how many there will be; with more it grows
     */
    public SegmentTable(int expected) {
        int room = Math.max(64, Integer.highestOneBit(Math.max(1, expected - 1)) << 1);
        offsets = new int[room];
        names = new long[2 * room];
        times = new long[room];
        sequences = new int[room];
        previous = new int[room];
        lasts = new long[2 * room];
    }

    /**
     * What of a record is looked for later.
     *
     * @param subject the name of its subject
     * @param sequence its number in its subject's trail
     * @param type the key of its type
     * @param actor the key of the actor
     * @param principal the key of whoever the actor acted for; null for nobody
     * @param occurred when the act occurred, in microseconds
     */
    public record Traits(
            Name subject,
            long sequence,
            int type,
            int actor,
            @Nullable Integer principal,
            long occurred) {}

    /**
     * Adds a record.
     *
     * @param traits what is looked for
     * @param offset where in the segment it begins
     */
    public synchronized void add(Traits traits, long offset) {
        int local = count;
        place(traits.subject(), traits.sequence(), traits.occurred(), offset);
        actors.add(traits.actor(), local);
        Integer principal = traits.principal();
        if (principal != null) {
            actors.add(principal, local);
        }
        types.add(traits.type(), local);
    }

    /**
     * Adds a record that was cut: it is looked for by its subject alone.
     *
     * @param subject the name of its subject
     * @param sequence its number in its subject's trail
     * @param offset where in the segment it begins
     */
    public synchronized void addCut(Name subject, long sequence, long offset) {
        place(subject, sequence, NEVER, offset);
    }

    private void place(Name subject, long sequence, long occurred, long offset) {
        if (count == offsets.length) {
            grow();
        }
        int local = count;
        offsets[local] = Math.toIntExact(offset);
        names[2 * local] = subject.high();
        names[2 * local + 1] = subject.low();
        times[local] = occurred;
        sequences[local] = (int) Math.min(sequence, Integer.MAX_VALUE);
        int slot = slotOf(subject.high(), subject.low());
        previous[local] = localIn(lasts[slot]);
        lasts[slot] = tag(subject.low()) | local + 1;
        count = local + 1;
    }

    /**
     * Takes note that the record to be added next has a value of a holder.
     *
     * @param holder the key of the holder
     * @param key the number of the key under which the value stands; 0 if that is not known
     */
    public synchronized void nextHolds(int holder, long key) {
        holders.add(holder, count);
        greatestKey = Math.max(greatestKey, key);
    }

    /**
     * Takes note that a key was used which no value tells any more.
     *
     * @param key the number of the key
     */
    public synchronized void used(long key) {
        greatestKey = Math.max(greatestKey, key);
    }

    /**
     * Takes note that a record erased a holder.
     *
     * @param local the number of the record in this segment
     * @param holder the key of the holder
     */
    public synchronized void erased(int local, int holder) {
        erasures.add(holder, local);
    }

    private void grow() {
        int more = 2 * count;
        offsets = Arrays.copyOf(offsets, more);
        names = Arrays.copyOf(names, 2 * more);
        times = Arrays.copyOf(times, more);
        sequences = Arrays.copyOf(sequences, more);
        previous = Arrays.copyOf(previous, more);
        lasts = new long[2 * more];
        for (int local = 0; local < count; local++) {
            long low = names[2 * local + 1];
            lasts[slotOf(names[2 * local], low)] = tag(low) | local + 1;
        }
    }

    private static long tag(long low) {
        return low & 0xffffffff00000000L;
    }

    private static int localIn(long last) {
        return (int) last - 1;
    }

    /** The place of a subject, or the free one where it would be. */
    private int slotOf(long high, long low) {
        int mask = lasts.length - 1;
        int slot = (int) (high ^ high >>> 32) & mask;
        while (lasts[slot] != 0 && !isLastOf(lasts[slot], high, low)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isLastOf(long last, long high, long low) {
        if (tag(last) != tag(low)) {
            return false;
        }
        int at = 2 * localIn(last);
        return names[at] == high && names[at + 1] == low;
    }

    @Override
    public synchronized int count() {
        return count;
    }

    @Override
    public synchronized long offset(int local) {
        return offsets[local];
    }

    @Override
    public boolean isExact() {
        return true;
    }

    /**
     * The last record of a subject.
     *
     * @param subject the name of the subject
     * @param below the number of records to look at
     * @return its number in this segment; −1 if there is none
     */
    public synchronized int last(Name subject, int below) {
        int local = localIn(lasts[slotOf(subject.high(), subject.low())]);
        while (local >= below) {
            local = previous[local];
        }
        return local;
    }

    /**
     * The number of a record in its subject's trail.
     *
     * @param local the number of the record in this segment
     * @return from 1 up
     */
    public synchronized long sequence(int local) {
        return sequences[local];
    }

    @Override
    public synchronized int[] ofSubject(Name subject, int below) {
        int[] found = new int[4];
        int size = 0;
        for (int local = last(subject, below); local >= 0; local = previous[local]) {
            if (size == found.length) {
                found = Arrays.copyOf(found, 2 * size);
            }
            found[size++] = local;
        }
        int[] ascending = new int[size];
        for (int i = 0; i < size; i++) {
            ascending[i] = found[size - 1 - i];
        }
        return ascending;
    }

    @Override
    public synchronized int[] with(Trait trait, int key) {
        return list(trait).with(key);
    }

    @Override
    public synchronized int[] keys(Trait trait) {
        return Arrays.stream(pairs(trait)).mapToInt(pair -> (int) (pair >>> 32)).toArray();
    }

    @Override
    public synchronized boolean mayHave(Trait trait) {
        return list(trait).count() > 0;
    }

    @Override
    public synchronized boolean mayHaveOccurred(int local, long from, long toExclusive) {
        return times[local] >= from && times[local] < toExclusive;
    }

    private Longs list(Trait trait) {
        return switch (trait) {
            case ACTOR -> actors;
            case TYPE -> types;
            case HOLDER -> holders;
            case ERASED -> erasures;
        };
    }

    long[] pairs(Trait trait) {
        return list(trait).sorted();
    }

    long time(int local) {
        return times[local];
    }

    Name subject(int local) {
        return new Name(names[2 * local], names[2 * local + 1]);
    }

    @Override
    public synchronized long greatestKey() {
        return greatestKey;
    }
}
