package org.linli.choice.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.committee.Representation;

/**
 * Makes the table of the guide anew and holds the documents to it. With {@code -Dlinli.docs.write=true} it writes them instead; with {@code
 * -Dlinli.laws.tries=20000} it tries as hard as for the tables of the guide, and says by which cases each cell was found broken.
 */
class AxiomTableTest {
    private static final int TRIES = 150;

    private final Path docs = Path.of(System.getProperty("basedir", "")).resolve("../docs");

    @Example
    void the_tables_of_the_guide_are_what_the_properties_find() throws IOException {
        int tries = Integer.getInteger("linli.laws.tries", TRIES);
        AxiomTable<Function<RankedProfile, Outcome>> rankings = AxiomTables.ofRankings(tries);
        AxiomTable<BiFunction<ApprovalProfile, Integer, Outcome>> committees = AxiomTables.ofCommittees(tries);
        AxiomTable<Function<BudgetLaw.Purse, Collection<Option>>> budgets = AxiomTables.ofBudgets(tries);
        Map<String, AxiomTable<?>> tables = new LinkedHashMap<>();
        tables.put("rankings", rankings);
        tables.put("approvals", AxiomTables.ofApprovals(tries));
        tables.put("grades", AxiomTables.ofGrades(tries));
        tables.put("committees", committees);
        tables.put("budgets", budgets);
        if (tries != TRIES) {
            tables.values()
                    .forEach(table ->
                            System.out.println(table.markdown() + "\n" + String.join("\n", table.beyond(TRIES))));
        }
        theKnownViolationsAreFound(rankings);
        whatGroupsAreOwedIsKeptWhereItIsProved(committees, budgets);
        hold(tables, tries);
    }

