package org.linli.choice.voting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.TieBreak;
import org.linli.choice.testkit.BallotArbitraries;

class TransferableVoteProperties {
    @Provide
    Arbitrary<RankedProfile> profiles() {
        return BallotArbitraries.rankedProfiles(6, 40, false, true);
    }

    private static List<Outcome> outcomes(RankedProfile profile, int seats) {
        TieBreak order = TieBreak.byOrder(profile.options());
        return List.of(ScottishVote.of(profile, seats, order), MeekVote.of(profile, seats, order));
    }

    /** Whoever puts the same options first, in any order, gets as many of them as they have quotas (M. Dummett). */
    @Property(tries = 500)
    void solidCoalitionsGetTheirSeats(
            @ForAll("profiles") RankedProfile profile, @ForAll @IntRange(min = 1, max = 4) int wanted) {
        int size = profile.options().size();
        int seats = Math.min(wanted, size);
        long valid = profile.electorate().expressed();
        if (valid == 0) {
            return;
        }
        long quota = valid / (seats + 1) + 1;
        for (Outcome outcome : outcomes(profile, seats)) {
            assertEquals(seats, outcome.winners().size());
            for (int set = 1; set < 1 << size; set++) {
                long supporters = 0;
                for (int ballot = 0; ballot < profile.distinct(); ballot++) {
                    boolean solid = profile.ranked(ballot) >= Integer.bitCount(set);
                    for (int place = 0; solid && place < Integer.bitCount(set); place++) {
                        solid = (set >> profile.option(ballot, place) & 1) == 1;
                    }
                    supporters += solid ? profile.count(ballot) : 0;
                }
                Set<Option> inside = new HashSet<>();
                for (Option winner : outcome.winners()) {
                    if ((set >> profile.options().indexOf(winner.id()) & 1) == 1) {
                        inside.add(winner);
                    }
                }
                long due = Math.min(supporters / quota, Integer.bitCount(set));
                assertTrue(inside.size() >= due, outcome.rule() + ": " + inside + " of " + due);
            }
        }
    }

    @Property(tries = 500)
    void withOneSeatAndNoTiesItIsInstantRunoff(@ForAll("profiles") RankedProfile profile) {
        Outcome runoff = InstantRunoff.of(profile, SharedPlace.NONE, TiedLowest.dropTogether());
        for (Outcome outcome : outcomes(profile, 1)) {
            if (runoff.ties().isEmpty() && outcome.ties().isEmpty()) {
                assertEquals(runoff.winners(), outcome.winners(), outcome.rule().code());
            }
        }
    }

    @Property(tries = 300)
    void whoeverIsChosenStandsFirst(
            @ForAll("profiles") RankedProfile profile, @ForAll @IntRange(min = 1, max = 4) int wanted) {
        for (Outcome outcome :
                outcomes(profile, Math.min(wanted, profile.options().size()))) {
            if (outcome.verdict() != Outcome.Verdict.VOID) {
                assertEquals(
                        new HashSet<>(profile.options().asList()),
                        new HashSet<>(
                                outcome.ranking().stream().flatMap(List::stream).toList()));
                assertTrue(outcome.summarize(java.util.Locale.CHINESE).contains("单记可转移票制"));
            }
        }
    }
}
