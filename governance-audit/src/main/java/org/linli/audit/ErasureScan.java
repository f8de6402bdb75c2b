package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.Erasures;
import org.linli.audit.erasure.Reach;
import org.linli.audit.store.Disk;
import org.linli.audit.store.Frame;
import org.linli.audit.store.FrameWalk;
import org.linli.audit.store.Segment;

/** Looks for erasures ahead of whoever reads a log from its beginning: those found. */
final class ErasureScan {
    private ErasureScan() {}

    /**
     * The erasures in what was written after a log was read: a writer may have blanked a slot meanwhile, and has said so before.
     *
     * @param folder the folder of the log
     * @param seed the id of the log
     * @param position the position from which on to look
     */
    static Erasures beyond(Path folder, byte[] seed, long position) throws IOException {
        Erasures found = new Erasures();
        List<Path> paths = Segment.list(folder);
        for (int i = 0; i < paths.size(); i++) {
            boolean endsBefore = i + 1 < paths.size() && Segment.first(paths.get(i + 1)) <= position;
            if (!endsBefore) {
                try (Disk.OpenFile file = Disk.REAL.openForReading(paths.get(i))) {
                    in(file, 0, file.size(), seed).all().stream()
                            .filter(each -> each.at() >= position)
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    /** The position before which records were cut by what was written from a position on; 0 if none was. */
    static long cutBeyond(Path folder, byte[] seed, long position) throws IOException {
        long before = 0;
        Envelope envelope = new Envelope();
        List<Path> paths = Segment.list(folder);
        for (int i = 0; i < paths.size(); i++) {
            boolean endsBefore = i + 1 < paths.size() && Segment.first(paths.get(i + 1)) <= position;
            if (!endsBefore) {
                try (Disk.OpenFile file = Disk.REAL.openForReading(paths.get(i))) {
                    FrameWalk walk = new FrameWalk(file, 0, file.size(), seed);
                    while (walk.step() == FrameWalk.Step.FRAME) {
                        if (walk.frame().kind() == Frame.RECORD) {
                            before = Math.max(before, CutRecord.beforeIn(walk.frame(), envelope));
                        }
                    }
                }
            }
        }
        return before;
    }

    /** The erasures in a range of a file, up to the first bytes that are no frame. */
    static Erasures in(Disk.OpenFile file, long from, long end, byte[] seed) throws IOException {
        Erasures found = new Erasures();
        FrameWalk walk = new FrameWalk(file, from, end, seed);
        Envelope envelope = new Envelope();
        while (walk.step() == FrameWalk.Step.FRAME) {
            Frame frame = walk.frame();
            if (frame.kind() == Frame.RECORD) {
                erasedBy(frame, envelope).forEach(found::add);
            }
        }
        return found;
    }

    private static List<Reach> erasedBy(Frame frame, Envelope envelope) {
        try {
            envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
            return Reach.erasedBy(envelope, frame.source(), frame.sequence());
        } catch (CanonicalFormException notYetChecked) {
            // Whoever checks that far will find it.
            return List.of();
        }
    }
}
