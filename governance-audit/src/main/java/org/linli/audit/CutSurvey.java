package org.linli.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.Seal;
import org.linli.audit.store.Frame;
import org.linli.audit.store.FrameWalk;
import org.linli.audit.store.Name;
import org.linli.audit.store.Segment;
import org.linli.audit.store.SegmentLookup.Trait;
import org.linli.audit.store.Tombstone;
import org.linli.basics.Microseconds;
import org.linli.privacy.ProcessingFact;
import org.linli.privacy.ProcessingRecord;
import org.linli.privacy.Retention;
import org.linli.trace.Basis;
import org.linli.trace.CarriedForward;
import org.linli.trace.Head;
import org.linli.trace.Notice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;

/**
 * A look at the records that a cut would take: what of them has to stay, and which keys nothing uses any more once they are gone. Takes
 * place before the cut has its turn, so that nobody waits; {@link #isOutdated} says whether what came since changes anything.
 */
final class CutSurvey {
    private final LogIndex index;
    private final LogReader reader;
    private final byte[] seed;
    private final Instant now;
    private final Predicate<Subject> isOver;
    private final long size;
    private final long before;
    private final Envelope envelope = new Envelope();
    private final Set<Name> subjects = new HashSet<>();
    /** The keys of the values that would go, by their holders. */
    private final Map<String, Set<Long>> keys = new HashMap<>();

