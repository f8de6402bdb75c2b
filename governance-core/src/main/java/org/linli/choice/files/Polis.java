package org.linli.choice.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.linli.choice.Option;
import org.linli.choice.Options;

/**
 * The export of a Polis conversation: statements in {@code comments.csv}, every vote as it came in {@code votes.csv}, and what each
 * participant's votes finally are in {@code participants-votes.csv} (C. Small et al., "Polis: scaling deliberation by mapping high
 * dimensional opinion spaces", 2021).
 *
 * <p>In an export 1 is agreement, −1 disagreement and 0 a pass; an empty cell is a statement that was not seen. Columns that only some
 * exports have are kept. The three files are checked against each other where they must agree: votes are on statements that exist.
 */
public final class Polis {
    static final List<String> COMMENT_COLUMNS = List.of(
            "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body");
    static final List<String> VOTE_COLUMNS = List.of("timestamp", "datetime", "comment-id", "voter-id", "vote");
    static final List<String> FIRST_COLUMNS = List.of("n-comments", "n-votes", "n-agree", "n-disagree");

    private Polis() {}

    /** What moderators decided about a statement. */
    public enum Moderation {
        /** Not to be shown. */
        REJECTED(-1),
        /** Nothing yet. */
        UNDECIDED(0),
        /** To be shown. */
        ACCEPTED(1);

        private final int code;

        Moderation(int code) {
            this.code = code;
        }

        /** {@return what stands in a file: -1, 0 or 1} */
        public int code() {
            return code;
        }
    }

