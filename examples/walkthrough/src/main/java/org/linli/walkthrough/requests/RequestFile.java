package org.linli.walkthrough.requests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.linli.casework.csv.CaseColumn;
import org.linli.casework.csv.CsvException;
import org.linli.casework.csv.CsvReader;
import org.linli.walkthrough.requests.RequestFileException.Trouble;

/**
 * A file of service requests, read to its end and found to be whole: "7,012 rows of nyc.csv".
 *
 * <p>The file is a table by RFC 4180 in UTF-8, its first line names the columns of {@link CaseColumn}, times are
 * local without zone, and an empty value is an unknown one. {@link #read} finds everything that makes the file unusable
 * before anything is done with it. A single row that is no good is no reason to refuse the file: that is for the
 * {@link Intake}. Only the <em>last</em> row has to have all its columns, since a short one there means that the file
 * was cut off.
 */
public final class RequestFile {

    /** The longest row, in bytes and without its line end: 65,536. */
    public static final int MAX_ROW_BYTES = CsvReader.MAX_ROW_BYTES;

    /** The most rows a file may have: 500,000. They are held in memory. */
    public static final int MAX_ROWS = 500_000;

    static final String CUT_OFF = "Maybe the file was cut off while it was written or copied: fetch it again.";

    /** Columns with few different values; equal ones are kept once. */
    private static final Set<CaseColumn> REPETITIVE = EnumSet.range(CaseColumn.CATEGORY, CaseColumn.COMMUNITY);

    private final Path path;
    private final List<RequestRow> rows;
    private final boolean endsInLineEnd;
    private final String digest;

    private RequestFile(Path path, List<RequestRow> rows, boolean endsInLineEnd, String digest) {
        this.path = path;
        this.rows = List.copyOf(rows);
        this.endsInLineEnd = endsInLineEnd;
        this.digest = digest;
    }

    /**
     * Reads a file to its end.
     *
     * @param path where it is
     * @return the file, with at least one row
     * @throws RequestFileException if it is not there, cannot be read, or is not a whole request file
     */
    public static RequestFile read(Path path) throws RequestFileException {
        Objects.requireNonNull(path, "path");
        if (Files.isDirectory(path)) {
            throw new RequestFileException(
                    path, 0, Trouble.IS_A_DIRECTORY, "this is a directory", "Name one CSV file inside it.");
        }
        MessageDigest sha256 = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha256);
                CsvReader csv = new CsvReader(path.toString(), in)) {
            csv.header(CaseColumn.headers());
            List<RequestRow> rows = new ArrayList<>();
            boolean ended = readRows(path, csv, rows);
            return new RequestFile(path, rows, ended, HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchFileException e) {
            RequestFileException notThere = new RequestFileException(
                    path, 0, Trouble.NOT_FOUND, "there is no such file", "Check the path and the working directory.");
            notThere.initCause(e);
            throw notThere;
        } catch (CsvException e) {
            throw new RequestFileException(path, e);
        } catch (IOException e) {
            throw new RequestFileException(path, e);
        }
    }

    private static boolean readRows(Path path, CsvReader csv, List<RequestRow> rows)
            throws IOException, RequestFileException {
        Map<String, String> known = new HashMap<>();
        boolean ended = true;
        for (Optional<CsvReader.Row> next = csv.next(); next.isPresent(); next = csv.next()) {
            CsvReader.Row row = next.get();
            if (rows.size() == MAX_ROWS) {
                throw new RequestFileException(
                        path,
                        row.line(),
                        Trouble.TOO_MANY_ROWS,
                        "the file has more than " + MAX_ROWS + " rows",
                        "Split it, by months for example.");
            }
            rows.add(new RequestRow(row.line(), shared(row.values(), known)));
            ended = row.ended();
        }
        if (rows.isEmpty()) {
            throw new RequestFileException(
                    path,
                    0,
                    Trouble.NO_ROWS,
                    "the file has a header but no row under it",
                    "Check the query by which it was made.");
        }
        checkLast(path, rows.get(rows.size() - 1), ended);
        return ended;
    }

    private static List<String> shared(List<String> values, Map<String, String> known) {
        if (values.size() != CaseColumn.headers().size()) {
            return values;
        }
        List<String> once = new ArrayList<>(values);
        for (CaseColumn column : REPETITIVE) {
            once.set(column.position(), known.computeIfAbsent(values.get(column.position()), v -> v));
        }
        return once;
    }

    private static void checkLast(Path path, RequestRow last, boolean ended) throws RequestFileException {
        if (!last.isWellShaped()) {
            int values = last.values().size();
            int columns = CaseColumn.headers().size();
            if (values < columns || !ended) {
                throw new RequestFileException(
                        path,
                        last.line(),
                        Trouble.TRUNCATED,
                        "the row has " + values + (values == 1 ? " column" : " columns") + " instead of " + columns
                                + " and is the last of the file",
                        CUT_OFF);
            }
        } else if (!ended
                && last.text(CaseColumn.LAT).isPresent()
                && Coordinates.degrees(last.written(CaseColumn.LON)).isEmpty()) {
            throw new RequestFileException(
                    path,
                    last.line(),
                    Trouble.TRUNCATED,
                    "the row has a latitude but no whole longitude, no line end, and is the last of the file",
                    CUT_OFF);
        }
    }

    /** A value from outside as it may stand in a message: 40 characters at most, nothing that moves the cursor. */
    static String shortened(String value) {
        String printable = value.codePoints()
                .limit(40)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return printable.length() < value.length() ? printable + "…" : printable;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** {@return the path the file was read from, as it was given} */
    public Path path() {
        return path;
    }

    /** {@return the rows in the order of the file, without the header; immutable and not empty} */
    public List<RequestRow> rows() {
        return rows;
    }

    /** {@return whether the last row ended in a line end} If it did not, its longitude may have been cut. */
    public boolean endsInLineEnd() {
        return endsInLineEnd;
    }

    /**
     * {@return the SHA-256 of the bytes of the file, as 64 hexadecimal digits: two runs had the same input if these agree}
     */
    public String digest() {
        return digest;
    }

    @Override
    public String toString() {
        return "RequestFile[" + path + ", " + rows.size() + " rows]";
    }
}
