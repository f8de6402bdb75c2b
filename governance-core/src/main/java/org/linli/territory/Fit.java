package org.linli.territory;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.basics.AreaId;
import org.linli.basics.Validity;
import org.linli.trace.Fact;
import org.linli.trace.Ruling;

/**
 * Whether the shape of an area fits in, from an instant on until its end, with those that are known, however they are drawn in that time:
 * within the area above it, around the areas below it, and on nobody else's ground, under whatever parent that one stands. An area without
 * a shape is judged by what stands below it.
 *
 * <p>A shape above bounds the search, since all below it has been found to lie within. Where none above is drawn, every area of the tree
 * may have to be looked at: whoever draws boundaries does so from above.
 */
final class Fit {
    private final AreaPlan plan;
    private final AreaShape shape;
    private final Instant since;
    private final Validity time;
    private final Set<AreaId> aside;
    private final AreaRules.Ground ground;
    private final String power;
    private @Nullable Ruling<Fact<?>> no;

    private Fit(
            AreaId id,
            AreaPlan plan,
            AreaShape shape,
            Instant since,
            Collection<AreaId> ending,
            AreaRules.Ground ground,
            String power) {
        this.plan = plan;
        this.shape = shape;
        this.since = since;
        this.time = new Validity(since, ground.area().apply(id).validity().flatMap(Validity::until));
        this.aside = new LinkedHashSet<>(ending);
        this.aside.add(id);
        this.ground = ground;
        this.power = power;
    }

    /**
     * Why it does not fit.
     *
     * @param since from when on it is to stand like that; whatever ends by then is in nobody's way
     * @param ending areas that will not stand any more then
     */
    static @Nullable Ruling<Fact<?>> whyNot(
            AreaId id, AreaPlan plan, Instant since, Collection<AreaId> ending, AreaRules.Ground ground, String power) {
        // Where it comes to stand is written to, so that is read in any case.
        Siblings siblings = ground.siblings().apply(SiblingsId.of(plan));
        if (plan.shape().isEmpty()) {
            return null;
        }
        Fit fit = new Fit(id, plan, plan.shape().get(), since, ending, ground, power);
        fit.around(id);
        fit.beside(siblings);
        fit.further(plan.parent());
        fit.within();
        return fit.no;
    }

    /** The trees that go on below an area of this one. */
    static List<AreaTree> treesBelow(AreaTree tree) {
        return tree.equals(AreaTree.GRID) ? List.of(tree) : List.of(tree, AreaTree.GRID);
    }

    /** What stands below must lie within. */
    private void around(AreaId above) {
        for (AreaTree tree : treesBelow(plan.tree())) {
            for (AreaId each : ground.siblings()
                    .apply(new SiblingsId(tree, Optional.of(above)))
                    .standingFrom(since)) {
                for (Optional<AreaShape> known : shapesOf(each)) {
                    if (known.isEmpty()) {
                        around(each);
                    } else if (known.get().reachesOutside(shape)) {
                        refuse(TerritoryReason.REACHES_OUTSIDE, each);
                    }
                }
            }
        }
    }

    /** A grid right below a street may go over its communities, but not over the grids of these. */
    private void further(Optional<AreaId> above) {
        if (no != null || above.isEmpty()) {
            return;
        }
        AreaTree tree = planOf(above.get()).tree();
        if (tree.equals(plan.tree())) {
            return;
        }
        for (AreaId each : ground.siblings().apply(new SiblingsId(tree, above)).standingFrom(since)) {
            if (shapesOf(each).stream()
                    .anyMatch(known -> known.map(shape::overlaps).orElse(true))) {
                beside(ground.siblings().apply(new SiblingsId(plan.tree(), Optional.of(each))));
                further(Optional.of(each));
            }
        }
    }

    /**
     * It must lie within what is above it, and on no ground beside that; the first shape above bounds the rest, but for grids that go over
     * it from further up.
     */
    private void within() {
        Optional<AreaId> next = plan.parent();
        boolean bounded = false;
        boolean found = false;
        while (no == null && next.isPresent() && aside.add(next.get())) {
            AreaPlan above = planOf(next.get());
            if (!found) {
                List<Optional<AreaShape>> drawn = shapesOf(next.get());
                found = drawn.stream().allMatch(Optional::isPresent);
                bounded = found && treesBelow(above.tree()).contains(plan.tree());
                if (drawn.stream().flatMap(Optional::stream).anyMatch(shape::reachesOutside)) {
                    refuse(TerritoryReason.REACHES_OUTSIDE, next.get());
                }
            }
            if (!bounded) {
                beside(ground.siblings().apply(SiblingsId.of(above)));
            }
            if (!bounded || !above.tree().equals(plan.tree())) {
                beside(ground.siblings().apply(new SiblingsId(plan.tree(), above.parent())));
            }
            next = above.parent();
        }
        if (!bounded) {
            rootsBeside(plan.tree())
                    .forEach(tree -> beside(ground.siblings().apply(new SiblingsId(tree, Optional.empty()))));
        }
    }

    /** Grids divide what the administration divides, so each of the two looks at the other also where no parent ties them. */
    private static List<AreaTree> rootsBeside(AreaTree tree) {
        List<AreaTree> tied = treesBelow(AreaTree.ADMINISTRATIVE);
        return tied.contains(tree) ? tied : List.of(tree);
    }

    private void beside(Siblings siblings) {
        for (AreaId each : siblings.standingFrom(since)) {
            if (no == null && !aside.contains(each)) {
                clear(each);
            }
        }
    }

    /** An area with a shape speaks for all below it, for as long as it has one. */
    private void clear(AreaId other) {
        List<Optional<AreaShape>> drawn = shapesOf(other);
        if (drawn.stream().flatMap(Optional::stream).anyMatch(shape::overlaps)) {
            refuse(TerritoryReason.OVERLAPS, other);
        }
        if (drawn.stream().allMatch(Optional::isPresent)) {
            return;
        }
        Set<AreaTree> trees = new LinkedHashSet<>(treesBelow(planOf(other).tree()));
        trees.add(plan.tree());
        trees.forEach(tree -> beside(ground.siblings().apply(new SiblingsId(tree, Optional.of(other)))));
    }

    private AreaPlan planOf(AreaId known) {
        return ground.area().apply(known).plan().orElseThrow();
    }

    /** How an area is drawn at any time that counts. */
    private List<Optional<AreaShape>> shapesOf(AreaId known) {
        return ground.area().apply(known).shapesDuring(time);
    }

    private void refuse(TerritoryReason reason, AreaId about) {
        if (no == null) {
            no = Ruling.refused(reason, Area.KIND.subject(about), power);
        }
    }
}
