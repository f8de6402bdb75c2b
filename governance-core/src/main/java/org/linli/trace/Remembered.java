package org.linli.trace;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The acts that a subject has seen, newest first: an immutable list that shares its tail. Whether an act is among the newest is seen by
 * looking through them; the others are also in blocks of hash sets, each at least twice as large as the one after it, so that a subject
 * that has seen a hundred thousand acts is asked as quickly as one that has seen fifty. Cost: O(log n) to look, amortised to add.
 */
final class Remembered {
    /** How many are looked through, and become the smallest block. */
    private static final int RECENT = 32;

    final ActId id;
    final Instant at;
    final @Nullable Remembered earlier;
    /** How many of the list, this one first, are in no block. */
    private final int recent;

    private final @Nullable Block blocks;

    private Remembered(ActId id, Instant at, @Nullable Remembered earlier, int recent, @Nullable Block blocks) {
        this.id = id;
        this.at = at;
        this.earlier = earlier;
        this.recent = recent;
        this.blocks = blocks;
    }

    /** Acts as a set, which is not changed any more, and those before them. */
    private record Block(Set<ActId> ids, @Nullable Block earlier) {
        /** A block and those before it, of which those that are not larger are taken in. */
        static Block with(Set<ActId> ids, @Nullable Block before) {
            @Nullable Block rest = before;
            while (rest != null && rest.ids.size() <= ids.size()) {
                ids.addAll(rest.ids);
                rest = rest.earlier;
            }
            return new Block(ids, rest);
        }
    }

    static boolean has(@Nullable Remembered newest, ActId act) {
        if (newest == null) {
            return false;
        }
        @Nullable Remembered each = newest;
        for (int left = newest.recent; left > 0 && each != null; left--) {
            if (each.id.equals(act)) {
                return true;
            }
            each = each.earlier;
        }
        for (Block block = newest.blocks; block != null; block = block.earlier) {
            if (block.ids.contains(act)) {
                return true;
            }
        }
        return false;
    }

    /** The list with one more act; several facts of one act in a row are remembered once. */
    static Remembered with(@Nullable Remembered newest, ActId id, Instant at) {
        if (newest == null) {
            return new Remembered(id, at, null, 1, null);
        }
        if (newest.id.equals(id)) {
            return newest;
        }
        if (newest.recent < RECENT) {
            return new Remembered(id, at, newest, newest.recent + 1, newest.blocks);
        }
        return new Remembered(id, at, newest, 1, Block.with(newest.recentIds(), newest.blocks));
    }

    private Set<ActId> recentIds() {
        Set<ActId> ids = new HashSet<>(4 * RECENT);
        @Nullable Remembered each = this;
        for (int left = recent; left > 0 && each != null; left--) {
            ids.add(each.id);
            each = each.earlier;
        }
        return ids;
    }

    RememberedAct act() {
        return new RememberedAct(id, at);
    }
}
