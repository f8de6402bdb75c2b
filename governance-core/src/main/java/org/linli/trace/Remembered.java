package org.linli.trace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The acts that a subject has seen, newest first: an immutable list that shares its tail. */
final class Remembered {
    final ActId id;
    final Instant at;
    final @Nullable Remembered earlier;

    private Remembered(ActId id, Instant at, @Nullable Remembered earlier) {
        this.id = id;
        this.at = at;
        this.earlier = earlier;
    }

    static boolean has(@Nullable Remembered newest, ActId act) {
        for (Remembered each = newest; each != null; each = each.earlier) {
            if (each.id.equals(act)) {
                return true;
            }
        }
        return false;
    }

    /** The list with one more act; several facts of one act in a row are remembered once. */
    static Remembered with(@Nullable Remembered newest, ActId id, Instant at) {
        return newest != null && newest.id.equals(id) ? newest : new Remembered(id, at, newest);
    }

    RememberedAct act() {
        return new RememberedAct(id, at);
    }
}
