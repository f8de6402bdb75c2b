package org.linli.trace;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.Identifier;

/**
 * A handle to a personal value, for example the telephone number in a report: whose it is and which slot of the fact it fills. The
 * value itself is encrypted in a durable log and can be erased without touching the fact. Equality, hash and text ignore the value,
 * so that no state, no message and no digest depends on it. Rules and folds never reveal it.
 *
 * @param <T> the type of the value; immutable, and something the log can write
 */
public final class Personal<T> {
    /** What stands for the processing of values for which none was declared. */
    public static final Basis UNDECLARED = Basis.of("undeclared", "0");

    private final ActorId holder;
    private final String slot;
    private final Optional<Ground> ground;
    private volatile @Nullable Function<? super Purpose, ? extends @Nullable T> source;
    /** Whether a journal has the value: then that one decides what the handle reveals, whoever else takes a copy. */
    private volatile boolean isKept;
    /** Where a journal took the value in. */
    private volatile @Nullable Origin origin;
    /** Whether the record that the handle was read from restates the value and has a copy of it. */
    private boolean isCopied;

    /**
     * The record with which a journal took a value in. A fact that restates the handle refers to it.
     *
     * @param journal the id of the journal
     * @param position where the record stands there
     * @param recorded when it was taken in there
     */
    public record Origin(String journal, long position, Instant recorded) {
        /** Checks that nothing is missing. */
        public Origin {
            Objects.requireNonNull(journal, "journal");
            Objects.requireNonNull(recorded, "recorded");
        }
    }

    /**
     * On what ground a value is kept.
     *
     * @param processing what it is processed for and how long it is kept, by name and version, for example {@code hotline-contact@1}
     * @param consent where the holder's consent to this stands, if it rests on consent; a reference, never a name
     */
    public record Ground(Basis processing, Optional<String> consent) {
        /** Checks that nothing is missing. */
        public Ground {
            Objects.requireNonNull(processing, "processing");
            consent.ifPresent(reference -> Identifier.checked("reference of a consent", reference));
        }
    }

    private Personal(
            ActorId holder,
            String slot,
            Optional<Ground> ground,
            Function<? super Purpose, ? extends @Nullable T> source) {
        this.holder = Objects.requireNonNull(holder, "holder");
        this.slot = Identifier.checked("slot of a personal value", slot);
        this.ground = Objects.requireNonNull(ground, "ground");
        this.source = source;
    }

    /**
     * A handle to a value that is at hand, whose ground nobody has declared. A host that answers for personal data declares it, see
     * {@code org.linli.privacy}.
     *
     * @param <T> the type of the value
     * @param holder whose value it is (a pseudonym): erasing the holder erases it
     * @param slot which slot it fills, such as {@code description}; unique within one fact
     * @param value the value
     * @return the handle
     */
    public static <T> Personal<T> of(ActorId holder, String slot, T value) {
        Objects.requireNonNull(value, "value");
        return new Personal<>(holder, slot, Optional.empty(), purpose -> value);
    }

    /**
     * A handle to a value that is at hand, kept on a declared ground.
     *
     * @param <T> the type of the value
     * @param holder whose value it is (a pseudonym): erasing the holder erases it
     * @param slot which slot it fills
     * @param ground on what ground it is kept
     * @param value the value
     * @return the handle
     */
    public static <T> Personal<T> of(ActorId holder, String slot, Ground ground, T value) {
        Objects.requireNonNull(value, "value");
        return new Personal<>(holder, slot, Optional.of(ground), purpose -> value);
    }

    /**
     * A handle to a value that a journal keeps and will look up when asked.
     *
     * @param <T> the type of the value
     * @param holder whose value it is
     * @param slot which slot it fills
     * @param ground on what ground it is kept, if that was declared
     * @param source looks the value up for a purpose; gives null once it is erased, or while it is restricted and the purpose is another
     * @return the handle
     */
    public static <T> Personal<T> kept(
            ActorId holder,
            String slot,
            Optional<Ground> ground,
            Function<? super Purpose, ? extends @Nullable T> source) {
        return kept(holder, slot, ground, Optional.empty(), source);
    }

    /**
     * A handle to a value that a journal keeps and will look up when asked, and knows where it came in.
     *
     * @param <T> the type of the value
     * @param holder whose value it is
     * @param slot which slot it fills
     * @param ground on what ground it is kept, if that was declared
     * @param origin the record that it came in with; nothing if it was erased before it could be written
     * @param source looks the value up for a purpose; gives null once it is erased, or while it is restricted and the purpose is another
     * @return the handle
     */
    public static <T> Personal<T> kept(
            ActorId holder,
            String slot,
            Optional<Ground> ground,
            Optional<Origin> origin,
            Function<? super Purpose, ? extends @Nullable T> source) {
        Personal<T> kept = new Personal<>(holder, slot, ground, Objects.requireNonNull(source, "source"));
        kept.isKept = true;
        kept.origin = origin.orElse(null);
        return kept;
    }

