package org.linli.casework.open311;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a service request as texts, by the names of the standard. */
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
}
