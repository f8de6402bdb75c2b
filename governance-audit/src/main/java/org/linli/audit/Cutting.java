package org.linli.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.linli.trace.Digest;
import org.linli.trace.Entry;
import org.linli.trace.Head;
import org.linli.trace.Notice;
import org.linli.trace.Receipt;
import org.linli.trace.Subject;
import org.linli.trace.TraceFact;

/** The beginning of a cut in its turn among the appends: from here on it is on record. The segments have their turns afterwards. */
final class Cutting implements LogWriter.Turn {
    private final Cut order;
    private final CutSurvey survey;
    private final LogWriter writer;
    private final LogFiles files;
    private final Draft.Maker maker;
    private final Instant recorded;
    private final CompletableFuture<CutOutcome> outcome = new CompletableFuture<>();

    Cutting(Cut order, CutSurvey survey, LogWriter writer, LogFiles files, Draft.Maker maker, Instant recorded) {
        this.order = order;
        this.survey = survey;
        this.writer = writer;
        this.files = files;
        this.maker = maker;
        this.recorded = recorded;
    }

    /** Completed when the fact is on disk, or something was found that stands in the way. */
    CompletableFuture<CutOutcome> outcome() {
        return outcome;
    }

    @Override
    public void run() throws IOException {
        LogIndex index = maker.index();
        Head before = index.latestHead(Notice.KIND.subject(order.act().id()));
        boolean isOnRecord = before.sequence() > 0;
        survey.update(index.size());
        if (!isOnRecord && !survey.obstacles().isEmpty()) {
            outcome.complete(new CutOutcome.Refused(survey.before(), survey.obstacles()));
            return;
        }
        Optional<Draft> draft = isOnRecord ? Optional.empty() : draft(index);
        if (!isOnRecord && draft.isEmpty()) {
            return;
        }
        files.awaitDerived();
        finishAnother(index);
        CutJob job = job();
        job.write(files);
        Receipt receipt = draft.isPresent() ? written(draft.get()) : receipt(before, files);
        job.withdrawKeys(files);
        outcome.complete(new CutOutcome.Done(receipt, survey.before()));
    }

    private Receipt written(Draft draft) throws IOException {
        Receipt receipt = writer.writeNow(draft);
        writer.sync();
        return receipt;
    }

    /** There is one file for what is to be done: what another order has left in it is done first. */
    private void finishAnother(LogIndex index) throws IOException {
        Optional<CutJob> other = CutJob.read(files.folder());
        if (other.isPresent() && !other.get().act().equals(order.act().id().value())) {
            CutJob.finish(files, index);
        }
    }

    private Optional<Draft> draft(LogIndex index) {
        TraceFact.Cut fact = new TraceFact.Cut(
                order.act().id(),
                survey.before(),
                Digest.of(index.tree().at(survey.before()).root().toBytes()),
                order.reason(),
                order.legalBasis(),
                Optional.of(survey.carried()));
        Subject notice = fact.subject();
        try {
            return Optional.of(Draft.of(
                    List.of(Entry.of(order.act(), fact)),
                    Map.of(notice, Draft.Condition.of(notice, Head.NONE)),
                    index.next(),
                    recorded,
                    maker));
        } catch (IllegalArgumentException cannotBeWritten) {
            outcome.completeExceptionally(cannotBeWritten);
            return Optional.empty();
        }
    }

    /** What is left to be done once the fact is on record. */
    CutJob job() {
        return new CutJob(order.act().id().value(), survey.before(), survey.unusedKeys());
    }

    static Receipt receipt(Head notice, LogFiles files) {
        return new Receipt(files.meta().id(), notice.position(), 1, files.durability());
    }

    @Override
    public void fail(RuntimeException why) {
        outcome.completeExceptionally(why);
    }
}
