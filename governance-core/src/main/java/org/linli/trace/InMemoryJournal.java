package org.linli.trace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;

/**
 * A journal in this process's memory: for tests, for trying things out, and as the reference that durable journals are held against.
 * Appends that share no subject do not wait for each other.
 *
 * <p>Cost: an append locks the stripes of the subjects it read, O(subjects read + entries); reading is O(1) an event.
 */
public final class InMemoryJournal implements Journal {
    private static final int STRIPES = 1 << 10;
    private static final Comparator<Expectation> BY_STRIPE = Comparator.comparingInt(Expectation::stripe);
    /** The longest time that can be told in nanoseconds, some 292 years. */
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private final String id;
    private final Clock clock;
    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];
    private final ConcurrentMap<Subject, Trail> trails = new ConcurrentHashMap<>();
    private final EventRow row = new EventRow();
    /** What is personal, by holder: entered before its position is known. */
    private final ConcurrentMap<ActorId, Queue<Kept>> personal = new ConcurrentHashMap<>();

    private final LoneCounter reserved = new LoneCounter();
    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition grown = waiting.newCondition();
    private final AtomicInteger waiters = new AtomicInteger();

    /** A counter that all appends write to, with a cache line to itself, so that what stands beside it can be read in peace. */
    private static final class LoneCounter {
        private static final int MIDDLE = 16;
        private final AtomicLongArray cells = new AtomicLongArray(2 * MIDDLE);

        long get() {
            return cells.get(MIDDLE);
        }

        long getAndAdd(long more) {
            return cells.getAndAdd(MIDDLE, more);
        }
    }

    /** An event, linked to the one before it on the same subject. */
    private record Link(TraceEvent event, @Nullable Link earlier) {}

    /** A personal part, and the position of its fact once that is known. */
    private static final class Kept {
        final Personal<?> part;
        volatile long position = -1;
        private boolean restricted;

        Kept(Personal<?> part) {
            this.part = part;
        }

        boolean isBefore(Receipt receipt) {
            while (position < 0) {
                Thread.onSpinWait();
            }
            return position < receipt.first();
        }

        synchronized void restrictTo(Purpose purpose) {
            if (!restricted) {
                restricted = true;
                part.restrictTo(purpose);
            }
        }
    }

    /** The events of a subject, newest first; moves on only while the subject's stripe is locked. */
    private static final class Trail {
        private volatile @Nullable Link newest;

        Head head() {
            Link tail = newest;
            return tail == null ? Head.NONE : tail.event.head();
        }
    }

    /** A head that a subject must still have, and the stripe that keeps it there. */
    private record Expectation(Subject subject, Head expected, int stripe) {
        static Expectation of(Map.Entry<Subject, Head> read) {
            Subject subject = read.getKey();
            int hash = subject.hashCode();
            return new Expectation(
                    subject,
                    Objects.requireNonNull(read.getValue(), "a head among those read"),
                    (hash ^ (hash >>> 16)) & (STRIPES - 1));
        }
    }

    private InMemoryJournal(String id, Clock clock) {
        this.id = Objects.requireNonNull(id, "id");
        this.clock = Objects.requireNonNull(clock, "clock");
        Arrays.setAll(stripes, i -> new ReentrantLock());
    }

    /**
     * A new, empty journal.
     *
     * @param id its id, unlike that of any other journal
     * @param clock tells when events are recorded
     * @return the journal
     */
    public static InMemoryJournal create(String id, Clock clock) {
        return new InMemoryJournal(id, clock);
    }

    /**
     * A new, empty journal with a random id, on the system's clock.
     *
     * @return the journal
     */
    public static InMemoryJournal create() {
        return new InMemoryJournal(IdSource.random().next(), Clock.systemUTC());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Durability durability() {
        return Durability.MEMORY;
    }

    @Override
    public long size() {
        return reserved.get();
    }

    /** The mark of an in-memory journal has no root: its id, which no other journal shares, is enough. */
    @Override
    public Mark mark(long size) {
        if (size < 0 || size > size()) {
            throw new IllegalArgumentException("The size (" + size + ") of a mark must lie between 0 and the size ("
                    + size() + ") of journal " + id + ".");
        }
        return new Mark(id, size, Optional.empty());
    }

    @Override
    public Receipt append(List<Entry> entries, Map<Subject, Head> read) {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(read, "read");
        List<Entry> checked = EntryCheck.checked(entries, read);
        return append(checked, EntryCheck.personalIn(checked), read);
    }

    private Receipt append(List<Entry> checked, List<List<Personal<?>>> parts, Map<Subject, Head> read) {
        Expectation[] expectations = expectationsOf(read);
        lock(expectations);
        try {
            for (Expectation each : expectations) {
                Trail trail = trails.get(each.subject);
                Head found = trail == null ? Head.NONE : trail.head();
                if (!found.equals(each.expected)) {
                    throw new StaleHeadException(each.subject, each.expected, found);
                }
            }
            long first = checked.isEmpty() ? reserved.get() : write(checked, parts);
            return new Receipt(id, first, checked.size(), Durability.MEMORY);
        } finally {
            unlock(expectations);
            if (waiters.get() > 0) {
                wake();
            }
        }
    }

    /** In the order in which stripes are locked, the same for all, so that nobody waits in a circle. */
    private static Expectation[] expectationsOf(Map<Subject, Head> read) {
        Expectation[] expectations = new Expectation[read.size()];
        int count = 0;
        for (Map.Entry<Subject, Head> each : read.entrySet()) {
            expectations[count++] = Expectation.of(each);
        }
        if (count > 1) {
            Arrays.sort(expectations, BY_STRIPE);
        }
        return expectations;
    }

    private void lock(Expectation[] expectations) {
        for (Expectation each : expectations) {
            stripes[each.stripe].lock();
        }
    }

    private void unlock(Expectation[] expectations) {
        for (Expectation each : expectations) {
            stripes[each.stripe].unlock();
        }
    }

    private long write(List<Entry> entries, List<List<Personal<?>>> parts) {
        Instant recorded = Microseconds.cut(clock.instant());
        List<List<Kept>> kept = parts.stream().map(this::keep).toList();
        long first = reserved.getAndAdd(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Trail trail = trails.computeIfAbsent(entry.fact().subject(), begun -> new Trail());
            Head head = trail.head().next(first + i);
            TraceEvent event = new TraceEvent(head, entry.act(), recorded, entry.fact(), entry.basis());
            trail.newest = new Link(event, trail.newest);
            for (Kept each : kept.get(i)) {
                each.position = first + i;
                each.part.tookIn(new Personal.Origin(id, first + i, recorded));
            }
            row.set(first + i, event);
        }
        return first;
    }

    /** Enters personal parts by holder, before the position is reserved: an erasure with a later one finds them. */
    private List<Kept> keep(List<Personal<?>> parts) {
        return parts.isEmpty() ? List.of() : parts.stream().map(this::keep).toList();
    }

    private Kept keep(Personal<?> part) {
        Kept kept = new Kept(part);
        personal.computeIfAbsent(part.holder(), none -> new ConcurrentLinkedQueue<>())
                .add(kept);
        return kept;
    }

    @Override
    public Iterable<TraceEvent> trail(Subject subject, Direction direction) {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(direction, "direction");
        if (direction == Direction.BACKWARD) {
            return () -> new Backward(newest(subject));
        }
        return () -> {
            Link tail = newest(subject);
            TraceEvent[] events = new TraceEvent
                    [tail == null ? 0 : Math.toIntExact(tail.event().head().sequence())];
            int index = events.length;
            for (Link each = tail; each != null; each = each.earlier()) {
                events[--index] = each.event();
            }
            return Arrays.asList(events).iterator();
        };
    }

    private @Nullable Link newest(Subject subject) {
        Trail trail = trails.get(subject);
        return trail == null ? null : trail.newest;
    }

    private static final class Backward implements Iterator<TraceEvent> {
        private @Nullable Link next;

        Backward(@Nullable Link tail) {
            this.next = tail;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public TraceEvent next() {
            Link link = next;
            if (link == null) {
                throw new NoSuchElementException("The trail has no earlier event.");
            }
            next = link.earlier();
            return link.event();
        }
    }

    @Override
    public Slice read(Selection selection, long from, int max) {
        Objects.requireNonNull(selection, "selection");
        if (from < 0 || max < 1) {
            throw new IllegalArgumentException("The position (" + from
                    + ") to read from must not be negative and the maximum (" + max + ") at least 1.");
        }
        List<TraceEvent> events = new ArrayList<>(Math.min(max, 256));
        long end = reserved.get();
        long position = from;
        while (position < end && events.size() < max) {
            TraceEvent event = row.await(position++);
            if (selection.matches(event)) {
                events.add(event);
            }
        }
        return new Slice(events, position);
    }

    @Override
    public long awaitBeyond(long size, Duration patience) throws InterruptedException {
        if (size < 0) {
            throw new IllegalArgumentException("The size (" + size + ") to wait beyond must not be negative.");
        }
        Objects.requireNonNull(patience, "patience");
        long left = patience.isNegative() ? 0 : patience.compareTo(FOREVER) < 0 ? patience.toNanos() : Long.MAX_VALUE;
        waiting.lock();
        try {
            waiters.incrementAndGet();
            while (reserved.get() <= size && left > 0) {
                left = grown.awaitNanos(left);
            }
            return reserved.get();
        } finally {
            waiters.decrementAndGet();
            waiting.unlock();
        }
    }

    private void wake() {
        waiting.lock();
        try {
            grown.signalAll();
        } finally {
            waiting.unlock();
        }
    }

    @Override
    public Erasure.Outcome erase(Erasure erasure) {
        Objects.requireNonNull(erasure, "erasure");
        TraceFact.Erased erased = TraceFact.Erased.of(erasure);
        Receipt receipt = enter(
                erasure.act(),
                erased,
                found -> found instanceof TraceFact.Erased before
                        && before.holder().equals(erased.holder())
                        && before.extent().equals(erased.extent()));
        long values = 0;
        for (Iterator<Kept> all = keptOf(erasure.holder()).iterator(); all.hasNext(); ) {
            Kept each = all.next();
            if (each.isBefore(receipt) && erasure.extent().covers(each.part, each.position)) {
                values += each.part.isForgotten() ? 0 : 1;
                each.part.forget();
                all.remove();
            }
        }
        return new Erasure.Outcome(receipt, values);
    }

    @Override
    public Receipt restrict(Restriction restriction) {
        Objects.requireNonNull(restriction, "restriction");
        TraceFact.Restricted restricted = TraceFact.Restricted.of(restriction);
        Receipt receipt = enter(restriction.act(), restricted, restricted::equals);
        Erasure.Extent extent = Erasure.Extent.keptUnder(restriction.processings());
        for (Kept each : keptOf(restriction.holder())) {
            if (each.isBefore(receipt) && extent.covers(each.part, each.position)) {
                each.restrictTo(restriction.duty().purpose());
            }
        }
        return receipt;
    }

    @Override
    public List<KeptUnder> kept(ActorId holder) {
        Objects.requireNonNull(holder, "holder");
        KeptTally tally = new KeptTally();
        long end = reserved.get();
        for (Kept each : keptOf(holder)) {
            // One that is being appended has no position yet, and is not kept yet.
            if (each.position >= 0 && each.position < end && !each.part.isForgotten()) {
                each.part.origin().ifPresent(origin -> tally.add(each.part.processing(), each.part.slot(), origin));
            }
        }
        return tally.list();
    }

    private Iterable<Kept> keptOf(ActorId holder) {
        return personal.getOrDefault(holder, new ConcurrentLinkedQueue<>());
    }

    /** Writes down what is done to personal values, once for each act. */
    private Receipt enter(Act act, TraceFact fact, Predicate<Fact<?>> isTheSame) {
        try {
            List<Entry> entry = List.of(Entry.of(act, fact));
            return append(entry, EntryCheck.personalIn(entry), Map.of(fact.subject(), Head.NONE));
        } catch (StaleHeadException doneBefore) {
            if (!isTheSame.test(row.await(doneBefore.found().position()).fact())) {
                throw EntryCheck.usedBefore(act.id());
            }
            return new Receipt(id, doneBefore.found().position(), 1, Durability.MEMORY);
        }
    }
}
