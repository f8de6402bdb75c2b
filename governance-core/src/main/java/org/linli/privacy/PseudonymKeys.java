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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.trace.View;

/** Who has a key, as of the events it has taken in. Saves no key; those that were looked at it keeps in memory until something becomes of them. */
final class PseudonymKeys implements View {
    private static final int RECENT = 20_000;

    private final Set<String> holders = new ConcurrentSkipListSet<>();
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();
    /** Whose pseudonyms were asked for lately. */
    private final Map<String, ActorId> recent = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ActorId> eldest) {
            return size() > RECENT;
        }
    });

    /** Those who have, or had, a key; each looked at when it is met. */
    List<ActorId> holders() {
        return holders.stream().map(ActorId::of).toList();
    }

    void add(ActorId holder) {
        holders.add(holder.value());
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

    /** The key of a holder, looked up at most once; it counts for finding who it may be and for nothing else. */
    byte @Nullable [] key(ActorId holder, Function<ActorId, byte @Nullable []> look) {
        byte[] key = known.get(holder.value());
        if (key == null) {
            key = look.apply(holder);
            if (key != null) {
                known.put(holder.value(), key);
            }
        }
        return key;
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
        if (event.fact() instanceof PseudonymFact.Made made) {
            add(made.holder());
            forget(made.holder());
        } else if (event.fact() instanceof TraceFact.Erased erased) {
            forget(erased.holder());
        } else if (event.fact() instanceof TraceFact.Restricted restricted) {
            forget(restricted.holder());
        }
    }

    @Override
    public void forget(ActorId holder) {
        known.remove(holder.value());
        recent.values().removeIf(holder::equals);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        List<ActorId> all = holders();
        out.writeInt(all.size());
        for (ActorId each : all) {
            out.writeUTF(each.value());
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
        holders.clear();
        known.clear();
        recent.clear();
    }
}
