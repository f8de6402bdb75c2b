package org.linli.audit.erasure;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.linli.audit.store.Disk;

/**
 * The keys of all holders, in one file of frames. A holder has a key for each processing, and after a restriction another one, so that
 * what the restriction has reached can be erased without what came in later.
 *
 * <p>Frames are appended; a key is destroyed where it stands. Zeros between frames are what once was no key and has been cleared away.
 * Any thread asks for keys; one thread persists and destroys.
 */
public final class KeyStore implements Closeable {
    /** The name of the file, in the folder of the log. */
    public static final String NAME = "keys";

    private static final int MAX_NAME = 2_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final KeyFile file;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Stored> current = new ConcurrentHashMap<>();
    private final Map<Long, Stored> byNumber = new ConcurrentHashMap<>();
    private final Map<String, List<Stored>> byPerson = new HashMap<>();
    private final List<Stored> pending = new ArrayList<>();
    private long lastNumber;

    /** What can be said of a key. */
    public enum Fit {
        /** It is there. */
        ALIVE,
        /** It was there and has been destroyed. */
        DESTROYED,
        /** Its number is there; the key is not what was written, and not destroyed. */
        DAMAGED,
        /** There is no key of this number. */
        MISSING
    }

    /**
     * A key that is not as it should be.
     *
     * @param number its number
     * @param holder whose key it is
     * @param offset where in the file it stands
     * @param erased where the erasure stands that should have destroyed it; 0 if none should have
     */
    public record Found(long number, String holder, long offset, long erased) {}

    /** A key and where it stands; at −1 while it is not in the file yet. */
    private static final class Stored {
        final HolderKey key;
        long since;
        long secretAt;
        boolean damaged;

        Stored(HolderKey key, long since, long secretAt, boolean damaged) {
            this.key = key;
            this.since = since;
            this.secretAt = secretAt;
            this.damaged = damaged;
        }
    }

    private KeyStore(KeyFile file) {
        this.file = file;
    }

    /**
     * Reads the keys in a file, as many as there are: whatever is no key between them is passed over, and found by
     * {@link #firstDamage}.
     *
     * @param file the file, open
     * @param seed the id of the log
     * @return the key store
     * @throws IOException if the file cannot be read
     */
    public static KeyStore read(Disk.OpenFile file, byte[] seed) throws IOException {
        KeyFile keys = new KeyFile(file, seed);
        KeyStore store = new KeyStore(keys);
        keys.read(store::take);
        return store;
    }

    private void take(KeyFrame frame, long secretAt) {
        Stored stored = new Stored(
                new HolderKey(frame.number(), frame.holder(), frame.key()), frame.since(), secretAt, frame.isDamaged());
        add(stored);
        if (frame.key() != null) {
            Stored older = current.put(frame.holder(), stored);
            if (older != null) {
                older.key.retire();
            }
        }
        lastNumber = Math.max(lastNumber, frame.number());
    }

    private void add(Stored stored) {
        byNumber.put(stored.key.number(), stored);
        byPerson.computeIfAbsent(person(stored.key.holder()), none -> new ArrayList<>(1))
                .add(stored);
    }

    /**
     * Copies keys to another file, those left out that came into use later.
     *
     * @param from the file with the keys
     * @param to an empty file
     * @param before the position before which a key must have come into use
     * @param seed the id of the log
     * @throws IOException if a file cannot be read or written
     */
    public static void copy(Disk.OpenFile from, Disk.OpenFile to, long before, byte[] seed) throws IOException {
        KeyFile.copy(from, to, before, seed);
    }

