package org.linli.trace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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
    private final ActorId holder;
    private final String slot;
    private volatile @Nullable Supplier<? extends @Nullable T> source;

    private Personal(ActorId holder, String slot, Supplier<? extends @Nullable T> source) {
        this.holder = Objects.requireNonNull(holder, "holder");
        this.slot = Identifier.checked("slot of a personal value", slot);
        this.source = source;
    }

    /**
     * A handle to a value that is at hand.
     *
     * @param <T> the type of the value
     * @param holder whose value it is (a pseudonym): erasing the holder erases it
     * @param slot which slot it fills, such as {@code description}; unique within one fact
     * @param value the value
     * @return the handle
     */
    public static <T> Personal<T> of(ActorId holder, String slot, T value) {
        Objects.requireNonNull(value, "value");
        return new Personal<>(holder, slot, () -> value);
    }

    /**
     * A handle to a value that a journal keeps and will look up when asked.
     *
     * @param <T> the type of the value
     * @param holder whose value it is
     * @param slot which slot it fills
     * @param source looks the value up; gives null once it is erased
     * @return the handle
     */
    public static <T> Personal<T> kept(ActorId holder, String slot, Supplier<? extends @Nullable T> source) {
        return new Personal<>(holder, slot, Objects.requireNonNull(source, "source"));
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
     * The value, for a purpose.
     *
     * @param purpose what it is needed for
     * @return the value, or nothing if it has been erased
     * @throws TraceStoreException if the journal that keeps the value is closed, or cannot read it
     */
    public Optional<T> reveal(Purpose purpose) {
        Objects.requireNonNull(purpose, "purpose");
        Supplier<? extends @Nullable T> current = source;
        return current == null ? Optional.empty() : Optional.ofNullable(current.get());
    }

    /**
     * Whether this handle has forgotten its value. A handle that has not may still reveal nothing, if its journal erased the value.
     *
     * @return true once {@link #forget()} was called
     */
    public boolean isForgotten() {
        return source == null;
    }

    /** Forgets the value: from now on this handle reveals nothing. Journals call this when they erase; it cannot be undone. */
    public synchronized void forget() {
        source = null;
    }

    /**
     * Lets go of the value and looks it up where it is kept from now on, so that an erasure there reaches this handle too. A journal
     * calls this on the handles of what was appended, once the append is acknowledged; a handle that has forgotten stays so.
     *
     * @param keeper looks the value up; gives null once it is erased
     */
    public synchronized void keepAt(Supplier<? extends @Nullable T> keeper) {
        Objects.requireNonNull(keeper, "keeper");
        if (source != null) {
            source = keeper;
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
