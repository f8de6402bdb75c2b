package org.linli.walkthrough.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class DecisionsTest {

    @TempDir
    Path folder;

    private static List<Decision> count(String option, Path file, int seats) throws BallotFileException {
        Optional<Path> named = Optional.of(file);
        Optional<Path> none = Optional.empty();
        return Decisions.of(
                new BallotFiles(
                        option.equals("budget") ? named : none,
                        option.equals("conversation") ? named : none,
                        option.equals("election") ? named : none,
                        seats),
                false,
                1);
    }

    private static void assertWellFormed(String html) throws Exception {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    @Test
    void the_community_decides_by_itself_and_every_page_says_that_its_ballots_are_made_up() throws Exception {
        List<Decision> decisions = Decisions.of(BallotFiles.NONE, true, 1);

        assertEquals(
                List.of("budget.html", "election.html", "conversation.html"),
                decisions.stream().map(Decision::file).toList());
        for (Decision decision : decisions) {
            String html = decision.page().toHtml();
            assertWellFormed(html);
            assertTrue(html.contains("Made-up ballots of 东亭社区"), decision.file());
            assertTrue(html.contains("虚构"), decision.file());
            assertTrue(html.contains("<svg"), decision.file());
            assertTrue(html.contains("Step by step, in English") && html.contains("逐步说明"), decision.file());
        }
        assertEquals(
                "Budget 参与式预算: 4 of 9 projects, 118,000.00 of 120,000.00 CNY, by equal shares 均等份额; 6 of 8 rules would have funded otherwise",
                decisions.get(0).headline());
        assertTrue(decisions.get(1).headline().contains("Candidate A 甲, Candidate C 丙, Candidate E 戊"));
        assertTrue(decisions.get(2).headline().contains("86 participants, 3 groups [32, 30, 24]"));
    }

    @Test
    void a_day_of_its_own_file_decides_only_what_it_is_given_ballots_for() throws BallotFileException {
        assertEquals(List.of(), Decisions.of(BallotFiles.NONE, false, 1));
    }

    @Test
    void greedy_leaves_a_quarter_of_the_community_with_nothing_and_equal_shares_nobody() throws BallotFileException {
        String html = Decisions.of(BallotFiles.NONE, true, 1).get(0).page().toHtml();

        assertTrue(html.contains("0 of 247 voters see none of their projects funded"));
        assertTrue(html.contains("24.3 %"));
        assertTrue(html.contains("✕ A slide and a sandpit 滑梯沙坑: 51"));
        assertTrue(html.contains("The same: Method of equal shares, cost utilities"), html);
        assertTrue(html.contains("instead of") && html.contains(": Greedy, by support"), html);
        assertTrue(html.contains("取代") && html.contains("贪心法（按支持数）"), html);
    }

    @Test
    void rounds_are_drawn_as_they_were_counted() throws BallotFileException {
        String html = Decisions.of(BallotFiles.NONE, true, 1).get(1).page().toHtml();

        // 196 ballots, 3 of them blank: a quota of 193 / 4 + 1 = 49; A has 64 at once, and 15 move on.
        assertTrue(html.contains("Candidate A 甲, round 1: ✓ 64"), html);
        assertTrue(html.contains("Candidate A 甲, round 2: ✓ 49"), html);
        assertTrue(html.contains("Candidate F 己, round 2: ✕ 14"), html);
        assertFalse(html.contains("Candidate F 己, round 3"), html);
    }

    @Test
    void an_election_for_one_seat_says_whom_other_rules_would_have_chosen() throws Exception {
        Path file = Files.writeString(folder.resolve("tennis.soc"), """
                # FILE NAME: tennis.soc
                # TITLE: Who plays
                # DATA TYPE: soc
                # NUMBER ALTERNATIVES: 3
                # NUMBER VOTERS: 100
                # NUMBER UNIQUE ORDERS: 3
                # ALTERNATIVE NAME 1: Left
                # ALTERNATIVE NAME 2: Middle
                # ALTERNATIVE NAME 3: Right
                42: 1,2,3
                18: 2,3,1
                40: 3,2,1
                """);
        Decision decision = count("election", file, 1).get(0);
        String html = decision.page().toHtml();

        assertWellFormed(html);
        assertTrue(decision.headline().contains("Right by Instant runoff"), decision.headline());
        assertTrue(decision.headline().contains("rules would have chosen otherwise"), decision.headline());
        assertTrue(html.contains("an option that beats all others is chosen does not hold here"), html);
        assertTrue(html.contains("Middle, round 1: ✕ 18"), html);
        assertTrue(html.contains("▲ 60"), html);
    }

    @Test
    void grades_are_drawn_with_their_middle() throws Exception {
        Path file = Files.writeString(folder.resolve("posters.cat"), """
                # FILE NAME: posters.cat
                # TITLE: Posters
                # DATA TYPE: cat
                # NUMBER ALTERNATIVES: 2
                # NUMBER VOTERS: 5
                # NUMBER UNIQUE PREFERENCES: 2
                # NUMBER CATEGORIES: 2
                # CATEGORY NAME 1: Good
                # CATEGORY NAME 2: Poor
                # ALTERNATIVE NAME 1: Red
                # ALTERNATIVE NAME 2: Blue
                3: {1},{2}
                2: {2},{1}
                """);
        Decision decision = count("election", file, 1).get(0);

        assertWellFormed(decision.page().toHtml());
        assertTrue(decision.headline().contains("Red by Majority judgment"), decision.headline());
        assertTrue(decision.page().toHtml().contains("Red, Good: 60.0 % (3 of 5)"));
    }

    private void refused(String option, String name, byte[] content, int seats, String... said) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content);
        refused(option, file, seats, said);
    }

    private static void refused(String option, Path file, int seats, String... said) {
        String message = String.valueOf(assertThrows(BallotFileException.class, () -> count(option, file, seats))
                .getMessage());
        assertTrue(message.startsWith(file + ": "), message);
        for (String each : said) {
            assertTrue(message.contains(each), message);
        }
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void nonsense_is_refused_with_a_remedy() throws IOException {
        byte[] nonsense = "nonsense\n".getBytes(StandardCharsets.UTF_8);
        byte[] binary = {(byte) 0xFF, (byte) 0xFE, 0, 1};
        refused("budget", "x.pb", nonsense, 1, "x.pb", "Mend that, or fetch the file again.");
        refused("budget", "y.pb", binary, 1, "UTF-8", "Mend that");
        refused("election", "x.soi", nonsense, 1, "Mend that");
        refused("election", "x.cat", nonsense, 1, "Mend that");
        refused("election", "x.csv", nonsense, 1, ".soi", "Name a file of PrefLib");
        refused("conversation", "x.csv", nonsense, 1, "not a folder", "comments.csv");
        refused("budget", folder, 1, "this is a folder", "--budget FILE.pb");
        refused("budget", folder.resolve("nowhere.pb"), 1, "there is no", "Check the path.");
        refused("conversation", folder, 1, "there is no", "Check the path.");
        refused("conversation", folder.resolve("nowhere"), 1, "there is no", "Check the path.");
    }

    @Test
    void a_budget_below_every_cost_and_more_seats_than_candidates_are_refused() throws IOException {
        String poor = """
                META
                key;value
                description;Poor
                num_projects;1
                num_votes;1
                budget;10
                vote_type;approval
                PROJECTS
                project_id;cost;name
                1;20;Bench
                VOTES
                voter_id;vote
                1;1
                """;
        refused("budget", "poor.pb", poor.getBytes(StandardCharsets.UTF_8), 1, "cannot be counted", "Mend that");
        String one = """
                # DATA TYPE: soc
                # NUMBER ALTERNATIVES: 1
                # NUMBER VOTERS: 1
                # NUMBER UNIQUE ORDERS: 1
                # ALTERNATIVE NAME 1: Only
                1: 1
                """;
        refused("election", "one.soc", one.getBytes(StandardCharsets.UTF_8), 3, "cannot be counted");
        String tied = one.replace("soc", "toc")
                .replace("ALTERNATIVES: 1", "ALTERNATIVES: 2")
                .replace("1: Only\n1: 1\n", "1: A\n# ALTERNATIVE NAME 2: B\n1: {1,2}\n");
        refused("election", "tied.toc", tied.getBytes(StandardCharsets.UTF_8), 2, "ties", "Leave --seats away.");
    }

    @Test
    void published_files_are_counted_and_drawn() throws Exception {
        Path data = Path.of(System.getProperty("linli.data", "nowhere")).resolve("deliberation");
        assumeTrue(Files.isDirectory(data), "published ballots are not here: set linli.data");
        for (String election : List.of("00005-00000002.toi", "00026-00000003.cat", "00008-00000001.soi")) {
            int seats = election.startsWith("00008") ? 4 : 1;
            assertWellFormed(count("election", data.resolve("preflib").resolve(election), seats)
                    .get(0)
                    .page()
                    .toHtml());
        }
        Decision burlington =
                count("election", data.resolve("preflib/00005-00000002.toi"), 1).get(0);
        assertTrue(burlington.headline().startsWith("Election 选举: Bob Kiss"), burlington.headline());
        assertTrue(burlington.headline().contains("16 of 18 rules would have chosen otherwise"), burlington.headline());
        Decision wesola = count("budget", data.resolve("pabulib/Poland_Warszawa_2026_Wesola.pb"), 1)
                .get(0);
        assertWellFormed(wesola.page().toHtml());
        assertTrue(wesola.headline().contains("28 of 49 projects, 1,320,435 of 1,330,275 PLN"), wesola.headline());
        try (Stream<Path> conversations = Files.list(data.resolve("polis"))) {
            for (Path each : conversations.sorted().limit(3).toList()) {
                assertWellFormed(count("conversation", each, 1).get(0).page().toHtml());
            }
        }
    }
}
