package org.linli.privacy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.linli.basics.Microseconds;
import org.linli.trace.Basis;

/** The values that are kept of a holder under one processing: where and when each came in, and how long it has stood by itself. */
final class KeptValues {
    private static final long NEVER = Long.MAX_VALUE;

    /**
     * A value.
     *
     * @param origin the position at which it came in
     * @param slot the slot that it fills
     * @param recorded when it came in
     * @param last the last position at which it stands: that, or of a record which has restated it and has a copy
     * @param closed the position of the first restriction since; what restates it after that refers to what stands before
     */
    private record Value(long origin, String slot, Instant recorded, long last, long closed) {
        boolean isGone(long bound) {
            return origin < bound && (last < bound || closed <= bound);
        }
    }

    private final Basis processing;
    private final List<Value> values = new ArrayList<>(1);

    KeptValues(Basis processing) {
        this.processing = processing;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** What is kept; not to be asked when nothing is. */
    Holding holding() {
        Instant newest =
                values.stream().map(Value::recorded).max(Instant::compareTo).orElseThrow();
        return new Holding(processing, values.size(), newest);
    }

    /** A value stands at a position, where it came in or in a record that restates it. */
    void stands(long origin, String slot, Instant recorded, long position) {
        for (int i = 0; i < values.size(); i++) {
            Value each = values.get(i);
            if (each.origin() == origin && each.slot().equals(slot)) {
                values.set(i, new Value(origin, slot, each.recorded(), position, each.closed()));
                return;
            }
        }
        values.add(new Value(origin, slot, recorded, position, NEVER));
    }

    void restrict(long position) {
        values.replaceAll(each -> each.closed() == NEVER
                ? new Value(each.origin(), each.slot(), each.recorded(), each.last(), position)
                : each);
    }

    /** Values were erased as far as they stand before a position. */
    void erase(long bound) {
        values.removeIf(each -> each.isGone(bound));
    }

    /** What stands in some records was erased; of what is restated elsewhere that stays. */
    void erase(List<Long> positions) {
        values.removeIf(each -> each.last() == each.origin() && positions.contains(each.origin()));
    }

    /** Records before a position were cut. */
    void cut(long before) {
        values.removeIf(each -> each.last() < before);
    }

    void save(DataOutput out) throws IOException {
        out.writeUTF(processing.toString());
        out.writeInt(values.size());
        for (Value each : values) {
            out.writeLong(each.origin());
            out.writeUTF(each.slot());
            out.writeLong(Microseconds.of(each.recorded()));
            out.writeLong(each.last());
            out.writeLong(each.closed());
        }
    }

    static KeptValues restored(DataInput in) throws IOException {
        KeptValues kept = new KeptValues(Basis.parse(in.readUTF()));
        for (int left = in.readInt(); left > 0; left--) {
            kept.values.add(new Value(
                    in.readLong(), in.readUTF(), Microseconds.instant(in.readLong()), in.readLong(), in.readLong()));
        }
        return kept;
    }

    String name() {
        return processing.toString();
    }
}
