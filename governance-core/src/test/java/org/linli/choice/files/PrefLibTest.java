package org.linli.choice.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.choice.RankedProfile;

class PrefLibTest {
    private static final String TOI = """
            # FILE NAME: lane.toi
            # TITLE: What to do with the lane
            # DATA TYPE: toi
            # NUMBER ALTERNATIVES: 3
            # NUMBER VOTERS: 9
            # NUMBER UNIQUE ORDERS: 3
            # ALTERNATIVE NAME 1: 口袋公园
            # ALTERNATIVE NAME 2: Parking, covered
            # ALTERNATIVE NAME 3: Playground
            4: 1,3,2
            3: 2,3
            2: {1,3}
            """;

    private static final String CAT = """
            # FILE NAME: lane.cat
            # TITLE: What to do with the lane
            # DATA TYPE: cat
            # NUMBER ALTERNATIVES: 3
            # NUMBER VOTERS: 4
            # NUMBER UNIQUE PREFERENCES: 3
            # NUMBER CATEGORIES: 2
            # CATEGORY NAME 1: Yes
            # CATEGORY NAME 2: No
            # ALTERNATIVE NAME 1: Park
            # ALTERNATIVE NAME 2: Parking
            # ALTERNATIVE NAME 3: Playground
            2: {1,3},2
            1: {},{1,2,3}
            1: 2,{1}
            """;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MalformedFileException refused(long line, String part, String text) {
        MalformedFileException problem =
                assertThrows(MalformedFileException.class, () -> PrefLib.parseElection("lane.toi", utf8(text)));
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
        assertEquals(line, problem.line(), problem.getMessage());
        assertTrue(
                problem.getMessage().startsWith(line > 0 ? "lane.toi:" + line + ": " : "lane.toi: "),
                problem.getMessage());
        return problem;
    }

    @Test
    void anElectionIsReadAndWrittenAsItStands() throws MalformedFileException {
        PrefLib.Election election = PrefLib.parseElection("lane.toi", utf8(TOI));

        assertEquals(9, election.profile().electorate().ballots());
        assertEquals("口袋公园", election.profile().options().get("1").name());
        assertEquals(PrefLib.OrdinalType.TOI, election.type());
        assertEquals(PrefLib.OrdinalType.TOI, PrefLib.OrdinalType.of(election.profile()));
        assertEquals(TOI, new String(PrefLib.write(election), StandardCharsets.UTF_8));
        assertEquals(election, PrefLib.parseElection("crlf", utf8("\uFEFF" + TOI.replace("\n", "\r\n"))));
    }

    @Test
    void categoriesAreGradesAndCanBeApprovals() throws MalformedFileException {
        PrefLib.Categories election = PrefLib.parseCategories("lane.cat", utf8(CAT));

        assertEquals(List.of("Yes", "No"), election.categories());
        assertEquals(election, PrefLib.parseCategories("again", PrefLib.write(election)));
        assertEquals(4, election.approvals(0).electorate().ballots());
        assertEquals(1, election.approvals(0).electorate().blank());
        assertThrows(IllegalArgumentException.class, () -> election.approvals(2));
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        refused(10, "The alternative (4)", TOI.replace("4: 1,3,2", "4: 1,3,4"));
        refused(10, "twice: 1", TOI.replace("4: 1,3,2", "4: 1,3,1"));
        refused(10, "The alternative ()", TOI.replace("4: 1,3,2", "4: 1,"));
        refused(10, "The alternative ()", TOI.replace("4: 1,3,2", "4: "));
        refused(10, "must be at least 1", TOI.replace("4: 1,3,2", "-4: 1,3,2"));
        refused(10, "must be a whole number", TOI.replace("4: 1,3,2", "4.00001: 1,3,2"));
        refused(10, "and a colon", TOI.replace("4: 1,3,2", "1,3,2"));
        refused(12, "The brace must be closed", TOI.replace("{1,3}", "{1,3"));
        refused(12, "comma after a brace", TOI.replace("{1,3}", "{1,3}2"));
        refused(3, "must not stand twice in the head", TOI.replace("# DATA TYPE", "# TITLE: again\n# DATA TYPE"));
        refused(12, "head must end", TOI.replace("2: {1,3}", "# TITLE 2: again"));
        refused(2, "a name, a colon", TOI.replace("# TITLE:", "# TITLE"));
        refused(0, "DATA TYPE", TOI.replace("# DATA TYPE: toi\n", ""));
        refused(3, "soc, soi, toc or toi", TOI.replace("TYPE: toi", "TYPE: cat"));
        refused(12, "overvote", TOI.replace("TYPE: toi", "TYPE: soi"));
        refused(11, "must be 3 to 3", TOI.replace("TYPE: toi", "TYPE: toc"));
        refused(9, "names more", TOI.replace("ALTERNATIVES: 3", "ALTERNATIVES: 2"));
        refused(0, "ALTERNATIVE NAME 4", TOI.replace("ALTERNATIVES: 3", "ALTERNATIVES: 4"));
        refused(4, "must be 1 to", TOI.replace("ALTERNATIVES: 3", "ALTERNATIVES: 0"));
    }

    @Test
    void aFileCutShortOrInAnotherEncodingIsRefused() {
        refused(5, "The ballots (7) must be as many as the head says (9)", TOI.replace("2: {1,3}\n", ""));
        refused(6, "The distinct ballots", TOI.replace("ORDERS: 3", "ORDERS: 4"));
        refused(5, "Maybe the file was cut short", TOI.substring(0, TOI.indexOf("4: 1")));
        refused(0, "Maybe the file was cut short", "");
        MalformedFileException problem = assertThrows(
                MalformedFileException.class,
                () -> PrefLib.parseElection("lane.toi", TOI.getBytes(java.nio.charset.Charset.forName("GB18030"))));
        assertEquals(7, problem.line());
        assertTrue(problem.getMessage().contains("is not UTF-8"), problem.getMessage());
        MalformedFileException unicode = assertThrows(
                MalformedFileException.class,
                () -> PrefLib.parseElection("lane.toi", TOI.getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(1, unicode.line());
        assertTrue(unicode.getMessage().contains("saved as UTF-16"), unicode.getMessage());
    }

    @Test
    void whatTheFormatHasNoPlaceForIsNotWritten() throws MalformedFileException {
        PrefLib.Election election = PrefLib.parseElection("lane.toi", utf8(TOI));
        RankedProfile blank =
                RankedProfile.builder(election.profile().options()).addBlank(1).build();
        assertThrows(
                IllegalArgumentException.class,
                () -> PrefLib.write(new PrefLib.Election(Map.of(), PrefLib.OrdinalType.TOI, blank)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PrefLib.Election(Map.of(), PrefLib.OrdinalType.SOC, election.profile()));
    }
}
