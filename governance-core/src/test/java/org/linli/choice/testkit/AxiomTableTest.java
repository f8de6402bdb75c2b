package org.linli.choice.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Example;

/**
 * Makes the table of the guide anew and holds the documents to it. With {@code -Dlinli.docs.write=true} it writes them instead; with {@code
 * -Dlinli.laws.tries=5000} it tries harder, and says which further cells would change.
 */
class AxiomTableTest {
    private static final int TRIES = 150;

    private final Path docs = Path.of(System.getProperty("basedir", "")).resolve("../docs");

    @Example
    void the_table_of_the_guide_is_what_the_properties_find() throws IOException {
        int tries = Integer.getInteger("linli.laws.tries", TRIES);
        AxiomTable table = new AxiomTable(tries);
        if (tries != TRIES) {
            System.out.println(table.markdown() + "\n" + String.join("\n", table.beyond(TRIES)));
        }
        theKnownViolationsAreFound(table);
        String made = "<!-- table: made by AxiomTableTest -->\n" + table.markdown() + "<!-- end of table -->";
        Path guide = docs.resolve("guide/choosing.md");
        String text = Files.readString(guide);
        int from = text.indexOf("<!-- table: made");
        int to = text.indexOf("<!-- end of table -->") + "<!-- end of table -->".length();
        assertTrue(from >= 0 && to > from, "The guide must have a place for the table.");
        Path reference = docs.resolve("reference/counterexamples.md");
        String list = HEAD.formatted(TRIES) + table.counterexamples();
        if (Boolean.getBoolean("linli.docs.write")) {
            Files.writeString(guide, text.substring(0, from) + made + text.substring(to));
            Files.writeString(reference, list);
        } else if (tries == TRIES) {
            assertEquals(made, text.substring(from, to), "Maybe run the test with -Dlinli.docs.write=true.");
            assertEquals(list, Files.readString(reference), "Maybe run the test with -Dlinli.docs.write=true.");
        }
    }

    /** What the literature has long known, and what it has proved impossible. */
    private static void theKnownViolationsAreFound(AxiomTable table) {
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

            What the table in [Choosing](../guide/choosing.md) marks with ✗, with the ballots that show it. Every one of these was found by the test kit, made smaller by it as far as it could, and is found again at every build: the first %d cases of each law, and some by their number that a longer search has come upon. A count stands before each ballot. Made by `AxiomTableTest`.

            """;
}
