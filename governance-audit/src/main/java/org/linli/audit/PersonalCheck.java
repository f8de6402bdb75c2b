package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.Envelope;
import org.linli.audit.erasure.Erasures;
import org.linli.audit.erasure.KeyStore;
import org.linli.audit.erasure.Reach;
import org.linli.audit.erasure.Seal;
import org.linli.audit.store.Frame;

/**
 * What must be true of the personal values of a log: each stands in its slot, and its key in the file of keys, unless its holder was
 * erased later; then neither does. Takes in records in their order, and judges when all of them are known.
 */
final class PersonalCheck {
    /** Something that is not as it must be. */
    record Wrong(Verdict.Problem problem, Path file, long offset, long position, String expected, String got) {}

    /** The slot of a value that was committed to. */
    record Value(Envelope.Sealed sealed, long position, Path file, long offset, int slot, Frame.SlotFit fit, long key) {
        boolean isCoveredBy(Erasures erasures) {
            return erasures.cover(sealed, position);
        }
    }

    /** Looks at a slot once more: a writer may be erasing it at this moment. */
    interface Again {
        Frame.SlotFit settled(Value value) throws IOException;
    }

    private final Keyring keys;
    private final boolean wantsAll;
    private final Patience patience;
    private final Erasures erasures = new Erasures();
    /** Values that are not as they must be unless their holder is erased later. */
    private final Map<String, List<Value>> values = new HashMap<>();
    /** Values that are there although their holder was erased since. */
    private final List<Value> left = new ArrayList<>();

    /** The position before which records are known to be cut, or about to be: nothing of what stood in them need be there. */
    private long cut;

    /** Erasures that will be carried out at once. */
    private Erasures expected = new Erasures();

    private long greatestKey;

    /**
     * A check of nothing yet.
     *
     * @param keys the keys of the log
     * @param wantsAll whether values that an erasure has left count; otherwise whoever asks finishes the erasures
     * @param patience how long to wait for somebody who is erasing
     */
    PersonalCheck(Keyring keys, boolean wantsAll, Patience patience) {
        this.keys = keys;
        this.patience = patience;
        this.wantsAll = wantsAll;
    }

    /** Takes in an erasure, in its place among the records. */
    void erased(Reach reach) {
        erasures.add(reach);
        List<Value> known = values.get(reach.holder());
        if (known != null) {
            known.removeIf(value -> reach.covers(value.sealed(), value.position()));
        }
    }

    /** Takes in a value that is there although its holder was erased since. */
    void left(Value value) {
        left.add(value);
    }

    /** Takes in erasures that are not on record yet and will be. */
    void expect(Erasures orders) {
        expected = orders;
    }

    /** Takes in a cut of the records before a position. */
    void cut(long before) {
        cut = Math.max(cut, before);
    }

    /** The erasures that were taken in. */
    Erasures erasures() {
        return erasures;
    }

    /** The greatest number of a key that a slot speaks of. */
    long greatestKey() {
        return greatestKey;
    }

    /** Takes in a slot; gives what is wrong with it whatever comes later. */
    @Nullable
    Wrong slot(Frame frame, int slot, Envelope.Sealed sealed, long position, Path file, long offset) {
        Frame.SlotFit fit = frame.slotFit(slot);
        if (sealed.commit() == null) {
            return fit == Frame.SlotFit.BLANK
                    ? null
                    : new Wrong(Verdict.Problem.VALUE, file, offset, position, "nothing in a slot", "a value");
        }
        long key = fit == Frame.SlotFit.SOUND ? Seal.keyNumber(frame, slot) : 0;
        greatestKey = Math.max(greatestKey, key);
        boolean hasKey = keys.areWithheld() || keys.store().fit(key) == KeyStore.Fit.ALIVE;
        if (fit != Frame.SlotFit.SOUND || !hasKey) {
            values.computeIfAbsent(sealed.holder(), none -> new ArrayList<>(1))
                    .add(new Value(sealed, position, file, offset, slot, fit, key));
        }
        return null;
    }

