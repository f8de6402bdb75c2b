package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.basics.AreaId;
import org.linli.basics.Validity;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.Responsibility;

/** Lines of a register by area, so that those that meet an area are found without looking at the others: O(log d + k) for k of them. */
final class Lines {
    private final Ground ground;
    private final Responsibility[] sorted;
    private final int[] numbers;
    private final Map<DutyId, Responsibility> byId = new HashMap<>();

    Lines(Ground ground, List<Responsibility> lines) {
        this.ground = ground;
        this.sorted = lines.toArray(Responsibility[]::new);
        java.util.Arrays.sort(
                sorted,
                Comparator.<Responsibility>comparingInt(
                                each -> ground.number(each.duty().area()))
                        .thenComparing(Comparator.naturalOrder()));
        this.numbers = new int[sorted.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ground.number(sorted[i].duty().area());
            byId.put(sorted[i].id(), sorted[i]);
        }
    }

    List<Responsibility> all() {
        return List.of(sorted);
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /** Those in an area and in the areas above. */
    List<Responsibility> over(AreaId area) {
        List<Responsibility> found = new ArrayList<>();
        int number = ground.number(area);
        if (number < 0) {
            unknown(area, found);
        }
        for (int each = number; each >= 0; each = ground.parent(each)) {
            for (int i = first(each); i < numbers.length && numbers[i] == each; i++) {
                found.add(sorted[i]);
            }
        }
        return found;
    }

    /** Those below an area. */
    List<Responsibility> below(AreaId area) {
        List<Responsibility> found = new ArrayList<>();
        int number = ground.number(area);
        for (int i = number < 0 ? numbers.length : first(number + 1);
                i < numbers.length && numbers[i] < ground.end(number);
                i++) {
            found.add(sorted[i]);
        }
        return found;
    }

    /** Those in an area, above it and below it. */
    List<Responsibility> meeting(AreaId area) {
        List<Responsibility> found = over(area);
        found.addAll(below(area));
        return found;
    }

    private void unknown(AreaId area, List<Responsibility> found) {
        for (int i = 0; i < numbers.length && numbers[i] < 0; i++) {
            if (sorted[i].duty().area().equals(area)) {
                found.add(sorted[i]);
            }
        }
    }

    /** The first place at which a number stands, or would. */
    private int first(int number) {
        int low = 0;
        int high = numbers.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The line of a duty. */
    Optional<Responsibility> line(DutyId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** When a line holds: what was delegated, only as long as that of which it is a part; nothing if that was never there. */
    Optional<Validity> holds(Responsibility line) {
        return line.delegated().isEmpty()
                ? Optional.of(line.duty().validity())
                : line(line.delegated().get().duty())
                        .flatMap(whole -> Spans.shared(
                                line.duty().validity(), whole.duty().validity()));
    }

    boolean holdsAt(Responsibility line, Instant at) {
        return line.holdsAt(at) && holds(line).filter(when -> when.contains(at)).isPresent();
    }
}
