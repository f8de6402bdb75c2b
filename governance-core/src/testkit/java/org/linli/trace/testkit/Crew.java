package org.linli.trace.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several threads start on something at the same moment and waits for all of them. */
public final class Crew {
    private Crew() {}

    /** What one of the crew does. */
    @FunctionalInterface
    public interface Job {
        /**
         * Does it.
         *
         * @param number which of the crew it is, from 0
         * @throws Exception if something goes wrong, which then fails the whole crew's work
         */
        void run(int number) throws Exception;
    }

    /**
     * Runs the same job on several threads that start together, and waits until all are done.
     *
     * @param threads how many
     * @param job what each does
     * @throws Exception the first thing that went wrong, if anything did
     */
    public static void of(int threads, Job job) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<Void> task = () -> {
                    start.await();
                    job.run(number);
                    return null;
                };
                all.add(pool.submit(task));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            pool.shutdownNow();
        }
    }
}
