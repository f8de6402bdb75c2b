package org.linli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What a subject remembers, against a plain list; lists that share a tail never see each other's acts. */
class RememberedProperties {
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void it_is_as_a_plain_list(@ForAll @IntRange(max = 1_200) int size, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RememberedAct> plain = new ArrayList<>();
        @Nullable Remembered acts = null;
        List<RememberedAct> plainFork = List.of();
        @Nullable Remembered fork = null;
        for (int i = 0; i < size; i++) {
            // Now and then an act that was seen before, and the same one twice in a row.
            ActId id = ActId.of("a-" + random.nextInt(2 * size));
            Instant at = Instant.ofEpochSecond(i);
            acts = Remembered.with(acts, id, at);
            if (plain.isEmpty() || !plain.get(plain.size() - 1).id().equals(id)) {
                plain.add(new RememberedAct(id, at));
            }
            if (random.nextInt(200) == 0) {
                fork = Remembered.with(acts, ActId.of("fork"), at);
                plainFork = new ArrayList<>(plain);
                plainFork.add(new RememberedAct(ActId.of("fork"), at));
            }
        }
        assertSame(plain, acts, size);
        assertSame(plainFork, fork, size);
    }

    private static void assertSame(List<RememberedAct> plain, @Nullable Remembered acts, int size) {
        List<RememberedAct> listed = new ArrayList<>();
        for (Remembered each = acts; each != null; each = each.earlier) {
            listed.add(each.act());
        }
        Collections.reverse(listed);
        assertEquals(plain, listed);
        Set<ActId> seen = plain.stream().map(RememberedAct::id).collect(Collectors.toSet());
        for (int i = 0; i <= 2 * size; i++) {
            ActId id = ActId.of(i == 2 * size ? "fork" : "a-" + i);
            assertEquals(seen.contains(id), Remembered.has(acts, id), id::value);
        }
    }
}
