package org.linli.audit.erasure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.Envelope;

/** Erasures that were met in a log, by what they reach. Of two under one name the one that goes further counts. Safe for several threads. */
public final class Erasures {
    private final Map<String, Reach> toTheEnd = new HashMap<>();
    private final Map<String, Reach> bounded = new HashMap<>();

    /** No erasures. */
    public Erasures() {}

    /**
     * Adds one.
     *
     * @param reach what it reaches
     */
    public synchronized void add(Reach reach) {
        (reach.isBounded() ? bounded : toTheEnd)
                .merge(reach.name(), reach, (one, other) -> one.before() < other.before() ? other : one);
    }

    /**
     * Adds all of others.
     *
     * @param others the others
     */
    public void addAll(Erasures others) {
        others.all().forEach(this::add);
    }

    /**
     * All of them.
     *
     * @return in no order
     */
    public synchronized List<Reach> all() {
        List<Reach> all = new ArrayList<>(toTheEnd.values());
        all.addAll(bounded.values());
        return all;
    }

    /**
     * Whether one of them reaches a value.
     *
     * @param sealed what stands in the open for the value
     * @param position where its record stands
     * @return true if one does
     */
    public boolean cover(Envelope.Sealed sealed, long position) {
        return covering(sealed, position).isPresent();
    }

    /**
     * The record that erased a value.
     *
     * @param sealed what stands in the open for the value
     * @param position where its record stands
     * @return the position of such a record; nothing if the value was not erased
     */
    public synchronized OptionalLong covering(Envelope.Sealed sealed, long position) {
        for (String name : Reach.names(sealed, position)) {
            for (Map<String, Reach> each : List.of(toTheEnd, bounded)) {
                Reach reach = each.get(name);
                if (reach != null && position < reach.before()) {
                    return OptionalLong.of(reach.at());
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The record that has destroyed a key which was in use from a position on up to another one; nothing if none has. */
    synchronized OptionalLong destroying(String keyName, long since, long until) {
        for (String name : List.of(keyName, KeyStore.person(keyName))) {
            Reach all = toTheEnd.get(name);
            Reach some = bounded.get(name);
            @Nullable
            Reach found =
                    all != null && since < all.before() ? all : some != null && until <= some.before() ? some : null;
            if (found != null) {
                return OptionalLong.of(found.at());
            }
        }
        return OptionalLong.empty();
    }
}
