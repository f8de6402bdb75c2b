package org.linli.responsibility.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.responsibility.inventory.Inventory.Fault;
import org.linli.responsibility.inventory.Inventory.Finding;

/** The lines of a CSV file of matters: read one by one, so that each finding knows its line. */
final class MatterLines {
    static final String HEADER = "id,zh,en,field,goods,provision,reason,sources,from,until";
    private static final int COLUMNS = 10;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<MatterId, Matter> matters = new TreeMap<>();

    /** Why a line cannot be taken. */
    private static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;
        final transient Fault fault;

        BadLine(Fault fault, String message) {
            super(message);
            this.fault = fault;
        }
    }

    MatterLines(String file) {
        this.file = file;
    }

    Inventory.Reading read(String name, String version, InputStream csv) throws IOException {
        byte[] bytes = csv.readAllBytes();
        long number = 0;
        for (int at = 0; at < bytes.length; ) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            number++;
            int length = end > at && bytes[end - 1] == '\r' ? end - at - 1 : end - at;
            try {
                String line = decoded(bytes, at, length);
                if (number == 1) {
                    checkHeader(line);
                } else if (!line.isEmpty()) {
                    take(line);
                }
            } catch (BadLine bad) {
                findings.add(new Finding(file, number, bad.fault, String.valueOf(bad.getMessage())));
            }
            at = end + 1;
        }
        if (number == 0) {
            findings.add(new Finding(file, 1, Fault.NO_HEADER, "The first line must be " + HEADER + "."));
        }
        return findings.isEmpty()
                ? new Inventory.Reading(Optional.of(new Inventory(name, version, matters)), List.of())
                : new Inventory.Reading(Optional.empty(), findings);
    }

    private static String decoded(byte[] bytes, int at, int length) throws BadLine {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadLine(Fault.NOT_UTF_8, "The line must be UTF-8. Maybe it was saved as GBK.");
        }
    }

    private static void checkHeader(String line) throws BadLine {
        if (!line.replace("\uFEFF", "").equals(HEADER)) {
            throw new BadLine(Fault.NO_HEADER, "The first line must be " + HEADER + ".");
        }
    }

    private void take(String line) throws BadLine {
        List<String> cells = cells(line);
        if (cells.size() != COLUMNS) {
            throw new BadLine(
                    Fault.MALFORMED_LINE,
                    "The line must have " + COLUMNS + " cells and close its quotes, but has " + cells.size() + ".");
        }
        Goods goods = cell("goods", cells.get(4), text -> one(Goods.class, text));
        Provision provision = cells.get(5).isEmpty()
                ? goods.suggests()
                : cell("provision", cells.get(5), text -> one(Provision.class, text));
        Optional<Name> reason =
                cells.get(6).isEmpty() ? Optional.empty() : Optional.of(cell("reason", cells.get(6), Name::parse));
        MatterId id = cell("id", cells.get(0), MatterId::parse);
        if (provision != goods.suggests() && reason.isEmpty()) {
            throw new BadLine(
                    Fault.NO_REASON,
                    "The provision of matter (" + id + ") must have a reason, since its class suggests "
                            + goods.suggests() + ".");
        }
        Matter matter = new Matter(
                id,
                cell("zh", cells.get(1), Name::parse),
                cell("en", cells.get(2), Name::parse),
                cell("field", cells.get(3), text -> one(MatterField.class, text)),
                goods,
                provision,
                reason,
                cell("sources", cells.get(7), MatterLines::sources),
                validity(cells.get(8), cells.get(9)));
        if (matters.putIfAbsent(id, matter) != null) {
            throw new BadLine(Fault.REPEATED_ID, "The id (" + id + ") must stand in the file once.");
        }
    }

    private static <T> T cell(String column, String text, Function<String, T> read) throws BadLine {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadLine(Fault.MALFORMED_CELL, "The " + column + " cannot be read: " + e.getMessage());
        }
    }

    private static <E extends Enum<E>> E one(Class<E> type, String text) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(text.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new IllegalArgumentException("The value (" + text + ") must be one of "
                + EnumSet.allOf(type).toString().toLowerCase(Locale.ROOT) + ".");
    }

    private static Set<MatterSource> sources(String text) {
        EnumSet<MatterSource> sources = EnumSet.noneOf(MatterSource.class);
        for (String each : text.split("\\+", -1)) {
            sources.add(one(MatterSource.class, each));
        }
        return sources;
    }

    private static Validity validity(String from, String until) throws BadLine {
        Instant start = cell("from", from, Instant::parse);
        if (until.isEmpty()) {
            return Validity.since(start);
        }
        Instant end = cell("until", until, Instant::parse);
        if (!start.isBefore(end)) {
            throw new BadLine(
                    Fault.UPSIDE_DOWN, "The end (" + until + ") must be later than the start (" + from + ").");
        }
        return Validity.of(start, end);
    }

    /** The cells of a line; fewer than there are if a quote is not closed. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>(COLUMNS);
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.length() == 0) {
                quoted = true;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (!quoted) {
            cells.add(cell.toString());
        }
        return cells;
    }

    static String line(Matter matter) {
        return List.of(
                        matter.id().value(),
                        matter.chinese().value(),
                        matter.english().value(),
                        word(matter.field()),
                        word(matter.goods()),
                        word(matter.provision()),
                        matter.reason().map(Name::value).orElse(""),
                        matter.sources().stream().map(MatterLines::word).collect(Collectors.joining("+")),
                        matter.validity().from().toString(),
                        matter.validity().until().map(Instant::toString).orElse(""))
                .stream()
                .map(MatterLines::quoted)
                .collect(Collectors.joining(","));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String cell) {
        return cell.indexOf(',') < 0 && cell.indexOf('"') < 0 ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
