package org.linli.privacy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.trace.Basis;
import org.linli.trace.Erasure;
import org.linli.trace.Personal;
import org.linli.trace.TraceFact;

/**
 * The positions that a register was never shown, since what stood there had been cut before it looked, and the orders that reach what came
 * in there: a value that is restated later may have come in at one of them. Once the cut itself has been shown nothing of it is needed.
 */
final class PassedOver {
    /** Positions in a row. */
    private record Gap(long from, long to) {}

    /**
     * An order about values under a processing, or under all (an empty text).
     *
     * @param processing its name
     * @param bound values that came in before this position are reached
     */
    private record Order(String processing, long bound) {}

    private final List<Gap> gaps = new ArrayList<>();
    private final Map<String, List<Order>> orders = new HashMap<>();

    /** Positions were passed over. */
    void add(long from, long to) {
        gaps.add(new Gap(from, to));
    }

    /**
     * Takes note of an erasure, if it may reach something that was never shown. One by records, or up to a position, may have left what was
     * restated before: what is restated later counts. (Up to a restriction, it has left nothing; but that is noted itself.)
     */
    void add(TraceFact.Erased erased, long position) {
        Erasure.Extent extent = erased.extent();
        if (extent.before().isPresent() || !extent.positions().isEmpty()) {
            return;
        }
        if (extent.processings().isEmpty()) {
            add(erased.holder().value(), new Order("", position));
        }
        for (Basis each : extent.processings()) {
            add(erased.holder().value(), new Order(each.toString(), position));
        }
    }

    /** Takes note of a restriction, if it may reach something that was never shown. */
    void add(TraceFact.Restricted restricted, long position) {
        for (Basis each : restricted.processings()) {
            add(restricted.holder().value(), new Order(each.toString(), position));
        }
    }

    private void add(String holder, Order order) {
        if (!gaps.isEmpty()) {
            orders.computeIfAbsent(holder, none -> new ArrayList<>(1)).add(order);
        }
    }

    /**
     * Whether a value that a record restates came in where nothing was shown and stands in that record: had it been erased before, nothing
     * of it would be left, and had it been restricted, the record would only refer to it.
     */
    boolean hides(Personal.Origin origin, Personal<?> part) {
        long position = origin.position();
        String holder = part.holder().value();
        return gaps.stream().anyMatch(gap -> gap.from() <= position && position < gap.to())
                && orders.getOrDefault(holder, List.of()).stream()
                        .noneMatch(order -> order.bound() > position
                                && (order.processing().isEmpty()
                                        || order.processing()
                                                .equals(part.processing().toString())));
    }

    /** Records before a position were cut: what is restated from now on and is not known has gone with them. */
    void cut(long before) {
        gaps.removeIf(gap -> gap.to() <= before);
        gaps.replaceAll(gap -> new Gap(Math.max(gap.from(), before), gap.to()));
        if (gaps.isEmpty()) {
            orders.clear();
        }
    }

    void clear() {
        gaps.clear();
        orders.clear();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(gaps.size());
        for (Gap each : gaps) {
            out.writeLong(each.from());
            out.writeLong(each.to());
        }
        out.writeInt(orders.size());
        for (Map.Entry<String, List<Order>> each : orders.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeInt(each.getValue().size());
            for (Order order : each.getValue()) {
                out.writeUTF(order.processing());
                out.writeLong(order.bound());
            }
        }
    }

    void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            gaps.add(new Gap(in.readLong(), in.readLong()));
        }
        for (int left = in.readInt(); left > 0; left--) {
            List<Order> of = new ArrayList<>();
            orders.put(in.readUTF(), of);
            for (int more = in.readInt(); more > 0; more--) {
                of.add(new Order(in.readUTF(), in.readLong()));
            }
        }
    }
}
