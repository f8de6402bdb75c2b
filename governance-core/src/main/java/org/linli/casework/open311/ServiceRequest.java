package org.linli.casework.open311;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.casework.Case;
import org.linli.casework.Channel;
import org.linli.casework.Report;

/**
 * A service request by Open311 GeoReport v2, for example {@code nyc-51934683}, open, street-lighting. The standard knows two states; how
 * far a case has really come stands in the status notes. Source: Open311, GeoReport API v2, wiki.open311.org/GeoReport_v2.
 *
 * @param id {@code service_request_id}; the case's id, not empty
 * @param open whether {@code status} is {@code open}; otherwise it is {@code closed}
 * @param statusNotes {@code status_notes}: how far it has come, in Chinese and English, then the route or the result if it has one
 * @param serviceCode {@code service_code}: the matter, not empty
 * @param serviceName {@code service_name}
 * @param description {@code description}: what was said; never taken from a case, where it is personal
 * @param agency {@code agency_responsible}: who answers for it
 * @param requestedAt {@code requested_datetime}
 * @param updatedAt {@code updated_datetime}
 * @param expectedAt {@code expected_datetime}: when it is due
 * @param address {@code address}
 * @param zipcode {@code zipcode}
 * @param point {@code lat} and {@code long}, WGS 84
 * @param mediaUrl {@code media_url}
 */
public record ServiceRequest(
        String id,
        boolean open,
        Optional<String> statusNotes,
        String serviceCode,
        Optional<String> serviceName,
        Optional<String> description,
        Optional<String> agency,
        Optional<Instant> requestedAt,
        Optional<Instant> updatedAt,
        Optional<Instant> expectedAt,
        Optional<String> address,
        Optional<String> zipcode,
        Optional<GeoPoint> point,
        Optional<String> mediaUrl) {
    /** Checks that nothing is missing. */
    public ServiceRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(statusNotes, "statusNotes");
        Objects.requireNonNull(serviceCode, "serviceCode");
        Objects.requireNonNull(serviceName, "serviceName");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Objects.requireNonNull(expectedAt, "expectedAt");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(zipcode, "zipcode");
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(mediaUrl, "mediaUrl");
        if (id.isEmpty() || serviceCode.isEmpty()) {
            throw new IllegalArgumentException(
                    "The id (" + id + ") and the service code (" + serviceCode + ") of a request must not be empty.");
        }
    }

    /**
     * A case as a service request, without anything personal.
     *
     * @param from the case
     * @return the request; nothing for what has not been reported and for a report of wrongdoing, which is nobody else's business
     */
    public static Optional<ServiceRequest> of(Case from) {
        return from.intake()
                .filter(begun -> !from.isConfidential())
                .map(begun -> new ServiceRequest(
                        from.id().value(),
                        from.stage().isOpen(),
                        Optional.of(notes(from)),
                        begun.report().matter().value(),
                        Optional.empty(),
                        Optional.empty(),
                        from.accountable().map(ActorId::value),
                        Optional.of(begun.at()),
                        from.latestAt(),
                        from.clock().due(),
                        Optional.empty(),
                        Optional.empty(),
                        begun.report().point(),
                        Optional.empty()));
    }

    private static String notes(Case from) {
        String stage = from.stage().label() + " "
                + from.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return stage
                + from.ending()
                        .turnedAway()
                        .map(reason ->
                                "; " + reason.route().orElse(reason.name().toLowerCase(Locale.ROOT)))
                        .orElse("")
                + from.handling()
                        .solution()
                        .map(solution ->
                                "; " + solution.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .orElse("");
    }

    /**
     * The report that this request makes here. Who asked and what they said is personal; a host adds it in slots of its own.
     *
     * @param receiver the handling unit that receives it
     * @return the report, by channel {@link Channel#SYSTEM}
     * @throws IllegalArgumentException if the service code is no well-formed identifier
     */
    public Report toReport(ActorId receiver) {
        Report report = Report.of(MatterId.of(serviceCode), receiver, Channel.SYSTEM);
        return point.map(report::withPoint).orElse(report);
    }
}
