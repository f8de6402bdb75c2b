package org.linli.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FunderTest {
    // tag::funding
    private static final FundingProblem MEALS = FundingProblem.builder("unpaid", "own share")
            .programme("meals", 2_000)
            .programme("relief", 900)
            .order("lunch-li", 1, 0)
            .order("lunch-wang", 1, 0)
            .order("visit-zhao", 1, 0)
            .option("lunch-li", "meals", 1_200, 0, 300)
            .option("lunch-wang", "meals", 1_200, 0, 300)
            .option("lunch-wang", "relief", 900, 0, 600)
            .option("visit-zhao", "relief", 5_000, 0, 0)
            .build();
    // end::funding

    @Test
    void the_best_fitting_programme_pays_and_nothing_is_overspent() {
        // tag::fund
        FundingPlan plan = Funder.standard().fund(MEALS);
        Optional<String> payer = plan.programmeOf("lunch-wang"); // relief, so that meals can pay for Li
        List<String> unpaid = plan.unpaid(); // visit-zhao
        Optional<FundingPlan.Gap> gap = plan.gap(); // none: the prices prove that no plan is better
        Optional<Verdict.Flaw> flaw = FundingVerifier.flaw(MEALS, plan.certificate()); // none
        // end::fund

        assertEquals(Optional.of("meals"), plan.programmeOf("lunch-li"));
        assertEquals(Optional.of("relief"), payer);
        assertEquals(List.of("visit-zhao"), unpaid);
        assertEquals(Optional.empty(), gap);
        assertEquals(Optional.empty(), flaw);
        assertEquals(List.of(1L, 900L), plan.cost().amounts());
        assertEquals(1_200, plan.spent("meals"));
        assertTrue(plan.isOptimal());
        assertEquals(
                "2 of 3 orders are paid (unpaid 1, own share 900). No plan costs less.",
                plan.summarize(Locale.ENGLISH));
        assertEquals("3个订单中2个获得资助（unpaid 1, own share 900）。没有代价更低的方案。", plan.summarize(Locale.CHINESE));
    }

    @Test
    void nothing_to_pay_and_nobody_who_pays_are_problems_like_any_other() {
        assertEquals(
                List.of(0L),
                Funder.standard()
                        .fund(FundingProblem.builder("unpaid").build())
                        .cost()
                        .amounts());
        FundingPlan nobody = Funder.standard()
                .fund(FundingProblem.builder("unpaid")
                        .order("a", 1)
                        .order("b", 0)
                        .build());
        assertEquals(List.of("a", "b"), nobody.unpaid());
        assertEquals(List.of(1L), nobody.bound().amounts());
    }

    /** Nothing costs anything but what is left unpaid, so that the first bound is 0. */
    @Test
    void scarce_budgets_have_a_bound_too() {
        FundingProblemBuilder builder = FundingProblem.builder("unpaid");
        for (int i = 0; i < 5; i++) {
            builder.programme("p" + i, 2_000);
        }
        for (int j = 0; j < 200; j++) {
            builder.order("o" + j, 1);
            builder.option("o" + j, "p" + j % 5, 100 + j % 7, 0).option("o" + j, "p" + (j + 1) % 5, 100 + j % 11, 0);
        }

        FundingPlan plan = Funder.of(5_000_000).fund(builder.build());

        assertTrue(plan.bound().in("unpaid") >= 95, plan.toString());
        assertTrue(plan.cost().in("unpaid") <= 110, plan.toString());
    }

    @Test
    void what_is_malformed_is_refused_where_it_is_said() {
        refused("budget (-1)", () -> builder().programme("x", -1));
        refused("id (meals)", () -> builder().programme("meals", 1));
        refused("id ( )", () -> builder().order(" ", 1));
        refused("penalty ([])", () -> builder().order("b"));
        refused("penalty (-1)", () -> builder().order("b", -1));
        refused("order (b)", () -> builder().option("b", "meals", 1, 1));
        refused("programme (x)", () -> builder().option("a", "x", 1, 1));
        refused("price (-1)", () -> builder().option("a", "meals", -1, 1));
        refused(
                "must not stand twice",
                () -> builder().option("a", "meals", 1, 1).option("a", "meals", 1, 1));
        refused(
                "sums together",
                () -> builder().order("b", FundingProblem.LIMIT).build());
        refused("levels [a, a]", () -> FundingProblem.builder("a", "a"));
        refused("work (0)", () -> Funder.of(0));
        refused("bytes (3)", () -> FundingCertificate.parse(new byte[3]));
        refused("programme (x)", () -> MEALS.budget("x"));
    }

    private static FundingProblemBuilder builder() {
        return FundingProblem.builder("unpaid").programme("meals", 10).order("a", 1);
    }

    private static void refused(String named, Executable act) {
        String said = assertThrows(IllegalArgumentException.class, act).getMessage();
        assertTrue(said.contains(named), said);
    }

    /** The instances of P. C. Chu and J. E. Beasley, M. Yagiura and others, D. G. Cattrysse and others: each gap is true, and classes d and e stay near. */
    @Test
    void published_instances_stay_within_their_gaps() throws IOException {
        Path folder = Path.of(System.getProperty("linli.data", ""), "matching/gap");
        if (!Files.exists(folder)) {
            System.out.println("Skipped: no matching/gap below the folder that linli.data names");
            Assumptions.abort("no matching/gap");
        }
        List<String> rows = Files.readAllLines(folder.resolve("best-known.csv"));
        int solved = 0;
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            if (Integer.parseInt(cells[2]) > 100) {
                continue;
            }
            long known = Long.parseLong(cells[6]);
            FundingProblem problem = read(folder.resolve(cells[0]));
            FundingPlan plan = Funder.of(2_000_000).fund(problem);
            assertEquals(
                    List.of(0L, 0L),
                    List.of(plan.cost().in("unpaid"), plan.bound().in("unpaid")),
                    cells[0]);
            assertTrue(plan.cost().in("cost") >= known && plan.bound().in("cost") <= known, cells[0] + " " + plan);
            assertTrue(!plan.isOptimal() || plan.cost().in("cost") == known, cells[0] + " " + plan);
            assertTrue(100 * plan.cost().in("cost") <= 102 * known, cells[0] + " " + plan);
            assertEquals(Optional.empty(), FundingVerifier.flaw(problem, plan.certificate()), cells[0]);
            solved += plan.isOptimal() ? 1 : 0;
        }
        System.out.println("generalised assignment: " + solved + " proved optimal");
        assertTrue(solved >= 40, solved + " proved optimal");
    }

    private static FundingProblem read(Path file) throws IOException {
        StringTokenizer numbers = new StringTokenizer(Files.readString(file));
        int programmes = Integer.parseInt(numbers.nextToken());
        int orders = Integer.parseInt(numbers.nextToken());
        long[] all = new long[2 * programmes * orders + programmes];
        java.util.Arrays.setAll(all, at -> Long.parseLong(numbers.nextToken()));
        FundingProblemBuilder builder = FundingProblem.builder("unpaid", "cost");
        for (int i = 0; i < programmes; i++) {
            builder.programme(String.format("%03d", i), all[2 * programmes * orders + i]);
        }
        for (int j = 0; j < orders; j++) {
            String order = String.format("%04d", j);
            builder.order(order, 1, 0);
            for (int i = 0; i < programmes; i++) {
                builder.option(
                        order,
                        String.format("%03d", i),
                        all[programmes * orders + i * orders + j],
                        0,
                        all[i * orders + j]);
            }
        }
        return builder.build();
    }
}
