package org.linli.privacy;

import java.util.Objects;
import java.util.Optional;
import org.linli.trace.Basis;
import org.linli.trace.Kind;

/**
 * The entry for a processing in the record of processing activities.
 *
 * @param id name and version
 * @param declared what was declared, if it was
 */
public record ProcessingRecord(Basis id, Optional<Processing> declared) {
    /** The kind of these entries. */
    public static final Kind<Basis, ProcessingRecord> KIND =
            Kind.of("processing", ProcessingFact.class, Basis::toString, ProcessingRecord::blank, each -> false);

    /** Checks that nothing is missing. */
    public ProcessingRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(declared, "declared");
    }

    /**
     * The entry before anything was declared.
     *
     * @param id name and version
     * @return the blank entry
     */
    public static ProcessingRecord blank(Basis id) {
        return new ProcessingRecord(id, Optional.empty());
    }
}
