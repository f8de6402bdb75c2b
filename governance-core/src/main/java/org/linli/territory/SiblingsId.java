package org.linli.territory;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.AreaId;

/**
 * The areas of one tree right below one parent, for example {@code grid:420106012021}; {@code administrative:} for those below none.
 *
 * @param tree the tree
 * @param parent the parent, if there is one
 */
public record SiblingsId(AreaTree tree, Optional<AreaId> parent) {
    /** Checks that nothing is missing. */
    public SiblingsId {
        Objects.requireNonNull(tree, "tree");
        Objects.requireNonNull(parent, "parent");
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text tree, {@code :}, parent
     * @return the id
     * @throws IllegalArgumentException if the text is anything else
     */
    public static SiblingsId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "The siblings (" + text + ") must be a tree and a parent with a ':' between.");
        }
        return new SiblingsId(
                AreaTree.of(text.substring(0, colon)),
                Optional.of(text.substring(colon + 1))
                        .filter(each -> !each.isEmpty())
                        .map(AreaId::of));
    }

    static SiblingsId of(AreaPlan plan) {
        return new SiblingsId(plan.tree(), plan.parent());
    }

    /** Tree, {@code :}, parent. */
    @Override
    public String toString() {
        return tree + ":" + parent.map(AreaId::value).orElse("");
    }
}
