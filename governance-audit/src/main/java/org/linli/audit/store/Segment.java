package org.linli.audit.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One file of frames, named by the position of its first record: {@code seg/00000000000000000000.log}. */
public final class Segment {
    /** The folder of segments, in the folder of the log. */
    public static final String FOLDER = "seg";

    private static final String SUFFIX = ".log";

    private final Path path;
    private final long first;
    private final Disk.OpenFile file;
    /** Where the part ends that may be read. */
    private volatile long end;
    /** How far the file is known to be filled with zeros after that; for the thread that writes only. */
    private long zeroedTo;

    /**
     * A segment.
     *
     * @param path where its file is
     * @param first the position of its first record
     * @param file its file, open
     */
    public Segment(Path path, long first, Disk.OpenFile file) {
        this.path = path;
        this.first = first;
        this.file = file;
    }

    /**
     * The name of the file of a segment.
     *
     * @param first the position of its first record
     * @return twenty digits and a suffix
     */
    public static String name(long first) {
        return String.format(Locale.ROOT, "%020d%s", first, SUFFIX);
    }

    /**
     * The files of segments in a log.
     *
     * @param folder the folder of the log
     * @return the paths in the order of their first records
     * @throws IOException if the folder cannot be read, or holds a file that is not named like a segment
     */
    public static List<Path> list(Path folder) throws IOException {
        Path segments = folder.resolve(FOLDER);
        List<Path> paths = new ArrayList<>();
        if (Files.isDirectory(segments)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(segments)) {
                all.forEach(paths::add);
            }
        }
        for (Path path : paths) {
            first(path);
        }
        paths.sort(Comparator.comparing(path -> path.getFileName().toString()));
        return paths;
    }

    /**
     * The position of the first record of a segment.
     *
     * @param path where its file is
     * @return the position that its name says
     * @throws IOException if the file is not named like a segment
     */
    public static long first(Path path) throws IOException {
        String name = path.getFileName().toString();
        try {
            long first = Long.parseLong(name.substring(0, Math.max(0, name.length() - SUFFIX.length())));
            if (name.equals(name(first))) {
                return first;
            }
        } catch (NumberFormatException other) {
            throw new IOException("The file " + path + " must not be among the segments.", other);
        }
        throw new IOException("The file " + path + " must not be among the segments.");
    }

    /**
     * Where its file is.
     *
     * @return the path
     */
    public Path path() {
        return path;
    }

    /**
     * The position of its first record.
     *
     * @return the position
     */
    public long first() {
        return first;
    }

    /**
     * Its file.
     *
     * @return the file, open
     */
    public Disk.OpenFile file() {
        return file;
    }

    /**
     * Where the part ends that may be read.
     *
     * @return the place in the file
     */
    public long end() {
        return end;
    }

    /**
     * Lets more be read.
     *
     * @param newEnd where the part ends that may be read
     */
    public void end(long newEnd) {
        end = newEnd;
    }

    /**
     * How far the file is known to be filled with zeros; for the thread that writes only.
     *
     * @return the place in the file; no zeros are known of if it is not beyond {@link #end()}
     */
    long zeroedTo() {
        return zeroedTo;
    }

    /**
     * Takes note that the file is filled with zeros up to somewhere.
     *
     * @param newZeroedTo the place in the file
     */
    public void zeroedTo(long newZeroedTo) {
        zeroedTo = newZeroedTo;
    }
}
