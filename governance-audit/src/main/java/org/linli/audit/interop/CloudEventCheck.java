package org.linli.audit.interop;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What CloudEvents 1.0 asks of attributes. */
final class CloudEventCheck {
    static final String FORMAT = "cloud event";

    /** The attributes that the specification names, and the members of the JSON format: none is the name of an extension. */
    static final Set<String> RESERVED = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "data",
            "data_base64");

    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]+");
    /** RFC 2045, 5.1: type, subtype and parameters, in printable ASCII on one line. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+(?: *;[ -~]*)?");

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST =
            Instant.parse("9999-12-31T23:59:59.999999999Z").plusNanos(1);

    private CloudEventCheck() {}

    /** A string of at least one character, without control characters, halves of characters and what is none. */
    static void check(String name, String value) {
        Objects.requireNonNull(value, name);
        if (value.isEmpty()) {
            throw broken(name, "it must not be empty.");
        }
        checkText(name, value);
    }

    private static void checkText(String name, String value) {
        boolean isFine = value.codePoints()
                .noneMatch(each -> each < 0x20
                        || (each >= 0x7f && each < 0xa0)
                        || (each >= 0xd800 && each < 0xe000)
                        || (each >= 0xfdd0 && each < 0xfdf0)
                        || (each & 0xfffe) == 0xfffe);
        if (!isFine) {
            throw broken(name, "it must have no control characters, and none that Unicode has not.");
        }
    }

    static void checkReference(String name, String value) {
        check(name, value);
        // The JDK takes other characters too; those of RFC 3986 are of ASCII.
        if (value.chars().anyMatch(each -> each >= 0x80)) {
            throw broken(
                    name, "it must be a URI reference, in which other characters than those of ASCII are escaped.");
        }
        try {
            new URI(value);
        } catch (URISyntaxException e) {
            throw broken(name, "it must be a URI reference.");
        }
    }

    static void checkAbsolute(String name, String value) {
        checkReference(name, value);
        if (!URI.create(value).isAbsolute()) {
            throw broken(name, "it must be an absolute URI.");
        }
    }

    static void checkMediaType(String value) {
        if (!MEDIA_TYPE.matcher(value).matches()) {
            throw broken("datacontenttype", "it must be a media type.");
        }
    }

    /** What RFC 3339 can spell. */
    static void checkTime(Instant value) {
        if (value.isBefore(EARLIEST) || !value.isBefore(LATEST)) {
            throw broken("time", "it must lie in the years 0 to 9999.");
        }
    }

    static void checkExtension(String name, @Nullable Object value) {
        if (!EXTENSION.matcher(name).matches() || RESERVED.contains(name)) {
            throw broken(
                    RESERVED.contains(name) ? name : "an extension",
                    "the name of an extension must be of lower-case letters and digits, and no attribute's.");
        } else if (value instanceof String text) {
            checkText(name, text);
        } else if (!(value instanceof Boolean) && !(value instanceof Integer)) {
            throw broken(name, "the value of an extension must be a string, a boolean or a 32-bit integer.");
        }
    }

    static InterchangeException broken(String place, String rule) {
        return new InterchangeException(FORMAT, place, rule);
    }
}
