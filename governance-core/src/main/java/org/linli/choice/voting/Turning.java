package org.linli.choice.voting;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.linli.choice.Margin;
import org.linli.choice.voting.DualMajority.Vote;
import org.linli.choice.voting.Motion.Base;
import org.linli.choice.voting.Motion.Condition;
import org.linli.choice.voting.Motion.Count;
import org.linli.choice.voting.Motion.Majority;
import org.linli.choice.voting.Motion.Quorum;

/**
 * How many voters it takes to turn a decision: who votes otherwise, or now votes, or now does not. Nothing helps a motion more than votes in favour, the
 * heaviest first, so that only how many of them come from those who took part has to be tried; and a condition on one figure is broken soonest by
 * those who weigh most in it. One that none in favour would meet is only broken where nobody is left of whom a share is asked.
 */
final class Turning {
    /** Beyond so many voters a decision does not say it. */
    static final int MOST_VOTERS = 100_000;

    private final Condition condition;
    private final List<String> units;
    private final boolean silenceIsNoVote;
    private final List<Voter> voters = new ArrayList<>();

    /** What somebody weighs in each unit, and what they say; nothing if they do not take part. */
    private record Voter(List<Long> weights, Optional<Vote> vote) {}

    Turning(Condition condition, List<String> units, boolean silenceIsNoVote) {
        this.condition = condition;
        this.units = units;
        this.silenceIsNoVote = silenceIsNoVote;
    }

    void add(long voters, Optional<Vote> vote, Long... weights) {
        this.voters.addAll(Collections.nCopies(Math.toIntExact(voters), new Voter(List.of(weights), vote)));
    }

    /** What is known; nothing if no change of votes would do. */
    Optional<Margin> margin(boolean adopted) {
        return adopted
                ? toReject(condition)
                : toAdopt().map(changed -> new Margin(changed, OptionalLong.of(changed), Optional.empty()));
    }

    /** The more of those who took part are won, the fewer others are needed. */
    private Optional<Long> toAdopt() {
        List<Voter> won = sorted(List.of(Vote.AGAINST, Vote.ABSTAINS));
        List<Voter> come = voters.stream()
                .filter(voter -> voter.vote().isEmpty())
                .sorted(Comparator.comparing(Turning::heaviest).reversed())
                .toList();
        Tally tally = new Tally();
        come.forEach(voter -> tally.move(voter, Optional.of(Vote.IN_FAVOUR)));
        int others = come.size();
        Optional<Long> least = Optional.empty();
        for (int changed = 0; changed <= won.size(); changed++) {
            if (changed > 0) {
                tally.move(won.get(changed - 1), Optional.of(Vote.IN_FAVOUR));
            }
            if (!tally.holds()) {
                continue;
            }
            while (others > 0) {
                tally.back(come.get(others - 1), Optional.of(Vote.IN_FAVOUR));
                if (!tally.holds()) {
                    tally.move(come.get(others - 1), Optional.of(Vote.IN_FAVOUR));
                    break;
                }
                others--;
            }
            long all = (long) changed + others;
            least = Optional.of(Math.min(all, least.orElse(all)));
        }
        return least;
    }

    private static long heaviest(Voter voter) {
        return voter.weights().get(0);
    }

    /** Those who vote so, the heaviest first, and of equals those first whose vote is named first. */
    private List<Voter> sorted(List<Vote> votes) {
        return voters.stream()
                .filter(voter -> voter.vote().filter(votes::contains).isPresent())
                .sorted(Comparator.comparing(Turning::heaviest)
                        .reversed()
                        .thenComparing(voter -> votes.indexOf(voter.vote().orElseThrow())))
                .toList();
    }

    /** All parts are broken by breaking one; of several that each suffice every one has to be, which takes at least as many as the hardest. */
    private Optional<Margin> toReject(Condition part) {
        if (part instanceof Motion.All all) {
            long atLeast = Long.MAX_VALUE;
            long atMost = Long.MAX_VALUE;
            for (Condition each : all.parts()) {
                Optional<Margin> margin = toReject(each);
                atLeast = Math.min(atLeast, margin.map(Margin::atLeast).orElse(Long.MAX_VALUE));
                atMost = Math.min(
                        atMost,
                        margin.map(known -> known.atMost().orElse(Long.MAX_VALUE))
                                .orElse(Long.MAX_VALUE));
            }
            return bounds(atLeast, atMost);
        }
        if (part instanceof Motion.Any any) {
            long atLeast = 1;
            for (Condition each : any.parts()) {
                if (Motion.holds(each, new Tally().counts())) {
                    atLeast = Math.max(
                            atLeast, toReject(each).map(Margin::atLeast).orElse(Long.MAX_VALUE));
                }
            }
            return any.parts().size() == 1 ? toReject(any.parts().get(0)) : bounds(atLeast, Long.MAX_VALUE);
        }
        long changed = broken(part);
        return bounds(changed, changed);
    }

