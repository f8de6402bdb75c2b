package org.linli.territory;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.AreaId;
import org.linli.basics.Name;

/**
 * What an area is to be: in which tree, at which level, called what, below which other, of which shape.
 *
 * @param tree in which tree
 * @param level at which level
 * @param name what it is called
 * @param code its division code, where it has one; its id is then the short code
 * @param parent the area above it, perhaps of another tree; none for the area with which a tree begins
 * @param shape its shape, where that is known
 */
public record AreaPlan(
        AreaTree tree,
        AreaLevel level,
        Name name,
        Optional<DivisionCode> code,
        Optional<AreaId> parent,
        Optional<AreaShape> shape) {
    /** Checks that nothing is missing and that code, level and parent agree. */
    public AreaPlan {
        Objects.requireNonNull(tree, "tree");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(shape, "shape");
        if (code.isPresent()) {
            if (code.get().level() != level) {
                throw new IllegalArgumentException("The level (" + level + ") of area (" + code.get() + ") must be "
                        + code.get().level() + ", as its code says.");
            }
            Optional<AreaId> above = code.get().parent().map(DivisionCode::areaId);
            if (parent.isPresent() && !parent.equals(above) && !isWithoutDistricts(code.get(), parent.get())) {
                throw new IllegalArgumentException("The parent (" + parent.get() + ") of area (" + code.get()
                        + ") must be " + above.map(AreaId::value).orElse("none") + ", as its code says.");
            }
        }
    }

    /** Some cities have no districts: their streets stand right below them, and have zeros for the district. */
    private static boolean isWithoutDistricts(DivisionCode code, AreaId parent) {
        return code.level() == AreaLevel.STREET
                && code.value().startsWith("00", 4)
                && parent.value().equals(code.value().substring(0, 4));
    }

    /**
     * An area of the administrative tree by its code.
     *
     * @param code its code, which says its level and what it stands below
     * @param name what it is called
     * @return the plan, below the area that the code says
     */
    public static AreaPlan division(DivisionCode code, Name name) {
        return new AreaPlan(
                AreaTree.ADMINISTRATIVE,
                code.level(),
                name,
                Optional.of(code),
                code.parent().map(DivisionCode::areaId),
                Optional.empty());
    }

    /**
     * A grid of a community.
     *
     * @param community the community
     * @param name what it is called
     * @return the plan
     */
    public static AreaPlan grid(AreaId community, Name name) {
        return new AreaPlan(
                AreaTree.GRID, AreaLevel.GRID, name, Optional.empty(), Optional.of(community), Optional.empty());
    }

    /**
     * A service area.
     *
     * @param tree which service
     * @param name what it is called
     * @return the plan, below nothing
     */
    public static AreaPlan service(AreaTree tree, Name name) {
        return new AreaPlan(tree, AreaLevel.SERVICE, name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The same plan below another area, or none.
     *
     * @param above the area above
     * @return a plan
     */
    public AreaPlan below(Optional<AreaId> above) {
        return new AreaPlan(tree, level, name, code, above, shape);
    }

    /** Whether another plan is one of another tree, level, code or parent. */
    boolean isElsewhere(AreaPlan other) {
        return !tree.equals(other.tree)
                || level != other.level
                || !code.equals(other.code)
                || !parent.equals(other.parent);
    }

    /**
     * The same plan with a shape.
     *
     * @param drawn the shape
     * @return a plan
     */
    public AreaPlan withShape(AreaShape drawn) {
        return new AreaPlan(tree, level, name, code, parent, Optional.of(drawn));
    }

    AreaPlan called(Name other) {
        return new AreaPlan(tree, level, other, code, parent, shape);
    }
}
