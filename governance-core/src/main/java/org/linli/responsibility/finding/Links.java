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
import org.linli.responsibility.Responsibility;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;

/** Who and what is connected: by how many duties, and by what organisations are to each other. */
final class Links {
    private final Surroundings around;
    private final TimeWindow window;
    private final Map<ActorId, Integer> actors = new HashMap<>();
    private final Map<AreaId, Integer> areas = new HashMap<>();
    private final Set<ActorId> tied = new HashSet<>();

    Links(Surroundings around, TimeWindow window) {
        this.around = around;
        this.window = window;
        around.terms().roster().actors().forEach((actor, ties) -> tie(actor, ties));
    }

    private Links(Links other) {
        around = other.around;
        window = other.window;
        actors.putAll(other.actors);
        areas.putAll(other.areas);
        tied.addAll(other.tied);
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

    Links copy() {
        return new Links(this);
    }

    /** Adds the duties of a matter (1), or takes them away (−1). */
    void count(List<Responsibility> lines, int by) {
        for (Responsibility line : lines) {
            if (Spans.shared(window, line.duty().validity()).isPresent()) {
                actors.merge(line.bearer(), by, Integer::sum);
                line.duty().supply().producer().ifPresent(each -> actors.merge(each, by, Integer::sum));
                line.duty().supply().payer().ifPresent(each -> actors.merge(each, by, Integer::sum));
                areas.merge(line.duty().area(), by, Integer::sum);
            }
        }
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        around.terms().roster().actors().forEach((actor, ties) -> {
            if (ties.kind().form() == ActorForm.ORGANISATION
                    && !tied.contains(actor)
                    && actors.getOrDefault(actor, 0) == 0) {
                Spans.shared(window, ties.validity())
                        .ifPresent(when -> found.add(
                                island(FindingKind.ISLAND_ACTOR, Optional.of(actor), Optional.empty(), when)));
            }
        });
        areas(found);
        return found;
    }

    private void areas(List<Finding> found) {
        Set<AreaId> reached = new HashSet<>();
        areas.forEach((area, count) -> {
            if (count > 0) {
                reached.add(area);
                reached.addAll(around.terms().territory().above(area));
            }
        });
        for (Area area : around.terms().territory().areas().values()) {
            Optional<AreaPlan> plan = area.plan();
            if (plan.isEmpty()
                    || plan.get().level() == AreaLevel.SERVICE
                    || area.validity().isEmpty()) {
                continue;
            }
            Optional<TimeWindow> when = Spans.shared(window, area.validity().get());
            if (when.isEmpty()) {
                continue;
            }
            boolean below = plan.get().parent().isPresent()
                    && !isReached(plan.get().parent().get(), reached);
            if (!isReached(area.id(), reached) && !below) {
                found.add(island(FindingKind.ISLAND_AREA, Optional.empty(), Optional.of(area.id()), when.get()));
            }
            if (skips(plan.get())) {
                found.add(island(FindingKind.LEVEL_SKIPPED, Optional.empty(), Optional.of(area.id()), when.get()));
            }
        }
    }

    /** Whether something in the area, above it or below it is somebody's duty. */
    private boolean isReached(AreaId area, Set<AreaId> reached) {
        return reached.contains(area)
                || around.terms().territory().above(area).stream().anyMatch(above -> areas.getOrDefault(above, 0) > 0);
    }

    /** Whether a level would fit between an area and the one above it. */
    private boolean skips(AreaPlan plan) {
        return plan.parent()
                .flatMap(around.terms().territory()::area)
                .flatMap(Area::plan)
                .map(AreaPlan::level)
                .filter(above -> above != AreaLevel.SERVICE
                        && Arrays.stream(AreaLevel.values())
                                .anyMatch(between -> between != AreaLevel.SERVICE
                                        && between.mayStandBelow(above)
                                        && plan.level().mayStandBelow(between)))
                .isPresent();
    }

    private static Finding island(FindingKind kind, Optional<ActorId> actor, Optional<AreaId> area, TimeWindow when) {
        return new Finding(kind, actor, Optional.empty(), area, when, List.of(), Optional.empty(), List.of());
    }
}
