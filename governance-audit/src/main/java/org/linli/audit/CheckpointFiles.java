package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.SignedNote;
import org.linli.audit.store.Disk;
import org.linli.audit.store.WholeFile;

/** The folder of checkpoints: one note for each size, and one that the log was found to contradict, if there is one. */
final class CheckpointFiles {
    /** The name of the folder, in the folder of a log. */
    static final String FOLDER = "cp";

    private static final String SUFFIX = ".note";
    private static final String DISPUTED = "disputed.note";
    private static final Pattern NAME = Pattern.compile("(0|[1-9][0-9]{0,18})\\.note");

    /** For all folders of this process: it is held briefly and seldom. */
    private static final Object ADDING = new Object();

    private final Path folder;
    private final Disk disk;

    CheckpointFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** The sizes for which there is a note, from the smallest. */
    List<Long> sizes() throws IOException {
        List<Long> sizes = new ArrayList<>();
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path each : listed.toList()) {
                String name = String.valueOf(each.getFileName());
                if (NAME.matcher(name).matches()) {
                    long size = size(name);
                    if (size >= 0) {
                        sizes.add(size);
                    }
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        sizes.sort(Comparator.naturalOrder());
        return sizes;
    }

    private static long size(String name) {
        try {
            long size = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
            return size <= TreeHead.MAX_SIZE ? size : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    Path file(long size) {
        return folder.resolve(size + SUFFIX);
    }

    Path disputedFile() {
        return folder.resolve(DISPUTED);
    }

    SignedNote read(long size) throws IOException {
        return read(file(size));
    }

    /** The note for a size; nothing if what stands there is none. */
    Optional<SignedNote> readIfWhole(long size) throws IOException {
        if (Files.size(file(size)) > SignedNote.MAX_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(size));
        } catch (IOException e) {
            if (e.getCause() instanceof TlogFormatException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<SignedNote> disputed() throws IOException {
        Path file = disputedFile();
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** A sentence for each file that should be a checkpoint over the records that its name says, or a note that is disputed, and is none. */
    List<String> damaged() throws IOException {
        List<String> damaged = new ArrayList<>();
        for (long size : sizes()) {
            try {
                if (Checkpoint.of(read(size)).head().size() != size) {
                    damaged.add("The file " + file(size) + " must be a checkpoint over " + size
                            + " records, and is one over others.");
                }
            } catch (IOException e) {
                damaged.add(String.valueOf(e.getMessage()));
            } catch (TlogFormatException e) {
                damaged.add("The file " + file(size) + " must be a checkpoint. " + e.getMessage());
            }
        }
        try {
            disputed();
        } catch (IOException e) {
            damaged.add(String.valueOf(e.getMessage()));
        }
        return damaged;
    }

    /** The note that the log was found to contradict; nothing if there is none, or what stands there is none. */
    Optional<SignedNote> disputedIfWhole() throws IOException {
        try {
            return disputed();
        } catch (IOException e) {
            if (e.getCause() instanceof TlogFormatException || Files.size(disputedFile()) > SignedNote.MAX_BYTES) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static SignedNote read(Path file) throws IOException {
        try {
            if (Files.size(file) > SignedNote.MAX_BYTES) {
                throw new IOException("The file " + file + " must be a signed checkpoint, and is too long for that.");
            }
            return SignedNote.parse(Files.readAllBytes(file));
        } catch (TlogFormatException e) {
            throw new IOException("The file " + file + " must be a signed checkpoint. " + e.getMessage(), e);
        }
    }

    void write(long size, SignedNote note) throws IOException {
        WholeFile.write(disk, folder, size + SUFFIX, note.toBytes());
    }

    /** Keeps a note together with the signatures that the same one has there already, whoever has put them there; gives that. */
    SignedNote add(long size, SignedNote note) throws IOException {
        synchronized (ADDING) {
            SignedNote all = note;
            if (Files.exists(file(size))) {
                // What is no note has no signatures, and the one that is kept takes its place.
                Optional<SignedNote> there = readIfWhole(size);
                if (there.isPresent() && there.get().text().equals(note.text())) {
                    all = there.get().with(note.signatures());
                }
            }
            write(size, all);
            return all;
        }
    }

    void writeDisputed(SignedNote note) throws IOException {
        WholeFile.write(disk, folder, DISPUTED, note.toBytes());
    }
}
