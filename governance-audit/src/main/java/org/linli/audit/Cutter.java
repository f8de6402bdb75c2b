package org.linli.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.linli.audit.erasure.Seal;
import org.linli.audit.store.Frame;
import org.linli.audit.store.FrameWalk;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.Digest;
import org.linli.trace.EntryCheck;
import org.linli.trace.Head;
import org.linli.trace.Notice;
import org.linli.trace.Subject;
import org.linli.trace.TraceFact;
import org.linli.trace.TraceStoreException;

/**
 * Cuts the oldest records of a log: looks on the caller's thread, puts the order on record in a turn among the appends, and has each
 * segment cut in a turn of its own, so that nobody waits for more than one.
 */
final class Cutter {
    /** So many records may be looked at in the turn itself. */
    private static final int FEW = 256;
    /** How often to look at what came meanwhile before the rest of it is looked at in the turn. */
    private static final int LOOKS = 32;

    private final LogFiles files;
    private final LogIndex index;
    private final LogReader reader;
    private final Draft.Maker maker;
    private final LogWriter writer;
    private final Clock clock;

    Cutter(LogFiles files, LogIndex index, LogReader reader, Draft.Maker maker, LogWriter writer, Clock clock) {
        this.files = files;
        this.index = index;
        this.reader = reader;
        this.maker = maker;
        this.writer = writer;
        this.clock = clock;
    }

    CutOutcome cut(Cut order, Predicate<Subject> isOver) {
        writer.refuseIfOver();
        CutOutcome.Done done = before(order);
        CutSurvey survey = done == null ? survey(order, isOver) : again(done.before());
        if (done != null && survey.isEmpty()) {
            return done;
        } else if (survey.isEmpty() || (done == null && !survey.obstacles().isEmpty())) {
            return new CutOutcome.Refused(survey.before(), survey.obstacles());
        }
        return carriedOut(order, survey);
    }

    /**
     * Carries out on a copy of the log what was cut elsewhere.
     *
     * @return what stands in the way; empty if it was carried out, is of another history of the log, or there was nothing to be cut
     */
    List<String> cutAgain(Act act, TraceFact.Cut done) {
        long size = index.size();
        boolean isOfThisHistory = size < done.before()
                || Digest.of(index.tree().at(done.before()).root().toBytes()).equals(done.root());
        if (!isOfThisHistory || size == 0) {
            return List.of();
        }
        if (done.carried().isEmpty() || size < done.carried().get()) {
            return List.of("The records before " + done.before() + " were cut by the act " + act.id()
                    + ", since subjects had carried themselves forward by record "
                    + done.carried().map(String::valueOf).orElse("…") + ", and the archive ends at record " + size
                    + ": it would lose these subjects. Maybe there is a newer archive.");
        }
        Part[] parts = index.parts();
        if (parts.length > 0 && parts[parts.length - 1].first() < Math.min(done.before(), size)) {
            await(new Beginning());
        }
        CutSurvey survey = again(done.before());
        if (!survey.isEmpty() && survey.obstacles().isEmpty()) {
            carriedOut(new Cut(act, Instant.MAX, done.reason(), done.legalBasis()), survey);
        }
        return survey.obstacles().stream()
                .map(each -> "The records before " + done.before() + " were cut by the act " + act.id()
                        + ", and cannot be cut in the archive: " + each.explain() + " Maybe there is a newer archive.")
                .toList();
    }

    /** Destroys the keys in a copy under which no record has a value: what a cut took elsewhere may have left them here. */
    void keepUsedKeys() {
        await(new Keys());
    }

    private CutOutcome carriedOut(Cut order, CutSurvey survey) {
        for (int i = 0; i < LOOKS && index.size() - survey.size() > FEW; i++) {
            survey.update(index.size());
        }
        Cutting turn = new Cutting(order, survey, writer, files, maker, Microseconds.cut(clock.instant()));
        writer.submit(turn);
        CutOutcome outcome = LogWriting.await(turn.outcome());
        if (outcome.isDone()) {
            CutJob job = turn.job();
            boolean goesOn = true;
            for (int i = 0; goesOn; i++) {
                goesOn = await(new Segments(job, i));
            }
        }
        return outcome;
    }

    /** What a cut did under the same act before; null if there is none. */
    private CutOutcome.@Nullable Done before(Cut order) {
        Head head = index.head(Notice.KIND.subject(order.act().id()), index.size());
        if (head.sequence() == 0) {
            return null;
        }
        if (reader.event(head.position()).fact() instanceof TraceFact.Cut done) {
            return new CutOutcome.Done(Cutting.receipt(head, files), done.before());
        }
        throw EntryCheck.usedBefore(order.act().id());
    }

    private CutSurvey again(long before) {
        try {
            return CutSurvey.again(index, reader, files.seed(), before, clock.instant());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private CutSurvey survey(Cut order, Predicate<Subject> isOver) {
        try {
            return CutSurvey.of(index, reader, files.seed(), order, clock.instant(), isOver);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private TraceStoreException unreadable(IOException cause) {
        return new TraceStoreException("The log in " + files.folder() + " could not be read for a cut.", cause);
    }

    private <T> T await(Waiting<T> turn) {
        writer.submit(turn);
        return LogWriting.await(turn.outcome);
    }

    /** A turn for whose end somebody waits. */
    private abstract static class Waiting<T> implements LogWriter.Turn {
        final CompletableFuture<T> outcome = new CompletableFuture<>();

        @Override
        public void fail(RuntimeException why) {
            outcome.completeExceptionally(why);
        }
    }

    /** Begins a segment, so that those before can be cut. */
    private final class Beginning extends Waiting<Long> {
        @Override
        public void run() throws IOException {
            outcome.complete(files.begin(index).first());
        }
    }

    /** Keeps the keys that are used. */
    private final class Keys extends Waiting<Boolean> {
        @Override
        public void run() throws IOException {
            BitSet used = new BitSet();
            for (Part part : index.parts()) {
                FrameWalk walk =
                        new FrameWalk(part.segment().file(), 0, part.segment().end(), files.seed());
                while (walk.next() < part.segment().end() && walk.step() == FrameWalk.Step.FRAME) {
                    Frame frame = walk.frame();
                    for (int slot = 0; slot < frame.slots(); slot++) {
                        if (frame.slotFit(slot) == Frame.SlotFit.SOUND) {
                            used.set(Math.toIntExact(Seal.keyNumber(frame, slot)));
                        }
                    }
                }
            }
            files.keys().keepOnly(number -> used.get(Math.toIntExact(number)));
            outcome.complete(true);
        }
    }

    /** Cuts one segment; gives whether there may be more. */
    private final class Segments extends Waiting<Boolean> {
        private final CutJob job;
        private final int number;

        Segments(CutJob job, int number) {
            this.job = job;
            this.number = number;
        }

        @Override
        public void run() throws IOException {
            boolean isThere = job.hasSegment(number, index);
            if (isThere) {
                files.awaitDerived();
                job.cutSegment(number, files, index);
            } else {
                // An order that came between has done what was left, and may have left something of its own.
                if (CutJob.read(files.folder())
                        .filter(each -> each.act().equals(job.act()))
                        .isPresent()) {
                    job.forget(files);
                }
            }
            outcome.complete(isThere);
        }
    }
}
