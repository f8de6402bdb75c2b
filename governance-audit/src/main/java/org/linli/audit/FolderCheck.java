package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.audit.store.FolderLock;
import org.linli.audit.store.Segment;

/**
 * Checks the log in a folder, which somebody else may be cutting or writing to at this moment: files that were opened before a cut and the
 * record that orders it, read after it, do not go together, nor do a frame that was being written and a later one that was read when both
 * stood there. What is found wrong then counts only if it is found again in the files that are there.
 */
final class FolderCheck {
    private static final int TRIES = 8;

    private FolderCheck() {}

    /** Checks the keys, and the values by them, unless they are withheld. */
    static Verdict of(Path folder, Patience patience, boolean withKeys) {
        Verdict.@Nullable Damaged last = null;
        for (int i = 1; ; i++) {
            Map<Path, Object> before = files(folder);
            Verdict verdict = LogCheck.of(folder, patience, withKeys);
            boolean isPassing = isReplaced(before, files(folder))
                    || (verdict instanceof Verdict.Damaged found && mayPass(folder, last, found));
            if (verdict.isSound() || i == TRIES || !isPassing) {
                return verdict;
            }
            last = verdict instanceof Verdict.Damaged found ? found : null;
        }
    }

    /** Whether what was found may be what was being written: unless it is found again in the same place. */
    static boolean mayPass(Path folder, Verdict.@Nullable Damaged before, Verdict.Damaged now) {
        boolean isAgain = before != null
                && before.problem() == now.problem()
                && before.file().equals(now.file())
                && before.offset() == now.offset();
        return !isAgain && isInUse(folder);
    }

    /** Whether somebody has the folder open for writing, or was killed while they had. */
    private static boolean isInUse(Path folder) {
        try {
            return Files.size(folder.resolve(FolderLock.NAME)) > 0;
        } catch (IOException noLock) {
            return false;
        }
    }

    /** Which file stands under the name of each segment; nothing if that cannot be found out, which the check will say. */
    private static Map<Path, Object> files(Path folder) {
        Map<Path, Object> files = new HashMap<>();
        try {
            for (Path each : Segment.list(folder)) {
                files.put(each, identity(each));
            }
        } catch (IOException unreadable) {
            return Map.of();
        }
        return files;
    }

    private static Object identity(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            return key == null ? attributes.creationTime() : key;
        } catch (NoSuchFileException gone) {
            return "none";
        }
    }

    private static boolean isReplaced(Map<Path, Object> before, Map<Path, Object> now) {
        return before.entrySet().stream().anyMatch(each -> !each.getValue().equals(now.get(each.getKey())));
    }
}
