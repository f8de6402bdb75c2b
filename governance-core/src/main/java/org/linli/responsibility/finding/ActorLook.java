package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.Responsibility;

/** Looks at one actor over all matters: too much at a time, and leading two that conflict. */
final class ActorLook {
    private final Inspection with;
    private final Surroundings around;
    private final TimeWindow window;

    ActorLook(Inspection with, Surroundings around, TimeWindow window) {
        this.with = with;
        this.around = around;
        this.window = window;
    }

    /** Whether there is anything to look for. */
    boolean isAsked() {
        return !with.limits().isEmpty() || !with.conflicts().isEmpty();
    }

    List<Finding> of(ActorId actor, Ledger ledger) {
        List<Finding> found = new ArrayList<>();
        if (isAsked()) {
            List<Responsibility> lines = ledger.of(actor);
            overload(actor, lines, ledger, found);
            conflicts(actor, lines, found);
        }
        return found;
    }

    private void conflicts(ActorId actor, List<Responsibility> lines, List<Finding> found) {
        Map<MatterId, List<Responsibility>> leading = new HashMap<>();
        lines.stream()
                .filter(ActorLook::leads)
                .forEach(each -> leading.computeIfAbsent(each.matter(), any -> new ArrayList<>())
                        .add(each));
        for (Inspection.Conflict each : with.conflicts()) {
            List<Responsibility> others = leading.get(each.other());
            if (others != null && leading.containsKey(each.one())) {
                Lines there = new Lines(around.ground(), others);
                for (Responsibility one : leading.get(each.one())) {
                    there.meeting(one.duty().area()).forEach(other -> conflict(actor, one, other, found));
                }
            }
        }
    }

    /** Whether somebody leads, alone, with others, or for those who govern it themselves. */
    private static boolean leads(Responsibility line) {
        return line.delegated().isEmpty()
                && switch (line.duty().part()) {
                    case LEAD, CO_LEAD, JOINT, SELF_GOVERNED -> true;
                    default -> false;
                };
    }

    private void conflict(ActorId actor, Responsibility one, Responsibility other, List<Finding> found) {
        Spans.shared(window, one.duty().validity())
                .flatMap(when -> Spans.shared(when, other.duty().validity()))
                .ifPresent(when -> found.add(new Finding(
                        FindingKind.CONFLICTING_LEADS,
                        Optional.of(actor),
                        Optional.of(one.matter()),
                        Optional.of(around.ground()
                                .narrower(one.duty().area(), other.duty().area())),
                        when,
                        List.of(one, other),
                        Optional.empty())));
    }

    /** The longest times during which there is more to do than is set. Pledges are not counted. */
    private void overload(ActorId actor, List<Responsibility> lines, Ledger ledger, List<Finding> found) {
        Integer limit = around.roster()
                .tiesOf(actor)
                .map(Ties::kind)
                .map(with.limits()::get)
                .orElse(null);
        if (limit == null) {
            return;
        }
        Map<Responsibility, TimeWindow> work = new HashMap<>();
        TreeMap<Instant, Integer> steps = new TreeMap<>();
        for (Responsibility line : lines) {
            if (line.duty().part().isWork() && line.duty().basis().ground() != DutyGround.PLEDGE) {
                holds(line, ledger).flatMap(each -> Spans.shared(window, each)).ifPresent(when -> {
                    work.put(line, when);
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
                        .filter(each -> work.containsKey(each) && when.overlaps(work.get(each)))
                        .toList();
                found.add(new Finding(
                        FindingKind.OVERLOAD,
                        Optional.of(actor),
                        Optional.empty(),
                        Optional.empty(),
                        when,
                        all,
                        Optional.empty()));
                since = null;
            }
        }
    }

    /** When a line holds: what was delegated, only as long as that of which it is a part. */
    private static Optional<Validity> holds(Responsibility line, Ledger ledger) {
        Validity own = line.duty().validity();
        return line.delegated().isEmpty()
                ? Optional.of(own)
                : line.delegated()
                        .flatMap(from -> ledger.charge(ChargeId.of(line.matter(), from.by()))
                                .duty(from.duty())
                                .flatMap(whole -> Spans.shared(own, whole.duty().validity())));
    }
}
