package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.linli.audit.store.BrokenIndexException;
import org.linli.audit.store.SegmentIndex;
import org.linli.audit.store.TreeStore;

/**
 * Derives anew, segment by segment, what a log has files of, and compares these: indexes and the tree. Records that are sound are sound
 * whatever stands in them.
 */
final class DerivedCheck {
    private final Path folder;
    private final byte[] seed;
    private final LogIndex index;
    private final TreeStore tree;
    private @Nullable Path other;
    /** Whether there is an index of the last full segment that was read. */
    private boolean isLastIndexed;

    /** A check of the files in a folder by what is being read of its records. */
    DerivedCheck(Path folder, byte[] seed, LogIndex index) {
        this.folder = folder;
        this.seed = seed;
        this.index = index;
        this.tree = index.tree();
    }

    /** The first file that is not what the records say; null if there is none. */
    @Nullable
    Path other() {
        return other;
    }

    /** Compares what is derived of a full segment that has just been read. */
    void compare(int number) throws IOException {
        Part part = index.parts()[number];
        Path path = folder.resolve(SegmentIndex.FOLDER).resolve(SegmentIndex.name(part.first()));
        boolean isThere = Files.exists(path);
        if (isThere) {
            try {
                // What no record tells any more, once values have been erased.
                part.growing().used(SegmentIndex.map(path, seed).greatestKey());
            } catch (BrokenIndexException damaged) {
                other = other == null ? path : other;
            }
        }
        byte[] bytes =
                SegmentIndex.bytes(part.growing(), part.first(), part.segment().end(), tree.root(), seed);
        boolean isSame = isThere && Arrays.equals(bytes, Files.readAllBytes(path));
        if (isThere && !isSame && other == null) {
            other = path;
        }
        part.full(isSame ? SegmentIndex.map(path, seed) : SegmentIndex.putAway(bytes, seed), null);
        if (number > 0) {
            index.parts()[number - 1].forget();
            if (isLastIndexed || isThere) {
                compareTree(part.first());
            } else {
                // The tree is on disk only as far as there are indexes; what is beyond may be torn.
                tree.forget(part.first());
            }
        }
        isLastIndexed = isThere;
    }

    /** Compares the tree up to the last segment, which is not full, if it is on disk so far. */
    void compareLast() throws IOException {
        if (isLastIndexed) {
            compareTree(index.parts()[index.parts().length - 1].first());
        }
    }

    private void compareTree(long size) throws IOException {
        Path wrong = tree.firstOther(folder, size);
        other = other == null ? wrong : other;
    }
}
