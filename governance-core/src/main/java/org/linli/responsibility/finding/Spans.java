package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;

/** Time that two things share, or one has without the other. */
final class Spans {
    /** More windows than this are sorted before they are taken away. */
    private static final int MANY = 8;

    private Spans() {}

    /** What of a window lies within a validity. */
    static Optional<TimeWindow> shared(TimeWindow window, Validity validity) {
        Instant start = later(window.startInclusive(), validity.from());
        Instant end = validity.until().filter(window.endExclusive()::isAfter).orElse(window.endExclusive());
        return start.isBefore(end) ? Optional.of(TimeWindow.of(start, end)) : Optional.empty();
    }

    /** What lies within two validities. */
    static Optional<Validity> shared(Validity one, Validity other) {
        Instant start = later(one.from(), other.from());
        Optional<Instant> end = one.until().isEmpty()
                ? other.until()
                : Optional.of(other.until()
                        .filter(one.until().get()::isAfter)
                        .orElse(one.until().get()));
        return end.isPresent() && !start.isBefore(end.get()) ? Optional.empty() : Optional.of(new Validity(start, end));
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

    static List<TimeWindow> less(List<TimeWindow> some, List<TimeWindow> others) {
        if (others.size() > MANY) {
            return lessSorted(some, union(others));
        }
        List<TimeWindow> left = some;
        for (TimeWindow each : others) {
            left = left.isEmpty() ? left : less(left, each);
        }
        return left;
    }

    /** The same where the others are disjoint and in order: each is looked at once for each of the windows. */
    private static List<TimeWindow> lessSorted(List<TimeWindow> some, List<TimeWindow> others) {
        List<TimeWindow> left = new ArrayList<>();
        for (TimeWindow each : some) {
            Instant from = each.startInclusive();
            for (TimeWindow other : others) {
                if (other.overlaps(each)) {
                    if (from.isBefore(other.startInclusive())) {
                        left.add(TimeWindow.of(from, other.startInclusive()));
                    }
                    from = later(from, other.endExclusive());
                }
            }
            if (from.isBefore(each.endExclusive())) {
                left.add(TimeWindow.of(from, each.endExclusive()));
            }
        }
        return left;
    }

    /** What lies in some windows and in others, both disjoint. */
    static List<TimeWindow> shared(List<TimeWindow> some, List<TimeWindow> others) {
        List<TimeWindow> shared = new ArrayList<>();
        for (TimeWindow one : some) {
            for (TimeWindow other : others) {
                one.intersection(other).ifPresent(shared::add);
            }
        }
        return shared;
    }

    /** The same time in as few windows as can be, in order. */
    static List<TimeWindow> union(List<TimeWindow> some) {
        List<TimeWindow> union = new ArrayList<>();
        for (TimeWindow each : some.stream()
                .sorted(Comparator.comparing(TimeWindow::startInclusive))
                .toList()) {
            TimeWindow last = union.isEmpty() ? each : union.get(union.size() - 1);
            if (!union.isEmpty() && !each.startInclusive().isAfter(last.endExclusive())) {
                union.set(
                        union.size() - 1,
                        TimeWindow.of(last.startInclusive(), later(last.endExclusive(), each.endExclusive())));
            } else {
                union.add(each);
            }
        }
        return union;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
