package org.linli.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is malformed is refused where it is said, by name, with a remedy. */
class MatchingProblemTest {
    private static MatchingProblemBuilder small() {
        return MatchingProblem.builder("served", "distance")
                .supplier("kitchen", 2)
                .order("lunch", 1, 0);
    }

    @Test
    void an_id_stands_once() {
        refused(
                "The id (kitchen) of a supplier must not be blank or stand twice",
                () -> small().supplier("kitchen", 1));
        refused("The id (lunch) of an order must not be blank or stand twice", () -> small().order("lunch", 1, 0));
        refused("The id ( ) of an order must not be blank", () -> small().order(" ", 1, 0));
        refused("The levels [served, served] of a problem", () -> MatchingProblem.builder("served", "served"));
        refused("The levels [] of a problem", MatchingProblem::builder);
    }

    @Test
    void a_capacity_is_at_least_one() {
        refused("The capacity (0) of supplier clinic must be at least 1. Maybe", () -> small().supplier("clinic", 0));
        refused(
                "The capacity (-1) of supplier 1 must be at least 1",
                () -> MatchingProblem.ofColumns(
                        List.of("cost"), new int[] {1, -1}, new long[0], new int[1], new int[0], new long[0]));
    }

    @Test
    void a_pair_is_between_known_ids_and_stands_once() {
        refused(
                "The supplier (bakery) of a pair must be one of the problem's",
                () -> small().pair("lunch", "bakery", 0, 1));
        refused(
                "The order (supper) of a pair must be one of the problem's",
                () -> small().pair("supper", "kitchen", 0, 1));
        refused(
                "The pair of order lunch with supplier kitchen must not stand twice",
                () -> small().pair("lunch", "kitchen", 0, 1)
                        .pair("lunch", "kitchen", 0, 2)
                        .build());
    }

    @Test
    void amounts_are_not_negative_and_there_is_one_for_each_level() {
        refused(
                "The cost (-1) of order lunch with kitchen on the level distance",
                () -> small().pair("lunch", "kitchen", 0, -1));
        refused("The penalty (-5) of order supper on the level served", () -> small().order("supper", -5, 0));
        refused("The penalty ([1]) of order supper must have an amount for each", () -> small().order("supper", 1));
    }

    @Test
    void penalties_of_a_milliard_are_welcome_unless_their_sum_overflows() {
        MatchingProblemBuilder builder = MatchingProblem.builder("cost");
        for (int i = 0; i < 1_000; i++) {
            builder.order("o" + i, 1_000_000_000L);
        }
        assertEquals(
                1_000_000_000_000L,
                Matcher.standard().match(builder.build()).cost().in("cost"));
        builder.order("dear", MatchingProblem.LIMIT);
        refused("The amounts of the level cost must not exceed", builder::build);
        MatchingProblemBuilder largest = MatchingProblem.builder("cost").order("o", Long.MAX_VALUE);
        refused("The amounts of the level cost must not exceed", largest::build);
    }

    @Test
    void columns_must_fit_together() {
        List<String> levels = List.of("cost");
        refused(
                "The penalties (1) and costs (1) must be 1 for each of 2 orders and 1 pairs",
                () -> MatchingProblem.ofColumns(
                        levels, new int[] {1}, new long[1], new int[] {0, 1, 1}, new int[] {0}, new long[1]));
        refused(
                "The starts of the orders' pairs must begin with 0",
                () -> MatchingProblem.ofColumns(
                        levels, new int[] {1}, new long[1], new int[] {0, 2}, new int[] {0}, new long[1]));
        refused(
                "The start (1) of the pairs after order 1 must not be before 2",
                () -> MatchingProblem.ofColumns(
                        levels, new int[] {1, 1}, new long[3], new int[] {0, 2, 1, 2}, new int[] {0, 1}, new long[2]));
        refused(
                "The supplier (0) of a pair of order 0 must be above the one before (1)",
                () -> MatchingProblem.ofColumns(
                        levels, new int[] {1, 1}, new long[1], new int[] {0, 2}, new int[] {1, 0}, new long[2]));
        refused(
                "The supplier (2) of a pair of order 0",
                () -> MatchingProblem.ofColumns(
                        levels, new int[] {1, 1}, new long[1], new int[] {0, 1}, new int[] {2}, new long[1]));
    }

    @Test
    void columns_are_called_by_their_numbers() {
        MatchingProblem problem = MatchingProblem.ofColumns(
                List.of("cost"),
                new int[] {1, 1},
                new long[] {9, 9},
                new int[] {0, 1, 2},
                new int[] {1, 1},
                new long[] {3, 2});
        Plan plan = Matcher.standard().match(problem);
        assertEquals(Optional.of("1"), plan.supplierOf("1"));
        assertEquals(List.of("0"), plan.unserved());
        assertEquals(List.of("1"), problem.candidates("0"));
        for (String unknown : List.of("2", "-1", "01", "", "x", "99999999999")) {
            refused("The order (" + unknown + ") must be one of the problem's 2", () -> plan.supplierOf(unknown));
        }
    }

    @Test
    void who_is_asked_for_must_be_there() {
        MatchingProblem problem = small().pair("lunch", "kitchen", 0, 7).build();
        refused("The supplier (bakery) must be one of the problem's 1", () -> problem.capacity("bakery"));
        refused(
                "The level (fit) of a cost must be one of [served, distance]",
                () -> problem.penalty("lunch").in("fit"));
        assertEquals(7, problem.cost("lunch", "kitchen").orElseThrow().in("distance"));
        assertEquals("MatchingProblem[1 orders, 1 suppliers, 1 pairs, levels [served, distance]]", problem.toString());
    }

    private static void refused(String message, Executable attempt) {
        String said = assertThrows(IllegalArgumentException.class, attempt).getMessage();
        assertTrue(said.startsWith(message), said);
    }
}
