package org.linli.walkthrough.requests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value of JSON, read by as much of a reader as files of reference figures need. */
public record Json(Object value) {

    /** The value that a text says. */
    public static Json parse(String text) {
        return new Json(new Reader(text).value());
    }

    /** A member of an object. */
    public Json at(String member) {
        return members().get(member);
    }

    /** All of them. */
    @SuppressWarnings("unchecked")
    public Map<String, Json> members() {
        return (Map<String, Json>) value;
    }

    @SuppressWarnings("unchecked")
    List<Json> elements() {
        return (List<Json>) value;
    }

    /** A text. */
    public String text() {
        return (String) value;
    }

    /** A number. */
    public double number() {
        return (Double) value;
    }

    Map<String, Long> counts() {
        return members().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e ->
                (long) e.getValue().number()));
    }

    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Object value() {
            char first = peek();
            if (first == '{') {
                Map<String, Json> members = new LinkedHashMap<>();
                list('}', () -> {
                    peek();
                    String name = string();
                    peek();
                    at++;
                    members.put(name, new Json(value()));
                });
                return members;
            }
            if (first == '[') {
                List<Json> elements = new ArrayList<>();
                list(']', () -> elements.add(new Json(value())));
                return elements;
            }
            if (first == 't' || first == 'f') {
                at += first == 't' ? 4 : 5;
                return first == 't';
            }
            return first == '"' ? string() : number();
        }

        private void list(char end, Runnable element) {
            at++;
            while (peek() != end) {
                if (text.charAt(at) == ',') {
                    at++;
                }
                element.run();
            }
            at++;
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\') {
                    at++;
                    if (text.charAt(at) == 'u') {
                        string.append((char) Integer.parseInt(text, at + 1, at + 5, 16));
                        at += 4;
                        continue;
                    }
                }
                string.append(text.charAt(at));
            }
            at++;
            return string.toString();
        }

        private Double number() {
            int start = at;
            while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return Double.valueOf(text.substring(start, at));
        }

        private char peek() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.charAt(at);
        }
    }
}
