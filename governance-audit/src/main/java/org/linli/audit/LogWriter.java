package org.linli.audit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.store.Bytes;
import org.linli.audit.store.Frame;
import org.linli.audit.store.Segment;
import org.linli.trace.Durability;
import org.linli.trace.Head;
import org.linli.trace.Receipt;
import org.linli.trace.StaleHeadException;
import org.linli.trace.TraceStoreException;

/**
 * The one thread that writes to a log. A batch is whatever has queued: one write, one sync, for all of it. Owning every channel alone, it
 * keeps them from being closed by an interrupt on somebody who waits. After any failure it writes no more: what a failed sync has left on
 * disk is unknown, and the next sync would say that all is well.
 */
final class LogWriter implements Runnable {
    private static final int MAX_BATCH = 4 << 20;
    private static final long MAX_WAITING = 32 << 20;
    private static final List<Draft.Condition> NO_CONDITIONS = List.of();

    /** What is done between batches, in its turn. */
    interface Turn {
        /** Does it, on the writer's thread, when all that came before is on disk. */
        void run() throws IOException;

        /** Tells whoever waits that it will not be done. */
        void fail(RuntimeException why);
    }

    private final LogFiles files;
    private final LogIndex index;
    private final Runnable grown;
    private final Thread thread;

    private final Backlog backlog = new Backlog(MAX_WAITING);
    private volatile @Nullable TraceStoreException unsettled;

    /** What is written next. */
    private byte[] buffer = new byte[1 << 16];

    private int filled;
    /** Whose outcome is unknown if something fails now. */
    private List<Draft> underWay = List.of();
    /** How many records are known to be on disk. */
    private long synced;
    /** When the first record that is not known to be on disk must be, by the system's nanoseconds; if there is one. */
    private long dueAt;

    LogWriter(LogFiles files, LogIndex index, Runnable grown) {
        this.files = files;
        this.index = index;
        this.grown = grown;
        this.synced = index.size();
        this.thread = new Thread(this, "linli-trace-" + files.meta().id());
        thread.setDaemon(true);
        thread.start();
    }

    /** Puts something in the queue: a {@link Draft} or a {@link Turn}. Waits until there is room for it. */
    void submit(Object work) {
        backlog.put(work, work instanceof Draft draft ? draft.length : 0);
    }

    /** Throws what whoever comes from now on is told, if the log has failed or is closed. */
    void refuseIfOver() {
        backlog.refuseIfOver();
    }

