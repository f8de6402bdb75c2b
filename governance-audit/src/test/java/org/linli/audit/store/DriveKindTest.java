package org.linli.audit.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriveKindTest {
    @Test
    void network_file_systems_are_told_by_their_names() {
        for (String network : List.of("nfs", "nfs4", "NFS", "cifs", "smb3", "9p", "fuse.sshfs", "fuse", "ceph")) {
            assertTrue(DriveKind.isOfTheNetwork(network), network);
        }
        for (String own : List.of("ext4", "xfs", "btrfs", "zfs", "overlay", "tmpfs", "NTFS", "apfs", "fuseblk")) {
            assertFalse(DriveKind.isOfTheNetwork(own), own);
        }
    }

    @Test
    void a_folder_on_one_is_refused_with_the_remedy() {
        IOException refused =
                assertThrows(IOException.class, () -> DriveKind.refuseNetwork(Path.of("/srv/trace"), "nfs4"));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("/srv/trace") && message.contains("nfs4") && message.contains("Maybe"), message);
    }
}
