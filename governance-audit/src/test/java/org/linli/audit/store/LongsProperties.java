package org.linli.audit.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Pairs of keys and numbers of records, few and many, against the plain way to sort and to find them. */
class LongsProperties {
    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void pairs_come_by_key_then_by_number_each_once(
            @ForAll @IntRange(min = 0, max = 10_000) int count,
            @ForAll @IntRange(min = 1, max = 31) int keyBits,
            @ForAll boolean isInOrder,
            @ForAll long seed) {
        Random random = new Random(seed);
        Longs longs = new Longs();
        long[] pairs = new long[count];
        for (int i = 0; i < count; i++) {
            int key = random.nextInt() >>> (Integer.SIZE - keyBits);
            int local = isInOrder ? i / 2 : random.nextInt(count);
            longs.add(key, local);
            pairs[i] = (long) key << 32 | local;
        }
        assertArrayEquals(Arrays.stream(pairs).sorted().distinct().toArray(), longs.sorted());
        int wanted = count == 0 ? 1 : (int) (pairs[count / 2] >>> 32);
        int[] found = IntStream.range(0, count)
                .filter(i -> (int) (pairs[i] >>> 32) == wanted)
                .map(i -> (int) pairs[i])
                .toArray();
        assertArrayEquals(found, longs.with(wanted));
    }
}
