package org.linli.responsibility.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.actor.ActorForm;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.DutySpan;
import org.linli.responsibility.Responsibility;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;

/** Who and what is connected to nobody, and when: no duty, and of organisations no tie either. */
final class Islands {
    private final Surroundings around;
    private final Set<ActorId> tied = new HashSet<>();

    Islands(Surroundings around) {
        this.around = around;
        around.roster().actors().forEach(this::tie);
    }

    private void tie(ActorId actor, Ties ties) {
        List<ActorId> others = new ArrayList<>();
        ties.partOf().forEach(each -> others.add(each.whole()));
        ties.memberships().forEach(each -> {
            others.add(each.organisation());
            each.employer().ifPresent(others::add);
        });
        ties.delegations().forEach(each -> others.add(each.agent()));
        if (!others.isEmpty()) {
            tied.add(actor);
            tied.addAll(others);
        }
    }

    /** When somebody had a duty, and when an area did. */
    final class Reached {
        private final TimeWindow window;
        private final Map<ActorId, List<TimeWindow>> actors = new HashMap<>();
        private final Map<AreaId, List<TimeWindow>> areas = new HashMap<>();
        private final Map<AreaId, List<TimeWindow>> below = new HashMap<>();

        Reached(TimeWindow window) {
            this.window = window;
        }

        void add(List<Responsibility> lines) {
            for (Responsibility line : lines) {
                Spans.shared(window, line.duty().validity()).ifPresent(when -> {
                    add(actors, line.bearer(), when);
                    add(areas, line.duty().area(), when);
                });
                supplied(line);
            }
        }

        private void supplied(Responsibility line) {
            for (DutySpan span : line.spans()) {
                if (span.supply().producer().isPresent()
                        || span.supply().payer().isPresent()) {
                    Spans.shared(window, span.validity()).ifPresent(when -> {
                        span.supply().producer().ifPresent(each -> add(actors, each, when));
                        span.supply().payer().ifPresent(each -> add(actors, each, when));
                    });
                }
            }
        }

        private <T> void add(Map<T, List<TimeWindow>> all, T id, TimeWindow when) {
            if (id instanceof ActorId actor && !mayBeIsland(actor)) {
                return;
            }
            List<TimeWindow> before = all.computeIfAbsent(id, any -> new ArrayList<>());
            TimeWindow last = before.isEmpty() ? when : before.get(before.size() - 1);
            if (before.isEmpty()
                    || when.startInclusive().isBefore(last.startInclusive())
                    || when.endExclusive().isAfter(last.endExclusive())) {
                before.add(when);
            }
        }

        List<Finding> actors() {
            List<Finding> found = new ArrayList<>();
            around.roster().actors().keySet().forEach(each -> found.addAll(actor(each)));
            return found;
        }

        /** When an organisation that is tied to nobody has no duty. */
        List<Finding> actor(ActorId actor) {
            List<Finding> found = new ArrayList<>();
            if (mayBeIsland(actor)) {
                around.roster()
                        .tiesOf(actor)
                        .flatMap(each -> Spans.shared(window, each.validity()))
                        .map(stays -> Spans.less(List.of(stays), Spans.union(actors.getOrDefault(actor, List.of()))))
                        .orElse(List.of())
                        .forEach(when -> found.add(
                                island(FindingKind.ISLAND_ACTOR, Optional.of(actor), Optional.empty(), when)));
            }
            return found;
        }

        List<Finding> areas() {
            List<Finding> found = new ArrayList<>();
            for (AreaId root : around.ground().roots()) {
                area(root, List.of(window), List.of(), found);
            }
            for (Area area : around.terms().territory().areas().values()) {
                area.plan()
                        .filter(this::skips)
                        .flatMap(any -> area.validity())
                        .flatMap(each -> Spans.shared(window, each))
                        .ifPresent(when -> found.add(
                                island(FindingKind.LEVEL_SKIPPED, Optional.empty(), Optional.of(area.id()), when)));
            }
            return found;
        }

