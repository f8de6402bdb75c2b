package org.linli.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.HolderKey;
import org.linli.audit.erasure.Reach;
import org.linli.audit.erasure.Seal;
import org.linli.audit.merkle.Frontier;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.NodeSink;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.store.Disk;
import org.linli.audit.store.FileTrouble;
import org.linli.audit.store.Frame;
import org.linli.audit.store.FrameWalk;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Name;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentCheck;
import org.linli.audit.store.SegmentLookup.Trait;
import org.linli.audit.store.SegmentTable;
import org.linli.audit.store.StateFile;
import org.linli.audit.store.Tombstone;
import org.linli.audit.store.TreeStore;
import org.linli.trace.Digest;
import org.linli.trace.Head;

/**
 * Reads a log from end to end and stops at the first thing that is not right. Takes nothing from what was derived of the records before:
 * it derives it anew, segment by segment, and compares.
 */
final class LogCheck {
    private final LogMeta meta;
    private final Keyring keys;
    private final Optional<StateFile.State> state;
    private final long durable;
    private final Patience patience;
    private final PersonalCheck personal;
    private final CutCheck cuts = new CutCheck();

    private final LogIndex index;
    private final TreeStore tree;
    private final TreeHasher hasher = TreeHasher.create();
    private final byte[] leafHash = new byte[MerkleHash.BYTES];
    private final Envelope envelope = new Envelope();
    private List<Look> parts = List.of();
    private @Nullable MerkleHash durableRoot;

    private Path file = Path.of("");
    private long offset;
    private long tail;

    /** A file of records, and how much of it is to be looked at. */
    private record Look(Path path, Disk.OpenFile file, long length) {}

    /** Thrown to stop at the first thing that is wrong. */
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Verdict.Damaged damage;

