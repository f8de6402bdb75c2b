package org.linli.audit;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.Erasures;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.erasure.Reach;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.store.Frame;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Name;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentIndex;
import org.linli.audit.store.SegmentLookup;
import org.linli.audit.store.SegmentLookup.Trait;
import org.linli.audit.store.SegmentTable;
import org.linli.audit.store.Tombstone;
import org.linli.audit.store.TreeStore;
import org.linli.trace.Head;
import org.linli.trace.Subject;
import org.linli.trace.TraceStoreException;

/**
 * Where records stand, the heads of subjects, the tree: in memory for the segments that were written last, in files for those before. What
 * a file says is a candidate until the record itself has been read. One thread adds; readers see what is below the size that they have
 * read first, so that what they see is one state of the log however much they look at.
 */
final class LogIndex {
    private static final int[] NONE = {};
    private static final ThreadLocal<Envelope> ENVELOPES = ThreadLocal.withInitial(Envelope::new);

    private final LogMeta meta;
    private final byte[] seed;
    private final TreeStore tree = new TreeStore();
    /** Erasures that somebody else has written since this was opened for reading. */
    private final Erasures laterErasures = new Erasures();

    /** The last erasure or restriction of each person since this was opened; for the thread that writes. */
    private final Map<String, Long> orders = new HashMap<>();

    private volatile Part[] parts = {};
    private volatile long size;

    LogIndex(LogMeta meta) {
        this.meta = meta;
        this.seed = meta.seed();
    }

    /** How many records may be seen. */
    long size() {
        return size;
    }

    /** Lets everything that was added be seen. */
    void publish() {
        publish(tree.size());
    }

    /** Lets so many records be seen: the tree may have been filed for more than are there to be read. */
    void publish(long records) {
        size = records;
    }

    /** The position of the next record to be added. */
    long next() {
        return tree.size();
    }

    TreeStore tree() {
        return tree;
    }

    /** Adds a record that was cut to the last segment. */
    void addCut(Name subject, long sequence, long offset, byte[] leafHash) {
        last().growing().addCut(subject, sequence, offset);
        tree.appendLeafHash(leafHash, 0);
    }

    /** Puts a segment in the place of one that has the same records; for the thread that writes. */
    void replace(int number, Segment segment, SegmentIndex index) {
        Part[] changed = parts.clone();
        changed[number] = Part.full(segment, index, this::remake);
        parts = changed;
    }

    /** Adds a record to the last segment. */
    void add(SegmentTable.Traits traits, long offset, byte[] leafHash) {
        last().growing().add(traits, offset);
        tree.appendLeafHash(leafHash, 0);
    }

    /** Takes note that the record to be added next has a value of a holder. */
    void nextHolds(String holder, long key) {
        last().growing().nextHolds(Name.keyOf(holder), key);
    }

    /** Takes note of an erasure or a restriction in the last segment, before anything is destroyed on its ground. */
    void addErasure(String name, long position) {
        Part last = last();
        last.growing().erased((int) (position - last.first()), Name.keyOf(name));
        orders.put(KeyStore.person(name), position);
    }

    /** Whether something of a person was erased or restricted by a record at a position or after it, since this was opened. */
    boolean hasOrder(String person, long from) {
        Long last = orders.get(person);
        return last != null && last >= from;
    }

    /** Takes note of erasures that somebody else has written meanwhile. */
    void addLater(Erasures erasures) {
        laterErasures.addAll(erasures);
    }

    void add(Part part) {
        Part[] more = Arrays.copyOf(parts, parts.length + 1);
        more[parts.length] = part;
        parts = more;
    }

    void add(Segment segment) {
        int before = parts.length == 0 ? 0 : last().look(SegmentLookup::count);
        add(Part.young(segment, this::remake, before));
    }

    void add(Segment segment, SegmentIndex index) {
        add(Part.full(segment, index, this::remake));
    }

    private SegmentIndex remake(Segment segment) throws IOException {
        return SegmentIndex.putAway(SegmentScan.indexOf(segment, seed), seed);
    }

    Part[] parts() {
        return parts;
    }

    private Part last() {
        return parts[parts.length - 1];
    }

    Segment[] segments() {
        return Arrays.stream(parts).map(Part::segment).toArray(Segment[]::new);
    }

