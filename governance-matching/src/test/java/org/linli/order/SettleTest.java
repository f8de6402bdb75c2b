package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.community.Community;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.order.testkit.OrderLaws;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.Crew;

class SettleTest {
    private static final Instant START = OrderArbitraries.START;
    private static final Instant LATER = START.plusSeconds(1_000);
    private static final MatterId MEALS = MatterId.of("meals");
    private static final SupplierRoster ROSTER = SupplierRoster.of(
            "town",
            "1",
            Duration.ofMinutes(15),
            List.of(supplier("s-1", 1, 150), supplier("s-2", 2, 250), supplier("s-3", 3, 5)));

    private final Journal journal = InMemoryJournal.create("t", Clock.fixed(START, ZoneOffset.UTC));
    private final Community here = Community.open(journal, Clock.fixed(START, ZoneOffset.UTC), IdSource.seeded(1));
    private final DispatchDesk desk = DispatchDesk.of(here, ROSTER);

    @Test
    void what_waits_is_dispatched_and_what_has_run_out_goes_to_the_next_in_one_append() {
        place(1);
        here.catchUp(1_000);
        assertEquals(1, here.settle(START, 10));
        assertEquals(Optional.of(ActorId.of("s-1")), order(0).heldBy());
        here.catchUp(1_000);
        assertEquals(0, here.settle(START.plusSeconds(900), 10), "at the deadline the offer still stands");
        assertEquals(1, here.settle(LATER, 10));
        assertEquals(Optional.of(ActorId.of("s-2")), order(0).heldBy());
        assertEquals(
                Optional.of(LATER.plusSeconds(900)),
                order(0).dispatching().offer().map(Offer::deadline),
                "the next has the whole time from now on");
        List<TraceEvent> all = all();
        assertEquals(
                List.of("Placed", "Dispatched", "Taken", "TimedOut", "Freed", "Dispatched", "Taken"),
                all.stream().map(each -> each.fact().getClass().getSimpleName()).toList());
        assertEquals(ActId.of("dispatch-order@0.o-0"), all.get(1).act().id());
        assertEquals(ActId.of("time-out-offer@1.o-0"), all.get(3).act().id());
        assertEquals(ActId.of("offer-to-next@1.o-0"), all.get(5).act().id());
        assertEquals(
                Optional.of(ActId.of("time-out-offer@1.o-0")), all.get(5).act().cause());
    }

    @Test
    void who_let_all_offers_run_out_leaves_an_order_that_waits_and_says_why_and_is_tried_no_more() {
        place(1);
        Instant now = START;
        for (int i = 0; i < 6; i++) {
            here.catchUp(1_000);
            here.settle(now, 10);
            now = now.plusSeconds(901);
        }
        assertEquals(Optional.of(Unserved.NOBODY_LEFT), order(0).dispatching().unserved());
        here.catchUp(1_000);
        assertEquals(
                List.of(OrderId.of("o-0")),
                desk.pending().unserved().stream().map(PendingOrders.Item::id).toList());
        long size = journal.size();
        assertEquals(0, here.settle(now.plusSeconds(9_000), 10));
        assertEquals(size, journal.size());
    }

    @Test
    void a_declined_order_goes_to_the_next_when_settled() {
        place(1);
        here.catchUp(1_000);
        here.settle(START, 10);
        desk.decline(OrderId.of("o-0"), Decline.TOO_FAR, Act.of(ActId.of("no"), ActorId.of("s-1"), START));
        here.catchUp(1_000);
        assertEquals(1, here.settle(START.plusSeconds(60), 10));
        assertEquals(Optional.of(ActorId.of("s-2")), order(0).heldBy());
    }

    @Test
    void settling_stops_at_the_maximum_and_goes_on_from_there_though_the_view_lags() {
        place(250);
        here.catchUp(1_000);
        assertEquals(120, here.settle(START, 120));
        assertEquals(120, here.settle(START, 120), "what was settled just now does not count again");
        assertEquals(10, here.settle(START, 120));
        assertEquals(0, here.settle(START, 120));
        here.catchUp(1_000);
        assertEquals(250, here.settle(LATER, 1_000));
        OrderLaws.assertKept(journal, ROSTER);
        assertEquals(0, here.settle(LATER, 1_000));
    }

    @Test
    void two_communities_over_one_journal_settle_once() throws Exception {
        Community there = Community.open(journal, Clock.fixed(START, ZoneOffset.UTC), IdSource.seeded(2));
        DispatchDesk.of(there, ROSTER);
        place(250);
        settleOnBoth(there, START);
        long offered = count(OrderFact.Dispatched.class);
        assertEquals(250, offered);
        settleOnBoth(there, LATER);
        assertEquals(250, count(OrderFact.TimedOut.class));
        assertEquals(0, desk.pending().runOutAt(LATER).size());
        OrderLaws.assertKept(journal, ROSTER);
    }

    /** Both know the same and settle at the same time; the sum of what they say they settled is what was to be settled. */
    private void settleOnBoth(Community there, Instant now) throws Exception {
        List<Community> both = List.of(here, there);
        both.forEach(each -> each.catchUp(10_000));
        AtomicInteger settled = new AtomicInteger();
        Crew.of(2, number -> settled.addAndGet(both.get(number).settle(now, 1_000)));
        assertEquals(250, settled.get());
        // Offers that ran out made suppliers free, for whom others were waiting; that comes to an end.
        for (int round = 0; round < 3; round++) {
            for (Community each : both) {
                each.catchUp(10_000);
                each.settle(now, 1_000);
            }
        }
        for (Community each : both) {
            each.catchUp(10_000);
            assertEquals(0, each.settle(now, 1_000));
        }
    }

    @Test
    void the_next_supplier_may_accept_while_others_settle() {
        place(3);
        here.catchUp(1_000);
        here.settle(START, 10);
        here.catchUp(1_000);
        desk.accept(OrderId.of("o-1"), Act.of(ActId.of("yes"), ActorId.of("s-1"), START.plusSeconds(10)));
        assertEquals(2, here.settle(LATER, 10), "the view does not know yet that one has been accepted");
        assertEquals(OrderStage.ACCEPTED, order(1).stage());
        assertTrue(order(1).dispatching().passed().isEmpty());
    }

    private void place(int count) {
        for (int i = 0; i < count; i++) {
            ActorId resident = ActorId.of("resident-" + i);
            desk.place(
                    Request.of(MEALS, OrderArbitraries.point(0, 0), resident),
                    Act.of(ActId.of("o-" + i), resident, START));
        }
    }

    private Order order(int number) {
        return desk.get(OrderId.of("o-" + number));
    }

    private long count(Class<?> fact) {
        return all().stream().filter(each -> fact.isInstance(each.fact())).count();
    }

    private List<TraceEvent> all() {
        return journal.read(Selection.ALL, 0, 100_000).events();
    }

    private static Supplier supplier(String id, int north, int capacity) {
        return new Supplier(ActorId.of(id), Set.of(MEALS), OrderArbitraries.point(north, 0), capacity);
    }
}