    private void hold(Map<String, AxiomTable<?>> tables, int tries) throws IOException {
        Path guide = docs.resolve("guide/choosing.md");
        Path reference = docs.resolve("reference/counterexamples.md");
        String before = Files.readString(guide);
        String after = before;
        for (Map.Entry<String, AxiomTable<?>> table : tables.entrySet()) {
            String begin = "<!-- table of " + table.getKey() + ": made by AxiomTableTest -->\n";
            String end = "<!-- end of " + table.getKey() + " -->";
            int from = after.indexOf(begin);
            int to = after.indexOf(end);
            assertTrue(from >= 0 && to > from, "The guide must have a place for the table of " + table.getKey());
            after = after.substring(0, from + begin.length()) + table.getValue().markdown() + after.substring(to);
        }
        String list = HEAD.formatted(TRIES)
                + tables.values().stream()
                        .map(AxiomTable::counterexamples)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("linli.docs.write")) {
            Files.writeString(guide, after);
            Files.writeString(reference, list);
        } else if (tries == TRIES) {
            assertEquals(after, before, "Maybe run the test with -Dlinli.docs.write=true.");
            assertEquals(list, Files.readString(reference), "Maybe run the test with -Dlinli.docs.write=true.");
        }
    }

    /** What is proved of committees and budgets must not be found broken; what is known to be broken must be found so. */
    private static void whatGroupsAreOwedIsKeptWhereItIsProved(
            AxiomTable<BiFunction<ApprovalProfile, Integer, Outcome>> committees,
            AxiomTable<Function<BudgetLaw.Purse, Collection<Option>>> budgets) {
        assertTrue(committees.isBroken(CommitteeLaw.of(Representation.JR), "AV"));
        assertTrue(committees.isBroken(CommitteeLaw.of(Representation.PJR), "CC"));
        assertFalse(committees.isBroken(CommitteeLaw.of(Representation.EJR_PLUS), "PAV"));
        assertFalse(committees.isBroken(CommitteeLaw.of(Representation.EJR_PLUS), "equal shares"));
        assertFalse(committees.isBroken(CommitteeLaw.of(Representation.PJR), "Phragmén"));
        assertFalse(committees.isBroken(CommitteeLaw.of(Representation.PJR), "maximin support"));
        assertFalse(committees.isBroken(CommitteeLaw.of(Representation.JR), "seq. CC"));
        for (String house : List.of("AV", "SAV", "seq. PAV", "seq. CC", "Phragmén", "maximin support")) {
            assertFalse(committees.isBroken(SelectionLaw.ofCommittees(SelectionLaw.Axiom.HOUSE_MONOTONICITY), house));
        }
        assertTrue(budgets.isBroken(BudgetLaw.EJR_PLUS, "greedy"));
        assertTrue(budgets.isBroken(BudgetLaw.EXHAUSTIVENESS, "equal shares"));
        assertFalse(budgets.isBroken(BudgetLaw.EJR_PLUS, "equal shares"));
        assertFalse(budgets.isBroken(BudgetLaw.EXHAUSTIVENESS, "greedy"));
    }

    /** What the literature has long known, and what it has proved impossible. */
    private static void theKnownViolationsAreFound(AxiomTable<Function<RankedProfile, Outcome>> table) {
        assertTrue(table.isBroken(VotingLaw.CONDORCET, "IRV"));
        assertTrue(table.isBroken(VotingLaw.MONOTONICITY, "IRV"));
        assertTrue(table.isBroken(VotingLaw.CLONES, "Borda"));
        assertTrue(table.isBroken(VotingLaw.MAJORITY, "Borda"));
        assertTrue(table.isBroken(VotingLaw.SMITH, "plurality"));
        assertTrue(table.isBroken(VotingLaw.CONDORCET_LOSER, "plurality"));
        assertTrue(table.isBroken(VotingLaw.CLONES, "Copeland"));
        assertTrue(table.isBroken(VotingLaw.CLONES, "Kemeny"));
        for (String rule : List.of("Copeland", "minimax", "Schulze", "ranked pairs", "split cycle", "Kemeny", "BTR")) {
            assertFalse(table.isBroken(VotingLaw.CONDORCET, rule), rule);
        }
        for (VotingLaw law : List.of(VotingLaw.ANONYMITY, VotingLaw.NEUTRALITY, VotingLaw.GROUPING, VotingLaw.PARETO)) {
            assertFalse(table.isBroken(law, "Schulze"), law.toString());
        }
        for (String pairs : List.of("Copeland", "minimax", "Schulze", "ranked pairs", "split cycle", "Kemeny", "IRV")) {
            assertTrue(table.isBroken(VotingLaw.PARTICIPATION, pairs), pairs);
        }
        assertTrue(table.isBroken(VotingLaw.PARETO, "BTR"));
        assertFalse(table.isBroken(VotingLaw.LATER_NO_HARM, "IRV"));
        assertFalse(table.isBroken(VotingLaw.PARTICIPATION, "Borda"));
        assertFalse(table.isBroken(VotingLaw.MONOTONICITY, "Schulze"));
        assertFalse(table.isBroken(VotingLaw.CLONES, "Schulze"));
    }

    /** Two electorates from outside the kit, in which rules on pairs turn against those who join. */
    @Example
    void participation_is_broken_by_rules_on_pairs_where_a_reader_found_it() {
        Options options = BallotArbitraries.letters(4);
        RankedProfile quarrel = RankedProfile.builder(options)
                .add(6, "c > d > a > b")
                .add(5, "d > a > b > c")
                .add(3, "b > c > d > a")
                .add(5, "a > b > c > d")
                .add(3, "a > c > b > d")
                .build();
        RankedProfile another = RankedProfile.builder(options)
                .add(2, "d > a > b > c")
                .add(8, "b > a > c > d")
                .add(4, "d > a > c > b")
                .add(3, "a > c > d > b")
                .add(8, "b > c > d > a")
                .add(8, "d > c > a > b")
                .build();
        assertEquals(
                "Chosen is c; with 3 more who say b > c > a > d it is a.",
                joining(quarrel, 3, "b > c > a > d")
                        .violation(AxiomTables.rankingRule("split cycle"))
                        .orElseThrow());
        for (String rule : List.of("Schulze", "ranked pairs", "split cycle", "Kemeny", "minimax")) {
            assertEquals(
                    "Chosen is b; with 5 more who say a > b > d > c it is d.",
                    joining(another, 5, "a > b > d > c")
                            .violation(AxiomTables.rankingRule(rule))
                            .orElseThrow(),
                    rule);
        }
    }

    private static VotingCase joining(RankedProfile profile, int voters, String ranking) {
        return new VotingCase(VotingLaw.PARTICIPATION, profile, Ranking.of(ranking.split(" > ")), 0, 0, voters - 1);
    }

    private static final String HEAD = """
            # Counterexamples

            What the tables in [Choosing](../guide/choosing.md) mark with ✗, with the ballots that show it, and who has proved what they mark with ✓. Every counterexample was found by the test kit, made smaller by it as far as it could, and is found again at every build: the first %d cases of each law (a third of that for committees), and some by their number that a search of 20,000 cases has come upon; those of BTR and Pareto (seven options) and of equal shares and monotonicity (16 and 24 ballots) were found from outside it. A count stands before each ballot. Made by `AxiomTableTest`.

            ## What is proved

            A ✓ that is not named here was looked for in 20,000 cases, and that is all that is said of it.

            - **By their definition** all rules keep anonymity, neutrality (where no tie is broken), invariance to grouping, and decisiveness; plurality, runoff, IRV and Coombs the majority; the rules that never let an option that beats all others lose (BTR, Copeland, minimax, Schulze, ranked pairs, split cycle, Kemeny) Condorcet and so the majority; whatever ends with a duel the Condorcet loser. Rules that fill seat by seat keep house monotonicity. Approval voting keeps all that is asked of it, since what a ballot of approvals prefers is what it counts.
            - **Points for places** (plurality, Borda) keep participation and monotonicity (H. Moulin 1988); Borda also the Condorcet loser and reversal symmetry, its points being the sum of all margins.
            - **Schulze** keeps Smith, Pareto, monotonicity, independence of clones and reversal symmetry (M. Schulze 2011); **ranked pairs** Smith, monotonicity and, unless defeats are tied, independence of clones (N. Tideman 1987; T. Zavist, N. Tideman 1989); **split cycle** Smith, Pareto, monotonicity, independence of clones and reversal symmetry (W. Holliday, E. Pacuit 2023); **Copeland**, **minimax** and **Kemeny** what P. Fishburn lists (1977).
            - **IRV** keeps independence of clones (N. Tideman 1987; with every way of breaking ties R. Freeman, M. Brill, V. Conitzer 2014), and with plurality and runoff later no harm (D. Woodall 1994).
            - **Majority judgment** keeps monotonicity and does not depend on further options (M. Balinski, R. Laraki 2011).
            - **What groups are owed**: PAV keeps EJR, sequential and exact Chamberlin–Courant JR (H. Aziz and others 2017); equal shares EJR and priceability (D. Peters, P. Skowron 2020); both PAV and equal shares EJR+ (M. Brill, J. Peters 2023); Phragmén PJR and priceability, maximin support PJR (M. Brill and others 2024; L. Sánchez-Fernández and others 2022).
            - **Budgets**: equal shares keep EJR+ up to any project, and with more money than there is they keep it all the more (M. Brill, J. Peters 2023); greedy and the filling of Add1U exhaust the budget by their definition.

            """;
}
