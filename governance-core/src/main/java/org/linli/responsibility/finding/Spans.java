package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;

/** Time that two things share, or one has without the other. */
final class Spans {
    private Spans() {}

    /** What of a window lies within a validity. */
    static Optional<TimeWindow> shared(TimeWindow window, Validity validity) {
        Instant start = later(window.startInclusive(), validity.from());
        Instant end = validity.until().filter(window.endExclusive()::isAfter).orElse(window.endExclusive());
        return start.isBefore(end) ? Optional.of(TimeWindow.of(start, end)) : Optional.empty();
    }

    /** What of a window lies at an instant or after. */
    static Optional<TimeWindow> from(Instant instant, TimeWindow window) {
        return instant.isBefore(window.endExclusive())
                ? Optional.of(TimeWindow.of(later(window.startInclusive(), instant), window.endExclusive()))
                : Optional.empty();
    }

    /** What of some windows lies in none of the others. */
    static List<TimeWindow> less(List<TimeWindow> some, TimeWindow other) {
        List<TimeWindow> left = new ArrayList<>();
        for (TimeWindow each : some) {
            if (!each.overlaps(other)) {
                left.add(each);
                continue;
            }
            if (each.startInclusive().isBefore(other.startInclusive())) {
                left.add(TimeWindow.of(each.startInclusive(), other.startInclusive()));
            }
            if (other.endExclusive().isBefore(each.endExclusive())) {
                left.add(TimeWindow.of(other.endExclusive(), each.endExclusive()));
            }
        }
        return left;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
