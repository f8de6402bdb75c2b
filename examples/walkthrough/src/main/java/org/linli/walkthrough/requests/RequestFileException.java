package org.linli.walkthrough.requests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.linli.casework.csv.CsvException;

/**
 * Says that a file cannot be used as a request file, where in it the trouble lies, and what to do.
 *
 * <p>The message reads "requests.csv, line 812: the row has 9 columns instead of 14 and is the last of the file. Maybe
 * the file was cut off while it was copied: fetch it again." It quotes no row, since rows may speak of persons.
 */
public final class RequestFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final Trouble trouble;
    private final String remedy;

    RequestFileException(Path file, long line, Trouble trouble, String what, String remedy) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + what + ". " + remedy);
        this.file = file.toString();
        this.line = line;
        this.trouble = trouble;
        this.remedy = remedy;
    }

    RequestFileException(Path file, CsvException cause) {
        this(file, cause.line().orElse(0), Trouble.of(cause.trouble()), cause.what(), cause.remedy());
        initCause(cause);
    }

    RequestFileException(Path file, IOException cause) {
        this(
                file,
                0,
                Trouble.NOT_READABLE,
                "the file cannot be read (" + cause.getMessage() + ")",
                "Check its permissions and the disk it is on.");
        initCause(cause);
    }

    /** {@return the path of the file, as it was given} */
    public String file() {
        return file;
    }

    /** {@return the line where the trouble was found, from 1; empty if it concerns the file as a whole} */
    public OptionalLong line() {
        return line > 0 ? OptionalLong.of(line) : OptionalLong.empty();
    }

    /** {@return what kind of trouble it is} */
    public Trouble trouble() {
        return trouble;
    }

    /** {@return what to do about it, one sentence} */
    public String remedy() {
        return remedy;
    }

    /** Why a file as a whole cannot be used. */
    public enum Trouble {
        /** There is nothing at the path. */
        NOT_FOUND,
        /** There is a directory at the path. */
        IS_A_DIRECTORY,
        /** The file is there, but reading it failed. */
        NOT_READABLE,
        /** The file has no byte, or nothing but empty lines. */
        EMPTY,
        /** The first line is not the expected header. */
        WRONG_HEADER,
        /** There is a header but no row under it. */
        NO_ROWS,
        /** The last row is not complete: it has too few columns, an open quote, or half a coordinate. */
        TRUNCATED,
        /** The bytes are not text in UTF-8. */
        BAD_ENCODING,
        /** A row is longer than {@link RequestFile#MAX_ROW_BYTES}. */
        ENDLESS_LINE,
        /** A quote or a carriage return stands where the format allows none, so that rows cannot be told apart. */
        MALFORMED,
        /** There are more rows than {@link RequestFile#MAX_ROWS}. */
        TOO_MANY_ROWS;

        static Trouble of(CsvException.Trouble trouble) {
            return switch (trouble) {
                case EMPTY -> EMPTY;
                case WRONG_HEADER -> WRONG_HEADER;
                case TRUNCATED -> TRUNCATED;
                case BAD_ENCODING -> BAD_ENCODING;
                case ENDLESS_LINE -> ENDLESS_LINE;
                default -> MALFORMED;
            };
        }
    }
}
