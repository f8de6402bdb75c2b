package org.linli.casework;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.linli.basics.ActorId;
import org.linli.trace.Basis;

/**
 * The limits that a host sets for casework, as a value with a version that rulings cite.
 *
 * @param name its name, an identifier without {@code @}
 * @param version its version, an identifier; another one with every change
 * @param sendBacks how often a case may be sent back before it has to be disputed and ruled on, not negative
 * @param extensions how often a case may be granted more time, not negative
 * @param ahead by how much an act may be dated after the clock of the desk; nothing if that is not checked, as when time is made up
 * @param longestText how many characters a description or a contact may have, at least 1
 * @param mostEvidence how many pieces of evidence a case may have, at least 1
 * @param mostLinks how many cases one case may be tied to, at least 2; the walk against circles is bounded by a hundred times as many
 * @param callCentres who takes calls and passes them on, and so never answers for a case (首接负责); unordered
 * @param arbiters who rules whose a disputed case is (裁定), besides street offices, townships and those above all parties; unordered
 */
@Value.Builder
@PublicBuilder
public record CasePolicy(
        String name,
        String version,
        int sendBacks,
        int extensions,
        Optional<Duration> ahead,
        int longestText,
        int mostEvidence,
        int mostLinks,
        Set<ActorId> callCentres,
        Set<ActorId> arbiters) {
    /** Three times back, two extensions, acts dated up to ten minutes ahead, texts of 10,000 characters, no call centre, no arbiter. */
    public static final CasePolicy DEFAULT = new CasePolicy(
            "default", "1", 3, 2, Optional.of(Duration.ofMinutes(10)), 10_000, 100, 100, Set.of(), Set.of());

    /** Checks the limits. */
    public CasePolicy {
        Basis.of("case-policy." + name, version);
        Objects.requireNonNull(ahead, "ahead");
        callCentres = Set.copyOf(callCentres);
        arbiters = Set.copyOf(arbiters);
        if (sendBacks < 0 || extensions < 0 || longestText < 1 || mostEvidence < 1 || mostLinks < 2) {
            throw new IllegalArgumentException(
                    "The limits of the case policy (" + name
                            + ") must not be negative, and at least one character, one piece of evidence and two links be allowed.");
        }
        if (ahead.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("The time (" + ahead.get() + ") by which the case policy (" + name
                    + ") lets acts be dated ahead must not be negative.");
        }
    }

    /**
     * The same policy where time is made up or replayed, so that dates ahead of the clock are not refused.
     *
     * @return a policy of the version with {@code .any-date} at its end
     */
    public CasePolicy withAnyDate() {
        return toBuilder(version + ".any-date").ahead(Optional.empty()).build();
    }

    /**
     * The limits of this policy, for some of them to be changed, for instance
     * {@code CasePolicy.DEFAULT.toBuilder("2026-03").sendBacks(5).addCallCentre(hotline).build()}.
     *
     * @param newVersion the version of the new policy
     * @return a builder that has everything else as it is here
     */
    public CasePolicyBuilder toBuilder(String newVersion) {
        return new CasePolicyBuilder().from(this).version(newVersion);
    }

    /**
     * How rulings cite it.
     *
     * @return such as {@code case-policy.default@1}
     */
    public Basis basis() {
        return Basis.of("case-policy." + name, version);
    }
}
