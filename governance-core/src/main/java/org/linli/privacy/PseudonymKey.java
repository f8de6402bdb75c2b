package org.linli.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Identifier;
import org.linli.trace.Kind;
import org.linli.trace.Personal;
import org.linli.trace.Restatement;

/**
 * The keys from which a person's pseudonyms are made, as they stand in the trace: personal values, which are erased as any others are. There
 * is more than one if the person was enrolled anew, since the one before had been erased or restricted.
 *
 * @param holder whose values they are: made from the person's id by the host's secret, and used for nothing else
 * @param made the keys that were made, oldest first; the last one is for new matters. Immutable
 */
public record PseudonymKey(ActorId holder, List<Made> made) {
    /** The kind of keys. */
    public static final Kind<ActorId, PseudonymKey> KIND =
            Kind.of("pseudonym_key", PseudonymFact.class, ActorId::value, PseudonymKey::blank, each -> false);

    /** How keys restate themselves, so that older records can go. */
    public static final Restatement<ActorId, PseudonymKey> RESTATEMENT =
            new Restatement<>(KIND, ActorId::of, PseudonymFact.Restated::of);

    /** Copies the list. */
    public PseudonymKey {
        Objects.requireNonNull(holder, "holder");
        made = List.copyOf(made);
    }

    /**
     * One of the keys.
     *
     * @param secret a handle to whose key it is and the key
     * @param at when it was made, as the act was dated
     */
    public record Made(Personal<Secret> secret, Instant at) {
        /** Checks that nothing is missing. */
        public Made {
            Objects.requireNonNull(secret, "secret");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * Before a key was made.
     *
     * @param holder whose it will be
     * @return no key
     */
    public static PseudonymKey blank(ActorId holder) {
        return new PseudonymKey(holder, List.of());
    }

    /** The slot of the next key: another for each, since all of them stand in one fact when they are restated. */
    String nextSlot() {
        return made.isEmpty() ? "key" : "key-" + (made.size() + 1);
    }

    PseudonymKey with(Personal<Secret> secret, Instant at) {
        List<Made> more = new ArrayList<>(made);
        more.add(new Made(secret, at));
        return new PseudonymKey(holder, more);
    }

    /**
     * The key for new matters.
     *
     * @return a handle to it; nothing before one was made
     */
    public Optional<Personal<Secret>> secret() {
        return made.isEmpty()
                ? Optional.empty()
                : Optional.of(made.get(made.size() - 1).secret());
    }

    /**
     * From when on the person was enrolled anew, so that they may be somebody else in matters that had begun before.
     *
     * @return the date of the last key; nothing if it is the only one that there ever was
     */
    public Optional<Instant> madeAnew() {
        return made.size() < 2
                ? Optional.empty()
                : Optional.of(made.get(made.size() - 1).at());
    }

    /**
     * What is kept.
     *
     * @param person who the person is, to the host
     * @param key 32 random bytes, in base64url
     */
    public record Secret(ActorId person, String key) {
        /** Checks that nothing is missing. */
        public Secret {
            Objects.requireNonNull(person, "person");
            Identifier.checked("key of pseudonyms", key);
        }

        /** Neither of them. */
        @Override
        public String toString() {
            return "secret";
        }
    }
}
