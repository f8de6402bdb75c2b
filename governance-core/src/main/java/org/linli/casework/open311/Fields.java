package org.linli.casework.open311;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.basics.GeoPoint;
import org.linli.basics.Microseconds;

/** The fields of one service request as they are read: those of the standard are kept, others passed over; the first fault is kept, too. */
final class Fields {
    private static final Set<String> KNOWN = Set.of(
            "service_request_id",
            "status",
            "status_notes",
            "service_code",
            "service_name",
            "description",
            "agency_responsible",
            "requested_datetime",
            "updated_datetime",
            "expected_datetime",
            "address",
            "zipcode",
            "lat",
            "long",
            "media_url");

    private final Map<String, String> values = new HashMap<>();
    private final String path;
    private final int line;
    private @Nullable Open311Exception fault;

    Fields(int number, int line) {
        this.path = "request[" + number + "]";
        this.line = line;
    }

    void reject(String must) {
        reject(new Open311Exception(line, path, must));
    }

    private void reject(Open311Exception found) {
        fault = Objects.requireNonNullElse(fault, found);
    }

    void put(String name, String value) {
        if (KNOWN.contains(name) && values.put(name, value) != null) {
            reject(no(name, "stand once"));
        }
    }

    void nested(String name) {
        if (KNOWN.contains(name)) {
            reject(no(name, "be a text or a number"));
        }
    }

    /** The request; what is empty counts as missing. */
    ServiceRequest request() {
        if (fault != null) {
            throw fault;
        }
        return new ServiceRequest(
                needed("service_request_id"),
                isOpen(),
                text("status_notes"),
                needed("service_code"),
                text("service_name"),
                text("description"),
                text("agency_responsible"),
                time("requested_datetime"),
                time("updated_datetime"),
                time("expected_datetime"),
                text("address"),
                text("zipcode"),
                point(),
                text("media_url"));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
    }

    private String needed(String name) {
        return text(name).orElseThrow(() -> no(name, "have a value"));
    }

    private Open311Exception no(String name, String must) {
        return new Open311Exception(line, path + "." + name, must);
    }

    private boolean isOpen() {
        return switch (needed("status")) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw no("status", "be open or closed");
        };
    }

    private Optional<Instant> time(String name) {
        try {
            return text(name)
                    .map(text -> Microseconds.cut(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw no(name, "be a time with its offset, such as 2026-03-03T09:14:00+08:00, that can be kept");
        }
    }

    private Optional<GeoPoint> point() {
        @Nullable String lat = text("lat").orElse(null);
        @Nullable String lon = text("long").orElse(null);
        if (lat == null && lon == null) {
            return Optional.empty();
        }
        double latitude = degrees("lat", lat, 90);
        double longitude = degrees("long", lon, 180);
        return Optional.of(GeoPoint.of(latitude, longitude));
    }

    private double degrees(String name, @Nullable String text, int most) {
        try {
            double degrees = Double.parseDouble(Objects.requireNonNullElse(text, ""));
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            throw no(name, "be degrees, and both latitude and longitude be given or neither");
        }
        throw no(name, "be degrees from -" + most + " to " + most);
    }
}
