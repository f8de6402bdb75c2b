package org.linli.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.Head;
import org.linli.trace.Receipt;
import org.linli.trace.TraceFact;

/** An erasure in its turn among the appends: everything before it is erased, nothing after it. */
final class Erasing implements LogWriter.Turn {
    private final Erasure erasure;
    private final LogWriter writer;
    private final LogFiles files;
    private final Draft.Maker maker;
    private final LogReader reader;
    private final Instant recorded;
    private final CompletableFuture<Erasure.Outcome> outcome = new CompletableFuture<>();

    Erasing(Erasure erasure, LogWriter writer, LogFiles files, Draft.Maker maker, LogReader reader, Instant recorded) {
        this.erasure = erasure;
        this.writer = writer;
        this.files = files;
        this.maker = maker;
        this.reader = reader;
        this.recorded = recorded;
    }

    /** Completed when everything is destroyed and that is on disk. */
    CompletableFuture<Erasure.Outcome> outcome() {
        return outcome;
    }

    @Override
    public void run() throws IOException {
        LogIndex index = maker.index();
        TraceFact.Erased fact = TraceFact.Erased.of(erasure);
        Head before = index.latestHead(fact.subject());
        if (before.sequence() > 0
                && !(reader.event(before.position()).fact() instanceof TraceFact.Erased erased
                        && erased.holder().equals(erasure.holder()))) {
            outcome.completeExceptionally(new IllegalArgumentException("The act ("
                    + erasure.act().id() + ") of an erasure must be new, or the one that erased the same holder"
                    + " before. Maybe give the erasure an id of its own."));
            return;
        }
        Receipt receipt;
        if (before.sequence() > 0) {
            receipt = new Receipt(files.meta().id(), before.position(), 1, files.durability());
        } else {
            Draft draft;
            try {
                draft = Draft.of(
                        List.of(Entry.of(erasure.act(), fact)), Map.of(fact.subject(), before), recorded, maker);
            } catch (IllegalArgumentException cannotBeWritten) {
                outcome.completeExceptionally(cannotBeWritten);
                return;
            }
            receipt = writer.writeNow(draft);
            // Whatever the log promises else: the fact is on disk before anything is destroyed on its ground.
            writer.sync();
            index.addErasure(erasure.holder().value(), receipt.first());
        }
        long values = new Eraser(files, index).erase(erasure.holder().value(), receipt.first());
        outcome.complete(new Erasure.Outcome(receipt, values));
    }

    @Override
    public void fail(RuntimeException why) {
        outcome.completeExceptionally(why);
    }
}