        Stop(Verdict.Damaged damage) {
            super(damage.explain(), null, false, false);
            this.damage = damage;
        }
    }

    private LogCheck(LogMeta meta, Keyring keys, Optional<StateFile.State> state, Patience patience) {
        this.meta = meta;
        this.keys = keys;
        this.state = state;
        this.patience = patience;
        this.durable = state.map(StateFile.State::size).orElse(0L);
        this.personal = new PersonalCheck(keys, true, patience);
        this.index = new LogIndex(meta);
        this.tree = index.tree();
    }

    /** Checks the log in a folder; the keys, and the values by them, unless they are withheld. */
    static Verdict of(Path folder, Patience patience, boolean withKeys) {
        List<Closeable> open = new ArrayList<>();
        try {
            try {
                LogMeta meta = LogMeta.read(folder);
                Optional<StateFile.State> state = Optional.empty();
                if (Files.exists(folder.resolve(StateFile.NAME))) {
                    StateFile stateFile = new StateFile(opened(folder.resolve(StateFile.NAME), open), meta.seed());
                    state = stateFile.read();
                }
                Keyring keys = withKeys ? Keyring.toRead(folder, meta.seed()) : Keyring.withheld(folder, meta.seed());
                open.add(keys);
                List<Look> parts = new ArrayList<>();
                for (Path path : Segment.list(folder)) {
                    Disk.OpenFile segment = opened(path, open);
                    parts.add(new Look(path, segment, segment.size()));
                }
                return new LogCheck(meta, keys, state, patience).run(folder, parts);
            } finally {
                LogFiles.closeAll(open);
            }
        } catch (IOException e) {
            return unreadable("", folder, e);
        }
    }

    private static Disk.OpenFile opened(Path path, List<Closeable> open) throws IOException {
        Disk.OpenFile file = Disk.REAL.openForReading(path);
        open.add(file);
        return file;
    }

    /** Checks what has been published of a log that is open for writing. */
    static Verdict of(LogFiles files, LogIndex index) {
        long end = files.keys().end();
        long size = index.size();
        MerkleHash root = index.tree().at(size).root();
        List<Look> parts = new ArrayList<>();
        for (Segment segment : index.segments()) {
            if (segment.first() <= size) {
                parts.add(new Look(segment.path(), segment.file(), segment.end()));
            }
        }
        try (Keyring keys = Keyring.toRead(files.folder(), files.seed())) {
            StateFile.State state = new StateFile.State(0, size, root, end);
            return new LogCheck(files.meta(), keys, Optional.of(state), Patience.USUAL).run(files.folder(), parts);
        } catch (IOException e) {
            return unreadable(files.meta().id(), files.folder(), e);
        }
    }

    private static Verdict unreadable(String log, Path folder, IOException e) {
        return new Verdict.Damaged(
                log, Verdict.Problem.FILE, folder, 0, -1, "a log that can be read", FileTrouble.in(e), TreeHead.EMPTY);
    }

    private Verdict run(Path folder, List<Look> all) throws IOException {
        parts = all;
        DerivedCheck derived = new DerivedCheck(folder, meta.seed(), index);
        try {
            passDurable();
            for (int i = 0; i < parts.size(); i++) {
                check(parts.get(i), i == parts.size() - 1);
                if (i < parts.size() - 1) {
                    derived.compare(i);
                }
            }
            derived.compareLast();
            file = folder.resolve(StateFile.NAME);
            offset = 0;
            if (tree.size() < durable) {
                throw stop(Verdict.Problem.SEQUENCE, durable + " records", tree.size() + " records");
            }
            if (state.isPresent() && !Objects.equals(state.get().root(), durableRoot)) {
                throw wrongRoot(state.get().root(), durable, String.valueOf(durableRoot));
            }
            checkPersonal(folder);
            Path other = derived.other();
            if (other != null) {
                file = other;
                throw stop(
                        Verdict.Problem.INDEX,
                        -1,
                        "what the records say",
                        "something else. Maybe delete the file: opening the log for writing makes it anew");
            }
            return new Verdict.Sound(meta.id(), tree.head(), tail, cuts.count(), !keys.areWithheld());
        } catch (Stop stop) {
            return stop.damage;
        }
    }

    private Stop stop(Verdict.Problem problem, String expected, String got) throws IOException {
        return stop(problem, tree.size(), expected, got);
    }

    private Stop stop(Verdict.Problem problem, long position, String expected, String got) throws IOException {
        TreeHead sound = position < 0 && problem == Verdict.Problem.INDEX ? tree.head() : headAt(position);
        return new Stop(new Verdict.Damaged(meta.id(), problem, file, offset, position, expected, got, sound));
    }

    /** The tree of the first so many records: read again, since nothing is kept of records that were in order. */
    private TreeHead headAt(long position) throws IOException {
        long size = Math.min(Math.max(0, position), tree.size());
        if (size == tree.size()) {
            return tree.head();
        }
        Frontier frontier = Frontier.empty();
        for (Look each : parts) {
            FrameWalk walk = new FrameWalk(each.file(), 0, each.length(), meta.seed());
            while (frontier.size() < size && walk.step() == FrameWalk.Step.FRAME) {
                Frame frame = walk.frame();
                if (frame.takesPosition()) {
                    hash(frame);
                    frontier.append(leafHash, 0, NodeSink.NONE);
                }
            }
        }
        return frontier.head();
    }

    private void passDurable() {
        if (tree.size() == durable) {
            durableRoot = tree.root();
        }
    }

    private void check(Look next, boolean isLast) throws IOException, Stop {
        file = next.path();
        offset = 0;
        long first = Segment.first(next.path());
        if (first != tree.size()) {
            throw stop(Verdict.Problem.SEQUENCE, "record " + tree.size(), "record " + first);
        }
        cuts.begins(first, tree.root());
        SegmentCheck sound = SegmentCheck.of(next.file(), next.length(), first, durable, isLast, meta.seed(), keys);
        Segment segment = new Segment(next.path(), first, next.file());
        segment.end(sound.end());
        index.add(segment);
        FrameWalk walk = new FrameWalk(next.file(), 0, sound.end(), meta.seed());
        while (walk.next() < sound.end() && walk.step() == FrameWalk.Step.FRAME) {
            offset = walk.offset();
            Frame frame = walk.frame();
            if (frame.kind() == Frame.RECORD) {
                checkRecord(frame);
            } else if (Tombstone.is(frame)) {
                checkTombstone(frame);
            } else {
                int root = frame.envelopeOffset() + 8;
                expectRoot(MerkleHash.of(frame.source(), root), tree.size());
            }
        }
        SegmentCheck.Broken broken = sound.broken();
        if (broken != null && broken.isCorruption()) {
            offset = broken.offset();
            throw stop(
                    problem(broken),
                    broken.sequence(),
                    broken.problem().expected(),
                    broken.problem().got());
        }
        tail = sound.tail();
    }

    static Verdict.Problem problem(SegmentCheck.Broken broken) {
        return broken.problem().isMisplaced() ? Verdict.Problem.SEQUENCE : Verdict.Problem.FRAME;
    }

    private void expectRoot(MerkleHash expected, long size) throws IOException, Stop {
        MerkleHash got = tree.root();
        if (!expected.equals(got)) {
            throw wrongRoot(expected, size, got.toString());
        }
    }

    private Stop wrongRoot(MerkleHash expected, long size, String got) throws IOException {
        return stop(
                Verdict.Problem.TREE, size - 1, "the root " + expected + " of " + size + " records", "the root " + got);
    }

    private void checkRecord(Frame frame) throws IOException, Stop {
        byte[] source = frame.source();
        long position = tree.size();
        try {
            envelope.checkBelonging(source, frame.envelopeOffset(), frame.envelopeLength());
        } catch (CanonicalFormException e) {
            throw stop(Verdict.Problem.FORM, "an envelope in canonical form", String.valueOf(e.getMessage()));
        }
        SegmentTable.Traits traits = SegmentScan.traits(envelope, source);
        checkTrail(traits.subject(), source);
        personal.cut(cuts.seen(envelope, source, position, file, offset));
        List<Reach> erased = Reach.erasedBy(envelope, source, position);
        for (Reach each : erased) {
            personal.erased(each);
            findLeft(each);
        }
        if (envelope.sealed().size() != frame.slots()) {
            throw stop(Verdict.Problem.VALUE, envelope.sealed().size() + " erasable slots", frame.slots() + " slots");
        }
        for (int slot = 0; slot < frame.slots(); slot++) {
            checkSlot(frame, slot, position);
        }
        SegmentScan.note(index.parts()[index.parts().length - 1].growing(), frame, envelope, erased);
        hash(frame);
        index.add(traits, offset, leafHash);
        index.publish();
        passDurable();
    }

    private void hash(Frame frame) {
        if (Tombstone.is(frame)) {
            Tombstone.leafHash(frame, leafHash);
        } else {
            hasher.leafHash(frame.source(), frame.envelopeOffset(), frame.envelopeLength(), leafHash, 0);
        }
    }

    /** A record of which the hash is left, and by which its subject is known. */
    private void checkTombstone(Frame frame) throws IOException, Stop {
        Name subject = Tombstone.subject(frame);
        long before = index.head(null, subject, Long.MAX_VALUE).sequence();
        if (Tombstone.sequence(frame) != before + 1) {
            throw stop(
                    Verdict.Problem.TRAIL,
                    "record " + (before + 1) + " of a subject",
                    "record " + Tombstone.sequence(frame));
        }
        cuts.seenTombstone(tree.size(), file, offset);
        hash(frame);
        index.addCut(subject, Tombstone.sequence(frame), offset, leafHash);
        index.publish();
        passDurable();
    }

    /** Looks whether values are left that have just been erased, in the records before. */
    private void findLeft(Reach reach) {
        for (Part part : index.parts()) {
            long last = -1;
            for (int local : index.candidates(part, Trait.HOLDER, reach.holder())) {
                long position = part.first() + local;
                if (position != last && position < index.size()) {
                    findLeft(reach, position, part);
                }
                last = position;
            }
        }
    }

    private void findLeft(Reach reach, long position, Part part) {
        Frame frame = index.frame(position);
        Envelope earlier = new Envelope();
        earlier.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
        for (int slot = 0; slot < frame.slots(); slot++) {
            Frame.SlotFit fit = frame.slotFit(slot);
            Envelope.Sealed sealed = earlier.sealed().get(slot);
            if (reach.covers(sealed, position) && fit != Frame.SlotFit.BLANK) {
                Path path = part.segment().path();
                long at = index.offsetOf(position);
                personal.left(new PersonalCheck.Value(sealed, position, path, at, slot, fit, 0));
            }
        }
    }

    private void checkTrail(Name name, byte[] source) throws IOException, Stop {
        Head before = index.head(null, name, Long.MAX_VALUE);
        long sequence = before.sequence() + 1;
        if (envelope.subjectSeq() != sequence) {
            throw stop(
                    Verdict.Problem.TRAIL,
                    "record " + sequence + " of " + envelope.subject(source),
                    "record " + envelope.subjectSeq());
        }
        if (sequence > 1) {
            index.leafHash(before.position(), leafHash);
            if (!envelope.isPrevious(leafHash)) {
                throw stop(
                        Verdict.Problem.TRAIL,
                        "the hash of record " + before.position() + " as the previous one of "
                                + envelope.subject(source),
                        "another hash");
            }
        } else if (envelope.hasPrevious()) {
            throw stop(Verdict.Problem.TRAIL, "no previous record of " + envelope.subject(source), "the hash of one");
        }
    }

    private void checkSlot(Frame frame, int slot, long position) throws IOException, Stop {
        Envelope.Sealed sealed = envelope.sealed().get(slot);
        PersonalCheck.Wrong wrong = personal.slot(frame, slot, sealed, position, file, offset);
        if (wrong != null) {
            throw stop(wrong);
        }
        Digest commit = sealed.commit();
        HolderKey key = keys.store().byNumber(Seal.keyNumber(frame, slot));
        if (commit == null || frame.slotFit(slot) != Frame.SlotFit.SOUND || key == null || !key.isAlive()) {
            return;
        }
        boolean isThatValue = key.holder().equals(sealed.keyName());
        try {
            int at = frame.slotOffset(slot);
            Seal.open(frame.source(), at, frame.slotLength(slot), commit.bytes(), key);
        } catch (GeneralSecurityException e) {
            isThatValue = false;
        }
        if (!isThatValue) {
            throw stop(
                    Verdict.Problem.VALUE,
                    "the value in slot " + sealed.slot() + " to which the record commits",
                    "another");
        }
    }

    private Stop stop(PersonalCheck.Wrong wrong) throws IOException {
        file = wrong.file();
        offset = wrong.offset();
        long sound = wrong.problem() == Verdict.Problem.KEY || wrong.position() < 0 ? tree.size() : wrong.position();
        return new Stop(new Verdict.Damaged(
                meta.id(),
                wrong.problem(),
                file,
                offset,
                wrong.position(),
                wrong.expected(),
                wrong.got(),
                headAt(sound)));
    }

    private void checkPersonal(Path folder) throws IOException, Stop {
        long known = state.map(StateFile.State::keys).orElse(0L);
        Optional<PersonalCheck.Wrong> wrong = personal.judge(
                folder, meta.seed(), tree.size(), known, (value, position) -> false, () -> 0, this::settled);
        if (wrong.isPresent()) {
            throw stop(wrong.get());
        }
        wrong = cuts.judge(folder, meta.seed(), tree.size());
        if (wrong.isPresent()) {
            throw stop(wrong.get());
        }
    }

    /** What a slot holds that is due to be blank: a writer may be erasing it at this moment. */
    private Frame.SlotFit settled(PersonalCheck.Value value) throws IOException {
        Look part = parts.stream()
                .filter(each -> each.path().equals(value.file()))
                .findFirst()
                .orElseThrow();
        Frame.SlotFit fit = value.fit();
        for (int i = 0; fit != Frame.SlotFit.BLANK && patience.waits(i); i++) {
            FrameWalk walk = new FrameWalk(part.file(), value.offset(), part.length(), meta.seed());
            if (walk.step() == FrameWalk.Step.FRAME) {
                fit = walk.frame().slotFit(value.slot());
            }
        }
        return fit;
    }
}
