package org.linli.actor;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.basics.ActorId;
import org.linli.basics.Validity;

/**
 * An organisation is a part of another for some time. For example: the service station is a part of the street office since March, and was
 * one of the bureau before.
 *
 * @param whole the organisation above
 * @param validity from when, until when
 */
public record PartOf(ActorId whole, Validity validity) {
    /** Checks that nothing is missing. */
    public PartOf {
        Objects.requireNonNull(whole, "whole");
        Objects.requireNonNull(validity, "validity");
    }

    /**
     * A part until further notice.
     *
     * @param whole the organisation above
     * @param from from when on
     * @return the part
     */
    public static PartOf since(ActorId whole, Instant from) {
        return new PartOf(whole, Validity.since(from));
    }

    /**
     * The same until an instant.
     *
     * @param end the first instant after
     * @return a part
     * @throws IllegalArgumentException if that is not later than its start
     */
    public PartOf until(Instant end) {
        return new PartOf(whole, validity.until(end));
    }

    /** The same for as long as it falls into a time. */
    Optional<PartOf> during(Validity time) {
        if (!validity.overlaps(time)) {
            return Optional.empty();
        }
        Instant from = validity.from().isBefore(time.from()) ? time.from() : validity.from();
        Optional<Instant> end =
                Stream.of(validity, time).flatMap(each -> each.until().stream()).min(Comparator.naturalOrder());
        return Optional.of(new PartOf(whole, new Validity(from, end)));
    }
}
