package org.linli.choice.bargain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.linli.choice.Fraction;
import org.linli.choice.Outcome;
import org.linli.choice.TieBreak;

class BargainTest {
    private static BargainingProblem.Builder lane() {
        return BargainingProblem.builder()
                .issue("space", "park", "parking", "both")
                .issue("hours", "always", "daytime")
                .issue("fee", "none", "low", "high");
    }

    private static Party residents() {
        return Party.of("residents")
                .withWeight(300)
                .withReservation(50)
                .withValues("space", 60, 10, 45)
                .withValues("hours", 0, 20)
                .withValues("fee", 20, 10, 0);
    }

    private static Party shops() {
        return Party.of("shops")
                .withWeight(12)
                .withReservation(40)
                .withValues("space", 0, 60, 40)
                .withValues("hours", 30, 10)
                .withValues("fee", 10, 5, 0);
    }

    private static Party street() {
        return Party.of("street")
                .withReservation(30)
                .withValues("space", 20, 10, 0)
                .withValues("hours", 10, 10)
                .withValues("fee", 0, 30, 40);
    }

    @Test
    void the_nash_package_is_chosen_and_told_in_two_languages() {
        BargainingProblem problem =
                lane().party(residents()).party(shops()).party(street()).build();

        Settlement settlement = Nash.of(problem);

        assertEquals(
                "both + daytime + low", settlement.deal().orElseThrow().option().name());
        assertEquals("3.2.2", settlement.deal().orElseThrow().option().id());
        assertEquals("""
                Nash bargaining solution: both + daytime + low is chosen.
                3 parties, 18 packages.
                both + daytime + low, gain: residents 25, shops 15, street 10.
                The product of gains of 3750 is proved to be the best.""", settlement.summarize());
        assertEquals("""
                纳什谈判解：选定both + daytime + low。
                参与方3个，可行方案18个。
                both + daytime + low，增益：residents 25，shops 15，street 10。
                增益之积3750，已证明为最优。""", settlement.summarize(Locale.CHINESE));
    }

    @Test
    void conditions_and_red_lines_take_packages_away() {
        BargainingProblem problem = lane().condition(Condition.require("space=both", "fee=high"))
                .condition(Condition.forbid("hours=daytime", "fee=low"))
                .party(residents().withRedLine("space=parking"))
                .party(shops())
                .build();

        assertEquals(BigInteger.valueOf(3 * 2 * 3 - 4 - 2), problem.packages());
        assertThrows(IllegalArgumentException.class, () -> problem.deal("space=both", "hours=always", "fee=none"));
        assertEquals(
                List.of("residents"),
                problem.deal("space=parking", "hours=daytime", "fee=none").rejectedBy());
        assertEquals(
                "both + daytime + high",
                Nash.of(problem).deal().orElseThrow().option().name());
        for (Deal deal : Frontier.of(problem).deals()) {
            assertTrue(deal.isAcceptableToAll(), deal.toString());
        }
    }

    @Test
    void units_of_one_party_do_not_matter_to_nash_and_kalai_smorodinsky() {
        BargainingProblem problem =
                lane().party(residents()).party(shops()).party(street()).build();
        Party inCents = Party.of("shops")
                .withReservation(Fraction.of(40, 7))
                .withValues("space", List.of(Fraction.of(0), Fraction.of(60, 7), Fraction.of(40, 7)))
                .withValues("hours", List.of(Fraction.of(30, 7), Fraction.of(10, 7)))
                .withValues("fee", List.of(Fraction.of(10, 7), Fraction.of(5, 7), Fraction.of(0)));
        BargainingProblem other =
                lane().party(residents()).party(inCents).party(street()).build();

        assertEquals(
                Nash.of(problem).deal().orElseThrow().choices(),
                Nash.of(other).deal().orElseThrow().choices());
        assertEquals(
                KalaiSmorodinsky.of(problem).deal().orElseThrow().choices(),
                KalaiSmorodinsky.of(other).deal().orElseThrow().choices());
        assertTrue(
                Nash.of(other).summarize().contains("product of gains of 3750/7 is proved"),
                Nash.of(other).summarize());
    }

    @Test
    void where_nothing_is_accepted_by_all_the_ways_out_and_the_blockers_are_told() {
        BargainingProblem problem = lane().party(residents().withReservation(90).withRedLine("space=parking"))
                .party(shops().withReservation(60))
                .build();

        assertEquals(Outcome.Verdict.VOID, Nash.of(problem).outcome().verdict());
        assertTrue(Nash.of(problem).summarize().startsWith("Nash bargaining solution: no package is accepted by all."));
        assertTrue(Frontier.of(problem).deals().isEmpty());
        assertTrue(KalaiSmorodinsky.idealGains(problem).isEmpty());
        CommonGround ground = CommonGround.of(problem);
        assertFalse(ground.isReached());
        assertEquals(OptionalLong.of(0), ground.acceptedByAll());
        assertEquals("""
                None of 18 packages is accepted by all.
                Opened if residents gave way by 5 (4): both + daytime + none.
                Opened if shops gave way by 40 (2): park + daytime + none.
                Together these rule out everything: the reservation of residents, the reservation of shops.""", ground.summarize());
    }

