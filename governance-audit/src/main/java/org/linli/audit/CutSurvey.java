package org.linli.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.erasure.Reach;
import org.linli.audit.erasure.Seal;
import org.linli.audit.store.Frame;
import org.linli.audit.store.FrameWalk;
import org.linli.audit.store.Name;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentLookup.Trait;
import org.linli.audit.store.Tombstone;
import org.linli.trace.CarriedForward;
import org.linli.trace.Fact;
import org.linli.trace.Head;
import org.linli.trace.Notice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.UnknownFact;

/**
 * A look at the records that a cut would take: what of them has to stay, and which keys nothing uses any more once they are gone. It takes
 * place before the cut has its turn, so that nobody waits; {@link #update} takes in what came since, at the cost of that alone. Memory: a
 * bit for each key, the names of the subjects of one segment, and what is named of what stands in the way.
 */
final class CutSurvey {
    private final LogIndex index;
    private final LogReader reader;
    private final byte[] seed;
    private final Predicate<Subject> isOver;
    private final long before;
    private final Envelope envelope = new Envelope();
    private final CutObstacles obstacles = new CutObstacles();
    private final CutHolds holds;
    /** The numbers of the keys under which values stand that would go, and none that stays. */
    private final BitSet keys = new BitSet();

    private long size;
    private long due;
    private long carried;
    /** Whether somebody has restricted a value that would go: it may stand again later, and be opened here. */
    private boolean hasRestricted;

    private CutSurvey(
            LogIndex index,
            LogReader reader,
            byte[] seed,
            Instant recordedBefore,
            long atMost,
            Instant now,
            Predicate<Subject> isOver) {
        this.index = index;
        this.reader = reader;
        this.seed = seed;
        this.isOver = isOver;
        this.size = index.size();
        this.holds = new CutHolds(index, reader, now, obstacles);
        this.before = boundary(recordedBefore, atMost);
    }

    /** For an order of the host's. */
    static CutSurvey of(
            LogIndex index, LogReader reader, byte[] seed, Cut order, Instant now, Predicate<Subject> isOver)
            throws IOException {
        return new CutSurvey(index, reader, seed, order.recordedBefore(), Long.MAX_VALUE, now, isOver).looked();
    }

    /** For what was cut before a position, and may stand in a copy of the log again. Which subjects are over was asked then. */
    static CutSurvey again(LogIndex index, LogReader reader, byte[] seed, long before, Instant now) throws IOException {
        return new CutSurvey(index, reader, seed, Instant.MAX, before, now, subject -> true).looked();
    }

    private CutSurvey looked() throws IOException {
        for (Part part : index.parts()) {
            if (part.first() < before) {
                look(part.segment());
            }
        }
        for (Part part : due == 0 ? new Part[0] : index.parts()) {
            if (part.first() >= before && part.first() < size) {
                lookAtLater(part);
            }
        }
        return this;
    }

