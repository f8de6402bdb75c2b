package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.Reach;
import org.linli.audit.store.Disk;
import org.linli.audit.store.Frame;
import org.linli.audit.store.FrameWalk;
import org.linli.audit.store.Segment;

/** Looks for erasures ahead of whoever reads a log from its beginning: for each name, the position of the last one found. See {@link Reach}. */
final class ErasureScan {
    private ErasureScan() {}

    /**
     * The erasures in what was written after a log was read: a writer may have blanked a slot meanwhile, and has said so before.
     *
     * @param folder the folder of the log
     * @param seed the id of the log
     * @param position the position from which on to look
     */
    static Map<String, Long> beyond(Path folder, byte[] seed, long position) throws IOException {
        Map<String, Long> found = new HashMap<>();
        List<Path> paths = Segment.list(folder);
        for (int i = 0; i < paths.size(); i++) {
            boolean endsBefore = i + 1 < paths.size() && Segment.first(paths.get(i + 1)) <= position;
            if (!endsBefore) {
                try (Disk.OpenFile file = Disk.REAL.openForReading(paths.get(i))) {
                    in(file, 0, file.size(), seed).forEach((name, at) -> {
                        if (at >= position) {
                            found.merge(name, at, Math::max);
                        }
                    });
                }
            }
        }
        return found;
    }

    /** The erasures in a range of a file, up to the first bytes that are no frame. */
    static Map<String, Long> in(Disk.OpenFile file, long from, long end, byte[] seed) throws IOException {
        Map<String, Long> found = new HashMap<>();
        FrameWalk walk = new FrameWalk(file, from, end, seed);
        Envelope envelope = new Envelope();
        while (walk.step() == FrameWalk.Step.FRAME) {
            Frame frame = walk.frame();
            if (frame.kind() == Frame.RECORD) {
                erasedBy(frame, envelope).forEach(name -> found.merge(name, frame.sequence(), Math::max));
            }
        }
        return found;
    }

    private static List<String> erasedBy(Frame frame, Envelope envelope) {
        try {
            envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
            return Reach.erasedBy(envelope, frame.source());
        } catch (CanonicalFormException notYetChecked) {
            // Whoever checks that far will find it.
            return List.of();
        }
    }
}
