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
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.committee.Representation;

/**
 * Makes the table of the guide anew and holds the documents to it. With {@code -Dlinli.docs.write=true} it writes them instead; with {@code
 * -Dlinli.laws.tries=5000} it tries harder, and says which further cells would change.
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
        assertTrue(table.isBroken(VotingLaw.PARTICIPATION, "IRV"));
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
        assertFalse(table.isBroken(VotingLaw.LATER_NO_HARM, "IRV"));
        assertFalse(table.isBroken(VotingLaw.PARTICIPATION, "Borda"));
        assertFalse(table.isBroken(VotingLaw.MONOTONICITY, "Schulze"));
        assertFalse(table.isBroken(VotingLaw.CLONES, "Schulze"));
    }

    private static final String HEAD = """
            # Counterexamples

            What the tables in [Choosing](../guide/choosing.md) mark with ✗, with the ballots that show it. Every one of these was found by the test kit, made smaller by it as far as it could, and is found again at every build: the first %d cases of each law (a third of that for committees), and some by their number that a longer search has come upon. A count stands before each ballot. Made by `AxiomTableTest`.

            """;
}
