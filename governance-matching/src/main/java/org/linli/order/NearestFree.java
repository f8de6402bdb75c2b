package org.linli.order;

import java.util.Collection;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.Distance;

/**
 * Which supplier to ask: of those who serve the category, come so far, are open then and have not been asked before, the nearest that
 * has room at that time. Straight distances from base to order; of two equally near, the one whose id comes first. Looks at the workloads
 * in this order and only until one is free, so that a ruling depends on no more suppliers than it must.
 *
 * <p>Cost: O(n + k log n) in the suppliers of the roster and those of them who are looked at. One order at a time; it does not weigh what other orders might need.
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
        Unserved why = Unserved.NOBODY_SERVES;
        PriorityQueue<SupplierRoster.Candidate> left = new PriorityQueue<>(SupplierRoster.NEAREST_FIRST);
        for (Supplier each : roster.suppliers()) {
            // Whoever is known to be full need not be weighed once it is known that nothing but room is wanting.
            boolean isWeighed = why != Unserved.NOBODY_FREE || !workloads.isKnownToBeFull(each, request.window());
            if (each.serves().contains(request.category()) && isWeighed) {
                Distance away = each.base().distanceTo(request.where());
                Unserved here = whyNot(each, away, request, passed);
                if (here == Unserved.NOBODY_FREE) {
                    left.add(new SupplierRoster.Candidate(each, away));
                }
                why = here.compareTo(why) > 0 ? here : why;
            }
        }
        while (true) {
            SupplierRoster.@Nullable Candidate nearest = left.poll();
            if (nearest == null) {
                return new Choice.Nobody(why);
            }
            if (workloads.isFree(nearest.supplier(), request.window())) {
                return new Choice.Found(nearest);
            }
        }
    }

    /** How far a supplier comes in question: the reasons stand in the order in which they are asked for. */
    private static Unserved whyNot(Supplier supplier, Distance away, Request request, Collection<ActorId> passed) {
        if (!supplier.comesTo(away)) {
            return Unserved.NOBODY_IN_REACH;
        }
        if (!supplier.servesAt(request.window())) {
            return Unserved.NOBODY_OPEN;
        }
        return passed.contains(supplier.id()) ? Unserved.NOBODY_LEFT : Unserved.NOBODY_FREE;
    }
}
