package org.linli.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in the way of a cut: of what is the same one, and no more than are named, however many there are. */
final class CutObstacles {
    private final Map<String, CutOutcome.Obstacle> all = new HashMap<>();

    /** Of what is the same the first record is named, and the latest end. */
    void add(CutOutcome.Reason reason, long position, String about, Optional<Instant> until) {
        String key = reason + " " + about;
        CutOutcome.Obstacle known = all.get(key);
        if (known == null) {
            if (!isFull()) {
                all.put(key, new CutOutcome.Obstacle(reason, position, about, until));
            }
        } else if (until.isPresent()
                && known.until().filter(until.get()::isAfter).isPresent()) {
            all.put(key, new CutOutcome.Obstacle(reason, known.position(), about, until));
        }
    }

    /** Whether more would not be named. */
    boolean isFull() {
        return all.size() >= CutOutcome.Refused.MOST;
    }

    /** All of them, by position. */
    List<CutOutcome.Obstacle> list() {
        return all.values().stream()
                .sorted(Comparator.comparingLong(CutOutcome.Obstacle::position)
                        .thenComparing(CutOutcome.Obstacle::reason)
                        .thenComparing(CutOutcome.Obstacle::about))
                .toList();
    }
}
