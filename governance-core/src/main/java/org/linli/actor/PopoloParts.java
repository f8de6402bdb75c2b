package org.linli.actor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.linli.basics.ActorId;
import org.linli.basics.Validity;

/**
 * What the organisations of a document are or were a part of, as memberships and {@code parent_id} say it together, and what is wrong with
 * that: a part of two at one time, above itself at some time, before or after one of the two takes part.
 */
final class PopoloParts {
    /** What was said, and where. */
    private record Said(PartOf part, String path) {
        Instant from() {
            return part.validity().from();
        }
    }

    private final BiConsumer<String, Popolo.Fault> find;
    private final Map<ActorId, List<Said>> said = new HashMap<>();
    private final Map<ActorId, TreeMap<Instant, Said>> parts = new LinkedHashMap<>();

    /**
     * Nothing yet.
     *
     * @param find takes what is wrong, and where
     */
    PopoloParts(BiConsumer<String, Popolo.Fault> find) {
        this.find = find;
    }

    /** From when on two take part, as far as both are known. */
    static Instant since(Optional<Popolo.Entry> one, Optional<Popolo.Entry> other, Instant otherwise) {
        return Stream.of(one, other)
                .flatMap(Optional::stream)
                .map(each -> each.validity().from())
                .max(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    /** Whether both take part when something begins. */
    static boolean isInTime(Instant from, Popolo.Entry one, Popolo.Entry other) {
        return one.validity().contains(from) && other.validity().contains(from);
    }

    void say(ActorId id, PartOf part, String path) {
        said.computeIfAbsent(id, any -> new ArrayList<>()).add(new Said(part, path));
    }

    /** Where a membership has not named the parent it is a part of that since both take part, and after all else that it was a part of. */
    void sayParent(Popolo.Entry entry, Popolo.Entry parent, String path) {
        List<Said> others = said.getOrDefault(entry.id(), List.of());
        if (others.stream().anyMatch(each -> isStill(parent.id(), each.part()))) {
            return;
        }
        Instant from = Stream.concat(
                        Stream.of(since(
                                Optional.of(entry),
                                Optional.of(parent),
                                entry.validity().from())),
                        others.stream()
                                .map(each -> each.part().validity().until().orElse(each.from())))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (isInTime(from, entry, parent)) {
            say(entry.id(), PartOf.since(parent.id(), from), path);
        } else {
            find.accept(path, Popolo.Fault.OUT_OF_TIME);
        }
    }

    private static boolean isStill(ActorId parent, PartOf part) {
        return part.whole().equals(parent) && part.validity().until().isEmpty();
    }

    /** The parts of each, one after the other; none of who would be a part of two at one time. */
    List<PartOf> of(ActorId id) {
        List<Said> all = new ArrayList<>(said.getOrDefault(id, List.of()));
        all.sort(Comparator.comparing(Said::from));
        TreeMap<Instant, Said> byStart = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            Validity validity = all.get(i).part().validity();
            if (i > 0 && all.get(i - 1).part().validity().overlaps(validity)) {
                find.accept(all.get(i).path(), Popolo.Fault.PART_OF_TWO);
                return List.of();
            }
            byStart.put(validity.from(), all.get(i));
        }
        parts.put(id, byStart);
        return all.stream().map(Said::part).toList();
    }

    /**
     * Finds each circle once, where it comes first in the document. A circle is closed by what begins last in it, so it is enough to look
     * upwards from each part at the instant at which it begins. Who has departed by then counts as at the desk, as if they had not. Cost: O(p d) for p parts in trees of depth d.
     */
    void findCircles() {
        Map<Instant, List<ActorId>> starts = new TreeMap<>();
        parts.forEach((id, all) -> all.keySet()
                .forEach(at ->
                        starts.computeIfAbsent(at, any -> new ArrayList<>()).add(id)));
        Map<ActorId, String> closed = new HashMap<>();
        Map<ActorId, List<ActorId>> circles = new HashMap<>();
        starts.forEach((at, beginning) -> {
            Set<ActorId> seen = new HashSet<>();
            beginning.forEach(id -> {
                List<ActorId> circle = circleAbove(id, at, seen);
                for (ActorId each : circle) {
                    if (circles.putIfAbsent(each, circle) == null) {
                        closed.put(each, sayingAt(each, at).orElseThrow().path());
                    }
                }
            });
        });
        Set<ActorId> found = new HashSet<>();
        for (ActorId id : parts.keySet()) {
            if (circles.containsKey(id) && found.add(id)) {
                found.addAll(circles.get(id));
                find.accept(closed.get(id), Popolo.Fault.CYCLIC);
            }
        }
    }

    /** The circle in which the way upwards from one ends at an instant; empty if there is none, or that has been looked at. */
    private List<ActorId> circleAbove(ActorId id, Instant at, Set<ActorId> seen) {
        List<ActorId> way = new ArrayList<>();
        Optional<ActorId> next = Optional.of(id);
        while (next.isPresent() && seen.add(next.get())) {
            way.add(next.get());
            next = sayingAt(next.get(), at).map(each -> each.part().whole());
        }
        int start = next.map(way::indexOf).orElse(-1);
        return start < 0 ? List.of() : way.subList(start, way.size());
    }

    private Optional<Said> sayingAt(ActorId id, Instant at) {
        return Optional.ofNullable(parts.get(id))
                .map(all -> all.floorEntry(at))
                .map(Map.Entry::getValue)
                .filter(each -> each.part().validity().contains(at));
    }
}
