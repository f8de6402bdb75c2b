package org.linli.choice.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.choice.Ranking;

class PabulibTest {
    private static final String POINTS = """
            META
            key;value
            description;"Budget of a lane; 2026"
            num_projects;2
            num_votes;3
            budget;5000.50
            vote_type;cumulative
            max_sum_points;5
            PROJECTS
            project_id;cost;name;votes
            p/1;3000;"口袋公园 ""东"" ";2
            p/2;2500.5;"Parking; covered";2
            VOTES
            voter_id;vote;points;age
            v1;p/1,p/2;3,2;34
            v2;p/2;6;
            v3;p/1;1;71
            """;

    private static Pabulib.Instance read(String text) throws MalformedFileException {
        return Pabulib.parse("lane.pb", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(long line, String part, String text) {
        MalformedFileException problem = assertThrows(MalformedFileException.class, () -> read(text));
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
        assertEquals(line, problem.line(), problem.getMessage());
    }

    @Test
    void aBudgetIsReadAndWrittenAsItStands() throws MalformedFileException {
        Pabulib.Instance instance = read(POINTS);

        assertEquals("口袋公园 \"东\" ", instance.projects().get(0).option().name());
        assertEquals(List.of(3, 2), instance.votes().get(0).points());
        assertEquals(2, instance.points().distinct() - 1);
        assertEquals(3, instance.approvals().electorate().ballots());
        assertEquals(1, instance.decimals());
        assertEquals(List.of("The vote of v2 has 6 where max_sum_points is 5."), instance.beyondLimits());
        assertEquals(instance, Pabulib.parse("again", Pabulib.write(instance)));
        assertEquals(instance, read(POINTS.replace("\n", "\r\n")));
        assertEquals(instance, read(POINTS.stripTrailing()));
        assertThrows(IllegalStateException.class, instance::rankings);
    }

    @Test
    void rankingsAreReadInTheirOrder() throws MalformedFileException {
        Pabulib.Instance instance = read(POINTS.replace("cumulative", "ordinal"));

        assertEquals(3, instance.rankings().distinct());
        assertEquals(Ranking.of("p/1"), instance.rankings().ballot(0));
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        refused(15, "The project (p/3)", POINTS.replace("v1;p/1,p/2", "v1;p/1,p/3"));
        refused(15, "named twice", POINTS.replace("v1;p/1,p/2", "v1;p/1,p/1"));
        refused(15, "must not be negative", POINTS.replace("3,2;34", "3,-2;34"));
        refused(15, "must be as many as the projects", POINTS.replace("3,2;34", "3;34"));
        refused(15, "must be a whole number", POINTS.replace("3,2;34", "3,2.00001;34"));
        refused(16, "must not vote twice", POINTS.replace("v2;", "v1;"));
        refused(16, "must be as many as the columns", POINTS.replace("v2;p/2;6;", "v2;p/2;6"));
        refused(12, "at most 3 decimals", POINTS.replace("2500.5", "2500.50001"));
        refused(12, "must not be negative", POINTS.replace("2500.5", "-1"));
        refused(12, "must be a number", POINTS.replace("2500.5", "2,500"));
        refused(12, "must not stand twice", POINTS.replace("p/2;2500", "p/1;2500"));
        refused(6, "must be a number", POINTS.replace("5000.50", "much"));
        refused(7, "The vote_type", POINTS.replace("cumulative", "loud"));
        refused(8, "must not stand twice in META", POINTS.replace("max_sum_points", "budget"));
        refused(0, "entry budget", POINTS.replace("budget;5000.50\n", ""));
        refused(13, "must have a column points", POINTS.replace("vote;points;age", "vote;marks;age"));
        refused(10, "must have a column cost", POINTS.replace("project_id;cost", "project_id;price"));
        refused(1, "must begin with the section META", POINTS.substring(5));
        refused(15, "must be for one project", POINTS.replace("cumulative", "choose-1"));
        refused(11, "followed by a separator", POINTS.replace("\"\" \"", "\"\" \"x"));
    }

    @Test
    void aFileCutShortIsRefused() {
        refused(5, "The num_votes (3)", POINTS.substring(0, POINTS.indexOf("v3;")));
        refused(0, "section VOTES", POINTS.substring(0, POINTS.indexOf("VOTES")));
        refused(13, "line of column names", POINTS.substring(0, POINTS.indexOf("voter_id")));
        refused(12, "must end before the file does", POINTS.substring(0, POINTS.indexOf(" covered")));
        refused(0, "section META", "");
    }
}
