package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.linli.trace.TraceStoreException;

class BacklogTest {
    @Test
    void whoever_comes_when_it_is_full_waits_until_there_is_room() throws InterruptedException {
        Backlog backlog = new Backlog(100);
        AtomicInteger done = new AtomicInteger();
        Thread[] callers = new Thread[8];
        for (int i = 0; i < callers.length; i++) {
            callers[i] = new Thread(() -> {
                for (int j = 0; j < 50; j++) {
                    backlog.put("work", 30);
                    done.incrementAndGet();
                }
            });
            callers[i].start();
        }
        Deque<Object> taken = new ArrayDeque<>();
        while (taken.size() < 400) {
            assertTrue(backlog.bytes() <= 100, "never more than there is room for");
            assertTrue(backlog.take(taken, Long.MAX_VALUE));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(400, done.get());
        assertEquals(0, backlog.bytes());
    }

    @Test
    void what_is_larger_than_the_room_waits_alone() {
        Backlog backlog = new Backlog(100);
        backlog.put("large", 1_000);
        Deque<Object> taken = new ArrayDeque<>();
        assertTrue(backlog.take(taken, 0));
        assertEquals(1, taken.size());
    }

    @Test
    void who_waits_for_room_when_it_is_closed_is_told_why() throws InterruptedException {
        Backlog backlog = new Backlog(10);
        backlog.put("first", 10);
        TraceStoreException[] told = new TraceStoreException[1];
        Thread caller =
                new Thread(() -> told[0] = assertThrows(TraceStoreException.class, () -> backlog.put("second", 10)));
        caller.start();
        backlog.close(new TraceStoreException("closed"), false);
        caller.join();
        assertEquals("closed", told[0].getMessage());
        backlog.close(new TraceStoreException("failed"), true);
        assertEquals(
                "failed",
                assertThrows(TraceStoreException.class, backlog::refuseIfOver).getMessage());
        Deque<Object> taken = new ArrayDeque<>();
        assertTrue(backlog.take(taken, Long.MAX_VALUE), "what waited before is still done");
        taken.clear();
        assertFalse(backlog.take(taken, Long.MAX_VALUE));
    }
}
