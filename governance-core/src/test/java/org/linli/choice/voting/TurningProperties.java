package org.linli.choice.voting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.linli.basics.ActorId;
import org.linli.choice.Margin;
import org.linli.choice.RuleName;
import org.linli.choice.voting.DualMajority.Item;
import org.linli.choice.voting.DualMajority.Silence;
import org.linli.choice.voting.DualMajority.Vote;
import org.linli.choice.voting.Motion.Base;
import org.linli.choice.voting.Motion.Condition;
import org.linli.choice.voting.Motion.Count;
import org.linli.choice.voting.Motion.Decision;

/** Margins of decisions against every way in which everybody could vote. */
class TurningProperties {
    private static final RuleName NAME = new RuleName("house", "House rule", "楼规");

    /** What an owner did: a vote, or no vote with a ballot served (3) or not (4). */
    private static Decision decide(long[] areas, int[] did, Item item, Silence silence) {
        DualMajority.Builder register = DualMajority.builder();
        for (int owner = 0; owner < areas.length; owner++) {
            String unit = "u" + owner;
            register.unit(unit, areas[owner], Set.of(ActorId.of("o" + owner)));
            if (did[owner] < 3) {
                register.vote(unit, Vote.values()[did[owner]]);
            } else if (did[owner] == 3) {
                register.served(unit);
            }
        }
        return register.decide(item, silence);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void so_many_owners_and_no_fewer_turn_a_decision(@ForAll long seed) {
        Random random = new Random(seed);
        int owners = 1 + random.nextInt(4);
        long[] areas = random.longs(owners, 1, 6).toArray();
        int[] did = random.ints(owners, 0, 5).toArray();
        Item item = new Item(1 + random.nextInt(9));
        Silence silence = random.nextBoolean() ? Silence.IS_NO_VOTE : Silence.CONSENTS;
        Decision here = decide(areas, did, item, silence);
        long least = Long.MAX_VALUE;
        int[] other = new int[owners];
        do {
            int changed = 0;
            for (int owner = 0; owner < owners; owner++) {
                // Whoever was served stays served.
                changed += other[owner] == 3 ? (did[owner] < 3 ? 1 : 0) : other[owner] == did[owner] ? 0 : 1;
                other[owner] = other[owner] == 3 && did[owner] == 4 ? 4 : other[owner];
            }
            if (changed < least && decide(areas, other, item, silence).adopted() != here.adopted()) {
                least = changed;
            }
        } while (next(other));
        assertEquals(least, here.margin().map(Margin::atLeast).orElse(Long.MAX_VALUE));
        here.margin().ifPresent(margin -> assertTrue(margin.isExact()));
    }

    private static boolean next(int[] digits) {
        for (int at = 0; at < digits.length; at++) {
            if (digits[at] < 3) {
                digits[at]++;
                return true;
            }
            digits[at] = 0;
        }
        return false;
    }

    private static Condition condition(Random random, int depth) {
        long of = 1 + random.nextInt(4);
        long part = random.nextInt((int) of + 1);
        Threshold threshold = random.nextBoolean() ? Threshold.atLeast(part, of) : Threshold.moreThan(part, of);
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> Condition.takingPart("persons", threshold);
            case 3 -> condition(random, depth - 1).and(condition(random, depth - 1));
            case 4 -> condition(random, depth - 1).or(condition(random, depth - 1));
            default -> Condition.inFavour("persons", Base.values()[random.nextInt(3)], threshold);
        };
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void so_many_voters_turn_a_motion_whatever_its_conditions(@ForAll long seed) {
        Random random = new Random(seed);
        int all = random.nextInt(9);
        int[] did = random.ints(all, 0, 4).toArray();
        long[] here = new long[4];
        for (int vote : did) {
            here[vote]++;
        }
        Condition condition = condition(random, 2);
        Decision decision = Motion.decide(NAME, condition, List.of(count(here)), List.of());
        long least = Long.MAX_VALUE;
        for (long[] there : splits(all)) {
            long changed = 0;
            for (int vote = 0; vote < 4; vote++) {
                changed += Math.max(0, here[vote] - there[vote]);
            }
            if (changed < least && Motion.holds(condition, List.of(count(there))) != decision.adopted()) {
                least = changed;
            }
        }
        Optional<Margin> margin = decision.margin();
        String what = condition + " on " + decision.counts() + " says " + margin + ", truth " + least;
        if (margin.isEmpty()) {
            assertEquals(Long.MAX_VALUE, least, what);
        } else if (margin.get().isExact()) {
            assertEquals(least, margin.get().atLeast(), what);
        } else {
            assertTrue(decision.adopted() && margin.get().atLeast() <= least, what);
            assertTrue(margin.get().atMost().orElse(Long.MAX_VALUE) >= least, what);
        }
    }

    @Example
    void a_share_that_nobody_has_to_reach_is_only_missed_where_nobody_is_left_of_whom_it_is_asked() {
        Condition condition = Condition.takingPart("persons", Threshold.moreThan(1, 2))
                .and(Condition.inFavour("persons", Base.DECIDING, Threshold.atLeast(0, 1)));
        Decision decision = Motion.decide(NAME, condition, List.of(new Count("persons", 8, 2, 0, 4)), List.of());
        Decision abstaining = Motion.decide(NAME, condition, List.of(new Count("persons", 8, 0, 0, 6)), List.of());

        assertTrue(decision.adopted());
        assertTrue(decision.margin().orElseThrow().isExact());
        assertEquals(2, decision.margin().orElseThrow().atLeast());
        assertFalse(abstaining.adopted());
    }

    /** Ten with 2 each are in favour and five with 3 each against; 20 to 15, and one who has stayed away owns 5. */
    @Example
    void the_heaviest_turns_a_decision_also_by_coming_to_vote_against_it() {
        DualMajority.Builder register = DualMajority.builder();
        for (int owner = 0; owner < 16; owner++) {
            String unit = "u" + owner;
            register.unit(unit, owner < 10 ? 2 : owner < 15 ? 3 : 5, Set.of(ActorId.of("o" + owner)));
            if (owner < 15) {
                register.vote(unit, owner < 10 ? Vote.IN_FAVOUR : Vote.AGAINST);
            }
        }
        Decision decision = register.decide(new Item(5), Silence.IS_NO_VOTE);

        assertTrue(decision.adopted());
        assertEquals(1, decision.margin().orElseThrow().atLeast());
        assertTrue(decision.margin().orElseThrow().isExact());
    }

    @Example
    void both_bounds_of_a_margin_are_told() {
        Condition either = Condition.inFavour("persons", Base.ENTITLED, Threshold.moreThan(1, 2))
                .or(Condition.inFavour("persons", Base.TAKING_PART, Threshold.atLeast(2, 3)));
        Condition both =
                Condition.takingPart("persons", Threshold.atLeast(1, 2)).and(either);
        Decision decision = Motion.decide(NAME, both, List.of(new Count("persons", 20, 18, 0, 0)), List.of());

        assertEquals(8, decision.margin().orElseThrow().atLeast());
        assertEquals(9, decision.margin().orElseThrow().atMost().orElseThrow());
        assertTrue(
                decision.summarize()
                        .contains("at least 8 voters to vote otherwise, or now, or no longer; 9 would have"),
                decision.summarize());
        assertTrue(
                decision.summarize(Locale.CHINESE).contains("须有至少8人改变表决（含参与或不参与），结果才会相反；9人即足够。"),
                decision.summarize(Locale.CHINESE));
    }

    private static Count count(long[] votes) {
        return new Count("persons", votes[0] + votes[1] + votes[2] + votes[3], votes[0], votes[1], votes[2]);
    }

    private static List<long[]> splits(int all) {
        List<long[]> splits = new ArrayList<>();
        for (int a = 0; a <= all; a++) {
            for (int b = 0; a + b <= all; b++) {
                for (int c = 0; a + b + c <= all; c++) {
                    splits.add(new long[] {a, b, c, all - a - b - c});
                }
            }
        }
        return splits;
    }
}
