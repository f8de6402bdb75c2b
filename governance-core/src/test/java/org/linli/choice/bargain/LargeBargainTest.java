package org.linli.choice.bargain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.linli.choice.Options;
import org.linli.choice.Step;

/** Problems of the size that a neighbourhood's renewal has, and far larger. */
class LargeBargainTest {
    private static BargainingProblem random(long seed, int issues, int options, int parties) {
        Random random = new Random(seed);
        String[] names = new String[options];
        for (int i = 0; i < options; i++) {
            names[i] = "o" + i;
        }
        BargainingProblem.Builder builder = BargainingProblem.builder();
        for (int i = 0; i < issues; i++) {
            builder.issue(new Issue("i" + i, "i" + i, Options.of(names)));
        }
        for (int p = 0; p < parties; p++) {
            Party party = Party.of("p" + p).withReservation(45L * issues);
            for (int i = 0; i < issues; i++) {
                party = party.withValues("i" + i, random.longs(options, 0, 101).toArray());
            }
            builder.party(party);
        }
        return builder.build();
    }

    private static String told(Settlement settlement) {
        Step.Bounded bound = (Step.Bounded)
                settlement.outcome().steps().get(settlement.outcome().steps().size() - 1);
        assertTrue(bound.proved().compareTo(bound.found()) >= 0);
        assertEquals(settlement.complete() || bound.isOptimal(), bound.isOptimal());
        return settlement.outcome().rule() + " found " + bound.found() + ", proved " + bound.proved()
                + (settlement.complete() ? ", complete" : "");
    }

    @Test
    void a_million_packages_are_solved_whole() {
        BargainingProblem problem = random(1, 10, 4, 5);

        assertEquals(BigInteger.valueOf(1 << 20), problem.packages());
        for (Settlement settlement : new Settlement[] {
            Nash.of(problem), KalaiSmorodinsky.of(problem), Leximin.of(problem), Utilitarian.of(problem)
        }) {
            assertTrue(settlement.complete());
            System.out.println("  10 issues, 5 parties: " + told(settlement));
        }
        assertTrue(CommonGround.of(problem).complete());
    }

    @Test
    void beyond_a_million_a_search_says_how_far_it_came() {
        BargainingProblem problem = random(2, 20, 5, 4);
        for (Settlement settlement :
                new Settlement[] {Nash.of(problem, 200_000), Leximin.of(problem, 200_000), Utilitarian.of(problem)}) {
            assertTrue(settlement.complete());
            System.out.println("  20 issues, 4 parties: " + told(settlement));
        }
        BargainingProblem larger = random(3, 30, 6, 9);
        for (Settlement settlement : new Settlement[] {Nash.of(larger, 50_000), Leximin.of(larger, 50_000)}) {
            assertEquals(1, settlement.deals().size());
            System.out.println("  30 issues, 9 parties: " + told(settlement));
        }
    }
}
