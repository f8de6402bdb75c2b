package org.linli.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.CarriedForward;
import org.linli.trace.Fact;
import org.linli.trace.Personal;
import org.linli.trace.RememberedAct;
import org.linli.trace.Subject;

/** What happens to the key of somebody's pseudonyms. That it is erased or restricted stands where all erasures and restrictions do. */
public sealed interface PseudonymFact extends Fact<PseudonymKey> {
    /**
     * Whose key it is about.
     *
     * @return the holder
     */
    ActorId holder();

    @Override
    default Subject subject() {
        return PseudonymKey.KIND.subject(holder());
    }

    @Override
    default Audience audience() {
        return Audience.AUDITORS;
    }

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
        public PseudonymKey applyTo(PseudonymKey before, Act act) {
            return before.with(secret, act.at());
        }
    }

    /**
     * All that is known of the keys, restated, so that older records can go. A key that was erased stays erased.
     *
     * @param holder whose they are
     * @param made the keys that were made, oldest first; immutable
     * @param remembered the acts that are still remembered, in the order in which they were done; immutable
     * @param remembersSince from when on every act is remembered
     */
    record Restated(
            ActorId holder, List<PseudonymKey.Made> made, List<RememberedAct> remembered, Instant remembersSince)
            implements PseudonymFact, CarriedForward<PseudonymKey> {
        /** Copies the lists. */
        public Restated {
            Objects.requireNonNull(holder, "holder");
            made = List.copyOf(made);
            remembered = List.copyOf(remembered);
            Objects.requireNonNull(remembersSince, "remembersSince");
        }

        static Restated of(PseudonymKey key, List<RememberedAct> remembered, Instant since) {
            return new Restated(key.holder(), key.made(), remembered, since);
        }

        @Override
        public PseudonymKey applyTo(PseudonymKey before, Act act) {
            return new PseudonymKey(holder, made);
        }
    }
}
