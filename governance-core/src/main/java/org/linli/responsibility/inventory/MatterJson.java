package org.linli.responsibility.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.responsibility.inventory.Inventory.Fault;
import org.linli.responsibility.inventory.Inventory.Finding;
import org.linli.responsibility.lines.CsvLines.BadLine;
import org.linli.trace.Basis;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** An inventory as JSON: read matter by matter, so that each finding knows its line and path, and judged like the lines of a CSV file. */
final class MatterJson {
    /** The longest file that is read. */
    static final int MOST_BYTES = 64 << 20;

    private static final List<String> COLUMNS = List.of(MatterLines.HEADER.split(","));
    private static final int REASON = COLUMNS.indexOf("reason");
    private static final int PROVISION = COLUMNS.indexOf("provision");
    private static final int SOURCES = COLUMNS.indexOf("sources");
    private static final int UNTIL = COLUMNS.indexOf("until");
    /** An object, a list of matters, one of them, its list of sources, and no more. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(10_000)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final MatterPeriods matters = new MatterPeriods();
    private final Map<String, String> names = new HashMap<>();
    private boolean hasMatters;
    /** The last line that was looked at, for faults that have no place of their own. */
    private int last = 1;

    MatterJson(String file) {
        this.file = file;
    }

    Inventory.Reading read(InputStream json) throws IOException {
        byte[] bytes = json.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            find(1, "", Fault.TOO_LARGE, "The file must have at most " + MOST_BYTES + " bytes.");
        } else {
            String text = decoded(bytes);
            if (text != null) {
                parse(text);
            }
        }
        return findings.isEmpty()
                ? new Inventory.Reading(Optional.of(matters.inventory(name("name"), name("version"))), List.of())
                : new Inventory.Reading(Optional.empty(), findings);
    }

    private String name(String member) {
        return names.getOrDefault(member, "");
    }

    /** What somebody wrote is never repeated. */
    private void unknown(long line, String path, String name) {
        find(line, path, Fault.UNKNOWN_MEMBER, "A member, of " + name.length() + " characters, is not known here.");
    }

    private void find(long line, String path, Fault fault, String message) {
        findings.add(new Finding(file, line, path, fault, message));
    }

    /** The text of the bytes; null, and a finding, if they are no UTF-8. */
    private @Nullable String decoded(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            long line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            find(line, "", Fault.NOT_UTF_8, "The line must be UTF-8. Maybe it was saved as GBK.");
            return null;
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void parse(String text) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                find(line(in), "", Fault.WRONG_TYPE, "The file must be an object.");
                return;
            }
            while (in.nextToken() != JsonToken.END_OBJECT) {
                member(in);
            }
            if (in.nextToken() != null) {
                find(line(in), "", Fault.MALFORMED_JSON, "Nothing must follow after the object.");
            }
            for (String name : List.of("name", "version")) {
                if (!names.containsKey(name)) {
                    find(line(in), name, Fault.MISSING_MEMBER, "The " + name + " of the inventory must be there.");
                }
            }
            if (!hasMatters) {
                find(line(in), "matters", Fault.MISSING_MEMBER, "The matters of the inventory must be there.");
            }
        } catch (JacksonException e) {
            int line =
                    e.getLocation() == null ? last : Math.max(1, e.getLocation().getLineNr());
            find(
                    line,
                    "",
                    Fault.MALFORMED_JSON,
                    "The text must be JSON from here on, with no member twice and nothing nested too deeply or too long.");
        }
    }

    private int line(JsonParser in) {
        last = Math.max(1, in.currentTokenLocation().getLineNr());
        return last;
    }

    private void member(JsonParser in) {
        String name = in.currentName();
        JsonToken token = in.nextToken();
        switch (name) {
            case "name", "version" -> {
                int line = line(in);
                if (token != JsonToken.VALUE_STRING) {
                    find(line, name, Fault.WRONG_TYPE, "The " + name + " must be a text.");
                    in.skipChildren();
                    return;
                }
                names.put(name, in.getString());
                try {
                    Basis.of(
                            name.equals("name") ? "inventory." + name(name) : "inventory",
                            name.equals("name") ? "1" : name(name));
                } catch (IllegalArgumentException e) {
                    find(line, name, Fault.MALFORMED_CELL, "The " + name + " must be an identifier without '@'.");
                }
            }
            case "matters" -> matters(in, token);
            default -> {
                unknown(line(in), "", name);
                in.skipChildren();
            }
        }
    }

    private void matters(JsonParser in, JsonToken token) {
        hasMatters = true;
        if (token != JsonToken.START_ARRAY) {
            find(line(in), "matters", Fault.WRONG_TYPE, "The matters must be a list.");
            in.skipChildren();
            return;
        }
        for (int number = 0; in.nextToken() != JsonToken.END_ARRAY; number++) {
            String path = "matters[" + number + "]";
            if (in.currentToken() == JsonToken.START_OBJECT) {
                matter(in, path);
            } else {
                find(line(in), path, Fault.WRONG_TYPE, "A matter must be an object.");
                in.skipChildren();
            }
        }
    }

    private void matter(JsonParser in, String path) {
        int start = line(in);
        int before = findings.size();
        String[] cells = new String[COLUMNS.size()];
        Map<String, Integer> lines = new HashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            int column = COLUMNS.indexOf(name);
            lines.put(name, line(in));
            if (column < 0) {
                unknown(line(in), path, name);
                in.skipChildren();
            } else if (column == SOURCES && token != JsonToken.VALUE_NULL) {
                cells[column] = sources(in, token, path);
            } else if (token == JsonToken.VALUE_STRING && !in.getString().isEmpty()) {
                cells[column] = in.getString();
            } else if (token != JsonToken.VALUE_NULL) {
                find(line(in), path + "." + name, Fault.WRONG_TYPE, "This must be a text, and not an empty one.");
                in.skipChildren();
            }
        }
        for (int column = 0; column < cells.length; column++) {
            boolean mayMiss = column == REASON || column == PROVISION || column == UNTIL;
            if (cells[column] == null && !mayMiss && findings.size() == before) {
                String name = COLUMNS.get(column);
                find(start, path + "." + name, Fault.MISSING_MEMBER, "The " + name + " of a matter must be there.");
            }
            cells[column] = cells[column] == null ? "" : cells[column];
        }
        if (findings.size() == before) {
            take(List.of(cells), path, start, lines);
        }
    }

    private void take(List<String> cells, String path, int start, Map<String, Integer> lines) {
        try {
            matters.add(MatterLines.matter(cells));
        } catch (BadLine bad) {
            find(
                    lines.getOrDefault(bad.column(), start),
                    bad.column().isEmpty() ? path : path + "." + bad.column(),
                    Fault.valueOf(bad.fault().name()),
                    String.valueOf(bad.getMessage()));
        }
    }

    /** The sources as a cell has them; null if there are none or one is no text. */
    private @Nullable String sources(JsonParser in, JsonToken token, String path) {
        if (token != JsonToken.START_ARRAY) {
            find(line(in), path + ".sources", Fault.WRONG_TYPE, "The sources must be a list of texts.");
            in.skipChildren();
            return null;
        }
        List<String> all = new ArrayList<>();
        for (int number = 0; in.nextToken() != JsonToken.END_ARRAY; number++) {
            if (in.currentToken() == JsonToken.VALUE_STRING && in.getString().indexOf('+') < 0) {
                all.add(in.getString());
            } else {
                find(
                        line(in),
                        path + ".sources[" + number + "]",
                        Fault.WRONG_TYPE,
                        "A source must be a text that names one.");
                in.skipChildren();
            }
        }
        return all.isEmpty() ? null : String.join("+", all);
    }

    static String text(Inventory inventory) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("name", inventory.name());
            out.writeStringProperty("version", inventory.version());
            out.writeArrayPropertyStart("matters");
            for (Matter matter : inventory.matters().keySet().stream()
                    .flatMap(id -> inventory.periods(id).stream())
                    .toList()) {
                out.flush();
                text.write('\n');
                out.writeStartObject();
                List<String> cells = MatterLines.cells(matter);
                for (int column = 0; column < cells.size(); column++) {
                    if (column == SOURCES) {
                        out.writeArrayPropertyStart(COLUMNS.get(column));
                        for (String source : cells.get(column).split("\\+", -1)) {
                            out.writeString(source);
                        }
                        out.writeEndArray();
                    } else if (!cells.get(column).isEmpty()) {
                        out.writeStringProperty(COLUMNS.get(column), cells.get(column));
                    }
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return text.append('\n').toString();
    }
}
