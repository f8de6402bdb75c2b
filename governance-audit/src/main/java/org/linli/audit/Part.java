package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.audit.store.BrokenIndexException;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentIndex;
import org.linli.audit.store.SegmentLookup;
import org.linli.audit.store.SegmentTable;
import org.linli.trace.TraceStoreException;

/** A segment with what is known of where things stand in it: in memory while it is young, in a file once it is full. */
final class Part {
    /** Makes the index of a full segment anew from its records. */
    interface Remaking {
        SegmentIndex remake(Segment segment) throws IOException;
    }

    private final Segment segment;
    private final Remaking remaking;
    private volatile @Nullable SegmentTable table;
    private volatile @Nullable SegmentIndex index;
    private @Nullable Path indexPath;

    private Part(Segment segment, Remaking remaking, @Nullable SegmentTable table, @Nullable SegmentIndex index) {
        this.segment = segment;
        this.remaking = remaking;
        this.table = table;
        this.index = index;
    }

    /** A segment whose records are being added, perhaps as many as to the one before. */
    static Part young(Segment segment, Remaking remaking, int before) {
        return new Part(segment, remaking, new SegmentTable(before), null);
    }

    /** A full segment. */
    static Part full(Segment segment, SegmentIndex index, Remaking remaking) {
        return new Part(segment, remaking, null, index);
    }

    Segment segment() {
        return segment;
    }

    long first() {
        return segment.first();
    }

    /** What is known in memory, if it still is. */
    @Nullable
    SegmentTable table() {
        return table;
    }

    /** What is known in memory of a segment that is not full. */
    SegmentTable growing() {
        return Objects.requireNonNull(table, "the table of a segment that grows");
    }

    @Nullable
    SegmentIndex index() {
        return index;
    }

    /** Takes the index that was made; what is in memory stays until {@link #forget}. */
    void full(SegmentIndex made, @Nullable Path path) {
        index = made;
        indexPath = path;
    }

    /** Forgets what is in memory, if there is an index. */
    void forget() {
        if (index != null) {
            table = null;
        }
    }

    /** Looks something up, in memory if it is there. If the index is damaged, it is made anew. */
    <T> T look(Function<SegmentLookup, T> question) {
        SegmentTable known = table;
        if (known != null) {
            return question.apply(known);
        }
        try {
            return question.apply(Objects.requireNonNull(index, "the index of a full segment"));
        } catch (BrokenIndexException | IndexOutOfBoundsException | NegativeArraySizeException damaged) {
            return question.apply(remade());
        }
    }

    private synchronized SegmentIndex remade() {
        try {
            Path path = indexPath;
            if (path != null) {
                // Whoever opens the log next makes it anew.
                Files.deleteIfExists(path);
                indexPath = null;
            }
            SegmentIndex made = remaking.remake(segment);
            index = made;
            return made;
        } catch (IOException e) {
            throw new TraceStoreException(
                    "The index of " + segment.path() + " is damaged and cannot be made anew (" + e
                            + "). Maybe verify the log.",
                    e);
        }
    }
}
