package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.DutyPart;
import org.linli.responsibility.Responsibility;

/** Looks at one actor over all matters: too much at a time, and two leads that conflict. */
final class ActorLook {
    private final Inspection with;
    private final Surroundings around;
    private final TimeWindow window;

    ActorLook(Inspection with, Surroundings around, TimeWindow window) {
        this.with = with;
        this.around = around;
        this.window = window;
    }

    List<Finding> of(ActorId actor, List<Responsibility> lines) {
        List<Finding> found = new ArrayList<>();
        overload(actor, lines, found);
        for (Inspection.Conflict each : with.conflicts()) {
            for (Responsibility one : lines) {
                if (one.matter().equals(each.one()) && isLead(one)) {
                    for (Responsibility other : lines) {
                        if (other.matter().equals(each.other()) && isLead(other)) {
                            conflict(actor, one, other, found);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static boolean isLead(Responsibility line) {
        return line.duty().part() == DutyPart.LEAD && line.delegated().isEmpty();
    }

    private void conflict(ActorId actor, Responsibility one, Responsibility other, List<Finding> found) {
        if (around.meet(one.duty().area(), other.duty().area())) {
            Spans.shared(window, one.duty().validity())
                    .flatMap(when -> Spans.shared(when, other.duty().validity()))
                    .ifPresent(when -> found.add(new Finding(
                            FindingKind.CONFLICTING_LEADS,
                            Optional.of(actor),
                            Optional.of(one.matter()),
                            Optional.of(
                                    around.isIn(one.duty().area(), other.duty().area())
                                            ? one.duty().area()
                                            : other.duty().area()),
                            when,
                            List.of(one, other),
                            Optional.empty(),
                            List.of())));
        }
    }

    /** The longest times during which there is more to do than is set. */
    private void overload(ActorId actor, List<Responsibility> lines, List<Finding> found) {
        Optional<ActorKind> kind = with.terms().roster().tiesOf(actor).map(ties -> ties.kind());
        Integer limit = kind.map(with.limits()::get).orElse(null);
        if (limit == null) {
            return;
        }
        TreeMap<Instant, Integer> steps = new TreeMap<>();
        for (Responsibility line : lines) {
            if (line.duty().part().isWork()) {
                Spans.shared(window, line.duty().validity()).ifPresent(when -> {
                    steps.merge(when.startInclusive(), 1, Integer::sum);
                    steps.merge(when.endExclusive(), -1, Integer::sum);
                });
            }
        }
        int count = 0;
        Instant since = null;
        for (Map.Entry<Instant, Integer> step : steps.entrySet()) {
            count += step.getValue();
            if (count > limit && since == null) {
                since = step.getKey();
            } else if (count <= limit && since != null) {
                TimeWindow when = TimeWindow.of(since, step.getKey());
                List<Responsibility> all = lines.stream()
                        .filter(each -> each.duty().part().isWork()
                                && Spans.shared(when, each.duty().validity()).isPresent())
                        .toList();
                found.add(new Finding(
                        FindingKind.OVERLOAD,
                        Optional.of(actor),
                        Optional.empty(),
                        Optional.empty(),
                        when,
                        all,
                        Optional.empty(),
                        List.of()));
                since = null;
            }
        }
    }
}
