package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.community.Community;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.order.testkit.OrderLaws;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.Head;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.RefusedException;
import org.linli.trace.Subject;
import org.linli.trace.UnknownFact;

/** No order is left behind: not by a new roster, not by the end of its time, not by an act that bears the platform's id. */
class LeftBehindTest {
    private static final Instant START = OrderArbitraries.START;
    private static final MatterId MEALS = MatterId.of("meals");
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId CANTEEN = ActorId.of("canteen");
    private static final ActorId PLATFORM = ActorId.of("platform");

    private final Journal journal = InMemoryJournal.create("t", Clock.fixed(START, ZoneOffset.UTC));
    private final Community community = Community.open(journal, Clock.fixed(START, ZoneOffset.UTC), IdSource.seeded(1));
    private final DispatchDesk desk = DispatchDesk.of(community, roster("1"));

    @Test
    void what_nobody_served_is_tried_again_under_a_new_roster_and_once_only() {
        OrderId id = place(Request.of(MEALS, OrderArbitraries.point(0, 0), RESIDENT));
        settle(START);
        assertEquals(
                Optional.of(Unserved.NOBODY_SERVES), desk.get(id).dispatching().unserved());
        desk.adopt(roster("2"));
        long size = journal.size();
        assertEquals(1, community.settle(START, 10), "it is tried");
        assertEquals(0, community.settle(START, 10), "and not again");
        assertEquals(size, journal.size(), "still nobody serves it: no fact");
        desk.adopt(roster("3", supplier(2)));
        settle(START);
        assertEquals(Optional.of(CANTEEN), desk.get(id).heldBy());
        assertEquals(List.of(desk.workload(CANTEEN)), desk.adopt(roster("4")), "who has something at hand and is gone");
        assertEquals(List.of(), desk.adopt(roster("5", supplier(1))));
    }

    @Test
    void what_waits_until_its_time_is_over_ends_and_keeps_the_reason() {
        desk.adopt(roster("2", supplier(1)));
        Request soon = Request.of(MEALS, OrderArbitraries.point(0, 0), RESIDENT)
                .withWindow(TimeWindow.of(START, START.plusSeconds(300)));
        OrderId first = place(soon);
        OrderId second = place(soon);
        settle(START);
        Instant last = START.plusSeconds(300).minusNanos(1_000);
        assertEquals(
                Optional.of(last),
                desk.get(first).dispatching().offer().map(Offer::deadline),
                "not the whole patience");
        assertEquals(OrderReason.WINDOW_NOT_OVER, refused(() -> desk.leaveUnserved(second, act("early", last))));
        settle(START.plusSeconds(300));
        for (OrderId each : List.of(first, second)) {
            assertEquals(OrderStage.UNSERVED, desk.get(each).stage());
            assertEquals(Optional.of(START.plusSeconds(300)), desk.get(each).endedAt());
        }
        assertEquals(
                Optional.of(Unserved.NOBODY_FREE),
                desk.get(second).dispatching().unserved());
        assertEquals(
                Optional.of(Unserved.WINDOW_OVER), desk.get(first).dispatching().unserved());
        assertEquals(0, desk.pending().size());
        assertEquals(
                OrderReason.ENDED,
                refused(() -> desk.cancel(first, Act.of(ActId.of("late"), RESIDENT, START.plusSeconds(300)))));
        OrderLaws.assertSettled(journal, desk.roster(), START.plusSeconds(300));
    }

