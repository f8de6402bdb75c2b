package org.linli.casework;

/** How one case derives from another. Derivations go from the later case to its origin and never in a circle. */
public enum Derivation {
    /** It was found to be the same, and goes on there. Comes about by a merge. */
    MERGED_INTO(false),
    /** It is a part of what was one case before. Comes about by a split. */
    SPLIT_FROM(false),
    /** It follows from how the other was handled. */
    FOLLOWS(true),
    /** What the other is about has brought it about. */
    CAUSED_BY(true);

    private final boolean declared;

    Derivation(boolean declared) {
        this.declared = declared;
    }

    /**
     * Whether somebody may just say so.
     *
     * @return false if it comes about only by a merge or a split
     */
    public boolean isDeclared() {
        return declared;
    }
}
