package org.linli.choice.committee;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Comparison;
import org.linli.choice.Outcome;
import org.linli.choice.TieBreak;

/** What the other rules for committees would have decided on the same approvals, and what they owe to groups there. */
public final class OtherRules {
    /** How many nodes the search for the best committee may look at: it stands beside an outcome, and its last step says how far it came. */
    private static final int NODES = 500;

    private OtherRules() {}

    /**
     * Asks every rule of this package; with one seat, what approvals decide by other counts. Cost: that of all of them, and of what is asked:
     * {@link Representation#JR} and {@link Representation#EJR_PLUS} are quick in any size, the others a search.
     *
     * @param profile the ballots
     * @param seats how many are to be chosen, 1 to the number of options
     * @param tieBreak what decides ties
     * @param asked what to look for in each committee; a search that is not over finds nothing
     * @return the outcomes, each with what it does not meet
     * @throws IllegalArgumentException if the seats are out of range
     */
    public static Comparison<Representation> of(
            ApprovalProfile profile, int seats, TieBreak tieBreak, Collection<Representation> asked) {
        Objects.requireNonNull(tieBreak, "tieBreak");
        Set<Representation> all = new TreeSet<>(asked);
        List<Outcome> outcomes = new ArrayList<>();
        for (ApprovalCount count : ApprovalCount.values()) {
            outcomes.add(count.of(profile, seats, tieBreak));
        }
        for (Thiele thiele : Thiele.values()) {
            outcomes.add(thiele.sequential(profile, seats, tieBreak));
            outcomes.add(thiele.exact(profile, seats, tieBreak, NODES));
        }
        outcomes.add(SequentialPhragmen.of(profile, seats, tieBreak));
        outcomes.add(MaximinSupport.of(profile, seats, tieBreak));
        for (EqualShares.Completion completion : EqualShares.Completion.values()) {
            outcomes.add(EqualShares.of(profile, seats, completion, tieBreak));
        }
        outcomes.add(GreedyMonroe.of(profile, seats, tieBreak));
        return new Comparison<>(
                outcomes,
                outcomes.stream()
                        .map(outcome -> all.stream()
                                .filter(each -> !outcome.winners().isEmpty()
                                        && each.of(profile, outcome).verdict() == Representation.Verdict.VIOLATED)
                                .toList())
                        .toList());
    }
}
