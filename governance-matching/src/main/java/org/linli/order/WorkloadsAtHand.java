package org.linli.order;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * What suppliers have at hand, as far as a follower has read. When the host settles, this says who is full, so that a decision depends
 * on the order and on whom it goes to, and not on everybody who was looked at; whoever is free is read as they stand all the same. Holds
 * ids and windows only, nothing personal. Cost: O(orders at hand of the supplier) a fact.
 */
final class WorkloadsAtHand implements View {
    private final Map<ActorId, Workload> workloads = new HashMap<>();
    private long next;

    @Override
    public String name() {
        return "workloads-at-hand";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        next = event.position() + 1;
        if (event.fact() instanceof WorkloadFact fact) {
            ActorId supplier = fact.supplier();
            Workload after = fact.applyTo(of(supplier), event.act());
            if (after.held().isEmpty()) {
                workloads.remove(supplier);
            } else {
                workloads.put(supplier, after);
            }
        }
    }

    private Workload of(ActorId supplier) {
        return workloads.getOrDefault(supplier, Workload.blank(supplier));
    }

    /** Those who have something at hand and are not in a roster, by id. */
    synchronized List<Workload> outside(SupplierRoster roster) {
        return workloads.values().stream()
                .filter(each -> roster.find(each.supplier()).isEmpty())
                .sorted(Comparator.comparing(Workload::supplier))
                .toList();
    }

    /** What is known now, for one settling. */
    synchronized Advice advice() {
        return new Advice(next, new HashMap<>(workloads));
    }

    /** Who is known to be full as of a position, and by what this settling has given out since. Belongs to one thread. */
    static final class Advice {
        private final long asOf;
        private final Map<ActorId, Workload> known;

        private Advice(long asOf, Map<ActorId, Workload> known) {
            this.asOf = asOf;
            this.known = known;
        }

        /** The position before which all events are known. */
        long asOf() {
            return asOf;
        }

        boolean isFull(Supplier supplier, Optional<TimeWindow> wanted) {
            @Nullable Workload workload = known.get(supplier.id());
            return workload != null && !workload.isFree(supplier.capacity(), wanted);
        }

        void taken(ActorId supplier, OrderId order, Optional<TimeWindow> wanted) {
            known.put(
                    supplier,
                    known.getOrDefault(supplier, Workload.blank(supplier)).with(order, wanted));
        }

        /** A copy, to think things through by. */
        Advice copy() {
            return new Advice(asOf, new HashMap<>(known));
        }
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeLong(next);
        out.writeInt(workloads.size());
        for (Workload each : new ArrayList<>(workloads.values())) {
            out.writeUTF(each.supplier().value());
            out.writeInt(each.held().size());
            for (Map.Entry<OrderId, Workload.Held> held : each.held().entrySet()) {
                out.writeUTF(held.getKey().value());
                PendingStage.write(held.getValue().wanted(), out);
            }
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        next = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            Workload workload = Workload.blank(ActorId.of(in.readUTF()));
            for (int orders = in.readInt(); orders > 0; orders--) {
                workload = workload.with(OrderId.of(in.readUTF()), PendingStage.readWindow(in));
            }
            workloads.put(workload.supplier(), workload);
        }
    }

    @Override
    public synchronized void clear() {
        workloads.clear();
        next = 0;
    }
}
