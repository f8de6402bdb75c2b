package org.linli.casework;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.trace.Personal;

/**
 * What somebody reports: which matter, where, and who received it. For example a broken lamp in grid 7, received by the property
 * company over the app.
 *
 * @param matter the matter
 * @param receiver the handling unit that received it and answers for it until somebody accepts it; a call centre names the unit it
 *     passed the report to
 * @param channel how it came in
 * @param area where, if known
 * @param point where exactly, if known
 * @param description what the resident said, in their own words
 * @param contact how the resident can be reached
 */
public record Report(
        MatterId matter,
        ActorId receiver,
        Channel channel,
        Optional<AreaId> area,
        Optional<GeoPoint> point,
        Optional<Personal<String>> description,
        Optional<Personal<String>> contact) {
    /** Checks that nothing is missing. */
    public Report {
        Objects.requireNonNull(matter, "matter");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(contact, "contact");
    }

    /**
     * Starts a report with what every report has.
     *
     * @param matter the matter
     * @param receiver the handling unit that received it
     * @param channel how it came in
     * @return the report, to which {@code with…} adds what else is known
     */
    public static Report of(MatterId matter, ActorId receiver, Channel channel) {
        return new Report(
                matter, receiver, channel, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The same report with the area.
     *
     * @param known where
     * @return a report
     */
    public Report withArea(AreaId known) {
        return new Report(matter, receiver, channel, Optional.of(known), point, description, contact);
    }

    /**
     * The same report with the point.
     *
     * @param known where exactly
     * @return a report
     */
    public Report withPoint(GeoPoint known) {
        return new Report(matter, receiver, channel, area, Optional.of(known), description, contact);
    }

    /**
     * The same report with what the resident said.
     *
     * @param said the words, in a personal slot
     * @return a report
     */
    public Report withDescription(Personal<String> said) {
        return new Report(matter, receiver, channel, area, point, Optional.of(said), contact);
    }

    /**
     * The same report with how the resident can be reached.
     *
     * @param reachable a number or address, in a personal slot
     * @return a report
     */
    public Report withContact(Personal<String> reachable) {
        return new Report(matter, receiver, channel, area, point, description, Optional.of(reachable));
    }
}
