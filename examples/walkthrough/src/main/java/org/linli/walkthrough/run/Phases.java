package org.linli.walkthrough.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How long the parts of a run took, in the order in which they were first begun. */
public final class Phases {

    private final long begun = System.nanoTime();
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private final Map<String, Long> apart = new LinkedHashMap<>();

    /** Nothing measured yet. */
    public Phases() {}

    /**
     * A part of a run.
     *
     * @param <T> what it gives
     * @param <E> how it may fail
     */
    @FunctionalInterface
    public interface Part<T, E extends Exception> {
        /**
         * Does it.
         *
         * @return what it gives
         * @throws E if it fails
         */
        T run() throws E;
    }

    /**
     * Does a part and adds the time it took to what stands under its name.
     *
     * @param <T> what it gives
     * @param <E> how it may fail
     * @param name what the part is called
     * @param part the part
     * @return what it gave
     * @throws E if it failed
     */
    public <T, E extends Exception> T measure(String name, Part<T, E> part) throws E {
        return measure(nanos, name, part);
    }

    /**
     * Does a part that does not count.
     *
     * @param <T> what it gives
     * @param <E> how it may fail
     * @param name what the part is called
     * @param part the part
     * @return what it gave
     * @throws E if it failed
     */
    public <T, E extends Exception> T measureApart(String name, Part<T, E> part) throws E {
        return measure(apart, name, part);
    }

    private static <T, E extends Exception> T measure(Map<String, Long> into, String name, Part<T, E> part) throws E {
        long begun = System.nanoTime();
        try {
            return part.run();
        } finally {
            into.merge(name, System.nanoTime() - begun, Long::sum);
        }
    }

    /**
     * Tells the times, each on a line of its own, the time that all of it took, and the times that are not in it.
     *
     * @param teller who tells them
     */
    public void tell(Teller teller) {
        long whole = System.nanoTime() - begun;
        for (long took : apart.values()) {
            whole -= took;
        }
        nanos.forEach((name, took) -> teller.result(line(name, took)));
        teller.result(line("together, with all between", whole));
        apart.forEach((name, took) -> teller.result(line("apart from that: " + name, took)));
    }

    private static String line(String name, long nanos) {
        return String.format(Locale.ROOT, "time %-38s %,8.0f ms", name, nanos / 1e6);
    }
}
