package org.linli.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.linli.matching.testkit.MatcherContract;

/** The standard matcher keeps the contract, on any number of threads. */
class StandardMatcherProperties extends MatcherContract {
    @Override
    protected Matcher matcher() {
        return Matcher.standard();
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void one_two_and_eight_threads_give_the_same_bytes(@ForAll("larger") MatchingProblem problem) {
        byte[] alone = Matcher.standard().match(problem).certificate().toBytes();
        for (int threads : new int[] {2, 8}) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                Plan plan = Matcher.standard(pool, threads).match(problem);
                assertArrayEquals(alone, plan.certificate().toBytes());
                assertEquals(Matcher.standard().match(problem).method(), plan.method());
            } finally {
                pool.shutdown();
            }
        }
    }
}
