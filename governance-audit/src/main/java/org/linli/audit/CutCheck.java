package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.Envelope;
import org.linli.audit.merkle.MerkleHash;
import org.linli.trace.Digest;

/** What must be true of the cuts of a log: a record is gone only by a cut that is on record, and what a cut takes is gone. */
final class CutCheck {
    /** Where a record stands. */
    private record Place(long position, Path file, long offset) {}

    private @Nullable Place firstWhole;
    private @Nullable Place lastTombstone;
    /** A cut of other records than those that are there. */
    private @Nullable Place otherRoot;
    /** The roots before each segment. */
    private final Map<Long, Digest> roots = new HashMap<>();

    private long count;
    private long before;

    /** Takes in that a segment begins. */
    void begins(long first, MerkleHash root) {
        roots.put(first, Digest.of(root.toBytes()));
    }

    /** Takes in a record that is there; gives the position before which records are cut by then. */
    long seen(Envelope envelope, byte[] source, long position, Path file, long offset) {
        if (firstWhole == null && !CutRecord.isKept(envelope.type())) {
            firstWhole = new Place(position, file, offset);
        }
        long ordered = CutRecord.before(envelope, source);
        if (ordered > 0
                && otherRoot == null
                && !CutRecord.root(envelope, source).equals(Optional.ofNullable(roots.get(ordered)))) {
            otherRoot = new Place(position, file, offset);
        }
        // A record cannot order that it be cut itself, nor anything after it.
        before = Math.max(before, Math.min(ordered, position));
        return before;
    }

    /** Takes in what stands in the place of a record that was cut. */
    void seenTombstone(long position, Path file, long offset) {
        lastTombstone = new Place(position, file, offset);
        count++;
    }

    /** How many records were cut. */
    long count() {
        return count;
    }

    /** The first thing that is not as it must be. */
    Optional<PersonalCheck.Wrong> judge(Path folder, byte[] seed, long size) throws IOException {
        Place gone = lastTombstone;
        if (gone != null && gone.position() >= before && gone.position() >= ErasureScan.cutBeyond(folder, seed, size)) {
            return Optional.of(wrong(gone, "a record, since no cut of it is on record", "its hash alone"));
        }
        Place other = otherRoot;
        if (other != null) {
            return Optional.of(
                    wrong(other, "the root of the records before a segment, which were cut", "another root"));
        }
        Place whole = firstWhole;
        if (whole != null && whole.position() < before && !CutJob.isUnderWay(folder)) {
            return Optional.of(wrong(
                    whole,
                    "the hash of a record alone, since a cut of it is on record",
                    "the record. Maybe repeat the cut under its act, which finishes it"));
        }
        return Optional.empty();
    }

    private static PersonalCheck.Wrong wrong(Place place, String expected, String got) {
        return new PersonalCheck.Wrong(
                Verdict.Problem.CUT, place.file(), place.offset(), place.position(), expected, got);
    }
}