    /**
     * Whose key it is.
     *
     * @param name the name of a key: a person, perhaps a space and what else tells it from other keys of that person
     * @return the person
     */
    public static String person(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    /** The position from which on no record uses a key any more: another one of the same name has taken its place by then. */
    private long until(Stored stored) {
        long until = Long.MAX_VALUE;
        for (Stored other : byPerson.getOrDefault(person(stored.key.holder()), List.of())) {
            boolean isNext = other.key.number() > stored.key.number()
                    && other.key.holder().equals(stored.key.holder());
            until = isNext ? Math.min(until, other.since) : until;
        }
        return until;
    }

    private OptionalLong destroying(Stored stored, Erasures erasures) {
        return erasures.destroying(stored.key.holder(), stored.since, until(stored));
    }

    /**
     * The key for new values of a holder.
     *
     * @param holder the holder
     * @return the holder's key; a new one, not in the file yet, if there is none
     */
    public HolderKey forHolder(String holder) {
        Stored known = current.get(holder);
        return known != null ? known.key : newKey(holder);
    }

    private synchronized HolderKey newKey(String holder) {
        Stored known = current.get(holder);
        if (known == null) {
            if (holder.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
                throw new IllegalArgumentException(
                        "The holder of a personal value must have at most " + MAX_NAME + " bytes.");
            }
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            known = new Stored(new HolderKey(++lastNumber, holder, bytes), NEVER, -1, false);
            pending.add(known);
            add(known);
            current.put(holder, known);
        }
        return known.key;
    }

    /**
     * Lets values of a holder that come in from now on have another key than those that stand in records.
     *
     * @param holder the holder
     */
    public synchronized void renew(String holder) {
        Stored known = current.get(holder);
        if (known != null && known.secretAt >= 0) {
            current.remove(holder);
            newKey(holder);
            known.key.retire();
        }
    }

    /**
     * A key by its number.
     *
     * @param number the number
     * @return the key, or null if there is none; perhaps destroyed
     */
    public @Nullable HolderKey byNumber(long number) {
        Stored stored = byNumber.get(number);
        return stored == null ? null : stored.key;
    }

    /**
     * What can be said of a key.
     *
     * @param number its number
     * @return whether it is there
     */
    public Fit fit(long number) {
        Stored stored = byNumber.get(number);
        if (stored == null) {
            return Fit.MISSING;
        }
        return stored.key.isAlive() ? Fit.ALIVE : stored.damaged ? Fit.DAMAGED : Fit.DESTROYED;
    }

    /**
     * Where a key stands, or where the first bytes stand that may have been it.
     *
     * @param number its number
     * @return the place in the file; its end if nothing there is out of order
     */
    public synchronized long placeOf(long number) {
        Stored stored = byNumber.get(number);
        return stored != null ? stored.secretAt : file.firstGap();
    }

    /**
     * Sees to it that no new key gets a number that is spoken of already.
     *
     * @param number the greatest number that is
     */
    public synchronized void beyond(long number) {
        lastNumber = Math.max(lastNumber, number);
    }

    /**
     * How much of the file is keys.
     *
     * @return where the last key ends
     */
    public synchronized long end() {
        return file.end();
    }

    /**
     * Whether nothing can be missing: the file is keys from its beginning to its end, none of them damaged, and not shorter than is known.
     *
     * @param known how much of the file is known to have been keys, on disk
     * @param greatest the greatest number of a key that is known to have been used
     * @return whether it is so; destroyed keys are keys
     */
    public synchronized boolean isWhole(long known, long greatest) {
        return file.isWhole(known)
                && lastNumber >= greatest
                && byNumber.values().stream().noneMatch(stored -> stored.damaged);
    }

    /**
     * The holders whose keys were destroyed.
     *
     * @return for each the position from which on the last of these keys was used; in no order
     */
    public synchronized Map<String, Long> destroyed() {
        Map<String, Long> destroyed = new HashMap<>();
        for (Stored stored : byNumber.values()) {
            if (!stored.key.isAlive() && !stored.damaged && stored.secretAt >= 0 && stored.since != NEVER) {
                destroyed.merge(stored.key.holder(), stored.since, Math::max);
            }
        }
        return destroyed;
    }

    /**
     * Where the file is not as it was written, the keys that can still be told apart aside.
     *
     * @param known how much of the file is known to have been keys, on disk
     * @return the first place, or nothing; what was being written beyond what is known is none
     */
    public synchronized OptionalLong firstDamage(long known) {
        return file.firstDamage(known);
    }

    /**
     * Overwrites with zeros what is no key and those that are damaged, which no value may need any more, and cuts it off at the end of the
     * file.
     *
     * @throws IOException if that fails
     */
    public synchronized void mend() throws IOException {
        List<Stored> damaged = byNumber.values().stream()
                .filter(stored -> stored.damaged)
                .sorted(Comparator.comparingLong((Stored stored) -> stored.secretAt)
                        .reversed())
                .toList();
        for (Stored stored : damaged) {
            file.giveUp(stored.secretAt, stored.key.holder());
            byNumber.remove(stored.key.number());
            byPerson.getOrDefault(person(stored.key.holder()), List.of()).remove(stored);
        }
        file.mend();
    }

    /**
     * Brings new keys to the file, and to disk, before a record uses them.
     *
     * @param since the position of the next record
     * @param sync whether to wait until they are on disk
     * @throws IOException if that fails
     */
    public synchronized void persist(long since, boolean sync) throws IOException {
        boolean written = false;
        for (Stored stored : pending) {
            byte[] key = stored.key.bytes();
            if (key != null) {
                stored.since = since;
                stored.secretAt = file.append(stored.key.number(), since, stored.key.holder(), key);
                written = true;
            }
        }
        if (written && sync) {
            file.force();
        }
        pending.clear();
    }

    /**
     * Destroys the keys that were made for records which are not there: those were lost with the power, or are missing in a copy that was
     * put back. Left alone they would seem younger than they are, and outlive an erasure of what comes to stand under them. Their numbers
     * stay used.
     *
     * @param size how many records there are
     * @throws IOException if that fails; some may be destroyed then
     */
    public synchronized void withdraw(long size) throws IOException {
        withdraw(stored -> stored.since >= size, size);
    }

    /**
     * Destroys keys under which no value stands any more, since all the records that used them were cut. Their numbers stay used.
     *
     * @param numbers their numbers
     * @throws IOException if that fails; some may be destroyed then
     */
    public synchronized void withdraw(Set<Long> numbers) throws IOException {
        withdraw(stored -> numbers.contains(stored.key.number()), 0);
    }

    /**
     * Destroys all keys but those that values stand under. Their numbers stay used.
     *
     * @param used whether a value stands under the key of a number
     * @throws IOException if that fails; some may be destroyed then
     */
    public synchronized void keepOnly(LongPredicate used) throws IOException {
        withdraw(stored -> !used.test(stored.key.number()), 0);
    }

    private void withdraw(Predicate<Stored> unused, long size) throws IOException {
        boolean written = false;
        for (Stored stored : byNumber.values()) {
            if (stored.secretAt >= 0 && stored.since != NEVER && unused.test(stored)) {
                stored.key.destroy();
                stored.damaged = false;
                stored.since = NEVER;
                if (current.remove(stored.key.holder(), stored)) {
                    reinstate(stored.key.holder(), size);
                }
                file.destroyAt(stored.secretAt, stored.key.number(), NEVER, stored.key.holder());
                written = true;
            }
        }
        if (written) {
            file.force();
        }
    }

    /** Lets the key before one that was withdrawn be the one for new values again. */
    private void reinstate(String holder, long size) {
        byPerson.getOrDefault(person(holder), List.of()).stream()
                .filter(stored -> stored.key.holder().equals(holder) && stored.key.isAlive() && stored.since < size)
                .max(Comparator.comparingLong(stored -> stored.key.number()))
                .ifPresent(stored -> {
                    stored.key.reinstate();
                    current.put(holder, stored);
                });
    }

    /**
     * The names of the keys that are there.
     *
     * @return each with the position from which on the first living key of that name was used; in no order
     */
    public synchronized Map<String, Long> living() {
        Map<String, Long> living = new HashMap<>();
        for (Stored stored : byNumber.values()) {
            if (stored.key.isAlive() && stored.secretAt >= 0) {
                living.merge(stored.key.holder(), stored.since, Math::min);
            }
        }
        return living;
    }

    /**
     * Destroys the keys under which an erasure has left no value, in memory and in the file, and returns when that is on disk.
     *
     * @param reach what the erasure reaches
     * @throws IOException if that fails; some may be destroyed then
     */
    public synchronized void destroy(Reach reach) throws IOException {
        Erasures one = new Erasures();
        one.add(reach);
        boolean written = false;
        for (Stored stored : byPerson.getOrDefault(reach.holder(), List.of())) {
            boolean isMeant =
                    reach.name().equals(reach.holder()) || reach.name().equals(stored.key.holder());
            boolean isPending = isMeant && stored.secretAt < 0 && !reach.isBounded();
            boolean isDue = isPending || destroying(stored, one).isPresent();
            if (isDue && (stored.key.isAlive() || stored.damaged)) {
                stored.key.destroy();
                stored.damaged = false;
                current.remove(stored.key.holder(), stored);
                if (stored.secretAt >= 0) {
                    file.blank(stored.secretAt);
                    written = true;
                }
            }
        }
        if (written) {
            file.force();
        }
    }

    /**
     * A key that should have been destroyed and is not, or not wholly.
     *
     * @param erasures all of them
     * @return the first such key in the file
     */
    public synchronized Optional<Found> leftOver(Erasures erasures) {
        return first(
                stored -> stored.key.isAlive() || stored.damaged,
                stored -> destroying(stored, erasures).orElse(-1));
    }

    /**
     * A key that is damaged although it should not have been destroyed since it came into use.
     *
     * @param erasures all of them
     * @return the first such key in the file
     */
    public synchronized Optional<Found> damaged(Erasures erasures) {
        return first(
                stored -> stored.damaged, stored -> destroying(stored, erasures).isPresent() ? -1 : 0);
    }

    /** The first key in the file that is wanted and for which there is a position. */
    private Optional<Found> first(Predicate<Stored> wanted, ToLongFunction<Stored> position) {
        return byNumber.values().stream()
                .filter(stored -> stored.secretAt >= 0)
                .filter(wanted)
                .filter(stored -> position.applyAsLong(stored) >= 0)
                .min(Comparator.comparingLong(stored -> stored.secretAt))
                .map(stored -> new Found(
                        stored.key.number(), stored.key.holder(), stored.secretAt, position.applyAsLong(stored)));
    }

    /**
     * Returns when everything that was written is on disk.
     *
     * @throws IOException if that fails
     */
    public void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
