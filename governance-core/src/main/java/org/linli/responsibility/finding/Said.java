package org.linli.responsibility.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.Coverage;

/**
 * What some findings say together: of what kind, about whom and what, where and when. So that others can be held against it, of which one
 * may say of a street what several said of its parts.
 */
final class Said {
    private final Ground ground;
    private final Coverage proof;
    /** By area; what is said of no area under nothing. */
    private final Map<Key, Map<Optional<AreaId>, List<TimeWindow>>> all = new HashMap<>();

    /** What two findings must have in common to say the same, besides area and time. */
    private record Key(FindingKind kind, Optional<ActorId> actor, Optional<MatterId> matter) {
        static Key of(Finding finding) {
            return new Key(finding.kind().akin(), finding.actor(), finding.matter());
        }
    }

    Said(List<Finding> findings, Ground ground, Coverage proof) {
        this.ground = ground;
        this.proof = proof;
        for (Finding each : findings) {
            all.computeIfAbsent(Key.of(each), any -> new HashMap<>())
                    .computeIfAbsent(each.area(), any -> new ArrayList<>())
                    .add(each.window());
        }
    }

    /** Whether two findings say some of the same. */
    static boolean overlap(Finding one, Finding other, Ground ground) {
        return Key.of(one).equals(Key.of(other))
                && one.window().overlaps(other.window())
                && (one.area().isEmpty()
                        || other.area().isEmpty()
                        || ground.meet(one.area().get(), other.area().get()));
    }

    /** Whether everything that a finding says is said already. */
    boolean includes(Finding finding) {
        Map<Optional<AreaId>, List<TimeWindow>> same = all.getOrDefault(Key.of(finding), Map.of());
        List<TimeWindow> left = less(List.of(finding.window()), same, Optional.empty());
        if (finding.area().isEmpty()) {
            return left.isEmpty();
        }
        AreaId area = finding.area().get();
        for (int above = ground.number(area); above >= 0; above = ground.parent(above)) {
            left = less(left, same, Optional.of(ground.area(above)));
        }
        return isWithin(same, area, less(left, same, finding.area()));
    }

    private static List<TimeWindow> less(
            List<TimeWindow> left, Map<Optional<AreaId>, List<TimeWindow>> same, Optional<AreaId> area) {
        return Spans.less(left, same.getOrDefault(area, List.of()));
    }

    /** Whether what is left of an area is said of those below it, while it is not a lowest one and something of it stands. */
    private boolean isWithin(Map<Optional<AreaId>, List<TimeWindow>> same, AreaId area, List<TimeWindow> left) {
        if (left.isEmpty()) {
            return true;
        }
        List<AreaId> parts = ground.below(area);
        if (parts.isEmpty()
                || left.stream().anyMatch(each -> !proof.lowest(area, each).isEmpty())) {
            return false;
        }
        List<TimeWindow> unsaid = left;
        for (AreaId part : parts) {
            List<TimeWindow> there = there(part, left);
            if (!isWithin(same, part, less(there, same, Optional.of(part)))) {
                return false;
            }
            unsaid = Spans.less(unsaid, there);
        }
        return unsaid.isEmpty();
    }

    /** When an area or something below it stands. */
    private List<TimeWindow> there(AreaId area, List<TimeWindow> windows) {
        List<TimeWindow> standing = new ArrayList<>();
        int number = ground.number(area);
        for (int each = number; each < ground.end(number); each++) {
            ground.standing(ground.area(each))
                    .ifPresent(when ->
                            windows.forEach(window -> Spans.shared(window, when).ifPresent(standing::add)));
            if (each == number && Spans.less(windows, standing).isEmpty()) {
                return windows;
            }
        }
        return Spans.union(standing);
    }
}
