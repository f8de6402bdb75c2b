package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.linli.basics.ActorId;
import org.linli.community.Community;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.order.testkit.OrderLaws;
import org.linli.order.testkit.OrderStep;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Direction;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.TraceEvent;

/** The laws of an order's life, under any sequence of commands, against a model that shares no code with the rules. */
class OrderLifeProperties {
    private Journal journal;
    private Community community;
    private DispatchDesk desk;
    private Instant now;
    private int number;

    @BeforeTry
    void open() {
        journal = InMemoryJournal.create("t", clock());
        community = Community.open(journal, clock(), IdSource.seeded(1));
        desk = DispatchDesk.of(community, OrderArbitraries.ROSTER);
        now = OrderArbitraries.START;
        number = 0;
    }

    @Provide
    Arbitrary<List<OrderStep>> lives() {
        return OrderArbitraries.lives();
    }

    @Property(tries = 1_600, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void desk_and_model_agree_and_folding_the_journal_gives_the_live_state(@ForAll("lives") List<OrderStep> steps) {
        OrderModel model = new OrderModel();
        for (OrderStep step : steps) {
            Act act = act(step);
            Map<OrderId, OrderStage> before = stages();
            long size = journal.size();
            Optional<String> refused = perform(step, act);
            assertEquals(model.perform(step.command(), act.actor(), now), refused, () -> "refusal of " + step);
            Statistics.label("outcome")
                    .collect(refused.orElse("granted " + step.command().move()));
            assertEquals(refused.isEmpty(), journal.size() > size, "only what is granted leaves facts");
            assertOnlyTableMoves(before, step, refused.isEmpty());
        }
        for (OrderId id : OrderArbitraries.ORDERS) {
            Order live = desk.get(id);
            assertEquals(model.stageOf(id), live.stage().name());
            assertEquals(model.holderOf(id), live.heldBy().map(ActorId::value));
            assertEquals(
                    List.copyOf(model.passedOf(id)),
                    live.dispatching().passed().stream().map(ActorId::value).toList());
            assertEquals(model.unservedOf(id), live.dispatching().unserved().map(Enum::name));
            assertEquals(model.deadlineOf(id), live.dispatching().offer().map(Offer::deadline));
            assertEquals(live, folded(id), "fold = live");
        }
        for (OrderMove move : OrderMove.values()) {
            Statistics.label("outcome")
                    .coverage(lives -> lives.check("granted " + move).count(times -> times > 20));
        }
        OrderLaws.assertKept(journal, OrderArbitraries.ROSTER);
        assertWorkloadsAndViewFollow(model);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void the_same_act_twice_changes_nothing(@ForAll("lives") List<OrderStep> steps) {
        for (OrderStep step : steps) {
            Act act = act(step);
            if (perform(step, act).isEmpty()) {
                long size = journal.size();
                Outcome<Order> again = step.command().perform(desk, act);
                assertTrue(again.repeated());
                assertEquals(size, journal.size());
                assertEquals(desk.get(step.command().id()), again.state());
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatever_was_done_before_settling_leaves_nothing_due(@ForAll("lives") List<OrderStep> steps) {
        for (OrderStep step : steps) {
            perform(step, act(step));
        }
        now = now.plusSeconds(3_600);
        community.catchUp(Integer.MAX_VALUE);
        community.settle(now, 1_000);
        assertEquals(
                0, community.settle(now, 1_000), "settling twice settles once, even before the view has caught up");
        community.catchUp(Integer.MAX_VALUE);
        // Offers that ran out made suppliers free, for whom others were waiting; that comes to an end.
        for (int round = 0; community.settle(now, 1_000) > 0; round++) {
            assertTrue(round < 10, "settling comes to an end");
            community.catchUp(Integer.MAX_VALUE);
        }
        for (OrderId id : OrderArbitraries.ORDERS) {
            Order order = desk.get(id);
            assertEquals(
                    order.stage() == OrderStage.WAITING || order.stage() == OrderStage.UNSERVED,
                    order.dispatching().unserved().isPresent(),
                    "what waits says why");
            order.dispatching().offer().ifPresent(offer -> assertFalse(offer.hasRunOutAt(now), "nothing has run out"));
        }
        OrderLaws.assertSettled(journal, OrderArbitraries.ROSTER, now);
    }

    private Act act(OrderStep step) {
        now = now.plus(step.after());
        return Act.of(ActId.of("act-" + number++), step.actorAt(desk), now);
    }

    private Optional<String> perform(OrderStep step, Act act) {
        try {
            step.command().perform(desk, act);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal().reason().code());
        }
    }

    private Map<OrderId, OrderStage> stages() {
        Map<OrderId, OrderStage> stages = new HashMap<>();
        OrderArbitraries.ORDERS.forEach(id -> stages.put(id, desk.get(id).stage()));
        return stages;
    }

    private void assertOnlyTableMoves(Map<OrderId, OrderStage> before, OrderStep step, boolean granted) {
        OrderMove move = step.command().move();
        stages().forEach((id, next) -> {
            OrderStage stage = before.get(id);
            if (next != stage) {
                assertTrue(
                        granted
                                && placesOf(step.command().id()).contains(id)
                                && move.from().contains(stage)
                                && move.to() == next,
                        () -> move + " from " + stage + " to " + next);
            }
        });
    }

    private List<OrderId> placesOf(OrderId id) {
        return desk.get(id).placing().map(Order.Placing::places).orElse(List.of());
    }

    private void assertWorkloadsAndViewFollow(OrderModel model) {
        Map<String, Set<OrderId>> held = new HashMap<>();
        Set<OrderId> pending = new TreeSet<>();
        for (OrderId id : model.placed()) {
            model.holderOf(id)
                    .ifPresent(holder ->
                            held.computeIfAbsent(holder, any -> new TreeSet<>()).add(id));
            if (Set.of("WAITING", "OFFERED").contains(model.stageOf(id))) {
                pending.add(id);
            }
        }
        for (Supplier supplier : OrderArbitraries.SUPPLIERS) {
            assertEquals(
                    held.getOrDefault(supplier.id().value(), Set.of()),
                    desk.workload(supplier.id()).orders());
        }
        community.catchUp(Integer.MAX_VALUE);
        PendingOrders view = desk.pending();
        Set<OrderId> seen = java.util.stream.Stream.of(view.runOutAt(Instant.MAX), view.toDispatch(), view.unserved())
                .flatMap(List::stream)
                .map(PendingOrders.Item::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(pending, seen);
        assertEquals(pending.size(), view.size());
    }

    private Order folded(OrderId id) {
        Order state = Order.blank(id);
        for (TraceEvent event : journal.trail(Order.KIND.subject(id), Direction.FORWARD)) {
            state = ((OrderFact) event.fact()).applyTo(state, event.act());
        }
        return state;
    }

    private static Clock clock() {
        return Clock.fixed(OrderArbitraries.START, ZoneOffset.UTC);
    }
}
