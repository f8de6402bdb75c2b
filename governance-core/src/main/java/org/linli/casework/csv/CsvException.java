package org.linli.casework.csv;

import java.util.OptionalLong;

/**
 * A file that is no such table, or a row of it that cannot be believed, where that is, and what to do. The message reads "requests.csv,
 * line 812: the row has 9 columns instead of 14. Check the quotes in it." It shows nothing of what a row says, which may be somebody's.
 */
public final class CsvException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final Trouble trouble;
    private final String what;
    private final String remedy;

    /** What is wrong. */
    public enum Trouble {
        /** There is no byte, or nothing but empty lines. */
        EMPTY,
        /** The first line does not name the columns. */
        WRONG_HEADER,
        /** The file ends inside a row. */
        TRUNCATED,
        /** The bytes are not text in UTF-8. */
        BAD_ENCODING,
        /** A row is longer than {@link CsvReader#MAX_ROW_BYTES}. */
        ENDLESS_LINE,
        /** A quote or a carriage return stands where the format allows none, so that rows cannot be told apart. */
        MALFORMED,
        /** A row has more or fewer values than there are columns. */
        WRONG_COLUMN_COUNT,
        /** What must be given is empty. */
        MISSING,
        /** A value has not the form of its column. */
        UNREADABLE,
        /** A label means nothing in the mapping. */
        UNKNOWN_LABEL,
        /** An earlier row has the same id. */
        REPEATED_ID,
        /** It was closed, or due, before it came in. */
        OUT_OF_ORDER;

        /**
         * Whether it is about one row, so that the others can be read all the same.
         *
         * @return true if so
         */
        public boolean concernsOneRow() {
            return compareTo(WRONG_COLUMN_COUNT) >= 0;
        }
    }

    CsvException(String file, long line, Trouble trouble, String what, String remedy) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + what + ". " + remedy);
        this.file = file;
        this.line = line;
        this.trouble = trouble;
        this.what = what;
        this.remedy = remedy;
    }

    /**
     * What the file was called.
     *
     * @return as it was given
     */
    public String file() {
        return file;
    }

    /**
     * Where it was found.
     *
     * @return the line, from 1; empty if it concerns the file as a whole
     */
    public OptionalLong line() {
        return line > 0 ? OptionalLong.of(line) : OptionalLong.empty();
    }

    /**
     * What kind of trouble it is.
     *
     * @return the trouble
     */
    public Trouble trouble() {
        return trouble;
    }

    /**
     * What is wrong, in words.
     *
     * @return a clause without place and remedy
     */
    public String what() {
        return what;
    }

    /**
     * What to do about it.
     *
     * @return one sentence
     */
    public String remedy() {
        return remedy;
    }
}
