package org.linli.casework;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.trace.Personal;

/**
 * What somebody reports: what they want, in which matter, where, and who received it. For example a broken lamp in grid 7, received by
 * the property company over the app.
 *
 * @param kind what they want
 * @param matter the matter
 * @param receiver the handling unit that received it and answers for it until somebody accepts it; a call centre names the unit it
 *     passed the report to
 * @param channel how it came in
 * @param accused whom it is against, if anybody; of a report of wrongdoing, that one has no part in the case
 * @param area where, if known
 * @param point where exactly, if known
 * @param description what the resident said, in their own words
 * @param contact how the resident can be reached
 */
public record Report(
        CaseKind kind,
        MatterId matter,
        ActorId receiver,
        Channel channel,
        Optional<ActorId> accused,
        Optional<AreaId> area,
        Optional<GeoPoint> point,
        Optional<Personal<String>> description,
        Optional<Personal<String>> contact) {
    /** Checks that nothing is missing. */
    public Report {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(matter, "matter");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(accused, "accused");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(contact, "contact");
    }

    /**
     * Starts a report with what every report has: a request for help, until {@link #withKind} or {@link #against} says otherwise.
     *
     * @param matter the matter
     * @param receiver the handling unit that received it
     * @param channel how it came in
     * @return the report, to which {@code with…} adds what else is known
     */
    public static Report of(MatterId matter, ActorId receiver, Channel channel) {
        return new Report(
                CaseKind.HELP,
                matter,
                receiver,
                channel,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same report with what they want.
     *
     * @param wanted the kind
     * @return a report
     */
    public Report withKind(CaseKind wanted) {
        return new Report(wanted, matter, receiver, channel, accused, area, point, description, contact);
    }

    /**
     * The same report with whom it is against.
     *
     * @param who the one complained of or accused
     * @return a report
     */
    public Report against(ActorId who) {
        return new Report(kind, matter, receiver, channel, Optional.of(who), area, point, description, contact);
    }

    /**
     * The same report with the area.
     *
     * @param known where
     * @return a report
     */
    public Report withArea(AreaId known) {
        return new Report(kind, matter, receiver, channel, accused, Optional.of(known), point, description, contact);
    }

    /**
     * The same report with the point.
     *
     * @param known where exactly
     * @return a report
     */
    public Report withPoint(GeoPoint known) {
        return new Report(kind, matter, receiver, channel, accused, area, Optional.of(known), description, contact);
    }

    /**
     * The same report with what the resident said.
     *
     * @param said the words, in a personal slot
     * @return a report
     */
    public Report withDescription(Personal<String> said) {
        return new Report(kind, matter, receiver, channel, accused, area, point, Optional.of(said), contact);
    }

    /**
     * The same report with how the resident can be reached.
     *
     * @param reachable a number or address, in a personal slot
     * @return a report
     */
    public Report withContact(Personal<String> reachable) {
        return new Report(kind, matter, receiver, channel, accused, area, point, description, Optional.of(reachable));
    }
}
