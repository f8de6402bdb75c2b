package org.linli.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;

/**
 * What a case has behind it that counts in another as well, when it is merged into that one or that one is a part of it. Neither merging
 * nor splitting makes any of it forgotten: whose hands it was in still does not look at it, and what was used up stays used up.
 *
 * @param doers whose hands it was in, and who assisted; in that order; immutable
 * @param inCharge who has ever answered for it, in the order in which they first did; immutable
 * @param sentBack how often it was sent back, not negative
 * @param extensions how often it was granted more time, not negative
 * @param pauses how often it was paused, not negative
 * @param verdict what the latest ruling said; nothing if there was none
 * @param forOthers whether the other case goes on for somebody else's report thereby, so that whoever reported it does not take it back
 */
public record CasePast(
        List<ActorId> doers,
        List<ActorId> inCharge,
        int sentBack,
        int extensions,
        int pauses,
        Optional<CaseOversight.Verdict> verdict,
        boolean forOthers) {
    /** Checks that nothing is missing. */
    public CasePast {
        doers = List.copyOf(doers);
        inCharge = List.copyOf(inCharge);
        Objects.requireNonNull(verdict, "verdict");
    }

    static CasePast of(Case before, boolean forOthers) {
        return new CasePast(
                before.handsIn().stream().distinct().toList(),
                before.handling().inCharge(),
                before.handling().sentBack(),
                before.clock().extensions(),
                before.clock().pauses(),
                before.oversight().verdict(),
                forOthers);
    }

    /** Whom the ruling binds. */
    Optional<ActorId> boundBy() {
        return verdict.filter(CaseOversight.Verdict::binding).map(CaseOversight.Verdict::responsible);
    }
}
