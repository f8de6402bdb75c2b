package org.linli.audit;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.audit.codec.CanonicalWriter;
import org.linli.audit.codec.StateForm;
import org.linli.trace.Digest;
import org.linli.trace.Subject;

/**
 * A digest over states, to see whether two processes have folded the same facts into the same states. The digest of no states at all is
 * the SHA-256 of {@code []}.
 *
 * <p>A state is written in canonical form: JSON with sorted keys, instants in microseconds, ids as strings, empty optionals left out.
 * Where a personal value would stand, stand its holder and slot; so neither an erasure nor a missing key changes the digest.
 *
 * <p>The digest is the SHA-256 of the canonical array {@code [["account/a",{…}],["case/c-1",{…}]]}, sorted by the texts of the
 * subjects. It does not depend on the order of adding.
 */
public final class StateDigest {
    private final SortedMap<String, byte[]> states = new TreeMap<>();

    private StateDigest() {}

    /**
     * A digest over nothing yet.
     *
     * @return a new digest, for one thread at a time
     */
    public static StateDigest empty() {
        return new StateDigest();
    }

    /**
     * The digest of some states.
     *
     * @param states the states by subject, in any order
     * @return their digest
     * @throws IllegalArgumentException if a state has a component that cannot be written
     */
    public static Digest of(Map<Subject, ? extends Record> states) {
        StateDigest digest = empty();
        states.forEach(digest::add);
        return digest.digest();
    }

    /**
     * The canonical form of a state.
     *
     * @param state a record whose components, however deep, are of the kinds that facts may have
     * @return its bytes, UTF-8
     * @throws IllegalArgumentException if a component is of another kind, or null
     */
    public static byte[] canonical(Record state) {
        CanonicalWriter writer = CanonicalWriter.create();
        StateForm.write(Objects.requireNonNull(state, "state"), writer);
        return writer.toByteArray();
    }

    /**
     * Adds a state.
     *
     * @param subject whose state it is; a state that was added before for it is replaced
     * @param state the state
     * @return this digest
     * @throws IllegalArgumentException if the state has a component that cannot be written
     */
    public StateDigest add(Subject subject, Record state) {
        states.put(subject.toString(), canonical(state));
        return this;
    }

    /**
     * The digest of what has been added.
     *
     * @return the digest; more can be added afterwards
     */
    public Digest digest() {
        CanonicalWriter writer = CanonicalWriter.create().beginArray();
        states.forEach((subject, state) ->
                writer.beginArray().string(subject).canonical(state).endArray());
        return Digest.sha256(writer.endArray().toByteArray());
    }
}
