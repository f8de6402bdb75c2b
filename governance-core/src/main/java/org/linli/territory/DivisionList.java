package org.linli.territory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.basics.Name;

/**
 * Divisions by code, as published in CSV files with the columns {@code code} and {@code name} first (others are passed over), and what was
 * wrong with the lines that could not be read.
 *
 * @param divisions the names by code; an area comes right before what lies in it; immutable
 * @param findings what was wrong, by line; immutable
 */
public record DivisionList(SortedMap<DivisionCode, Name> divisions, List<Finding> findings) {
    /** A list without divisions. */
    public static final DivisionList EMPTY = new DivisionList(new TreeMap<>(), List.of());

    /** Copies both. */
    public DivisionList {
        divisions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(divisions));
        findings = List.copyOf(findings);
    }

    /**
     * What was wrong with a line.
     *
     * @param file which file, as the caller calls it
     * @param line which line, from 1
     * @param fault what
     * @param message the same in words
     */
    public record Finding(String file, long line, Fault fault, String message) {
        /** Checks that nothing is missing. */
        public Finding {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(fault, "fault");
            Objects.requireNonNull(message, "message");
        }
    }

    /** What can be wrong with a line. */
    public enum Fault {
        /** The first line does not begin with the columns {@code code} and {@code name}. */
        NO_HEADER,
        /** There are fewer than two columns, or a quote is not closed. */
        MALFORMED_LINE,
        /** The code is none. */
        MALFORMED_CODE,
        /** The name is none. */
        MALFORMED_NAME,
        /** The code stands in the list already. */
        REPEATED_CODE
    }

    /**
     * This list with one more division, such as the city itself, which the files of its parts do not name.
     *
     * @param code its code
     * @param name what it is called
     * @return a list
     */
    public DivisionList with(DivisionCode code, Name name) {
        TreeMap<DivisionCode, Name> more = new TreeMap<>(divisions);
        more.put(code, name);
        return new DivisionList(more, findings);
    }

    /**
     * This list with what another file says. Cost: O(n log n).
     *
     * @param file what the file is called in findings
     * @param csv the file; not closed here
     * @return a list
     * @throws IOException if the file cannot be read
     */
    public DivisionList read(String file, Reader csv) throws IOException {
        BufferedReader lines = new BufferedReader(csv);
        TreeMap<DivisionCode, Name> all = new TreeMap<>(divisions);
        List<Finding> found = new ArrayList<>(findings);
        String header = lines.readLine();
        if (header == null || !header.replace("\uFEFF", "").replace("\"", "").startsWith("code,name")) {
            found.add(
                    new Finding(file, 1, Fault.NO_HEADER, "The first line must begin with the columns code and name."));
            return new DivisionList(all, found);
        }
        long number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isEmpty()) {
                take(file, number, line, all, found);
            }
        }
        return new DivisionList(all, found);
    }

    private static void take(String file, long number, String line, Map<DivisionCode, Name> all, List<Finding> found) {
        List<String> columns = columns(line);
        if (columns.size() < 2) {
            found.add(new Finding(
                    file, number, Fault.MALFORMED_LINE, "The line must have a code and a name, and close its quotes."));
            return;
        }
        DivisionCode code;
        try {
            code = DivisionCode.parse(columns.get(0));
        } catch (IllegalArgumentException e) {
            found.add(new Finding(file, number, Fault.MALFORMED_CODE, String.valueOf(e.getMessage())));
            return;
        }
        try {
            if (all.putIfAbsent(code, Name.parse(columns.get(1))) != null) {
                found.add(new Finding(
                        file, number, Fault.REPEATED_CODE, "The code (" + code + ") must stand in the list once."));
            }
        } catch (IllegalArgumentException e) {
            found.add(new Finding(file, number, Fault.MALFORMED_NAME, String.valueOf(e.getMessage())));
        }
    }

    /** The first two columns; none if a quote is not closed. */
    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>(2);
        int at = 0;
        while (columns.size() < 2 && at <= line.length()) {
            if (at < line.length() && line.charAt(at) == '"') {
                StringBuilder text = new StringBuilder();
                int next = at + 1;
                while (true) {
                    int quote = line.indexOf('"', next);
                    if (quote < 0) {
                        return List.of();
                    }
                    text.append(line, next, quote);
                    next = quote + 1;
                    if (next == line.length() || line.charAt(next) != '"') {
                        break;
                    }
                    text.append('"');
                    next++;
                }
                columns.add(text.toString());
                at = next < line.length() && line.charAt(next) == ',' ? next + 1 : line.length() + 1;
            } else {
                int comma = line.indexOf(',', at);
                columns.add(line.substring(at, comma < 0 ? line.length() : comma));
                at = comma < 0 ? line.length() + 1 : comma + 1;
            }
        }
        return columns;
    }
}
