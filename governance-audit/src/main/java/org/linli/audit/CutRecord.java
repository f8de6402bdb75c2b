package org.linli.audit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.Envelope;
import org.linli.audit.store.Frame;
import org.linli.audit.store.Name;
import org.linli.audit.store.SegmentLookup.Trait;
import org.linli.trace.Digest;

/** What the records {@code trace.cut} of a log say, and which records no cut takes: the orders by which something is gone, and declarations. */
final class CutRecord {
    static final String TYPE = "trace.cut";

    /** A declaration of what values are kept for. */
    static final String DECLARED = "processing.declared";

    /** What explains why a value, a key or a record is gone stays, and by which law others are kept. */
    private static final Set<String> KEPT = Set.of(TYPE, "trace.erased", "trace.restricted", DECLARED);

    private CutRecord() {}

    /** Whether no cut takes a record of this type. */
    static boolean isKept(String type) {
        return KEPT.contains(type);
    }

    /** The position before which a record orders a cut; 0 if it orders none. */
    static long before(Envelope envelope, byte[] source) {
        if (!envelope.type().equals(TYPE)) {
            return 0;
        }
        Map<String, ?> open = envelope.open(source);
        return open.get("before") instanceof Long before ? before : 0;
    }

    /** The root that the record of a cut says there was; nothing if it says none. */
    static Optional<Digest> root(Envelope envelope, byte[] source) {
        try {
            return envelope.open(source).get("root") instanceof String root
                    ? Optional.of(Digest.parse(root))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The position before which the record in a frame orders a cut; 0 if it orders none, or is to be checked yet. */
    static long beforeIn(Frame frame, Envelope envelope) {
        try {
            envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
            return before(envelope, frame.source());
        } catch (CanonicalFormException notYetChecked) {
            return 0;
        }
    }

    /** The position before which records were cut, or are about to be; 0 if none were. */
    static long before(LogIndex index) {
        long before = 0;
        Envelope envelope = new Envelope();
        Part[] parts = index.parts();
        for (int i = parts.length - 1; i >= 0 && before == 0; i--) {
            for (int local : parts[i].look(lookup -> lookup.with(Trait.TYPE, Name.keyOf(TYPE)))) {
                long position = parts[i].first() + local;
                if (position < index.size()) {
                    before = Math.max(before, beforeIn(index.frame(position), envelope));
                }
            }
        }
        return before;
    }
}
