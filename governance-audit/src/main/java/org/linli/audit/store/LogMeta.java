package org.linli.audit.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.codec.CanonicalFormException;

/**
 * Which log a folder holds: the file {@code meta}, one line of JSON.
 *
 * @param id the id of the log
 * @param format the version of the files, {@value #FORMAT} being the one that is known here
 */
public record LogMeta(String id, long format) {
    /** The name of the file, in the folder of the log. */
    public static final String NAME = "meta";
    /** The version of the files. */
    public static final long FORMAT = 1;

    private static final long MAX_LENGTH = 1 << 16;

    /** Checks that there is an id. */
    public LogMeta {
        Objects.requireNonNull(id, "id");
    }

    /**
     * What checksums in this log begin with.
     *
     * @return the bytes of the id
     */
    public byte[] seed() {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the file.
     *
     * @param folder the folder of the log
     * @return what it says
     * @throws IOException if it is not there, cannot be read, or says something else
     */
    public static LogMeta read(Path folder) throws IOException {
        Path path = folder.resolve(NAME);
        if (!isIn(folder)) {
            throw new IOException(
                    Files.isDirectory(folder)
                            ? "The folder " + folder + " must hold a log, and has no file " + NAME
                                    + ". Maybe another folder was meant."
                            : folder + (Files.exists(folder) ? " must be a folder, and is none." : " is not there.")
                                    + " Maybe another path was meant.");
        }
        Object value;
        try {
            if (Files.size(path) > MAX_LENGTH) {
                throw new IOException("The file " + path + " must name a log, and is too large for that.");
            }
            value = CanonicalForm.read(Files.readString(path).strip().getBytes(StandardCharsets.UTF_8));
        } catch (CanonicalFormException | CharacterCodingException e) {
            throw new IOException("The file " + path + " must name a log, and is damaged.", e);
        }
        if (value instanceof Map<?, ?> map
                && map.get("id") instanceof String id
                && map.get("format") instanceof Long format) {
            if (format != FORMAT) {
                throw new IOException("The format (" + format + ") of the log in " + folder + " must be " + FORMAT
                        + ". Maybe a newer program wrote it.");
            }
            return new LogMeta(id, format);
        }
        throw new IOException("The file " + path + " must name a log, and is damaged.");
    }

    /**
     * Whether a folder holds a log.
     *
     * @param folder any path
     * @return whether there is a file {@value #NAME} in it, whatever it says
     */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @param folder the folder of the log
     * @param disk makes sure that it is on disk
     * @throws IOException if that fails
     */
    public void write(Path folder, Disk disk) throws IOException {
        byte[] line = CanonicalForm.write(Map.of("format", format, "id", id));
        Path temporary = folder.resolve(NAME + ".new");
        try (Disk.OpenFile file = disk.open(temporary)) {
            file.truncate(0);
            file.write(line, 0, line.length, 0);
            file.write(new byte[] {'\n'}, 0, 1, line.length);
            file.force();
        }
        disk.move(temporary, folder.resolve(NAME));
        disk.syncFolder(folder);
    }
}