    private static Optional<Margin> bounds(long atLeast, long atMost) {
        return atLeast == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Margin(
                        atLeast,
                        atMost == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(atMost),
                        Optional.empty()));
    }

    /** A change of one vote, and by how much it lowers what a condition compares. */
    private record Change(Voter voter, Optional<Vote> to, BigInteger harm) {}

    private long broken(Condition one) {
        String unit = one instanceof Quorum quorum ? quorum.unit() : ((Majority) one).unit();
        int at = units.indexOf(unit);
        List<Change> changes = new ArrayList<>();
        for (Voter voter : voters) {
            change(one, voter, BigInteger.valueOf(voter.weights().get(at))).ifPresent(changes::add);
        }
        changes.sort(Comparator.comparing(Change::harm).reversed());
        Tally tally = new Tally();
        long changed = 0;
        for (Change each : changes) {
            if (!Motion.holds(one, tally.counts())) {
                break;
            }
            tally.move(each.voter(), each.to());
            changed++;
        }
        return Motion.holds(one, tally.counts()) ? Long.MAX_VALUE : changed;
    }

    private Optional<Change> change(Condition one, Voter voter, BigInteger weight) {
        Vote vote = voter.vote().orElse(null);
        if (one instanceof Quorum) {
            return vote != null && silenceIsNoVote
                    ? Optional.of(new Change(voter, Optional.empty(), weight))
                    : Optional.empty();
        }
        Majority majority = (Majority) one;
        if (majority.threshold().isMetByNone()) {
            return leaving(majority.base(), voter).map(to -> new Change(voter, to, weight));
        }
        BigInteger whole = majority.threshold().share().denominator();
        BigInteger share = majority.threshold().share().numerator();
        boolean widens = vote == null
                ? majority.base() != Base.ENTITLED
                : vote == Vote.ABSTAINS && majority.base() == Base.DECIDING;
        return vote == Vote.IN_FAVOUR
                ? Optional.of(new Change(voter, Optional.of(Vote.AGAINST), whole.multiply(weight)))
                : widens
                        ? Optional.of(new Change(voter, Optional.of(Vote.AGAINST), share.multiply(weight)))
                        : Optional.empty();
    }

    /** What a voter does who no longer stands in the base; nothing if they do not stand there, or cannot leave it. */
    private Optional<Optional<Vote>> leaving(Base base, Voter voter) {
        Vote vote = voter.vote().orElse(null);
        return switch (base) {
            case ENTITLED -> Optional.empty();
            case TAKING_PART -> vote != null && silenceIsNoVote ? Optional.of(Optional.empty()) : Optional.empty();
            case DECIDING ->
                vote == null || vote == Vote.ABSTAINS ? Optional.empty() : Optional.of(Optional.of(Vote.ABSTAINS));
        };
    }

    /** The sums of each unit while votes move. */
    private final class Tally {
        /** For each unit: all, in favour, against, abstaining. */
        private final long[][] sums = new long[units.size()][4];

        Tally() {
            for (Voter voter : voters) {
                for (int unit = 0; unit < sums.length; unit++) {
                    sums[unit][0] += voter.weights().get(unit);
                }
                add(voter, voter.vote(), 1);
            }
        }

        private void add(Voter voter, Optional<Vote> vote, int sign) {
            if (vote.isEmpty()) {
                return;
            }
            int place = switch (vote.orElseThrow()) {
                case IN_FAVOUR -> 1;
                case AGAINST -> 2;
                case ABSTAINS -> 3;
            };
            for (int unit = 0; unit < sums.length; unit++) {
                sums[unit][place] += sign * voter.weights().get(unit);
            }
        }

        void move(Voter voter, Optional<Vote> to) {
            add(voter, voter.vote(), -1);
            add(voter, to, 1);
        }

        void back(Voter voter, Optional<Vote> from) {
            add(voter, from, -1);
            add(voter, voter.vote(), 1);
        }

        List<Count> counts() {
            List<Count> counts = new ArrayList<>();
            for (int unit = 0; unit < sums.length; unit++) {
                counts.add(new Count(units.get(unit), sums[unit][0], sums[unit][1], sums[unit][2], sums[unit][3]));
            }
            return counts;
        }

        boolean holds() {
            return Motion.holds(condition, counts());
        }
    }
}
