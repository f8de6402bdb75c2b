package org.linli.privacy;

import java.util.Objects;
import java.util.Optional;
import org.linli.trace.Basis;
import org.linli.trace.EntryGuard;
import org.linli.trace.Fact;
import org.linli.trace.Freshness;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.Refusal;

/**
 * Lets nothing in that names a processing which was never declared, or cites no consent where one is needed. What was declared once never
 * changes, so that a look at what this node knows is enough to grant; a refusal looks at the latest.
 */
final class DeclaredOnly implements EntryGuard {
    private final Office office;

    DeclaredOnly(Office office) {
        this.office = Objects.requireNonNull(office, "office");
    }

    @Override
    public Optional<Refusal> whyNot(Fact<?> fact, String tried) {
        for (Personal<?> part : Personal.in(fact)) {
            // What stands here already is only restated; what stands in another journal comes in here anew.
            boolean stands = part.origin()
                    .filter(origin -> origin.journal().equals(office.journal().id()))
                    .isPresent();
            if (!stands && part.ground().isPresent()) {
                Personal.Ground ground = part.ground().get();
                Optional<Processing> declared = declared(ground.processing());
                if (declared.isEmpty()) {
                    return no(PrivacyReason.PROCESSING_UNDECLARED, ground.processing(), tried);
                } else if (declared.get().needsConsent() && ground.consent().isEmpty()) {
                    return no(PrivacyReason.CONSENT_NOT_CITED, ground.processing(), tried);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Processing> declared(Basis id) {
        Optional<Processing> known = office.get(ProcessingRecord.KIND, id).declared();
        return known.isPresent()
                ? known
                : office.get(ProcessingRecord.KIND, id, Freshness.latest()).declared();
    }

    private static Optional<Refusal> no(PrivacyReason reason, Basis processing, String tried) {
        return Optional.of(new Refusal(reason, ProcessingRecord.KIND.subject(processing), tried, Optional.empty()));
    }
}
