package org.linli.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.erasure.Reach;
import org.linli.audit.merkle.Frontier;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.NodeSink;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.store.BrokenIndexException;
import org.linli.audit.store.Disk;
import org.linli.audit.store.Frame;
import org.linli.audit.store.FrameWalk;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Name;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentCheck;
import org.linli.audit.store.SegmentIndex;
import org.linli.audit.store.SegmentLookup.Trait;
import org.linli.audit.store.SegmentTable;
import org.linli.audit.store.Tombstone;
import org.linli.basics.Identifier;
import org.linli.trace.Subject;

/**
 * Opens the segments of a log. The last one is read from its beginning to its end; of those before only what was derived of them, if it is
 * there and goes with their last batches. Where it is not, they are read and it is made anew.
 */
final class SegmentsOpening {
    private final Path folder;
    private final LogMeta meta;
    private final Disk disk;
    private final boolean writing;
    private final LogIndex index;
    private final Keyring keys;
    private final PersonalCheck personal;
    private final List<Closeable> open;

    private final Envelope envelope = new Envelope();
    private final TreeHasher hasher = TreeHasher.create();
    private final byte[] leafHash = new byte[MerkleHash.BYTES];
    /** The tree up to what has been read, where the one of the log is ahead of it. */
    private @Nullable Frontier behind;

    private long next;
    private long greatestKey;
    private boolean hasUnread;
    private Verdict.@Nullable Damaged damage;

    SegmentsOpening(
            Path folder,
            LogMeta meta,
            Disk disk,
            boolean writing,
            LogIndex index,
            Keyring keys,
            PersonalCheck personal,
            List<Closeable> open) {
        this.folder = folder;
        this.meta = meta;
        this.disk = disk;
        this.writing = writing;
        this.index = index;
        this.keys = keys;
        this.personal = personal;
        this.open = open;
    }

