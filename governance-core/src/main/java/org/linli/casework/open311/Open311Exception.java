package org.linli.casework.open311;

/** A document that is no list of service requests, and where. Its message shows nothing of what the document says. */
public final class Open311Exception extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String path;

    Open311Exception(int line, String path, String must) {
        super("The service requests (line " + line + ", " + path + ") must " + must + ".");
        this.line = line;
        this.path = path;
    }

    /**
     * The line at which it was noticed.
     *
     * @return the line, from 1
     */
    public int line() {
        return line;
    }

    /**
     * What it is about.
     *
     * @return such as {@code request[3].lat}; {@code document} where it is about the whole
     */
    public String path() {
        return path;
    }
}
