package org.linli.choice.files;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A file of ballots that is not what it should be, for example "00005.toi:23: The option (7) must be 1 to 6.": cut short, in another
 * encoding, or at odds with itself. Nothing of such a file is used.
 */
public final class MalformedFileException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String file;
    private final long line;

    /**
     * Says where and what.
     *
     * @param file the name of the file, without its folder
     * @param line the line, from 1; 0 if it is the file as a whole
     * @param problem what is wrong, in a sentence
     */
    public MalformedFileException(String file, long line, String problem) {
        this(file, line, problem, null);
    }

    /**
     * Says where, what and why.
     *
     * @param file the name of the file, without its folder
     * @param line the line, from 1; 0 if it is the file as a whole
     * @param problem what is wrong, in a sentence
     * @param cause what found it; null if nothing did
     */
    public MalformedFileException(String file, long line, String problem, @Nullable Throwable cause) {
        super(file + (line > 0 ? ":" + line : "") + ": " + problem, cause);
        this.file = file;
        this.line = line;
    }

    /** {@return the name of the file, without its folder} */
    public String file() {
        return file;
    }

    /** {@return the line, from 1; 0 if it is the file as a whole} */
    public long line() {
        return line;
    }
}