    /**
     * Opens them.
     *
     * @param durable how many records are known to be on disk
     * @param everything whether to read all records whatever was derived of them
     * @return the first damage, up to which the index has what is there
     */
    Verdict.@Nullable Damaged read(long durable, boolean everything) throws IOException {
        if (writing) {
            Keeper.clear(folder);
        }
        List<Segment> segments = new ArrayList<>();
        for (Path path : Segment.list(folder)) {
            Disk.OpenFile file = writing ? disk.open(path) : disk.openForReading(path);
            open.add(file);
            segments.add(new Segment(path, Segment.first(path), file));
        }
        List<@Nullable SegmentIndex> known = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            boolean isFull = !everything && i < segments.size() - 1;
            known.add(isFull ? indexOf(segments.get(i), segments.get(i + 1).first()) : null);
        }
        long covered = everything ? 0 : goOn(segments, known);
        for (int i = 0; i < segments.size() && damage == null; i++) {
            open(segments, i, known.get(i), covered, durable);
        }
        if (damage == null && next < durable) {
            damage = damaged(Verdict.Problem.SEQUENCE, folder, 0, durable + " records", next + " records");
        }
        return damage;
    }

    private void open(List<Segment> segments, int number, @Nullable SegmentIndex known, long covered, long durable)
            throws IOException {
        Segment segment = segments.get(number);
        if (segment.first() != next) {
            damage =
                    damaged(Verdict.Problem.SEQUENCE, segment.path(), 0, "record " + next, "record " + segment.first());
            return;
        }
        if (known != null && next + known.count() <= covered) {
            index.add(segment, known);
            segment.end(known.end());
            greatestKey = Math.max(greatestKey, known.greatestKey());
            hasUnread = true;
            next += known.count();
            return;
        }
        boolean isLast = number == segments.size() - 1;
        behind = covered > next ? Frontier.of(index.tree().at(next)) : null;
        index.add(segment);
        scan(segment, durable, isLast);
        if (damage == null && !isLast) {
            Part part = index.parts()[number];
            MerkleHash root = behind == null ? index.tree().root() : behind.root();
            if (writing) {
                new Keeper(folder, meta.seed(), disk).keep(part, root, index.tree());
            } else {
                byte[] bytes = SegmentIndex.bytes(part.growing(), part.first(), segment.end(), root, meta.seed());
                part.full(SegmentIndex.putAway(bytes, meta.seed()), null);
            }
            part.forget();
        }
    }

    /** The index of a full segment, if it is there and goes with the segment's last batch. */
    private @Nullable SegmentIndex indexOf(Segment segment, long endExclusive) throws IOException {
        Path path = folder.resolve(SegmentIndex.FOLDER).resolve(SegmentIndex.name(segment.first()));
        if (!Files.exists(path)) {
            return null;
        }
        try {
            SegmentIndex found = SegmentIndex.map(path, meta.seed());
            boolean fits = found.first() == segment.first()
                    && found.first() + found.count() == endExclusive
                    && Objects.equals(found.root(), rootAt(segment, found.end(), endExclusive));
            return fits ? found : null;
        } catch (BrokenIndexException | IndexOutOfBoundsException damaged) {
            return null;
        }
    }

    /** The root that the end of a batch says, if it stands before a place in a segment. */
    private @Nullable MerkleHash rootAt(Segment segment, long end, long size) throws IOException {
        byte[] last = new byte[Frame.BATCH_END_LENGTH];
        long from = end - last.length;
        Frame frame = new Frame(meta.seed());
        boolean isThere = from > 0
                && segment.file().read(last, 0, last.length, from) == last.length
                && frame.parse(last, 0, last.length)
                && frame.kind() == Frame.BATCH_END
                && frame.sequence() == size;
        return isThere ? MerkleHash.of(last, frame.envelopeOffset() + 8) : null;
    }

    /**
     * Goes on from the files of the tree; gives up to which record they reach, 0 if they do not fit. They were on disk before the index of a
     * segment was begun: beyond the last index they may be torn.
     */
    private long goOn(List<Segment> segments, List<@Nullable SegmentIndex> known) throws IOException {
        int tries = 3;
        for (int i = segments.size() - 1; i > 0 && tries > 0; i--) {
            SegmentIndex found = known.get(i - 1);
            if (found != null) {
                TreeHead head = new TreeHead(segments.get(i).first(), found.root());
                if (index.tree().goOnFrom(folder, head, disk, writing)) {
                    return head.size();
                }
                tries--;
            }
        }
        return 0;
    }

    private void scan(Segment segment, long durable, boolean isLast) throws IOException {
        SegmentCheck check =
                SegmentCheck.of(segment.file(), segment.file().size(), next, durable, isLast, meta.seed(), keys);
        segment.end(check.end());
        readRecords(segment, check);
        SegmentCheck.Broken broken = check.broken();
        if (damage == null && broken != null && broken.isCorruption()) {
            damage = new Verdict.Damaged(
                    meta.id(),
                    LogCheck.problem(broken),
                    segment.path(),
                    broken.offset(),
                    broken.sequence(),
                    broken.problem().expected(),
                    broken.problem().got(),
                    headNow());
        }
        if (writing && damage == null && check.tail() > 0) {
            segment.file().truncate(check.end());
        }
        segment.zeroedTo(check.tail() > 0 ? check.end() : segment.file().size());
    }

    private void readRecords(Segment segment, SegmentCheck check) throws IOException {
        FrameWalk walk = new FrameWalk(segment.file(), 0, check.end(), meta.seed());
        while (walk.next() < check.end() && walk.step() == FrameWalk.Step.FRAME) {
            int kind = walk.frame().kind();
            boolean isSound = kind == Frame.RECORD
                    ? readRecord(segment, walk)
                    : kind != Frame.TOMBSTONE || readTombstone(segment, walk);
            if (!isSound) {
                return;
            }
        }
        MerkleHash root = check.root();
        if (root != null && !headNow().root().equals(root)) {
            damage = damaged(
                    Verdict.Problem.TREE,
                    segment.path(),
                    check.end(),
                    "the root " + root,
                    "the root " + headNow().root());
        }
    }

    private TreeHead headNow() {
        return behind == null ? index.tree().head() : behind.head();
    }

    private boolean readRecord(Segment segment, FrameWalk walk) {
        Frame frame = walk.frame();
        byte[] source = frame.source();
        SegmentTable.Traits traits;
        List<Reach> erased;
        try {
            envelope.readBelonging(source, frame.envelopeOffset(), frame.envelopeLength());
            requireSubject(source);
            traits = SegmentScan.traits(envelope, source);
            erased = Reach.erasedBy(envelope, source, next);
        } catch (CanonicalFormException | IllegalArgumentException e) {
            damage = damaged(
                    Verdict.Problem.FORM, segment.path(), walk.offset(), "an envelope", String.valueOf(e.getMessage()));
            return false;
        }
        Part part = index.parts()[index.parts().length - 1];
        if (envelope.sealed().size() != frame.slots() || !continues(part, traits.subject(), traits.sequence())) {
            return isNotNext(segment, walk, traits.sequence());
        }
        erased.forEach(personal::erased);
        for (int slot = 0; slot < frame.slots(); slot++) {
            Envelope.Sealed sealed = envelope.sealed().get(slot);
            PersonalCheck.Wrong wrong = personal.slot(frame, slot, sealed, next, segment.path(), walk.offset());
            if (wrong != null) {
                damage = damaged(wrong);
                return false;
            }
        }
        SegmentScan.note(part.growing(), frame, envelope, erased);
        hasher.leafHash(source, frame.envelopeOffset(), frame.envelopeLength(), leafHash, 0);
        part.growing().add(traits, walk.offset());
        addLeaf();
        return true;
    }

    /** Throws unless the subject is one; most can be told from their bytes. */
    private void requireSubject(byte[] source) {
        int from = envelope.subjectFrom();
        int length = envelope.subjectLength();
        int kind = 0;
        boolean isPlain = envelope.isSubjectPlain() && length <= Identifier.MAX_LENGTH;
        for (int i = 0; i < length && isPlain; i++) {
            byte c = source[from + i];
            isPlain = c > ' ' && c < 0x7f;
            kind = c == '/' && kind == 0 ? i : kind;
        }
        if (!isPlain || kind == 0 || kind == length - 1) {
            Subject.parse(envelope.subject(source));
        }
    }

    private boolean readTombstone(Segment segment, FrameWalk walk) {
        Part part = index.parts()[index.parts().length - 1];
        Name subject = Tombstone.subject(walk.frame());
        long sequence = Tombstone.sequence(walk.frame());
        if (!continues(part, subject, sequence)) {
            return isNotNext(segment, walk, sequence);
        }
        Tombstone.leafHash(walk.frame(), leafHash);
        part.growing().addCut(subject, sequence, walk.offset());
        addLeaf();
        return true;
    }

    private boolean isNotNext(Segment segment, FrameWalk walk, long sequence) {
        damage = damaged(
                Verdict.Problem.TRAIL,
                segment.path(),
                walk.offset(),
                "the next record of its subject with its slots",
                "record " + sequence);
        return false;
    }

    private void addLeaf() {
        Frontier own = behind;
        if (own == null) {
            index.tree().appendLeafHash(leafHash, 0);
        } else {
            own.append(leafHash, 0, NodeSink.NONE);
        }
        next++;
    }

    /** Whether a record continues its subject's trail, as far as this segment tells: to look further is for who verifies. */
    private static boolean continues(Part part, Name subject, long sequence) {
        int before = part.growing().last(subject, Integer.MAX_VALUE);
        if (before >= 0) {
            return sequence == part.growing().sequence(before) + 1;
        }
        return part.first() == 0 ? sequence == 1 : sequence >= 1;
    }

    private Verdict.Damaged damaged(Verdict.Problem problem, Path file, long offset, String expected, String got) {
        return new Verdict.Damaged(meta.id(), problem, file, offset, next, expected, got, trustworthy(next));
    }

    /** What is wrong with a personal value, as the damage of the log. */
    Verdict.Damaged damaged(PersonalCheck.Wrong wrong) {
        long sound = wrong.problem() == Verdict.Problem.KEY ? next : wrong.position();
        return new Verdict.Damaged(
                meta.id(),
                wrong.problem(),
                wrong.file(),
                wrong.offset(),
                wrong.position(),
                wrong.expected(),
                wrong.got(),
                trustworthy(sound));
    }

    private TreeHead trustworthy(long size) {
        return index.tree().at(Math.min(size, index.tree().size())).head();
    }

    /** How many records there are before the first gap or damage. */
    long next() {
        return next;
    }

    /** The greatest number of a key that a record uses which was not read. */
    long greatestKey() {
        return greatestKey;
    }

    /**
     * Whether a record that was not read may have lost its key: unless the file of keys is whole, and each destroyed key's holder was
     * erased after it came into use.
     */
    boolean mayMissKeys(long known) {
        if (!hasUnread) {
            return false;
        }
        if (!keys.store().isWhole(known, greatestKey)) {
            return true;
        }
        for (Map.Entry<String, Long> destroyed : keys.store().destroyed().entrySet()) {
            String name = destroyed.getKey();
            if (!isErasedBeyond(name, destroyed.getValue())
                    && !isErasedBeyond(KeyStore.person(name), destroyed.getValue())) {
                return true;
            }
        }
        return false;
    }

    private boolean isErasedBeyond(String name, long position) {
        Part[] parts = index.parts();
        for (int i = parts.length - 1; i >= 0; i--) {
            int[] found = index.candidates(parts[i], Trait.ERASED, name);
            if (found.length > 0) {
                return parts[i].first() + found[found.length - 1] >= position;
            }
        }
        return false;
    }
}
