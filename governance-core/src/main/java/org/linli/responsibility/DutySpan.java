package org.linli.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.linli.basics.Validity;

/**
 * A part of the time of a duty during which what there is to do it with, who produces and who pays stay the same: from the first to the tenth
 * contractor A, from then on contractor B. The spans of a duty are in order, touch, and together are its validity.
 *
 * @param validity from when, until when
 * @param means what there is to do it with then
 * @param supply who produces and who pays then
 */
public record DutySpan(Validity validity, Means means, Supply supply) {
    /** Checks that nothing is missing. */
    public DutySpan {
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(means, "means");
        Objects.requireNonNull(supply, "supply");
    }

    /** The one span of a duty of which nothing has changed. */
    static List<DutySpan> of(Duty duty) {
        return List.of(new DutySpan(duty.validity(), duty.means(), duty.supply()));
    }

    DutySpan with(Means other) {
        return new DutySpan(validity, other, supply);
    }

    DutySpan with(Supply other) {
        return new DutySpan(validity, means, other);
    }

    private DutySpan during(Instant from, Optional<Instant> until) {
        return new DutySpan(new Validity(from, until), means, supply);
    }

    /** The spans of a duty that ends earlier, later than it begins. */
    static List<DutySpan> until(List<DutySpan> spans, Instant end) {
        List<DutySpan> left = new ArrayList<>();
        for (DutySpan each : spans) {
            Instant from = each.validity.from();
            if (from.isBefore(end)) {
                boolean goesOn = each.validity.until().map(end::isBefore).orElse(true);
                left.add(goesOn ? each.during(from, Optional.of(end)) : each);
            }
        }
        return List.copyOf(left);
    }

    /** The spans of a duty of which something is otherwise from an instant on, whatever was said before of later times. */
    static List<DutySpan> since(List<DutySpan> spans, Instant since, UnaryOperator<DutySpan> change) {
        List<DutySpan> all = new ArrayList<>();
        for (DutySpan each : spans) {
            Validity when = each.validity;
            if (!since.isAfter(when.from())) {
                add(all, change.apply(each));
            } else if (when.contains(since)) {
                add(all, each.during(when.from(), Optional.of(since)));
                add(all, change.apply(each.during(since, when.until())));
            } else {
                add(all, each);
            }
        }
        return List.copyOf(all);
    }

    /** Adds a span, to the one before where nothing has changed. */
    private static void add(List<DutySpan> all, DutySpan next) {
        DutySpan last = all.isEmpty() ? next : all.get(all.size() - 1);
        if (!all.isEmpty() && last.means.equals(next.means) && last.supply.equals(next.supply)) {
            all.set(all.size() - 1, last.during(last.validity.from(), next.validity.until()));
        } else {
            all.add(next);
        }
    }

    /** The span at an instant: the first before all of them, the last after. */
    static DutySpan at(List<DutySpan> spans, Instant at) {
        DutySpan found = spans.get(0);
        for (DutySpan each : spans) {
            found = each.validity.from().isAfter(at) ? found : each;
        }
        return found;
    }

    static DutySpan last(List<DutySpan> spans) {
        return spans.get(spans.size() - 1);
    }
}
