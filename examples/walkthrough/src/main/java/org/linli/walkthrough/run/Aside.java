package org.linli.walkthrough.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Something that is done on another core meanwhile.
 *
 * @param <T> what it gives
 */
public final class Aside<T> {

    private final CompletableFuture<T> outcome;

    private Aside(CompletableFuture<T> outcome) {
        this.outcome = outcome;
    }

    /**
     * Begins to do it.
     *
     * @param <T> what it gives
     * @param work what to do; shares nothing that changes with whoever asks for it
     * @return what is done meanwhile
     */
    public static <T> Aside<T> of(Supplier<T> work) {
        return new Aside<>(CompletableFuture.supplyAsync(work));
    }

    /**
     * Waits until it is done.
     *
     * @return what it gave
     * @throws RuntimeException what it threw, as if it had been done here; an {@link Error} likewise
     */
    public T get() {
        try {
            return outcome.join();
        } catch (CompletionException thrown) {
            if (thrown.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw thrown;
        }
    }
}
