package org.linli.privacy;

import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Personal;
import org.linli.trace.Subject;

/** What happens to the key of somebody's pseudonyms. That it is erased or restricted stands where all erasures and restrictions do. */
public sealed interface PseudonymFact extends Fact<PseudonymKey> {
    /**
     * Whose key it is about.
     *
     * @return the holder
     */
    ActorId holder();

    /**
     * It was made; if there was one, that had been erased or restricted.
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
            return before.with(secret, act.at());
        }
    }
}