        /** The same of an area and those below it, for the time at which it is not reached from above. */
        List<Finding> within(AreaId area, List<TimeWindow> left) {
            List<Finding> found = new ArrayList<>();
            area(area, left, List.of(), found);
            return found;
        }

        /**
         * Tells when nobody has a duty in an area, above it or below it, unless the same is said of the area above.
         *
         * @param left when nobody has one above
         * @param told when the area above is an island
         */
        private void area(AreaId area, List<TimeWindow> left, List<TimeWindow> told, List<Finding> found) {
            List<TimeWindow> still = Spans.less(left, Spans.union(areas.getOrDefault(area, List.of())));
            List<TimeWindow> alone = Spans.less(standing(area, still), reached(area));
            if (!isService(area)) {
                Spans.less(alone, told)
                        .forEach(when ->
                                found.add(island(FindingKind.ISLAND_AREA, Optional.empty(), Optional.of(area), when)));
            }
            for (AreaId each :
                    still.isEmpty() ? List.<AreaId>of() : around.ground().below(area)) {
                area(each, still, isService(area) ? told : Spans.union(join(alone, told)), found);
            }
        }

        /** When somebody has a duty in an area or below it, while it stands. */
        private List<TimeWindow> reached(AreaId area) {
            List<TimeWindow> known = below.get(area);
            if (known == null) {
                List<TimeWindow> all =
                        new ArrayList<>(standing(area, Spans.union(areas.getOrDefault(area, List.of()))));
                around.ground().below(area).forEach(each -> all.addAll(reached(each)));
                known = Spans.union(all);
                below.put(area, known);
            }
            return known;
        }

        private List<TimeWindow> standing(AreaId area, List<TimeWindow> windows) {
            return around.ground()
                    .standing(area)
                    .map(each -> windows.stream()
                            .flatMap(when -> Spans.shared(when, each).stream())
                            .toList())
                    .orElse(List.of());
        }

        /** Whether a level would fit between an area and the one above it. */
        private boolean skips(AreaPlan plan) {
            return plan.level() != AreaLevel.SERVICE
                    && plan.parent()
                            .flatMap(Islands.this::plan)
                            .map(AreaPlan::level)
                            .filter(above -> above != AreaLevel.SERVICE
                                    && Arrays.stream(AreaLevel.values())
                                            .anyMatch(between -> between != AreaLevel.SERVICE
                                                    && between.mayStandBelow(above)
                                                    && plan.level().mayStandBelow(between)))
                            .isPresent();
        }
    }

    /** The area itself, or if it is one of a service, which is never found apart, the next above that is none. */
    AreaId servedBy(AreaId area) {
        int above = around.ground().number(area);
        while (above >= 0 && isService(around.ground().area(above))) {
            above = around.ground().parent(above);
        }
        return above < 0 ? area : around.ground().area(above);
    }

    private boolean isService(AreaId area) {
        return plan(area).filter(each -> each.level() == AreaLevel.SERVICE).isPresent();
    }

    private Optional<AreaPlan> plan(AreaId area) {
        return around.terms().territory().area(area).flatMap(Area::plan);
    }

    private static List<TimeWindow> join(List<TimeWindow> some, List<TimeWindow> more) {
        List<TimeWindow> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** Whether somebody is an organisation that is tied to nobody. */
    boolean mayBeIsland(ActorId actor) {
        return !tied.contains(actor)
                && around.roster()
                        .tiesOf(actor)
                        .filter(each -> each.kind().form() == ActorForm.ORGANISATION)
                        .isPresent();
    }

    private static Finding island(FindingKind kind, Optional<ActorId> actor, Optional<AreaId> area, TimeWindow when) {
        return new Finding(kind, actor, Optional.empty(), area, when, List.of(), Optional.empty());
    }
}
