package org.linli.order;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;

/**
 * Which suppliers have come to have room again, each by the last time that they did, and up to where that has been made use of. An order
 * for which nobody was free concerns a supplier only if they have come to have room since it was looked at. Cost: O(log n).
 */
final class FreedSuppliers {
    private final Map<ActorId, Long> last = new HashMap<>();
    private final NavigableMap<Long, ActorId> byPosition = new TreeMap<>();
    private long used;

    /** A supplier, and the position of the fact by which they came to have room. */
    record Freed(ActorId supplier, long position) {}

    void freed(ActorId supplier, long position) {
        @Nullable Long before = last.put(supplier, position);
        if (before != null) {
            byPosition.remove(before);
        }
        byPosition.put(position, supplier);
    }

    /** Takes note that an order was looked at as things stood before a position: who came to have room since then concerns it. */
    void lookedAt(long asOf) {
        used = Math.min(used, asOf);
    }

    /** From where on there is something to be made use of. */
    long used() {
        return used;
    }

    /** Takes what has not been made use of, before a position; the longest since first. */
    List<Freed> take(long before) {
        if (used >= before) {
            return List.of();
        }
        List<Freed> found = byPosition.subMap(used, before).entrySet().stream()
                .map(each -> new Freed(each.getValue(), each.getKey()))
                .toList();
        used = before;
        return found;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(last.size());
        for (Map.Entry<Long, ActorId> each : byPosition.entrySet()) {
            out.writeUTF(each.getValue().value());
            out.writeLong(each.getKey());
        }
    }

    /** Takes over what was saved, as if nothing of it had been made use of: that is looked at again. */
    void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            ActorId supplier = ActorId.of(in.readUTF());
            freed(supplier, in.readLong());
        }
    }

    void clear() {
        last.clear();
        byPosition.clear();
        used = 0;
    }
}
