package org.linli.audit.postgres;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountId;

/**
 * A node of its own: moves money between a few accounts at random, on two threads, and follows the journal on a third. Says how many
 * transfers it has {@code moved} and how many were {@code refused}, and a digest of the order in which it has seen all events.
 */
final class TransferringProcess {
    static final int ACCOUNTS = 6;

    private TransferringProcess() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments[2];
        int transfers = Integer.parseInt(arguments[3]);
        long events = Long.parseLong(arguments[4]);
        try (Pool pool = Server.poolAt(arguments[0])) {
            PostgresJournal journal = PostgresJournal.open(
                    pool, Server.CATALOG, Clock.systemUTC(), new PostgresJournal.Settings(arguments[1]));
            AccountDesk desk = AccountDesk.at(Office.over(journal));
            System.out.println("open");
            int[] refused = new int[2];
            List<Thread> threads = new ArrayList<>();
            for (int number = 0; number < 2; number++) {
                int me = number;
                threads.add(new Thread(() -> refused[me] = transfer(desk, name + me, transfers)));
            }
            threads.forEach(Thread::start);
            long seen = 0;
            long order = 1;
            while (seen < events) {
                journal.awaitBeyond(seen, Duration.ofSeconds(20));
                Slice slice = journal.read(Selection.ALL, seen, 50);
                for (TraceEvent event : slice.events()) {
                    if (event.position() != seen++) {
                        throw new IllegalStateException("after " + (seen - 1) + " came " + event.position());
                    }
                    order = order * 31 + event.act().id().hashCode();
                    order = order * 31 + event.fact().toString().hashCode();
                }
            }
            for (Thread thread : threads) {
                thread.join();
            }
            System.out.println("refused " + (refused[0] + refused[1]));
            System.out.println("order " + order);
        }
    }

    /** Every account is paid in so much first that no transfer may be refused. */
    private static int transfer(AccountDesk desk, String name, int transfers) {
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int i = 0; i < transfers; i++) {
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            Act act = Act.of(ActId.of(name + "-" + i), ActorId.of(name), java.time.Instant.EPOCH);
            try {
                desk.transfer(AccountId.of("a-" + from), AccountId.of("a-" + to), 1, act);
            } catch (RefusedException no) {
                refused++;
            }
        }
        return refused;
    }
}
