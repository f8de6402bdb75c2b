package org.linli.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.linli.trace.Digest;
import org.linli.trace.Entry;
import org.linli.trace.EntryCheck;
import org.linli.trace.Head;
import org.linli.trace.Notice;
import org.linli.trace.Receipt;
import org.linli.trace.Subject;
import org.linli.trace.TraceFact;

/** A cut in its turn among the appends. */
final class Cutting implements LogWriter.Turn {
    private final Cut order;
    private final CutSurvey survey;
    private final List<Long> keys;
    private final LogWriter writer;
    private final LogFiles files;
    private final Draft.Maker maker;
    private final Instant recorded;
    private final CompletableFuture<CutOutcome> outcome = new CompletableFuture<>();

    Cutting(Cut order, CutSurvey survey, LogWriter writer, LogFiles files, Draft.Maker maker, Instant recorded) {
        this.order = order;
        this.survey = survey;
        this.keys = survey.unusedKeys();
        this.writer = writer;
        this.files = files;
        this.maker = maker;
        this.recorded = recorded;
    }

    /** Completed when everything is done and that is on disk; with {@link Draft.Outdated} if the survey is to be made anew. */
    CompletableFuture<CutOutcome> outcome() {
        return outcome;
    }

    @Override
    public void run() throws IOException {
        LogIndex index = maker.index();
        if (survey.isOutdated()) {
            outcome.completeExceptionally(new Draft.Outdated());
            return;
        }
        Head before = index.latestHead(Notice.KIND.subject(order.act().id()));
        if (before.sequence() > 0) {
            // It is on record and was not carried out, or not wholly.
            files.awaitDerived();
            job().carryOut(files, index);
            outcome.complete(new CutOutcome.Done(receipt(before, files), survey.before()));
            return;
        }
        TraceFact.Cut fact = new TraceFact.Cut(
                order.act().id(),
                survey.before(),
                Digest.of(index.tree().at(survey.before()).root().toBytes()),
                order.reason(),
                order.legalBasis());
        Subject notice = fact.subject();
        Draft draft;
        try {
            draft = Draft.of(
                    List.of(Entry.of(order.act(), fact)),
                    Map.of(notice, Draft.Condition.of(notice, Head.NONE)),
                    index.next(),
                    recorded,
                    maker);
        } catch (IllegalArgumentException cannotBeWritten) {
            outcome.completeExceptionally(cannotBeWritten);
            return;
        }
        files.awaitDerived();
        CutJob job = job();
        job.write(files);
        Receipt receipt = writer.writeNow(draft);
        writer.sync();
        job.carryOut(files, index);
        outcome.complete(new CutOutcome.Done(receipt, survey.before()));
    }

    private CutJob job() {
        return new CutJob(order.act().id().value(), survey.before(), keys);
    }

    private static Receipt receipt(Head notice, LogFiles files) {
        return new Receipt(files.meta().id(), notice.position(), 1, files.durability());
    }

    /** What a cut did under the same act before; null if there is none. */
    static CutOutcome.@Nullable Done before(Cut order, LogIndex index, LogReader reader, LogFiles files) {
        Head head = index.latestHead(Notice.KIND.subject(order.act().id()));
        if (head.sequence() == 0) {
            return null;
        }
        if (reader.event(head.position()).fact() instanceof TraceFact.Cut done) {
            return new CutOutcome.Done(receipt(head, files), done.before());
        }
        throw EntryCheck.usedBefore(order.act().id());
    }

    @Override
    public void fail(RuntimeException why) {
        outcome.completeExceptionally(why);
    }
}
