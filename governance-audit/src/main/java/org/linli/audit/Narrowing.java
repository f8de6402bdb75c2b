package org.linli.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.audit.store.Name;
import org.linli.audit.store.SegmentLookup;
import org.linli.audit.store.SegmentLookup.Trait;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.trace.Selection;

/**
 * Which records of a segment need not be read to answer a selection: those that its index tells apart. Remembers the last answer, for
 * whoever goes through a segment page by page. Safe for use by several threads.
 */
final class Narrowing {
    private volatile @Nullable Answer last;

    /** What was found for a selection among the first so many records of a part. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(Selection selection, Part part, int count, int[] found) {
        boolean isFor(Selection asked, Part of, int records) {
            return part == of && count == records && selection.equals(asked);
        }
    }

    /** The numbers of the records that may match, ascending; null if that may be any. */
    int @Nullable [] of(Selection selection, Part part) {
        if (selection.subjects().isEmpty()
                && selection.actors().isEmpty()
                && selection.occurred().isEmpty()) {
            return null;
        }
        return part.look(lookup -> {
            int count = lookup.count();
            Answer before = last;
            if (before == null || !before.isFor(selection, part, count)) {
                before = new Answer(selection, part, count, found(selection, lookup, count));
                last = before;
            }
            return before.found();
        });
    }

    private static int[] found(Selection selection, SegmentLookup lookup, int count) {
        int[] some;
        if (!selection.subjects().isEmpty()) {
            some = ascending(selection.subjects().stream()
                    .map(subject -> lookup.ofSubject(Name.of(subject.toString()), Integer.MAX_VALUE))
                    .toArray(int[][]::new));
        } else if (!selection.actors().isEmpty()) {
            some = ascending(selection.actors().stream()
                    .map(actor -> lookup.with(Trait.ACTOR, Name.keyOf(actor.value())))
                    .toArray(int[][]::new));
        } else {
            some = IntStream.range(0, count).toArray();
        }
        Optional<TimeWindow> occurred = selection.occurred();
        return occurred.isEmpty() ? some : during(occurred.get(), some, lookup);
    }

    /** All of them, each once. */
    private static int[] ascending(int[][] each) {
        int[] all = Arrays.stream(each).flatMapToInt(Arrays::stream).toArray();
        Arrays.sort(all);
        int kept = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[kept++] = all[i];
            }
        }
        return kept == all.length ? all : Arrays.copyOf(all, kept);
    }

    private static int[] during(TimeWindow window, int[] some, SegmentLookup lookup) {
        long from = clamped(window.startInclusive());
        // A window may end between two microseconds.
        long to = clamped(window.endExclusive()) + 1;
        return Arrays.stream(some)
                .filter(local -> lookup.mayHaveOccurred(local, from, to))
                .toArray();
    }

    private static long clamped(Instant instant) {
        if (instant.isBefore(Microseconds.EARLIEST)) {
            return Microseconds.of(Microseconds.EARLIEST);
        }
        return Microseconds.of(instant.isAfter(Microseconds.LATEST) ? Microseconds.LATEST : Microseconds.cut(instant));
    }
}
