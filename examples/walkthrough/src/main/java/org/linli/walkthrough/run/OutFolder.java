package org.linli.walkthrough.run;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The folder in which a day leaves its report, its list of rejects and its trace, and beside them {@code run.properties}, which says
 * which day it is. Only the same day can be gone on with.
 */
public final class OutFolder {

    private static final String RUN = "run.properties";
    private static final String TRACE = "trace";
    /** What a day puts there. Found without a record of which day it is, it is somebody else's. */
    private static final List<String> OURS =
            List.of(TRACE, "report.html", "rejects.csv", "budget.html", "election.html", "conversation.html");

    private final Path folder;

    private OutFolder(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder");
    }

    /**
     * The folder at a path; nothing is made there yet.
     *
     * @param folder the path
     * @return the folder
     */
    public static OutFolder at(Path folder) {
        return new OutFolder(folder);
    }

    /**
     * Finds everything that would keep a day from being written here. Writes nothing.
     *
     * @param day what makes this day this one and no other
     * @throws OutFolderException if something would
     */
    public void check(SortedMap<String, String> day) throws OutFolderException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw new OutFolderException(folder, "this is not a folder", "Name another one with --out.");
        }
        if (Files.isDirectory(folder)) {
            checkWritable(folder);
            checkSame(day);
        } else {
            checkAncestor();
        }
    }

    private void checkAncestor() throws OutFolderException {
        Path ancestor = folder.toAbsolutePath().getParent();
        while (ancestor != null && !Files.exists(ancestor, LinkOption.NOFOLLOW_LINKS)) {
            ancestor = ancestor.getParent();
        }
        if (ancestor == null || !Files.isDirectory(ancestor)) {
            throw new OutFolderException(
                    folder, "it cannot be made, for what it would lie in is not a folder", "Name another with --out.");
        }
        checkWritable(ancestor);
    }

    private void checkWritable(Path existing) throws OutFolderException {
        if (!Files.isWritable(existing)) {
            throw new OutFolderException(
                    folder, "nothing can be written there", "Check its permissions, or name another with --out.");
        }
    }

    private void checkSame(SortedMap<String, String> day) throws OutFolderException {
        Path run = folder.resolve(RUN);
        if (!Files.exists(run)) {
            for (String ours : OURS) {
                if (Files.exists(folder.resolve(ours), LinkOption.NOFOLLOW_LINKS)) {
                    throw new OutFolderException(
                            folder,
                            "it holds a " + ours + " but no " + RUN + ", so that it is not known of which day",
                            "Name another folder with --out, or take it away first.");
                }
            }
            return;
        }
        SortedMap<String, String> begun = read(run);
        if (!begun.equals(day)) {
            throw new OutFolderException(
                    folder,
                    "it holds another day: " + differences(begun, day),
                    "Name another folder with --out, or take this one away first.");
        }
    }

    private SortedMap<String, String> read(Path run) throws OutFolderException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(run, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            OutFolderException unreadable = new OutFolderException(
                    folder, "its " + RUN + " cannot be read", "Name another folder with --out, or take it away first.");
            unreadable.initCause(e);
            throw unreadable;
        }
        SortedMap<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    private static String differences(SortedMap<String, String> begun, SortedMap<String, String> day) {
        SortedMap<String, String> keys = new TreeMap<>(begun);
        keys.putAll(day);
        return keys.keySet().stream()
                .filter(key -> !Objects.equals(begun.get(key), day.get(key)))
                .map(key -> key + " " + begun.getOrDefault(key, "none") + " there, " + day.getOrDefault(key, "none")
                        + " now")
                .collect(Collectors.joining("; "));
    }

    /**
     * Makes the folder, if it is not there, and puts down which day it is.
     *
     * @param day what makes this day this one and no other
     * @throws OutFolderException if the folder cannot be made or written to; nothing is left there then
     */
    public void begin(SortedMap<String, String> day) throws OutFolderException {
        List<Path> made = missing();
        try {
            Files.createDirectories(folder);
            putDown(day);
        } catch (IOException e) {
            made.forEach(OutFolder::takeBack);
            OutFolderException unusable = new OutFolderException(
                    folder,
                    "nothing can be written there (" + e.getClass().getSimpleName() + ")",
                    "Check the path and its permissions, or name another with --out.");
            unusable.initCause(e);
            throw unusable;
        }
    }

    /** What has to be made before anything can be written, the innermost folder first. */
    private List<Path> missing() {
        List<Path> missing = new ArrayList<>();
        for (Path each = folder.toAbsolutePath(); each != null && !Files.exists(each); each = each.getParent()) {
            missing.add(each);
        }
        return missing;
    }

    /** Takes away a folder that was made for nothing. */
    private static void takeBack(Path made) {
        try {
            Files.deleteIfExists(made);
        } catch (IOException stays) {
            // An empty folder at most: that nothing could be written is what has to be said.
            return;
        }
    }

    private void putDown(SortedMap<String, String> day) throws IOException {
        Path run = folder.resolve(RUN);
        if (!Files.exists(run)) {
            StringBuilder text =
                    new StringBuilder("# Which day this folder holds. Only the same day can be gone on with.\n");
            for (Map.Entry<String, String> each : day.entrySet()) {
                text.append(each.getKey())
                        .append('=')
                        .append(escaped(each.getValue()))
                        .append('\n');
            }
            WholeFile.write(run, text.toString());
        }
    }

    /** What a properties file would take for something else. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /**
     * Puts a file there, whole or not at all.
     *
     * @param name its name
     * @param text what it is to say
     * @return where it stands
     * @throws IOException if it cannot be written; what stood there before then still stands
     */
    public Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        WholeFile.write(file, text);
        return file;
    }

    /** {@return where the trace is, or will be} */
    public Path trace() {
        return folder.resolve(TRACE);
    }

    /** {@return where what the trace proves is left} */
    public Path proofs() {
        return folder.resolve("proofs");
    }

    /** The path as it was given. */
    @Override
    public String toString() {
        return folder.toString();
    }
}
