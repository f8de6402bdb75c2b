package org.linli.choice.voting;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;

/**
 * Approval voting: whoever most voters would accept (S. Brams, P. Fishburn, "Approval voting", American Political Science Review 72,
 * 1978).
 *
 * <p>The simplest rule that does not split votes: approving of one option never hurts another that is approved as well. It cannot hear
 * that someone is liked more than another; where that matters use ranked ballots, or grades and {@link MajorityJudgment}.
 *
 * <p>Cost: O(s) for s approvals on distinct ballots. Ties: equals stay equal. The margin is exact if all ballots weigh the same: those
 * that approve of the winner and not of the rival outnumber the lead, and each, changed, moves it by two.
 */
public final class ApprovalVoting {
    private static final RuleName NAME = new RuleName("approval", "Approval voting", "赞成投票制");

    private ApprovalVoting() {}

    /**
     * Chooses by approvals.
     *
     * @param profile the ballots
     * @return the outcome
     */
    public static Outcome of(ApprovalProfile profile) {
        int size = profile.options().size();
        if (profile.electorate().expressed() == 0) {
            return Outcome.nothing(NAME, profile.electorate());
        }
        long[] approvals = new long[size];
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            for (int place = 0; place < profile.approved(ballot); place++) {
                approvals[profile.option(ballot, place)] += profile.mass(ballot);
            }
        }
        Draft draft = new Draft(NAME, profile.options(), profile.electorate());
        draft.step(
                draft.counted(Measure.APPROVALS, approvals, profile.electorate().weight()));
        List<BitSet> tiers = Draft.tiers(approvals);
        return draft.outcome(tiers, margin(profile, tiers, approvals));
    }

    private static Optional<Margin> margin(ApprovalProfile profile, List<BitSet> tiers, long[] approvals) {
        if (approvals.length == 1) {
            return Optional.empty();
        }
        BitSet best = tiers.get(0);
        int winner = best.nextSetBit(0);
        int rival = best.cardinality() > 1
                ? best.nextSetBit(winner + 1)
                : tiers.get(1).nextSetBit(0);
        long lead = approvals[winner] - approvals[rival];
        Option gains = profile.options().get(rival);
        return Optional.of(
                profile.electorate().isUnweighted()
                        ? Margin.exactly(Margins.half(lead, 1), gains)
                        : Margin.atLeast(Margins.half(lead, Plurality.heaviest(profile))));
    }
}