    /** Where the first segment begins that is not wholly that old; never beyond the last. */
    private long boundary(Instant recordedBefore, long atMost) {
        long found = 0;
        Part[] parts = index.parts();
        for (int i = 1; i < parts.length && parts[i].first() <= Math.min(size, atMost); i++) {
            long last = parts[i].first() - 1;
            Frame frame = index.anyFrame(last);
            if (!Tombstone.is(frame)) {
                envelope.read(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
                if (!CutHolds.recorded(envelope).isBefore(recordedBefore)) {
                    break;
                }
            }
            found = parts[i].first();
        }
        return found;
    }

    /** The position before which records would be cut. */
    long before() {
        return before;
    }

    /** Whether there is anything to cut. */
    boolean isEmpty() {
        return due == 0;
    }

    /** How many records it has taken into account. */
    long size() {
        return size;
    }

    /** How many records a copy must have for each subject that goes on to have carried itself forward there. */
    long carried() {
        return carried;
    }

    /** What has to stay, by position. */
    List<CutOutcome.Obstacle> obstacles() {
        return obstacles.list();
    }

    /** The numbers of the keys that no record from the cut on uses, ascending. */
    List<Long> unusedKeys() {
        return keys.stream().mapToObj(Long::valueOf).toList();
    }

    private void look(Segment segment) throws IOException {
        Set<Name> ofSegment = new HashSet<>();
        FrameWalk walk = new FrameWalk(segment.file(), 0, segment.end(), seed);
        while (walk.next() < segment.end() && walk.step() == FrameWalk.Step.FRAME) {
            Frame frame = walk.frame();
            if (frame.kind() == Frame.RECORD) {
                envelope.read(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
                if (!CutRecord.isKept(envelope.type())) {
                    due++;
                    lookAtValues(frame);
                    String text = envelope.subject(frame.source());
                    Name name = Name.of(text);
                    if (ofSegment.add(name) && isFirst(text, name, envelope.subjectSeq(), frame.sequence())) {
                        lookAtSubject(text, name, frame.sequence());
                    }
                }
            }
        }
        if (walk.next() < segment.end()) {
            throw index.damaged(segment, walk.offset(), segment.first(), null);
        }
    }

    /** Whether no record of a subject before this one would go with it: then it was not asked for yet. */
    private boolean isFirst(String text, Name name, long sequence, long position) {
        return sequence == 1 || !isDue(index.head(text, name, position));
    }

    private boolean isDue(Head head) {
        if (head.sequence() == 0) {
            return false;
        }
        Frame frame = index.anyFrame(head.position());
        Envelope there = new Envelope();
        if (!Tombstone.is(frame)) {
            there.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
        }
        return !Tombstone.is(frame) && !CutRecord.isKept(there.type());
    }

    private void lookAtSubject(String text, Name name, long position) {
        Head head = index.head(text, name, size);
        Subject subject = Subject.parse(text);
        if (head.position() >= before) {
            lookWhereCarried(subject, position);
        } else if (!subject.kind().equals(Notice.KIND.name()) && !obstacles.isFull() && !isOver.test(subject)) {
            obstacles.add(CutOutcome.Reason.NOT_OVER, position, text, Optional.empty());
        }
    }

    /** Where a subject that goes on has carried itself forward first after the cut. */
    private void lookWhereCarried(Subject subject, long position) {
        long first = -1;
        Trail backward = new Trail(subject, index, reader, false);
        while (backward.hasNext()) {
            TraceEvent event = backward.next();
            if (event.position() < before) {
                break;
            }
            first = isCarriedForward(event.fact()) ? event.position() : first;
        }
        if (first < 0) {
            obstacles.add(CutOutcome.Reason.GOES_ON, position, subject.toString(), Optional.empty());
        }
        carried = Math.max(carried, first + 1);
    }

    /** Also where the type of the fact is not known: what a {@link CarriedForward} has to say stands in members of these names. */
    private static boolean isCarriedForward(Fact<?> fact) {
        return fact instanceof CarriedForward<?>
                || (fact instanceof UnknownFact unknown
                        && unknown.open().get("remembered") instanceof List<?>
                        && unknown.open().get("remembersSince") != null);
    }

    private void lookAtValues(Frame frame) {
        for (int slot = 0; slot < frame.slots(); slot++) {
            Envelope.Sealed sealed = envelope.sealed().get(slot);
            if (sealed.commit() != null && frame.slotFit(slot) == Frame.SlotFit.SOUND) {
                keys.set(Math.toIntExact(Seal.keyNumber(frame, slot)));
                hasRestricted |= holds.look(sealed, frame.sequence(), CutHolds.recorded(envelope), size);
            }
        }
    }

    /** Which keys values use that stay, and whether any is only referred to there and stands in what would go. */
    private void lookAtLater(Part part) throws IOException {
        if (hasRestricted) {
            Segment segment = part.segment();
            FrameWalk walk = new FrameWalk(segment.file(), 0, segment.end(), seed);
            while (walk.next() < segment.end() && walk.step() == FrameWalk.Step.FRAME) {
                if (walk.frame().kind() == Frame.RECORD && walk.frame().sequence() < size) {
                    lookAtLater(walk.frame());
                }
            }
            return;
        }
        for (int holder : part.look(lookup -> lookup.keys(Trait.HOLDER))) {
            for (int local : part.look(lookup -> lookup.with(Trait.HOLDER, holder))) {
                long position = part.first() + local;
                Frame frame = position < size ? index.anyFrame(position) : null;
                if (frame != null && !Tombstone.is(frame)) {
                    clearKeys(frame);
                }
            }
        }
    }

    private void lookAtLater(Frame frame) {
        clearKeys(frame);
        envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
        for (Envelope.Sealed sealed : envelope.sealed()) {
            Long at = sealed.at();
            if (sealed.commit() == null && at != null && at < before && isThere(sealed, at)) {
                String about = envelope.subject(frame.source());
                obstacles.add(CutOutcome.Reason.RESTATED_LATER, at, about, Optional.empty());
            }
        }
    }

    /** Whether the value that a later record refers to is there still. */
    private boolean isThere(Envelope.Sealed sealed, long at) {
        Frame origin = index.anyFrame(at);
        if (Tombstone.is(origin) || at < 0) {
            return false;
        }
        Envelope there = new Envelope();
        there.readBelonging(origin.source(), origin.envelopeOffset(), origin.envelopeLength());
        OptionalInt slot = sealed.slotIn(there.sealed());
        return slot.isPresent() && origin.slotFit(slot.getAsInt()) == Frame.SlotFit.SOUND;
    }

    private void clearKeys(Frame frame) {
        for (int slot = 0; slot < frame.slots(); slot++) {
            if (frame.slotFit(slot) == Frame.SlotFit.SOUND) {
                keys.clear(Math.toIntExact(Seal.keyNumber(frame, slot)));
            }
        }
    }

    /** Takes in what came since, which may have to stay, or need what would go. */
    void update(long now) {
        for (long position = size; position < now; position++) {
            Frame frame = index.frame(position);
            lookAtLater(frame);
            String text = envelope.subject(frame.source());
            List<String> restricted = Reach.restrictedBy(envelope, frame.source());
            boolean isDeclaration = envelope.type().equals(CutRecord.DECLARED);
            size = position + 1;
            restricted.forEach(this::lookForDuty);
            if (isDeclaration) {
                holds.declaredSince(size);
            }
            Head in = index.head(text, Name.of(text), before);
            if (isDue(in)) {
                lookWhereCarried(Subject.parse(text), in.position());
            }
        }
    }

    /** Looks at the values that a restriction which came since reaches. */
    private void lookForDuty(String name) {
        for (Part part : index.parts()) {
            String holder = KeyStore.person(name);
            for (int local : part.first() < before ? index.candidates(part, Trait.HOLDER, holder) : new int[0]) {
                long position = part.first() + local;
                Frame frame = index.anyFrame(position);
                if (!Tombstone.is(frame)) {
                    Envelope there = new Envelope();
                    there.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
                    for (int slot = 0; slot < frame.slots(); slot++) {
                        Envelope.Sealed sealed = there.sealed().get(slot);
                        if (Reach.restricting(sealed).equals(name) && frame.slotFit(slot) == Frame.SlotFit.SOUND) {
                            holds.lookForDuty(sealed, position);
                        }
                    }
                }
            }
        }
    }
}