    /** Lets the queue be done, and returns when the thread has ended. */
    void stop() {
        backlog.close(
                new TraceStoreException(
                        "The log in " + files.folder() + " must be open, and is closed. Maybe open it again."),
                false);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What went wrong at the end, after {@link #stop}. */
    @Nullable
    TraceStoreException unsettled() {
        return unsettled;
    }

    @Override
    public void run() {
        Deque<Object> work = new ArrayDeque<>();
        try {
            while (backlog.take(work, patience())) {
                // An interrupt on this thread would close the channels; nobody here asks to be interrupted.
                Thread.interrupted();
                perform(work);
                if (patience() <= 0) {
                    sync();
                }
            }
            settle();
        } catch (Throwable failure) {
            fail(failure, work);
        }
    }

    private void settle() {
        try {
            files.requireOwner();
            files.trim();
            files.settle(index.size(), root());
        } catch (IOException e) {
            unsettled = new TraceStoreException(
                    "The log in " + files.folder() + " could not be brought to disk when it was closed (" + e + "). "
                            + (files.durability() == Durability.DURABLE
                                    ? "What was acknowledged is on disk all the same."
                                    : "What was appended last may be lost."),
                    e);
        }
    }

    /** For how many nanoseconds there is nothing to do unless somebody comes. */
    private long patience() {
        boolean isDue = files.durability() == Durability.GROUP && synced < index.next();
        return isDue ? Math.max(0, dueAt - System.nanoTime()) : Long.MAX_VALUE;
    }

    private void perform(Deque<Object> work) throws IOException {
        while (!work.isEmpty()) {
            files.requireOwner();
            long length = 0;
            List<Draft> drafts = new ArrayList<>();
            while (work.peek() instanceof Draft draft && (drafts.isEmpty() || length + draft.length <= MAX_BATCH)) {
                length += draft.length;
                drafts.add(draft);
                work.poll();
            }
            if (!drafts.isEmpty()) {
                batch(drafts);
            } else if (work.peek() instanceof Turn turn) {
                turn.run();
                work.poll();
            }
        }
    }

    /** Writes a draft at once, from within a turn. */
    Receipt writeNow(Draft draft) throws IOException {
        batch(List.of(draft));
        return draft.receipt.join();
    }

    private void batch(List<Draft> drafts) throws IOException {
        List<CompletableFuture<Receipt>> waiting = new ArrayList<>(drafts.size());
        List<Object> outcomes = new ArrayList<>(drafts.size());
        underWay = drafts;
        Segment segment = files.segmentForNext(index);
        long first = index.next();
        filled = 0;
        for (Draft draft : drafts) {
            RuntimeException stale = stale(draft);
            waiting.add(draft.receipt);
            if (stale != null) {
                outcomes.add(stale);
            } else {
                outcomes.add(new Receipt(files.meta().id(), index.next(), draft.items.size(), files.durability()));
                stage(draft, segment);
            }
        }
        if (index.next() > first) {
            commit(segment, first);
        }
        // Once more: whoever has come to own the folder since then has not seen what was written here.
        files.requireOwner();
        for (int i = 0; i < waiting.size(); i++) {
            // Those that are stale wait for the rest, so that they find what they have to read anew.
            if (outcomes.get(i) instanceof Receipt receipt) {
                waiting.get(i).complete(receipt);
            } else {
                waiting.get(i).completeExceptionally((RuntimeException) outcomes.get(i));
            }
        }
        underWay = List.of();
    }

    private @Nullable RuntimeException stale(Draft draft) {
        // Nothing has come in since the conditions were found to hold: they do.
        boolean isAsItWas = index.next() == draft.asOf;
        for (Draft.Condition each : isAsItWas ? NO_CONDITIONS : draft.read.values()) {
            Head found = index.latestHead(each.text(), each.name(), each.head(), draft.asOf);
            if (!found.equals(each.head())) {
                return new StaleHeadException(each.subject(), each.head(), found);
            }
        }
        return draft.isOutdated(index) ? new Draft.Outdated() : null;
    }

    private void stage(Draft draft, Segment segment) {
        for (Draft.Item item : draft.items) {
            List<byte[]> slots = List.of();
            if (!item.slots.isEmpty()) {
                slots = new ArrayList<>(item.slots.size());
                for (Draft.Slot slot : item.slots) {
                    slots.add(slot.bytes(files.keys()));
                    if (slot.isFilled()) {
                        index.nextHolds(slot.holder(), slot.keyNumber());
                    }
                }
            }
            long position = index.next();
            long offset = segment.end() + filled;
            append(position, Frame.RECORD, item.envelope, slots);
            index.add(item.traits, offset, item.leafHash);
        }
    }

    private void append(long sequence, int kind, byte[] body, List<byte[]> slots) {
        int length = Frame.length(body.length, slots);
        if (length > buffer.length - filled) {
            buffer = Arrays.copyOf(buffer, (int)
                    Math.min(Integer.MAX_VALUE - 8L, Math.max(filled + (long) length, 2L * buffer.length)));
        }
        // One less where keys are not synced before the records that use them: a record whose key is not there is no
        // damage then.
        long known = files.durability() == Durability.DURABLE ? synced : synced - 1;
        filled = Frame.write(
                files.seed(), buffer, filled, sequence, sequence - known, kind, body, 0, body.length, slots);
    }

    private void commit(Segment segment, long first) throws IOException {
        MerkleHash root = root();
        byte[] body = new byte[Frame.BATCH_END_BODY];
        Bytes.putLong(body, 0, first);
        root.copyTo(body, 8);
        append(index.next(), Frame.BATCH_END, body, List.of());
        boolean isDurable = files.durability() == Durability.DURABLE;
        files.keys().persist(first, isDurable);
        segment.file().write(buffer, 0, filled, segment.end());
        files.extend(segment, filled);
        if (isDurable) {
            segment.file().force();
            synced = index.next();
            files.state().write(synced, root, files.keys().end());
        } else if (synced == first) {
            dueAt = System.nanoTime() + files.maxDelay();
        }
        segment.end(segment.end() + filled);
        index.publish();
        if (buffer.length > 2 * MAX_BATCH) {
            buffer = new byte[1 << 16];
        }
        grown.run();
    }

    /** Brings to disk what was only handed to the operating system. */
    void sync() throws IOException {
        if (synced < index.next()) {
            files.requireOwner();
            // First the keys: a value that is on disk without its key is damage, not a torn tail.
            files.keys().force();
            index.segmentOf(index.next() - 1).file().force();
            synced = index.next();
            files.state().write(synced, root(), files.keys().end());
        }
    }

    private MerkleHash root() {
        return index.tree().root();
    }

    private RuntimeException outcomeUnknown(Throwable failure) {
        return new TraceStoreException(
                "The log in " + files.folder() + " failed while it was written (" + failure + "): outcome unknown. "
                        + "Maybe open it again and repeat the act under the same id.",
                failure);
    }

    private void fail(Throwable failure, Deque<Object> work) {
        backlog.close(
                new TraceStoreException(
                        "The log in " + files.folder() + " has failed and takes nothing more (" + failure
                                + "). Maybe see to the disk and open the log again.",
                        failure),
                true);
        backlog.take(work, 0);
        RuntimeException unknown = outcomeUnknown(failure);
        underWay.forEach(draft -> draft.receipt.completeExceptionally(unknown));
        for (Object each : work) {
            if (each instanceof Draft draft) {
                draft.receipt.completeExceptionally(unknown);
            } else if (each instanceof Turn turn) {
                turn.fail(unknown);
            }
        }
    }
}
