package org.linli.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.docs.testkit.Snippets;

/** Two lunches and a visit. */
class MatcherTest {
    // tag::problem
    private static final MatchingProblem LUNCH = MatchingProblem.builder("hardship", "served", "distance")
            .supplier("kitchen", 1)
            .supplier("clinic", 1)
            .order("lunch-li", 0, 1, 0)
            .order("lunch-wang", 1, 1, 0)
            .order("visit-zhao", 0, 1, 0)
            .pair("lunch-li", "kitchen", 0, 0, 200)
            .pair("lunch-wang", "kitchen", 0, 0, 350)
            .pair("visit-zhao", "clinic", 0, 0, 900)
            .build();
    // end::problem

    @Test
    void every_block_of_the_guide_is_compiled() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        Snippets.assertCompiled(
                module.resolve("../docs/matching.md"),
                module.resolve("src/main/java"),
                module.resolve("src/test/java/org/linli/matching"));
    }

    @Test
    void hardship_comes_first_whatever_the_distance() {
        // tag::match
        Plan plan = Matcher.standard().match(LUNCH);
        Optional<String> lunch = plan.supplierOf("lunch-wang"); // the kitchen
        List<String> leftOver = plan.unserved(); // lunch-li
        Cost cost = plan.cost(); // hardship 0, served 1, distance 1250
        Cost place = plan.worthOfOneMore("kitchen"); // served 1, distance -200
        PlanVerifier.verify(LUNCH, plan.certificate()).throwIfFlawed();
        // end::match
        assertEquals(Optional.of("kitchen"), lunch);
        assertEquals(List.of("lunch-li"), leftOver);
        assertEquals("hardship 0, served 1, distance 1250", cost.toString());
        assertEquals("hardship 0, served 1, distance -200", place.toString());
        assertEquals(List.of("visit-zhao"), plan.ordersOf("clinic"));
        assertEquals("hardship 0, served 1, distance 0", plan.costOf("lunch-li").toString());
        assertEquals("Plan[2 of 3 orders served, hardship 0, served 1, distance 1250]", plan.toString());
    }

    @Test
    void the_plan_says_how_it_was_found() {
        Method method = Matcher.standard().match(LUNCH).method();
        assertEquals(2, method.parts());
        assertEquals(1, method.words());
        assertTrue(method.summarize(Locale.ENGLISH).startsWith("Solved by network simplex in 2 parts and "));
        assertTrue(method.summarize(Locale.CHINESE).startsWith("以网络单纯形法求解，分2块"));
    }

    @Test
    void a_problem_without_orders_or_suppliers_has_a_short_plan() {
        MatchingProblem nothing = MatchingProblem.builder("served").build();
        assertEquals(List.of(), Matcher.standard().match(nothing).unserved());
        MatchingProblem nobody =
                MatchingProblem.builder("served").order("visit", 1).build();
        Plan plan = Matcher.standard().match(nobody);
        assertEquals(List.of("visit"), plan.unserved());
        assertTrue(PlanVerifier.verify(nobody, plan.certificate()).isOptimal());
    }

    @Test
    void levels_that_fit_no_word_together_are_solved_one_by_one() {
        long most = MatchingProblem.LIMIT / 4;
        MatchingProblemBuilder builder = MatchingProblem.builder("first", "second", "third");
        builder.supplier("a", 1).supplier("b", 1);
        for (String order : List.of("x", "y")) {
            builder.order(order, most, most, most);
            builder.pair(order, "a", order.equals("x") ? 0 : 1, most - 1, 5);
            builder.pair(order, "b", order.equals("x") ? 1 : 2, most, order.equals("x") ? 7 : 1);
        }
        MatchingProblem problem = builder.build();
        Plan plan = Matcher.standard().match(problem);
        assertEquals(3, plan.method().words());
        // On the first two levels both ways cost the same.
        assertEquals(Optional.of("a"), plan.supplierOf("x"));
        assertEquals(List.of(2L, 2 * most - 1, 6L), plan.cost().amounts());
        PlanVerifier.verify(problem, plan.certificate()).throwIfFlawed();
    }

    @Test
    void a_flaw_says_where_it_is_what_was_expected_and_what_it_is() {
        Certificate proved = Matcher.standard().match(LUNCH).certificate();
        long[] price = proved.price();
        price[3 + 1] = 0; // the kitchen's place is not worth an order served
        Verdict verdict = PlanVerifier.verify(LUNCH, Certificate.of(LUNCH, proved.supplierOf(), price, proved.cost()));
        assertEquals(
                Optional.of(new Verdict.Flaw(
                        Verdict.Kind.NEGATIVE_PRICE,
                        "supplier kitchen",
                        "0 or more",
                        "hardship 0, served 0, distance -200")),
                verdict.flaw());
        assertEquals(
                "The certificate must prove the plan optimal, but NEGATIVE_PRICE at supplier kitchen: expected 0 or more, got "
                        + "hardship 0, served 0, distance -200.",
                assertThrows(IllegalStateException.class, verdict::throwIfFlawed)
                        .getMessage());
    }

    @Test
    void each_kind_of_flaw_is_found() {
        assertEquals(Verdict.Kind.OTHER_PROBLEM, flaw(new int[] {0}, new long[6], new long[3]));
        int[] both = {1, 1, 0};
        assertEquals(Verdict.Kind.OVER_CAPACITY, flaw(both, new long[] {0, 0, 0, 0, 0, 0}, new long[] {0, 0, 1450}));
        int[] swapped = {0, 1, Certificate.UNSERVED};
        assertEquals(Verdict.Kind.NO_CANDIDATE, flaw(swapped, new long[6], new long[3]));
        int[] good = {Certificate.UNSERVED, 1, 0};
        long[] price = {0, 0, 0, 0, 1, -200};
        assertEquals(Verdict.Kind.OTHER_COST, flaw(good, price, new long[] {0, 1, 1251}));
        assertEquals(Verdict.Kind.NOT_CHEAPEST, flaw(good, new long[6], new long[] {0, 1, 1250}));
        assertEquals(
                Verdict.Kind.PRICE_OUT_OF_RANGE,
                flaw(good, new long[] {0, 0, 0, Long.MAX_VALUE, 1, -200}, new long[] {0, 1, 1250}));
        int[] idle = {Certificate.UNSERVED, 1, Certificate.UNSERVED};
        assertEquals(
                Verdict.Kind.PRICE_WITH_ROOM, flaw(idle, new long[] {0, 1, 0, 0, 1, -200}, new long[] {0, 2, 350}));
        assertTrue(PlanVerifier.verify(LUNCH, Certificate.of(LUNCH, good, price, new long[] {0, 1, 1250}))
                .isOptimal());
    }

    private static Verdict.Kind flaw(int[] supplierOf, long[] price, long[] cost) {
        return PlanVerifier.verify(LUNCH, Certificate.of(LUNCH, supplierOf, price, cost))
                .flaw()
                .orElseThrow()
                .kind();
    }

    @Test
    void a_certificate_of_another_problem_of_the_same_size_is_told_apart() {
        MatchingProblem other = MatchingProblem.builder("served")
                .supplier("a", 1)
                .order("o", 2)
                .pair("o", "a", 1)
                .build();
        MatchingProblem like = MatchingProblem.builder("served")
                .supplier("a", 1)
                .order("p", 2)
                .pair("p", "a", 1)
                .build();
        Certificate proof =
                Certificate.parse(Matcher.standard().match(other).certificate().toBytes());
        assertTrue(PlanVerifier.verify(other, proof).isOptimal());
        assertEquals(other.digest(), proof.problem());
        assertEquals(
                Verdict.Kind.OTHER_PROBLEM,
                PlanVerifier.verify(like, proof).flaw().orElseThrow().kind());
    }
}
