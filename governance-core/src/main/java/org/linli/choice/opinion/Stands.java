package org.linli.choice.opinion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.choice.Option;
import org.linli.choice.opinion.OpinionMap.Stand;

/** Looks for the statements that a group stands for, and tests each of them. */
final class Stands {
    private static final int MOST = 5;

    private final OpinionVotes votes;
    private final Tally[][] tallies;
    /** By statement and participant the group that was drawn without the statement; nothing where Polis' own tests do. */
    private final byte @Nullable [] @Nullable [] without;

    Stands(OpinionVotes votes, Tally[][] tallies, byte @Nullable [] @Nullable [] without) {
        this.votes = votes;
        this.tallies = tallies;
        this.without = without;
    }

    /** At most five, what the group agrees to first; none where there is no other group. */
    List<Stand> of(int group) {
        if (tallies.length < 2) {
            return List.of();
        }
        List<Stand> stands = new ArrayList<>();
        for (int statement = 0; statement < tallies[group].length; statement++) {
            Stand stand = stand(group, statement);
            if (stand != null) {
                stands.add(stand);
            }
        }
        stands.sort(Comparator.comparingDouble((Stand stand) -> stand.figures().strength())
                .reversed());
        List<Stand> best = new ArrayList<>(stands.subList(0, Math.min(MOST, stands.size())));
        best.sort(Comparator.comparing(Stand::opinion).reversed());
        return List.copyOf(best);
    }

    private @Nullable Stand stand(int group, int statement) {
        Tally in = tallies[group][statement];
        Tally out = Tally.NONE;
        for (int other = 0; other < tallies.length; other++) {
            out = other == group ? out : out.plus(tallies[other][statement]);
        }
        Representativeness agree = Representativeness.ofAgreement(in, out);
        Representativeness disagree = Representativeness.ofDisagreement(in, out);
        boolean yes = agree.ratioTest() > disagree.ratioTest();
        boolean passes = without == null
                ? agree.isSignificant() || disagree.isSignificant()
                : 2 * (yes ? in.agree() : in.disagree()) > in.seen()
                        && isBeyondChance(without[statement], group, statement, yes);
        Option option = votes.statements().get(statement);
        return passes ? new Stand(option, yes ? Opinion.AGREE : Opinion.DISAGREE, yes ? agree : disagree) : null;
    }

    /** Fisher's exact test on the groups that were drawn without the statement. */
    private boolean isBeyondChance(byte @Nullable [] labels, int group, int statement, boolean yes) {
        if (labels == null) {
            return false;
        }
        long[] says = new long[2];
        long[] seen = new long[2];
        for (int participant = 0; participant < labels.length; participant++) {
            int value = votes.valueOf(participant, statement);
            if (labels[participant] >= 0 && value != OpinionVotes.UNSEEN) {
                int side = labels[participant] == group ? 0 : 1;
                seen[side]++;
                says[side] += value == (yes ? 1 : -1) ? 1 : 0;
            }
        }
        double tests = 2.0 * tallies[group].length * tallies.length;
        return Representativeness.chance(says[0], seen[0], says[1], seen[1]) <= 0.1 / tests;
    }
}
