package org.linli.casework.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.casework.csv.CsvException.Trouble;

/**
 * Takes text apart into rows of values by RFC 4180, strictly: UTF-8, commas, quotes only around whole values, LF or
 * CRLF. A byte order mark in front is skipped, for spreadsheets write it. Empty lines are skipped. Memory stays within a
 * row, whatever comes. Cost: O(1) a byte. Not safe for use by several threads at once.
 */
public final class CsvReader implements Closeable {

    /** The longest row, in bytes and without its line end: 65,536. */
    public static final int MAX_ROW_BYTES = 1 << 16;

    /** What to do about a file that ends too soon. */
    private static final String CUT_OFF = "Maybe the file was cut off while it was written or copied: fetch it again.";

    private static final int END = -1;

    private final String file;
    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int chunkLength;
    private int chunkAt;

    private final byte[] row = new byte[MAX_ROW_BYTES];
    private int rowLength;
    private long rowStart;
    private final CharBuffer text = CharBuffer.allocate(MAX_ROW_BYTES);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);

    private long offset;
    private long line = 1;

    /** Where the machine stands between two bytes of a row. */
    private enum State {
        VALUE_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE,
        AFTER_RETURN
    }

    /**
     * One row.
     *
     * @param line the line on which it starts, from 1
     * @param values what stands between the commas, in that order; immutable
     * @param ended whether a line end closed it; false for the last row of a file that does not end in one
     */
    public record Row(long line, List<String> values, boolean ended) {
        /** Copies the list. */
        public Row {
            values = List.copyOf(values);
        }
    }

    /**
     * A reader, at the beginning.
     *
     * @param file what messages call it
     * @param in the bytes, closed by {@link #close}
     */
    public CsvReader(String file, InputStream in) {
        this.file = Objects.requireNonNull(file, "file");
        this.in = Objects.requireNonNull(in, "in");
    }

    /**
     * Reads the next row.
     *
     * @return the row; nothing at the end
     * @throws IOException if reading fails
     * @throws CsvException if what comes is no row
     */
    public Optional<Row> next() throws IOException {
        if (offset == 0) {
            skipByteOrderMark();
        }
        while (true) {
            long start = line;
            boolean ended = fill();
            if (rowLength == 0 && !ended) {
                return Optional.empty();
            }
            if (rowLength > 0) {
                return Optional.of(new Row(start, values(decode(start)), ended));
            }
        }
    }

    /**
     * Reads the first row, which has to name the columns.
     *
     * @param expected the names, in order
     * @throws IOException if reading fails
     * @throws CsvException if there is no row, or it says something else
     */
    public void header(List<String> expected) throws IOException {
        Row header = next().orElseThrow(() ->
                new CsvException(file, 0, Trouble.EMPTY, "the file is empty", "Check the query by which it was made."));
        List<String> got = header.values();
        for (int i = 0; i < Math.max(expected.size(), got.size()); i++) {
            Optional<String> want = at(expected, i);
            if (!want.equals(at(got, i))) {
                boolean otherSeparator = got.size() == 1 && got.get(0).matches("(?s).*[;\\t|].*");
                throw new CsvException(
                        file,
                        header.line(),
                        Trouble.WRONG_HEADER,
                        "column " + (i + 1) + " is not "
                                + want.map(name -> "'" + name + "'").orElse("wanted"),
                        otherSeparator
                                ? "Maybe the columns are separated by something else: they must be by commas."
                                : "The first line must read " + String.join(",", expected) + ".");
            }
        }
    }

    private static Optional<String> at(List<String> names, int index) {
        return index < names.size() ? Optional.of(names.get(index)) : Optional.empty();
    }

    /** Collects the bytes of one row without its line end, and says whether it had one. */
    private boolean fill() throws IOException {
        rowLength = 0;
        long start = line;
        State state = State.VALUE_START;
        while (true) {
            if (state == State.PLAIN || state == State.QUOTED) {
                copyOrdinary();
            }
            int b = read();
            if (b == END) {
                if (state == State.QUOTED) {
                    throw truncated(start, "the file ends inside a quoted value that starts in this row");
                }
                if (state == State.AFTER_RETURN) {
                    throw loneReturn();
                }
                return false;
            }
            if (b == '\n') {
                line++;
                if (state != State.QUOTED) {
                    return true;
                }
            } else if (state == State.AFTER_RETURN) {
                throw loneReturn();
            }
            state = after(state, b);
            if (state != State.AFTER_RETURN) {
                append(b, start, state);
            }
        }
    }

    /** Copies bytes as long as they have no meaning of their own and there is room: most of any file. */
    private void copyOrdinary() {
        int room = Math.min(chunkLength - chunkAt, row.length - rowLength);
        int from = chunkAt;
        int to = from + room;
        int at = from;
        while (at < to && (chunk[at] > ',' || chunk[at] < 0 || isOrdinary(chunk[at]))) {
            at++;
        }
        System.arraycopy(chunk, from, row, rowLength, at - from);
        rowLength += at - from;
        offset += at - from;
        chunkAt = at;
    }

    private static boolean isOrdinary(byte b) {
        return b != ',' && b != '"' && b != '\n' && b != '\r' && b != 0;
    }

    private State after(State state, int b) {
        if (state == State.QUOTED) {
            return b == '"' ? State.AFTER_QUOTE : State.QUOTED;
        }
        return switch (b) {
            case ',' -> State.VALUE_START;
            case '\r' -> State.AFTER_RETURN;
            case '"' -> {
                if (state == State.PLAIN) {
                    throw misquoted("a quote stands in the middle of a value");
                }
                yield State.QUOTED;
            }
            default -> {
                if (state == State.AFTER_QUOTE) {
                    throw misquoted("text follows a closing quote");
                }
                yield State.PLAIN;
            }
        };
    }

    private void append(int b, long start, State state) {
        if (b == 0) {
            throw notText(line, offset - 1, "a zero byte");
        }
        if (rowLength == row.length) {
            String limit = "the row is longer than " + row.length + " bytes";
            throw state == State.QUOTED
                    ? new CsvException(
                            file,
                            start,
                            Trouble.ENDLESS_LINE,
                            limit + ", inside a quoted value",
                            "Maybe a closing quote is missing.")
                    : new CsvException(
                            file,
                            start,
                            Trouble.ENDLESS_LINE,
                            limit,
                            "Check that the file is a table with one request to a line.");
        }
        row[rowLength++] = (byte) b;
    }

    private String decode(long start) {
        ByteBuffer bytes = ByteBuffer.wrap(row, 0, rowLength);
        text.clear();
        decoder.reset();
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            int bad = bytes.position();
            long badLine = start;
            for (int i = 0; i < bad; i++) {
                badLine += row[i] == '\n' ? 1 : 0;
            }
            throw notText(badLine, rowStart + bad, String.format("the byte 0x%02X", row[bad]));
        }
        return text.flip().toString();
    }

    private static List<String> values(String row) {
        List<String> values = new ArrayList<>(16);
        int at = 0;
        while (true) {
            int end;
            if (at < row.length() && row.charAt(at) == '"') {
                StringBuilder value = new StringBuilder();
                int from = at + 1;
                int quote = row.indexOf('"', from);
                while (quote + 1 < row.length() && row.charAt(quote + 1) == '"') {
                    value.append(row, from, quote + 1);
                    from = quote + 2;
                    quote = row.indexOf('"', from);
                }
                values.add(value.append(row, from, quote).toString());
                end = quote + 1;
            } else {
                int comma = row.indexOf(',', at);
                end = comma < 0 ? row.length() : comma;
                values.add(row.substring(at, end));
            }
            if (end == row.length()) {
                return values;
            }
            at = end + 1;
        }
    }

    private void skipByteOrderMark() throws IOException {
        refill();
        if (chunkLength >= 3 && chunk[0] == (byte) 0xEF && chunk[1] == (byte) 0xBB && chunk[2] == (byte) 0xBF) {
            chunkAt = 3;
            offset = 3;
        }
    }

    private int read() throws IOException {
        if (chunkAt == chunkLength && !refill()) {
            return END;
        }
        if (rowLength == 0) {
            rowStart = offset;
        }
        offset++;
        return chunk[chunkAt++] & 0xFF;
    }

    private boolean refill() throws IOException {
        chunkLength = in.readNBytes(chunk, 0, chunk.length);
        chunkAt = 0;
        return chunkLength > 0;
    }

    private CsvException truncated(long start, String what) {
        return new CsvException(file, start, Trouble.TRUNCATED, what, CUT_OFF);
    }

    private CsvException misquoted(String what) {
        return malformed(
                what,
                "Write values that hold quotes, commas or line ends in double quotes, and quotes inside them twice.");
    }

    private CsvException loneReturn() {
        return malformed("a carriage return is not followed by a line feed", "End lines by LF or by CRLF.");
    }

    private CsvException malformed(String what, String remedy) {
        return new CsvException(
                file, line, Trouble.MALFORMED, what + " (byte " + (offset - 1) + " of the file)", remedy);
    }

    private CsvException notText(long badLine, long badOffset, String what) {
        return new CsvException(
                file,
                badLine,
                Trouble.BAD_ENCODING,
                what + " (byte " + badOffset + " of the file) is not UTF-8 text",
                "Save the file as UTF-8. Maybe it is compressed, or in another encoding such as GBK, Latin-1 or UTF-16.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
