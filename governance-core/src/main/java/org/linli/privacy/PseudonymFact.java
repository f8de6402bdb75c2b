package org.linli.privacy;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Personal;
import org.linli.trace.Subject;

/** What happens to the key of somebody's pseudonyms. That it is erased or restricted stands where all erasures and restrictions do. */
public sealed interface PseudonymFact extends Fact<PseudonymKey> {
    /**
     * It was made; if there was one, that had been erased.
     *
     * @param holder whose it is
     * @param secret the key, and whose it is
     */
    record Made(ActorId holder, Personal<PseudonymKey.Secret> secret) implements PseudonymFact {
        /** Checks that nothing is missing. */
        public Made {
            Objects.requireNonNull(holder, "holder");
            Objects.requireNonNull(secret, "secret");
        }

        @Override
        public Subject subject() {
            return PseudonymKey.KIND.subject(holder);
        }

        @Override
        public Audience audience() {
            return Audience.AUDITORS;
        }

        @Override
        public PseudonymKey applyTo(PseudonymKey before, Act act) {
            return new PseudonymKey(holder, Optional.of(secret));
        }
    }
}
