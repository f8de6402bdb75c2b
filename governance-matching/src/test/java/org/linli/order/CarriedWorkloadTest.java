package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.community.Community;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.order.testkit.OrderLaws;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.HandClock;

/** What suppliers have at hand is carried forward, so that the records by which they came to have it can go. */
class CarriedWorkloadTest {
    private static final ActorId PLATFORM = ActorId.of("platform");

    private final HandClock clock = new HandClock(OrderArbitraries.START);
    private final Journal journal = InMemoryJournal.create("test", clock);
    private final Community community = Community.open(journal, clock, IdSource.random());
    private final DispatchDesk desk = DispatchDesk.of(community, OrderArbitraries.ROSTER, PLATFORM);
    private int acts;

    private Act act(ActorId actor) {
        return Act.of(ActId.of("act-" + acts++), actor, clock.instant());
    }

    private Optional<ActorId> order(int number) {
        OrderId id = OrderId.of("o-" + number);
        ActorId resident = ActorId.of("resident-1");
        desk.place(
                id,
                Request.of(
                        OrderArbitraries.CATEGORIES.get(number % 2),
                        OrderArbitraries.point(number % 5, number % 3),
                        resident),
                act(resident));
        return desk.dispatch(id, act(PLATFORM)).state().heldBy();
    }

    private TreeMap<ActorId, Workload> workloads(Office office) {
        TreeMap<ActorId, Workload> all = new TreeMap<>();
        for (Supplier each : OrderArbitraries.SUPPLIERS) {
            all.put(each.id(), office.get(Workload.KIND, each.id()));
        }
        return all;
    }

    @Test
    void a_node_that_sees_only_what_came_since_knows_what_suppliers_have_at_hand() {
        long held = 0;
        for (int i = 0; i < 6; i++) {
            held += order(i).isPresent() ? 1 : 0;
        }
        assertTrue(held > 1, held + " orders are at hand");
        clock.move(Duration.ofDays(400));
        community.catchUp(10_000);
        TreeMap<ActorId, Workload> before = workloads(community.office());
        Instant yearAgo = clock.instant().minus(Duration.ofDays(365));
        long from = journal.size();
        int carried = community.carryForward(yearAgo, yearAgo, act(PLATFORM));
        assertEquals(
                before.values().stream().filter(each -> !each.held().isEmpty()).count(),
                carried,
                "each that ever had something");
        assertEquals(before, workloads(community.office()));
        assertEquals(before, workloads(Office.over(journal)), "read backward to where they restate themselves");

        // What a view that is built anew after a cut has to go by.
        WorkloadsAtHand anew = new WorkloadsAtHand();
        for (TraceEvent event : journal.read(Selection.ALL, from, 1_000).events()) {
            assertTrue(event.fact() instanceof WorkloadFact.Restated);
            anew.apply(event);
        }
        assertEquals(
                before.values().stream().filter(each -> !each.held().isEmpty()).toList(),
                anew.outside(SupplierRoster.of("empty", "1", Duration.ofHours(1), List.of())));

        order(7);
        OrderLaws.assertKept(journal, OrderArbitraries.ROSTER);
    }
}
