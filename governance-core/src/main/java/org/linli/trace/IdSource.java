package org.linli.trace;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Where fresh ids come from; passed in, so that tests and replays can have the same ones again. Safe for use by several threads. */
@FunctionalInterface
public interface IdSource {
    /**
     * A fresh id.
     *
     * @return a text that no other call has given or will give, fit for an identifier
     */
    String next();

    /**
     * Ids that nobody can guess or meet again: 128 random bits in hexadecimal.
     *
     * @return the source
     */
    static IdSource random() {
        SecureRandom random = new SecureRandom();
        return () -> hex(random.nextLong(), random.nextLong());
    }

    /**
     * The same ids again for the same seed, for tests and simulations; within one source they never repeat.
     *
     * @param seed any number
     * @return a new source that starts from the first id
     */
    static IdSource seeded(long seed) {
        AtomicLong count = new AtomicLong();
        return () -> {
            long n = count.getAndIncrement();
            return hex(new SplittableRandom(seed * 31 + n).nextLong(), n);
        };
    }

    private static String hex(long high, long low) {
        java.util.HexFormat hex = java.util.HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
