package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a path leads, whatever symbolic links stand in it. */
final class RealPath {
    private RealPath() {}

    /** The path of a file or folder that need not be there: as far as it is, where it leads. */
    static Path of(Path path) {
        Path absolute = path.toAbsolutePath();
        try {
            return absolute.toRealPath();
        } catch (IOException notThere) {
            Path parent = absolute.getParent();
            Path name = absolute.getFileName();
            if (parent == null || name == null) {
                return absolute.normalize();
            }
            return of(parent).resolve(name).normalize();
        }
    }

    /** Whether a folder is where a disk begins. */
    static boolean isDisk(Path folder) throws IOException {
        Path parent = folder.toRealPath().getParent();
        return parent == null || !device(folder).equals(device(parent));
    }

    private static Object device(Path folder) throws IOException {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(folder, "unix:dev")
                : Files.getFileStore(folder);
    }
}