    @Test
    void a_party_that_blocks_alone_is_named() {
        BargainingProblem problem = lane().party(residents().withReservation(200))
                .party(shops())
                .party(street())
                .build();

        CommonGround ground = CommonGround.of(problem);

        assertEquals(List.of(List.of(CommonGround.Demand.reservation("residents"))), ground.blockers());
        assertEquals(1, ground.acceptedByAllBut(1).size());
        assertEquals(1, ground.byOneConcession().size());
        assertEquals(
                Optional.of(Fraction.of(120)), ground.byOneConcession().get(0).concession("residents"));
        assertEquals(List.of("residents"), ground.byOneConcession().get(0).parties());
        assertTrue(ground.summarize(Locale.CHINESE).contains("residents的底线"), ground.summarize(Locale.CHINESE));
    }

    @Test
    void equally_good_packages_stay_equal_until_a_lot_decides() {
        BargainingProblem problem = BargainingProblem.builder()
                .issue("bench", "north", "south")
                .party(Party.of("a").withValues("bench", 1, 1))
                .party(Party.of("b").withValues("bench", 2, 2))
                .build();

        Settlement tied = Nash.of(problem);

        assertEquals(Outcome.Verdict.TIED, tied.outcome().verdict());
        assertTrue(tied.deal().isEmpty());
        Settlement decided = tied.resolve(TieBreak.byLot("drawn on 1 May"));
        assertEquals(1, decided.deals().size());
        assertEquals(decided, decided.resolve(TieBreak.byLot("again")));
        assertTrue(decided.summarize().contains("the lot from the seed"), decided.summarize());
    }

    @Test
    void where_not_all_can_gain_as_many_gain_as_can() {
        BargainingProblem problem = BargainingProblem.builder()
                .issue("x", "p", "q", "r")
                .party(Party.of("a").withValues("x", 0, 0, 0))
                .party(Party.of("b").withValues("x", 9, 0, 1))
                .party(Party.of("c").withValues("x", 0, 9, 1))
                .build();

        assertEquals("r", Nash.of(problem).deal().orElseThrow().option().name());
        assertEquals(
                "r", KalaiSmorodinsky.of(problem).deal().orElseThrow().option().name());
    }

    @Test
    void malformed_problems_are_refused_by_name() {
        assertThrows(IllegalStateException.class, () -> lane().build());
        assertThrows(
                IllegalStateException.class,
                () -> BargainingProblem.builder().party(residents()).build());
        assertThrows(
                IllegalStateException.class, () -> lane().party(Party.of("x")).build());
        refused("must not be added twice", () -> lane().issue("fee", "a"));
        refused("must not be added twice", () -> lane().party(residents()).party(residents()));
        refused(
                "must be as many as its options",
                () -> lane().party(residents().withValues("fee", 1, 2)).build());
        refused(
                "must be one of",
                () -> lane().party(residents().withValues("fees", 1)).build());
        refused(
                "must be one of",
                () -> lane().party(residents().withRedLine("fee=huge")).build());
        refused(
                "must be about one of",
                () -> lane().party(residents().withRedLine("fees=low")).build());
        refused(
                "must be one of",
                () -> lane().party(residents())
                        .condition(Condition.forbid("feee=low"))
                        .build());
        refused(
                "must leave a package",
                () -> lane().party(residents())
                        .condition(Condition.forbid("hours=always"))
                        .condition(Condition.forbid("hours=daytime"))
                        .build());
        refused(
                "less than 2^62",
                () -> lane().party(residents().withValues("fee", Long.MAX_VALUE, 0, 0))
                        .build());
        refused("must be at least 1", () -> residents().withWeight(0));
        refused("'='", () -> Choice.parse("fee"));
        refused("must not be empty", () -> Condition.forbid());
        BargainingProblem problem = lane().party(residents()).build();
        refused("must be decided by a package", () -> problem.deal("fee=low"));
        refused("must be decided once", () -> problem.deal("fee=low", "fee=high"));
    }

    @Test
    void demands_are_at_most_as_many_as_documented() {
        BargainingProblem.Builder many = BargainingProblem.builder().issue("x", "p", "q");
        for (int i = 0; i <= BargainingProblem.MOST_DEMANDS; i++) {
            many.party(Party.of("p" + i).withValues("x", 0, 1));
        }
        refused("at most 64", many::build);
    }

    private static void refused(String part, org.junit.jupiter.api.function.Executable build) {
        String message = assertThrows(IllegalArgumentException.class, build).getMessage();
        assertTrue(message.contains(part), message);
    }
}
