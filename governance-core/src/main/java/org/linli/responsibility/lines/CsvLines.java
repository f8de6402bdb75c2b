package org.linli.responsibility.lines;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The lines of a CSV file in UTF-8, with or without a byte order mark, whose first line names the columns. */
public final class CsvLines {
    private CsvLines() {}

    /** What can be wrong with a line. */
    public enum Fault {
        /** The first line does not name the columns. */
        NO_HEADER,
        /** The line is not UTF-8. */
        NOT_UTF_8,
        /** The line has more or fewer cells than columns, or a quote is not closed on it or stands inside a cell. */
        MALFORMED_LINE,
        /** A cell cannot be read. */
        MALFORMED_CELL,
        /** The end is not later than the start. */
        UPSIDE_DOWN,
        /** A reason is missing. */
        NO_REASON,
        /** What names the line stands in the file already. */
        REPEATED_ID
    }

    /** Why a line cannot be taken. */
    public static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;
        private final Fault fault;
        private final String column;

        /**
         * A fault of a line.
         *
         * @param fault which
         * @param message the same in words
         */
        public BadLine(Fault fault, String message) {
            this(fault, "", message);
        }

        /**
         * A fault of a cell.
         *
         * @param fault which
         * @param column in which column
         * @param message the same in words
         */
        public BadLine(Fault fault, String column, String message) {
            super(message);
            this.fault = fault;
            this.column = column;
        }

        /**
         * What is wrong.
         *
         * @return the fault
         */
        public Fault fault() {
            return fault;
        }

        /**
         * In which column.
         *
         * @return its name; empty if it is no one column's
         */
        public String column() {
            return column;
        }
    }

    /** Takes the cells of a line. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes a line.
         *
         * @param cells its cells, as many as there are columns
         * @throws BadLine if it cannot be taken
         */
        void take(List<String> cells) throws BadLine;
    }

    /** Takes the cells of a line, and is told which line it is. */
    @FunctionalInterface
    public interface NumberedTaker {
        /**
         * Takes a line.
         *
         * @param line its number, from 1
         * @param cells its cells, as many as there are columns
         * @throws BadLine if it cannot be taken
         */
        void take(long line, List<String> cells) throws BadLine;
    }

    /** Is told what is wrong. */
    @FunctionalInterface
    public interface Teller {
        /**
         * Is told of a line.
         *
         * @param line its number, from 1
         * @param fault what is wrong
         * @param message the same in words
         */
        void tell(long line, Fault fault, String message);
    }

    /**
     * Reads all lines, or none where the first does not name the columns. What is told never says what stands in a cell.
     *
     * @param bytes the file
     * @param header the names of the columns, with commas between
     * @param taker takes each line after the first that is not empty
     * @param teller is told of everything that is wrong, in the order of the lines
     */
    public static void read(byte[] bytes, String header, Taker taker, Teller teller) {
        readNumbered(bytes, header, (line, cells) -> taker.take(cells), teller);
    }

    /**
     * Reads all lines with their numbers, otherwise as {@link #read}.
     *
     * @param bytes the file
     * @param header the names of the columns, with commas between
     * @param taker takes each line after the first that is not empty
     * @param teller is told of everything that is wrong, in the order of the lines
     */
    public static void readNumbered(byte[] bytes, String header, NumberedTaker taker, Teller teller) {
        int columns = header.split(",", -1).length;
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
                    checkHeader(line, header);
                } else if (!line.isEmpty()) {
                    taker.take(number, cells(line, columns));
                }
            } catch (BadLine bad) {
                teller.tell(number, bad.fault, String.valueOf(bad.getMessage()));
                if (number == 1) {
                    return;
                }
            }
            at = end + 1;
        }
        if (number == 0) {
            teller.tell(1, Fault.NO_HEADER, "The first line must be " + header + ".");
        }
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

    private static void checkHeader(String line, String header) throws BadLine {
        if (!line.replace("\uFEFF", "").equals(header)) {
            throw new BadLine(Fault.NO_HEADER, "The first line must be " + header + ".");
        }
    }

    /**
     * Reads a cell.
     *
     * @param <T> what it holds
     * @param column the name of the column
     * @param text what stands in it
     * @param read reads it
     * @return what it holds
     * @throws BadLine if it cannot be read
     */
    public static <T> T cell(String column, String text, Function<String, T> read) throws BadLine {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            String must = e instanceof NoneOf ? " " + e.getMessage() : "";
            throw new BadLine(
                    Fault.MALFORMED_CELL,
                    column,
                    "The " + column + ", of " + text.length() + " characters, cannot be read." + must);
        }
    }

    /**
     * Reads a constant, in small letters or large.
     *
     * @param <E> the type of the constants
     * @param type the same
     * @param text its name
     * @return the constant
     * @throws IllegalArgumentException if there is no such one
     */
    public static <E extends Enum<E>> E one(Class<E> type, String text) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(text.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new NoneOf("It must be one of " + EnumSet.allOf(type).toString().toLowerCase(Locale.ROOT) + ".");
    }

    /** A word is none of those that may stand there; the message does not say which it is. */
    private static final class NoneOf extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        NoneOf(String message) {
            super(message);
        }
    }

    private static List<String> cells(String line, int columns) throws BadLine {
        List<String> cells = new ArrayList<>(columns);
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean closed = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != ',' && closed) {
                throw new BadLine(
                        Fault.MALFORMED_LINE, "After a cell in quotes a comma must stand, or the end of the line.");
            }
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                    closed = true;
                }
            } else if (c == '"') {
                if (cell.length() > 0) {
                    throw new BadLine(Fault.MALFORMED_LINE, "A quote must stand at the beginning of a cell, or be doubled.");
                }
                quoted = true;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
                closed = false;
            } else {
                cell.append(c);
            }
        }
        if (!quoted) {
            cells.add(cell.toString());
        }
        if (cells.size() != columns) {
            throw new BadLine(
                    Fault.MALFORMED_LINE,
                    "The line must have " + columns + " cells and close its quotes, but has " + cells.size() + ".");
        }
        return cells;
    }

    /**
     * A cell as it is written: in quotes where it must be.
     *
     * @param cell what stands in it
     * @return the cell
     */
    public static String quoted(String cell) {
        return cell.indexOf(',') < 0 && cell.indexOf('"') < 0 ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
