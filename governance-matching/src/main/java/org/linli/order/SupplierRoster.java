package org.linli.order;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Distance;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.trace.Basis;

/**
 * The suppliers of a community as of a version, and how long an offer to them stands: everything that dispatching relies on besides
 * the orders and the workloads. For example {@code roster.dongting@7}, 15 minutes. A change of any kind is a roster of a new version.
 *
 * @param name the roster's name, an identifier without {@code @}
 * @param version its version, an identifier
 * @param patience how long an offer stands; positive, at most {@link #MOST_PATIENCE}, cut to microseconds
 * @param suppliers the suppliers by id, each once; immutable
 */
public record SupplierRoster(String name, String version, Duration patience, List<Supplier> suppliers) {
    /** The longest that an offer may stand: 366 days. */
    public static final Duration MOST_PATIENCE = Duration.ofDays(366);

    static final Comparator<Candidate> NEAREST_FIRST = Comparator.comparing(Candidate::distance)
            .thenComparing(each -> each.supplier().id());

    /** Checks the parts and puts the suppliers in the order of their ids. */
    public SupplierRoster {
        basis(name, version);
        patience = patience.truncatedTo(ChronoUnit.MICROS);
        if (patience.isNegative() || patience.isZero() || patience.compareTo(MOST_PATIENCE) > 0) {
            throw new IllegalArgumentException("The patience (" + patience + ") of roster (" + name
                    + ") must be positive, and at most " + MOST_PATIENCE.toDays() + " days.");
        }
        suppliers =
                suppliers.stream().sorted(Comparator.comparing(Supplier::id)).toList();
        for (int i = 1; i < suppliers.size(); i++) {
            ActorId id = suppliers.get(i).id();
            if (id.equals(suppliers.get(i - 1).id())) {
                throw new IllegalArgumentException(
                        "The supplier (" + id + ") of roster (" + name + ") must be in it once.");
            }
        }
    }

    /**
     * A supplier in question for an order, and how far they are.
     *
     * @param supplier who
     * @param distance from their base to where the service is wanted
     */
    public record Candidate(Supplier supplier, Distance distance) {
        /** Checks that nothing is missing. */
        public Candidate {
            Objects.requireNonNull(supplier, "supplier");
            Objects.requireNonNull(distance, "distance");
        }
    }

    /**
     * A roster.
     *
     * @param name the roster's name
     * @param version its version
     * @param patience how long an offer stands
     * @param suppliers the suppliers, in any order
     * @return the roster
     * @throws IllegalArgumentException if a part is not well-formed, or a supplier is in it twice
     */
    public static SupplierRoster of(String name, String version, Duration patience, Collection<Supplier> suppliers) {
        return new SupplierRoster(name, version, patience, List.copyOf(suppliers));
    }

    /**
     * How rulings cite this roster.
     *
     * @return such as {@code roster.dongting@7}
     */
    public Basis basis() {
        return basis(name, version);
    }

    private static Basis basis(String name, String version) {
        return Basis.of("roster." + name, version);
    }

    /** Whether a basis, as text, is that of a roster. */
    static boolean isCited(String basis) {
        return basis.startsWith("roster.");
    }

    /** The supplier of an id. Cost: O(log n). */
    Optional<Supplier> find(ActorId id) {
        int low = 0;
        int high = suppliers.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int compared = suppliers.get(middle).id().compareTo(id);
            if (compared == 0) {
                return Optional.of(suppliers.get(middle));
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Optional.empty();
    }

    /**
     * Whether anybody here serves a matter.
     *
     * @param category the matter
     * @return true if at least one supplier does, free or not
     */
    public boolean serves(MatterId category) {
        return suppliers.stream().anyMatch(each -> each.serves().contains(category));
    }

    /**
     * Everybody who serves a matter, by their straight distance from a point. Cost: O(n log n) in the suppliers.
     *
     * @param category the matter
     * @param where the point
     * @return the nearest first, ties by id; immutable
     */
    public List<Candidate> nearest(MatterId category, GeoPoint where) {
        return suppliers.stream()
                .filter(each -> each.serves().contains(category))
                .map(each -> new Candidate(each, each.base().distanceTo(where)))
                .sorted(NEAREST_FIRST)
                .toList();
    }
}
