package org.linli.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.linli.audit.erasure.Reach;
import org.linli.trace.Act;
import org.linli.trace.Entry;
import org.linli.trace.EntryCheck;
import org.linli.trace.Erasure;
import org.linli.trace.Head;
import org.linli.trace.Receipt;
import org.linli.trace.Restriction;
import org.linli.trace.TraceFact;

/**
 * An erasure, or a restriction, in its turn among the appends: it reaches everything before it, nothing after it.
 *
 * @param <R> what whoever ordered it is told
 */
final class Erasing<R> implements LogWriter.Turn {
    /** What is done before the fact is written; needless, but harmless, if the fact is not. */
    private interface First {
        void done() throws IOException;
    }

    /** What is done once the fact is on disk. */
    private interface Then<R> {
        R done(Receipt receipt, boolean isNew) throws IOException;
    }

    private final Act act;
    private final TraceFact fact;
    private final First first;
    private final LogWriter writer;
    private final LogFiles files;
    private final Draft.Maker maker;
    private final LogReader reader;
    private final Instant recorded;
    private final Then<R> then;
    private final CompletableFuture<R> outcome = new CompletableFuture<>();

    private Erasing(
            Act act,
            TraceFact fact,
            First first,
            LogWriter writer,
            LogFiles files,
            Draft.Maker maker,
            LogReader reader,
            Instant recorded,
            Then<R> then) {
        this.act = act;
        this.fact = fact;
        this.first = first;
        this.writer = writer;
        this.files = files;
        this.maker = maker;
        this.reader = reader;
        this.recorded = recorded;
        this.then = then;
    }

    static Erasing<Erasure.Outcome> of(
            Erasure erasure, LogWriter writer, LogFiles files, Draft.Maker maker, LogReader reader, Instant recorded) {
        TraceFact.Erased fact = TraceFact.Erased.of(erasure);
        LogIndex index = maker.index();
        First none = () -> {};
        return new Erasing<>(erasure.act(), fact, none, writer, files, maker, reader, recorded, (receipt, isNew) -> {
            List<Reach> reaches = Reach.of(fact, receipt.first());
            if (isNew) {
                reaches.forEach(each -> index.addErasure(each.name(), receipt.first()));
            }
            long values = 0;
            for (Reach each : reaches) {
                values += new Eraser(files, index).erase(each);
            }
            return new Erasure.Outcome(receipt, values);
        });
    }

    static Erasing<Receipt> of(
            Restriction restriction,
            LogWriter writer,
            LogFiles files,
            Draft.Maker maker,
            LogReader reader,
            Instant recorded) {
        TraceFact.Restricted fact = TraceFact.Restricted.of(restriction);
        LogIndex index = maker.index();
        First keys = () -> {
            // Before the fact is written: what comes after it never stands under a key of what came before.
            Reach.keys(fact).forEach(files.keys()::renew);
            files.keys().persist(index.next(), true);
        };
        return new Erasing<>(
                restriction.act(), fact, keys, writer, files, maker, reader, recorded, (receipt, isNew) -> {
                    if (isNew) {
                        Reach.of(fact).forEach(name -> index.addErasure(name, receipt.first()));
                    }
                    return receipt;
                });
    }

    /** Completed when everything is done and that is on disk. */
    CompletableFuture<R> outcome() {
        return outcome;
    }

    @Override
    public void run() throws IOException {
        LogIndex index = maker.index();
        Head before = index.latestHead(fact.subject());
        if (before.sequence() > 0) {
            if (Reach.isTheSame(fact, reader.event(before.position()).fact())) {
                Receipt receipt = new Receipt(files.meta().id(), before.position(), 1, files.durability());
                outcome.complete(then.done(receipt, false));
            } else {
                outcome.completeExceptionally(EntryCheck.usedBefore(act.id()));
            }
            return;
        }
        Optional<Draft> draft = draft(index, before);
        if (draft.isPresent()) {
            first.done();
            Receipt receipt = writer.writeNow(draft.get());
            // Whatever the log promises else: the fact is on disk before anything is destroyed on its ground.
            writer.sync();
            outcome.complete(then.done(receipt, true));
        }
    }

    private Optional<Draft> draft(LogIndex index, Head before) {
        try {
            return Optional.of(Draft.of(
                    List.of(Entry.of(act, fact)),
                    Map.of(fact.subject(), Draft.Condition.of(fact.subject(), before)),
                    index.next(),
                    recorded,
                    maker));
        } catch (IllegalArgumentException cannotBeWritten) {
            outcome.completeExceptionally(cannotBeWritten);
            return Optional.empty();
        }
    }

    @Override
    public void fail(RuntimeException why) {
        outcome.completeExceptionally(why);
    }
}
