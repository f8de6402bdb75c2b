package org.linli.audit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * What kind of file system a folder is on. On network file systems a lock may not keep a second writer out and a sync may return before
 * anything is on a disk, and neither can be found out by trying.
 */
public final class DriveKind {
    private static final Set<String> OF_THE_NETWORK = Set.of(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "afs",
            "9p",
            "ceph",
            "glusterfs",
            "lustre",
            "gpfs",
            "ncpfs",
            "webdav",
            "davfs",
            "coda",
            "ocfs2",
            "gfs2");

    private DriveKind() {}

    /**
     * Whether a kind of file system is one of the network, as far as its name tells.
     *
     * @param type the name of the kind, such as {@code ext4} or {@code nfs4}
     * @return whether it is; what runs in user space ({@code fuse.…}) is, but for disks that are only read that way
     */
    public static boolean isOfTheNetwork(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        if (name.startsWith("fuse")) {
            return !name.equals("fuseblk") && !name.equals("fuse-overlayfs") && !name.equals("fuse.fuse-overlayfs");
        }
        return OF_THE_NETWORK.contains(name);
    }

    /**
     * Refuses a folder that is on a network file system.
     *
     * @param folder the folder, which must be there
     * @throws IOException if it is on one, or if that cannot be found out
     */
    public static void refuseNetwork(Path folder) throws IOException {
        refuseNetwork(folder, Files.getFileStore(folder).type());
    }

    static void refuseNetwork(Path folder, String type) throws IOException {
        if (isOfTheNetwork(type)) {
            throw new IOException(
                    "The folder " + folder + " must be on a disk of this machine, and is on a network file system ("
                            + type
                            + "), where neither lock nor sync can be relied on. Maybe name another folder, or allow it in the"
                            + " settings if this file system is known to keep both.");
        }
    }
}
