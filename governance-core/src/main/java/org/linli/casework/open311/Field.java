package org.linli.casework.open311;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.basics.GeoPoint;
import org.linli.basics.Microseconds;

/** The fields of a service request as texts, by the names of the standard, and back. */
final class Field {
    private Field() {}

    /** The fields that have a value, in the order of the standard. */
    static Map<String, String> of(ServiceRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("service_request_id", request.id());
        fields.put("status", request.open() ? "open" : "closed");
        put(fields, "status_notes", request.statusNotes());
        put(fields, "service_name", request.serviceName());
        fields.put("service_code", request.serviceCode());
        put(fields, "description", request.description());
        put(fields, "agency_responsible", request.agency());
        put(fields, "requested_datetime", request.requestedAt());
        put(fields, "updated_datetime", request.updatedAt());
        put(fields, "expected_datetime", request.expectedAt());
        put(fields, "address", request.address());
        put(fields, "zipcode", request.zipcode());
        request.point().ifPresent(point -> {
            String[] parts = point.toString().split(",", -1);
            fields.put("lat", parts[0]);
            fields.put("long", parts[1]);
        });
        put(fields, "media_url", request.mediaUrl());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, Optional<?> value) {
        value.map(Object::toString).filter(text -> !text.isEmpty()).ifPresent(text -> fields.put(name, text));
    }

    /** The request of some fields; unknown ones are passed over, empty ones count as missing. */
    static ServiceRequest read(Map<String, String> fields, int number, int line) {
        Reading from = new Reading(fields, "request[" + number + "]", line);
        return new ServiceRequest(
                from.needed("service_request_id"),
                from.isOpen(),
                from.text("status_notes"),
                from.needed("service_code"),
                from.text("service_name"),
                from.text("description"),
                from.text("agency_responsible"),
                from.time("requested_datetime"),
                from.time("updated_datetime"),
                from.time("expected_datetime"),
                from.text("address"),
                from.text("zipcode"),
                from.point(),
                from.text("media_url"));
    }

    /** Fields being read. */
    private record Reading(Map<String, String> fields, String path, int line) {
        Optional<String> text(String name) {
            return Optional.ofNullable(fields.get(name)).filter(text -> !text.isEmpty());
        }

        String needed(String name) {
            return text(name).orElseThrow(() -> no(name, "have a value"));
        }

        Open311Exception no(String name, String must) {
            return new Open311Exception(line, path + "." + name, must);
        }

        boolean isOpen() {
            return switch (needed("status")) {
                case "open" -> true;
                case "closed" -> false;
                default -> throw no("status", "be open or closed");
            };
        }

        Optional<Instant> time(String name) {
            try {
                return text(name)
                        .map(text -> Microseconds.cut(OffsetDateTime.parse(text).toInstant()));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw no(name, "be a time with its offset, such as 2026-03-03T09:14:00+08:00, that can be kept");
            }
        }

        Optional<GeoPoint> point() {
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
}
