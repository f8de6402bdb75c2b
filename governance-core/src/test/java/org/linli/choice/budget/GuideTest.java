package org.linli.choice.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Comparison;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.Trials;
import org.linli.choice.files.Pabulib;
import org.linli.choice.opinion.Opinion;
import org.linli.choice.opinion.OpinionMap;
import org.linli.choice.opinion.OpinionSettings;
import org.linli.choice.opinion.OpinionVotes;
import org.linli.docs.testkit.Snippets;

/** The blocks of the guide, run. */
class GuideTest {
    @Test
    void the_guide_is_made_of_these_sources() throws Exception {
        Path module = Path.of(System.getProperty("basedir", ""));
        Snippets.assertCompiled(
                module.resolve("../docs/guide/budgets-and-opinions.md"),
                module.resolve("src/test/java/org/linli/choice/budget/GuideTest.java"));
    }

    @Test
    void a_budget_and_what_the_greedy_rule_denies() {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            budget();
            opinions();
        } finally {
            System.setOut(before);
        }
        String text = said.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("A ramp at gate 2 is funded for 360 (effective votes 4); 4 pay 90 each."), text);
        assertTrue(text.contains("Other winners would have taken 1 changed ballot"), text);
        assertTrue(
                text.contains("lamps instead of ramp: Greedy, by support")
                        || text.contains("Lamps in lane 3 instead of A ramp at gate 2: Greedy, by support"),
                text);
        assertTrue(text.contains("4 voters could have paid for A ramp at gate 2"), text);
        assertTrue(text.contains("The votes show no groups."), text);
    }

    private static void budget() {
        Budget budget = Budget.builder(1_000)
                .project(new Option("bench", "Benches by the pond"), 300, "green")
                .project(new Option("court", "A ball court"), 300)
                .project(new Option("lamps", "Lamps in lane 3"), 300)
                .project(new Option("ramp", "A ramp at gate 2"), 360)
                .cap("green", 500)
                .build();
        ApprovalProfile ballots = ApprovalProfile.builder(budget.options())
                .add(6, "bench", "court", "lamps")
                .add(4, "ramp")
                .build();
        Allocation fair = EqualShares.of(budget, Utilities.cost(ballots), budget.byId());
        System.out.println(fair.summarize());

        Outcome tried = Trials.ofApprovals(
                ballots,
                changed -> EqualShares.of(budget, Utilities.cost(changed), budget.byId())
                        .outcome());
        System.out.println(tried.margin().orElseThrow().summarize(Locale.ENGLISH));
        Comparison<BudgetAxiom> others = OtherRules.of(budget, Utilities.cost(ballots), 1, budget.byId());
        System.out.println(others.summarize(fair.outcome(), Locale.ENGLISH));

        Allocation greedy = Greedy.of(budget, Utilities.cost(ballots), Greedy.Order.SUPPORT, budget.byId());
        BudgetAxiom.EJR_PLUS
                .violation(budget, Utilities.cost(ballots), greedy)
                .ifPresent(denied -> System.out.println(denied.group() + " voters could have paid for "
                        + denied.project().name()));
    }

    /** What a city has published. */
    private static final String PUBLISHED = """
            META
            key;value
            description;"Budget of a lane; 2026"
            num_projects;3
            num_votes;4
            budget;500000.50
            vote_type;approval
            PROJECTS
            project_id;cost;name
            1;300000;Trees
            2;250000.5;A footpath
            3;200000;Lamps
            VOTES
            voter_id;vote
            v1;1,2
            v2;1
            v3;2,3
            v4;3
            """;

    @Test
    void a_published_file_is_decided_by_equal_shares() throws IOException {
        Path file = Files.createTempFile("lane", ".pb");
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            Files.writeString(file, PUBLISHED);
            published(file);
        } finally {
            System.setOut(before);
            Files.delete(file);
        }
        String text = said.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("Of 5000005, 5000000 is spent and 5 is left."), text);
    }

    private static void published(Path file) throws IOException {
        Pabulib.Instance instance = Pabulib.read(file);
        Budget budget = Budget.from(instance);
        Allocation decided =
                EqualShares.of(budget, Utilities.cost(instance.approvals()), Completion.add1(1_000), budget.byId());
        System.out.println(decided.summarize());
    }

    private static void opinions() {
        OpinionVotes votes = OpinionVotes.builder(Options.of("benches", "parking", "trees"))
                .vote("v1", "benches", Opinion.AGREE)
                .vote("v1", "parking", Opinion.DISAGREE)
                .vote("v2", "benches", Opinion.AGREE)
                .vote("v2", "parking", Opinion.PASS)
                .build();
        OpinionMap map = OpinionMap.of(votes, OpinionSettings.smallCommunity(1));
        System.out.println(map.summarize());
        OpinionMap later = map.with("v3", "trees", Opinion.AGREE);
        assertEquals(1, later.newVotes());
    }
}