    /**
     * The first value, or else key, that is not as it must be.
     *
     * @param folder the folder of the log
     * @param seed the id of the log
     * @param size how many records were taken in
     * @param known how much of the file of keys is known to have been on disk
     * @param isErased whether a record that was not taken in has erased a value in the record at a position
     * @param cutBefore the position before which records that were not taken in have cut others
     * @param again looks at slots once more
     */
    Optional<Wrong> judge(
            Path folder,
            byte[] seed,
            long size,
            long known,
            BiPredicate<Envelope.Sealed, Long> isErased,
            LongSupplier cutBefore,
            Again again)
            throws IOException {
        List<Value> suspects = new ArrayList<>(left);
        for (List<Value> each : values.values()) {
            for (Value value : each) {
                if (value.fit() != Frame.SlotFit.SOUND || keys.fit(value.key()) != KeyStore.Fit.ALIVE) {
                    suspects.add(value);
                }
            }
        }
        Erasures later = suspects.isEmpty() ? new Erasures() : ErasureScan.beyond(folder, seed, size);
        if (!suspects.isEmpty()) {
            cut(cutBefore.getAsLong());
            cut(ErasureScan.cutBeyond(folder, seed, size));
        }
        suspects.sort(Comparator.comparingLong(Value::position).thenComparingInt(Value::slot));
        for (Value value : suspects) {
            boolean isFine = value.position() < cut
                    || value.isCoveredBy(later)
                    || value.isCoveredBy(expected)
                    || (value.fit() == Frame.SlotFit.BLANK && isErased.test(value.sealed(), value.position()));
            Wrong wrong = isFine ? null : wrong(value, again);
            if (wrong != null) {
                return Optional.of(wrong);
            }
        }
        return wantsAll && !keys.areWithheld() ? wrongKey(later, known) : Optional.empty();
    }

    private @Nullable Wrong wrong(Value value, Again again) throws IOException {
        OptionalLong erased = erasures.covering(value.sealed(), value.position());
        if (erased.isPresent()) {
            return again.settled(value) == Frame.SlotFit.BLANK
                    ? null
                    : wrong(
                            Verdict.Problem.ERASURE,
                            value,
                            "nothing, since record " + erased.getAsLong() + " erased it",
                            "bytes of a personal value. Maybe repeat the erasure under its act, which finishes it");
        } else if (value.fit() == Frame.SlotFit.BLANK) {
            return wrong(Verdict.Problem.ERASURE, value, "a personal value", "none, and no erasure on record after it");
        } else if (value.fit() == Frame.SlotFit.BROKEN) {
            return wrong(Verdict.Problem.VALUE, value, "a personal value whose checksum is right", "something else");
        }
        return new Wrong(
                Verdict.Problem.KEY,
                keys.path(),
                keys.store().placeOf(value.key()),
                value.position(),
                "key " + value.key() + ", under which a personal value of the record stands",
                got(keys.fit(value.key())));
    }

    private String got(KeyStore.Fit fit) {
        return switch (fit) {
            case MISSING -> keys.isThere() ? "no such key" : "no file of keys";
            case DESTROYED -> "a destroyed key, and no erasure on record after the value";
            case DAMAGED, ALIVE -> "a damaged key";
        };
    }

    private static Wrong wrong(Verdict.Problem problem, Value value, String expected, String got) {
        return new Wrong(problem, value.file(), value.offset(), value.position(), expected, got);
    }

    /** What is wrong with the file of keys, though every value that must be readable is. */
    private Optional<Wrong> wrongKey(Erasures later, long known) throws IOException {
        Erasures all = new Erasures();
        all.addAll(erasures);
        all.addAll(later);
        Optional<KeyStore.Found> left = keys.store().leftOver(erasures);
        Optional<KeyStore.Found> damaged = keys.store().damaged(all);
        OptionalLong place = keys.store().firstDamage(known);
        while ((left.isPresent() || damaged.isPresent() || place.isPresent())
                && keys.again(left.isPresent() ? patience : Patience.NONE)) {
            left = keys.store().leftOver(erasures);
            damaged = keys.store().damaged(all);
            place = keys.store().firstDamage(known);
        }
        if (left.isPresent()) {
            return Optional.of(wrongKey(
                    Verdict.Problem.ERASURE,
                    left.get().offset(),
                    "no key " + left.get().number() + ", since record "
                            + left.get().erased() + " erased what stood under it",
                    "a key. Maybe repeat the erasure under its act, which finishes it"));
        } else if (damaged.isPresent()) {
            return Optional.of(wrongKey(
                    Verdict.Problem.KEY,
                    damaged.get().offset(),
                    "key " + damaged.get().number(),
                    "a damaged key, which no value needs. Maybe open the log for writing"));
        } else if (place.isPresent()) {
            return Optional.of(wrongKey(
                    Verdict.Problem.KEY,
                    place.getAsLong(),
                    "a key",
                    (keys.isThere() ? "something else" : "no file of keys")
                            + "; no value needs it. Maybe open the log for writing"));
        }
        return Optional.empty();
    }

    private Wrong wrongKey(Verdict.Problem problem, long offset, String expected, String got) {
        return new Wrong(problem, keys.path(), offset, -1, expected, got);
    }
}
