package org.linli.audit.interop;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.CanonicalForm;
import org.linli.basics.json.JsonTree;
import org.linli.basics.json.JsonTree.MalformedJsonException;

/** The JSON format of CloudEvents 1.0. */
final class CloudEventJson {
    /** The largest integer that every JSON parser takes as it is (RFC 7493). */
    private static final double EXACT = (1L << 53) - 1;

    /** The longest number, or a word: {@code -1.2345678901234567E-300}. */
    private static final int NUMBER = 32;

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private CloudEventJson() {}

    static @Nullable Object tree(String json) {
        requireShort(json);
        try {
            return JsonTree.read(json);
        } catch (MalformedJsonException e) {
            throw broken(String.valueOf(e.getMessage()), "it must be JSON.");
        }
    }

    static void requireShort(String json) {
        if (json.length() > CloudEvent.LONGEST) {
            throw broken("the end", "it must have at most " + CloudEvent.LONGEST + " characters.");
        }
    }

    /** The same value, immutable, with whole numbers in the place of doubles that are. */
    static @Nullable Object copy(@Nullable Object value, int depth) {
        if (depth > CanonicalForm.MAX_DEPTH) {
            throw broken("data", "it must be nested at most " + CanonicalForm.MAX_DEPTH + " deep.");
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof String text) {
            return wellFormed(text);
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(each -> copy.add(copy(each, depth + 1)));
            return Collections.unmodifiableList(copy);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, each) -> copy.put(wellFormed(String.valueOf(name)), copy(each, depth + 1)));
            return Collections.unmodifiableMap(copy);
        } else if (value == null || value instanceof Boolean) {
            return value;
        }
        throw broken("data", "it must be of what JSON has: maps, lists, strings, numbers, booleans and null.");
    }

    private static Object number(Number number) {
        double value = number.doubleValue();
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw broken("a number", "it must be one that a double can hold.");
        }
        boolean isWhole = Math.rint(value) == value && Math.abs(value) <= EXACT;
        return isWhole ? (Object) number.longValue() : (Object) value;
    }

    private static String wellFormed(String text) {
        if (text.codePoints().anyMatch(each -> each >= 0xd800 && each < 0xe000)) {
            throw broken("a string", "it must not have half of a surrogate pair.");
        }
        return text;
    }

    static List<CloudEvent> batch(@Nullable Object tree) {
        if (!(tree instanceof List<?> list)) {
            throw broken("the beginning", "a batch must be an array.");
        }
        List<CloudEvent> events = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            events.add(event(list.get(i), "event " + i));
        }
        return List.copyOf(events);
    }

    /** Reads an event; in a batch, its place stands before that of what is wrong. */
    static CloudEvent event(@Nullable Object tree, String place) {
        try {
            if (!(tree instanceof Map<?, ?> members)) {
                throw broken("the beginning", "an event must be an object.");
            }
            return event(members);
        } catch (InterchangeException e) {
            throw place.isEmpty()
                    ? e
                    : broken(
                            place + ", " + e.place(),
                            String.valueOf(e.getMessage())
                                    .substring(String.valueOf(e.getMessage()).indexOf(": ") + 2));
        }
    }

    private static CloudEvent event(Map<?, ?> members) {
        if (!"1.0".equals(text(members, "specversion").orElse(""))) {
            throw broken("specversion", "it must be 1.0.");
        }
        Map<String, Object> extensions = new TreeMap<>();
        members.forEach((name, value) -> {
            if (value != null && !CloudEventCheck.RESERVED.contains(String.valueOf(name))) {
                boolean isInteger = value instanceof Double number && number == number.intValue();
                extensions.put(String.valueOf(name), isInteger ? (Object) ((Double) value).intValue() : value);
            }
        });
        return new CloudEvent(
                wanted(members, "id"),
                wanted(members, "source"),
                wanted(members, "type"),
                text(members, "subject"),
                text(members, "time").map(CloudEventJson::instant),
                text(members, "datacontenttype"),
                text(members, "dataschema"),
                extensions,
                data(members));
    }

    private static Optional<CloudEvent.Data> data(Map<?, ?> members) {
        Optional<String> base64 = text(members, "data_base64");
        if (base64.isPresent() && members.containsKey("data")) {
            throw broken("data_base64", "there must be data or data_base64, not both.");
        } else if (base64.isPresent()) {
            try {
                return Optional.of(
                        new CloudEvent.Data.Binary(Base64.getDecoder().decode(base64.get())));
            } catch (IllegalArgumentException e) {
                throw broken("data_base64", "it must be base64.");
            }
        }
        return members.containsKey("data")
                ? Optional.of(new CloudEvent.Data.Json(members.get("data")))
                : Optional.empty();
    }

    private static String wanted(Map<?, ?> members, String name) {
        return text(members, name).orElseThrow(() -> broken(name, "every event must have it."));
    }

    /** An attribute that is a string; null is as good as none. */
    private static Optional<String> text(Map<?, ?> members, String name) {
        Object value = members.get(name);
        if (value != null && !(value instanceof String)) {
            throw broken(name, "it must be a string.");
        }
        return Optional.ofNullable((String) value);
    }

    /** RFC 3339. */
    private static Instant instant(String text) {
        try {
            if (!TIME.matcher(text).matches()) {
                throw new DateTimeException("of another form");
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw broken("time", "it must be a time such as 2026-03-02T01:00:00Z.");
        }
    }

    static Map<String, @Nullable Object> members(CloudEvent event) {
        return members(
                event.id(),
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                event.dataContentType(),
                event.dataSchema(),
                event.extensions(),
                event.data());
    }

    static Map<String, @Nullable Object> members(
            String id,
            String source,
            String type,
            Optional<String> subject,
            Optional<Instant> time,
            Optional<String> contentType,
            Optional<String> schema,
            Map<String, Object> extensions,
            Optional<CloudEvent.Data> content) {
        Map<String, @Nullable Object> members = new TreeMap<>(extensions);
        members.put("specversion", "1.0");
        members.put("id", id);
        members.put("source", source);
        members.put("type", type);
        subject.ifPresent(each -> members.put("subject", each));
        time.ifPresent(each -> members.put("time", each.toString()));
        contentType.ifPresent(each -> members.put("datacontenttype", each));
        schema.ifPresent(each -> members.put("dataschema", each));
        content.ifPresent(data -> {
            if (data instanceof CloudEvent.Data.Json json) {
                members.put("data", json.value());
            } else if (data instanceof CloudEvent.Data.Binary binary) {
                members.put("data_base64", Base64.getEncoder().encodeToString(binary.bytes()));
            }
        });
        return members;
    }

    /** Refuses an event whose text would be too long to be read again. */
    static void requireWritable(Map<String, @Nullable Object> members) {
        if (most(members) > CloudEvent.LONGEST) {
            requireShort(write(members));
        }
    }

    /** How many characters a value may take at most: six for one that is escaped. */
    private static long most(@Nullable Object value) {
        if (value instanceof String text) {
            return 2 + 6L * text.length();
        } else if (value instanceof List<?> list) {
            return list.stream().mapToLong(each -> 1 + most(each)).sum() + 2;
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                            .mapToLong(each -> 2 + most(each.getKey()) + most(each.getValue()))
                            .sum()
                    + 2;
        }
        return NUMBER;
    }

    /** Doubles are spelt as the JDK does, everything else in canonical form. */
    static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((name, each) -> sorted.put(String.valueOf(name), each));
            out.append('{');
            sorted.forEach((name, each) -> {
                out.append(out.charAt(out.length() - 1) == '{' ? "" : ",");
                write(name, out);
                out.append(':');
                write(each, out);
            });
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : ",");
                write(list.get(i), out);
            }
            out.append(']');
        } else if (value instanceof Double number) {
            out.append(number);
        } else {
            out.append(new String(CanonicalForm.write(value), StandardCharsets.UTF_8));
        }
    }

    private static InterchangeException broken(String place, String rule) {
        return CloudEventCheck.broken(place, rule);
    }
}
