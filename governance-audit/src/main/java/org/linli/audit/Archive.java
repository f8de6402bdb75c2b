package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.Erasures;
import org.linli.audit.merkle.Frontier;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.NodeSink;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.store.Disk;
import org.linli.audit.store.Frame;
import org.linli.audit.store.FrameWalk;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Segment;
import org.linli.audit.store.StateFile;
import org.linli.audit.store.Tombstone;

/**
 * The folder of records of a backup. Its file {@code state} says how much of it a take has finished, and is written last: what stands
 * beyond may be torn, or never have been on disk, and counts for nothing.
 */
final class Archive {
    private final Path folder;
    private final LogMeta meta;
    private final Disk disk;

    Archive(Path folder, LogMeta meta, Disk disk) {
        this.folder = folder;
        this.meta = meta;
        this.disk = disk;
    }

    /** How many records the last take that was finished has left, and their root; nothing if none was, or if that is lost. */
    Optional<TreeHead> finished() throws IOException {
        if (!Files.exists(folder.resolve(StateFile.NAME))) {
            return Optional.empty();
        }
        try (StateFile state = new StateFile(disk.openForReading(folder.resolve(StateFile.NAME)), meta.seed())) {
            return state.read().map(each -> new TreeHead(each.size(), each.root()));
        }
    }

    /** Says that a take is finished; returns when that is on disk. */
    void finish(TreeHead head) throws IOException {
        try (StateFile state = new StateFile(disk.open(folder.resolve(StateFile.NAME)), meta.seed())) {
            state.read();
            state.write(head.size(), head.root(), 0);
            state.force();
        }
        disk.syncFolder(folder);
    }

    /** How many records stand in whole batches from the beginning on, and their root, by the records themselves. Cost: O(size). */
    TreeHead found() throws IOException {
        Frontier frontier = Frontier.empty();
        TreeHasher hasher = TreeHasher.create();
        byte[] leaf = new byte[MerkleHash.BYTES];
        TreeHead found = TreeHead.EMPTY;
        for (Path each : Segment.list(folder)) {
            if (Segment.first(each) != found.size()) {
                return found;
            }
            try (Disk.OpenFile file = disk.openForReading(each)) {
                FrameWalk walk = new FrameWalk(file, 0, file.size(), meta.seed());
                FrameWalk.Step step = walk.step();
                for (; step == FrameWalk.Step.FRAME; step = walk.step()) {
                    Frame frame = walk.frame();
                    if (frame.sequence() != frontier.size()) {
                        return found;
                    } else if (frame.takesPosition()) {
                        if (Tombstone.is(frame)) {
                            Tombstone.leafHash(frame, leaf);
                        } else {
                            hasher.leafHash(frame.source(), frame.envelopeOffset(), frame.envelopeLength(), leaf, 0);
                        }
                        frontier.append(leaf, 0, NodeSink.NONE);
                    } else {
                        found = frontier.head();
                    }
                }
                if (step == FrameWalk.Step.BROKEN) {
                    return found;
                }
            }
        }
        return found;
    }

    /** Where in a file of records the batch ends by which there are so many; the file's length if there is none. */
    long endOf(Disk.OpenFile file, long size) throws IOException {
        FrameWalk walk = new FrameWalk(file, 0, file.size(), meta.seed());
        while (walk.step() == FrameWalk.Step.FRAME) {
            if (walk.frame().kind() == Frame.BATCH_END && walk.frame().sequence() == size) {
                return walk.next();
            }
        }
        return file.size();
    }

    /**
     * Destroys values in records that were archived before. Written whether or not there are zeros already: an earlier take may have failed
     * before they were on disk. Cost: O(the file).
     *
     * @param path the file of records
     * @param end how much of it was archived before
     * @param erased what was ordered
     * @return how many bytes were written, once they are on disk
     */
    long blank(Path path, long end, Erasures erased) throws IOException {
        Envelope envelope = new Envelope();
        long written = 0;
        try (Disk.OpenFile file = disk.open(path)) {
            FrameWalk walk = new FrameWalk(file, 0, end, meta.seed());
            while (walk.step() == FrameWalk.Step.FRAME) {
                Frame frame = walk.frame();
                if (frame.kind() == Frame.RECORD && frame.slots() > 0) {
                    envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
                    for (int slot = 0; slot < frame.slots(); slot++) {
                        if (erased.cover(envelope.sealed().get(slot), frame.sequence())) {
                            int length = frame.slotLength(slot);
                            file.write(new byte[length], 0, length, walk.offset() + frame.slotOffsetInFrame(slot));
                            written += length;
                        }
                    }
                }
            }
            if (written > 0) {
                file.force();
            }
        }
        return written;
    }
}
