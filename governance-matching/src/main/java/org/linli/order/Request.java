package org.linli.order;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.casework.CaseId;
import org.linli.trace.Personal;

/**
 * What somebody orders: which service, where, for whom. For example a meal for the old resident at the end of the lane, on Tuesday
 * between eleven and twelve.
 *
 * @param category the matter that is to be served
 * @param where the point it is wanted at
 * @param beneficiary for whom; often not the one who places the order
 * @param window when it is wanted; nothing for any time
 * @param note what the supplier should know, in the words of whoever placed it
 * @param cause the case that made it necessary, if one did
 * @param helpers how many places it has, each with an offer of its own; a supplier with room may take several; 1 to
 *     {@value #MOST_HELPERS}
 */
public record Request(
        MatterId category,
        GeoPoint where,
        ActorId beneficiary,
        Optional<TimeWindow> window,
        Optional<Personal<String>> note,
        Optional<CaseId> cause,
        int helpers) {
    /** How many places one order can have at most. */
    public static final int MOST_HELPERS = 50;

    /** Checks that nothing is missing. */
    public Request {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(beneficiary, "beneficiary");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(cause, "cause");
        if (helpers < 1 || helpers > MOST_HELPERS) {
            throw new IllegalArgumentException(
                    "The number of helpers (" + helpers + ") of a request must be 1 to " + MOST_HELPERS + ".");
        }
    }

    /**
     * Starts a request with what every request has.
     *
     * @param category the matter that is to be served
     * @param where the point it is wanted at
     * @param beneficiary for whom
     * @return the request, to which {@code with…} adds what else is known
     */
    public static Request of(MatterId category, GeoPoint where, ActorId beneficiary) {
        return new Request(category, where, beneficiary, Optional.empty(), Optional.empty(), Optional.empty(), 1);
    }

    /**
     * The same request for a certain time.
     *
     * @param wanted when it is wanted
     * @return a request
     */
    public Request withWindow(TimeWindow wanted) {
        return new Request(category, where, beneficiary, Optional.of(wanted), note, cause, helpers);
    }

    /**
     * The same request with what the supplier should know.
     *
     * @param said the words, in a personal slot
     * @return a request
     */
    public Request withNote(Personal<String> said) {
        return new Request(category, where, beneficiary, window, Optional.of(said), cause, helpers);
    }

    /**
     * The same request with the case that made it necessary.
     *
     * @param from the case
     * @return a request
     */
    public Request withCause(CaseId from) {
        return new Request(category, where, beneficiary, window, note, Optional.of(from), helpers);
    }

    /**
     * The same request with several places, such as four pairs of hands to carry a piano. A supplier with room may take several of them.
     *
     * @param many how many
     * @return a request
     */
    public Request withHelpers(int many) {
        return new Request(category, where, beneficiary, window, note, cause, many);
    }
}
