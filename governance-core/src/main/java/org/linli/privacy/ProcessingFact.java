package org.linli.privacy;

import java.util.Objects;
import java.util.Optional;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to a processing. */
public sealed interface ProcessingFact extends Fact<ProcessingRecord> {
    /** Rules on handling personal data are public (个人信息保护法 art. 7). */
    @Override
    default Audience audience() {
        return Audience.PUBLIC;
    }

    /**
     * It was declared.
     *
     * @param processing what was declared
     */
    record Declared(Processing processing) implements ProcessingFact {
        /** Checks that nothing is missing. */
        public Declared {
            Objects.requireNonNull(processing, "processing");
        }

        @Override
        public Subject subject() {
            return ProcessingRecord.KIND.subject(processing.id());
        }

        @Override
        public ProcessingRecord applyTo(ProcessingRecord before, Act act) {
            return new ProcessingRecord(before.id(), Optional.of(processing));
        }
    }
}
