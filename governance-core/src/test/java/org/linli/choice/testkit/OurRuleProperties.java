package org.linli.choice.testkit;

import java.util.function.Function;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Unranked;
import org.linli.choice.voting.Copeland;

/** The five lines by which a host puts its own rule under the laws, as docs/guide/choosing.md shows them. */
class OurRuleProperties extends RuleLaws<Function<RankedProfile, Outcome>> {
    OurRuleProperties() {
        super(OurRule::of, VotingLaw.NEUTRALITY, VotingLaw.CONDORCET, VotingLaw.MONOTONICITY);
    }
}

/** What stands for a host's own rule. */
final class OurRule {
    private OurRule() {}

    static Outcome of(RankedProfile profile) {
        return Copeland.of(profile, Unranked.TIED_LAST);
    }
}
