package org.linli.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.linli.basics.Microseconds;
import org.linli.trace.Durability;
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.Head;
import org.linli.trace.Receipt;
import org.linli.trace.Restriction;
import org.linli.trace.StaleHeadException;
import org.linli.trace.Subject;
import org.linli.trace.TraceStoreException;

/** What callers have the one writer of a log do: each prepares its turn, hands it in and waits. For any number of threads. */
final class LogWriting {
    private final LogFiles files;
    private final LogIndex index;
    private final LogReader reader;
    private final Draft.Maker maker;
    private final Clock clock;
    private final @Nullable LogWriter writer;

    /** For a log; without a writer, if it is open for reading, everything is refused. */
    LogWriting(
            LogFiles files,
            LogIndex index,
            LogReader reader,
            Draft.Maker maker,
            Clock clock,
            @Nullable LogWriter writer) {
        this.files = files;
        this.index = index;
        this.reader = reader;
        this.maker = maker;
        this.clock = clock;
        this.writer = writer;
    }

    private LogWriter writer() {
        LogWriter open = writer;
        if (open == null) {
            throw new TraceStoreException("The log in " + files.folder()
                    + " must be open for writing, and is open for reading. Maybe use TraceLog.open.");
        }
        return open;
    }

    private Instant now() {
        return Microseconds.cut(clock.instant());
    }

    /** Looks whether each subject is where it was read; gives the size of the log then. */
    long requireHeads(Map<Subject, Head> read) {
        long size = index.size();
        conditions(read, size);
        return size;
    }

    private Map<Subject, Draft.Condition> conditions(Map<Subject, Head> read, long size) {
        Map<Subject, Draft.Condition> conditions = new HashMap<>(2 * read.size());
        for (Map.Entry<Subject, Head> each : read.entrySet()) {
            Head expected = Objects.requireNonNull(each.getValue(), "a head among those read");
            Draft.Condition condition = Draft.Condition.of(each.getKey(), expected);
            Head found = index.head(condition.text(), condition.name(), size);
            if (!found.equals(expected)) {
                throw new StaleHeadException(each.getKey(), expected, found);
            }
            conditions.put(each.getKey(), condition);
        }
        return conditions;
    }

    /** Appends entries, of which there is at least one, if each subject is where it was read. */
    Receipt append(List<Entry> entries, Map<Subject, Head> read) {
        long size = index.size();
        return write(entries, conditions(read, size), size);
    }

    private Receipt write(List<Entry> entries, Map<Subject, Draft.Condition> read, long asOf) {
        LogWriter open = writer();
        open.refuseIfOver();
        Draft draft = Draft.of(entries, read, asOf, now(), maker);
        open.submit(draft);
        try {
            Receipt receipt = await(draft.receipt);
            draft.handOver(receipt.first(), reader);
            return receipt;
        } catch (Draft.Outdated erasedMeanwhile) {
            return write(entries, read, asOf);
        }
    }

    /** Brings to disk what came before; gives how many records are there then. */
    long sync() {
        LogWriter open = writer();
        open.refuseIfOver();
        if (files.durability() == Durability.DURABLE) {
            return index.size();
        }
        Syncing turn = new Syncing(open);
        open.submit(turn);
        return await(turn.outcome);
    }

    /** Brings to disk what came before it. */
    private final class Syncing implements LogWriter.Turn {
        private final LogWriter open;
        private final CompletableFuture<Long> outcome = new CompletableFuture<>();

        Syncing(LogWriter open) {
            this.open = open;
        }

        @Override
        public void run() throws IOException {
            long size = index.size();
            open.sync();
            outcome.complete(size);
        }

        @Override
        public void fail(RuntimeException why) {
            outcome.completeExceptionally(why);
        }
    }

    Erasure.Outcome erase(Erasure erasure) {
        LogWriter open = writer();
        Erasing<Erasure.Outcome> turn = Erasing.of(erasure, open, files, maker, reader, now());
        open.submit(turn);
        return await(turn.outcome());
    }

    Receipt restrict(Restriction restriction) {
        LogWriter open = writer();
        Erasing<Receipt> turn = Erasing.of(restriction, open, files, maker, reader, now());
        open.submit(turn);
        return await(turn.outcome());
    }

    /** Who cuts the oldest records. */
    Cutter cutter() {
        return new Cutter(files, index, reader, maker, writer(), clock);
    }

    /** Waits for the writer. An interrupt does not end the wait, for the outcome would be unknown; it is passed on afterwards. */
    static <T> T await(CompletableFuture<T> outcome) {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StaleHeadException stale) {
                throw stale;
            } else if (e.getCause() instanceof Draft.Outdated outdated) {
                throw outdated;
            } else if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage(), refused);
            }
            throw new TraceStoreException(
                    String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()), e.getCause());
        }
    }
}
