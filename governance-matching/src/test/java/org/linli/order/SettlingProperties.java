package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.linli.community.Community;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.order.testkit.OrderLaws;
import org.linli.order.testkit.OrderStep;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.RefusedException;
import org.linli.trace.View;

/** Whatever lags, whoever settles, and whenever a roster is adopted: in the end nobody waits who could be served. */
class SettlingProperties {
    private static final SupplierRoster FEW =
            SupplierRoster.of("test", "0", OrderArbitraries.PATIENCE, OrderArbitraries.SUPPLIERS.subList(0, 1));

    @Provide
    Arbitrary<List<OrderStep>> lives() {
        return OrderArbitraries.lives();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void nobody_is_left_behind_however_views_lag_and_two_nodes_settle(
            @ForAll("lives") List<OrderStep> steps, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Journal journal = InMemoryJournal.create("t", clock());
        List<Community> nodes = new ArrayList<>();
        List<DispatchDesk> desks = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            nodes.add(Community.open(journal, clock(), IdSource.seeded(node)));
            desks.add(DispatchDesk.of(nodes.get(node), random.nextBoolean() ? FEW : OrderArbitraries.ROSTER));
        }
        Instant now = OrderArbitraries.START;
        int number = 0;
        for (OrderStep step : steps) {
            now = now.plus(step.after());
            try {
                DispatchDesk desk = desks.get(random.nextInt(2));
                step.command().perform(desk, Act.of(ActId.of("act-" + number++), step.actorAt(desk), now));
            } catch (RefusedException answer) {
                // Most are.
            }
            int node = random.nextInt(2);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> nodes.get(node).catchUp(1 + random.nextInt(6));
                case 3, 4 -> nodes.get(node).settle(now, 1 + random.nextInt(4));
                case 5 -> desks.get(node).adopt(random.nextBoolean() ? FEW : OrderArbitraries.ROSTER);
                case 6 -> anew(desks.get(node).pending(), new PendingOrders());
                default -> {}
            }
        }
        now = now.plusSeconds(random.nextInt(3_600));
        desks.forEach(each -> each.adopt(OrderArbitraries.ROSTER));
        settleAll(nodes, now);
        OrderLaws.assertSettled(journal, OrderArbitraries.ROSTER, now);
        long size = journal.size();
        settleAll(nodes, now);
        assertEquals(size, journal.size(), "what is settled stays settled");
    }

    private static void settleAll(List<Community> nodes, Instant now) {
        long settled = 1;
        for (int round = 0; settled > 0; round++) {
            assertTrue(round < 20, "settling comes to an end");
            settled = 0;
            for (Community each : nodes) {
                each.catchUp(Integer.MAX_VALUE);
                settled += each.settle(now, 1_000);
            }
        }
    }

    /** As after a start from a checkpoint. */
    private static void anew(View view, View between) {
        try {
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            view.save(new DataOutputStream(saved));
            between.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            between.save(new DataOutputStream(again));
            view.restore(new DataInputStream(new ByteArrayInputStream(again.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Clock clock() {
        return Clock.fixed(OrderArbitraries.START, ZoneOffset.UTC);
    }
}
