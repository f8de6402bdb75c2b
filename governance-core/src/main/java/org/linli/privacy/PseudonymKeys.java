package org.linli.privacy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.trace.Purpose;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.trace.View;

/**
 * Who has a key, as of the events it has taken in. Saves no key; those that were looked at it keeps in memory, no more than so many, until
 * something becomes of them.
 */
final class PseudonymKeys implements View {
    private static final int RECENT = 20_000;
    private static final int KNOWN = 100_000;

    private final Set<String> holders = new ConcurrentSkipListSet<>();
    /** The keys of a holder that may be looked at for a purpose, perhaps none, by the holder. */
    private final Map<String, Map<Purpose, List<byte[]>>> known = new ConcurrentHashMap<>();
    /** Whose pseudonyms were asked for lately. */
    private final Map<String, ActorId> recent = latest();
    /** Whose pseudonyms were looked for in vain lately, for a purpose, and when by {@link #changes}. */
    private final Map<String, Long> nobodys = latest();
    /** Counts whatever may change who somebody is. */
    private final AtomicLong changes = new AtomicLong();

    private static <V> Map<String, V> latest() {
        return Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > RECENT;
            }
        });
    }

    /** Those who have, or had, a key; each looked at when it is met. */
    Set<String> holders() {
        return holders;
    }

    /** Whether somebody has, or had, a key. */
    boolean has(ActorId holder) {
        return holders.contains(holder.value());
    }

    /** A key was made here, which events will tell of. */
    void made(ActorId holder) {
        holders.add(holder.value());
        forget(holder);
    }

    /** Who a pseudonym was given to, or found to be of, lately: whoever relies on it looks at the key. */
    @Nullable
    ActorId recent(ActorId pseudonym) {
        return recent.get(pseudonym.value());
    }

    void used(ActorId pseudonym, ActorId holder) {
        holders.add(holder.value());
        recent.put(pseudonym.value(), holder);
    }

    /** What may have changed by now; to be asked before a pseudonym is looked for. */
    long changes() {
        return changes.get();
    }

    /** Whether a pseudonym was looked for in vain for a purpose, and nothing has changed since. */
    boolean isNobodys(ActorId pseudonym, Purpose purpose) {
        Long asOf = nobodys.get(pseudonym.value() + " " + purpose.name());
        return asOf != null && asOf == changes.get();
    }

    /** A pseudonym was looked for in vain. */
    void nobodys(ActorId pseudonym, Purpose purpose, long asOf) {
        nobodys.put(pseudonym.value() + " " + purpose.name(), asOf);
    }

    /** The keys of a holder, looked up at most once while there is room; they count for finding who it may be and for nothing else. */
    List<byte[]> keys(ActorId holder, Purpose purpose, Function<ActorId, List<byte[]>> look) {
        Map<Purpose, List<byte[]>> ofHolder = known.get(holder.value());
        List<byte[]> keys = ofHolder == null ? null : ofHolder.get(purpose);
        if (keys == null) {
            long before = changes.get();
            keys = look.apply(holder);
            if (known.size() < KNOWN || ofHolder != null) {
                known.computeIfAbsent(holder.value(), none -> new ConcurrentHashMap<>(2))
                        .put(purpose, keys);
            }
            // Looked at after the put: what is erased later is also forgotten later.
            if (changes.get() != before) {
                known.remove(holder.value());
            }
        }
        return keys;
    }

    @Override
    public String name() {
        return "pseudonym-keys";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void apply(TraceEvent event) {
        if (event.fact() instanceof PseudonymFact fact) {
            made(fact.holder());
        } else if (event.fact() instanceof TraceFact.Erased erased) {
            forget(erased.holder());
        } else if (event.fact() instanceof TraceFact.Restricted restricted) {
            forget(restricted.holder());
        }
    }

    @Override
    public void forget(ActorId holder) {
        if (holders.contains(holder.value())) {
            changes.incrementAndGet();
            known.remove(holder.value());
            recent.values().removeIf(holder::equals);
        }
    }

    @Override
    public void save(DataOutput out) throws IOException {
        List<String> all = List.copyOf(holders);
        out.writeInt(all.size());
        for (String each : all) {
            out.writeUTF(each);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            holders.add(in.readUTF());
        }
    }

    @Override
    public void clear() {
        changes.incrementAndGet();
        holders.clear();
        known.clear();
        recent.clear();
        nobodys.clear();
    }
}
