package org.linli.choice.voting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Tie;
import org.linli.choice.TieBreak;

class TransferableVoteTest {
    private static final Options FIVE = Options.of("an", "bo", "cai", "du", "en");
    private static final TieBreak ORDER = TieBreak.byOrder(FIVE);

    private static Set<String> ids(Outcome outcome) {
        return outcome.winners().stream().map(Option::id).collect(Collectors.toSet());
    }

    /** Three seats, 20 ballots: the quota is 6; an has 8, and its surplus of 2 goes on at 2/8 each. */
    private static RankedProfile ballots() {
        return RankedProfile.builder(FIVE)
                .add(5, "an > bo")
                .add(3, "an > cai")
                .add(5, "du > en")
                .add(4, "cai > bo")
                .add(3, "en > du")
                .build();
    }

    @Test
    void everyStageIsTold() {
        Outcome outcome = ScottishVote.of(ballots(), 3, ORDER);

        assertEquals("""
                Single transferable vote, Scottish rules: an, cai and du are chosen.
                20 ballots, 0 of them blank.
                Round 1, votes (of 20): an 8, du 5, cai 4, en 3, bo 0.
                Round 1: an is elected (6 needed).
                Round 1, votes of an move: bo +1.25, cai +0.75; 0 not transferable.
                Round 2, votes (of 20): an 6, du 5, cai 4.75, en 3, bo 1.25.
                Round 2: bo is eliminated.
                Round 2, votes of bo: none can move on; 1.25 not transferable.
                Round 3, votes (of 18.75): an 6, du 5, cai 4.75, en 3.
                Round 3: en is eliminated.
                Round 3, votes of en move: du +3; 0 not transferable.
                Round 4, votes (of 18.75): du 8, an 6, cai 4.75.
                Round 4: du is elected (6 needed).
                Round 4: cai is elected.
                Other winners would have taken at least 1 changed ballot; a better bound is not known.""", outcome.summarize());
        assertEquals(Set.of("an", "cai", "du"), ids(MeekVote.of(ballots(), 3, ORDER)));
    }

    @Test
    void transferValuesAreCutToFiveDecimals() {
        // Quota 4 of 11 for two seats: the surplus of 3 moves 7 ballots at 3/7 = 0.42857.
        RankedProfile profile = RankedProfile.builder(FIVE)
                .add(7, "an > bo")
                .add(2, "cai")
                .add(2, "du > cai")
                .build();

        String told = ScottishVote.of(profile, 2, ORDER).summarize();

        assertTrue(told.contains("votes of an move: bo +2.99999; 0.00001 not transferable."), told);
    }

    @Test
    void tiesAreBrokenByTheLatestStageThatDiffersThenByLot() {
        RankedProfile profile = RankedProfile.builder(FIVE)
                .add(6, "an")
                .add(4, "bo")
                .add(3, "cai")
                .add(2, "du > cai")
                .add(1, "en > bo")
                .build();
        Outcome first = ScottishVote.of(profile, 1, ORDER);
        // After en and du are out, bo and cai have 5 each; before du went out, bo had 5 and cai 3.
        Tie tie = first.ties().get(0);
        assertEquals(Tie.Way.HISTORY, tie.way());
        assertEquals(List.of(Option.of("bo")), tie.favoured());

        RankedProfile equal = RankedProfile.builder(FIVE)
                .add(3, "an")
                .add(1, "bo")
                .add(1, "cai")
                .build();
        Outcome broken = ScottishVote.of(equal, 2, TieBreak.byOrder("cai", "bo", "an", "du", "en"));
        assertEquals(Set.of("an", "cai"), ids(broken));
        assertTrue(broken.ties().stream().allMatch(t -> t.way() == Tie.Way.BROKEN));
    }

    @Test
    void meekLowersTheQuotaAsBallotsAreExhausted() {
        // B. L. Meek's point: nobody who ranks on is worse off because others stop ranking.
        RankedProfile profile = RankedProfile.builder(FIVE)
                .add(12, "an")
                .add(4, "bo > cai")
                .add(4, "cai > bo")
                .add(3, "du")
                .build();

        Outcome outcome = MeekVote.of(profile, 2, ORDER);

        assertEquals(
                1, ids(outcome).stream().filter(Set.of("bo", "cai")::contains).count());
        assertTrue(ids(outcome).contains("an"));
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        RankedProfile tied = RankedProfile.builder(FIVE).add(1, "an = bo").build();
        RankedProfile heavy = RankedProfile.builder(FIVE)
                .add(1, MeekVote.MOST_WEIGHT + 1, Ranking.of("an"))
                .build();
        RankedProfile none = RankedProfile.builder(FIVE).addBlank(2).build();

        assertThrows(IllegalArgumentException.class, () -> ScottishVote.of(tied, 1, ORDER));
        assertThrows(IllegalArgumentException.class, () -> MeekVote.of(tied, 1, ORDER));
        assertThrows(IllegalArgumentException.class, () -> MeekVote.of(heavy, 1, ORDER));
        assertThrows(IllegalArgumentException.class, () -> ScottishVote.of(ballots(), 0, ORDER));
        assertThrows(IllegalArgumentException.class, () -> ScottishVote.of(ballots(), 6, ORDER));
        assertThrows(IllegalArgumentException.class, () -> MeekVote.of(ballots(), 2, TieBreak.byOrder("an")));
        assertEquals(Outcome.Verdict.VOID, ScottishVote.of(none, 2, ORDER).verdict());
        assertEquals(Outcome.Verdict.VOID, MeekVote.of(none, 2, ORDER).verdict());
        assertEquals(5, ScottishVote.of(ballots(), 5, ORDER).winners().size());
    }
}
