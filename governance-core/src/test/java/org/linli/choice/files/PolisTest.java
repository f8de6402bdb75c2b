package org.linli.choice.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PolisTest {
    private static final String COMMENTS = """
            timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
            1500000000000,Fri Jul 14 2017,1,0,2,0,1,"The lane should have a park, and a bench"
            1500000000001,Fri Jul 14 2017,0,1,0,1,-1,"Two
            lines"
            """;
    private static final String VOTES = """
            timestamp,datetime,comment-id,voter-id,vote
            1500000000002,Fri Jul 14 2017,1,0,1
            1500000000003,Fri Jul 14 2017,1,1,-1
            1500000000004,Fri Jul 14 2017,0,1,0
            1500000000005,Fri Jul 14 2017,1,1,1
            """;
    private static final String PARTICIPANTS = """
            participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1
            0,,1,1,1,0,,1
            1,2,1,2,1,0,0,1
            """;

    private static Polis.Conversation read(String comments, String votes, String participants)
            throws MalformedFileException {
        return Polis.parse(
                comments.getBytes(StandardCharsets.UTF_8),
                votes.getBytes(StandardCharsets.UTF_8),
                participants.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String where, String part, String comments, String votes, String participants) {
        MalformedFileException problem =
                assertThrows(MalformedFileException.class, () -> read(comments, votes, participants));
        assertTrue(problem.getMessage().startsWith(where), problem.getMessage());
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }

    @Test
    void aConversationIsReadAndWrittenAsItStands() throws MalformedFileException {
        Polis.Conversation conversation = read(COMMENTS, VOTES, PARTICIPANTS);

        assertEquals("Two\nlines", conversation.statements().get(1).text());
        assertEquals(Map.of(0, Map.of(1, 1), 1, Map.of(1, 1, 0, 0)), conversation.finalVotes());
        assertEquals(OptionalInt.of(2), conversation.participants().get(1).group());
        assertEquals(
                OptionalInt.empty(), conversation.participants().get(0).cells().get(0));
        assertEquals(2, conversation.options().size());
        assertEquals(
                conversation,
                Polis.parse(
                        Polis.writeComments(conversation),
                        Polis.writeVotes(conversation),
                        Polis.writeParticipants(conversation)));
    }

    @Test
    void whatIsWrongIsSaidWithItsFileAndLine() {
        refused("votes.csv:3: ", "must be 1, -1 or 0", COMMENTS, VOTES.replace("1,1,-1", "1,1,2"), PARTICIPANTS);
        refused(
                "votes.csv:2: ",
                "must stand in comments.csv",
                COMMENTS,
                VOTES.replace("2017,1,0,1", "2017,9,0,1"),
                PARTICIPANTS);
        refused(
                "votes.csv:2: ",
                "must be a whole number",
                COMMENTS,
                VOTES.replace("1500000000002", "now"),
                PARTICIPANTS);
        refused("votes.csv:5: ", "cut short", COMMENTS, VOTES.substring(0, VOTES.length() - 3), PARTICIPANTS);
        refused(
                "comments.csv:3: ",
                "must not stand twice",
                COMMENTS.replace("2017,0,1,0,1", "2017,1,1,0,1"),
                VOTES,
                PARTICIPANTS);
        refused("comments.csv:3: ", "must be 1, 0 or -1", COMMENTS.replace("0,1,-1,", "0,1,7,"), VOTES, PARTICIPANTS);
        refused(
                "comments.csv:3: ",
                "must end before",
                COMMENTS.substring(0, COMMENTS.indexOf("lines")),
                VOTES,
                PARTICIPANTS);
        refused("comments.csv:1: ", "another file", VOTES, VOTES, PARTICIPANTS);
        refused(
                "participants-votes.csv:2: ",
                "as many as the columns",
                COMMENTS,
                VOTES,
                PARTICIPANTS.replace(",,1\n", ",\n"));
        refused(
                "participants-votes.csv:1: ",
                "must be a statement",
                COMMENTS,
                VOTES,
                PARTICIPANTS.replace(",0,1\n0", ",0,5\n0"));
        refused(
                "participants-votes.csv:3: ",
                "must not stand twice",
                COMMENTS,
                VOTES,
                PARTICIPANTS.replace("\n1,2", "\n0,2"));
        refused("participants-votes.csv: ", "cut short", COMMENTS, VOTES, "");
        refused("participants-votes.csv:1: ", "must begin with", COMMENTS, VOTES, VOTES);
    }

    @Test
    void statementsWithoutVotesAreKept() throws MalformedFileException {
        Polis.Conversation conversation = read(COMMENTS, VOTES.substring(0, VOTES.indexOf('\n') + 1), PARTICIPANTS);

        assertEquals(Map.of(), conversation.finalVotes());
        assertEquals(2, conversation.statements().size());
    }
}