    /**
     * A statement that participants vote on.
     *
     * @param id its number in the conversation
     * @param author the number of the participant who made it
     * @param millis when it was made, in milliseconds of the epoch
     * @param datetime the same as text, as in the file
     * @param agrees how many agreed when the export was made
     * @param disagrees how many disagreed then
     * @param moderation what moderators decided
     * @param text what it says
     */
    public record Statement(
            int id,
            int author,
            long millis,
            String datetime,
            int agrees,
            int disagrees,
            Moderation moderation,
            String text) {
        /** Checks that nothing is missing. */
        public Statement {
            Objects.requireNonNull(datetime, "datetime");
            Objects.requireNonNull(moderation, "moderation");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * One vote as it came; a later vote of the same participant on the same statement replaces it.
     *
     * @param millis when it came, in milliseconds of the epoch
     * @param datetime the same as text, as in the file
     * @param statement the number of the statement
     * @param participant the number of the participant
     * @param vote 1 for agreement, -1 for disagreement, 0 for a pass
     */
    public record Vote(long millis, String datetime, int statement, int participant, int vote) {
        /** Checks the vote. */
        public Vote {
            Objects.requireNonNull(datetime, "datetime");
            if (vote < -1 || vote > 1) {
                throw new IllegalArgumentException(
                        "The vote (" + vote + ") must be 1 for agreement, -1 for disagreement or 0 for a pass.");
            }
        }
    }

    /**
     * What a participant's votes finally are.
     *
     * @param id the number of the participant
     * @param xid the name that the embedding page has for the participant; empty if none, or if the export has no such column
     * @param group the number of the opinion group; empty if in none
     * @param statements how many statements the participant made
     * @param votes how many votes the participant has, as the export says
     * @param agrees how many of them are agreement, as the export says
     * @param disagrees how many of them are disagreement, as the export says
     * @param cells the vote on each statement of {@link Conversation#matrixStatements()}: empty if it was not seen; immutable
     */
    public record Participant(
            int id,
            String xid,
            OptionalInt group,
            int statements,
            int votes,
            int agrees,
            int disagrees,
            List<OptionalInt> cells) {
        /** Keeps the cells. */
        public Participant {
            Objects.requireNonNull(xid, "xid");
            Objects.requireNonNull(group, "group");
            cells = List.copyOf(cells);
        }
    }

    /**
     * A conversation.
     *
     * @param statements the statements, in the order of the file; immutable
     * @param votes the votes, in the order in which they stand, which is the order in which they count; immutable
     * @param hasXids whether the export has names of the embedding page
     * @param matrixStatements the numbers of the statements that have a column in the participants' file; immutable
     * @param participants the participants, in the order of the file; immutable
     */
    public record Conversation(
            List<Statement> statements,
            List<Vote> votes,
            boolean hasXids,
            List<Integer> matrixStatements,
            List<Participant> participants) {
        /** Checks that votes are on statements that exist, and rows as long as there are columns. */
        public Conversation {
            statements = List.copyOf(statements);
            votes = List.copyOf(votes);
            matrixStatements = List.copyOf(matrixStatements);
            participants = List.copyOf(participants);
            Set<Integer> ids = new HashSet<>();
            for (Statement statement : statements) {
                if (!ids.add(statement.id())) {
                    throw new IllegalArgumentException("The statement (" + statement.id() + ") must not stand twice.");
                }
            }
            for (Vote vote : votes) {
                if (!ids.contains(vote.statement())) {
                    throw new IllegalArgumentException(
                            "The statement (" + vote.statement() + ") of a vote must exist.");
                }
            }
            for (Participant participant : participants) {
                if (participant.cells().size() != matrixStatements.size()) {
                    throw new IllegalArgumentException(
                            "The votes (" + participant.cells().size() + ") of the participant " + participant.id()
                                    + " must be as many as the columns (" + matrixStatements.size() + ").");
                }
            }
        }

        /** {@return the statements as options, in the order of the file, by number and text} */
        public Options options() {
            return Options.copyOf(statements.stream()
                    .map(s -> new Option(
                            Integer.toString(s.id()), s.text().isBlank() ? Integer.toString(s.id()) : s.text()))
                    .toList());
        }

        /**
         * What the votes add up to: for each participant who voted, the last vote on each statement.
         *
         * @return votes by statement number, by participant number; immutable, in no promised order
         */
        public Map<Integer, Map<Integer, Integer>> finalVotes() {
            Map<Integer, Map<Integer, Integer>> last = new HashMap<>();
            for (Vote vote : votes) {
                last.computeIfAbsent(vote.participant(), p -> new HashMap<>()).put(vote.statement(), vote.vote());
            }
            last.replaceAll((participant, row) -> Map.copyOf(row));
            return Map.copyOf(last);
        }
    }

    /**
     * Reads an export.
     *
     * @param folder the folder with the three files
     * @return the conversation
     * @throws MalformedFileException if a file is not what it should be
     * @throws IOException if one cannot be read
     */
    public static Conversation read(Path folder) throws IOException {
        return PolisReader.conversation(
                TextFile.read(folder.resolve("comments.csv")),
                TextFile.read(folder.resolve("votes.csv")),
                TextFile.read(folder.resolve("participants-votes.csv")));
    }

    /**
     * Reads an export.
     *
     * @param comments the content of {@code comments.csv}
     * @param votes the content of {@code votes.csv}
     * @param participants the content of {@code participants-votes.csv}
     * @return the conversation
     * @throws MalformedFileException if the content is not what it should be
     */
    public static Conversation parse(byte[] comments, byte[] votes, byte[] participants) throws MalformedFileException {
        return PolisReader.conversation(
                TextFile.of("comments.csv", comments),
                TextFile.of("votes.csv", votes),
                TextFile.of("participants-votes.csv", participants));
    }

    /**
     * Writes {@code comments.csv}.
     *
     * @param conversation the conversation
     * @return the content of the file, in UTF-8
     */
    public static byte[] writeComments(Conversation conversation) {
        StringBuilder text = line(new StringBuilder(), COMMENT_COLUMNS);
        for (Statement s : conversation.statements()) {
            line(
                    text,
                    List.of(
                            Long.toString(s.millis()),
                            s.datetime(),
                            Integer.toString(s.id()),
                            Integer.toString(s.author()),
                            Integer.toString(s.agrees()),
                            Integer.toString(s.disagrees()),
                            Integer.toString(s.moderation().code()),
                            s.text()));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes {@code votes.csv}.
     *
     * @param conversation the conversation
     * @return the content of the file, in UTF-8
     */
    public static byte[] writeVotes(Conversation conversation) {
        StringBuilder text = line(new StringBuilder(), VOTE_COLUMNS);
        for (Vote v : conversation.votes()) {
            line(
                    text,
                    List.of(
                            Long.toString(v.millis()),
                            v.datetime(),
                            Integer.toString(v.statement()),
                            Integer.toString(v.participant()),
                            Integer.toString(v.vote())));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes {@code participants-votes.csv}.
     *
     * @param conversation the conversation
     * @return the content of the file, in UTF-8
     */
    public static byte[] writeParticipants(Conversation conversation) {
        List<String> columns = new ArrayList<>(List.of("participant"));
        if (conversation.hasXids()) {
            columns.add("xid");
        }
        columns.add("group-id");
        columns.addAll(FIRST_COLUMNS);
        conversation.matrixStatements().forEach(id -> columns.add(Integer.toString(id)));
        StringBuilder text = line(new StringBuilder(), columns);
        for (Participant p : conversation.participants()) {
            List<String> fields = new ArrayList<>(List.of(Integer.toString(p.id())));
            if (conversation.hasXids()) {
                fields.add(p.xid());
            }
            fields.add(text(p.group()));
            fields.add(Integer.toString(p.statements()));
            fields.add(Integer.toString(p.votes()));
            fields.add(Integer.toString(p.agrees()));
            fields.add(Integer.toString(p.disagrees()));
            p.cells().forEach(cell -> fields.add(text(cell)));
            line(text, fields);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the three files of an export into a folder, replacing them.
     *
     * @param conversation the conversation
     * @param folder where to; must exist
     * @throws IOException if a file cannot be written
     */
    public static void write(Conversation conversation, Path folder) throws IOException {
        Files.write(folder.resolve("comments.csv"), writeComments(conversation));
        Files.write(folder.resolve("votes.csv"), writeVotes(conversation));
        Files.write(folder.resolve("participants-votes.csv"), writeParticipants(conversation));
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    private static StringBuilder line(StringBuilder text, List<String> fields) {
        return text.append(String.join(
                        ",",
                        fields.stream()
                                .map(field -> TextFile.quoted(field, ','))
                                .toList()))
                .append('\n');
    }
}