    private final Map<String, Optional<Retention.LegalHold>> holds = new HashMap<>();
    private final Map<String, CutOutcome.Obstacle> obstacles = new HashMap<>();

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
        this.now = now;
        this.isOver = isOver;
        this.size = index.size();
        this.before = boundary(recordedBefore, atMost);
    }

    static CutSurvey of(
            LogIndex index, LogReader reader, byte[] seed, Cut order, Instant now, Predicate<Subject> isOver)
            throws IOException {
        return new CutSurvey(index, reader, seed, order.recordedBefore(), Long.MAX_VALUE, now, isOver).looked();
    }

    /** For what was cut before, and stands in a copy of the log again: nothing stands in the way. */
    static CutSurvey again(LogIndex index, LogReader reader, byte[] seed, long before) throws IOException {
        CutSurvey survey =
                new CutSurvey(index, reader, seed, Instant.MAX, before, Instant.MAX, subject -> true).looked();
        survey.obstacles.clear();
        return survey;
    }

    private CutSurvey looked() throws IOException {
        for (Part part : index.parts()) {
            if (part.first() < before) {
                look(part.segment());
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
                if (!Microseconds.instant(envelope.recorded()).isBefore(recordedBefore)) {
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
        return subjects.isEmpty();
    }

    /** What has to stay, by position. */
    List<CutOutcome.Obstacle> obstacles() {
        return obstacles.values().stream()
                .sorted(Comparator.comparingLong(CutOutcome.Obstacle::position))
                .limit(CutOutcome.Refused.MOST)
                .toList();
    }

    private void look(Segment segment) throws IOException {
        Map<String, Long> ofSegment = new HashMap<>();
        FrameWalk walk = new FrameWalk(segment.file(), 0, segment.end(), seed);
        while (walk.next() < segment.end() && walk.step() == FrameWalk.Step.FRAME) {
            Frame frame = walk.frame();
            if (frame.kind() == Frame.RECORD) {
                envelope.read(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
                if (!CutRecord.isKept(envelope.type())) {
                    ofSegment.putIfAbsent(envelope.subject(frame.source()), frame.sequence());
                    lookAtValues(frame);
                }
            }
        }
        if (walk.next() < segment.end()) {
            throw LogIndex.damaged(segment, walk.offset(), segment.first(), null);
        }
        ofSegment.forEach(this::lookAtSubject);
    }

    private void lookAtSubject(String text, long position) {
        Name name = Name.of(text);
        if (!subjects.add(name)) {
            return;
        }
        Head head = index.head(text, name, size);
        Subject subject = Subject.parse(text);
        if (head.position() >= before) {
            if (!isCarriedForward(subject)) {
                found(CutOutcome.Reason.GOES_ON, position, text, Optional.empty());
            }
        } else if (!subject.kind().equals(Notice.KIND.name()) && !isOver.test(subject)) {
            found(CutOutcome.Reason.NOT_OVER, position, text, Optional.empty());
        }
    }

    private boolean isCarriedForward(Subject subject) {
        Trail backward = new Trail(subject, index, reader, false);
        while (backward.hasNext()) {
            TraceEvent event = backward.next();
            if (event.position() < before) {
                return false;
            } else if (event.fact() instanceof CarriedForward<?>) {
                return true;
            }
        }
        return false;
    }

    private void lookAtValues(Frame frame) {
        long position = frame.sequence();
        for (int slot = 0; slot < frame.slots(); slot++) {
            Envelope.Sealed sealed = envelope.sealed().get(slot);
            if (sealed.commit() != null && frame.slotFit(slot) == Frame.SlotFit.SOUND) {
                keys.computeIfAbsent(sealed.holder(), none -> new HashSet<>(2)).add(Seal.keyNumber(frame, slot));
                lookForDuty(sealed, position);
            }
        }
    }

    private void lookForDuty(Envelope.Sealed sealed, long position) {
        long restricted = index.restriction(sealed, position);
        if (restricted >= 0
                && reader.event(restricted).fact() instanceof TraceFact.Restricted order
                && order.duty().until().isAfter(now)) {
            String about =
                    order.duty().statute() + ", which binds " + order.duty().bearer();
            found(
                    CutOutcome.Reason.DUTY,
                    position,
                    about,
                    Optional.of(order.duty().until()));
        }
        holds.computeIfAbsent(sealed.processing(), this::declared).ifPresent(hold -> {
            Instant until = hold.endsAfter(Microseconds.instant(envelope.recorded()));
            if (until.isAfter(now)) {
                found(
                        CutOutcome.Reason.LEGAL_HOLD,
                        position,
                        hold.statute() + ", which binds " + hold.bearer(),
                        Optional.of(until));
            }
        });
    }

    /** The law that wants values kept under a processing, as it was declared last. */
    private Optional<Retention.LegalHold> declared(String processing) {
        Subject subject = ProcessingRecord.KIND.subject(Basis.parse(processing));
        Head head = index.head(subject, size);
        boolean isThere = head.sequence() > 0 && !Tombstone.is(index.anyFrame(head.position()));
        return isThere && reader.event(head.position()).fact() instanceof ProcessingFact.Declared declared
                ? declared.processing().retention().duty()
                : Optional.empty();
    }

    /** Of what is the same the first record is named, and the latest end. */
    private void found(CutOutcome.Reason reason, long position, String about, Optional<Instant> until) {
        CutOutcome.Obstacle one = new CutOutcome.Obstacle(reason, position, about, until);
        obstacles.merge(
                reason + " " + about,
                one,
                (first, later) -> first.until().isPresent()
                                && later.until()
                                        .orElseThrow()
                                        .isAfter(first.until().get())
                        ? new CutOutcome.Obstacle(reason, first.position(), about, later.until())
                        : first);
    }

    /** The numbers of the keys that no record from the cut on uses. */
    List<Long> unusedKeys() {
        List<Long> unused = new ArrayList<>();
        keys.forEach((holder, numbers) -> {
            Set<Long> left = new HashSet<>(numbers);
            for (Part part : index.parts()) {
                if (part.first() >= before) {
                    for (int local : index.candidates(part, Trait.HOLDER, holder)) {
                        long position = part.first() + local;
                        if (position < size) {
                            left.removeAll(keysIn(index.frame(position)));
                        }
                    }
                }
            }
            unused.addAll(left);
        });
        unused.sort(null);
        return unused;
    }

    private static Set<Long> keysIn(Frame frame) {
        Set<Long> numbers = new HashSet<>(2);
        for (int slot = 0; slot < frame.slots(); slot++) {
            if (frame.slotFit(slot) == Frame.SlotFit.SOUND) {
                numbers.add(Seal.keyNumber(frame, slot));
            }
        }
        return numbers;
    }

    /** Whether a record that came since touches a subject or a holder that was looked at, or restricts something. */
    boolean isOutdated() {
        for (long position = size; position < index.size(); position++) {
            Frame frame = index.frame(position);
            envelope.readBelonging(frame.source(), frame.envelopeOffset(), frame.envelopeLength());
            boolean touches = envelope.type().startsWith("trace.")
                    || subjects.contains(Name.of(envelope.subject(frame.source())))
                    || envelope.sealed().stream().anyMatch(each -> keys.containsKey(each.holder()));
            if (touches) {
                return true;
            }
        }
        return false;
    }
}
