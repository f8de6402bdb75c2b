package org.linli.choice.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.linli.choice.files.Polis.Conversation;
import org.linli.choice.files.Polis.Moderation;
import org.linli.choice.files.Polis.Participant;
import org.linli.choice.files.Polis.Statement;
import org.linli.choice.files.Polis.Vote;

/** Reads the export of {@link Polis}. */
final class PolisReader {
    private PolisReader() {}

    static Conversation conversation(TextFile comments, TextFile votes, TextFile participants)
            throws MalformedFileException {
        List<Statement> statements = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (TextFile.Row row : records(comments, Polis.COMMENT_COLUMNS)) {
            List<String> f = row.fields();
            int id = comments.smallNumber(row.line(), "comment-id", f.get(2));
            if (!ids.add(id)) {
                throw comments.problem(row.line(), "The statement (" + id + ") must not stand twice.");
            }
            statements.add(new Statement(
                    id,
                    comments.smallNumber(row.line(), "author-id", f.get(3)),
                    comments.number(row.line(), "timestamp", f.get(0)),
                    f.get(1),
                    comments.smallNumber(row.line(), "agrees", f.get(4)),
                    comments.smallNumber(row.line(), "disagrees", f.get(5)),
                    moderation(comments, row.line(), f.get(6)),
                    f.get(7)));
        }
        List<Vote> cast = new ArrayList<>();
        for (TextFile.Row row : records(votes, Polis.VOTE_COLUMNS)) {
            List<String> f = row.fields();
            int statement = votes.smallNumber(row.line(), "comment-id", f.get(2));
            if (!ids.contains(statement)) {
                throw votes.problem(
                        row.line(),
                        "The statement (" + statement + ") of a vote must stand in " + comments.name() + ".");
            }
            cast.add(new Vote(
                    votes.number(row.line(), "timestamp", f.get(0)),
                    f.get(1),
                    statement,
                    votes.smallNumber(row.line(), "voter-id", f.get(3)),
                    vote(votes, row.line(), f.get(4))));
        }
        return matrix(participants, statements, cast, ids);
    }

    private static Conversation matrix(TextFile file, List<Statement> statements, List<Vote> votes, Set<Integer> ids)
            throws MalformedFileException {
        List<TextFile.Row> rows = file.rows(',');
        if (rows.isEmpty()) {
            throw file.problem(0, "The file must have a line of column names. Maybe it was cut short.");
        }
        List<String> columns = rows.get(0).fields();
        List<String> first = new ArrayList<>(List.of("participant", "group-id"));
        boolean hasXids = columns.size() > 1 && columns.get(1).equals("xid");
        if (hasXids) {
            first.add(1, "xid");
        }
        first.addAll(Polis.FIRST_COLUMNS);
        if (columns.size() < first.size() || !columns.subList(0, first.size()).equals(first)) {
            throw file.problem(1, "The columns must begin with " + first + ".");
        }
        List<Integer> matrixStatements = new ArrayList<>();
        for (String column : columns.subList(first.size(), columns.size())) {
            int id = file.smallNumber(1, "column", column);
            if (!ids.contains(id) || matrixStatements.contains(id)) {
                throw file.problem(
                        1, "The column (" + column + ") must be a statement of the conversation, and stand once.");
            }
            matrixStatements.add(id);
        }
        List<Participant> participants = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        int shift = hasXids ? 1 : 0;
        for (TextFile.Row row : rows.subList(1, rows.size())) {
            List<String> f = row.fields();
            if (f.size() != columns.size()) {
                throw file.problem(row.line(), fieldsAndColumns(f.size(), columns.size()));
            }
            List<OptionalInt> cells = new ArrayList<>();
            for (String field : f.subList(first.size(), f.size())) {
                cells.add(field.isEmpty() ? OptionalInt.empty() : OptionalInt.of(vote(file, row.line(), field)));
            }
            int id = file.smallNumber(row.line(), "participant", f.get(0));
            if (!seen.add(id)) {
                throw file.problem(row.line(), "The participant (" + id + ") must not stand twice.");
            }
            String group = f.get(1 + shift);
            participants.add(new Participant(
                    id,
                    hasXids ? f.get(1) : "",
                    group.isEmpty()
                            ? OptionalInt.empty()
                            : OptionalInt.of(file.smallNumber(row.line(), "group-id", group)),
                    file.smallNumber(row.line(), "n-comments", f.get(2 + shift)),
                    file.smallNumber(row.line(), "n-votes", f.get(3 + shift)),
                    file.smallNumber(row.line(), "n-agree", f.get(4 + shift)),
                    file.smallNumber(row.line(), "n-disagree", f.get(5 + shift)),
                    cells));
        }
        return new Conversation(statements, votes, hasXids, matrixStatements, participants);
    }

    private static List<TextFile.Row> records(TextFile file, List<String> columns) throws MalformedFileException {
        List<TextFile.Row> rows = file.rows(',');
        if (rows.isEmpty() || !rows.get(0).fields().equals(columns)) {
            throw file.problem(1, "The columns must be " + columns + ". Maybe it is another file of the export.");
        }
        for (TextFile.Row row : rows) {
            if (row.fields().size() != columns.size()) {
                throw file.problem(row.line(), fieldsAndColumns(row.fields().size(), columns.size()));
            }
        }
        return rows.subList(1, rows.size());
    }

    private static String fieldsAndColumns(int fields, int columns) {
        return "The fields (" + fields + ") must be as many as the columns (" + columns
                + "). Maybe the file was cut short.";
    }

    private static int vote(TextFile file, long line, String field) throws MalformedFileException {
        return switch (field) {
            case "1" -> 1;
            case "-1" -> -1;
            case "0" -> 0;
            default -> throw file.problem(line, "The vote (" + field + ") must be 1, -1 or 0.");
        };
    }

    private static Moderation moderation(TextFile file, long line, String field) throws MalformedFileException {
        return switch (field) {
            case "1" -> Moderation.ACCEPTED;
            case "0" -> Moderation.UNDECIDED;
            case "-1" -> Moderation.REJECTED;
            default -> throw file.problem(line, "The moderation (" + field + ") must be 1, 0 or -1.");
        };
    }
}
