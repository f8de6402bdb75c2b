package org.linli.order;

import java.util.Objects;
import java.util.Optional;
import org.linli.trace.Personal;

/**
 * What whoever a service was for thinks of it, for example "as ordered, and not satisfied". It is about one service and adds up to no
 * score of anybody.
 *
 * @param asOrdered whether they got what was ordered
 * @param satisfied whether they are content with it
 * @param remark what they want to say besides, in a personal slot
 */
public record Rating(boolean asOrdered, boolean satisfied, Optional<Personal<String>> remark) {
    /** Checks that nothing is missing. */
    public Rating {
        Objects.requireNonNull(remark, "remark");
    }

    /**
     * A rating without a remark.
     *
     * @param asOrdered whether they got what was ordered
     * @param satisfied whether they are content with it
     * @return the rating
     */
    public static Rating of(boolean asOrdered, boolean satisfied) {
        return new Rating(asOrdered, satisfied, Optional.empty());
    }

    /**
     * The same rating with a remark.
     *
     * @param said what they want to say besides
     * @return a rating
     */
    public Rating withRemark(Personal<String> said) {
        return new Rating(asOrdered, satisfied, Optional.of(said));
    }
}
