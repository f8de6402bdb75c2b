package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.basics.ActorId;
import org.linli.community.Community;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Checkpoints;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;

class PendingOrdersTest {
    private static final Instant START = OrderArbitraries.START;
    private static final Instant DEADLINE = START.plus(OrderArbitraries.PATIENCE);

    private final Journal journal = InMemoryJournal.create("t", Clock.fixed(START, ZoneOffset.UTC));
    private final Community community = Community.open(journal, Clock.fixed(START, ZoneOffset.UTC), IdSource.seeded(1));
    private final DispatchDesk desk = DispatchDesk.of(community, OrderArbitraries.ROSTER);

    /** One order on offer, one that nobody serves, two that wait, one of them for longer. */
    @BeforeEach
    void four_orders() {
        place("offered", 0);
        place("unserved", 2);
        place("second", 0);
        place("first", 0);
        dispatch("offered");
        dispatch("unserved");
        community.catchUp(100);
    }

    @Test
    void each_order_is_in_one_of_three_groups() {
        PendingOrders view = desk.pending();
        assertEquals(List.of(), view.runOutAt(DEADLINE), "at the deadline the offer still stands");
        assertEquals(
                List.of(new PendingOrders.Item(
                        OrderId.of("offered"), 4, Optional.of(DEADLINE), Optional.empty(), Optional.empty())),
                view.runOutAt(DEADLINE.plusNanos(1_000)));
        assertEquals(
                List.of("second", "first"),
                view.toDispatch().stream().map(item -> item.id().value()).toList(),
                "the longest waiting first");
        assertEquals(
                List.of(new PendingOrders.Item(
                        OrderId.of("unserved"),
                        6,
                        Optional.empty(),
                        Optional.of(Unserved.NOBODY_SERVES),
                        Optional.empty())),
                view.unserved());
        assertEquals(4, view.size());
    }

    @Test
    void what_is_accepted_or_ends_leaves() {
        ActorId asked = desk.get(OrderId.of("offered")).heldBy().orElseThrow();
        desk.accept(OrderId.of("offered"), Act.of(ActId.of("yes"), asked, START));
        desk.cancel(OrderId.of("first"), Act.of(ActId.of("no"), resident(), START));
        community.catchUp(100);
        assertEquals(2, desk.pending().size());
        assertEquals(List.of(), desk.pending().runOutAt(Instant.MAX));
    }

    @Test
    void what_is_saved_is_restored() throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        desk.pending().save(new DataOutputStream(saved));
        PendingOrders restored = new PendingOrders();
        restored.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        assertEquals(desk.pending().runOutAt(Instant.MAX), restored.runOutAt(Instant.MAX));
        assertEquals(desk.pending().toDispatch(), restored.toDispatch());
        assertEquals(desk.pending().unserved(), restored.unserved());
        assertEquals(4, restored.size());
        restored.clear();
        assertEquals(0, restored.size());
    }

    @Test
    void a_community_takes_up_its_orders_from_a_checkpoint(@TempDir Path folder) throws IOException {
        community.save(Checkpoints.in(folder));
        Community next = Community.open(journal, Clock.fixed(START, ZoneOffset.UTC), IdSource.seeded(2));
        DispatchDesk there = DispatchDesk.of(next, OrderArbitraries.ROSTER);
        assertEquals(List.of(), next.restore(Checkpoints.in(folder)));
        assertEquals(desk.pending().toDispatch(), there.pending().toDispatch());
        assertEquals(0, next.catchUp(100));
        assertEquals(2, next.settle(START, 100));
    }

    private void place(String id, int category) {
        desk.place(
                Request.of(OrderArbitraries.CATEGORIES.get(category), OrderArbitraries.point(0, 0), resident()),
                Act.of(ActId.of(id), resident(), START));
    }

    private void dispatch(String id) {
        desk.dispatch(OrderId.of(id), Act.of(ActId.of("dispatch-" + id), ActorId.of("platform"), START));
    }

    private static ActorId resident() {
        return ActorId.of("resident-1");
    }
}
