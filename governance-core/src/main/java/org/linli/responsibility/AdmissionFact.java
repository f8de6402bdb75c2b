package org.linli.responsibility;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.CarriedForward;
import org.linli.trace.Fact;
import org.linli.trace.RememberedAct;
import org.linli.trace.Subject;

/** What happens to an admission. Everybody may know what was let in, by whom and with which funds. */
public sealed interface AdmissionFact extends Fact<Admission> {
    /**
     * The admission it happened to.
     *
     * @return its id
     */
    AdmissionId id();

    @Override
    default Subject subject() {
        return Admission.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PUBLIC;
    }

    /**
     * Work was let in, by whom the act was done in the name of.
     *
     * @param id the admission
     * @param terms what was let in
     */
    record Granted(AdmissionId id, Admission.Terms terms) implements AdmissionFact {
        /** Checks that nothing is missing. */
        public Granted {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(terms, "terms");
        }

        @Override
        public Admission applyTo(Admission before, Act act) {
            return before.granted(terms, act);
        }
    }

    /**
     * It was withdrawn: no more duties may cite it. Those that do go on until they are ended.
     *
     * @param id the admission
     */
    record Withdrawn(AdmissionId id) implements AdmissionFact {
        /** Checks that nothing is missing. */
        public Withdrawn {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Admission applyTo(Admission before, Act act) {
            return before.withdrawn(act);
        }
    }

    /**
     * It restated itself whole, so that what was said before need not be kept.
     *
     * @param id the admission
     * @param terms what was let in
     * @param approver in whose name it was granted
     * @param remembered the acts that it still remembers, in the order in which they were done; immutable
     * @param remembersSince from when on it remembers every act
     */
    record Restated(
            AdmissionId id,
            Admission.Terms terms,
            ActorId approver,
            List<RememberedAct> remembered,
            Instant remembersSince)
            implements AdmissionFact, CarriedForward<Admission> {
        /** Copies the list. */
        public Restated {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(terms, "terms");
            Objects.requireNonNull(approver, "approver");
            remembered = List.copyOf(remembered);
            Objects.requireNonNull(remembersSince, "remembersSince");
        }

        @Override
        public Admission applyTo(Admission before, Act act) {
            return new Admission(id, Optional.of(terms), Optional.of(approver), Optional.empty());
        }
    }
}
