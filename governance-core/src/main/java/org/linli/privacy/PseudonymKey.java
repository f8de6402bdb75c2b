package org.linli.privacy;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Identifier;
import org.linli.trace.Kind;
import org.linli.trace.Personal;

/**
 * The key from which a person's pseudonyms are made, as it stands in the trace: a personal value, which is erased as any other is.
 *
 * @param holder whose value it is: made from the person's id by the host's secret, and used for nothing else
 * @param secret a handle to whose key it is and the key, once it was made
 */
public record PseudonymKey(ActorId holder, Optional<Personal<Secret>> secret) {
    /** The kind of keys. */
    public static final Kind<ActorId, PseudonymKey> KIND =
            Kind.of("pseudonym_key", PseudonymFact.class, ActorId::value, PseudonymKey::blank, each -> false);

    /** Checks that nothing is missing. */
    public PseudonymKey {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(secret, "secret");
    }

    /**
     * Before a key was made.
     *
     * @param holder whose it will be
     * @return no key
     */
    public static PseudonymKey blank(ActorId holder) {
        return new PseudonymKey(holder, Optional.empty());
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