    /**
     * A handle to a value that came in with an earlier record, as read from one that restates it and has a copy of its own.
     *
     * @param <T> the type of the value
     * @param holder whose value it is
     * @param slot which slot it fills
     * @param ground on what ground it is kept, if that was declared
     * @param origin the record that it came in with
     * @param source looks the value up for a purpose; gives null once it is erased, or while it is restricted and the purpose is another
     * @return the handle
     */
    public static <T> Personal<T> copied(
            ActorId holder,
            String slot,
            Optional<Ground> ground,
            Origin origin,
            Function<? super Purpose, ? extends @Nullable T> source) {
        Personal<T> copied = kept(holder, slot, ground, Optional.of(origin), source);
        copied.isCopied = true;
        return copied;
    }

    /**
     * The personal parts of a fact, however deep they stand in its records, optionals, lists and maps.
     *
     * @param fact a fact
     * @return its handles, in the order in which they are met
     */
    public static List<Personal<?>> in(Fact<?> fact) {
        return FactWalk.of(fact).personal();
    }

    /**
     * Whose value it is.
     *
     * @return the holder, a pseudonym
     */
    public ActorId holder() {
        return holder;
    }

    /**
     * Which slot of its fact it fills.
     *
     * @return the name of the slot
     */
    public String slot() {
        return slot;
    }

    /**
     * On what ground it is kept.
     *
     * @return the ground, or nothing if none was declared
     */
    public Optional<Ground> ground() {
        return ground;
    }

    /**
     * Under which processing it is kept.
     *
     * @return name and version; {@link #UNDECLARED} if none was declared
     */
    public Basis processing() {
        return ground.map(Ground::processing).orElse(UNDECLARED);
    }

    /**
     * Where the value came in. An event that has a handle to an older value only restates it.
     *
     * @return the record; nothing if no journal has taken the value in
     */
    public Optional<Origin> origin() {
        return Optional.ofNullable(origin);
    }

    /**
     * Whether the record that the handle was read from restates the value and has a copy of it, which stands there even where the record
     * that it came in with is gone.
     *
     * @return true if it has
     */
    public boolean isCopied() {
        return isCopied;
    }

    /** Takes note of the record that a journal in memory took the value in with, unless it has been erased or stood there before. */
    synchronized void tookIn(Origin taken) {
        Origin before = origin;
        if (source != null && (before == null || !before.journal().equals(taken.journal()))) {
            origin = taken;
        }
    }

    /**
     * The value, for a purpose.
     *
     * @param purpose what it is needed for
     * @return the value, or nothing if it has been erased, or is restricted to another purpose
     * @throws TraceStoreException if the journal that keeps the value is closed, or cannot read it
     */
    public Optional<T> reveal(Purpose purpose) {
        Objects.requireNonNull(purpose, "purpose");
        Function<? super Purpose, ? extends @Nullable T> current = source;
        return current == null ? Optional.empty() : Optional.ofNullable(current.apply(purpose));
    }

    /**
     * Whether this handle has forgotten its value. A handle that has not may still reveal nothing, if its journal erased the value.
     *
     * @return true once {@link #forget()} was called
     */
    public boolean isForgotten() {
        return source == null;
    }

    /**
     * Reveals the value for one purpose only, from now on. A journal in memory calls this when it restricts.
     *
     * @param only for which
     */
    synchronized void restrictTo(Purpose only) {
        Function<? super Purpose, ? extends @Nullable T> current = source;
        if (current != null) {
            source = purpose -> purpose.equals(only) ? current.apply(purpose) : null;
        }
    }

    /** Forgets the value: from now on this handle reveals nothing. Journals call this when they erase; it cannot be undone. */
    public synchronized void forget() {
        source = null;
    }

    /**
     * Lets go of the value and looks it up where it is kept from now on, so that an erasure there reaches this handle too. A journal
     * calls this on the handles of what was appended, once the append is acknowledged. A handle that has forgotten stays so; and one to a
     * value that a journal keeps already goes on asking there, so that whoever appends it again takes it to no younger record, which an
     * erasure or a restriction of the older one would not reach.
     *
     * @param taken the record that it came in with
     * @param keeper looks the value up for a purpose; gives null once it is erased, or while it is restricted to another purpose
     */
    public synchronized void keepAt(Origin taken, Function<? super Purpose, ? extends @Nullable T> keeper) {
        Objects.requireNonNull(taken, "taken");
        Objects.requireNonNull(keeper, "keeper");
        if (source != null && !isKept) {
            source = keeper;
            isKept = true;
            origin = taken;
        }
    }

    /** Whether the other is a handle to the same slot of the same holder, whatever the values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Personal<?> that && holder.equals(that.holder) && slot.equals(that.slot);
    }

    @Override
    public int hashCode() {
        return holder.hashCode() * 31 + slot.hashCode();
    }

    /** Holder and slot, never the value. */
    @Override
    public String toString() {
        return "personal(" + slot + " of " + holder + ")";
    }
}
