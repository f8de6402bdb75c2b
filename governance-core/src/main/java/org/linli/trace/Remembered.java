package org.linli.trace;

import org.jspecify.annotations.Nullable;

/** The acts that a subject has seen, newest first: an immutable list that shares its tail. */
final class Remembered {
    final RememberedAct act;
    final @Nullable Remembered earlier;

    private Remembered(RememberedAct act, @Nullable Remembered earlier) {
        this.act = act;
        this.earlier = earlier;
    }

    static boolean has(@Nullable Remembered newest, ActId act) {
        for (Remembered each = newest; each != null; each = each.earlier) {
            if (each.act.id().equals(act)) {
                return true;
            }
        }
        return false;
    }

    /** The list with one more act; several facts of one act in a row are remembered once. */
    static Remembered with(@Nullable Remembered newest, RememberedAct act) {
        return newest != null && newest.act.id().equals(act.id()) ? newest : new Remembered(act, newest);
    }
}
