package org.linli.order;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;

/**
 * Which supplier to ask: of those who serve the category, come so far, are open then and have not been asked before, the nearest that
 * has room at that time. Straight
 * distances from base to order; of two equally near, the one whose id comes first. Looks at the workloads in this order and only until
 * one is free, so that a ruling depends on no more suppliers than it must.
 *
 * <p>Cost: O(n log n) in the suppliers of the roster. One order at a time; it does not weigh what other orders might need.
 */
public final class NearestFree {
    private NearestFree() {}

    /** What came of looking for a supplier. */
    public sealed interface Choice {
        /**
         * Somebody can be asked.
         *
         * @param candidate who, and how far they are
         */
        record Found(SupplierRoster.Candidate candidate) implements Choice {
            /** Checks that nothing is missing. */
            public Found {
                Objects.requireNonNull(candidate, "candidate");
            }
        }

        /**
         * Nobody can be asked.
         *
         * @param reason why
         */
        record Nobody(Unserved reason) implements Choice {
            /** Checks that nothing is missing. */
            public Nobody {
                Objects.requireNonNull(reason, "reason");
            }
        }
    }

    /**
     * Looks for a supplier.
     *
     * @param request what is ordered
     * @param passed who has been asked before and is not asked again
     * @param roster who serves what, from where
     * @param workloads what they have at hand
     * @return who can be asked, or why nobody can
     */
    public static Choice choose(
            Request request, Collection<ActorId> passed, SupplierRoster roster, Workloads workloads) {
        List<SupplierRoster.Candidate> serving = roster.nearest(request.category(), request.where());
        List<SupplierRoster.Candidate> near = serving.stream()
                .filter(each -> each.supplier().comesTo(each.distance()))
                .toList();
        List<SupplierRoster.Candidate> open = near.stream()
                .filter(each -> each.supplier().servesAt(request.window()))
                .toList();
        List<SupplierRoster.Candidate> left = open.stream()
                .filter(each -> !passed.contains(each.supplier().id()))
                .toList();
        Optional<SupplierRoster.Candidate> free = left.stream()
                .filter(each -> workloads
                        .of(each.supplier().id())
                        .isFree(each.supplier().capacity(), request.window()))
                .findFirst();
        if (free.isPresent()) {
            return new Choice.Found(free.get());
        }
        if (serving.isEmpty()) {
            return new Choice.Nobody(Unserved.NOBODY_SERVES);
        }
        if (near.isEmpty()) {
            return new Choice.Nobody(Unserved.NOBODY_IN_REACH);
        }
        if (open.isEmpty()) {
            return new Choice.Nobody(Unserved.NOBODY_OPEN);
        }
        return new Choice.Nobody(left.isEmpty() ? Unserved.NOBODY_LEFT : Unserved.NOBODY_FREE);
    }
}
