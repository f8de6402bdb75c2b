package org.linli.matching;

import java.util.Objects;
import java.util.Optional;

/**
 * What {@link PlanVerifier} found: that a plan is optimal, or the first place where its certificate does not hold.
 *
 * @param flaw the first place that is wrong; empty if the plan is feasible and optimal
 */
public record Verdict(Optional<Flaw> flaw) {
    /** What may be wrong with a certificate. */
    public enum Kind {
        /** It is for another problem: other numbers of orders, suppliers or levels. */
        OTHER_PROBLEM,
        /** A price is too large to be reckoned with exactly; no optimal plan needs one. */
        PRICE_OUT_OF_RANGE,
        /** A price is below 0. */
        NEGATIVE_PRICE,
        /** An order has a supplier that is none of its candidates. */
        NO_CANDIDATE,
        /** A supplier has more orders than it takes. */
        OVER_CAPACITY,
        /** A supplier has a price although it has room. */
        PRICE_WITH_ROOM,
        /** Another option of an order is cheaper when prices are added. */
        NOT_CHEAPEST,
        /** The plan does not cost what it is said to cost. */
        OTHER_COST,
        /** The bound that the prices give is not what the plan costs. */
        GAP
    }

    /**
     * The first place where a certificate does not hold.
     *
     * @param kind what is wrong
     * @param where the order, supplier or level concerned, by its id; empty if it is the whole
     * @param expected what would be right
     * @param got what it is
     */
    public record Flaw(Kind kind, String where, String expected, String got) {
        /** Checks that nothing is missing. */
        public Flaw {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(where, "where");
            Objects.requireNonNull(expected, "expected");
            Objects.requireNonNull(got, "got");
        }
    }

    /** Checks that nothing is missing. */
    public Verdict {
        Objects.requireNonNull(flaw, "flaw");
    }

    static Verdict flawed(Kind kind, String where, Object expected, Object got) {
        return new Verdict(Optional.of(new Flaw(kind, where, expected.toString(), got.toString())));
    }

    /** {@return whether the plan is feasible and no plan is cheaper} */
    public boolean isOptimal() {
        return flaw.isEmpty();
    }

    /**
     * Goes on only if the plan is optimal.
     *
     * @throws IllegalStateException naming the flaw, if there is one
     */
    public void throwIfFlawed() {
        flaw.ifPresent(found -> {
            throw new IllegalStateException("The certificate must prove the plan optimal, but " + found.kind() + " at "
                    + found.where() + ": expected " + found.expected() + ", got " + found.got() + ".");
        });
    }
}
