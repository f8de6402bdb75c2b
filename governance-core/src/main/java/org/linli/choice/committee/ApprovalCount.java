package org.linli.choice.committee;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.TieBreak;

/**
 * Committees of the options with most approvals, each counted alone.
 *
 * <p>For when the best of a kind are sought, say the five most wanted books. Not for a body that represents: a majority that agrees takes every
 * seat. {@link EqualShares} and {@link SequentialPhragmen} give each group its part.
 *
 * <p>Pinned: an option that nobody approves of is never chosen, even if seats stay open. Cost: O(s) for s approvals on distinct ballots. Ties:
 * by order or lot.
 */
public enum ApprovalCount {
    /**
     * Every approval counts one (AV; S. Brams, P. Fishburn, 1978). The margin is exact if all ballots weigh the same: a changed ballot moves
     * the last who is in and the first who is not by two.
     */
    WHOLE("av", "Approval voting, several seats", "赞成投票制（多席）"),
    /**
     * Every ballot shares one vote equally among the options that it approves of (SAV; S. Brams, D. M. Kilgour, "Satisfaction approval voting",
     * 2014). Approving of more weakens each approval. The margin is a lower bound.
     */
    SHARED("sav", "Satisfaction approval voting", "满意度赞成投票制");

    private final String code;
    private final String english;
    private final String chinese;

    ApprovalCount(String code, String english, String chinese) {
        this.code = code;
        this.english = english;
        this.chinese = chinese;
    }

    /**
     * Fills seats.
     *
     * @param profile the ballots
     * @param seats how many, 1 to the number of options
     * @param tieBreak what decides between equals
     * @return the outcome
     * @throws IllegalArgumentException if there are not so many options
     */
    public Outcome of(ApprovalProfile profile, int seats, TieBreak tieBreak) {
        RuleName rule = new RuleName(code, english, chinese);
        Approvals approvals = new Approvals(profile);
        Filling filling = new Filling(rule, approvals, seats, tieBreak);
        if (approvals.ballots == 0) {
            return Outcome.nothing(rule, profile.electorate());
        }
        Fraction[] score = scores(approvals);
        Comparator<Integer> bestFirst =
                Comparator.comparing((Integer option) -> score[option]).reversed();
        filling.counted(0, Measure.APPROVALS, bestFirst, option -> score[option], Fraction.of(approvals.total));
        while (filling.open() > 0) {
            BitSet equals = filling.best(bestFirst);
            int free = filling.open();
            if (equals.cardinality() > free) {
                BitSet favoured = new BitSet();
                equals.stream()
                        .boxed()
                        .sorted(Comparator.comparingInt(filling::favour))
                        .limit(free)
                        .forEach(favoured::set);
                filling.broken(0, equals, favoured);
                equals = favoured;
            }
            equals.stream().forEach(filling::elect);
        }
        return filling.outcome(margin(approvals, filling, score));
    }

    private Fraction[] scores(Approvals approvals) {
        Fraction[] score = new Fraction[approvals.size];
        for (int option = 0; option < score.length; option++) {
            if (this == WHOLE) {
                score[option] = Fraction.of(approvals.support[option]);
                continue;
            }
            Map<Integer, Long> bySharers = new HashMap<>();
            for (int ballot : approvals.supporters[option]) {
                bySharers.merge(approvals.approved[ballot].length, approvals.mass[ballot], Long::sum);
            }
            Fraction sum = Fraction.ZERO;
            for (Map.Entry<Integer, Long> sharers : bySharers.entrySet()) {
                sum = sum.plus(Fraction.of(sharers.getValue(), sharers.getKey()));
            }
            score[option] = sum;
        }
        return score;
    }

    private Optional<Margin> margin(Approvals approvals, Filling filling, Fraction[] score) {
        if (filling.elected.cardinality() < filling.seats) {
            return Optional.of(Margin.atLeast(1));
        }
        BitSet out = new BitSet();
        out.set(0, approvals.size);
        out.andNot(filling.elected);
        if (out.isEmpty()) {
            return Optional.empty();
        }
        Fraction last = filling.elected.stream()
                .mapToObj(option -> score[option])
                .min(Comparator.naturalOrder())
                .orElseThrow();
        int rival = out.stream()
                .boxed()
                .max(Comparator.comparing((Integer option) -> score[option])
                        .thenComparing(option -> -filling.favour(option)))
                .orElseThrow();
        long ballots = Changes.ballots(last.minus(score[rival]), approvals.heaviest);
        return Optional.of(
                this == WHOLE && approvals.heaviest == 1
                        ? Margin.between(ballots, ballots(last.minus(score[rival])), approvals.options.get(rival))
                        : Margin.atLeast(ballots));
    }

    /** A lead that is only made up for, not passed, is left to the tie-break, which may favour the same. */
    private static long ballots(Fraction lead) {
        return lead.floor().longValueExact() / 2 + 1;
    }
}
