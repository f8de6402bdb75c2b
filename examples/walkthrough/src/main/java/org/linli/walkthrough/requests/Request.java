package org.linli.walkthrough.requests;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.linli.casework.ClosingTimes.Observation;

/**
 * A request that was taken in: what can be believed of its row.
 *
 * @param line the line of the file on which its row starts
 * @param id the number under which it is known, different for every request taken in
 * @param matter what it is about
 * @param agency the office that answers for it, if known
 * @param channel the way by which it came in, if known
 * @param times when it came in, was due and was closed
 * @param status where it stands
 * @param place where it is
 */
public record Request(
        long line,
        String id,
        Matter matter,
        Optional<String> agency,
        Optional<String> channel,
        Times times,
        RequestStatus status,
        Place place) {

    /**
     * How long the request was seen open: until its closing, or, if no closing is known, at least until the last instant
     * of the file.
     *
     * @param lastInstant the last instant of the file, not before the request came in
     * @return the observation
     */
    public Observation observation(LocalDateTime lastInstant) {
        return times.closed()
                .map(closed -> new Observation(Times.micros(times.created(), closed), true))
                .orElseGet(() -> new Observation(Times.micros(times.created(), lastInstant), false));
    }

    /**
     * What a request is about.
     *
     * @param category the kind of matter, if known
     * @param subcategory the kind of matter more closely, if known
     */
    public record Matter(Optional<String> category, Optional<String> subcategory) {}

    /**
     * The times of a request, local and without zone.
     *
     * @param created when it came in
     * @param due when it was promised to be closed, not before {@code created}; empty if nothing was promised
     * @param closed when it was closed, not before {@code created}; empty if it is open or nobody noted when
     */
    public record Times(LocalDateTime created, Optional<LocalDateTime> due, Optional<LocalDateTime> closed) {

        /**
         * Checks the order.
         *
         * @param created when it came in
         * @param due when it was promised to be closed
         * @param closed when it was closed
         */
        public Times {
            for (Optional<LocalDateTime> later : List.of(due, closed)) {
                if (later.isPresent() && later.orElseThrow().isBefore(created)) {
                    throw new IllegalArgumentException("The time " + later.orElseThrow()
                            + " of a request must not be before it came in (" + created + ").");
                }
            }
        }

        /**
         * {@return from coming in to closing, local times subtracted as they are written; empty if no closing is known}
         */
        public Optional<Duration> open() {
            return closed.map(end -> Duration.between(created, end));
        }

        /**
         * {@return whether it was closed by the time promised; empty if nothing was promised or no closing is known}
         */
        public Optional<Boolean> onTime() {
            return due.flatMap(promised -> closed.map(end -> !end.isAfter(promised)));
        }

        static long micros(LocalDateTime from, LocalDateTime to) {
            return ChronoUnit.MICROS.between(from, to);
        }
    }

    /**
     * Where a request is.
     *
     * @param district the larger area, if known
     * @param community the smaller area, if known
     * @param point the point on the ground, if known closely enough to find a place in a city
     */
    public record Place(Optional<String> district, Optional<String> community, Optional<Coordinates> point) {}
}
