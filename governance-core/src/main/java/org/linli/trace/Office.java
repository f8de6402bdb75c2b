package org.linli.trace;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;

/**
 * Where acts become facts: it loads subjects, lets rules speak, and appends what they grant on the condition that nothing which was
 * read has moved. If something has, the rules speak again on the fresh states; a refusal, too, counts only if it was given on what is
 * still true. Safe for use by several threads; several offices, on several nodes, may share one journal.
 *
 * <p>It keeps a bounded working set of folded subjects; the others are folded again from their trails when they are needed.
 */
public final class Office implements Seat {
    private final Journal journal;
    private final Settings settings;
    private final WorkingSet workingSet;
    private final AtomicLong erasures = new AtomicLong();
    private final List<EntryGuard> guards = new CopyOnWriteArrayList<>();

    /**
     * How an office works.
     *
     * @param workingSet how many subjects it keeps folded at most; at least 1
     * @param attempts how often it rules again before it gives up, when others keep moving what it reads; at least 1
     * @param traceAttempts whether refused acts leave a fact {@code trace.attempted} on a subject of their own
     */
    public record Settings(int workingSet, int attempts, boolean traceAttempts) {
        /** 20,000 subjects, 1,000 attempts, refused acts leave no trace. */
        public static final Settings DEFAULT = new Settings(20_000, 1_000, false);

        /** Checks the ranges. */
        public Settings {
            if (workingSet < 1 || attempts < 1) {
                throw new IllegalArgumentException("The working set (" + workingSet + ") and the attempts (" + attempts
                        + ") of an office must be at least 1.");
            }
        }
    }

    /**
     * What a sitting gave, and the receipt of its entries.
     *
     * @param <R> the type of what it gave
     * @param result what the work gave
     * @param receipt where its entries stand; of count 0 if it entered nothing
     */
    public record Held<R>(R result, Receipt receipt) {
        /** Checks that there is a receipt. */
        public Held {
            Objects.requireNonNull(receipt, "receipt");
        }
    }

    private Office(Journal journal, Settings settings) {
        this.journal = Objects.requireNonNull(journal, "journal");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.workingSet = new WorkingSet(settings.workingSet());
    }

    /**
     * An office over a journal.
     *
     * @param journal where facts stand
     * @return the office
     */
    public static Office over(Journal journal) {
        return new Office(journal, Settings.DEFAULT);
    }

    /**
     * An office over a journal, with settings.
     *
     * @param journal where facts stand
     * @param settings how it works
     * @return the office
     */
    public static Office over(Journal journal, Settings settings) {
        return new Office(journal, settings);
    }

    /**
     * The journal that this office writes to.
     *
     * @return the journal
     */
    public Journal journal() {
        return journal;
    }

    /**
     * Lets a guard look at each fact that is entered here from now on.
     *
     * @param guard may refuse what a rule has granted
     */
    public void guard(EntryGuard guard) {
        guards.add(Objects.requireNonNull(guard, "guard"));
    }

    /** What the first guard says who refuses a fact. */
    Optional<Refusal> whyNot(Fact<?> fact, String tried) {
        for (EntryGuard guard : guards) {
            Optional<Refusal> no = guard.whyNot(fact, tried);
            if (no.isPresent()) {
                return no;
            }
        }
        return Optional.empty();
    }

    @Override
    public <I, S> S get(Kind<I, S> kind, I id) {
        return load(kind, id, kind.subject(id)).state;
    }

    /**
     * Reads a subject, as fresh as asked for.
     *
     * @param <I> the type of ids
     * @param <S> the type of states
     * @param kind the kind of the subject
     * @param id its id
     * @param freshness how fresh
     * @return its state; the blank state if it has no facts
     * @throws IllegalArgumentException if the freshness is that of an append to another journal
     * @throws UnknownFactException if the subject cannot be folded
     */
    public <I, S> S get(Kind<I, S> kind, I id, Freshness freshness) {
        Objects.requireNonNull(freshness, "freshness");
        Subject subject = kind.subject(id);
        Loaded<S> loaded = load(kind, id, subject);
        if (freshness instanceof Freshness.AtLeast least) {
            refuseForeign(least.receipt());
        }
        boolean freshEnough = freshness instanceof Freshness.AsKnownHere
                || (freshness instanceof Freshness.AtLeast least
                        && loaded.head.position() >= least.receipt().endExclusive() - 1);
        if (freshEnough) {
            return loaded.state;
        }
        try {
            journal.append(List.of(), Map.of(subject, loaded.head));
            return loaded.state;
        } catch (StaleHeadException moved) {
            // Not by way of the working set, into which another thread may have put what it read before.
            return fold(kind, id, subject).state;
        }
    }

    private void refuseForeign(Receipt receipt) {
        if (!receipt.journal().equals(journal.id())) {
            throw new IllegalArgumentException("The receipt to be as fresh as must be of journal " + journal.id()
                    + " but is of " + receipt.journal() + ".");
        }
    }

    @Override
    public <I, S> Outcome<S> act(Kind<I, S> kind, I id, Act act, Rule<S> rule) {
        return actJointly(kind, id, act, (state, sitting) -> rule.on(state));
    }

    @Override
    public <I, S> Outcome<S> actJointly(Kind<I, S> kind, I id, Act act, JointRule<S> rule) {
        Held<Outcome<S>> held = hold(sitting -> sitting.actJointly(kind, id, act, rule));
        Outcome<S> outcome = held.result;
        return outcome.repeated() ? outcome : new Outcome<>(outcome.state(), Optional.of(held.receipt), false);
    }

    @Override
    public <R> R sit(Work<R> work) {
        return hold(work).result;
    }

