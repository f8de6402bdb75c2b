package org.linli.audit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files that are replaced as a whole: whatever happens, there is the old one or the new one. */
public final class WholeFile {
    private static final String UNFINISHED = ".tmp";

    private WholeFile() {}

    /**
     * Writes a file and returns when it is on disk under its name. One thread at a time for each path.
     *
     * @param disk where
     * @param folder where the file stands; made if it is missing
     * @param name its name there
     * @param bytes its content
     * @throws IOException if that fails; the old content or the new one is then there, whole
     */
    public static void write(Disk disk, Path folder, String name, byte[] bytes) throws IOException {
        makeFolders(disk, folder);
        Path unfinished = folder.resolve(name + UNFINISHED);
        try (Disk.OpenFile file = disk.open(unfinished)) {
            file.truncate(0);
            file.write(bytes, 0, bytes.length, 0);
            file.force();
        }
        disk.move(unfinished, folder.resolve(name));
        disk.syncFolder(folder);
    }

    /**
     * Makes a folder and those above it, and returns when they are on disk under their names.
     *
     * @param disk where
     * @param folder the folder; if it is there, nothing is done
     * @throws IOException if that fails
     */
    public static void makeFolders(Disk disk, Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(folder)) {
            makeFolders(disk, parent);
            Files.createDirectories(folder);
            disk.syncFolder(parent);
        }
    }
}
