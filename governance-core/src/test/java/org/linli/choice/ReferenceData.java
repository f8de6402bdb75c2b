package org.linli.choice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

/** Published data and reference results: found through a system property, and never part of the project. */
public final class ReferenceData {
    private ReferenceData() {}

    /** A folder of the data; the test is skipped, saying why, if it is absent. */
    public static Path folder(String path) {
        Optional<Path> folder = Optional.ofNullable(System.getProperty("linli.data"))
                .map(data -> Path.of(data).resolve(path));
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            System.out.println("Skipped: no " + path + " below the folder that the system property linli.data names");
            Assumptions.abort("no " + path + " below linli.data");
            throw new TestAbortedException();
        }
        return folder.get();
    }

    /** The files of a folder and its folders with one of these endings, by name. */
    public static List<Path> files(String path, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(folder(path))) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    /** JSON as maps, lists, strings, longs, doubles, booleans and null: enough for reference files, with no library. */
    public static Object json(Path file) throws IOException {
        return new Json(Files.readString(file)).whole();
    }

    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object whole() {
            Object value = value();
            skip();
            if (at != text.length()) {
                throw new IllegalArgumentException("JSON goes on at " + at);
            }
            return value;
        }

        private void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private boolean eat(char c) {
            skip();
            boolean there = text.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        private Object value() {
            skip();
            char c = text.charAt(at);
            if (c == '{') {
                Map<String, Object> map = new LinkedHashMap<>();
                at++;
                while (!eat('}')) {
                    skip();
                    String key = string();
                    eat(':');
                    map.put(key, value());
                    eat(',');
                }
                return map;
            }
            if (c == '[') {
                List<Object> list = new ArrayList<>();
                at++;
                while (!eat(']')) {
                    list.add(value());
                    eat(',');
                }
                return list;
            }
            if (c == '"') {
                return string();
            }
            int from = at;
            while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(from, at);
            return switch (word) {
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                case "null" -> null;
                default -> word.matches("-?\\d+") ? (Object) Long.valueOf(word) : Double.valueOf(word);
            };
        }

        private String string() {
            StringBuilder out = new StringBuilder();
            at++;
            while (text.charAt(at) != '"') {
                char c = text.charAt(at++);
                if (c == '\\') {
                    char e = text.charAt(at++);
                    if (e == 'u') {
                        out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                        at += 4;
                    } else {
                        out.append("\"\\/bfnrt".indexOf(e) < 3 ? e : "\b\f\n\r\t".charAt("bfnrt".indexOf(e)));
                    }
                } else {
                    out.append(c);
                }
            }
            at++;
            return out.toString();
        }
    }
}