    @Test
    void what_was_accepted_and_not_begun_when_its_time_is_over_is_listed() {
        desk.adopt(roster("2", supplier(2)));
        TimeWindow window = TimeWindow.of(START, START.plusSeconds(300));
        Request soon = Request.of(MEALS, OrderArbitraries.point(0, 0), RESIDENT).withWindow(window);
        OrderId lazy = place(soon);
        OrderId busy = place(soon);
        settle(START);
        for (OrderId each : List.of(lazy, busy)) {
            desk.accept(each, Act.of(ActId.of("accept-" + each), CANTEEN, START));
        }
        desk.begin(busy, Act.of(ActId.of("begin"), CANTEEN, START));
        settle(window.endExclusive());
        assertEquals(List.of(), desk.pending().notBegunAt(window.endExclusive().minusNanos(1_000)));
        assertEquals(
                List.of(lazy),
                desk.pending().notBegunAt(window.endExclusive()).stream()
                        .map(PendingOrders.Item::id)
                        .toList());
        desk.withdraw(lazy, Withdrawal.NO_SHOW, act("no-show", window.endExclusive()));
        settle(window.endExclusive());
        assertEquals(List.of(), desk.pending().notBegunAt(Instant.MAX));
        assertEquals(OrderStage.UNSERVED, desk.get(lazy).stage());
    }

    @Test
    void an_order_whose_own_act_bears_the_id_of_its_dispatch_is_dispatched_all_the_same() {
        desk.adopt(roster("2", supplier(1)));
        String forged = "dispatch-order@" + journal.size() + ".o";
        desk.place(
                OrderId.of("o"),
                Request.of(MEALS, OrderArbitraries.point(0, 0), RESIDENT),
                Act.of(ActId.of(forged), RESIDENT, START));
        settle(START);
        assertEquals(Optional.of(CANTEEN), desk.get(OrderId.of("o")).heldBy());
    }

    @Test
    void an_order_that_cannot_be_read_is_left_out_and_listed_and_the_others_go_on() {
        desk.adopt(roster("2", supplier(2)));
        Request meal = Request.of(MEALS, OrderArbitraries.point(0, 0), RESIDENT);
        OrderId odd = place(meal);
        OrderId plain = place(meal);
        Subject subject = Order.KIND.subject(odd);
        UnknownFact unknown = new UnknownFact(subject, Audience.PARTIES, "order.blessed", "order/9", Map.of());
        Head head = journal.trail(subject, Direction.BACKWARD).iterator().next().head();
        journal.append(List.of(Entry.of(act("blessed", START), unknown)), Map.of(subject, head));
        Community fresh = Community.open(journal, Clock.fixed(START, ZoneOffset.UTC), IdSource.seeded(2));
        DispatchDesk there = DispatchDesk.of(fresh, desk.roster());
        fresh.catchUp(1_000);
        assertEquals(1, fresh.settle(START, 100));
        assertEquals(Optional.of(CANTEEN), there.get(plain).heldBy());
        assertEquals(List.of(odd), there.pending().unreadable());
        assertEquals(0, fresh.settle(START, 100));
    }

    @Test
    void acts_on_orders_with_the_longest_of_ids_have_ids_too() {
        desk.adopt(roster("2", supplier(1)));
        OrderId longest = OrderId.of("o".repeat(200));
        desk.place(
                longest,
                Request.of(MEALS, OrderArbitraries.point(0, 0), RESIDENT),
                Act.of(ActId.of("a"), RESIDENT, START));
        settle(START);
        assertEquals(Optional.of(CANTEEN), desk.get(longest).heldBy());
    }

    private OrderId place(Request request) {
        return desk.place(request, Act.of(ActId.of("o-" + journal.size()), RESIDENT, START))
                .state()
                .id();
    }

    private void settle(Instant at) {
        for (int round = 0; round < 3; round++) {
            community.catchUp(1_000);
            community.settle(at, 100);
        }
        community.catchUp(1_000);
    }

    private static Act act(String id, Instant at) {
        return Act.of(ActId.of(id), PLATFORM, at);
    }

    private static SupplierRoster roster(String version, Supplier... suppliers) {
        return SupplierRoster.of("town", version, Duration.ofMinutes(15), List.of(suppliers));
    }

    private static Supplier supplier(int capacity) {
        return new Supplier(CANTEEN, Set.of(MEALS), OrderArbitraries.point(1, 0), capacity);
    }

    private static OrderReason refused(Runnable command) {
        return (OrderReason)
                assertThrows(RefusedException.class, command::run).refusal().reason();
    }
}
