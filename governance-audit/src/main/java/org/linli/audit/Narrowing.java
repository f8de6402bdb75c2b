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

/** Which records of a segment need not be read to answer a selection: those that its index tells apart. */
final class Narrowing {
    private Narrowing() {}

    /** The numbers of the records that may match, ascending; null if that may be any. */
    static int @Nullable [] of(Selection selection, Part part) {
        Optional<TimeWindow> occurred = selection.occurred();
        if (selection.subjects().isEmpty() && selection.actors().isEmpty() && occurred.isEmpty()) {
            return null;
        }
        return part.look(lookup -> {
            IntStream some = null;
            if (!selection.subjects().isEmpty()) {
                some = selection.subjects().stream()
                        .map(subject -> lookup.ofSubject(Name.of(subject.toString()), Integer.MAX_VALUE))
                        .flatMapToInt(Arrays::stream);
            } else if (!selection.actors().isEmpty()) {
                some = selection.actors().stream()
                        .map(actor -> lookup.with(Trait.ACTOR, Name.keyOf(actor.value())))
                        .flatMapToInt(Arrays::stream);
            }
            int[] found = some == null
                    ? IntStream.range(0, lookup.count()).toArray()
                    : some.sorted().distinct().toArray();
            return occurred.isEmpty() ? found : during(occurred.get(), found, lookup);
        });
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
