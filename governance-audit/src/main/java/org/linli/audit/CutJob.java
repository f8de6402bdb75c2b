package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentIndex;
import org.linli.audit.store.WholeFile;
import org.linli.trace.ActId;
import org.linli.trace.Notice;

/**
 * A cut that is being carried out, in a file {@code cut} as long as it is: written before the fact {@code trace.cut}, deleted when nothing
 * of it is left to be done. Doing it again does no harm, and finishes what was interrupted. For the thread that writes.
 *
 * @param act the id of the act
 * @param before the position before which records are cut; where a segment begins
 * @param keys the numbers of the keys that no value uses any more
 */
record CutJob(String act, long before, List<Long> keys) {
    private static final String NAME = "cut";

    /** Whether a cut was begun in the folder of a log and not finished. */
    static boolean isUnderWay(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /** Finishes the cut that was interrupted, if there is one; forgets it if it never came to be on record. */
    static void finish(LogFiles files, LogIndex index) throws IOException {
        CutSegment.clear(files.folder(), files.disk());
        Optional<CutJob> job = read(files.folder());
        if (job.isPresent()) {
            boolean isOnRecord =
                    index.latestHead(Notice.KIND.subject(ActId.of(job.get().act())))
                                    .sequence()
                            > 0;
            if (isOnRecord) {
                job.get().carryOut(files, index);
            } else {
                job.get().forget(files);
            }
        }
    }

    /** The cut that was begun in a folder and not finished. */
    static Optional<CutJob> read(Path folder) throws IOException {
        Path path = folder.resolve(NAME);
        try {
            if (CanonicalForm.read(Files.readAllBytes(path)) instanceof Map<?, ?> map
                    && map.get("act") instanceof String act
                    && map.get("before") instanceof Long before
                    && map.get("keys") instanceof List<?> keys) {
                List<Long> numbers = new ArrayList<>();
                keys.forEach(each -> numbers.add(Long.valueOf(String.valueOf(each))));
                return Optional.of(new CutJob(act, before, numbers));
            }
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (CanonicalFormException | NumberFormatException e) {
            throw new IOException("the file " + path + " must say which cut was begun, and is damaged", e);
        }
        throw new IOException("the file " + path + " must say which cut was begun, and says something else");
    }

    void write(LogFiles files) throws IOException {
        byte[] line = CanonicalForm.write(Map.of("act", act, "before", before, "keys", keys));
        WholeFile.write(files.disk(), files.folder(), NAME, line);
    }

    /** Once the fact is on disk: deletes the keys that nothing uses any more, and the records, all but their hashes. */
    void carryOut(LogFiles files, LogIndex index) throws IOException {
        withdrawKeys(files);
        for (int i = 0; hasSegment(i, index); i++) {
            cutSegment(i, files, index);
        }
        forget(files);
    }

    /** In the turn of the fact: what comes after it stands under no key that goes. */
    void withdrawKeys(LogFiles files) throws IOException {
        files.keys().withdraw(new HashSet<>(keys));
    }

    /** Whether a segment of that number is to be cut. */
    boolean hasSegment(int number, LogIndex index) {
        Part[] parts = index.parts();
        return number < parts.length - 1 && parts[number].first() < before;
    }

    /** Cuts one segment, unless it is cut already. */
    void cutSegment(int number, LogFiles files, LogIndex index) throws IOException {
        Part part = index.parts()[number];
        CutSegment segment = new CutSegment(part.segment(), files.seed());
        if (!segment.isDone()) {
            segment.blank();
            // It is of the segment as it was; one that is missing is made anew.
            files.disk().delete(indexOf(files, part.first()));
            files.disk().syncFolder(files.folder().resolve(SegmentIndex.FOLDER));
            replace(files, index, number, segment.write(files.folder(), files.disk()));
        }
    }

    private static Path indexOf(LogFiles files, long first) {
        return files.folder().resolve(SegmentIndex.FOLDER).resolve(SegmentIndex.name(first));
    }

    private static void replace(LogFiles files, LogIndex index, int number, Segment kept) throws IOException {
        Path path = indexOf(files, kept.first());
        byte[] bytes = SegmentScan.indexOf(kept, files.seed());
        WholeFile.write(
                files.disk(), files.folder().resolve(SegmentIndex.FOLDER), SegmentIndex.name(kept.first()), bytes);
        SegmentIndex made = SegmentIndex.map(path, files.seed());
        files.retire(index.parts()[number].segment());
        index.replace(number, kept, made);
    }

    /** Nothing of it is left to be done. */
    void forget(LogFiles files) throws IOException {
        files.disk().delete(files.folder().resolve(NAME));
        files.disk().syncFolder(files.folder());
    }
}
