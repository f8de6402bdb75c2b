package org.linli.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.basics.ActorId;
import org.linli.order.testkit.OrderArbitraries;
import org.linli.order.testkit.OrderLaws;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.testkit.Crew;

/** Whoever dispatches at the same time, nobody is given more than they can do. */
class CapacityTest {
    private static final int THREADS = 4;
    private static final int ORDERS = 60;
    private static final int TURNS = 1_500;

    /** With one office all threads share a working set; with four each caches for itself, as on four nodes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void capacity_is_never_exceeded_under_four_threads(int offices) throws Exception {
        Journal journal = InMemoryJournal.create();
        List<DispatchDesk> desks = new ArrayList<>();
        for (int i = 0; i < offices; i++) {
            desks.add(DispatchDesk.at(Office.over(journal), Authority.checkedByHost(), OrderArbitraries.ROSTER));
        }
        for (int i = 0; i < ORDERS; i++) {
            desks.get(0)
                    .place(
                            id(i),
                            Request.of(
                                    OrderArbitraries.CATEGORIES.get(i % 2),
                                    OrderArbitraries.point(i % 5, i % 3),
                                    ActorId.of("resident-1")),
                            Act.of(ActId.of("place-" + i), ActorId.of("resident-1"), OrderArbitraries.START));
        }
        AtomicInteger granted = new AtomicInteger();
        Crew.of(THREADS, thread -> granted.addAndGet(work(desks.get(thread % offices), thread)));
        assertTrue(granted.get() > ORDERS, "something happened: " + granted);
        OrderLaws.assertKept(journal, OrderArbitraries.ROSTER);

        DispatchDesk fresh = DispatchDesk.at(Office.over(journal), Authority.checkedByHost(), OrderArbitraries.ROSTER);
        for (Supplier supplier : OrderArbitraries.SUPPLIERS) {
            Workload workload = fresh.workload(supplier.id());
            assertTrue(workload.orders().size() <= supplier.capacity());
            workload.orders()
                    .forEach(order -> assertEquals(
                            Optional.of(supplier.id()), fresh.get(order).heldBy()));
        }
    }

    /** Tries what may be tried with some order, and mostly comes too late. */
    private static int work(DispatchDesk desk, int thread) {
        SplittableRandom random = new SplittableRandom(thread);
        int granted = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            OrderId id = id(random.nextInt(ORDERS));
            Order order = desk.get(id);
            ActorId holder = order.heldBy().orElse(ActorId.of("platform"));
            Act act = Act.of(ActId.of("t-" + thread + "-" + turn), holder, OrderArbitraries.START);
            try {
                switch (order.stage()) {
                    case WAITING -> desk.dispatch(id, act);
                    case OFFERED -> {
                        if (random.nextInt(8) == 0) {
                            desk.decline(id, Decline.NO_TIME, act);
                        } else {
                            desk.accept(id, act);
                        }
                    }
                    case ACCEPTED -> desk.complete(id, act);
                    default -> {
                        continue;
                    }
                }
                granted++;
            } catch (RefusedException tooLate) {
                // Another thread was faster, or nobody is free.
            }
        }
        return granted;
    }

    private static OrderId id(int number) {
        return OrderId.of("o-" + number);
    }
}
