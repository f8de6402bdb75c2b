package org.linli.choice.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text in strict UTF-8, with its name, for readers that say where something is wrong. */
final class TextFile {
    private final String name;
    private final String text;

    private TextFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    static TextFile read(Path path) throws IOException {
        Path name = path.getFileName();
        return of(name == null ? path.toString() : name.toString(), Files.readAllBytes(path));
    }

    static TextFile of(String name, byte[] bytes) throws MalformedFileException {
        long line = 1;
        for (byte each : bytes) {
            line += each == '\n' ? 1 : 0;
            if (each == 0) {
                throw new MalformedFileException(
                        name,
                        line,
                        "The byte 0x00 must not stand in a text. Maybe the file was saved as UTF-16 (\"Unicode\") instead of"
                                + " UTF-8.");
            }
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var result = decoder.decode(in, out, true);
        if (result.isError()) {
            line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            CharacterCodingException cause = new CharacterCodingException();
            throw new MalformedFileException(
                    name,
                    line,
                    "The byte 0x" + String.format("%02X", bytes[in.position()])
                            + " is not UTF-8. Maybe the file was saved in another encoding, or cut short.",
                    cause);
        }
        out.flip();
        String text = out.toString();
        return new TextFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    String name() {
        return name;
    }

    MalformedFileException problem(long line, String problem) {
        return new MalformedFileException(name, line, problem);
    }

    MalformedFileException problem(long line, IllegalArgumentException cause) {
        String message = cause.getMessage();
        return new MalformedFileException(name, line, message == null ? cause.toString() : message, cause);
    }

    /** The lines without their ends, which may be LF or CR LF. */
    List<String> lines() {
        return text.lines().toList();
    }

    /** A number of a field, or the problem with it. */
    long number(long line, String what, String field) throws MalformedFileException {
        try {
            return Long.parseLong(field.strip());
        } catch (NumberFormatException e) {
            throw new MalformedFileException(name, line, "The " + what + " (" + field + ") must be a whole number.", e);
        }
    }

    int smallNumber(long line, String what, String field) throws MalformedFileException {
        long number = number(line, what, field);
        if (number != (int) number) {
            throw problem(line, "The " + what + " (" + field + ") must be less than 2^31.");
        }
        return (int) number;
    }

    /** One record of separated values, and the line on which it begins. */
    record Row(long line, List<String> fields) {}

    /**
     * All records of a text of separated values. A field that begins with a double quote ends with one, may hold anything, and writes a
     * double quote as two; in any other field double quotes are plain characters.
     */
    List<Row> rows(char separator) throws MalformedFileException {
        List<Row> rows = new ArrayList<>();
        long line = 1;
        int at = 0;
        int end = text.length();
        while (at < end) {
            long began = line;
            List<String> fields = new ArrayList<>();
            boolean more = true;
            while (more) {
                StringBuilder quoted = null;
                int from = at;
                if (at < end && text.charAt(at) == '"') {
                    quoted = new StringBuilder();
                    at++;
                    while (true) {
                        if (at >= end) {
                            throw problem(
                                    began,
                                    "The quoted field must end before the file does. Maybe the file was cut short.");
                        }
                        char c = text.charAt(at++);
                        if (c == '"' && at < end && text.charAt(at) == '"') {
                            quoted.append('"');
                            at++;
                        } else if (c == '"') {
                            break;
                        } else {
                            line += c == '\n' ? 1 : 0;
                            quoted.append(c);
                        }
                    }
                    from = at;
                }
                while (at < end && text.charAt(at) != separator && !isLineEnd(at)) {
                    at++;
                }
                fields.add(field(quoted, text.substring(from, at), began));
                more = at < end && text.charAt(at) == separator;
                at += more ? 1 : 0;
            }
            if (at < end) {
                at += text.charAt(at) == '\r' ? 2 : 1;
                line++;
            }
            rows.add(new Row(began, fields));
        }
        return rows;
    }

    private boolean isLineEnd(int at) {
        char c = text.charAt(at);
        return c == '\n' || (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n');
    }

    private String field(@Nullable StringBuilder quoted, String rest, long line) throws MalformedFileException {
        if (quoted == null) {
            return rest;
        }
        if (!rest.isEmpty()) {
            throw problem(line, "The quoted field must be followed by a separator, not by \"" + rest + "\".");
        }
        return quoted.toString();
    }

    /** Writes a field so that {@link #rows} reads it back. */
    static String quoted(String field, char separator) {
        boolean plain = field.indexOf(separator) < 0
                && field.indexOf('\n') < 0
                && field.indexOf('\r') < 0
                && !field.startsWith("\"");
        return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