    /** The number of the part that a record is in. */
    private static int numberOf(Part[] known, long position) {
        int low = 0;
        int high = known.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (known[middle].first() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    Part partOf(long position) {
        Part[] known = parts;
        return known[numberOf(known, position)];
    }

    /** The segment that a record is in. */
    Segment segmentOf(long position) {
        return partOf(position).segment();
    }

    long offsetOf(long position) {
        return offsetOf(partOf(position), position);
    }

    static long offsetOf(Part part, long position) {
        return part.look(lookup -> lookup.offset((int) (position - part.first())));
    }

    /** Where a record must have ended: the next one begins, or the segment ends. Ends of batches may stand between. */
    static long endOf(Part part, long position, long within) {
        long next = position + 1;
        boolean isInside = next < within && next - part.first() < part.look(SegmentLookup::count);
        return isInside ? offsetOf(part, next) : part.segment().end();
    }

    /** The frame of a record, in an array of its own. */
    Frame frame(long position) {
        Frame frame = anyFrame(position);
        if (Tombstone.is(frame)) {
            throw new RecordCutException(position, "The record " + position);
        }
        return frame;
    }

    /** The frame of a record, or what stands in its place since it was cut; in an array of its own. */
    Frame anyFrame(long position) {
        return anyFrame(partOf(position), position, size);
    }

    /** By one part, which another one may come to stand for meanwhile: a cut puts in a segment of its own. */
    private Frame anyFrame(Part part, long position, long within) {
        Segment segment = part.segment();
        long offset = offsetOf(part, position);
        int length = (int) Math.min(endOf(part, position, within) - offset, Integer.MAX_VALUE - 8);
        return parsed(new Frame(seed), read(segment, offset, length, position), 0, segment, offset, position);
    }

    /** What stands at a place in a segment; less if the file ends before. */
    byte[] read(Segment segment, long offset, int length, long position) {
        if (length < 0) {
            throw damaged(segment, offset, position, null);
        }
        byte[] bytes = new byte[length];
        try {
            int got = segment.file().read(bytes, 0, length, offset);
            return got == length ? bytes : Arrays.copyOf(bytes, Math.max(0, got));
        } catch (IOException e) {
            throw new TraceStoreException(
                    "The file " + segment.path() + " cannot be read at byte " + offset + " (" + e
                            + "). Maybe the log is closed.",
                    e);
        }
    }

    Frame parsed(Frame frame, byte[] bytes, int at, Segment segment, long offset, long position) {
        if (at >= bytes.length
                || !frame.parse(bytes, at, bytes.length)
                || !frame.takesPosition()
                || frame.sequence() != position) {
            throw damaged(segment, offset, position, null);
        }
        return frame;
    }

    DamagedException damaged(Segment segment, long offset, long position, @Nullable Exception cause) {
        String message = "The record " + position + " must stand in " + segment.path() + " at byte " + offset
                + ", and is damaged there. Maybe verify the log to see how much of it is sound.";
        Verdict.Damaged damage = new Verdict.Damaged(
                meta.id(),
                cause == null ? Verdict.Problem.FRAME : Verdict.Problem.FORM,
                segment.path(),
                offset,
                position,
                cause == null ? "a frame whose checksum is right" : "an envelope in canonical form",
                cause == null ? "other bytes" : String.valueOf(cause.getMessage()),
                headBefore(position));
        return new DamagedException(message, damage, cause);
    }

    /** By the files of the tree; nothing if they cannot be read either. */
    private TreeHead headBefore(long position) {
        try {
            return tree.at(Math.min(position, tree.size())).head();
        } catch (RuntimeException unreadable) {
            return TreeHead.EMPTY;
        }
    }

    /** The hash of a record: from memory if it is young, otherwise computed from the record, or what is kept of it. */
    void leafHash(long position, byte[] target) {
        if (tree.readYoung(position, target, 0)) {
            return;
        }
        Frame frame = anyFrame(position);
        if (Tombstone.is(frame)) {
            Tombstone.leafHash(frame, target);
        } else {
            TreeHasher.create().leafHash(frame.source(), frame.envelopeOffset(), frame.envelopeLength(), target, 0);
        }
    }

    /** The head of a subject in the first so many records. */
    Head head(Subject subject, long within) {
        String text = subject.toString();
        return head(text, Name.of(text), within);
    }

    /** The head of a subject whose name is known; whose text may not be, in a record that was cut. */
    Head head(@Nullable String subject, Name name, long within) {
        Part[] known = parts;
        for (int i = known.length - 1; i >= 0; i--) {
            if (known[i].first() < within) {
                Head found = headIn(known[i], subject, name, within);
                if (found != null) {
                    return found;
                }
            }
        }
        return Head.NONE;
    }

    private @Nullable Head headIn(Part part, @Nullable String subject, Name name, long within) {
        int below = (int) Math.min(Integer.MAX_VALUE, within - part.first());
        SegmentTable table = part.table();
        if (table != null) {
            int local = table.last(name, below);
            return local < 0 ? null : new Head(table.sequence(local), part.first() + local);
        }
        int[] candidates = part.look(lookup -> lookup.ofSubject(name, below));
        for (int i = candidates.length - 1; i >= 0; i--) {
            long position = part.first() + candidates[i];
            Envelope envelope = ENVELOPES.get();
            Frame frame = anyFrame(part, position, size);
            if (Tombstone.is(frame)) {
                if (Tombstone.subject(frame).equals(name)) {
                    return new Head(Tombstone.sequence(frame), position);
                }
            } else if (belongsTo(subject, name, frame, envelope, position)) {
                return new Head(envelope.subjectSeq(), position);
            }
        }
        return null;
    }

    private boolean belongsTo(@Nullable String subject, Name name, Frame frame, Envelope envelope, long position) {
        try {
            envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
            return subject == null
                    ? SegmentScan.subject(envelope, frame.source()).equals(name)
                    : envelope.subject(frame.source()).equals(subject);
        } catch (CanonicalFormException e) {
            throw damaged(segmentOf(position), offsetOf(position), position, e);
        }
    }

    /** The head of a subject, records included that may not be seen yet. */
    Head latestHead(Subject subject) {
        return head(subject, Long.MAX_VALUE);
    }

    /** The head of a subject, records included that may not be seen yet, if it was found to be one head at some size. */
    Head latestHead(String subject, Name name, Head at, long asOf) {
        Part[] known = parts;
        for (int i = known.length - 1; i >= 0; i--) {
            SegmentTable table = known[i].table();
            if (table == null) {
                return head(subject, name, Long.MAX_VALUE);
            }
            int local = table.last(name, Integer.MAX_VALUE);
            if (local >= 0) {
                return new Head(table.sequence(local), known[i].first() + local);
            }
            if (known[i].first() <= asOf) {
                return at;
            }
        }
        return at;
    }

    /** The records in a part that may have values of a holder, or have erased them; ascending. */
    int[] candidates(Part part, Trait trait, String holder) {
        return part.look(lookup -> lookup.mayHave(trait) ? lookup.with(trait, Name.keyOf(holder)) : NONE);
    }

    /**
     * The erasures that may reach values under some keys, wherever in the log they stand.
     *
     * @param keys the names of keys, each with the position from which on it was used
     */
    Erasures erasuresOf(Map<String, Long> keys) {
        Erasures found = new Erasures();
        Map<Integer, Long> since = new HashMap<>();
        for (Part part : parts) {
            int[] named = part.look(lookup -> lookup.keys(Trait.ERASED));
            if (named.length > 0 && since.isEmpty()) {
                keys.forEach((name, from) -> {
                    since.merge(Name.keyOf(name), from, Math::min);
                    since.merge(Name.keyOf(KeyStore.person(name)), from, Math::min);
                });
            }
            for (int name : named) {
                long from = since.getOrDefault(name, Long.MAX_VALUE);
                for (int local : from == Long.MAX_VALUE ? NONE : part.look(l -> l.with(Trait.ERASED, name))) {
                    long at = part.first() + local;
                    if (at > from && at < size) {
                        tells(at, (envelope, source) -> {
                            Reach.erasedBy(envelope, source, at).forEach(found::add);
                            return true;
                        });
                    }
                }
            }
        }
        return found;
    }

    /** Whether a value of the record at a position was erased by a later record. */
    boolean isErased(Envelope.Sealed sealed, long position) {
        return laterErasures.cover(sealed, position)
                || Reach.names(sealed, position).stream().anyMatch(name -> isErased(name, position));
    }

    /** The first record after a position that restricts a value of the record there, or −1. */
    long restriction(Envelope.Sealed sealed, long position) {
        String name = Reach.restricting(sealed);
        Part[] known = parts;
        for (int i = numberOf(known, position); i < known.length; i++) {
            for (int local : candidates(known[i], Trait.ERASED, name)) {
                long at = known[i].first() + local;
                if (at > position
                        && at < size
                        && tells(
                                at,
                                (envelope, source) ->
                                        Reach.restrictedBy(envelope, source).contains(name))) {
                    return at;
                }
            }
        }
        return -1;
    }

    private boolean isErased(String name, long position) {
        Part[] known = parts;
        for (int i = known.length - 1; i >= 0 && i >= numberOf(known, position); i--) {
            int[] found = candidates(known[i], Trait.ERASED, name);
            for (int j = found.length - 1; j >= 0; j--) {
                long at = known[i].first() + found[j];
                if (at > position
                        && at < size
                        && tells(at, (envelope, source) -> reaches(envelope, source, at, name, position))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean reaches(Envelope envelope, byte[] source, long at, String name, long position) {
        return Reach.erasedBy(envelope, source, at).stream()
                .anyMatch(each -> each.name().equals(name) && position < each.before());
    }

    private boolean tells(long position, BiPredicate<Envelope, byte[]> what) {
        Frame frame = frame(position);
        Envelope envelope = new Envelope();
        envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
        return what.test(envelope, frame.source());
    }
}
