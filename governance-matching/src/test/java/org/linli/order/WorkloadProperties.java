package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.order.testkit.OrderArbitraries;

/** Whether somebody is free, against looking at every quarter of an hour. */
class WorkloadProperties {
    @Provide
    Arbitrary<List<Optional<TimeWindow>>> held() {
        return OrderArbitraries.windows().optional(0.8).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<Optional<TimeWindow>> wanted() {
        return OrderArbitraries.windows().optional(0.8);
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void free_is_who_has_fewer_at_hand_at_every_instant_of_the_time(
            @ForAll("held") List<Optional<TimeWindow>> held,
            @ForAll("wanted") Optional<TimeWindow> wanted,
            @ForAll @IntRange(min = 1, max = 5) int capacity) {
        Workload workload = new Workload(ActorId.of("s"), new TreeMap<>());
        for (int i = 0; i < held.size(); i++) {
            workload = workload.with(OrderId.of("o-" + i), held.get(i));
        }
        boolean free = true;
        for (int quarter = 0; quarter < 16; quarter++) {
            Instant at = OrderArbitraries.START.plus(OrderArbitraries.PATIENCE.multipliedBy(quarter));
            if (wanted.isEmpty() || wanted.get().contains(at)) {
                long atHand = held.stream()
                        .filter(each -> each.isEmpty() || each.get().contains(at))
                        .count();
                free &= atHand < capacity;
            }
        }
        assertEquals(free, workload.isFree(capacity, wanted));
    }
}