    /**
     * Does some work in one sitting, as {@link #sit}, and gives the receipt as well, to be as fresh as on another node.
     *
     * @param <R> what the work gives
     * @param work reads states and enters acts; it may run more than once and must do nothing else that lasts
     * @return what the work gave, and the receipt of all its entries
     * @throws RefusedException if the work lets one through
     * @throws TraceStoreException if the journal failed
     */
    public <R> Held<R> hold(Work<R> work) {
        for (int attempt = 1; ; attempt++) {
            long epoch = erasures.get();
            Sitting sitting = new Sitting(this);
            R result;
            try {
                result = work.in(sitting);
            } catch (RuntimeException thrown) {
                if (hasMoved(sitting, attempt)) {
                    continue;
                }
                if (thrown instanceof RefusedException) {
                    traceAttemptsOf(sitting, thrown);
                }
                throw thrown;
            } finally {
                sitting.end();
            }
            Receipt receipt;
            try {
                receipt = journal.append(sitting.entries(), sitting.heads());
            } catch (StaleHeadException moved) {
                forgetRead(sitting, moved, attempt);
                continue;
            }
            sitting.settle(receipt, (subject, loaded) -> keep(subject, loaded, epoch), workingSet::remove);
            traceAttempts(sitting);
            return new Held<>(result, receipt);
        }
    }

    /**
     * Erases everything personal of a holder, in the journal and in what this office keeps at hand.
     *
     * @param erasure the order to erase
     * @return what became of it
     * @throws TraceStoreException if the journal failed; trying again is safe
     */
    public Erasure.Outcome erase(Erasure erasure) {
        Erasure.Outcome outcome = journal.erase(erasure);
        forget(erasure.holder());
        return outcome;
    }

    /**
     * Restricts what is personal of a holder and kept on some grounds to one purpose, in the journal and in what this office keeps at
     * hand.
     *
     * @param restriction the order to restrict
     * @return the receipt of the fact that says so
     * @throws TraceStoreException if the journal failed; trying again is safe
     */
    public Receipt restrict(Restriction restriction) {
        Receipt receipt = journal.restrict(restriction);
        forget(restriction.holder());
        return receipt;
    }

    /**
     * Lets go of everything folded that may hold something personal of a holder. A follower calls this when it meets
     * {@code trace.erased} or {@code trace.restricted}, so that what was done on another node is honoured here.
     *
     * @param holder whose values have been erased or restricted
     */
    public void forget(ActorId holder) {
        Objects.requireNonNull(holder, "holder");
        erasures.incrementAndGet();
        workingSet.clear();
    }

    /** Whether what the sitting read has moved, so that what it threw may have been said about a state that is no more. */
    private boolean hasMoved(Sitting sitting, int attempt) {
        try {
            journal.append(List.of(), sitting.heads());
            return false;
        } catch (StaleHeadException moved) {
            forgetRead(sitting, moved, attempt);
            return true;
        }
    }

    private void forgetRead(Sitting sitting, StaleHeadException moved, int attempt) {
        if (attempt >= settings.attempts()) {
            throw moved;
        }
        sitting.heads().keySet().forEach(workingSet::remove);
        if (attempt > 10) {
            LockSupport.parkNanos(1_000);
        }
    }

    /** Traces what was refused; if that fails, the refusal is still the answer and carries the failure. */
    private void traceAttemptsOf(Sitting sitting, RuntimeException refused) {
        try {
            traceAttempts(sitting);
        } catch (TraceStoreException notTraced) {
            refused.addSuppressed(notTraced);
        }
    }

    private void traceAttempts(Sitting sitting) {
        if (!settings.traceAttempts()) {
            return;
        }
        for (Sitting.Attempt attempt : sitting.attempts()) {
            Act act = attempt.act();
            Refusal refusal = attempt.refusal();
            TraceFact.Attempted attempted = new TraceFact.Attempted(
                    act.id(),
                    refusal.subject(),
                    refusal.tried(),
                    refusal.reason().code(),
                    refusal.responsibleInstead());
            try {
                journal.append(List.of(Entry.of(act, attempted)), Map.of(attempted.subject(), Head.NONE));
            } catch (StaleHeadException alreadyTraced) {
                // The same act was refused before, and its notice stands.
            }
        }
    }

    <I, S> Loaded<S> load(Kind<I, S> kind, I id, Subject subject) {
        @Nullable Loaded<?> known = workingSet.get(subject);
        if (known != null) {
            return known.as(kind, subject);
        }
        return fold(kind, id, subject);
    }

    private <I, S> Loaded<S> fold(Kind<I, S> kind, I id, Subject subject) {
        long epoch = erasures.get();
        Loaded<S> loaded = Loaded.from(journal, kind, id, subject);
        keep(subject, loaded, epoch);
        return loaded;
    }

    /** The receipt of an act that had been done before: that of its last fact on the subject. Nothing if that was cut. */
    Optional<Receipt> receiptOf(Act act, Subject subject) {
        try {
            for (TraceEvent event : journal.trail(subject, Direction.BACKWARD)) {
                if (event.act().id().equals(act.id())) {
                    return Optional.of(new Receipt(journal.id(), event.position(), 1, journal.durability()));
                }
            }
        } catch (RecordGoneException cut) {
            // The subject remembers the act, and has carried that forward.
        }
        return Optional.empty();
    }

    /** Keeps a folded subject at hand, unless it is done with or something was erased since it was read. */
    private void keep(Subject subject, Loaded<?> loaded, long epoch) {
        if (!loaded.isClosed()) {
            workingSet.put(subject, loaded);
        }
        // Looked at after the put: an erasure that is counted later also clears later.
        if (loaded.isClosed() || erasures.get() != epoch) {
            workingSet.remove(subject);
        }
    }

    /** How many subjects are folded and at hand, for tests of the bound. */
    int kept() {
        return workingSet.size();
    }
}
