package org.linli.casework;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.trace.Asked;
import org.linli.trace.Basis;

/**
 * The limits that a host sets for casework, as a value with a version that rulings cite.
 *
 * @param name its name, an identifier without {@code @}
 * @param version its version, an identifier; another one with every change
 * @param sendBacks how often a case may be sent back before it has to be disputed and ruled on, not negative
 * @param extensions how often a case may be granted more time, not negative
 * @param pauses how often whoever answers for a case may pause it by themselves, not negative; for more it is parked or extended by others
 * @param pausedWithin for how long such a pause stops the clock at most; after that it goes on by itself
 * @param reopenedWithin how long handling may take at most when a case is opened again
 * @param acceptedWithin how long handling may take at most by whoever accepts a case, or rules whose it is; a deadline out of the register
 *     of duties is cited and stands
 * @param extendedBy by how much at most a case is granted more time at once
 * @param parkedWithin how far ahead the day may lie at most on which a parked case is looked at again
 * @param ahead by how much an act may be dated after the clock of the desk and, so that what one was let date ahead does not shut out
 *     the next, before the latest act on its case; nothing if dates are not held against a clock, as when time is made up, and then acts
 *     on a case come in the order of time
 * @param longestText how many characters a description or a contact may have, at least 1
 * @param mostEvidence how many pieces of evidence a case may have, at least 1; those of whoever reported it or answers for it are taken
 *     even then, so that nobody can shut them out
 * @param mostEvidenceEach how many of these one actor may bring, at least 1
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
        int pauses,
        DeadlineClass pausedWithin,
        DeadlineClass reopenedWithin,
        DeadlineClass acceptedWithin,
        DeadlineClass extendedBy,
        DeadlineClass parkedWithin,
        Optional<Duration> ahead,
        int longestText,
        int mostEvidence,
        int mostEvidenceEach,
        int mostLinks,
        Set<ActorId> callCentres,
        Set<ActorId> arbiters) {
    /**
     * Three times back, two extensions of fifteen days, three pauses of seven days, seven days for what is opened again and sixty for
     * anything else, parked cases looked at again within a year, acts dated up to a minute ahead as everywhere ({@link Asked#AHEAD}), texts
     * of 10,000 characters, a hundred pieces of evidence and twenty by one actor, no call centre, no arbiter.
     */
    public static final CasePolicy DEFAULT = new CasePolicy(
            "default",
            "3",
            3,
            2,
            3,
            DeadlineClass.SEVEN_DAYS,
            DeadlineClass.SEVEN_DAYS,
            DeadlineClass.parse("60d"),
            DeadlineClass.FIFTEEN_DAYS,
            DeadlineClass.parse("366d"),
            Optional.of(Asked.AHEAD),
            10_000,
            100,
            20,
            100,
            Set.of(),
            Set.of());

    /** Checks the limits. */
    public CasePolicy {
        Basis.of("case-policy." + Objects.requireNonNull(name, "name"), Objects.requireNonNull(version, "version"));
        Objects.requireNonNull(pausedWithin, "pausedWithin");
        Objects.requireNonNull(reopenedWithin, "reopenedWithin");
        Objects.requireNonNull(acceptedWithin, "acceptedWithin");
        Objects.requireNonNull(extendedBy, "extendedBy");
        Objects.requireNonNull(parkedWithin, "parkedWithin");
        Objects.requireNonNull(ahead, "ahead");
        callCentres = Set.copyOf(Objects.requireNonNull(callCentres, "callCentres"));
        arbiters = Set.copyOf(Objects.requireNonNull(arbiters, "arbiters"));
        if (sendBacks < 0
                || extensions < 0
                || pauses < 0
                || longestText < 1
                || mostEvidence < 1
                || mostEvidenceEach < 1
                || mostLinks < 2) {
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
     * @return such as {@code case-policy.default@3}
     */
    public Basis basis() {
        return Basis.of("case-policy." + name, version);
    }
}
