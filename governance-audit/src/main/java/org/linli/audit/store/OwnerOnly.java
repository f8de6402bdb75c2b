package org.linli.audit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Files that nobody but their owner has any business in. */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> MODE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnerOnly() {}

    /**
     * Takes away what others may do with a file, where the file system knows of owners and others (POSIX, mode 0600).
     *
     * @param path the file
     * @throws IOException if that fails
     */
    public static void keep(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null && !view.readAttributes().permissions().equals(MODE)) {
            view.setPermissions(MODE);
        }
    }
}
