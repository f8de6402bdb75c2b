package org.linli.basics.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON text as a tree of {@link Map}, {@link List}, {@link String}, {@link Double}, {@link Boolean} and null. The parser's own limits on
 * depth and length hold. An object with two members of one name is refused: whoever reads it next may take the other one.
 */
public final class JsonTree {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonTree() {}

    /** A text that is no JSON. */
    public static final class MalformedJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedJsonException(String where) {
            super(where);
        }
    }

    /**
     * Reads a text.
     *
     * @param json the text
     * @return its tree; null for the text {@code null}
     * @throws MalformedJsonException if it is no JSON, or an object has a member twice; the message says where, and shows nothing of the text
     */
    public static @Nullable Object read(String json) throws MalformedJsonException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            Object tree = value(parser);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("the end");
            }
            return tree;
        } catch (JacksonException e) {
            // What is too deep or too long for the parser has no place.
            throw new MalformedJsonException(
                    e.getLocation() == null
                            ? "what is nested too deeply or is too long"
                            : "line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr());
        }
    }

    private static @Nullable Object value(JsonParser parser) throws MalformedJsonException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new MalformedJsonException("the end");
        }
        switch (token) {
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                return list;
            }
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                return object;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return parser.getDoubleValue();
            }
            case VALUE_STRING -> {
                return parser.getString();
            }
            case VALUE_TRUE -> {
                return true;
            }
            case VALUE_FALSE -> {
                return false;
            }
            default -> {
                return null;
            }
        }
    }

    /**
     * A member of an object.
     *
     * @param tree an object, or anything else
     * @param name the member's name
     * @return its value; null if there is none
     */
    public static @Nullable Object member(@Nullable Object tree, String name) {
        return tree instanceof Map<?, ?> object ? object.get(name) : null;
    }
}
