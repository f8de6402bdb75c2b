package org.linli.trace;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts the values that a journal keeps of a holder, each where it came in, however often it is restated. */
public final class KeptTally {
    /** The positions at which values came in, by slot: one record may bring several. */
    private static final class Values {
        final Basis processing;
        final Set<String> origins = new HashSet<>();
        Instant newest = Instant.MIN;

        Values(Basis processing) {
            this.processing = processing;
        }
    }

    private final Map<String, Values> all = new TreeMap<>();

    /** Of nothing yet. */
    public KeptTally() {}

    /**
     * Takes in that a value stands.
     *
     * @param processing under which it is kept
     * @param slot which slot it fills
     * @param origin where it came in
     */
    public void add(Basis processing, String slot, Personal.Origin origin) {
        Values values = all.computeIfAbsent(processing.toString(), none -> new Values(processing));
        values.origins.add(origin.position() + " " + slot);
        values.newest = origin.recorded().isAfter(values.newest) ? origin.recorded() : values.newest;
    }

    /**
     * What was taken in.
     *
     * @return by the names of the processings; immutable
     */
    public List<KeptUnder> list() {
        return all.values().stream()
                .map(each -> new KeptUnder(each.processing, each.origins.size(), each.newest))
                .toList();
    }
}
